"""Entries of settings that are tables themselves: what is known, and rules by path.

Each is refused with its number and what is allowed, for a file of settings may have many.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from auditor.config import values
from auditor.config.values import RefusedError, closest, refuse
from auditor.model import PathRules, Severity, Suppression

_SUPPRESSION: Final = ("path", "code", "fingerprint", "reason", "until")
_PATH_RULES: Final = ("path", "select", "ignore", "extend-select")
_PLACES: Final = ("path", "code", "fingerprint")


def suppressions(value: object) -> tuple[Suppression, ...]:
    """Findings that are known, each with a reason."""
    example = 'path = "archive/", code = "DOC202", reason = "re-dated on purpose"'
    return tuple(_suppression(entry, at) for at, entry in _tables(value, "suppress", example))


def _suppression(entry: Mapping[str, Any], at: str) -> Suppression:
    _check_keys(entry, _SUPPRESSION, at)
    reason = entry.get("reason")
    if not isinstance(reason, str) or not reason.strip():
        refuse(entry, f'{at}: a reason is needed, such as reason = "re-dated on purpose"')
    if not any(name in entry for name in _PLACES):
        refuse(entry, f"{at}: one of path, code and fingerprint is needed")
    given = {name: _text(entry, name, at) for name in _PLACES if name in entry}
    code = given.get("code")
    if code is not None:
        given["code"] = _taken(values.codes, code, f"{at}: code")[0]
    until = entry.get("until")
    last = None if until is None else _taken(values.day, until, f"{at}: until")
    return Suppression(reason.strip(), until=last, **given)


def path_rules(value: object) -> tuple[PathRules, ...]:
    """Rules that run on some paths."""
    example = 'path = "feeds/", ignore = ["MET3"]'
    return tuple(_path_rules(entry, at) for at, entry in _tables(value, "per-path", example))


def _path_rules(entry: Mapping[str, Any], at: str) -> PathRules:
    _check_keys(entry, _PATH_RULES, at)
    if "path" not in entry:
        refuse(entry, f'{at}: a path is needed, such as path = "feeds/"')
    codes = {
        name.replace("-", "_"): _taken(values.codes, entry[name], f"{at}: {name}")
        for name in _PATH_RULES[1:]
        if name in entry
    }
    if not codes:
        refuse(entry, f"{at}: one of select, ignore and extend-select is needed")
    return PathRules(_text(entry, "path", at), **codes)


def severity(value: object) -> Severity:
    """What the findings of a rule are to be."""
    return Severity(values.one_of(value, [member.value for member in Severity]))


def _tables(value: object, name: str, example: str) -> list[tuple[str, Mapping[str, Any]]]:
    if not isinstance(value, list | tuple) or not all(isinstance(e, Mapping) for e in value):
        refuse(value, f"entries [[{name}]] are needed, such as {example}")
    return [(f"entry {number}", entry) for number, entry in enumerate(value, start=1)]


def _check_keys(entry: Mapping[str, Any], allowed: tuple[str, ...], at: str) -> None:
    for key in entry:
        if key not in allowed:
            close = closest(key.replace("_", "-"), list(allowed))
            hint = f"did you mean {close!r}?" if close else f"these are: {', '.join(allowed)}"
            refuse(entry, f"{at}: there is no {values.short(repr(key))}; {hint}")


def _text(entry: Mapping[str, Any], name: str, at: str) -> str:
    found: str = _taken(values.text, entry[name], f"{at}: {name}")
    if not found.strip():
        refuse(entry, f"{at}: {name} is empty")
    return found


def _taken(take: values.Taker, value: object, about: str) -> Any:  # noqa: ANN401 - what it makes of it
    """What a setting makes of a value, refused with the name of the entry."""
    try:
        return take(value)
    except RefusedError as error:
        raise RefusedError(value, f"{about}: {error.allowed}") from None
