r"""A text in plain characters for matching, with the way back to its own offsets.

Reads full-width, Arabic and other digits, no-break spaces, and dates with hidden characters
in them (`8\u00a0April\u200b 2021`) as `8 April 2021`; leaves fractions and superscripts alone,
which are no digits of a date.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from auditor.pattern import pattern

_PLAIN: Final = {
    "\u202f": " ",
    "\u2009": " ",
    "\u3000": " ",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
    "\u2212": "-",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u2044": "/",
    "\u2215": "/",
    "\u2800": " ",
}
"""Characters that are replaced one for one, beside digits, full-width letters and blanks."""
_GONE: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""Controls, soft hyphen, zero-width and bidi characters, fillers, variation selectors, tags.

Nobody sees them, so they are matched as if absent.
"""
_HIDDEN: Final = pattern(f"[{_GONE}\u0300-\u036f]+")
_MARKS: Final = frozenset(map(chr, range(0x0300, 0x0370))) - {"\u034f"}
_PRINTED: Final = bytes((*b"\t\n\v\f\r", *range(0x20, 0x7F)))
"""The bytes of ASCII that stay as they are."""


class Folded(NamedTuple):
    """Folded text; `cuts` are offsets in it after which `gains` more characters were left out.

    `wide` tells that it has letters that Latin-1 has not.
    """

    text: str
    cuts: tuple[int, ...] = ()
    gains: tuple[int, ...] = ()
    wide: bool = False

    def start(self, offset: int) -> int:
        """Offset in the original of a character of the folded text."""
        if not self.cuts:
            return offset
        at = bisect_right(self.cuts, offset)
        return offset + (self.gains[at - 1] if at else 0)

    def end(self, offset: int) -> int:
        """Offset in the original behind the last character of a span of the folded text."""
        return self.start(offset - 1) + 1 if self.cuts else offset


def fold(text: str) -> Folded:
    """Fold a text; ASCII texts come back as they are, unless there are controls in them."""
    # To delete from UTF-8 all that stays is far quicker than any search for what does not.
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PRINTED)
    if not rest:
        return Folded(text)
    odd = set(rest.decode("utf-8", "surrogatepass"))
    if text.isascii():
        return _drop_hidden(text, odd, wide=False)
    hidden: set[str] = set()
    wide = False
    for char in sorted(odd):
        plain = _plain(char)
        if plain is None:
            hidden.add(char)
        elif plain != char:
            text = text.replace(char, plain)
        elif char > "\xff" and char.isalpha():
            wide = True
    return _drop_hidden(text, hidden, wide=wide) if hidden else Folded(text, wide=wide)


@lru_cache(maxsize=4096)
def _plain(char: str) -> str | None:
    """The character that is matched instead; None for one that is left out."""
    known = _PLAIN.get(char)
    if known is not None:
        return known
    if _HIDDEN.match(char):
        return None
    if char == "\u0130":
        return "i"
    # Full width, and the letters and digits of mathematics: one plain character for each.
    if "\uff01" <= char <= "\uff5e" or "\U0001d400" <= char <= "\U0001d7ff":
        return unicodedata.normalize("NFKC", char)
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    return " " if unicodedata.category(char) == "Zs" else char


def _runs(text: str, hidden: set[str]) -> Iterator[tuple[int, int]]:
    """Spans of characters that are left out, all of which are in `hidden`.

    A few calls of `find` take a twentieth of the time of a search for the whole class.
    """
    if len(hidden) > _FEW:
        yield from (match.span() for match in _HIDDEN.finditer(text))
        return
    places = sorted(at for char in hidden for at in _places(text, char))
    first = last = -1
    for at in places:
        if at != last:
            if last >= 0:
                yield first, last
            first = at
        last = at + 1
    if last >= 0:
        yield first, last


def _places(text: str, char: str) -> Iterator[int]:
    at = text.find(char)
    while at >= 0:
        yield at
        at = text.find(char, at + 1)


_FEW: Final = 8


def _drop_hidden(text: str, hidden: set[str], *, wide: bool) -> Folded:
    """Leave out hidden characters, and combining marks that compose with their letter."""
    pieces: list[str] = []
    cuts: list[int] = []
    gains: list[int] = []
    done = length = dropped = 0
    for start, end in _runs(text, hidden):
        marks = "".join(c for c in text[start:end] if c in _MARKS)
        piece = text[done:start]
        if marks and piece:
            composed = unicodedata.normalize("NFC", piece[-1] + marks)
            if len(composed) > 1:
                if len(marks) == end - start:
                    continue
                composed = piece[-1]
            piece = piece[:-1] + composed
        pieces.append(piece)
        length += len(piece)
        dropped += end - start
        done = end
        cuts.append(length)
        gains.append(dropped)
    pieces.append(text[done:])
    return Folded("".join(pieces), tuple(cuts), tuple(gains), wide)
