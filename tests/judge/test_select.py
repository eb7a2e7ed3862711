"""Which rules run, and which findings are shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from auditor.errors import SettingsError
from auditor.judge.select import check_settings, select
from auditor.model import (
    DEFAULT_SETTINGS,
    Confidence,
    Finding,
    FindingKind,
    Persona,
    Scope,
    Settings,
    Severity,
)
from auditor.rule import PUBLISHED, Case, Example, Option, Rule


def silent(_: Case) -> Iterator[Finding]:
    """A check that says nothing."""
    yield from ()


def rule(code: str, name: str, severity: Severity = Severity.WARNING, **more: Any) -> Rule:  # noqa: ANN401 - any field
    """A small rule."""
    return Rule(
        code=code,
        name=name,
        rationale="Something is wrong.",
        severity=severity,
        since="1.0",
        references=("https://example.org",),
        check=silent,
        bad=(Example(title="bad", timeline={PUBLISHED: "2020"}),),
        good=(Example(title="good", timeline={PUBLISHED: "2021"}),),
        **more,
    )


RULES = (
    rule("DOC201", "byline-mismatch"),
    rule("DOC202", "republication", Severity.ERROR),
    rule("DOC216", "caption-late", Severity.OFF),
    rule("FMT101", "ambiguous-date", options={"days": Option(int, 30, "days")}),
    rule("COR501", "order-break", scope=Scope.CORPUS),
)


def codes(**given: Any) -> list[str]:  # noqa: ANN401 - any setting
    """The codes that run under the settings."""
    return [c.rule.code for c in select(RULES, evolve(DEFAULT_SETTINGS, **given)).chosen]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["DOC201", "DOC202", "FMT101"]),
        ({"select": ("DOC",)}, ["DOC201", "DOC202"]),
        ({"select": ("doc202",)}, ["DOC202"]),
        ({"select": ("republication",)}, ["DOC202"]),
        ({"ignore": ("DOC",)}, ["FMT101"]),
        ({"ignore": ("DOC202",)}, ["DOC201", "FMT101"]),
        ({"select": ("DOC202",), "ignore": ("DOC",)}, ["DOC202"]),
        ({"select": ("DOC",), "ignore": ("DOC202",)}, ["DOC201"]),
        ({"select": ("DOC202",), "ignore": ("DOC202",)}, []),
        ({"select": ("DOC",), "extend_select": ("FMT",)}, ["DOC201", "DOC202", "FMT101"]),
        ({"extend_select": ("DOC216",)}, ["DOC201", "DOC202", "DOC216", "FMT101"]),
        ({"select": ("DOC2",)}, ["DOC201", "DOC202"]),
        ({"select": ("caption-late",)}, ["DOC216"]),
        ({"persona": Persona.FORENSIC}, ["DOC201", "DOC202", "DOC216", "FMT101"]),
    ],
)
def test_selection(given: dict[str, Any], expected: list[str]) -> None:
    """The most specific selector decides; a rule that is off runs when it is named."""
    assert codes(**given) == expected


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"select": ("DOC20X",)}, 'no rule has the code "DOC20X"; did you mean "DOC20'),
        ({"ignore": ("DOC292",)}, 'did you mean "DOC202"?'),
        ({"extend_select": ("republicaton",)}, 'did you mean "republication"?'),
        ({"select": ("",)}, 'no rule has the code ""'),
        ({"select": ("QQQQQQQ",)}, '"auditor rules" lists them'),
        ({"rule_options": {"FMT999": {}}}, 'did you mean "FMT1'),
        ({"rule_options": {"FMT101": {"day": 3}}}, 'has no option "day"; did you mean "days"?'),
        ({"rule_options": {"DOC201": {"day": 3}}}, 'rule DOC201 has no option "day"'),
        ({"rule_options": {"FMT101": {"days": "3"}}}, "is to be int, not str"),
        ({"rule_options": {"FMT101": {"days": True}}}, "is to be int, not bool"),
    ],
)
def test_what_no_rule_has_is_an_error(given: dict[str, Any], text: str) -> None:
    """With the nearest name there is."""
    with pytest.raises(SettingsError, match=r".") as caught:
        check_settings(RULES, evolve(DEFAULT_SETTINGS, **given))

    assert text in str(caught.value)


@pytest.mark.parametrize("key", ["FMT101", "fmt101", "ambiguous-date"])
def test_options_reach_their_rule(key: str) -> None:
    """By code or name, over the defaults."""
    settings = evolve(DEFAULT_SETTINGS, rule_options={key: {"days": 7}})

    chosen = {c.rule.code: c.options for c in select(RULES, settings).chosen}

    assert chosen["FMT101"] == {"days": 7}
    assert chosen["DOC202"] == {}


def finding(severity: Severity, confidence: Confidence, code: str = "DOC201") -> Finding:
    """A finding of that weight."""
    return Finding("m", (), severity, confidence, FindingKind.FAIL, code=code)


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (Settings(), {"error", "warning", "info"}),
        (Settings(persona=Persona.FORENSIC), {"error", "warning", "info", "off"}),
        (Settings(persona=Persona.CI), {"error", "warning"}),
        (Settings(persona=Persona.CI, severity=Severity.INFO), {"error", "warning", "info"}),
        (Settings(severity=Severity.ERROR), {"error"}),
    ],
)
def test_severity_shown(settings: Settings, shown: set[str]) -> None:
    """A persona is a default; what the user says wins."""
    selection = select(RULES, settings)

    assert {s.value for s in Severity if selection.shows(finding(s, Confidence.HIGH))} == shown


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (Settings(), {"high", "medium", "low"}),
        (Settings(persona=Persona.CI), {"high"}),
        (Settings(persona=Persona.CI, confidence=Confidence.MEDIUM), {"high", "medium"}),
    ],
)
def test_confidence_shown(settings: Settings, shown: set[str]) -> None:
    """Continuous integration breaks on what is sure only."""
    selection = select(RULES, settings)

    found = {c.value for c in Confidence if selection.shows(finding(Severity.ERROR, c))}

    assert found == shown


def test_a_named_rule_shows_what_is_off() -> None:
    """Whoever asks for a rule by its code sees its findings."""
    off = finding(Severity.OFF, Confidence.HIGH, "DOC216")

    assert select(RULES, Settings(extend_select=("DOC216",))).shows(off)
    assert not select(RULES, Settings(select=("DOC",))).shows(off)
