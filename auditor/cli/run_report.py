"""One run of `report`: all documents are audited, then each file is written whole."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, Final

import click

from auditor import __version__, pipeline
from auditor.cli import clock
from auditor.cli.in_force import check_rules, gather, settings_of
from auditor.cli.progress import Progress
from auditor.cli.report_file import ends_on_request, replacing
from auditor.cli.report_sinks import as_of_in_words
from auditor.cli.run import Policy, in_order, listed, stdin_of, tell, with_files_beside
from auditor.config.keys import KEYS
from auditor.config.layers import InForce
from auditor.errors import ExitCode, UsageError
from auditor.model import Audit, Notice, Settings
from auditor.render import prov
from auditor.render.html import html_report
from auditor.render.html.report import Custody, worst_first
from auditor.render.markdown_report import markdown_report
from auditor.render.story import skipped_in_words
from auditor.render.untrusted import visible
from auditor.rule import Rule

_SUFFIXES: Final = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".json": "prov-json",
    ".provn": "prov-n",
}


def run_report(paths: Sequence[str], given: Mapping[str, Any]) -> int:
    """Audit with all rules that the settings select, and write the files."""
    from auditor.judge import load_notices, load_rules  # noqa: PLC0415 - start-up

    targets = [_target(text) for text in given["outputs"]]
    if not targets:
        msg = f"name the file of the report: -o report.html ({', '.join(_SUFFIXES)})"
        raise UsageError(msg)
    in_force = gather(given)
    rules = load_rules()
    check_rules(rules, in_force)
    settings = with_files_beside(settings_of(in_force), given)
    run = pipeline.run(paths, settings, stdin_of(paths), listed(given), judge=True, rules=rules)
    with ExitStack() as stack:
        stack.enter_context(ends_on_request())
        files = [(kind, stack.enter_context(replacing(path))) for kind, path in targets]
        audits = in_order(run) if given["reproducible"] else list(_audited(run))
        notices = (*load_notices(), *run.notices)
        made = prov.Made(
            version=__version__,
            settings_hash=prov.settings_hash(_values(in_force)),
            operator=given["operator"],
            time=clock.now(fixed=given["reproducible"]),
        )
        for kind, file in files:
            file.write(_WRITERS[kind](audits, rules, settings, made, notices))
    quiet, verbose = given["quiet"], given["verbose"]
    for notice in (*(n for audit in audits for n in audit.notices), *notices):
        tell(notice, quiet=quiet, verbose=verbose)
    incomplete = any(audit.incomplete for audit in audits)
    incomplete = incomplete or any(notice.incomplete for notice in notices)
    policy = Policy(allow_incomplete=in_force.value("allow-incomplete"))
    if not quiet:
        _say_done(targets, run.skipped)
    return int(policy.code(failed=False, incomplete=incomplete) or ExitCode.OK)


def _values(in_force: InForce) -> dict[str, object]:
    """Every setting as somebody wrote it, or its default."""
    values: dict[str, object] = {name: key.default for name, key in KEYS.items()}
    return values | {name: given.value for name, given in in_force.given.items()}


def _audited(run: pipeline.Run) -> Sequence[Audit]:
    audits = []
    with Progress(sys.stderr) as progress:
        for audit in run:
            audits.append(audit)
            progress.count(audit.document.uri)
        progress.clear()
    return audits


def _say_done(targets: Sequence[tuple[str, str]], skipped: Mapping[str, int]) -> None:
    if skipped:
        click.echo(skipped_in_words(skipped), err=True)
    for _, path in targets:
        click.echo(f"wrote {visible(path)}", err=True)


def _target(text: str) -> tuple[str, str]:
    name, equals, path = text.partition("=")
    kind = name if equals and name in _SUFFIXES.values() else None
    if kind is None:
        path = text
        kind = _SUFFIXES.get(os.path.splitext(text)[1].lower())  # noqa: PTH122 - a path may be any text here
    if kind is None:
        allowed = f"{', '.join(_SUFFIXES)}, or FORMAT=FILE with one of {', '.join(_WRITERS)}"
        msg = f"-o {text!r}: the suffix tells no format; use {allowed}"
        raise UsageError(msg)
    folder = os.path.dirname(path) or "."  # noqa: PTH120 - likewise
    if not os.path.isdir(folder):  # noqa: PTH112 - likewise
        msg = f"-o {text!r}: there is no folder {folder!r}"
        raise UsageError(msg)
    if not path or os.path.isdir(path):  # noqa: PTH112 - likewise
        msg = f"-o {text!r}: a file is needed"
        raise UsageError(msg)
    return kind, path


Written = Callable[[Sequence[Audit], Sequence[Rule], Settings, prov.Made, Sequence[Notice]], str]


def _custody(settings: Settings, made: prov.Made) -> tuple[tuple[str, str], ...]:
    rows = [("Tool", f"auditor {made.version}"), ("Settings, SHA-256", made.settings_hash)]
    rows.append(("Assumed", as_of_in_words(settings)))
    if made.operator:
        rows.append(("Operator", made.operator))
    if made.time:
        rows += [("Made at", made.time), ("Python", platform.python_version())]
    return tuple(rows)


def _html(
    audits: Sequence[Audit],
    rules: Sequence[Rule],
    settings: Settings,
    made: prov.Made,
    notices: Sequence[Notice],
) -> str:
    return html_report(audits, rules, Custody(_custody(settings, made)), notices)


def _markdown(
    audits: Sequence[Audit],
    rules: Sequence[Rule],
    settings: Settings,
    made: prov.Made,
    notices: Sequence[Notice],
) -> str:
    by_code = {rule.code: rule for rule in rules}
    return markdown_report(worst_first(audits), by_code, _custody(settings, made), notices)


def _prov_json(
    audits: Sequence[Audit], _: Sequence[Rule], __: Settings, made: prov.Made, ___: Sequence[Notice]
) -> str:
    return prov.prov_json(prov.statements(audits, made))


def _prov_n(
    audits: Sequence[Audit], _: Sequence[Rule], __: Settings, made: prov.Made, ___: Sequence[Notice]
) -> str:
    return prov.prov_n(prov.statements(audits, made))


_WRITERS: Final[Mapping[str, Written]] = {
    "html": _html,
    "markdown": _markdown,
    "prov-json": _prov_json,
    "prov-n": _prov_n,
}
