"""Lists of paths that other programs write: `git ls-files`, `find -print0`."""

from __future__ import annotations

import os
from typing import BinaryIO, Final, NoReturn

from auditor.errors import UsageError
from auditor.read import problem

_MAX_BYTES: Final = 1 << 28
_BOM: Final = b"\xef\xbb\xbf"


def read_list(name: str, stdin: BinaryIO, *, null: bool) -> list[str]:
    """The paths of a list, one a line, or with a NUL after each; `-` is standard input.

    A list may come from a pipe. UsageError when it cannot be read.
    """
    try:
        if name == "-":
            data = stdin.read(_MAX_BYTES + 1)
        else:
            with open(name, "rb") as file:  # noqa: PTH123 - the name may be any text
                data = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        _fail(name, problem.reason(error))
    if len(data) > _MAX_BYTES:
        _fail(name, "is longer than any list of paths; give it in parts")
    return split_list(data, null=null)


def split_list(data: bytes, *, null: bool) -> list[str]:
    """The paths in the bytes of a list; blank lines, and CR at the end of a line, are none."""
    if null:
        paths = data.split(b"\0")
    else:
        paths = [line.removesuffix(b"\r") for line in data.removeprefix(_BOM).split(b"\n")]
    return [os.fsdecode(path) for path in paths if path]


def _fail(name: str, what: str) -> NoReturn:
    msg = f"--files-from {problem.printable(problem.shown(name))}: {what}"
    raise UsageError(msg) from None
