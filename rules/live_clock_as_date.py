"""The date in the head of the page is the day on which this copy was made, not the article's.

The honest cause is a habit: many sites print the day of the delivery beside their name. In a
saved page it stands still and
looks like the date of the article under it, which may be years older; programs that take the
first date of a page store it. It is a warning where a stored date repeats it, and information
otherwise: do not cite that date.

A page that was saved on the day of its publication has one day for both, and nothing is told.
The capture has to be stated, by the user, the record or the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity, Zone
from auditor.model.worlds import gap, is_day, of_verdict, weigh
from auditor.rule import (
    CAPTURED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    days_between,
    distinct,
    is_own,
    opening,
    own_machine,
    states_capture,
)
from auditor.when.wording import in_words

_NEWS: Final = 2
"""Days within which a page is saved as news."""
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for the page's clock."""
    timeline = case.timeline
    old = of_verdict(timeline.published)
    if not case.single or timeline.published.state not in ("stated", "undecided"):
        return
    captures = distinct(c for c in timeline.claims if states_capture(c))
    for captured in captures:
        clocks = [c for c in timeline.claims if _is_clock(c) and _kind(c, captured) is not None]
        for clock in clocks[:1]:
            older = weigh(lambda a, b: is_day(a) and gap(a, b) > _NEWS, old, clock.live)
            if older is not None:
                yield _found(case, clock, captured, old, older)
                return


def _is_clock(claim: Claim) -> bool:
    """Whether it is the date of the page as a whole, in its head."""
    if claim.role is not PUBLISHED or claim.zone is not Zone.MASTHEAD or claim.quoted:
        return False
    if claim.channel not in (Channel.TEXT, Channel.TIME) or claim.owner.kind is not OwnerKind.SITE:
        return False
    # "Today's paper" is a menu.
    return bool(claim.live) and all("year" in reading.known for reading in claim.live)


def _kind(claim: Claim, captured: Claim) -> FindingKind | None:
    """Whether the claim is of the day of the capture; a zone may part them by a day."""
    return weigh(lambda a, b: is_day(a) and abs(gap(a, b)) <= 1, claim.live, captured.live)


def _found(
    case: Case, clock: Claim, captured: Claim, old: Sequence[Reading], older: FindingKind
) -> Finding:
    claims = case.timeline.claims
    stored = [
        c
        for c in own_machine(claims, PUBLISHED)
        if c.channel is not Channel.TIME
        and weigh(lambda a, b: gap(a, b) == 0, c.live, clock.live) is not None
    ]
    ids = {c.id for c in stored}
    right = [c for c in claims if is_own(c) and c.role is PUBLISHED and c.live]
    right = [c for c in right if c.id not in ids and weigh(_fits, old, c.live) is not None]
    apart = days_between(old, clock.live)
    own = " or ".join(in_words(reading.date) for reading in old)
    subject = (
        f"{opening(called(stored[0]))} says {day_of(stored[0])}, as the head of the page does"
        if stored
        else f"The head of the page says {day_of(clock)}"
    )
    kinds = (older, _kind(clock, captured))
    return case.finding(
        f"{subject}: that is the day on which this copy was made, {apart} after the article's own "
        f"date, {own}.",
        *dict.fromkeys(c.id for c in (*stored, clock, captured, *right[:_SHOWN])),
        kind=FindingKind.REVIEW if FindingKind.REVIEW in kinds else FindingKind.FAIL,
        severity=Severity.WARNING if stored else Severity.INFO,
    )


def _fits(published: Reading, claim: Reading) -> bool:
    return is_day(claim) and gap(published, claim) == 0


_CLOCK: Final = Stated(edtf="2025-11-03", owner=OwnerKind.SITE, weekday=0)
_CAPTURED: Final = Stated(edtf="2025-11-03T10:00:00Z", channel=Channel.RECORD, field="retrieved")
_STORED: Final = Stated(edtf="2025-11-03", channel=Channel.RECORD, field="published")

RULE = Rule(
    code="DOC213",
    name="live-clock-as-date",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/IUNetSci/hoaxy-botometer/issues/163",
        "https://developers.google.com/search/docs/appearance/publication-dates",
    ),
    subsumes=("DOC201", "MET301"),
    check=check,
    bad=(
        Example(
            title="the clock was stored as the publication",
            timeline={PUBLISHED: ("2021-04-11", _CLOCK, _STORED), CAPTURED: _CAPTURED},
            at="2025-11-03",
        ),
        Example(
            title="the clock over an old article",
            timeline={PUBLISHED: ("2021-04-11", _CLOCK), CAPTURED: _CAPTURED},
            at="3 November 2025",
            severity=Severity.INFO,
        ),
        Example(
            title="older in one order only",
            timeline={
                PUBLISHED: (
                    "2025-11-02 | 2025-02-11",
                    _CLOCK,
                ),
                CAPTURED: _CAPTURED,
            },
            at="3 November 2025",
            severity=Severity.INFO,
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a saved page with the day of its delivery",
            source=(
                "Monday, November 3, 2025\nHarbour Gazette\n\n"
                "Lighthouse Lamp Lit Again After Repairs\n\n"
                "Published: 14 June 2019\n\n"
                "The lamp of the north pier lighthouse was lit again on June 12 after a winter of "
                "repairs, the harbour office reported to the town council.\n"
            ),
            settings={"retrieved": "2025-11-03T10:00:00Z"},
            at="Monday, November 3, 2025",
            severity=Severity.INFO,
        ),
    ),
    good=(
        Example(
            title="saved on the day of its publication",
            guard="news of the day",
            timeline={PUBLISHED: ("2025-11-02", _CLOCK), CAPTURED: _CAPTURED},
        ),
        Example(
            title="no capture is stated",
            guard="a capture that nobody states",
            timeline={PUBLISHED: ("2021-04-11", _CLOCK)},
        ),
        Example(
            title="saved on another day",
            guard="a head of the page that is not of the day of the capture",
            timeline={
                PUBLISHED: ("2021-04-11", _CLOCK),
                CAPTURED: Stated(edtf="2026-01-15", channel=Channel.RECORD),
            },
        ),
        Example(
            title="nothing older is stated",
            guard="pages without an older date",
            timeline={PUBLISHED: _CLOCK, CAPTURED: _CAPTURED},
        ),
        Example(
            title="a list of articles",
            guard="lists and live pages",
            timeline={PUBLISHED: ("2021-04-11", _CLOCK), CAPTURED: _CAPTURED},
            page_kind="list",
        ),
    ),
)
