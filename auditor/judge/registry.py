"""Finds the installed rules through their entry points; a broken one is a notice, no crash."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Final, NamedTuple, Protocol

from auditor.errors import RuleError
from auditor.judge.entry_points import points
from auditor.model import Notice
from auditor.rule import ENTRY_POINTS, Rule

_OURS: Final = "auditor_rules"


class EntryPoint(Protocol):
    """What a distribution declares: a name, and what it stands for."""

    @property
    def name(self) -> str:
        """What the distribution calls it."""

    @property
    def value(self) -> str:
        """A module, or an object in one."""

    def load(self) -> object:
        """Import it."""


class Loaded(NamedTuple):
    """The rules in order of their codes, and what could not be loaded."""

    rules: tuple[Rule, ...]
    notices: tuple[Notice, ...]


def load(points: Iterable[EntryPoint]) -> Loaded:
    """All rules behind the entry points; of two with one code or name the first stays."""
    rules: dict[str, Rule] = {}
    names: set[str] = set()
    notices = []
    # Ours first, so that nobody's package takes a built-in code away; then by name, so that
    # the order of installation does not matter.
    for point in sorted(points, key=lambda p: (p.value != _OURS, p.name, p.value)):
        for found in _behind(point):
            if isinstance(found, Notice):
                notices.append(found)
            elif found.code in rules or found.name in names:
                if rules.get(found.code) is not found:
                    notices.append(
                        _failed(point.value, f"{found.code} {found.name} exists already")
                    )
            else:
                rules[found.code] = found
                names.add(found.name)
    return Loaded(tuple(rules[code] for code in sorted(rules)), tuple(notices))


@cache
def installed() -> Loaded:
    """What is installed here; looked up once, because nothing is installed while we run."""
    return load(points(ENTRY_POINTS))


def load_rules() -> tuple[Rule, ...]:
    """The installed rules in order of their codes."""
    return installed().rules


def load_notices() -> tuple[Notice, ...]:
    """One notice for each rule that could not be loaded; they concern the run as a whole."""
    return installed().notices


def rules_of(target: object) -> Iterator[Rule | Notice]:
    """The rules of a package, of a module, or a rule itself."""
    if isinstance(target, Rule):
        yield target
    elif isinstance(target, ModuleType) and hasattr(target, "__path__"):
        if hasattr(target, "RULE"):
            yield _rule_in(target)
        for info in sorted(pkgutil.iter_modules(target.__path__), key=lambda i: i.name):
            yield from _module(f"{target.__name__}.{info.name}")
    elif isinstance(target, ModuleType):
        yield _rule_in(target)
    else:
        yield _failed(repr(target), "is neither a rule nor a module with a RULE")


def _behind(point: EntryPoint) -> Iterator[Rule | Notice]:
    try:
        target = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - foreign code may raise anything
        yield _failed(point.value, _reason(error))
        return
    yield from rules_of(target)


def _module(name: str) -> Iterator[Rule | Notice]:
    try:
        module = import_module(name)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - foreign code may raise anything
        yield _failed(name, _reason(error))
        return
    # A module of a rule package without a RULE is what its rules share.
    if hasattr(module, "RULE"):
        yield _rule_in(module)


def _rule_in(module: ModuleType) -> Rule | Notice:
    rule = getattr(module, "RULE", None)
    if isinstance(rule, Rule):
        return rule
    return _failed(module.__name__, "has no RULE that is an auditor.rule.Rule")


def _reason(error: BaseException) -> str:
    if isinstance(error, RuleError):
        return str(error)
    return f"cannot be imported: {type(error).__name__}: {error}"


def _failed(name: str, reason: str) -> Notice:
    return Notice("error", "rule-failed", f"rule {name} was not loaded: {reason}", incomplete=True)
