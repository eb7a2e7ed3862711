"""Since when a copy can have been made, by the dates that it shows."""

from __future__ import annotations

import pytest

import auditor
from auditor.model import Verdict

ARTICLE = (
    '<article><h1>Bridge opened to walkers</h1><p class="byline">Published 3 May 2021</p>'
    "<p>The new bridge has been opened by the mayor.</p></article>"
)


def captured(*lines: str) -> Verdict:
    """The verdict on the copy of a page with these lines beside the article."""
    shown = "".join(f"<li><a href='/x'>{line}</a></li>" for line in lines)
    aside = f'<aside class="related"><h2>More</h2><ul>{shown}</ul></aside>'
    page = f"<html><body>{ARTICLE}{aside}</body></html>"
    settings = auditor.load_settings(as_of="2026-11-24")
    return (
        auditor.audit(page, settings=settings, name="x.html", judge=False)
        .audits[0]
        .timeline.captured
    )


def test_the_newest_item_is_no_younger_than_the_copy() -> None:
    """Items beside the article were there when it was copied."""
    found = captured("Ferry sold", "9 May 2021", "Mill burnt", "7 May 2021")

    assert found.state == "bounds"
    assert found.edtf == "[2021-05-09..]"


@pytest.mark.parametrize(
    "line",
    [
        "12 to 14 June 2021",
        "June 12-14, 2021",
        "Travel through Dec 31, 2021",
        "Offer until 30 June 2021",
        "Fair on 12 June",
        "Feb 18\N{EN DASH}Apr 25, 2022",
    ],
)
def test_an_offer_to_come_is_no_stamp(line: str) -> None:
    """How long something lasts says nothing of when the page was copied."""
    assert captured("Ferry sold", "9 May 2021", line).edtf == "[2021-05-09..]"
