"""Lengths of time: `for three years`, `two years ago`, `45-year-old`; not `a second man`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers.amount import NUMBER, amount, duration
from auditor.model.expression import Kind, Meaning, Shift, Unit

_EXTRA: Final = (
    rb"full|long|whole|entire|consecutive|more|straight|additional|calendar|business|working|school"
    rb"|short|solid|successive|further|other|of|ganze[ns]?|lange[n]?|halbe[ns]?|weitere[nr]?|volle[n]?"
    rb"|knappe[sn]?|gute[sn]?|aufeinanderfolgende[n]?|an?"
)
"""Words that may stand between amount and unit."""
_LENGTH: Final = (
    rb"(?P<number>" + NUMBER + rb")(?P<gap>[ -]|[ ]?\r?\n)?(?:(?:" + _EXTRA + rb")[ ])?(?P<unit>U++)"
    rb"(?P<more>(?:(?:,?[ ]|,?[ ]and[ ]|[ ]und[ ])" + NUMBER + rb"[ -]?U+){0,3}|[ ]and[ ]a[ ]N+)"
    rb"(?:[ -](?P<age>A++)\b|[ ](?P<later>G++)|[ ](?:from|ab)[ ](?P<now>R++))?"
)
_AGO: Final = rb"(?P<before>P++)[ ](?:[a-z]{2,8}[ ])?(?P<number>" + NUMBER + rb")[ ](?P<unit>U++)"
_AGED: Final = rb"(?P<age>A++)[ ](?P<number>[0-9]{1,3}|N+(?:[ -]N+)?)(?![0-9])"
_AGE_WORD: Final = rb"(?P<number>[0-9]{1,3}|N+)-?(?P<age>A++)(?![ ]Y)"
_SHIFT_UNITS: Final[dict[str, tuple[Unit, int]]] = {
    "second": ("second", 1),
    "minute": ("minute", 1),
    "hour": ("hour", 1),
    "day": ("day", 1),
    "night": ("day", 1),
    "weekend": ("week", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "quarter": ("quarter", 1),
    "year": ("year", 1),
    "decade": ("decade", 1),
    "century": ("century", 1),
    "millennium": ("century", 10),
}
_PLURALS: Final = frozenset(
    "seconds minutes hours days nights weekends weeks fortnights months quarters years decades".split()
)
_OLDEST: Final = 130


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern)


def unit_of(chain: Chain, span: tuple[int, int]) -> str | None:
    """The unit under a span of the shadow."""
    value = chain.lexicon.value(chain.word(span), "U")
    return value if isinstance(value, str) else None


def shift(count: float, unit: str, sign: int, *, approximate: bool = False) -> Shift:
    """The distance of so many units; fractions become approximate."""
    plain, factor = _SHIFT_UNITS[unit]
    whole = round(count * factor)
    return Shift(sign * whole, plain, approximate or whole != count * factor)


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """A length that begins with its amount."""
    found = _compiled(_LENGTH).match(chain.shadow, at)
    if found is None:
        return _age_word(chain, at)
    unit = unit_of(chain, found.span("unit"))
    if unit is None or (not found["gap"] and not chain.shadow[at : at + 1].isdigit()):
        return ()
    count = amount(chain, found.span("number"))
    if (count is not None and count > 1 and unit == "weekend") or (
        unit == "quarter" and not found["later"]
    ):
        return ()
    word = chain.word(found.span("number"))
    if word in ("a", "an") and chain.word(found.span("unit")) in _PLURALS:
        return ()
    if found["age"]:
        meaning = Meaning(Kind.AGE, "age", timex_value=duration(count, unit))
        return (Item(*found.span(), meaning),)
    if found["later"]:
        return _shifted(chain, found, count, unit)
    if found["now"]:
        return _from_now(chain, found, count, unit)
    meaning = Meaning(Kind.DURATION, "duration", timex_value=duration(count, unit))
    return (Item(at, found.end("more"), meaning, "duration" if count == 1 else ""),)


def _from_now(
    chain: Chain, found: re.Match[bytes], count: float | None, unit: str
) -> tuple[Item, ...]:
    """`two weeks from now`, `ten days from tomorrow`."""
    sense = chain.senses(found.span("now"))[0]
    if (sense.role == "now" and sense.value != "PRESENT_REF") or (sense.role == "day" and sense.value != 0):
        return ()
    value = shift(count, unit, 1) if count is not None else None
    meaning = Meaning(Kind.RELATIVE, "relative", shift=value, timex_value=duration(count, unit))
    return (Item(*found.span(), meaning),)


def _shifted(
    chain: Chain, found: re.Match[bytes], count: float | None, unit: str
) -> tuple[Item, ...]:
    sense = chain.senses(found.span("later"))[0]
    sign = int(sense.value)
    value = shift(count, unit, sign) if count is not None else None
    meaning = Meaning(
        Kind.RELATIVE,
        "relative",
        shift=value,
        anaphoric=sense.role != "ago",
        timex_value=duration(count, unit),
    )
    return (Item(*found.span(), meaning),)


def read_ago(chain: Chain, at: int) -> tuple[Item, ...]:
    """A distance in the past that begins with its preposition: `vor zwei Jahren`."""
    found = _compiled(_AGO).match(chain.shadow, at)
    if found is None:
        return ()
    unit = unit_of(chain, found.span("unit"))
    if unit is None:
        return ()
    count = amount(chain, found.span("number"))
    meaning = Meaning(
        Kind.RELATIVE,
        "relative",
        shift=shift(count, unit, -1) if count is not None else None,
        timex_value=duration(count, unit),
    )
    return (Item(found.start("number"), found.end(), meaning),)


def read_aged(chain: Chain, at: int) -> tuple[Item, ...]:
    """An age after its word: `aged 45`."""
    found = _compiled(_AGED).match(chain.shadow, at)
    if found is None or chain.word(found.span("age")) != "aged":
        return ()
    return _age(chain, found)


def _age_word(chain: Chain, at: int) -> tuple[Item, ...]:
    found = _compiled(_AGE_WORD).match(chain.shadow, at)
    if found is None or not chain.word(found.span("age")).startswith("jährig"):
        return ()
    return _age(chain, found)


def _age(chain: Chain, found: re.Match[bytes]) -> tuple[Item, ...]:
    count = amount(chain, found.span("number"))
    if count is None or not 0 < count <= _OLDEST:
        return ()
    meaning = Meaning(Kind.AGE, "age", timex_value=duration(count, "year"))
    return (Item(*found.span(), meaning),)
