"""What tells the two orders of one ambiguous date apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from auditor.model import Channel, Claim, Order, OwnerKind, Reading, Role, Tense
from auditor.reconcile.candidates import Candidate
from auditor.reconcile.events import event_evidence, weekday_evidence
from auditor.reconcile.orders import Styles, ambiguous
from auditor.reconcile.weighed import Weighed, hit
from auditor.when.partial_date import PartialDate

_NEWEST: Final = 21
"""Days by which a page's own date may lie after all that stands beside it."""
_STAMPS: Final = frozenset({Role.PUBLISHED, Role.MODIFIED, Role.CREATED, Role.CAPTURED})


def order_evidence(
    claims: Sequence[Claim],
    candidates: Iterable[Candidate],
    styles: Styles,
    events: Sequence[Claim],
) -> Mapping[str, Mapping[PartialDate, tuple[Weighed, ...]]]:
    """For each ambiguous claim that testifies, the evidence for each of its readings."""
    testify = {s.claim.id: s.claim for c in candidates for s in c.support if ambiguous(s.claim)}
    if not testify:
        return {}
    sure = _sure_days(claims)
    last = _last_sure_day(claims)
    return {
        claim.id: {
            reading.date: tuple(_for_reading(claim, reading, styles, events, sure, last))
            for reading in claim.live
        }
        for claim in testify.values()
    }


def _for_reading(
    claim: Claim,
    reading: Reading,
    styles: Styles,
    events: Sequence[Claim],
    sure: Mapping[PartialDate, Claim],
    last: int | None,
) -> Iterable[Weighed]:
    best = styles.best(claim.meaning.separator, claim)
    if best is not None and best[0].order is reading.order:
        yield Weighed(best[0].kind, (claim, *best[0].claims), best[1], says=best[0].says)
    if reading.order in (Order.YMD, Order.YDM):
        yield hit("year-first", claim)
    if not reading.date.is_day:
        return
    equal = sure.get(reading.date)
    if equal is not None:
        yield hit("equals-sure-date", claim, equal)
    rivals = [r.date.number for r in claim.live if r.date != reading.date and r.date.is_day]
    if last is not None and rivals and _only_this_is_past(reading.date.number, rivals, last):
        yield hit("after-all-others", claim)
    number = reading.date.number
    own = frozenset({claim.id})
    yield from (e for e in event_evidence(claim, number, events, own) if e.kind != "event-after")
    yield from weekday_evidence(claim, number, events)


def _only_this_is_past(number: int, rivals: Sequence[int], last: int) -> bool:
    """Whether this reading lies among the dates of the page, and every rival after all of them.

    A page's own date is often its newest, by some days; it is not by weeks.
    """
    return number <= last + _NEWEST < min(rivals)


def _sure_days(claims: Iterable[Claim]) -> dict[PartialDate, Claim]:
    """Days that the document states of itself without doubt, in any channel but a record's.

    A record's field is often the result of parsing the printed date: it would repeat a guess.
    """
    days: dict[PartialDate, Claim] = {}
    for claim in claims:
        if claim.channel is Channel.RECORD or claim.owner.kind is not OwnerKind.DOCUMENT:
            continue
        if claim.role not in _STAMPS - {Role.CAPTURED}:
            continue
        live = claim.live
        if len(live) == 1 and live[0].date.is_day and live[0].order not in (Order.DMY, Order.MDY):
            days.setdefault(live[0].date, claim)
    return days


def _last_sure_day(claims: Iterable[Claim]) -> int | None:
    """The latest stamp of anything on the page that is without doubt and no plan."""
    days = [
        r.date.number
        for c in claims
        if c.tense is not Tense.FUTURE and c.role in _STAMPS and len(c.live) == 1
        for r in c.live
        if r.date.is_day
    ]
    return max(days, default=None)
