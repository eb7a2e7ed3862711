"""Builds `Settings` out of keywords, or out of a file and keywords above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from auditor.config.keys import FIELD_KEYS
from auditor.config.layers import Given, InForce, Layer, Origin, take
from auditor.config.values import RefusedError, one_of, refuse
from auditor.errors import SettingsError
from auditor.model import Settings

Codes = str | Iterable[str]

_OPTION: Final = "option"
_TABLES: Final = ("as_of_from", "limits", "rule_options", "severities")


def load_settings(  # noqa: PLR0913 - one keyword for each thing that a user may decide
    *,
    as_of: str | None = None,
    as_of_from: str = _OPTION,
    cutoff: str | None = None,
    day_month: str = "auto",
    language: str | None = None,
    url: str | None = None,
    retrieved: str | None = None,
    fields: str | Mapping[str, str] | None = None,
    source_profile: str | None = None,
    stdin_name: str | None = None,
    select: Codes = (),
    ignore: Codes = (),
    extend_select: Codes = (),
    persona: str = "review",
    severity: str | None = None,
    confidence: str | None = None,
    exclude: Codes = (),
    force_exclude: bool = False,
    gitignore: bool = True,
    limits: Mapping[str, int] | None = None,
    rule_options: Mapping[str, Mapping[str, Any]] | None = None,
    severities: Mapping[str, str] | None = None,
    per_path: Iterable[Mapping[str, Any]] = (),
    suppress: Iterable[Mapping[str, Any]] = (),
    placeholder_days: Iterable[str] = (),
    fixed_days: Iterable[Mapping[str, Any]] = (),
    known_events: Iterable[Mapping[str, Any]] = (),
) -> Settings:
    """Settings from texts; `SettingsError` names the option, its value and what is allowed.

    `as_of` is a day, `cutoff` a day, month or year, `day_month` one of auto, dmy and mdy.
    `source_profile` is the path of a file that `auditor dates --profile` wrote.
    `fields` is `KEY=FIELD,…` or a mapping; rule codes may be one text with commas. `limits` are
    fields of `auditor.model.Limits`, `rule_options` maps a rule's code to its options and
    `severities` to a severity. `per_path`, `suppress`, `fixed_days` and `known_events` are
    entries as a file of settings has.
    """
    given = {
        name: value for name, value in locals().items() if value is not None and name not in _TABLES
    }
    layer = {
        **option_layer(given),
        **_table("limits", limits or {}),
        **_rules_table(rule_options or {}),
        **_table("severities", severities or {}),
    }
    return InForce(layer).settings(as_of_from=as_of_from)


def from_file(path: str, **more: Any) -> Settings:  # noqa: ANN401 - keywords of load_settings
    """Settings of an `auditor.toml`, or of `[tool.auditor]` in a pyproject.toml.

    `more` are keywords as `load_settings` has them, and win over the file. SettingsError names
    the file, the line and what is allowed.
    """
    from auditor.config.toml_file import read  # noqa: PLC0415 - start-up: most runs read none

    as_of_from = more.pop("as_of_from", None)
    layer = {**read(path), **option_layer({k: v for k, v in more.items() if v is not None})}
    origin = _OPTION if "as_of" in more else "settings"
    return InForce(layer).settings(as_of_from=as_of_from or origin)


def option_layer(given: Mapping[str, object]) -> Layer:
    """What stands in options, by their names with underscores; `fields` is taken apart."""
    layer: dict[str, Given] = {}
    for name, value in given.items():
        option = f"--{name.replace('_', '-')}"
        origin = Origin(_OPTION, option)
        if name == "fields":
            layer |= _fields(value, origin)
        else:
            layer[option[2:]] = take(option[2:], value, origin)
    return layer


def _fields(given: object, origin: Origin) -> Layer:
    layer: dict[str, Given] = {}
    try:
        pairs = given.items() if isinstance(given, Mapping) else _pairs(str(given))
        for key, name in pairs:
            one_of(key, FIELD_KEYS)
            if f"fields.{key}" in layer:
                refuse(key, "this key is given twice")
            layer[f"fields.{key}"] = take(f"fields.{key}", name, origin)
    except RefusedError as error:
        msg = f"{origin.place} {error.shown}: {error.allowed}"
        raise SettingsError(msg) from None
    return layer


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split(",") if text else ():
        key, equals, name = (part.strip() for part in pair.partition("="))
        if not (key and equals and name):
            refuse(pair, "KEY=FIELD is needed, such as published=date_posted")
        yield key, name


def _table(name: str, values: Mapping[str, object]) -> Layer:
    keys = {key: f"{name}.{key.replace('_', '-')}" for key in values}
    return {keys[k]: take(keys[k], v, Origin(_OPTION, keys[k])) for k, v in values.items()}


def _rules_table(values: Mapping[str, Mapping[str, Any]]) -> Layer:
    return {
        name: take(name, value, Origin(_OPTION, name))
        for code, options in values.items()
        for option, value in options.items()
        if (name := f"rules.{code}.{option}")
    }
