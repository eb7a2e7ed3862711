"""The text tells, as past, of something that happened after its publication.

Nobody reports what has not happened. Either the publication date is wrong, or the text was
changed after it. It is an error while no later change is stated, and information where a
stated modification is as late as the event: the text was then updated after publication.
Honest causes are an update that is not stated, and a date that another text on the page tells.

Announcements and forecasts speak of the future, quotations and notes of other texts are not
the document's own voice, and fiction has dates that have not come yet; none of these counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import (
    Channel,
    Claim,
    FindingKind,
    OwnerKind,
    Reading,
    Role,
    Severity,
    Tense,
    Zone,
)
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import (
    EVENT,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    days_between,
    distinct,
    is_own,
)
from auditor.when.wording import in_words

_FULL: Final = frozenset({"year", "month", "day"})
_ROLES: Final = frozenset({EVENT, Role.NONE})
_SHOWN: Final = 8
_LEVELS: Final = {FindingKind.FAIL: Severity.ERROR, FindingKind.REVIEW: Severity.WARNING}
_LIMITS: Final = frozenset(
    (
        *("until", "till", "through", "before", "from", "after", "since", "starting", "to"),
        *("beginning", "effective", "zum", "bis", "ab", "seit", "vor", "nach", "jusqu'au", "avant"),
        *("hasta", "fino", "entro", "até"),
    )
)
"""A span that begins or ends on a day is no event of that day."""
_PLANS: Final = frozenset(
    (
        *("will", "would", "shall", "scheduled", "expected", "planned", "plans", "due"),
        *(
            "deadline",
            "set",
            "slated",
            "upcoming",
            "wird",
            "werden",
            "soll",
            "sollen",
            "geplant",
            "prévu",
            "prévue",
        ),
        *("previsto", "prevista"),
    )
)
_ZONE_DAYS: Final = 1
"""An event on the next day may be the same day in another zone."""
_ON: Final = (["on"], ["am"])
_HOURS: Final = frozenset(("midnight", "noon"))
"""Behind "returned from its journey on" a day is no limit, behind "from noon on" it is one."""
_NEAR: Final = 4
"""Words before a date within which one makes it a limit: "until 11:59 pm ET, 2 February"."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document; the first such event in the text is its place."""
    timeline = case.timeline
    published = of_verdict(timeline.published)
    if not case.single or not published:
        return
    events = [c for c in timeline.claims if _is_told_as_past(c)]
    late = {}
    for claim in events:
        kind = weigh(lambda p, e: gap(p, e) > _ZONE_DAYS and _is_full(e), published, claim.live)
        if kind is not None and not _is_yet_to_come(case, claim):
            late[claim.id] = kind
    for kind in (FindingKind.FAIL, FindingKind.REVIEW):
        found = [c for c in events if late.get(c.id) is kind]
        if found:
            yield _found(case, found, published, kind)
            return


def _found(
    case: Case, events: list[Claim], published: tuple[Reading, ...], kind: FindingKind
) -> Finding:
    first = events[0]
    updated = _is_updated(case, events)
    apart = days_between(published, first.live)
    text = f"The text tells of {day_of(first)} as past, {apart} after its publication"
    if published[0].span is None:
        text += " on " + " or ".join(in_words(reading.date) for reading in published)
    return case.finding(
        f"{text}; it was updated after that." if updated else f"{text}.",
        *(c.id for c in events[:_SHOWN]),
        kind=kind,
        severity=Severity.INFO if updated else _LEVELS[kind],
    )


def _is_told_as_past(claim: Claim) -> bool:
    return (
        claim.tense is Tense.PAST
        and claim.zone is Zone.BODY
        and claim.role in _ROLES
        and claim.channel is Channel.TEXT
        and claim.label is None
        and not claim.quoted
        and is_own(claim)
        and bool(claim.live)
        and not _is_limit(claim)
    )


def _is_limit(claim: Claim) -> bool:
    """Whether the words before it make it a limit or a plan: "by 31 March", "a new date: …"."""
    before = claim.surroundings.before.lower().rstrip()
    words = [word.strip(",;()") for word in before.split()]
    if before.endswith(":") or words[-1:] == ["by"] or _PLANS.intersection(words):
        return True
    near = words[-_NEAR:]
    if near[-1:] in _ON and not any(word[:1].isdigit() or word in _HOURS for word in near):
        near = [word for word in near if word != "from"]
    return bool(_LIMITS.intersection((*near, claim.surface.lower().split()[0])))


