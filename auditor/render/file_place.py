"""Where in the file a finding stands, as editors and code hosts count: file, line, column.

A place of a claim is in a part of its document. Formats that point into files need the
file's own lines: those of a page are the part's, a record's begin where the record does, and
a text that was decoded from a field or a mail has only the line at which it begins.
"""

from __future__ import annotations

import os
from typing import Final, NamedTuple

from auditor.model import Document, Location
from auditor.render.untrusted import without_surrogates

_VERBATIM: Final = frozenset(("body", "record", "headers"))
"""Parts whose lines are those of the file."""


class FilePlace(NamedTuple):
    """A place in a file. Lines and columns count from 1, columns in code points.

    `line` is None for a finding on the file as a whole; the columns are None where the text
    of the part is not that of the file. `end_column` is the column behind the last character.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None


def file_of(document: Document) -> str:
    """The path of the file that holds a document, without the mark of its record."""
    path = document.uri
    if document.record is not None:
        path = path.removesuffix(f"#{document.record.id}")
    return without_surrogates(path)


def file_place(document: Document, location: Location | None) -> FilePlace:
    """Where in its file a location of a document lies; the record, or the file, for None."""
    path = file_of(document)
    record = document.record
    if location is None:
        return FilePlace(path, None if record is None else record.line)
    first = location.file_line
    part = document.part(location.part)
    if part is None or (first is None and location.part != "body"):
        return FilePlace(path, first or (None if record is None else record.line))
    if location.part not in _VERBATIM:
        return FilePlace(path, first)
    above = (first or 1) - 1
    end = part.locate(location.end, location.end)
    return FilePlace(path, above + location.line, location.column, above + end.line, end.column)


def relative(path: str) -> str:
    """A path as code hosts want it: with `/`, without a leading `./`."""
    plain = path.replace(os.sep, "/")
    while plain.startswith("./"):
        plain = plain[2:].lstrip("/")
    return plain or path


def logical_name(location: Location) -> str:
    """The part of a document, and the field of a record in it: `record/published`."""
    return f"{location.part}{location.pointer or ''}"
