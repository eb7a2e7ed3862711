# ruff: noqa: D103 - the name of a test is its sentence
"""The algebra of intervals, with open ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.when.interval import ALWAYS, Interval

BOUND = st.none() | st.integers(-30, 30)
DAYS = st.integers(-40, 40)


def _interval(bounds: tuple[int | None, int | None]) -> Interval:
    first, last = bounds
    if first is not None and last is not None and last < first:
        first, last = last, first
    return Interval(first, last)


INTERVALS = st.tuples(BOUND, BOUND).map(_interval)


def test_an_interval_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before it starts: 2 > 1"):
        Interval(2, 1)


@given(INTERVALS, INTERVALS)
def test_meet_and_hull_do_not_mind_the_order(a: Interval, b: Interval) -> None:
    assert a.meet(b) == b.meet(a)
    assert a.hull(b) == b.hull(a)


@given(INTERVALS, INTERVALS, INTERVALS)
def test_meet_and_hull_do_not_mind_the_grouping(a: Interval, b: Interval, c: Interval) -> None:
    left, right = a.meet(b), b.meet(c)

    assert (left and left.meet(c)) == (right and a.meet(right))
    assert a.hull(b).hull(c) == a.hull(b.hull(c))


@given(INTERVALS, INTERVALS)
def test_meet_and_hull_absorb_each_other(a: Interval, b: Interval) -> None:
    shared = a.meet(b)

    assert a.meet(a.hull(b)) == a
    assert shared is None or a.hull(shared) == a


@given(INTERVALS)
def test_always_and_oneself_change_nothing(a: Interval) -> None:
    assert a.meet(a) == a.hull(a) == a.meet(ALWAYS) == a
    assert a.hull(ALWAYS) == ALWAYS


@given(INTERVALS, INTERVALS, DAYS)
def test_a_day_lies_in_the_meet_when_it_lies_in_both(a: Interval, b: Interval, day: int) -> None:
    shared = a.meet(b)

    assert (shared is not None and day in shared) == (day in a and day in b)


@given(INTERVALS, INTERVALS, DAYS)
def test_the_hull_holds_the_days_of_both(a: Interval, b: Interval, day: int) -> None:
    assert day in a.hull(b) or (day not in a and day not in b)


@given(INTERVALS, st.integers(0, 20), DAYS)
def test_widening_keeps_days_and_shifts_bounds(a: Interval, days: int, day: int) -> None:
    assert day in a.widen(days) or day not in a
    assert (day in a.widen(days)) == any(day + shift in a for shift in range(-days, days + 1))


@given(INTERVALS, INTERVALS)
def test_the_gap_is_that_of_the_nearest_days(a: Interval, b: Interval) -> None:
    gap = a.least_gap(b)

    assert gap == -b.least_gap(a)
    assert (gap == 0) == (a.meet(b) is not None)
    assert a.widen(abs(gap)).meet(b) is not None


def test_the_gap_has_a_sign() -> None:
    assert Interval(None, 3).least_gap(Interval(5, 9)) == 2
    assert Interval(5, 9).least_gap(Interval(None, 3)) == -2


@pytest.mark.parametrize(
    ("interval", "is_day"),
    [(Interval(3, 3), True), (Interval(3, 4), False), (ALWAYS, False), (Interval(3, None), False)],
)
def test_a_day_is_an_interval_of_one(interval: Interval, *, is_day: bool) -> None:
    assert interval.is_day is is_day
