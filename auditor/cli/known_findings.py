"""Entries of `suppress` that did nothing, or that ran out: told at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.judge.suppress import covers, expired, lies_in
from auditor.model import Audit, Notice, Settings, Suppression
from auditor.model.notice import NoticeLevel
from auditor.when.wording import in_words


class KnownFindings:
    """What each entry covered in the documents of a run."""

    def __init__(self, settings: Settings, origin: str) -> None:
        self._settings = settings
        self._origin = origin
        self._asked: set[int] = set()
        self._used: set[int] = set()

    def add(self, audit: Audit) -> None:
        """Take note of one document."""
        for number, entry in enumerate(self._settings.suppress):
            if number in self._used or not _is_about(entry, audit):
                continue
            self._asked.add(number)
            if any(f.suppressed and covers(entry, f) for f in audit.findings):
                self._used.add(number)

    def notices(self) -> Iterator[Notice]:
        """One for each entry that ran out, and for each that was not needed.

        One on whose paths nothing was audited is no more than worth knowing.
        """
        for number, entry in enumerate(self._settings.suppress):
            about = f"{self._origin}: entry {number + 1} of suppress ({_named(entry)})"
            if entry.until is not None and expired(entry, self._settings):
                text = f"{about} ran out on {in_words(entry.until)} and hides nothing any more"
                yield Notice("warning", "expired-suppression", text)
            elif number not in self._used:
                level: NoticeLevel = "warning" if number in self._asked else "info"
                asked = "hides nothing" if number in self._asked else "is about no audited document"
                yield Notice(level, "unused-suppression", f"{about} {asked}")


def _is_about(entry: Suppression, audit: Audit) -> bool:
    return entry.path is None or lies_in(audit.document, entry.path)


def _named(entry: Suppression) -> str:
    pairs = (("path", entry.path), ("code", entry.code), ("fingerprint", entry.fingerprint))
    return ", ".join(f"{name} {value}" for name, value in pairs if value is not None)
