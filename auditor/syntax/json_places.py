r"""JSON with places: every value knows where it stands in the text.

Reads `{"a": [1, "\u00e9"]}`, and when tolerant also `//<![CDATA[ {"a": "b",} ]]>` and
strings with raw line ends; not `{a: 1}`.

Linear and iterative: depth costs nothing up to a limit, and each character is looked at a
bounded number of times. Objects keep duplicate keys in their order, lone surrogates stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from json.decoder import scanstring  # type: ignore[attr-defined]  # not in typeshed
from typing import Final, NoReturn

from attrs import frozen

from auditor.errors import AuditorError
from auditor.pattern import pattern

MAX_DEPTH: Final = 200
_MAX_INDEX_DIGITS: Final = 12


class JsonError(AuditorError, ValueError):
    """The text is no JSON from `offset` on; the text of the error does not name the place."""

    def __init__(self, message: str, offset: int) -> None:
        """Keep the offset beside the message."""
        super().__init__(message)
        self.offset = offset


class JsonDepthError(JsonError):
    """The JSON is nested deeper than allowed."""


class JsonKind(StrEnum):
    """What sort of value a node is."""

    OBJECT = "object"
    ARRAY = "array"
    STRING = "string"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"


Scalar = str | int | float | bool | None


@frozen(eq=False)
class Node:
    """A value at `start` to `end` of the text, quotes and brackets included.

    `value` is that of a scalar, None for a container. `raw` is the text of a number.
    `members` are those of an object, `items` those of an array.
    """

    kind: JsonKind
    start: int
    end: int
    value: Scalar = None
    raw: str = ""
    members: tuple[Member, ...] = ()
    items: tuple[Node, ...] = ()

    def get(self, key: str) -> Node | None:
        """The value of a key; of several, the last, as everybody reads it."""
        return next((m.node for m in reversed(self.members) if m.key == key), None)

    def get_all(self, key: str) -> tuple[Node, ...]:
        """All values of a key."""
        return tuple(m.node for m in self.members if m.key == key)


@frozen(eq=False)
class Member:
    """A member of an object; `start` and `end` are those of the key with its quotes."""

    key: str
    start: int
    end: int
    node: Node


@frozen
class Parsed:
    """What was read. With an error, `root` is what stood before it, if the parse was tolerant.

    The offset of the error is where reading stopped: text behind a whole value is an error
    too, and can be parsed from there.
    """

    root: Node | None
    error: JsonError | None

    def strict(self) -> Node:
        """The root; raises the error if there is one."""
        if self.error is not None or self.root is None:
            raise self.error or AssertionError
        return self.root


# In each pattern every construct either closes or fails once and for all, because an error
# ends the parse: nothing is scanned again from a later start.
_BLANK: Final = pattern(r"[ \t\n\r]*+")
_LENIENT_BLANK: Final = pattern(
    r"(?:[\s\ufeff\u200b\u2060]++|/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/|//[^\n\r]*+)*+"
)
_BEFORE: Final = pattern(r"(?:[\s\ufeff\u200b\u2060;]++|<!--|-->|<!\[CDATA\[|/\*|\*/|//)*+")
_AFTER: Final = pattern(r"(?:[\s\ufeff\u200b\u2060;]++|<!--|-->|\]\]>|/\*|\*/|//)*+")
_OPENING: Final = pattern(r"[{\[]")
_PLAIN_VALUE: Final = r"""(?:
      "([^"\\\x00-\x1f]*+)"
    | ([{\[])
    | (-?+(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+)
    | (true|false|null)
)"""
_NEXT: Final = r"[ \t\n\r]*+(,)?+[ \t\n\r]*+"
_KEY: Final = r'"([^"\\\x00-\x1f]*+)"[ \t\n\r]*+:[ \t\n\r]*+'
_COMMA, _NAME, _PLAIN, _OPEN, _NUMBER, _WORD = range(1, 7)
"""The groups of the next three patterns; those that a pattern has no use for are empty."""
_VALUE: Final = pattern("()()" + _PLAIN_VALUE, re.VERBOSE)
_MEMBER: Final = pattern(_NEXT + _KEY + _PLAIN_VALUE, re.VERBOSE)
_ITEM: Final = pattern(_NEXT + "()" + _PLAIN_VALUE, re.VERBOSE)
_STRING: Final = pattern(
    r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+"'
)
_LENIENT_STRING: Final = pattern(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_BAD_ESCAPE: Final = pattern(r'\\(?:(["\\/bfnrt]|u[0-9A-Fa-f]{4})|(.))', re.DOTALL)
_LENIENT_WORD: Final = pattern(r"undefined|NaN|-?+Infinity|None|True|False")
_WORDS: Final[dict[str, bool | None]] = {
    "true": True,
    "false": False,
    "null": None,
    "True": True,
    "False": False,
}
_CUT_NUMBER: Final = frozenset(".eE")
"""A number is read up to here only where no digits follow: `1.` and `1e+` are broken or cut."""
_STRINGS: Final = json.JSONDecoder(strict=False)
"""Decodes the strings that our patterns found; raw control characters pass."""
_NO_STRINGS: Final[Mapping[int, tuple[str, int]]] = {}
_BRACKETS: Final = {"{": "}", "[": "]"}


def parse(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    max_depth: int = MAX_DEPTH,
    tolerant: bool = False,
    known: Mapping[int, tuple[str, int]] = _NO_STRINGS,
) -> Parsed:
    """Parse the JSON value that `text[start:end]` is; places are those in `text`.

    Tolerant also reads trailing commas, raw control characters and wrong escapes in strings,
    comments, and drops the wrappings that pages put round JSON (`<!--`, `//<![CDATA[`, `;`).
    `known` are strings that were read before: how each reads that begins there, and its end.
    """
    parser = _Parser(text, start, len(text) if end is None else end, max_depth, tolerant)
    parser.known = known
    return parser.run()


class _Open:
    """A container that is not closed yet."""

    __slots__ = ("bracket", "items", "key", "members", "start")

    def __init__(self, bracket: str, start: int) -> None:
        self.bracket = bracket
        self.start = start
        self.members: list[Member] = []
        self.items: list[Node] = []
        self.key: tuple[str, int, int] | None = None

    @property
    def has_some(self) -> bool:
        return bool(self.members or self.items)

    def add(self, node: Node) -> None:
        if self.key is None:
            self.items.append(node)
        else:
            self.members.append(Member(*self.key, node))
            self.key = None

    def close(self, end: int) -> Node:
        if self.bracket == "{":
            return Node(JsonKind.OBJECT, self.start, end, members=tuple(self.members))
        return Node(JsonKind.ARRAY, self.start, end, items=tuple(self.items))


class _Parser:
    def __init__(self, text: str, start: int, end: int, max_depth: int, tolerant: bool) -> None:  # noqa: FBT001 - private, one caller
        self.text = text
        self.at = start
        self.end = end
        self.max_depth = max_depth
        self.tolerant = tolerant
        self.known = _NO_STRINGS
        self.blank = _LENIENT_BLANK if tolerant else _BLANK
        self.stack: list[_Open] = []
        self.root: Node | None = None

    def run(self) -> Parsed:
        if self.tolerant:
            self._skip_wrapping()
        try:
            self._document()
        except JsonError as error:
            if not self.tolerant:
                return Parsed(None, error)
            while self.stack:
                self._place(self.stack.pop().close(error.offset))
            return Parsed(self.root, error)
        return Parsed(self.root, None)

    def _skip_wrapping(self) -> None:
        self._skip(_BEFORE)
        if self.at < self.end and _VALUE.match(self.text, self.at, self.end) is None:
            opening = _OPENING.search(self.text, self.at, self.end)
            if opening is not None:
                self.at = opening.start()

    def _document(self) -> None:
        self._skip(self.blank)
        self._value()
        while self.stack:
            top = self.stack[-1]
            self._plain_elements(top)
            if top is self.stack[-1] and self._goes_on(top):
                if top.bracket == "{":
                    top.key = self._key()
                self._value()
        self._skip(_AFTER if self.tolerant else self.blank)
        if self.at < self.end:
            _fail("more text behind the value", self.at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at, self.end)
        self.at = match.end() if match else self.at

    def _plain_elements(self, top: _Open) -> None:
        """Read on in the innermost container while comma, key and value are one plain match.

        Nearly all elements are; what is not goes step by step.
        """
        is_object, text, end = top.bracket == "{", self.text, self.end
        match_next = (_MEMBER if is_object else _ITEM).match
        has_some = top.has_some
        while (match := match_next(text, self.at, end)) is not None:
            if (match[_COMMA] is not None) != has_some:
                return
            has_some = True
            if is_object:
                top.key = match[_NAME], match.start(_NAME) - 1, match.end(_NAME) + 1
            if match.lastindex == _PLAIN:
                stop = self.at = match.end()
                top.add(Node(JsonKind.STRING, match.start(_PLAIN) - 1, stop, match[_PLAIN]))
            elif self._plain_value(match):
                return

    def _goes_on(self, top: _Open) -> bool:
        """Read up to the next element; False when the container ends instead."""
        self._skip(self.blank)
        closing = _BRACKETS[top.bracket]
        char = self._char()
        has_some = top.has_some
        if has_some and char == ",":
            comma = self.at
            self.at += 1
            self._skip(self.blank)
            char = self._char()
            if char == closing and not self.tolerant:
                _fail("a comma before the end", comma)
        elif has_some and char != closing:
            self._unexpected(f"',' or '{closing}'")
        if char != closing:
            return True
        self.at += 1
        self._place(self.stack.pop().close(self.at))
        return False

    def _key(self) -> tuple[str, int, int]:
        start = self.at
        if self._char() != '"':
            self._unexpected("a key in double quotes")
        key = self._string()
        end = self.at
        self._skip(self.blank)
        if self._char() != ":":
            self._unexpected("':'")
        self.at += 1
        self._skip(self.blank)
        return key, start, end

    def _value(self) -> None:
        match = _VALUE.match(self.text, self.at, self.end)
        if match is not None:
            self._plain_value(match)
        elif self._char() == '"':
            start = self.at
            value = self._string()
            self._place(Node(JsonKind.STRING, start, self.at, value))
        else:
            self._lenient_word()

    def _plain_value(self, match: re.Match[str]) -> bool:
        """Take the value of a match; True when it opens a container."""
        what = match.lastindex or 0
        start, end = match.span(what)
        self.at = match.end()
        if what == _PLAIN:
            self._place(Node(JsonKind.STRING, start - 1, end + 1, match[what]))
        elif what == _OPEN:
            if len(self.stack) >= self.max_depth:
                _fail_deep(self.max_depth, start)
            self.stack.append(_Open(match[what], start))
            return True
        elif what == _WORD:
            word = _WORDS[match[what]]
            kind = JsonKind.NULL if word is None else JsonKind.BOOLEAN
            self._place(Node(kind, start, end, word))
        else:
            self._number(start, end)
        return False

    def _number(self, start: int, end: int) -> None:
        if self.stack and end == self.end:
            _fail("the text ends inside a value", start)
        if self.text[end : end + 1] in _CUT_NUMBER and end < self.end:
            _fail("a broken number", start)
        raw = self.text[start:end]
        try:
            number: int | float = int(raw)
        except ValueError:  # a fraction, an exponent, or more digits than int() converts
            number = float(raw)
        self._place(Node(JsonKind.NUMBER, start, end, number, raw))

    def _lenient_word(self) -> None:
        match = _LENIENT_WORD.match(self.text, self.at, self.end) if self.tolerant else None
        if match is None:
            self._unexpected("a value")
        word = _WORDS.get(match[0])
        kind = JsonKind.NULL if word is None else JsonKind.BOOLEAN
        self._place(Node(kind, self.at, match.end(), word))
        self.at = match.end()

    def _string(self) -> str:
        start = self.at
        if start in self.known:
            value, self.at = self.known[start]
            return value
        try:
            # The scanner of the standard library takes a third of the time of the pattern: the
            # page in a record is one string of some 200 KB.
            value, end = scanstring(self.text, start + 1, True)  # noqa: FBT003 - strict
        except ValueError:
            return self._long_way(start)
        if end > self.end:
            return self._long_way(start)
        self.at = end
        return str(value)

    def _long_way(self, start: int) -> str:
        """A string that is broken, or that the scanner read beyond the end."""
        match = _STRING.match(self.text, start, self.end)
        if match is not None:
            self.at = match.end()
            return _decoded(match[0])
        match = _LENIENT_STRING.match(self.text, start, self.end)
        if match is None:
            _fail("a string that does not end", start)
        if not self.tolerant:
            _fail("a control character or wrong escape in a string", start)
        self.at = match.end()
        mended = _BAD_ESCAPE.sub(lambda m: m[0] if m[1] else _harmless(m[2]), match[0])
        return _decoded(mended)

    def _place(self, node: Node) -> None:
        if self.stack:
            self.stack[-1].add(node)
        else:
            self.root = node

    def _char(self) -> str:
        return self.text[self.at] if self.at < self.end else ""

    def _unexpected(self, wanted: str) -> NoReturn:
        char = self._char()
        found = repr(char) if char else "the end of the text"
        _fail(f"expected {wanted}, found {found}", self.at)


def _fail(message: str, offset: int) -> NoReturn:
    raise JsonError(message, offset)


def _fail_deep(limit: int, offset: int) -> NoReturn:
    message = f"nested deeper than {limit} levels"
    raise JsonDepthError(message, offset)


def _decoded(quoted: str) -> str:
    value: str = _STRINGS.decode(quoted)
    return value


def _harmless(char: str) -> str:
    r"""What a backslash before any other character stands for: that character."""
    return '\\"' if char == '"' else char


def escape(token: str) -> str:
    """A key as a token of a JSON Pointer (RFC 6901)."""
    if "~" in token or "/" in token:
        return token.replace("~", "~0").replace("/", "~1")
    return token


def pointer(*tokens: str | int) -> str:
    """The JSON Pointer through these keys and indexes; without any, the whole document."""
    return "".join(f"/{escape(str(token))}" for token in tokens)


def at(root: Node, pointer: str) -> Node | None:
    """The node that a JSON Pointer names, or None; of duplicate keys, the last."""
    node: Node | None = root
    for token in pointer.split("/")[1:]:
        if node is None:
            return None
        inner = _inner(node, token)
        node = inner[-1] if inner else None
    return node


def every_at(root: Node, pointer: str) -> tuple[Node, ...]:
    """All nodes that a JSON Pointer may name, in order: duplicate keys make several."""
    nodes: tuple[Node, ...] = (root,)
    for token in pointer.split("/")[1:]:
        nodes = tuple(inner for node in nodes for inner in _inner(node, token))
    return nodes


def _inner(node: Node, token: str) -> tuple[Node, ...]:
    if node.kind is not JsonKind.ARRAY:
        return node.get_all(token.replace("~1", "/").replace("~0", "~"))
    inside = token.isascii() and token.isdecimal() and len(token) < _MAX_INDEX_DIGITS
    index = int(token) if inside else len(node.items)
    return node.items[index : index + 1]


def walk(root: Node) -> Iterator[tuple[str, Node]]:
    """All nodes with their pointers, in order of place."""
    todo = [("", root)]
    while todo:
        path, node = todo.pop()
        yield path, node
        if node.members:
            todo += [(f"{path}/{escape(m.key)}", m.node) for m in reversed(node.members)]
        elif node.items:
            last = len(node.items) - 1
            todo += [(f"{path}/{last - i}", x) for i, x in enumerate(reversed(node.items))]
