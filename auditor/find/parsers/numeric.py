"""Dates in digits: `8/4/2021`, `08.04.21`, `2021/4/8`, `04/2021`; not the version `1.2.3`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers import iso8601
from auditor.find.parsers.existence import date_fault
from auditor.find.parsers.month_name import full_year
from auditor.model.expression import Candidate, Kind, Meaning
from auditor.model.vocabulary import Order
from auditor.when.partial_date import PartialDate

FORM: Final = "numeric"
_ISO: Final = (
    rb"[0-9]{4}-(?:[0-9]{2}-[0-9]{2}|w[0-9]{2}(?:-[1-7])?|[0-9]{3}|[0-9]{2})(?![0-9]|-[0-9])"
    rb"(?:t[0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]{1,9})?)?)?"
    rb"(?:z\b|[+-][0-9]{2}(?::?[0-9]{2})?(?![0-9]))?)?"
    rb"|[12][0-9]{3}w[0-9]{2}[1-7]?(?![0-9a-z])"
)
_COMPACT: Final = (
    rb"[12][0-9]{7}(?:t[0-9]{4}(?:[0-9]{2})?(?:z\b|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9a-z])"
)
_TRIPLE: Final = (
    rb"(?P<a>[0-9]{1,4})(?P<sep>[ ]?(?P<mark>[./-])[ ]?)(?P<b>[0-9]{1,2})"
    rb"[ ]?(?P=mark)[ ]?(?P<c>[0-9]{1,4})(?![0-9]|(?P=mark)[0-9])"
)
_DOTTED: Final = rb"(?P<a>[0-9]{1,2})\.[ ]?(?P<b>[0-9]{1,2})\.(?![0-9])"
_MONTH_YEAR: Final = (
    rb"(?P<b>[0-9]{1,2})[ ]?(?P<mark>[/.])[ ]?(?P<c>[12][0-9]{3})(?![0-9]|[/.][0-9])"
)
_YEAR_MONTH: Final = rb"(?P<c>[12][0-9]{3})[ ]?(?P<mark>/)[ ]?(?P<b>[0-9]{2})(?![0-9]|/[0-9])"
_SHARED: Final = (
    rb"(?P<a>[0-9]{1,2})(?P<dot>\.?)[ ]?-[ ]?(?=[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}(?![0-9]))"
)
_PAIR: Final = rb"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?![0-9/])"
_FOUR: Final = 4
_TWO: Final = 2
_MOST: Final = 39
"""A day or month that is meant as one but does not exist is written with at most 3 tens."""
_MEANT_YEARS: Final = range(1000, 2200)
_MONTHS: Final = 12


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern)


def read_iso(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date in a form of ISO 8601."""
    found = _compiled(_ISO).match(chain.shadow, at)
    if found is None:
        return ()
    text = found[0].decode("latin-1").upper()
    meaning = iso8601.read(text)
    if meaning is None or meaning.kind is not Kind.DATE:
        return ()
    if len(text) == 7 and text[4] == "-":  # noqa: PLR2004 - YYYY-MM
        if meaning.impossible or not 1 <= int(text[5:]) <= _MONTHS:
            return ()  # 2003-07 is a month, 1914-18 a range of years
        if int(text[5:]) == int(text[2:4]) + 1:
            return ()  # 2006-07 is rather a season of two years
        return (Item(*found.span(), meaning, "numeric"),)
    return (Item(*found.span(), meaning, "numeric"),)


