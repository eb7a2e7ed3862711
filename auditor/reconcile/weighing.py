"""Weighs the candidates: every kind of evidence for or against each, as log-odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from attrs import frozen

from auditor.model import Channel, Claim, Kind, Order, OwnerKind, Role, Tense, Zone
from auditor.reconcile.candidates import Candidate
from auditor.reconcile.evidence import weight
from auditor.reconcile.orders import Styles
from auditor.reconcile.templates import fill_year, template_of
from auditor.reconcile.witness import FAR, Witness
from auditor.when.calendar import weekday
from auditor.when.offset import EARLIEST_OFFSET, LATEST_OFFSET
from auditor.when.partial_date import PartialDate

EVENTS: Final = 40
"""Events of the text that are looked at; the first ones are nearest to the news."""
SHORTLY: Final = 10
LONG: Final = 60
"""Days: news dates without a year lie within some days of their publication."""
_PLACED: Final = frozenset({"visible-near", "visible-class", "visible-elsewhere", "own-line"})
_UNBOUND: Final = frozenset({"page-date"})
_OWN_DATE: Final = frozenset(
    {
        "visible-original",
        "visible-label",
        "visible-class",
        "visible-near",
        "time-label",
        "time-class",
        "time-near",
        "json-ld-article",
        "meta-published",
        "microdata",
    }
)


@frozen
class Weighed:
    """One kind of evidence that a candidate has, the claims it rests on, what it measures."""

    kind: str
    claims: tuple[Claim, ...]
    weight: float
    measure: int | None = None
    detail: str = ""


@frozen
class Scored:
    """A candidate with everything that was weighed, and the sum."""

    candidate: Candidate
    evidence: tuple[Weighed, ...]

    @property
    def total(self) -> float:
        """Log-odds against stating nothing, before the softmax."""
        return sum(e.weight for e in self.evidence)


@frozen
class Scene:
    """What the candidates are weighed against."""

    claims: tuple[Claim, ...]
    candidates: tuple[Candidate, ...]
    styles: Styles
    events: tuple[Claim, ...]
    modified: frozenset[PartialDate]
    offset: int | None
    first_comment: int | None
    last_other: int | None

    @classmethod
    def of(
        cls, claims: tuple[Claim, ...], candidates: tuple[Candidate, ...], styles: Styles
    ) -> Scene:
        """Collect what is the same for every candidate."""
        return cls(
            claims=claims,
            candidates=candidates,
            styles=styles,
            events=_events(claims),
            modified=frozenset(
                r.date
                for c in claims
                if c.role is Role.MODIFIED and c.owner.kind is OwnerKind.DOCUMENT
                for r in c.live
                if r.date.is_day
            ),
            offset=publisher_offset(claims),
            first_comment=_first_comment(claims),
            last_other=_last_sure_day(claims),
        )


def weigh(scene: Scene) -> tuple[Scored, ...]:
    """Every candidate with its evidence, the strongest candidate first."""
    scored = [
        Scored(candidate, tuple(e for source in _SOURCES for e in source(candidate, scene)))
        for candidate in scene.candidates
    ]
    return tuple(sorted(scored, key=lambda s: (-s.total, str(s.candidate.date))))


def _hit(kind: str, *claims: Claim, measure: int | None = None, detail: str = "") -> Weighed:
    return Weighed(kind, claims, weight(kind), measure, detail)


def _witnesses(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """The best claim of each witness, a second machine field, and the same instant elsewhere."""
    best = candidate.best
    has_article = any(s.kind in _OWN_DATE for c in scene.candidates for s in c.support)
    for support in best.values():
        yield _hit(support.kind, support.claim)
        if support.kind in _UNBOUND and has_article:
            yield _hit("article-date-exists", support.claim)
    machine = [s for s in candidate.support if s.witness is Witness.MACHINE]
    second = [s for s in machine[1:] if s.kind != machine[0].kind]
    if second and second[0].kind in _OWN_DATE:
        yield _hit("second-field", second[0].claim)
    if Witness.MACHINE not in best:
        yield from _other_calendar(candidate, scene)


def _other_calendar(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """A machine stamp of the day before or after that is this day on the publisher's clock."""
    if not candidate.date.is_day:
        return
    number = candidate.date.number
    for other in scene.candidates:
        if not other.date.is_day or abs(other.date.number - number) != 1:
            continue
        for support in other.support:
            instant = support.reading.instant
            if support.witness is not Witness.MACHINE or instant is None or not instant.zulu:
                continue
            if scene.offset is not None and instant.day_at(scene.offset) == candidate.date:
                yield _hit("publisher-zone", support.claim)
                return
            edge = LATEST_OFFSET if number > other.date.number else EARLIEST_OFFSET
            if instant.day_at(edge) == candidate.date:
                yield _hit("same-instant", support.claim)
                return


