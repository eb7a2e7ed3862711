"""Chooses among the readings of a claim once the verdict is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from auditor.model import Claim, Evidence, Reading, Status, Verdict
from auditor.reconcile.evidence import KINDS
from auditor.reconcile.orders import Styles, ambiguous
from auditor.reconcile.sentences import sentence, where
from auditor.reconcile.weighed import Weighed
from auditor.when.partial_date import PartialDate

SURE: Final = 2.0
"""Net log-odds from which evidence on the order decides the reading of a date."""

Picked = tuple[Reading, str, str]
"""The chosen reading, why it holds, and why the others do not."""


@frozen
class Choice:
    """What readings are chosen by: the verdict, the style of the document, its own evidence."""

    published: Verdict
    styles: Styles
    orders: Mapping[str, Mapping[PartialDate, tuple[Weighed, ...]]]

    def of(self, claim: Claim) -> tuple[Reading, ...]:
        """The readings of a claim with their statuses."""
        live = claim.live
        if len(live) == 1:
            return _pick(claim, live[0], live[0].because or "it reads one way only", "")
        picked = self._by_verdict(claim) or self._by_order(claim) or self._by_equality(claim)
        return claim.readings if picked is None else _pick(claim, *picked)

    def _by_verdict(self, claim: Claim) -> Picked | None:
        """A claim that testifies has the reading that the verdict states."""
        if self.published.state != "stated" or claim.id not in self.published.claims:
            return None
        stated = next((r for r in claim.live if r.date == self.published.dates[0]), None)
        return None if stated is None else (stated, *_reasons(claim, self.published))

    def _by_order(self, claim: Claim) -> Picked | None:
        """Evidence on the order of day and month: of this claim, or of its style."""
        if not ambiguous(claim):
            return None
        own = self.orders.get(claim.id)
        if own is not None:
            return _by_own_evidence(claim, own)
        best = self.styles.best(claim.meaning.separator, claim)
        if best is None or best[1] < SURE:
            return None
        wanted = [r for r in claim.live if r.order is best[0].order]
        if len(wanted) != 1:
            return None
        vote = best[0]
        shown = f": {vote.claims[0].surface} ({where(vote.claims[0])})" if vote.claims else ""
        reason = vote.says or f"{KINDS[vote.kind]}{shown}"
        return wanted[0], reason, f"another reading fits better: {reason}"

    def _by_equality(self, claim: Claim) -> Picked | None:
        """One reading is the publication day."""
        if self.published.state != "stated":
            return None
        equal = [r for r in claim.live if r.date in self.published.dates]
        if len(equal) != 1:
            return None
        return equal[0], "it equals the publication date", "the other reading equals it"


def _by_own_evidence(claim: Claim, own: Mapping[PartialDate, tuple[Weighed, ...]]) -> Picked | None:
    sums = {r.date: sum(e.weight for e in own.get(r.date, ())) for r in claim.live}
    ranked = sorted(claim.live, key=lambda r: (-sums[r.date], str(r.date)))
    best = ranked[0]
    if sums[best.date] - sums[ranked[1].date] < SURE:
        return None
    speaks = [e for e in own[best.date] if e.weight > 0]
    if not speaks:
        return best, "the other order does not fit", KINDS["other-order-fits"]
    text = sentence(max(speaks, key=lambda e: e.weight), best.date)
    return best, text, f"another reading fits better: {text}"


def _reasons(claim: Claim, published: Verdict) -> tuple[str, str]:
    """Why the stated reading holds, and why its rival does not."""
    deciding = next(
        (e for e in published.because if claim.id in e.claims and _is_on_order(e)),
        published.because[0] if published.because else None,
    )
    text = deciding.text if deciding is not None else "the evidence on the publication fits it"
    return text, f"another reading fits better: {text}"


def _is_on_order(evidence: Evidence) -> bool:
    """Whether it sets a claim beside something else, which tells its readings apart."""
    return len(evidence.claims) > 1 or evidence.kind == "source-order"


def _pick(claim: Claim, chosen: Reading, why: str, why_not: str) -> tuple[Reading, ...]:
    return tuple(
        r.judged(Status.CHOSEN, why)
        if r is chosen
        else r
        if r.status is Status.RULED_OUT
        else r.judged(Status.RULED_OUT, why_not)
        for r in claim.readings
    )
