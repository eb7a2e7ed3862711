"""The Persian calendar in days of ours."""

from __future__ import annotations

import pytest

from auditor.when import solar_hijri
from auditor.when.partial_date import PartialDate


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1206, 1, 1), (1827, 3, 22)),
        ((1300, 1, 1), (1921, 3, 21)),
        ((1357, 11, 22), (1979, 2, 11)),
        ((1399, 2, 21), (2020, 5, 10)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1403, 12, 30), (2025, 3, 20)),
        ((1498, 12, 29), (2120, 3, 19)),
    ],
)
def test_known_days(persian: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    """Days whose Gregorian date is on record."""
    assert solar_hijri.to_gregorian(*persian) == PartialDate(*gregorian)


def test_each_day_follows_the_one_before() -> None:
    """All days of the years that are read, without gap or overlap."""
    numbers = [
        solar_hijri.to_gregorian(year, month, day).number
        for year in solar_hijri.YEARS
        for month in range(1, 13)
        for day in range(1, 32)
        if solar_hijri.fault(year, month, day) is None
    ]
    assert numbers == list(range(numbers[0], numbers[-1] + 1))


@pytest.mark.parametrize(
    ("persian", "why"),
    [
        ((1402, 13, 1), "there is no month 13"),
        ((1402, 1, 0), "there is no day 0"),
        ((1402, 7, 31), "mehr has 30 days"),
        ((1402, 12, 30), "esfand has 29 days in 1402"),
        ((1403, 12, 30), None),
    ],
)
def test_days_that_are_not_there(persian: tuple[int, int, int], why: str | None) -> None:
    """The last month is longer in a leap year."""
    assert solar_hijri.fault(*persian) == why
