"""The page on what stays says what is; what it names exists."""

from __future__ import annotations

import json
import re
from pathlib import Path

import auditor
from auditor.config.keys import FORMATS
from auditor.errors import ExitCode
from auditor.judge import load_rules
from auditor.render import json as json_report
from auditor.render import table_cells

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
SCHEMA = json.loads((Path(json_report.__file__).parent / "report.schema.json").read_text())


def test_exit_codes() -> None:
    """The table of the page, and that of the README."""
    codes = {int(code) for code in ExitCode}
    for page in (PAGE, (ROOT / "README.md").read_text(encoding="utf-8")):
        listed = re.findall(r"^\| (\d) \|", page, re.MULTILINE)
        assert {int(code) for code in listed} == codes


def test_formats() -> None:
    """Each format of the page is one, and none for programs is left out."""
    listed = set(re.findall(r"^\| `([a-z]+)` \|", PAGE, re.MULTILINE))
    assert listed == set(FORMATS) - {"rich", "text", "json", "jsonl"}


def test_the_schema_has_the_number_that_reports_have() -> None:
    """And the page names it."""
    assert json_report.SCHEMA in PAGE
    assert SCHEMA["properties"]["schema"]["const"] == json_report.SCHEMA


def test_codes_and_names_are_one_to_one() -> None:
    """Scripts select by either."""
    rules = load_rules()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_columns_of_tables_are_those_that_were() -> None:
    """New ones come last."""
    assert table_cells.FINDING_COLUMNS[:14] == (
        *("uri", "file", "line", "column", "published", "confidence"),
        *("code", "name", "severity", "certainty", "kind", "message", "surface", "fingerprint"),
    )
    assert table_cells.CLAIM_COLUMNS[:14] == (
        *("uri", "file", "line", "column", "id", "role", "owner", "channel", "zone", "surface"),
        *("readings", "status", "label", "field"),
    )


def test_the_front_door() -> None:
    """What the library offers."""
    assert set(auditor.__all__) == {
        *("__version__", "audit", "audit_many", "find_dates", "load_settings"),
    }


def test_the_hook_takes_what_is_read() -> None:
    """The file names of the pre-commit hook are supported ones."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    found = re.search(r"files: (\S+)", text)
    assert found is not None
    for name in ("a.html", "a.htm", "a.md", "a.txt", "a.eml", "a.mhtml", "a.jsonl", "a.csv"):
        assert re.search(found[1], name)
    assert not re.search(found[1], "a.py")
