"""The report for people, as audits are finished."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from auditor.cli.sinks import Outcome
from auditor.model import Audit, Settings, Severity
from auditor.render.claims_table import claims_story
from auditor.render.lines import EMPTY, Ink, Line, line
from auditor.render.statistics import Statistics, statistics_story
from auditor.render.story import (
    Look,
    document_story,
    gravity,
    overview,
    says_something,
    summary,
)
from auditor.render.tally import open_findings
from auditor.render.wording import counted
from auditor.when.wording import in_words

if TYPE_CHECKING:
    from auditor.rule import Rule

_MOST_DETAILS = 60
"""Documents of a large run that are told in full at its end; `--verbose` tells all as it goes."""

_A_STORY = 4
"""Lines from which a document is set off from the one above it."""


class Writer(Protocol):
    """Prints lines."""

    def lines(self, lines: Iterable[Line]) -> None:
        """Print them."""


class ReportSink:
    """The report for people: one document in full, of many a line each and what is odd.

    Whether there are many is not known before the second document, so the first one waits.
    """

    def __init__(
        self, writer: Writer, look: Look, settings: Settings, rules: Sequence[Rule] = ()
    ) -> None:
        self.writer = writer
        self.look = look
        self.settings = settings
        self.rules = rules
        self._first: Audit | None = None
        self._many = False
        self._details: dict[int, list[list[Line]]] = {}
        self._talkative = 0
        self._first_code = ""

    def add(self, audit: Audit) -> None:
        """Print the document, or its line."""
        loud = [f.code for f in open_findings(audit) if f.severity.rank > Severity.INFO.rank]
        self._first_code = self._first_code or "".join(loud[:1])
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
        worst_first = [lines for _, alike in sorted(self._details.items()) for lines in alike]
        above = 0 if self.look.quiet else _A_STORY
        for lines in worst_first[:_MOST_DETAILS]:
            # What could not be read is two lines each: a list of such is read as a list.
            apart = above and max(above, len(lines)) >= _A_STORY
            self.writer.lines([EMPTY, *lines] if apart else lines)
            above = len(lines)
        if self.look.quiet:
            return
        lines = self._summary(outcome, as_of)
        left_out = self._talkative - _MOST_DETAILS
        if left_out > 0:
            more = f"{counted(left_out, 'more document')} with something to tell (--verbose)"
            lines.insert(0, line((more, Ink.FAINT)))
        if outcome.tally.documents:
            lines.insert(0, EMPTY)
        self.writer.lines(lines)

    def _alone(self, audit: Audit, as_of: str, outcome: Outcome) -> None:
        talkative = says_something(audit)
        if self.look.quiet and not talkative:
            return
        look = self.look._replace(causes={rule.code: rule.honest_cause for rule in self.rules})
        self.writer.lines(document_story(audit, look, "" if talkative else as_of))
        if self.look.quiet:
            return
        if talkative or self.look.verbose:
            self.writer.lines([EMPTY, *self._summary(outcome, as_of)])
        elif outcome.skipped:
            self.writer.lines(self._summary(outcome, as_of)[1:])

    def _summary(self, outcome: Outcome, as_of: str) -> list[Line]:
        cutoff = self.settings.cutoff
        lines = summary(outcome.tally, outcome.skipped, as_of, self.look, cutoff=cutoff)
        if self._first_code and self.rules:
            hint = f"auditor explain {self._first_code}: what that rule looks at, and its examples"
            lines.append(line((hint, Ink.FAINT)))
        return lines

    def _one_of_many(self, audit: Audit) -> None:
        talkative = says_something(audit)
        if self.look.verbose:
            self.writer.lines([*document_story(audit, self.look), EMPTY])
            return
        if not self.look.quiet:
            self.writer.lines([overview(audit, self.look)])
        if talkative:
            self._talkative += 1
            alike = self._details.setdefault(gravity(audit), [])
            if len(alike) < _MOST_DETAILS:
                alike.append(document_story(audit, self.look))


class StatisticsSink:
    """Counts in place of documents: by rule, and by source."""

    def __init__(
        self, writer: Writer, look: Look, settings: Settings, rules: Sequence[Rule]
    ) -> None:
        self.writer = writer
        self.look = look
        self.settings = settings
        self.rules = rules
        self._counted = Statistics()

    def add(self, audit: Audit) -> None:
        """Count a document."""
        self._counted.add(audit)

    def end(self, outcome: Outcome) -> None:
        """Print the tables and the summary."""
        as_of = as_of_in_words(self.settings)
        cutoff = self.settings.cutoff
        lines = summary(outcome.tally, outcome.skipped, as_of, self.look, cutoff=cutoff)
        self.writer.lines([*statistics_story(self._counted, self.rules), EMPTY, *lines])


class ClaimsSink:
    """The claims of each document as a table, and the sum behind the verdict if asked for."""

    def __init__(
        self, writer: Writer, look: Look, settings: Settings, *, explain: bool = False
    ) -> None:
        self.writer = writer
        self.look = look
        self.settings = settings
        self.explain = explain
        self._started = False

    def add(self, audit: Audit) -> None:
        """Print a document."""
        table = claims_story(audit, self.look, as_of_in_words(self.settings))
        if self.explain:
            from auditor.render.reckoning import reckoning_story  # noqa: PLC0415 - when asked for

            table += [EMPTY, *reckoning_story(audit, self.look)]
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
