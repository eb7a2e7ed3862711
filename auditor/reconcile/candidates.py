"""The candidate publication dates of a document, and the claims that testify for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from auditor.model import Channel, Claim, Reading
from auditor.reconcile.witness import MAIL_DATE, RANK, Witness, testimony
from auditor.when.partial_date import PartialDate
from auditor.when.placeholder import placeholder
from auditor.when.precision import Precision

MOST: Final = 60
"""Candidates that are weighed; a page with more distinct days is a list."""


class Support(NamedTuple):
    """One claim, under one of its readings, that testifies for a candidate."""

    claim: Claim
    reading: Reading
    witness: Witness
    kind: str


class Candidate(NamedTuple):
    """A date, a day where any claim states one, and its support, the strongest first."""

    date: PartialDate
    support: tuple[Support, ...]

    @property
    def best(self) -> dict[Witness, Support]:
        """The strongest support of each witness."""
        found: dict[Witness, Support] = {}
        for support in self.support:
            found.setdefault(support.witness, support)
        return found


def gather(claims: Iterable[Claim]) -> tuple[Candidate, ...]:
    """All candidates of a document; coarser dates only where no day lies within them."""
    by_date: dict[PartialDate, list[Support]] = {}
    for claim in claims:
        said = testimony(claim)
        if said is None:
            continue
        for reading in claim.live:
            date = reading.date
            if is_empty(claim, reading):
                continue
            if date.year is not None and date.precision >= Precision.MONTH and date.month:
                by_date.setdefault(date, []).append(
                    Support(claim, reading, said.witness, said.kind)
                )
    by_date = _of_mail(by_date) or by_date
    days = {date for date in by_date if date.is_day}
    _give_to_days(by_date, days)
    found = [
        Candidate(date, tuple(sorted(support, key=lambda s: RANK[s.kind])))
        for date, support in by_date.items()
    ]
    found.sort(key=lambda c: (RANK[c.support[0].kind], str(c.date)))
    return tuple(found[:MOST])


def _of_mail(by_date: dict[PartialDate, list[Support]]) -> dict[PartialDate, list[Support]]:
    """What the Date of a mail says: no date in its text says when it was sent."""
    dated = {
        date: [one for one in support if one.kind == MAIL_DATE] for date, support in by_date.items()
    }
    return {date: support for date, support in dated.items() if support}


def is_empty(claim: Claim, reading: Reading) -> bool:
    """Whether a field or a label holds what programs write for no date, such as 1970-01-01."""
    if claim.channel is Channel.URL or (claim.channel is Channel.TEXT and claim.label is None):
        return False
    found = placeholder(reading.date, reading.instant)
    return found is not None and found.sure


def _give_to_days(by_date: dict[PartialDate, list[Support]], days: set[PartialDate]) -> None:
    """A month testifies for each day within it, and is no candidate of its own then."""
    for date in [d for d in by_date if not d.is_day]:
        inside = [d for d in days if d.number in date.interval]
        for day in inside:
            by_date[day].extend(by_date[date])
        if inside:
            del by_date[date]
