"""The clock time that follows the date in a machine value.

Reads `10:15:00.5+02:00`, `101500Z` and `2:45 PM EST`; not `10` beside other words.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.parsers.existence import clock_fault
from auditor.find.parsers.zones import read_zone
from auditor.model.expression import Clock
from auditor.pattern import pattern

_CLOCK: Final = pattern(
    r"""(?: (?P<hour>[0-9]{1,2}) (?: [:.hH] (?P<minute>[0-9]{2} | (?<=:)[0-9](?![0-9]))
                                 (?: [:.] (?P<second>[0-9]{2} | (?<=:)[0-9](?![0-9])) )? )?
          | (?P<basic>[0-9]{4} (?:[0-9]{2})?) )
        (?: [.,] (?P<fraction>[0-9]{1,30}) | (?<=[0-9]{2}:[0-9]{2}:[0-9]{2}):(?P<milli>[0-9]{3}) )?
        (?: \ ? (?P<half>[AaPp]) \.? [Mm] \.? (?![A-Za-z]) )?
        (?: \ ? (?:[Uu]hr|hrs?|h) (?![A-Za-z]) )?
        (?: \ ? (?P<zone>[-+(A-Za-z].{0,90} | (?<=\ )[0-9]{2}:?[0-9]{2}) )?""",
    re.VERBOSE,
)
_NOON: Final = 12


def read_clock(text: str, *, mail: bool = False) -> Clock | str | None:
    """The clock time that the whole text states; a sentence when there is no such time."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    offsets: tuple[int, ...] = ()
    name = ""
    if found["zone"]:
        zone = read_zone(found["zone"], mail=mail)
        if zone is None:
            return None
        offsets, name = zone.offsets, zone.name
    hour, minute, second = _digits(found)
    fraction = found["fraction"] or found["milli"] or ""
    if found["half"]:
        if not 1 <= hour <= _NOON:
            # 14:45 PM is common: a 24-hour clock with a half that adds nothing.
            if found["half"] in "Aa" and hour != 0:
                return f"there is no hour {hour} am"
        else:
            hour = hour % _NOON + (_NOON if found["half"] in "Pp" else 0)
    fault = clock_fault(hour, minute or 0, second or 0)
    if fault:
        return fault
    if fraction and second is None:
        minute, second, fraction = _spread(minute, fraction)
    return Clock(hour, minute, second, fraction, offsets, name)


def _digits(found: re.Match[str]) -> tuple[int, int | None, int | None]:
    basic = found["basic"]
    if basic:
        return int(basic[:2]), int(basic[2:4]), int(basic[4:]) if basic[4:] else None
    minute, second = found["minute"], found["second"]
    return (
        int(found["hour"]),
        int(minute) if minute else None,
        int(second) if second else None,
    )


def _spread(minute: int | None, fraction: str) -> tuple[int, int | None, str]:
    """Minute, second and rest of a decimal fraction of an hour or of a minute (ISO 8601)."""
    part, whole = int(fraction), 10 ** len(fraction)
    if minute is None:
        minute, part = divmod(part * 60, whole)
        if not part:
            return minute, None, ""
    second, part = divmod(part * 60, whole)
    digits = ""
    while part and len(digits) < len(fraction):
        digit, part = divmod(part * 10, whole)
        digits += str(digit)
    return minute, second, digits
