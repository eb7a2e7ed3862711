"""Weighs the candidates: every kind of evidence for or against each, as log-odds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from auditor.model import Channel, Claim, OwnerKind, Role
from auditor.reconcile.candidates import Candidate, Support
from auditor.reconcile.company import Company
from auditor.reconcile.events import event_evidence, first_events
from auditor.reconcile.evidence import weight
from auditor.reconcile.orders import Styles, ambiguous
from auditor.reconcile.swaps import order_evidence
from auditor.reconcile.transport import station_evidence, stations
from auditor.reconcile.weighed import Weighed, hit
from auditor.reconcile.witness import (
    CLOSE,
    FAR,
    LINES,
    MAIL_DATE,
    MENTIONS,
    NEAR_AFTER,
    OWN_DATE,
    STANDING,
    Witness,
)
from auditor.when.offset import EARLIEST_OFFSET, LATEST_OFFSET, Instant
from auditor.when.partial_date import PartialDate

_QUARTER: Final = 900
_HAND: Final = 60
"""Seconds: printed clocks leave the seconds out."""
_MARGIN: Final = 3.0
"""How far below nothing a claim in the losing order may take its date."""
_PLACED: Final = frozenset({"visible-near", "visible-class", "visible-elsewhere", "own-line"})
_RECORD: Final = "record-published"
_REPEATED: Final = "record-repeats"
_WORD: Final = 4
BETWEEN: Final = "event-between-claims"
_UNBOUND: Final = frozenset({"page-date"})


class Scored(NamedTuple):
    """A candidate with everything that was weighed, and the sum."""

    candidate: Candidate
    evidence: tuple[Weighed, ...]

    @property
    def total(self) -> float:
        """Log-odds against stating nothing, before the softmax."""
        return sum(e.adds for e in self.evidence)


class Scene(NamedTuple):
    """What the candidates are weighed against."""

    candidates: tuple[Candidate, ...]
    events: tuple[Claim, ...]
    company: Company
    offset: int | None
    orders: Mapping[str, Mapping[PartialDate, tuple[Weighed, ...]]]
    stations: tuple[Claim, ...] = ()

    @classmethod
    def of(
        cls,
        claims: tuple[Claim, ...],
        candidates: tuple[Candidate, ...],
        styles: Styles,
        page_kind: str,
    ) -> Scene:
        """Collect what is the same for every candidate."""
        events = first_events(claims)
        return cls(
            candidates=candidates,
            events=events,
            company=Company.of(claims, candidates, page_kind),
            offset=publisher_offset(claims),
            orders=order_evidence(claims, candidates, styles, events),
            stations=stations(claims),
        )


def weigh(scene: Scene) -> tuple[Scored, ...]:
    """Every candidate with its evidence, the strongest candidate first."""
    scored = [
        Scored(candidate, tuple(e for source in _SOURCES for e in source(candidate, scene)))
        for candidate in scene.candidates
    ]
    return tuple(sorted(scored, key=lambda s: (-s.total, str(s.candidate.date))))


def _witnesses(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """The best claim of each witness, a second machine field, and the same instant elsewhere."""
    best = candidate.best
    stated = candidate.support[0].kind in STANDING
    for support in best.values():
        if stated and support.kind in MENTIONS:
            continue
        repeats = support.kind == _RECORD and any(ambiguous(s.claim) for s in candidate.support)
        yield hit(_REPEATED if repeats else support.kind, support.claim)
        if support.kind in _UNBOUND and _has_article_date(scene, candidate):
            yield hit("article-date-exists", support.claim)
    machine = [s for s in candidate.support if s.witness is Witness.MACHINE]
    second = [s for s in machine[1:] if s.kind != machine[0].kind]
    if second and second[0].kind in OWN_DATE:
        yield hit("second-field", second[0].claim)
    if Witness.MACHINE not in best and Witness.VISIBLE in best:
        yield from _other_calendar(candidate, scene)


def _has_article_date(scene: Scene, candidate: Candidate) -> bool:
    """Whether the article carries another date as its own."""
    own = any(s.kind in OWN_DATE for s in candidate.support)
    return not own and any(s.kind in OWN_DATE for c in scene.candidates for s in c.support)


def _other_calendar(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """A machine stamp of the day before or after that is this day on the publisher's clock."""
    if not candidate.date.is_day:
        return
    clocks = [s.reading.instant for s in candidate.support if s.reading.instant is not None]
    for stamp, support in _stamps_beside(candidate.date.number, scene):
        if any(not _same_clock(stamp, clock) for clock in clocks):
            continue
        if scene.offset is not None and stamp.day_at(scene.offset) == candidate.date:
            yield hit("publisher-zone", support.claim)
            return
        edge = LATEST_OFFSET if candidate.date.number > stamp.date.number else EARLIEST_OFFSET
        if stamp.day_at(edge) == candidate.date:
            yield hit("same-clock" if clocks else "same-instant", support.claim)
            return


