"""Years and decades: `2003-2007`, `the 1990s`, `480 BC`, `80er Jahre`; not `2000 people`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.model.expression import Candidate, Kind, Meaning
from auditor.when.partial_date import PartialDate

_DECADE: Final = (
    rb"(?:(?P<full>[12][0-9]{2}0)|'?(?P<short>[1-9]0))(?:'?(?P<s>s)\b|ern?\b(?:[ -](?P<unit>U++))?)"
)
_ERA: Final = (
    rb"(?:(?P<before>B++)\.?[ ])?(?P<year>[0-9]{1,4})"
    rb"(?:[ ](?P<after>B++|[vn]\.[ ]?(?:chr|X{3})\.?))?"
)
_YEAR: Final = rb"(?P<year>[12][0-9]{3})(?![0-9])"
_RANGE: Final = (
    rb"(?P<first>[12][0-9]{3})(?P<gap>[ ]?[-/][ ]?|[ ](?:to|until|till|bis)[ ])"
    rb"(?P<last>[12][0-9]{3}|[0-9]{2})(?![0-9]|[-/.][0-9])"
)
_ERA_RANGE: Final = (
    rb"(?P<first>[0-9]{1,4})(?:[ ]?[-/][ ]?|[ ](?:to|and|until|bis|und)[ ])(?P<last>[0-9]{1,4})[ ]"
    rb"(?P<era>B++|v\.[ ]?(?:chr|X{3})\.?)"
)
_WORD: Final = rb"(?P<word>F++)[ ](?P<unit>U++)"
_FIRST: Final = 1000
_LAST: Final = 2199
_SHORT_FROM: Final = 20
"""`the 20s` and later are decades of the 20th century; `the 10s` can be anything."""
_SHORT_CENTURY: Final = 1900


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern)


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """Anything that begins with a year."""
    return (
        _decade(chain, at)
        or _era_range(chain, at)
        or _era(chain, at)
        or _range(chain, at)
        or _year(chain, at)
    )


def _decade(chain: Chain, at: int) -> tuple[Item, ...]:
    found = _compiled(_DECADE).match(chain.shadow, at)
    if found is None:
        return ()
    guessed = found["full"] is None
    if guessed:
        short = int(found["short"])
        if short < _SHORT_FROM:
            return ()
        year = _SHORT_CENTURY + short
    else:
        year = int(found["full"])
    plural = found[0].endswith(b"ern")
    if found["s"] is None and found["unit"] is None and guessed and not plural:
        return ()
    coarse = 2 if year % 100 == 0 and found["unit"] is None and year < _SHORT_CENTURY else 1
    candidates = (Candidate(PartialDate(year, coarse=coarse), None, guessed),)
    meaning = Meaning(Kind.DATE, "decade" if coarse == 1 else "century", candidates)
    return (Item(*found.span(), meaning, "decade" if guessed else "", article=True),)


def _era_range(chain: Chain, at: int) -> tuple[Item, ...]:
    """Both ends of a range before our era: `499-493 BC`."""
    found = _compiled(_ERA_RANGE).match(chain.shadow, at)
    if found is None or int(found["first"]) <= int(found["last"]):
        return ()
    last = _era(chain, found.start("last"))
    if not last or last[0].meaning.candidates[0].calendar != "bce":
        return ()
    first = Candidate(PartialDate(1 - int(found["first"])), calendar="bce")
    return (Item(*found.span("first"), Meaning(Kind.DATE, "era", (first,))), *last)


def _era(chain: Chain, at: int) -> tuple[Item, ...]:
    found = _compiled(_ERA).match(chain.shadow, at)
    if found is None or not (found["before"] or found["after"]):
        return ()
    group = "after" if found["after"] else "before"
    word = chain.word(found.span(group))
    if word.startswith(("v", "n")):
        era = "bce" if word.startswith("v") else "ce"
    else:
        era = str(chain.lexicon.value(word, "B"))
        if not chain.text[found.start(group) : found.end(group)].isupper():
            return ()
    if era not in ("ce", "bce"):
        return ()
    number = int(found["year"])
    if number == 0:
        return ()
    year = 1 - number if era == "bce" else number
    candidates = (Candidate(PartialDate(year), calendar="bce" if era == "bce" else None),)
    return (Item(*found.span(), Meaning(Kind.DATE, "era", candidates)),)


def _range(chain: Chain, at: int) -> tuple[Item, ...]:
    found = _compiled(_RANGE).match(chain.shadow, at)
    if found is None:
        return ()
    first = int(found["first"])
    short = len(found["last"]) == 2  # noqa: PLR2004 - 1914-18
    last = int(found["last"]) + (first // 100 * 100 if short else 0)
    if not _FIRST <= first < last <= _LAST:
        return ()
    guard = "year-range" if not short else "year-range-short"
    return (
        Item(*found.span("first"), _plain(first), guard),
        Item(*found.span("last"), _plain(last), guard + "-end"),
    )


def _year(chain: Chain, at: int) -> tuple[Item, ...]:
    found = _compiled(_YEAR).match(chain.shadow, at)
    if found is None or not _FIRST <= int(found["year"]) <= _LAST:
        return ()
    return (Item(*found.span(), _plain(int(found["year"])), "year"),)


def _plain(year: int) -> Meaning:
    return Meaning(Kind.DATE, "year", (Candidate(PartialDate(year)),))


def read_word(chain: Chain, at: int) -> tuple[Item, ...]:
    """A decade in words: `neunziger Jahre`."""
    found = _compiled(_WORD).match(chain.shadow, at)
    if found is None:
        return ()
    tens = chain.lexicon.value(chain.word(found.span("word")), "F")
    if (
        not isinstance(tens, int)
        or chain.lexicon.value(chain.word(found.span("unit")), "U") != "year"
    ):
        return ()
    candidates = (Candidate(PartialDate(_SHORT_CENTURY + tens, coarse=1), century_guessed=True),)
    return (Item(*found.span(), Meaning(Kind.DATE, "decade", candidates), article=True),)