def _position(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """Where the visible line stands, and what stands round it."""
    support = candidate.best.get(Witness.VISIBLE)
    if support is None:
        return
    claim, around = support.claim, support.claim.surroundings
    first = _first_after_headline(scene)
    if first is not None and claim.location.start == first.location.start:
        yield _hit("first-after-headline", claim)
    distance = around.headline_distance
    if support.kind in _PLACED and distance is not None and not -FAR < distance < FAR:
        yield _hit("far-from-headline", claim, measure=distance)
    if around.repeated:
        yield _hit("repeated-element", claim)
    if around.in_headline:
        yield _hit("in-headline", claim)
    if around.class_role is Role.MODIFIED and not claim.label:
        yield _hit("class-says-modified", claim)


def _first_after_headline(scene: Scene) -> Claim | None:
    placed = [
        s.claim
        for c in scene.candidates
        for s in c.support
        if s.witness is Witness.VISIBLE
        and s.claim.channel is Channel.TEXT
        and s.claim.surroundings.own_line
        and (s.claim.surroundings.headline_distance or -1) >= 0
    ]
    return min(placed, key=lambda c: c.surroundings.headline_distance or 0, default=None)


def _company(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """How the candidate lies to modifications, comments, and the address."""
    date = candidate.date
    if date.month == 1 and date.day == 1:
        yield _hit("new-year", candidate.support[0].claim)
    if not date.is_day:
        return
    older = [c for c in scene.candidates if c.date.is_day and c.date.number < date.number - 1]
    strong = [c for c in older if c.support[0].kind in _OWN_DATE]
    if date in scene.modified and strong:
        yield _hit("equals-modified", candidate.support[0].claim, strong[0].support[0].claim)
    addresses = [
        c for c in older if Witness.ADDRESS in c.best and c.best[Witness.ADDRESS].kind == "url-day"
    ]
    if addresses and Witness.ADDRESS not in candidate.best:
        yield _hit("older-address", addresses[0].best[Witness.ADDRESS].claim)
    if scene.first_comment is not None and date.number > scene.first_comment + 1:
        yield _hit("first-comment", candidate.support[0].claim)


def _order(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """What the other dates of the document say on the order that this candidate needs."""
    for support in candidate.support:
        order = support.reading.order
        if order not in (Order.DMY, Order.MDY) or len(support.claim.live) == 1:
            continue
        best = scene.styles.best(support.claim.meaning.separator, support.claim)
        if best is not None:
            vote, net = best
            if vote.order is order:
                yield Weighed(vote.kind, (support.claim, *vote.claims), net)
        yield from _not_last(candidate, support.claim, scene)
        return


def _not_last(candidate: Candidate, claim: Claim, scene: Scene) -> Iterable[Weighed]:
    """The rival order would make the document younger than every date on its page."""
    rivals = [r.date for r in claim.live if r.date != candidate.date and r.date.is_day]
    last = scene.last_other
    if last is None or not candidate.date.is_day or candidate.date.number > last:
        return
    if rivals and min(r.number for r in rivals) > last + 1:
        yield _hit("after-all-others", claim)


def _by_events(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """How the dated events of the text lie to the candidate.

    Only what tells candidates apart counts: an event that lies equally well to all of them
    is evidence for none.
    """
    if not candidate.date.is_day:
        return
    number = candidate.date.number
    own = {support.claim.id for support in candidate.support}
    gaps = [
        (gap, event)
        for event in scene.events
        if event.id not in own and (gap := _gap(event, number)) is not None
    ]
    if not gaps:
        return
    gap, event = min(gaps, key=lambda pair: (abs(pair[0]), pair[1].location.start))
    if 0 <= gap <= SHORTLY:
        yield _hit("event-shortly-before", candidate.support[0].claim, event, measure=gap)
    elif -SHORTLY <= gap < 0 and event.tense is not Tense.PAST:
        yield _hit("event-shortly-after", candidate.support[0].claim, event, measure=-gap)
    elif gap > LONG:
        yield _hit("event-long-before", candidate.support[0].claim, event, measure=gap)
    late = [(g, e) for g, e in gaps if g < -1 and e.tense is Tense.PAST and _has_year(e)]
    if late:
        gap, event = min(late, key=lambda pair: pair[0])
        yield _hit("event-after", candidate.support[0].claim, event, measure=-gap)
    yield from _by_weekdays(candidate, scene)


def _by_weekdays(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    for event in scene.events:
        template = template_of(event)
        if event.weekday is None or template is None or template.day is None:
            continue
        filled = fill_year(template, candidate.date.number, event.tense)
        if filled is None or not filled.is_day:
            continue
        fits = weekday(filled.number) == event.weekday
        kind = "weekday-fits" if fits else "weekday-contradicts"
        yield _hit(kind, candidate.support[0].claim, event)
        return


def _gap(event: Claim, number: int) -> int | None:
    """Days from the event to the candidate; negative when the event is later."""
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


def _events(claims: Iterable[Claim]) -> tuple[Claim, ...]:
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
    return tuple(found[:EVENTS])


def publisher_offset(claims: Iterable[Claim]) -> int | None:
    """The offset of the page's own stamps, unless it is zero: that is often a default."""
    offsets = {
        r.instant.offset
        for c in claims
        if c.owner.kind is OwnerKind.DOCUMENT
        for r in c.readings
        if r.instant is not None and r.instant.offset
    }
    return offsets.pop() if len(offsets) == 1 else None


def _first_comment(claims: Iterable[Claim]) -> int | None:
    """The earliest day of two or more comments' own stamps."""
    days = sorted(
        r.date.number
        for c in claims
        if c.owner.kind in (OwnerKind.COMMENT, OwnerKind.REPLY)
        and c.role in (Role.PUBLISHED, Role.CREATED)
        for r in c.live[:1]
        if len(c.live) == 1 and r.date.is_day
    )
    return days[0] if len(days) > 1 else None


def _last_sure_day(claims: Iterable[Claim]) -> int | None:
    """The latest day that any claim states without doubt and not as a plan."""
    days = [
        r.date.number
        for c in claims
        if c.tense is not Tense.FUTURE and c.role is not Role.EXPIRES and len(c.live) == 1
        for r in c.live
        if r.date.is_day
    ]
    return max(days, default=None)


_Source = Callable[[Candidate, Scene], Iterable[Weighed]]
_SOURCES: Final[Sequence[_Source]] = (_witnesses, _position, _company, _order, _by_events)
