"""The byte shadow of a text: one byte a character, every word of the lexicon painted over.

`Sunday, 8. April` becomes `WWWWWW, 8. MMMMM`: a small grammar over digits and codes then
reads all languages alike. The text is lower case, so that capital letters are free for codes.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.lexicon import CJK, ERAS, WORD_SPLIT, Lexicon

_LETTERS: Final = bytes(c for c in range(256) if chr(c).isalpha())
_BLANKED: Final = bytes(c if chr(c).isalpha() else 0x20 for c in range(256))
"""Translation that leaves letters alone and makes blanks of all the rest."""
_BEYOND_LATIN: Final = re.compile("[^\x00-\xff]")
_NO_BLANKS: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that write words without blanks between them, and Korean, whose particles are glued."""


def paint(low: str, lexicon: Lexicon) -> bytearray:
    """The shadow of a folded, lower-case text."""
    flat = low.encode("latin-1", "replace")
    shadow = bytearray(flat)
    found = lexicon.latin.intersection(flat.translate(_BLANKED).split())
    for word in found:
        _paint_latin(flat, shadow, word, ord(lexicon.senses[word.decode("latin-1")][0].code))
    if len(flat) and not low.isascii() and _BEYOND_LATIN.search(low):
        _paint_other(low, shadow, lexicon)
    for word in found & _phrase_heads(lexicon):
        _paint_phrases(low, shadow, lexicon, word.decode("latin-1"))
    return shadow


def _phrase_heads(lexicon: Lexicon) -> frozenset[bytes]:
    return frozenset()


def _paint_latin(flat: bytes, shadow: bytearray, word: bytes, code: int) -> None:
    size = len(word)
    mark = bytes((code,)) * size
    last = len(flat) - size
    find = flat.find
    at = find(word)
    while at >= 0:
        end = at + size
        if (at == 0 or flat[at - 1] not in _LETTERS) and (at == last or flat[end] not in _LETTERS):
            shadow[at:end] = mark
        at = find(word, end)


def _paint_other(low: str, shadow: bytearray, lexicon: Lexicon) -> None:
    tokens = set(WORD_SPLIT.split(low))
    for word in lexicon.other & tokens:
        _paint_word(low, shadow, word, lexicon.senses[word][0].code)
    for first in lexicon.phrases.keys() & tokens:
        for phrase in lexicon.phrases[first]:
            _paint_word(low, shadow, phrase, lexicon.senses[phrase][0].code)
    if _NO_BLANKS.search(low):
        for era in ERAS:
            _paint_all(low, shadow, era, "L")
        for char, code in CJK.items():
            _paint_all(low, shadow, char, code)


def _paint_word(low: str, shadow: bytearray, word: str, code: str) -> None:
    mark = code.encode() * len(word)
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not low[at - 1 : at].isalpha() and not low[end : end + 1].isalpha():
            shadow[at:end] = mark
        at = low.find(word, end)


def _paint_all(low: str, shadow: bytearray, word: str, code: str) -> None:
    mark = code.encode() * len(word)
    at = low.find(word)
    while at >= 0:
        shadow[at : at + len(word)] = mark
        at = low.find(word, at + len(word))
