"""Dates with English month names as programs write them: mail, HTTP, C, JavaScript, logs.

Reads `Sun, 11 Apr 2021 10:15:00 +0200`, `Sunday, 11-Apr-21 08:15:00 GMT` and
`Sun Apr 11 2021 10:15:00 GMT+0200 (CEST)`; not `Sunday, 11 April 2021`.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.parsers.existence import date_fault
from auditor.find.parsers.field_clock import read_clock
from auditor.model.expression import Candidate, Kind, Meaning
from auditor.pattern import pattern
from auditor.when.partial_date import PartialDate

FORM: Final = "rfc5322"
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_DAYS: Final = {
    name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
}
_DAY: Final = r"(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_LONG_DAY: Final = r"(?:day|sday|nesday|rsday|urday)?"
_MONTH: Final = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:(?<=Sep)t)?"

_MAIL: Final = pattern(
    rf"(?:{_DAY}{_LONG_DAY}(?:,\ ?|\ ))?"
    rf"(?P<day>[0-9]{{1,2}})(?P<between>[\ /-])\ ?{_MONTH}(?P=between)\ ?"
    rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}(?![0-9]))(?:\ |:|T)\ ?(?P<clock>[0-9].{{0,90}})",
    re.IGNORECASE,
)
"""RFC 5322, RFC 850, cookies (`11-Apr-2021`), and the log stamp `11/Apr/2021:10:15:00 +0200`;
without a clock they are dates in words."""

_CTIME: Final = pattern(
    rf"{_DAY}{_LONG_DAY},?\ {_MONTH}\ {{1,2}}(?P<day>[0-9]{{1,2}}),?\ "
    rf"(?:(?P<year>[0-9]{{4}})\ (?P<clock>[0-9].{{0,90}})"
    rf"|(?P<time>[0-9]{{1,2}}:[0-9]{{2}}:[0-9]{{2}}(?:[.,][0-9]{{1,9}})?)"
    rf"(?:\ (?P<zone>[A-Z]{{1,5}}|(?:GMT|UTC)?[+-][0-9]{{2}}:?[0-9]{{2}}))?"
    rf"\ (?P<year_last>[0-9]{{4}})(?:\ (?P<zone_last>[A-Z]{{1,5}}|[+-][0-9]{{2}}:?[0-9]{{2}}))?)",
    re.IGNORECASE,
)
"""asctime, date(1), JavaScript's toString, PostgreSQL."""

_COMMENT: Final = pattern(r"\s?\((?!.*\().{0,80}\)\Z")
_PIVOT: Final = 69


def read(text: str) -> Meaning | None:
    """The meaning of a whole text in ASCII without surrounding blanks; None if it is another form.

    Zone names in a mail or HTTP date have the one meaning that RFC 5322 gives them.
    """
    found = _MAIL.fullmatch(text)
    if found is not None:
        return _meaning(found, found["year"], found["clock"])
    found = _CTIME.fullmatch(text)
    if found is None:
        return None
    if found["clock"]:
        return _meaning(found, found["year"], found["clock"])
    zone = found["zone"] or found["zone_last"]
    return _meaning(found, found["year_last"], f"{found['time']} {zone or ''}".rstrip())


def full_year(digits: str) -> tuple[int, bool]:
    """The year that the digits mean, and whether its century is a guess (POSIX pivot)."""
    year = int(digits)
    if len(digits) != 2:  # noqa: PLR2004 - two-digit years
        return year, False
    return year + (1900 if year >= _PIVOT else 2000), True


def _meaning(found: re.Match[str], digits: str, time: str) -> Meaning | None:
    weekday = _DAYS[found["weekday"].lower()] if found["weekday"] else None
    year, guessed = full_year(digits)
    month, day = _MONTHS[found["month"].lower()], int(found["day"])
    clock = read_clock(_COMMENT.sub("", time), mail=True)
    if clock is None:
        return None
    fault = date_fault(year, month, day)
    if fault or isinstance(clock, str):
        return Meaning(Kind.DATE, FORM, weekday=weekday, impossible=fault or str(clock))
    candidate = Candidate(PartialDate(year, month, day), century_guessed=guessed)
    return Meaning(Kind.DATE, FORM, (candidate,), weekday, clock)
