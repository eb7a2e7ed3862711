"""The picture of where the claims lie in time: which dates there are to draw, lane by lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Final, NamedTuple

from auditor.model import (
    Audit,
    Channel,
    Claim,
    OwnerKind,
    Reading,
    Role,
    Severity,
    Status,
    Zone,
)
from auditor.render.untrusted import visible
from auditor.render.wording import extent, place_in_words
from auditor.when.interval import Interval

MAX_LANES: Final = 9
_ALIKE: Final = 2
"""Lanes of one label, such as "updated", that stay apart."""
_OTHERS: Final = (Zone.RELATED, Zone.COMMENT, Zone.FOOTER, Zone.COPYRIGHT)
_OWN: Final = (Role.PUBLISHED, Role.MODIFIED, Role.CREATED, Role.CAPTURED, Role.RECEIVED)
_METADATA: Final = "metadata"
_CARRIERS: Final = {
    Channel.META: "meta",
    Channel.JSON_LD: "JSON-LD",
    Channel.MICRODATA: "microdata",
    Channel.RDFA: "RDFa",
    Channel.TIME: "time",
}
_ROLE_NAMES: Final = {
    Role.MODIFIED: "updated",
    Role.CREATED: "created",
    Role.EVENT: "event",
    Role.RECEIVED: "received",
    Role.EXPIRES: "expires",
}


class Sign(IntEnum):
    """What a mark says; where two fall on one place, the larger is drawn."""

    OTHER = 1
    RIVAL = 2
    POSSIBLE = 3
    FITS = 4
    AGAINST = 5


class Mark(NamedTuple):
    """One reading in the picture."""

    interval: Interval
    sign: Sign


class Lane(NamedTuple):
    """One row of the picture."""

    label: str
    marks: tuple[Mark, ...]
    note: str
    rank: int = 0


def lanes(audit: Audit) -> list[Lane]:
    """The rows worth drawing; [] where a picture would show nothing that a line does not."""
    cited = _cited(audit)
    against = _contradicting(audit)
    core = [c for c in audit.timeline.claims if _is_core(c, cited)]
    hull = _hull(core)
    if hull is None:
        return []
    shown = [c for c in audit.timeline.claims if c in core or _lies_in(c, hull)]
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in shown:
        groups.setdefault(_group(claim), []).append(claim)
    rivals = _rivals(audit)
    rows = [_lane(claims, against, rivals) for claims in _few_alike(groups, against)]
    rows = sorted((row for row in rows if row.marks), key=_order)[:MAX_LANES]
    days = {(m.interval.first, m.interval.last) for row in rows for m in row.marks}
    return rows if len(days) > 1 and len(rows) > 1 else []


def _few_alike(
    groups: Mapping[tuple[str, str], list[Claim]], against: set[str]
) -> list[list[Claim]]:
    """Lanes of one label, of which from the third on all that contradict nothing are one."""
    kept: list[list[Claim]] = []
    merged: dict[str, list[Claim]] = {}
    numbers: dict[str, int] = {}
    for (label, _), claims in groups.items():
        numbers[label] = numbers.get(label, 0) + 1
        if numbers[label] <= _ALIKE or any(claim.id in against for claim in claims):
            kept.append(claims)
        else:
            merged.setdefault(label, []).extend(claims)
    return [*kept, *merged.values()]


def _order(row: Lane) -> tuple[int, int]:
    """What fits first, what is another thing's last; else by time, like stairs."""
    return row.rank, min(mark.interval.first or 0 for mark in row.marks)


def _cited(audit: Audit) -> set[str]:
    """Ids of the claims that the verdicts, their reasons and the findings rest on."""
    line = audit.timeline
    cited: set[str] = set()
    for verdict in (line.published, line.modified, line.captured):
        cited.update(verdict.claims)
        for reason in verdict.because:
            cited.update(reason.claims)
    for finding in audit.findings:
        cited.update(finding.claims)
    return cited


def _contradicting(audit: Audit) -> set[str]:
    """Ids of the claims of findings that cannot be of the stated day of publication."""
    published = audit.timeline.published
    if published.state != "stated":
        return set()
    days = [date.interval for date in published.dates]
    return {
        claim.id
        for finding in audit.findings
        if finding.severity in (Severity.ERROR, Severity.WARNING)
        for claim in audit.timeline.claims
        if claim.id in finding.claims and _contradicts(claim, days)
    }


