"""The machine-readable fields of a page give different publication days.

JSON-LD, Open Graph, Dublin Core, microdata and `time` elements are copies of one date that
are filled in at different places of a system; each reader takes another one. Of a thousand
news pages half carry two or more of them, and one in ten of these disagrees. Most gaps of
one day are one instant in two time zones; these are information.

Honest causes: a template that fills one field from the modification or the draft, a field
that was frozen when the system changed. Dates of other nodes on the page are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity, Zone
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
    opening,
    own_machine,
    own_printed,
)

_ZONES: Final = HEAD_ZONES | {Zone.METADATA, Zone.HIDDEN}


def check(case: Case) -> Iterator[Finding]:
    """At most one finding; a pair of days that are one instant is told only where it is all."""
    if case.timeline.page_kind in ("list", "several"):
        return
    claims = case.timeline.claims
    fields = _fields(claims)
    pairs = []
    for one, other in combinations(fields, 2):
        kind = weigh(lambda a, b: gap(a, b) != 0, one.live, other.live)
        if kind is not None and _carrier(one) != _carrier(other):
            pairs.append((kind, one, other))
    apart = [p for p in pairs if not _may_be_zone(p[1], p[2])]
    if apart:
        yield _found(case, apart, fields, Severity.WARNING)
    elif pairs:
        yield _found(case, pairs, fields, Severity.INFO)


def _found(
    case: Case,
    pairs: Sequence[tuple[FindingKind, Claim, Claim]],
    fields: Sequence[Claim],
    severity: Severity,
) -> Finding:
    kind, one, other = max(
        pairs,
        key=lambda pair: (pair[0] is FindingKind.FAIL, least_days(pair[1].live, pair[2].live)[0]),
    )
    # Whoever differs from either day belongs to the disagreement; who repeats one does not.
    third = [c for c in fields if not may_be_same_day(c, one) and not may_be_same_day(c, other)]
    apart = [c for c in third if not _may_be_zone(c, one) and not _may_be_zone(c, other)]
    return case.finding(
        f"{opening(called(one))} says that the page was published on {day_of(one)}, "
        f"{called(other)} says {day_of(other)}: {days_between(one.live, other.live)} apart.",
        *(c.id for c in (one, other, *apart)),
        kind=kind,
        severity=severity,
    )


def _fields(claims: Sequence[Claim]) -> list[Claim]:
    """The fields of the page, one for each carrier and day.

    A time element that only repeats the visible line is no field of its own (DOC201).
    """
    visible = own_printed(claims, PUBLISHED)
    distinct: dict[tuple[tuple[Channel, str], tuple[Reading, ...]], Claim] = {}
    for claim in own_machine(claims, PUBLISHED):
        if claim.channel not in PAGE_CHANNELS or claim.zone not in _ZONES:
            continue
        if claim.channel is Channel.TIME and any(may_be_same_day(claim, v) for v in visible):
            continue
        distinct.setdefault((_carrier(claim), claim.live), claim)
    days = Counter(carrier for carrier, _ in distinct)
    # A carrier with several days dates several things, and which is ours it does not tell.
    return [c for (carrier, _), c in distinct.items() if days[carrier] == 1][:MOST]


def _carrier(claim: Claim) -> tuple[Channel, str]:
    """The channel, and for meta elements the vocabulary: Open Graph and Dublin Core are two."""
    if claim.channel is not Channel.META:
        return claim.channel, ""
    name = (claim.field or "").lower().replace(":", ".")
    family = name.partition(".")[0]
    return claim.channel, "dc" if family in ("dc", "dcterms") else family


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
            title="apart in one order only",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03 | 2021-03-05", channel=Channel.META),
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                ),
            },
            kind=FindingKind.REVIEW,
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
