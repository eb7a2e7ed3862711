"""Rows of a report as CSV (RFC 4180): a row a finding, or a claim.

A spreadsheet runs a cell that begins like a formula, so such cells get an apostrophe in front.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Audit, Claim, Finding
from auditor.render.file_place import file_place
from auditor.render.tally import open_findings
from auditor.render.untrusted import visible

FINDING_COLUMNS: Final = (
    *("uri", "file", "line", "column", "published", "confidence"),
    *("code", "name", "severity", "certainty", "kind", "message", "surface", "fingerprint"),
)
CLAIM_COLUMNS: Final = (
    *("uri", "file", "line", "column", "id", "role", "owner", "channel", "zone", "surface"),
    *("readings", "status", "label", "field"),
)
_FORMULA: Final = tuple("=+-@\t\r|%")
_QUOTED: Final = frozenset('",\r\n')


def finding_rows(audit: Audit) -> Iterator[tuple[str, ...]]:
    """A row for each finding; one without a code for a document that has none."""
    published = audit.timeline.published
    start = (
        published.edtf or "",
        "" if published.confidence is None else f"{published.confidence:.4f}",
    )
    findings = open_findings(audit)
    surfaces = {claim.id: claim.surface for claim in audit.timeline.claims} if findings else {}
    for finding in findings:
        yield (*_where(audit, finding), *start, *_finding(finding, surfaces))
    if not findings:
        yield (*_where(audit, None), *start, *([""] * 8))


def claim_rows(audit: Audit) -> Iterator[tuple[str, ...]]:
    """A row for each claim."""
    for claim in audit.timeline.claims:
        yield (*_where(audit, claim), *_claim(claim))


def row(cells: Sequence[str]) -> str:
    """One line of CSV with its end."""
    return ",".join(map(_cell, cells)) + "\r\n"


def _where(audit: Audit, thing: Finding | Claim | None) -> tuple[str, str, str, str]:
    location = None if thing is None else thing.location
    place = file_place(audit.document, location)
    line, column = place.line, place.column
    return (
        audit.document.uri,
        place.path,
        "" if line is None else str(line),
        "" if column is None else str(column),
    )


def _finding(finding: Finding, surfaces: dict[str, str]) -> tuple[str, ...]:
    surface = surfaces.get(finding.claims[0], "") if finding.claims else ""
    return (
        finding.code,
        finding.name,
        finding.severity.value,
        finding.confidence.value,
        finding.kind.value,
        finding.message,
        surface,
        finding.fingerprint,
    )


def _claim(claim: Claim) -> tuple[str, ...]:
    return (
        claim.id,
        claim.role.value,
        claim.owner.kind.value,
        claim.channel.value,
        claim.zone.value,
        claim.surface,
        " | ".join(reading.edtf for reading in claim.readings),
        " | ".join(reading.status.value for reading in claim.readings),
        claim.label or "",
        claim.field or "",
    )


def _cell(text: str) -> str:
    plain = visible(text)
    if text.lstrip(" \u00a0").startswith(_FORMULA):
        plain = f"'{plain}"
    if not _QUOTED.isdisjoint(plain) or plain != plain.strip():
        return '"' + plain.replace('"', '""') + '"'
    return plain