def _contradicts(claim: Claim, published: list[Interval]) -> bool:
    """Whether the claim cannot be of that day; of events, only those that come later cannot."""
    if any(r.interval.meet(day) for r in claim.live for day in published):
        return False
    if claim.role is not Role.EVENT:
        return True
    return any(day.least_gap(r.interval) > 0 for r in claim.live for day in published)


def _rivals(audit: Audit) -> set[str]:
    """The dates between which the publication is undecided, as EDTF."""
    published = audit.timeline.published
    return {str(date) for date in published.dates} if published.state == "undecided" else set()


def _is_core(claim: Claim, cited: set[str]) -> bool:
    if not any(_drawable(reading) for reading in claim.readings):
        return False
    if claim.id in cited:
        return True
    mine = claim.owner.kind in (OwnerKind.DOCUMENT, OwnerKind.SITE)
    return mine and claim.role in _OWN and claim.zone not in _OTHERS


def _drawable(reading: Reading) -> bool:
    return reading.interval.first is not None and reading.interval.last is not None


def _hull(claims: Iterable[Claim]) -> Interval | None:
    hull: Interval | None = None
    for claim in claims:
        for reading in claim.readings:
            if _drawable(reading):
                hull = reading.interval if hull is None else hull.hull(reading.interval)
    return hull


def _lies_in(claim: Claim, hull: Interval) -> bool:
    """Whether all of a lesser claim lies between the dates that matter."""
    drawn = [reading for reading in claim.live if _drawable(reading)]
    return bool(drawn) and all(hull.meet(r.interval) == r.interval for r in drawn)


def _group(claim: Claim) -> tuple[str, str]:
    """Claims with equal keys share a lane; what is not the document's own is one lane a kind."""
    label = lane_label(claim)
    if _is_other(claim) or claim.role in (Role.REFERENCE, Role.NONE):
        return label, ""
    return label, "|".join(sorted(reading.edtf for reading in claim.live))


def _is_other(claim: Claim) -> bool:
    mine = claim.owner.kind in (OwnerKind.DOCUMENT, OwnerKind.SITE)
    return claim.zone in _OTHERS or not mine


def lane_label(claim: Claim) -> str:
    """What the lane of a claim is called: `byline`, `event`, `related`, `metadata`."""
    if claim.zone is Zone.RELATED or claim.owner.kind is OwnerKind.RELATED:
        return "related"
    if claim.zone in _OTHERS:
        return place_in_words(claim)
    if claim.role in _ROLE_NAMES:
        return _ROLE_NAMES[claim.role]
    if claim.role is Role.CAPTURED and claim.zone is not Zone.MASTHEAD:
        return "this copy"
    return place_in_words(claim)


def _lane(claims: list[Claim], against: set[str], rivals: set[str]) -> Lane:
    marks = [
        Mark(reading.interval, _sign(claim, reading, against, rivals))
        for claim in claims
        for reading in claim.readings
        if _drawable(reading)
    ]
    label = _carrier(claims) or lane_label(claims[0])
    if len(claims) > 1:
        label += f" \N{MULTIPLICATION SIGN}{len(claims)}"
    strongest = max((mark.sign for mark in marks), default=Sign.OTHER)
    published = Role.PUBLISHED in {claim.role for claim in claims}
    rank = {Sign.FITS: 0, Sign.POSSIBLE: 0, Sign.RIVAL: 1, Sign.AGAINST: 2, Sign.OTHER: 3}
    place = 2 * rank[strongest] - published
    return Lane(label, tuple(dict.fromkeys(marks)), _note(claims), place)


def _carrier(claims: list[Claim]) -> str | None:
    """The kind of machine field, where all claims of a lane are of one kind."""
    channels = {claim.channel for claim in claims}
    if len(channels) == 1 and lane_label(claims[0]) == _METADATA:
        return _CARRIERS.get(channels.pop())
    return None


def _sign(claim: Claim, reading: Reading, against: set[str], rivals: set[str]) -> Sign:
    if reading.status is Status.RULED_OUT:
        return Sign.RIVAL
    if _is_other(claim):
        return Sign.OTHER
    if claim.id in against:
        return Sign.AGAINST
    undecided = claim.role is Role.PUBLISHED and reading.edtf in rivals
    return Sign.POSSIBLE if undecided or len(claim.live) > 1 else Sign.FITS


def _note(claims: list[Claim]) -> str:
    """What stands there, or the first and last day of several."""
    days = extent(reading for claim in claims for reading in claim.live)
    same = len({tuple(r.edtf for r in claim.live) for claim in claims}) == 1
    if (same and claims[0].channel is Channel.TEXT) or not days:
        return visible(claims[0].surface)
    return days
