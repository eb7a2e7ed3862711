"""Where audits go as they are finished; here for programs, in `report_sinks` for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from auditor import __version__
from auditor.model import Audit, Notice, Settings, Severity
from auditor.render import json
from auditor.render.tally import Tally


class Outcome(NamedTuple):
    """What is known when a run is over."""

    tally: Tally
    skipped: Mapping[str, int]
    notices: tuple[Notice, ...]


class Sink(Protocol):
    """Takes audits one by one, and the outcome at the end."""

    def add(self, audit: Audit) -> None:
        """Take an audit."""

    def end(self, outcome: Outcome) -> None:
        """Finish the report."""


class JsonSink:
    """One JSON report, written as it grows."""

    def __init__(
        self,
        write: Callable[[str], object],
        settings: Settings,
        *,
        findings: bool,
        explain: bool = False,
    ) -> None:
        self._write = write
        self._settings = settings
        self._findings = findings
        self._explain = explain
        self._started = False

    def add(self, audit: Audit) -> None:
        """Write one document."""
        start = ",\n" if self._started else json.head(self._settings, __version__) + "\n"
        self._write(start + json.line(audit, findings=self._findings, explain=self._explain))
        self._started = True

    def end(self, outcome: Outcome) -> None:
        """Write what comes after the documents."""
        if not self._started:
            self._write(json.head(self._settings, __version__))
        tally = outcome.tally
        counts = {
            Severity.ERROR: tally.errors,
            Severity.WARNING: tally.warnings,
            Severity.INFO: tally.infos,
        }
        end = json.tail(
            tally.documents,
            outcome.skipped,
            outcome.notices,
            counts if self._findings else None,
            cutoff=json.cutoff(self._settings, tally.late) if self._findings else None,
        )
        self._write(end)


class JsonLinesSink:
    """One JSON document a line, each as soon as it is there."""

    def __init__(
        self, write: Callable[[str], object], *, findings: bool, explain: bool = False
    ) -> None:
        self._write = write
        self._findings = findings
        self._explain = explain

    def add(self, audit: Audit) -> None:
        """Write one document."""
        self._write(json.line(audit, findings=self._findings, explain=self._explain) + "\n")

    def end(self, outcome: Outcome) -> None:
        """Do nothing: what concerns the run as a whole is on stderr."""
