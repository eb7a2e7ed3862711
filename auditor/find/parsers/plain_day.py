"""The most frequent surfaces at once: `April 8, 2021`, `8 Apr 2021`, either with `at 10:15 am`.

What it reads is what the parsers of months and clocks read together, in a quarter of their
time; not `April 31, 2021` or `13:15 pm`, which are left to them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Item
from auditor.find.lexicon import Lexicon
from auditor.find.parsers.existence import date_fault
from auditor.find.parsers.month_name import FORM
from auditor.model.expression import Candidate, Clock, Kind, Meaning
from auditor.when.partial_date import PartialDate

_PATTERN: Final = (
    r"(?:(?P<month>[a-z]{3,9}) (?P<day>[0-9]{1,2}),|(?P<first>[0-9]{1,2}) (?P<second>[a-z]{3,9}))"
    r" (?P<year>1[0-9]{3}|20[0-9]{2})"
    r"(?: at (?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?: ?(?P<half>[ap])m)?)?"
)
_LAST_HOUR: Final = 23
_NOON: Final = 12


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile(_PATTERN)


def read(low: str, lexicon: Lexicon, language: str | None) -> Item | None:
    """The date that a whole surface in lower case is, if it is as plain as that."""
    found = _compiled().fullmatch(low)
    if found is None:
        return None
    month, day, first, second, year, hour, minute, half = found.groups()
    word = month or second
    if word not in lexicon.entries or lexicon.code_in(word, language) != "M":
        return None
    senses = lexicon.senses_in(word, "M", language)
    number = int(day or first)
    if len(senses) != 1 or date_fault(int(year), int(senses[0].value), number) is not None:
        return None
    clock = None
    if hour:
        clock = _clock(int(hour), int(minute), half)
        if clock is None:
            return None
    date = PartialDate(int(year), int(senses[0].value), number)
    languages = senses[0].languages
    meaning = Meaning(Kind.DATE, FORM, (Candidate(date),), clock=clock, languages=languages)
    return Item(0, len(low), meaning, article=True)


def _clock(hour: int, minute: int, half: str | None) -> Clock | None:
    if half is None:
        return Clock(hour, minute) if hour <= _LAST_HOUR else None
    if not 1 <= hour <= _NOON:
        return None
    return Clock(hour % _NOON + (_NOON if half == "p" else 0), minute)
