"""The report on a terminal, in colours that hold on a light and on a dark ground.

The only module that imports rich. Rich gets `Text` made of pieces that are safe already, never
markup: its own printing lets escape sequences and bidirectional controls through.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Final

from rich.console import Console
from rich.text import Text

from auditor.render.lines import Ink, Line
from auditor.render.untrusted import for_encoding, for_log, visible

_STYLES: Final = {
    Ink.PLAIN: "",
    Ink.NAME: "bold",
    Ink.ANSWER: "bold",
    Ink.TITLE: "bold",
    Ink.FAINT: "dim",
    Ink.ERROR: "bold red",
    Ink.WARNING: "yellow",
    Ink.INFO: "cyan",
    Ink.OK: "green",
    Ink.CHOSEN: "green",
    Ink.RIVAL: "cyan",
    Ink.AGAINST: "bold red",
    Ink.MARK: "bold",
}
"""The eight basic colours only: the terminal's own theme decides how they look."""


class ConsoleWriter:
    """Writes lines with their inks to a terminal, or to a file that is read on one."""

    def __init__(
        self, file: IO[str], *, color: bool, encoding: str = "utf-8", in_workflow: bool = False
    ) -> None:
        self._encoding = encoding
        self._in_workflow = in_workflow
        self._console = Console(
            file=file,
            color_system="standard" if color else None,
            force_terminal=color,
            no_color=not color,
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
        )

    def lines(self, lines: Iterable[Line]) -> None:
        """Write the lines."""
        for line in lines:
            self._console.print(self._rich(line), soft_wrap=True, end="")

    def _rich(self, line: Line) -> Text:
        text = Text(end="")
        for piece, ink in line.pieces:
            safe = for_encoding(visible(piece), self._encoding)
            text.append(for_log(safe) if self._in_workflow else safe, _STYLES[ink])
        text.rstrip()
        text.append("\n")
        return text
