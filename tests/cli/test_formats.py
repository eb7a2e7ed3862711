"""Formats for other programs, and the provenance report, on the command line."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli.app import app

SAMPLES = Path(__file__).parents[2] / "samples"
CONCERT = SAMPLES / "harbour-concert.txt"


def run(*arguments: str) -> Result:
    """Run the command in the process."""
    return CliRunner().invoke(app, [*arguments, "--as-of", "2026-11-24", "--isolated"])


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("sarif", '{"$schema"'),
        ("github", "::error file="),
        ("gitlab", "[\n{"),
        ("junit", "<?xml"),
        ("markdown", "# Dates of publication"),
        ("csv", "uri,file,line"),
    ],
)
def test_each_format_on_stdout(name: str, start: str) -> None:
    """The exit code is that of any other format."""
    result = run("check", str(CONCERT), "--format", name)
    assert result.stdout.startswith(start)
    assert result.exit_code == 1


def test_several_at_once(tmp_path: Path) -> None:
    """Each in its file, by suffix or by name; stdout has what was asked for."""
    names = ["a.sarif", "b.xml", "c.md", "d.csv"]
    options = [word for name in names for word in ("-o", str(tmp_path / name))]
    options += ["-o", f"gitlab={tmp_path / 'e.json'}"]
    result = run("check", str(CONCERT), *options, "--format", "json")
    assert json.loads(result.stdout)["summary"]["findings"]["error"] == 1
    assert json.loads((tmp_path / "a.sarif").read_text())["version"] == "2.1.0"
    assert (tmp_path / "b.xml").read_text().endswith("</testsuites>\n")
    assert "DOC202" in (tmp_path / "c.md").read_text()
    assert (tmp_path / "d.csv").read_text().count("\n") == 4
    assert len(json.loads((tmp_path / "e.json").read_text())) == 3


def test_rows_command_no_runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file can be called like a command; in a workflow its row is none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    name = "::error file=x::owned.txt"
    Path(name).write_text("Published: 31 June 2021\n", encoding="utf-8")
    for kind in ("csv", "junit", "markdown", "gitlab", "sarif", "json", "jsonl", "text"):
        for line in run("check", name, "--format", kind).stdout.splitlines():
            assert not line.lstrip().startswith("::"), kind
    (line,) = run("check", name, "--format", "github").stdout.splitlines()
    assert line.startswith("::error file=%3A%3Aerror")


def test_claims_as_csv() -> None:
    """Where no rule runs a row is a claim."""
    result = run("dates", str(CONCERT), "--format", "csv")
    head, *rows = csv.reader(io.StringIO(result.stdout, newline=""))
    assert head[4] == "id"
    assert rows[0][4] == "c1"


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "junit", "markdown"])
def test_formats_of_findings_need_rules(name: str) -> None:
    """`dates` runs none, and says what does."""
    result = run("dates", str(CONCERT), "--format", name)
    assert result.exit_code == 2
    assert "use `auditor check`" in result.stderr


def test_a_report_in_every_format(tmp_path: Path) -> None:
    """Whole files, with who made them."""
    names = ["a.html", "a.md", "a.json", "a.provn"]
    options = [word for name in names for word in ("-o", str(tmp_path / name))]
    result = run("report", str(CONCERT), *options, "--operator", "J. Doe")
    assert result.exit_code == 0
    assert result.stderr.count("wrote ") == 4
    for name in names:
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "2019" in text
        assert "J. Doe" in text
    assert not [path for path in tmp_path.iterdir() if path.name not in names]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name the file of the report: -o report.html"),
        (("-o", "x.pdf"), "the suffix tells no format"),
        (("-o", "no/such/x.html"), "there is no folder"),
    ],
)
def test_what_is_wrong_with_a_report_is_said_before_anything_is_read(
    arguments: tuple[str, ...], said: str
) -> None:
    """One line, and how to do better."""
    result = run("report", str(CONCERT), *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_report_on_what_cannot_be_read(tmp_path: Path) -> None:
    """It is written, says so, and the exit code and stderr tell."""
    file, case = tmp_path / "a.html", tmp_path / "case"
    case.mkdir()
    (case / "scan.png").write_bytes(b"\x89PNG")
    paths = [str(tmp_path / "gone.txt"), str(CONCERT), str(case)]
    result = run("report", *paths, "-o", str(file), "-o", str(tmp_path / "a.md"))
    assert result.exit_code == 3
    assert result.stderr.count("no such file") == 1
    assert "skipped: 1 png" in result.stderr
    for written in (file, tmp_path / "a.md"):
        text = written.read_text(encoding="utf-8")
        assert "Not read" in text
        assert "no such file" in text
        assert "not known" not in text


ENVIRONMENTS = (
    {"TZ": "America/New_York", "LANG": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Asia/Kolkata", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"},
)


def test_reproducible_is_byte_for_byte(tmp_path: Path) -> None:
    """Whatever zone, language, hash seed, folder and order of paths."""
    names = ["check.json", "check.jsonl", "check.sarif", "check.md", "check.csv", "check.xml"]
    reports = ["report.html", "report.md", "report.json", "report.provn"]
    written: list[dict[str, bytes]] = []
    for number, environment in enumerate(ENVIRONMENTS):
        home = tmp_path / f"folder-{number}"
        home.mkdir()
        inputs = ["concert.txt", "ferry.html", "council.txt"]
        for name, source in zip(
            inputs, ("harbour-concert.txt", "ferry.html", "council-minutes.txt"), strict=True
        ):
            (home / name).write_bytes((SAMPLES / source).read_bytes())
        paths = inputs if number else inputs[::-1]
        common = ["--reproducible", "--as-of", "2026-11-24", "--isolated"]
        for verb, files in (("check", names), ("report", reports)):
            outputs = [word for name in files for word in ("-o", name)]
            more = ["-o", "github=check.log", "-o", "gitlab=check.gl"] if verb == "check" else []
            command = [sys.executable, "-m", "auditor", verb, *paths, *outputs, *more, *common]
            subprocess.run(  # noqa: S603 - our own command
                command, cwd=home, env={**os.environ, **environment}, check=False,
                capture_output=True,
            )  # fmt: skip
        made = {*names, *reports, "check.log", "check.gl"}
        written.append({name: (home / name).read_bytes() for name in made})
    assert written[0] == written[1]
    assert all(written[0].values())
