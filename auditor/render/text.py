"""The report as plain lines, for pipes and logs: no colour, no picture, at most 80 columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from auditor.render.lines import Line
from auditor.render.untrusted import for_encoding, for_log, visible

CELLS: Final = 80


class TextWriter:
    """Writes lines of text; `in_workflow` breaks what a runner of workflows would obey."""

    def __init__(
        self, write: Callable[[str], object], encoding: str = "utf-8", *, in_workflow: bool = False
    ) -> None:
        self._write = write
        self._encoding = encoding
        self._in_workflow = in_workflow

    def lines(self, lines: Iterable[Line]) -> None:
        """Write the lines."""
        for line in lines:
            text = for_encoding(visible(line.text), self._encoding)
            self._write((for_log(text) if self._in_workflow else text) + "\n")
