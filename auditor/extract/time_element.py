"""Claims of `time` elements and their like: the machine date behind what a reader sees.

Reads `<time datetime="2021-04-11T10:15:00+02:00">Sunday</time>`, `<time pubdate datetime=…>`,
`<span data-timestamp="1618136100">`; not `<time datetime="PT5M">` or a `time` without
`datetime`, which is visible text.

The attribute and its text are one statement: where the text is a claim, the attribute plays
the same part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from auditor.extract import labels
from auditor.extract.attribute_dates import Dated
from auditor.extract.date_fields import may_hold_an_epoch, role_of_name
from auditor.extract.labels import Label
from auditor.extract.machine_claim import UNREAD, Stated, claim_at, read_value
from auditor.extract.place import Place
from auditor.extract.roles import Sight, assign
from auditor.model import Channel, Claim, Kind, Meaning, Part, Role, Surroundings
from auditor.syntax.html import Attribute, Page

_AROUND: Final = 80
_LONGEST_LINE: Final = 120


class Seen(NamedTuple):
    """What surrounds an element in the visible text: the rest of its line on both sides."""

    before: str
    inside: str
    after: str


SeenOf = Callable[[int], Seen]
PlaceOf = Callable[[int], Place]


def time_claims(
    part: Part,
    page: Page,
    dated: Sequence[Dated],
    visible: Sequence[Claim],
    place_of: PlaceOf,
    seen_of: SeenOf,
) -> list[Claim]:
    """The claims of these attributes; `visible` are those of the text in order of place."""
    starts = [claim.location.start for claim in visible]
    claims = []
    for element, attribute in dated:
        meaning = _meaning(page, element, attribute)
        if meaning is None:
            continue
        first = bisect_left(starts, page.opened_at(element))
        twin = visible[first] if first < len(starts) else None
        said = _said(page, element, attribute)
        if twin is not None and twin.location.end <= page.ends[element] and _is_date(twin):
            stated, around = _as(twin, attribute.name, said), twin.surroundings
        elif said is None and not _speaks(page, element, attribute):
            place = place_of(element)
            stated, around = (
                Stated(Channel.TIME, attribute.name, Role.NONE, place.owner, place),
                None,
            )
        else:
            place = place_of(element)
            stated, around = _alone(meaning, place, seen_of(element), attribute.name, said)
        start, end = _trimmed(attribute)
        location = part.locate(start, end)
        surface = attribute.value.strip()
        claims.append(claim_at(part.text, location, surface, meaning, stated, around))
    return claims


def _meaning(page: Page, element: int, attribute: Attribute) -> Meaning | None:
    """What the attribute says; of other elements than `time` only a whole day counts."""
    own = page.names[element] == "time"
    value = attribute.value.strip()
    if not own and value.isdigit() and not may_hold_an_epoch(attribute.name):
        return None
    meaning = read_value(value, epoch=not own)
    if meaning is None or meaning is UNREAD:
        return None
    return meaning if own or any(c.date.is_day for c in meaning.candidates) else None


def _speaks(page: Page, element: int, attribute: Attribute) -> bool:
    """Whether the element is there to show its date, so that its place tells the role."""
    return page.names[element] == "time" or attribute.name in ("datetime", "title")


def _said(page: Page, element: int, attribute: Attribute) -> Role | None:
    """The role that attributes of the element name."""
    if "pubdate" in page.attributes(element):
        return Role.PUBLISHED
    return role_of_name(attribute.name) if attribute.name not in ("datetime", "title") else None


def _trimmed(attribute: Attribute) -> tuple[int, int]:
    raw = attribute.raw
    start = attribute.start + len(raw) - len(raw.lstrip())
    return start, max(start, attribute.start + len(raw.rstrip()))


def _is_date(claim: Claim) -> bool:
    return claim.meaning.kind in (Kind.DATE, Kind.RELATIVE, Kind.WEEKDAY)


def _as(twin: Claim, field: str, said: Role | None) -> Stated:
    """The part that the visible date in the element plays."""
    role = twin.role
    if said is not None and role in (Role.NONE, Role.EVENT, Role.REFERENCE):
        role = said
    return Stated(Channel.TIME, field, role, twin.owner, Place(twin.zone), twin.label)


def _alone(
    meaning: Meaning, place: Place, seen: Seen, field: str, said: Role | None
) -> tuple[Stated, Surroundings]:
    """The part of an element whose text is no date: "3 hours ago", or nothing at all."""
    line = f"{seen.before}{seen.inside}"
    own = len(line) + len(seen.after) <= _LONGEST_LINE
    label = _label(seen, own=own)
    head, tail = seen.before[-_AROUND:], seen.after[:_AROUND]
    sight = Sight(
        meaning=meaning,
        place=place,
        head=head,
        tail=tail,
        offset=len(seen.before),
        own=own,
        bare=not (head.strip() or tail.strip()),
        label=label,
        verbs=False,
    )
    assigned = assign(sight)
    role = said or assigned.role
    if label is None and said is None and role is Role.EVENT:
        role = place.class_role or Role.NONE
    words = label.text if label is not None and label.role is role else None
    stated = Stated(
        Channel.TIME, field, role, assigned.owner, place._replace(zone=assigned.zone), words
    )
    around = Surroundings(
        before=head,
        after=tail,
        own_line=own,
        headline_distance=place.headline_distance,
        repeated=place.repeated,
        class_role=place.class_role,
        in_headline=place.in_headline,
        block=place.block,
    )
    return stated, around


def _label(seen: Seen, *, own: bool) -> Label | None:
    text = f"{seen.before}{seen.inside}"
    inside = labels.before(text, len(text), 0, prose=not own)
    return inside or labels.before(seen.before, len(seen.before), 0, prose=not own)
