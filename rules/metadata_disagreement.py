"""The machine-readable fields of a page give different publication days.

JSON-LD, Open Graph, Dublin Core, microdata and `time` elements are copies of one date that
are filled in at different places of a system; each reader takes another one. Of a thousand
news pages half carry two or more of them, and one in ten of these disagrees. Most gaps of
one day are one instant in two time zones; these are information.

Honest causes: a template that fills one field from the modification or the draft, a field
that was frozen when the system changed. Dates of other nodes on the page are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Severity, Zone
from auditor.model.worlds import gap, least_days, may_be_same_day, weigh, zone_explains
from auditor.rule import (
    HEAD_ZONES,
    MODIFIED,
    MOST,
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
    is_loose,
    is_own,
    opening,
    own_printed,
)

_TIME_FIELDS: Final = frozenset({None, "datetime", "content"})
"""Other attributes of an element with a date are its makers' own, and mean anything."""
_DUBLIN_CORE: Final = (Channel.META, "dc")
_ZONES: Final = HEAD_ZONES | {Zone.METADATA, Zone.HIDDEN}


def check(case: Case) -> Iterator[Finding]:
    """At most one finding; a pair of days that are one instant is told only where it is all."""
    if case.timeline.page_kind in ("list", "several"):
        return
    fields = _fields(case.timeline.claims)
    pairs = [
        (one, other)
        for one, other in combinations(fields, 2)
        if _carrier(one) != _carrier(other) and _differ(one, other)
    ]
    apart = [pair for pair in pairs if not _may_be_zone(*pair)]
    if apart:
        yield _found(case, apart, fields, Severity.WARNING)
    elif pairs:
        yield _found(case, pairs, fields, Severity.INFO)


def _differ(one: Claim, other: Claim) -> bool:
    """Whether they are two days in every world.

    An ambiguous date that agrees in one order is evidence for that order, and no fault.
    """
    return weigh(lambda a, b: gap(a, b) != 0, one.live, other.live) is FindingKind.FAIL


def _found(
    case: Case, pairs: Sequence[tuple[Claim, Claim]], fields: Sequence[Claim], severity: Severity
) -> Finding:
    one, other = max(pairs, key=lambda pair: least_days(pair[0].live, pair[1].live)[0])
    # Whoever differs from either day belongs to the disagreement; who repeats one does not.
    third = [c for c in fields if not may_be_same_day(c, one) and not may_be_same_day(c, other)]
    apart = [c for c in third if not _may_be_zone(c, one) and not _may_be_zone(c, other)]
    return case.finding(
        f"{opening(called(one))} says that the page was published on {day_of(one)}, "
        f"{called(other)} says {day_of(other)}: {days_between(one.live, other.live)} apart.",
        *(c.id for c in (one, other, *apart)),
        severity=severity,
    )


def _fields(claims: Sequence[Claim]) -> list[Claim]:
    """The fields of the page, one for each carrier."""
    visible = own_printed(claims, PUBLISHED)
    found: dict[tuple[Channel, str], list[Claim]] = {}
    for claim in claims:
        if _is_field(claim) and not _repeats_the_line(claim, visible):
            found.setdefault(_carrier(claim), []).append(claim)
    # A carrier with several days dates several things, and which is ours it does not tell.
    return [
        same[0]
        for same in found.values()
        if len({frozenset(reading.date for reading in c.live) for c in same}) == 1
    ][:MOST]


def _is_field(claim: Claim) -> bool:
    """Whether it is a field of the page that gives its publication; Dublin Core's date counts."""
    if claim.role is not PUBLISHED or not claim.live or not is_own(claim):
        return False
    if claim.channel not in PAGE_CHANNELS or claim.zone not in _ZONES:
        return False
    if claim.channel is Channel.TIME:
        return claim.field in _TIME_FIELDS
    return not is_loose(claim) or _carrier(claim) == _DUBLIN_CORE


def _repeats_the_line(claim: Claim, visible: Sequence[Claim]) -> bool:
    """Whether it is a time element round the visible line: that is no field of its own (DOC201)."""
    return claim.channel is Channel.TIME and any(may_be_same_day(claim, v) for v in visible)


