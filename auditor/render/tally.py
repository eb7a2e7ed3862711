"""Counts of a run; apart from all layouts, because machine formats need no more than this."""

from __future__ import annotations

from typing import Final, NamedTuple

from auditor.model import Audit, Finding, Severity

CUTOFF_RULE: Final = "COR507"
"""The rule that flags documents which hold something later than the cutoff."""


class Tally(NamedTuple):
    """How many documents, findings by severity, and documents not read to their end.

    `late` counts those that hold something later than the cutoff; `stated`, `bounded` and
    `undecided` those whose publication is told as one date, as a bound, or as several dates;
    `suppressed` the findings that settings hide.
    """

    documents: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    incomplete: int = 0
    late: int = 0
    stated: int = 0
    bounded: int = 0
    undecided: int = 0
    suppressed: int = 0

    def add(self, audit: Audit) -> Tally:
        """The tally with one document more."""
        open_ = open_findings(audit)
        found = [finding.severity for finding in open_]
        state = audit.timeline.published.state
        return Tally(
            self.documents + 1,
            self.errors + found.count(Severity.ERROR),
            self.warnings + found.count(Severity.WARNING),
            self.infos + found.count(Severity.INFO),
            self.incomplete + audit.incomplete,
            self.late + any(finding.code == CUTOFF_RULE for finding in open_),
            self.stated + (state == "stated"),
            self.bounded + (state == "bounds"),
            self.undecided + (state == "undecided"),
            self.suppressed + sum(finding.suppressed for finding in audit.findings),
        )


def open_findings(audit: Audit) -> list[Finding]:
    """The findings that are neither suppressed nor part of a stronger one, worst first."""
    kept = [f for f in audit.findings if not f.suppressed and f.subsumed_by is None]
    return sorted(kept, key=lambda f: -f.severity.rank)
