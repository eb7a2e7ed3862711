"""Prints the settings in force."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor.cli.in_force import check_rules, gather
from auditor.cli.terminal import (
    cells,
    complain,
    default_format,
    encoding_of,
    in_workflow,
    wants_color,
)
from auditor.config.discover import shown
from auditor.config.keys import GROUPS, KEYS, key_of
from auditor.config.layers import DEFAULT, InForce
from auditor.judge import load_notices, load_rules
from auditor.render.settings_table import Row, settings_object, settings_table
from auditor.render.text import CELLS, TextWriter
from auditor.render.untrusted import for_json
from auditor.rule import Rule

_COLORS = (("NO_COLOR", "never"), ("FORCE_COLOR", "always"))


def print_settings(given: Mapping[str, Any]) -> None:
    """Every setting, also those that nobody changed."""
    in_force = gather(given)
    for notice in load_notices():
        complain(notice.level, notice.text)
    rules = load_rules()
    check_rules(rules, in_force)
    rows = sorted(_rows(in_force, rules), key=lambda row: GROUPS.index(row.group))
    color = in_force.value("color")
    print_as = given["print_as"] or default_format(color, sys.stdout)
    if print_as == "json":
        file = in_force.file and shown(in_force.file)
        text = json.dumps(settings_object(rows, file), ensure_ascii=False, indent=2)
        sys.stdout.buffer.write(for_json(text).encode() + b"\n")
        return
    head = _head(in_force, given)
    encoding = encoding_of(sys.stdout)
    if print_as == "text":
        writer = TextWriter(sys.stdout.write, encoding, in_workflow=in_workflow())
        writer.lines(settings_table(rows, head, CELLS))
        return
    from auditor.render.console import ConsoleWriter  # noqa: PLC0415 - start-up

    ConsoleWriter(
        sys.stdout,
        color=wants_color(color, sys.stdout),
        encoding=encoding,
        in_workflow=in_workflow(),
    ).lines(settings_table(rows, head, cells()))


def _head(in_force: InForce, given: Mapping[str, Any]) -> str:
    if in_force.file is not None:
        return f"The file of settings is {shown(in_force.file)}."
    if given["config"] is not None:
        return f"The file of settings is {given['config']} (--config)."
    if given["isolated"]:
        return "No file of settings is read (--isolated)."
    return (
        "There is no file of settings: neither auditor.toml nor [tool.auditor] in pyproject.toml, "
        "in the working directory or above it in its repository."
    )


def _rows(in_force: InForce, rules: Sequence[Rule]) -> Iterator[Row]:
    for name, key in KEYS.items():
        if name in in_force.given:
            yield _given(in_force, name)
        elif name == "color" and (told := _color()) is not None:
            yield Row(key.group, name, told[1], "environment", told[0])
        elif not name.startswith("fields."):  # which are only told where there are any
            yield Row(key.group, name, key.default, DEFAULT.kind, DEFAULT.place)
    for name in in_force.given:
        if name.startswith("severities."):  # likewise
            yield _given(in_force, name)
    yield from _options_of_rules(in_force, rules)


def _color() -> tuple[str, str] | None:
    return next((pair for pair in _COLORS if os.environ.get(pair[0])), None)


def _given(in_force: InForce, name: str) -> Row:
    key, given = key_of(name), in_force.given[name]
    assert key is not None  # noqa: S101 - nothing else is taken into a layer
    origin = given.origin
    value = list(given.value) if isinstance(given.value, tuple) else given.value
    return Row(key.group, name, value, origin.kind, origin.place, origin.line)


def _options_of_rules(in_force: InForce, rules: Sequence[Rule]) -> Iterator[Row]:
    given = {}
    for name in in_force.given:
        if name.startswith("rules."):
            _, word, option = name.split(".", 2)
            rule = next(r for r in rules if word == r.name or word.upper() == r.code)
            given[rule.code, option] = _given(in_force, name)
    for rule in rules:
        for option, about in sorted(rule.options.items()):
            name = f"rules.{rule.code}.{option}"
            default = Row("Rules", name, about.default, DEFAULT.kind, DEFAULT.place)
            yield given.get((rule.code, option), default)._replace(key=name)
