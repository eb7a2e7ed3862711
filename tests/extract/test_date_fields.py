"""The role that a field's name gives."""

from __future__ import annotations

import pytest

from auditor.extract.date_fields import is_bare_date, may_hold_an_epoch, role_of_name, words_of
from auditor.model import Role


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("article:published_time", Role.PUBLISHED),
        ("publishedAt", Role.PUBLISHED),
        ("bt:pubdate", Role.PUBLISHED),
        ("datepublished", Role.PUBLISHED),
        ("fecha_publicacion", Role.PUBLISHED),
        ("first-publication", Role.PUBLISHED),
        ("http://ogp.me/ns/article#published_time", Role.PUBLISHED),
        ("lastModifiedDate", Role.MODIFIED),
        ("og:updated_time", Role.MODIFIED),
        ("last_published", Role.MODIFIED),
        ("date_republished", Role.MODIFIED),
        ("publishDateModified", Role.MODIFIED),
        ("createdAt", Role.CREATED),
        ("article:expiration_time", Role.EXPIRES),
        ("gentime", Role.CAPTURED),
        ("buildDate", Role.CAPTURED),
    ],
)
def test_a_name_gives_its_role(name: str, role: Role) -> None:
    """Humps, separators and glued words all divide a name."""
    assert role_of_name(name) is role


@pytest.mark.parametrize(
    "name",
    [
        "article:publisher",
        "publish_id",
        "published_by",
        "startDate",
        "published_date_format",
        "user_created",
        "version_date",
        "translation-revision-date",
        "date",
        "",
        "x" * 100_000,
    ],
)
def test_other_names_give_none(name: str) -> None:
    """What stands beside a date, or is another thing's date, has no role."""
    assert role_of_name(name) is None


def test_a_bare_date_is_told_from_one_with_a_qualifier() -> None:
    """`date` may be relied on only by who knows the field."""
    assert is_bare_date("dc.date")
    assert is_bare_date("article_date")
    assert not is_bare_date("weather_date")
    assert not is_bare_date("update")


def test_glued_words_are_divided_only_where_all_of_it_is_known() -> None:
    """`publisher` is no `publish` with a rest."""
    assert words_of("publisher") == ["publisher"]
    assert words_of("datepublished") == ["date", "published"]


@pytest.mark.parametrize(
    "name", ["data-timestamp", "data-time", "data-article-publish-date", "time"]
)
def test_names_of_attributes_that_count_seconds(name: str) -> None:
    """They say that they hold a time."""
    assert may_hold_an_epoch(name)


@pytest.mark.parametrize("name", ["data-id", "data-react-checksum", "data-post-id", "form"])
def test_other_numbers_count_none(name: str) -> None:
    """The number of a post may look like seconds since 1970."""
    assert not may_hold_an_epoch(name)
