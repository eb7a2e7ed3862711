"""The fields of an element of XML: its leaves with their paths, values and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from attrs import define, field, frozen

from auditor.pattern import pattern
from auditor.read.feed_names import canonical
from auditor.syntax import xml
from auditor.syntax.references import decode
from auditor.syntax.xml import Attribute, Kind, Token

_DEEPEST: Final = 6
_MOST: Final = 2_000
_SHORT: Final = 200
_LONGEST_DATE: Final = 40
_DIGITS: Final = pattern(r"[0-9]{4}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_THROUGH: Final = frozenset(("news:news", "news:publication", "media:group"))
"""Elements that only hold others together: what they hold belongs to the entry."""
_TAG: Final = pattern(r"</?[A-Za-z][^<>]*+>|<!--")
_REFERENCE: Final = pattern(r"&(?:#[0-9xX]|[A-Za-z]{2,8};)")


@frozen
class Leaf:
    """An element or attribute with a value.

    `name` is its path below the entry, with the usual prefixes; `pointer` the path as written.
    `start` and `end` are the span of the value in the text; `markup`: it holds elements, and
    the value is their source.
    """

    name: str
    pointer: str
    text: str = field(repr=False)
    start: int
    end: int
    attributes: tuple[Attribute, ...] = ()
    markup: bool = False

    @property
    def is_short(self) -> bool:
        """Whether it can be a date or an address."""
        return not self.markup and len(self.text) <= _SHORT

    def attribute(self, name: str) -> str | None:
        """The value of an attribute."""
        return next((one.value for one in self.attributes if one.name == name), None)


@define
class _Open:
    """An element that is not closed yet."""

    raw: str
    name: str
    inner: int
    attributes: tuple[Attribute, ...]
    spaces: Mapping[str, str]
    pieces: list[tuple[bool, int, int]] = field(factory=list)
    has_elements: bool = False


@define
class Leaves:
    """Collects the leaves of an element while its tokens pass by."""

    text: str
    spaces: Mapping[str, str]
    found: list[Leaf] = field(factory=list)
    stray: int | None = None
    """Offset of the first end tag that closes nothing, or closes over others."""
    _stack: list[_Open] = field(factory=list, init=False)
    _open: Counter[str] = field(factory=Counter, init=False)

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._stack)

    def take(self, token: Token) -> None:
        """Take the next token."""
        if token.kind is Kind.START:
            self._start(token)
        elif token.kind is Kind.CLOSE:
            self._close(token)
        elif token.kind in (Kind.TEXT, Kind.CDATA) and self._stack:
            top = self._stack[-1]
            if not top.has_elements:
                top.pieces.append((token.kind is Kind.CDATA, token.inner_start, token.inner_end))

    def finish(self, at: int) -> None:
        """Close what is still open."""
        while self._stack:
            self._leave(at)

    def _start(self, token: Token) -> None:
        if self._stack:
            self._stack[-1].has_elements = True
        spaces = self._stack[-1].spaces if self._stack else self.spaces
        attributes: tuple[Attribute, ...] = ()
        if len(self._stack) < _DEEPEST and token.inner_end > token.inner_start:
            attributes = tuple(xml.attributes(self.text, token))
            if "xmlns" in self.text[token.inner_start : token.inner_end]:
                spaces = xml.namespaces(spaces, list(attributes))
        name = canonical(token.name, spaces) if len(self._stack) < _DEEPEST else ""
        self._stack.append(_Open(token.name, name, token.end, attributes, spaces))
        self._open[token.name] += 1
        self._dated(attributes)
        if token.alone:
            self._leave(token.end)

    def _dated(self, attributes: tuple[Attribute, ...]) -> None:
        """Attributes may hold dates too: `<when startTime="...">`."""
        for one in attributes:
            if len(one.value) <= _LONGEST_DATE and _DIGITS.search(one.value) is not None:
                name = "/".join(each.name for each in self._stack)
                pointer = "/" + "/".join(each.raw for each in self._stack)
                self.found.append(
                    Leaf(
                        f"{name}@{one.name}",
                        f"{pointer}/@{one.name}",
                        one.value,
                        one.start,
                        one.end,
                    )
                )

    def _close(self, token: Token) -> None:
        if not self._open[token.name]:
            self.stray = token.start if self.stray is None else self.stray
            return
        while self._stack[-1].raw != token.name:
            self.stray = token.start if self.stray is None else self.stray
            self._leave(token.start)
        self._leave(token.start)

    def _leave(self, at: int) -> None:
        if len(self._stack) <= _DEEPEST and len(self.found) < _MOST:
            path = [one.name for one in self._stack if one.name not in _THROUGH]
            name = "/".join(path or [self._stack[-1].name])
            pointer = "/" + "/".join(one.raw for one in self._stack)
            self._leaf(self._stack[-1], name, pointer, at)
        closed = self._stack.pop()
        self._open[closed.raw] -= 1

    def _leaf(self, one: _Open, name: str, pointer: str, at: int) -> None:
        if one.has_elements:
            inner = self.text[one.inner : at]
            value = Leaf(name, pointer, inner, one.inner, at, one.attributes, markup=True)
        else:
            value = self._value(one, name, pointer)
        if value.text or value.attributes:
            self.found.append(value)

    def _value(self, one: _Open, name: str, pointer: str) -> Leaf:
        filled = [p for p in one.pieces if p[0] or not self.text[p[1] : p[2]].isspace()]
        values = [self.text[a:b] if raw else decode(self.text[a:b]) for raw, a, b in filled]
        start, end = (filled[0][1], filled[-1][2]) if filled else (one.inner, one.inner)
        return Leaf(name, pointer, "".join(values), start, end, one.attributes)


def is_markup(text: str) -> bool:
    """Whether the content of a feed's element is HTML: it holds a tag or a reference."""
    return _TAG.search(text) is not None or _REFERENCE.search(text) is not None


def without_markup(text: str) -> str:
    """A title as it reads: many feeds write HTML there."""
    return " ".join(decode(_TAG.sub("", text)).split()) if is_markup(text) else text.strip()
