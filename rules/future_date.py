"""A date of the document lies after the day on which it was captured or audited.

What is already here cannot be published, changed or captured later. Honest causes are a
mistyped year, a day and month in the wrong order, a clock that runs ahead, and a date that is
a plan.
Up to fourteen hours are time zones and are not told. Embargoed and scheduled texts say so and
are left alone; the month of a printed issue runs ahead by custom and is information, and so
is an ambiguous date that lies in the future under one of its readings only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity, Tense, Zone
from auditor.model.worlds import gap, weakest, weigh
from auditor.rule import (
    CAPTURED,
    EVENT,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    days_between,
    distinct,
    opening,
    states_capture,
)
from auditor.when.offset import LATEST_OFFSET

_ROLES: Final = {PUBLISHED: "published", MODIFIED: "modified", CAPTURED: "captured"}
_PLANNED: Final = ("embargo", "sperrfrist", "scheduled", "geplant", "forthcoming", "planned")
_SLACK: Final = LATEST_OFFSET * 60
_OWN: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})


def check(case: Case) -> Iterator[Finding]:
    """One finding for each date that is in the future."""
    claims = case.timeline.claims
    captures = distinct(c for c in claims if states_capture(c))
    as_of = case.settings.as_of
    today = () if as_of is None else (Reading(as_of, known=()),)
    if not today and not captures:
        return
    # One day in six fields is one fault.
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        if _is_stated(claim):
            dates = frozenset(reading.date for reading in claim.live)
            groups.setdefault((claim.role, dates), []).append(claim)
    for group in groups.values():
        found = _after_audit(case, group, today) or _after_capture(case, group, captures)
        if found is not None:
            yield found


def _is_stated(claim: Claim) -> bool:
    """Whether it dates the document itself, as done; a server's comment on a page does not."""
    if claim.role not in _ROLES or claim.owner.kind not in _OWN or not claim.live:
        return False
    if claim.role is CAPTURED and not states_capture(claim):
        return False
    return claim.channel is not Channel.HTML_COMMENT and not _is_planned(claim)


def _after_audit(case: Case, group: Sequence[Claim], today: Sequence[Reading]) -> Finding | None:
    first = group[0]
    kind = weigh(_is_after, today, first.live)
    if kind is None:
        return None
    return case.finding(
        f"{_subject(first)} {day_of(first)}, {days_between(today, first.live)} after the day of "
        "this audit.",
        *(claim.id for claim in group),
        kind=kind,
        severity=_severity(first, kind),
    )


def _after_capture(case: Case, group: Sequence[Claim], captures: Sequence[Claim]) -> Finding | None:
    first = group[0]
    if first.role is CAPTURED:
        return None
    # The last capture counts: a file may carry the stamp of an earlier one as well. And all
    # the stamps of the day have to be later.
    kind = weakest(weigh(_is_after, c.live, s.live) for c in captures for s in distinct(group))
    if kind is None:
        return None
    last = max(captures, key=lambda c: max(r.interval.last or 0 for r in c.live))
    return case.finding(
        f"{_subject(first)} {day_of(first)}, {days_between(last.live, first.live)} after the copy "
        f"was made on {day_of(last)}.",
        *(claim.id for claim in group),
        last.id,
        kind=kind,
        severity=_severity(first, kind),
    )


def _is_after(limit: Reading, reading: Reading) -> bool:
    """Whether it is later by more than zones explain.

    Two days apart always are; two instants are where fourteen hours do not reach.
    """
    if gap(limit, reading) > 1:
        return True
    one, other = limit.instant, reading.instant
    if one is None or other is None or one.offset is None or other.offset is None:
        return False
    return other.utc_bounds[0] - one.utc_bounds[0] > _SLACK and gap(limit, reading) == 1


def _is_planned(claim: Claim) -> bool:
    """Whether the document says that the date is yet to come."""
    words = f"{claim.label or ''} {claim.surroundings.before}".lower()
    return claim.tense is Tense.FUTURE or any(word in words for word in _PLANNED)


def _severity(claim: Claim, kind: FindingKind) -> Severity:
    """A reading in the future speaks against that reading rather than against the document."""
    coarse = not any(reading.date.is_day for reading in claim.live)
    return Severity.INFO if coarse or kind is FindingKind.REVIEW else Severity.ERROR


def _subject(claim: Claim) -> str:
    return f"{opening(called(claim))} says that it was {_ROLES[claim.role]} on"


