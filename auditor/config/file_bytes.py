"""The bytes of a file of settings: a regular file, and a small one."""

from __future__ import annotations

from typing import Final, NoReturn

from auditor.errors import SettingsError, UnreadableError
from auditor.read.problem import reason
from auditor.read.stream import Stream, open_regular

_MAX_BYTES: Final = 1 << 20


def read_bytes(
    path: str, shown: str, *, most: int = _MAX_BYTES, kind: str = "file of settings"
) -> bytes:
    """All of a file; nothing that is no regular file is opened. `shown` is for messages."""
    try:
        with open_regular(path, follow=True) as file:
            data = Stream(file).head(most + 1)
    except OSError as error:
        fail(shown, reason(error))
    except (UnreadableError, ValueError):
        fail(shown, "is no regular file")
    if len(data) > most:
        fail(shown, f"is larger than {most:,} bytes, and no {kind}")
    return data


def fail(place: str, what: str) -> NoReturn:
    """Refuse a file, or something at a place in it."""
    msg = f"{place}: {what}"
    raise SettingsError(msg) from None
