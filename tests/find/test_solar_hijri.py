"""The Persian calendar of machine values."""

from __future__ import annotations

import pytest

from auditor.find.machine import parse_machine
from auditor.find.parsers import solar_hijri
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
    ("text", "day"),
    [
        ("۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹", "2020-05-10"),
        ("۲۱ اردیبهشت ۱۳۹۹", "2020-05-10"),
        ("یکشنبه ۲۱ اردیبهشت ۱۳۹۹ ساعت ۱۸:۵۹", "2020-05-10"),
        ("21 اردیبهشت ماه 1399", "2020-05-10"),
    ],
)
def test_values(text: str, day: str) -> None:
    """Persian digits or month names are the sign of the calendar."""
    meaning = parse_machine(text)
    assert meaning is not None
    (candidate,) = meaning.candidates
    assert (str(candidate.date), candidate.calendar) == (day, "persian")
    assert meaning.form == "era"


def test_the_language_of_the_field_is_a_sign_too() -> None:
    """Without any sign, 1399 is a year of ours."""
    persian = parse_machine("1399/02/21", language="fa")
    plain = parse_machine("1399/02/21")
    assert persian is not None
    assert plain is not None
    assert str(persian.candidates[0].date) == "2020-05-10"
    assert str(plain.candidates[0].date) == "1399-02-21"


def test_a_day_that_is_not_there() -> None:
    """A leap day of a common year."""
    meaning = parse_machine("۱۴۰۲/۱۲/۳۰")
    assert meaning is not None
    assert meaning.impossible == "esfand has 29 days in 1402"
    assert meaning.candidates == ()
