"""Tables of records: CSV, TSV and their kin, one row in memory at a time.

Reads quoted cells with line ends and doubled quotes, `;` and TAB and `|` between cells; must not
lose the rows behind a quote that never closes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, evolve, field

from auditor.model import Channel, Document, FieldPlace, Notice, NoticePlace, Part, Settings
from auditor.pattern import pattern
from auditor.read import problem
from auditor.read.record import Container, Raw, Source
from auditor.read.records import ended, line_text
from auditor.read.rows import BOM, Cell, Row, Rows, cells_of
from auditor.read.stream import Line
from auditor.syntax.json_places import pointer

MEDIA_TYPE: Final = "text/csv"
_DELIMITERS: Final = (b",", b";", b"\t", b"|")
_BY_SUFFIX: Final = {".tsv": b"\t", ".tab": b"\t", ".psv": b"|"}
_LONGEST_NAME: Final = 80
_LISTED: Final = 20
"""Rows with a wrong number of cells that get a notice of their own."""
_VALUE: Final = pattern(r"[+-]?[0-9][0-9.,:/ TZ+-]*+|https?://.*+|[0-9]{4}-[0-9]{2}-[0-9]{2}.*+")
_IN_QUOTES: Final = pattern(b'"[^"]*+(?:""[^"]*+)*+"')
_HEADERS: Final = "text/http-headers"


def read_table(
    lines: Iterator[Line], head: bytes, suffix: str, name: str, settings: Settings
) -> Iterator[Document]:
    """The documents of the rows below the head; `head` are the first bytes of the file."""
    delimiter = _BY_SUFFIX.get(suffix) or _delimiter(head)
    rows = Rows(lines, delimiter, settings.limits.bytes)
    container = Container(name, settings, MEDIA_TYPE)
    yield from ended(_documents(rows, delimiter, container), container)


def _documents(rows: Rows, delimiter: bytes, container: Container) -> Iterator[Document]:
    first = next(rows, None)
    if first is None:
        return
    text, _, _ = line_text(first.raw.rstrip(b"\r\n"))
    names = [cell.text.strip() for cell in cells_of(text, delimiter.decode())]
    wrong = first.fault or _no_head(names)
    if wrong is not None:
        what = f"its first row {wrong}; a table needs names of its columns there"
        yield problem.unread(container.name, "bad-table", what, media_type=MEDIA_TYPE)
        return
    table = _Table(container, names, delimiter.decode())
    for number, row in enumerate(rows, 1):
        yield table.document(row, number)


def _no_head(names: list[str]) -> str | None:
    """Why a row cannot be the head of a table; None where it can."""
    for name in names:
        if len(name) > _LONGEST_NAME:
            return "holds a long text"
        if _VALUE.fullmatch(name) is not None and not (name.isdecimal() and len(names) > 1):
            return f"holds {problem.printable(name[:_LONGEST_NAME])}, a value and no name"
    return None if any(names) else "is empty"


def _delimiter(head: bytes) -> bytes:
    """The sign between cells that parts the first line into the most pieces."""
    sample = head.removeprefix(BOM).lstrip(b"\r\n")
    if sample[:4] == b"sep=" and sample[4:5] in _DELIMITERS:
        return sample[4:5]
    first = _IN_QUOTES.sub(b"", sample).partition(b"\n")[0]
    return max(_DELIMITERS, key=first.count)


@define
class _Table:
    """A table whose head was read."""

    container: Container
    names: list[str]
    delimiter: str
    _told: set[str] = field(factory=set, init=False)
    _ragged: int = field(default=0, init=False)

    def document(self, row: Row, number: int) -> Document:
        """The document of a row."""
        text, encoding, complaint = line_text(row.raw.rstrip(b"\r\n"))
        data = row.raw.rstrip(b"\r\n")
        raw = Raw(text, data, number, row.line, row.offset, encoding, complaint)
        if row.fault is not None:
            return self.container.refuse(evolve(raw, text=""), row.fault, code=row.code)
        cells = cells_of(text, self.delimiter)
        value = {
            name or f"column {place}": cell.text
            for place, (name, cell) in enumerate(zip(self.names, cells, strict=False), 1)
        }
        found = self.container.find(value)
        keys = {one.path[0]: key for key, one in found.items()}
        fields = tuple(
            FieldPlace(
                name,
                cell.text,
                "record",
                cell.start,
                cell.end,
                Channel.RECORD,
                keys.get(name),
                pointer(name),
            )
            for name, cell in zip(value, cells, strict=False)
            if cell.text
        )
        notices = tuple(self._notices(cells, text, raw))
        headers = found.get("headers")
        others = (Part("headers", headers.value, _HEADERS, row.line),) if headers else ()
        source = Source(MEDIA_TYPE, fields, others=others, notices=notices)
        return self.container.make(raw, found, source)

    def _notices(self, cells: list[Cell], text: str, raw: Raw) -> Iterator[Notice]:
        spare = [cell for cell in cells[len(self.names) :] if cell.text.strip()]
        if spare or len(cells) < len(self.names):
            self._ragged += 1
            if self._ragged <= _LISTED:
                what = (
                    f"record {raw.number} has {len(cells)} cells, the head has {len(self.names)}; "
                    + ("what has no column was not read" if spare else "the last columns are empty")
                )
                yield self._notice("bad-table", what, raw, fatal=bool(spare))
        if "\0" in text and self._first("nul"):
            what = f"record {raw.number} holds NUL characters, which were kept"
            yield self._notice("bad-encoding", what, raw, fatal=False)
        if len(set(self.names)) < len(self.names) and self._first("doubled"):
            named = {name for name in self.names if name and self.names.count(name) > 1}
            if named:
                listed = ", ".join(map(problem.printable, sorted(named)))
                what = f"columns stand more than once: {listed}; the last counts"
                yield self._notice("bad-field", what, raw, fatal=False)

    def _notice(self, code: str, what: str, raw: Raw, *, fatal: bool) -> Notice:
        place = NoticePlace(line=raw.line)
        return problem.notice(self.container.name, code, what, fatal=fatal, location=place)

    def _first(self, what: str) -> bool:
        """Whether it is told for the first time in this file."""
        told = what in self._told
        self._told.add(what)
        return not told
