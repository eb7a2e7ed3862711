"""A copy of the page is known that is older than its stated publication.

Archives, and people who keep copies, know when a page could be read (`--copies FILE`: a TimeMap,
or a table with the columns url and retrieved). A page that was there on 3 May 2019 cannot have
appeared at that address in 2021.

Another text may have stood at the same address before: front pages, series and live pages keep
their addresses, and that is the honest cause. To read the older copy would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Reading, Severity, Tense
from auditor.model.claim import OF_THE_COPIES
from auditor.model.worlds import gap, weigh
from auditor.rule import (
    CAPTURED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    called_print,
    day_of,
    days_between,
    own_machine,
    own_printed,
)

_ZONE_DAYS: Final = 1
_LAST_YEARS: Final = 9_000
_SHOWN: Final = 6


def check(case: Case) -> Iterator[Finding]:
    """One finding for the first stated publication that the oldest known copy is older than."""
    claims = case.timeline.claims
    copies = [c for c in claims if c.owner == OF_THE_COPIES and c.role is CAPTURED and c.live]
    if not copies or not case.single:
        return
    oldest = min(copies, key=lambda c: (_first_day(c), c.location.start, c.id))
    stated = [*own_machine(claims, PUBLISHED), *own_printed(claims, PUBLISHED)]
    kinds = {
        claim.id: kind
        for claim in stated
        if not _stands_for_none(claim) and (kind := weigh(_is_older, oldest.live, claim.live))
    }
    late = [claim for claim in stated if claim.id in kinds]
    if not late:
        return
    first = late[0]
    yield case.finding(
        f"A copy of the page was made on {day_of(oldest)}, {days_between(oldest.live, first.live)} "
        f"before {day_of(first)}, the publication that {called(first)} states.",
        first.id,
        oldest.id,
        *(claim.id for claim in late[1:_SHOWN]),
        kind=kinds[first.id],
    )


def _first_day(claim: Claim) -> int:
    return min(reading.interval.first or 0 for reading in claim.live)


def _is_older(copy: Reading, published: Reading) -> bool:
    return gap(copy, published) > _ZONE_DAYS


def _stands_for_none(claim: Claim) -> bool:
    """Whether it is a printed issue, an announced day, or one that programs write for none."""
    filler = any((r.date.year or 0) >= _LAST_YEARS for r in claim.live)
    return filler or claim.tense is Tense.FUTURE or called_print(claim)


def _copy(edtf: str) -> Stated:
    owner = OF_THE_COPIES
    return Stated(edtf=edtf, channel=Channel.RECORD, owner=owner.kind, key=owner.key)


def _field(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.META)


RULE = Rule(
    code="PRV602",
    name="earlier-copy",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://www.rfc-editor.org/rfc/rfc7089#section-5",
        "https://arxiv.org/abs/1304.5213",
    ),
    subsumes=("MET303",),
    check=check,
    bad=(
        Example(
            title="copied two years before",
            timeline={
                PUBLISHED: _field("2021-05-03"),
                CAPTURED: (_copy("2023-01-01"), _copy("2019-05-12T08:30:00Z")),
            },
            at="2021-05-03",
        ),
    ),
    good=(
        Example(
            title="copied a week later",
            timeline={PUBLISHED: _field("2021-05-03"), CAPTURED: _copy("2021-05-10")},
        ),
        Example(
            title="copied the day before",
            guard="a day, which may be a time zone",
            timeline={PUBLISHED: _field("2021-05-03"), CAPTURED: _copy("2021-05-02T23:30:00Z")},
        ),
        Example(
            title="a front page",
            guard="lists and live pages, which keep their address",
            timeline={PUBLISHED: _field("2021-05-03"), CAPTURED: _copy("2019-05-12")},
            page_kind="list",
        ),
        Example(
            title="a printed issue",
            guard="days of printed issues",
            timeline={
                PUBLISHED: (
                    _field("2021-05-03"),
                    Stated(edtf="2021-06-01", before="Print edition of "),
                ),
                CAPTURED: _copy("2021-05-04"),
            },
        ),
    ),
)
