# ruff: noqa: D103 - the name of a test is its sentence
"""Dates of which only some parts are known."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.when.calendar import day_number, days_in_month
from auditor.when.interval import ALWAYS, Interval
from auditor.when.partial_date import PartialDate
from auditor.when.precision import Precision

YEARS = st.integers(-12_000, 12_000)
MONTHS = st.integers(1, 12) | st.integers(21, 24) | st.integers(33, 36)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.none() | YEARS)
    month = draw(st.none() | MONTHS)
    if month is None:
        return PartialDate(year, coarse=0 if year is None else draw(st.integers(0, 2)))
    longest = days_in_month(year, month) if month <= 12 else 0
    return PartialDate(year, month, draw(st.none() | st.integers(1, longest)) if longest else None)


@pytest.mark.parametrize(
    ("date", "precision", "text"),
    [
        (PartialDate(2021, 4, 11), Precision.DAY, "2021-04-11"),
        (PartialDate(None, 4, 8), Precision.DAY, "XXXX-04-08"),
        (PartialDate(None, None, 8), Precision.DAY, "XXXX-XX-08"),
        (PartialDate(2021, 4), Precision.MONTH, "2021-04"),
        (PartialDate(2021, 34), Precision.QUARTER, "2021-34"),
        (PartialDate(2021, 21), Precision.SEASON, "2021-21"),
        (PartialDate(2021), Precision.YEAR, "2021"),
        (PartialDate(2015, coarse=1), Precision.DECADE, "201X"),
        (PartialDate(2015, coarse=2), Precision.CENTURY, "20XX"),
        (PartialDate(-44), Precision.YEAR, "-0044"),
        (PartialDate(12_345, coarse=1), Precision.DECADE, "Y12345S4"),
        (PartialDate(-12_345), Precision.YEAR, "Y-12345"),
        (PartialDate(1850, qualifier="~"), Precision.YEAR, "1850~"),
        (PartialDate(), Precision.NONE, "XXXX"),
        (PartialDate(unspecified=2), Precision.NONE, "XXXX-XX-XX"),
    ],
)
def test_precision_and_text(date: PartialDate, precision: Precision, text: str) -> None:
    assert date.precision is precision
    assert str(date) == text


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (PartialDate(2020, 2), (2020, 2, 1), (2020, 2, 29)),
        (PartialDate(2021, 33), (2021, 1, 1), (2021, 3, 31)),
        (PartialDate(2021, 36), (2021, 10, 1), (2021, 12, 31)),
        (PartialDate(2021, 22), (2021, 1, 1), (2021, 12, 31)),
        (PartialDate(2021, 24), (2020, 12, 1), (2022, 3, 31)),
        (PartialDate(2021), (2021, 1, 1), (2021, 12, 31)),
        (PartialDate(2015, coarse=1), (2010, 1, 1), (2019, 12, 31)),
        (PartialDate(1999, coarse=2), (1900, 1, 1), (1999, 12, 31)),
        (PartialDate(-125, coarse=1), (-129, 1, 1), (-120, 12, 31)),
        (PartialDate(-9, coarse=1), (-9, 1, 1), (0, 12, 31)),
        (PartialDate(2021, None, 8), (2021, 1, 1), (2021, 12, 31)),
    ],
)
def test_the_days_that_a_date_may_mean(
    date: PartialDate, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert date.interval == Interval(day_number(*first), day_number(*last))


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (PartialDate(2021, 4, 11), PartialDate(None, 4, 11), True),
        (PartialDate(2021, 4, 11), PartialDate(2021, 4), True),
        (PartialDate(2021, 4, 11), PartialDate(2021, 11, 4), False),
        (PartialDate(2021, 4, 11), PartialDate(2021, 4, 12), False),
        (PartialDate(2021, 4, 11), PartialDate(2020), False),
        (PartialDate(2014), PartialDate(2010, coarse=1), True),
        (PartialDate(2021, 4), PartialDate(2021, 34), True),
        (PartialDate(2021, 4), PartialDate(2021, 33), False),
        (PartialDate(None, 4), PartialDate(2021, 34), True),
        (PartialDate(None, 4), PartialDate(2021, 33), False),
        (PartialDate(None, 4), PartialDate(2021, 21), True),
        (PartialDate(None, 4, 8), PartialDate(None, None, 8), True),
        (PartialDate(), PartialDate(2021, 4, 11), True),
    ],
)
def test_dates_fit_when_they_can_mean_one_day(
    one: PartialDate, other: PartialDate, *, fits: bool
) -> None:
    assert one.fits(other) is fits


def test_a_template_has_no_place_in_time() -> None:
    template = PartialDate(None, 4, 8)

    assert template.is_template
    assert template.interval == ALWAYS
    assert not template.is_day
    with pytest.raises(ValueError, match="not a full day: XXXX-04-08"):
        _ = template.number


@given(st.integers(-(10**7), 10**7))
def test_a_full_day_is_an_interval_of_one(number: int) -> None:
    date = PartialDate.of_day(number)

    assert date.is_day
    assert date.number == number
    assert date.interval == Interval(number, number)


@given(partial_dates(), partial_dates())
def test_fitting_is_mutual(one: PartialDate, other: PartialDate) -> None:
    assert one.fits(one)
    assert one.fits(other) == other.fits(one)


@given(partial_dates(), partial_dates())
def test_dates_that_share_no_day_do_not_fit(one: PartialDate, other: PartialDate) -> None:
    if (
        one.year is not None
        and other.year is not None
        and one.interval.meet(other.interval) is None
    ):
        assert not one.fits(other)


@given(YEARS, st.integers(1, 12), st.data())
def test_knowing_less_widens(year: int, month: int, data: st.DataObject) -> None:
    day = data.draw(st.integers(1, days_in_month(year, month)))
    finest_first = [
        PartialDate(year, month, day),
        PartialDate(year, month),
        PartialDate(year, 33 + (month - 1) // 3),
        PartialDate(year),
        PartialDate(year, coarse=1),
        PartialDate(year, coarse=2),
        PartialDate(None, month, day),
    ]

    for finer, coarser in pairwise(finest_first):
        assert coarser.interval.hull(finer.interval) == coarser.interval
        assert finer.fits(coarser)
