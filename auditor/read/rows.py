"""The rows and cells of delimited tables, with their places.

Reads RFC 4180 and what programs make of it: `"a ""b"" c"`, cells of many lines, `5" pipe`; a
quote that never closes must not swallow the rows behind it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from auditor.pattern import pattern
from auditor.read.stream import Line

BOM: Final = b"\xef\xbb\xbf"
_CLOSING: Final = pattern(b'[^"]*+(?:""[^"]*+)*+"')
_CLOSES: Final = pattern(r'"[^"]*+(?:""[^"]*+)*+"')
_NEVER_CLOSES: Final = "opens a quote that is never closed, and was not read"


class _End(Enum):
    """How a line ends: with all quotes closed, within one, or one closed where it cannot."""

    CLOSED = "closed"
    OPEN = "open"
    MISPLACED = "misplaced"


class Row(NamedTuple):
    """The bytes of a row, with its end; `fault` says why it cannot be read."""

    raw: bytes
    line: int
    offset: int
    fault: str | None = None
    code: str = "bad-table"


class Cell(NamedTuple):
    """A cell: its value, and its span without the quotes round it."""

    text: str
    start: int
    end: int


class Rows:
    """The rows of a table with a cell that is not blank; a row may take several lines.

    A quote closes at the next single one. Where that is followed by anything but the end of
    the cell, on a later line than it was opened, it belongs to another row: then the row with
    the open quote is given up, and reading goes on with its second line. No line is looked at
    more than twice, as a line that leaves a quote open when read by itself closes one when it
    is read within quotes.
    """

    def __init__(self, lines: Iterator[Line], delimiter: bytes, limit: int) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._limit = limit
        self._again: deque[Line] = deque()

    def __iter__(self) -> Iterator[Row]:
        """The rows, each once."""
        return self

    def __next__(self) -> Row:
        """The next row; StopIteration at the end."""
        while True:
            line = self._again.popleft() if self._again else next(self._lines)
            if line.offset == 0 and line.raw.startswith(BOM):
                line = Line(line.raw[len(BOM) :], 1, len(BOM), line.length - len(BOM))
            if line.cut:
                what = f"is longer than the limit of {self._limit} bytes and was not read"
                return Row(line.raw, line.number, line.offset, what, "limit")
            if line.raw.strip(b" \t\r\n\0") and not (line.number == 1 and line.raw[:4] == b"sep="):
                return self._row(line) if b'"' in line.raw else _row_of([line])

    def _row(self, first: Line) -> Row:
        """The row that begins with a line in which there are quotes."""
        lines, size = [first], first.length
        end = self._open(first.raw, within=False)
        while end is _End.OPEN:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is not None:
                lines.append(line)
                size += line.length
            if line is None or line.cut or size > self._limit:
                return self._given_up(lines)
            end = self._open(line.raw, within=True)
        return _row_of(lines) if end is _End.CLOSED else self._given_up(lines)

    def _given_up(self, lines: list[Line]) -> Row:
        self._again.extendleft(reversed(lines[1:]))
        return _row_of(lines[:1])._replace(fault=_NEVER_CLOSES)

    def _open(self, raw: bytes, *, within: bool) -> _End:
        """How a line ends that begins within quotes or outside of them."""
        at, delimiter = 0, self._delimiter
        if within:
            close = _CLOSING.match(raw)
            if close is None:
                return _End.OPEN
            at = close.end()
            if (
                raw[at : at + 1] != delimiter
                and not raw[at:].lstrip(b" ").startswith((delimiter, b"\r", b"\n"))
                and raw[at:].strip()
            ):
                return _End.MISPLACED
            at = raw.find(delimiter, at) + 1
        while at or not within:
            if raw[at : at + 1] == b'"':
                close = _CLOSING.match(raw, at + 1)
                if close is None:
                    return _End.OPEN
                at = close.end()
            at = raw.find(delimiter, at) + 1
            within = True
        return _End.CLOSED


def _row_of(lines: list[Line]) -> Row:
    first = lines[0]
    raw = first.raw if len(lines) == 1 else b"".join(line.raw for line in lines)
    return Row(raw, first.number, first.offset)


def cells_of(text: str, delimiter: str) -> list[Cell]:
    """The cells of a row without its end."""
    cells: list[Cell] = []
    at = 0
    while True:
        start, close = at, _CLOSES.match(text, at)
        stop = text.find(delimiter, close.end() if close else at)
        stop = len(text) if stop < 0 else stop
        if close is None or text[close.end() : stop].strip():
            cells.append(Cell(text[start:stop], start, stop))
        else:
            start, end = start + 1, close.end() - 1
            cells.append(Cell(text[start:end].replace('""', '"'), start, end))
        if stop == len(text):
            return cells
        at = stop + 1
