"""Findings that the settings call known: by path, code or fingerprint, with a reason each.

Only settings can do that. A document never silences its own audit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from auditor.model import Document, Finding, PathRules, Settings, Suppression

if TYPE_CHECKING:
    from auditor.path_pattern import Patterns


def suppress(
    findings: Sequence[Finding], document: Document, settings: Settings
) -> tuple[Finding, ...]:
    """The findings, those that an entry covers marked with its reason."""
    entries = [
        entry
        for entry in settings.suppress
        if not expired(entry, settings) and _here(entry, document)
    ]
    if not entries:
        return tuple(findings)
    return tuple(_marked(finding, entries) for finding in findings)


def _marked(finding: Finding, entries: Sequence[Suppression]) -> Finding:
    entry = next((entry for entry in entries if covers(entry, finding)), None)
    if entry is None:
        return finding
    return evolve(finding, suppressed=True, justification=entry.reason)


def covers(entry: Suppression, finding: Finding) -> bool:
    """Whether an entry, wherever it holds, is about a finding."""
    if entry.fingerprint is not None and entry.fingerprint != finding.fingerprint:
        return False
    code = entry.code
    return code is None or finding.code.startswith(code.upper()) or finding.name == code


def expired(entry: Suppression, settings: Settings) -> bool:
    """Whether the last day of an entry has passed on the day of the run."""
    if entry.until is None or settings.as_of is None:
        return False
    last, today = entry.until.interval.last, settings.as_of.interval.first
    return last is not None and today is not None and last < today


def _here(entry: Suppression, document: Document) -> bool:
    return entry.path is None or lies_in(document, entry.path)


def entries_for(document: Document, settings: Settings) -> tuple[PathRules, ...]:
    """The entries whose selection holds for the path of a document."""
    if not settings.per_path:
        return ()
    return tuple(entry for entry in settings.per_path if lies_in(document, entry.path))


def narrowed(settings: Settings, entries: tuple[PathRules, ...]) -> Settings:
    """The settings with the selection of some paths.

    Later entries add to earlier ones; a selection of a path takes the place of the common one.
    """
    for entry in entries:
        settings = evolve(
            settings,
            select=entry.select or settings.select,
            ignore=(*settings.ignore, *entry.ignore),
            extend_select=(*settings.extend_select, *entry.extend_select),
        )
    return settings


def lies_in(document: Document, pattern: str) -> bool:
    """Whether a pattern, as in `.gitignore`, takes the file of a document or a folder above it."""
    path = document.uri
    if document.record is not None:
        path = path.removesuffix(f"#{document.record.id}")
    while path.startswith("./"):
        path = path[2:]
    names = path.strip("/").split("/")
    patterns = _patterns(pattern)
    return any(
        patterns.leave_out(name, "/".join(names[: at + 1]), is_folder=at + 1 < len(names))
        for at, name in enumerate(names)
    )


@lru_cache(maxsize=256)
def _patterns(pattern: str) -> Patterns:
    from auditor.path_pattern import Patterns  # noqa: PLC0415 - start-up: few settings have paths

    return Patterns([pattern])
