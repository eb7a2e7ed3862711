"""What the user named: files, folders, patterns and standard input, as items to be read."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import BinaryIO, Final, NamedTuple

from auditor.errors import UsageError
from auditor.model import Notice, Settings
from auditor.pattern import pattern
from auditor.read import problem
from auditor.read.fields import check_named
from auditor.read.sniff import SUPPORTED
from auditor.read.walk import Walk, expand, is_pattern

STDIN: Final = "-"
_ADDRESS: Final = pattern(r"(?:https?|ftps?)://", re.IGNORECASE)
_FILE_ADDRESS: Final = pattern(r"file://", re.IGNORECASE)


class Item(NamedTuple):
    """Something to be read: a file, standard input, or what cannot be read and why.

    `name` is the path as given, fit to be printed as text; `path` is for the system. A file
    that was found in a folder is not `named`.
    """

    name: str
    path: str | None = None
    named: bool = True
    stream: BinaryIO | None = None
    problem: str | None = None


class Inputs(NamedTuple):
    """All items in order; what folders hold that was passed over, by kind; and notices."""

    items: tuple[Item, ...]
    skipped: Mapping[str, int] = MappingProxyType({})
    notices: tuple[Notice, ...] = ()


def open_inputs(
    paths: Sequence[str],
    settings: Settings,
    stdin: BinaryIO | None,
    listed: Sequence[str] = (),
) -> Inputs:
    """Find what there is to be read; nothing is read yet, but standard input is taken over.

    `listed` are paths that a program wrote down: each is a name, and no pattern, address or
    standard input. A path that names nothing is an item with a problem, so that the run goes
    on. UsageError when folders and patterns hold no document, or a key of `--fields` does not
    exist.
    """
    check_named(settings.fields)
    walk = Walk(settings)
    items: dict[str, Item] = {}
    fruitless: dict[str, None] = {}
    sought = [(path, _items(path, settings, stdin, walk)) for path in paths]
    sought += [(path, _existing(path, walk)) for path in listed]
    for path, search in sought:
        kept_out = walk.kept_out
        found = list(search)
        if not found and walk.kept_out == kept_out:
            fruitless[path] = None
        for item in found:
            # Named twice, or named and found in a folder: read once, as named.
            key = item.name if item.path is None else os.path.abspath(item.path)  # noqa: PTH100 - Path drops nothing more
            known = items.get(key)
            if known is None or (item.named and not known.named):
                items[key] = item
    if not items and not walk.notices and not walk.kept_out:
        raise UsageError(_nothing([*paths, *listed], walk.skipped))
    notices = (*walk.notices, *map(_found_nothing, fruitless))
    return Inputs(tuple(items.values()), dict(sorted(walk.skipped.items())), notices)


def _found_nothing(path: str) -> Notice:
    """A notice on one of several paths; a pattern without a file is a slip, a folder may be."""
    if os.path.lexists(path):
        what = "the folder holds no document that is read"
        return problem.notice(problem.shown(path), "empty", what, fatal=False)
    return problem.notice(
        problem.shown(path), "unreadable", "no file matches this pattern", fatal=True
    )


def _items(path: str, settings: Settings, stdin: BinaryIO | None, walk: Walk) -> Iterator[Item]:
    if path == STDIN:
        if stdin is None:
            msg = "there is no standard input to read"
            raise UsageError(msg)
        yield Item(settings.stdin_name or STDIN, stream=stdin)
    elif os.path.lexists(path) or "\0" in path:
        yield from _existing(path, walk)
    elif _ADDRESS.match(path) or _FILE_ADDRESS.match(path):
        yield Item(problem.shown(path), problem=_address(path))
    elif is_pattern(path):
        for found in expand(path):
            yield from _existing(found, walk)
    else:
        yield _file(path)


def _existing(path: str, walk: Walk) -> Iterator[Item]:
    is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where access is denied
    if walk.leaves_out(path, is_folder=is_folder):
        return
    if not is_folder:
        yield _file(path)
        return
    try:
        for found in walk.files(path):
            yield Item(problem.shown(found), found, named=False)
    except OSError as error:
        yield Item(problem.shown(path), problem=problem.reason(error))


def _file(path: str) -> Item:
    if not path:
        return Item("", problem="an empty name names no file")
    return Item(problem.shown(path), path)


def _address(path: str) -> str:
    if _FILE_ADDRESS.match(path):
        return "is a file address, not a path: give the path alone"
    from shlex import quote  # noqa: PLC0415 - start-up: only when something is wrong

    quoted = quote(problem.printable(path))
    return (
        "is a web address, and nothing is fetched: save the page first, or pipe it in: "
        f"curl -sL {quoted} | auditor check --url {quoted} -"
    )


def _nothing(paths: Sequence[str], skipped: Counter[str]) -> str:
    if not paths:
        return "no document found: no path was given"
    places = ", ".join(problem.printable(problem.shown(path)) for path in paths)
    passed = ", ".join(f"{count} {kind}" for kind, count in sorted(skipped.items()))
    if skipped["ignored"] or skipped["ignored folder"]:
        passed += "; --no-gitignore reads what is ignored"
    # Each may be packed too, `.html.gz`, which would make the line too long to read.
    suffixes = ", ".join(sorted(suffix for suffix in SUPPORTED if suffix.count(".") == 1))
    return (
        f"no document found in {places}"
        + (f" (skipped: {passed})" if passed else "")
        + f"; what is looked for: {suffixes}"
    )
