"""Commands whose help has sections of options, and examples that can be copied."""

from __future__ import annotations

from typing import Any

import click


class Option(click.Option):
    """An option that stands in a section of the help."""

    def __init__(self, *declarations: Any, section: str = "Options", **given: Any) -> None:  # noqa: ANN401 - as click's own
        """Keep the section beside what click keeps."""
        super().__init__(*declarations, **given)
        self.section = section


class Verb(click.Command):
    """A command with examples and a last word in its help."""

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - as click's own
        examples: tuple[str, ...] = (),
        last_word: str = "",
        **more: Any,  # noqa: ANN401 - likewise
    ) -> None:
        """Keep examples and last word beside what click keeps."""
        super().__init__(*given, **more)
        self.examples = examples
        self.last_word = last_word

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options by section."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                name = getattr(parameter, "section", "Options")
                sections.setdefault(name, []).append(record)
        for name, records in sections.items():
            with formatter.section(name):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples one a line, unwrapped, and the last word."""
        del ctx
        if self.examples:
            with formatter.section("Examples"):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        if self.last_word:
            formatter.write_paragraph()
            formatter.write_text(self.last_word)
