"""The settings in force, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from auditor.render.cells import pad, width, wrap
from auditor.render.lines import EMPTY, Ink, Line, line
from auditor.render.untrusted import visible

_GAP: Final = 2
_WIDEST_KEY: Final = 32
_LEAST_VALUE: Final = 16


class Row(NamedTuple):
    """A setting: its value as a file would have it, None where there is none, and its origin."""

    group: str
    key: str
    value: object
    kind: str
    origin: str
    line: int | None = None
    help: str = ""

    @property
    def place(self) -> str:
        """Where the value comes from."""
        return self.origin if self.line is None else f"{self.origin}:{self.line}"


def settings_table(rows: Sequence[Row], head: str, cells: int) -> list[Line]:
    """One setting a line: key, value, origin; a value that is too long goes on below."""
    keys = min(_WIDEST_KEY, max(width(visible(row.key)) for row in rows)) + _GAP
    origins = max(width(visible(row.place)) for row in rows)
    values = max(_LEAST_VALUE, cells - keys - _GAP - min(origins, cells // 3) - _GAP)
    lines = [line((text, Ink.FAINT)) for text in wrap(visible(head), cells)]
    for group, members in groupby(rows, key=lambda row: row.group):
        lines += [EMPTY, line((group, Ink.TITLE))]
        for row in members:
            lines += _entry(row, keys, values)
    return lines


def _entry(row: Row, keys: int, values: int) -> list[Line]:
    start = "  " + pad(visible(row.key), keys)
    is_default = row.kind == "default"
    first, *rest = [part for text in _texts(row.value) for part in wrap(visible(text), values)]
    ink = Ink.FAINT if is_default else Ink.ANSWER
    place = (visible(row.place), Ink.FAINT if is_default else Ink.CHOSEN)
    lines = [line(start, (pad(first, values + _GAP), ink), place)]
    if width(start) > keys + _GAP:  # a long name has a line of its own
        lines = [line(start), line(" " * (keys + _GAP), *lines[0].pieces[1:])]
    return lines + [line(" " * (keys + _GAP), (text, ink)) for text in rest]


def _texts(value: object) -> list[str]:
    """A value as it is shown: of a list of tables each begins a line of its own."""
    if isinstance(value, (list, tuple)) and any(isinstance(entry, Mapping) for entry in value):
        return ("[" + ",\n".join(map(as_toml, value)) + "]").split("\n")
    return [as_toml(value)]


def as_toml(value: object) -> str:
    """A value as it may be written into a file; what is not set has a dash."""
    if value is None:
        return "-"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(str(k))} = {as_toml(v)}" for k, v in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(as_toml, value))}]"
    return json.dumps(value)


def _key(name: str) -> str:
    bare = name.replace("-", "").replace("_", "")
    return name if bare.isascii() and bare.isalnum() else as_toml(name)


def settings_object(rows: Iterable[Row], file: str | None) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schema": "auditor-settings/1",
        "file": file,
        "settings": [
            {
                "key": row.key,
                "value": row.value,
                "from": row.kind,
                "place": None if row.kind == "default" else row.origin,
                "line": row.line,
            }
            for row in rows
        ],
    }
