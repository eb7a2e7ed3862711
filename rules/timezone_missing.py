"""A comparison turns on a clock time that names no zone.

`2021-05-03T23:40:00` is 3 May where it was written, and 4 May a few hours to the east. Where a
stamp without a zone is a day later than the moment at which the document was already there, or
than its last change, nobody can tell whether the order is wrong or only the zone unknown.

Systems write the local clock so, which is honest as long as nobody compares it. The offset, or
another stamp of the same moment with one, would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Confidence, Reading, Severity
from auditor.model.claim import is_beside
from auditor.model.worlds import gap, weigh, zone_explains
from auditor.rule import (
    CAPTURED,
    MACHINE_CHANNELS,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    distinct,
    is_loose,
    is_own,
    opening,
)

_CARRIERS: Final = MACHINE_CHANNELS | {Channel.TEXT, Channel.HTTP, Channel.WARC, Channel.MAIL}
_WHAT: Final = {CAPTURED: "the copy was made", MODIFIED: "it was last changed"}


def check(case: Case) -> Iterator[Finding]:
    """One finding for the first publication that only a zone can put before what came after."""
    if not case.single or case.timeline.page_kind == "forum":
        return
    claims = case.timeline.claims
    later = [c for c in claims if c.role in _WHAT and _has_a_clock(c) and _is_compared(c)]
    if not later:
        return
    stated = [c for c in claims if c.role is PUBLISHED and _has_a_clock(c) and _is_compared(c)]
    for claim in distinct(stated):
        for other in distinct(later):
            kind = weigh(_turns_on_the_zone, claim.live, other.live)
            if kind is not None:
                yield case.finding(
                    f"{opening(called(claim))} says that it was published on {day_of(claim)} "
                    f"(“{claim.surface}”), and {called(other)} that {_WHAT[other.role]} the day "
                    f"before (“{other.surface}”); without a zone for both, the order is open.",
                    claim.id,
                    other.id,
                    kind=kind,
                    confidence=Confidence.MEDIUM,
                )
                return


def _has_a_clock(claim: Claim) -> bool:
    return claim.meaning.clock is not None


def _is_compared(claim: Claim) -> bool:
    """Whether it is a moment that the document states for itself, with a clock or without."""
    if claim.channel not in _CARRIERS or not claim.live or claim.quoted or is_loose(claim):
        return False
    if is_beside(claim):
        return False
    clock = claim.meaning.clock
    if clock is not None and len(clock.offsets) > 1:
        return False  # letters of several zones are FMT111's
    return is_own(claim) or claim.role is CAPTURED


def _is_naive(reading: Reading) -> bool:
    return reading.instant is not None and reading.instant.offset is None


def _turns_on_the_zone(published: Reading, later: Reading) -> bool:
    """Whether it is one day after what came later, as far as the clocks go, and may be before."""
    naive = _is_naive(published) or _is_naive(later)
    clocks = published.instant is not None and later.instant is not None
    return naive and clocks and gap(later, published) == 1 and zone_explains(published, later)


def _field(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.META, field="article:published_time")


def _copy(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.RECORD, field="retrieved")


RULE = Rule(
    code="FMT110",
    name="timezone-missing",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://www.rfc-editor.org/rfc/rfc3339#section-4",
        "https://www.iana.org/time-zones",
    ),
    check=check,
    bad=(
        Example(
            title="published a few hours after the copy",
            timeline={
                PUBLISHED: _field("2021-05-04T02:10:00"),
                CAPTURED: _copy("2021-05-03T21:30:00Z"),
            },
            at="2021-05-04T02:10:00",
        ),
        Example(
            title="changed the evening before",
            timeline={
                PUBLISHED: _field("2021-05-04T02:10:00+02:00"),
                MODIFIED: Stated(edtf="2021-05-03T23:30:00", channel=Channel.JSON_LD),
            },
        ),
    ),
    good=(
        Example(
            title="both zones are stated",
            guard="stamps with an offset",
            timeline={
                PUBLISHED: _field("2021-05-04T02:10:00+02:00"),
                CAPTURED: _copy("2021-05-03T23:30:00-05:00"),
            },
        ),
        Example(
            title="bare days",
            guard="days without a clock",
            timeline={PUBLISHED: _field("2021-05-04"), CAPTURED: _copy("2021-05-03T21:30:00")},
        ),
        Example(
            title="no zone is that far",
            guard="gaps that no zone explains",
            timeline={
                PUBLISHED: _field("2021-05-06T02:10:00"),
                CAPTURED: _copy("2021-05-03T21:30:00Z"),
            },
        ),
        Example(
            title="the right order",
            timeline={
                PUBLISHED: _field("2021-05-03T02:10:00"),
                CAPTURED: _copy("2021-05-03T21:30:00Z"),
            },
        ),
    ),
)
