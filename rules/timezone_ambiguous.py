"""The letters of a zone mean several zones, and the day of a comparison turns on which.

CST is six hours behind UTC in Chicago, eight ahead of it in Shanghai; IST is the time of India,
Ireland or Israel; BST was four zones. Where a stamp with such letters lies a day beside another
one of the same document, one meaning makes them one moment and the other does not.

Whoever wrote it knew where it was. An offset, the place of the publisher, or a sister stamp
with an offset would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Claim, Confidence, Severity
from auditor.model.worlds import gap, utc_bounds
from auditor.rule import (
    CAPTURED,
    MODIFIED,
    MOST,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    called,
    day_of,
    is_loose,
    is_own,
    opening,
)
from auditor.when.offset import SECONDS_PER_DAY

_ROLES: Final = frozenset({PUBLISHED, MODIFIED, CAPTURED})


def check(case: Case) -> Iterator[Finding]:
    """One finding for each ambiguous stamp that some meanings of its letters make the same day."""
    claims = case.timeline.claims
    stamps = [c for c in claims if _is_ambiguous(c)][:MOST]
    for claim in stamps:
        others = [c for c in claims if c.role is claim.role and _is_beside(c)]
        if any(_is_sister(claim, c) for c in others):
            continue
        other = next((c for c in others[:MOST] if _turns_on_it(claim, c)), None)
        if other is not None:
            yield case.finding(
                f"{opening(called(claim))} says “{claim.surface}”, {called(other)} says "
                f"{day_of(other)}; whether that is one day depends on which of its zones "
                f"{_letters(claim)} means.",
                claim.id,
                other.id,
                confidence=Confidence.MEDIUM,
            )


def _is_ambiguous(claim: Claim) -> bool:
    clock = claim.meaning.clock
    if clock is None or len(clock.offsets) < 2:  # noqa: PLR2004 - letters with two meanings
        return False
    return claim.role in _ROLES and is_own(claim) and len(claim.live) == 1 and not claim.quoted


def _is_beside(claim: Claim) -> bool:
    return bool(claim.live) and is_own(claim) and not is_loose(claim) and not claim.quoted


def _is_sister(claim: Claim, other: Claim) -> bool:
    """Whether it says the same day with an offset of its own, which settles the letters."""
    return any(
        r.instant is not None and r.instant.offset and gap(r, claim.live[0]) == 0
        for r in other.live
    )


def _turns_on_it(claim: Claim, other: Claim) -> bool:
    """Whether some offsets, and not all, make both the same moment or the same day in UTC."""
    clock, one = claim.meaning.clock, claim.live[0]
    if clock is None or one.instant is None or len(other.live) != 1 or other.id == claim.id:
        return False
    second = other.live[0]
    bounds = utc_bounds(second)
    if bounds is None or abs(gap(one, second)) != 1:
        return False
    if second.instant is None:
        start = (second.interval.first or 0) * SECONDS_PER_DAY
        bounds = start, start + SECONDS_PER_DAY - 1
    local = one.instant.local_seconds
    held = {bounds[0] <= local - offset * 60 <= bounds[1] for offset in clock.offsets}
    return len(held) > 1


def _letters(claim: Claim) -> str:
    clock = claim.meaning.clock
    return clock.zone if clock is not None and clock.zone else "its letters"


def _page(printed: str, field: str) -> str:
    return (
        "<!doctype html><html><head><title>Sluice reopened</title>"
        '<script type="application/ld+json">{"@context": "https://schema.org", '
        f'"@type": "NewsArticle", "datePublished": "{field}"}}</script></head><body><article>'
        f"<h1>Sluice reopened</h1><p class=byline>{printed}</p>"
        "<p>The upper sluice was reopened after repairs.</p></article></body></html>\n"
    )


RULE = Rule(
    code="FMT111",
    name="timezone-ambiguous",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://www.iana.org/time-zones",
        "https://www.rfc-editor.org/rfc/rfc5322#section-4.3",
    ),
    check=check,
    bad=(
        Example(
            title="the letters of two continents",
            source=_page("May 4, 2021 9:30 PM CST", "2021-05-05"),
            name="sluice.html",
            at="May 4, 2021 9:30 PM CST",
        ),
    ),
    good=(
        Example(
            title="an offset",
            guard="stamps with an offset",
            source=_page("May 4, 2021 9:30 PM UTC", "2021-05-05"),
            name="sluice.html",
        ),
        Example(
            title="a sister stamp with an offset",
            guard="an offset elsewhere that settles the letters",
            source=_page("May 4, 2021 9:30 PM CST", "2021-05-04T21:30:00+08:00"),
            name="sluice.html",
        ),
        Example(
            title="the same day",
            guard="days that all meanings agree on",
            source=_page("May 4, 2021 12:30 PM CST", "2021-05-04"),
            name="sluice.html",
        ),
    ),
)
