"""Zones of plain text that only its headings and its threads show."""

from __future__ import annotations

import pytest

from auditor.extract.text import visible
from auditor.extract.thread import is_thread_line
from auditor.model import Part, Zone

PROSE = "The bridge carries cars again, as the council said after all that work. " * 3


def zone(text: str, surface: str) -> Zone:
    """The zone of the first claim with that surface."""
    claims = visible(Part("body", text)).claims
    return next(c.zone for c in claims if c.surface == surface)


@pytest.mark.parametrize("heading", ["2 comments", "Comments"])
def test_a_heading_of_comments_needs_a_dated_one(heading: str) -> None:
    """Under the headline it is a link to them, in a manual a chapter."""
    body = f"{PROSE}\n\nIt was closed on 4 March 2019, a Monday.\n\n{PROSE}\n\n" * 7
    text = f"Bridge reopens\n\n{heading}\n\n{body}{heading}\n\nAda\n\n5 May 2020\n\nVery good.\n"
    assert zone(text, "4 March 2019") is Zone.BODY
    assert zone(text, "5 May 2020") is Zone.COMMENT


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Reply", True),
        ("#12", True),
        ("Anna Lund wrote:", True),
        ("Posts: 17", True),
        ("Joined: May 2019", True),
        ("#kiln", False),
        ("He joined the union", False),
        ("", False),
    ],
)
def test_what_shows_that_people_answer_each_other(line: str, *, is_one: bool) -> None:
    """Links of posts, their numbers, the counts of their authors."""
    assert is_thread_line(line) is is_one
