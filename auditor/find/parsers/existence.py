"""Which dates and clock times there are, and the sentence that says why one is not."""

from __future__ import annotations

from typing import Final

from auditor.when.calendar import FEBRUARY, MONTHS_IN_YEAR, days_in_month

_NAMES: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59
_LEAP_SECOND: Final = 60
_END_OF_DAY: Final = 24


def date_fault(year: int | None, month: int, day: int | None = None) -> str | None:
    """Why there is no such date; None when there is one.

    Reads 2021-04-11, 2020-02-29 and 2021-04; not 2021-02-29 ("february has 28 days in 2021").
    """
    if not 1 <= month <= MONTHS_IN_YEAR:
        return f"there is no month {month}"
    if day is None:
        return None
    if day < 1:
        return "there is no day 0"
    length = days_in_month(year, month)
    if day <= length:
        return None
    name = _NAMES[month - 1]
    if month != FEBRUARY:
        return f"{name} has {length} days"
    return f"{name} has {length} days" if year is None else f"{name} has {length} days in {year}"


def clock_fault(hour: int, minute: int = 0, second: int = 0) -> str | None:
    """Why there is no such clock time; None when there is one.

    Reads 10:15:00, 23:59:60 (a leap second) and 24:00:00 (the end of a day); not 24:01.
    """
    if hour > _LAST_HOUR and (hour, minute, second) != (_END_OF_DAY, 0, 0):
        return f"there is no hour {hour}"
    if minute > _LAST_MINUTE:
        return f"there is no minute {minute}"
    if second > _LEAP_SECOND:
        return f"there is no second {second}"
    return None
