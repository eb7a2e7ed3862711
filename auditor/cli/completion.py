"""`auditor completion SHELL`: the script that makes a shell complete."""

from __future__ import annotations

import click

from auditor.cli.command import Verb

_SHELLS = ("bash", "zsh", "fish")


@click.command(
    cls=Verb,
    examples=(
        'eval "$(auditor completion bash)"    # a line for ~/.bashrc',
        'eval "$(auditor completion zsh)"     # a line for ~/.zshrc, after compinit',
        "auditor completion fish > ~/.config/fish/completions/auditor.fish",
    ),
)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """Print the script that makes SHELL complete commands, options, rules and settings.

    SHELL is bash, zsh or fish.
    """
    from click.shell_completion import (  # noqa: PLC0415 - start-up
        ShellComplete,
        get_completion_class,
    )

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 - click has these three
    script = kind(click.Group(), {}, "auditor", "_AUDITOR_COMPLETE")
    # Not `script.source()`: that of bash would run bash to ask for its version.
    click.echo(ShellComplete.source(script), nl=False)
