"""Dates near a headline that are no byline: how long something is on, chronicles, cells, labels."""

from __future__ import annotations

import pytest

from auditor.extract import extract
from auditor.model import Claim, Document, Part, Role, Settings, Zone

HEAD = "<title>Harvest fair</title><h1>Harvest fair</h1>"
TEXT = "<p>Stalls can be booked at the town hall, and the fair moves indoors if it rains.</p>"


def claims(body: str) -> dict[str, Claim]:
    """The claims of a page with this under its headline, by what they show."""
    source = f"{HEAD}{body}{TEXT}"
    part = Part("body", source, "text/html")
    document = Document("page", "text/html", "", len(source), "utf-8", (part,))
    return {claim.surface: claim for claim in extract(document, Settings()).claims}


@pytest.mark.parametrize(
    ("line", "surface"),
    [
        ("Exhibition, 12 April \N{EN DASH} 31 August 2025, Gallery 3", "31 August 2025"),
        ("12 April 2025 to 31 August 2025", "12 April 2025"),
        ("12.04.2025 - 31.08.2025", "12.04.2025"),
        ("Saturday 21 September 2024, 10 am to 6 pm", "Saturday 21 September 2024, 10 am"),
        ("02.04.2025 18:00 - 20:30", "02.04.2025 18:00"),
    ],
)
def test_what_lasts_was_not_published_then(line: str, surface: str) -> None:
    """A dash to another day or another hour makes it the time of something."""
    assert claims(f"<p>{line}</p>")[surface].role is Role.EVENT


@pytest.mark.parametrize(
    ("line", "surface"),
    [
        ("02.02.2022 10:16 Uhr - 1. Bundesliga", "02.02.2022 10:16 Uhr"),
        ("3 May 2020, 10:15 am - 5 min read", "3 May 2020, 10:15 am"),
        ("3 May 2020 - 12 comments", "3 May 2020"),
        ("3 May 2020: Eva Huber", "3 May 2020"),
    ],
)
def test_a_dash_to_something_else_is_a_byline(line: str, surface: str) -> None:
    """Leagues, minutes, comments and short names follow bylines too."""
    assert claims(f"<p>{line}</p>")[surface].role is Role.PUBLISHED


def test_the_line_of_a_chronicle_tells_what_happened() -> None:
    """A day, a colon and what happened then."""
    found = claims("<ul><li>12.09.1978: Einweihung der neuen Werkstatt</li></ul>")

    assert found["12.09.1978"].role is Role.EVENT
    assert found["12.09.1978"].zone is Zone.BODY


def test_a_cell_belongs_to_its_row() -> None:
    """What stands in the cell before says what the date is; a label may say that it is ours."""
    found = claims("<table><tr><td>Island award</td><td>21.9.1993</td></tr></table>")
    assert found["21.9.1993"].role is Role.EVENT

    found = claims("<table><tr><td>Published</td><td>21.9.1993</td></tr></table>")
    assert found["21.9.1993"].role is Role.PUBLISHED


def test_numbers_of_goods_and_builds_are_no_dates_of_anything() -> None:
    """An article number looks like a day."""
    assert (
        claims("<table><tr><th>Art.-Nr.</th><td>10.04.2017</td></tr></table>")["10.04.2017"].role
        is Role.NONE
    )
    assert claims("<p>Viewer 24.10 (build 20241003)</p>")["20241003"].role is Role.NONE


def test_a_decree_is_named_by_its_day() -> None:
    """What it was decreed by is no author."""
    found = claims("<p>Classé trois étoiles par arrêté du 12 mai 2011.</p>")

    assert found["12 mai 2011"].role is Role.REFERENCE


def test_a_status_of_a_modified_class_is_a_change() -> None:
    """The page was so on that day, and the class of its element says why."""
    assert claims('<p class="updated">Stand 27.01.2022</p>')["27.01.2022"].role is Role.MODIFIED
    assert claims("<p>Stand: 27.01.2022</p>")["27.01.2022"].role is Role.PUBLISHED


def test_an_age_may_be_labelled_too() -> None:
    """Its day stands in a title."""
    body = '<p>Modified <a title="2025-09-05 23:18:58Z" href="?a">6 months ago</a></p>'
    found = claims(body)

    assert found["2025-09-05 23:18:58Z"].role is Role.MODIFIED
    assert found["6 months ago"].role is Role.MODIFIED
