"""Sorts the claims of a document by whose they are, so that a hundred of them can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Final, NamedTuple

from auditor.model import Claim, OwnerKind, Role, Timeline, Zone
from auditor.render.wording import extent

FEW: Final = 24
"""Claims that are read as they come, without groups."""
_MOST_OWN, _MOST_OTHERS = 40, 5
"""Claims of a group that are listed; those that a verdict rests on always are."""
_OWN_ROLES: Final = frozenset(
    {
        Role.PUBLISHED,
        Role.MODIFIED,
        Role.CREATED,
        Role.CAPTURED,
        Role.RECEIVED,
        Role.EXPIRES,
    }
)


class Group(Enum):
    """Whose the claims are: the heading over them, and where they are in the middle of a line."""

    OWN = ("The document itself", "of the document itself")
    TEXT = ("Told in the text", "told in the text")
    QUOTED = ("Quoted", "in quoted text")
    RELATED = ("Related items", "in related items")
    COMMENTS = ("Comments", "in comments")
    FOOTER = ("Footer and copyright", "in the footer and copyright lines")
    HIDDEN = ("Hidden from readers", "hidden from readers")
    OTHERS = ("Other things on the page", "of other things on the page")

    @property
    def heading(self) -> str:
        """What stands over the group."""
        return self.value[0]

    @property
    def where(self) -> str:
        """`12 more in related items`: what stands behind the number."""
        return self.value[1]


_ZONES: Final = {
    Zone.QUOTE: Group.QUOTED,
    Zone.RELATED: Group.RELATED,
    Zone.COMMENT: Group.COMMENTS,
    Zone.FOOTER: Group.FOOTER,
    Zone.COPYRIGHT: Group.FOOTER,
    Zone.HIDDEN: Group.HIDDEN,
}
_OWNERS: Final = {
    OwnerKind.QUOTED: Group.QUOTED,
    OwnerKind.RELATED: Group.RELATED,
    OwnerKind.COMMENT: Group.COMMENTS,
    OwnerKind.REPLY: Group.COMMENTS,
}


class Grouped(NamedTuple):
    """The claims of one group that are listed, and those that are only counted."""

    group: Group
    shown: tuple[Claim, ...]
    left_out: tuple[Claim, ...]

    @property
    def more(self) -> str:
        """`… 12 more in related items, 28 Oct to 4 Nov 2025`."""
        text = f"… {len(self.left_out):,} more {self.group.where}"
        days = extent(reading for claim in self.left_out for reading in claim.live)
        return f"{text}, {days}" if days else text


def group_of(claim: Claim, cited: frozenset[str] | set[str] = frozenset()) -> Group:
    """Whose a claim is; what a verdict rests on is the document's own wherever it stands."""
    if claim.id in cited:
        return Group.OWN
    by_owner = _OWNERS.get(claim.owner.kind)
    if by_owner is not None:
        return by_owner
    by_zone = _ZONES.get(claim.zone)
    if by_zone is not None:
        return by_zone
    if claim.owner.kind not in (OwnerKind.DOCUMENT, OwnerKind.SITE):
        return Group.OTHERS
    return Group.OWN if claim.role in _OWN_ROLES else Group.TEXT


def cited(timeline: Timeline) -> set[str]:
    """Ids of the claims that the verdicts rest on."""
    return {
        claim
        for verdict in (timeline.published, timeline.modified, timeline.captured)
        for claim in verdict.claims
    }


def groups(timeline: Timeline, *, every: bool) -> list[Grouped]:
    """All groups that have claims, in the order in which people ask for them."""
    rests_on = cited(timeline)
    own = rests_on - {c.id for c in timeline.claims if c.zone in _ZONES}
    found: dict[Group, list[Claim]] = {}
    for claim in timeline.claims:
        found.setdefault(group_of(claim, own), []).append(claim)
    return [_cut(group, found[group], rests_on, every=every) for group in Group if group in found]


def _cut(group: Group, claims: Sequence[Claim], keep: set[str], *, every: bool) -> Grouped:
    most = _MOST_OWN if group is Group.OWN else _MOST_OTHERS
    if every or len(claims) <= most + 1:  # a line that says "1 more" is no shorter
        return Grouped(group, tuple(claims), ())
    kept = {claim.id for claim in claims[:most]} | keep
    return Grouped(
        group,
        tuple(claim for claim in claims if claim.id in kept),
        tuple(claim for claim in claims if claim.id not in kept),
    )


def counted_by_group(claims: Iterable[Claim]) -> list[tuple[Group, int]]:
    """How many claims are in each group."""
    numbers: dict[Group, int] = {}
    for claim in claims:
        group = group_of(claim)
        numbers[group] = numbers.get(group, 0) + 1
    return [(group, numbers[group]) for group in Group if group in numbers]
