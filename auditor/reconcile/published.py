"""The verdict on the publication: one date, a set of rivals, a bound, or nothing."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from typing import Final, Literal, NamedTuple

import attrs

from auditor.model import (
    Alternative,
    Claim,
    Evidence,
    Extraction,
    Verdict,
)
from auditor.reconcile.company import Dated
from auditor.reconcile.evidence import KINDS, weight
from auditor.reconcile.orders import ambiguous
from auditor.reconcile.sentences import sentence, where
from auditor.reconcile.transport import sent_by
from auditor.reconcile.weighed import Weighed, hit
from auditor.reconcile.weighing import Scene, Scored, weigh
from auditor.reconcile.witness import OWN_DATE
from auditor.when.edtf import EdtfSet, Span, on_or_before
from auditor.when.interval import Interval
from auditor.when.offset import Instant
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

STATED: Final = 0.8
"""Calibrated probability from which one date is stated."""
MENTIONED: Final = 0.05
"""Probability from which a reading belongs to the set of an undecided verdict."""
LISTED: Final = 0.005
"""Probability from which a rival is listed as an alternative."""
MOST_RIVALS: Final = 4
"""With more readings than this, the bounds are stated instead of the set."""
REASONS: Final = 5
"""What a person reads; `dates --explain` has the whole sum."""
_CEILING: Final = 0.995
"""No document proves its own date: nothing is surer than the best bin of the labelled pages."""
_BY_COMMENT: Final = 0.9
"""Stamps of comments are misread at times: the day a member joined, a copied post."""
_MANY: Final = {"list": "list-page", "several": "several-articles"}
"""Kinds of page that have no publication of their own, and the evidence for that."""
_AGAINST: Final = frozenset(
    {
        "address-long-before",
        "article-date-exists",
        "comment-long-before",
        "equals-modified",
        "event-after",
        "field-long-before",
        "field-weeks-before",
        "first-comment",
        "line-equals-modified",
        "line-long-before",
        "line-weeks-before",
        "older-address",
        "received-before",
        "received-long-after",
        "weekday-contradicts",
    }
)
"""What is worth saying against a rival; that it stands in a sentence only is not."""
_OPPOSITE: Final = {
    "event-shortly-before": "event-long-before",
    "event-long-before": "event-shortly-before",
}


Outcome = Literal["stated", "undecided", "alone", "nothing", "none"]


class Ranking(NamedTuple):
    """The weighed candidates with their probabilities, and that of stating nothing."""

    scored: tuple[Scored, ...]
    shares: tuple[float, ...]
    nothing: float
    against_all: tuple[Weighed, ...] = ()
    """What speaks for stating no day."""
    comment: Dated | None = None
    """The first comment of a reader: by then it was published."""

    @property
    def top(self) -> float:
        """Probability of the first candidate."""
        return self.shares[0] if self.shares else 0.0

    def live(self) -> list[tuple[Scored, float]]:
        """The candidates that the evidence does not exclude."""
        if self.top >= STATED:
            return [(self.scored[0], self.top)]
        pairs = zip(self.scored, self.shares, strict=True)
        return [(s, p) for s, p in pairs if p >= MENTIONED]

    @property
    def outcome(self) -> Outcome:
        """What the probabilities allow to say."""
        live = self.live()
        if not live:
            return "none"
        if self.nothing >= 1 - STATED and self.nothing >= self.top:
            return "nothing"
        if self.top >= STATED:
            return "stated"
        return "alone" if len(live) == 1 else "undecided"


def rank(scene: Scene, extraction: Extraction) -> Ranking:
    """Weigh the candidates against each other and against stating nothing."""
    scored = weigh(scene)
    against_all = tuple(map(hit, _against_all(scene, extraction, scored)))
    nothing = sum(e.adds for e in against_all)
    totals = [*(s.total for s in scored), nothing]
    high = max(totals)
    powers = [math.exp(t - high) for t in totals]
    whole = sum(powers)
    shares = tuple(p / whole for p in powers[:-1])
    return Ranking(scored, shares, powers[-1] / whole, against_all, scene.company.comment)


def _against_all(scene: Scene, extraction: Extraction, scored: Iterable[Scored]) -> Iterable[str]:
    """What speaks for stating no day at all."""
    yield "none"
    if _is_many(extraction.page_kind, scored):
        yield _MANY[extraction.page_kind]
    if scene.company.only_modified:
        yield "modified-only"
    if scene.company.field is None:
        yield "no-field"


def _is_many(page_kind: str, scored: Iterable[Scored]) -> bool:
    """Whether the document is a list or several articles, with no publication of its own.

    A page that only looks like a list has a field or a label that states its publication.
    """
    if page_kind != "list":
        return page_kind in _MANY
    return not any(s.kind in OWN_DATE for one in scored for s in one.candidate.support)


def verdict(ranking: Ranking, extraction: Extraction, modified: Verdict) -> Verdict:
    """The verdict that a ranking allows."""
    outcome = ranking.outcome
    if outcome == "stated":
        return _stated(ranking)
    if outcome == "undecided":
        return _undecided(ranking, ranking.live())
    return _nothing(ranking, extraction, modified)


def outcome_in_words(ranking: Ranking) -> str:
    """Why one day, several or none is stated, with the figures that decide it."""
    outcome, top = ranking.outcome, _tenths(ranking.top)
    if not ranking.scored:
        return "nothing in the document claims to be its publication, so no day is stated"
    best = in_words(ranking.scored[0].candidate.date)
    if outcome == "stated":
        text = f"{best} comes to {top}; from {STATED:.0%} on, one day is stated"
        if ranking.top > _CEILING:
            text += (
                f". No document proves its own date, so no more than {_CEILING:.1%} is ever said"
            )
        return text
    if outcome == "nothing":
        share = _tenths(ranking.nothing)
        return f"that no day can be stated comes to {share}, ahead of every day, so none is"
    if outcome == "none":
        return f"no day comes to {MENTIONED:.0%}, so none is stated"
    if outcome == "alone":
        return (
            f"{best} comes to {top}, below the {STATED:.0%} from which one day is stated, and no "
            f"other day comes to {MENTIONED:.0%}, so none is stated"
        )
    text = f"no day comes to {STATED:.0%}, so all that come to {MENTIONED:.0%} are stated"
    if len(ranking.live()) > MOST_RIVALS:
        text += f"; they are more than {MOST_RIVALS}, so only the first and the last are told"
    return text


def _tenths(probability: float) -> str:
    """Rounded down: 80.0% is never said of less."""
    return f"{int(probability * 1_000 + 1e-9) / 10:.1f}%"


def _stated(ranking: Ranking) -> Verdict:
    best = ranking.scored[0]
    rivals = ranking.scored[1:]
    return Verdict(
        state="stated",
        edtf=str(best.candidate.date),
        dates=(best.candidate.date,),
        interval=best.candidate.date.interval,
        instant=_instant(best),
        confidence=round(min(ranking.top, _CEILING), 4),
        claims=_claims(best),
        alternatives=_alternatives(ranking, {best.candidate.date}),
        because=tuple(_because(best, rivals)),
        would_settle=(),
    )


def _undecided(ranking: Ranking, live: Sequence[tuple[Scored, float]]) -> Verdict:
    dates = sorted(
        (s.candidate.date for s, _ in live), key=lambda d: (d.interval.first or 0, str(d))
    )
    first, last = _span(dates)
    many = len(dates) > MOST_RIVALS
    text = str(EdtfSet((Span(first, last),) if many else tuple(dates)))
    claims = dict.fromkeys(claim for scored, _ in live for claim in _claims(scored))
    reasons = [e for scored, _ in live[:2] for e in _because(scored, ())]
    return Verdict(
        state="undecided",
        edtf=text,
        dates=tuple(dates),
        interval=Interval(first.interval.first, last.interval.last),
        confidence=round(min(sum(share for _, share in live), _CEILING), 4),
        claims=tuple(claims),
        alternatives=_alternatives(ranking, set(dates)),
        because=tuple(dict.fromkeys(reasons))[:REASONS],
        would_settle=tuple(_would_settle(live)),
    )


def _span(dates: Sequence[PartialDate]) -> tuple[PartialDate, PartialDate]:
    return dates[0], max(dates, key=lambda d: d.interval.last or 0)


def _nothing(ranking: Ranking, extraction: Extraction, modified: Verdict) -> Verdict:
    """No day can be stated; perhaps a bound, and always the reason."""
    alternatives = _alternatives(ranking, set())
    kind = _MANY.get(extraction.page_kind)
    if kind is not None:
        reason = Evidence(kind, (), extraction.page_reason or KINDS[kind], weight(kind))
        return Verdict(because=(reason,), alternatives=alternatives)
    commented = _by_comment(ranking, modified)
    if commented is not None:
        return attrs.evolve(
            commented,
            alternatives=alternatives,
            because=(*commented.because, *(e for one in ranking.scored[:1] for e in _lost(one))),
        )
    if modified.state == "stated" and modified.dates:
        last = modified.dates[0]
        text = f"only a modification is stated, of {modified.edtf}; it was published by then"
        return Verdict(
            state="bounds",
            edtf=str(on_or_before(last)),
            interval=Interval(None, last.interval.last),
            confidence=modified.confidence,
            claims=modified.claims,
            alternatives=alternatives,
            because=(Evidence("only-modified", modified.claims, text),),
            would_settle=("an earlier copy of the page, or its date in a feed or an archive",),
        )
    bound = sent_by(extraction.claims)
    if bound is not None:
        return attrs.evolve(bound, alternatives=alternatives, because=_bounded(bound, ranking))
    kind = "too-weak" if ranking.scored else "no-claim"
    return Verdict(
        because=(Evidence(kind, (), KINDS[kind]),),
        alternatives=alternatives,
        would_settle=("a dated copy of it elsewhere, or its address or record with a date",),
    )


def _by_comment(ranking: Ranking, modified: Verdict) -> Verdict | None:
    """The bound that the first comment sets, where it is the earliest one."""
    if ranking.comment is None:
        return None
    day, claim = PartialDate.of_day(ranking.comment.number), ranking.comment.claim
    if modified.interval is not None and (modified.interval.last or 0) < ranking.comment.number:
        return None
    text = f"{where(claim)}: a reader commented on {in_words(day)}; it was published by then"
    return Verdict(
        state="bounds",
        edtf=str(on_or_before(day)),
        interval=Interval(None, day.interval.last),
        confidence=_BY_COMMENT,
        claims=(claim.id,),
        because=(Evidence("first-comment", (claim.id,), text),),
        would_settle=("an earlier copy of the page, or its date in a feed or an archive",),
    )


def _bounded(bound: Verdict, ranking: Ranking) -> tuple[Evidence, ...]:
    """Why there is a bound only: what sets it, and what is against the days that are claimed."""
    return (*bound.because, *(e for one in ranking.scored[:1] for e in _lost(one)))


def _alternatives(ranking: Ranking, stated: set[PartialDate]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(str(scored.candidate.date), round(share, 4))
        for scored, share in zip(ranking.scored, ranking.shares, strict=True)
        if share >= LISTED and scored.candidate.date not in stated
    ) + _rival_readings(ranking, stated)


def _rival_readings(ranking: Ranking, stated: set[PartialDate]) -> tuple[Alternative, ...]:
    """The other order of a stated date is a rival that people meet: it is always listed."""
    if not ranking.scored:
        return ()
    own = {s.claim.id for s in ranking.scored[0].candidate.support}
    return tuple(
        Alternative(str(scored.candidate.date), round(share, 4))
        for scored, share in zip(ranking.scored[1:], ranking.shares[1:], strict=True)
        if share < LISTED
        and scored.candidate.date not in stated
        and any(s.claim.id in own for s in scored.candidate.support)
    )


def _claims(scored: Scored) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.claim.id for s in scored.candidate.support))


def _instant(scored: Scored) -> Instant | None:
    """The most complete stamp that states the chosen day."""
    stamps = [s.reading.instant for s in scored.candidate.support if s.reading.instant is not None]
    return max(
        stamps,
        key=lambda i: (bool(i.offset), i.offset is not None, i.second is not None),
        default=None,
    )


def _because(best: Scored, rivals: Sequence[Scored]) -> Iterable[Evidence]:
    """What decided: evidence by what it adds over the strongest rival, the strongest first."""
    rival = rivals[0] if rivals else None
    theirs = {e.kind: e for e in rival.evidence} if rival is not None else {}
    rows = []
    for mine in best.evidence:
        other = theirs.get(mine.kind)
        same = (
            other is not None
            and other.claims[:1] == mine.claims[:1]
            and other.measure == mine.measure
        )
        gain = 0.0 if same else mine.weight - _against(mine, theirs)
        rows.append((gain, mine, _match(mine, theirs)))
    rows.sort(key=lambda row: -row[0])
    date = best.candidate.date
    for _, mine, other in rows[:REASONS]:
        if mine.weight > 0:
            yield Evidence(
                mine.kind,
                tuple(dict.fromkeys(c.id for c in mine.claims)),
                sentence(mine, date, other),
                round(mine.weight, 3),
            )
    shared = {(e.kind, e.claims[-1:]) for e in best.evidence}
    for lost in rivals[:MOST_RIVALS]:
        yield from _lost(lost, shared)


def _against(mine: Weighed, theirs: dict[str, Weighed]) -> float:
    other = _match(mine, theirs)
    return other.weight if other is not None and other.weight < 0 else 0.0


def _match(mine: Weighed, theirs: dict[str, Weighed]) -> Weighed | None:
    return theirs.get(_OPPOSITE.get(mine.kind, "")) or None


def _lost(
    rival: Scored, shared: Collection[tuple[str, tuple[Claim, ...]]] = ()
) -> Iterable[Evidence]:
    """Why a rival fell: what weighed against it, and not against the best as well."""
    date = rival.candidate.date
    for evidence in rival.evidence:
        if evidence.kind in _AGAINST and (evidence.kind, evidence.claims[-1:]) not in shared:
            yield Evidence(
                evidence.kind,
                tuple(dict.fromkeys(c.id for c in evidence.claims)),
                sentence(evidence, date),
                round(evidence.weight, 3),
            )


def _would_settle(live: Sequence[tuple[Scored, float]]) -> Iterable[str]:
    claims: list[Claim] = [s.claim for scored, _ in live for s in scored.candidate.support]
    if any(ambiguous(c) for c in claims):
        yield "a weekday beside the date, or a dated event in the text"
        yield "another date of this source in the same style, with a day above 12"
        yield "the order of day and month, if you know it (--day-month dmy or mdy)"
    days = sorted(s.candidate.date.number for s, _ in live if s.candidate.date.is_day)
    if len(days) > 1 and days[-1] - days[0] == 1:
        yield "the time zone of the publisher"
    if not any(ambiguous(c) for c in claims):
        yield "an earlier copy of the page, or its date in a feed or an archive"
