"""Dates with the name of the month: `8 April 2021`, `Apr. 8-10`, `the 8th of April`; not `May be`.

Every language whose month names the lexicon has is read by these patterns; those without a
word list of their own only with day and year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from auditor.find.chain import Chain, Item
from auditor.find.parsers.existence import date_fault
from auditor.model.expression import Candidate, Kind, Meaning
from auditor.pattern import pattern
from auditor.when.partial_date import PartialDate

FORM: Final = "month-name"
_B: Final = rb"(?:[ \t]{1,2}|[ \t]?\r?\n[ \t]?)"
_OPT: Final = rb"(?:[ \t]{0,2}|[ \t]?\r?\n[ \t]?)"
_DAY: Final = (
    rb"[0-9]{1,2}(?:[ ]?(?:st|nd|rd|th)\b|er\b|[.\xba\xaa\xb0])?"
    rb"(?![0-9]|[.:][0-9]|,[0-9]{3}(?![0-9]))"
)
_WORD_DAY: Final = rb"(?:N+[ -])?O+"
_AND: Final = rb"(?:,[ ]?)?(?:and|und|or|oder|&)[ ](?:(?:the|dem|den)[ ])?"
_TO: Final = rb"[ ]?(?:-|/|to[ ]|through[ ]|bis[ ](?:zum[ ])?)[ ]?(?:the[ ])?"
_DAY_LIST: Final = (
    rb"(?P<days>"
    + _WORD_DAY
    + rb"|"
    + _DAY
    + rb"(?:"
    + _TO
    + _DAY
    + rb"|(?:,[ ]?"
    + _DAY
    + rb"){0,6}[ ]?"
    + _AND
    + _DAY
    + rb")?)"
)
"""A day, a range of days, or a list that ends in "and": a bare comma may be any other number's."""
_YEAR: Final = (
    rb"(?:(?P<year>[012][0-9]{3}|[0-9]{1,4}(?=[ ](?:B|[nv]\.)))|'(?P<short>[0-9]{2}))(?![0-9])"
)
_ERA: Final = rb"(?:[ ](?P<era>B++|[vn]\.[ ]?(?:d\.[ ]?|u\.[ ]?)?(?:chr|X{3}|z)\.?))?"
_OF: Final = rb"(?:(?:of|de|del|di|da|d'|van|von|ta'|den|day[ ]of)[ ])?"
_FILLER: Final = rb"(?:[a-z?\xb5-\xff]{1,4}\.?[ ]|d')?(?:[a-z?\xb5-\xff]{1,4}\.?[ ]|d')?"

_NO_DATE: Final = rb"(?!M++\.?[ ][0-9]{1,2}(?:st|nd|rd|th)?,?[ ][12][0-9]{3}(?![0-9]))"
"""A line that begins with a date of its own does not lend its month to a number above it."""

