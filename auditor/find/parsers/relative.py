"""Days told from another: `yesterday`, `last month`, `the following year`; not `the last man`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.lexicon import Sense
from auditor.find.parsers.amount import amount, duration
from auditor.find.parsers.length import shift, unit_of
from auditor.model.expression import Candidate, Kind, Meaning, Shift
from auditor.when.partial_date import PartialDate

FORM: Final = "relative"
_DEICTIC: Final = (
    rb"(?:D+[ ])?(?P<which>D++)[ ](?:(?P<number>[0-9]{1,3}|N+(?:[ -]N+){0,2})[ ])?"
    rb"(?P<extra>[a-z]{3,10}[ ])?"
    rb"(?:(?P<unit>U++)|(?P<month>M++)|(?P<weekday>W++|V+)|(?P<season>S++)|(?P<part>T++))"
)
_DAY: Final = rb"(?P<day>R++)"
_UNIT_LATER: Final = rb"(?P<unit>U++)[ ](?P<later>G++)(?:[ ](?P<day>R++))?"
_PLURALS: Final = frozenset({"tage", "tagen", "wochen", "monate", "monaten", "jahre", "jahren"})


@cache
def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    return re.compile(pattern)


def read_day(chain: Chain, at: int) -> tuple[Item, ...]:
    """A word that is a day, or the present."""
    found = _compiled(_DAY).match(chain.shadow, at)
    if found is None:
        return ()
    sense = chain.senses(found.span())[0]
    languages = sense.languages
    if sense.role == "now":
        meaning = Meaning(Kind.RELATIVE, FORM, timex_value=str(sense.value), languages=languages)
        return (Item(*found.span(), meaning, "now"),)
    unit: str = "year" if sense.role == "this_year" else "day"
    meaning = Meaning(
        Kind.RELATIVE,
        FORM,
        shift=shift(abs(int(sense.value)), unit, _sign(sense)),
        languages=languages,
    )
    return (Item(*found.span(), meaning, "day-word"),)


def read_unit(chain: Chain, at: int) -> tuple[Item, ...]:
    """A unit counted from a day: `day after tomorrow`, `the year before`, `Tage später`."""
    found = _compiled(_UNIT_LATER).match(chain.shadow, at)
    if found is None or not found["unit"]:
        return ()
    unit = unit_of(chain, found.span("unit"))
    sense = chain.senses(found.span("later"))[0]
    if unit is None or sense.role == "ago":
        return ()
    steps = int(sense.value)
    if not found["day"]:
        if chain.word(found.span("unit")).endswith(("s", "e")) and unit != "week":
            return ()
        meaning = Meaning(Kind.RELATIVE, FORM, shift=shift(abs(steps), unit, steps), anaphoric=True)
        return (Item(*found.span(), meaning, "the-unit", article=True),)
    day = chain.senses(found.span("day"))[0]
    if unit != "day" or day.role != "day":
        return ()
    meaning = Meaning(Kind.RELATIVE, FORM, shift=Shift(steps + int(day.value), "day"))
    return (Item(*found.span(), meaning, article=True),)


def alike(senses: tuple[Sense, ...], other: Sense) -> list[Sense]:
    """The senses in a language of the other word: no "jeden Fall" in English."""
    return [s for s in senses if set(s.languages) & set(other.languages)]


def read_deictic(chain: Chain, at: int) -> tuple[Item, ...]:
    """A unit, month, weekday or season with "last", "this", "next" or their like before it."""
    found = _compiled(_DEICTIC).match(chain.shadow, at)
    if found is None:
        return ()
    sense = chain.senses(found.span("which"))[0]
    if found["unit"]:
        return _of_unit(chain, found, sense)
    if found["number"]:
        return ()
    meaning = _of_name(chain, found, sense)
    return (Item(*found.span(), meaning, "deictic-name", article=True),) if meaning else ()


def _sign(sense: Sense) -> int:
    return -1 if int(sense.value) < 0 else 1


def _of_unit(chain: Chain, found: re.Match[bytes], sense: Sense) -> tuple[Item, ...]:
    unit = unit_of(chain, found.span("unit"))
    if unit is None:
        return ()
    word = chain.word(found.span("unit"))
    steps = int(sense.value)
    if (
        found["number"]
        or word in _PLURALS
        or (word.endswith("s") and word not in ("tags", "tages", "jahres", "monats", "quartals"))
    ):
        count = amount(chain, found.span("number")) if found["number"] else None
        if steps == 0 and not found["number"]:
            return ()
        meaning = Meaning(Kind.DURATION, "duration", timex_value=duration(count, unit))
        return (Item(*found.span(), meaning, article=True),)
    if found["extra"] and found["extra"].strip() not in (
        b"calendar",
        b"fiscal",
        b"financial",
        b"school",
        b"academic",
    ):
        return ()
    step = shift(abs(steps), unit, _sign(sense))
    meaning = Meaning(
        Kind.RELATIVE,
        FORM,
        shift=step,
        anaphoric=sense.role == "anaphoric",
        languages=sense.languages,
    )
    return (Item(*found.span(), meaning, "deictic-unit", article=True),)


def _of_name(chain: Chain, found: re.Match[bytes], sense: Sense) -> Meaning | None:
    steps = int(sense.value)
    anaphoric = sense.role == "anaphoric"
    if found["extra"]:
        return None
    if found["weekday"]:
        senses = alike(chain.senses(found.span("weekday")), sense)
        if not senses:
            return None
        day = int(senses[0].value)
        return Meaning(
            Kind.WEEKDAY,
            "weekday",
            weekday=day,
            shift=Shift(steps, "week"),
            anaphoric=anaphoric,
            timex_value=f"XXXX-WXX-{day + 1}",
        )
    if found["part"]:
        return Meaning(Kind.RELATIVE, FORM, shift=Shift(steps, "day"), anaphoric=anaphoric)
    group, form = ("month", "month-name") if found["month"] else ("season", "season")
    named = alike(chain.senses(found.span(group)), sense)
    if not named:
        return None
    value = named[0].value
    return Meaning(
        Kind.DATE,
        form,
        (Candidate(PartialDate(None, int(value))),),
        shift=Shift(steps, "year"),
        anaphoric=anaphoric,
    )
