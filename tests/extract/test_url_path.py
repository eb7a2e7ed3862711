"""Dates that sites write into the addresses of their pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.url_path import Address, address_claims, dates_in, inner_url
from auditor.model import Channel, Part, Role


def found(url: str) -> list[tuple[str, str]]:
    """Field and first reading of each date of an address."""
    return [(hit.field, str(hit.meaning.candidates[0].date)) for hit in dates_in(url)]


@pytest.mark.parametrize(
    ("url", "dates"),
    [
        ("https://example.org/2021/04/11/slug", [("path", "2021-04-11")]),
        ("https://example.org/2021/04/11", [("path", "2021-04-11")]),
        ("/2021/4/1/slug", [("path", "2021-04-01")]),
        ("https://example.org/2021/0411/c1", [("path", "2021-04-11")]),
        ("https://example.org/uk/2018/jan/24/slug", [("path", "2018-01-24")]),
        ("https://example.org/2023/October/03/", [("path", "2023-10-03")]),
        ("https://example.org/2023/october/", [("month-path", "2023-10")]),
        ("https://example.org/news/2021/04/slug", [("month-path", "2021-04")]),
        ("https://example.org/2021-04/slug", [("month-path", "2021-04")]),
        ("https://example.org/2021-04-11-slug", [("path", "2021-04-11")]),
        ("https://example.org/slug-20210411.html", [("slug", "2021-04-11")]),
        ("https://example.org/slug-2021-04-11", [("slug", "2021-04-11")]),
        ("https://example.org/220126_slug.html", [("slug", "2022-01-26")]),
        (
            "https://example.org/2020/09/x-20200913",
            [("month-path", "2020-09"), ("slug", "2020-09-13")],
        ),
    ],
)
def test_dates_in_paths_are_read(url: str, dates: list[tuple[str, str]]) -> None:
    """Day paths, month paths, and slugs that carry a day."""
    assert found(url) == dates


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/p/2021045612/",
        "https://example.org/2021/31/02/x",
        "https://example.org/2021/02/30/x",
        "https://example.org/a?date=2021-04-11",
        "https://example.org/a#2021-04-11",
        "https://2021-04-11.example.org/",
        "https://example.org/season-2021-2022/",
        "https://example.org/v1.2021.04.11/",
        "https://example.org/1/2021/3/77",
        "https://example.org/220126-slug",
        "",
    ],
)
def test_ids_queries_and_hosts_are_no_dates(url: str) -> None:
    """Digits that only look like a date."""
    assert found(url) == []


def test_an_ambiguous_slug_keeps_both_readings() -> None:
    """Nothing in an address tells day from month."""
    (hit,) = dates_in("https://example.org/slug-04-11-2021")
    assert {str(c.date) for c in hit.meaning.candidates} == {"2021-04-11", "2021-11-04"}


@pytest.mark.parametrize(
    "url",
    [
        "https://web.archive.org/web/20220503101112/https://example.org/2021/04/11/a",
        "http://web.archive.org/web/20220503101112id_/https://example.org/2021/04/11/a",
        "https://archive.is/2022.05.03-101112/https://example.org/2021/04/11/a",
        "https://arquivo.pt/wayback/20220503101112/https://example.org/2021/04/11/a",
    ],
)
def test_an_archive_address_states_a_capture_and_holds_another(url: str) -> None:
    """The stamp is in UTC; the path of the inner address is that of the page."""
    archive, path = dates_in(url)
    assert archive.role is Role.CAPTURED
    assert str(archive.meaning.candidates[0].date) == "2022-05-03"
    assert archive.meaning.clock is not None
    assert archive.meaning.clock.offsets == (0,)
    assert str(path.meaning.candidates[0].date) == "2021-04-11"
    assert inner_url(url) == "https://example.org/2021/04/11/a"


def test_the_claim_lies_in_the_link_and_not_twice() -> None:
    """Of addresses that say the same, the first is claimed."""
    source = '<link rel="canonical" href="https://example.org/2021/04/11/a">'
    url = "https://example.org/2021/04/11/a"
    start = source.index(url)
    part = Part("html", source, "text/html")
    (claim,) = address_claims([Address(url, part, start, start + len(url)), Address(url, None)])
    assert claim.channel is Channel.URL
    assert claim.role is Role.PUBLISHED
    assert source[claim.location.start : claim.location.end] == claim.surface == "2021/04/11"


def test_an_address_that_was_only_told_has_a_place_in_itself() -> None:
    """The part `url` is the address."""
    url = "https://example.org/2021/04/11/a"
    (claim,) = address_claims([Address(url, None)])
    assert claim.location.part == "url"
    assert url[claim.location.start : claim.location.end] == claim.surface


def test_escapes_round_the_date_move_its_place() -> None:
    """JSON may write slashes with a backslash, HTML ampersands with a reference."""
    raw = r"https:\/\/example.org\/2021\/04\/11\/a"
    part = Part("record", f'{{"url":"{raw}"}}')
    start = part.text.index(raw)
    url = raw.replace("\\", "")
    (claim,) = address_claims([Address(url, part, start, start + len(raw), "/url")])
    assert claim.source == part.text[claim.location.start : claim.location.end]
    assert claim.surface == "2021/04/11"
    assert claim.location.pointer == "/url"


@given(st.from_regex(r"(https?://[a-z]{1,8}\.org)?(/[a-z0-9_.-]{0,12}){0,6}", fullmatch=True))
def test_hits_lie_in_the_address(url: str) -> None:
    """Every hit is a span of the path, and hits do not overlap."""
    hits = dates_in(url)
    assert all(0 <= h.start < h.end <= len(url) for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))
