"""What reconciliation makes of the claims: the timeline of one document."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from attrs import field, frozen

from auditor.model.claim import Claim
from auditor.model.vocabulary import Role
from auditor.when.interval import Interval
from auditor.when.offset import Instant
from auditor.when.partial_date import PartialDate

if TYPE_CHECKING:
    from auditor.model.reckoning import Reckoning

VerdictState = Literal["stated", "undecided", "bounds", "none"]


@frozen
class Evidence:
    """A named reason, the claims it rests on, and what it adds to the log-odds.

    `kind` is from the closed list `auditor.reconcile.evidence.KINDS`; `text` is a sentence
    that a person can check in the document.
    """

    kind: str
    claims: tuple[str, ...]
    text: str
    weight: float = 0.0


@frozen
class Alternative:
    """A rival of a verdict, as EDTF, with its probability."""

    edtf: str
    confidence: float


@frozen
class Verdict:
    """What can be said of one role: one date, a set of rivals, bounds, or nothing.

    `dates` holds the one stated date, or the members of the set; `interval` what bounds hold.
    """

    state: VerdictState = "none"
    edtf: str | None = None
    dates: tuple[PartialDate, ...] = ()
    interval: Interval | None = None
    instant: Instant | None = None
    confidence: float | None = None
    claims: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    because: tuple[Evidence, ...] = ()
    would_settle: tuple[str, ...] = ()


NOTHING = Verdict()


@frozen
class Timeline:
    """All claims of one document with the verdicts on it.

    `claims` are in order of place. `language` is a BCP 47 tag. `page_kind` is `article`,
    `forum`, `list`, `live`, `mail`, `product`, `several` (several articles in one file) or
    `unknown`. `reckon`
    lays the sum behind the verdicts open; nothing of that is worked out before it is asked.
    """

    claims: tuple[Claim, ...]
    published: Verdict = NOTHING
    modified: Verdict = NOTHING
    captured: Verdict = NOTHING
    language: str | None = None
    page_kind: str = "unknown"
    reckon: Callable[[], Reckoning] | None = field(default=None, eq=False, repr=False)

    @property
    def reckoning(self) -> Reckoning | None:
        """The sum that led to the verdicts; None for a timeline that nobody reckoned."""
        return None if self.reckon is None else self.reckon()

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id; KeyError if there is none."""
        for claim in self.claims:
            if claim.id == claim_id:
                return claim
        raise KeyError(claim_id)

    def of_role(self, role: Role) -> tuple[Claim, ...]:
        """The claims in that role, in order of place."""
        return tuple(claim for claim in self.claims if claim.role is role)
