"""A date that counts from "now" stands in a document that does not say when now was.

"3 hours ago", "yesterday" and "tomorrow" are right on the day they are shown and mean nothing
in a file: whoever stores the document without the day of its capture has lost the date, and
programs that count from their own clock invent one. Where the capture is known and the document
states its own date, both have to agree; a template that was filled when the page was saved
gives a day that is two or more days off. The honest cause is that pages are written to be read
on their day.

Quotations and stories are left alone, and so are words such as "today" that mean "nowadays". A
stated capture or any date of the document's own would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Claim, Kind, OwnerKind, Reading, Severity, Zone
from auditor.model.worlds import gap, is_day, weakest, weigh
from auditor.rule import (
    CAPTURED,
    EVENT,
    HEAD_ZONES,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    days_between,
    distinct,
    is_own,
    is_printed,
    own_machine,
    own_printed,
)
from auditor.when.wording import interval_in_words

_STAMPS: Final = frozenset({PUBLISHED, MODIFIED})
_FAR: Final = 2
_OPENING: Final = 600
"""Characters from the headline within which a report names its day."""
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for all such dates without an anchor, or for each that its anchor contradicts."""
    if not case.single:
        return
    claims = [c for c in case.timeline.claims if _is_relative(c)]
    if not claims:
        return
    verdicts = (case.timeline.published, case.timeline.modified, case.timeline.captured)
    if all(verdict.state == "none" for verdict in verdicts):
        lost = [c for c in claims if not any(_is_placed(r) for r in c.readings)]
        if lost:
            yield _unanchored(case, lost)
    else:
        yield from _contradicted(case, [c for c in own_printed(claims, PUBLISHED) if c.anchor])


def _is_relative(claim: Claim) -> bool:
    """Whether it counts from the moment of speaking, in the document's own voice."""
    shift = claim.meaning.shift
    if claim.meaning.kind is not Kind.RELATIVE or shift is None or claim.meaning.anaphoric:
        return False
    if not is_own(claim) or not is_printed(claim) or claim.quoted:
        return False
    if claim.role in _STAMPS:
        return claim.zone in HEAD_ZONES
    return shift.unit == "day" and abs(shift.amount) == 1 and _opens_a_report(claim)


def _opens_a_report(claim: Claim) -> bool:
    """Whether it tells the news: "the cities of tomorrow" and the days of a story do not."""
    around = claim.surroundings
    words = around.before.lower().split()
    return (
        claim.role is EVENT
        and claim.zone in (Zone.BODY, Zone.DATELINE)
        and claim.tense is not None
        and (around.headline_distance or 0) <= _OPENING
        and words[-1:] not in (["of"], ["were"], ["was"], ["like"])
    )


def _is_placed(reading: Reading) -> bool:
    return reading.date.year is not None or reading.span is not None


def _unanchored(case: Case, lost: Sequence[Claim]) -> Finding:
    first = next((c for c in lost if c.role in _STAMPS), lost[0])
    more = len(lost) - 1
    others = f" ({more} more {'does' if more == 1 else 'do'} the same)" if more else ""
    return case.finding(
        f"“{first.surface}” counts from a day that the document does not give{others}: "
        "without the day of the capture it is no date.",
        *dict.fromkeys(c.id for c in (first, *lost[:_SHOWN])),
        severity=Severity.WARNING if first.role in _STAMPS else Severity.INFO,
    )


def _contradicted(case: Case, stamps: Sequence[Claim]) -> Iterator[Finding]:
    """The stamps that count from the capture, where the document states another day itself."""
    claims = case.timeline.claims
    fields, printed = own_machine(claims, PUBLISHED), own_printed(claims, PUBLISHED)
    stated = distinct(c for c in (*fields, *printed) if c.meaning.kind is Kind.DATE)
    for stamp in stamps:
        kind = weakest(weigh(_is_far, stamp.live, c.live) for c in stated)
        if kind is None:
            continue
        captured = [c.id for c in claims if c.role is CAPTURED and c.id == stamp.anchor]
        yield case.finding(
            f"Counted from the day of this copy, “{stamp.surface}” is {_when(stamp)}; the "
            f"document itself is dated {day_of(stated[0])}, "
            f"{days_between(stated[0].live, stamp.live)} apart.",
            stamp.id,
            *captured,
            *(c.id for c in stated),
            kind=kind,
        )
        return


def _when(stamp: Claim) -> str:
    """The days that a stamp means: a week is a span of them."""
    reading = stamp.live[0]
    return day_of(stamp) if reading.span is None else interval_in_words(reading.span)


def _is_far(stamp: Reading, stated: Reading) -> bool:
    return is_day(stated) and _is_placed(stamp) and abs(gap(stamp, stated)) >= _FAR


RULE = Rule(
    code="DOC211",
    name="unanchored-relative-date",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/stashapp/CommunityScrapers/issues/2201",
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
    ),
    subsumes=("DOC201", "DOC203"),
    check=check,
    bad=(
        Example(
            title="a stamp in a scraped text",
            source=(
                "Weir rebuilt\n\nPublished 3 hours ago\n\nThe old weir below the paper mill has "
                "been rebuilt in stone, and the boats pass again.\n"
            ),
            at="3 hours ago",
        ),
        Example(
            title="a report without any date",
            source=(
                "Weir rebuilt\n\nThe old weir below the paper mill was opened yesterday, and the "
                "boats pass again.\n"
            ),
            at="yesterday",
            severity=Severity.INFO,
        ),
        Example(
            title="a stamp that was filled when the page was saved",
            source=(
                "Weir rebuilt\n\nPosted 3 hours ago\n\nPublished: 11 April 2021\n\nThe old weir "
                "below the paper mill has been rebuilt in stone, and the boats pass again.\n"
            ),
            settings={"retrieved": "2024-05-01"},
            at="3 hours ago",
        ),
    ),
    good=(
        Example(
            title="the day of the capture is known",
            guard="a stated capture",
            source=(
                "Weir rebuilt\n\nPublished 3 hours ago\n\nThe old weir below the paper mill has "
                "been rebuilt in stone, and the boats pass again.\n"
            ),
            settings={"retrieved": "2024-05-01"},
        ),
        Example(
            title="the document has a date",
            guard="a date of the document's own",
            source=(
                "Weir rebuilt\n\nPublished: 11 April 2021\n\nThe old weir below the paper mill was "
                "opened yesterday, and the boats pass again.\n"
            ),
        ),
        Example(
            title="somebody speaks",
            guard="quotations",
            source=(
                "Weir rebuilt\n\nThe keeper said: “The weir was opened yesterday, and the boats "
                "pass again.”\n"
            ),
        ),
        Example(
            title="in our days",
            guard="“today” for nowadays",
            source="Mills\n\nMost of the mills on the river are used as houses today.\n",
        ),
        Example(
            title="a teaser beside the text",
            guard="dates of other things",
            timeline={
                PUBLISHED: Stated(edtf="", years_ago=1, owner=OwnerKind.RELATED),
            },
        ),
        Example(
            title="the stamp and the date agree",
            guard="a stamp that agrees within a day",
            source=(
                "Weir rebuilt\n\nPosted 3 hours ago\n\nPublished: 1 May 2024\n\nThe old weir "
                "below the paper mill has been rebuilt in stone, and the boats pass again.\n"
            ),
            settings={"retrieved": "2024-05-01"},
        ),
    ),
)
