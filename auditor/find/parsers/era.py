"""Dates of East Asia and their eras: `2021年4月11日`, `令和3年`, `Juche 110`; not `110年前`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.lexicon import ERA_NAMES, ERAS
from auditor.find.parsers.existence import date_fault
from auditor.model.expression import Candidate, Kind, Meaning
from auditor.when.partial_date import PartialDate

_EAST: Final = (
    rb"(?P<era>L++)?[ ]?(?P<year>[0-9]{1,4})[ ]?C"
    rb"(?:[ ]?(?P<month>[0-9]{1,2})[ ]?H(?:[ ]?(?P<day>[0-9]{1,2})[ ]?I)?)?"
)
_MONTH_DAY: Final = (
    rb"(?P<month>[0-9]{1,2})[ ]?H[ ]?(?P<day>[0-9]{1,2})[ ]?I(?P<year>){0}(?P<era>){0}"
)
_VIETNAMESE: Final = (
    rb"(?P<day>[0-9]{1,2})[ ]th\xe1ng[ ]"
    rb"(?P<month>[0-9]{1,2}),?[ ](?:n\xffm[ ])?(?P<year>[0-9]{4})(?P<era>){0}"
)
_JUCHE: Final = rb"(?P<word>B++)[ -]?(?P<year>[0-9]{1,3})(?![0-9])"
_JUCHE_ZERO: Final = 1911
_FIRST: Final = 1000
_LAST: Final = 2199


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern)


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date with the characters for year, month and day."""
    for pattern in (_EAST, _MONTH_DAY, _VIETNAMESE):
        found = _compiled(pattern).match(chain.shadow, at)
        if found is not None:
            break
    else:
        return ()
    month = int(found["month"]) if found["month"] else None
    day = int(found["day"]) if found["day"] else None
    year, calendar = None, None
    start, end = found.span()
    if found["year"]:
        year = int(found["year"])
        if found["era"]:
            name = _last_era(chain.word(found.span("era")))
            start = found.end("era") - len(name)
            if year == 0:  # eras count from 1
                return ()
            year, calendar = year + ERAS[name], ERA_NAMES[name]
        if not _FIRST <= year <= _LAST:
            return ()
    form = "era" if calendar else "month-name" if month else "year"
    fault = date_fault(year, month, day) if month is not None else None
    if fault:
        return (Item(start, end, Meaning(Kind.DATE, form, impossible=fault)),)
    candidates = (Candidate(PartialDate(year, month, day), calendar=calendar),)
    return (Item(start, end, Meaning(Kind.DATE, form, candidates)),)


def _last_era(names: str) -> str:
    """The era that a year belongs to where several stand side by side: `平成令和3年`."""
    return next(name for name in ERAS if names.endswith(name))


def read_juche(chain: Chain, at: int) -> tuple[Item, ...]:
    """A year of the Juche calendar in Latin letters."""
    found = _compiled(_JUCHE).match(chain.shadow, at)
    if found is None or chain.lexicon.value(chain.word(found.span("word")), "B") != "juche":
        return ()
    year = int(found["year"]) + _JUCHE_ZERO
    candidates = (Candidate(PartialDate(year), calendar="juche"),)
    return (Item(*found.span(), Meaning(Kind.DATE, "era", candidates)),)
