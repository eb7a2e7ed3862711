"""Clock times in text: `10:15 am GMT`, `22.30 Uhr`, `10:15:00 +02:00`; not the score `3:2`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers.existence import clock_fault
from auditor.find.parsers.zones import offsets_of
from auditor.model.expression import Clock, Kind, Meaning
from auditor.pattern import pattern

FORM: Final = "clock"
_NOON: Final = 12
_PATTERN: Final = (
    rb"(?P<hour>[0-9]{1,2})"
    rb"(?:(?:(?P<colon>:)|[.h])(?P<minute>[0-9]{2})(?![0-9])(?::(?P<second>[0-9]{2})(?![0-9])"
    rb"(?:[.,](?P<fraction>[0-9]{1,9}))?)?)?"
    rb"(?P<half>[ ]?(?P<letter>[ap])(?:\.[ ]?m\.?|[ ]?m\b))?"
    rb"(?P<hours>[ ]?(?:uhr\b(?:[ ](?P<uhr>[0-9]{2})(?![0-9.]))?|hrs?\b|o'clock\b))?"
    rb"(?:[ ]?(?P<offset>(?:(?:utc|gmt)[ ]?)?[+-][0-9]{1,2}(?::?[0-9]{2})?(?![0-9:]))"
    rb"|[ ]?\(?(?P<zone>[A-Za-z]{1,5})\b\)?)?"
)
_OFFSET: Final = pattern(r"(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?")
_LOWER_ZONES: Final = frozenset(
    [
        "est",
        "edt",
        "pst",
        "pdt",
        "cst",
        "cdt",
        "mst",
        "mdt",
        "bst",
        "cet",
        "cest",
        "mez",
        "mesz",
        "eet",
        "aest",
        "jst",
    ]
)
_LATEST_OFFSET: Final = 18


@cache
def _compiled() -> re.Pattern[bytes]:
    return re.compile(_PATTERN)


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """A clock time at a place of the chain."""
    found = _compiled().match(chain.shadow, at)
    if found is None or not (found["half"] or found["hours"] or found["colon"]):
        return ()
    clock = _clock(chain, found)
    if clock is None:
        return ()
    value, end = clock
    guard = "" if found["half"] or found["hours"] or value.offsets or found["second"] else "clock"
    text = f"T{value.hour:02d}" + ("" if value.minute is None else f":{value.minute:02d}")
    return (Item(at, end, Meaning(Kind.TIME, FORM, clock=value, timex_value=text), guard),)


def _clock(chain: Chain, found: re.Match[bytes]) -> tuple[Clock, int] | None:
    hour = int(found["hour"])
    minutes = found["minute"] or found["uhr"]
    minute = int(minutes) if minutes else None
    second = int(found["second"]) if found["second"] else None
    if found["half"]:
        if not 1 <= hour <= _NOON:
            if found["letter"] == b"a" and hour != 0:
                return None
        else:
            hour = hour % _NOON + (_NOON if found["letter"] == b"p" else 0)
    if clock_fault(hour, minute or 0, second or 0):
        return None
    end = max(found.end(g) for g in ("hour", "minute", "second", "fraction", "half", "hours"))
    offsets: tuple[int, ...] = ()
    name = ""
    if found["offset"]:
        read_offset = _offset(chain.word(found.span("offset")))
        if read_offset is not None:
            offsets, end = (read_offset,), found.end()
    elif found["zone"]:
        first, last = found.span("zone")
        raw = chain.text[first:last]
        if raw.isupper() or chain.low[first:last] in _LOWER_ZONES:
            offsets = offsets_of(raw.upper())
            if offsets:
                name, end = raw.upper(), found.end()
    fraction = found["fraction"].decode() if found["fraction"] else ""
    return Clock(hour, minute, second, fraction, offsets, name), end


def _offset(text: str) -> int | None:
    found = _OFFSET.fullmatch(text)
    if found is None or int(found[2]) > _LATEST_OFFSET:
        return None
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    return -minutes if found[1] == "-" else minutes
