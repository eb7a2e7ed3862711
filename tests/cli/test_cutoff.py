"""`--cutoff`: documents that hold something later are flagged, and counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import app

BEFORE = '{"id": "a", "published": "2019-05-03", "text": "Weir rebuilt in stone by the mill."}\n'
AFTER = '{"id": "b", "published": "2021-05-03", "text": "Weir rebuilt in wood by the mill."}\n'


def check(*args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `auditor check`."""
    result = CliRunner().invoke(app, ["check", *args], prog_name="auditor")
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Three records, two of them after 2020."""
    monkeypatch.chdir(tmp_path)
    Path("records.jsonl").write_text(BEFORE + AFTER + AFTER.replace('"b"', '"c"'))
    return "records.jsonl"


def test_the_summary_counts_what_is_later(records: str) -> None:
    """For people, with the cutoff in words."""
    code, out, _ = check(records, "--cutoff", "2020-12-31")

    assert code == 1
    assert "2 later than the cutoff of 31 December 2020" in out
    assert out.count("COR507") == 5  # the line of each document, its finding, and the hint
    assert "3 May 2021, 123 days after the cutoff of 31 December 2020" in " ".join(out.split())


def test_none_is_said_too(records: str) -> None:
    """Silence could mean that nobody looked."""
    code, out, _ = check(records, "--cutoff", "2022")

    assert code == 0
    assert "none later than the cutoff of 2022" in out


def test_without_a_cutoff_nobody_counts(records: str) -> None:
    """Nor is there anything in JSON."""
    assert "cutoff" not in check(records)[1]
    assert "cutoff" not in json.loads(check(records, "--format", "json")[1])["summary"]


def test_json_counts_as_well(records: str) -> None:
    """In the summary."""
    report = json.loads(check(records, "--cutoff", "2020-12", "--format", "json")[1])

    assert report["summary"]["cutoff"] == {"date": "2020-12", "late": 2}


@pytest.mark.parametrize("wrong", ["soon", "XXXX-04-08", "31/12/2020"])
def test_a_cutoff_that_is_no_date(records: str, wrong: str) -> None:
    """One line, exit code 2."""
    code, _, err = check(records, "--cutoff", wrong)

    assert code == 2
    assert err.startswith("error: --cutoff") or "--cutoff" in err
