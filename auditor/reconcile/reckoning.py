"""Lays the sum behind a verdict open, from the same numbers that the verdict was made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from auditor.model import Verdict
from auditor.model.reckoning import ReadingSum, Reckoning, Step, Sum
from auditor.reconcile.bounds import captured_in_words
from auditor.reconcile.last_change import modified_in_words
from auditor.reconcile.published import Ranking, outcome_in_words
from auditor.reconcile.sentences import sentence, where
from auditor.reconcile.weighed import Weighed
from auditor.reconcile.weighing import Scene, Scored
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words


def reckoning(ranking: Ranking, scene: Scene, modified: Verdict, captured: Verdict) -> Reckoning:
    """The whole sum."""
    return Reckoning(
        candidates=tuple(
            _candidate(scored, share, scene)
            for scored, share in zip(ranking.scored, ranking.shares, strict=True)
        ),
        nothing=_nothing(ranking),
        orders=tuple(
            (claim, tuple(_reading(claim, date, found, scene) for date, found in fits.items()))
            for claim, fits in scene.orders.items()
        ),
        outcome=outcome_in_words(ranking),
        modified=modified_in_words(modified),
        captured=captured_in_words(captured),
    )


def _candidate(scored: Scored, share: float, scene: Scene) -> Sum:
    date = scored.candidate.date
    return Sum(
        edtf=str(date),
        claims=tuple(dict.fromkeys(s.claim.id for s in scored.candidate.support)),
        steps=tuple(_step(e, date, scene) for e in scored.evidence),
        total=scored.total,
        probability=share,
    )


def _nothing(ranking: Ranking) -> Sum:
    steps = tuple(_step(e, PartialDate(), None) for e in ranking.against_all)
    total = sum(step.adds for step in steps)
    return Sum(None, (), steps, total, ranking.nothing)


def _step(evidence: Weighed, date: PartialDate, scene: Scene | None) -> Step:
    text = sentence(evidence, date)
    if evidence.kind == "other-order-fits" and scene is not None:
        text = _other_order(evidence, date, scene)
    claims = tuple(dict.fromkeys(claim.id for claim in evidence.claims))
    return Step(evidence.kind, claims, text, evidence.weight, evidence.adds)


def _other_order(evidence: Weighed, date: PartialDate, scene: Scene) -> str:
    """By how much the reading fits worse, and that not all of it may count."""
    claim = evidence.claims[0]
    totals = {d: _total(found) for d, found in scene.orders.get(claim.id, {}).items()}
    if date not in totals:
        return sentence(evidence, date)
    lost = max(totals.values()) - totals[date]
    text = (
        f"{where(claim)}: as {in_words(date)}, {claim.surface} fits the document worse than "
        f"in its other order, by {lost:.1f}"
    )
    capped = f"; no more than {-evidence.adds:.1f} of that counts"
    return text + capped if lost + evidence.adds > 0.05 else text  # noqa: PLR2004 - what is printed has one decimal


def _reading(claim: str, date: PartialDate, found: Sequence[Weighed], scene: Scene) -> ReadingSum:
    support = (s for c in scene.candidates for s in c.support if s.claim.id == claim)
    order = next((s.reading.order for s in support if s.reading.date == date), None)
    steps = tuple(
        Step(
            e.kind,
            tuple(dict.fromkeys(c.id for c in e.claims)),
            sentence(e, date),
            e.weight,
            e.weight,
        )
        for e in found
    )
    return ReadingSum(str(date), order, steps, _total(found))


def _total(found: Iterable[Weighed]) -> float:
    return sum(e.weight for e in found)
