"""The rule contract: what a module `rules/<name>.py`, or a third party's, exports as `RULE`.

A rule is a pure generator over a timeline: no clock, no I/O. It never picks a reading; it
looks at those that reconciliation left live, and says `fail` when the discrepancy holds
under every one of them, `review` when under some.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from attrs import field, frozen

from auditor.errors import RuleError
from auditor.model import (
    Confidence,
    Finding,
    FindingKind,
    Role,
    Scope,
    Settings,
    Severity,
    Timeline,
)

ENTRY_POINTS: Final = "auditor.rules"
"""Entry point group through which rules enter; the value names a package of rule modules."""

PUBLISHED: Final = Role.PUBLISHED
MODIFIED: Final = Role.MODIFIED
CREATED: Final = Role.CREATED
CAPTURED: Final = Role.CAPTURED
EVENT: Final = Role.EVENT

_CODE: Final = re.compile(r"[A-Z]{3}[0-9]{3}")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@frozen
class Option:
    """An option of a rule: its type and default, and one line on what it does."""

    type: type
    default: Any
    help: str


@frozen
class Example:
    """A small case that a rule must flag (`bad`) or leave alone (`good`).

    Give either `timeline`, EDTF by role (`"2024-04-03 | 2024-03-04"` for rival readings), or
    `source`, a few lines that run through the real hops as `name` (its suffix tells the
    kind). `at` is the surface that the finding must point at. `guard` names the guard that a
    good example shows. `fields` and `settings` go to the hops.
    """

    title: str
    timeline: Mapping[Role, str] | None = None
    source: str | None = None
    name: str = "example.txt"
    at: str | None = None
    guard: str | None = None
    severity: Severity | None = None
    settings: Mapping[str, Any] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        """Insist on exactly one kind of input."""
        if (self.timeline is None) == (self.source is None):
            msg = f"example {self.title!r}: give either timeline or source"
            raise RuleError(msg)


@frozen
class Case:
    """What a rule looks at: one timeline, and the settings with this rule's options."""

    rule: Rule
    timeline: Timeline
    settings: Settings
    options: Mapping[str, Any] = field(factory=dict)

    def finding(
        self,
        message: str,
        *claims: str,
        kind: FindingKind = FindingKind.FAIL,
        confidence: Confidence | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule; the first claim is its place. Severity can only be lowered."""
        level = severity or self.rule.severity
        if level.rank > self.rule.severity.rank:
            msg = f"{self.rule.code} must not raise its severity to {level}"
            raise RuleError(msg)
        return Finding(
            message=message,
            claims=claims,
            severity=level,
            confidence=confidence or self.rule.confidence,
            kind=kind,
            code=self.rule.code,
            name=self.rule.name,
        )


@frozen
class Rule:
    """A rule and everything that is known about it; tests and pages come from this."""

    code: str
    name: str
    rationale: str
    severity: Severity
    since: str
    references: tuple[str, ...]
    check: Callable[[Case], Iterator[Finding]]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    confidence: Confidence = Confidence.HIGH
    options: Mapping[str, Option] = field(factory=dict)
    subsumes: tuple[str, ...] = ()
    scope: Scope = Scope.DOCUMENT

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that breaks the contract, at import."""
        problems = []
        if not _CODE.fullmatch(self.code):
            problems.append(f"code {self.code!r} is not three capitals and three digits")
        if not _NAME.fullmatch(self.name):
            problems.append(f"name {self.name!r} is not lower-case words joined by hyphens")
        if not self.rationale or not self.rationale.strip():
            problems.append("there is no rationale (the module's docstring)")
        if not self.references:
            problems.append("there is no reference")
        if not self.bad or not self.good:
            problems.append("it needs at least one bad and one good example")
        if problems:
            msg = f"rule {self.code} {self.name}: {'; '.join(problems)}"
            raise RuleError(msg)

    @property
    def summary(self) -> str:
        """The first sentence of the rationale."""
        text = " ".join(self.rationale.split())
        return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]
