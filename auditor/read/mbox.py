"""Mailboxes: mails one after the other, each below a line that begins with `From `.

Reads them as a stream, a mail at a time; must not take `From here on` in a mail for a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from auditor.model import Document, Notice, RecordPlace, Settings
from auditor.pattern import pattern
from auditor.read import problem
from auditor.read.mail import Message, messages
from auditor.read.stream import Stream

_FROM: Final = pattern(
    rb"From (?:[^\n]{0,200}?[0-9]:[0-9]{2}[^\n]{0,80}[0-9]{4}|[^\s@]{1,99}@[^\s@]{1,99}\s*+\Z"
    rb"|-\s*+\Z|MAILER-DAEMON)"
)
_QUOTED: Final = pattern(rb"^>(>*+From )", 8)
"""What mailboxes put before a line of a mail that begins like their own (8 is MULTILINE)."""


def read_mbox(stream: Stream, name: str, settings: Settings) -> Iterator[Document]:
    """The documents of a mailbox: each mail, and those attached to it."""
    limit = settings.limits.bytes
    found = False
    for number, entry in enumerate(_entries(_lines(stream), limit), start=1):
        found = True
        yield from messages(entry.message(name, number, limit), settings)
    if not found:
        yield problem.unread(
            name, "empty", "the mailbox holds no mail", fatal=False, media_type="application/mbox"
        )


class _Entry:
    """A mail of a mailbox as its lines come in; what exceeds the limit is counted only."""

    def __init__(self, line: int, offset: int) -> None:
        self.line = line
        self.offset = offset
        self.length = 0
        self._kept: list[bytes] = []
        self._digest = sha256()

    def add(self, line: bytes, limit: int) -> None:
        """Take the next line, or a piece of it."""
        if self.length < limit:
            self._kept.append(line[: limit - self.length])
        self.length += len(line)
        self._digest.update(line)

    def message(self, name: str, number: int, limit: int) -> Message:
        """The mail, its quoted `From ` lines as they were."""
        data = b"".join(self._kept)
        uri = f"{name}#{number}"
        notices: tuple[Notice, ...] = ()
        if self.length > limit:
            what = f"only the first {limit} of {self.length} bytes were read; raise limits.bytes"
            notices = (problem.notice(uri, "limit", what, fatal=True),)
        return Message(
            uri,
            _QUOTED.sub(rb"\1", data),
            self.line,
            stem=f"{uri}/",
            length=self.length,
            sha256=self._digest.hexdigest(),
            record=RecordPlace(str(number), number, self.line, self.offset),
            notices=notices,
        )


def _entries(lines: Iterator[bytes], limit: int) -> Iterator[_Entry]:
    """The mails, each complete when the next one begins."""
    entry: _Entry | None = None
    offset, number = 0, 1
    blank = whole = True
    for line in lines:
        if whole and blank and line.startswith(b"From ") and _FROM.match(line):
            if entry is not None:
                yield entry
            entry = _Entry(number, offset)
        elif entry is None and line.strip():
            entry = _Entry(number, offset)  # a mail without its line, as after a cut
        if entry is not None:
            entry.add(line, limit)
        blank = whole and line in (b"\n", b"\r\n")
        whole = line.endswith(b"\n")
        offset += len(line)
        number += whole
    if entry is not None:
        yield entry


def _lines(stream: Stream) -> Iterator[bytes]:
    """The lines with their ends; one across two chunks comes whole unless it is as long as one."""
    rest = b""
    for chunk in stream.chunks():
        pieces = (rest + chunk).split(b"\n")
        rest = pieces.pop()
        for piece in pieces:
            yield piece + b"\n"
        if len(rest) > len(chunk):
            yield rest
            rest = b""
    if rest:
        yield rest
