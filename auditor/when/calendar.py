"""Days as numbers in the proleptic Gregorian calendar, for every year there is.

Day 0 is 1970-01-01. Years below 1 follow ISO 8601 (year 0 is 1 BC), so nothing here
goes through `datetime`, which knows the years 1 to 9999 only. The conversions are the
era-based ones of Howard Hinnant, "chrono-compatible low-level date algorithms".
"""

from __future__ import annotations

from typing import Final

MONTHS_IN_YEAR: Final = 12
FEBRUARY: Final = 2
_DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_PER_ERA: Final = 146_097
_YEARS_PER_ERA: Final = 400
_EPOCH_SHIFT: Final = 719_468
"""Days from 0000-03-01 to 1970-01-01."""


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int | None, month: int) -> int:
    """Length of the month in days; with no year, the longest that it can be."""
    if month == FEBRUARY and (year is None or is_leap(year)):
        return 29
    return _DAYS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01 to the given date, which must exist."""
    if month <= FEBRUARY:
        year -= 1
    era, of_era = divmod(year, _YEARS_PER_ERA)
    of_year = (153 * (month + (-3 if month > FEBRUARY else 9)) + 2) // 5 + day - 1
    return era * _DAYS_PER_ERA + of_era * 365 + of_era // 4 - of_era // 100 + of_year - _EPOCH_SHIFT


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    era, of_era = divmod(number + _EPOCH_SHIFT, _DAYS_PER_ERA)
    year_of_era = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    day = of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + (3 if shifted < 10 else -9)  # noqa: PLR2004 - March-based months
    year = year_of_era + era * _YEARS_PER_ERA + (1 if month <= FEBRUARY else 0)
    return year, month, day


def weekday(number: int) -> int:
    """Weekday of a day number, Monday 0 to Sunday 6."""
    return (number + 3) % 7
