"""The entry points of one group, read from the folders on `sys.path`.

`importlib.metadata` finds the same ones, but to import it takes as long as to audit a short
text. It is still asked about what is no plain folder: archives, and finders of other makers.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.machinery import PathFinder
from typing import Final, NamedTuple

_FILE: Final = "entry_points.txt"
_SUFFIXES: Final = (".dist-info", ".egg-info")


class Point(NamedTuple):
    """An entry point: its name, and the `module` or `module:object` that it stands for."""

    name: str
    value: str

    def load(self) -> object:
        """Import the module and give it, or the object in it."""
        module, _, path = self.value.partition("[")[0].partition(":")
        found: object = import_module(module.strip())
        for name in filter(None, path.strip().split(".")):
            found = getattr(found, name)
        return found


def points(group: str) -> list[Point]:
    """The entry points of a group; of two distributions of one name, the first on the path."""
    if any(_finds_distributions(finder) for finder in sys.meta_path):
        from importlib.metadata import entry_points  # noqa: PLC0415 - start-up: see above

        return [Point(point.name, point.value) for point in entry_points(group=group)]
    known: dict[str, list[Point]] = {}
    for entry in map(os.fsdecode, sys.path):
        for project, read in _distributions(entry):
            if project not in known:
                known[project] = list(_points_in(read() or "", group))
    return [point for found in known.values() for point in found]


def _finds_distributions(finder: object) -> bool:
    return finder is not PathFinder and hasattr(finder, "find_distributions")


def _distributions(entry: str) -> Iterator[tuple[str, Callable[[], str | None]]]:
    """The distributions of an entry of the path: their names, and how to get the text."""
    try:
        children = os.listdir(entry or os.curdir)  # noqa: PTH208 - start-up: pathlib costs 3 ms
    except NotADirectoryError:
        yield from _of_archive(entry)
        return
    except (OSError, ValueError):  # nothing there, no access, or no name that a file can have
        return
    if entry.lower().endswith(".egg"):
        yield from _of_archive(entry)
        return
    for child in children:
        stem, dot, suffix = child.rpartition(".")
        if (dot + suffix).lower() in _SUFFIXES:
            file = os.path.join(entry, child, _FILE)  # noqa: PTH118 - likewise
            yield _normal(stem.partition("-")[0]), partial(_content, file)


def _of_archive(entry: str) -> Iterator[tuple[str, Callable[[], str | None]]]:
    from importlib.metadata import distributions  # noqa: PLC0415 - start-up: few have archives

    for found in distributions(path=[entry]):
        yield _normal(found.metadata["Name"] or ""), partial(found.read_text, _FILE)


def _normal(name: str) -> str:
    """The name of a project in one spelling, as PEP 503 has it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _content(file: str) -> str:
    try:
        with open(file, encoding="utf-8", errors="replace") as opened:  # noqa: PTH123 - start-up
            return opened.read()
    except OSError:  # most distributions have none
        return ""


def _points_in(text: str, group: str) -> Iterator[Point]:
    if f"[{group}]" not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            section = line.strip("[]")
        elif section == group and line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield Point(name.strip(), value.strip())
