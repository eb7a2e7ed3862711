"""A citation in a list of publications has its own day."""

from __future__ import annotations

from auditor.extract.text import visible_claims
from auditor.model import Claim, Part, Role

CITED = "A. Lund and B. Holt, On the width of a line in layered oxides of the north. Ann. Oxid. "
PAGES = "41 (2022), 1178-1190. Published online 3 June 2022."


def day(line: str) -> Claim:
    """The last claim of a text under a heading."""
    return visible_claims(Part("text", f"Publications\n\n{line}\n"))[-1]


def test_the_day_of_a_cited_paper_is_a_reference() -> None:
    """Authors, a title, a year and pages stand before it."""
    assert day(CITED + PAGES).role is Role.REFERENCE


def test_the_line_of_the_journal_over_a_paper_is_its_own() -> None:
    """No authors and no title are before the year."""
    assert day("Ann. Oxid. " + PAGES).role is Role.PUBLISHED


def test_the_day_of_a_diploma_is_a_reference() -> None:
    """It stands in a list of people."""
    assert day("Miller: P. Lund, diploma 23 May 1996").role is Role.REFERENCE
