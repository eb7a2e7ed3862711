"""Where a run learns how its sources write their dates."""

from __future__ import annotations

from collections.abc import Callable

from auditor import pipeline
from auditor.cli.sinks import Outcome
from auditor.model import Audit, Settings
from auditor.model.source_profile import SourceHabits, SourceProfile
from auditor.render.source_profile import profile_text


class ProfileSink:
    """The profile of the sources of a run; what is kept grows with them, not with documents."""

    def __init__(self, write: Callable[[str], object], settings: Settings) -> None:
        self._write = write
        self._settings = settings
        self._sources: dict[str | None, SourceHabits] = {}

    def add(self, audit: Audit) -> None:
        """Count the dates of a document."""
        source, habits = pipeline.habits_in(audit, self._settings)
        known = self._sources.get(source)
        self._sources[source] = habits if known is None else known + habits

    def end(self, outcome: Outcome) -> None:
        """Write the file."""
        del outcome
        self._write(profile_text(SourceProfile(self._sources)))
