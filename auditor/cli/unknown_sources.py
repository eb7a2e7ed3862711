"""Tells at the end of a run that a profile of sources was of no use, which it would not show."""

from __future__ import annotations

from collections.abc import Iterator

from auditor import pipeline
from auditor.config.layers import Origin
from auditor.model import Audit, Notice, Settings
from auditor.model.notice import NoticeLevel


class UnknownSources:
    """Whether the profile knows the source of any document of a run."""

    def __init__(self, settings: Settings, origin: Origin) -> None:
        self._profile = settings.source_profile
        self._origin = origin
        self._known = False
        self._first: Audit | None = None

    def add(self, audit: Audit) -> None:
        """Take note of one document."""
        if self._known or self._profile is None:
            return
        self._first = self._first or audit
        source = pipeline.source_of(audit.document, audit.address)
        self._known = self._profile.of(source) is not None

    def notices(self) -> Iterator[Notice]:
        """One, if it knows none; a setting in a file is for other runs as well."""
        if self._known or self._first is None:
            return
        source = pipeline.source_of(self._first.document, self._first.address)
        which = "tells no source; --url does" if source is None else f"is of {source}"
        about = "--source-profile" if self._origin.kind == "option" else f"{self._origin}"
        text = f"{about}: it knows the source of no document; {self._first.document.uri} {which}"
        level: NoticeLevel = "info" if self._origin.kind == "file" else "warning"
        yield Notice(level, "unused-profile", text)
