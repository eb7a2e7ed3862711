"""Dates without a year, and dates counted from an anchor, in their place in time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Shift, Tense, Unit
from auditor.reconcile.templates import distance, fill_year, nearest_weekday, shifted
from auditor.when.calendar import day_number, weekday
from auditor.when.interval import Interval
from auditor.when.partial_date import PartialDate

DAYS = st.integers(day_number(1, 1, 1), day_number(9999, 12, 31))
NEWS = st.integers(day_number(1900, 1, 1), day_number(2100, 1, 1))
MONTH_DAYS = st.tuples(st.integers(1, 12), st.integers(1, 28))


@given(NEWS, MONTH_DAYS)
def test_a_past_event_lies_within_the_year_before_its_anchor(
    anchor: int, month_day: tuple[int, int]
) -> None:
    """A day of slack is left for another zone."""
    filled = fill_year(PartialDate(None, *month_day), anchor, Tense.PAST)

    assert filled is not None
    assert -366 <= filled.number - anchor <= 1


@given(NEWS, MONTH_DAYS)
def test_a_future_event_lies_within_the_year_after_its_anchor(
    anchor: int, month_day: tuple[int, int]
) -> None:
    """The same, mirrored."""
    filled = fill_year(PartialDate(None, *month_day), anchor, Tense.FUTURE)

    assert filled is not None
    assert -1 <= filled.number - anchor <= 366


@given(NEWS, MONTH_DAYS)
def test_without_a_tense_no_other_year_is_nearer(anchor: int, month_day: tuple[int, int]) -> None:
    """Nearest means nearest."""
    template = PartialDate(None, *month_day)
    filled = fill_year(template, anchor, None)

    assert filled is not None
    for year in (-1, 1):
        assert filled.year is not None
        other = PartialDate(filled.year + year, *month_day)
        assert distance(filled, anchor) <= distance(other, anchor)


def test_the_weekday_beside_it_decides() -> None:
    """8 April was a Thursday in 2021 and a Friday in 2022."""
    anchor = day_number(2021, 12, 1)

    by_weekday = fill_year(PartialDate(None, 4, 8), anchor, None, weekday=3)

    assert by_weekday == PartialDate(2021, 4, 8)


def test_29_february_falls_into_a_leap_year() -> None:
    """The last one before May 2023 was in 2020."""
    filled = fill_year(PartialDate(None, 2, 29), day_number(2023, 5, 1), Tense.PAST)

    assert filled == PartialDate(2020, 2, 29)


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (-2, "year", PartialDate(2019)),
        (-1, "month", PartialDate(2021, 3)),
        (0, "day", PartialDate(2021, 4, 11)),
        (-11, "day", PartialDate(2021, 3, 31)),
        (-1, "quarter", PartialDate(2021, 33)),
        (-4, "month", PartialDate(2020, 12)),
        (-1, "decade", PartialDate(2011, coarse=1)),
    ],
)
def test_a_shift_is_as_fine_as_its_unit(amount: int, unit: Unit, expected: PartialDate) -> None:
    """Two years ago is a year, not a day."""
    place = shifted(PartialDate(2021, 4, 11), Shift(amount, unit))

    assert place is not None
    assert place.date == expected
    assert place.span is None


def test_last_week_is_monday_to_sunday() -> None:
    """A week is no calendar unit of EDTF; its days are kept as a span."""
    place = shifted(PartialDate(2021, 4, 11), Shift(-1, "week"))

    assert place is not None
    assert place.span == Interval(day_number(2021, 3, 29), day_number(2021, 4, 4))


@given(st.integers(-200, 0))
def test_hours_before_a_day_may_reach_into_the_day_before(hours: int) -> None:
    """The clock of a day is not known, so the span holds every day that it can be."""
    anchor = PartialDate(2021, 4, 11)
    place = shifted(anchor, Shift(hours, "hour"))

    assert place is not None
    days = place.span or place.date.interval
    for clock in (0, 23):
        day = (anchor.number * 24 + clock + hours) // 24
        assert day in days


@given(DAYS, st.integers(0, 6), st.sampled_from([None, Tense.PAST, Tense.FUTURE]))
def test_a_bare_weekday_is_within_a_week(anchor: int, named: int, tense: Tense | None) -> None:
    """It falls on the named weekday, before the anchor unless it is a plan."""
    day = nearest_weekday(anchor, named, tense)

    assert weekday(day.number) == named
    assert abs(day.number - anchor) < 7
    assert (day.number >= anchor) if tense is Tense.FUTURE else (day.number <= anchor)


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [
        (None, PartialDate(2021, 4, 12)),
        (-1, PartialDate(2021, 4, 5)),
        (1, PartialDate(2021, 4, 19)),
    ],
)
def test_last_and_next_monday_are_not_today(weeks: int | None, expected: PartialDate) -> None:
    """12 April 2021 was a Monday."""
    assert nearest_weekday(day_number(2021, 4, 12), 0, None, weeks) == expected


def test_a_day_of_no_month_is_the_nearest_that_its_tense_allows() -> None:
    """The 27th, told on 11 April as past, is in March."""
    filled = fill_year(PartialDate(None, None, 27), day_number(2021, 4, 11), Tense.PAST)

    assert filled == PartialDate(2021, 3, 27)


def test_a_year_anchors_years_only() -> None:
    """Two years after 1914 is 1916; two days after it is nowhere."""
    later = shifted(PartialDate(1914), Shift(2, "year"))

    assert later is not None
    assert later.date == PartialDate(1916)
    assert shifted(PartialDate(1914), Shift(2, "day")) is None
    assert shifted(PartialDate(1914), Shift(2, "month")) is None
