"""Bytes to documents: `open_inputs` finds what there is, `documents` reads one item of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO, Final

from auditor.errors import UnreadableError
from auditor.model import Document, Notice, Part, Settings, Told
from auditor.read import problem
from auditor.read.charset import UTF_8
from auditor.read.decode import Decoded, decode, unmistakable
from auditor.read.fields import SYNONYMS
from auditor.read.sniff import HEAD, HTML, Format, Reader, sniff
from auditor.read.source import STDIN, Inputs, Item, open_inputs
from auditor.read.stream import Content, Stream, open_regular

__all__ = [
    "STDIN",
    "SYNONYMS",
    "Inputs",
    "Item",
    "documents",
    "from_bytes",
    "from_text",
    "open_inputs",
]

_BOM: Final = "\ufeff"
_RECORDS: Final = (Reader.JSON, Reader.JSON_LINES)


def documents(item: Item, settings: Settings) -> Iterator[Document]:
    """The documents of an item: one of a page or text, one for each record of a container.

    What cannot be read gives one document without parts, with a notice that says why.
    """
    if item.problem is not None:
        yield problem.unread(item.name, "unreadable", item.problem, fatal=item.named)
        return
    try:
        if item.stream is not None:
            yield from _read(Stream(item.stream), item.name, settings, named=True)
            return
        with closing(_open(item)) as file:
            yield from _read(Stream(file), item.name, settings, named=item.named)
    except (OSError, UnreadableError) as error:
        yield problem.unread(item.name, "unreadable", problem.reason(error))


def _open(item: Item) -> BinaryIO:
    path = item.path or ""
    try:
        return open_regular(path, follow=item.named)
    except FileNotFoundError:
        if os.path.islink(path):  # noqa: PTH114 - Path drops nothing more
            msg = "a symbolic link that leads nowhere; name the file itself"
            raise UnreadableError(msg) from None
        raise
    except ValueError:
        msg = "no file can have such a name"
        raise UnreadableError(msg) from None


def from_bytes(data: bytes, settings: Settings, name: str = "bytes") -> Iterator[Document]:
    """The documents of the bytes of a file; the suffix of `name` helps to tell their kind."""
    return _read(Stream(BytesIO(data)), name, settings, named=True)


def from_text(text: str, settings: Settings, name: str = "text.txt") -> Iterator[Document]:
    """The documents of a text that is decoded already: charset declarations in it do not count."""
    data = text.encode("utf-8", "surrogatepass")
    stream = Stream(BytesIO(data))
    kind = sniff(name, stream.head(HEAD))
    if kind.reader in _RECORDS:
        yield from _read(stream, name, settings, named=True)
        return
    content = Content(data, len(data), sha256(data).hexdigest())
    media_type = HTML.media_type if kind is HTML else "text/plain"
    yield _whole(content, Decoded(text, UTF_8.name), name, media_type, settings)


def _read(stream: Stream, name: str, settings: Settings, *, named: bool) -> Iterator[Document]:
    head = stream.head(HEAD)
    kind = sniff(name, head)
    if kind.reader in _RECORDS and head:
        yield from _records(stream, head, kind, name, settings)
        return
    content = stream.content(settings.limits.bytes)
    if kind.reader in (Reader.NOBODY, Reader.NOBODY_YET):
        yield _refused(content, name, kind, named=named)
    else:
        decoded = decode(content.data, html=kind is HTML, cut=content.cut)
        yield _whole(content, decoded, name, kind.media_type, settings)


def _records(
    stream: Stream, head: bytes, kind: Format, name: str, settings: Settings
) -> Iterator[Document]:
    from auditor.read.records import lines_of, read_json, read_lines  # noqa: PLC0415 - start-up

    limit = settings.limits.bytes
    if kind.reader is Reader.JSON:
        return read_json(stream.content(limit), name, settings)
    if unmistakable(head) in (None, UTF_8):
        return read_lines(stream.lines(limit), name, settings)
    return read_lines(lines_of(stream.content(limit)), name, settings)


def _refused(content: Content, name: str, kind: Format, *, named: bool) -> Document:
    if kind.reader is Reader.NOBODY:
        code, what = "binary", "is binary data of no known kind"
    else:
        code, what = "unsupported", f"{kind.label} is not read yet: {kind.way_out}"
    return problem.unread(
        name,
        code,
        what,
        fatal=named,
        media_type=kind.media_type,
        sha256=content.sha256,
        length=content.length,
    )


def _whole(
    content: Content, decoded: Decoded, name: str, media_type: str, settings: Settings
) -> Document:
    """The document that is a whole file: a page or a text."""
    notices = tuple(_notices(content, decoded, name, settings))
    return Document(
        uri=name,
        media_type=media_type,
        sha256=content.sha256,
        length=content.length,
        encoding=decoded.encoding,
        parts=(Part("body", decoded.text, media_type),),
        told=Told(url=settings.url, retrieved=settings.retrieved, language=settings.language),
        notices=notices,
        incomplete=any(notice.incomplete for notice in notices),
    )


def _notices(content: Content, decoded: Decoded, name: str, settings: Settings) -> Iterator[Notice]:
    if decoded.text in ("", _BOM):
        yield Notice("info", "empty", f"{problem.printable(name)}: the file is empty", uri=name)
    if decoded.problem is not None:
        yield problem.notice(name, "bad-encoding", decoded.problem, fatal=False)
    if content.cut:
        limit = settings.limits.bytes
        what = f"only the first {limit} of {content.length} bytes were read; raise limits.bytes"
        yield problem.notice(name, "limit", what, fatal=True)
