"""Whole values in the Persian calendar (Solar Hijri), which Iranian pages put in their fields.

Reads `۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹`, `21 اردیبهشت 1399` and, in a Persian field, `1399/02/21`; without a
sign of Persian that is a year of ours.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.parsers.field_clock import read_clock
from auditor.model.expression import Candidate, Clock, Kind, Meaning
from auditor.pattern import pattern
from auditor.when.solar_hijri import YEARS, fault, to_gregorian

CALENDAR: Final = "persian"
_NAMES: Final = {
    "فروردین": 1,
    "اردیبهشت": 2,
    "خرداد": 3,
    "تیر": 4,
    "مرداد": 5,
    "امرداد": 5,
    "شهریور": 6,
    "مهر": 7,
    "آبان": 8,
    "آذر": 9,
    "دی": 10,
    "بهمن": 11,
    "اسفند": 12,
}
_DAYS: Final = {
    "دوشنبه": 0,
    "سهشنبه": 1,
    "سه شنبه": 1,
    "چهارشنبه": 2,
    "پنجشنبه": 3,
    "پنج شنبه": 3,
    "جمعه": 4,
    "شنبه": 5,
    "یکشنبه": 6,
    "یک شنبه": 6,
}
_CLOCK: Final = r"(?:\ ?(?:[,،|-]|ساعت)?\ ?(?:ساعت\ )?(?P<clock>[0-9]{1,2}:[0-9]{2}.{0,40}))?"
_NUMERIC: Final = pattern(
    r"(?P<year>1[2-4][0-9]{2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    + _CLOCK,
    re.VERBOSE,
)
_NAMED: Final = pattern(
    r"(?:(?P<weekday>"
    + "|".join(sorted((day.replace(" ", r"\ ") for day in _DAYS), key=len, reverse=True))
    + r")[،,]?\ )?(?P<day>[0-9]{1,2})\ (?P<name>"
    + "|".join(sorted(_NAMES, key=len, reverse=True))
    + r")\ ?(?:ماه\ )?(?P<year>1[2-4][0-9]{2})"
    + _CLOCK,
    re.VERBOSE,
)


def read(text: str, *, sure: bool) -> Meaning | None:
    """The meaning of a whole folded value. `sure`: its digits or its language are Persian."""
    found = _NAMED.fullmatch(text)
    if found is not None:
        return _meaning(found, _NAMES[found["name"]], None)
    found = _NUMERIC.fullmatch(text) if sure else None
    if found is not None:
        return _meaning(found, int(found["month"]), found["mark"])
    return None


def _meaning(found: re.Match[str], month: int, separator: str | None) -> Meaning | None:
    year, day = int(found["year"]), int(found["day"])
    clock: Clock | str | None = None
    if found["clock"]:
        clock = read_clock(found["clock"])
        if clock is None:
            return None
    if year not in YEARS:
        return None
    why = fault(year, month, day)
    if why or isinstance(clock, str):
        return Meaning(Kind.DATE, "era", impossible=why or str(clock), separator=separator)
    named = found.groupdict().get("weekday")
    candidate = Candidate(to_gregorian(year, month, day), calendar=CALENDAR)
    languages = () if separator else ("fa",)
    return Meaning(
        Kind.DATE,
        "era",
        (candidate,),
        _DAYS[named] if named else None,
        clock,
        separator=separator,
        languages=languages,
    )
