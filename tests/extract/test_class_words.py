"""What class words say of an element."""

from __future__ import annotations

import pytest

from auditor.extract.class_words import Area, hint_of
from auditor.model import Role


@pytest.mark.parametrize(
    ("name", "classes", "area"),
    [
        ("div", "entry-meta", Area.BYLINE),
        ("div", "relatedPosts", Area.RELATED),
        ("div", "c-most-read__list", Area.RELATED),
        ("ol", "commentlist", Area.COMMENTS),
        ("div", "entry-footer", Area.BYLINE),
        ("footer", "", Area.FOOTER),
        ("aside", "", Area.RELATED),
        ("aside", "article-meta", Area.BYLINE),
        ("div", "article-body", Area.BODY),
        ("figcaption", "", Area.CAPTION),
        ("div", "main column", None),
        ("div", "has-comments", None),
        ("a", "comments-link", None),
    ],
)
def test_areas(name: str, classes: str, area: Area | None) -> None:
    """Words are told apart at marks and humps; a link to the comments is none of them."""
    assert hint_of(name, classes).area is area


@pytest.mark.parametrize(
    ("classes", "role"),
    [
        ("date-published", Role.PUBLISHED),
        ("entry-date updated", Role.PUBLISHED),
        ("last-modified", Role.MODIFIED),
        ("event-date", Role.EVENT),
        ("date", None),
    ],
)
def test_roles(classes: str, role: Role | None) -> None:
    """The first word that names a role gives it."""
    assert hint_of("span", classes).role is role


def test_aria_roles_and_ids() -> None:
    """Landmarks say what class words leave open."""
    assert hint_of("div", "", role="contentinfo").area is Area.FOOTER
    assert hint_of("div", "", identity="comments").area is Area.COMMENTS
    assert hint_of("span", "", prop="datePublished").role is Role.PUBLISHED


@pytest.mark.parametrize(
    ("classes", "area"),
    [
        ("customer_review", Area.COMMENTS),
        ("user-reviews", Area.COMMENTS),
        ("category-reviews", None),
        ("review-count reviews-score", None),
        ("topicBodyAndFooter", None),
        ("date-comments-wrapper", Area.BYLINE),
        ("node-promoted", Area.CARD),
        ("js-replyNewMessage", None),
        ("is-last-update", Area.BYLINE),
    ],
)
def test_words_that_mislead(classes: str, area: Area | None) -> None:
    """A score is no review, a promoted node no promotion, a box of date and link no comment."""
    assert hint_of("div", classes).area is area
