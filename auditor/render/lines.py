"""Lines of a report for people: pieces of safe text, each with what it means.

Layouts make them, `text` prints them bare and `console` gives each meaning a colour. No line
needs its colours to be understood.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, NamedTuple

from auditor.render.cells import width


class Ink(StrEnum):
    """What a piece of a line is."""

    PLAIN = "plain"
    NAME = "name"
    ANSWER = "answer"
    FAINT = "faint"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OK = "ok"
    CHOSEN = "chosen"
    RIVAL = "rival"
    AGAINST = "against"
    MARK = "mark"
    TITLE = "title"


Piece = tuple[str, Ink]


class Line(NamedTuple):
    """One line. Layouts make its text visible, for its width; writers do so again, for safety."""

    pieces: tuple[Piece, ...] = ()

    @property
    def text(self) -> str:
        """The line without its inks and without blanks at its end."""
        return "".join(text for text, _ in self.pieces).rstrip()

    @property
    def width(self) -> int:
        """Cells that it takes."""
        return width(self.text)


EMPTY: Final = Line()


def line(*pieces: Piece | str) -> Line:
    """A line of pieces; bare strings are plain."""
    return Line(tuple((p, Ink.PLAIN) if isinstance(p, str) else p for p in pieces))


def sections(blocks: Iterable[list[Line]]) -> list[Line]:
    """The blocks that are not empty, with an empty line between them."""
    result: list[Line] = []
    for block in blocks:
        if block:
            result += [EMPTY, *block] if result else block
    return result
