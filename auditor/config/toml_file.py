"""Reads a file of settings; what is wrong in it is told with file, line, key and what is allowed.

Reads `auditor.toml`, and `[tool.auditor]` of pyproject.toml; never executes, includes or looks
up anything that the file names.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn

from auditor.config.file_bytes import fail, read_bytes
from auditor.config.keys import TABLES
from auditor.config.layers import Given, Layer, Origin, about, take, unknown
from auditor.config.toml_lines import PART, Path, line_of, lines_of_keys
from auditor.config.values import RefusedError, refuse
from auditor.errors import SettingsError
from auditor.pattern import pattern

PROJECT_FILE: Final = "pyproject.toml"
OWN_FILE: Final = "auditor.toml"
_TABLE: Final = ("tool", "auditor")
_PLACE: Final = pattern(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_BARE: Final = (("fields",), ("limits",), ("severities",))
"""Names of tables, which are no values."""
_LONG_KEY: Final = pattern(rf"^[ \t]*+\[*+[ \t]*+(?:{PART}[ \t]*+\.[ \t]*+){{100}}", re.MULTILINE)
"""A key that `tomllib` would take quadratic time for."""


def read(path: str, shown: str | None = None) -> Layer:
    """The settings of a file; one that has none gives none, but a pyproject.toml must have some.

    `shown` is how messages call the file.
    """
    shown = shown or path
    data = read_bytes(path, shown)
    tree, text = parse(data, shown)
    way: Path = ()
    if is_project(path):
        way = _TABLE
        found = table_of(tree)
        if found is None:
            fail(shown, "has no table [tool.auditor]")
        tree = found
    return _layer(tree, way, lines_of_keys(text), shown)


def is_project(path: str) -> bool:
    """Whether a file is a pyproject.toml, which holds settings of many programs."""
    return os.path.basename(path) == PROJECT_FILE  # noqa: PTH119 - start-up: pathlib costs 3 ms


def table_of(tree: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The table `[tool.auditor]`."""
    tools = tree.get("tool")
    found = tools.get("auditor") if isinstance(tools, Mapping) else None
    return found if isinstance(found, Mapping) else None


def parse(data: bytes, shown: str) -> tuple[Mapping[str, Any], str]:
    """The tree of a file and its text."""
    import tomllib  # noqa: PLC0415 - start-up: only where there is a file

    try:
        text = data.decode("utf-8-sig")
        if _LONG_KEY.search(text):
            fail(shown, "has a key of more than a hundred parts")
        return tomllib.loads(text), text
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fail(f"{shown}:{line}", "is no UTF-8, which TOML is written in")
    except RecursionError:
        fail(shown, "is nested too deeply")
    except ValueError as error:
        _fail_at(shown, str(error))


def _fail_at(shown: str, message: str) -> NoReturn:
    """Tell what `tomllib` says, with its place in front."""
    found = _PLACE.fullmatch(message)
    what, place = (found[1], found) if found else (message, None)
    if place is not None and place[2]:
        shown = f"{shown}:{place[2]}:{place[3]}"
    hint = '; a text needs quotes: key = "text"' if what == "Invalid value" else ""
    fail(shown, f"no valid TOML: {what[:1].lower()}{what[1:]}{hint}")


def _layer(tree: Mapping[str, Any], way: Path, lines: Mapping[Path, int], shown: str) -> Layer:
    layer: dict[str, Given] = {}
    for path, value in leaves(tree):
        origin = Origin("file", shown, line_of(way + path, lines))
        layer[".".join(path)] = take_leaf(path, value, origin)
    return layer


def leaves(tree: Mapping[str, Any]) -> Iterator[tuple[Path, object]]:
    """The values of the tree by key; below the tables that are known it goes no further."""
    for key, value in tree.items():
        if key not in TABLES or not isinstance(value, Mapping):
            yield (key,), value
            continue
        for inner, below in value.items():
            if key != "rules" or not isinstance(below, Mapping):
                yield (key, inner), below
                continue
            for option, setting in below.items():
                yield (key, inner, option), setting


def take_leaf(path: Path, value: object, origin: Origin) -> Given:
    """The value of a key; what is a table is no value, and the other way round."""
    name = ".".join(path)
    if path in _BARE or (path[0] == "rules" and len(path) < 3):  # noqa: PLR2004 - rules.CODE.option
        allowed = {
            "fields": 'published = "date_posted"',
            "limits": "claims = 5000",
            "severities": 'DOC217 = "info"',
        }
        example = allowed.get(path[0], "DOC202.days = 7")
        try:
            refuse(value, f"a table is needed, such as [{path[0]}] with {example}")
        except RefusedError as error:
            msg = f"{about(name, origin)} {error.shown}: {error.allowed}"
            raise SettingsError(msg) from None
    if any("." in part for part in path):
        unknown(name, origin)
    return take(name, value, origin)
