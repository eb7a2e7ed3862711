"""Text measured in terminal cells: wide characters take two, combining ones none."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width

ELLIPSIS: Final = "…"
_WIDTHS_PER_CACHE: Final = 8192


def width(text: str) -> int:
    """Cells that a text without controls takes."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@lru_cache(maxsize=_WIDTHS_PER_CACHE)
def _cells(char: str) -> int:
    if category(char) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(char) in ("W", "F") else 1


def pad(text: str, cells: int) -> str:
    """The text filled up with blanks on the right."""
    return text + " " * max(0, cells - width(text))


def pad_left(text: str, cells: int) -> str:
    """The text filled up with blanks on the left."""
    return " " * max(0, cells - width(text)) + text


def head(text: str, cells: int) -> str:
    """The longest beginning of the text that fits."""
    if width(text) <= cells:
        return text
    used = 0
    for at, char in enumerate(text):
        used += _cells(char)
        if used > cells:
            return text[:at]
    return text


def tail(text: str, cells: int) -> str:
    """The longest end of the text that fits."""
    if width(text) <= cells:
        return text
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += _cells(text[at])
        if used > cells:
            return text[at + 1 :]
    return text


def cut(text: str, cells: int) -> str:
    """The text, cut with an ellipsis where it is too long."""
    if width(text) <= cells:
        return text
    return head(text, max(0, cells - 1)).rstrip() + ELLIPSIS


def cut_middle(text: str, cells: int) -> str:
    """A path or the like, with an ellipsis in its middle where it is too long."""
    if width(text) <= cells:
        return text
    end = (cells - 1) * 2 // 3
    return head(text, cells - 1 - end) + ELLIPSIS + tail(text, end)


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most `cells`, broken at blanks, and inside a word only where it is too long."""
    lines: list[str] = []
    line = ""
    cells = max(1, cells)
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined) <= cells:
            line = joined
            continue
        if line:
            lines.append(line)
        while width(word) > cells:
            part = head(word, cells) or word[0]
            lines.append(part)
            word = word[len(part) :]  # noqa: PLW2901 - the rest of a word that has no blank
        line = word
    if line:
        lines.append(line)
    return lines
