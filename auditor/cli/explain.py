"""`auditor explain CODE`: the page of one rule."""

from __future__ import annotations

import click

from auditor.cli import complete
from auditor.cli.command import Verb


@click.command(
    cls=Verb,
    examples=(
        "auditor explain DOC202",
        "auditor explain republication",
    ),
)
@click.argument("code", shell_complete=complete.rules)
def explain(code: str) -> None:
    """Print the page of one rule: what it detects, why it matters, and examples.

    CODE is a code or a name.
    """
    from auditor.cli.catalogue import print_rule  # noqa: PLC0415 - start-up

    print_rule(code)
