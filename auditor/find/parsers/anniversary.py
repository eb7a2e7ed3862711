"""Anniversaries: `second anniversary`, `75 th anniversary`, `bicentenary`; not `birthday`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers.amount import amount
from auditor.model.expression import Kind, Meaning

FORM: Final = "anniversary"
_PATTERN: Final = (
    rb"(?:(?P<digits>[0-9]{1,4})(?:[ ]?(?:st|nd|rd|th)\b|\.|-?A+)?|(?P<word>(?:N+[ -])?O+)"
    rb"|(?P<count>N++)-?A+)(?:[ -]|[ ]?\r?\n)(?:U+[ -])?(?:[a-z]{4,10}[ ])?(?P<kind>Y++)"
)


@cache
def _compiled() -> re.Pattern[bytes]:
    return re.compile(_PATTERN)


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """An anniversary with its number."""
    found = _compiled().match(chain.shadow, at)
    if found is None:
        return ()
    return (Item(*found.span(), _meaning(_number(chain, found))),)


def read_word(chain: Chain, at: int) -> tuple[Item, ...]:
    """An anniversary whose word holds its number: `bicentenary`."""
    end = at + len(chain.shadow[at:]) - len(chain.shadow[at:].lstrip(b"Y"))
    value = chain.lexicon.value(chain.word((at, end)), "Y")
    if not isinstance(value, int) or value == 1:
        return ()
    return (Item(at, end, _meaning(value)),)


def _number(chain: Chain, found: re.Match[bytes]) -> int | None:
    if found["digits"]:
        return int(found["digits"])
    if found["count"]:
        count = amount(chain, found.span("count"))
        return int(count) if count is not None else None
    words = chain.word(found.span("word")).replace("-", " ").split()
    total = 0.0
    for word in words:
        value = chain.lexicon.value(word, "O")
        if value is None:
            value = chain.lexicon.value(word, "N")
        if isinstance(value, int | float):
            total += value
    return int(total) or None


def _meaning(years: int | None) -> Meaning:
    return Meaning(Kind.ANNIVERSARY, FORM, years=years)
