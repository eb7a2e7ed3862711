"""`auditor explain CODE`: the page of one rule."""

from __future__ import annotations

import click


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    r"""Print the page of one rule: what it detects, why it matters, and examples.

    CODE is a code or a name.

    \b
    Examples:
      auditor explain DOC202
      auditor explain republication
    """
    from auditor.cli.catalogue import print_rule  # noqa: PLC0415 - start-up

    print_rule(code)
