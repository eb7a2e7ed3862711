"""Numeric dates with separators that fill a machine value, in every order that they allow.

Reads `11/04/2021 10:15` (two readings), `11.04.21` and `2021/4/11`; not `10.15` or `1.2.3`.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.parsers.existence import date_fault
from auditor.find.parsers.field_clock import read_clock
from auditor.find.parsers.rfc5322 import full_year
from auditor.model.expression import Candidate, Clock, Kind, Meaning
from auditor.model.vocabulary import Order
from auditor.pattern import pattern
from auditor.when.partial_date import PartialDate

_FORM: Final = "numeric"
_TRIPLE: Final = pattern(
    r"([0-9]{1,4}) ?([./-]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,4})\.?"
    r"(?:(?:,? (?:[-|] )?|T|,)(?:at |um |om |kl\.? |klo |las |ora |à |a las )?([0-9].{0,90}))?",
    re.IGNORECASE,
)
_PAIR: Final = pattern(r"(?:([0-9]{1,2})([./-])([0-9]{4})|([0-9]{4})([./])([0-9]{1,2}))")
_FULL: Final = 4
_SHORT: Final = 2


def read(text: str) -> Meaning | None:
    """The meaning of a whole folded text without blanks at its ends; None for another form."""
    found = _TRIPLE.fullmatch(text)
    if found is not None:
        return _triple(found)
    found = _PAIR.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[3] or found[4]), int(found[1] or found[6])
    separator = found[2] or found[5]
    fault = date_fault(year, month)
    if fault:
        return Meaning(Kind.DATE, _FORM, impossible=fault, separator=separator)
    order = Order.YMD if found[4] else None
    return Meaning(
        Kind.DATE, _FORM, (Candidate(PartialDate(year, month), order),), separator=separator
    )


def readings(first: str, second: str, third: str) -> tuple[list[Candidate], str | None]:
    """The dates that three numbers can mean, and why there is none where there is none."""
    tried: list[tuple[Order, str, str, str]]
    if len(first) == _FULL:
        # Year, day, month is so rare that it is read only where the other order gives no date.
        tried = [(Order.YMD, first, second, third), (Order.YDM, first, third, second)]
    elif len(third) == _FULL:
        tried = [(Order.DMY, third, second, first), (Order.MDY, third, first, second)]
    else:
        tried = [(Order.DMY, third, second, first), (Order.MDY, third, first, second)]
        if len(first) == _SHORT:
            tried.append((Order.YMD, first, second, third))
    candidates: dict[PartialDate, Candidate] = {}
    reason = None
    for order, digits, month, day in tried:
        year, guessed = full_year(digits)
        fault = date_fault(year, int(month), int(day))
        if fault:
            reason = reason or fault
            continue
        if order is Order.YDM and candidates:
            break
        date = PartialDate(year, int(month), int(day))
        # Equal under two orders: the date says nothing about the order.
        candidates[date] = Candidate(date, None if date in candidates else order, guessed)
    return list(candidates.values()), None if candidates else reason


def _triple(found: re.Match[str]) -> Meaning | None:
    first, separator, second, third, time = found.groups()
    if not _shaped(first, third):
        return None
    clock: Clock | str | None = None
    if time:
        clock = read_clock(time)
        if clock is None:
            return None
    candidates, fault = readings(first, second, third)
    if not candidates and _FULL not in (len(first), len(third)):
        return None  # without a full year and a date that exists, any three numbers
    if fault is None and isinstance(clock, str):
        fault = clock
    if fault or isinstance(clock, str):
        return Meaning(Kind.DATE, _FORM, impossible=fault, separator=separator)
    return Meaning(Kind.DATE, _FORM, tuple(candidates), clock=clock, separator=separator)


def _shaped(first: str, third: str) -> bool:
    """Whether the lengths are those of a date: a full year at one end, or a two-digit year."""
    if len(first) == _FULL:
        return len(third) <= _SHORT
    if len(first) > _SHORT:
        return False
    return len(third) in (_SHORT, _FULL)
