"""The only dates in the page's metadata belong to something else than the document.

Programs that take the first `datePublished` they find take that of a comment, a review, a
product, a video or a related article, and store it as the date of the page. Where the page
states none of its own, there is nothing that would show the mistake.

It is no fault of the page, and said for those who store its date. A visible date of the
document, or its own node in the metadata, would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, OwnerKind, Severity
from auditor.rule import (
    CREATED,
    MODIFIED,
    PAGE_CHANNELS,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    distinct,
    is_own,
)

_DATED: Final = frozenset({PUBLISHED, MODIFIED, CREATED})
_SHOWN: Final = 8
_MANY: Final = frozenset({"list", "live", "several", "index", "search", "forum"})
"""Kinds of page on which every item has its date, and the page has none."""
_NAMES: Final = {
    OwnerKind.RELATED: "a related article",
    OwnerKind.COMMENT: "a comment",
    OwnerKind.REPLY: "a reply",
    OwnerKind.QUOTED: "a quoted work",
    OwnerKind.ORGANIZATION: "an organization",
    OwnerKind.PRODUCT: "a product",
    OwnerKind.MEDIA: "a video or picture",
}


def check(case: Case) -> Iterator[Finding]:
    """One finding for the page, at the first field that programs would take."""
    if case.timeline.page_kind in _MANY or case.timeline.published.edtf is not None:
        return
    claims = case.timeline.claims
    # What nobody can read, and a month, are a date of its own as well.
    if any(is_own(c) and c.role in _DATED for c in claims):
        return
    others = distinct(c for c in claims if _is_of_another(c))
    if not others:
        return
    first = others[0]
    owners = list(dict.fromkeys(_NAMES[c.owner.kind] for c in others))
    more = f", and {len(others) - 1} more" if len(others) > 1 else ""
    yield case.finding(
        f"The metadata date {' and '.join(owners)} ({day_of(first)}{more}) and not the document, "
        "which states no date of its own.",
        *(c.id for c in others[:_SHOWN]),
    )


def _is_of_another(claim: Claim) -> bool:
    machine = claim.channel in PAGE_CHANNELS and claim.channel is not Channel.TIME
    named = (claim.field or "").lower().endswith(("datepublished", "uploaddate", "published_time"))
    return machine and named and claim.role is PUBLISHED and claim.owner.kind in _NAMES


RULE = Rule(
    code="MET304",
    name="wrong-node-date",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://schema.org/datePublished",
        "https://developers.google.com/search/docs/appearance/publication-dates",
    ),
    check=check,
    bad=(
        Example(
            title="only a comment is dated",
            timeline={
                PUBLISHED: Stated(
                    edtf="2021-05-03",
                    channel=Channel.JSON_LD,
                    field="Comment.datePublished",
                    owner=OwnerKind.COMMENT,
                ),
            },
            at="2021-05-03",
        ),
        Example(
            title="a page whose reviews are dated",
            source=(
                "<!doctype html><html><head><title>Rope ladder, six metres</title>"
                '<script type="application/ld+json">{"@context": "https://schema.org", '
                '"@type": "Product", "name": "Rope ladder", "review": [{"@type": "Review", '
                '"author": "Ada Holm", "datePublished": "2021-05-03"}]}</script>'
                "</head><body><h1>Rope ladder, six metres</h1>"
                "<p>Ash rungs, hemp rope, a hook at each end.</p></body></html>\n"
            ),
            name="ladder.html",
            at="2021-05-03",
        ),
    ),
    good=(
        Example(
            title="the document has its own",
            guard="a date of the document itself, visible or not",
            timeline={
                PUBLISHED: (
                    Stated(
                        edtf="2021-05-03",
                        channel=Channel.JSON_LD,
                        field="Comment.datePublished",
                        owner=OwnerKind.COMMENT,
                    ),
                    "2021-04-11",
                ),
            },
        ),
        Example(
            title="only a modification",
            guard="a modification of the document itself",
            timeline={
                PUBLISHED: Stated(
                    edtf="2021-05-03",
                    channel=Channel.JSON_LD,
                    field="VideoObject.uploadDate",
                    owner=OwnerKind.MEDIA,
                ),
                MODIFIED: Stated(edtf="2021-04-11", channel=Channel.META),
            },
        ),
        Example(
            title="a list page",
            guard="list pages, which date their items",
            timeline={
                PUBLISHED: Stated(
                    edtf="2021-05-03",
                    channel=Channel.JSON_LD,
                    field="Article.datePublished",
                    owner=OwnerKind.RELATED,
                ),
            },
            page_kind="list",
        ),
        Example(
            title="a visible comment",
            guard="visible dates of other things, which nobody takes for metadata",
            timeline={PUBLISHED: Stated(edtf="2021-05-03", owner=OwnerKind.COMMENT)},
        ),
    ),
)
