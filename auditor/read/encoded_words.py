"""Encoded words of header fields: `=?utf-8?Q?Gr=C3=BC=C3=9Fe?=`.

Reads words that a character is split over, as some programs write them; must not guess at a
charset that nobody knows: such a word stays as it is.
"""

from __future__ import annotations

import binascii
import re
from typing import Final

from auditor.pattern import pattern
from auditor.read.charset import of_label

_WORD: Final = pattern(r"=\?([^?\s*]{1,40}+)(?:\*[^?\s]{0,20})?+\?([BbQq])\?([^?]*+)\?=")
_BETWEEN: Final = pattern(r"(?<=\?=)\s++(?==\?[^?\s]{1,60}\?[BbQq]\?)")


def decoded_words(value: str) -> str:
    """The value of a field with its encoded words decoded."""
    if "=?" not in value:
        return value
    value = _BETWEEN.sub("", value)
    pieces: list[str] = []
    held: tuple[str, bytes] | None = None
    at = 0
    for match in _WORD.finditer(value):
        charset, data = match[1].lower(), _bytes(match)
        if held is not None and match.start() == at and charset == held[0]:
            held = charset, held[1] + data  # a character may be split over two words
        else:
            pieces += [_text(held), value[at : match.start()]]
            held = charset, data
        at = match.end()
    return "".join((*pieces, _text(held), value[at:]))


def _bytes(word: re.Match[str]) -> bytes:
    raw = word[3].encode("ascii", "replace")
    if word[2] in "Qq":
        return binascii.a2b_qp(raw, header=True)
    digits = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    digits = digits[:-1] if len(digits) % 4 == 1 else digits
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))


def _text(word: tuple[str, bytes] | None) -> str:
    if word is None:
        return ""
    charset = of_label(word[0])
    return word[1].decode(charset.codec if charset is not None else "ascii", "replace")
