"""ISO 8601 and its profiles (RFC 3339, W3C-DTF, XML Schema, HTML, EDTF), as whole values.

Reads `2020-06-18T10:11:12.5+02:00`, `20200618T101112Z` and `2020-W25-4`; not `18.06.2020`.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.errors import EdtfError
from auditor.find.parsers.existence import date_fault
from auditor.find.parsers.field_clock import read_clock
from auditor.model.expression import Candidate, Clock, Kind, Meaning
from auditor.pattern import pattern
from auditor.when import edtf
from auditor.when.calendar import civil, day_number, is_leap, weekday
from auditor.when.partial_date import QUARTERS, SEASONS, PartialDate
from auditor.when.precision import Precision

_FORM: Final = "iso8601"

_COMMON: Final = pattern(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,30}))?)?"
    r"(?:([Zz])|([+-])([0-9]{2}):?([0-9]{2}))?)?"
)
"""What nearly every machine field holds; the rest takes the longer way."""

_DATE: Final = pattern(
    r"""(?P<year> [0-9]{4} (?![0-9W]) | [+-][0-9]{4,7} (?![0-9]) | Y[+-]?[0-9]{4,18} )
        (?: - (?: W(?P<week>[0-9]{2}) (?: - (?P<weekday>[0-9]) )?
                | (?P<ordinal>[0-9]{3})
                | (?P<month>[0-9]{2}) (?: - (?P<day>[0-9]{2}) )? ) (?![0-9]) )?""",
    re.VERBOSE,
)

_BASIC: Final = pattern(
    r"""(?P<year>[0-9]{4})
        (?: (?P<month>[0-9]{2}) (?P<day>[0-9]{2})
          | (?P<ordinal>[0-9]{3})
          | W(?P<week>[0-9]{2}) (?P<weekday>[0-9])? )
        (?![0-9])""",
    re.VERBOSE,
)

_NO_YEAR: Final = pattern(r"--([0-9]{2})-?([0-9]{2})")
_MARKED: Final = pattern(r"\[.*\]|-?[0-9][0-9X-]*+[?~%]?|Y.*|XXXX-[0-9X-]+")
"""What only EDTF writes: sets, unspecified digits, qualifiers."""
_FORMS: Final = {
    Precision.DECADE: "decade",
    Precision.CENTURY: "century",
    Precision.SEASON: "season",
    Precision.QUARTER: "quarter",
}
_DURATION: Final = pattern(
    r"P(?=[0-9T])(?:[0-9]{1,9}(?:[.,][0-9]{1,9})?[YMWD]){0,4}"
    r"(?:T(?:[0-9]{1,9}(?:[.,][0-9]{1,9})?[HMS]){1,3})?"
)
_DASHED: Final = pattern(r"\A([0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])")
"""A clock in a file name, where colons are not allowed."""
_ZONE_ONLY: Final = pattern(r"[Zz]|[+-][0-9]{2}:?[0-9]{2}")
_BETWEEN: Final = pattern(
    # A zone name there comes from a format string whose "T" was read as "zone".
    r"[A-Z]{1,5}(?:[+-][0-9]{4})?(?=[0-9]{2}:[0-9]{2})|[Tt]|,? (?:at |[-|] )?|[_,]|-(?=[0-9]{6})"
)
_BASIC_YEARS: Final = range(1000, 3000)
_RECENT_YEARS: Final = range(1900, 2100)


def read(text: str) -> Meaning | None:
    """The meaning of a whole text in ASCII without surrounding blanks; None if it is another form.

    A date that cannot exist gives no candidates and the reason. A week has no calendar date
    of its own: it gives the month or months that it lies in, and itself as TIMEX3 value.
    """
    found = _COMMON.fullmatch(text)
    if found is not None:
        return _common(found)
    return _dated(text) or _edtf(text)


def impossible(fault: str, form: str = _FORM) -> Meaning:
    """The meaning of a date that does not exist."""
    return Meaning(Kind.DATE, form, impossible=fault)


def _common(found: re.Match[str]) -> Meaning:
    y, mo, d, h, mi, s, fraction, zulu, sign, zone_hour, zone_minute = found.groups()
    year, month, day = int(y), int(mo), int(d)
    fault = date_fault(year, month, day)
    if fault:
        return impossible(fault)
    candidates = (Candidate(PartialDate(year, month, day)),)
    if h is None:
        return Meaning(Kind.DATE, _FORM, candidates)
    clock = (
        read_clock(found.string[11:]) if _unusual(h, mi, s, sign, zone_hour, zone_minute) else None
    )
    if isinstance(clock, str):
        return impossible(clock)
    if clock is None:
        offsets: tuple[int, ...] = ()
        if zulu:
            offsets = (0,)
        elif sign:
            minutes = int(zone_hour) * 60 + int(zone_minute)
            offsets = (minutes if sign == "+" else -minutes,)
        clock = Clock(
            int(h), int(mi), None if s is None else int(s), fraction or "", offsets, zulu or ""
        )
    return Meaning(Kind.DATE, _FORM, candidates, clock=clock)


def _unusual(
    hour: str, minute: str, second: str | None, sign: str | None, zone_hour: str, zone_minute: str
) -> bool:
    """Whether the clock or its offset is outside the plain range and needs the full reader."""
    if hour > "23" or minute > "59" or (second is not None and second > "59"):
        return True
    return sign is not None and (
        zone_hour > "23"
        or zone_minute > "59"
        or (sign == "-" and zone_hour + zone_minute == "0000")
    )


def _dated(text: str) -> Meaning | None:
    for shape in (_DATE, _BASIC):
        found = shape.match(text)
        if found is None:
            continue
        meaning = _date(found, basic=shape is _BASIC)
        if meaning is None:
            continue
        rest = text[found.end() :]
        return _with_clock(meaning, rest) if rest else meaning
    return None


def _with_clock(meaning: Meaning, rest: str) -> Meaning | None:
    """The date with the clock behind it; None where what follows is no clock."""
    if meaning.impossible is None and not meaning.candidates[0].date.is_day:
        return None
    between = _BETWEEN.match(rest)
    tail = rest[between.end() :].lstrip() if between else None
    if tail == "" or _ZONE_ONLY.fullmatch(rest):
        return meaning  # an XML Schema date may have a zone: the day is the day as written
    clock = read_clock(_DASHED.sub(r"\1:\2:\3", tail)) if tail else None
    if clock is None:
        return None
    if meaning.impossible or isinstance(clock, str):
        return meaning if meaning.impossible else impossible(str(clock))
    return Meaning(Kind.DATE, meaning.form, meaning.candidates, meaning.weekday, clock)


def _date(found: re.Match[str], *, basic: bool) -> Meaning | None:
    parts = found.groupdict()
    year = int(parts["year"].lstrip("Y"))
    if parts["week"]:
        return _week(year, int(parts["week"]), parts["weekday"])
    if parts["ordinal"]:
        meaning = _ordinal(year, int(parts["ordinal"]))
        # Seven digits are more often a number than a date.
        is_number = basic and (year not in _RECENT_YEARS or meaning.impossible)
        return None if is_number else meaning
    if not parts["month"]:
        return _known(PartialDate(year))
    month, day = int(parts["month"]), int(parts["day"]) if parts["day"] else None
    if basic and date_fault(year, month, day) and not _meant_as_date(year, month, day or 0):
        return None
    return _known_or_impossible(year, month, day)


def _known_or_impossible(year: int | None, month: int, day: int | None) -> Meaning:
    if day is None and month in (*SEASONS, *QUARTERS):
        return _known(PartialDate(year, month))
    fault = date_fault(year, month, day)
    return impossible(fault) if fault else _known(PartialDate(year, month, day))


def _meant_as_date(year: int, month: int, day: int) -> bool:
    """Whether eight digits that are no date look meant as one, and not as any number."""
    if (year, month, day) == (0, 0, 0):
        return True
    return year in _BASIC_YEARS and (1 <= month <= 12 or 1 <= day <= 31) and month <= 19  # noqa: PLR2004 - a month that is one digit off


def _known(date: PartialDate) -> Meaning:
    return Meaning(Kind.DATE, _FORMS.get(date.precision, _FORM), (Candidate(date),))


def _ordinal(year: int, day: int) -> Meaning:
    length = 366 if is_leap(year) else 365
    if not 1 <= day <= length:
        return impossible(f"{year} has {length} days" if day else "there is no day 0")
    return _known(PartialDate.of_day(day_number(year, 1, 1) + day - 1))


def _week(year: int, week: int, day: str | None) -> Meaning:
    first = _first_monday(year)
    weeks = (_first_monday(year + 1) - first) // 7
    if not 1 <= week <= weeks:
        return impossible(f"{year} has {weeks} weeks" if week else "there is no week 0")
    monday = first + 7 * (week - 1)
    if day is None:
        months = {civil(number)[:2]: None for number in (monday, monday + 6)}
        candidates = tuple(Candidate(PartialDate(*month)) for month in months)
        return Meaning(Kind.DATE, _FORM, candidates, timex_value=f"{year:04d}-W{week:02d}")
    if not 1 <= int(day) <= 7:  # noqa: PLR2004 - days of a week
        return impossible(f"there is no weekday {day}")
    date = PartialDate.of_day(monday + int(day) - 1)
    return Meaning(Kind.DATE, _FORM, (Candidate(date),), weekday=int(day) - 1)


def _first_monday(year: int) -> int:
    """Day number of the Monday of week 1, which is the week of 4 January."""
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth)


def _edtf(text: str) -> Meaning | None:
    """EDTF beyond plain dates: unspecified digits, qualifiers, sets; and dates without a year."""
    found = _NO_YEAR.fullmatch(text)
    if found is not None:
        return _known_or_impossible(None, int(found[1]), int(found[2]))
    if _DURATION.fullmatch(text) and text[-1] != "T":
        return Meaning(Kind.DURATION, "duration", timex_value=text.replace(",", "."))
    if _MARKED.fullmatch(text) is None:
        return None
    try:
        return _of_value(edtf.parse(text))
    except EdtfError:
        return None


def _of_value(value: edtf.Edtf) -> Meaning | None:
    """A date, or a set of dates as rivals; an interval is two dates, and None here."""
    if isinstance(value, PartialDate):
        return _known(value)
    if not isinstance(value, edtf.EdtfSet):
        return None
    members = [member for member in value.members if isinstance(member, PartialDate)]
    if len(members) < len(value.members):
        return None  # open to one side: a bound, no date
    return Meaning(Kind.DATE, _FORM, tuple(map(Candidate, members)))
