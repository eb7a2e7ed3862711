"""One kind of evidence on one candidate."""

from __future__ import annotations

from typing import NamedTuple

from auditor.model import Claim
from auditor.reconcile.evidence import weight


class Weighed(NamedTuple):
    """One kind of evidence that a candidate has, the claims it rests on, what it measures."""

    kind: str
    claims: tuple[Claim, ...]
    weight: float
    measure: int | None = None
    counts: float | None = None
    """What it adds to the sum, where that is not its whole weight."""

    @property
    def adds(self) -> float:
        """What it adds to the sum."""
        return self.weight if self.counts is None else self.counts


def hit(kind: str, *claims: Claim, measure: int | None = None) -> Weighed:
    """Evidence with the weight of its kind."""
    return Weighed(kind, claims, weight(kind), measure)
