"""JUnit XML: a suite a document, a case a rule that spoke; errors and warnings are failures.

What has nothing against it is one passing case, what was not read to its end an error. XML 1.0
has no way to write most control characters, so they stand as visible marks.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from auditor.model import Audit, Finding, Severity
from auditor.render.tally import open_findings
from auditor.render.untrusted import visible

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="auditor">\n'
TAIL: Final = "</testsuites>\n"
_ENTITIES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
)


def suite(audit: Audit) -> str:
    """The suite of one document."""
    findings = sorted(open_findings(audit), key=lambda finding: finding.code)
    cases = [list(found) for _, found in groupby(findings, key=lambda finding: finding.code)]
    failures = sum(any(map(_fails, case)) for case in cases)
    unread = [notice for notice in audit.notices if notice.incomplete]
    count = max(len(cases) + bool(unread), 1)
    name = _xml(audit.document.uri)
    counts = f'tests="{count}" failures="{failures}" errors="{int(bool(unread))}"'
    lines = [f'  <testsuite name="{name}" {counts}>']
    for case in cases:
        lines += _case(case, name)
    if unread:
        text = _xml("; ".join(notice.text for notice in unread))
        lines.append(f'    <testcase name="read to the end" classname="{name}">')
        lines.append(f'      <error type="incomplete" message="{text}"/>')
        lines.append("    </testcase>")
    elif not cases:
        lines.append(f'    <testcase name="no finding" classname="{name}"/>')
    return "\n".join([*lines, "  </testsuite>\n"])


def _case(findings: list[Finding], name: str) -> Iterator[str]:
    first = findings[0]
    title = _xml(f"{first.code} {first.name}")
    yield f'    <testcase name="{title}" classname="{name}">'
    failing = [finding for finding in findings if _fails(finding)]
    if failing:
        body = _xml("\n".join(map(_told, failing)), lines=True)
        severity = max(failing, key=lambda finding: finding.severity.rank).severity
        message = _xml(failing[0].message)
        yield f'      <failure type="{severity}" message="{message}">{body}</failure>'
    passing = [finding for finding in findings if not _fails(finding)]
    if passing:
        told = _xml("\n".join(map(_told, passing)), lines=True)
        yield f"      <system-out>{told}</system-out>"
    yield "    </testcase>"


def _fails(finding: Finding) -> bool:
    return finding.severity.rank >= Severity.WARNING.rank


def _told(finding: Finding) -> str:
    where = finding.location
    place = f"{where.part}:{where.line}:{where.column}: " if where is not None else ""
    return f"{place}{finding.severity}: {finding.message}"


def _xml(text: str, *, lines: bool = False) -> str:
    """Text for an attribute or, with its line ends, for an element."""
    pieces = text.split("\n") if lines else [text]
    return "\n".join(map(_escaped, pieces))


def _escaped(text: str) -> str:
    """Signs that would start a command of a log runner stay in the value as references."""
    plain = visible(text).translate(_ENTITIES)
    return plain.replace("::", "&#58;&#58;").replace("##", "&#35;&#35;")
