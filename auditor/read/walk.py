"""Folders and patterns: which files they hold, in order of name.

Links are not followed; hidden files, and those that `.gitignore` or `--exclude` leave out, are
passed over. What is passed over is counted by kind.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from auditor.errors import UnreadableError
from auditor.model import Notice, Settings
from auditor.pattern import pattern
from auditor.read import problem
from auditor.read.sniff import SUPPORTED, Reader, is_feed, is_page, is_text, sniff, suffix_of
from auditor.read.stream import Stream, open_regular

if TYPE_CHECKING:
    from auditor.read.exclusion import Exclusion, IgnoreFiles, Layers

_GLOB: Final = pattern(r"[*?]|\[[^\]/]++\]")
_KIND: Final = pattern(r"[a-z0-9]{1,10}")
_SAVED_PAGE: Final = (".html", ".htm", ".xhtml", ".xht")
_HEAD: Final = 4_096
_BOOKKEEPING: Final = frozenset({".git", ".hg", ".svn", ".jj", ".bzr", "CVS"})
"""Folders of version control: nobody keeps documents in them, so they are not worth a count."""


def is_pattern(path: str) -> bool:
    """Whether a path has signs that a shell would expand."""
    return _GLOB.search(path) is not None


class _Entry(NamedTuple):
    """What a folder holds: a path as given, the path below the walked folder, and what it is."""

    path: str
    below: str
    is_folder: bool
    layers: Layers = ()


class Walk:
    """A search through folders; what was passed over, and what could not be looked into."""

    def __init__(self, settings: Settings) -> None:
        self.skipped: Counter[str] = Counter()
        self.kept_out = 0
        self._unreadable: list[Notice] = []
        self._settings = settings
        self._ignore_files: IgnoreFiles | None = None
        self._excluded: Exclusion | None = None

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What could not be looked into."""
        ignore_files = self._ignore_files.notices if self._ignore_files else ()
        return (*self._unreadable, *ignore_files)

    def leaves_out(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path is not read although it was named; it is counted then."""
        settings = self._settings
        if not (settings.force_exclude and settings.exclude):
            return False
        if not self._exclusion().covers(path, is_folder=is_folder):
            return False
        self.kept_out += 1
        self.skipped["excluded folder" if is_folder else "excluded"] += 1
        return True

    def files(self, folder: str) -> Iterator[str]:
        """The supported files below a folder, as the folder was given joined with `/`.

        OSError if the folder itself cannot be read.
        """
        from auditor.read.exclusion import IgnoreFiles  # noqa: PLC0415 - start-up: as below

        excluded = self._exclusion().layer(folder)
        if self._settings.gitignore and self._ignore_files is None:
            self._ignore_files = IgnoreFiles()
        above = self._ignore_files.above(folder) if self._ignore_files else ()
        todo = self._entries(_Entry(folder, "", is_folder=True, layers=above), excluded)
        while todo:
            entry = todo.pop()
            if not entry.is_folder:
                if self._is_wanted(entry.path):
                    yield entry.path
                continue
            try:
                todo += self._entries(entry, excluded)
            except OSError as error:
                what = f"{problem.reason(error)}; nothing in it was read"
                name = problem.shown(entry.path)
                self._unreadable.append(problem.notice(name, "unreadable", what, fatal=True))

    def _exclusion(self) -> Exclusion:
        from auditor.read.exclusion import Exclusion  # noqa: PLC0415 - start-up: not for one file

        if self._excluded is None:
            self._excluded = Exclusion(self._settings.exclude, self._settings.exclude_from)
        return self._excluded

    def _entries(self, folder: _Entry, excluded: Layers) -> list[_Entry]:
        """What is in a folder from the last name to the first, without what is left out."""
        with os.scandir(folder.path or os.curdir) as found:
            entries = sorted(found, key=lambda entry: os.fsencode(entry.name), reverse=True)
        names = {entry.name for entry in entries}
        start = f"{folder.below}/" if folder.below else ""
        layers = folder.layers
        if self._ignore_files:
            layers = self._ignore_files.inside(folder.path, start, names, layers)
        kept = []
        for entry in entries:
            name, below = entry.name, start + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            kind = _passed_over(entry, names, is_folder=is_folder)
            if kind is None:
                kind = _left_out(excluded, layers, name, below, is_folder=is_folder)
            if kind is None:
                kept.append(_Entry(_join(folder.path, name), below, is_folder, layers))
            elif kind:
                self.skipped[kind] += 1
        return kept

    def _is_wanted(self, path: str) -> bool:
        suffix = suffix_of(path)
        if suffix in SUPPORTED or _looks_supported(path, suffix):
            return True
        kind = suffix.removeprefix(".")
        self.skipped[kind if _KIND.fullmatch(kind) else "other"] += 1
        return False


def _passed_over(entry: os.DirEntry[str], names: set[str], *, is_folder: bool) -> str | None:
    """As what an entry is passed over for what it is, "" where that is not worth a count."""
    if entry.name.startswith(".") or entry.name in _BOOKKEEPING:
        if is_folder:
            return "" if entry.name in _BOOKKEEPING else "hidden folder"
        return "hidden" if suffix_of(entry.name) in SUPPORTED else ""
    if entry.is_symlink():
        return "link"
    if is_folder:
        return "_files" if _belongs_to_page(entry.name, names) else None
    return None if entry.is_file(follow_symlinks=False) else "special file"


def _left_out(
    excluded: Layers, layers: Layers, name: str, below: str, *, is_folder: bool
) -> str | None:
    """As what an entry is passed over because a pattern says so; `--exclude` has the last word."""
    from auditor.read.exclusion import left_out  # noqa: PLC0415 - start-up: as above

    verdict, kind = left_out(excluded, name, below, is_folder=is_folder), "excluded"
    if verdict is None:
        verdict, kind = left_out(layers, name, below, is_folder=is_folder), "ignored"
    if not verdict:
        return None
    return f"{kind} folder" if is_folder else kind


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
    return is_page(head) or is_feed(head) or (not suffix and is_text(head))


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
