"""Bytes of files and pipes, read once from front to back and hashed on the way."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, Final, NamedTuple, Protocol

from auditor.errors import UnreadableError

_CHUNK: Final = 1 << 20
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would block the open for ever
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


class Readable(Protocol):
    """What has a `read`, as files and pipes do."""

    def read(self, size: int, /) -> bytes | None:
        """Up to `size` bytes; b"" at the end."""


def open_regular(path: str, *, follow: bool) -> BinaryIO:
    """Open a regular file; OSError, ValueError or UnreadableError when there is none.

    Nothing else is opened, because opening alone can block (a pipe) or act (a device). It is
    asked twice, since the name may have changed hands in between.
    """
    _check_regular(os.stat(path, follow_symlinks=follow).st_mode)  # noqa: PTH116 - start-up: pathlib costs 3 ms
    descriptor = os.open(path, _FLAGS | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    try:
        _check_regular(os.fstat(descriptor).st_mode)
        return os.fdopen(descriptor, "rb", buffering=0)
    except BaseException:
        os.close(descriptor)
        raise


def _check_regular(mode: int) -> None:
    if not stat.S_ISREG(mode):
        kind = next((name for test, name in _KINDS if test(mode)), "something special")
        msg = f"is {kind}, not a file; pipe its content in instead: ... | auditor check -"
        raise UnreadableError(msg)


class Content(NamedTuple):
    """The bytes of an input, up to a limit; hash and length are those of the whole."""

    data: bytes
    length: int
    sha256: str

    @property
    def cut(self) -> bool:
        """Whether there was more than the limit."""
        return len(self.data) < self.length


class Line(NamedTuple):
    """A line with its end; `number` from 1, `offset` in bytes. Of a too long one, the start."""

    raw: bytes
    number: int
    offset: int
    length: int

    @property
    def cut(self) -> bool:
        """Whether the line was longer than the limit."""
        return len(self.raw) < self.length


class Stream:
    """An input to be read once; what was looked at in advance is not lost."""

    def __init__(self, source: Readable) -> None:
        """Nothing is read yet."""
        self._source = source
        self._waiting = b""

    def head(self, size: int) -> bytes:
        """The first bytes of what was not read yet."""
        while len(self._waiting) < size:
            more = self._source.read(size - len(self._waiting))
            if not more:
                break
            self._waiting += more
        return self._waiting[:size]

    def chunks(self) -> Iterator[bytes]:
        """All bytes that were not read yet."""
        if self._waiting:
            waiting, self._waiting = self._waiting, b""
            yield waiting
        while chunk := self._source.read(_CHUNK):
            yield chunk

    def content(self, limit: int) -> Content:
        """Read everything; keep what the limit allows."""
        digest, kept, length, room = sha256(), [], 0, limit
        for chunk in self.chunks():
            digest.update(chunk)
            length += len(chunk)
            if room:
                kept.append(chunk[:room])
                room -= len(kept[-1])
        return Content(b"".join(kept), length, digest.hexdigest())

    def lines(self, limit: int) -> Iterator[Line]:
        """Lines that end at LF, without the blank ones; of a line, `limit` bytes are kept."""
        offset, number, length = 0, 1, 0
        kept: list[bytes] = []
        for chunk in self.chunks():
            start, size = 0, len(chunk)
            while start < size:
                end = chunk.find(b"\n", start) + 1 or size
                piece = chunk[start:end]
                start = end
                if length < limit:
                    kept.append(piece[: limit - length])
                length += len(piece)
                if not piece.endswith(b"\n"):
                    break
                # Millions of blank lines are cheap to send: no object is made for them.
                if length > len(piece) or not piece.isspace():
                    yield Line(b"".join(kept), number, offset, length)
                offset, number, length = offset + length, number + 1, 0
                kept.clear()
        if length:
            yield Line(b"".join(kept), number, offset, length)
