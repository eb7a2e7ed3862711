"""All that the text tells of is much older than its publication.

News tells of what happened yesterday. A text that was published in May and whose newest event is
of January may be a report that was dated anew. History, features and obituaries are as honest a
cause, and common; so the rule is off unless it is asked for.

Two events with full dates are needed at least, and one date near the publication is enough to
silence it. An earlier copy of the text would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Claim, Confidence, Reading, Severity, Tense, Zone
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import (
    EVENT,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Option,
    Rule,
    Stated,
    day_of,
    days_between,
    is_own,
    is_printed,
)
from auditor.when.wording import in_words

_FEWEST: Final = 2
_TOLD: Final = frozenset({Zone.BODY, Zone.QUOTE, Zone.CAPTION})
_SHOWN: Final = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document, at its newest event."""
    if not case.single or case.timeline.published.state != "stated":
        return
    published = of_verdict(case.timeline.published)
    days: int = case.options["days"]
    old: list[Claim] = []
    for claim in case.timeline.claims:
        if claim.zone not in _TOLD or not is_own(claim) or not claim.live:
            continue
        if weigh(lambda e, p: gap(e, p) <= days, claim.live, published) is not None:
            if is_printed(claim):
                return
        elif _is_told(claim):
            old.append(claim)
    if len(old) < _FEWEST:
        return
    old.sort(key=lambda c: max(r.interval.last or 0 for r in c.live), reverse=True)
    newest = old[0]
    yield case.finding(
        f"The newest of {len(old)} dated events in the text is of {day_of(newest)}, "
        f"{days_between(newest.live, published)} before the publication on "
        f"{in_words(published[0].date)}.",
        *(claim.id for claim in old[:_SHOWN]),
        confidence=Confidence.LOW,
    )


def _is_told(claim: Claim) -> bool:
    past = claim.tense is Tense.PAST and claim.zone is Zone.BODY and not claim.quoted
    return past and all(_is_full(reading) for reading in claim.live)


def _is_full(reading: Reading) -> bool:
    return reading.date.is_day and "year" in reading.known


def _event(edtf: str) -> Stated:
    return Stated(edtf=edtf, tense=Tense.PAST)


RULE = Rule(
    code="TMP408",
    name="late-news",
    rationale=__doc__,
    severity=Severity.OFF,
    since="0.1",
    confidence=Confidence.LOW,
    references=("https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",),
    options={"days": Option(int, 30, "days within which a date makes the text news")},
    check=check,
    bad=(
        Example(
            title="two events of the winter",
            timeline={PUBLISHED: "2021-05-03", EVENT: (_event("2021-01-12"), _event("2021-01-20"))},
            at="20 January 2021",
        ),
    ),
    good=(
        Example(
            title="something of last week",
            guard="one date near the publication",
            timeline={
                PUBLISHED: "2021-05-03",
                EVENT: (_event("2021-01-12"), _event("2021-01-20"), "2021-04-29"),
            },
        ),
        Example(
            title="one event",
            guard="fewer than two events",
            timeline={PUBLISHED: "2021-05-03", EVENT: _event("2021-01-12")},
        ),
        Example(
            title="years of a history",
            guard="years and months, as histories have",
            timeline={PUBLISHED: "2021-05-03", EVENT: (_event("1921"), _event("1950-03"))},
        ),
        Example(
            title="nobody knows when it was published",
            guard="publications that are not settled",
            timeline={
                PUBLISHED: "2021-05-03 | 2021-03-05",
                EVENT: (_event("2020-01-12"), _event("2020-01-20")),
            },
        ),
    ),
)
