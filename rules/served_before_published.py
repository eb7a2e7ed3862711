"""The server last modified the file days before the publication that the document states.

A file that has not changed since a day cannot say when a later day has come. Where its
`Last-Modified` is two or more days older than the stated publication, the publication was set
ahead, or the header is that of another file than the text.

It is left for a person to look at unless a date of the document itself is as old as the
header: sites that moved to static files, and caches, keep the times of templates. Scheduled
posts are another honest cause. An earlier copy in an archive would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, Confidence, FindingKind, OwnerKind, Reading, Severity
from auditor.model.worlds import gap, weakest, weigh
from auditor.rule import (
    CREATED,
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
    is_own,
    own_machine,
    own_printed,
)

_HEADERS: Final = frozenset({"last-modified", "x-archive-orig-last-modified"})
_ZONE_DAYS: Final = 1


def check(case: Case) -> Iterator[Finding]:
    """One finding for a header that every stated publication is later than."""
    if not case.single:
        return
    claims = case.timeline.claims
    header = next((c for c in claims if _is_header(c)), None)
    if header is None:
        return
    stated = distinct([*own_machine(claims, PUBLISHED), *own_printed(claims, PUBLISHED)])
    kind = weakest(weigh(_is_before, header.live, c.live) for c in stated)
    if kind is None:
        return
    if not _is_borne_out(header, claims):
        kind = FindingKind.REVIEW
    first = stated[0]
    yield case.finding(
        f"The server last modified it on {day_of(header)}, {days_between(header.live, first.live)} "
        f"before the publication on {day_of(first)} that {called(first)} states.",
        header.id,
        *(c.id for c in stated),
        kind=kind,
    )


def _is_header(claim: Claim) -> bool:
    named = (claim.field or "").lower() in _HEADERS
    return claim.channel is Channel.HTTP and named and bool(claim.live)


def _is_before(header: Reading, stated: Reading) -> bool:
    return gap(header, stated) > _ZONE_DAYS


def _is_borne_out(header: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a date of the document itself shows that it was there by then."""
    own = [
        c
        for c in claims
        if is_own(c)
        and c.live
        and c.id != header.id
        and (c.role in (MODIFIED, CREATED) or c.channel is Channel.URL)
        and c.channel is not Channel.HTTP
    ]
    return any(
        weigh(lambda c, h: gap(h, c) <= 0 and c.date.is_day, c.live, header.live)
        is FindingKind.FAIL
        for c in own
    )


_OLD = Stated(edtf="2021-05-03T08:00:05Z", channel=Channel.HTTP, field="last-modified")

RULE = Rule(
    code="MET307",
    name="served-before-published",
    rationale=__doc__,
    severity=Severity.OFF,
    confidence=Confidence.LOW,
    since="0.1",
    references=(
        "https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2",
        "https://schema.org/datePublished",
    ),
    check=check,
    bad=(
        Example(
            title="served as it was a week before its publication",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-10", channel=Channel.META),
                MODIFIED: _OLD,
                CREATED: Stated(edtf="2021-05-01", channel=Channel.JSON_LD),
            },
            at="2021-05-03T08:00:05Z",
        ),
        Example(
            title="a file of a site that was moved",
            timeline={PUBLISHED: Stated(edtf="2021-05-10", channel=Channel.META), MODIFIED: _OLD},
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a record with the headers of its response",
            source=(
                '{"id": "n1", "published": "2021-05-10", "text": "Sluice repaired. The sluice at '
                'the lower mill was repaired.\\n", "headers": '
                '{"Last-Modified": "Mon, 03 May 2021 08:00:05 GMT"}}\n'
            ),
            name="crawl.jsonl",
            at="Mon, 03 May 2021 08:00:05 GMT",
            kind=FindingKind.REVIEW,
        ),
    ),
    good=(
        Example(
            title="modified after the publication",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-01", channel=Channel.META),
                MODIFIED: _OLD,
            },
        ),
        Example(
            title="on the day before",
            guard="one day, which may be a zone",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-04", channel=Channel.META),
                MODIFIED: _OLD,
            },
        ),
        Example(
            title="nothing of its own bears it out",
            guard="files whose own dates are not as old: left for a person",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-10", channel=Channel.META),
                MODIFIED: (
                    _OLD,
                    Stated(edtf="2021-04-01", channel=Channel.META, owner=OwnerKind.RELATED),
                ),
            },
            severity=Severity.OFF,
        ),
        Example(
            title="a live page",
            guard="live pages and lists",
            timeline={PUBLISHED: Stated(edtf="2021-05-10", channel=Channel.META), MODIFIED: _OLD},
            page_kind="live",
        ),
    ),
)
