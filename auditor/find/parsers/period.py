"""Quarters, seasons, centuries: `Q2 2020`, `spring 2021`, `19th century`; not `a quarter of it`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers.length import unit_of
from auditor.model.expression import Candidate, Kind, Meaning
from auditor.when.partial_date import QUARTERS, PartialDate

_OF: Final = rb"(?:[ ,]{1,2}|[/-]|[ ](?:of|des|im)[ ](?:the[ ]year[ ]|jahres[ ]|U+[ ])?)"
_QUARTER_MARK: Final = (
    rb"(?:Q(?P<n>[1-4])|(?P<m>[1-4])Q)(?![0-9])(?:"
    + _OF
    + rb"?'?(?P<year>[12][0-9]{3}|[0-9]{2}\b))?"
)
_YEAR_MARK: Final = rb"(?P<year>[12][0-9]{3})[ /-]{0,3}(?:Q(?P<n>[1-4])|(?P<m>[1-4])Q)(?![0-9])"
_ORDINAL: Final = (
    rb"(?:(?P<digits>[0-9]{1,2})(?:[ ]?(?:st|nd|rd|th)\b|\.)?(?:/[0-9]{1,2}\.)?|(?P<word>O++))"
    rb"[ -](?P<unit>U++)\.?"
    rb"(?:" + _OF + rb"(?P<year>[12][0-9]{3})(?![0-9]))?(?:[ ](?P<era>B++|v\.[ ]?(?:chr|X{3})\.?))?"
)
_SEASON: Final = (
    rb"(?P<season>S++)(?:(?:,?[ ]|[ ]of[ ]|[ ]des[ ](?:U+[ ])?|/)(?:the[ ]U+[ ])?"
    rb"(?:(?P<year>[12][0-9]{3})(?![0-9])|(?P<old>[0-9]{1,4})[ ](?P<era>B++)))?"
)
_YEAR_SEASON: Final = rb"(?P<year>[12][0-9]{3})[ ](?P<season>S++)(?P<old>){0}"
_CENTURIES: Final = 22
_FOUR: Final = 4


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern)


def read_mark(chain: Chain, at: int) -> tuple[Item, ...]:
    """A quarter written as Q2."""
    found = _compiled(_YEAR_MARK).match(chain.shadow, at) or _compiled(_QUARTER_MARK).match(
        chain.shadow, at
    )
    if found is None:
        return ()
    number = int(found["n"] or found["m"])
    year, guessed = None, False
    if found["year"]:
        digits = found["year"].decode()
        guessed = len(digits) != _FOUR
        year = int(digits) + (2000 if guessed else 0)
    return (Item(*found.span(), _quarter(year, number, guessed=guessed), "" if year else "period"),)


def _quarter(year: int | None, number: int, *, guessed: bool = False) -> Meaning:
    date = PartialDate(year, QUARTERS.start + number - 1)
    return Meaning(Kind.DATE, "quarter", (Candidate(date, None, guessed),))


def read_ordinal(chain: Chain, at: int) -> tuple[Item, ...]:
    """A numbered quarter or century."""
    found = _compiled(_ORDINAL).match(chain.shadow, at)
    if found is None:
        return ()
    unit = unit_of(chain, found.span("unit"))
    if found["digits"]:
        number = int(found["digits"])
    else:
        value = chain.lexicon.value(chain.word(found.span("word")), "O")
        number = int(value) if value is not None else 0
    year = int(found["year"]) if found["year"] else None
    if unit == "quarter" and 1 <= number <= _FOUR:
        end = found.end("year") if year else found.end("unit")
        return (Item(at, end, _quarter(year, number), "" if year else "period", article=True),)
    if unit == "century" and 1 <= number <= _CENTURIES and year is None:
        before = False
        end = found.end("unit")
        if found["era"]:
            era = chain.word(found.span("era"))
            before = era.startswith(("b", "v"))
            end = found.end()
        first = -number * 100 + 1 if before else (number - 1) * 100
        candidate = Candidate(PartialDate(first, coarse=2), calendar="bce" if before else None)
        return (Item(at, end, Meaning(Kind.DATE, "century", (candidate,)), article=True),)
    return ()


def read_season(chain: Chain, at: int) -> tuple[Item, ...]:
    """A season, with its year or alone."""
    found = _compiled(_SEASON).match(chain.shadow, at)
    return _season(chain, found) if found is not None else ()


def read_year_season(chain: Chain, at: int) -> tuple[Item, ...]:
    """A season after its year: `2007 summer`."""
    found = _compiled(_YEAR_SEASON).match(chain.shadow, at)
    return _season(chain, found) if found is not None else ()


def _season(chain: Chain, found: re.Match[bytes]) -> tuple[Item, ...]:
    value = chain.lexicon.value(chain.word(found.span("season")), "S")
    if value is None:
        return ()
    year = int(found["year"]) if found["year"] else None
    if found["old"]:
        before = chain.lexicon.value(chain.word(found.span("era")), "B") == "bce"
        year = 1 - int(found["old"]) if before else int(found["old"])
    meaning = Meaning(Kind.DATE, "season", (Candidate(PartialDate(year, int(value))),))
    return (Item(*found.span(), meaning, "" if year else "season", article=True),)
