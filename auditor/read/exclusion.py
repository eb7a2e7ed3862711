"""What a walk leaves out: `--exclude`, and the `.gitignore` files that hold for a folder.

As in git: a file of patterns holds for its folder and all below, one further in wins over one
further out, and up to the repository's root those above the walked folder hold too. The user's
own ignore file does not: it belongs to a person, not to the documents.
"""

from __future__ import annotations

import os
from contextlib import closing
from typing import Final, NamedTuple

from auditor.errors import UnreadableError
from auditor.model import Notice
from auditor.path_pattern import Patterns, lines_of
from auditor.read import problem
from auditor.read.stream import Stream, open_regular

IGNORE_FILE: Final = ".gitignore"
REPOSITORY: Final = ".git"
_OWN_FILE: Final = ".git/info/exclude"
_MAX_BYTES: Final = 131_072
"""Of a file of patterns; each is tried on each name, and people write a few kilobytes."""
_NOWHERE: Final = "\0"


class Layer(NamedTuple):
    """Patterns, and the way to an entry of the walked folder from where they stand.

    That way is `before` and the entry's path; or, for patterns inside the walked folder, the
    path without `inside`.
    """

    patterns: Patterns
    before: str = ""
    inside: str = ""

    def leave_out(self, name: str, below: str, *, is_folder: bool) -> bool | None:
        """What the patterns say on an entry; `below` is its path in the walked folder."""
        here = below.startswith(self.inside)
        path = self.before + below[len(self.inside) :] if here else None
        return self.patterns.leave_out(name, path, is_folder=is_folder)


Layers = tuple[Layer, ...]


def left_out(layers: Layers, name: str, below: str, *, is_folder: bool) -> bool | None:
    """What the last layer with an opinion says."""
    for layer in reversed(layers):
        verdict = layer.leave_out(name, below, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return None


class Exclusion:
    """The patterns of `--exclude`, which stand in a folder: the working directory, if not told."""

    def __init__(self, patterns: tuple[str, ...], folder: str | None) -> None:
        self._patterns = Patterns(patterns)
        self._folder = _absolute(folder or os.curdir) if patterns else ""

    def layer(self, root: str) -> Layers:
        """The patterns as they are seen from a walked folder."""
        if not self._patterns:
            return ()
        walked = _absolute(root)
        if (inner := _inside(walked, self._folder)) is not None:
            return (Layer(self._patterns, before=inner),)
        outer = _inside(self._folder, walked)
        return (Layer(self._patterns, inside=_NOWHERE if outer is None else outer),)

    def covers(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path that somebody named, or a folder that it is in, is left out."""
        if not self._patterns:
            return False
        way = _inside(_absolute(path), self._folder)
        names = (path if way is None else way).replace(os.sep, "/").rstrip("/").split("/")
        for number, name in enumerate(names, 1):
            whole = None if way is None else "/".join(names[:number])
            folder = is_folder or number < len(names)
            if self._patterns.leave_out(name, whole, is_folder=folder):
                return True
        return False


class IgnoreFiles:
    """The `.gitignore` files of a walk; each is read once, and what is wrong with one is told."""

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self._known: dict[str, Patterns] = {}

    def above(self, root: str) -> Layers:
        """The layers that hold for a walked folder from outside, if it is in a repository."""
        folder = os.path.realpath(root)
        if _is_repository(folder):
            return self._own(folder, "")
        before, layers = "", []
        while (parent := os.path.dirname(folder)) != folder:  # noqa: PTH120 - Path drops nothing more
            before = f"{os.path.basename(folder)}/{before}"  # noqa: PTH119 - likewise
            folder = parent
            if patterns := self._patterns(_join(folder, IGNORE_FILE)):
                layers.append(Layer(patterns, before=before))
            if _is_repository(folder):
                return (*self._own(folder, before), *reversed(layers))
        return ()

    def inside(self, folder: str, below: str, names: set[str], layers: Layers) -> Layers:
        """The layers that hold in a folder of the walk; a repository in it begins anew."""
        if below and REPOSITORY in names:
            layers = tuple(layer._replace(inside=below) for layer in self._own(folder, ""))
        if IGNORE_FILE not in names:
            return layers
        patterns = self._patterns(_join(folder, IGNORE_FILE))
        return (*layers, Layer(patterns, inside=below)) if patterns else layers

    def _own(self, repository: str, before: str) -> Layers:
        patterns = self._patterns(_join(repository, _OWN_FILE))
        return (Layer(patterns, before=before),) if patterns else ()

    def _patterns(self, path: str) -> Patterns:
        key = os.path.abspath(path)  # noqa: PTH100 - Path drops nothing more
        if key not in self._known:
            self._known[key] = self._read(path)
        return self._known[key]

    def _read(self, path: str) -> Patterns:
        try:
            # As in git, a link is no file of patterns: it could lead anywhere.
            with closing(open_regular(path, follow=False)) as file:
                head = Stream(file).head(_MAX_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return Patterns(())
        except OSError as error:
            self._tell(path, problem.reason(error))
            return Patterns(())
        except UnreadableError:
            self._tell(path, "is no regular file")
            return Patterns(())
        if len(head) > _MAX_BYTES:
            self._tell(path, f"is larger than {_MAX_BYTES:,} bytes")
            return Patterns(())
        return Patterns(lines_of(os.fsdecode(head)))

    def _tell(self, path: str, what: str) -> None:
        text = f"{what}; its patterns were not used, and nothing was left out because of them"
        self.notices.append(problem.notice(problem.shown(path), "unreadable", text, fatal=False))


def _is_repository(folder: str) -> bool:
    return os.path.lexists(_join(folder, REPOSITORY))


def _absolute(path: str) -> str:
    """The path from the root, with `/`, as it is named: links in it stay."""
    return os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - Path drops nothing more


def _inside(path: str, folder: str) -> str | None:
    """The way from a folder to one in it, with a slash at its end; None where it is elsewhere."""
    if path == folder:
        return ""
    start = folder.rstrip("/") + "/"
    return path[len(start) :] + "/" if path.startswith(start) else None


def _join(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder else name
