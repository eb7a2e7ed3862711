"""Bytes to documents: `open_inputs` finds what there is, `documents` reads one item of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final

from auditor.errors import UnreadableError
from auditor.model import Document, Notice, Part, Settings, Told
from auditor.read import problem
from auditor.read.charset import UTF_8
from auditor.read.decode import Decoded, decode, head_text, unmistakable
from auditor.read.fields import SYNONYMS
from auditor.read.sniff import HEAD, HTML, Format, Reader, sniff, suffix_of
from auditor.read.source import STDIN, Inputs, Item, open_inputs
from auditor.read.stream import Content, Stream, open_regular

if TYPE_CHECKING:
    from auditor.read.packed import Unpacking

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
_RECORDS: Final = (Reader.JSON, Reader.JSON_LINES, Reader.TABLE)
_MAILS: Final = (Reader.MAIL, Reader.MBOX, Reader.MHTML)
_IN_LINES: Final = (Reader.JSON_LINES, Reader.TABLE)


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
    if kind.reader in _RECORDS or sniff(name, b"").reader in _MAILS:
        yield from _read(stream, name, settings, named=True)
        return
    content = Content(data, len(data), sha256(data).hexdigest())
    decoded = Decoded(text, UTF_8.name)
    if kind.reader is Reader.FEED and data:
        yield from _feed(content, name, settings, decoded)
        return
    known = kind.reader in (Reader.HTML, Reader.MARKDOWN)
    media_type = kind.media_type if known else "text/plain"
    document = _whole(content, decoded, name, media_type, settings)
    yield _with_front_matter(document, settings) if kind.reader is Reader.MARKDOWN else document


def _read(
    stream: Stream,
    name: str,
    settings: Settings,
    *,
    named: bool,
    packed: Unpacking | None = None,
    called: str | None = None,
) -> Iterator[Document]:
    """The documents of a stream; `called` is the name that its content had before packing."""
    head = stream.head(HEAD)
    kind = sniff(called or name, head)
    if kind.reader is Reader.PACKED:
        yield from _packed(stream, kind, name, settings, packed, called or name)
        return
    if packed is not None:
        packed.resumes = kind.reader in _IN_LINES
    if kind.reader in _RECORDS and head:
        yield from _records(stream, head, kind, name, settings, called or name)
        return
    if kind.reader is Reader.MBOX:
        yield from _mailbox(stream, name, settings)
        return
    content = stream.content(settings.limits.bytes, to_the_end=packed is None)
    if kind.reader in (Reader.MAIL, Reader.MHTML):
        yield from _mail(content, kind, name, settings)
    elif kind.reader is Reader.FEED and head:
        yield from _feed(content, name, settings)
    elif kind.reader in (Reader.NOBODY, Reader.NOBODY_YET):
        yield _refused(content, name, kind, named=named)
    else:
        decoded = decode(content.data, html=kind is HTML, cut=content.cut)
        document = _whole(content, decoded, name, kind.media_type, settings)
        yield _with_front_matter(document, settings) if kind.reader is Reader.MARKDOWN else document


def _with_front_matter(document: Document, settings: Settings) -> Document:
    from auditor.read.markdown import with_front_matter  # noqa: PLC0415 - start-up

    return with_front_matter(document, settings)


def _mailbox(stream: Stream, name: str, settings: Settings) -> Iterator[Document]:
    from auditor.read.mbox import read_mbox  # noqa: PLC0415 - start-up

    return read_mbox(stream, name, settings)


def _mail(content: Content, kind: Format, name: str, settings: Settings) -> Iterator[Document]:
    if kind.reader is Reader.MAIL:
        from auditor.read.mail import read_mail  # noqa: PLC0415 - start-up

        return read_mail(content, name, settings)
    from auditor.read.mhtml import read_mhtml  # noqa: PLC0415 - start-up

    return read_mhtml(content, name, settings)


def _feed(
    content: Content, name: str, settings: Settings, decoded: Decoded | None = None
) -> Iterator[Document]:
    from auditor.read.feed import read_feed  # noqa: PLC0415 - start-up

    # Only the XML declaration counts, not a `meta` element in somebody's text.
    declared = content.data[:64].lstrip().startswith(b"<?xml") and b"encoding" in content.data[:200]
    decoded = decoded or decode(content.data, html=declared, cut=content.cut)
    return read_feed(content, decoded, name, settings)


def _packed(
    stream: Stream,
    kind: Format,
    name: str,
    settings: Settings,
    outer: Unpacking | None,
    called: str,
) -> Iterator[Document]:
    """The documents of a compressed file, which are those of what is in it."""
    from auditor.read.packed import (  # noqa: PLC0415 - start-up
        MOST_LAYERS,
        MissingExtraError,
        Unpacking,
        told,
        without_packing,
    )

    if outer is not None and outer.layers >= MOST_LAYERS:
        what = f"is packed more than {MOST_LAYERS} times over and was not read: unpack it first"
        yield problem.unread(name, "limit", what)
        return
    try:
        packed = Unpacking(stream, kind, settings.limits, outer)
    except MissingExtraError:
        what = "zstd files need auditor[zst]: pip install 'auditor[zst]'"
        yield problem.unread(name, "missing-extra", what, media_type=kind.media_type)
        return
    inner = without_packing(called)
    packed.resumes = sniff(inner, b"").reader in _IN_LINES
    found = _read(Stream(packed), name, settings, named=True, packed=packed, called=inner)
    yield from told(found, packed, name)


def _records(
    stream: Stream, head: bytes, kind: Format, name: str, settings: Settings, called: str
) -> Iterator[Document]:
    from auditor.read.records import lines_of, read_json, read_lines  # noqa: PLC0415 - start-up

    limit = settings.limits.bytes
    if kind.reader is Reader.JSON:
        return read_json(stream.content(limit), name, settings)
    plain = unmistakable(head) in (None, UTF_8)
    of_table = kind.reader is Reader.TABLE  # a cell may hold blank lines
    lines = stream.lines(limit, blanks=of_table) if plain else lines_of(stream.content(limit))
    if not of_table:
        return read_lines(lines, name, settings)
    from auditor.read.table import read_table  # noqa: PLC0415 - start-up

    seen = head if plain else head_text(head).encode()
    return read_table(lines, seen, suffix_of(called), name, settings)


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
        whole = f" of {content.length}" if content.sha256 else ""
        what = f"only the first {limit}{whole} bytes were read; raise limits.bytes"
        yield problem.notice(name, "limit", what, fatal=True)