RULE = Rule(
    code="TMP402",
    name="future-date",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://github.com/AndyTheFactory/newspaper4k/issues/575",
        "https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2.1",
    ),
    check=check,
    bad=(
        Example(
            title="published after the audit",
            timeline={PUBLISHED: "2026-04-11"},
            settings={"as_of": "2025-04-20"},
            at="11 April 2026",
        ),
        Example(
            title="published after the copy was made",
            timeline={
                PUBLISHED: "2024-05-12",
                CAPTURED: Stated(edtf="2024-05-01", channel=Channel.RECORD),
            },
            at="12 May 2024",
        ),
        Example(
            title="an instant a day after the capture",
            timeline={
                PUBLISHED: Stated(edtf="2024-05-02T23:00:00+02:00", channel=Channel.META),
                CAPTURED: Stated(edtf="2024-05-01T02:00:00+02:00", channel=Channel.RECORD),
            },
        ),
        Example(
            title="modified after the audit",
            timeline={
                PUBLISHED: "2024-05-01",
                MODIFIED: Stated(edtf="2025-05-01", channel=Channel.JSON_LD),
            },
            settings={"as_of": "2024-06-01"},
            at="2025-05-01",
        ),
        Example(
            title="in one order only",
            timeline={PUBLISHED: "2024-02-11 | 2024-11-02"},
            settings={"as_of": "2024-06-01"},
            severity=Severity.INFO,
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="after the capture in one order only",
            timeline={
                PUBLISHED: "2024-02-11 | 2024-11-02",
                CAPTURED: Stated(edtf="2024-06-01", channel=Channel.RECORD),
            },
            severity=Severity.INFO,
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a mistyped year",
            source="Choir wins prize\n\nPublished: 11 April 2062\n\nThe choir won a prize.\n",
            settings={"as_of": "2026-04-20"},
            at="11 April 2062",
        ),
        Example(
            title="a capture that is still to come",
            timeline={
                PUBLISHED: "2024-05-01",
                CAPTURED: Stated(edtf="2024-09-01", channel=Channel.RECORD),
            },
            settings={"as_of": "2024-06-01"},
            at="2024-09-01",
        ),
    ),
    good=(
        Example(
            title="published before",
            timeline={
                PUBLISHED: "2024-05-01",
                CAPTURED: Stated(edtf="2024-05-12", channel=Channel.RECORD),
            },
            settings={"as_of": "2024-06-01"},
        ),
        Example(
            title="already tomorrow in Auckland",
            guard="up to 14 hours, which may be a zone",
            timeline={PUBLISHED: "2024-06-02"},
            settings={"as_of": "2024-06-01"},
        ),
        Example(
            title="a day after the capture, in days",
            guard="up to 14 hours, which may be a zone",
            timeline={
                PUBLISHED: "2024-05-02",
                CAPTURED: Stated(edtf="2024-05-01", channel=Channel.RECORD),
            },
        ),
        Example(
            title="some hours after the capture",
            guard="up to 14 hours, which may be a zone",
            timeline={
                PUBLISHED: Stated(edtf="2024-05-02T05:00:00+02:00", channel=Channel.META),
                CAPTURED: Stated(edtf="2024-05-01T20:00:00+02:00", channel=Channel.RECORD),
            },
        ),
        Example(
            title="under embargo",
            guard="embargoed and scheduled texts",
            timeline={PUBLISHED: Stated(edtf="2024-07-01", label="Embargoed until")},
            settings={"as_of": "2024-06-01"},
        ),
        Example(
            title="an announced publication",
            guard="announced publications",
            timeline={PUBLISHED: Stated(edtf="2024-07-01", tense=Tense.FUTURE)},
            settings={"as_of": "2024-06-01"},
        ),
        Example(
            title="next month's issue",
            guard="the month of an issue, which runs ahead",
            timeline={PUBLISHED: "2024-07"},
            settings={"as_of": "2024-06-01"},
            severity=Severity.INFO,
        ),
        Example(
            title="an event or another thing to come",
            guard="announced dates and other things' dates",
            timeline={
                PUBLISHED: ("2024-05-01", Stated(edtf="2025-05-01", owner=OwnerKind.PRODUCT)),
                EVENT: "2025-05-01",
                MODIFIED: Stated(edtf="2025-05-01", channel=Channel.HTML_COMMENT),
                CAPTURED: Stated(edtf="2025-05-01", label="accessed", zone=Zone.BODY),
            },
            settings={"as_of": "2024-06-01"},
        ),
        Example(
            title="the last of two captures",
            guard="a later second capture",
            timeline={
                PUBLISHED: "2024-05-12",
                CAPTURED: (
                    Stated(edtf="2024-05-01", channel=Channel.RECORD),
                    Stated(edtf="2024-05-20", channel=Channel.RECORD),
                ),
            },
        ),
        Example(
            title="a web page cited in the text",
            guard="the day on which a reference was accessed",
            timeline={
                PUBLISHED: "2024-05-12",
                CAPTURED: Stated(edtf="2024-05-01", label="accessed", zone=Zone.BODY),
            },
        ),
        Example(
            title="no day to compare with",
            timeline={PUBLISHED: "2062-05-12"},
        ),
    ),
)
