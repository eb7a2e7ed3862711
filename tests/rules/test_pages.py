"""The committed pages are what the rules say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from auditor.judge import load_rules
from auditor.model import Severity
from auditor.render.rule_page import rule_page
from auditor.rule import Rule
from auditor.testing.pages import main, pages, stale, write

DOCS = Path(__file__).parents[2] / "docs" / "rules"


def test_pages_are_current() -> None:
    """After a change: `python -m auditor.testing.pages docs/rules`."""
    assert stale(DOCS, pages(load_rules())) == []


def test_every_page_has_its_parts() -> None:
    """What, why, what silences it, examples, sources; nothing is left in raw form."""
    for name, page in pages(load_rules()).items():
        if name != "index.md":
            assert page.startswith(f"# {name[:6]} ")
            for heading in ("## What silences or softens it", "## It speaks", "## References"):
                assert heading in page, (name, heading)
            assert "NOTHING" not in page
            assert "Owner(" not in page


def test_the_index_lists_every_rule() -> None:
    """With a link that leads to a page."""
    found = pages(load_rules())

    for rule in load_rules():
        assert f"[{rule.name}]({rule.code}-{rule.name}.md)" in found["index.md"]


def test_writing_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages of rules that are gone go as well."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "OLD001-gone.md").write_text("x")

    assert main([str(folder)]) == 0
    changed = capsys.readouterr().out.splitlines()
    assert "OLD001-gone.md" in changed
    assert "index.md" in changed
    assert main([str(folder), "auditor_rules"]) == 0
    assert capsys.readouterr().out == ""
    assert write(folder, pages(load_rules())) == []


def test_how_to_call_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call is exit code 2 and one line."""
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_pages_that_the_catalogue_does_not_need() -> None:
    """What only foreign rules have: no guards, a fence in a source, a severity that is off."""
    rule = load_rules()[0]
    bad = evolve(rule.bad[0], timeline=None, source="a\n```\nb\n", name="x.html", at=None)
    good = evolve(rule.good[0], guard=None)

    page = rule_page(evolve(rule, bad=(bad,), good=(good,), severity=Severity.OFF))

    assert "````html\na\n```\nb\n````" in page
    assert "What silences" not in page
    assert "| severity | off (shown" in page


LOUD = [r for r in load_rules() if r.severity in (Severity.ERROR, Severity.WARNING)]


@pytest.mark.parametrize("rule", LOUD, ids=lambda rule: rule.code)
def test_every_loud_rule_names_an_honest_cause(rule: Rule) -> None:
    """The console quotes it beside the first finding: nobody is accused by a date."""
    assert rule.honest_cause.endswith(".")
    assert len(rule.honest_cause) < 300
