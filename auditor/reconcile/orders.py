"""Learns from the document itself in which order it writes day and month.

A date such as 25/04/2021 has one reading and so shows the order of its style, that is of
the dates written with the same separator. A date that equals a machine field under one
reading only shows it as well. A record's stored date does not: it is often the result of
parsing the printed date, and would only repeat that guess. Where the user gives a profile of the
source, what its earlier documents show is a vote too, by its counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.model import Channel, Claim, Order, OwnerKind, Status
from auditor.reconcile.evidence import weight
from auditor.when.notation import dotted_day_first
from auditor.when.partial_date import PartialDate

if TYPE_CHECKING:
    from auditor.model.source_profile import Habit, SourceHabits

_SWAPPABLE: Final = (Order.DMY, Order.MDY)
_SEPARATORS: Final = {"/": "slashes", ".": "dots", "-": "hyphens"}
_FIRST: Final = {Order.DMY: "day", Order.MDY: "month"}
_MACHINE: Final = frozenset(
    {Channel.META, Channel.JSON_LD, Channel.MICRODATA, Channel.RDFA, Channel.TIME, Channel.URL}
)


class Vote(NamedTuple):
    """A claim that shows an order, the kind of evidence it is, and the other claims it needs."""

    order: Order
    kind: str
    claims: tuple[Claim, ...]
    counts: float | None = None
    """Its weight, where that is not the weight of its kind."""
    says: str | None = None
    beside_years: bool = False
    """It comes from a source that puts the year first as well, with the same separator."""

    @property
    def weight(self) -> float:
        """What it weighs against a vote for the other order."""
        return weight(self.kind) if self.counts is None else self.counts


class Styles(NamedTuple):
    """The votes by separator."""

    votes: dict[str, tuple[Vote, ...]]

    def best(self, separator: str | None, besides: Claim) -> tuple[Vote, float] | None:
        """The strongest vote on a style and the net weight behind its order.

        Votes that rest on the claim `besides` itself do not count: its own agreement with
        other claims is weighed where it is weighed against its rivals. Neither does a source
        that puts the year first at times, where this claim may do so, as 03-04-05 may.
        """
        votes = [
            v
            for v in self.votes.get(separator or "", ())
            if all(c.id != besides.id for c in v.claims)
            and not (v.beside_years and any(r.order is Order.YMD for r in besides.live))
        ]
        totals = {
            order: max((v.weight for v in votes if v.order is order), default=0.0)
            for order in _SWAPPABLE
        }
        order = max(_SWAPPABLE, key=totals.__getitem__)
        net = totals[order] - min(totals.values())
        if net <= 0:
            return None
        return max((v for v in votes if v.order is order), key=lambda v: v.weight), net


def ambiguous(claim: Claim) -> bool:
    """Whether day and month of the claim could still swap."""
    live = [r for r in claim.live if r.order is not None]
    return len({r.order for r in live}) > 1 and len({r.date for r in live}) > 1


def learn(
    claims: Iterable[Claim], language: str | None, habits: SourceHabits | None = None
) -> Styles:
    """Collect the votes of all claims of a document, and of earlier documents of its source."""
    claims = tuple(claims)
    votes: dict[str, list[Vote]] = {}
    numeric = [c for c in claims if c.meaning.separator is not None and c.readings]
    machine = _machine_days(claims) if any(map(ambiguous, numeric)) else {}
    for claim in numeric:
        vote = _vote(claim, machine)
        if vote is not None:
            votes.setdefault(claim.meaning.separator or "", []).append(vote)
    if dotted_day_first(language):
        votes.setdefault(".", []).append(Vote(Order.DMY, "notation", ()))
    for separator, habit in habits.orders.items() if habits is not None else ():
        votes.setdefault(separator, []).extend(_by_habit(separator, habit))
    return Styles({separator: tuple(found) for separator, found in votes.items()})


def _by_habit(separator: str, habit: Habit) -> Iterator[Vote]:
    """The vote of earlier documents, for the order that leads among their dates."""
    for order in _SWAPPABLE:
        lead = min(habit.lead(order), weight("source-order"))
        if lead > 0:
            mine, both = habit.of_both(order)
            says = (
                f"in {mine.dates:,} of {both:,} earlier dates of this source with "
                f"{_SEPARATORS[separator]}, in {mine.documents:,} "
                f"document{'' if mine.documents == 1 else 's'}, the {_FIRST[order]} comes first"
            )
            years = habit.shown.get(Order.YMD)
            beside_years = years is not None and years.dates > 0
            yield Vote(order, "source-order", (), lead, says, beside_years)


def _vote(claim: Claim, machine: dict[PartialDate, Claim]) -> Vote | None:
    if claim.owner.kind is OwnerKind.QUOTED or claim.quoted:
        return None
    live = [r for r in claim.live if r.order in _SWAPPABLE and r.date.is_day]
    if claim.channel in _MACHINE or claim.channel is Channel.RECORD or not live:
        return None
    orders = {r.order for r in live}
    if len(orders) == 1:
        # 05/05/2021 reads the same both ways and shows nothing.
        shows = live[0].date.day != live[0].date.month
        order = live[0].order
        return Vote(order, "same-style-date", (claim,)) if shows and order is not None else None
    equal = [r for r in live if r.date in machine]
    if len({r.order for r in equal}) == 1 and equal[0].order is not None:
        return Vote(equal[0].order, "style-equals-metadata", (claim, machine[equal[0].date]))
    return None


def _machine_days(claims: Iterable[Claim]) -> dict[PartialDate, Claim]:
    """Days that machine fields of the document state without doubt."""
    days: dict[PartialDate, Claim] = {}
    for claim in claims:
        if claim.channel not in _MACHINE or claim.owner.kind is not OwnerKind.DOCUMENT:
            continue
        live = [r for r in claim.readings if r.status is not Status.RULED_OUT]
        if len(live) == 1 and live[0].date.is_day:
            days.setdefault(live[0].date, claim)
    return days
