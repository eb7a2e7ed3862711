"""An archive or a server handed out the document before the day of its claimed publication.

What was copied cannot appear afterwards. When somebody else wrote down the moment of the copy
(`WARC-Date`, `Memento-Datetime`, the stamp in an archive's address, the `Date` of the response),
it is the strongest proof that a publication date was moved: the page, its metadata or the record
say a later day than a third party saw the text on.

An honest cause is an announced publication that was put on line early, and a clock that ran
wrong; up to fourteen hours are time zones. Other texts that stood at the same address before
are no cause here, for it is this very copy that is dated. The archive's own index would settle
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity, Tense
from auditor.model.claim import is_beside
from auditor.model.worlds import gap, weakest, weigh
from auditor.rule import (
    CAPTURED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    called_print,
    day_of,
    days_between,
    distinct,
    opening,
    own_machine,
    own_printed,
)
from auditor.when.offset import LATEST_OFFSET

_SLACK: Final = LATEST_OFFSET * 60
_PLANNED: Final = ("embargo", "sperrfrist", "scheduled", "geplant", "forthcoming", "planned")
_LAST_YEARS: Final = 9_000
_RESPONSE: Final = frozenset({"date", "x-archive-orig-date"})
_WITNESSED: Final = ("warc", "memento")


def check(case: Case) -> Iterator[Finding]:
    """One finding for each day of publication that every witnessed capture is earlier than."""
    if not case.single:
        return
    claims = case.timeline.claims
    captures = distinct(_witnessed(claims))
    if not captures:
        return
    groups: dict[object, list[Claim]] = {}
    for claim in (*own_machine(claims, PUBLISHED), *own_printed(claims, PUBLISHED)):
        if not (_is_planned(claim) or called_print(claim) or _is_filler(claim)):
            dates = frozenset(reading.date for reading in claim.live)
            groups.setdefault(dates, []).append(claim)
    for group in groups.values():
        kind = weakest(weigh(_is_after, c.live, s.live) for c in captures for s in distinct(group))
        if kind is not None:
            yield _found(case, group, captures, kind)


def _found(
    case: Case, group: Sequence[Claim], captures: Sequence[Claim], kind: FindingKind
) -> Finding:
    first = min(group, key=lambda c: (c.location.part, c.location.start, c.id))
    last = max(captures, key=lambda c: (max(r.interval.last or 0 for r in c.live), c.id))
    return case.finding(
        f"{opening(called(first))} says that it was published on {day_of(first)}; "
        f"{called(last)} shows that it was there on {day_of(last)}, "
        f"{days_between(last.live, first.live)} before.",
        first.id,
        last.id,
        *(c.id for c in (*group, *captures) if c.id not in (first.id, last.id)),
        kind=kind,
    )


def _witnessed(claims: Sequence[Claim]) -> list[Claim]:
    """The captures that a third party wrote down; the response only where no archive did."""
    found = [c for c in claims if c.role is CAPTURED and c.live and _by_others(c)]
    found = [c for c in found if not is_beside(c)]  # another copy is PRV602's
    archived = [c for c in found if (c.field or "").lower() not in _RESPONSE]
    return archived or found


def _by_others(claim: Claim) -> bool:
    if claim.channel in (Channel.WARC, Channel.URL):
        return True
    field = (claim.field or "").lower()
    if claim.channel is Channel.HTTP:
        return field in _RESPONSE or field == "memento-datetime"
    pointer = (claim.location.pointer or field).lower()
    return claim.channel is Channel.RECORD and any(word in pointer for word in _WITNESSED)


def _is_after(capture: Reading, published: Reading) -> bool:
    """Whether it is later by more than zones explain."""
    apart = gap(capture, published)
    if apart > 1:
        return True
    one, other = capture.instant, published.instant
    if one is None or other is None or one.offset is None or other.offset is None:
        return False
    return other.utc_bounds[0] - one.utc_bounds[0] > _SLACK and apart == 1


def _is_filler(claim: Claim) -> bool:
    """Whether it is a day that programs write where they have no date (FMT106)."""
    return any((r.date.year or 0) >= _LAST_YEARS for r in claim.live)


def _is_planned(claim: Claim) -> bool:
    words = f"{claim.label or ''} {claim.surroundings.before}".lower()
    return claim.tense is Tense.FUTURE or any(word in words for word in _PLANNED)


def _by_archive(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.HTTP, field="memento-datetime")


RULE = Rule(
    code="PRV601",
    name="captured-before-published",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://www.rfc-editor.org/rfc/rfc7089#section-2.1.1",
        "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    ),
    subsumes=("TMP402", "MET303"),
    check=check,
    bad=(
        Example(
            title="archived three years before",
            timeline={
                PUBLISHED: Stated(edtf="2023-05-10", channel=Channel.META),
                CAPTURED: _by_archive("2020-05-01T08:00:00Z"),
            },
            at="2023-05-10",
        ),
        Example(
            title="a crawl is older than the byline",
            timeline={
                PUBLISHED: "2023-05-10",
                CAPTURED: Stated(edtf="2023-05-01", channel=Channel.WARC, field="WARC-Date"),
            },
            at="10 May 2023",
        ),
        Example(
            title="in one order only",
            timeline={
                PUBLISHED: "2023-05-10 | 2023-10-05",
                CAPTURED: _by_archive("2023-06-01T08:00:00Z"),
            },
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="served before it was published",
            timeline={
                PUBLISHED: Stated(edtf="2023-05-10", channel=Channel.RECORD),
                CAPTURED: Stated(edtf="2023-05-01T08:00:00Z", channel=Channel.HTTP, field="date"),
            },
        ),
        Example(
            title="a record of an archived page",
            source=(
                '{"id": "n1", "url": "https://web.archive.org/web/20200501080000/'
                'https://example.org/weir", "published": "2023-05-10", '
                '"text": "Weir rebuilt in stone below the paper mill."}\n'
            ),
            name="crawl.jsonl",
            at="2023-05-10",
        ),
    ),
    good=(
        Example(
            title="archived afterwards",
            timeline={
                PUBLISHED: Stated(edtf="2020-05-10", channel=Channel.META),
                CAPTURED: _by_archive("2023-05-01T08:00:00Z"),
            },
        ),
        Example(
            title="already tomorrow in Auckland",
            guard="up to 14 hours, which may be a zone",
            timeline={
                PUBLISHED: Stated(edtf="2023-05-02T01:00:00+12:00", channel=Channel.META),
                CAPTURED: _by_archive("2023-05-01T12:30:00Z"),
            },
        ),
        Example(
            title="a retrieval that the collector noted",
            guard="captures that no third party wrote down (TMP402 looks at those)",
            timeline={
                PUBLISHED: Stated(edtf="2023-05-10", channel=Channel.META),
                CAPTURED: Stated(edtf="2020-05-01", channel=Channel.RECORD, field="retrieved"),
            },
        ),
        Example(
            title="archived again",
            guard="a later capture of the same",
            timeline={
                PUBLISHED: Stated(edtf="2022-05-10", channel=Channel.META),
                CAPTURED: (
                    _by_archive("2023-05-01T08:00:00Z"),
                    Stated(edtf="2020-05-01", channel=Channel.URL),
                ),
            },
        ),
        Example(
            title="under embargo",
            guard="embargoed and scheduled texts, issues of magazines",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-05-10", label="Embargoed until"),
                    Stated(edtf="2023-06", after=" issue"),
                ),
                CAPTURED: _by_archive("2023-05-01T08:00:00Z"),
            },
        ),
        Example(
            title="a field that says no date",
            guard="days that programs write where they have no date",
            timeline={
                PUBLISHED: Stated(edtf="9999-12-31", channel=Channel.META),
                CAPTURED: _by_archive("2023-05-01T08:00:00Z"),
            },
        ),
        Example(
            title="another thing on the page",
            guard="dates of other things on the page",
            timeline={
                PUBLISHED: Stated(
                    edtf="2023-05-10", channel=Channel.JSON_LD, owner=OwnerKind.PRODUCT
                ),
                CAPTURED: _by_archive("2020-05-01T08:00:00Z"),
            },
        ),
        Example(
            title="a list page",
            guard="lists and live pages, where other texts stood at other times",
            timeline={
                PUBLISHED: Stated(edtf="2023-05-10", channel=Channel.META),
                CAPTURED: _by_archive("2020-05-01T08:00:00Z"),
            },
            page_kind="list",
        ),
    ),
)
