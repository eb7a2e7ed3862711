"""What a shell may offer for a value that is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def files(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Names of files, which the shell knows itself."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - start-up

    del context, parameter
    return [CompletionItem(begun, type="file")]


def rules(context: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Codes of rules, also after a comma."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - start-up

    from auditor.judge import load_rules  # noqa: PLC0415 - likewise

    del context, parameter
    before, comma, code = begun.rpartition(",")
    return [
        CompletionItem(before + comma + rule.code, help=rule.name)
        for rule in load_rules()
        if rule.code.startswith(code.upper())
    ]


def settings(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Keys of settings."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - start-up

    from auditor.config.keys import KEYS  # noqa: PLC0415 - likewise

    del context, parameter
    return [
        CompletionItem(f"{name}=", help=key.help or None)
        for name, key in KEYS.items()
        if name.startswith(begun)
    ]
