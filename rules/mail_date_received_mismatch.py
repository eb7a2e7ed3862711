"""The Date of a mail lies outside the stations that received it.

The sender's program writes `Date`, each server on the way adds a `Received` stamp of its own.
A `Date` that is later than the first server's stamp, or long before it, was set by a clock that
ran wrong, or by hand. Up to a day is told by nobody: drafts wait, lists hold mails for their
moderators, and clocks are slow.

Honest causes are a mail that was written and sent days later, one that was imported with new
stamps, and a wrong clock on either side. The stamps of the other servers on the way would tell
whose clock it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Role, Severity
from auditor.model.worlds import gap, weakest, weigh
from auditor.rule import (
    PUBLISHED,
    Case,
    Example,
    Finding,
    Option,
    Rule,
    Stated,
    day_of,
    days_between,
    distinct,
    is_own,
)

_FIELDS: Final = frozenset({"received", "x-received"})
_HOUR: Final = 3_600
_DAY_HOURS: Final = 24
_ZONE_DAYS: Final = 1


def check(case: Case) -> Iterator[Finding]:
    """One finding for the mail: every stamp of the way is on the same side of its Date."""
    claims = [c for c in case.timeline.claims if c.channel is Channel.MAIL and c.live]
    stamps = distinct(c for c in claims if _is_station(c))
    date = next((c for c in claims if _is_date(c)), None)
    if date is None or not stamps:
        return
    hours: int = case.options["hours"]
    late = weakest(weigh(lambda d, s: _is_after(s, d, hours), date.live, s.live) for s in stamps)
    early = weakest(weigh(lambda d, s: _is_after(d, s, hours), date.live, s.live) for s in stamps)
    kind = late or early
    if kind is None:
        return
    first = _nearest(date, stamps)
    side = "after" if late else "before"
    which = "the last" if late else "the first"
    yield case.finding(
        f"The mail says that it was written on {day_of(date)}, {_apart(date, first)} {side} "
        f"{which} server that received it, on {day_of(first)}.",
        date.id,
        *(c.id for c in stamps),
        kind=kind,
    )


def _is_station(claim: Claim) -> bool:
    """Whether a server on the way wrote it; resending, posting and mailboxes have other clocks."""
    return claim.role is Role.RECEIVED and is_own(claim) and (claim.field or "").lower() in _FIELDS


def _is_date(claim: Claim) -> bool:
    return claim.role is PUBLISHED and is_own(claim) and (claim.field or "").lower() == "date"


def _is_after(one: Reading, other: Reading, hours: int) -> bool:
    """Whether the other is later by more than that; days alone have to leave a day for zones."""
    a, b = one.instant, other.instant
    if a is not None and b is not None and a.offset is not None and b.offset is not None:
        return b.utc_bounds[0] - a.utc_bounds[0] > hours * _HOUR
    return gap(one, other) > _ZONE_DAYS + hours // _DAY_HOURS


def _nearest(date: Claim, stamps: Sequence[Claim]) -> Claim:
    """The stamp that lies closest to the Date: its own side of the chain."""
    return min(stamps, key=lambda c: min(abs(_seconds(a, b)) for a in date.live for b in c.live))


def _seconds(one: Reading, other: Reading) -> int:
    a, b = one.instant, other.instant
    if a is None or b is None:
        return gap(one, other) * _DAY_HOURS * _HOUR
    return b.utc_bounds[0] - a.utc_bounds[0]


def _apart(one: Claim, other: Claim) -> str:
    seconds = min(abs(_seconds(a, b)) for a in one.live for b in other.live)
    if seconds >= 2 * _DAY_HOURS * _HOUR:
        return days_between(one.live, other.live)
    return f"{seconds // _HOUR} hours"


def _received(edtf: str, owner: OwnerKind = OwnerKind.DOCUMENT) -> Stated:
    return Stated(edtf=edtf, channel=Channel.MAIL, field="received", owner=owner)


def _written(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.MAIL, field="date")


_WAY = (_received("2021-05-03T08:00:09Z"), _received("2021-05-03T08:00:05Z"))

RULE = Rule(
    code="MET314",
    name="mail-date-received-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://www.rfc-editor.org/rfc/rfc5322#section-3.6.1",
        "https://github.com/apache/incubator-ponymail-foal/issues/157",
    ),
    options={"hours": Option(int, 24, "hours that drafts, moderation and slow clocks explain")},
    check=check,
    bad=(
        Example(
            title="written after it was received",
            timeline={PUBLISHED: _written("2021-05-10T08:00:00Z"), Role.RECEIVED: _WAY},
            at="2021-05-10T08:00:00Z",
        ),
        Example(
            title="written a year before it was sent",
            timeline={PUBLISHED: _written("2020-05-03T08:00:00+02:00"), Role.RECEIVED: _WAY},
        ),
        Example(
            title="thirty hours",
            timeline={PUBLISHED: _written("2021-05-04T16:00:00+02:00"), Role.RECEIVED: _WAY},
        ),
        Example(
            title="in one order only",
            timeline={PUBLISHED: _written("2021-05-03 | 2021-03-05"), Role.RECEIVED: _WAY},
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a mail with a clock of its own",
            source=(
                "Received: from relay.example.net by mx.example.org; "
                "Mon, 3 May 2021 10:00:09 +0200\n"
                "Received: from desk.example.net by relay.example.net; "
                "Mon, 3 May 2021 10:00:05 +0200\n"
                "Date: Thu, 13 May 2021 10:00:00 +0200\n"
                "From: Ada Holm <ada@example.net>\nTo: office@example.org\n"
                "Subject: Weir\n\nThe weir has been rebuilt.\n"
            ),
            name="weir.eml",
            at="Thu, 13 May 2021 10:00:00 +0200",
        ),
    ),
    good=(
        Example(
            title="sent at once",
            timeline={PUBLISHED: _written("2021-05-03T10:00:00+02:00"), Role.RECEIVED: _WAY},
        ),
        Example(
            title="held for a moderator",
            guard="up to 24 hours: drafts, moderation, slow clocks",
            timeline={PUBLISHED: _written("2021-05-02T12:00:00+02:00"), Role.RECEIVED: _WAY},
        ),
        Example(
            title="between the stations",
            guard="a Date between two of the stamps",
            timeline={
                PUBLISHED: _written("2021-05-03T08:00:00Z"),
                Role.RECEIVED: (
                    _received("2021-05-20T08:00:00Z"),
                    _received("2021-05-03T08:00:05Z"),
                ),
            },
        ),
        Example(
            title="a mail that is quoted",
            guard="stamps of quoted and attached mails",
            timeline={
                PUBLISHED: _written("2021-05-10T08:00:00Z"),
                Role.RECEIVED: _received("2021-05-03T08:00:09Z", OwnerKind.QUOTED),
            },
        ),
        Example(
            title="sent once more",
            guard="stamps of resending, posting and mailboxes",
            timeline={
                PUBLISHED: _written("2021-05-10T08:00:00Z"),
                Role.RECEIVED: Stated(
                    edtf="2021-05-03T08:00:09Z", channel=Channel.MAIL, field="from_"
                ),
            },
        ),
        Example(
            title="no stamps",
            timeline={PUBLISHED: _written("2021-05-10T08:00:00Z")},
        ),
    ),
)
