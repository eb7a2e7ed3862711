"""Files of reports, which appear whole or not at all."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import IO, Any, NoReturn

TERMINATED = 143
"""128 and the number of SIGTERM, as shells have it."""


class _File(FileIO):
    """A file whose errors name the report that the user asked for."""

    def __init__(self, path: str, mode: str, report: str) -> None:
        with _naming(report):
            super().__init__(path, mode)
        self._report = report

    def write(self, data: Any, /) -> int:  # noqa: ANN401 - whatever has bytes
        """Write bytes."""
        with _naming(self._report):
            return super().write(data)


@contextmanager
def _naming(report: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename = f"-o {report}"
        raise


@contextmanager
def replacing(report: str) -> Iterator[IO[str]]:
    """A file beside the wanted one, which takes its place when all went well."""
    path = os.path.realpath(report)
    if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH110, PTH116 - a path may be any text here
        with _text(_File(path, "wb", report)) as device:
            yield device
        return
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name[:100]}.{os.getpid()}.tmp")  # noqa: PTH118 - likewise
    raw = _File(temporary, "xb", report)
    try:
        with _text(raw) as file:
            yield file
            file.flush()
            with _naming(report):
                os.fsync(raw.fileno())
        with _naming(report):
            os.replace(temporary, path)  # noqa: PTH105 - likewise
    except BaseException:
        with suppress(OSError):  # gone already
            os.unlink(temporary)  # noqa: PTH108 - likewise
        raise


def _text(raw: FileIO) -> IO[str]:
    return TextIOWrapper(BufferedWriter(raw), encoding="utf-8", newline="\n")


@contextmanager
def ends_on_request() -> Iterator[None]:
    """Let SIGTERM end the run as an error does, so that no half-written file stays behind."""
    from signal import SIGTERM, signal  # noqa: PLC0415 - start-up: only where there is a file

    def end(*_: object) -> NoReturn:
        sys.exit(TERMINATED)

    try:
        before = signal(SIGTERM, end)
    except ValueError:  # not in the main thread of the program that runs us
        yield
        return
    try:
        yield
    finally:
        signal(SIGTERM, before)
