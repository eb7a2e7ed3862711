"""Names of `meta` elements that say when."""

from __future__ import annotations

import pytest

from auditor.extract.html_meta import meta_claims
from auditor.model import Channel, Claim, OwnerKind, Part, Role
from auditor.syntax.html import parse

DAY = "2021-04-11"


def read(**attributes: str) -> list[Claim]:
    """The claims of one element; `http_equiv` stands for `http-equiv`."""
    given = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in attributes.items())
    source = f"<title>x</title><meta {given}>"
    page = parse(source)
    metas = [page.attributes(element) for element in page.find("meta")]
    claims = meta_claims(Part("html", source, "text/html"), metas)
    for claim in claims:
        slice_ = source[claim.location.start : claim.location.end]
        assert slice_ == (claim.surface if claim.source is None else claim.source)
    return claims


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("article:published_time", Role.PUBLISHED),
        ("og:article:published_time", Role.PUBLISHED),
        ("parsely-pub-date", Role.PUBLISHED),
        ("sailthru.date", Role.PUBLISHED),
        ("cXenseParse:recs:publishtime", Role.PUBLISHED),
        ("citation_publication_date", Role.PUBLISHED),
        ("citation_online_date", Role.PUBLISHED),
        ("DC.date.issued", Role.PUBLISHED),
        ("dcterms.issued", Role.PUBLISHED),
        ("DC.Date", Role.PUBLISHED),
        ("date", Role.PUBLISHED),
        ("pubdate", Role.PUBLISHED),
        ("article_date_original", Role.PUBLISHED),
        ("prism.publicationDate", Role.PUBLISHED),
        ("article:modified_time", Role.MODIFIED),
        ("og:updated_time", Role.MODIFIED),
        ("last-modified", Role.MODIFIED),
        ("revised", Role.MODIFIED),
        ("dcterms.modified", Role.MODIFIED),
        ("dcterms.created", Role.CREATED),
        ("creation_date", Role.CREATED),
        ("article:expiration_time", Role.EXPIRES),
        ("sailthru.expire_date", Role.EXPIRES),
        ("dcterms.dateSubmitted", Role.RECEIVED),
    ],
)
def test_names_give_roles(name: str, role: Role) -> None:
    """`name` and `property` are one to most pages."""
    for attributes in ({"name": name}, {"property": name}):
        (claim,) = read(content=DAY, **attributes)
        assert (claim.role, claim.field) == (role, name.lower())
        assert claim.channel is Channel.META
        assert claim.owner.kind is OwnerKind.DOCUMENT


@pytest.mark.parametrize("name", ["article:publisher", "description", "weather-date", "viewport"])
def test_other_names_are_left_alone(name: str) -> None:
    """A date in another field is not this page's."""
    assert read(name=name, content=DAY) == []


def test_value_stands_in_for_content() -> None:
    """Some pages write `value`."""
    (claim,) = read(name="date", value=DAY)
    assert claim.surface == DAY


def test_http_equiv_has_meanings_of_its_own() -> None:
    """There `date` is when the page was served."""
    assert read(http_equiv="last-modified", content=DAY)[0].role is Role.MODIFIED
    assert read(http_equiv="Date", content=DAY)[0].role is Role.CAPTURED
    assert read(http_equiv="expires", content="-1") == []
    assert read(http_equiv="expires", content=DAY)[0].owner.kind is OwnerKind.SITE


def test_dates_of_films_and_events_are_not_the_pages() -> None:
    """Open Graph has fields for them."""
    assert read(property="video:release_date", content=DAY)[0].owner.kind is OwnerKind.MEDIA
    assert read(property="event:start_time", content=DAY)[0].role is Role.EVENT


def test_robots_are_told_when_to_forget() -> None:
    """`unavailable_after` is an expiry."""
    (claim,) = read(name="robots", content=f"noindex, unavailable_after: {DAY}")
    assert (claim.role, claim.surface) == (Role.EXPIRES, DAY)


def test_itemprop_alone_is_microdata() -> None:
    """Another module reads it, with its item."""
    assert read(itemprop="datePublished", content=DAY) == []


def test_blanks_are_no_part_of_the_surface() -> None:
    """The place is that of the date."""
    (claim,) = read(name="date", content=f"  {DAY}\n")
    assert (claim.surface, claim.source) == (DAY, None)


def test_references_are_decoded() -> None:
    """The source is kept where it reads otherwise."""
    (claim,) = read(name="date", content="2021&#45;04-11")
    assert (claim.surface, claim.source) == (DAY, "2021&#45;04-11")


def test_an_empty_or_wordy_value_is_no_claim() -> None:
    """Only digits make an unreadable date."""
    assert read(name="date", content="") == []
    assert read(name="date", content="always") == []
    assert read(property="article:published_time", content="2021-99-99")[0].meaning.impossible


@pytest.mark.parametrize("name", ["cdc:build", "build", "cache", "expires"])
def test_a_bare_number_counts_something(name: str) -> None:
    """Four digits are a year only where the name speaks of a day."""
    assert read(name=name, content="3793") == []
    assert read(name=name, content=DAY) != []


@pytest.mark.parametrize("name", ["date", "citation_publication_date", "citation_year", "modified"])
def test_a_bare_year_stays_one(name: str) -> None:
    """Where the name says so."""
    assert len(read(name=name, content="2019")) == 1
