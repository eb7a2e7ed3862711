"""Reports for other programs: code scanning, merge requests, test reports, spreadsheets.

What a consumer limits is held here as audits come in, so that a run of any length takes
little memory: the worst findings are kept, the others counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from attrs import evolve

from auditor import __version__
from auditor.cli.sinks import Outcome, Sink
from auditor.model import Audit, Finding, Notice, Persona, Settings, Severity
from auditor.render.tally import CUTOFF_RULE, open_findings
from auditor.rule import Rule

KEPT: Final = "--split-kept"
DROPPED: Final = "--split-dropped"
"""The two files of a split; no formats that anybody names."""
Write = Callable[[str], object]
_WORST_FIRST: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def sink_of(
    name: str, write: Write, settings: Settings, rules: Sequence[Rule], *, findings: bool
) -> Sink:
    """The sink of a format; `findings` tells whether rules run."""
    makers: dict[str, Callable[[], Sink]] = {
        "sarif": lambda: SarifSink(write, rules),
        "github": lambda: GithubSink(write),
        "gitlab": lambda: GitlabSink(write),
        "junit": lambda: JunitSink(write),
        "csv": lambda: CsvSink(write, findings=findings),
        "enriched": lambda: EnrichedSink(write),
        KEPT: lambda: SplitSink(write, settings, rules, dropped=False),
        DROPPED: lambda: SplitSink(write, settings, rules, dropped=True),
        "markdown": lambda: MarkdownSink(write, settings),
    }
    return makers[name]()


class EnrichedSink:
    """Each record as a line of JSON, with what was found in it."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def add(self, audit: Audit) -> None:
        """Write a record."""
        from auditor.render import record_lines  # noqa: PLC0415 - start-up

        self._write(record_lines.enriched_line(audit) + "\n")

    def end(self, outcome: Outcome) -> None:
        """Do nothing: there is no end to a file of lines."""


class SplitSink:
    """The records that keep to the cutoff, or those that do not, as they stood.

    The rule is asked by itself, whatever findings the settings show: no selection may let a
    late record pass. What was not read to its end is not known to keep to anything.
    """

    def __init__(
        self, write: Write, settings: Settings, rules: Sequence[Rule], *, dropped: bool
    ) -> None:
        self._write = write
        self._rules = tuple(rules)
        self._dropped = dropped
        self._settings = evolve(
            settings,
            select=(CUTOFF_RULE,),
            ignore=(),
            extend_select=(),
            persona=Persona.FORENSIC,
            severity=None,
            confidence=None,
        )

    def add(self, audit: Audit) -> None:
        """Write a record if it belongs here."""
        from auditor.judge import judge  # noqa: PLC0415 - start-up
        from auditor.render import record_lines  # noqa: PLC0415 - start-up

        late, failed = judge(audit.timeline, audit.document, self._settings, self._rules)
        if bool(late or failed or audit.incomplete) is self._dropped:
            self._write(record_lines.plain_line(audit) + "\n")

    def end(self, outcome: Outcome) -> None:
        """Do nothing: there is no end to a file of lines."""


class SarifSink:
    """One SARIF log; it is written at the end, for its results may have to make room."""

    def __init__(self, write: Write, rules: Sequence[Rule]) -> None:
        self._write = write
        self._rules = rules
        self._kept: dict[Severity, list[dict[str, object]]] = {s: [] for s in _WORST_FIRST}
        self._left_out: Counter[Severity] = Counter()
        self._artifacts: dict[str, dict[str, object]] = {}
        self._notices: list[Notice] = []

    def add(self, audit: Audit) -> None:
        """Keep the results of a document, and give up lesser ones where there are too many."""
        from auditor.render import sarif  # noqa: PLC0415 - start-up

        self._notices += audit.notices
        weaker: dict[str, list[Finding]] = {}
        for finding in audit.findings:
            if finding.subsumed_by is not None:
                weaker.setdefault(finding.subsumed_by, []).append(finding)
        found = [f for f in audit.findings if f.subsumed_by is None]
        for finding in found:
            severity = Severity.INFO if finding.severity is Severity.OFF else finding.severity
            stands_for = weaker.get(finding.code, [])
            self._keep(severity, sarif.result(audit, finding, stands_for), sarif.MOST_RESULTS)
        if found:
            artifact = sarif.artifact(audit)
            self._artifacts.setdefault(str(artifact["location"]), artifact)

    def _keep(self, severity: Severity, result: dict[str, object], most: int) -> None:
        self._kept[severity].append(result)
        if sum(map(len, self._kept.values())) > most:
            worst_last = next(s for s in reversed(_WORST_FIRST) if self._kept[s])
            self._kept[worst_last].pop()
            self._left_out[worst_last] += 1

    def end(self, outcome: Outcome) -> None:
        """Write the log."""
        from auditor.render import sarif  # noqa: PLC0415 - start-up

        notices = [*self._notices, *outcome.notices]
        self._write(
            sarif.log(
                [result for severity in _WORST_FIRST for result in self._kept[severity]],
                self._rules,
                notices,
                __version__,
                artifacts=self._artifacts.values(),
                left_out=self._left_out,
                complete=not any(notice.incomplete for notice in notices),
            )
        )


