"""The tools for rule authors find what is wrong with a rule."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from types import ModuleType
from typing import Any

import pytest
from attrs import evolve

from auditor.model import (
    Channel,
    Finding,
    FindingKind,
    Order,
    OwnerKind,
    Relation,
    Role,
    Severity,
    Status,
    Zone,
)
from auditor.rule import CAPTURED, EVENT, MODIFIED, PUBLISHED, Case, Example, Rule, Stated
from auditor.testing import document_of, rule_tests, run_example, timeline_of

COUNTER = count()


def late(case: Case) -> Iterator[Finding]:
    """A sound rule: something was captured."""
    for claim in case.timeline.claims:
        if claim.role is CAPTURED and claim.live:
            yield case.finding("It was captured.", claim.id)


RULE = Rule(
    code="XYZ901",
    name="captured",
    rationale="It was captured.",
    severity=Severity.WARNING,
    since="1.0",
    references=("https://example.org",),
    check=late,
    bad=(Example(title="captured", timeline={CAPTURED: "2024-05-01"}, at="1 May 2024"),),
    good=(Example(title="not captured", timeline={PUBLISHED: "2024-05-01"}),),
)


def test_a_timeline_from_a_few_words() -> None:
    """Roles, readings, and a verdict on each role."""
    timeline = timeline_of(
        {PUBLISHED: "2024-04-03 | 2024-03-04", MODIFIED: "2024-05-02", EVENT: ("2024-05", "2023")}
    )

    assert [c.id for c in timeline.claims] == ["c1", "c2", "c3", "c4"]
    assert [r.order for r in timeline.claim("c1").readings] == [Order.DMY, Order.MDY]
    assert timeline.claim("c1").surface == "03/04/2024"
    assert timeline.claim("c2").surface == "2 May 2024"
    assert timeline.published.state == "undecided"
    assert timeline.published.edtf == "[2024-04-03,2024-03-04]"
    assert (timeline.modified.state, timeline.modified.edtf) == ("stated", "2024-05-02")
    assert timeline.modified.claims == ("c2",)
    assert timeline.captured.state == "none"


def test_readings_that_are_ruled_out() -> None:
    """The other one is chosen then."""
    (claim,) = timeline_of({PUBLISHED: "2024-04-03 | !2024-03-04"}).claims

    assert [r.status for r in claim.readings] == [Status.CHOSEN, Status.RULED_OUT]
    assert claim.chosen is not None


def test_instants() -> None:
    """Clock and offset stand in the reading's instant."""
    texts = ["2024-05-02T23:30:15-05:00", "2024-05-02T23:30Z", "2024-05-02T23:30", "2024-05-02"]
    specs = tuple(Stated(edtf=text, channel=Channel.META) for text in texts)

    claims = timeline_of({PUBLISHED: specs}).claims

    assert [str(c.readings[0].instant) for c in claims] == [
        "2024-05-02T23:30:15-05:00",
        "2024-05-02T23:30Z",
        "2024-05-02T23:30",
        "None",
    ]
    assert claims[0].surface == "2024-05-02T23:30:15-05:00"


def test_what_a_claim_may_say() -> None:
    """Owners, zones, relations, parts that are implied."""
    timeline = timeline_of(
        {
            PUBLISHED: (
                Stated(edtf="2021-04-11", owner=OwnerKind.SITE),
                Stated(edtf="2021-04-11", owner=OwnerKind.RELATED, key="x"),
                Stated(edtf="2021-04-11", channel=Channel.JSON_LD),
            ),
            EVENT: (
                Stated(edtf="2021-04-08", known=("month", "day")),
                Stated(edtf="", relation=Relation(2, "c1")),
                Stated(edtf="", years_ago=3),
                Stated(edtf="", impossible="june has 30 days"),
            ),
        }
    )
    masthead, related, field, event, anniversary, ago, never = timeline.claims

    assert (masthead.zone, masthead.owner.key) == (Zone.MASTHEAD, "site")
    assert (related.zone, related.owner.key) == (Zone.RELATED, "x")
    assert field.zone is Zone.METADATA
    assert event.zone is Zone.BODY
    assert event.readings[0].implied == ("year",)
    assert (anniversary.readings, anniversary.surface) == ((), "2-year anniversary")
    assert ago.surface == "3 years ago"
    assert never.impossible == "june has 30 days"
    assert timeline.published.claims == ("c3",)


@pytest.mark.parametrize(
    ("edtf", "state", "dates"),
    [
        ("2021-04-11", "stated", 1),
        ("[2020-02-03,2020-03-02]", "undecided", 2),
        ("[..2021-04-11]", "bounds", 0),
        ("", "none", 0),
    ],
)
def test_verdicts_can_be_told(edtf: str, state: str, dates: int) -> None:
    """As reconciliation would state them."""
    verdict = timeline_of({PUBLISHED: "2021-04-11"}, verdicts={PUBLISHED: edtf}).published

    assert (verdict.state, len(verdict.dates)) == (state, dates)


