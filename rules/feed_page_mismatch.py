"""The feed dates the entry to another day than the page dates itself.

A feed is written when a text appears, and readers, archives and aggregators keep what it said.
Where the feed (`--feed FILE`) and the page give two days, one of them was changed afterwards or
filled from another field: pages are dated anew, feeds are built from the day of deployment.

Where the feed has the day of the last change it is information: many feeds sort by it. Up to a
day may be a time zone. An honest cause is a template that takes the date of the file. An earlier
copy of the feed or of the page would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, Role, Severity
from auditor.model.claim import OF_THE_FEED, is_of_feed
from auditor.model.worlds import gap, may_be_same_day, weakest, weigh, zone_explains
from auditor.rule import (
    MODIFIED,
    PAGE_CHANNELS,
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
    own_machine,
    own_printed,
)

_YEARS: Final = range(1995, 9_000)


def check(case: Case) -> Iterator[Finding]:
    """One finding for an entry whose day no publication date of the page gives."""
    if not case.single:
        return
    claims = case.timeline.claims
    entries = distinct(c for c in claims if _is_entry(c))
    page = _of_the_page(claims, PUBLISHED) if entries else []
    for entry in entries:
        kind = weakest(weigh(lambda a, b: gap(a, b) != 0, entry.live, c.live) for c in page)
        # An ambiguous date that agrees in one order is evidence for that order, and no fault.
        if kind is None or any(may_be_same_day(entry, c) for c in page):
            continue
        changes = [c for c in _of_the_page(claims, MODIFIED) if may_be_same_day(entry, c)]
        day_off = all(weigh(zone_explains, entry.live, c.live) for c in page)
        yield case.finding(
            _message(entry, page[0], changes),
            entry.id,
            *(c.id for c in (*page, *changes)),
            kind=kind,
            severity=Severity.INFO if changes or day_off else Severity.WARNING,
        )


def _is_entry(claim: Claim) -> bool:
    """Whether the feed states a publication; a day from before there were feeds stands for none."""
    stated = is_of_feed(claim) and claim.role is PUBLISHED and bool(claim.live)
    return stated and all((r.date.year or 0) in _YEARS for r in claim.live)


def _of_the_page(claims: Sequence[Claim], role: Role) -> list[Claim]:
    """What the page itself states, not a record or a feed about it."""
    fields = [c for c in own_machine(claims, role) if c.channel in PAGE_CHANNELS]
    return distinct([*own_printed(claims, role), *fields])


def _message(entry: Claim, page: Claim, changes: Sequence[Claim]) -> str:
    text = (
        f"The feed dates the entry {day_of(entry)}; {called(page)} dates the page {day_of(page)}, "
        f"{days_between(entry.live, page.live)} apart"
    )
    return f"{text}; the feed has the day of the last change." if changes else f"{text}."


def _entry(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.FEED, owner=OF_THE_FEED.kind, key=OF_THE_FEED.key)


RULE = Rule(
    code="MET309",
    name="feed-page-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/open-telemetry/opentelemetry.io/issues/6204",
        "https://www.rssboard.org/rss-specification",
    ),
    check=check,
    bad=(
        Example(
            title="a page that was dated anew",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-05-10", channel=Channel.META),
                    "2023-05-10",
                    _entry("2021-05-03"),
                ),
            },
            at="2021-05-03",
        ),
    ),
    good=(
        Example(
            title="both agree",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.META),
                    _entry("2021-05-03T08:00:00+02:00"),
                ),
            },
        ),
        Example(
            title="the day of the last change",
            guard="a feed that sorts by the last change is information",
            timeline={
                PUBLISHED: (Stated(edtf="2021-05-03", channel=Channel.META), _entry("2021-06-07")),
                MODIFIED: Stated(edtf="2021-06-07", channel=Channel.META),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="a day off, in another zone",
            guard="one instant in two zones is information",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03T23:30:00-05:00", channel=Channel.META),
                    _entry("2021-05-04T04:30:00Z"),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="the byline agrees",
            guard="one date of the page that agrees",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2023-05-10", channel=Channel.META),
                    _entry("2021-05-03"),
                ),
            },
        ),
        Example(
            title="a byline that agrees in one order",
            guard="an ambiguous date that agrees in one order",
            timeline={PUBLISHED: ("2021-05-03 | 2021-03-05", _entry("2021-05-03"))},
        ),
        Example(
            title="an entry that says no date",
            guard="days that programs write where they have no date",
            timeline={PUBLISHED: ("2021-05-03", _entry("1970-01-01T00:00:00Z"))},
        ),
        Example(
            title="no date on the page",
            guard="pages without a date of their own",
            timeline={PUBLISHED: _entry("2021-05-03")},
        ),
        Example(
            title="a live page",
            guard="live pages and lists",
            timeline={PUBLISHED: ("2021-05-10", _entry("2021-05-03"))},
            page_kind="live",
        ),
    ),
)
