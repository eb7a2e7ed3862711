"""How the dated events that a text tells lie to a day of publication.

News names the day without its year for what happened in the last days or is planned for the
next; so an event that lies shortly before one reading and half a year before the other tells
them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.model import Claim, Kind, OwnerKind, Role, Tense, Zone
from auditor.reconcile.templates import fill_year, template_of
from auditor.reconcile.weighed import Weighed, hit
from auditor.when.calendar import weekday

MOST: Final = 40
"""Events of the text that are looked at; the first ones are nearest to the news."""
SHORTLY: Final = 10
LONG: Final = 30
"""Days: dates without a year in news lie within some days of the publication."""


def first_events(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The first dated events in the document's own text."""
    found = [
        c
        for c in claims
        if c.role is Role.EVENT
        and c.owner.kind is OwnerKind.DOCUMENT
        and c.meaning.kind is Kind.DATE
        and c.zone in (Zone.BODY, Zone.DATELINE)
        and not c.quoted
        and not c.surroundings.repeated
    ]
    return tuple(found[:MOST])


def event_evidence(
    claim: Claim, number: int, events: Sequence[Claim], own: frozenset[str]
) -> Iterable[Weighed]:
    """What the events say on the day `number`, which `claim` states.

    `own` are the claims of the candidate itself: no claim vouches for itself.
    """
    gaps = [
        (gap, event)
        for event in events
        if event.id not in own and (gap := _gap(event, number)) is not None
    ]
    if not gaps:
        return
    gap, event = min(gaps, key=lambda pair: (abs(pair[0]), pair[1].location.start))
    if 0 <= gap <= SHORTLY:
        yield hit("event-shortly-before", claim, event, measure=gap)
    elif -SHORTLY <= gap < 0 and event.tense is not Tense.PAST:
        yield hit("event-shortly-after", claim, event, measure=-gap)
    elif gap > LONG:
        yield hit("event-long-before", claim, event, measure=gap)
    late = [(g, e) for g, e in gaps if g < -1 and e.tense is Tense.PAST and _has_year(e)]
    if late:
        gap, event = min(late, key=lambda pair: pair[0])
        yield hit("event-after", claim, event, measure=-gap)


def weekday_evidence(claim: Claim, number: int, events: Iterable[Claim]) -> Iterable[Weighed]:
    """Whether the weekday beside the first yearless date of the text fits the day."""
    for event in events:
        template = template_of(event)
        if event.weekday is None or template is None or template.day is None:
            continue
        filled = fill_year(template, number, event.tense)
        if filled is None or not filled.is_day:
            continue
        fits = weekday(filled.number) == event.weekday
        yield hit("weekday-fits" if fits else "weekday-contradicts", claim, event)
        return


def _gap(event: Claim, number: int) -> int | None:
    """Days from the event to the day; negative when the event is later."""
    template = template_of(event)
    if template is not None:
        if template.day is None:
            return None
        filled = fill_year(template, number, event.tense)
    else:
        days = [r.date for r in event.live if r.date.is_day]
        filled = days[0] if len(days) == 1 else None
    return number - filled.number if filled is not None and filled.is_day else None


def _has_year(event: Claim) -> bool:
    return any(r.date.year is not None for r in event.live)