DAY_FIRST: Final = (
    _DAY_LIST
    + rb"(?:[ \t,]{0,2}|/|[ \t]?\r?\n[ \t]?"
    + _NO_DATE
    + rb")"
    + _OF
    + rb"(?P<month>M++)"
    + rb"(?:\.?(?:[, \t]{0,2}|[-/]|[ \t]?\r?\n[ \t]?)(?:(?:of|de|del)[ ])?"
    + _YEAR
    + _ERA
    + rb"|\.?[ ](?P<yy>[0-9]{2})\Z)?"
)
DASHED: Final = (
    rb"(?P<days>" + _DAY + rb")(?P<mark>[-/])(?P<month>M++)\.?"
    rb"(?:(?P=mark)(?:(?P<year>[012][0-9]{3})|(?P<yy>[0-9]{2}))(?![0-9]))?"
)
MONTH_FIRST: Final = (
    rb"(?P<month>M++)(?:\.?"
    + _OPT
    + rb"|[-/])(?:the[ ])?"
    + _DAY_LIST
    + rb"(?:(?:,?"
    + _OPT
    + rb"|[-/])(?:(?:of|in)[ ])?"
    + _YEAR
    + rb")?"
    + _ERA
)
YEAR_MONTH: Final = rb"(?P<year>[12][0-9]{3})(?:[ ]|[-/])(?P<month>M++)(?![ ]?[0-9])"
MONTH_YEAR: Final = (
    rb"(?P<month>M++)(?:\.?,?"
    + _OPT
    + rb"(?:(?:of|de|del)[ ](?:the[ ]year[ ])?)?|[-/])"
    + _YEAR
    + _ERA
)
YEAR_FIRST: Final = (
    rb"(?P<year>[012][0-9]{3})(?:[ ,]{1,2}|[-/])(?P<month>M++)\.?(?:[ ]?|[-/])(?P<days>"
    + _DAY
    + rb")"
)
ALONE: Final = rb"(?P<month>M++)"
FOREIGN: Final = (
    rb"(?P<days>"
    + _DAY
    + rb")[ \t,]{0,2}"
    + _FILLER
    + rb"(?P<month>X++)\.?[ ,\t]{0,2}"
    + _FILLER
    + rb"(?P<year>[012][0-9]{3})(?![0-9])"
)
FOREIGN_YEAR_FIRST: Final = (
    rb"(?P<year>[012][0-9]{3})(?:e?ko)?(?:[. ,]{1,2}|[-/])"
    + _FILLER
    + rb"(?P<month>X++)\.?[ ]?"
    + _FILLER
    + rb"(?P<days>"
    + _DAY
    + rb")"
)
YEAR_DAY_MONTH: Final = (
    rb"(?P<year>[012][0-9]{3})(?:[. ,]{1,2})"
    + _FILLER
    + rb"(?P<days>"
    + _DAY
    + rb")[ ]"
    + _FILLER
    + rb"(?P<month>X++)"
)
FOREIGN_MONTH_FIRST: Final = (
    rb"(?P<month>X++)\.?[ ]"
    + _FILLER
    + rb"(?P<days>"
    + _DAY
    + rb"),?[ ]"
    + _FILLER
    + rb"(?P<year>[012][0-9]{3})(?![0-9])"
)
_DAY_FIRST: Final = {b"M": (DASHED, DAY_FIRST), b"X": (FOREIGN,)}
_YEAR_FIRST: Final = {
    b"M": (YEAR_FIRST, YEAR_MONTH),
    b"X": (FOREIGN_YEAR_FIRST, YEAR_DAY_MONTH),
}
_DIGITS_OF_YEAR: Final = 4
_NUMBER: Final = pattern(rb"[0-9]{1,2}|(?:N+[ -])?O+")
_DAY_ALONE: Final = rb"(?P<day>[0-9]{1,2})[ ]?(?:st|nd|rd|th)\b(?![ ]?[A-Z])"
_ORDINAL: Final = pattern(rb"[.\xba\xaa]|[ ]?(?:st|nd|rd|th)\b|er\b")
_LAST_DAY: Final = 31
_TWO_DIGITS: Final = 2
_GUARDED: Final = frozenset({"may", "march", "mar", "mai", "jan", "dec", "sept"})
"""Months that are also words or names: a day beside them is asked for its context."""
_BUDDHIST: Final = range(2400, 2600)
_BUDDHIST_SHIFT: Final = 543
CENTURY_TURN: Final = 69


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern)


