"""The year in the title is that of no date in the document.

"The best walks of 2024" over a text of 2021 is the plainest way to make it look fresh: the title
is changed, the text is not. But titles speak of years for many reasons: retrospectives,
forecasts, seasons, names of events. So the rule is off unless it is asked for.

A text that really deals with the year names it again, or has a date in it; one such date is
enough to silence the rule. An earlier copy of the page would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Confidence, Severity
from auditor.model.worlds import gap
from auditor.rule import (
    EVENT,
    PUBLISHED,
    REFERENCE,
    Case,
    Example,
    Finding,
    Rule,
    day_of,
    is_own,
)

_YEAR: Final = "year"
_NEXT: Final = 1
"""Titles of the autumn carry the coming year."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for the first year in the title that nothing else has."""
    if not case.single or case.timeline.published.state != "stated":
        return
    claims = case.timeline.claims
    titles = [c for c in claims if c.surroundings.in_headline and _is_a_year(c)]
    if not titles:
        return
    published = case.timeline.published.dates[0].year
    others = [c for c in claims if not c.surroundings.in_headline and c.live and is_own(c)]
    for title in titles:
        year = title.live[0].date.year
        if year is None or published is None or 0 <= year - published <= _NEXT:
            continue
        if not any(gap(title.live[0], r) == 0 for c in others for r in c.live):
            yield case.finding(
                f"The title speaks of {day_of(title)}; no date in the document is of that year, "
                f"and it was published in {published}.",
                title.id,
                confidence=Confidence.LOW,
            )
            return


def _is_a_year(claim: Claim) -> bool:
    year = claim.meaning.form == _YEAR and claim.channel is Channel.TEXT
    return year and len(claim.live) == 1 and "year" in claim.live[0].known and not claim.quoted


def _page(title: str, body: str) -> str:
    return (
        f"<!doctype html><html><head><title>{title}</title>"
        '<meta property="article:published_time" content="2021-05-03"></head><body><article>'
        f"<h1>{title}</h1><p class=byline>3 May 2021</p><p>{body}</p></article></body></html>\n"
    )


RULE = Rule(
    code="DOC215",
    name="title-year-mismatch",
    rationale=__doc__,
    severity=Severity.OFF,
    since="0.1",
    confidence=Confidence.LOW,
    references=("https://docs.squirrelscan.com/rules/eeat/content-dates",),
    check=check,
    bad=(
        Example(
            title="a title that was made fresh",
            source=_page("The best walks of 2024", "Start at the mill and follow the brook."),
            name="walks.html",
            at="2024",
        ),
    ),
    good=(
        Example(
            title="the year of publication",
            source=_page("The best walks of 2021", "Start at the mill and follow the brook."),
            name="walks.html",
        ),
        Example(
            title="the coming year",
            guard="the coming year, which titles of the autumn carry",
            source=_page("The best walks of 2022", "Start at the mill and follow the brook."),
            name="walks.html",
        ),
        Example(
            title="a retrospective",
            guard="texts that deal with the year, as retrospectives and forecasts do",
            source=_page(
                "The flood of 1984", "In the spring of 1984 the brook rose above the mill wheel."
            ),
            name="flood.html",
        ),
        Example(
            title="no title",
            timeline={PUBLISHED: "2021-05-03", EVENT: "2024", REFERENCE: "2024"},
        ),
    ),
)
