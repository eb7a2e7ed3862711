"""A stored date is a printed one with day and month swapped.

The record says 2021-11-04, the page prints 11/04/2021 and means 11 April: whoever stored the
date read it in the wrong order. The stored value is a valid date and nobody notices, until
the document turns up in the wrong month or beyond a cut-off. Where the document itself does
not settle the printed date, the finding is left for a person to look at.

The honest cause is a parser with a fixed day-month order, such as the American one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Role, Severity
from auditor.model.worlds import surely_same_day, weigh
from auditor.rule import (
    CREATED,
    EVENT,
    MACHINE_CHANNELS,
    MODIFIED,
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
    is_printed,
    opening,
)
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_ROLES: Final = frozenset({PUBLISHED, CREATED, MODIFIED})


def check(case: Case) -> Iterator[Finding]:
    """One finding for each printed date, with all the stored ones that swap it."""
    claims = case.timeline.claims
    printed = [c for c in claims if is_printed(c) and is_own(c) and _orders(c) > 1]
    if not printed:
        return
    stored: dict[PartialDate, list[Claim]] = {}
    for claim in claims:
        # A field in the same notation is no other witness of the order.
        if _orders(claim) > 1 or is_loose(claim):
            continue
        if claim.channel in MACHINE_CHANNELS and claim.role in _ROLES:
            for date in {reading.date for reading in claim.live}:
                stored.setdefault(date, []).append(claim)
    for claim in _distinct(printed):
        kinds = {c.id: weigh(_is_swap(claim), claim.live, c.live) for c in _stored(stored, claim)}
        for kind in dict.fromkeys(k for k in kinds.values() if k is not None):
            swapped = [c for c in _stored(stored, claim) if kinds[c.id] is kind]
            # What states the right day is part of the same fault.
            right = [c for c in _stored(stored, claim) if surely_same_day(claim.live, c.live)]
            yield case.finding(
                _message(claim, swapped[0]),
                *(c.id for c in (*swapped, claim, *right)),
                kind=kind,
            )


def _orders(claim: Claim) -> int:
    return len({r.order for r in claim.readings if r.order is not None and r.date.is_day})


def _distinct(claims: list[Claim]) -> list[Claim]:
    """The first of those that print the same date in the same role."""
    return list({(c.role, c.owner, c.surface): c for c in reversed(claims)}.values())[::-1]


def _stored(stored: Mapping[PartialDate, Sequence[Claim]], printed: Claim) -> list[Claim]:
    """Machine claims of the same thing and role that equal one of the printed date's readings."""
    found = {
        claim.id: claim
        for date in {reading.date for reading in printed.readings}
        for claim in stored.get(date, ())
        if _is_one_role(claim.role, printed.role) and claim.owner == printed.owner
    }
    return sorted(found.values(), key=lambda c: (c.location.part, c.location.start, c.id))


def _is_one_role(one: Role, other: Role) -> bool:
    """Whether dates in both roles are of one act; a creation date counts as publication."""
    return one is other or {one, other} == {PUBLISHED, CREATED}


def _is_swap(printed: Claim) -> Callable[[Reading, Reading], bool]:
    """Whether a stored date is what the printed one would be in the other order."""
    dates = {reading.date for reading in printed.readings if reading.order is not None}

    def holds(meant: Reading, stored: Reading) -> bool:
        one, other = meant.date, stored.date
        return (
            other in dates
            and one != other
            and one.is_day
            and (one.year, one.month, one.day) == (other.year, other.day, other.month)
        )

    return holds


def _message(printed: Claim, stored: Claim) -> str:
    text = f"{opening(called(stored))} says {day_of(stored)}; the page prints “{printed.surface}”"
    if len(printed.live) > 1:
        return f"{text}, which may mean that day and month were swapped."
    return f"{text} and means {in_words(printed.live[0].date)}: day and month were swapped."


RULE = Rule(
    code="FMT113",
    name="swapped-day-month",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://github.com/scrapinghub/dateparser/issues/1099",
        "https://github.com/CenterForOpenScience/osf.io/issues/668",
    ),
    subsumes=("DOC201", "DOC202", "MET301", "MET305", "COR510"),
    check=check,
    bad=(
        Example(
            title="a record in the wrong order",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-04-11 | !2021-11-04", label="Date"),
                    Stated(edtf="2021-11-04", channel=Channel.RECORD, field="published"),
                ),
            },
            at="2021-11-04",
        ),
        Example(
            title="two fields in the wrong order and one in the right one",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-04-11 | !2021-11-04"),
                    Stated(edtf="2021-04-11", channel=Channel.TIME),
                    Stated(edtf="2021-11-04", channel=Channel.META),
                    Stated(edtf="2021-11-04T00:00:00Z", channel=Channel.JSON_LD),
                ),
            },
            at="2021-11-04",
        ),
        Example(
            title="a printed date that nothing settles",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-04-11 | 2021-11-04"),
                    Stated(edtf="2021-11-04", channel=Channel.RECORD),
                ),
            },
            at="2021-11-04",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a record whose text settles the order",
            source=(
                '{"id": "n1", "published": "2021-11-04", "text": "Sluice repaired\\n\\n'
                "Date: 11/04/2021\\n\\nThe sluice at the lower mill was repaired from 25/03/2021, "
                'the water board reported.\\n"}\n'
            ),
            name="news.jsonl",
            at="2021-11-04",
        ),
    ),
    good=(
        Example(
            title="the stored date is the one that is meant",
            timeline={
                PUBLISHED: (
                    "2021-04-11 | !2021-11-04",
                    Stated(edtf="2021-04-11", channel=Channel.RECORD),
                ),
            },
        ),
        Example(
            title="a different day altogether",
            timeline={
                PUBLISHED: (
                    "2021-04-11 | !2021-11-04",
                    Stated(edtf="2021-04-13", channel=Channel.RECORD),
                ),
            },
        ),
        Example(
            title="another thing on the page",
            guard="dates of other things on the page",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-04-11 | !2021-11-04", owner=OwnerKind.RELATED),
                    Stated(edtf="2021-11-04", channel=Channel.RECORD),
                ),
            },
        ),
        Example(
            title="another role",
            guard="dates in another role",
            timeline={
                PUBLISHED: "2021-04-11 | !2021-11-04",
                MODIFIED: Stated(edtf="2021-11-04", channel=Channel.META),
            },
        ),
        Example(
            title="a field in the same notation",
            guard="stored dates that are as ambiguous",
            timeline={
                PUBLISHED: (
                    "2021-04-11 | 2021-11-04",
                    Stated(edtf="2021-04-11 | 2021-11-04", channel=Channel.TIME),
                ),
            },
        ),
        Example(
            title="a role that nobody stores",
            guard="events, which nobody stores",
            timeline={EVENT: "2021-04-11 | !2021-11-04"},
        ),
    ),
)
