"""The list of rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from auditor.model import Severity
from auditor.render.cells import pad, wrap
from auditor.render.lines import Ink, Line, line
from auditor.render.untrusted import visible
from auditor.rule import Rule

_INKS: Final = {
    Severity.ERROR: Ink.ERROR,
    Severity.WARNING: Ink.WARNING,
    Severity.INFO: Ink.INFO,
    Severity.OFF: Ink.FAINT,
}
_CODE: Final = 8
_SEVERITY: Final = 9
_LEAST: Final = 28
"""Cells that a summary needs; on less it goes under its name."""


def catalogue(rules: Sequence[Rule], cells: int) -> list[Line]:
    """One entry a rule: code, severity, name, and the first sentence of its page."""
    names = max((len(rule.name) for rule in rules), default=0) + 2
    left = _CODE + _SEVERITY + names
    lines: list[Line] = []
    for rule in rules:
        start = (
            (pad(rule.code, _CODE), Ink.TITLE),
            (pad(rule.severity.value, _SEVERITY), _INKS[rule.severity]),
        )
        summary = visible(rule.summary)
        if cells - left >= _LEAST:
            first, *rest = wrap(summary, cells - left) or [""]
            lines.append(line(*start, pad(rule.name, names), first))
            lines += [line(" " * left, text) for text in rest]
            continue
        lines.append(line(*start, rule.name))
        indent = _CODE + _SEVERITY
        lines += [line(" " * indent, (t, Ink.FAINT)) for t in wrap(summary, cells - indent)]
    return lines


def rule_object(rule: Rule) -> dict[str, Any]:
    """What programs want to know of a rule."""
    return {
        "code": rule.code,
        "name": rule.name,
        "summary": rule.summary,
        "severity": rule.severity.value,
        "confidence": rule.confidence.value,
        "scope": rule.scope.value,
        "since": rule.since,
        "subsumes": list(rule.subsumes),
        "references": list(rule.references),
        "options": {
            name: {"type": option.type.__name__, "default": option.default, "help": option.help}
            for name, option in sorted(rule.options.items())
        },
    }
