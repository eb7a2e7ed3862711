# ruff: noqa: D103 - the name of a test is its sentence
"""Settings on the command line: what wins, what is shown, what is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from auditor.cli import app
from auditor.config.keys import KEYS
from auditor.config.values import RefusedError

Run = Callable[..., Result]
NUMERIC = "Published: 03/04/2021\n\nSome text.\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command in an empty folder, without environment."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def invoke(*args: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, args, input=stdin, prog_name="auditor")

    return invoke


def write(name: str, text: str) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return name


def in_force(result: Result) -> dict[str, tuple[Any, str | None]]:
    """Value and place of every setting."""
    assert result.exit_code == 0, result.stderr
    return {
        row["key"]: (row["value"], f"{row['place']}:{row['line']}" if row["line"] else row["place"])
        for row in json.loads(result.stdout)["settings"]
    }


def orders(result: Result) -> str:
    """What a record of `dates` says on the numeric date."""
    return str(json.loads(result.stdout)["published"]["edtf"])


def test_options_win_over_set_over_the_file_over_the_default(run: Run) -> None:
    write("a.txt", NUMERIC)
    command = ("dates", "a.txt", "--format", "jsonl")

    assert orders(run(*command)) == "[2021-03-04,2021-04-03]"
    write("auditor.toml", 'day-month = "dmy"\n')
    assert orders(run(*command)) == "2021-04-03"
    assert orders(run(*command, "--set", "day-month=mdy")) == "2021-03-04"
    assert orders(run(*command, "--set", "day-month=mdy", "--day-month", "dmy")) == "2021-04-03"
    assert orders(run(*command, "--day-month", "auto")) == "[2021-03-04,2021-04-03]"
    assert orders(run(*command, "--isolated")) == "[2021-03-04,2021-04-03]"
    write("other/x.toml", 'day-month = "mdy"\n')
    assert orders(run(*command, "--config", "other/x.toml")) == "2021-03-04"


def test_config_shows_every_setting_and_where_it_comes_from(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    write(
        "pyproject.toml",
        '[project]\nname = "x"\n\n[tool.auditor]\npersona = "ci"\nday-month = "dmy"\n'
        'fields = { text = "body" }\nfail-on = "warning"\n\n'
        "[tool.auditor.rules.DOC202]\ndays = 9\n",
    )
    given = in_force(
        run(
            "config", "--format", "json", "--set", "limits.claims=5", "--set", "fail-on=info",
            "--day-month", "mdy", "--exclude", "a", "--exclude", "b", "--no-gitignore",
        )
    )  # fmt: skip

    assert {name for name in KEYS if not name.startswith("fields.")} <= set(given)
    assert given["as-of"] == ("2023-11-14", "SOURCE_DATE_EPOCH")
    assert given["persona"] == ("ci", "pyproject.toml:5")
    assert given["day-month"] == ("mdy", "--day-month")
    assert given["fields.text"] == ("body", "pyproject.toml:7")
    assert given["fail-on"] == ("info", "--set")
    assert given["limits.claims"] == (5, "--set")
    assert given["rules.DOC202.days"] == (9, "pyproject.toml:11")
    assert given["rules.MET302.days"] == (7, None)
    assert given["exclude"] == (["a", "b"], "--exclude")
    assert given["gitignore"] == (False, "--gitignore")
    assert given["language"] == (None, None)


def test_the_file_stands_above_the_working_directory_and_never_where_documents_are(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(".git/HEAD", "")
    write("auditor.toml", 'persona = "ci"\n')
    write("w/corpus/auditor.toml", "nonsense = 1\n")
    write("w/corpus/a.txt", NUMERIC)
    write("w/corpus/pyproject.toml", "[tool.auditor]\nnonsense = 1\n")
    monkeypatch.chdir("w")

    assert in_force(run("config", "--format", "json"))["persona"] == ("ci", "../auditor.toml:1")
    assert run("check", "corpus", "corpus/a.txt").exit_code == 0
    assert run("check", "corpus", "--config", "corpus/auditor.toml").exit_code == 2


def test_fields_of_the_line_take_the_place_of_those_of_the_file(run: Run) -> None:
    write("auditor.toml", '[fields]\ntext = "body"\nid = "nr"\n')
    by_option = in_force(run("config", "--format", "json", "--fields", "text=content"))
    by_set = in_force(run("config", "--format", "json", "--set", "fields.text=content"))

    assert by_option["fields.text"] == ("content", "--fields")
    assert "fields.id" not in by_option
    assert by_set["fields.text"] == ("content", "--set")
    assert by_set["fields.id"] == ("nr", "auditor.toml:3")


def test_the_table_is_grouped_aligned_and_fits(run: Run) -> None:
    write("auditor.toml", f"exclude = {json.dumps([f'folder {n}/**' for n in range(30)])}\n")
    result = run("config")
    lines = result.stdout.splitlines()

    assert result.exit_code == 0
    assert lines[0] == "The file of settings is auditor.toml."
    for group in ("What you know", "Rules", "Exit code", "Folders", "Output", "Limits"):
        assert group in lines
    assert max(map(len, lines)) <= 80
    assert re.search(r"^  persona +\"review\" +default$", result.stdout, re.MULTILINE)
    assert "There is no file" in run("config", "--config", "x.toml").stdout + run(
        "config", "--isolated"
    ).stdout.replace("No file of settings is read", "There is no file")
    assert "\x1b[" in run("config", "--color", "always").stdout
    assert "\x1b[" not in result.stdout


def test_entries_and_severities_are_shown_too(run: Run) -> None:
    write(
        "auditor.toml",
        '[[suppress]]\npath = "a/"\nreason = "known"\n[[suppress]]\ncode = "DOC202"\n'
        'reason = "wanted"\n[severities]\nDOC217 = "off"\n',
    )
    table = run("config").stdout
    assert re.search(r'^  severities.DOC217 +"off" +auditor.toml:8$', table, re.MULTILINE)
    assert re.search(r'^  suppress +\[\{path = "a/", reason = "known"\}, +aud', table, re.MULTILINE)
    assert re.search(r'^ +\{code = "DOC202", reason = "wanted"\}\]$', table, re.MULTILINE)
    given = in_force(run("config", "--format", "json"))
    assert given["severities.DOC217"] == ("off", "auditor.toml:8")


def test_no_value_is_obeyed_by_the_terminal(run: Run) -> None:
    write("a\x1b[2J.toml", 'stdin-name = "\\u001b[2J\\u202e"\nexclude = ["::error::x"]\n')
    for form in (["--format", "text"], ["--format", "rich"], ["--format", "json"], []):
        result = run("config", "--config", "a\x1b[2J.toml", *form)

        assert result.exit_code == 0
        assert "\x1b" not in result.stdout
        assert "\u202e" not in result.stdout


@pytest.mark.parametrize(
    ("file", "args", "told"),
    [
        ("\n\n\nday-month = 'dym'", [], "auditor.toml:4: day-month = 'dym': one of auto, dmy, mdy"),
        ("select = ['NOP1']", [], 'auditor.toml:1: select: no rule has the code "NOP1"'),
        ("\n[rules.DOC202]\ndayz = 1", [], "auditor.toml:3: rules.DOC202.dayz: rule DOC202"),
        ("[rules.DOC202]\ndays = 'x'", [], "auditor.toml:2: rules.DOC202.days: option"),
        ("[rules.NOP1]\nx = 1", [], 'auditor.toml:2: rules.NOP1.x: no rule has the code "NOP1"'),
        ("", ["--set", "ignore=NOP1"], '--set: ignore: no rule has the code "NOP1"'),
        ("", ["--ignore", "NOP1"], 'error: --ignore: no rule has the code "NOP1"'),
        ("", ["--set", "x"], "--set 'x': KEY=VALUE is needed"),
        ("", ["--config", "no.toml"], "no.toml: no such file"),
        ("", ["--config", "a.txt"], "a.txt:1:10: no valid TOML"),
        ("", ["--config", "auditor.toml", "--isolated"], "give one of them"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_setting(run: Run, file: str, args: list[str], told: str) -> None:
    write("a.txt", NUMERIC)
    write("auditor.toml", file)
    for command in (["check", "a.txt"], ["config"]):
        result = run(*command, *args)

        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
        assert result.stderr.count("\n") == 1


def test_settings_hold_for_the_exit_code_the_format_and_the_folders(run: Run) -> None:
    write("w/a.txt", "Published: 3 May 2021\n")
    write("w/drafts/b.txt", "Published: 31 June 2021\n")
    write("auditor.toml", 'exclude = ["/w/drafts"]\nformat = "jsonl"\n')
    assert json.loads(run("check", "w").stdout)["uri"] == "w/a.txt"
    assert run("check", "w/drafts").exit_code == 1
    write("auditor.toml", "exit-zero = true\nforce-exclude = true\n")
    assert run("check", "w/drafts").exit_code == 0
    forced = run("check", "w/drafts", "--exclude", "drafts/", "--format", "json")
    assert forced.exit_code == 0
    assert json.loads(forced.stdout)["summary"]["skipped"] == {"excluded folder": 1}
    assert run("check", "w/drafts", "--exclude", "drafts/").stdout.startswith("0 documents")
    write("auditor.toml", "allow-incomplete = true\n")
    assert run("dates", "missing.txt").exit_code == 0
    write("auditor.toml", 'as-of = 2022-01-01\nformat = "json"\n')
    report = json.loads(run("check", "w/a.txt").stdout)
    assert (report["as_of"], report["as_of_from"]) == ("2022-01-01", "settings")
    assert run("check", "w/a.txt", "-o", "r.txt").stdout == ""


def test_patterns_of_a_file_stand_where_it_lies(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(".git/HEAD", "")
    write("auditor.toml", 'exclude = ["/w/a.txt"]\n')
    for name in ("w/a.txt", "w/w/a.txt"):
        write(name, NUMERIC)
    monkeypatch.chdir("w")

    def uris(*args: str) -> list[str]:
        lines = run("dates", ".", "--format", "jsonl", *args).stdout.splitlines()
        return [json.loads(line)["uri"] for line in lines]

    assert uris() == ["./w/a.txt"]
    assert uris("--exclude", "/w/a.txt") == ["./a.txt"]
    assert uris("--config", "../auditor.toml") == ["./a.txt"]


@pytest.mark.parametrize("mode", ["file", "stdin", "null"])
def test_paths_from_a_list(run: Run, mode: str) -> None:
    names = ["a.txt", "-", "b c.txt", "naïve.txt"]
    for name in names:
        write(name, NUMERIC)
    end = "\0" if mode == "null" else "\r\n"
    listed = "".join(f"{name}{end}" for name in names)
    write("list", listed if mode == "null" else f"\n{listed}\n")
    where = "list" if mode == "file" else "-"
    args = ["--files-from", where, *(["-0"] if mode == "null" else [])]
    result = run("dates", "a.txt", *args, "--format", "jsonl", stdin=Path("list").read_bytes())

    assert [json.loads(line)["uri"] for line in result.stdout.splitlines()] == names


def test_lists_that_are_no_use(run: Run) -> None:
    write("empty", "\n\n")
    write("list", "missing.txt\n")
    write("a.txt", NUMERIC)

    assert "no such file" in run("check", "--files-from", "no").stderr
    assert run("check", "--files-from", "no").exit_code == 2
    assert run("check", "--files-from", "empty").exit_code == 2
    assert run("check", "--files-from", "list").exit_code == 3
    assert run("check", "--files-from", "empty", "a.txt").exit_code == 0
    assert run("check", "--files-from", ".").exit_code == 2
    assert run("check", "-", "--files-from", "-").exit_code == 2
    assert "give that too" in run("check", "a.txt", "-0").stderr


def test_an_address_among_files_does_not_stop_them(run: Run) -> None:
    write("good.txt", "Published: 3 May 2021\n")
    result = run("check", "https://x.example/a", "good.txt", "--format", "json")
    report = json.loads(result.stdout)

    assert result.exit_code == 3
    assert report["documents"][1]["published"]["edtf"] == "2021-05-03"
    assert report["documents"][0]["notices"][0]["text"].startswith("https://x.example/a: is a web")
    assert result.stderr.count("\n") == 1
    assert run("check", "https://x.example/a").exit_code == 2
    assert run("check", "https://x.example/a", "http://y.example").exit_code == 2


IN_FILES_ONLY = ("per-path", "suppress", "placeholder-days", "fixed-days", "known-events")
"""Entries and tables, which no option can hold."""


def test_options_and_settings_share_names_values_and_defaults() -> None:
    command = app.get_command(click.Context(app), "check")
    assert command is not None
    options = {option.opts[-1][2:]: option for option in command.params}
    for name, key in KEYS.items():
        if "." in name or name in IN_FILES_ONLY:
            continue
        option = options.get(name)
        assert option is not None, name
        kind = option.type
        if isinstance(kind, click.Choice):
            for word in kind.choices:
                key.take(word)
            with pytest.raises(RefusedError):
                key.take("nonsense")
        default = option.get_default(click.Context(command))
        given = None if str(default) == "Sentinel.UNSET" else default  # of some versions of click
        assert (given or None) == (key.default or None), name
