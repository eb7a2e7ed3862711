"""On which lines the keys of a TOML file stand, which `tomllib` does not tell.

Reads files that `tomllib` has read, and nothing else: it does not look for mistakes. Keys with
escapes in them are not followed; what stands in an inline table has the line where that begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from auditor.pattern import pattern

Path = tuple[str, ...]

_DEEPEST: Final = 6
"""Parts of a key that are told apart: `tool.auditor.rules.CODE.option` has five."""

PART: Final = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_PATH: Final = rf"{PART}(?:[ \t]*+\.[ \t]*+{PART})*+"
_BLANK: Final = pattern(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_HEADER: Final = pattern(rf"\[\[?+[ \t]*+({_PATH})[ \t]*+\]\]?+")
_KEY: Final = pattern(rf"({_PATH})[ \t]*+=")
_PARTS: Final = pattern(PART)
_VALUE: Final = pattern(
    r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*+"{3,5}+'
    r"|'''(?:[^']|'(?!''))*+'{3,5}+"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
    r"|[\[{]|[\]}]|\n"
    r"""|[^"'#\[\]{}\n]++"""
)


def lines_of_keys(text: str) -> Mapping[Path, int]:
    """The first line, from 1, of each table and key, by its way from the top."""
    found: dict[Path, int] = {}
    table: Path = ()
    line = 1
    for path, is_table, passed in _statements(text):
        way = path if is_table else (*table, *path)[:_DEEPEST]
        line += passed
        if is_table:
            table = path
        if all(way):
            for depth in range(1, len(way) + 1):
                found.setdefault(way[:depth], line)
    return found


def line_of(path: Path, lines: Mapping[Path, int]) -> int | None:
    """The line of a key, or of what it is written inside."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


def _statements(text: str) -> Iterator[tuple[Path, bool, int]]:
    """Keys and headers with the number of line ends since the last one."""
    at = counted = 0
    while True:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank else at
        header = _HEADER.match(text, at)
        found = header or _KEY.match(text, at)
        if found is None:
            return
        yield _path(found[1]), header is not None, text.count("\n", counted, at)
        counted = at
        at = found.end() if header else _after_value(text, found.end())


def _path(text: str) -> Path:
    """The parts of a key; "" for one that is written with escapes."""
    parts = (part[0] for part in islice(_PARTS.finditer(text), _DEEPEST))
    return tuple(
        "" if "\\" in part and part[0] == '"' else part.strip(part[0]) if part[0] in "\"'" else part
        for part in parts
    )


def _after_value(text: str, at: int) -> int:
    """Where the line of a value ends, which brackets and long texts carry on to the next."""
    depth = 0
    while (token := _VALUE.match(text, at)) is not None:
        first = token[0][0]
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth -= 1
        elif first == "\n" and not depth:
            break
        at = token.end()
    return at
