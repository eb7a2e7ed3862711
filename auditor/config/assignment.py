"""Reads `--set KEY=VALUE`: a value of TOML, or a bare word that can be nothing else but a text."""

from __future__ import annotations

import re
from typing import Final, NoReturn

from auditor.config.layers import Given, Layer, Origin
from auditor.config.toml_file import leaves, take_leaf
from auditor.errors import SettingsError
from auditor.pattern import pattern

_KEY: Final = pattern(r"[ \t]*+([A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)*+)[ \t]*+=(.*)", re.DOTALL)
_NO_WORD: Final = "\"'[{"
"""What a value of TOML begins with that was meant to be one."""
_ORIGIN: Final = Origin("set", "--set")


def read_assignments(texts: tuple[str, ...]) -> Layer:
    """The settings of all `--set`; of two on one key the later one holds."""
    layer: dict[str, Given] = {}
    for text in texts:
        found = _KEY.fullmatch(text)
        if found is None:
            _fail(text, "KEY=VALUE is needed, such as day-month=dmy or limits.claims=5000")
        path = tuple(found[1].split("."))
        value = _value(found[2], text)
        # `fields={id="guid"}` is as good as `fields.id="guid"`.
        for inner, leaf in leaves(_nested(path, value)):
            layer[".".join(inner)] = take_leaf(inner, leaf, _ORIGIN)
    return layer


def _nested(path: tuple[str, ...], value: object) -> dict[str, object]:
    tree: object = value
    for part in reversed(path[1:]):
        tree = {part: tree}
    return {path[0]: tree}


def _value(text: str, whole: str) -> object:
    import tomllib  # noqa: PLC0415 - start-up: only where it is asked for

    try:
        tree = tomllib.loads(f"value = {text}")
    except RecursionError:
        _fail(whole, "this is nested too deeply")
    except ValueError:
        word = text.strip()
        if not word or word[0] in _NO_WORD or "\n" in word:
            _fail(whole, 'this is no value of TOML, such as 3, true, "text" or ["a", "b"]')
        return word
    if len(tree) > 1:
        _fail(whole, "this is more than one value; give --set once for each")
    return tree["value"]


def _fail(text: str, what: str) -> NoReturn:
    msg = f"--set {text[:60]!r}: {what}"
    raise SettingsError(msg) from None
