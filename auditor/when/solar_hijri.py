"""The Persian calendar (Solar Hijri): its years, months and days as days of ours.

The 33-year rule gives the official calendar for the years 1206 to 1498.
"""

from __future__ import annotations

from typing import Final

from auditor.when.calendar import day_number
from auditor.when.partial_date import PartialDate

YEARS: Final = range(1206, 1499)
"""Years for which the 33-year rule gives the official calendar."""
_LEAP: Final = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_CYCLE: Final = 33
_NOWRUZ_1400: Final = day_number(2021, 3, 21)
_LONG_MONTHS: Final = 6
_LAST_MONTH: Final = 12
_LATIN_NAMES: Final = (
    "farvardin",
    "ordibehesht",
    "khordad",
    "tir",
    "mordad",
    "shahrivar",
    "mehr",
    "aban",
    "azar",
    "dey",
    "bahman",
    "esfand",
)


def to_gregorian(year: int, month: int, day: int) -> PartialDate:
    """The Gregorian day of a day of the Persian calendar that exists."""
    before = 31 * (month - 1) - max(0, month - 1 - _LONG_MONTHS)
    days = _days_before(year) - _days_before(1400)
    return PartialDate.of_day(_NOWRUZ_1400 + days + before + day - 1)


def fault(year: int, month: int, day: int) -> str | None:
    """Why there is no such day in the Persian calendar; None when there is one.

    Reads 1399-12-30, a leap day; not 1402-12-30 ("esfand has 29 days in 1402").
    """
    if not 1 <= month <= _LAST_MONTH:
        return f"there is no month {month}"
    if day < 1:
        return "there is no day 0"
    length = 31 if month <= _LONG_MONTHS else 30
    if month == _LAST_MONTH and not is_leap(year):
        length = 29
    if day <= length:
        return None
    name = _LATIN_NAMES[month - 1]
    return f"{name} has {length} days" + (f" in {year}" if month == _LAST_MONTH else "")


def is_leap(year: int) -> bool:
    """Whether Esfand has 30 days in the year."""
    return year % _CYCLE in _LEAP


def _days_before(year: int) -> int:
    """Days from the start of year 0 to the start of the year, by the 33-year rule."""
    cycles, of_cycle = divmod(year, _CYCLE)
    return 365 * year + len(_LEAP) * cycles + sum(leap < of_cycle for leap in _LEAP)
