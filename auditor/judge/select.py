"""Which rules run, with which options, and which of their findings are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from auditor.errors import SettingsError
from auditor.model import Confidence, Finding, Persona, Scope, Settings, Severity
from auditor.rule import Rule

_LEAST: Final[Mapping[Persona, tuple[Severity, Confidence]]] = {
    Persona.REVIEW: (Severity.INFO, Confidence.LOW),
    Persona.CI: (Severity.WARNING, Confidence.HIGH),
    Persona.FORENSIC: (Severity.OFF, Confidence.LOW),
}


class Chosen(NamedTuple):
    """A rule that runs, with its options; `named` tells that the user asked for it by code.

    `severity` is what the settings make of the rule's own, if anything.
    """

    rule: Rule
    options: Mapping[str, Any]
    named: bool
    severity: Severity | None = None


class Selection(NamedTuple):
    """The rules that run, in order of their codes, and the least that is shown."""

    chosen: tuple[Chosen, ...]
    severity: Severity
    confidence: Confidence

    def shows(self, finding: Finding) -> bool:
        """Whether the finding is serious and sure enough."""
        least = self.severity
        if finding.severity is Severity.OFF and any(
            c.named and c.rule.code == finding.code for c in self.chosen
        ):
            least = Severity.OFF
        return (
            finding.severity.rank >= least.rank and finding.confidence.rank >= self.confidence.rank
        )


def select(rules: Sequence[Rule], settings: Settings) -> Selection:
    """The selection that the settings ask for; a code that no rule has is a `SettingsError`."""
    severity, confidence = _LEAST[settings.persona]
    options = _options(rules, settings.rule_options)
    changed = _severities(rules, settings.severities)
    chosen = tuple(
        Chosen(
            rule,
            options[rule.code],
            named=_is_named(rule, settings),
            severity=changed.get(rule.code),
        )
        for rule in _selected(rules, settings)
        if rule.scope is Scope.DOCUMENT
    )
    return Selection(chosen, settings.severity or severity, settings.confidence or confidence)


def check_settings(rules: Sequence[Rule], settings: Settings) -> None:
    """Raise `SettingsError` for codes and options that no rule has, before anything is read."""
    select(rules, settings)
    known = [entry.code for entry in settings.suppress if entry.code is not None]
    named = [
        c
        for entry in settings.per_path
        for c in (*entry.select, *entry.ignore, *entry.extend_select)
    ]
    for selector in (*known, *named):
        if not any(_matches(rule, selector) for rule in rules):
            raise SettingsError(_unknown(selector, rules))


def _selected(rules: Sequence[Rule], settings: Settings) -> list[Rule]:
    """The most specific selector decides; of two equally specific ones, ignoring wins."""
    every = (*settings.select, *settings.ignore, *settings.extend_select)
    for selector in every:
        if not any(_matches(rule, selector) for rule in rules):
            raise SettingsError(_unknown(selector, rules))
    taken = []
    changed = _severities(rules, settings.severities)
    for rule in rules:
        wanted = _strength(rule, (*settings.select, *settings.extend_select))
        if not settings.select:
            wanted = max(wanted, 0)
        if (
            changed.get(rule.code, rule.severity) is Severity.OFF
            and settings.persona is not Persona.FORENSIC
        ):
            wanted = wanted if _is_named(rule, settings) else -1
        if wanted > _strength(rule, settings.ignore):
            taken.append(rule)
    return taken


def _matches(rule: Rule, selector: str) -> bool:
    return selector == rule.name or (bool(selector) and rule.code.startswith(selector.upper()))


def _strength(rule: Rule, selectors: Sequence[str]) -> int:
    """Length of the longest selector that takes the rule; -1 for none. A name counts as a code."""
    return max(
        (min(len(s), len(rule.code)) for s in selectors if _matches(rule, s)),
        default=-1,
    )


def _is_named(rule: Rule, settings: Settings) -> bool:
    return any(
        s == rule.name or s.upper() == rule.code
        for s in (*settings.select, *settings.extend_select)
    )


def _unknown(selector: str, rules: Sequence[Rule]) -> str:
    known = [name for rule in rules for name in (rule.code, rule.name)]
    close = _closest(selector.upper(), known) or _closest(selector.lower(), known)
    hint = f'; did you mean "{close}"?' if close else '; "auditor rules" lists them'
    return f'no rule has the code "{selector}"{hint}'


def _closest(word: str, known: Sequence[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.5)), None)


def _severities(rules: Sequence[Rule], given: Mapping[str, Severity]) -> dict[str, Severity]:
    """By code: what the settings make of a rule's severity; the longest selector decides."""
    for selector in given:
        if not any(_matches(rule, selector) for rule in rules):
            raise SettingsError(_unknown(selector, rules))
    changed: dict[str, Severity] = {}
    for rule in rules:
        fitting = [selector for selector in given if _matches(rule, selector)]
        if fitting:
            changed[rule.code] = given[max(fitting, key=len)]
    return changed


def _options(
    rules: Sequence[Rule], given: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    options = {rule.code: {n: o.default for n, o in rule.options.items()} for rule in rules}
    for selector, values in given.items():
        rule = next((r for r in rules if selector == r.name or selector.upper() == r.code), None)
        if rule is None:
            raise SettingsError(_unknown(selector, rules))
        for name, value in values.items():
            options[rule.code][name] = _value(rule, name, value)
    return options


def _value(rule: Rule, name: str, value: object) -> object:
    option = rule.options.get(name)
    if option is None:
        close = _closest(name, list(rule.options))
        hint = f'; did you mean "{close}"?' if close else ""
        msg = f'rule {rule.code} has no option "{name}"{hint}'
        raise SettingsError(msg)
    # True is an int for Python, not for a user.
    if not isinstance(value, option.type) or (isinstance(value, bool) and option.type is not bool):
        msg = (
            f'option "{name}" of rule {rule.code} is to be '
            f"{option.type.__name__}, not {type(value).__name__}"
        )
        raise SettingsError(msg)
    return value
