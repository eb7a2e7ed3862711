"""How often each rule spoke in a run, and at which sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from auditor.model import Audit, Document, Severity
from auditor.render.cells import cut_middle, pad_left, width
from auditor.render.lines import EMPTY, Ink, Line, line
from auditor.render.tally import open_findings
from auditor.render.untrusted import visible
from auditor.rule import Rule

_MOST_SOURCES: Final = 30
_WIDEST: Final = 48
_INKS: Final = {
    Severity.ERROR: Ink.ERROR,
    Severity.WARNING: Ink.WARNING,
    Severity.INFO: Ink.INFO,
    Severity.OFF: Ink.FAINT,
}


class Statistics:
    """Counts that grow with the rules and the sources of a run, not with its documents."""

    def __init__(self) -> None:
        self.rules: Counter[tuple[Severity, str]] = Counter()
        self.documents: Counter[str] = Counter()
        self.findings: Counter[str] = Counter()
        self.suppressed = 0

    def add(self, audit: Audit) -> None:
        """Count a document."""
        source = source_of(audit.document)
        found = open_findings(audit)
        self.documents[source] += 1
        self.findings[source] += sum(f.severity.rank >= Severity.WARNING.rank for f in found)
        self.rules.update((finding.severity, finding.code) for finding in found)
        self.suppressed += sum(finding.suppressed for finding in audit.findings)


def source_of(document: Document) -> str:
    """Who published a document: what its record says, else the host of its address, else "-"."""
    told = document.told
    if told.source:
        return told.source
    try:
        host = urlsplit(told.url or "").hostname
    except ValueError:
        host = None
    return host or "-"


def statistics_story(counted: Statistics, rules: Sequence[Rule]) -> list[Line]:
    """Both tables, the most frequent first."""
    names = {rule.code: rule.name for rule in rules}
    return [*_by_rule(counted, names), *_by_source(counted)]


def _by_rule(counted: Statistics, names: Mapping[str, str]) -> list[Line]:
    if not counted.rules and not counted.suppressed:
        return [line("No rule has found anything.")]
    widest = max((len(f"{number:,}") for number in counted.rules.values()), default=1)
    ranked = sorted(counted.rules.items(), key=lambda e: (-e[0][0].rank, -e[1], e[0][1]))
    lines = [
        line(
            f"{number:>{widest},}  ",
            (f"{severity.value:<8}", _INKS[severity]),
            f" {code}  {visible(names.get(code, ''))}",
        )
        for (severity, code), number in ranked
    ]
    if counted.suppressed:
        told = "known, by the settings (suppress)"
        lines.append(line((f"{counted.suppressed:>{widest},}  {told}", Ink.FAINT)))
    return lines


def _by_source(counted: Statistics) -> list[Line]:
    sources = [source for source, _ in counted.documents.most_common()]
    if sources in ([], ["-"]):
        return []
    ranked = sorted(sources, key=lambda s: (-counted.findings[s], -counted.documents[s], s))
    names = [cut_middle(visible(source), _WIDEST) for source in ranked[:_MOST_SOURCES]]
    wide = max(map(width, [*names, "source"]))
    lines = [
        EMPTY,
        line((f"{'source':<{wide}}  documents  errors and warnings", Ink.TITLE)),
    ]
    for name, source in zip(names, ranked, strict=False):
        blanks = " " * (wide - width(name))
        documents = pad_left(f"{counted.documents[source]:,}", 9)
        lines.append(line(f"{name}{blanks}  {documents}  {counted.findings[source]:>19,}"))
    if len(ranked) > _MOST_SOURCES:
        lines.append(line((f"… {len(ranked) - _MOST_SOURCES:,} more sources", Ink.FAINT)))
    return lines
