"""A review of a claim is older than the claim that it reviews.

A fact check (`ClaimReview`) names what it checks, and when that was said. Nobody checks what has
not been said: either the review carries the date of an older one, whose page was used again, or
the claim is dated by a later repetition of it.

Honest causes are a claim that was made again after the review, and a field that holds the day on
which the claim was last seen. The page's history and the first appearance of the claim would
settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, OwnerKind, Reading, Severity
from auditor.model.worlds import gap, weakest, weigh
from auditor.rule import (
    CREATED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    days_between,
    distinct,
)

_NODES: Final = frozenset({Channel.JSON_LD, Channel.MICRODATA, Channel.RDFA})
_REVIEW: Final = "claimreview.datepublished"
_CLAIM: Final = ("claim.datepublished", "claim.datecreated")
_ROLES: Final = frozenset({PUBLISHED, CREATED})
_ZONE_DAYS: Final = 1
_SHOWN: Final = 6


def check(case: Case) -> Iterator[Finding]:
    """One finding, where each review on the page is older than each claim it may review."""
    nodes = [c for c in case.timeline.claims if c.channel in _NODES and c.role in _ROLES and c.live]
    reviews = distinct(c for c in nodes if _field(c).endswith(_REVIEW))
    if not reviews:
        return
    claims = distinct(c for c in nodes if _field(c) in _CLAIM)
    kind = weakest(weigh(_is_older, r.live, c.live) for r in reviews for c in claims)
    if kind is None:
        return
    review, claim = reviews[0], claims[0]
    yield case.finding(
        f"The review is dated {day_of(review)}, and the claim that it reviews {day_of(claim)}, "
        f"{days_between(review.live, claim.live)} later.",
        review.id,
        claim.id,
        *(c.id for c in (*reviews[1:], *claims[1:])[:_SHOWN]),
        kind=kind,
    )


def _field(claim: Claim) -> str:
    return (claim.field or "").lower()


def _is_older(review: Reading, claim: Reading) -> bool:
    return gap(review, claim) > _ZONE_DAYS


def _review(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.JSON_LD, field="ClaimReview.datePublished")


def _claim(edtf: str) -> Stated:
    return Stated(
        edtf=edtf,
        channel=Channel.JSON_LD,
        field="Claim.datePublished",
        owner=OwnerKind.QUOTED,
    )


RULE = Rule(
    code="PRV605",
    name="review-before-claim",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://schema.org/ClaimReview",
        "https://developers.google.com/search/docs/appearance/structured-data/factcheck",
    ),
    check=check,
    bad=(
        Example(
            title="a claim of the year after",
            timeline={PUBLISHED: (_review("2020-05-03"), _claim("2021-02-07"))},
            at="2020-05-03",
        ),
        Example(
            title="a page that was used again",
            source=(
                "<!doctype html><html><head><title>No, the weir did not burst</title>"
                '<script type="application/ld+json">{"@context": "https://schema.org", '
                '"@type": "ClaimReview", "datePublished": "2020-05-03", '
                '"claimReviewed": "The weir burst", "itemReviewed": {"@type": "Claim", '
                '"datePublished": "2021-02-07"}}</script></head><body><article>'
                "<h1>No, the weir did not burst</h1><p>It stands, and holds the water as it has "
                "for a hundred years.</p></article></body></html>\n"
            ),
            name="check.html",
            at="2020-05-03",
        ),
    ),
    good=(
        Example(
            title="reviewed a week later",
            timeline={PUBLISHED: (_review("2021-02-14"), _claim("2021-02-07"))},
        ),
        Example(
            title="the next day",
            guard="a day, which may be a time zone",
            timeline={PUBLISHED: (_review("2021-02-06"), _claim("2021-02-07"))},
        ),
        Example(
            title="two claims, one of them older",
            guard="one claim that is older",
            timeline={
                PUBLISHED: (_review("2020-05-03"), _claim("2021-02-07"), _claim("2020-04-30")),
            },
        ),
    ),
)
