"""Front matter: the block of fields over a Markdown text, with places.

Reads YAML between `---`, TOML between `+++` and a JSON object, as far as they are plain keys and
values, one level deep; must not build anything that YAML could name, and must not take the rule
`---` inside a text for a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from auditor.pattern import pattern
from auditor.syntax import json_places
from auditor.syntax.json_places import JsonKind, Node

_YAML: Final = pattern(r"\ufeff?+---[ \t]*+\r?\n")
_YAML_END: Final = pattern(r"^(?:---|\.\.\.)[ \t]*+\r?$", re.MULTILINE)
_TOML: Final = pattern(r"\ufeff?+\+\+\+[ \t]*+\r?\n")
_TOML_END: Final = pattern(r"^\+\+\+[ \t]*+\r?$", re.MULTILINE)
_JSON: Final = pattern(r'\ufeff?+(?=\{\s*+")')
_LINE: Final = pattern(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_PAIR: Final = pattern(
    r"""(?P<indent>[ \t]*+)(?:-[ \t]++)?+"""
    r"""(?P<key>"[^"\r\n]*+"|'[^'\r\n]*+'|[^\s:=#"'\[{-][^:=\r\n]*+)"""
    r"[ \t]*+(?P<sign>[:=])(?=[ \t\r\n]|(?<==)|\Z)[ \t]*+(?P<value>[^\r\n]*+)"
)
_TABLE: Final = pattern(r"[ \t]*+\[{1,2}(?P<name>[^\[\]\r\n]++)\]{1,2}")
_COMMENT: Final = pattern(r"(?:^|[ \t]++)#.*+")
_LONGEST: Final = 65_536
"""A block that is not closed within so many characters is none."""
_BLOCKS: Final = ("|", ">", "|-", ">-", "|+", ">+", "&", "")


@frozen
class Entry:
    """A key with a plain value, and the span of that without its quotes."""

    key: str
    text: str
    start: int
    end: int


@frozen
class FrontMatter:
    """A block of fields; `end` is where the text begins that it stands over."""

    entries: tuple[Entry, ...]
    end: int


def parse(text: str) -> FrontMatter | None:
    """The front matter of a text; None where it has none."""
    opening = _YAML.match(text)
    if opening is not None:
        closing = _YAML_END.search(text, opening.end(), opening.end() + _LONGEST)
        return None if closing is None else _lines(text, opening.end(), closing, ":")
    opening = _TOML.match(text)
    if opening is not None:
        closing = _TOML_END.search(text, opening.end(), opening.end() + _LONGEST)
        return None if closing is None else _lines(text, opening.end(), closing, "=")
    opening = _JSON.match(text)
    return None if opening is None else _json(text, opening.end())


def _lines(text: str, start: int, closing: re.Match[str], sign: str) -> FrontMatter:
    entries = tuple(_pairs(text, start, closing.start(), sign))
    line = _LINE.match(text, closing.start())
    return FrontMatter(entries, line.end() if line else closing.end())


def _pairs(text: str, start: int, end: int, sign: str) -> Iterator[Entry]:
    at, holder, block = start, "", False
    while at < end:
        line = _LINE.match(text, at, end)
        at = line.end() if line is not None and line.end() > at else end
        first = line.start() if line is not None else at
        table = _TABLE.match(text, first, at) if sign == "=" else None
        if table is not None:
            holder = table["name"].strip()
            continue
        pair = _PAIR.match(text, first, at)
        if pair is None or pair["sign"] != sign:
            continue
        inner = bool(pair["indent"]) and sign == ":"
        if inner and (block or not holder):
            continue
        key = pair["key"].strip().strip("\"'")
        entry = _entry(text, key, *pair.span("value"))
        if sign == ":" and not inner:
            block = entry.text[:1] in ("|", ">") and entry.text in _BLOCKS
            holder = key if not entry.text else ""
        if entry.text and not (block and not inner):
            prefix = f"{holder}." if holder and (inner or sign == "=") else ""
            yield Entry(prefix + key, entry.text, entry.start, entry.end)


def _entry(text: str, key: str, start: int, end: int) -> Entry:
    """The value of a line without blanks, comment and quotes."""
    quote = text[start : start + 1]
    if quote and quote in "\"'":
        close = text.find(quote, start + 1, end)
        if close > 0:
            return Entry(key, text[start + 1 : close], start + 1, close)
    comment = _COMMENT.search(text, start, end)
    end = comment.start() if comment is not None else end
    value = text[start:end].rstrip()
    return Entry(key, value, start, start + len(value))


def _json(text: str, start: int) -> FrontMatter | None:
    parsed = json_places.parse(text, start, min(len(text), start + _LONGEST), tolerant=True)
    root = parsed.root
    if root is None or root.kind is not JsonKind.OBJECT or text[root.end - 1] != "}":
        return None
    return FrontMatter(tuple(_members(root, "")), root.end)


def _members(root: Node, prefix: str) -> Iterator[Entry]:
    for member in root.members:
        node, key = member.node, prefix + member.key
        if node.kind is JsonKind.STRING:
            yield Entry(key, str(node.value), node.start + 1, node.end - 1)
        elif node.kind is JsonKind.NUMBER:
            yield Entry(key, node.raw, node.start, node.end)
        elif node.kind is JsonKind.OBJECT and not prefix:
            yield from _members(node, f"{member.key}.")
