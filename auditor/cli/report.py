"""`auditor report`: the provenance report, for the file of a case."""

from __future__ import annotations

from typing import Any

import click

from auditor.cli import options
from auditor.cli.command import Option, Verb


@click.command(
    cls=Verb,
    examples=(
        "auditor report page.html -o report.html",
        "auditor report page.html -o report.html -o report.provn --operator 'J. Doe, desk 4'",
        "auditor report case-12/ -o case-12.html --reproducible --as-of 2026-11-24",
    ),
    last_word="Formats by suffix: .html, .md, .json (PROV-JSON), .provn (PROV-N). Exit codes: 0; "
    "2 wrong usage, or no document found; 3 something could not be read to its end.",
)
@options.paths
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    cls=Option,
    section="Output",
    help="The file of the report; its suffix tells the format. May be given several times.",
)
@click.option(
    "--operator",
    metavar="NAME",
    cls=Option,
    section="Output",
    help="Who made the report; it is written into it.",
)
@options.reproducible_option
@options.report_verbosity_options
@options.incomplete_option
@options.known_options
@options.list_options
@options.folder_options
@options.settings_options
def report(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - click gives options so
    """Write the provenance report: verdict, evidence, the document with its marks, and custody.

    PATH is a file, a folder or a pattern; - is standard input.
    """
    from auditor.cli.run_report import run_report  # noqa: PLC0415 - start-up

    click.get_current_context().exit(run_report(options.check_paths(paths, given), given))
