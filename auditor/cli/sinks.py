"""Where audits go as they are finished: JSON, lines of JSON, or a report for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from attrs import define, field, frozen

from auditor import __version__
from auditor.model import Audit, Notice, Settings, Severity
from auditor.render import json
from auditor.render.claims_table import claims_story
from auditor.render.lines import EMPTY, Line
from auditor.render.story import (
    Look,
    Tally,
    document_story,
    overview,
    says_something,
    summary,
)
from auditor.when.wording import in_words

_MOST_DETAILS = 200
"""Documents of a large run that are told in full at its end; `--verbose` tells all as it goes."""


@frozen
class Outcome:
    """What is known when a run is over."""

    tally: Tally
    skipped: Mapping[str, int]
    notices: tuple[Notice, ...]
    settings: Settings


class Sink(Protocol):
    """Takes audits one by one, and the outcome at the end."""

    def add(self, audit: Audit) -> None:
        """Take an audit."""

    def end(self, outcome: Outcome) -> None:
        """Finish the report."""


class Writer(Protocol):
    """Prints lines."""

    def lines(self, lines: Iterable[Line]) -> None:
        """Print them."""


@define
class JsonSink:
    """One JSON report, written as it grows."""

    write: Callable[[str], object]
    settings: Settings
    findings: bool
    _started: bool = field(default=False, init=False)

    def add(self, audit: Audit) -> None:
        """Write one document."""
        start = ",\n" if self._started else json.head(self.settings, __version__) + "\n"
        self.write(start + json.line(audit, findings=self.findings))
        self._started = True

    def end(self, outcome: Outcome) -> None:
        """Write what comes after the documents."""
        if not self._started:
            self.write(json.head(self.settings, __version__))
        tally = outcome.tally
        counts = {
            Severity.ERROR: tally.errors,
            Severity.WARNING: tally.warnings,
            Severity.INFO: tally.infos,
        }
        self.write(
            json.tail(
                tally.documents,
                outcome.skipped,
                outcome.notices,
                counts if self.findings else None,
            )
        )


@define
class JsonLinesSink:
    """One JSON document a line, each as soon as it is there."""

    write: Callable[[str], object]
    findings: bool

    def add(self, audit: Audit) -> None:
        """Write one document."""
        self.write(json.line(audit, findings=self.findings) + "\n")

    def end(self, outcome: Outcome) -> None:
        """Do nothing: what concerns the run as a whole is on stderr."""


@define
class ReportSink:
    """The report for people: one document in full, of many a line each and what is odd.

    Whether there are many is not known before the second document, so the first one waits.
    """

    writer: Writer
    look: Look
    settings: Settings
    _first: Audit | None = field(default=None, init=False)
    _many: bool = field(default=False, init=False)
    _details: list[list[Line]] = field(factory=list, init=False)
    _left_out: int = field(default=0, init=False)

    def add(self, audit: Audit) -> None:
        """Print the document, or its line."""
        if self._first is None and not self._many:
            self._first = audit
            return
        if self._first is not None:
            first, self._first, self._many = self._first, None, True
            self._one_of_many(first)
        self._one_of_many(audit)

    def end(self, outcome: Outcome) -> None:
        """Print what has waited, and the summary."""
        as_of = as_of_in_words(self.settings)
        if self._first is not None:
            self._alone(self._first, as_of, outcome)
            return
        for number, lines in enumerate(self._details):
            spaced = [EMPTY, *lines] if number or not self.look.quiet else lines
            self.writer.lines(spaced)
        if self.look.quiet:
            return
        lines = summary(outcome.tally, outcome.skipped, as_of, self.look)
        if self._left_out:
            more = f"{self._left_out:,} more documents with findings: --verbose tells them all"
            lines.insert(0, Line(((more, lines[0].pieces[0][1]),)))
        if outcome.tally.documents:
            lines.insert(0, EMPTY)
        self.writer.lines(lines)

    def _alone(self, audit: Audit, as_of: str, outcome: Outcome) -> None:
        talkative = says_something(audit)
        if self.look.quiet and not talkative:
            return
        self.writer.lines(document_story(audit, self.look, "" if talkative else as_of))
        if self.look.quiet:
            return
        if talkative or self.look.verbose:
            self.writer.lines([EMPTY, *summary(outcome.tally, outcome.skipped, as_of, self.look)])
        elif outcome.skipped:
            self.writer.lines(summary(outcome.tally, outcome.skipped, as_of, self.look)[1:])

    def _one_of_many(self, audit: Audit) -> None:
        talkative = says_something(audit)
        if self.look.verbose:
            self.writer.lines([*document_story(audit, self.look), EMPTY])
            return
        if not self.look.quiet:
            self.writer.lines([overview(audit, self.look)])
        if talkative and len(self._details) < _MOST_DETAILS:
            self._details.append(document_story(audit, self.look))
        elif talkative:
            self._left_out += 1


@define
class ClaimsSink:
    """The claims of each document as a table."""

    writer: Writer
    look: Look
    settings: Settings
    _started: bool = field(default=False, init=False)

    def add(self, audit: Audit) -> None:
        """Print a document."""
        table = claims_story(audit, self.look, as_of_in_words(self.settings))
        self.writer.lines([EMPTY, *table] if self._started else table)
        self._started = True

    def end(self, outcome: Outcome) -> None:
        """Print how much there was, where it was more than one document."""
        if self.look.quiet or (outcome.tally.documents == 1 and not outcome.skipped):
            return
        as_of = as_of_in_words(self.settings)
        lines = summary(outcome.tally, outcome.skipped, as_of, self.look, rules=False)
        self.writer.lines([EMPTY, *lines] if self._started else lines)


def as_of_in_words(settings: Settings) -> str:
    """`as of 24 November 2026 (today)`: printed in every report, with where it came from."""
    if settings.as_of is None:
        return ""
    origin = {"option": "--as-of", "clock": "today"}.get(
        settings.as_of_from or "", settings.as_of_from or ""
    )
    return f"as of {in_words(settings.as_of)} ({origin})"
