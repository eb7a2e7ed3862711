"""Reads the profile of sources that `auditor dates --profile` writes, and people may edit.

Reads JSON of that form in its version 1, and nothing else: what it does not know is refused with
file and line, since a count that is passed over in silence would weigh in silence too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from auditor.config.file_bytes import fail, read_bytes
from auditor.config.values import closest, short
from auditor.model import Order
from auditor.model.source_profile import (
    FORM,
    ORDER_NAMES,
    SEPARATORS,
    Habit,
    Seen,
    SourceHabits,
    SourceProfile,
    offset_of,
)

VERSION: Final = 1
_MAX_BYTES: Final = 64 << 20
_MOST: Final = 10**12
_ORDERS: Final = {name: order for order, name in ORDER_NAMES.items()}
_Way = tuple[str, ...]


def read_profile(path: str, shown: str | None = None) -> SourceProfile:
    """The profile in a file; `shown` is how messages call it. SettingsError tells file and line."""
    shown = shown or path
    data = read_bytes(path, shown, most=_MAX_BYTES, kind="profile of sources")
    return profile_in(_text(data, shown), shown)


def profile_in(text: str, shown: str) -> SourceProfile:
    """The profile that a text holds."""
    return _Reader(text, shown).profile()


def _text(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fail(f"{shown}:{line}", "is no UTF-8, which profiles of sources are written in")


class _Wrong(Exception):  # noqa: N818 - it never leaves this module
    """Something is not as it must be, by the way to it from the top."""

    def __init__(self, way: _Way, what: str) -> None:
        super().__init__(what)
        self.way = way


class _Reader:
    def __init__(self, text: str, shown: str) -> None:
        self.text = text
        self.shown = shown

    def profile(self) -> SourceProfile:
        try:
            tree = json.loads(self.text, object_pairs_hook=_object)
        except _Wrong as error:
            fail(self.shown, f"no profile of sources: {error}")
        except json.JSONDecodeError as error:
            place = f"{self.shown}:{error.lineno}:{error.colno}"
            fail(place, f"no valid JSON: {error.msg[:1].lower()}{error.msg[1:]}")
        except RecursionError:
            fail(self.shown, "is nested too deeply")
        except ValueError:  # a number of thousands of digits
            fail(self.shown, "holds a number that is too large")
        try:
            return _profile(tree)
        except _Wrong as error:
            fail(self._place(error.way), _at(error.way) + str(error))

    def _place(self, way: _Way) -> str:
        """The file with the line of what is wrong: looked for only now."""
        from auditor.syntax.json_places import at, parse, pointer  # noqa: PLC0415 - see above

        root = parse(self.text, max_depth=len(self.text)).root
        node = None if root is None else at(root, pointer(*way))
        if node is None or not way:
            return self.shown
        return f"{self.shown}:{self.text.count(chr(10), 0, node.start) + 1}"


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Wrong((), f"the key {short(repr(twice))} is there twice in one object")
    return found


def _at(way: _Way) -> str:
    return f"{': '.join(short(repr(step)) for step in way[-2:])}: " if way else ""


def _profile(tree: object) -> SourceProfile:
    if not isinstance(tree, Mapping) or FORM not in tree:
        msg = f'is no profile of sources, which has "{FORM}": {VERSION} (auditor dates --profile)'
        raise _Wrong((), msg)
    version = tree[FORM]
    if version != VERSION or isinstance(version, bool):
        msg = f"the profile is of version {short(repr(version))}, and version {VERSION} is read"
        raise _Wrong((FORM,), msg)
    _known(tree, (FORM, "sources", "default"), ())
    sources: dict[str | None, SourceHabits] = {}
    for name, value in _table(tree.get("sources", {}), ("sources",)).items():
        sources[name] = _source(value, ("sources", name))
    if "default" in tree:
        sources[None] = _source(tree["default"], ("default",))
    return SourceProfile(sources)


def _source(value: object, way: _Way) -> SourceHabits:
    table = _table(value, way)
    _known(table, ("documents", "offsets", *SEPARATORS), way)
    offsets = _table(table.get("offsets", {}), (*way, "offsets"))
    return SourceHabits(
        _count(table.get("documents", 0), (*way, "documents")),
        {mark: _habit(table[mark], (*way, mark)) for mark in SEPARATORS if mark in table},
        {
            _offset(name, (*way, "offsets", name)): _count(count, (*way, "offsets", name))
            for name, count in offsets.items()
        },
    )


def _habit(value: object, way: _Way) -> Habit:
    table = _table(value, way)
    _known(table, (*_ORDERS, "settled"), way)
    settled = _table(table.get("settled", {}), (*way, "settled"))
    _known(settled, tuple(_ORDERS), (*way, "settled"))
    return Habit(_orders(table, way), _orders(settled, (*way, "settled")))


def _orders(table: Mapping[str, object], way: _Way) -> dict[Order, Seen]:
    return {
        order: _seen(table[name], (*way, name)) for name, order in _ORDERS.items() if name in table
    }


def _seen(value: object, way: _Way) -> Seen:
    table = _table(value, way)
    _known(table, ("dates", "documents"), way)
    for name in ("dates", "documents"):
        if name not in table:
            raise _Wrong(way, f'"{name}" is missing')
    seen = Seen(*(_count(table[name], (*way, name)) for name in ("dates", "documents")))
    if seen.documents > seen.dates or (seen.dates and not seen.documents):
        msg = f"{seen.dates} dates cannot stand in {seen.documents} documents"
        raise _Wrong(way, msg)
    return seen


def _table(value: object, way: _Way) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise _Wrong(way, "an object is needed")
    return value


def _count(value: object, way: _Way) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _MOST:
        raise _Wrong(way, "a whole number from 0 up is needed")
    return value


def _offset(name: str, way: _Way) -> int:
    minutes = offset_of(name)
    if minutes is None:
        raise _Wrong(way, "an offset is needed, such as +01:00")
    return minutes


def _known(table: Mapping[str, object], allowed: tuple[str, ...], way: _Way) -> None:
    strange = next((key for key in table if key not in allowed), None)
    if strange is not None:
        _unknown(strange, allowed, way)


def _unknown(key: str, allowed: tuple[str, ...], way: _Way) -> NoReturn:
    close = closest(key, allowed)
    hint = f"did you mean {close!r}?" if close else f"these are known: {', '.join(allowed)}"
    raise _Wrong((*way, key), f"there is no such key; {hint}")
