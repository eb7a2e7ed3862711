"""Counts in which order one document writes day, month and year, for the profile of its source.

Reads the claims of a settled timeline; only visible text that the source wrote itself counts, and
never what readers wrote, what is quoted or what a machine field holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from auditor.model import Channel, Claim, Order, OwnerKind, Role, Status, Zone
from auditor.model.source_profile import ORDERS, SEPARATORS, Habit, Seen, SourceHabits
from auditor.reconcile.weighing import publisher_offset
from auditor.when.partial_date import PartialDate

_OWN: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})
_STAMPS: Final = frozenset({Role.PUBLISHED, Role.MODIFIED, Role.CREATED})
_ISO: Final = "iso8601"
_Days = dict[tuple[str, Order], set[PartialDate]]


def habits_of(claims: Iterable[Claim], *, settled: bool = True) -> SourceHabits:
    """What one document shows; a day counts once, however often it is printed.

    Without `settled` no date counts whose order the document itself does not show.
    """
    claims = tuple(claims)
    alone: _Days = {}
    decided: _Days = {}
    for claim in filter(_is_written_by_source, claims):
        mark = _separator(claim)
        if mark is None:
            continue
        found = _shown(claim)
        if found is not None:
            alone.setdefault((mark, found[0]), set()).add(found[1])
        elif settled and (found := _settled(claim)) is not None:
            decided.setdefault((mark, found[0]), set()).add(found[1])
    offset = publisher_offset(claims)
    return SourceHabits(
        documents=1,
        orders={
            mark: Habit(_counts(alone, mark), _counts(decided, mark))
            for mark in SEPARATORS
            if any(mark == seen for seen, _ in (*alone, *decided))
        },
        offsets={} if offset is None else {offset: 1},
    )


def _counts(days: _Days, mark: str) -> dict[Order, Seen]:
    return {order: Seen(len(days[mark, order]), 1) for order in ORDERS if (mark, order) in days}


def _is_written_by_source(claim: Claim) -> bool:
    """Visible text of the document itself; of other things on the page, their stamps only."""
    if claim.channel is not Channel.TEXT or claim.zone is Zone.HIDDEN or claim.quoted:
        return False
    kind = claim.owner.kind
    return kind in _OWN or (kind is not OwnerKind.QUOTED and claim.role in _STAMPS)


def _separator(claim: Claim) -> str | None:
    meaning = claim.meaning
    if meaning.form == _ISO:
        return "-" if "-" in claim.surface else None
    return meaning.separator if meaning.separator in SEPARATORS else None


def _shown(claim: Claim) -> tuple[Order, PartialDate] | None:
    """The order of a date that has one only; 05/05/2021 shows none."""
    candidates = claim.meaning.candidates
    if len(candidates) != 1 or not candidates[0].date.is_day:
        return None
    date = candidates[0].date
    order = Order.YMD if claim.meaning.form == _ISO else candidates[0].order
    if order not in ORDERS or (order is not Order.YMD and date.day == date.month):
        return None
    return order, date


def _settled(claim: Claim) -> tuple[Order, PartialDate] | None:
    """The order of a date that something else settled."""
    chosen = claim.chosen
    rivals = {r.date for r in claim.readings if r.status is Status.RULED_OUT}
    if chosen is None or chosen.order not in ORDERS or not chosen.date.is_day or not rivals:
        return None
    return chosen.order, chosen.date
