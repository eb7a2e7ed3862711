"""A chain -> its expressions: every parser at its place, then neighbours put together."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

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
_ANY: Final = frozenset(range(256))
"""Any byte: something has to follow."""
_END: Final = -1


class _Row(NamedTuple):
    """A parser of what begins with a digit, and when it can read nothing.

    A chain must hold one of the bytes `needs`. The first number must have `least` to `most`
    digits, and one of the bytes `next` behind it; empty sets ask nothing.
    """

    reader: Reader
    needs: frozenset[int]
    least: int = 1
    most: int = 99
    next: frozenset[int] = frozenset()


_DIGIT_READERS: Final[tuple[_Row, ...]] = (
    _Row(numeric.read_iso, frozenset(b"-wt"), 4, 4, frozenset(b"-w")),
    _Row(numeric.read_compact, frozenset(), 8, 8),
    _Row(numeric.read_shared, frozenset(b"."), 1, 2, frozenset(b". -")),
    _Row(numeric.read, frozenset(b"./-"), 1, 4, frozenset(b" ./-")),
    _Row(era.read, frozenset(b"CHL\xe1"), 1, 4, frozenset(b" CH")),
    _Row(month_name.read_digits, frozenset(b"MX"), 1, 4, _ANY - frozenset(b":")),
    _Row(clock.read, frozenset(b":muo"), 1, 2, frozenset(b": .hapuo")),
    _Row(anniversary.read, frozenset(b"Y"), 1, 4, _ANY),
    _Row(period.read_ordinal, frozenset(b"U"), 1, 2, frozenset(b" snrt./-")),
    _Row(period.read_mark, frozenset(b"Q")),
    _Row(length.read, frozenset(b"UA"), 1, 4, _ANY),
    _Row(period.read_year_season, frozenset(b"S"), 4, 4, frozenset(b" ")),
    _Row(year.read, frozenset(), 1, 4),
    _Row(numeric.read_pair, frozenset(b"/"), 1, 2, frozenset(b"/")),
    _Row(month_name.read_monthless, frozenset(b"tdh"), 1, 2, frozenset(b" snrt")),
)
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


class _Readers:
    """The parsers that can read anything of chains which hold the same telling bytes."""

    __slots__ = ("_known", "_rows")

    def __init__(self, present: frozenset[int]) -> None:
        self._rows = [r for r in _DIGIT_READERS if not r.needs or not r.needs.isdisjoint(present)]
        self._known: dict[tuple[int, int], tuple[Reader, ...]] = {}

    def at(self, shadow: bytes, at: int) -> tuple[Reader, ...]:
        """Those for what begins at a place."""
        if shadow[at] not in _DIGITS:
            return _BY_BYTE.get(shadow[at], ())
        size = len(shadow)
        end = at + 1
        while end < size and shadow[end] in _DIGITS:
            end += 1
        key = min(end - at, _LONG), shadow[end] if end < size else _END
        readers = self._known.get(key)
        if readers is None:
            length, behind = key
            readers = self._known[key] = tuple(
                row.reader
                for row in self._rows
                if row.least <= length <= row.most and (not row.next or behind in row.next)
            )
        return readers


def _readers(shadow: bytes) -> _Readers:
    """The parsers that can read anything of the chain."""
    present = frozenset(shadow.translate(_KINDS))
    known = _known.get(present)
    if known is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[present] = _Readers(present)
    return known


_LONG: Final = 9
"""Digits from which it makes no difference how many they are."""
_TELLING: Final = frozenset().union(*(row.needs for row in _DIGIT_READERS))
_KINDS: Final = bytes(c if c in _TELLING else ord("0") for c in range(256))
"""Leaves the bytes by which parsers are chosen and makes all others alike."""
_known: dict[frozenset[int], _Readers] = {}
_MOST_KNOWN: Final = 500


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


def _read_at(chain: Chain, at: int, readers: _Readers) -> tuple[Item, ...]:
    """What begins at a place of the chain, by the first parser that reads something."""
    for reader in readers.at(chain.shadow, at):
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
