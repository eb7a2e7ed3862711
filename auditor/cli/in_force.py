"""The settings of a run: options over `--set` over a file over environment and clock."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

import click
from click.core import ParameterSource

from auditor.cli import clock
from auditor.config.keys import KEYS
from auditor.config.layers import Given, InForce, Layer, Origin, take
from auditor.config.load import option_layer
from auditor.errors import SettingsError, UsageError
from auditor.model import Settings
from auditor.rule import Rule

_FROM = {"option": "option", "set": "option", "file": "settings"}
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "environment", "clock": "clock"}


def gather(given: Mapping[str, Any]) -> InForce:
    """What holds for the command that runs; SettingsError names what is wrong, and where."""
    context = click.get_current_context()
    options = {
        name.rstrip("_"): value
        for name, value in given.items()
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        and (name == "fields" or name.rstrip("_").replace("_", "-") in KEYS)
    }
    path, layer = _file(given["config"], isolated=given["isolated"])
    layer = {**layer, **_assigned(given["set_"])}
    if "fields" in options:  # as with any option, what stands on the line takes the place
        layer = {name: value for name, value in layer.items() if not name.startswith("fields.")}
    layer |= option_layer(options)
    if "as-of" not in layer:
        text, origin = clock.as_of(None)
        kind = _ENVIRONMENT[origin]
        layer["as-of"] = take("as-of", text, Origin(kind, "today" if kind == "clock" else origin))
    return InForce(layer, path)


def settings_of(in_force: InForce) -> Settings:
    """The part that hops depend on."""
    origin = in_force.origin("as-of")
    found = in_force.file if in_force.origin("exclude").kind == "file" else None
    # Patterns of a file that was found stand where it lies; of one that was named, here.
    folder = os.path.dirname(found) if found else None  # noqa: PTH120 - start-up: pathlib costs 3 ms
    return in_force.settings(
        as_of_from=_FROM.get(origin.kind) or ("clock" if origin.kind == "clock" else origin.place),
        exclude_from=folder,
    )


def check_rules(rules: Sequence[Rule], in_force: InForce) -> None:
    """Raise `SettingsError` for codes and options that no rule has, with where they stand."""
    from auditor.judge import check_settings  # noqa: PLC0415 - start-up: only where rules run

    try:
        check_settings(rules, settings_of(in_force))
    except SettingsError:
        for name, given in in_force.given.items():
            if name in ("select", "ignore", "extend-select") or name.startswith("rules."):
                _check_rule_setting(rules, name, given)
        raise


def _check_rule_setting(rules: Sequence[Rule], name: str, given: Given) -> None:
    from auditor.judge import check_settings  # noqa: PLC0415 - as above

    try:
        check_settings(rules, InForce({name: given}).settings(as_of_from=None))
    except SettingsError as error:
        about = "" if given.origin.kind == "option" else f" {name}"
        msg = f"{given.origin}:{about}{':' if about else ''} {error}"
        raise SettingsError(msg) from None


def _file(named: str | None, *, isolated: bool) -> tuple[str | None, dict[str, Given]]:
    """The file that was found, if one was, and the settings of it or of the one named."""
    if named is not None and isolated:
        msg = "--config names a file and --isolated reads none; give one of them"
        raise UsageError(msg)
    if named is not None:
        from auditor.config.toml_file import read  # noqa: PLC0415 - start-up: few runs have a file

        return None, dict(read(named))
    if isolated:
        return None, {}
    from auditor.config.discover import find, shown  # noqa: PLC0415 - not where isolated

    try:
        path = find(os.getcwd())  # noqa: PTH109 - start-up: pathlib costs 3 ms
    except OSError:  # the working directory is gone, and paths from the root still hold
        path = None
    if path is None:
        return None, {}
    from auditor.config.toml_file import read  # noqa: PLC0415 - as above

    return path, dict(read(path, shown(path)))


def _assigned(texts: tuple[str, ...]) -> Layer:
    if not texts:
        return {}
    from auditor.config.assignment import read_assignments  # noqa: PLC0415 - start-up

    return read_assignments(texts)
