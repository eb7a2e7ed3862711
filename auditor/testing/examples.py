"""Runs the examples of rules, and makes checks of what a rule says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

from attrs import evolve, field, frozen

from auditor.judge.engine import judge
from auditor.judge.registry import rules_of
from auditor.model import (
    DEFAULT_SETTINGS,
    Document,
    Finding,
    FindingKind,
    Notice,
    Persona,
    Settings,
    Timeline,
)
from auditor.rule import Example, Rule
from auditor.testing.timelines import document_of, timeline_of
from auditor.when.edtf import parse_date


@frozen
class Outcome:
    """What came of an example: its timeline and document, and what the rule said."""

    timeline: Timeline
    document: Document
    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...] = ()


def run_example(rule: Rule, example: Example) -> tuple[Finding, ...]:
    """The findings of one rule on one example, whatever the persona would show."""
    return outcome(rule, example).findings


def outcome(rule: Rule, example: Example) -> Outcome:
    """Run one rule on one example, and keep what it ran on."""
    settings = settings_of(rule, example)
    if example.timeline is not None:
        timeline = example_timeline(example)
        return _judged(rule, timeline, document_of(timeline), settings)
    audit = _through_the_hops(example, settings)
    return _judged(rule, audit.timeline, audit.document, settings)


def example_timeline(example: Example) -> Timeline:
    """The timeline of a `timeline` example."""
    return timeline_of(
        example.timeline or {},
        verdicts=example.verdicts,
        page_kind=example.page_kind,
        language=example.language,
    )


def settings_of(rule: Rule, example: Example) -> Settings:
    """The settings of an example: its own and its options, with everything shown."""
    given = dict(example.settings)
    for name in ("as_of", "cutoff"):
        if isinstance(given.get(name), str):
            given[name] = parse_date(given[name])
    options = {rule.code: dict(example.options)} if example.options else {}
    return evolve(DEFAULT_SETTINGS, persona=Persona.FORENSIC, rule_options=options, **given)


def _through_the_hops(example: Example, settings: Settings) -> Any:  # noqa: ANN401 - an Audit
    """The audit of a `source` example; the hops are imported for it alone."""
    read = import_module("auditor.read")
    pipeline = import_module("auditor.pipeline")
    read_settings = evolve(settings, rule_options={})
    document = next(iter(read.from_text(example.source, read_settings, example.name)))
    return pipeline.audit(document, read_settings, judge=False)


def _judged(rule: Rule, timeline: Timeline, document: Document, settings: Settings) -> Outcome:
    findings, notices = judge(timeline, document, settings, (rule,))
    return Outcome(timeline, document, findings, notices)


@frozen
class Check:
    """One thing that must hold of a rule; call it, it raises AssertionError where it does not."""

    name: str
    run: Callable[[], None] = field(repr=False)

    def __call__(self) -> None:
        """Run the check."""
        self.run()

    def __str__(self) -> str:
        """The name, as a test id."""
        return self.name


def rule_tests(
    target: str | ModuleType | Rule | Iterable[Rule], *, laws: bool = True
) -> list[Check]:
    """The checks of all rules of a package (or its name), or of the given rules."""
    return [check for rule in rules_in(target) for check in _checks(rule, laws=laws)]


def rules_in(target: str | ModuleType | Rule | Iterable[Rule]) -> Iterator[Rule]:
    """The rules of a package (or its name), a module, or those given; a broken one raises."""
    if isinstance(target, str):
        return _found_in(import_module(target))
    if isinstance(target, Rule):
        return iter((target,))
    return _found_in(target) if isinstance(target, ModuleType) else iter(target)


def _found_in(target: ModuleType) -> Iterator[Rule]:
    for found in rules_of(target):
        if isinstance(found, Notice):
            msg = f"rule contract: {found.text}"
            raise AssertionError(msg)  # noqa: TRY004 - a failed check, like all others here
        yield found


def _checks(rule: Rule, *, laws: bool) -> Iterator[Check]:
    for example in rule.bad:
        yield Check(f"{rule.code}-bad-{_slug(example)}", partial(check_bad, rule, example))
    for example in rule.good:
        yield Check(f"{rule.code}-good-{_slug(example)}", partial(check_good, rule, example))
    if laws:
        from auditor.testing.laws import LAWS  # noqa: PLC0415 - hypothesis is no dependency

        for name, law in LAWS.items():
            yield Check(f"{rule.code}-law-{name}", partial(law, rule))


def _slug(example: Example) -> str:
    return re.sub(r"[^a-z0-9]+", "-", example.title.lower()).strip("-")


def check_bad(rule: Rule, example: Example) -> None:
    """The example fires, at the right claim, with the severity and kind that it names."""
    found = outcome(rule, example)
    _assert_ran(found)
    if not found.findings:
        msg = f"bad example {example.title!r} of {rule.code} is silent"
        raise AssertionError(msg)
    if example.at is not None:
        places = [
            found.timeline.claim(f.claims[0]).surface if f.claims else "" for f in found.findings
        ]
        if example.at not in places:
            msg = f"{rule.code} points at {places}, not at {example.at!r}"
            raise AssertionError(msg)
    severity = example.severity or rule.severity
    if not any(f.severity is severity for f in found.findings):
        msg = f"{rule.code} says {[str(f.severity) for f in found.findings]}, not {severity}"
        raise AssertionError(msg)
    if not any(f.kind is (example.kind or FindingKind.FAIL) for f in found.findings):
        msg = f"{rule.code} says {[str(f.kind) for f in found.findings]}, not {example.kind}"
        raise AssertionError(msg)


def check_good(rule: Rule, example: Example) -> None:
    """The example is silent, or says no more than the severity that it names."""
    found = outcome(rule, example)
    _assert_ran(found)
    for finding in found.findings:
        if example.severity is None or finding.severity.rank > example.severity.rank:
            msg = f"good example {example.title!r} of {rule.code}: {finding.message}"
            raise AssertionError(msg)
    if example.severity is not None and not found.findings:
        msg = f"good example {example.title!r} of {rule.code} says nothing at all"
        raise AssertionError(msg)


def _assert_ran(found: Outcome) -> None:
    if found.notices:
        raise AssertionError(found.notices[0].text)
