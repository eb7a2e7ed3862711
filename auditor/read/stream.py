"""Bytes of files and pipes, read once from front to back and hashed on the way."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from hashlib import sha256
from io import FileIO
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


class _AsOpened(FileIO):
    """A file up to the size that it had when opened: one that grows faster has no other end."""

    def __init__(self, descriptor: int, size: int) -> None:
        super().__init__(descriptor, "rb")
        self._left = size or sys.maxsize  # files that a system makes up as they are read have none

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to `size` bytes of what there was."""
        wanted = self._left if size is None or size < 0 else min(size, self._left)
        data = super().read(wanted) or b""
        self._left -= len(data)
        return data


def open_regular(path: str, *, follow: bool) -> BinaryIO:
    """Open a regular file; OSError, ValueError or UnreadableError when there is none.

    Nothing else is opened, because opening alone can block (a pipe) or act (a device). It is
    asked twice, since the name may have changed hands in between.
    """
    _check_regular(os.stat(path, follow_symlinks=follow).st_mode)  # noqa: PTH116 - start-up: pathlib costs 3 ms
    descriptor = os.open(path, _FLAGS | (0 if follow else getattr(os, "O_NOFOLLOW", 0)))
    try:
        status = os.fstat(descriptor)
        _check_regular(status.st_mode)
        return _AsOpened(descriptor, status.st_size)
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

    def content(self, limit: int, *, to_the_end: bool = True) -> Content:
        """Read everything; keep what the limit allows. What is unpacked may have no end."""
        digest, length, room = sha256(), 0, limit
        kept: list[bytes] = []
        for chunk in self.chunks():
            if not room and not to_the_end:
                return Content(b"".join(kept), length + len(chunk), "")
            digest.update(chunk)
            length += len(chunk)
            if room:
                kept.append(chunk[:room])
                room -= len(kept[-1])
        return Content(b"".join(kept), length, digest.hexdigest())

    def lines(self, limit: int, *, blanks: bool = False) -> Iterator[Line]:
        """Lines that end at LF, with or without blank ones; of a line, `limit` bytes are kept."""
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
                if blanks or length > len(piece) or not piece.isspace():
                    yield Line(b"".join(kept), number, offset, length)
                offset, number, length = offset + length, number + 1, 0
                kept.clear()
        if length:
            yield Line(b"".join(kept), number, offset, length)
