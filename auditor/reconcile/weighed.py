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
    counts_as: str | None = None
    """The kind whose weight `counts` is, where it is that of another kind."""
    says: str | None = None
    """Its sentence, where the claims alone do not tell it."""

    @property
    def adds(self) -> float:
        """What it adds to the sum."""
        return self.weight if self.counts is None else self.counts

    @property
    def learnable(self) -> str | None:
        """The kind whose weight it adds to the sum whole, as what is learned is."""
        if self.counts_as is not None:
            return self.counts_as if self.counts else None
        return self.kind if self.counts is None and self.weight == weight(self.kind) else None


def hit(kind: str, *claims: Claim, measure: int | None = None) -> Weighed:
    """Evidence with the weight of its kind."""
    return Weighed(kind, claims, weight(kind), measure)
