"""JSON values without places, fast: the standard library with its surprises taken out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from auditor.pattern import pattern
from auditor.syntax.json_places import JsonDepthError, JsonError

_LONG: Final = 4_096
_KEY: Final = r'"([^"\\\x00-\x1f]*+)"[ \t\n\r]*+:[ \t\n\r]*+'
_FIRST: Final = pattern(r"\{[ \t\n\r]*+" + _KEY)
_NEXT: Final = pattern(r"[ \t\n\r]*+,[ \t\n\r]*+" + _KEY)
_CLOSED: Final = pattern(r"[ \t\n\r]*+\}")
Strings = Mapping[int, tuple[str, int]]
"""Long strings of a text that is JSON: where each begins, how it reads, and where it ends."""
NO_STRINGS: Final[Strings] = {}


def _number(digits: str) -> int | float:
    try:
        return int(digits)
    except ValueError:  # more digits than int() converts
        return float(digits)


class Doubled(dict[str, Any]):
    """An object in which keys stand more than once; as everybody reads it, the last one counts."""

    doubled: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    result = Doubled(found)
    result.doubled = tuple(key for key, count in Counter(k for k, _ in pairs).items() if count > 1)
    return result


# Raw control characters inside strings are a small slip that many exports make.
_DECODERS: Final = (
    json.JSONDecoder(strict=False, object_pairs_hook=_object),
    json.JSONDecoder(strict=False, object_pairs_hook=_object, parse_int=_number),
)
_scan: Final = _DECODERS[0].scan_once  # type: ignore[attr-defined]  # not in typeshed
_NAMES: Final = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}


def decode_at(text: str, at: int = 0) -> tuple[Any, int]:
    """The value that begins at an offset, and where it ends; JsonError where it is none."""
    try:
        return _decode(text, at)
    except json.JSONDecodeError as error:
        message = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        raise JsonError(message, error.pos) from None
    except RecursionError:
        message = "nested too deeply"
        raise JsonDepthError(message, at) from None


def record_at(text: str, at: int = 0) -> tuple[Any, int, Strings]:
    """As `decode_at`, and the long strings of a record, with places from where it begins."""
    return _members(text, at) or (*decode_at(text, at), NO_STRINGS)


def _members(text: str, at: int) -> tuple[Any, int, Strings] | None:
    """An object read member by member; None where it is none, or not plainly one."""
    pairs: list[tuple[str, Any]] = []
    long: dict[int, tuple[str, int]] = {}
    key = _FIRST.match(text, at)
    end = at
    while key is not None:
        try:
            value, end = _scan(text, key.end())
        except (ValueError, StopIteration, RecursionError):
            return None  # who reads it as a whole says what is wrong
        if isinstance(value, str) and len(value) >= _LONG:
            long[key.end() - at] = value, end - at
        pairs.append((key[1], value))
        key = _NEXT.match(text, end)
    closed = _CLOSED.match(text, end)
    return None if closed is None or not pairs else (_object(pairs), closed.end(), long)


def _decode(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODERS[0].raw_decode(text, at)
    except json.JSONDecodeError:
        raise
    except ValueError:  # int() refuses long numbers; the second decoder is slower
        return _DECODERS[1].raw_decode(text, at)


def is_deeper(value: object, limit: int) -> bool:
    """Whether a value is nested deeper than the limit."""
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def doubled(record: Mapping[str, Any]) -> list[str]:
    """The fields that stand more than once in a record, or in an object that it holds."""
    names = list(record.doubled) if isinstance(record, Doubled) else []
    for name, value in record.items():
        if isinstance(value, Doubled):
            names += [f"{name}.{inner}" for inner in value.doubled]
    return names


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    return "null" if value is None else _NAMES.get(type(value), "a number")
