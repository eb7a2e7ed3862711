"""The header block of a mail or of a part of one: its fields and their parameters, with places.

Reads folded fields, `Content-Type: text/plain; charset="utf-8"` and `name*0*=utf-8''a%20b`; must
not take a line of the body for a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from auditor.pattern import pattern


class Field(NamedTuple):
    """A field: its name in lower case and as written, its value unfolded, and the value's span."""

    name: str
    written: str
    value: str
    start: int
    end: int


class Declared(NamedTuple):
    """The value of `Content-Type` or `Content-Disposition` with its parameters, in lower case."""

    value: str
    parameters: Mapping[str, str] = MappingProxyType({})


CONTENT: Final = (
    "content-type",
    "content-disposition",
    "content-transfer-encoding",
    "content-id",
)
"""The fields that say what a part is."""
_LONGEST: Final = 16_384
"""A longer value of such a field is no value."""
NOTHING_DECLARED: Final = Declared("")

_ENVELOPE: Final = pattern(r"(?:>?From [^\n]*+(?:\n|\Z))*+")
_VALUE: Final = r"[ \t]*+:(?P<value>[^\n]*+(?:\n[ \t][^\n]*+)*+)(?:\n|\Z)"
_BLOCK: Final = pattern(
    rb"(?:>?From [^\n]*+(?:\n|\Z))*+"
    rb"(?:(?!--)[^\s:]++[ \t]*+:[^\n]*+(?:\n[ \t][^\n]*+)*+(?:\n|\Z))*+"
)
_PARAMETER: Final = pattern(
    r";\s*+(?P<name>[^\s=;]++)\s*+=\s*+(?:\"(?P<quoted>(?:[^\"\\]|\\.)*+)\"|(?P<plain>[^;]*+))",
)
_ESCAPED: Final = pattern(r"\\(.)")
_PIECE: Final = pattern(r"(?P<name>[^*]++)(?:\*(?P<number>[0-9]{1,3}))?(?P<coded>\*)?")
_COMMENT: Final = pattern(r"\s\([^()]*+\)\s*+\Z")


def block_end(data: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the header block that begins at `start` ends, and where the body begins.

    A line that is no field ends it, as the blank line does.
    """
    match = _BLOCK.match(data, start, end)
    head = match.end() if match is not None else start
    if data.startswith(b"\r\n", head, end):
        return head, head + 2
    return head, head + data.startswith(b"\n", head, end)


def envelope_end(text: str) -> int:
    """Where the `From ` lines end that mailboxes put above a header block."""
    match = _ENVELOPE.match(text)
    return match.end() if match is not None else 0


def named(*names: str) -> re.Pattern[str]:
    """What finds the fields of these names; a header block may hold half a million others."""
    return pattern(rf"^(?P<name>{'|'.join(names)}){_VALUE}", re.IGNORECASE | re.MULTILINE)


def fields(text: str, names: re.Pattern[str]) -> Iterator[Field]:
    """The fields of a header block that have these names (see `named`), in order."""
    for match in names.finditer(text, envelope_end(text)):
        start, end = match.span("value")
        raw = text[start:end]
        inner = raw.strip()
        start += len(raw) - len(raw.lstrip())
        name = match["name"]
        yield Field(name.lower(), name, unfolded(inner), start, start + len(inner))


def unfolded(value: str) -> str:
    """A value on one line."""
    return " ".join(map(str.strip, value.split("\n"))) if "\n" in value else value


def declared(value: str) -> Declared:
    """A value with parameters, read as far as it goes; the parameters' names in lower case."""
    value = value[:_LONGEST]
    head, semicolon, _ = value.partition(";")
    head = _COMMENT.sub("", head).strip().lower()
    if not semicolon:
        return Declared(head)
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for match in _PARAMETER.finditer(value, len(value.partition(";")[0])):
        said = match["quoted"]
        said = _ESCAPED.sub(r"\1", said) if said is not None else _plain(match["plain"])
        piece = _PIECE.fullmatch(match["name"].lower())
        if piece is not None:
            number = int(piece["number"] or 0)
            pieces.setdefault(piece["name"], []).append((number, bool(piece["coded"]), said))
    return Declared(head, {name: _joined(found) for name, found in pieces.items()})


def _plain(value: str) -> str:
    return _COMMENT.sub("", value).strip().strip('"')


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    """One value of the pieces that RFC 2231 lets it come in."""
    if len(pieces) == 1 and not pieces[0][1]:
        return pieces[0][2]
    coded = [piece for piece in pieces if piece[1]]
    if coded and len({number for number, _, _ in pieces}) < len(pieces):
        pieces = coded  # both forms of one value: the coded one says more
    from urllib.parse import unquote  # noqa: PLC0415 - start-up: few mails need it

    charset = "utf-8"
    text = ""
    for number, is_coded, value in sorted(pieces):
        said = value
        if is_coded and not number and said.count("'") > 1:
            charset, _, said = said.split("'", 2)
        # Bytes of other encodings are shown, not guessed at.
        known = charset.lower() in ("", "utf-8", "us-ascii")
        text += unquote(said, encoding="utf-8" if known else "latin-1") if is_coded else said
    return text
