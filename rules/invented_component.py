"""A stored date names a day, and all that the document says is a month or a year.

Programs that read "December 2023" and must store a whole date fill in what is missing: the first
of the month, or the day on which they ran. Nothing in the stored date shows that the day was
made up, and whatever sorts or compares by it takes it for known.

The finding needs a stored date, a date of the document that is coarser and contains it, and
nothing in the document that gives the day. The first of a month or year is the customary filling
and information. The honest cause is a source beside the text that knew the day; the string that
was read would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Reading, Severity
from auditor.model.worlds import gap, weigh
from auditor.rule import (
    EVENT,
    HEAD_ZONES,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    is_own,
    opening,
)

_STORED: Final = frozenset({Channel.RECORD, Channel.FRONT_MATTER})
_PAGE: Final = frozenset({Channel.META, Channel.JSON_LD, Channel.MICRODATA, Channel.TIME})
_SHOWN: Final = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding for the first stored day that the document only knows as a month or a year."""
    claims = case.timeline.claims
    stored = [c for c in claims if c.channel in _STORED and _is_a_stored_day(c)]
    if not stored or not case.single:
        return
    coarse = [c for c in claims if _is_coarse(c)]
    for field in stored:
        sources = [c for c in coarse if weigh(_contains, c.live, field.live) is FindingKind.FAIL]
        if not sources or any(_knows_a_day(c, field) for c in claims):
            continue
        first = sources[0]
        filled = all(r.date.day == 1 for r in field.live)
        how = "; the first is what programs fill in" if filled else ""
        yield case.finding(
            f"{opening(called(field))} says {day_of(field)}, {called(first)} only "
            f"“{first.surface}”, and nothing in the document gives the day{how}.",
            field.id,
            *(claim.id for claim in sources[:_SHOWN]),
            severity=Severity.INFO if filled else Severity.WARNING,
        )
        return


def _is_a_stored_day(claim: Claim) -> bool:
    """Whether it is a bare day: a program that made one up has no clock for it.

    Midnight is what it gets where the field must have one.
    """
    if claim.role is not PUBLISHED or not is_own(claim) or len(claim.live) != 1:
        return False
    clock = claim.meaning.clock
    bare = clock is None or not (clock.hour or clock.minute or clock.second)
    return bare and claim.live[0].date.is_day


def _is_coarse(claim: Claim) -> bool:
    """Whether it states a publication as a month, a season or a year."""
    if claim.role is not PUBLISHED or not is_own(claim) or not claim.live or claim.quoted:
        return False
    if claim.channel is Channel.TEXT and claim.zone not in HEAD_ZONES:
        return False
    if claim.channel is Channel.URL:
        return False  # directories are for months by design
    return not _has_a_day(claim) and all(r.span is None and r.date.year for r in claim.live)


def _has_a_day(claim: Claim) -> bool:
    """Whether its own characters name a day, whatever was made of them."""
    candidates = claim.meaning.candidates
    return not candidates or any(c.date.is_day for c in candidates)


def _contains(coarse: Reading, day: Reading) -> bool:
    return gap(coarse, day) == 0 and "year" in coarse.known


def _knows_a_day(claim: Claim, stored: Claim) -> bool:
    """Whether something else may give the stored day, or dates the document to a day at all."""
    if claim.id == stored.id or not _has_a_day(claim):
        return False
    days = {candidate.date for candidate in claim.meaning.candidates}
    dates_it = claim.role in (PUBLISHED, MODIFIED) and is_own(claim) and claim.channel in _PAGE
    return dates_it or any(r.date in days for r in stored.live)


def _stored(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.RECORD, field="published")


def _printed(edtf: str) -> Stated:
    return Stated(edtf=edtf, label="Published")


RULE = Rule(
    code="FMT105",
    name="invented-component",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/codelucas/newspaper/issues/967",
        "https://www.loc.gov/standards/datetime/",
    ),
    check=check,
    bad=(
        Example(
            title="the day on which the program ran",
            timeline={PUBLISHED: (_printed("2023-12"), _stored("2023-12-17"))},
            at="2023-12-17",
        ),
        Example(
            title="midnight of a day that nobody wrote",
            timeline={PUBLISHED: (_printed("2023"), _stored("2023-12-17T00:00"))},
            at="2023-12-17T00:00",
        ),
        Example(
            title="a record and its text",
            source=(
                '{"published": "2023-12-17", "text": "The lock keeper\\u2019s year\\n\\n'
                'Published: December 2023\\n\\nThe keeper opened the gates four thousand times."}\n'
            ),
            name="lock.json",
            at="2023-12-17",
        ),
    ),
    good=(
        Example(
            title="the document has the day",
            guard="a day that anything in the document gives",
            timeline={
                PUBLISHED: (_printed("2023-12"), _stored("2023-12-17")),
                EVENT: "2023-12-17",
            },
        ),
        Example(
            title="the page's own field has a day",
            guard="pages that print less than their fields know",
            timeline={
                PUBLISHED: (
                    _printed("2023-12"),
                    _stored("2023-12-17"),
                    Stated(edtf="2023-12-18", channel=Channel.JSON_LD),
                ),
            },
        ),
        Example(
            title="the first of the month",
            guard="the first of a month or year, the customary filling, is information",
            timeline={PUBLISHED: (_printed("2023-12"), _stored("2023-12-01"))},
            severity=Severity.INFO,
        ),
        Example(
            title="a moment",
            guard="stored moments with a clock, which nobody makes up",
            timeline={PUBLISHED: (_printed("2023-12"), _stored("2023-12-17T09:31:07"))},
        ),
        Example(
            title="no source to compare with",
            guard="documents that say neither month nor year",
            timeline={PUBLISHED: _stored("2023-12-17")},
        ),
    ),
)
