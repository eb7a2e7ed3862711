"""Entries of settings that are tables themselves: what is known, and rules by path.

Each is refused with its number and what is allowed, for a file of settings may have many.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from auditor.config import values
from auditor.config.values import RefusedError, closest, refuse
from auditor.model import PathRules, Severity, Suppression
from auditor.model.known import FixedDay, KnownEvent
from auditor.pattern import pattern
from auditor.when.calendar import days_in_month
from auditor.when.partial_date import PartialDate

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


_EVENTS: Final = ("name", "names", "date")
_FIXED: Final = ("name", "names", "day")
_MOST: Final = 1_000
"""Entries of a table: each is looked for in all text."""
_LONGEST_NAME: Final = 100
_FEWEST_LETTERS: Final = 3


def placeholder_days(value: object) -> tuple[PartialDate, ...]:
    """Days that stand for no date."""
    if not isinstance(value, list | tuple):
        refuse(value, 'an array of days is needed, such as ["2000-01-01"]')
    return tuple(
        _taken(values.day, day, f"entry {number}") for number, day in enumerate(value, start=1)
    )


def fixed_days(value: object) -> tuple[FixedDay, ...]:
    """Days of the year that have names."""
    return tuple(
        _fixed_day(entry, at)
        for entry, at in _named(value, "fixed-days", 'name = "Harbour Day", day = "06-14"', _FIXED)
    )


def _fixed_day(entry: Mapping[str, Any], at: str) -> FixedDay:
    day = entry.get("day")
    found = _MONTH_DAY.fullmatch(day) if isinstance(day, str) else None
    # A leap year: 29 February is a day that may have a name.
    if found is None or int(found[2]) > days_in_month(2000, int(found[1])):
        refuse(day, f'{at}: a month and a day are needed, such as day = "06-14"')
    return FixedDay(_names_of(entry, at), int(found[1]), int(found[2]))


_MONTH_DAY: Final = pattern(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def known_events(value: object) -> tuple[KnownEvent, ...]:
    """Events that nobody can speak of before they happened."""
    example = 'name = "the flood of the Aldermoor", date = "2021-05-03"'
    return tuple(
        KnownEvent(_names_of(entry, at), _date_of(entry, at))
        for entry, at in _named(value, "known-events", example, _EVENTS)
    )


def _date_of(entry: Mapping[str, Any], at: str) -> PartialDate:
    if "date" not in entry:
        refuse(entry, f'{at}: a date is needed, such as date = "2021-05-03", "2021-05" or "2021"')
    found: PartialDate = _taken(values.date, entry["date"], f"{at}: date")
    return found


def _named(
    value: object, name: str, example: str, keys: tuple[str, ...]
) -> list[tuple[Mapping[str, Any], str]]:
    """The entries of a table, which have names."""
    found = [(entry, at) for at, entry in _tables(value, name, example)]
    if len(found) > _MOST:
        refuse(value, f"{len(found)} entries are more than the {_MOST} that are looked for")
    for entry, at in found:
        _check_keys(entry, keys, at)
        if ("name" in entry) is ("names" in entry):
            refuse(entry, f"{at}: one of name and names is needed")
    return found


def _names_of(entry: Mapping[str, Any], at: str) -> tuple[str, ...]:
    """The names, each with letters enough that not every text holds it."""
    if "name" in entry:
        given: tuple[str, ...] = (_text(entry, "name", at),)
    else:
        given = _taken(values.texts, entry["names"], f"{at}: names")
    for name in given:
        if len(name) > _LONGEST_NAME or sum(map(str.isalnum, name)) < _FEWEST_LETTERS:
            least = f"{_FEWEST_LETTERS} letters at least, {_LONGEST_NAME} signs at most"
            refuse(name, f"{at}: a name has {least}")
    if not given:
        refuse(entry, f"{at}: names is empty")
    return tuple(" ".join(name.split()) for name in given)


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
