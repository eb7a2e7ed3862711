"""The page's metadata date it, and no reader sees any date.

Readers of such a page cannot tell news from an archive, and nothing that is printed can bear
out or contradict what the metadata say. Nobody has looked at such a date since a program wrote
it.

It is no fault by itself: some sites leave dates out by design, and some draw them with a script
that a saved page no longer runs. The page in a browser would settle which.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Confidence, Kind, OwnerKind, Severity, Zone
from auditor.model.worlds import may_be_same_day
from auditor.rule import (
    EVENT,
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
    is_loose,
    is_own,
    opening,
)

_SEEN: Final = frozenset({Channel.TEXT, Channel.TIME})
_DATED: Final = frozenset({PUBLISHED, MODIFIED})
_UNSEEN: Final = frozenset({Zone.HIDDEN, Zone.METADATA})
_HEAD: Final = frozenset({Zone.BYLINE, Zone.MASTHEAD, Zone.DATELINE})
_OURS: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})
_STAMPS: Final = frozenset({Kind.RELATIVE, Kind.WEEKDAY})
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for the page, at the first field that dates it."""
    if case.timeline.page_kind != "article":
        return
    fields, printed = [], []
    for claim in case.timeline.claims:
        if claim.channel in _SEEN and claim.zone not in _UNSEEN:
            if _dates_it(claim):
                return
            if claim.live:
                printed.append(claim)
        elif _is_field(claim):
            fields.append(claim)
    # A day that stands somewhere on the page is what readers go by, whatever it was taken for.
    if not fields or any(may_be_same_day(p, f) for p in printed for f in fields[:_SHOWN]):
        return
    first = fields[0]
    yield case.finding(
        f"{opening(called(first))} says that the page was published on {day_of(first)}; "
        "readers of it see no date.",
        *(claim.id for claim in fields[:_SHOWN]),
        confidence=Confidence.MEDIUM,
    )


def _dates_it(claim: Claim) -> bool:
    """Whether readers may take it for the date of the page, also one that cannot be read."""
    if claim.role in _DATED and claim.owner.kind in _OURS:
        return True
    return claim.zone in _HEAD and (is_own(claim) or claim.meaning.kind in _STAMPS)


def _is_field(claim: Claim) -> bool:
    return (
        claim.role is PUBLISHED
        and claim.channel in PAGE_CHANNELS
        and is_own(claim)
        and not is_loose(claim)
        and any(r.date.is_day for r in claim.live)
    )


RULE = Rule(
    code="DOC212",
    name="invisible-date",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://docs.squirrelscan.com/rules/eeat/content-dates",
    ),
    check=check,
    bad=(
        Example(
            title="only metadata",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                EVENT: "2019-02",
            },
            at="2021-05-03",
        ),
        Example(
            title="a page without a line for its date",
            source=(
                "<!doctype html><html><head><title>How the lock works</title>"
                '<meta property="article:published_time" content="2021-05-03"></head><body>'
                "<article><h1>How the lock works</h1>"
                "<p>The gates are closed by hand, one after the other, and the keeper opens the "
                "paddles slowly so that no boat is thrown about.</p></article></body></html>\n"
            ),
            name="lock.html",
            at="2021-05-03",
        ),
    ),
    good=(
        Example(
            title="a byline",
            guard="a visible date of the page, even another one",
            timeline={
                PUBLISHED: (Stated(edtf="2021-05-03", channel=Channel.JSON_LD), "2019-02-07"),
            },
        ),
        Example(
            title="a visible update",
            guard="a visible update",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2023-02-07", label="Updated"),
            },
        ),
        Example(
            title="the day in the text",
            guard="the same day anywhere in the text",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                EVENT: "2021-05-03",
            },
        ),
        Example(
            title="a page that sells",
            guard="anything but articles",
            timeline={PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.JSON_LD)},
            page_kind="product",
        ),
    ),
)
