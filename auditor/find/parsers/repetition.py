"""Repetitions: `every Monday`, `annually`, `jeden zweiten Tag`; not `every man`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers.amount import amount, duration
from auditor.find.parsers.length import unit_of
from auditor.find.parsers.relative import alike
from auditor.model.expression import Kind, Meaning

FORM: Final = "set"
_EVERY: Final = (
    rb"J+[ ](?:other[ ]|(?P<number>[0-9]{1,3}|N+|O+)[ ])?"
    rb"(?:(?P<unit>U++)|(?P<weekday>W++)|(?P<name>[MST]++))"
)


@cache
def _compiled() -> re.Pattern[bytes]:
    return re.compile(_EVERY)


def read_word(chain: Chain, at: int) -> tuple[Item, ...]:
    """A word that is a repetition by itself."""
    end = at + len(chain.shadow[at:]) - len(chain.shadow[at:].lstrip(b"E"))
    value = chain.lexicon.value(chain.word((at, end)), "E")
    if value is None:
        return ()
    return (Item(at, end, Meaning(Kind.SET, FORM, timex_value=str(value)), "set-word"),)


def read_every(chain: Chain, at: int) -> tuple[Item, ...]:
    """Every day, week, month, Monday ..."""
    found = _compiled().match(chain.shadow, at)
    if found is None:
        return ()
    weekday = None
    if found["unit"]:
        unit = unit_of(chain, found.span("unit"))
        if unit is None:
            return ()
        count: float | None = 2 if b"other" in found[0] else 1
        if found["number"] and found["number"][:1] != b"O":
            count = amount(chain, found.span("number"))
        value = duration(count, unit)
    elif found["weekday"]:
        weekday = int(chain.senses(found.span("weekday"))[0].value)
        value = f"XXXX-WXX-{weekday + 1}"
    else:
        every = chain.senses((at, found.start() + len(found[0].split(b" ")[0])))[0]
        if not alike(chain.senses(found.span("name")), every):
            return ()
        value = "P1Y" if found["name"][:1] in (b"M", b"S") else "P1D"
    meaning = Meaning(Kind.SET, FORM, weekday=weekday, timex_value=value)
    return (Item(*found.span(), meaning),)