def read_compact(chain: Chain, at: int) -> tuple[Item, ...]:
    """Eight digits, with or without a clock."""
    found = _compiled(_COMPACT).match(chain.shadow, at)
    if found is None:
        return ()
    meaning = iso8601.read(found[0].decode("latin-1").upper())
    if meaning is None or meaning.impossible:
        return ()
    return (Item(*found.span(), meaning, "compact"),)


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date of three numbers, of day and month with dots, or of month and year."""
    found = _compiled(_TRIPLE).match(chain.shadow, at)
    if found is not None:
        return _triple(found)
    found = _compiled(_DOTTED).match(chain.shadow, at)
    if found is not None:
        return _dotted(found)
    for pattern in (_MONTH_YEAR, _YEAR_MONTH):
        found = _compiled(pattern).match(chain.shadow, at)
        if found is not None and 1 <= int(found["b"]) <= _MONTHS:
            candidates = (Candidate(PartialDate(int(found["c"]), int(found["b"]))),)
            mark = found["mark"].decode()
            meaning = Meaning(Kind.DATE, FORM, candidates, separator=mark)
            return (Item(*found.span(), meaning, "month-slash-year"),)
    return ()


def _triple(found: re.Match[bytes]) -> tuple[Item, ...]:
    a, b, c = found["a"].decode(), found["b"].decode(), found["c"].decode()
    lengths = len(a), len(c)
    mark = found["mark"].decode()
    if lengths[0] == _FOUR:
        if lengths[1] > _TWO:
            return ()
        orders = {Order.YMD: (a, b, c)}
        if mark != "-":
            orders[Order.YDM] = (a, c, b)
    elif lengths[0] > _TWO or lengths[1] not in (_TWO, _FOUR):
        return ()
    else:
        orders = {Order.DMY: (c, b, a), Order.MDY: (c, a, b)}
        if lengths[1] == _TWO and lengths[0] == _TWO:
            orders[Order.YMD] = (a, b, c)
    candidates, faults = _candidates(orders)
    years_meant = _FOUR in lengths and int(a if lengths[0] == _FOUR else c) in _MEANT_YEARS
    if Order.YMD in orders and _FOUR in lengths:
        # Year, day, month is rare: read only where year, month, day does not exist.
        first = [x for x in candidates if x.order is Order.YMD]
        candidates = tuple(first) or candidates
    impossible = None
    if not candidates:
        small = [int(x) for x in (a, b, c) if len(x) <= _TWO]
        if not years_meant or max(small) > _MOST or (mark == "." and lengths[0] != _TWO):
            return ()
        impossible = faults
    meaning = Meaning(Kind.DATE, FORM, candidates, separator=mark, impossible=impossible)
    short = _FOUR not in lengths
    blanks = b" " in found["sep"]
    guard = "numeric-short" if short or blanks else "numeric"
    return (Item(*found.span(), meaning, guard),)


def _candidates(
    orders: dict[Order, tuple[str, str, str]],
) -> tuple[tuple[Candidate, ...], str | None]:
    out: dict[PartialDate, Candidate] = {}
    fault = None
    for order, (year, month, day) in orders.items():
        guessed = len(year) == _TWO
        number = full_year(year) if guessed else int(year)
        wrong = date_fault(number, int(month), int(day)) if int(month) and number else "no month 0"
        if wrong is None:
            date = PartialDate(number, int(month), int(day))
            out.setdefault(date, Candidate(date, order, guessed))
        elif fault is None or "has" in wrong:
            fault = wrong
    return tuple(out.values()), fault


def _dotted(found: re.Match[bytes]) -> tuple[Item, ...]:
    day, month = int(found["a"]), int(found["b"])
    if not month or month > _MONTHS or date_fault(None, month, day):
        return ()
    candidates = (Candidate(PartialDate(None, month, day), Order.DMY),)
    meaning = Meaning(Kind.DATE, FORM, candidates, separator=".")
    return (Item(*found.span(), meaning, "dotted"),)


def read_pair(chain: Chain, at: int) -> tuple[Item, ...]:
    """Day and month with a stroke, for a weekday or a clock beside them: `Friday 7/6`."""
    found = _compiled(_PAIR).match(chain.shadow, at)
    if found is None:
        return ()
    a, b = int(found["a"]), int(found["b"])
    candidates = tuple(
        Candidate(PartialDate(None, month, day), order)
        for order, month, day in ((Order.DMY, b, a), (Order.MDY, a, b))
        if month and day and month <= _MONTHS and date_fault(None, month, day) is None
    )
    if not candidates:
        return ()
    return (Item(*found.span(), Meaning(Kind.DATE, FORM, candidates, separator="/"), "pair"),)


def read_shared(chain: Chain, at: int) -> tuple[Item, ...]:
    """The first day of a range that shares month and year: `8.-10.4.2021`."""
    found = _compiled(_SHARED).match(chain.shadow, at)
    if found is None:
        return ()
    rest = read(chain, found.end())
    if not rest:
        return ()
    date = next((c.date for c in rest[0].meaning.candidates if c.order is Order.DMY), PartialDate())
    day = int(found["a"])
    if date.month is None or date.month > _MONTHS or date_fault(date.year, date.month, day):
        return ()
    candidates = (Candidate(PartialDate(date.year, date.month, day), Order.DMY),)
    meaning = Meaning(Kind.DATE, FORM, candidates, separator=".")
    return (Item(at, found.end("dot"), meaning, "numeric"), *rest)
