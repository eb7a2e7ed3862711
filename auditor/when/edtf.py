"""EDTF, the Extended Date/Time Format of ISO 8601-2, as far as dates need it.

Reads and writes level 0 and 1 dates and intervals, and of level 2 "one of a set" and
unspecified digits. Clock times are no part of it here: they are `Instant`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from auditor.errors import EdtfError
from auditor.pattern import pattern
from auditor.when.calendar import MONTHS_IN_YEAR, days_in_month
from auditor.when.interval import Interval
from auditor.when.partial_date import QUARTERS, SEASONS, PartialDate
from auditor.when.precision import Precision

_MAX_SHOWN: Final = 40
_MAX_COARSE: Final = 2
"""Decades and centuries; a millennium has no precision of its own here."""

_DATE: Final = pattern(
    r"""(?P<year> -?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX) | XXXX | Y-?[1-9][0-9]{4,17} )
        (?:S(?P<significant>[1-9][0-9]?))?
        (?:-(?P<month>[0-9]{2}|XX)
            (?:-(?P<day>[0-9]{2}|XX))?)?
        (?P<qualifier>[?~%]?)""",
    re.VERBOSE,
)
_CLOCK: Final = pattern(r"[0-9]T[0-9]")


class End(StrEnum):
    """An end of an interval that is no date."""

    OPEN = ".."
    UNKNOWN = ""


@frozen
class EdtfInterval:
    """What lasts from a date to a date: `2017-05-04/2017-05-06`, `2024-10-04/..`, `/2006`."""

    start: PartialDate | End
    end: PartialDate | End

    @property
    def interval(self) -> Interval:
        """The days from the earliest start to the latest end."""
        first = self.start.interval.first if isinstance(self.start, PartialDate) else None
        last = self.end.interval.last if isinstance(self.end, PartialDate) else None
        return Interval(first, last)

    def __str__(self) -> str:
        """EDTF text."""
        return f"{self.start}/{self.end}"


@frozen
class Span:
    """Some date from `first` to `last` inside a set; None leaves that side without a bound."""

    first: PartialDate | None
    last: PartialDate | None

    @property
    def interval(self) -> Interval:
        """The days that it may mean."""
        return Interval(
            None if self.first is None else self.first.interval.first,
            None if self.last is None else self.last.interval.last,
        )

    def __str__(self) -> str:
        """EDTF text, without the brackets."""
        first = "" if self.first is None else str(self.first)
        last = "" if self.last is None else str(self.last)
        return f"{first}..{last}"


def _in_order(members: Iterable[PartialDate | Span]) -> tuple[PartialDate | Span, ...]:
    return tuple(sorted(dict.fromkeys(members), key=_rank))


def _rank(member: PartialDate | Span) -> tuple[bool, int, bool, int, str]:
    """Earliest first; templates and what is open to the past before all else."""
    interval = member.interval
    return (
        interval.first is not None,
        interval.first or 0,
        interval.last is None,
        interval.last or 0,
        str(member),
    )


@frozen
class EdtfSet:
    """One of several dates, we do not know which; kept earliest first and without repeats."""

    members: tuple[PartialDate | Span, ...] = field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        """Refuse a set of nothing."""
        if not self.members:
            msg = "a set needs at least one date"
            raise EdtfError(msg)

    @property
    def interval(self) -> Interval:
        """The shortest stretch of days that holds every member."""
        first, *rest = (member.interval for member in self.members)
        for interval in rest:
            first = first.hull(interval)
        return first

    def __str__(self) -> str:
        """EDTF text: earliest first, no spaces."""
        return f"[{','.join(map(str, self.members))}]"


Edtf = PartialDate | EdtfInterval | EdtfSet


def one_of(dates: Iterable[PartialDate]) -> PartialDate | EdtfSet:
    """The set of the dates, or the date itself if all are the same one."""
    members = tuple(dict.fromkeys(dates))
    return members[0] if len(members) == 1 else EdtfSet(members)


def on_or_after(date: PartialDate) -> EdtfSet:
    """Some day on or after the date: `[2024-10-04..]`."""
    return EdtfSet((Span(date, None),))


def on_or_before(date: PartialDate) -> EdtfSet:
    """Some day on or before the date: `[..2021-04-11]`."""
    return EdtfSet((Span(None, date),))


def some(precision: Precision) -> PartialDate:
    """A template of which nothing is known but its grain: `XXXX-XX-XX` for some day."""
    if precision < Precision.SEASON:
        return PartialDate()
    return PartialDate(unspecified=2 if precision is Precision.DAY else 1)


def parse(text: str) -> Edtf:
    """Read an EDTF value; EdtfError if it is none.

    Reads `2021-04-11`, `2024-10-04/..`, `[2020-02-03,2020-03-02]`; not `11/04/2021`.
    """
    if text.startswith("["):
        if not text.endswith("]"):
            raise _error(text, "a set ends with ]")
        return EdtfSet(tuple(_member(part.strip(" "), text) for part in text[1:-1].split(",")))
    if text.startswith("{"):
        raise _error(text, "sets of which all members hold are not read")
    if _CLOCK.search(text):
        raise _error(text, "a clock time is no part of a date here")
    start, slash, end = text.partition("/")
    return _interval(start, end, text) if slash else _date(text, text)


def parse_date(text: str) -> PartialDate:
    """Read an EDTF value that must be a single date, perhaps of coarse precision."""
    value = parse(text)
    if not isinstance(value, PartialDate):
        raise _error(text, "a single date is expected")
    return value


def _interval(start: str, end: str, text: str) -> EdtfInterval:
    value = EdtfInterval(_end(start, text), _end(end, text))
    if isinstance(value.start, End) and isinstance(value.end, End):
        raise _error(text, "an interval has at least one date")
    _check_order(value, text)
    return value


def _end(part: str, text: str) -> PartialDate | End:
    return End(part) if part in (End.OPEN, End.UNKNOWN) else _date(part, text)


def _member(part: str, text: str) -> PartialDate | Span:
    if ".." not in part:
        return _date(part, text)
    first, _, last = part.partition("..")
    if not first and not last:
        raise _error(text, "a span has at least one date")
    span = Span(
        _date(first, text) if first else None,
        _date(last, text) if last else None,
    )
    _check_order(span, text)
    return span


def _check_order(value: EdtfInterval | Span, text: str) -> None:
    try:
        _ = value.interval
    except ValueError:
        raise _error(text, "it ends before it starts") from None


def _date(part: str, text: str) -> PartialDate:
    match = _DATE.fullmatch(part)
    if match is None:
        raise _error(text, "dates are written like 2021-04-11, 2021-04 or 2021")
    year, coarse = _year(match, text)
    month, day = match["month"], match["day"]
    known_month = None if month in (None, "XX") else int(month)
    known_day = None if day in (None, "XX") else int(day)
    _check_calendar(year, known_month, known_day, text)
    if coarse and month is not None:
        raise _error(text, "a month needs a full year or none")
    # A month that is known or unspecified before a known day is no finer part than the day.
    unspecified = (month == "XX") + (day == "XX") if known_day is None else 0
    return PartialDate(year, known_month, known_day, coarse, unspecified, match["qualifier"])


def _year(match: re.Match[str], text: str) -> tuple[int | None, int]:
    """Year and number of unspecified digits; the earliest year where some are unspecified."""
    written, significant = match["year"], match["significant"]
    if written == "XXXX":
        if significant:
            raise _error(text, "an unknown year has no significant digits")
        return None, 0
    if written == "-0000":
        raise _error(text, "there is no year -0000")
    digits = written.lstrip("Y-")
    coarse = len(digits) - int(significant) if significant else digits.count("X")
    if not 0 <= coarse <= _MAX_COARSE:
        raise _error(text, "only the last one or two digits of a year can be unspecified")
    kept = digits[: len(digits) - coarse]
    if "-" in written:
        return -int(kept + "9" * coarse), coarse
    return int(kept + "0" * coarse), coarse


def _check_calendar(year: int | None, month: int | None, day: int | None, text: str) -> None:
    if month is not None and not 1 <= month <= MONTHS_IN_YEAR:
        if month not in SEASONS and month not in QUARTERS:
            raise _error(text, "months run from 01 to 12, seasons 21 to 24, quarters 33 to 36")
        if day is not None:
            raise _error(text, "a season or quarter has no days")
    if day is not None and not 1 <= day <= (31 if month is None else days_in_month(year, month)):
        raise _error(text, "there is no such day")


def _error(text: str, reason: str) -> EdtfError:
    shown = text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "..."
    return EdtfError(f"no EDTF date: {shown!r} ({reason})")
