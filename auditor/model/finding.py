"""What a rule has to say."""

from __future__ import annotations

from attrs import frozen

from auditor.model.document import Location
from auditor.model.vocabulary import Confidence, FindingKind, Severity


@frozen
class Finding:
    """One discrepancy. `claims[0]` is its primary place; () when something is absent.

    `code`, `name`, `fingerprint`, `location`, `suppressed`, `justification` (why it is) and
    `subsumed_by` are stamped by the engine, not by the rule.
    """

    message: str
    claims: tuple[str, ...]
    severity: Severity
    confidence: Confidence
    kind: FindingKind
    code: str = ""
    name: str = ""
    location: Location | None = None
    fingerprint: str = ""
    suppressed: bool = False
    justification: str = ""
    subsumed_by: str | None = None
