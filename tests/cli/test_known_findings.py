"""Selection as people expect: by path, by severity, and what is known, with a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from auditor.cli.app import app

SAMPLES = Path(__file__).parents[2] / "samples"
Check = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Audit two samples in a repository with a file of settings."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "old").mkdir()
    for name in ("harbour-concert.txt", "works-notice.txt"):
        (tmp_path / "old" / name).write_bytes((SAMPLES / name).read_bytes())
    monkeypatch.chdir(tmp_path)

    def run(settings: str, *arguments: str) -> Result:
        (tmp_path / "auditor.toml").write_text(f"as-of = 2026-11-24\n{settings}", encoding="utf-8")
        return CliRunner().invoke(app, ["check", "old", *arguments])

    return run


def found(result: Result) -> dict[str, dict[str, Any]]:
    """The findings of a report by code."""
    report = json.loads(result.stdout)
    return {f["code"]: f for document in report["documents"] for f in document["findings"]}


def notices(result: Result) -> list[tuple[str, str]]:
    """Level and code of what was told on the run."""
    return [(one["level"], one["code"]) for one in json.loads(result.stdout)["notices"]]


def test_people_are_told_how_many_are_known(check: Check) -> None:
    """In the totals and in the summary; with `--verbose` which ones, and why."""
    settings = '[[suppress]]\npath = "old/"\ncode = "DOC202"\nreason = "shown again"\n'
    assert "1 suppressed · as of" in check(settings).stdout
    assert ", 1 suppressed; as of" in check(settings, "--format", "markdown").stdout
    told = check(settings, "--verbose").stdout
    assert "suppressed DOC202 republication: shown again" in told
    assert "suppressed" not in check("").stdout


@pytest.mark.parametrize(
    "entry",
    [
        'path = "old/harbour*"\ncode = "DOC202"',
        'path = "old/"\ncode = "DOC2"',
        'code = "republication"',
        'path = "*.txt"\ncode = "doc202"',
    ],
)
def test_a_known_finding_does_not_fail(check: Check, entry: str) -> None:
    """It stays in the report, with the reason."""
    settings = f'[[suppress]]\n{entry}\nreason = "shown again on purpose"\n'
    result = check(settings, "--format", "json", "--select", "DOC202")
    assert result.exit_code == 0
    finding = found(result)["DOC202"]
    assert finding["suppressed"] is True
    assert finding["justification"] == "shown again on purpose"
    assert notices(result) == []


def test_a_fingerprint_hides_one_finding(check: Check) -> None:
    """And SARIF holds the reason."""
    fingerprint = found(check("", "--format", "json"))["DOC202"]["fingerprint"]
    settings = f'[[suppress]]\nfingerprint = "{fingerprint}"\nreason = "known"\n'
    log = json.loads(check(settings, "--format", "sarif").stdout)
    (result,) = (r for r in log["runs"][0]["results"] if r["ruleId"] == "DOC202")
    assert result["suppressions"] == [{"kind": "external", "justification": "known"}]
    assert not [
        r for r in log["runs"][0]["results"] if r["ruleId"] != "DOC202" and "suppressions" in r
    ]


def test_what_ran_out_or_hides_nothing_is_told(check: Check) -> None:
    """With the entry that it is about; one on other paths is only worth knowing."""
    settings = (
        '[[suppress]]\ncode = "DOC202"\nreason = "a"\nuntil = 2026-11-23\n'
        '[[suppress]]\ncode = "MET301"\nreason = "b"\n'
        '[[suppress]]\npath = "elsewhere/"\nreason = "c"\n'
    )
    result = check(settings, "--format", "json")
    assert found(result)["DOC202"]["suppressed"] is False
    assert result.exit_code == 1
    assert notices(result) == [
        ("warning", "expired-suppression"),
        ("warning", "unused-suppression"),
        ("info", "unused-suppression"),
    ]
    assert "entry 1 of suppress (code DOC202) ran out on 23 November 2026" in result.stderr
    assert "elsewhere" not in result.stderr


def test_it_holds_on_its_last_day(check: Check) -> None:
    """`until` is that day."""
    settings = '[[suppress]]\ncode = "DOC202"\nreason = "a"\nuntil = 2026-11-24\n'
    assert found(check(settings, "--format", "json"))["DOC202"]["suppressed"] is True


def test_a_document_cannot_silence_its_audit(check: Check, tmp_path: Path) -> None:
    """Neither by a file of settings beside it, nor by anything in it."""
    entry = '[[suppress]]\ncode = "DOC202"\nreason = "a"\n'
    (tmp_path / "old" / "auditor.toml").write_text(entry, encoding="utf-8")
    path = tmp_path / "old" / "harbour-concert.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n<!-- auditor: ignore DOC202 -->\n")
    assert found(check("", "--format", "json"))["DOC202"]["suppressed"] is False


def test_rules_by_path(check: Check) -> None:
    """A selection, what is ignored, and what is added, where a pattern fits."""
    settings = '[[per-path]]\npath = "works*"\nignore = ["FMT"]\n'
    assert "FMT102" not in found(check(settings, "--format", "json"))
    assert "FMT101" in found(check(settings, "--format", "json"))
    settings = '[[per-path]]\npath = "old/"\nselect = ["FMT102"]\n'
    assert set(found(check(settings, "--format", "json"))) == {"FMT102"}


def test_severities_by_settings(check: Check) -> None:
    """By code or prefix, the longer one decides; what a guard made less stays less."""
    settings = '[severities]\nDOC = "info"\nDOC217 = "error"\nFMT101 = "error"\nFMT103 = "off"\n'
    result = found(check(settings, "--format", "json"))
    assert result["DOC202"]["severity"] == "info"
    assert result["DOC217"]["severity"] == "error"
    assert result["FMT101"]["severity"] == "info"
    assert "FMT103" not in result


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[[suppress]]\ncode = "DOC202"\n', "entry 1: a reason is needed"),
        ('[[suppress]]\nreason = "x"\n', "one of path, code and fingerprint is needed"),
        ('[[suppress]]\nresaon = "x"\n', "did you mean 'reason'?"),
        ('[[suppress]]\ncode = "DOC202"\nreason = "x"\nuntil = "2026-11"\n', "until: "),
        ('[[suppress]]\ncode = "NOP101"\nreason = "x"\n', "NOP101"),
        ('suppress = "DOC202"\n', "entries [[suppress]] are needed"),
        ('[[per-path]]\nignore = ["FMT"]\n', "a path is needed"),
        ('[[per-path]]\npath = "a"\n', "one of select, ignore and extend-select is needed"),
        ('[[per-path]]\npath = "a"\nselect = ["XYZ"]\n', "XYZ"),
        ('[severities]\nDOC217 = "fatal"\n', "error, warning, info"),
        ('[severities]\nXYZ1 = "error"\n', "XYZ1"),
        ("severities = 3\n", "DOC217 = "),
    ],
)
def test_wrong_entries_are_refused_with_what_is_allowed(
    check: Check, settings: str, said: str
) -> None:
    """One line, exit code 2, nothing audited."""
    result = check(settings)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_settings_in_force_show_entries(check: Check) -> None:
    """As TOML, with where they stand."""
    check('[[suppress]]\ncode = "DOC202"\nreason = "a"\nuntil = 2026-11-24\n')
    result = CliRunner().invoke(app, ["config"])
    assert '[{code = "DOC202", reason = "a", until =' in result.stdout


def test_statistics(check: Check) -> None:
    """Counts by rule in place of the documents, and what is known."""
    result = check('[[suppress]]\ncode = "DOC217"\nreason = "a"\n', "--statistics")
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["1", "error", "DOC202", "republication"] in lines
    assert ["1", "known,", "by", "the", "settings", "(suppress)"] in lines
    assert "harbour-concert" not in result.stdout
    assert check("", "--statistics", "--format", "json").exit_code == 2


def test_statistics_by_source(tmp_path: Path) -> None:
    """Of records with an address or a source, the worst first."""
    texts = [("https://a.example/1", "May"), ("https://a.example/2", "May")]
    texts.append(("https://b.example/1", "June"))
    lines = [json.dumps({"url": url, "text": f"Published: 31 {m} 2021\n"}) for url, m in texts]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    command = ["check", str(path), "--statistics", "--isolated", "--as-of", "2026-11-24"]
    rows = [line.split() for line in CliRunner().invoke(app, command).stdout.splitlines()]
    assert rows.index(["b.example", "1", "1"]) < rows.index(["a.example", "2", "0"])
