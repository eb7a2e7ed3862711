"""`auditor rules`: the catalogue."""

from __future__ import annotations

import click

from auditor.cli.command import Verb


@click.command(
    cls=Verb,
    examples=(
        "auditor rules",
        "auditor rules --format json",
    ),
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the list.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether to use colour; auto respects NO_COLOR and FORCE_COLOR.",
)
def rules(format_: str, color: str) -> None:
    """List the rules: code, name, severity, and what each detects."""
    from auditor.cli.catalogue import print_rules  # noqa: PLC0415 - start-up

    print_rules(format_, color)
