"""Stamps of programs without names: EXIF, PDF, runs of digits, and seconds since 1970.

Reads `2021:04:11 10:15:00`, `D:20210411101500+02'00'` and `20210411101500`; not `12345678`.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.parsers.existence import clock_fault, date_fault
from auditor.find.parsers.field_clock import read_clock
from auditor.find.parsers.rfc5322 import full_year
from auditor.find.parsers.zones import read_zone
from auditor.model.expression import Candidate, Clock, Kind, Meaning
from auditor.model.vocabulary import Order
from auditor.pattern import pattern
from auditor.when.calendar import civil
from auditor.when.offset import SECONDS_PER_DAY
from auditor.when.partial_date import PartialDate

_EXIF: Final = pattern(r"([0-9]{4}):([0-9]{2}):([0-9]{2})(?:[ T]([0-9]{2}:[0-9]{2}.{0,40}))?")
_PDF: Final = pattern(
    r"""D:\ ?(?P<year>[0-9]{4}) (?: (?P<month>[0-9]{2}) (?: (?P<day>[0-9]{2})
        (?: (?P<hour>[0-9]{2}) (?: (?P<minute>[0-9]{2}) (?P<second>[0-9]{2})? )?
        (?P<zone> Z(?:00'?(?:00'?)?)? | [+-][0-9]{2}(?:[':]?[0-9]{2}'?)?'? )? )? )? )?""",
    re.VERBOSE,
)
_DIGITS: Final = pattern(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?P<hour>[0-9]{2})(?:(?P<minute>[0-9]{2})(?P<second>[0-9]{2})?(?P<fraction>[0-9]{3}|[0-9]{6})?)?"
    r"(?: ?(?P<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2}))?"
)
_SIX: Final = pattern(r"[0-9]{6}")
_EPOCH: Final = pattern(r"(-?)([0-9]{1,19})(?:\.([0-9]{1,9}))?")
_JSON_DATE: Final = pattern(r"/?Date\((-?[0-9]{1,14})([+-][0-9]{4})?\)/?")
_YEARS: Final = range(1000, 3000)
_RECENT_YEARS: Final = range(1900, 2100)
_EPOCH_UNITS: Final = {10: 0, 13: 3, 16: 6, 19: 9}
"""Digits of a number since 1970 to the decimals in it: seconds, milli-, micro-, nanoseconds."""
_LAST_SECOND: Final = 2**31 - 1
"""2038-01-19, the end of 32-bit clocks: higher numbers of these lengths are identifiers."""
_TICKS: Final = range(630_822_816 * 10**9, 650_000_000 * 10**9)
"""Tenths of microseconds since the year 1 (.NET), from 2000 to 2060."""
_TICKS_TO_1970: Final = 621_355_968 * 10**9


def read(text: str) -> Meaning | None:
    """The meaning of a whole folded text without blanks at its ends; None for another form."""
    found = _EXIF.fullmatch(text)
    if found is not None:
        return _exif(found)
    found = _PDF.fullmatch(text)
    if found is not None:
        return _pdf(found)
    found = _DIGITS.fullmatch(text)
    if found is not None:
        return _run(found)
    return _month_or_day(text) if _SIX.fullmatch(text) else None


def read_epoch(text: str) -> Meaning | None:
    """Seconds, milli-, micro- or nanoseconds since 1970, told apart by their number of digits.

    Reads 1618128900, 1618128900123 and 0, and .NET's `/Date(1618128900000)/` and ticks; not
    12345 or 5551234567, which are any number.
    """
    found = _JSON_DATE.fullmatch(text)
    if found is not None:
        return _since_1970(found[1].startswith("-"), found[1].lstrip("-"), 3, "")
    found = _EPOCH.fullmatch(text)
    if found is None:
        return None
    minus, digits, decimals = found.groups()
    number = int(digits)
    if number in _TICKS and not minus:
        return _since_1970(False, str(number - _TICKS_TO_1970), 7, "")  # noqa: FBT003 - no sign
    if not number:
        return _since_1970(False, "0", 0, "")  # noqa: FBT003 - no sign
    places = _EPOCH_UNITS.get(len(digits))
    if places is None or digits[0] == "0" or number // 10**places > _LAST_SECOND:
        return None
    return _since_1970(bool(minus), digits, places, decimals or "")


def _since_1970(before: bool, digits: str, places: int, decimals: str) -> Meaning:  # noqa: FBT001 - private
    seconds, part = divmod(int(digits), 10**places)
    fraction = (str(part).zfill(places) if places else "") + decimals
    if before:
        seconds, fraction = _before_1970(seconds, fraction)
    day, second = divmod(seconds, SECONDS_PER_DAY)
    clock = Clock(second // 3600, second // 60 % 60, second % 60, fraction, (0,))
    return Meaning(Kind.DATE, "epoch", (Candidate(PartialDate(*civil(day))),), clock=clock)


def _before_1970(seconds: int, fraction: str) -> tuple[int, str]:
    """Whole seconds, rounded down, and the fraction above them."""
    if not fraction.strip("0"):
        return -seconds, fraction
    rest = 10 ** len(fraction) - int(fraction)
    return -seconds - 1, str(rest).zfill(len(fraction))


def _exif(found: re.Match[str]) -> Meaning | None:
    clock = read_clock(found[4]) if found[4] else None
    if found[4] and clock is None:
        return None
    fault = date_fault(int(found[1]), int(found[2]), int(found[3]))
    return _dated("exif", PartialDate(int(found[1]), int(found[2]), int(found[3])), clock, fault)


def _pdf(found: re.Match[str]) -> Meaning:
    year = int(found["year"])
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    fault = date_fault(year, month, day) if month is not None else None
    clock = _clock(found) if found["hour"] else None
    return _dated("pdf", PartialDate(year, month, day), clock, fault)


def _run(found: re.Match[str]) -> Meaning | None:
    """A run of 10 to 20 digits; nothing but a date that exists tells it from any number."""
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    if year not in _YEARS:
        return None
    if date_fault(year, month, day):
        # Fourteen digits in the range of a clock are meant as a stamp, others as a number.
        fault = date_fault(year, month, day)
        meant = found["second"] and year in _RECENT_YEARS and month <= 19 and day <= 39  # noqa: PLR2004 - one digit off at most
        return Meaning(Kind.DATE, "numeric", impossible=fault, separator="") if meant else None
    clock = _clock(found)
    return (
        None
        if isinstance(clock, str)
        else _dated("numeric", PartialDate(year, month, day), clock, None)
    )


def _clock(found: re.Match[str]) -> Clock | str:
    parts = found.groupdict()
    hour = int(parts["hour"])
    minute = int(parts["minute"]) if parts["minute"] else None
    second = int(parts["second"]) if parts["second"] else None
    fault = clock_fault(hour, minute or 0, second or 0)
    if fault:
        return fault
    fraction = parts.get("fraction") or ""
    written = (parts["zone"] or "").replace("'", "")
    if not written:
        return Clock(hour, minute, second, fraction)
    zone = read_zone("Z" if written[0] in "Zz" else written)
    if zone is None:
        return Clock(hour, minute, second, fraction)
    return Clock(hour, minute, second, fraction, zone.offsets, zone.name)


def _dated(form: str, date: PartialDate, clock: Clock | str | None, fault: str | None) -> Meaning:
    if fault is None and isinstance(clock, str):
        fault = clock
    separator = "" if form == "numeric" else None
    if fault or isinstance(clock, str):
        return Meaning(Kind.DATE, form, impossible=fault, separator=separator)
    order = Order.YMD if form == "numeric" else None
    return Meaning(Kind.DATE, form, (Candidate(date, order),), clock=clock, separator=separator)


def _month_or_day(text: str) -> Meaning | None:
    """Six digits: a year and a month, or a short year, month and day; both where both exist."""
    candidates = []
    year, month = int(text[:4]), int(text[4:])
    if year in _RECENT_YEARS and date_fault(year, month) is None:
        candidates.append(Candidate(PartialDate(year, month), Order.YMD))
    short, guessed = full_year(text[:2])
    month, day = int(text[2:4]), int(text[4:])
    if date_fault(short, month, day) is None:
        candidates.append(Candidate(PartialDate(short, month, day), Order.YMD, guessed))
    return Meaning(Kind.DATE, "numeric", tuple(candidates), separator="") if candidates else None
