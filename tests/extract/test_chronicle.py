"""Lines that tell year by year what happened are no publications."""

from __future__ import annotations

from auditor.extract.text import visible_claims
from auditor.model import Part, Role

CHRONICLE = (
    "Our mill",
    "History",
    "1905 - the wheel is built",
    "20 May 1978 - new works",
    "August 2016 - the mill is certified",
)
NEWS = ("20 May 2019 - new works", "4 June 2019 - open day", "8 July 2019 - a ferry is named")


def roles(*lines: str) -> list[Role]:
    """The roles of the dates of a text."""
    return [claim.role for claim in visible_claims(Part("text", "\n\n".join(lines) + "\n"))]


def test_a_day_in_a_chronicle_is_an_event() -> None:
    """It stands between a year and a month of other decades."""
    assert Role.PUBLISHED not in roles(*CHRONICLE)


def test_a_list_of_news_is_no_chronicle() -> None:
    """All are days, and of one year."""
    assert Role.PUBLISHED in roles("Our mill", *NEWS)


def test_a_day_without_a_year_is_no_line_of_a_chronicle() -> None:
    """Nothing is known of its place among the years."""
    lines = ("20 May - new works", "4 June - open day", "8 July - a ferry is named")
    assert Role.PUBLISHED in roles("Our mill", "3 May 2019", *lines)
