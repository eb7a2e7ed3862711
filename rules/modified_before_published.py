"""One carrier says that the document was modified before it was published.

A text cannot be changed before it exists. The honest cause is nearly always scheduling: the
last edit was made before the hour of publication, and up to seven days of that are
information. Beyond that, the publication date was moved forward after the text was written, a
draft's date was taken for a modification, or one of the two was read in the wrong day-month
order.

It says nothing against the publication day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity
from auditor.model.worlds import gap, weakest, weigh
from auditor.rule import (
    MACHINE_CHANNELS,
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
    opening,
    own_machine,
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each carrier in which every modification is earlier."""
    claims = case.timeline.claims
    modified = own_machine(claims, MODIFIED)
    if not modified:
        return
    published = own_machine(claims, PUBLISHED)
    days: int = case.options["days"]
    for channel in sorted(MACHINE_CHANNELS - {Channel.TIME}):
        changes = distinct(c for c in modified if c.channel is channel)
        starts = distinct(c for c in published if c.channel is channel)
        kind = weakest(weigh(_is_before, m.live, p.live) for m in changes for p in starts)
        if kind is None:
            continue
        if any(_may_be_misread(c) for c in (*changes, *starts)):
            kind = FindingKind.REVIEW
        change, start = changes[0], starts[0]
        long_ = all(
            weigh(lambda m, p: gap(m, p) > days, m.live, p.live) for m in changes for p in starts
        )
        yield case.finding(
            _message(change, start, long_=long_),
            change.id,
            start.id,
            *_others(changes, starts),
            kind=kind,
            severity=Severity.WARNING if long_ else Severity.INFO,
        )


def _is_before(modified: Reading, published: Reading) -> bool:
    return gap(modified, published) > 0


def _may_be_misread(claim: Claim) -> bool:
    """Whether day and month could swap, however it was settled: then the order is the suspect."""
    return len({r.order for r in claim.readings if r.order is not None}) > 1


def _others(changes: Sequence[Claim], starts: Sequence[Claim]) -> Iterator[str]:
    for claim in (*changes[1:], *starts[1:]):
        yield claim.id


def _message(change: Claim, start: Claim, *, long_: bool) -> str:
    text = (
        f"{opening(called(change))} says that it was modified on {day_of(change)}, "
        f"{days_between(change.live, start.live)} before its publication on {day_of(start)}"
    )
    return f"{text}." if long_ else f"{text}; scheduled posts are like that."


RULE = Rule(
    code="MET302",
    name="modified-before-published",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/sybrew/the-seo-framework/issues/711",
        "https://schema.org/dateModified",
    ),
    options={"days": Option(int, 7, "days that scheduling explains; up to them it is information")},
    check=check,
    bad=(
        Example(
            title="modified a year before",
            timeline={
                PUBLISHED: Stated(edtf="2022-05-03", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2021-05-19", channel=Channel.JSON_LD),
            },
            at="2021-05-19",
        ),
        Example(
            title="two changes, both before",
            timeline={
                PUBLISHED: Stated(edtf="2022-05-03", channel=Channel.META),
                MODIFIED: (
                    Stated(edtf="2021-05-19", channel=Channel.META, field="og:updated_time"),
                    Stated(edtf="2021-05-20", channel=Channel.META, field="last-modified"),
                ),
            },
            at="2021-05-19",
        ),
        Example(
            title="a record with a numeric date",
            timeline={
                PUBLISHED: Stated(edtf="2018-09-03 | !2018-03-09", channel=Channel.RECORD),
                MODIFIED: Stated(edtf="2018-05-01", channel=Channel.RECORD),
            },
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a page with both fields",
            source=(
                "<!doctype html><html><head><title>New pump</title>"
                '<meta property="article:published_time" content="2022-05-03T08:00:00+02:00">'
                '<meta property="article:modified_time" content="2021-05-19T08:00:00+02:00">'
                "</head><body><article><h1>New pump</h1>"
                "<p>The pumping station at the lower dyke has a new pump.</p>"
                "</article></body></html>\n"
            ),
            name="pump.html",
        ),
    ),
    good=(
        Example(
            title="modified after",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2021-05-19", channel=Channel.JSON_LD),
            },
        ),
        Example(
            title="some hours before, on one day",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03T18:00:00Z", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2021-05-03T09:00:00Z", channel=Channel.JSON_LD),
            },
        ),
        Example(
            title="a scheduled post",
            guard="up to seven days are information",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-10", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="another carrier",
            guard="dates of two carriers",
            timeline={
                PUBLISHED: Stated(edtf="2022-05-03", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2021-05-19", channel=Channel.META),
            },
        ),
        Example(
            title="one later change",
            guard="a later change in the same carrier",
            timeline={
                PUBLISHED: Stated(edtf="2022-05-03", channel=Channel.META),
                MODIFIED: (
                    Stated(edtf="2021-05-19", channel=Channel.META),
                    Stated(edtf="2022-06-01", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="another thing's dates",
            guard="dates of other things on the page",
            timeline={
                PUBLISHED: Stated(edtf="2022-05-03", channel=Channel.JSON_LD),
                MODIFIED: Stated(
                    edtf="2021-05-19", channel=Channel.JSON_LD, owner=OwnerKind.ORGANIZATION
                ),
            },
        ),
    ),
)