def _is_full(reading: Reading) -> bool:
    """Whether day, month and year are all stated: a year filled in proves nothing."""
    return _FULL.issubset(reading.known)


def _is_yet_to_come(case: Case, claim: Claim) -> bool:
    """Whether it may lie after the day of the audit: then it is fiction, or a slip."""
    as_of = case.settings.as_of
    if as_of is None:
        return False
    return any(gap(Reading(as_of, known=()), reading) > _ZONE_DAYS for reading in claim.live)


def _is_updated(case: Case, events: list[Claim]) -> bool:
    """Whether a stated change may be as late as all the events."""
    changes = distinct(
        c for c in case.timeline.claims if c.role is MODIFIED and is_own(c) and c.live
    )
    return all(
        any(gap(m, e) <= _ZONE_DAYS for c in changes for m in c.live for e in event.live)
        for event in events[:_SHOWN]
    )


RULE = Rule(
    code="TMP401",
    name="event-after-publication",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://arxiv.org/abs/2602.00758",
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
    ),
    check=check,
    bad=(
        Example(
            title="“from” that belongs to another word",
            source=(
                "Riverside Choir\n\nPublished: 11 April 2021\n\n"
                "The choir returned from its journey on 5 May 2021 with new songs.\n"
            ),
            at="5 May 2021",
        ),
        Example(
            title="a report of what came weeks later",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST),
            },
            at="5 May 2021",
        ),
        Example(
            title="under one publication reading only",
            timeline={
                PUBLISHED: "2021-04-11 | 2021-11-04",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST),
            },
            at="5 May 2021",
            severity=Severity.WARNING,
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="after a bound",
            timeline={
                PUBLISHED: (),
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST),
            },
            verdicts={PUBLISHED: "[..2021-04-11]"},
            at="5 May 2021",
        ),
        Example(
            title="an update on a later day",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST),
                MODIFIED: Stated(edtf="2021-05-06", label="Updated"),
            },
            at="5 May 2021",
            severity=Severity.INFO,
        ),
        Example(
            title="a text that knows too much",
            source=(
                "Swimming baths closed for repairs\n\nPublished: 11 April 2021\n\n"
                "The baths in Mill Lane were closed when a pipe burst.\n\n"
                "They were opened again on 5 May 2021 by the mayor.\n"
            ),
            at="5 May 2021",
        ),
    ),
    good=(
        Example(
            title="a report of what came before",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-04-08", tense=Tense.PAST),
            },
        ),
        Example(
            title="an announcement",
            guard="announcements",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: (Stated(edtf="2021-05-05", tense=Tense.FUTURE), "2021-05-06"),
            },
        ),
        Example(
            title="a limit",
            guard="limits and plans told in the past tense",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: (
                    Stated(edtf="2021-05-05", tense=Tense.PAST, before="they had to leave by "),
                    Stated(edtf="2021-05-06", tense=Tense.PAST, before="it was planned, for "),
                    Stated(edtf="2021-05-07", tense=Tense.PAST, before="a new date was set: "),
                ),
            },
        ),
        Example(
            title="a quotation",
            guard="quotations",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST, quoted=True),
            },
        ),
        Example(
            title="a novel",
            guard="days that have not come yet: fiction",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2087-05-05", tense=Tense.PAST),
            },
            settings={"as_of": "2026-01-01"},
        ),
        Example(
            title="the year is filled in",
            guard="dates whose year is filled in",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST, known=("month", "day")),
            },
        ),
        Example(
            title="a stated update",
            guard="a later modified date",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST),
                MODIFIED: Stated(edtf="2021-05-05", channel=Channel.META),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="the next day",
            guard="one day, which may be a zone",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-04-12", tense=Tense.PAST),
            },
        ),
        Example(
            title="a comment or a caption",
            guard="comments, captions and other texts",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: (
                    Stated(edtf="2021-05-05", tense=Tense.PAST, owner=OwnerKind.COMMENT),
                    Stated(edtf="2021-05-05", tense=Tense.PAST, zone=Zone.CAPTION),
                ),
            },
        ),
        Example(
            title="a live page",
            guard="live pages",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.PAST),
            },
            page_kind="live",
        ),
    ),
)
