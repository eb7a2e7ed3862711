"""XML to tokens with places, in one linear pass that nothing stops.

Reads elements, text, CDATA, and what is broken as far as it goes; must not expand an entity that
the document declares, nor look at anything outside of it.

A comment, a CDATA section or an instruction that never closes runs to the end; a quoted value
ends at the next `<` at the latest, where XML allows none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final, NamedTuple

from auditor.pattern import pattern
from auditor.syntax.references import decode

_NAME: Final = r"[^\W\d][\w.:-]*+"
_TOKEN: Final = pattern(
    rf"""<(?:
      (?P<start>{_NAME})
      (?P<attributes>(?:[^<>"'=]++|=\s*+(?:"[^"<]*+"|'[^'<]*+')?+|["'])*+) (?P<end>>)?+
    | /\s*+(?P<close>{_NAME})[^<>]*+>?+
    | !--(?P<comment>[^-]*+(?:-(?!->)[^-]*+)*+)(?:-->|\Z)
    | !\[CDATA\[(?P<cdata>[^\]]*+(?:\](?!\]>)[^\]]*+)*+)(?:\]\]>|\Z)
    | \?(?P<instruction>[^?]*+(?:\?(?!>)[^?]*+)*+)(?:\?>|\Z)
    | !(?P<declaration>[A-Za-z][^\[<>]*+(?:\[[^\]]*+(?:\](?!\s*+>)[^\]]*+)*+(?:\]\s*+|\Z))?+)>?+
    )""",
    re.VERBOSE,
)
_ATTRIBUTE: Final = pattern(rf"""({_NAME})\s*+=\s*+(?:"([^"<]*+)"|'([^'<]*+)')""")
XML_PREFIX: Final = "xml"


class Kind(Enum):
    """What a token is."""

    START = "start"
    CLOSE = "close"
    TEXT = "text"
    CDATA = "cdata"
    COMMENT = "comment"
    INSTRUCTION = "instruction"
    DECLARATION = "declaration"


_KINDS: Final = {
    "start": Kind.START,
    "end": Kind.START,
    "attributes": Kind.START,
    "close": Kind.CLOSE,
    "comment": Kind.COMMENT,
    "cdata": Kind.CDATA,
    "instruction": Kind.INSTRUCTION,
    "declaration": Kind.DECLARATION,
}


class Token(NamedTuple):
    """A piece of a document; `inner` is the span of what it holds, of a tag its attributes.

    `name` is that of a tag with its prefix; `alone`: the element has no content. `whole` is
    false where what opens the token is never closed.
    """

    kind: Kind
    start: int
    end: int
    inner_start: int
    inner_end: int
    name: str = ""
    alone: bool = False
    whole: bool = True


class Attribute(NamedTuple):
    """An attribute: its value with references decoded, and the span of that in the text."""

    name: str
    value: str
    start: int
    end: int


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a span, in order; between them they cover all of it."""
    stop = len(text) if end is None else end
    at = start
    for match in _TOKEN.finditer(text, start, stop):
        if match.start() > at:
            yield Token(Kind.TEXT, at, match.start(), at, match.start())
        yield _token(text, match)
        at = match.end()
    if at < stop:
        yield Token(Kind.TEXT, at, stop, at, stop)


def _token(text: str, match: re.Match[str]) -> Token:
    kind = _KINDS[match.lastgroup or "declaration"]
    start, end = match.span()
    if kind is Kind.START:
        low, high = match.span("attributes")
        alone = text.endswith("/", low, high)
        whole = match["end"] is not None
        return Token(kind, start, end, low, high - alone, match["start"], alone, whole)
    low, high = match.span(kind.value)
    if kind is Kind.CLOSE:
        return Token(kind, start, end, low, high, match["close"])
    whole = kind is Kind.DECLARATION or end > high
    return Token(kind, start, end, low, high, whole=whole)


def attributes(text: str, token: Token) -> list[Attribute]:
    """The attributes of a start tag, in order; doubled ones too."""
    found = []
    for match in _ATTRIBUTE.finditer(text, token.inner_start, token.inner_end):
        group = 2 if match[2] is not None else 3
        value = decode(match[group], attribute=True)
        found.append(Attribute(match[1], value, *match.span(group)))
    return found


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def namespaces(found: Mapping[str, str], declared: list[Attribute]) -> dict[str, str]:
    """The namespaces by prefix ("" for names without one), with those that a tag declares."""
    result = dict(found)
    for one in declared:
        if one.name == "xmlns" or one.name.startswith("xmlns:"):
            result[one.name[6:]] = one.value.strip()
    return result
