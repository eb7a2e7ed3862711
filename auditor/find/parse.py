"""A chain -> its expressions: every parser at its place, then neighbours put together."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from attrs import evolve

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


@cache
def _readers() -> dict[int, tuple[Reader, ...]]:
    digits: tuple[Reader, ...] = (
        numeric.read_iso,
        numeric.read_shared,
        numeric.read,
        era.read,
        month_name.read_digits,
        clock.read,
        anniversary.read,
        period.read_ordinal,
        period.read_mark,
        length.read,
        period.read_year_season,
        year.read,
        numeric.read_pair,
        month_name.read_monthless,
    )
    by_code: dict[str, tuple[Reader, ...]] = {
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
        "K": (_read_part,),
        "a": (length.read,),
        "'": (year.read,),
    }
    return {
        **{ord(str(n)): digits for n in range(10)},
        **{ord(code): readers for code, readers in by_code.items()},
    }


@cache
def _pattern(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern, re.DOTALL)


def parse(chain: Chain) -> tuple[Item, ...]:
    """The expressions of a chain, in order of place."""
    items: list[Item] = []
    at = 0
    shadow = chain.shadow
    while at < len(shadow):
        found = read_at(chain, at)
        if found:
            items.extend(found)
            at = found[-1].end
        else:
            step = _pattern(_STEP).match(shadow, at)
            at = step.end() if step is not None else at + 1
    return share(chain, join(chain, items))


def read_at(chain: Chain, at: int) -> tuple[Item, ...]:
    """What begins at a place of the chain, by the first parser that reads something."""
    for reader in _readers().get(chain.shadow[at], ()):
        found = reader(chain, at)
        if found:
            return found
    return ()


def _read_part(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date after "early", "mid-", "end of": `early May`, `the end of 2008`, `ca. 480 BC`."""
    found = _pattern(_PART).match(chain.shadow, at)
    if found is None:
        return ()
    items = read_at(chain, found.end())
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
    return evolve(meaning, part=parts.get(value))
