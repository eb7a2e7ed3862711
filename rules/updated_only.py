"""The document says when it was updated, and nowhere when it first appeared.

A page with nothing but "Updated 3 May 2021" bounds its publication from above: it appeared on
that day or before. Whoever stores the update as the publication files an old text as a new one,
and each further update moves it again.

It is no fault of those who keep one text up to date for years, as wikis, manuals and pages of
authorities do. An earlier copy in an archive, the feed, or the page's own history of changes
would settle when it appeared.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Severity, Zone
from auditor.rule import (
    CREATED,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    called_update,
    day_of,
    is_own,
    is_printed,
    opening,
)

_LIVING: Final = (
    *("last edited", "last reviewed", "page was last", "last modified", "this page", "revision"),
    *("zuletzt bearbeitet", "zuletzt geändert", "dernière modification", "última edición"),
)
"""What wikis, manuals and authorities write under texts that have no day of publication."""
_STATES: Final = frozenset({PUBLISHED, CREATED})
_PLAIN: Final = frozenset({Zone.BYLINE, Zone.MASTHEAD})
_SHOWN: Final = 4
_HEAD_REACH: Final = 1_500
"""Characters from the headline beyond which the line is that of a manual: articles have it near."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for the page, at the visible update."""
    if case.timeline.page_kind != "article":
        return
    updates: list[Claim] = []
    for claim in case.timeline.claims:
        if claim.role in _STATES and _may_date_it(claim):
            return
        if _is_update(claim):
            updates.append(claim)
    if not updates or any(_is_of_a_living_text(claim) for claim in updates):
        return
    first = updates[0]
    yield case.finding(
        f"{opening(called(first))} says that the text was updated on {day_of(first)}; nothing says "
        "when it first appeared. It was on that day or before.",
        *(claim.id for claim in updates[:_SHOWN]),
    )


def _may_date_it(claim: Claim) -> bool:
    """Whether the document, or its site at its head, may state a first publication.

    What cannot be read states one as well.
    """
    return is_own(claim) or (claim.zone in _PLAIN and claim.role is PUBLISHED)


def _is_update(claim: Claim) -> bool:
    return (
        claim.role is MODIFIED
        and is_own(claim)
        and is_printed(claim)
        and claim.zone in _PLAIN
        and bool(claim.live)
        and not claim.quoted
        and (claim.surroundings.headline_distance or 0) <= _HEAD_REACH
        and called_update(claim)
    )


def _is_of_a_living_text(claim: Claim) -> bool:
    around = claim.surroundings
    words = f"{around.before} {claim.label or ''} {around.after}".lower()
    return any(word in words for word in _LIVING)


RULE = Rule(
    code="DOC214",
    name="updated-only",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://schema.org/dateModified",
    ),
    check=check,
    bad=(
        Example(
            title="only an update",
            timeline={MODIFIED: Stated(edtf="2021-05-03", label="Updated")},
            at="3 May 2021",
        ),
        Example(
            title="a page that shows its update only",
            source=(
                "<!doctype html><html><head><title>How the lock works</title></head><body>"
                "<article><h1>How the lock works</h1><p class=meta>Updated: May 3, 2021</p>"
                "<p>The gates are closed by hand, one after the other, and the keeper opens the "
                "paddles slowly so that no boat is thrown about.</p></article></body></html>\n"
            ),
            name="lock.html",
            at="May 3, 2021",
        ),
    ),
    good=(
        Example(
            title="both are stated",
            guard="a publication that is stated anywhere",
            timeline={
                PUBLISHED: Stated(edtf="2019-04-11", channel=Channel.JSON_LD),
                MODIFIED: Stated(edtf="2021-05-03", label="Updated"),
            },
        ),
        Example(
            title="a wiki",
            guard="wikis and documentation, which are edited for years",
            timeline={
                MODIFIED: Stated(
                    edtf="2021-05-03",
                    label="Updated",
                    zone=Zone.MASTHEAD,
                    before="This page was last edited, updated ",
                ),
            },
        ),
        Example(
            title="a list",
            guard="lists, threads and live pages",
            timeline={MODIFIED: Stated(edtf="2021-05-03", label="Updated")},
            page_kind="list",
        ),
        Example(
            title="a modification that nobody sees",
            guard="machine fields alone",
            timeline={MODIFIED: Stated(edtf="2021-05-03", channel=Channel.META)},
        ),
    ),
)
