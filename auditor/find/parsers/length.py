"""Lengths of time: `for three years`, `two years ago`, `45-year-old`; not `a second man`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers.amount import NUMBER, added, amount, duration
from auditor.model.expression import Kind, Meaning, Shift, Unit

_EXTRA: Final = (
    rb"full|long|whole|entire|consecutive|more|straight|additional|calendar|business|working|school"
    rb"|short|solid|successive|further|other|of|ganze[ns]?|lange[n]?|halbe[ns]?|weitere[nr]?|volle[n]?"
    rb"|knappe[sn]?|gute[sn]?|aufeinanderfolgende[n]?|an?"
)
"""Words that may stand between amount and unit."""
_LENGTH: Final = (
    rb"(?P<number>"
    + NUMBER
    + rb")(?P<gap>[ -]|[ ]?\r?\n)?(?:(?:"
    + _EXTRA
    + rb")[ ])?(?P<unit>U++)"
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
_FINER: Final[dict[Unit, tuple[Unit, int]]] = {
    "century": ("year", 100),
    "decade": ("year", 10),
    "year": ("month", 12),
    "quarter": ("month", 3),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_IN_DAYS: Final = {"year": 365.25, "month": 30.4375, "week": 7, "day": 1}
_IN_SECONDS: Final = {"day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
_PLURALS: Final = frozenset(
    [
        "seconds",
        "minutes",
        "hours",
        "days",
        "nights",
        "weekends",
        "weeks",
        "fortnights",
        "months",
        "quarters",
        "years",
        "decades",
    ]
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
    """The distance of so many units; half a year is six months."""
    plain, factor = _SHIFT_UNITS[unit]
    whole = count * factor
    while whole != int(whole) and plain in _FINER:
        plain, steps = _FINER[plain]
        whole *= steps
    return Shift(sign * round(whole), plain, approximate or whole != int(whole))


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """A length that begins with its amount."""
    found = _compiled(_LENGTH).match(chain.shadow, at)
    if found is None:
        return _age_word(chain, at)
    unit = unit_of(chain, found.span("unit"))
    count = amount(chain, found.span("number"))
    if unit is None or _no_length(chain, found, count, unit):
        return ()
    if found["more"]:
        return _compound(chain, found, (count, unit))
    if found["later"]:
        return _shifted(chain, found, count, unit)
    if found["now"]:
        return _from_now(chain, found, count, unit)
    kind = Kind.AGE if found["age"] else Kind.DURATION
    meaning = Meaning(kind, kind.value, timex_value=duration(count, unit))
    end = found.end() if found["age"] else found.end("unit")
    return (Item(at, end, meaning, "duration" if count == 1 and not found["age"] else ""),)


def _no_length(chain: Chain, found: re.Match[bytes], count: float | None, unit: str) -> bool:
    """`three quarters`, `a years`, `five weekends`: parts, slips and things to count."""
    if not found["gap"] and not found["number"][:1].isdigit():
        return True
    if unit == "quarter":
        return not found["later"]
    if unit == "weekend":
        return count is not None and count > 1
    article = chain.word(found.span("number")) in ("a", "an")
    return article and chain.word(found.span("unit")) in _PLURALS


def _compound(
    chain: Chain, found: re.Match[bytes], first: tuple[float | None, str]
) -> tuple[Item, ...]:
    """`1 month, 21 days ago`, `5 minutes and 30 seconds`, `an hour and a half`."""
    parts = [first]
    end = found.end("unit")
    for part in _compiled(_PART).finditer(chain.shadow, *found.span("more")):
        if part["half"] and part["half"][:1] == b"N":
            parts.append((amount(chain, part.span("half")), first[1]))
            end = part.end()
            break
        group = "unit" if part["unit"] else "half"
        unit = unit_of(chain, part.span(group))
        if unit is None or _ORDER.index(unit) <= _ORDER.index(parts[-1][1]):
            break
        first_of, last_of = part.start(), part.start(group)
        count = amount(chain, (first_of, last_of)) if group == "unit" else 1
        parts.append((count, unit))
        end = part.end()
    value = added(parts)
    whole = end == found.end("more")
    if whole and found["later"] and len(parts) > 1:
        sense = chain.senses(found.span("later"))[0]
        distance = _sum(parts, int(sense.value))
        meaning = Meaning(
            Kind.RELATIVE,
            "relative",
            shift=distance,
            anaphoric=sense.role != "ago",
            timex_value=value,
        )
        return (Item(*found.span(), meaning),)
    return (Item(found.start(), end, Meaning(Kind.DURATION, "duration", timex_value=value)),)


def _sum(parts: list[tuple[float | None, str]], sign: int) -> Shift | None:
    """The distance of several lengths together, in the finest of their units."""
    for table, unit in ((_IN_DAYS, "day"), (_IN_SECONDS, "second")):
        if all(n is not None and u in table for n, u in parts):
            total = sum((n or 0) * table[u] for n, u in parts)
            rough = any(u in ("year", "month") for _, u in parts)
            return Shift(sign * round(total), "day" if unit == "day" else "second", rough)
    return None


_PART: Final = (
    rb"(?:" + NUMBER + rb")(?<=[0-9N])[ -]?(?P<unit>U++)|(?<=[ ])an?[ ](?:N+[ ])?(?P<half>N++|U++)"
)
_ORDER: Final = tuple(reversed(_SHIFT_UNITS))
"""Units from the longest to the shortest."""


def _from_now(
    chain: Chain, found: re.Match[bytes], count: float | None, unit: str
) -> tuple[Item, ...]:
    """`two weeks from now`, `ten days from tomorrow`."""
    sense = chain.senses(found.span("now"))[0]
    if (sense.role == "now" and sense.value != "PRESENT_REF") or (
        sense.role == "day" and sense.value != 0
    ):
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
