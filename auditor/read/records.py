"""Files of records: JSON Lines, streamed, and JSON that holds one record or a list of them.

Reads one object a line, `[{...}, {...}]`, `{"articles": [{...}]}`, one object over many lines;
`[1, 2, 3]` holds no records.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from attrs import define, evolve, field

from auditor.model import Document, Part, Settings, Told
from auditor.pattern import pattern
from auditor.read import fields, problem
from auditor.read.charset import UTF_8, WINDOWS_1252
from auditor.read.decode import Decoded, decode, unmistakable
from auditor.read.file_place import FilePlace, byte_length
from auditor.read.json_value import NO_STRINGS, Strings, decode_at, kind_of, record_at
from auditor.read.record import Container, Raw
from auditor.read.stream import Content, Line, Stream
from auditor.syntax.json_places import JsonDepthError, JsonError

_BOM: Final = b"\xef\xbb\xbf"
_BLANK: Final = pattern(r"[ \t\n\r\ufeff]*+")
_LINE: Final = pattern(r"[^\n]*+\n|[^\n]++")
_SAMPLE: Final = 4_096
_LINE_BLANKS: Final = " \t\r\n\x1e"
"""RFC 7464 puts a record separator, U+001E, before each record."""
_DEEPEST_LIST: Final = 3
JSON_FEED: Final = "application/feed+json"
_VERSION: Final = 60
_BODY: Final = ("text", "html")
_OF_A_RECORD: Final = ("text", "html", "title", "url", "published")


def read_lines(lines: Iterator[Line], name: str, settings: Settings) -> Iterator[Document]:
    """The documents of JSON Lines, one line in memory at a time; blank lines are no records."""
    container = Container(name, settings)
    yield from ended(_records_of_lines(lines, container), container)


def read_json(content: Content, name: str, settings: Settings) -> Iterator[Document]:
    """The documents of a JSON text: of a record, of a list of records, or of JSON Lines in it."""
    container = Container(name, settings)
    decoded = decode(content.data, html=False, cut=content.cut)
    file = _File(decoded, content, container)
    yield from ended(file.documents(), container, cut=content.cut)


def lines_of(content: Content) -> Iterator[Line]:
    """The lines of bytes in memory; those of UTF-16 and UTF-32 as UTF-8, at their own offsets."""
    if unmistakable(content.data[:_SAMPLE]) in (None, UTF_8):
        yield from Stream(BytesIO(content.data)).lines(len(content.data))
        return
    decoded = decode(content.data, html=False, cut=content.cut)
    offset = 0
    for number, line in enumerate(_LINE.findall(decoded.text), 1):
        data = line.encode("utf-8", "surrogatepass")
        yield Line(data, number, offset, len(data))
        offset += byte_length(line, decoded.encoding)


def ended(
    documents: Iterator[Document], container: Container, *, cut: bool = False
) -> Iterator[Document]:
    """The documents, the last one with the notices on the file as a whole."""
    last: Document | None = None
    for document in documents:
        if last is not None:
            yield last
        last = document
    if last is None:
        name, media_type = container.name, container.media_type
        last = problem.unread(name, "empty", "holds no records", fatal=False, media_type=media_type)
        notices = list(container.faults)
    else:
        notices = [*container.missing(), *container.faults]
    if cut and not any(notice.code == "limit" for notice in last.notices):
        limit = container.settings.limits.bytes
        what = f"only the first {limit} bytes were read; raise limits.bytes"
        notices.append(problem.notice(container.name, "limit", what, fatal=True))
    if notices:
        incomplete = last.incomplete or any(notice.incomplete for notice in notices)
        last = evolve(last, notices=(*last.notices, *notices), incomplete=incomplete)
    yield last


def _records_of_lines(lines: Iterator[Line], container: Container) -> Iterator[Document]:
    number = 0
    for line in lines:
        if line.offset == 0 and line.raw.startswith(_BOM):
            shorter = line.raw.removeprefix(_BOM)
            line = Line(shorter, line.number, len(_BOM), line.length - len(_BOM))  # noqa: PLW2901 - the same line without its mark
        if not line.raw.strip(_LINE_BLANKS.encode()) and not line.cut:
            continue
        number += 1
        yield _of_line(line, number, container)


def _of_line(line: Line, number: int, container: Container) -> Document:
    data = line.raw.rstrip(b"\r\n")
    text, encoding, complaint = line_text(data)
    start = len(text) - len(text.lstrip(_LINE_BLANKS))
    offset = line.offset + len(text[:start])  # of blanks, which are ASCII
    raw = Raw(text, data, number, line.number, offset, encoding, complaint)
    if line.cut:
        limit = container.settings.limits.bytes
        what = f"is longer than the limit of {limit} bytes and was not read"
        return container.refuse(evolve(raw, text=""), what, code="limit")
    try:
        value, end, strings = record_at(text, start)
    except JsonError as error:
        return _refused(container, raw, error)
    # A comma behind the object is a list written line by line.
    if text[end:].strip(_LINE_BLANKS + ","):
        return _refused(container, raw, JsonError("more text behind the object", end))
    return container.read(evolve(raw, text=text[start:end], strings=strings), value)


def _refused(container: Container, raw: Raw, error: JsonError) -> Document:
    column = error.offset + 1
    code = "limit" if isinstance(error, JsonDepthError) else "bad-record"
    what = f"is no valid JSON and was not read: {error}, column {column}"
    return container.refuse(raw, what, code=code, column=column)


def line_text(data: bytes) -> tuple[str, str, str | None]:
    """The text of a record, its encoding, and what is wrong with the bytes, if anything."""
    try:
        return data.decode("utf-8"), UTF_8.name, None
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("utf-8", "surrogatepass"), UTF_8.name, None
    except UnicodeDecodeError:
        decoded = decode(data, html=False)
    return decoded.text, decoded.encoding, _complaint(decoded)


def _complaint(decoded: Decoded) -> str | None:
    if decoded.encoding == WINDOWS_1252.name:
        return "JSON is utf-8, but the bytes are not; read as windows-1252"
    return decoded.problem


@define
class _File:
    """A JSON text that is read as a whole."""

    decoded: Decoded
    content: Content
    container: Container
    _place: FilePlace = field(factory=FilePlace, init=False)
    _number: int = field(default=0, init=False)
    _end: int | None = field(default=None, init=False)
    """Where the records end; None when the file was given up before."""

    def documents(self) -> Iterator[Document]:
        text = self.decoded.text
        start = _skip(text, 0)
        if start == len(text):
            return
        if text.startswith(("{", "]"), _skip(text, start + 1)) and text[start] == "[":
            yield from self._list(start)  # the common case, and the only one read piece by piece
        else:
            try:
                value, end = decode_at(text, start)
            except JsonError as error:
                yield self._broken(start, error)
                return
            if isinstance(value, dict) and text.startswith("{", _skip(text, end)):
                yield from _records_of_lines(lines_of(self.content), self.container)
                return
            yield from self._value(start, end, value)
        if self._end is not None:
            rest = _skip(text, self._end)
            if rest < len(text):
                yield self._broken(rest, JsonError("more text behind the records", rest))

    def _value(self, start: int, end: int, value: object) -> Iterator[Document]:
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            yield from self._list(start)
        elif not isinstance(value, dict):
            yield self._no_records(value)
        elif (path := self._feed(value) or _list_inside(value)) is None:
            yield self._record(start, end, value)
            self._end = end
        else:
            at = start
            for key in path:
                at = _member(self.decoded.text, at, key)
            yield from self._list(at)
            self._end = end

    def _feed(self, value: dict[str, Any]) -> tuple[str, ...] | None:
        """The path of the entries of a JSON Feed, which tells title and language for them all."""
        if "jsonfeed.org/version" not in str(value.get("version", ""))[:_VERSION]:
            return None
        title, language = value.get("title"), value.get("language")
        self.container.media_type = JSON_FEED
        self.container.told = Told(
            source=title if isinstance(title, str) else None,
            language=language if isinstance(language, str) else None,
        )
        return ("items",) if isinstance(value.get("items"), list) else None

    def _list(self, start: int) -> Iterator[Document]:
        """The elements of the list that begins at `start`, parsed one at a time."""
        text = self.decoded.text
        at = _skip(text, start + 1)
        try:
            while not text.startswith("]", at):
                value, end, strings = record_at(text, at)
                yield self._record(at, end, value, strings)
                at = end  # a fault from here on belongs to the next record
                at = _next(text, end)
        except JsonError as error:
            yield self._broken(at, error)
        else:
            self._end = at + 1

    def _record(
        self, start: int, end: int, value: object, strings: Strings = NO_STRINGS
    ) -> Document:
        return self.container.read(self._raw(start, end, strings), value)

    def _raw(self, start: int, end: int, strings: Strings = NO_STRINGS) -> Raw:
        self._number += 1
        text, encoding = self.decoded.text[start:end], self.decoded.encoding
        place = self._place = self._place.to(start, self.decoded.text, encoding)
        data = self.content.data[place.offset : place.offset + byte_length(text, encoding)]
        complaint = _complaint(self.decoded) if self._number == 1 else None
        number, line, offset = self._number, place.line, place.offset
        return Raw(text, data, number, line, offset, encoding, complaint, strings)

    def _broken(self, at: int, error: JsonError) -> Document:
        """The rest of the file, from a record on that cannot be parsed."""
        text = self.decoded.text
        raw = self._raw(at, len(text))
        if self.content.cut:
            limit = self.container.settings.limits.bytes
            what = f"and all behind it were not read: the file exceeds the limit of {limit} bytes"
            return self.container.refuse(raw, what, code="limit")
        fault = Part("record", raw.text).locate(max(0, error.offset - at), len(raw.text))
        where = f"line {raw.line + fault.line - 1}"
        if fault.line == 1:
            before = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))
            where += f", column {at - before - 1 + fault.column}"
        else:
            where += f", column {fault.column}"
        what = f"is no valid JSON; it and all behind it were not read: {error}, {where}"
        code = "limit" if isinstance(error, JsonDepthError) else "bad-record"
        return self.container.refuse(raw, what, code=code)

    def _no_records(self, value: object) -> Document:
        what = "a list without any object" if isinstance(value, list) else kind_of(value)
        return problem.unread(
            self.container.name,
            "bad-record",
            f"holds {what}; a record is a JSON object",
            media_type="application/json",
            sha256=self.content.sha256,
            length=self.content.length,
        )


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _next(text: str, end: int) -> int:
    """Where the next element begins, or the closing bracket stands; JsonError at anything else."""
    at = _skip(text, end)
    if text.startswith("]", at):
        return at
    if not text.startswith(",", at):
        message = "expecting ',' delimiter"
        raise JsonError(message, at)
    return _skip(text, at + 1)


def _member(text: str, at: int, key: str) -> int:
    """Where the value of a key begins in the object at `at`, which is known to parse."""
    found, at = at, _skip(text, at + 1)
    while not text.startswith("}", at):
        name, end = decode_at(text, at)
        start = _skip(text, _skip(text, end) + 1)
        if name == key:
            found = start
        _, end = decode_at(text, start)
        at = _skip(text, end)
        at = _skip(text, at + 1) if text.startswith(",", at) else at
    return found


def _list_inside(value: dict[str, Any]) -> tuple[str, ...] | None:
    """The path of the list of records in an object that is none itself: `{"articles": [...]}`.

    An object with a text or page of its own is a record, whatever else it holds.
    """
    if fields.has_any(value, _BODY):
        return None
    level: list[tuple[tuple[str, ...], dict[str, Any]]] = [((), value)]
    for _ in range(_DEEPEST_LIST):
        lists = [
            ((*path, key), inner)
            for path, holder in level
            for key, inner in holder.items()
            if _holds_records(inner)
        ]
        if lists:
            return max(lists, key=lambda found: len(found[1]))[0]
        level = [
            ((*path, key), inner)
            for path, holder in level
            for key, inner in holder.items()
            if isinstance(inner, dict)
        ]
    return None


def _holds_records(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) for item in value)
        and any(fields.has_any(item, _OF_A_RECORD) for item in value[:3])
    )
