"""Builds the claim of a machine field: a value of its own, at a place, in a known role.

Reads `2021-04-11T10:15:00Z`, `1618136100` where the field is a date field, `&nbsp;2021-04-11`;
a field value without any digit is no claim.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from auditor.extract.place import Place
from auditor.find.machine import parse_machine
from auditor.model import (
    THE_DOCUMENT,
    Channel,
    Claim,
    Kind,
    Location,
    Meaning,
    Owner,
    Part,
    Role,
    Surroundings,
    Zone,
)
from auditor.pattern import pattern

IN_METADATA: Final = Place(Zone.METADATA)
"""The place of what no reader of the page sees."""

UNREAD: Final = Meaning(kind=Kind.DATE, form="unread", impossible="not a date that can be read")
_LONGEST: Final = 120
_FEWEST_DIGITS: Final = 4
_DIGIT: Final = pattern(r"\d")
_LETTERS: Final = pattern(r"[^\W\d_]{2,}")
_MOST_WORDS: Final = 8


class Value(NamedTuple):
    """The value of a field: its text as read, and where it stands, without what encloses it."""

    text: str
    start: int
    end: int
    pointer: str | None = None


class Stated(NamedTuple):
    """What a field says of its date."""

    channel: Channel
    field: str
    role: Role
    owner: Owner = THE_DOCUMENT
    place: Place = IN_METADATA
    label: str | None = None


def read_value(text: str, *, epoch: bool = True) -> Meaning | None:
    """What the value of a field that holds a date says; None where it says nothing.

    A value with digits that is no date that anyone can read is a claim too, and impossible.
    """
    meaning = parse_machine(text, epoch=epoch)
    if meaning is not None:
        return meaning if meaning.kind is Kind.DATE or meaning.kind is Kind.RELATIVE else None
    return UNREAD if _looks_like_a_date(text) else None


def machine_claim(
    part: Part, value: Value, stated: Stated, *, sure: bool = True, epoch: bool = True
) -> Claim | None:
    """The claim of one field. `sure`: it is a date field, so that an unreadable value counts."""
    surface, start, end = _trimmed(part.text, value)
    meaning = read_value(surface, epoch=epoch) if surface else None
    if meaning is None or (meaning is UNREAD and not sure):
        return None
    return claim_at(part.text, part.locate(start, end, value.pointer), surface, meaning, stated)


def claim_at(
    text: str,
    location: Location,
    surface: str,
    meaning: Meaning,
    stated: Stated,
    around: Surroundings | None = None,
) -> Claim:
    """The claim of a surface at a location; its source is kept where it reads otherwise."""
    raw = text[location.start : location.end]
    place = stated.place
    return Claim(
        id="",
        role=stated.role,
        owner=stated.owner,
        channel=stated.channel,
        zone=place.zone,
        surface=surface,
        location=location,
        meaning=meaning,
        label=stated.label,
        field=stated.field,
        source=None if raw == surface else raw,
        weekday=meaning.weekday,
        surroundings=around or _surroundings(place),
    )


def _surroundings(place: Place) -> Surroundings:
    if place is IN_METADATA:
        return _NOWHERE
    return Surroundings(
        headline_distance=place.headline_distance,
        repeated=place.repeated,
        class_role=place.class_role,
        in_headline=place.in_headline,
        block=place.block,
    )


_NOWHERE: Final = Surroundings()


def _trimmed(text: str, value: Value) -> tuple[str, int, int]:
    """Surface and span without the blanks round them; raw blanks only, references stay."""
    surface = value.text.strip()
    start, end = value.start, value.end
    raw = text[start:end]
    if raw == surface or not surface:
        return surface, start, end
    start += len(raw) - len(raw.lstrip())
    return surface, start, max(start, value.start + len(raw.rstrip()))


def _looks_like_a_date(text: str) -> bool:
    if len(text) > _LONGEST or len(_LETTERS.findall(text)) > _MOST_WORDS:
        return False
    return len(_DIGIT.findall(text)) >= _FEWEST_DIGITS
