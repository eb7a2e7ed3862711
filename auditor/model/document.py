"""What was read: a document and its named texts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Final

from attrs import field, frozen

from auditor.model.notice import Notice
from auditor.model.vocabulary import Channel
from auditor.pattern import pattern

_LINE_END: Final = pattern(r"\r\n?|\n")
_BLOCK: Final = 4_096


def _starts_of(lines: Sequence[str]) -> list[int]:
    """Offsets at which the lines of a text begin that was split at each LF."""
    # These calls all run in C.
    return [0, *map(add, accumulate(map(len, lines)), range(1, len(lines)))]


@frozen(slots=False)  # quicker to make, and every claim has one
class Location:
    """A span of a part. Offsets and columns count code points; lines and columns start at 1.

    `pointer` is the JSON Pointer (RFC 6901) of the value inside JSON; `file_line` the line
    of the file at which the part begins, where the part is not the file itself.
    """

    part: str
    start: int
    end: int
    line: int
    column: int
    pointer: str | None = None
    file_line: int | None = None


@frozen(slots=False)
class Part:
    """A named text of a document, exactly as decoded: nothing in it is normalised.

    `name` is `body`, `text`, `html`, `summary`, `record`, `channel` or `headers`;
    `media_type` says how to read it. `strings` are the long strings of a part that is JSON, by
    where they begin, each decoded and with its end: to read the page in a record a second time
    would cost as much as reading the record.
    """

    name: str
    text: str = field(repr=False)
    media_type: str = "text/plain"
    file_line: int | None = None
    strings: Mapping[int, tuple[str, int]] = field(factory=dict, repr=False, eq=False)

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin; LF, CR LF and CR end a line."""
        text = self.text
        if self._has_lone_cr:
            return [0, *(match.end() for match in _LINE_END.finditer(text))]
        return _starts_of(text.split("\n"))

    def split(self) -> list[str]:
        """The lines without their ends. Their starts are a by-product, and kept."""
        text = self.text
        if "\r" in text:
            return [self.line_text(line)[1] for line in range(1, len(self.line_starts) + 1)]
        lines = text.split("\n")
        self.__dict__.setdefault("line_starts", _starts_of(lines))  # where the property looks
        return lines

    @cached_property
    def _has_lone_cr(self) -> bool:
        text = self.text
        return "\r" in text and text.count("\r") != text.count("\r\n")

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """For each block of the text: the number of its first line, and what ends the line before.

        A page has thousands of lines and a few dozen claims: to count the line ends of a block
        for each claim takes less than to list the lines of the page.
        """
        text, line, last = self.text, 1, -1
        blocks = []
        for start in range(0, len(text) + 1, _BLOCK):
            blocks.append((line, last))
            line += text.count("\n", start, start + _BLOCK)
            last = max(last, text.rfind("\n", start, start + _BLOCK))
        return blocks

    def locate(self, start: int, end: int, pointer: str | None = None) -> Location:
        """The location of a span of this part."""
        if self._has_lone_cr:
            line = bisect_right(self.line_starts, start)
            column = start - self.line_starts[line - 1] + 1
        else:
            block = min(start // _BLOCK, len(self._blocks) - 1)
            line, last = self._blocks[block]
            line += self.text.count("\n", block * _BLOCK, start)
            column = start - max(last, self.text.rfind("\n", block * _BLOCK, start))
        return Location(self.name, start, end, line, column, pointer, self.file_line)

    def line_text(self, line: int) -> tuple[int, str]:
        """Offset and text of a line (1-based), without its end."""
        starts = self.line_starts
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(self.text)
        return start, self.text[start:end].rstrip("\r\n")


@frozen
class RecordPlace:
    """Which record of a container a document is; `offset` in bytes, `number` and `line` from 1."""

    id: str
    number: int
    line: int
    offset: int


@frozen
class Told:
    """What the user, or a record's own fields, say of a document; evidence, not measurement.

    `url` and `retrieved` are texts as given. `language` is a BCP 47 tag.
    `declared_type` is `news` or whatever the record calls it, else None.
    """

    url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    title: str | None = None
    source: str | None = None


@frozen
class FieldPlace:
    """A field that stands beside a text: its value as read, and where it stands in a part.

    `name` is what the source calls it (`pubDate`, the heading of a column, `lastmod`); `key`
    the key of `--fields` that it was taken for. Fields of the part `channel` are those of the feed
    itself. `pointer` names a field of a record as a JSON Pointer does.
    """

    name: str
    text: str = field(repr=False)
    part: str
    start: int
    end: int
    channel: Channel
    key: str | None = None
    pointer: str | None = None


@frozen
class Document:
    """One document as it was read.

    `uri` is the path as given (`-` or the stdin name), or FILE#ID for a record. `length` is
    in bytes. `record_fields` maps a key of `--fields` to the JSON Pointer of its field in the
    part `record`, for the date fields and headers that are claims themselves. `fields` are
    those of front matter, and of records that are not written in JSON.
    """

    uri: str
    media_type: str
    sha256: str
    length: int
    encoding: str | None
    parts: tuple[Part, ...]
    told: Told = Told()
    record: RecordPlace | None = None
    record_fields: Mapping[str, str] = field(factory=dict)
    fields: tuple[FieldPlace, ...] = ()
    notices: tuple[Notice, ...] = ()
    incomplete: bool = False

    def part(self, name: str) -> Part | None:
        """The part of that name, or None."""
        return next((part for part in self.parts if part.name == name), None)
