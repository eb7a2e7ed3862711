"""Two dates of one publication are a day apart because their time zones differ.

A page that goes out at half past eleven at night in New York is of the next day in UTC. Ten of
eleven one-day gaps between the dates of real pages are that. Nothing is wrong with the page;
but whoever needs the day should know that there are two, and take the publisher's. The local
clock written with `Z` is about as common as a right `Z`, so such a stamp proves no more than
a bare one does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity
from auditor.model.worlds import gap, same_moment, weigh, zone_explains
from auditor.rule import (
    HEAD_ZONES,
    MACHINE_CHANNELS,
    MODIFIED,
    MOST,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    is_loose,
    is_own,
    opening,
)

_CARRIERS = MACHINE_CHANNELS | {Channel.URL}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each pair of neighbouring days, with all the claims on both."""
    days: dict[int, list[Claim]] = {}
    for claim in case.timeline.claims:
        if not _is_date_of_publication(claim):
            continue
        for reading in claim.live:
            if reading.date.is_day:
                days.setdefault(reading.date.number, []).append(claim)
    if len(days) > MOST:
        return
    for day in sorted(days):
        if day + 1 in days:
            yield from _neighbours(case, days[day][:MOST], days[day + 1][:MOST])


def _neighbours(case: Case, earlier: Sequence[Claim], later: Sequence[Claim]) -> Iterator[Finding]:
    pairs = [
        (one, other)
        for one in earlier
        for other in later
        if one.id != other.id and weigh(zone_explains, one.live, other.live) is not None
    ]
    if not pairs:
        return
    sure = [p for p in pairs if weigh(_is_one_moment, p[0].live, p[1].live) is FindingKind.FAIL]
    one, other = (sure or pairs)[0]
    held = "are the same moment" if sure else "can be the same moment"
    ids = dict.fromkeys(claim.id for pair in pairs for claim in pair)
    yield case.finding(
        f"{opening(called(one))} says {day_of(one)} and {called(other)} {day_of(other)}: "
        f"both {held} in two time zones.",
        one.id,
        other.id,
        *(claim for claim in ids if claim not in (one.id, other.id)),
        kind=FindingKind.FAIL if sure else FindingKind.REVIEW,
    )


def _is_date_of_publication(claim: Claim) -> bool:
    if claim.role is not PUBLISHED or not is_own(claim) or is_loose(claim):
        return False
    return claim.channel in _CARRIERS or (
        claim.channel is Channel.TEXT and claim.zone in HEAD_ZONES and not claim.quoted
    )


def _is_one_moment(one: Reading, other: Reading) -> bool:
    return gap(one, other) != 0 and same_moment(one, other)


RULE = Rule(
    code="MET316",
    name="same-instant-other-day",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://www.rfc-editor.org/rfc/rfc3339#section-4",
        "https://www.iana.org/time-zones",
    ),
    subsumes=("DOC201", "DOC208", "MET301"),
    check=check,
    bad=(
        Example(
            title="one stamp in two zones",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03T23:30:00-05:00", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-04T04:30:00Z", channel=Channel.META),
                ),
            },
            at="2021-05-03T23:30:00-05:00",
        ),
        Example(
            title="a byline and a stamp after midnight",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2021-05-04T01:30:00Z", channel=Channel.META),
                ),
            },
            at="3 May 2021",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a byline and an address",
            timeline={
                PUBLISHED: ("2021-05-04", Stated(edtf="2021-05-03", channel=Channel.URL)),
            },
            kind=FindingKind.REVIEW,
        ),
    ),
    good=(
        Example(
            title="one day",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03T23:30:00-05:00", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="two days",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-05", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="two instants a day apart",
            guard="stated offsets that do not explain it",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03T10:00:00+02:00", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-04T10:00:00+02:00", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="another role or another thing",
            guard="other roles and other things",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-04", channel=Channel.JSON_LD, owner=OwnerKind.RELATED),
                ),
                MODIFIED: Stated(edtf="2021-05-04", channel=Channel.META),
            },
        ),
        Example(
            title="a month and script data",
            guard="months, and script data",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05", channel=Channel.JSON_LD),
                    Stated(edtf="2021-04-30", channel=Channel.META),
                    Stated(edtf="2021-05-01", channel=Channel.META, field="script:date"),
                ),
            },
        ),
    ),
)