def test_a_document_to_lie_in() -> None:
    """Every claim is found at its place."""
    timeline = timeline_of(
        {PUBLISHED: Stated(edtf="2021-04-11", before="By Ada, ", after="."), EVENT: "2021"}
    )
    part = document_of(timeline).parts[0]

    assert part.text == "By Ada, 11 April 2021.\n2021\n"
    for claim in timeline.claims:
        where = claim.location
        assert part.text[where.start : where.end] == claim.surface
        assert part.locate(where.start, where.end) == where


def test_a_sound_rule_passes() -> None:
    """Examples and laws."""
    checks = rule_tests(RULE)

    assert [str(check) for check in checks][:2] == [
        "XYZ901-bad-captured",
        "XYZ901-good-not-captured",
    ]
    for check in checks:
        check()


def test_examples_can_be_run_alone() -> None:
    """With settings and options, whatever the persona would show."""
    example = evolve(RULE.bad[0], settings={"as_of": "2025-01-01"})

    (finding,) = run_example(RULE, example)

    assert finding.claims == ("c1",)


def failing(rule: Rule, check: str) -> str:
    """What the named check says of the rule."""
    (found,) = [c for c in rule_tests(rule) if check in str(c)]
    with pytest.raises(AssertionError) as caught:
        found()
    return str(caught.value)


def broken(case: Case) -> Iterator[Finding]:
    """A check that raises."""
    msg = f"no {case.timeline.page_kind}"
    raise ValueError(msg)
    yield  # a generator


@pytest.mark.parametrize(
    ("change", "check", "text"),
    [
        ({"bad": (Example(title="b", timeline={PUBLISHED: "2024"}),)}, "-bad-", "is silent"),
        ({"bad": (evolve(RULE.bad[0], at="2 May"),)}, "-bad-", "not at '2 May'"),
        ({"bad": (evolve(RULE.bad[0], severity=Severity.INFO),)}, "-bad-", "not info"),
        ({"bad": (evolve(RULE.bad[0], kind=FindingKind.REVIEW),)}, "-bad-", "not review"),
        (
            {"good": (Example(title="g", timeline={CAPTURED: "2024"}),)},
            "-good-",
            "It was captured.",
        ),
        (
            {"good": (Example(title="g", timeline={CAPTURED: "2024"}, severity=Severity.INFO),)},
            "-good-",
            "It was captured.",
        ),
        (
            {"good": (Example(title="g", timeline={EVENT: "2024"}, severity=Severity.INFO),)},
            "-good-",
            "says nothing at all",
        ),
        ({"check": broken}, "-bad-", "ValueError: no article"),
        ({"check": broken}, "-law-twice", "ValueError"),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(change: dict[str, Any], check: str, text: str) -> None:
    """In one line."""
    assert text in failing(evolve(RULE, **change), check)


def unsteady(case: Case) -> Iterator[Finding]:
    """It keeps something between runs."""
    yield case.finding(f"Run {next(COUNTER)}.")


def rash(case: Case) -> Iterator[Finding]:
    """It is the surer the less is known."""
    for claim in case.timeline.claims:
        if len(claim.live) > 1:
            yield case.finding("It has rivals.", claim.id)


def absent(case: Case) -> Iterator[Finding]:
    """A sound rule about something that is not there."""
    if not any(claim.role is CAPTURED for claim in case.timeline.claims):
        yield case.finding("Nothing was captured.")


def test_laws_hold_of_a_rule_about_something_absent() -> None:
    """It has no claims, and the document as its place."""
    for check in rule_tests(evolve(RULE, check=absent)):
        if "-law-" in str(check):
            check()


@pytest.mark.parametrize(
    ("check", "law"), [(unsteady, "-law-twice"), (rash, "-law-less-is-never-stronger")]
)
def test_laws_catch_what_examples_do_not(check: Any, law: str) -> None:  # noqa: ANN401 - a check
    """A rule with memory, and one that is surer of what it knows less."""
    assert failing(evolve(RULE, check=check), law)


def test_targets() -> None:
    """A package by name, a module, rules."""
    module = ModuleType("one")
    module.RULE = RULE  # type: ignore[attr-defined]

    assert len(rule_tests(module, laws=False)) == 2
    assert len(rule_tests([RULE], laws=False)) == 2
    assert len(rule_tests("auditor_rules", laws=False)) > 50
    with pytest.raises(AssertionError, match="has no RULE"):
        rule_tests(ModuleType("none"))


def test_roles_have_short_names() -> None:
    """Rules say `PUBLISHED`, not `Role.PUBLISHED`."""
    assert PUBLISHED is Role.PUBLISHED
