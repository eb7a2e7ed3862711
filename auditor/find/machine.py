"""Whole machine values: meta content, JSON-LD, `datetime`, headers, record fields.

Reads `2021-04-11T10:15:00+02:00`, `Sun, 11 Apr 2021 10:15:00 GMT` and
`Published: April 11, 2021`; not a sentence that holds a date somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from attrs import evolve

from auditor.find.fold import fold
from auditor.find.parsers import iso8601, numeric_field, rfc5322, solar_hijri, stamps
from auditor.model.expression import Clock, Expression, Kind, Meaning
from auditor.pattern import pattern

_LONGEST: Final = 160
"""A machine value with one date is shorter; what is longer is prose."""
_REMEMBERED: Final = 8192
_BLANKS: Final = pattern(r"\s++")
_QUOTES: Final = "\"'\u201c\u201d\u201e\u00ab\u00bb"
_READERS: Final[tuple[Callable[[str], Meaning | None], ...]] = (
    iso8601.read,
    rfc5322.read,
    stamps.read,
    numeric_field.read,
)
_PERSIAN: Final = pattern("[\u06f0-\u06f9]")
_PERSIAN_TAGS: Final = frozenset({"fa", "fa-IR", "fa-AF"})
_PARTS: Final = frozenset({Kind.DATE, Kind.RELATIVE, Kind.WEEKDAY, Kind.TIME})
_COARSE: Final = frozenset({"year", "decade", "century"})
_COLD_FUSION: Final = pattern(r"([A-Z][a-z]{2,8}), ([0-9]{1,2}) (?=[0-9]{4}\b)")
"""`April, 11 2021 10:15:00`: what that system writes by default."""
_NOON: Final = 12
_HALVES: Final = {
    **dict.fromkeys(("ص", "صباحا", "صباحاً", "πμ"), 0),
    **dict.fromkeys(("م", "مساء", "مساءً", "μμ"), _NOON),
}
"""Words for the half of the day that no text but a stamp puts beside a clock."""
_EAST_CLOCK: Final = pattern(
    r" ?(?:(午前|上午|오전)|午後|下午|오후) ?([0-9]{1,2})(?::|時|时|点|點|시 ?)([0-9]{2})(?:分|분)?"
)
_GLUED_CLOCK: Final = pattern(r"(?<= [0-9]{4})T(?=[0-9]{2}:)")
"""`Oct 01, 2025T10:00`: a date in words pasted into a machine form."""
_WORD: Final = pattern(r"[^\W\d_]++")
_DIGIT: Final = pattern(r"\d")
_EPOCH_SECONDS: Final = pattern(r"1[0-8][0-9]{8}")
"""Seconds from 2001 to 2030; 1620032400 would else be an hour of 24 March 1620."""
_MOST_WORDS: Final = 4
_MOST_LETTERS: Final = 32
"""What may stand beside the date of a field: a label (`Zuletzt aktualisiert am:`), no sentence."""


def parse_machine(text: str, *, epoch: bool = False, language: str | None = None) -> Meaning | None:
    """What a whole machine value says; None when it is not one date.

    `epoch` allows seconds and milliseconds since 1970, which nothing but the field's own
    meaning tells from any number. `language` (BCP 47) is that of the field, for month names.
    A date that cannot exist gives a meaning without candidates that says why.
    """
    if len(text) > _LONGEST:
        text = text.strip()
        if len(text) > _LONGEST:
            return None
    return _parse(text, epoch, language)


@lru_cache(maxsize=_REMEMBERED)
def _parse(text: str, epoch: bool, language: str | None) -> Meaning | None:  # noqa: FBT001 - a cached function takes its key by position
    meaning = iso8601.read(text)
    if meaning is not None:
        return meaning
    if "&" in text:  # escaped twice: `&#x2B;` for "+"
        from html import unescape  # noqa: PLC0415 - start-up: its table is large, the case rare

        text = unescape(text)
    persian = _PERSIAN.search(text) is not None or language in _PERSIAN_TAGS
    text = _BLANKS.sub(" ", fold(text).text).strip(" " + _QUOTES)
    if not text:
        return None
    meaning = None if text.isascii() and not persian else solar_hijri.read(text, sure=persian)
    if meaning is not None:
        return meaning
    meaning = _read(text, epoch=epoch)
    return _in_words(text, language) if meaning is None else meaning


def _read(text: str, *, epoch: bool) -> Meaning | None:
    """A value in one of the forms of programs."""
    if epoch and _EPOCH_SECONDS.fullmatch(text):
        return stamps.read_epoch(text)
    for reader in _READERS:
        meaning = reader(text)
        if meaning is not None:
            return meaning
    return stamps.read_epoch(text) if epoch else None


def _in_words(text: str, language: str | None) -> Meaning | None:
    """A value in words: one date that fills it but for a label; dateparser where we read none."""
    from auditor.find.scanner import find_dates  # noqa: PLC0415 - they import each other

    if _WORD.search(text) is None:
        return None
    text = _GLUED_CLOCK.sub(" ", _COLD_FUSION.sub(r"\1 \2, ", text, count=1))
    text = _EAST_CLOCK.sub(_western_clock, text, count=1)
    found = find_dates(text, language=language)
    if found:
        return _only_date(text, found)
    if language is None or _DIGIT.search(text) is None:
        return None
    from auditor.find import long_tail  # noqa: PLC0415 - most values never need it

    return long_tail.read(text, (language,))


def _only_date(text: str, found: list[Expression]) -> Meaning | None:
    """The one date of the value, with a weekday and a clock that stand apart from it."""
    by_kind: dict[Kind, Meaning] = {e.meaning.kind: e.meaning for e in found}
    if len(by_kind) < len(found) or not by_kind.keys() <= _PARTS:
        return None
    day, time = by_kind.get(Kind.WEEKDAY), by_kind.get(Kind.TIME)
    meaning = by_kind.get(Kind.DATE) or by_kind.get(Kind.RELATIVE) or day
    rest = _outside(text, found)
    if meaning is None or {Kind.DATE, Kind.RELATIVE} <= by_kind.keys() or not _is_label(rest):
        return None
    if meaning.form in _COARSE and _WORD.search(rest):
        return None  # "Example Ltd 2021" is a name with a year
    return meaning if meaning.impossible else _put_together(meaning, day, time, rest)


def _put_together(
    date: Meaning, day: Meaning | None, time: Meaning | None, rest: str
) -> Meaning | None:
    """Date, weekday and clock as one meaning; None where two clocks or weekdays are named."""
    clocks = [m.clock for m in (date, day, time) if m is not None and m.clock is not None]
    if day is None or day is date:
        weekday, clocks = date.weekday, list(dict.fromkeys(clocks))
    elif date.weekday is None:
        weekday = day.weekday
    else:
        return None
    if len(clocks) > 1:
        return None
    clock = _with_half(clocks[0], rest) if clocks else None
    return date.but(weekday=weekday, clock=clock)


def _western_clock(found: re.Match[str]) -> str:
    return f" {found[2]}:{found[3]} {'am' if found[1] else 'pm'}"


def _with_half(clock: Clock, rest: str) -> Clock:
    """The clock with the half of the day that a word beside it names."""
    halves = {_HALVES[word] for word in _WORD.findall(rest) if word in _HALVES}
    if len(halves) != 1 or not 1 <= clock.hour <= _NOON:
        return clock
    return evolve(clock, hour=clock.hour % _NOON + halves.pop())


def _outside(text: str, found: list[Expression]) -> str:
    pieces, at = [], 0
    for expression in found:
        pieces.append(text[at : expression.start])
        at = expression.end
    return " ".join((*pieces, text[at:]))


def _is_label(rest: str) -> bool:
    """Whether what stands beside the date is short and without numbers."""
    words = _WORD.findall(rest)
    return (
        _DIGIT.search(rest) is None
        and len(words) <= _MOST_WORDS
        and sum(map(len, words)) <= _MOST_LETTERS
    )
