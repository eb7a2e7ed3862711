"""Dates in data layers and page states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.script_data import script_claims
from auditor.model import Channel, Claim, OwnerKind, Part, Role, Zone


def read(script: str) -> list[Claim]:
    """The claims of one script."""
    part = Part("html", script, "text/html")
    claims = script_claims(part, [(0, len(script))])
    for claim in claims:
        slice_ = script[claim.location.start : claim.location.end]
        assert slice_ == (claim.surface if claim.source is None else claim.source)
    return claims


@pytest.mark.parametrize(
    ("script", "field", "surface", "role"),
    [
        ('{"datePublished":"2021-04-11"}', "datePublished", "2021-04-11", Role.PUBLISHED),
        ("{pubDate : '2021-04-11 10:15:00',", "pubDate", "2021-04-11 10:15:00", Role.PUBLISHED),
        ('x.page.pub_date = "20210411";', "x.page.pub_date", "20210411", Role.PUBLISHED),
        (r"{\"publishedAt\":1618136100,", "publishedAt", "1618136100", Role.PUBLISHED),
        ("created_at&quot;:&quot;2021-04-11&quot;", "created_at", "2021-04-11", Role.CREATED),
        (
            "updated: new Date('2021-04-11T10:00:00Z')",
            "updated",
            "2021-04-11T10:00:00Z",
            Role.MODIFIED,
        ),
        ('{"articleDate":"2021/04/11"}', "articleDate", "2021/04/11", Role.PUBLISHED),
    ],
)
def test_a_key_gives_a_date_its_role(script: str, field: str, surface: str, role: Role) -> None:
    """Quotes may be missing, escaped or written as references."""
    (claim,) = read(script)
    assert (claim.field, claim.surface, claim.role) == (f"script:{field}", surface, role)
    assert (claim.channel, claim.zone) == (Channel.META, Zone.HIDDEN)
    assert claim.owner.kind is OwnerKind.DOCUMENT


@pytest.mark.parametrize(
    "script",
    [
        '{"startDate":"2021-04-11"}',
        '{"version":"20210411"}',
        '["2021-04-11"]',
        '{"date":"2021-04-11"}',
        '{"buildDate":"2021-04-11"}',
        '{"published":"2021-04-110"}',
        'var a = 20210411 + "published"',
    ],
)
def test_dates_without_a_telling_key_are_left_alone(script: str) -> None:
    """Scripts are full of dates of other things."""
    assert read(script) == []


def test_a_key_with_many_days_fills_a_list() -> None:
    """The state of a page holds its teasers too."""
    items = ",".join(f'{{"publishedAt":"2021-04-{day:02d}"}}' for day in range(1, 9))
    assert {c.owner.kind for c in read(items)} == {OwnerKind.RELATED}


def test_a_value_that_is_repeated_is_one_claim() -> None:
    """States repeat themselves."""
    assert len(read('{"publishedAt":"2021-04-11"}' * 50)) == 1


@given(st.text(alphabet="\"'\\{}:=,datepublishedAt2021-04-11 T:Z&quo;", max_size=120))
def test_places_hold_what_is_claimed(script: str) -> None:
    """Whatever the script is."""
    read(script)


def test_days_beside_the_stated_one_are_of_a_list() -> None:
    """Where fields of the page state its day, a key with several days is other articles'."""
    script = '{"publishedAt":"2021-04-11","x":[{"publishedAt":"2021-05-02"}]}'
    part = Part("html", script, "text/html")
    spans = [(0, len(script))]
    owners = {c.owner.kind for c in script_claims(part, spans, stated=True)}
    assert owners == {OwnerKind.RELATED}
    assert {c.owner.kind for c in script_claims(part, spans)} == {OwnerKind.DOCUMENT}


@pytest.mark.parametrize(
    "values", ["1618136100,1618136999", "1618136100000,1618136999", '"2021-04-11","2021/04/11"']
)
def test_moments_of_one_day_are_one(values: str) -> None:
    """In whatever form they are written."""
    first, second = values.split(",")
    script = f'{{"publishedAt":{first},"x":{{"publishedAt":{second}}}}}'
    part = Part("html", script, "text/html")
    claims = script_claims(part, [(0, len(script))], stated=True)
    assert {c.owner.kind for c in claims} == {OwnerKind.DOCUMENT}
