"""Reviews, testimonials and guest books are comments, whatever box they stand in."""

from __future__ import annotations

import pytest

from auditor.extract.text import visible
from auditor.extract.zones import PageZones
from auditor.model import Part
from auditor.syntax.flow import flow
from auditor.syntax.html import parse

PROSE = f"<p>{'The bridge carries cars again, as the council said after all that work. ' * 3}</p>"
DAYS = ("3 May 2020", "4 June 2020", "9 July 2020", "2 August 2020")
SAID = "We crossed it twice and the view of the valley was worth the walk."


def owners(item: str, box: str) -> list[tuple[str, str]]:
    """Zone and owner of the dates of four items in a box beside an article."""
    items = "".join(item.format(day=day, said=SAID) for day in DAYS)
    source = f"<title>Bridge tours</title><article><h1>Bridge tours</h1>{PROSE * 4}</article>"
    source += box.format(items)
    page = parse(source)
    claims = visible(Part("body", source, "text/html"), PageZones(page, flow(page))).claims
    return [(str(c.zone), c.owner.key) for c in claims if c.surface in DAYS]


COMMENTS = [("comment", f"comment/{n}") for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("box", ["<div class=slider>{}</div>", "<aside>{}</aside>"])
@pytest.mark.parametrize(
    "item",
    [
        "<div class='testimonial-card'><p>{said}</p><i>{day}</i></div>",
        "<div itemscope itemtype='https://schema.org/Review'><p>{said}</p><i>{day}</i></div>",
        "<div class='user_review'><p>{said}</p><i>{day}</i></div>",
    ],
)
def test_each_review_in_a_box_is_a_comment_of_its_own(item: str, box: str) -> None:
    """The box is only how they are shown."""
    assert owners(item, box) == COMMENTS


def test_the_box_itself_may_be_called_so() -> None:
    """One class word names the sort of box, another what it holds."""
    found = owners("<div><p>{said}</p><i>{day}</i></div>", "<div class=widget-testimonial>{}</div>")
    assert {zone for zone, _ in found} == {"comment"}


@pytest.mark.parametrize(
    ("item", "box"),
    [
        ("<li class=review><a href=/r>A review: {said}</a> <i>{day}</i></li>", "<aside>{}</aside>"),
        ("<li class=category-reviews><p>{said}</p><i>{day}</i></li>", "<aside>{}</aside>"),
        ("<li><p>{said}</p><i>{day}</i></li>", "<div class=review-body><aside>{}</aside></div>"),
    ],
)
def test_links_to_reviews_and_boxes_within_one_are_related(item: str, box: str) -> None:
    """They lead elsewhere."""
    assert {zone for zone, _ in owners(item, box)} == {"related"}
