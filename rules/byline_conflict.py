"""The article carries two different publication dates of its own.

One of two visible bylines must be wrong, or one is not what it looks like: a draft's date
left in the template, an update without the word, a copied header. A reader cannot tell which.

Only dates that a label calls a publication are compared: what stands without one in the head
of a page is as often the day of a picture, a broadcast or an issue.

Honest causes: a text in several parts, a live page, one date printed twice in two styles, a
note on the first publication or on the printed edition, and a time zone (one day, then it is
information).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Severity
from auditor.model.worlds import gap, is_day, least_days, may_be_same_day, weigh, zone_explains
from auditor.rule import (
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called_print,
    day_of,
    days_between,
    is_own,
    own_printed,
    says_first,
)

_MOST: Final = 12
"""More dates than this in the head of a document are a list, whatever the page calls itself."""


def check(case: Case) -> Iterator[Finding]:
    """At most one finding: the two bylines that are furthest apart."""
    if not case.single:
        return
    printed = _bylines(case.timeline.claims)
    if not 1 < len(printed) <= _MOST:
        return
    pairs = [
        (one, other)
        for one, other in combinations(printed, 2)
        if _differ(one, other) and not _is_update(one, other, case.timeline.claims)
    ]
    if not pairs:
        return
    one, other = max(pairs, key=lambda pair: least_days(pair[0].live, pair[1].live)[0])
    day_off = weigh(zone_explains, one.live, other.live) is not None
    yield case.finding(
        f"The article is dated {day_of(one)} and also {day_of(other)}, "
        f"{days_between(one.live, other.live)} apart.",
        one.id,
        other.id,
        severity=Severity.INFO if day_off else Severity.WARNING,
    )


def _differ(one: Claim, other: Claim) -> bool:
    """Whether they are two days in every world; else they may be two prints of one date."""
    different = weigh(
        lambda a, b: is_day(a) and is_day(b) and a.interval != b.interval, one.live, other.live
    )
    return different is FindingKind.FAIL


def _bylines(claims: tuple[Claim, ...]) -> list[Claim]:
    """The bylines, one for each date; no notes on a first publication or a printed edition."""
    distinct: dict[object, Claim] = {}
    for claim in own_printed(claims, PUBLISHED):
        if claim.label and not says_first(claim) and not called_print(claim):
            distinct.setdefault(claim.live, claim)
    return list(distinct.values())


def _is_update(one: Claim, other: Claim, claims: tuple[Claim, ...]) -> bool:
    """Whether the later day is also stated as that of a change: an update without the word.

    The earlier one says nothing of the sort: what was never edited has one day for both.
    """
    later = [
        claim
        for claim, rival in ((one, other), (other, one))
        if weigh(lambda a, b: gap(a, b) > 0, rival.live, claim.live) is not None
    ]
    return any(
        c.role is MODIFIED and is_own(c) and any(may_be_same_day(c, claim) for claim in later)
        for c in claims
    )


def _posted(edtf: str) -> Stated:
    """A labelled byline of an example."""
    return Stated(edtf=edtf, label="Posted")


RULE = Rule(
    code="DOC203",
    name="byline-conflict",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/AndyTheFactory/newspaper4k/issues/153",
        "https://developers.google.com/search/docs/appearance/publication-dates",
    ),
    check=check,
    bad=(
        Example(
            title="a text that was never edited, dated twice",
            timeline={
                PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-19")),
                MODIFIED: Stated(edtf="2021-05-03", channel=Channel.META),
            },
            at="3 May 2021",
        ),
        Example(
            title="two bylines",
            timeline={PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-19"))},
            at="3 May 2021",
        ),
        Example(
            title="three bylines, the outer two are told",
            timeline={
                PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-05"), _posted("2021-05-19"))
            },
            at="3 May 2021",
        ),
        Example(
            title="an ambiguous one that agrees in neither order",
            timeline={PUBLISHED: (_posted("2021-05-03 | 2021-03-05"), _posted("2021-05-19"))},
        ),
        Example(
            title="a text with two headers",
            source=(
                "New organ for the chapel\n\nPublished: 3 May 2021\nPosted: 19 May 2021\n\n"
                "The chapel on the hill has received a new organ with nine stops.\n"
            ),
        ),
    ),
    good=(
        Example(
            title="one date printed twice",
            guard="two prints of one date",
            timeline={PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-03 | 2021-03-05"))},
        ),
        Example(
            title="a text in parts",
            guard="multi-part pages",
            timeline={PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-19"))},
            page_kind="several",
        ),
        Example(
            title="a live page",
            guard="live blogs",
            timeline={PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-05"))},
            page_kind="live",
        ),
        Example(
            title="an update without the word",
            guard="a pair whose later day the metadata call a change",
            timeline={
                PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-19")),
                MODIFIED: Stated(edtf="2021-05-19", channel=Channel.META),
            },
        ),
        Example(
            title="first published elsewhere",
            guard="a note on the first publication",
            timeline={
                PUBLISHED: (Stated(edtf="2019-05-03", label="Originally published"), "2021-05-19")
            },
        ),
        Example(
            title="the printed edition",
            guard="a note on the printed edition",
            timeline={PUBLISHED: ("2021-05-03", Stated(edtf="2021-05-19", label="Print edition"))},
        ),
        Example(
            title="a day apart",
            guard="one day may be a zone",
            timeline={PUBLISHED: (_posted("2021-05-03"), _posted("2021-05-04"))},
            severity=Severity.INFO,
        ),
        Example(
            title="a second date without a label",
            guard="dates without a label: of a picture, a broadcast, an issue",
            timeline={PUBLISHED: (_posted("2021-05-03"), "2021-05-19")},
        ),
        Example(
            title="another article's byline",
            guard="dates of other things",
            timeline={
                PUBLISHED: ("2021-05-03", Stated(edtf="2021-05-19", owner=OwnerKind.RELATED))
            },
        ),
    ),
)
