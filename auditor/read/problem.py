"""What could not be read: one clear line that names the input, the reason and the way out."""

from __future__ import annotations

import errno
import os
from typing import Final

from auditor.model import Document, Notice, NoticePlace
from auditor.model.notice import printable

__all__ = ["notice", "printable", "reason", "shown", "unread"]

_REASONS: Final[dict[int, str]] = {
    errno.ENOENT: "no such file or folder; names are looked up from the working directory",
    errno.ENOTDIR: "no such file; a part of the path is a file, not a folder",
    errno.EACCES: "permission denied; give read permission, or audit a readable copy",
    errno.EPERM: "permission denied; give read permission, or audit a readable copy",
    errno.EISDIR: "is a folder",
    errno.ELOOP: "a symbolic link that leads nowhere; name the file itself",
    errno.ENAMETOOLONG: "the name is too long for this system",
    errno.ENXIO: "is no regular file; pipe its content in instead: ... | auditor check -",
}


def shown(path: str) -> str:
    """A path as text: bytes of its name that are no characters become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace") if not path.isascii() else path


def reason(error: Exception) -> str:
    """Why something could not be opened or read, in plain words."""
    if isinstance(error, OSError) and error.errno is not None:
        known = _REASONS.get(error.errno)
        return known or (error.strerror or "it could not be read").lower()
    return str(error) or "it could not be read"


def notice(
    name: str, code: str, what: str, *, fatal: bool, location: NoticePlace | None = None
) -> Notice:
    """A notice on an input; fatal when what the user asked for was not read."""
    return Notice(
        "error" if fatal else "warning",
        code,
        f"{printable(name)}{_line(location)}: {what}",
        uri=name,
        location=location,
        incomplete=fatal,
    )


def _line(location: NoticePlace | None) -> str:
    return f":{location.line}" if location is not None and location.line is not None else ""


def unread(
    name: str,
    code: str,
    what: str,
    *,
    fatal: bool = True,
    media_type: str = "application/octet-stream",
    sha256: str = "",
    length: int = 0,
) -> Document:
    """The document that stands for an input of which nothing was read."""
    return Document(
        uri=name,
        media_type=media_type,
        sha256=sha256,
        length=length,
        encoding=None,
        parts=(),
        notices=(notice(name, code, what, fatal=fatal),),
        incomplete=fatal,
    )
