"""What counts of earlier documents say on an order, and what sources are called."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Order
from auditor.model.source_name import registered_domain, source_name
from auditor.model.source_profile import (
    Habit,
    Seen,
    SourceHabits,
    SourceProfile,
    offset_name,
    offset_of,
)

SEEN = st.integers(0, 50).flatmap(
    lambda documents: st.builds(Seen, st.integers(documents, documents * 9), st.just(documents))
)


def habit(day: Seen, month: Seen = Seen()) -> Habit:  # noqa: B008 - frozen
    """What shows each of two orders."""
    return Habit({Order.DMY: day, Order.MDY: month})


def test_one_document_never_says_much() -> None:
    """However many dates it holds."""
    assert habit(Seen(900, 1)).lead(Order.DMY) == pytest.approx(math.log(2))


def test_dates_and_documents_both_count() -> None:
    """One document with hundreds of dates does not outvote twenty others, nor they it."""
    mixed = habit(Seen(1_000, 1), Seen(20, 20))

    assert (mixed.lead(Order.DMY), mixed.lead(Order.MDY)) == (0, 0)


def test_conflicting_use_weakens() -> None:
    """Four of forty the other way leave less."""
    assert habit(Seen(40, 20), Seen(4, 4)).lead(Order.DMY) < habit(Seen(40, 20)).lead(Order.DMY)


def test_settled_dates_say_nothing() -> None:
    """What settled them may have been parsed from them."""
    assert Habit(settled={Order.DMY: Seen(40, 20)}).lead(Order.DMY) == 0


@given(SEEN, SEEN, SEEN)
def test_more_of_one_order_never_helps_the_other(day: Seen, month: Seen, more: Seen) -> None:
    """And never harms its own."""
    before, after = habit(day, month), habit(day + more, month)

    assert after.lead(Order.DMY) >= before.lead(Order.DMY)
    assert after.lead(Order.MDY) <= before.lead(Order.MDY)
    assert min(after.lead(Order.DMY), after.lead(Order.MDY)) == 0


def test_sources_are_added_up() -> None:
    """By separator, order and offset."""
    one = SourceHabits(1, {"/": habit(Seen(2, 1))}, {60: 1})
    other = SourceHabits(1, {".": habit(Seen(1, 1)), "/": habit(Seen(0), Seen(3, 1))}, {60: 1})
    both = one + other

    assert (both.documents, both.offsets, list(both.orders)) == (2, {60: 2}, ["/", "."])
    assert both.orders["/"].shown == {Order.DMY: Seen(2, 1), Order.MDY: Seen(3, 1)}


def test_another_source_is_none() -> None:
    """Nor is the default one that a document names no part in."""
    profile = SourceProfile({"paper.example": SourceHabits(1), None: SourceHabits(2)})

    assert profile.of("other.example") is None
    assert profile.of(None) == SourceHabits(2)


@given(st.integers(-14 * 60, 14 * 60))
def test_offsets_are_read_as_written(minutes: int) -> None:
    """In minutes east of UTC."""
    assert offset_of(offset_name(minutes)) == minutes


@pytest.mark.parametrize("name", ["1:00", "+1:00", "+25:00", "+01:60", "UTC", "+01:00 "])
def test_what_is_no_offset(name: str) -> None:
    """Nothing else is one."""
    assert offset_of(name) is None


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("paper.example", "paper.example"),
        ("www.Paper.example.", "paper.example"),
        ("news.city.paper.example", "paper.example"),
        ("www.paper.co.uk", "paper.co.uk"),
        ("news.paper.com.br", "paper.com.br"),
        ("ada.blogspot.com", "ada.blogspot.com"),
        ("www.ada.blogspot.co.uk", "ada.blogspot.co.uk"),
        ("ada.github.io", "ada.github.io"),
        ("a.b.wordpress.com", "b.wordpress.com"),
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::1"),
        ("localhost", "localhost"),
    ],
)
def test_registered_domains(host: str, domain: str) -> None:
    """Two publishers under one suffix, or on one shared host, are two."""
    assert registered_domain(host) == domain


@pytest.mark.parametrize(
    ("url", "named", "source"),
    [
        ("https://www.paper.example:8080/2021/a", "Other", "paper.example"),
        (None, "  The  Valley News ", "the valley news"),
        (None, "www.paper.example", "paper.example"),
        ("no address", "The Paper", "the paper"),
        ("https://[broken/a", None, None),
        (None, None, None),
        ("", " ", None),
    ],
)
def test_names_of_sources(url: str | None, named: str | None, source: str | None) -> None:
    """The address comes first, then what the record says."""
    assert source_name(url, named) == source


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_address_and_any_name_will_do(url: str, named: str) -> None:
    """Records hold anything."""
    assert source_name(url, named) != ""
