"""A summary in Markdown for a job page or a merge request: verdicts and findings as tables.

Nothing of a document is Markdown there: every sign that could be a mark is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from auditor.model import Audit, Finding, Notice, Verdict
from auditor.model.notice import printable
from auditor.pattern import pattern
from auditor.render.file_place import file_place
from auditor.render.tally import Tally, open_findings
from auditor.render.untrusted import visible
from auditor.render.wording import percent

MOST: Final = 500
"""Rows of a table: a job summary may have one megabyte."""
_LONGEST: Final = 400
_MARKS: Final = pattern(
    r"[\\`*_{}\[\]#!|<>~@&$]|^[-+:]|:(?!\s|\d\d(?!\d)|$)|(?<=www)\.", re.IGNORECASE
)
"""Signs that can begin a mark, and what would make a link of an address.

A colon before a blank or in the time of a day begins nothing, and people read this as it stands.
"""


class FindingRow(NamedTuple):
    """One row of the table of findings."""

    rank: int
    text: str


def finding_rows(audit: Audit) -> list[FindingRow]:
    """The rows of one document, worst first."""
    return [_finding_row(audit, finding) for finding in open_findings(audit)]


def _finding_row(audit: Audit, finding: Finding) -> FindingRow:
    place = file_place(audit.document, finding.location)
    where = audit.document.uri if place.line is None else f"{audit.document.uri}:{place.line}"
    cells = (
        finding.severity.value,
        f"{finding.code} {finding.name}",
        where,
        finding.message,
    )
    return FindingRow(finding.severity.rank, _row(cells))


def verdict_row(audit: Audit) -> str:
    """The row of a document in the table of verdicts."""
    timeline = audit.timeline
    cells = (audit.document.uri, *map(_verdict, (timeline.published, timeline.captured)))
    return _row(cells)


def _verdict(verdict: Verdict) -> str:
    if verdict.edtf is None:
        return "not known"
    if verdict.confidence is None:
        return verdict.edtf
    return f"{verdict.edtf} ({percent(verdict.confidence)})"


def summary(
    tally: Tally,
    findings: Sequence[FindingRow],
    verdicts: Sequence[str],
    skipped: Mapping[str, int],
    notices: Iterable[Notice],
    as_of: str,
) -> str:
    """The page; `findings` and `verdicts` are at most the `MOST` worst and first ones."""
    lines = ["# Dates of publication", "", _totals(tally, as_of), ""]
    if findings:
        lines += ["## Findings", "", "| severity | rule | place | what |", "|---|---|---|---|"]
        lines += [row.text for row in findings]
        lines += _more(tally.errors + tally.warnings + tally.infos - len(findings), "findings")
        lines.append("")
    if verdicts:
        lines += ["## Verdicts", "", "| document | published | captured |", "|---|---|---|"]
        lines += verdicts
        lines += _more(tally.documents - len(verdicts), "documents")
        lines.append("")
    told = [f"- {escaped(_named(notice))}" for notice in notices if notice.level != "info"]
    if told:
        lines += ["## Notices", "", *told, ""]
    if skipped:
        each = ", ".join(f"{count} {escaped(kind)}" for kind, count in skipped.items())
        lines += [f"Skipped: {each}.", ""]
    return "\n".join(lines)


def _named(notice: Notice) -> str:
    """The text of a notice with the name of its document, unless that stands in it."""
    name = "" if notice.uri is None else printable(notice.uri)
    return notice.text if name in notice.text else f"{name}: {notice.text}"


def _totals(tally: Tally, as_of: str) -> str:
    counts = (
        (tally.documents, "document"),
        (tally.errors, "error"),
        (tally.warnings, "warning"),
        (tally.infos, "info"),
    )
    told = ", ".join(f"{count:,} {word}{'' if count == 1 else 's'}" for count, word in counts)
    told += f", {tally.suppressed:,} suppressed" if tally.suppressed else ""
    incomplete = f", {tally.incomplete:,} not read to the end" if tally.incomplete else ""
    return f"{told}{incomplete}; {escaped(as_of)}."


def _more(count: int, what: str) -> list[str]:
    return ["", f"{count:,} more {what} are not listed here."] if count > 0 else []


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, on one line, cut where it is very long."""
    plain = visible(text)
    if len(plain) > _LONGEST:
        plain = plain[: _LONGEST - 1] + "…"
    return _MARKS.sub(r"\\\g<0>", plain)
