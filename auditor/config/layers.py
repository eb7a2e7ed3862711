"""Settings with where they came from: a layer for each source, and what is in force of all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from attrs import evolve

from auditor.config.keys import KEYS, TABLES, key_of
from auditor.config.values import RefusedError, closest, plain, short
from auditor.errors import SettingsError
from auditor.model import Limits, Settings

if TYPE_CHECKING:
    from auditor.model.source_profile import SourceProfile


class Origin(NamedTuple):
    """Where a value came from: `kind` is option, set, file or default.

    `place` is how people call it: an option, a file, a variable of the environment.
    """

    kind: str
    place: str
    line: int | None = None

    def __str__(self) -> str:
        """The place with its line."""
        return self.place if self.line is None else f"{self.place}:{self.line}"


DEFAULT: Final = Origin("default", "default")


class Given(NamedTuple):
    """A value as somebody wrote it, what the program makes of it, and its origin."""

    value: object
    taken: Any
    origin: Origin


Layer = Mapping[str, Given]


def take(name: str, value: object, origin: Origin) -> Given:
    """The value of a key; `SettingsError` where there is no such key or it cannot be so."""
    key = key_of(name)
    if key is None:
        unknown(name, origin)
    try:
        return Given(plain(value), key.take(value), origin)
    except RefusedError as error:
        msg = f"{about(name, origin)} {error.shown}: {error.allowed}"
        raise SettingsError(msg) from None


def about(name: str, origin: Origin) -> str:
    """How a message begins: `--day-month`, or `auditor.toml:4: day-month =`."""
    if origin.kind == "option":
        return origin.place
    return f"{origin}{'' if origin.kind == 'set' else ':'} {name} ="


def unknown(name: str, origin: Origin) -> NoReturn:
    """Refuse a key that there is not, with what may have been meant."""
    table, dot, inner = name.partition(".")
    if dot and table in ("fields", "limits"):
        allowed = [key.partition(".")[2] for key in KEYS if key.startswith(f"{table}.")]
        close = closest(inner, allowed)
        hint = f"did you mean {close!r}?" if close else f"these are: {', '.join(allowed)}"
        msg = f"{origin}: {table} has no {short(repr(inner))}; {hint}"
        raise SettingsError(msg)
    close = closest(name.replace("_", "-"), [*(key for key in KEYS if "." not in key), *TABLES])
    hint = f"did you mean {close!r}?" if close else "`auditor config` lists all"
    msg = f"{origin}: there is no setting {short(repr(name))}; {hint}"
    raise SettingsError(msg)


class InForce:
    """The settings that hold when all layers are laid over each other."""

    def __init__(self, given: Layer, file: str | None = None) -> None:
        self.given = given
        self.file = file

    def value(self, name: str) -> Any:  # noqa: ANN401 - what the key makes of it
        """What the program is to use; the default where nobody gave one."""
        if name in self.given:
            return self.given[name].taken
        key = KEYS[name]
        return None if key.default is None else key.take(key.default)

    def origin(self, name: str) -> Origin:
        """Where it came from."""
        return self.given[name].origin if name in self.given else DEFAULT

    def settings(self, *, as_of_from: str | None, exclude_from: str | None = None) -> Settings:
        """All that the audit of a document depends on."""
        rules: dict[str, dict[str, Any]] = {}
        for name, given in self.given.items():
            if name.startswith("rules."):
                _, code, option = name.split(".", 2)
                rules.setdefault(code, {})[option] = given.taken
        return Settings(
            as_of=(as_of := self.value("as-of")),
            as_of_from=None if as_of is None else as_of_from,
            cutoff=self.value("cutoff"),
            day_month=self.value("day-month"),
            language=self.value("language"),
            url=self.value("url"),
            retrieved=self.value("retrieved"),
            fields=self._below("fields."),
            source_profile=self._source_profile,
            stdin_name=self.value("stdin-name"),
            select=self.value("select"),
            ignore=self.value("ignore"),
            extend_select=self.value("extend-select"),
            persona=self.value("persona"),
            severity=self.value("severity"),
            confidence=self.value("confidence"),
            rule_options=rules,
            severities=self._below("severities."),
            per_path=self.value("per-path"),
            suppress=self.value("suppress"),
            placeholder_days=self.value("placeholder-days"),
            fixed_days=self.value("fixed-days"),
            known_events=self.value("known-events"),
            exclude=self.value("exclude"),
            exclude_from=exclude_from,
            force_exclude=self.value("force-exclude"),
            gitignore=self.value("gitignore"),
            limits=self._limits(),
        )

    @cached_property
    def _source_profile(self) -> SourceProfile | None:
        """Read once a run; a path in a file of settings is seen from the folder of that file."""
        path: str | None = self.value("source-profile")
        if path is None:
            return None
        from auditor.config.profile_file import read_profile  # noqa: PLC0415 - start-up

        origin = self.origin("source-profile")
        folder = os.path.dirname(origin.place) if origin.kind == "file" else ""  # noqa: PTH120 - start-up: pathlib costs 3 ms
        return read_profile(os.path.join(folder, path))  # noqa: PTH118 - likewise

    def _below(self, table: str) -> dict[str, Any]:
        return {k[len(table) :]: v.taken for k, v in self.given.items() if k.startswith(table)}

    def _limits(self) -> Limits:
        given = {name.replace("-", "_"): value for name, value in self._below("limits.").items()}
        return evolve(Limits(), **given) if given else Limits()
