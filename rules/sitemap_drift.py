"""The sitemap and the page give the last change on days far apart.

A sitemap tells crawlers what has changed (`lastmod`). Where it is more than a week behind the
page (`--sitemap FILE`), crawlers keep the old text; where it is a month ahead, the site says that
all its pages are new while they are not, and crawlers stop to believe it.

It is information on the site and says nothing against the date of the text. Sitemaps of news name
the day of publication, and are left alone. Honest causes are changes of the template, and a
sitemap that is written once a week. The system that writes it would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Severity
from auditor.model.claim import OF_THE_SITEMAP
from auditor.model.worlds import gap, weigh
from auditor.rule import (
    MODIFIED,
    PAGE_CHANNELS,
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
    own_machine,
    own_printed,
)

_SHOWN: Final = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding for the entry of the page."""
    entries = [c for c in case.timeline.claims if c.owner == OF_THE_SITEMAP and c.live]
    stated = [c for c in entries if c.role is MODIFIED]
    if not stated or not case.single or any(c.role is PUBLISHED for c in entries):
        return
    page = _of_the_page(case.timeline.claims)
    if not page:
        return
    entry = stated[0]
    behind = [c for c in page if _is_behind(entry, c, case.options["behind"])]
    ahead = all(_is_behind(c, entry, case.options["ahead"]) for c in page)
    if not behind and not ahead:
        return
    other = (behind or sorted(page, key=_last_day, reverse=True))[0]
    yield case.finding(
        f"The sitemap says that the page was last changed on {day_of(entry)}; {called(other)} says "
        f"{day_of(other)}, {days_between(entry.live, other.live)} "
        f"{'later' if behind else 'earlier'}.",
        entry.id,
        *(claim.id for claim in (behind or page)[:_SHOWN]),
    )


def _is_behind(early: Claim, late: Claim, days: int) -> bool:
    """Whether one is earlier by more than so many days, under all readings."""
    return weigh(lambda a, b: gap(a, b) > days, early.live, late.live) is FindingKind.FAIL


def _last_day(claim: Claim) -> int:
    return max(reading.interval.last or 0 for reading in claim.live)


def _of_the_page(claims: Sequence[Claim]) -> list[Claim]:
    """What the page itself states of its publication and changes."""
    return [
        claim
        for role in (MODIFIED, PUBLISHED)
        for claim in (*own_machine(claims, role), *own_printed(claims, role))
        if claim.channel in PAGE_CHANNELS or claim.field is None
    ]


def _entry(edtf: str) -> Stated:
    owner = OF_THE_SITEMAP
    return Stated(edtf=edtf, channel=Channel.FEED, owner=owner.kind, key=owner.key, field="lastmod")


def _field(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.META)


RULE = Rule(
    code="MET308",
    name="sitemap-drift",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://www.sitemaps.org/protocol.html#lastmoddef",
        "https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap",
    ),
    options={
        "behind": Option(int, 7, "days by which the sitemap may be behind the page"),
        "ahead": Option(int, 30, "days by which it may be ahead of all dates of the page"),
    },
    check=check,
    bad=(
        Example(
            title="a change that the sitemap does not know",
            timeline={
                PUBLISHED: _field("2021-05-03"),
                MODIFIED: (_field("2021-06-20"), _entry("2021-05-03")),
            },
            at="2021-05-03",
        ),
        Example(
            title="everything is new",
            timeline={PUBLISHED: _field("2021-05-03"), MODIFIED: _entry("2023-02-07")},
            at="2023-02-07",
        ),
    ),
    good=(
        Example(
            title="both agree",
            timeline={
                PUBLISHED: _field("2021-05-03"),
                MODIFIED: (_field("2021-06-20"), _entry("2021-06-20")),
            },
        ),
        Example(
            title="some days behind",
            guard="up to 7 days behind and 30 ahead",
            timeline={PUBLISHED: _field("2021-05-03"), MODIFIED: _entry("2021-05-28")},
        ),
        Example(
            title="a sitemap of news",
            guard="sitemaps of news, which name the publication",
            timeline={
                PUBLISHED: (_field("2021-05-03"), _entry("2021-05-03")),
                MODIFIED: _entry("2023-02-07"),
            },
        ),
        Example(
            title="a page without a date",
            guard="pages without a date of their own",
            timeline={MODIFIED: _entry("2023-02-07")},
        ),
    ),
)
