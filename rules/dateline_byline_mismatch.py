"""The dateline of the report and the date of the article do not go together.

A report that begins "Harbour Town, 5 May" was sent from there on that day, and appears on it or
soon after. A dateline that is later than the stated publication shows that one of both was
changed; one that is weeks older shows an old report under a new date.

Agencies hold reports for some days, and those are left alone. An honest cause is a report that
was taken over late from an agency or was updated with a new dateline. The report at the agency
would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Reading, Severity, Zone
from auditor.model.worlds import gap, may_be_same_day, weakest, weigh
from auditor.rule import (
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Option,
    Rule,
    Stated,
    called,
    day_of,
    days_between,
    distinct,
    is_own,
    is_printed,
    own_machine,
    own_printed,
)

_ZONE_DAYS: Final = 1


def check(case: Case) -> Iterator[Finding]:
    """One finding, where no stated publication goes together with the dateline."""
    claims = case.timeline.claims
    datelines = [c for c in claims if c.zone is Zone.DATELINE and _is_dateline(c)]
    if not datelines or not case.single:
        return
    stated = distinct([*own_printed(claims, PUBLISHED), *own_machine(claims, PUBLISHED)])
    lag: int = case.options["days"]
    line = datelines[0]
    late = weakest(weigh(_is_later, c.live, line.live) for c in stated)
    kind = late or weakest(
        weigh(lambda d, s: _is_older(d, s, lag), line.live, c.live) for c in stated
    )
    if kind is None:
        return
    first = stated[0]
    changes = [c for c in claims if c.role is MODIFIED and is_own(c) and c.live]
    updated = late is not None and any(may_be_same_day(c, line) for c in changes)
    yield case.finding(
        f"The dateline says {day_of(line)}, {days_between(line.live, first.live)} "
        f"{'after' if late else 'before'} {day_of(first)}, the publication that {called(first)} "
        f"states{'; the text was changed on that day' if updated else ''}.",
        line.id,
        *(c.id for c in stated),
        kind=kind,
        severity=Severity.INFO if updated else Severity.WARNING,
    )


def _is_dateline(claim: Claim) -> bool:
    """Whether it is one with its own year: one that was filled in agrees with the rest."""
    own = claim.role is PUBLISHED and is_own(claim) and is_printed(claim) and not claim.quoted
    return own and bool(claim.live) and all(_is_whole(r) for r in claim.live)


def _is_whole(reading: Reading) -> bool:
    return reading.date.is_day and "year" in reading.known


def _is_later(stated: Reading, dateline: Reading) -> bool:
    return gap(stated, dateline) > _ZONE_DAYS


def _is_older(dateline: Reading, stated: Reading, lag: int) -> bool:
    return gap(dateline, stated) > lag


def _line(edtf: str) -> Stated:
    return Stated(edtf=edtf, zone=Zone.DATELINE, before="Harbour Town, ", after=" (own report) -")


RULE = Rule(
    code="DOC204",
    name="dateline-byline-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://schema.org/dateline",
    ),
    options={"days": Option(int, 14, "days by which a report may be older than its publication")},
    check=check,
    bad=(
        Example(
            title="sent after it appeared",
            timeline={PUBLISHED: (Stated(edtf="2021-05-03", label="Posted"), _line("2021-05-08"))},
            at="8 May 2021",
        ),
        Example(
            title="an old report under a new date",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.META),
                    _line("2019-02-08"),
                ),
            },
            at="8 February 2019",
        ),
    ),
    good=(
        Example(
            title="sent the day before",
            timeline={PUBLISHED: (Stated(edtf="2021-05-03", label="Posted"), _line("2021-05-02"))},
        ),
        Example(
            title="held for some days",
            guard="wire lag, up to two weeks",
            timeline={PUBLISHED: (Stated(edtf="2021-05-13", label="Posted"), _line("2021-05-03"))},
        ),
        Example(
            title="the next day",
            guard="a day, which may be a time zone",
            timeline={PUBLISHED: (Stated(edtf="2021-05-03", label="Posted"), _line("2021-05-04"))},
        ),
        Example(
            title="an update with a new dateline",
            guard="a stated change on that day is information",
            timeline={
                PUBLISHED: (Stated(edtf="2021-05-03", label="Posted"), _line("2021-05-08")),
                MODIFIED: Stated(edtf="2021-05-08", channel=Channel.META),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="another publication that agrees",
            guard="one stated publication that goes together with it",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-05-03", channel=Channel.META),
                    Stated(edtf="2021-05-03", label="Posted"),
                    _line("2021-05-02"),
                ),
            },
        ),
    ),
)
