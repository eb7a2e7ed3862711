"""Days that programs write where they have no date: where clocks start, end, or count from 0.

Reads 1970-01-01, 1969-12-31T16:00-08:00, 9999-12-31; not 1970-01-02.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from auditor.when.offset import SECONDS_PER_DAY, Instant
from auditor.when.partial_date import PartialDate


class Placeholder(NamedTuple):
    """What a day stands for. `sure`: hardly anything that is read here happened on it."""

    meaning: str
    sure: bool = True


_EPOCH: Final = Placeholder("the day from which Unix clocks count")
_APPLE: Final = Placeholder("the moment from which Apple's clocks count", sure=False)
_DAYS: Final[dict[tuple[int | None, ...], Placeholder]] = {
    (1, 1, 1): Placeholder("the first day that most programs can write"),
    (1601, 1, 1): Placeholder("the day from which Windows clocks count"),
    (1899, 12, 30): Placeholder("the day 0 of spreadsheets"),
    (1899, 12, 31): Placeholder("the day before the first one of spreadsheets"),
    (1900, 1, 1): Placeholder("the first day of spreadsheets and of some databases", sure=False),
    (1904, 1, 1): Placeholder("the day from which old Apple clocks count", sure=False),
    (1970, 1, 1): _EPOCH,
    (1980, 1, 1): Placeholder("the day from which DOS and ZIP clocks count", sure=False),
    (9999, 12, 31): Placeholder("the last day that most programs can write"),
}
_EVE: Final = (1969, 12, 31)
_MILLENNIUM: Final = (2001, 1, 1)
_FARTHEST: Final = 14 * 3_600
"""No zone is further from UTC, so a clock that started at 0 shows no other time anywhere."""
_MILLENNIUM_SECONDS: Final = 978_307_200


def placeholder(date: PartialDate, instant: Instant | None = None) -> Placeholder | None:
    """What the day, with its clock time if it has one, stands for; None for a day like others.

    The last day of 1969 needs its clock, which tells the start of 1970 in the Americas, and
    the first of 2001 the very second.
    """
    if not date.is_day:
        return None
    day = (date.year, date.month, date.day)
    if instant is not None and day == _EVE:
        return _EPOCH if SECONDS_PER_DAY - _seconds(instant) <= _FARTHEST else None
    if instant is not None and day == _MILLENNIUM:
        exact = instant.utc_bounds == (_MILLENNIUM_SECONDS, _MILLENNIUM_SECONDS)
        return _APPLE if exact else None
    return _DAYS.get(day)


def _seconds(instant: Instant) -> int:
    return instant.hour * 3_600 + instant.minute * 60 + (instant.second or 0)
