"""Compressed files, unpacked piece by piece: gzip, bzip2, xz and Zstandard.

Reads `page.html.gz`, `records.jsonl.zst` and files of many members in constant memory; must not
unpack a bomb to its end, and must not lose what stands before and behind a damaged member.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from hashlib import sha256
from typing import Any, Final, NamedTuple, Protocol

from attrs import evolve

from auditor.model import Document, Limits, Notice
from auditor.read import problem
from auditor.read.sniff import Format
from auditor.read.stream import Stream

MOST_LAYERS: Final = 3
"""A file may be packed so many times over."""
_FREE: Final = 10 * 1024 * 1024
"""Bytes that any file may unpack to, whatever its ratio: a short one of blanks packs well."""
_LISTED: Final = 5
_MOST_FAULTS: Final = 1_000
_STEP: Final = 16
_PIECE: Final = 1 << 20
_ZSTD: Final = b"\x28\xb5\x2f\xfd"
_WINDOW: Final = 1 << 27
_MEMORY: Final = 1 << 28


class MissingExtraError(Exception):
    """A package that unpacks this kind is not installed."""


class _Member(Protocol):
    """One compressed stream; files may hold several, one behind the other."""

    @property
    def eof(self) -> bool:
        """Whether the member ended."""

    @property
    def unused_data(self) -> bytes:
        """What stood behind its end."""

    def unpack(self, data: bytes, /) -> Iterator[bytes]:
        """What the data unpacks to, in pieces of a bounded size; an error of the codec."""


class _Codec(NamedTuple):
    """A kind of compression; `slice` bytes are fed at a time."""

    magic: bytes
    slice: int
    member: Callable[[], _Member]
    errors: tuple[type[Exception], ...]


class _Whole:
    """A member of a kind in which a slice cannot unpack to more than some 16 MB."""

    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - of several packages, without types
        self._inner = inner

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._inner.unused_data)

    def unpack(self, data: bytes, /) -> Iterator[bytes]:
        yield self._inner.decompress(data)


class _Inflating(_Whole):
    """A gzip member: of a damaged slice, all that stands before the damage is given."""

    def unpack(self, data: bytes, /) -> Iterator[bytes]:
        from zlib import error  # noqa: PLC0415 - start-up

        spare = self._inner.copy()
        try:
            yield self._inner.decompress(data)
        except error:
            for at in range(0, len(data), _STEP):
                yield spare.decompress(data[at : at + _STEP])


class _Stepwise(_Whole):
    """A member that unpacks as much as is asked for: 512 bytes of bzip2 can hold a gigabyte."""

    def unpack(self, data: bytes, /) -> Iterator[bytes]:
        yield self._inner.decompress(data, _PIECE)
        while not self._inner.eof and not self._inner.needs_input:
            yield self._inner.decompress(b"", _PIECE)


def _gzip() -> _Codec:
    from zlib import MAX_WBITS, decompressobj, error  # noqa: PLC0415 - start-up

    wbits = MAX_WBITS | 16
    return _Codec(b"\x1f\x8b\x08", 8_192, lambda: _Inflating(decompressobj(wbits)), (error,))


def _bzip2() -> _Codec:
    from bz2 import BZ2Decompressor  # noqa: PLC0415 - start-up

    return _Codec(b"BZh", 8_192, lambda: _Stepwise(BZ2Decompressor()), (OSError, ValueError))


def _xz() -> _Codec:
    from lzma import LZMADecompressor, LZMAError  # noqa: PLC0415 - start-up

    def member() -> _Member:
        return _Stepwise(LZMADecompressor(memlimit=_MEMORY))

    return _Codec(b"\xfd7zXZ\0", 8_192, member, (LZMAError, ValueError))


def _zstd() -> _Codec:
    try:
        import zstandard  # noqa: PLC0415 - an extra
    except ImportError:
        return _zstd_of_the_library()
    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    return _Codec(_ZSTD, 512, lambda: _Whole(unpacker.decompressobj()), (zstandard.ZstdError,))


def _zstd_of_the_library() -> _Codec:
    """The standard library has it since Python 3.14."""
    from importlib import import_module  # noqa: PLC0415 - start-up

    try:
        zstd = import_module("compression.zstd")
    except ImportError:
        raise MissingExtraError from None
    return _Codec(_ZSTD, 8_192, lambda: _Stepwise(zstd.ZstdDecompressor()), (zstd.ZstdError,))


_CODECS: Final[dict[str, Callable[[], _Codec]]] = {
    "application/gzip": _gzip,
    "application/x-bzip2": _bzip2,
    "application/x-xz": _xz,
    "application/zstd": _zstd,
}


def without_packing(name: str) -> str:
    """The name of what is inside: `records.jsonl` of `records.jsonl.gz`, `x.tar` of `x.tgz`."""
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        return name
    return f"{stem}.tar" if suffix.lower() in ("tgz", "tbz", "txz") else stem


class Unpacking:
    """What a compressed input unpacks to, as something to be read once.

    With `resumes` it goes on behind a damaged member, with a line end in between: right for
    records in lines, which are whole or not, and wrong for a page.
    """

    resumes: bool = False

    def __init__(
        self, source: Stream, kind: Format, limits: Limits, outer: Unpacking | None = None
    ) -> None:
        """MissingExtraError where the package for this kind is missing."""
        self._codec = _CODECS[kind.media_type]()
        self._limits = limits
        self._outer = outer
        self._chunks = source.chunks()
        self._digest = sha256()
        self._length = 0
        self._chunk = b""
        self._at = 0
        self._made = 0
        self._faults: list[str] = []
        self._bomb: str | None = None
        self._pieces = self._unpacked()
        self._piece = b""

    @property
    def layers(self) -> int:
        """How many times over the file is packed, as far as is known."""
        return 1 if self._outer is None else self._outer.layers + 1

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; b"" at the end."""
        while not self._piece:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._piece = piece
        piece, self._piece = self._piece[:size], self._piece[size:]
        return piece

    def notices(self, name: str) -> Iterator[Notice]:
        """What was not read, once reading has ended."""
        if self._bomb is not None:
            yield problem.notice(name, "limit", self._bomb, fatal=True)
        for fault in self._faults[:_LISTED]:
            yield problem.notice(name, "damaged", fault, fatal=True)
        if len(self._faults) > _LISTED:
            more = f"is damaged in {len(self._faults) - _LISTED} more places"
            yield problem.notice(name, "damaged", more, fatal=True)

    def file(self) -> tuple[str, int]:
        """Hash and length of the file as it lies there; the rest of it is read for that."""
        while self._more():
            self._at = len(self._chunk)
        return self._digest.hexdigest(), self._length

    @property
    def _place(self) -> int:
        """How many bytes of the file were unpacked so far."""
        return self._length - len(self._chunk) + self._at

    @property
    def _eaten(self) -> int:
        """The same of the file on the disk, for one that is packed twice."""
        return self._place if self._outer is None else self._outer._eaten  # noqa: SLF001 - its own kind

    def _more(self) -> bool:
        """Whether there is more of the file; it is in `_chunk` from `_at` on."""
        if self._at >= len(self._chunk):
            self._chunk, self._at = next(self._chunks, b""), 0
            self._length += len(self._chunk)
            self._digest.update(self._chunk)
        return bool(self._chunk)

    def _unpacked(self) -> Iterator[bytes]:
        while self._more():
            start = self._place
            try:
                whole = yield from self._member()
            except self._codec.errors:
                self._faults.append(
                    f"is damaged at about byte {self._place}: what was packed behind it was not "
                    f"read" + (", up to the next whole piece" if self.resumes else "")
                )
                if not self.resumes or len(self._faults) >= _MOST_FAULTS or not self._next_member():
                    return
                yield b"\n"
                continue
            if self._bomb is not None:
                return
            if not whole:
                self._faults.append(
                    f"ends at byte {self._place}, within packed data that begins at byte {start}: "
                    "the file is cut"
                )
            elif not self._another():
                return

    def _member(self) -> Generator[bytes, None, bool]:
        """Unpack one member; whether it came to its end."""
        member = self._codec.member()
        size = self._codec.slice
        while self._more():
            piece = self._chunk[self._at : self._at + size]
            for made in member.unpack(piece):
                self._made += len(made)
                if made:
                    yield made
                if self._is_bomb(len(piece)):
                    return False
            self._at += len(piece)
            if member.eof:
                self._at -= len(member.unused_data)
                return True
        return False

    def _is_bomb(self, size: int) -> bool:
        ratio = self._limits.ratio
        if self._made <= _FREE or self._made <= ratio * (self._eaten + size):
            return False
        self._bomb = (
            f"only the first {self._made} bytes of what is packed in it were read: it unpacks to "
            f"more than {ratio} times its size; raise limits.ratio"
        )
        return True

    def _another(self) -> bool:
        """Whether another member follows; zeros fill up blocks of tapes and disks."""
        magic = self._codec.magic
        while self._more():
            rest = self._chunk[self._at :].lstrip(b"\0")
            self._at = len(self._chunk) - len(rest)
            if rest:
                break
        else:
            return False
        if len(rest) < len(magic):
            self._chunk, self._at = rest, 0
            more = next(self._chunks, b"")
            self._length += len(more)
            self._digest.update(more)
            self._chunk += more
        if self._chunk.startswith(magic, self._at):
            return True
        self._faults.append(f"holds something else from byte {self._place} on; it was not read")
        return False

    def _next_member(self) -> bool:
        """Go to where the next member may begin, behind a damaged one."""
        magic = self._codec.magic
        self._at += 1
        while True:
            found = self._chunk.find(magic, self._at)
            if found >= 0:
                self._at = found
                return True
            tail = self._chunk[max(self._at, len(self._chunk) - len(magic) + 1) :]
            more = next(self._chunks, b"")
            if not more:
                self._at = len(self._chunk)
                return False
            self._length += len(more)
            self._digest.update(more)
            self._chunk, self._at = tail + more, 0


def told(documents: Iterator[Document], packed: Unpacking, name: str) -> Iterator[Document]:
    """The documents, the last one with what went wrong in unpacking.

    A page or text has hash and length of the file as it lies there, which anyone can check.
    """
    last: Document | None = None
    for document in documents:
        if last is not None:
            yield last
        last = document
        if document.record is None:
            digest, length = packed.file()
            last = evolve(document, sha256=digest, length=length)
    notices = tuple(packed.notices(name))
    if last is not None:
        if notices:
            kept = (notice for notice in last.notices if notice.code != "empty")
            last = evolve(last, notices=(*kept, *notices), incomplete=True)
        yield last
