"""Escapers: nothing that a document says reaches a terminal, a log or a parser as a command.

Every renderer passes text of documents, paths and third parties through one of these. They
are in one small module so that they can be read, and tested, whole.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from unicodedata import category

from auditor.pattern import pattern

REPLACEMENT: Final = "\ufffd"

_INVISIBLE: Final = frozenset(
    chr(code)
    for first, last in (
        (0x034F, 0x034F),  # combining grapheme joiner
        (0x115F, 0x1160),  # Hangul fillers
        (0x17B4, 0x17B5),  # Khmer inherent vowels
        (0x180B, 0x180F),  # Mongolian variation selectors
        (0x2800, 0x2800),  # blank Braille pattern
        (0x3164, 0x3164),  # Hangul filler
        (0xFE00, 0xFE0F),  # variation selectors
        (0xFFA0, 0xFFA0),  # half-width Hangul filler
        (0xE0100, 0xE01EF),  # variation selectors supplement
    )
    for code in range(first, last + 1)
)
"""Characters that count as printable and show nothing: a date can be hidden with them."""

_JSON: Final = pattern(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f\ud800-\udfff]"
    r"|::|#(?=#[A-Za-z]{0,20}\[)|(?<=#)#(?=[A-Za-z]{0,20}\[)"
)
"""Controls that `json.dumps` leaves as they are, surrogates, and what starts a command of a
runner of workflows: `::error`, `##[error]`. Structure has no such signs, only strings do."""

_COMMAND: Final = pattern(r":(?=:)|#(?=#[A-Za-z]{0,20}\[)")
"""What starts a workflow command: `::error`, `##[error]`, `##vso[`, `##teamcity[`."""

_ASCII_LOOK: Final = str.maketrans(
    {
        **dict.fromkeys("⟨", "<"),
        **dict.fromkeys("⟩", ">"),
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}", "'"),
        **dict.fromkeys("\N{EN DASH}—─·", "-"),
        **dict.fromkeys("│", "|"),
        **dict.fromkeys("┼", "+"),
        **dict.fromkeys("…", "~"),
        **dict.fromkeys("\N{MULTIPLICATION SIGN}", "x"),
        **dict.fromkeys("●", "*"),
        **dict.fromkeys("○", "o"),
        **dict.fromkeys("◆", "!"),
        **dict.fromkeys("▪", "+"),
        **dict.fromkeys("━", "="),
        **dict.fromkeys("⫽", "/"),
    }
)
"""What our own signs become where the encoding lacks them; one for one, so that columns stay."""

_ASTRAL: Final = 0x10000
_ESCAPES_PER_CACHE: Final = 8192


def visible(text: str) -> str:
    r"""Return text that is safe on one line of a terminal, with what hides in it made visible.

    `a\u202eb` becomes `a⟨U+202E⟩b`, so do line ends, escape characters, lone surrogates and
    private characters. Blanks of all kinds, tabs too, become one space.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


@lru_cache(maxsize=_ESCAPES_PER_CACHE)
def _visible(char: str) -> str:
    if char == "\t" or category(char) == "Zs":
        return " "
    if char.isprintable() and char not in _INVISIBLE:
        return char
    return f"⟨U+{ord(char):04X}⟩"


def for_encoding(text: str, encoding: str) -> str:
    """Return `text` with the signs and letters that `encoding` lacks as `*` and `<U+4E8C>`."""
    if text.isascii():
        return text
    return "".join(_encodable(char, encoding) for char in text)


def _encodable(char: str, encoding: str) -> str:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        look = char.translate(_ASCII_LOOK)
        return look if look != char else f"<U+{ord(char):04X}>"
    return char


def for_log(line: str) -> str:
    """Return a line in which no runner of workflows finds a command: `: :error` for `::error`."""
    return _COMMAND.sub(lambda match: match[0] + " ", line)


def for_json(dumped: str) -> str:
    r"""Return JSON text (made without ASCII escapes) that is safe to print and strictly valid.

    Controls become `\u009b`, so that they stay in the value; lone surrogates, which strict
    readers refuse, become U+FFFD.
    """
    if dumped.isprintable() and "##" not in dumped and "::" not in dumped:
        return dumped
    return _JSON.sub(_json_escape, dumped)


def _json_escape(match: re.Match[str]) -> str:
    char = match[0]
    if char == "::":
        return "\\u003a\\u003a"
    if category(char) == "Cs":
        return REPLACEMENT
    code = ord(char)
    if code < _ASTRAL:
        return f"\\u{code:04x}"
    high, low = divmod(code - _ASTRAL, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"


def without_surrogates(text: str) -> str:
    """Return `text` with U+FFFD for each lone surrogate; lengths stay as they are."""
    if text.isascii():
        return text
    return "".join(REPLACEMENT if category(char) == "Cs" else char for char in text)
