"""The stored date is 1 January of the year in the copyright notice.

A program that finds no date takes the year from the foot of the page and completes it to a
day: "© 2024" becomes 2024-01-01. The year is that of the site, or of its last rebuilding, and
not of the text; whole collections end up on one New Year's Day.

A document of that very day is the honest cause. Its address or its printed date would say so,
and then nothing is told; where no other date is stated, it is for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity, Zone
from auditor.model.worlds import gap, weigh
from auditor.rule import (
    HEAD_ZONES,
    MOST,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    distinct,
    is_own,
    opening,
    own_machine,
)
from auditor.when.precision import Precision

_FOOT: Final = frozenset({Zone.COPYRIGHT, Zone.FOOTER})
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for the stored dates of each New Year's Day."""
    if not case.single:
        return
    claims = case.timeline.claims
    stored = [c for c in own_machine(claims, PUBLISHED) if any(map(_is_new_year, c.live))]
    if not stored:
        return
    years = distinct(c for c in claims if c.zone in _FOOT and c.channel is Channel.TEXT and c.live)
    ids = {c.id for c in stored}
    others = distinct(c for c in claims if _states_a_day(c) and c.id not in ids)
    told: dict[tuple[Reading, ...], list[Claim]] = {}
    for claim in stored:
        told.setdefault(claim.live, []).append(claim)
    for group in list(told.values())[:MOST]:
        finding = _found(case, group, years, others)
        if finding is not None:
            yield finding


def _is_new_year(reading: Reading) -> bool:
    """Whether it is 1 January, at midnight if a clock is stated at all."""
    date, instant = reading.date, reading.instant
    if (date.month, date.day) != (1, 1) or date.year is None:
        return False
    return instant is None or (instant.hour, instant.minute, instant.second or 0) == (0, 0, 0)


def _states_a_day(claim: Claim) -> bool:
    """Whether it states a day of the document: a field, the head of it, its address."""
    if claim.role is not PUBLISHED or not is_own(claim) or not claim.live or claim.quoted:
        return False
    shown = claim.channel is not Channel.TEXT or claim.zone in HEAD_ZONES
    return shown and all(reading.date.is_day for reading in claim.live)


def _found(
    case: Case, group: Sequence[Claim], years: Sequence[Claim], others: Sequence[Claim]
) -> Finding | None:
    first = group[0]
    kinds = [(c, weigh(_is_padded, first.live, c.live)) for c in years]
    year = next((c for c, kind in kinds if kind is not None), None)
    if year is None:
        return None
    # Whoever says the same day in another way bears it out.
    if any(weigh(lambda a, b: abs(gap(a, b)) <= 1, first.live, c.live) for c in others):
        return None
    sure = bool(others) and any(kind is FindingKind.FAIL for _, kind in kinds)
    text = (
        f"{opening(called(first))} says {day_of(first)}: 1 January of the year that the foot of "
        f"the page gives, “{year.surface}”"
    )
    text += f"; another date of the document is {day_of(others[0])}" if others else ""
    return case.finding(
        f"{text}.",
        *dict.fromkeys(c.id for c in (*group, year, *others[:_SHOWN])),
        kind=FindingKind.FAIL if sure else FindingKind.REVIEW,
    )


def _is_padded(stored: Reading, year: Reading) -> bool:
    return (
        _is_new_year(stored)
        and year.date.precision is Precision.YEAR
        and year.date.year == stored.date.year
    )


_FOOTER: Final = Stated(edtf="2024", zone=Zone.COPYRIGHT, owner=OwnerKind.SITE)
_STORED: Final = Stated(edtf="2024-01-01", channel=Channel.RECORD, field="published")

RULE = Rule(
    code="DOC210",
    name="copyright-as-date",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/adbar/htmldate/issues/124",
        "https://developers.google.com/search/docs/appearance/publication-dates",
    ),
    subsumes=("DOC201", "DOC202", "DOC205", "DOC208", "MET301"),
    check=check,
    bad=(
        Example(
            title="a record with the year of the footer",
            timeline={PUBLISHED: ("2019-06-14", _STORED, _FOOTER)},
            at="2024-01-01",
        ),
        Example(
            title="nothing else is stated",
            timeline={PUBLISHED: (_STORED, _FOOTER)},
            at="2024-01-01",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="midnight in a field of the page",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-06-14", channel=Channel.URL),
                    Stated(edtf="2024-01-01T00:00:00Z", channel=Channel.JSON_LD),
                    _FOOTER,
                ),
            },
            verdicts={PUBLISHED: "2019-06-14"},
            at="2024-01-01T00:00:00Z",
        ),
        Example(
            title="a record and the page that it was made of",
            source=(
                '{"id": "n7", "published": "2024-01-01", "text": "Sluice repaired\\n\\n'
                "Date: 14 June 2019\\n\\nThe sluice at the lower mill was repaired on Wednesday, "
                'the water board reported.\\n\\n© 2024 Harbour Gazette\\n"}\n'
            ),
            name="news.jsonl",
            at="2024-01-01",
        ),
    ),
    good=(
        Example(
            title="a text of New Year's Day",
            guard="a printed date or address with the same day",
            timeline={PUBLISHED: (_STORED, "2024-01-01", _FOOTER)},
        ),
        Example(
            title="another year in the footer",
            guard="a year that is not the copyright's",
            timeline={
                PUBLISHED: (
                    _STORED,
                    Stated(edtf="2023", zone=Zone.COPYRIGHT, owner=OwnerKind.SITE),
                ),
            },
        ),
        Example(
            title="a quarter past nine on New Year's Day",
            guard="a clock that nobody fills in",
            timeline={
                PUBLISHED: (Stated(edtf="2024-01-01T09:15Z", channel=Channel.META), _FOOTER),
            },
        ),
        Example(
            title="a day in the footer",
            guard="full dates in the footer",
            timeline={
                PUBLISHED: (
                    _STORED,
                    Stated(edtf="2024-01-01", zone=Zone.FOOTER, owner=OwnerKind.SITE),
                ),
            },
        ),
        Example(
            title="a list",
            guard="lists and live pages",
            timeline={PUBLISHED: (_STORED, _FOOTER)},
            page_kind="list",
        ),
    ),
)
