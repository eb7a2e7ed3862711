"""Whole machine values: meta content, JSON-LD, `datetime`, headers, record fields.

Reads `2021-04-11T10:15:00+02:00`, `Sun, 11 Apr 2021 10:15:00 GMT` and
`Published: April 11, 2021`; not a sentence that holds a date somewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from auditor.find.parsers import iso8601, numeric_field, rfc5322, stamps
from auditor.model.expression import Meaning

_LONGEST: Final = 160
"""A machine value with one date is shorter; what is longer is prose."""
_REMEMBERED: Final = 8192
_BLANKS: Final = re.compile(r"\s++")


def parse_machine(text: str, *, epoch: bool = False, language: str | None = None) -> Meaning | None:
    """What a whole machine value says; None when it is not one date.

    `epoch` allows seconds and milliseconds since 1970, which nothing but the field's own
    meaning tells from any number. `language` is that of the field, for month names.
    """
    if len(text) > _LONGEST:
        text = text.strip()
        if len(text) > _LONGEST:
            return None
    return _parse(text, epoch, language)


@lru_cache(maxsize=_REMEMBERED)
def _parse(text: str, epoch: bool, language: str | None) -> Meaning | None:  # noqa: FBT001 - a cached function takes its key by position
    text = text.strip() if text.isascii() else fold(text).strip()
    if not text:
        return None
    meaning = iso8601.read(text)
    if meaning is not None:
        return meaning
    text = _BLANKS.sub(" ", text.strip("\"'"))
    return (
        iso8601.read(text)
        or rfc5322.read(text)
        or stamps.read(text)
        or numeric_field.read(text)
        or (stamps.read_epoch(text) if epoch else None)
    )


def fold(text: str) -> str:
    """The text with digits, blanks and dashes of other scripts as ASCII, hidden characters out."""
    return "".join(map(_folded, text))


def _folded(character: str) -> str:
    if character.isascii():
        return character
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category == "Cf":
        return ""
    if category == "Pd" or character == "\N{MINUS SIGN}":
        return "-"
    if "\N{FULLWIDTH EXCLAMATION MARK}" <= character <= "\N{FULLWIDTH TILDE}":
        return chr(ord(character) - 0xFEE0)
    return character
