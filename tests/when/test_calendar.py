# ruff: noqa: D103 - the name of a test is its sentence
"""Day numbers and dates are two names of the same days, in every year there is."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from auditor.when.calendar import civil, day_number, days_in_month, is_leap, weekday

NUMBERS = st.integers(-(10**9), 10**9)
YEARS = st.integers(-(10**6), 10**6)


@given(NUMBERS)
def test_a_day_number_survives_the_way_to_a_date_and_back(number: int) -> None:
    assert day_number(*civil(number)) == number


@given(NUMBERS)
def test_the_date_of_a_day_exists(number: int) -> None:
    year, month, day = civil(number)

    assert 1 <= month <= 12
    assert 1 <= day <= days_in_month(year, month)


@given(YEARS, st.integers(1, 12), st.data())
def test_a_date_survives_the_way_to_a_number_and_back(
    year: int, month: int, data: st.DataObject
) -> None:
    day = data.draw(st.integers(1, days_in_month(year, month)))

    assert civil(day_number(year, month, day)) == (year, month, day)


@given(NUMBERS)
def test_the_next_day_is_the_next_date(number: int) -> None:
    assert civil(number) < civil(number + 1)


@given(st.dates())
def test_agrees_with_datetime_where_it_goes(date: datetime.date) -> None:
    number = day_number(date.year, date.month, date.day)

    assert number == (date - datetime.date(1970, 1, 1)).days
    assert weekday(number) == date.weekday()


@given(YEARS)
def test_a_year_has_as_many_days_as_its_months(year: int) -> None:
    days = sum(days_in_month(year, month) for month in range(1, 13))

    assert days == (366 if is_leap(year) else 365)
    assert day_number(year + 1, 1, 1) - day_number(year, 1, 1) == days


@given(YEARS)
def test_four_hundred_years_are_whole_weeks(year: int) -> None:
    first, second = (day_number(y, 3, 1) for y in (year, year + 400))

    assert second - first == 146_097
    assert weekday(first) == weekday(second)


def test_months_follow_each_other_across_year_zero() -> None:
    starts = [day_number(year, month, 1) for year in range(-5, 6) for month in range(1, 13)]
    lengths = [days_in_month(year, month) for year in range(-5, 6) for month in range(1, 13)]

    assert [b - a for a, b in pairwise(starts)] == lengths[:-1]


def test_an_unknown_year_may_be_a_leap_year() -> None:
    assert days_in_month(None, 2) == 29
    assert days_in_month(None, 4) == 30