def read_digits(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date that begins with its day or its year."""
    shadow = chain.shadow
    first = shadow[at : at + _DIGITS_OF_YEAR]
    year = first.isdigit() and len(first) == _DIGITS_OF_YEAR
    for code, shapes in (_YEAR_FIRST if year else _DAY_FIRST).items():
        if code not in shadow:
            continue
        for shape in shapes:
            found = _compiled(shape).match(shadow, at)
            if found is not None:
                items = _items(chain, found)
                if items:
                    return items
    return ()


def read_month(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date that begins with the month, or is only that."""
    for shape in (MONTH_FIRST, MONTH_YEAR, ALONE):
        found = _compiled(shape).match(chain.shadow, at)
        if found is not None:
            items = _items(chain, found)
            if items:
                return items
    return ()


def read_words(chain: Chain, at: int) -> tuple[Item, ...]:
    """A date that begins with its day as an ordinal in words: `the fourth of July`."""
    found = _compiled(DAY_FIRST).match(chain.shadow, at)
    return _items(chain, found) if found is not None else ()


def read_monthless(chain: Chain, at: int) -> tuple[Item, ...]:
    """A day without its month: `the 27th`; it needs a word before it, or a weekday."""
    found = _compiled(_DAY_ALONE).match(chain.shadow, at)
    if found is None or not 1 <= int(found["day"]) <= _LAST_DAY:
        return ()
    candidates = (Candidate(PartialDate(None, None, int(found["day"]))),)
    meaning = Meaning(Kind.DATE, "day", candidates)
    return (Item(*found.span(), meaning, "monthless", article=True),)


def read_foreign(chain: Chain, at: int) -> tuple[Item, ...]:
    """A full date that begins with the month of a language without a word list."""
    found = _compiled(FOREIGN_MONTH_FIRST).match(chain.shadow, at)
    return _items(chain, found) if found is not None else ()


def full_year(digits: str) -> int:
    """The year that two digits stand for, by the rule of POSIX."""
    short = int(digits)
    return short + (1900 if short >= CENTURY_TURN else 2000)


def _items(chain: Chain, found: re.Match[bytes]) -> tuple[Item, ...]:
    group = found.re.groupindex
    year, guessed = _year(found, group)
    calendar = None
    if "era" in group and found["era"] is not None and year is not None:
        word = chain.word(found.span("era"))
        if word.startswith("v") or chain.lexicon.value(word, "B") == "bce":
            year, calendar = 1 - year, "bce"
    senses = chain.senses(found.span("month"))
    languages = senses[0].languages
    months = [int(senses[0].value)]
    for sense in senses[1:]:
        languages += sense.languages
        if sense.value not in months:
            months.append(int(sense.value))
    if year is not None and year in _BUDDHIST and "th" in languages:
        year, calendar = year - _BUDDHIST_SHIFT, "buddhist"
    known = _Known(year, guessed, calendar, languages)
    if "days" not in group:
        candidates = tuple(Candidate(PartialDate(year, m), None, guessed, calendar) for m in months)
        meaning = Meaning(Kind.DATE, FORM, candidates, languages=languages)
        return (Item(*found.span(), meaning, "month" if year is None else "month-and-year"),)
    return _per_day(chain, found, known, months)


class _Known(NamedTuple):
    """What all days of a list have in common, beside the month."""

    year: int | None
    guessed: bool
    calendar: str | None
    languages: tuple[str, ...]


def _year(found: re.Match[bytes], group: Mapping[str, int]) -> tuple[int | None, bool]:
    if "year" in group and found["year"]:
        return int(found["year"]), False
    for name in ("short", "yy"):
        if name in group and found[name]:
            return full_year(found[name].decode()), True
    return None, False


def _per_day(
    chain: Chain, found: re.Match[bytes], known: _Known, months: list[int]
) -> tuple[Item, ...]:
    """One item for each day of the list; month and year words go to the day beside them."""
    first, last = found.span("days")
    guard = ""
    if known.year is None and chain.word(found.span("month")) in _GUARDED:
        guard = "day-and-word"
    plain = found["days"]
    if len(plain) <= _TWO_DIGITS and plain.isdigit():
        if not 1 <= int(plain) <= _LAST_DAY:
            return ()
        return (Item(*found.span(), _dated(known, months, int(plain)), guard, article=True),)
    numbers = list(_NUMBER.finditer(chain.shadow, first, last))
    values = [_day(chain, m.span()) for m in numbers]
    if any(not 1 <= value <= _LAST_DAY for value in values):
        return ()
    out = []
    for n, number in enumerate(numbers):
        start = found.start() if n == 0 else number.start()
        end = found.end() if n == len(numbers) - 1 else _past_ordinal(chain, number.end())
        out.append(Item(start, end, _dated(known, months, values[n]), guard, article=True))
    return tuple(out)


def _past_ordinal(chain: Chain, end: int) -> int:
    """The end of a day in a list, with its dot or its ordinal letters."""
    found = _ORDINAL.match(chain.shadow, end)
    return found.end() if found is not None else end


def _day(chain: Chain, span: tuple[int, int]) -> int:
    """The number of a day in digits or as an ordinal in words."""
    word = chain.word(span)
    if word.isdigit():
        return int(word)
    ordinal = chain.lexicon.value(word, "O")
    if ordinal is None:  # twenty-second
        tens, _, ones = word.replace("-", " ").partition(" ")
        first, second = chain.lexicon.value(tens, "N"), chain.lexicon.value(ones, "O")
        if not isinstance(first, int) or not isinstance(second, int):
            return 0
        return first + second
    return int(ordinal)


def _dated(known: _Known, months: list[int], day: int) -> Meaning:
    candidates: list[Candidate] = []
    impossible = None
    for month in months:
        fault = date_fault(known.year, month, day)
        if fault is None:
            date = PartialDate(known.year, month, day)
            candidates.append(Candidate(date, None, known.guessed, known.calendar))
        else:
            impossible = impossible or fault
    return Meaning(
        Kind.DATE,
        FORM,
        tuple(candidates),
        impossible=None if candidates else impossible,
        languages=known.languages,
    )
