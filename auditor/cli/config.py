"""`auditor config`: the settings in force."""

from __future__ import annotations

from typing import Any

import click

from auditor.cli import options
from auditor.cli.command import Option, Verb


@click.command(
    cls=Verb,
    examples=(
        "auditor config",
        "auditor config --set day-month=dmy --persona ci",
        "auditor config --format json --isolated",
    ),
    last_word="A file of settings is auditor.toml, or [tool.auditor] in pyproject.toml, in the "
    "working directory or above it up to the root of the repository. Options win over --set, "
    "that over the file. Exit codes: 0; 2 something is wrong with a setting.",
)
@click.option(
    "--format",
    "print_as",
    type=click.Choice(["rich", "text", "json"]),
    cls=Option,
    section="Output",
    help="How to print the settings; rich on a terminal, else text.",
)
@options.color_option
@options.rule_options
@options.exit_options
@options.incomplete_option
@options.known_options
@options.cutoff_option
@options.folder_options
@options.settings_options
def config(**given: Any) -> None:  # noqa: ANN401 - click gives options so
    """Show every setting, its value, and where it comes from.

    It takes the options of `check`, to show what they would change.
    """
    from auditor.cli.settings import print_settings  # noqa: PLC0415 - start-up

    print_settings(given)
