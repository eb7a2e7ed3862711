"""One run of `check` or `dates`: settings, inputs, sinks, exit code."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from attrs import evolve

from auditor import pipeline
from auditor.cli.in_force import check_rules, gather, settings_of
from auditor.cli.output import Wanted, open_sinks
from auditor.cli.progress import Progress
from auditor.cli.sinks import Outcome, Sink
from auditor.cli.terminal import complain
from auditor.config.layers import InForce
from auditor.errors import ExitCode, UsageError
from auditor.model import Audit, Notice, Settings, Severity
from auditor.model.notice import printable
from auditor.render.tally import Tally, open_findings
from auditor.rule import Rule

if TYPE_CHECKING:
    from auditor.cli.known_findings import KnownFindings
    from auditor.cli.unknown_sources import UnknownSources
    from auditor.model.feed import Feed


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


_RARELY: Final = (10_000, 10, 10)


def run_check(paths: Sequence[str], given: Mapping[str, Any]) -> int:
    """Audit with the rules that the settings select."""
    # Entry points are looked up, which takes a while, only where rules run.
    from auditor.judge import load_notices, load_rules  # noqa: PLC0415 - see above

    in_force = gather(given)
    if (given["split_kept"] or given["split_dropped"]) and in_force.value("cutoff") is None:
        msg = "--split-kept and --split-dropped part records at --cutoff DATE; give that too"
        raise UsageError(msg)
    rules = load_rules()
    check_rules(rules, in_force)
    policy = Policy(
        in_force.value("fail-on"),
        exit_zero=in_force.value("exit-zero"),
        allow_incomplete=in_force.value("allow-incomplete"),
    )
    return _run(paths, in_force, given, policy, rules, load_notices())


def run_dates(paths: Sequence[str], given: Mapping[str, Any]) -> int:
    """List claims and verdicts; no rule runs."""
    in_force = gather(given)
    if given["profile"] is not None:
        in_force = _unprofiled(in_force)
    policy = Policy(allow_incomplete=in_force.value("allow-incomplete"))
    return _run(paths, in_force, given, policy, None, ())


def _unprofiled(in_force: InForce) -> InForce:
    """The settings without a profile, since one that is learned must not repeat another."""
    if in_force.origin("source-profile").kind in ("option", "set"):
        msg = "--profile learns from the documents what --source-profile tells; give one of them"
        raise UsageError(msg)
    given = {name: value for name, value in in_force.given.items() if name != "source-profile"}
    return InForce(given, in_force.file)


def _run(
    paths: Sequence[str],
    in_force: InForce,
    given: Mapping[str, Any],
    policy: Policy,
    rules: Sequence[Rule] | None,
    notices: Sequence[Notice],
) -> int:
    # All modules are loaded: what they hold is never rubbish, what documents leave is.
    # A page is freed when it is done with; the collector need not look after every 700 objects.
    gc.freeze()
    gc.set_threshold(*_RARELY)
    gc.enable()
    judging = rules is not None
    settings = with_files_beside(settings_of(in_force), given)
    given = {**given, "color": in_force.value("color"), "usual_format": in_force.value("format")}
    wanted = Wanted.of(given, judging=judging, rules=rules or ())
    more = listed(given)
    run = pipeline.run(paths, settings, stdin_of(paths), more, judge=judging, rules=rules)
    audits = in_order(run) if given.get("reproducible") else run
    watched = _watched(settings, in_force, judging=judging)
    tally, failed = Tally(), False
    with open_sinks(wanted, settings) as sinks, Progress(sys.stderr) as progress:
        for audit in audits:
            tally = tally.add(audit)
            failed = failed or policy.fails(audit)
            progress.clear()
            _show(audit, sinks, wanted)
            for watch in watched:
                watch.add(audit)
            progress.count(audit.document.uri)
        progress.clear()
        every = (*notices, *run.notices, *(n for watch in watched for n in watch.notices()))
        for sink in sinks:
            sink.end(Outcome(tally, run.skipped, every))
        for notice in every:
            _complain(notice, wanted)
    incomplete = tally.incomplete > 0 or any(notice.incomplete for notice in every)
    return int(policy.code(failed=failed, incomplete=incomplete))


def _watched(
    settings: Settings, in_force: InForce, *, judging: bool
) -> list[KnownFindings | UnknownSources]:
    """What of the settings may turn out to have been of no use."""
    found: list[KnownFindings | UnknownSources] = []
    if judging and settings.suppress:
        from auditor.cli.known_findings import KnownFindings  # noqa: PLC0415 - start-up

        found.append(KnownFindings(settings, in_force.origin("suppress").place))
    if settings.source_profile is not None:
        from auditor.cli.unknown_sources import UnknownSources  # noqa: PLC0415 - start-up

        found.append(UnknownSources(settings, in_force.origin("source-profile")))
    return found


def in_order(run: pipeline.Run) -> list[Audit]:
    """All audits by name, whatever the order of the paths; no two of a run have one name."""
    return sorted(run, key=lambda audit: audit.document.uri)


def _show(audit: Audit, sinks: Sequence[Sink], wanted: Wanted) -> None:
    for sink in sinks:
        sink.add(audit)
    if not wanted.tells_notices:
        for notice in audit.notices:
            _complain(notice, wanted)


def _complain(notice: Notice, wanted: Wanted) -> None:
    tell(notice, quiet=wanted.quiet, verbose=wanted.verbose)


def tell(notice: Notice, *, quiet: bool, verbose: bool) -> None:
    """What went wrong, on stderr: errors always, infos only for those who asked."""
    if notice.level == "error" or verbose or (notice.level == "warning" and not quiet):
        name = "" if notice.uri is None else printable(notice.uri)
        complain(notice.level, notice.text if name in notice.text else f"{name}: {notice.text}")


def with_files_beside(settings: Settings, given: Mapping[str, Any]) -> Settings:
    """The settings with the feed, the sitemap and the list of copies that the user named."""

    def read(name: str) -> Feed | None:
        path: str | None = given[name]
        return None if path is None else pipeline.read_feed(path, settings.limits, f"--{name}")

    if all(given[name] is None for name in ("feed", "sitemap", "copies")):
        return settings
    return evolve(settings, feed=read("feed"), sitemap=read("sitemap"), copies=read("copies"))


def listed(given: Mapping[str, Any]) -> Sequence[str]:
    """The paths of the list that the user named."""
    if given["files_from"] is None:
        return ()
    from auditor.read.listing import read_list  # noqa: PLC0415 - start-up: few runs have a list

    return read_list(given["files_from"], sys.stdin.buffer, null=given["null"])


def stdin_of(paths: Sequence[str]) -> BinaryIO | None:
    """Standard input, if it is a document."""
    return sys.stdin.buffer if "-" in paths else None
