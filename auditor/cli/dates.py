"""`auditor dates`: every claim with its readings."""

from __future__ import annotations

from typing import Any

import click

from auditor.cli import options
from auditor.cli.command import Verb


@click.command(
    cls=Verb,
    examples=(
        "auditor dates page.html",
        "auditor dates page.html --explain",
        "auditor dates notes.txt --day-month dmy",
        "auditor dates page.html --format json",
        "auditor dates --profile paper.json archive/",
    ),
    last_word="Exit codes: 0; 2 wrong usage, or no document found; 3 something could not be read "
    "to its end.",
)
@options.paths
@options.explain_option
@options.output_options
@options.profile_option
@options.incomplete_option
@options.known_options
@options.list_options
@options.folder_options
@options.settings_options
def dates(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - click gives options so
    """List every date of documents with what it may mean; no rule runs.

    PATH is a file, a folder or a pattern; - is standard input.
    """
    from auditor.cli.run import run_dates  # noqa: PLC0415 - start-up

    click.get_current_context().exit(run_dates(options.check_paths(paths, given), given))
