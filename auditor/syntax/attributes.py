"""Attributes of a start tag, with places.

Reads `a="1"`, `a='x>y'`, `a=1/2`; must not read the quote of `a="` without an end as a value's end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator
from typing import Final, NamedTuple

from auditor.syntax.references import decode, references
from auditor.syntax.tokens import ATTRIBUTE

_UPPER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def lower(name: str) -> str:
    """The name as HTML compares it: only ASCII letters have a case."""
    name = name.lower() if name.isascii() else name.translate(_UPPER)
    return name.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in name else name


_NAMES: Final[dict[str, str]] = {}
"""Names of attributes as HTML compares them; bounded, since a hostile page may bring any number."""
_KEPT: Final = 4_096


def _met(name: str) -> str:
    """The name of an attribute that the table does not hold."""
    low = lower(name)
    if len(_NAMES) < _KEPT:
        _NAMES[name] = low
    return low


class Attribute(NamedTuple):
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
        return ValuePlaces(self).source_span(start, end)


class ValuePlaces:
    """The places of a decoded value, made once where many are asked for."""

    def __init__(self, attribute: Attribute) -> None:
        """Note where the raw value and the decoded one differ in length."""
        self._start = attribute.start
        self._decoded: list[int] = [0]
        self._raw: list[tuple[int, int, int]] = [(0, 0, 0)]
        shift = 0
        for start, end, length in _uneven(attribute.raw):
            self._decoded.append(start - shift)
            self._raw.append((start, end, length))
            shift += end - start - length

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the decoded value stands in the source."""
        first, _ = self._at(start)
        return first, max(first, self._at(end - 1)[1] if end > start else first)

    def _at(self, offset: int) -> tuple[int, int]:
        """The source of one character: all of the reference that it comes from."""
        at = bisect_right(self._decoded, offset) - 1
        begin, (start, end, length) = self._decoded[at], self._raw[at]
        if offset < begin + length:
            return self._start + start, self._start + end
        place = self._start + end + offset - begin - length
        return place, place + 1


def normal(text: str) -> str:
    """The text with line ends and NULs as the standard reads them in values."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}") if "\0" in text else text


def _uneven(raw: str) -> Iterator[tuple[int, int, int]]:
    """Start and end of what the decoded value holds otherwise, and how long it is there."""
    at = 0
    for start, end, characters in references(raw, attribute=True):
        yield from _line_ends(raw, at, start)
        yield start, end, len(characters)
        at = end
    yield from _line_ends(raw, at, len(raw))


def _line_ends(raw: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    while (start := raw.find("\r\n", start, end)) >= 0:
        yield start, start + 2, 1
        start += 2


def _decoded(raw: str) -> str:
    # Line ends and NULs are in no reference, and part none.
    raw = normal(raw)
    return decode(raw, attribute=True) if "&" in raw else raw


def attributes(source: str, start: int, end: int) -> Iterator[Attribute]:
    """Every attribute between the tag's name and its `>`, in order, duplicates too."""
    for match in ATTRIBUTE.finditer(source, start, end):
        name_start, name_end = match.span(1)
        group = match.lastindex or 1
        value_start, value_end = match.span(group) if group > 1 else (name_end, name_end)
        raw = source[value_start:value_end]
        name = source[name_start:name_end]
        yield Attribute(
            _NAMES.get(name) or _met(name),
            _decoded(raw) if "&" in raw or "\r" in raw or "\0" in raw else raw,
            value_start,
            value_end,
            name_start,
            name_end,
            raw,
        )


def has_name(source: str, start: int, end: int, name: str) -> bool:
    """Whether an attribute of that lower-case ASCII name stands there."""
    return any(lower(each[0]) == name for each in ATTRIBUTE.findall(source, start, end))


def values(source: str, start: int, end: int, names: Container[str]) -> dict[str, str]:
    """The decoded values of the attributes of these ASCII names; the first of a name counts.

    Of the dozens of elements round the dates of a page only the class and its like are wanted.
    """
    found: dict[str, str] = {}
    for written, double, single, bare in ATTRIBUTE.findall(source, start, end):
        name = written.lower()
        if name in names and name not in found and written.isascii():
            found[name] = _decoded(double or single or bare)
    return found