def _stamps_beside(number: int, scene: Scene) -> Iterable[tuple[Instant, Support]]:
    """Machine stamps in Z or +00:00 on the day before or after."""
    for other in scene.candidates:
        if not other.date.is_day or abs(other.date.number - number) != 1:
            continue
        for support in other.support:
            instant = support.reading.instant
            if support.witness is Witness.MACHINE and instant is not None and instant.zulu:
                yield instant, support


def _same_clock(stamp: Instant, clock: Instant) -> bool:
    """Whether two clocks can show one instant: zones differ by whole quarters of an hour."""
    apart = abs(stamp.local_seconds - clock.local_seconds) % _QUARTER
    return min(apart, _QUARTER - apart) <= _HAND


def _position(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """Where the visible line stands, and what stands round it."""
    support = candidate.best.get(Witness.VISIBLE)
    if support is None:
        return
    claim, around = support.claim, support.claim.surroundings
    company = scene.company
    if support.kind in LINES and company.field is None and company.address is None:
        yield hit("no-field-line", claim)
    first = _first_after_headline(scene)
    if first is not None and claim.location.start == first.location.start:
        yield hit("first-after-headline", claim)
    yield from _by_distance(support)
    if support.kind in _PLACED and _is_in_words(claim):
        yield hit("in-words", claim)
    if around.repeated:
        yield hit("repeated-element", claim)
    if around.in_headline:
        yield hit("in-headline", claim)
    if around.class_role is Role.MODIFIED and not claim.label:
        yield hit("class-says-modified", claim)


def _is_in_words(claim: Claim) -> bool:
    """Whether a word that is no name and no preposition leads up to the date: "diploma 1996"."""
    before = claim.surroundings.before
    word = before.rsplit(maxsplit=1)[-1] if before.strip() else ""
    return claim.label is None and len(word) >= _WORD and word.isalpha() and word.islower()


def _by_distance(support: Support) -> Iterable[Weighed]:
    """How far from the headline a line stands that nothing but its place speaks for."""
    claim = support.claim
    distance = claim.surroundings.headline_distance
    if distance is None or support.kind == "sentence":
        return
    if support.kind in _PLACED and not -FAR < distance < FAR:
        yield hit("far-from-headline", claim, measure=distance)
    elif 0 <= distance <= CLOSE:
        yield hit("right-below-headline", claim, measure=distance)
    elif NEAR_AFTER < distance < FAR:
        yield hit("below-headline", claim, measure=distance)


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
    return scene.company.beside(candidate)


def _order(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """How well this order of day and month fits, beside the other order of the same claim.

    What speaks for a reading tells it from its rivals in the same claim; it is no evidence
    that this claim rather than another one gives the publication. So the losing order loses,
    and the winning one gains nothing.
    """
    for support in candidate.support:
        fits = scene.orders.get(support.claim.id)
        if fits is None:
            continue
        mine = fits[support.reading.date]
        yield from (e._replace(counts=0.0) for e in mine)
        lost = _sum(mine) - max(map(_sum, fits.values()))
        if lost < 0:
            winner = max(fits.values(), key=_sum)
            claims = winner[0].claims if winner else (support.claim,)
            most = weight(support.kind) + _MARGIN
            yield Weighed("other-order-fits", claims, max(lost, -most))
        return


def _sum(evidence: Sequence[Weighed]) -> float:
    return sum(e.weight for e in evidence)


def _by_events(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """How the dated events of the text lie to the candidate."""
    if not candidate.date.is_day:
        return
    own = frozenset(support.claim.id for support in candidate.support)
    ambiguous = any(support.claim.id in scene.orders for support in candidate.support)
    claim = candidate.support[0].claim
    for evidence in event_evidence(claim, candidate.date.number, scene.events, own):
        if evidence.kind == "event-after":
            yield evidence
        elif not ambiguous:
            # Between different claims an event says less than between two orders of one.
            speaks = evidence.weight > 0
            yield evidence._replace(
                counts=weight(BETWEEN) if speaks else 0.0, counts_as=BETWEEN if speaks else None
            )
        elif evidence.weight > 0:
            yield evidence._replace(weight=0.0, counts=weight(BETWEEN), counts_as=BETWEEN)


def _by_stations(candidate: Candidate, scene: Scene) -> Iterable[Weighed]:
    """How the Date of a mail lies to the stamps of the servers that received it."""
    for support in candidate.support:
        if support.kind == MAIL_DATE:
            found = station_evidence(support.claim, support.reading, scene.stations)
            if found is not None:
                yield found
            return


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


_Source = Callable[[Candidate, Scene], Iterable[Weighed]]
_SOURCES: Final[Sequence[_Source]] = (
    _witnesses,
    _position,
    _company,
    _order,
    _by_events,
    _by_stations,
)
