"""The metadata describe several main things, and each has its own publication day.

A page has one main thing. Where two nodes both say that they are the article, and their days
differ, one of them was left over from an earlier version, or copied from another page together
with its template; programs take either.

Honest causes are a plugin that describes the page and another one that describes the text in it,
each with its own idea of the day. Nodes that belong to lists, comments or related articles are
no main things. The visible date, or an earlier copy of the page, would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity
from auditor.model.worlds import gap, weigh
from auditor.rule import (
    MODIFIED,
    MOST,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    days_between,
    is_own,
    opening,
)

_NODES: Final = frozenset({Channel.JSON_LD, Channel.MICRODATA, Channel.RDFA})
_PROPERTY: Final = "datepublished"
_SHOWN: Final = 6


def check(case: Case) -> Iterator[Finding]:
    """One finding for the page: the first node, and those that differ from it."""
    if not case.single:
        return
    found = [c for c in case.timeline.claims if c.channel in _NODES and _dates_a_main_thing(c)]
    if len(found) < 2:  # noqa: PLR2004 - two are rivals
        return
    first, *others = found[:MOST]
    rivals = [c for c in others if _is_another(first, c) and _differ(first, c)]
    apart = [c for c in rivals if weigh(_is_far, first.live, c.live) is FindingKind.FAIL]
    if not rivals:
        return
    other = (apart or rivals)[0]
    changes = [
        c
        for c in case.timeline.claims
        if c.role is MODIFIED and is_own(c) and c.live and not _differ(c, other)
    ]
    known = f"; {called(changes[0])} gives that day as the last change" if changes else ""
    yield case.finding(
        f"{opening(_name(first))} is dated {day_of(first)} and {_name(other)} {day_of(other)}, "
        f"{days_between(first.live, other.live)} apart; both stand for the page itself{known}.",
        first.id,
        *(claim.id for claim in (apart or rivals)[:_SHOWN]),
        severity=Severity.WARNING if apart else Severity.INFO,
    )


def _dates_a_main_thing(claim: Claim) -> bool:
    """Whether it is the publication of a node that is the document."""
    named = (claim.field or "").lower().endswith(_PROPERTY)
    return named and claim.role is PUBLISHED and is_own(claim) and bool(claim.live)


def _is_another(one: Claim, other: Claim) -> bool:
    """Whether both are of two nodes of one carrier: MET301 compares carriers."""
    if one.channel is not other.channel:
        return False
    # The same place in the same tree at another place of the page: it is another script.
    twice = one.location.pointer is not None and one.location.pointer == other.location.pointer
    return twice or _node(one) != _node(other)


def _node(claim: Claim) -> tuple[str, str]:
    pointer = (claim.location.pointer or "").rpartition("/")[0]
    return claim.field or "", pointer


def _differ(one: Claim, other: Claim) -> bool:
    return weigh(lambda a, b: gap(a, b) != 0, one.live, other.live) is FindingKind.FAIL


def _is_far(one: Reading, other: Reading) -> bool:
    """Whether they are more than the day apart that a zone, or a draft of the evening, explains."""
    return abs(gap(one, other)) > 1


def _name(claim: Claim) -> str:
    kind = (claim.field or "").rpartition(".")[0]
    node = f"the node {kind}" if kind else "a node"
    return f"{node} of {called(claim).partition(' (')[0]}"


def _stated(edtf: str, field: str = "NewsArticle.datePublished") -> Stated:
    return Stated(edtf=edtf, channel=Channel.JSON_LD, field=field)


def _page(*nodes: str) -> str:
    blocks = "".join(f'<script type="application/ld+json">{node}</script>' for node in nodes)
    return (
        f"<!doctype html><html><head><title>Sluice reopened</title>{blocks}</head><body><article>"
        "<h1>Sluice reopened</h1><p>The upper sluice was reopened after repairs.</p></article>"
        "</body></html>\n"
    )


RULE = Rule(
    code="MET305",
    name="rival-main-entities",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://schema.org/mainEntityOfPage",
        "https://developers.google.com/search/docs/appearance/publication-dates",
    ),
    subsumes=("DOC201", "MET301"),
    check=check,
    bad=(
        Example(
            title="two scripts with nodes of one kind",
            source=_page(
                '{"@context": "https://schema.org", "@type": "NewsArticle", '
                '"headline": "Sluice reopened", "datePublished": "2021-05-03"}',
                '{"@context": "https://schema.org", "@type": "NewsArticle", '
                '"headline": "Sluice reopened", "datePublished": "2019-05-03"}',
            ),
            at="2021-05-03",
        ),
        Example(
            title="an article twice",
            timeline={
                PUBLISHED: (_stated("2019-05-03"), _stated("2021-05-03", "Article.datePublished")),
            },
            at="2019-05-03",
        ),
        Example(
            title="a node that was left over",
            source=_page(
                '{"@context": "https://schema.org", "@type": "NewsArticle", '
                '"headline": "Sluice reopened", "datePublished": "2021-05-03"}',
                '{"@context": "https://schema.org", "@type": "Article", '
                '"headline": "Sluice reopened", "datePublished": "2019-05-03"}',
            ),
            name="sluice.html",
            at="2021-05-03",
        ),
    ),
    good=(
        Example(
            title="both say the same",
            timeline={
                PUBLISHED: (_stated("2021-05-03"), _stated("2021-05-03", "WebPage.datePublished")),
            },
        ),
        Example(
            title="a list",
            guard="list pages",
            timeline={
                PUBLISHED: (_stated("2019-05-03"), _stated("2021-05-03", "Article.datePublished")),
            },
            page_kind="list",
        ),
        Example(
            title="a comment on it",
            guard="nodes of other things",
            timeline={
                PUBLISHED: (
                    _stated("2019-05-03"),
                    Stated(
                        edtf="2021-05-03",
                        channel=Channel.JSON_LD,
                        field="Comment.datePublished",
                        owner=OwnerKind.COMMENT,
                    ),
                ),
            },
        ),
        Example(
            title="one moment in two zones",
            guard="a day apart, as zones make it, is information",
            timeline={
                PUBLISHED: (
                    _stated("2021-05-03T23:30-05:00"),
                    _stated("2021-05-04T04:30Z", "WebPage.datePublished"),
                ),
            },
            severity=Severity.INFO,
        ),
    ),
)
