"""Character references to characters, with their places.

Reads `&eacute;`, `&#8211;`, `&#x2013`; in an attribute `&copy=1` is no reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

from auditor.pattern import pattern

_REFERENCE: Final = pattern(
    r"&(?:#(?:[xX]([0-9a-fA-F]++);?|([0-9]++);?)|([a-zA-Z][a-zA-Z0-9]{0,31}+;?))"
)
_LONGEST_LEGACY: Final = 6
_LARGEST_DIGITS: Final = 8
_NO_CHARACTER: Final = "\N{REPLACEMENT CHARACTER}"

# The standard reads the C1 range as windows-1252; the five unassigned codes stay as they are.
_WINDOWS_1252: Final = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}


_KNOWN: Final[dict[str, str]] = {}
"""What the references by name stand for that were met so far; those with their semicolon."""


@cache
def _named() -> Mapping[str, str]:
    """Names with and without semicolon; loaded at the first reference that needs them."""
    from html.entities import html5  # noqa: PLC0415 - start-up is measured, most runs need no names

    return html5


def _numeric(digits: str, base: int) -> str:
    digits = digits.lstrip("0")
    return _NO_CHARACTER if len(digits) > _LARGEST_DIGITS else _character(digits, base)


@lru_cache(maxsize=1_024)
def _character(digits: str, base: int) -> str:
    """The character of a number; pages in other scripts repeat the same few thousands of times."""
    code = int(digits or "0", base)
    if code in _WINDOWS_1252:
        return _WINDOWS_1252[code]
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - Unicode's bounds
        return _NO_CHARACTER
    return chr(code)


def _prefix(name: str) -> str | None:
    """The longest name that the text begins with; only old names may lack their semicolon."""
    named = _named()
    if name in named:
        return name
    for length in range(min(len(name), _LONGEST_LEGACY), 1, -1):
        if name[:length] in named:
            return name[:length]
    return None


def references(text: str, *, attribute: bool = False) -> Iterator[tuple[int, int, str]]:
    """Start, end and characters of every reference; `attribute` leaves `&copy=1` alone."""
    at = text.find("&")
    if at < 0:
        return
    known = _KNOWN
    for match in _REFERENCE.finditer(text, at):
        start, end = match.span()
        if match[0] in known:
            yield start, end, known[match[0]]
        else:
            length, characters = _read(match, attribute=attribute)
            if length:
                yield start, start + length, characters


def _read(match: re.Match[str], *, attribute: bool) -> tuple[int, str]:
    """How long the reference is, 0 if it is none, and its characters."""
    if match[1] is not None:
        return len(match[0]), _numeric(match[1], 16)
    if match[2] is not None:
        return len(match[0]), _numeric(match[2], 10)
    name = _prefix(match[3])
    if name is None:
        return 0, ""
    length = 1 + len(name)
    if attribute and not name.endswith(";"):
        end = match.start() + length
        following = match.string[end : end + 1]
        if following == "=" or (following.isascii() and following.isalnum()):
            return 0, ""
    characters = _named()[name]
    if name.endswith(";"):  # it says the same everywhere, and there are only so many
        _KNOWN[match[0]] = characters
    return length, characters


def _in_text(match: re.Match[str]) -> str:
    known = _KNOWN.get(match[0])
    if known is not None:
        return known
    length, characters = _read(match, attribute=False)
    return characters + match[0][length:]


def _in_attribute(match: re.Match[str]) -> str:
    known = _KNOWN.get(match[0])
    if known is not None:
        return known
    length, characters = _read(match, attribute=True)
    return characters + match[0][length:]


def decode(text: str, *, attribute: bool = False) -> str:
    """The text with its references replaced."""
    if "&" not in text:
        return text
    return _REFERENCE.sub(_in_attribute if attribute else _in_text, text)
