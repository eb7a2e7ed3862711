"""Attributes of a start tag, with places.

Reads `a="1"`, `a='x>y'`, `a=1/2`; must not read the quote of `a="` without an end as a value's end.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from attrs import frozen

from auditor.syntax.references import references
from auditor.syntax.tokens import ATTRIBUTE

_UPPER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def lower(name: str) -> str:
    """The name as HTML compares it: only ASCII letters have a case."""
    name = name.lower() if name.isascii() else name.translate(_UPPER)
    return name.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in name else name


@frozen
class Attribute:
    """One attribute. `value` is decoded; `start` and `end` span the raw value in the source.

    An attribute without a value has an empty span behind its name.
    """

    name: str
    value: str
    start: int
    end: int
    name_start: int
    name_end: int
    raw: str

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the decoded value stands in the source."""
        if self.raw == self.value:
            return self.start + start, self.start + end
        places = _places(self.raw)
        if start >= end:
            at = places[start][0] if start < len(places) else len(self.raw)
            return self.start + at, self.start + at
        return self.start + places[start][0], self.start + places[end - 1][1]


def normal(text: str) -> str:
    """The text with line ends and NULs as the standard reads them in values."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in text else text


def _places(raw: str) -> list[tuple[int, int]]:
    """The raw span of every character of the decoded value."""
    spans: list[tuple[int, int]] = []

    def plain(start: int, end: int) -> None:
        at = start
        while at < end:
            width = 2 if raw[at : at + 2] == "\r\n" and at + 2 <= end else 1
            spans.append((at, at + width))
            at += width

    at = 0
    for start, end, characters in references(raw, attribute=True):
        plain(at, start)
        spans.extend((start, end) for _ in characters)
        at = end
    plain(at, len(raw))
    return spans


def _decoded(raw: str) -> str:
    if "&" not in raw:
        return normal(raw)
    pieces: list[str] = []
    at = 0
    for start, end, characters in references(raw, attribute=True):
        pieces += (normal(raw[at:start]), characters)
        at = end
    pieces.append(normal(raw[at:]))
    return "".join(pieces)


def attributes(source: str, start: int, end: int) -> Iterator[Attribute]:
    """Every attribute between the tag's name and its `>`, in order, duplicates too."""
    for match in ATTRIBUTE.finditer(source, start, end):
        name_start, name_end = match.span(1)
        group = match.lastindex or 1
        value_start, value_end = match.span(group) if group > 1 else (name_end, name_end)
        raw = source[value_start:value_end]
        yield Attribute(
            lower(source[name_start:name_end]),
            _decoded(raw),
            value_start,
            value_end,
            name_start,
            name_end,
            raw,
        )


def values(source: str, start: int, end: int, names: Container[str]) -> dict[str, str]:
    """The decoded values of the attributes of these ASCII names; the first of a name counts.

    Of the dozens of elements round the dates of a page only the class and its like are wanted.
    """
    found: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(source, start, end):
        name = match[1].lower()
        if name in names and name not in found and match[1].isascii():
            group = match.lastindex or 1
            found[name] = _decoded(match[group]) if group > 1 else ""
    return found
