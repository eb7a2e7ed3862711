"""The byte shadow of a text: one byte a character, words of dates painted over.

`Sunday, 8. April` becomes `WWWWWW, 8. MMMMM`: a small grammar over digits and codes then
reads all languages alike. The text is lower case, so that capital letters are free for codes.
A whole text is painted with the words that dates begin with only (`paint`); the short
stretches that are found are painted with every word of every language (`paint_all`).
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.lexicon import CJK, ERAS, Lexicon

_LETTERS: Final = bytes(c for c in range(256) if chr(c).isalpha())
_BLANKED: Final = bytes(c if chr(c).isalpha() else 0x20 for c in range(256))
"""Translation that leaves letters alone and makes blanks of all the rest."""
_NO_BLANKS: Final = re.compile("[\u3400-\u9fff\uac00-\ud7af]")
"""Scripts whose dates have a character behind each number."""
_WORD: Final = re.compile(
    "[^\x00-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2010-\u206f\u3000-\u303f]+"
)
"""A word: no blanks, digits or marks of ASCII, Latin-1 and general punctuation."""


def paint(low: str, lexicon: Lexicon) -> bytearray:
    """The shadow of a folded, lower-case text, with the words that anchor a date."""
    flat = low.encode("latin-1", "replace")
    shadow = bytearray(flat)
    for word in lexicon.anchors.keys() & flat.translate(_BLANKED).split():
        _paint_word(flat, shadow, word, lexicon.anchors[word])
    if not low.isascii() and _NO_BLANKS.search(low):
        _paint_east(low, shadow)
    return shadow


def _paint_word(flat: bytes, shadow: bytearray, word: bytes, mark: bytes) -> None:
    size = len(word)
    last = len(flat) - size
    find = flat.find
    at = find(word)
    while at >= 0:
        end = at + size
        if (at == 0 or flat[at - 1] not in _LETTERS) and (at == last or flat[end] not in _LETTERS):
            shadow[at:end] = mark
        at = find(word, end)


def _paint_east(low: str, shadow: bytearray) -> None:
    for era in ERAS:
        _paint_string(low, shadow, era, "L")
    for char, code in CJK.items():
        _paint_string(low, shadow, char, code)


def _paint_string(low: str, shadow: bytearray, word: str, code: str) -> None:
    mark = code.encode() * len(word)
    at = low.find(word)
    while at >= 0:
        shadow[at : at + len(word)] = mark
        at = low.find(word, at + len(word))


def paint_all(low: str, lexicon: Lexicon, language: str | None) -> bytes:
    """The shadow of a short stretch, with every word that the lexicon has."""
    shadow = bytearray(low.encode("latin-1", "replace"))
    for found in _WORD.finditer(low):
        start, end = found.span()
        word = found[0]
        senses = lexicon.senses.get(word)
        if senses is None:
            for phrase in lexicon.phrases.get(word, ()):
                if low.startswith(phrase, start):
                    end, senses = start + len(phrase), lexicon.senses[phrase]
                    break
        if senses is not None:
            told = (s.code for s in senses if language in s.languages)
            code = next(told, senses[0].code)
            shadow[start:end] = code.encode() * (end - start)
    if not low.isascii() and _NO_BLANKS.search(low):
        _paint_east(low, shadow)
    return bytes(shadow)
