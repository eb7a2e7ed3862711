"""The result of a run."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from auditor.model.document import Document
from auditor.model.finding import Finding
from auditor.model.notice import Notice
from auditor.model.settings import Settings
from auditor.model.timeline import Timeline
from auditor.model.vocabulary import Severity


@frozen
class Audit:
    """What was found out about one document; `address` is that of the document, if known."""

    document: Document
    timeline: Timeline
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    address: str | None = None

    @property
    def incomplete(self) -> bool:
        """Whether something of the document was not read."""
        return self.document.incomplete or any(n.incomplete for n in self.notices)


@frozen
class Report:
    """All audits of a run, in input order, with what concerns the run as a whole."""

    audits: tuple[Audit, ...]
    settings: Settings
    findings: tuple[Finding, ...] = ()
    notices: tuple[Notice, ...] = ()
    skipped: Mapping[str, int] = field(factory=dict)

    @property
    def incomplete(self) -> bool:
        """Whether something was not read."""
        return any(a.incomplete for a in self.audits) or any(n.incomplete for n in self.notices)

    def count(self, severity: Severity) -> int:
        """Findings of exactly that severity that are neither suppressed nor subsumed."""
        return sum(
            finding.severity is severity and not finding.suppressed and finding.subsumed_by is None
            for findings in (*(a.findings for a in self.audits), self.findings)
            for finding in findings
        )
