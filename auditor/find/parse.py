"""A chain -> its expressions: every parser at its place, then neighbours put together."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.neighbours import join, share
from auditor.find.parsers import (
    anniversary,
    clock,
    era,
    length,
    month_name,
    numeric,
    period,
    relative,
    repetition,
    weekday,
    year,
)
from auditor.model.expression import Meaning, Part

Reader = Callable[[Chain, int], tuple[Item, ...]]

_PART: Final = (
    rb"(?P<part>K+)(?:\.[ ]?|[ -])(?:(?:of|in|der|des|dieses)[ ])?(?:(?P<the>the)[ ])?(?=[A-Z0-9'])"
)
_STEP: Final = rb"[A-Z]+|[0-9]+|[a-z_\xb5-\xff]+|."


_DIGIT_READERS: Final[tuple[tuple[Reader, frozenset[int]], ...]] = (
    (numeric.read_iso, frozenset(b"-wt")),
    (numeric.read_compact, frozenset()),
    (numeric.read_shared, frozenset(b".")),
    (numeric.read, frozenset(b"./-")),
    (era.read, frozenset(b"CHL\xe1")),
    (month_name.read_digits, frozenset(b"MX")),
    (clock.read, frozenset(b":muo")),
    (anniversary.read, frozenset(b"Y")),
    (period.read_ordinal, frozenset(b"U")),
    (period.read_mark, frozenset(b"Q")),
    (length.read, frozenset(b"UA")),
    (period.read_year_season, frozenset(b"S")),
    (year.read, frozenset()),
    (numeric.read_pair, frozenset(b"/")),
    (month_name.read_monthless, frozenset(b"tdh")),
)
"""Parsers of what begins with a digit, and the bytes of which a chain must hold one."""
_CODE_READERS: Final[dict[str, tuple[Reader, ...]]] = {
    "M": (month_name.read_month,),
    "X": (month_name.read_foreign,),
    "W": (weekday.read,),
    "V": (weekday.read,),
    "R": (relative.read_day,),
    "U": (relative.read_unit,),
    "D": (relative.read_deictic,),
    "N": (anniversary.read, month_name.read_words, length.read),
    "O": (anniversary.read, month_name.read_words, period.read_ordinal),
    "P": (length.read_ago,),
    "A": (length.read_aged,),
    "S": (period.read_season,),
    "Q": (period.read_mark,),
    "Y": (anniversary.read_word,),
    "E": (repetition.read_word,),
    "J": (repetition.read_every,),
    "L": (era.read,),
    "B": (era.read_juche, year.read),
    "F": (year.read_word,),
    "a": (length.read,),
    "'": (year.read,),
}


def _readers(shadow: bytes) -> dict[int, tuple[Reader, ...]]:
    """The parsers for each first byte that can read anything of the chain."""
    present = frozenset(shadow.translate(_KINDS))
    known = _known.get(present)
    if known is not None:
        return known
    digits = tuple(
        reader for reader, needs in _DIGIT_READERS if not needs or not needs.isdisjoint(present)
    )
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    readers = _known[present] = dict.fromkeys(_DIGITS, digits) | _BY_BYTE
    return readers


_TELLING: Final = frozenset().union(*(needs for _, needs in _DIGIT_READERS))
_KINDS: Final = bytes(c if c in _TELLING else ord("0") for c in range(256))
"""Leaves the bytes by which parsers are chosen and makes all others alike."""
_known: dict[frozenset[int], dict[int, tuple[Reader, ...]]] = {}
_MOST_KNOWN: Final = 2_000


_DIGITS: Final = frozenset(b"0123456789")


@cache
def _pattern(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


def parse(chain: Chain) -> tuple[Item, ...]:
    """The expressions of a chain, in order of place."""
    items: list[Item] = []
    at = 0
    shadow = chain.shadow
    readers = _readers(shadow)
    while at < len(shadow):
        found = _read_at(chain, at, readers)
        if found:
            items.extend(found)
            at = found[-1].end
        else:
            step = _pattern(_STEP).match(shadow, at)
            at = step.end() if step is not None else at + 1
    if len(items) > 1 or (items and len(shadow) > items[0].end):
        return share(chain, join(chain, items))
    return tuple(items)


def _read_at(chain: Chain, at: int, readers: dict[int, tuple[Reader, ...]]) -> tuple[Item, ...]:
    """What begins at a place of the chain, by the first parser that reads something."""
    for reader in readers.get(chain.shadow[at], ()):
        found = reader(chain, at)
        if found:
            return found
    return ()


def _read_part(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date after "early", "mid-", "end of": `early May`, `the end of 2008`, `ca. 480 BC`."""
    found = _pattern(_PART).match(chain.shadow, at)
    if found is None:
        return ()
    items = _read_at(chain, found.end(), _readers(chain.shadow))
    if not items or items[0].start != found.end():
        return ()
    first = items[0]
    value = chain.lexicon.value(chain.word(found.span("part")), "K")
    meaning = _with_part(first.meaning, value)
    guard = first.guard if value == "approx" else _LOOSER.get(first.guard, first.guard)
    return (first._replace(start=at, meaning=meaning, guard=guard, article=True), *items[1:])


_LOOSER: Final = {"year": "", "month": "part-month", "season": "", "weekday": "weekday"}


def _with_part(meaning: Meaning, value: object) -> Meaning:
    parts: dict[object, Part] = {"start": "start", "mid": "mid", "end": "end", "approx": "approx"}
    return meaning.but(part=parts.get(value))


_BY_BYTE: Final[dict[int, tuple[Reader, ...]]] = {
    **{ord(code): readers for code, readers in _CODE_READERS.items()},
    ord("K"): (_read_part,),
}