class GithubSink:
    """Workflow commands, the worst of each level first; at the end, for the level may be full."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._kept: dict[str, list[str]] = {"error": [], "warning": [], "notice": []}
        self._count: Counter[str] = Counter()

    def add(self, audit: Audit) -> None:
        """Keep as many annotations of each level as a step shows."""
        from auditor.render import github  # noqa: PLC0415 - start-up

        for finding in open_findings(audit):
            level = github.command_of(finding.severity)
            self._keep(level, github.annotation(audit, finding))
        for notice in audit.notices:
            self._notice(notice)

    def _notice(self, notice: Notice) -> None:
        from auditor.render import github  # noqa: PLC0415 - start-up

        if notice.level != "info":  # there is room for ten, and what was read all the same is fine
            self._keep(notice.level, github.notice_annotation(notice))

    def _keep(self, level: str, command: str) -> None:
        from auditor.render.github import MOST  # noqa: PLC0415 - start-up

        self._count[level] += 1
        if len(self._kept[level]) < MOST:
            self._kept[level].append(command)

    def end(self, outcome: Outcome) -> None:
        """Write the commands; the last one of a full level counts the rest."""
        from auditor.render import github  # noqa: PLC0415 - start-up

        for notice in outcome.notices:
            self._notice(notice)
        for level, kept in self._kept.items():
            hidden = self._count[level] - len(kept)
            if hidden:
                kept[-1] = github.more(level, hidden + 1)
            for command in kept:
                self._write(command + "\n")


class GitlabSink:
    """The code quality report, written as it grows."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._start = "[\n"

    def add(self, audit: Audit) -> None:
        """Write the findings of a document."""
        from auditor.render import gitlab  # noqa: PLC0415 - start-up

        for finding in open_findings(audit):
            self._write(self._start + gitlab.issue(audit, finding))
            self._start = ",\n"

    def end(self, outcome: Outcome) -> None:
        """Close the list; what went wrong with inputs is on stderr and in the exit code."""
        del outcome
        self._write("[]\n" if self._start == "[\n" else "\n]\n")


class JunitSink:
    """JUnit XML, a suite a document, written as it grows."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._started = False

    def add(self, audit: Audit) -> None:
        """Write the suite of a document."""
        from auditor.render import junit  # noqa: PLC0415 - start-up

        self._write(("" if self._started else junit.HEAD) + junit.suite(audit))
        self._started = True

    def end(self, outcome: Outcome) -> None:
        """Close the root."""
        from auditor.render import junit  # noqa: PLC0415 - start-up

        del outcome
        self._write(junit.TAIL if self._started else junit.HEAD + junit.TAIL)


class CsvSink:
    """A row a finding where rules ran, else a row a claim."""

    def __init__(self, write: Write, *, findings: bool) -> None:
        self._write = write
        self._findings = findings
        self._started = False

    def add(self, audit: Audit) -> None:
        """Write the rows of a document."""
        from auditor.render import table_cells  # noqa: PLC0415 - start-up

        self._head()
        rows = table_cells.finding_rows if self._findings else table_cells.claim_rows
        for row in rows(audit):
            self._write(table_cells.row(row))

    def end(self, outcome: Outcome) -> None:
        """Write at least the names of the columns."""
        del outcome
        self._head()

    def _head(self) -> None:
        from auditor.render import table_cells  # noqa: PLC0415 - start-up

        if not self._started:
            columns = table_cells.FINDING_COLUMNS if self._findings else table_cells.CLAIM_COLUMNS
            self._write(table_cells.row(columns))
            self._started = True


class MarkdownSink:
    """A summary in Markdown: the worst findings and the first verdicts, the others counted."""

    def __init__(self, write: Write, settings: Settings) -> None:
        from auditor.render.markdown import FindingRow  # noqa: PLC0415 - start-up

        self._write = write
        self._settings = settings
        self._findings: list[FindingRow] = []
        self._verdicts: list[str] = []
        self._notices: list[Notice] = []

    def add(self, audit: Audit) -> None:
        """Keep the rows of a document."""
        from auditor.render import markdown  # noqa: PLC0415 - start-up

        self._findings += markdown.finding_rows(audit)
        if len(self._findings) > 2 * markdown.MOST:
            self._drop()
        if len(self._verdicts) < markdown.MOST:
            self._verdicts.append(markdown.verdict_row(audit))
        room = markdown.MOST - len(self._notices)
        self._notices += audit.notices[:room]

    def _drop(self) -> None:
        from auditor.render.markdown import MOST  # noqa: PLC0415 - start-up

        self._findings.sort(key=lambda row: -row.rank)  # stable: in order of place within a rank
        del self._findings[MOST:]

    def end(self, outcome: Outcome) -> None:
        """Write the page."""
        from auditor.cli.report_sinks import as_of_in_words  # noqa: PLC0415 - start-up
        from auditor.render import markdown  # noqa: PLC0415 - start-up

        self._drop()
        text = markdown.summary(
            outcome.tally,
            self._findings,
            self._verdicts,
            outcome.skipped,
            [*self._notices, *outcome.notices],
            as_of_in_words(self._settings),
        )
        self._write(text)
