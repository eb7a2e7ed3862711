"""Folders and patterns: which files they hold, in order of name.

Links are not followed and hidden files are left out; what is passed over is counted by kind.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from auditor.errors import UnreadableError
from auditor.model import Notice
from auditor.pattern import pattern
from auditor.read import problem
from auditor.read.sniff import SUPPORTED, Reader, is_page, is_text, sniff, suffix_of
from auditor.read.stream import Stream, open_regular

_GLOB: Final = pattern(r"[*?]|\[[^\]/]++\]")
_KIND: Final = pattern(r"[a-z0-9]{1,10}")
_SAVED_PAGE: Final = (".html", ".htm", ".xhtml", ".xht")
_HEAD: Final = 4_096


def is_pattern(path: str) -> bool:
    """Whether a path has signs that a shell would expand."""
    return _GLOB.search(path) is not None


class Walk:
    """A search through folders; what was passed over, and what could not be looked into."""

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self.notices: list[Notice] = []

    def files(self, folder: str) -> Iterator[str]:
        """The supported files below a folder, as the folder was given joined with `/`.

        OSError if the folder itself cannot be read.
        """
        todo = list(reversed(self._entries(folder)))
        while todo:
            path, is_folder = todo.pop()
            if not is_folder:
                if self._is_wanted(path):
                    yield path
                continue
            try:
                todo += reversed(self._entries(path))
            except OSError as error:
                what = f"{problem.reason(error)}; nothing in it was read"
                name = problem.shown(path)
                self.notices.append(problem.notice(name, "unreadable", what, fatal=True))

    def _entries(self, folder: str) -> list[tuple[str, bool]]:
        """Files and folders of a folder in order of name, with what is left out taken out."""
        with os.scandir(folder or os.curdir) as found:
            entries = sorted(found, key=lambda entry: os.fsencode(entry.name))
        names = {entry.name for entry in entries}
        kept = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                self.skipped["link"] += 1
            elif entry.is_dir(follow_symlinks=False):
                if _belongs_to_page(entry.name, names):
                    self.skipped["_files"] += 1
                else:
                    kept.append((_join(folder, entry.name), True))
            elif entry.is_file(follow_symlinks=False):
                kept.append((_join(folder, entry.name), False))
            else:
                self.skipped["special file"] += 1
        return kept

    def _is_wanted(self, path: str) -> bool:
        suffix = suffix_of(path)
        if suffix in SUPPORTED or _looks_supported(path, suffix):
            return True
        kind = suffix.removeprefix(".")
        self.skipped[kind if _KIND.fullmatch(kind) else "other"] += 1
        return False


def _looks_supported(path: str, suffix: str) -> bool:
    """Whether a file with a name that tells nothing is a page, or without a suffix a text."""
    if sniff(f"x{suffix}", b"").reader is not Reader.TEXT:
        return False
    try:
        with open_regular(path, follow=False) as file:
            head = Stream(file).head(_HEAD)
    except (OSError, ValueError, UnreadableError):
        # One that cannot be opened may be a document: reading it will say what is wrong.
        return not suffix
    return is_page(head) or (not suffix and is_text(head))


def _belongs_to_page(name: str, names: set[str]) -> bool:
    """Whether a folder holds the images and scripts of a page that a browser saved beside it."""
    stem = name.removesuffix("_files")
    return stem != name and any(stem + suffix in names for suffix in _SAVED_PAGE)


def _join(folder: str, name: str) -> str:
    if not folder:
        return name
    return folder + name if folder.endswith(("/", os.sep)) else f"{folder}/{name}"


def expand(pattern: str) -> list[str]:
    """The paths that a shell would make of a pattern, in order; `**` goes through all folders."""
    root = "/" if pattern.startswith("/") else ""
    paths = [root]
    for segment in filter(None, pattern.split("/")):
        step = _all_below if segment == "**" else _matching(segment)
        paths = [found for path in paths for found in step(path)]
    return list(dict.fromkeys(path for path in paths if path not in (root, "")))


def _matching(segment: str) -> Callable[[str], list[str]]:
    """The step from a folder to its entries that match one segment of a pattern."""
    if not is_pattern(segment):
        return lambda folder: [p for p in [_join(folder, segment)] if os.path.lexists(p)]
    from fnmatch import translate  # noqa: PLC0415 - start-up: shells expand most patterns

    match = re.compile(translate(segment)).match
    hidden = segment.startswith(".")

    def step(folder: str) -> list[str]:
        names = (name for name, _ in _inside(folder) if match(name))
        return [_join(folder, name) for name in names if hidden or not name.startswith(".")]

    return step


def _all_below(folder: str) -> list[str]:
    """The folder and all folders below it, without links and hidden ones."""
    found, todo = [], [folder]
    while todo:
        path = todo.pop()
        found.append(path)
        inner = [n for n, is_folder in _inside(path) if is_folder and not n.startswith(".")]
        todo += [_join(path, name) for name in reversed(inner)]
    return found


def _inside(folder: str) -> list[tuple[str, bool]]:
    """The names in a folder in order, and whether each is a folder itself."""
    try:
        with os.scandir(folder or os.curdir) as entries:
            found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    except OSError:
        return []  # as in a shell, what cannot be looked into matches nothing
    return sorted(found, key=lambda entry: os.fsencode(entry[0]))
