"""The server gives the moment of delivery as the last modification of an older document.

Servers that build a page for each reader often answer `Last-Modified` with the clock. Crawlers
that store the header as the date of the page then date it to the day on which they came by.

It is no fault of the document, and said for those who store the header; the document's own
dates settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Reading, Severity
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import (
    CAPTURED,
    MODIFIED,
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
    own_machine,
)
from auditor.when.wording import in_words

_HEADERS: Final = {
    "last-modified": "date",
    "x-archive-orig-last-modified": "x-archive-orig-date",
}
_ZONE_DAYS: Final = 1


def check(case: Case) -> Iterator[Finding]:
    """One finding for a response whose two stamps are one moment, and older dates of the text."""
    claims = case.timeline.claims
    stamps = [c for c in claims if c.channel is Channel.HTTP and c.live]
    for modified, served in _pairs(stamps):
        seconds: int = case.options["seconds"]
        now = weigh(lambda m, s, n=seconds: _is_now(m, s, n), modified.live, served.live)
        older = of_verdict(case.timeline.published)
        late = weigh(lambda p, m: gap(p, m) > _ZONE_DAYS, older, modified.live)
        if now is not FindingKind.FAIL or late is None or _is_news(claims, modified):
            continue
        ids = case.timeline.published.claims[:1]
        date = " or ".join(in_words(reading.date) for reading in older if reading.span is None)
        text = f"Last-Modified is the moment of delivery, {day_of(modified)}"
        if date:
            text += f", {days_between(older, modified.live)} after the document's own date, {date}"
        yield case.finding(f"{text}.", modified.id, served.id, *ids, kind=late)
        return


def _pairs(stamps: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for modified in stamps:
        other = _HEADERS.get((modified.field or "").lower())
        for served in stamps:
            if other is not None and (served.field or "").lower() == other:
                yield modified, served


def _is_now(modified: Reading, served: Reading, seconds: int) -> bool:
    one, other = modified.instant, served.instant
    if one is None or other is None or one.offset is None or other.offset is None:
        return False
    return abs(one.utc_bounds[0] - other.utc_bounds[0]) <= seconds


def _is_news(claims: Sequence[Claim], modified: Claim) -> bool:
    """Whether the document itself states a change as late as that."""
    changes = distinct(own_machine(claims, MODIFIED))
    return any(abs(gap(m, h)) <= _ZONE_DAYS for c in changes for m in c.live for h in modified.live)


_SERVED = Stated(edtf="2023-05-10T08:00:07Z", channel=Channel.HTTP, field="date")
_NOW = Stated(edtf="2023-05-10T08:00:05Z", channel=Channel.HTTP, field="last-modified")

RULE = Rule(
    code="MET306",
    name="last-modified-is-now",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2.1",
        "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Last-Modified",
    ),
    options={"seconds": Option(int, 60, "seconds between both stamps that make them one moment")},
    check=check,
    bad=(
        Example(
            title="modified while it was served",
            timeline={PUBLISHED: "2021-04-11", CAPTURED: _SERVED, MODIFIED: _NOW},
            at="2023-05-10T08:00:05Z",
        ),
        Example(
            title="an archived response",
            timeline={
                PUBLISHED: "2021-04-11",
                CAPTURED: Stated(
                    edtf="2023-05-10T08:00:07Z", channel=Channel.HTTP, field="x-archive-orig-date"
                ),
                MODIFIED: Stated(
                    edtf="2023-05-10T08:00:07Z",
                    channel=Channel.HTTP,
                    field="x-archive-orig-last-modified",
                ),
            },
        ),
        Example(
            title="under one day of the publication only",
            timeline={PUBLISHED: "2023-10-05 | 2023-05-10", CAPTURED: _SERVED, MODIFIED: _NOW},
            verdicts={PUBLISHED: "[2023-05-02,2023-05-10]"},
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a record with the headers of its response",
            source=(
                '{"id": "n1", "text": "Sluice repaired\\n\\nPublished: 11 April 2021\\n\\n'
                'The sluice at the lower mill was repaired.\\n", "headers": '
                '{"Date": "Wed, 10 May 2023 08:00:07 GMT", '
                '"Last-Modified": "Wed, 10 May 2023 08:00:05 GMT"}}\n'
            ),
            name="crawl.jsonl",
            at="Wed, 10 May 2023 08:00:05 GMT",
        ),
    ),
    good=(
        Example(
            title="modified long before",
            timeline={
                PUBLISHED: "2021-04-11",
                CAPTURED: _SERVED,
                MODIFIED: Stated(
                    edtf="2021-05-10T08:00:05Z", channel=Channel.HTTP, field="last-modified"
                ),
            },
        ),
        Example(
            title="nothing older",
            guard="documents without an older date",
            timeline={CAPTURED: _SERVED, MODIFIED: _NOW},
        ),
        Example(
            title="news of the day",
            guard="documents of that day",
            timeline={PUBLISHED: "2023-05-10", CAPTURED: _SERVED, MODIFIED: _NOW},
        ),
        Example(
            title="changed that day, and it says so",
            guard="a change of that day that the document states itself",
            timeline={
                PUBLISHED: "2021-04-11",
                CAPTURED: _SERVED,
                MODIFIED: (_NOW, Stated(edtf="2023-05-10", channel=Channel.META)),
            },
        ),
    ),
)
