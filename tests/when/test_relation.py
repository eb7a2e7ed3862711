# ruff: noqa: D103 - the name of a test is its sentence
"""Allen's relations between intervals, and what must or may hold between days in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.when.interval import ALWAYS, Interval
from auditor.when.relation import (
    Allen,
    DayRelation,
    allen,
    necessary,
    possible,
    possibly_before,
    surely_before,
)

BOUND = st.none() | st.integers(-8, 8)


def _interval(bounds: tuple[int | None, int | None]) -> Interval:
    first, last = bounds
    if first is not None and last is not None and last < first:
        first, last = last, first
    return Interval(first, last)


INTERVALS = st.tuples(BOUND, BOUND).map(_interval)
FINITE = st.tuples(st.integers(-6, 6), st.integers(-6, 6)).map(_interval)


@pytest.mark.parametrize(
    ("one", "relation"),
    [
        ((1, 3), Allen.BEFORE),
        ((1, 9), Allen.MEETS),
        ((8, 12), Allen.OVERLAPS),
        ((10, 12), Allen.STARTS),
        ((11, 19), Allen.DURING),
        ((15, 20), Allen.FINISHES),
        ((10, 20), Allen.EQUALS),
        ((8, 20), Allen.FINISHED_BY),
        ((9, 21), Allen.CONTAINS),
        ((10, 21), Allen.STARTED_BY),
        ((20, 22), Allen.OVERLAPPED_BY),
        ((21, 22), Allen.MET_BY),
        ((22, 23), Allen.AFTER),
    ],
)
def test_each_relation_to_the_days_10_to_20(one: tuple[int, int], relation: Allen) -> None:
    assert allen(Interval(*one), Interval(10, 20)) is relation


def test_open_sides_are_endless() -> None:
    assert allen(Interval(None, 5), Interval(None, 9)) is Allen.STARTS
    assert allen(Interval(5, None), Interval(1, None)) is Allen.FINISHES
    assert allen(ALWAYS, ALWAYS) is Allen.EQUALS
    assert allen(ALWAYS, Interval(1, 1)) is Allen.CONTAINS


@given(INTERVALS, INTERVALS)
def test_the_other_way_round_is_the_inverse(a: Interval, b: Interval) -> None:
    assert allen(b, a) is allen(a, b).inverse


@given(FINITE, FINITE)
def test_exactly_the_relation_that_its_definition_says(a: Interval, b: Interval) -> None:
    s, e = a.first or 0, (a.last or 0) + 1
    t, f = b.first or 0, (b.last or 0) + 1
    definitions = {
        Allen.BEFORE: e < t,
        Allen.MEETS: e == t,
        Allen.OVERLAPS: s < t < e < f,
        Allen.STARTS: s == t and e < f,
        Allen.DURING: t < s and e < f,
        Allen.FINISHES: t < s and e == f,
        Allen.EQUALS: s == t and e == f,
        Allen.FINISHED_BY: s < t and e == f,
        Allen.CONTAINS: s < t and f < e,
        Allen.STARTED_BY: s == t and f < e,
        Allen.OVERLAPPED_BY: t < s < f < e,
        Allen.MET_BY: f == s,
        Allen.AFTER: f < s,
    }

    assert [relation for relation, holds in definitions.items() if holds] == [allen(a, b)]


@given(INTERVALS, INTERVALS, INTERVALS)
def test_some_relations_are_transitive(a: Interval, b: Interval, c: Interval) -> None:
    transitive = {Allen.BEFORE, Allen.STARTS, Allen.DURING, Allen.FINISHES, Allen.EQUALS}
    first, second = allen(a, b), allen(b, c)

    if first is second and first in transitive:
        assert allen(a, c) is first
    if first is second is Allen.MEETS:
        assert allen(a, c) is Allen.BEFORE


@given(FINITE, FINITE)
def test_possible_is_what_some_pair_of_days_shows(a: Interval, b: Interval) -> None:
    days = [(x, y) for x in range(-6, 7) if x in a for y in range(-6, 7) if y in b]
    shown = {
        DayRelation.BEFORE: any(x < y for x, y in days),
        DayRelation.EQUAL: any(x == y for x, y in days),
        DayRelation.AFTER: any(x > y for x, y in days),
    }

    assert possible(a, b) == {relation for relation, seen in shown.items() if seen}


@given(INTERVALS, INTERVALS)
def test_something_is_possible_and_the_necessary_is(a: Interval, b: Interval) -> None:
    certain = necessary(a, b)

    assert possible(a, b)
    assert certain is None or possible(a, b) == {certain}
    assert (certain is not None) == (len(possible(a, b)) == 1)


@given(INTERVALS, INTERVALS)
def test_days_the_other_way_round_are_inverse(a: Interval, b: Interval) -> None:
    assert possible(b, a) == {relation.inverse for relation in possible(a, b)}


@given(INTERVALS, INTERVALS, INTERVALS)
def test_knowing_less_never_makes_necessary_what_was_not(
    a: Interval, b: Interval, more: Interval
) -> None:
    wider = a.hull(more)

    assert possible(a, b) <= possible(wider, b)
    assert necessary(wider, b) in {None, necessary(a, b)}


@given(INTERVALS, INTERVALS)
def test_surely_before_means_that_nothing_else_is_possible(a: Interval, b: Interval) -> None:
    assert surely_before(a, b) == (necessary(a, b) is DayRelation.BEFORE)
    assert possibly_before(a, b) == (DayRelation.BEFORE in possible(a, b))
    assert possibly_before(a, b) or not surely_before(a, b)
    assert not (surely_before(a, b) and possibly_before(b, a))
