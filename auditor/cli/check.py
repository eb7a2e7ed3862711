"""`auditor check`: the audit."""

from __future__ import annotations

from typing import Any

import click

from auditor.cli import options
from auditor.cli.command import Verb


@click.command(
    cls=Verb,
    examples=(
        "auditor check page.html",
        "auditor check archive/ --fail-on warning",
        "auditor check corpus.jsonl --cutoff 2023-09-30 --select COR507",
        "auditor check records.jsonl --fields text=body,published=date_posted --format jsonl",
        "curl -s https://example.org/story | auditor check - --url https://example.org/story",
    ),
    last_word="Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage, or no "
    "document found; 3 something could not be read to its end.",
)
@options.paths
@options.output_options
@options.split_options
@options.rule_options
@options.exit_options
@options.incomplete_option
@options.known_options
@options.cutoff_option
@options.list_options
@options.folder_options
@options.settings_options
def check(paths: tuple[str, ...], **given: Any) -> None:  # noqa: ANN401 - click gives options so
    """Audit documents: when they were published, and which dates do not add up.

    PATH is a file, a folder or a pattern; - is standard input.
    """
    from auditor.cli.run import run_check  # noqa: PLC0415 - start-up

    click.get_current_context().exit(run_check(options.check_paths(paths, given), given))
