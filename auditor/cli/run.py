"""One run of `check` or `dates`: settings, inputs, sinks, exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO, NamedTuple

from auditor import pipeline
from auditor.cli import clock
from auditor.cli.output import Wanted, open_sinks
from auditor.cli.progress import Progress
from auditor.cli.sinks import Outcome, Sink
from auditor.cli.terminal import complain
from auditor.config import load_settings
from auditor.errors import ExitCode
from auditor.model import Audit, Notice, Settings, Severity
from auditor.model.notice import printable
from auditor.render.tally import Tally, open_findings
from auditor.rule import Rule

_KNOWN = (
    "day_month",
    "language",
    "url",
    "retrieved",
    "stdin_name",
    "fields",
)
_RULES = ("select", "ignore", "extend_select", "persona", "severity", "confidence")


class Policy(NamedTuple):
    """What the exit code depends on; `fail_on` None never fails."""

    fail_on: Severity | None = None
    exit_zero: bool = False
    allow_incomplete: bool = False

    def code(self, *, failed: bool, incomplete: bool) -> ExitCode:
        """The exit code of a run that could be made: 3 over 1 over 0."""
        if incomplete and not self.allow_incomplete:
            return ExitCode.INCOMPLETE
        return ExitCode.FINDINGS if failed and not self.exit_zero else ExitCode.OK

    def fails(self, audit: Audit) -> bool:
        """Whether a document has a finding that counts."""
        least = self.fail_on
        return least is not None and any(
            finding.severity.rank >= least.rank for finding in open_findings(audit)
        )


def run_check(paths: Sequence[str], given: Mapping[str, Any]) -> int:
    """Audit with the rules that the settings select."""
    # Entry points are looked up, which takes a while, only where rules run.
    from auditor.judge import check_settings, load_notices, load_rules  # noqa: PLC0415 - see above

    settings = _settings(given, (*_KNOWN, "cutoff", *_RULES))
    rules = load_rules()
    check_settings(rules, settings)
    fail_on = given["fail_on"]
    policy = Policy(
        None if fail_on == "never" else Severity(fail_on),
        exit_zero=given["exit_zero"],
        allow_incomplete=given["allow_incomplete"],
    )
    return _run(paths, settings, given, policy, rules, load_notices())


def run_dates(paths: Sequence[str], given: Mapping[str, Any]) -> int:
    """List claims and verdicts; no rule runs."""
    settings = _settings(given, _KNOWN)
    policy = Policy(allow_incomplete=given["allow_incomplete"])
    return _run(paths, settings, given, policy, None, ())


def _settings(given: Mapping[str, Any], names: Sequence[str]) -> Settings:
    as_of, as_of_from = clock.as_of(given["as_of"])
    values = {name: given[name] for name in names}
    # Configuration files come in here, below the options: nothing else reads settings.
    return load_settings(as_of=as_of, as_of_from=as_of_from, **values)


def _run(
    paths: Sequence[str],
    settings: Settings,
    given: Mapping[str, Any],
    policy: Policy,
    rules: Sequence[Rule] | None,
    notices: Sequence[Notice],
) -> int:
    # All modules are loaded: what they hold is never rubbish, what documents leave is.
    gc.freeze()
    gc.enable()
    judging = rules is not None
    wanted = Wanted.of(given, judging=judging)
    run = pipeline.run(paths, settings, _stdin(paths), judge=judging, rules=rules)
    tally, failed = Tally(), False
    with open_sinks(wanted, settings) as sinks, Progress(sys.stderr) as progress:
        for audit in run:
            tally = tally.add(audit)
            failed = failed or policy.fails(audit)
            progress.clear()
            _show(audit, sinks, wanted)
            progress.count(audit.document.uri)
        progress.clear()
        every = (*notices, *run.notices)
        for sink in sinks:
            sink.end(Outcome(tally, run.skipped, every))
        for notice in every:
            _complain(notice, wanted)
    incomplete = tally.incomplete > 0 or any(notice.incomplete for notice in every)
    return int(policy.code(failed=failed, incomplete=incomplete))


def _show(audit: Audit, sinks: Sequence[Sink], wanted: Wanted) -> None:
    for sink in sinks:
        sink.add(audit)
    if not wanted.tells_notices:
        for notice in audit.notices:
            _complain(notice, wanted)


def _complain(notice: Notice, wanted: Wanted) -> None:
    """What went wrong, on stderr: errors always, infos only for those who asked."""
    if (
        notice.level == "error"
        or wanted.verbose
        or (notice.level == "warning" and not wanted.quiet)
    ):
        name = "" if notice.uri is None else printable(notice.uri)
        complain(notice.level, notice.text if name in notice.text else f"{name}: {notice.text}")


def _stdin(paths: Sequence[str]) -> BinaryIO | None:
    return sys.stdin.buffer if "-" in paths else None
