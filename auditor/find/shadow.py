"""The byte shadow of a text: one byte a character, words of dates painted over.

`Sunday, 8. April` becomes `WWWWWW, 8. MMMMM`: a small grammar over digits and codes then
reads all languages alike. The text is lower case, so that capital letters are free for codes.
A whole text is painted with the words that dates begin with only; the short stretches that
are found are painted with every word of every language (`paint_all`).
"""

from __future__ import annotations

from typing import Final

from auditor.find.lexicon import CJK, ERAS, Lexicon
from auditor.pattern import pattern

LETTERS: Final = frozenset(c for c in range(256) if chr(c).isalpha() or chr(c) == "_")
INNER: Final = LETTERS | frozenset(b"0123456789")
"""What may not stand before a word, and what may not stand behind it."""
BLANKED: Final = bytes(c if chr(c).isalpha() else 0x20 for c in range(256))
"""Translation that leaves letters alone and makes blanks of all the rest."""
_LOWER: Final = bytes(ord(chr(c).lower()) for c in range(256))
_EAST: Final = pattern("[\u3400-\u9fff\uac00-\ud7af]")
"""Scripts whose dates have a character behind each number."""
_WORD: Final = pattern("[^\x00-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2010-\u206f\u3000-\u303f]+")
"""A word: no blanks, digits or marks of ASCII, Latin-1 and general punctuation."""
DIGITS_BEHIND: Final = {b"q": b"1234", b"juche": b"0123456789"}
"""Words that a digit may be glued to: Q2, Juche110."""


def flatten(text: str, *, wide: bool) -> bytes:
    r"""A folded text in lower case, one byte a character.

    Letters that Latin-1 has not become `\xff`, a letter too, where words have blanks between
    them; all else that it has not becomes `?`.
    """
    if wide:
        text = _WIDE.sub("\xff", text)
    return text.encode("latin-1", "replace").translate(_LOWER)


_WIDE: Final = pattern(
    "[\u0100-\u02ff\u0370-\u037d\u037f-\u0589\u05d0-\u05f2\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff"
    "\u0710-\u07ff\u0904-\u0939\u0985-\u0dff\u10a0-\u10ff\u1200-\u177f\u1800-\u1fff\u2c00-\u2dff"
    "\ua640-\uabff\ufb00-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc]"
)


def paint_word(flat: bytes, shadow: bytearray, word: bytes, mark: bytes) -> None:
    """Paint every place where a word stands by itself; a digit may be glued to its front."""
    size = len(word)
    last = len(flat) - size
    refused = INNER - frozenset(DIGITS_BEHIND.get(word, b""))
    find = flat.find
    at = find(word)
    while at >= 0:
        end = at + size
        if (at == last or flat[end] not in refused) and not glued(flat, at):
            shadow[at:end] = mark
        at = find(word, end)


def glued(flat: bytes, at: int) -> bool:
    """Whether a letter stands before, at once or before digits, or more digits than a year has.

    So it is in `dismay`, `16h20min` and `593656ad`.
    """
    if not at or flat[at - 1] not in INNER:
        return False
    least = max(0, at - _MOST_DIGITS)
    while at > least and flat[at - 1] in _DIGITS:
        at -= 1
    return at > 0 and flat[at - 1] in INNER


_DIGITS: Final = frozenset(b"0123456789")
_MOST_DIGITS: Final = 4


def paint_east(text: str) -> list[tuple[int, bytes]]:
    """Places and paints of the characters and eras of Chinese, Japanese and Korean dates."""
    if text.isascii() or _EAST.search(text) is None:
        return []
    return [
        (found.start(), (CJK.get(found[0]) or "L").encode() * len(found[0]))
        for found in _EAST_WORDS.finditer(text)
    ]


_EAST_WORDS: Final = pattern("|".join((*ERAS, *CJK)))


def paint_all(low: str, lexicon: Lexicon, language: str | None) -> bytes:
    """The shadow of a short stretch, with every word that the lexicon has."""
    shadow = bytearray(flatten(low, wide=not low.isascii()))
    entries = lexicon.entries
    for found in _WORD.finditer(low):
        word = found[0]
        known = entries.get(word)
        if known is None:
            for phrase in lexicon.phrases.get(word, ()):
                if low.startswith(phrase, found.start()):
                    _put(shadow, found.start(), phrase, lexicon, language)
                    break
        elif language is None:
            start, end = found.span()
            shadow[start:end] = known[0].encode() * (end - start)
        else:
            _put(shadow, found.start(), word, lexicon, language)
    if low.isascii():
        return bytes(shadow)
    for at, mark in paint_east(low):
        shadow[at : at + len(mark)] = mark
    return bytes(shadow)


def _put(shadow: bytearray, at: int, word: str, lexicon: Lexicon, language: str | None) -> None:
    """Paint a word with its role in the told language, or else its first one."""
    shadow[at : at + len(word)] = lexicon.code_in(word, language).encode() * len(word)
