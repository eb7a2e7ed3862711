"""Finds the file of settings: in the working directory, or above it in the same repository.

Where documents lie plays no part, so that none can bring settings of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Final

from auditor.config.file_bytes import read_bytes
from auditor.errors import SettingsError
from auditor.pattern import pattern

_REPOSITORIES: Final = (".git", ".hg", ".jj")
_OWN_FILE: Final = "auditor.toml"
_PROJECT_FILE: Final = "pyproject.toml"
_WRITTEN: Final = pattern(
    rb"^[ \t]*+\[?[ \t]*+[\"']?tool[\"']?[ \t]*+(?:\.[ \t]*+[\"']?auditor\b|[\]=])", re.MULTILINE
)
"""The ways to begin `[tool.auditor]`; a look is cheaper than a parser."""


def find(start: str) -> str | None:
    """The nearest file with settings, from a folder up to the root of its repository.

    Outside of repositories only the folder itself is looked into: what lies above may be
    anybody's. SettingsError where a folder has two.
    """
    for folder in _folders(start):
        own, project = os.path.join(folder, _OWN_FILE), os.path.join(folder, _PROJECT_FILE)  # noqa: PTH118 - start-up: pathlib costs 3 ms
        found = [own] if os.path.lexists(own) else []
        if os.path.lexists(project) and _has_settings(project):
            found.append(project)
        if len(found) > 1:
            msg = (
                f"{shown(own)} and [tool.auditor] of {shown(project)} both hold settings; keep "
                "one, or name one with --config"
            )
            raise SettingsError(msg)
        if found:
            return found[0]
    return None


def _folders(start: str) -> Iterator[str]:
    above = [start]
    while not _is_root(folder := above[-1]):
        parent = os.path.dirname(folder)  # noqa: PTH120 - likewise
        if parent == folder:
            return iter([start])
        above.append(parent)
    return iter(above)


def _is_root(folder: str) -> bool:
    return any(os.path.lexists(os.path.join(folder, name)) for name in _REPOSITORIES)  # noqa: PTH118 - likewise


def _has_settings(path: str) -> bool:
    """Whether a pyproject.toml has a table for us; most have none, and are not parsed for it."""
    data = read_bytes(path, shown(path))
    if not _WRITTEN.search(data):
        return False
    from auditor.config.toml_file import parse, table_of  # noqa: PLC0415 - see above

    return table_of(parse(data, shown(path))[0]) is not None


def shown(path: str) -> str:
    """How messages call a file: from the working directory."""
    return os.path.relpath(path)
