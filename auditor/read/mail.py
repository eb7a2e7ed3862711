"""Mail: header blocks and the text of every part, as documents; attached mails are some more.

Reads multiparts however they are nested, both sides of an alternative, returned headers in a
bounce; must not read attachments of other kinds, which one notice names.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from attrs import define, field, frozen

from auditor.model import Document, Notice, Part, RecordPlace, Settings, Told
from auditor.read import problem
from auditor.read.decode import decode, unmistakable
from auditor.read.encoded_words import decoded_words
from auditor.read.sniff import is_text
from auditor.read.stream import Content
from auditor.read.transfer import Transferred, transferred
from auditor.syntax.mail_fields import fields, named
from auditor.syntax.mime import Entity, structure

MAIL: Final = "message/rfc822"
HEADERS: Final = "text/rfc822-headers"
HTML: Final = "text/html"
DEEPEST: Final = 100
"""Levels of multiparts and attached mails; real ones have five."""
MOST_PARTS: Final = 2_000
_PAGES: Final = frozenset((HTML, "application/xhtml+xml", "text/x-amp-html"))
_TEXTS: Final = frozenset(
    ("text/plain", "text/markdown", "text/enriched", "text/richtext", "text/x-markdown", "text")
)
_MAILS: Final = frozenset(
    (MAIL, "message/global", "message/news", HEADERS, "message/rfc822-headers")
)
_REPORTS: Final = frozenset(
    ("message/delivery-status", "message/disposition-notification", "message/feedback-report")
)
_IN_ASCII: Final = ("iso-2022", "iso2022", "csiso2022", "utf-7", "unicode-1-1-utf-7", "hz")
"""Encodings that write other letters in bytes of ASCII."""
_LISTED: Final = 6
_SAMPLE: Final = 4_096
_LONGEST_NAME: Final = 60
_LONGEST_SUBJECT: Final = 2_000
_SUBJECT: Final = named("subject")
_MOST_BYTES: Final = 256 * 1024 * 1024
_MOST_TIMES: Final = 10
"""Attached mails are read up to so many bytes, or times the whole, in all: each of those in the
next, a small file would else be read a hundred times over."""


@frozen
class Message:
    """A mail before it is read: its bytes, where it stands, and how deep.

    `line` is the file's line at which it begins; `exact`: the lines behind it are lines of the
    file too; `bare`: it is no more than a header block, as bounces return it. `prefix` is the
    number of the part that it was attached as, `stem` what the names of mails attached to it
    begin with.
    """

    uri: str
    data: bytes
    line: int = 1
    exact: bool = True
    bare: bool = False
    prefix: str = ""
    stem: str = ""
    depth: int = 0
    length: int | None = None
    sha256: str | None = None
    record: RecordPlace | None = None
    notices: tuple[Notice, ...] = ()


def read_mail(content: Content, name: str, settings: Settings) -> Iterator[Document]:
    """The documents of a file that is one mail: the mail, and those attached to it."""
    yield from messages(read_whole(content, name, settings), settings)


def read_whole(content: Content, name: str, settings: Settings) -> Message:
    """The mail that a file is."""
    data, skipped = content.data, 0
    marked = unmistakable(data)
    if marked is not None:
        data = decode(data, html=False, cut=content.cut).text.lstrip("\ufeff").encode()
    elif name.lower().endswith(".emlx"):
        data, skipped = _of_emlx(data)
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    return Message(
        name,
        data,
        1 + skipped,
        stem=f"{name}#",
        length=content.length,
        sha256=content.sha256,
        notices=tuple(_file_notices(content, name, settings)),
    )


def _of_emlx(data: bytes) -> tuple[bytes, int]:
    """The mail in a file of Apple Mail, which begins with its length, and the lines before it."""
    first, newline, rest = data.partition(b"\n")
    if not newline or not first.strip().isdigit() or len(first) > len("1000000000000"):
        return data, 0
    return rest[: int(first)], 1


def _file_notices(content: Content, name: str, settings: Settings) -> Iterator[Notice]:
    if not content.length:
        yield Notice("info", "empty", f"{problem.printable(name)}: the file is empty", uri=name)
    if content.cut:
        limit = settings.limits.bytes
        what = f"only the first {limit} of {content.length} bytes were read; raise limits.bytes"
        yield problem.notice(name, "limit", what, fatal=True)


def messages(first: Message, settings: Settings) -> Iterator[Document]:
    """The document of a mail, then those of the mails attached to it, in order."""
    waiting = [first]
    left = max(_MOST_BYTES, _MOST_TIMES * len(first.data))
    while waiting:
        reading = Reading(waiting.pop(), settings)
        reading.room = left
        yield reading.document()
        left = reading.room
        waiting += reversed(reading.attached)


@define
class Reading:
    """A mail that is being read. `attached` is complete when its parts are read."""

    message: Message
    settings: Settings
    attached: list[Message] = field(factory=list, init=False)
    room: int = field(default=_MOST_BYTES, init=False)
    """How many bytes of attached mails may be read yet."""
    entities: tuple[Entity, ...] = field(factory=tuple, init=False)
    _parts: list[Part] = field(factory=list, init=False)
    _notices: list[Notice] = field(factory=list, init=False)
    _left: list[str] = field(factory=list, init=False)
    """What was not read: attachments, by name."""
    _deep: bool = field(default=False, init=False)
    _encoding: str | None = field(default=None, init=False)
    _counted: tuple[int, int] = field(default=(0, 0), init=False)

    def document(self, *, media_type: str = MAIL) -> Document:
        """The document of the mail."""
        message = self.message
        found = structure(message.data, depth=DEEPEST - message.depth, parts=MOST_PARTS)
        self.entities = found.entities
        for entity in found.entities:
            self._read(entity)
        notices = (*message.notices, *self._notices, *self._faults(too_many=found.too_many))
        head = self._parts[0] if self._parts and self._parts[0].name == "headers" else None
        return Document(
            uri=message.uri,
            media_type=media_type,
            sha256=message.sha256 or sha256(message.data).hexdigest(),
            length=len(message.data) if message.length is None else message.length,
            encoding=self._encoding,
            parts=tuple(self._parts),
            told=Told(
                url=self.settings.url,
                retrieved=self.settings.retrieved,
                language=self.settings.language,
                title=_subject(head),
            ),
            record=message.record,
            notices=notices,
            incomplete=any(notice.incomplete for notice in notices),
        )

    # -- parts

    def _read(self, entity: Entity) -> None:
        name = f"part/{entity.number}" if entity.number else "part/1"
        head = f"{name}/headers" if entity.number else "headers"
        block = self.message.data[slice(*entity.head)]
        label = _charset(entity, block)
        self._add(head, block, HEADERS, entity.head[0], label=label)
        kind = entity.kind.value
        if entity.is_multipart and entity.parts:
            self._margins(entity, name)
        elif entity.is_multipart and entity.unread:
            self._left.append(_called(entity))
        elif kind in _MAILS:
            self._attach(entity, headers=kind.endswith("-headers"))
        elif kind in _REPORTS:
            self._status(entity, name)
        elif kind in _PAGES or kind in _TEXTS or entity.is_multipart:
            self._text(entity, name)
        else:
            self._left.append(_called(entity))

    def _margins(self, entity: Entity, name: str) -> None:
        """What stands before the first and behind the last part, where it may hold a date."""
        name = name if entity.number else "part"
        for which, span in (("preamble", entity.body), ("epilogue", entity.epilogue or (0, 0))):
            data = self.message.data[slice(*span)]
            if any(digit in data for digit in b"0123456789"):
                self._add(f"{name}/{which}", data, "text/plain", span[0])

    def _text(self, entity: Entity, name: str) -> None:
        html = entity.kind.value in _PAGES
        body = self._decoded(entity)
        if body.data is None:
            self._damaged(entity, body.damage or "", incomplete=True)
            return
        if not html and not is_text(body.data[:_SAMPLE]):
            self._left.append(_called(entity))
            return
        if body.damage is not None:
            self._damaged(entity, body.damage, incomplete=True)
        label = _charset(entity, body.data)
        media_type = HTML if html else "text/plain"
        self._add(name, body.data, media_type, entity.body[0], label=label, entity=entity)

    def _decoded(self, entity: Entity) -> Transferred:
        data = self.message.data[slice(*entity.body)]
        return transferred(data, "" if entity.is_multipart else entity.encoding)

    def _status(self, entity: Entity, name: str) -> None:
        """The fields of a delivery report, which come in several blocks."""
        body = self._decoded(entity)
        if body.data is not None:
            self._add(name, body.data, HEADERS, entity.body[0])

    def _attach(self, entity: Entity, *, headers: bool) -> None:
        message = self.message
        number = f"{message.prefix}.{entity.number or '1'}".lstrip(".")
        body = self._decoded(entity)
        if body.data is None:
            self._damaged(entity, body.damage or "", incomplete=True)
            return
        self.room -= len(body.data)
        if message.depth + self._level(entity) >= DEEPEST or self.room < 0:
            self._deep = True
            self._left.append(_called(entity))
            return
        if body.damage is not None:
            self._damaged(entity, body.damage, incomplete=True)
        self.attached.append(
            Message(
                f"{message.stem}part/{number}",
                body.data,
                self._line(entity.body[0]),
                message.exact and body.exact,
                headers,
                number,
                message.stem,
                message.depth + self._level(entity) + 1,
            )
        )

    def _level(self, entity: Entity) -> int:
        return entity.number.count(".") + 1 if entity.number else 0

    def _add(
        self,
        name: str,
        data: bytes,
        media_type: str,
        start: int,
        *,
        label: str | None = None,
        entity: Entity | None = None,
    ) -> None:
        line = self._line(start)
        if not data.strip():
            return
        decoded = decode(data, html=media_type == HTML, cut=True, label=label)
        self._parts.append(Part(name, decoded.text, media_type, line))
        if entity is None:
            return
        self._encoding = self._encoding or decoded.encoding
        if decoded.problem is not None:
            what = f"{_called(entity)}: {decoded.problem}"
            self._notices.append(
                problem.notice(self.message.uri, "bad-encoding", what, fatal=False)
            )

    def _line(self, offset: int) -> int:
        """The line of the file at an offset; they are asked for in order."""
        if not self.message.exact:
            return self.message.line
        at, line = self._counted
        if offset > at:
            self._counted = offset, line + self.message.data.count(b"\n", at, offset)
        return self.message.line + self._counted[1]

    # -- notices

    def _damaged(self, entity: Entity, what: str, *, incomplete: bool) -> None:
        text = f"{_called(entity)} {what}"
        self._notices.append(problem.notice(self.message.uri, "bad-part", text, fatal=incomplete))

    def _faults(self, *, too_many: bool) -> Iterator[Notice]:
        uri = self.message.uri
        bare = self.message.bare
        open_ = [
            one
            for one in self.entities
            if not (one.closed or one.unread or (bare and not one.number))
        ]
        if open_:
            where = f"part {open_[0].number}" if open_[0].number else "the mail"
            what = f"{where} is cut: the end of its parts is missing, and perhaps some of them"
            yield problem.notice(uri, "cut", what, fatal=True)
        if self._deep or any(one.unread for one in self.entities):
            what = f"parts that are nested deeper than {DEEPEST} levels were not read"
            yield problem.notice(uri, "limit", what, fatal=True)
        if too_many:
            what = f"only the first {MOST_PARTS} parts were read"
            yield problem.notice(uri, "limit", what, fatal=True)
        if self._left:
            yield _attachments(uri, self._left)


def _attachments(uri: str, left: list[str]) -> Notice:
    shown = ", ".join(left[:_LISTED])
    more = f" and {len(left) - _LISTED} more" if len(left) > _LISTED else ""
    count = "an attachment was" if len(left) == 1 else f"{len(left)} attachments were"
    text = f"{problem.printable(uri)}: {count} not read: {shown}{more}"
    return Notice("info", "attachments", text, uri=uri)


def _called(entity: Entity) -> str:
    """`part 2 (plan.pdf)`, or with its kind where it has no name."""
    number = f"part {entity.number or '1'}"
    name = entity.disposition.parameters.get("filename") or entity.kind.parameters.get("name")
    shown = problem.printable(decoded_words(name)[:_LONGEST_NAME]) if name else entity.kind.value
    return f"{number} ({shown})"


def _charset(entity: Entity, data: bytes) -> str | None:
    """The charset that a part declares, unless its bytes are ASCII in any of them."""
    label = entity.kind.parameters.get("charset", "").strip().lower()
    if not label or (data.isascii() and not label.startswith(_IN_ASCII)):
        return None
    return label


def _subject(head: Part | None) -> str | None:
    """The subject of a mail, its title."""
    if head is None:
        return None
    said = next((one.value[:_LONGEST_SUBJECT] for one in fields(head.text, _SUBJECT)), "")
    return " ".join(decoded_words(said).split()) or None