def _carrier(claim: Claim) -> tuple[Channel, str]:
    """The channel, and for meta elements the vocabulary: Open Graph and Dublin Core are two."""
    if claim.channel is not Channel.META:
        return claim.channel, ""
    name = (claim.field or "").lower().replace(":", ".")
    family = name.partition(".")[0]
    return _DUBLIN_CORE if family in ("dc", "dcterms") else (claim.channel, family)


def _may_be_zone(one: Claim, other: Claim) -> bool:
    return weigh(zone_explains, one.live, other.live) is not None


RULE = Rule(
    code="MET301",
    name="metadata-disagreement",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://schema.org/datePublished",
        "https://ogp.me/#type_article",
    ),
    check=check,
    bad=(
        Example(
            title="JSON-LD against Open Graph",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-19", channel=Channel.META, field="article:published_time"),
                ),
            },
            at="2021-05-03",
        ),
        Example(
            title="Open Graph against Dublin Core",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.META, field="article:published_time"),
                    Stated(edtf="2021-05-19", channel=Channel.META, field="DC.date.issued"),
                ),
            },
            at="2021-05-03",
        ),
        Example(
            title="a zone and a real gap",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03T23:30:00-05:00", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-04T04:30:00Z", channel=Channel.META),
                    Stated(edtf="2021-05-19", channel=Channel.MICRODATA),
                    Stated(edtf="2021-06-30", channel=Channel.TIME),
                ),
            },
        ),
        Example(
            title="apart in both orders",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03 | 2021-03-05", channel=Channel.META, field="DC.date"),
                    Stated(edtf="2021-05-19", channel=Channel.JSON_LD),
                ),
            },
        ),
        Example(
            title="a page with two fields",
            source=(
                "<!doctype html><html><head><title>Bell recast</title>"
                '<meta property="article:published_time" content="2021-05-19T08:00:00+02:00">'
                '<script type="application/ld+json">{"@context": "https://schema.org", '
                '"@type": "NewsArticle", "headline": "Bell recast", '
                '"datePublished": "2021-05-03T08:00:00+02:00"}</script>'
                "</head><body><article><h1>Bell recast</h1>"
                "<p>The cracked bell of the town hall has been recast in the old foundry.</p>"
                "</article></body></html>\n"
            ),
            name="bell.html",
        ),
    ),
    good=(
        Example(
            title="all agree",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03T08:00:00+02:00", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="a month agrees with a day of it",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05", channel=Channel.META),
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                ),
            },
        ),
        Example(
            title="apart in one order only",
            guard="an ambiguous date that agrees in one order",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03 | 2021-03-05", channel=Channel.META),
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                ),
            },
        ),
        Example(
            title="one instant in two zones",
            guard="the same instant is information",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03T23:30:00-05:00", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-04T04:30:00Z", channel=Channel.META),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="another node of the page",
            guard="dates of other nodes",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-19", channel=Channel.JSON_LD, owner=OwnerKind.RELATED),
                    Stated(edtf="2021-05-19", channel=Channel.META, owner=OwnerKind.MEDIA),
                ),
            },
        ),
        Example(
            title="another role",
            guard="dates in another role",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2021-05-19", channel=Channel.META),
            },
        ),
        Example(
            title="two nodes of one carrier, elements in the text, a first publication",
            guard="rivals in one carrier, script data, elements of the text, first publications",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-19", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-11", channel=Channel.MICRODATA),
                    Stated(edtf="2021-05-25", channel=Channel.META, field="script:publishDate"),
                    Stated(edtf="2020-05-25", channel=Channel.META, field="firstPublished"),
                    Stated(edtf="2021-05-27", channel=Channel.TIME, zone=Zone.BODY),
                    Stated(edtf="2021-05-28", channel=Channel.TIME, field="data-released"),
                ),
            },
        ),
        Example(
            title="a time element that is the visible line",
            guard="a time element that repeats the visible line",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-19"),
                    Stated(edtf="2021-05-19", channel=Channel.TIME),
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-03", channel=Channel.RECORD),
                ),
            },
        ),
        Example(
            title="a list page",
            guard="list pages",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-19", channel=Channel.META),
                ),
            },
            page_kind="list",
        ),
    ),
)
