"""The sum that led to a verdict on publication, step by step, for those who want to check it."""

from __future__ import annotations

from attrs import frozen

from auditor.model.vocabulary import Order


@frozen
class Step:
    """One piece of evidence: what it says, the claims it rests on, and what it adds.

    `weight` is in log-odds, as measured for its kind. `adds` is what of it counts in the sum:
    what only tells the readings of one claim apart adds nothing to a date against other claims.
    """

    kind: str
    claims: tuple[str, ...]
    text: str
    weight: float
    adds: float


@frozen
class Sum:
    """Everything weighed for one date, or (`edtf` None) for stating none.

    `probability` is this date's share of the exponentials of all totals.
    """

    edtf: str | None
    claims: tuple[str, ...]
    steps: tuple[Step, ...]
    total: float
    probability: float


@frozen
class ReadingSum:
    """What speaks for one reading of a claim that can be read two ways."""

    edtf: str
    order: Order | None
    steps: tuple[Step, ...]
    total: float


@frozen
class Reckoning:
    """How the verdicts were reached, in the numbers that they were reached with.

    `candidates` come strongest first, `nothing` is the sum for stating no day. `orders` tells,
    by the id of a claim, its two orders of day and month apart. The last three are sentences:
    why one date, several, or none is stated, and what the other verdicts rest on.
    """

    candidates: tuple[Sum, ...]
    nothing: Sum
    orders: tuple[tuple[str, tuple[ReadingSum, ...]], ...]
    outcome: str
    modified: str
    captured: str
