r"""Patterns of `.gitignore` and `--exclude`: which paths they leave out.

Reads `build/`, `/drafts/*.html`, `**/cache`, `!keep.txt`, `\#1`; never reads a pattern in more
than linear time of path and pattern, for a folder may bring patterns of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_BOM: Final = "\ufeff"
_CLASSES: Final = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "cntrl": r"\x00-\x1f\x7f",
    "digit": "0-9",
    "graph": r"\x21-\x7e",
    "lower": "a-z",
    "print": r"\x20-\x7e",
    "punct": r"\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e",
    "space": r" \t-\r",
    "upper": "A-Z",
    "xdigit": "0-9A-Fa-f",
}
_END: Final = r"(?![^/])"
"""The end of a name: of the path, or before its next slash."""
_STAR: Final = "*"
_SLASH: Final = "/"


class Pattern(NamedTuple):
    """One line: the expression that a name or a path is to match as a whole.

    `again` takes what an earlier pattern left out; `whole` looks at the path below the place
    of the patterns, not at the name alone; `folders` are all that it is about.
    """

    expression: str
    again: bool = False
    whole: bool = False
    folders: bool = False


def parse(line: str) -> Pattern | None:
    """The pattern of a line without its end; None for blank lines, comments and what never fits."""
    text = _without_blanks(line)
    if not text or text.startswith("#"):
        return None
    again = text.startswith("!")
    text = text[again:]
    folders = text.endswith("/")
    text = text.removesuffix("/")
    whole = "/" in text
    try:
        segments = list(_segments(text.removeprefix("/")))
    except ValueError:
        return None
    if not all(segments):  # two slashes side by side, or none but slashes
        return None
    expression = _path(segments) if whole else _segment(segments[0])
    return Pattern(expression, again, whole, folders)


def _without_blanks(line: str) -> str:
    r"""The line without blanks at its end; `\ ` keeps one."""
    text = line.rstrip(" ")
    backslashes = len(text) - len(text.rstrip("\\"))
    return text + " " if backslashes % 2 and text != line else text


def _segments(text: str) -> Iterator[list[str]]:
    """Names between slashes as regular expressions of one character each, and stars.

    ValueError for what git takes for no pattern: an open bracket, a backslash at the end.
    """
    segment: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        at += 1
        if char == "/":
            yield segment
            segment = []
        elif char == "*":
            segment.append(_STAR)
        elif char == "?":
            segment.append("[^/]")
        elif char == "[":
            expression, at = _bracket(text, at)
            segment.append(expression)
        elif char == "\\":
            segment.append(re.escape(_at(text, at)))
            at += 1
        else:
            segment.append(re.escape(char))
    yield segment


def _at(text: str, at: int) -> str:
    if at >= len(text):
        msg = "the pattern ends too early"
        raise ValueError(msg)
    return text[at]


def _bracket(text: str, at: int) -> tuple[str, int]:
    """The set of characters that begins after `[`, and where it ends; it never holds a slash."""
    negated = _at(text, at) in "!^"
    at += negated
    parts: list[str] = []
    before = ""  # the character that a range may begin with
    first = True
    while first or _at(text, at) != "]":
        first = False
        char = _at(text, at)
        if char == "[" and _at(text, at + 1) == ":" and (end := text.find("]", at + 2)) >= 0:
            name = text[at + 2 : end - 1]
            if text[end - 1] == ":" and end - 1 > at + 1:
                if name not in _CLASSES:
                    msg = "no such class of characters"
                    raise ValueError(msg)
                parts.append(_CLASSES[name])
                before, at = "", end + 1
                continue
        if char == "-" and before and _at(text, at + 1) != "]":
            last, at = _literal(text, at + 1)
            if before <= last:
                parts.append(f"{re.escape(before)}-{re.escape(last)}")
            before = ""
            continue
        before, at = _literal(text, at)
        parts.append(re.escape(before))
    return f"(?!/)[{'^' if negated else ''}{''.join(parts)}]", at + 1


def _literal(text: str, at: int) -> tuple[str, int]:
    """A character of a set, which a backslash may stand before, and where the next one is."""
    if text[at] == "\\":
        at += 1
    return _at(text, at), at + 1


def _segment(tokens: list[str]) -> str:
    """One name. What lies between two stars is taken where it comes first, and kept there."""
    pieces = [""]
    for token in tokens:
        if token is _STAR:
            pieces.append("")
        else:
            pieces[-1] += token
    start, *rest = pieces
    if not rest:
        return start + _END
    *middle, last = rest
    inner = "".join(f"(?>[^/]*?{piece})" for piece in middle if piece)
    return f"{start}{inner}(?>[^/]*{last}{_END})"


def _path(segments: list[list[str]]) -> str:
    """Names with slashes between them; `**` stands for any number of folders."""
    chunks: list[list[str]] = [[]]
    for tokens in segments:
        if len(tokens) > 1 and all(token is _STAR for token in tokens):
            if chunks[-1] or len(chunks) == 1:
                chunks.append([])
        else:
            chunks[-1].append(_segment(tokens))
    start, *rest = ("/".join(chunk) for chunk in chunks)
    if not rest:
        return start
    expression = start + "/" if start else ""
    *middle, last = rest
    for chunk in middle:
        expression += f"(?>(?:[^/]+/)*?{chunk}/)"
    return expression + (f"(?:[^/]+/)*?{last}" if last else "(?s:.+)")


class _Group(NamedTuple):
    """Patterns in a row that say the same: for names and for paths, and those on folders alone."""

    again: bool
    name: re.Pattern[str] | None
    path: re.Pattern[str] | None
    folder_name: re.Pattern[str] | None
    folder_path: re.Pattern[str] | None

    def has(self, name: str, path: str | None, *, is_folder: bool) -> bool:
        """Whether one of them fits; where the path is None it lies elsewhere."""
        return (
            (self.name is not None and self.name.fullmatch(name) is not None)
            or (
                path is not None and self.path is not None and self.path.fullmatch(path) is not None
            )
            or (
                is_folder
                and (
                    (self.folder_name is not None and self.folder_name.fullmatch(name) is not None)
                    or (
                        path is not None
                        and self.folder_path is not None
                        and self.folder_path.fullmatch(path) is not None
                    )
                )
            )
        )


class Patterns:
    """The patterns of one file, or of one option; the last one that fits decides."""

    def __init__(self, lines: Iterable[str]) -> None:
        parsed = [found for line in lines if (found := parse(line)) is not None]
        self._groups = tuple(_grouped(reversed(parsed)))

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._groups)

    def leave_out(self, name: str, path: str | None, *, is_folder: bool) -> bool | None:
        """True where they leave an entry out, False where they take it again, else None.

        `path` is the way from the place of the patterns, or None for what is not below it.
        """
        for group in self._groups:
            if group.has(name, path, is_folder=is_folder):
                return not group.again
        return None


def _grouped(patterns: Iterable[Pattern]) -> Iterator[_Group]:
    run: list[Pattern] = []
    for found in patterns:
        if run and run[-1].again is not found.again:
            yield _group(run)
            run = []
        run.append(found)
    if run:
        yield _group(run)


def _group(run: list[Pattern]) -> _Group:
    def union(*, whole: bool, folders: bool) -> re.Pattern[str] | None:
        chosen = [p.expression for p in run if (p.whole, p.folders) == (whole, folders)]
        # The same pattern a thousand times is one.
        return re.compile("|".join(dict.fromkeys(chosen))) if chosen else None

    return _Group(
        run[0].again,
        union(whole=False, folders=False),
        union(whole=True, folders=False),
        union(whole=False, folders=True),
        union(whole=True, folders=True),
    )


def lines_of(text: str) -> list[str]:
    """The lines of a file of patterns: they end at LF or CR LF, and at nothing else."""
    return [line.removesuffix("\r") for line in text.removeprefix(_BOM).split("\n")]
