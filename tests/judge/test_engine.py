"""Rules run over a timeline; what they say is placed, ordered, and never lost to a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from attrs import evolve

from auditor.errors import SettingsError
from auditor.judge import judge
from auditor.model import (
    DEFAULT_SETTINGS,
    Confidence,
    Finding,
    FindingKind,
    Persona,
    Severity,
    Timeline,
)
from auditor.rule import EVENT, PUBLISHED, Case, Example, Rule, Stated
from auditor.testing import document_of, timeline_of

TIMELINE = timeline_of({PUBLISHED: ("2021-04-11", "2021-05-02"), EVENT: "2021-04-08"})
DOCUMENT = document_of(TIMELINE)


def rule(
    code: str,
    check: Callable[[Case], Iterator[Finding]],
    severity: Severity = Severity.WARNING,
    subsumes: tuple[str, ...] = (),
) -> Rule:
    """A rule with that check."""
    return Rule(
        code=code,
        name=f"rule-{code.lower()}",
        rationale="Something is wrong.",
        severity=severity,
        since="1.0",
        references=("https://example.org",),
        check=check,
        bad=(Example(title="bad", timeline={PUBLISHED: "2020"}),),
        good=(Example(title="good", timeline={PUBLISHED: "2021"}),),
        subsumes=subsumes,
    )


def says(*claims: str, severity: Severity | None = None) -> Callable[[Case], Iterator[Finding]]:
    """A check that always speaks about those claims."""

    def check(case: Case) -> Iterator[Finding]:
        yield case.finding("It is so.", *claims, severity=severity)

    return check


def run(*rules: Rule, timeline: Timeline = TIMELINE) -> tuple[Finding, ...]:
    """The findings of the rules, which must not fail."""
    findings, notices = judge(timeline, DOCUMENT, DEFAULT_SETTINGS, rules)
    assert notices == ()
    return findings


def test_the_engine_stamps_what_rules_do_not_set() -> None:
    """Code, name, place and fingerprint, whatever the rule made up."""

    def liar(case: Case) -> Iterator[Finding]:
        found = case.finding("It is so.", "c2", "c1")
        yield evolve(found, code="AAA000", name="liar", fingerprint="x", subsumed_by="AAA000")

    (finding,) = run(rule("XYZ901", liar))

    assert (finding.code, finding.name) == ("XYZ901", "rule-xyz901")
    assert finding.location == TIMELINE.claim("c2").location
    assert len(finding.fingerprint) == 32
    assert finding.subsumed_by is None


def test_something_absent_has_the_document_as_its_place() -> None:
    """No claim, no place inside."""
    (finding,) = run(rule("XYZ901", says()))

    assert finding.claims == ()
    assert finding.location is None


def test_the_most_serious_first_then_by_place_then_by_code() -> None:
    """Whatever the order of the rules."""
    rules = [
        rule("XYZ903", says("c1")),
        rule("XYZ902", says("c2"), Severity.ERROR),
        rule("XYZ901", says("c3")),
        rule("XYZ904", says("c1")),
        rule("XYZ905", says()),
    ]

    orders = [[f.code for f in run(*given)] for given in (rules, rules[::-1])]

    assert orders == [["XYZ902", "XYZ905", "XYZ903", "XYZ904", "XYZ901"]] * 2


def broken(case: Case) -> Iterator[Finding]:
    """A check that raises after its first finding."""
    yield case.finding("It is so.", "c1")
    msg = "no such thing"
    raise ValueError(msg)


def leaver(case: Case) -> Iterator[Finding]:
    """A check that wants to end the process."""
    raise SystemExit(str(case.timeline.page_kind))


def riser(case: Case) -> Iterator[Finding]:
    """A check that goes past `Case.finding` to raise its severity."""
    yield evolve(case.finding("It is so.", "c1"), severity=Severity.ERROR)


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (broken, "ValueError: no such thing"),
        (leaver, "SystemExit: article"),
        (riser, "must not raise its severity to error"),
        (says("c1", severity=Severity.ERROR), "must not raise its severity to error"),
        (says("c99"), "points at a claim that does not exist: 'c99'"),
        (lambda _: 3, "TypeError"),
    ],
)
def test_a_failing_rule_is_a_notice(check: Callable[[Case], Iterator[Finding]], text: str) -> None:
    """The run goes on, and what the rule said before is not trusted."""
    rules = (rule("XYZ901", check), rule("XYZ902", says("c1")))

    findings, notices = judge(TIMELINE, DOCUMENT, DEFAULT_SETTINGS, rules)

    assert [f.code for f in findings] == ["XYZ902"]
    (notice,) = notices
    assert (notice.code, notice.level, notice.uri) == ("rule-failed", "error", DOCUMENT.uri)
    assert notice.incomplete
    assert notice.text.startswith("rule XYZ901 rule-xyz901 failed: ")
    assert text in notice.text


def test_one_fault_one_finding() -> None:
    """What the stronger rule covers keeps its code."""
    weak, strong = (
        rule("XYZ901", says("c1", "c2")),
        rule("XYZ902", says("c2", "c1"), Severity.ERROR, ("XYZ901",)),
    )

    findings = run(weak, strong)

    assert [(f.code, f.subsumed_by) for f in findings] == [("XYZ902", None), ("XYZ901", "XYZ902")]


def test_what_is_not_shown_covers_nothing() -> None:
    """Continuous integration drops the unsure finding, and keeps the sure one it speaks for."""

    def unsure(case: Case) -> Iterator[Finding]:
        yield case.finding("It is so.", "c1", "c2", confidence=Confidence.LOW)

    rules = (rule("XYZ901", says("c1", "c2")), rule("XYZ902", unsure, subsumes=("XYZ901",)))
    settings = evolve(DEFAULT_SETTINGS, persona=Persona.CI)

    findings, _ = judge(TIMELINE, DOCUMENT, settings, rules)

    assert [(f.code, f.subsumed_by) for f in findings] == [("XYZ901", None)]


def test_a_doubt_is_never_of_high_confidence() -> None:
    """What holds under some readings only is for a person to look at."""

    def doubts(case: Case) -> Iterator[Finding]:
        yield case.finding("It may be so.", "c1", kind=FindingKind.REVIEW)
        yield case.finding("It may.", "c1", kind=FindingKind.REVIEW, confidence=Confidence.LOW)

    assert {f.confidence for f in run(rule("XYZ901", doubts))} == {
        Confidence.MEDIUM,
        Confidence.LOW,
    }


def test_rules_see_the_claims_in_order_of_place() -> None:
    """A timeline in another order gives the same findings."""

    def first(case: Case) -> Iterator[Finding]:
        yield case.finding("It is first.", case.timeline.claims[0].id)

    mixed = evolve(TIMELINE, claims=TIMELINE.claims[::-1])

    assert run(rule("XYZ901", first), timeline=mixed) == run(rule("XYZ901", first))


def test_installed_rules_are_the_default() -> None:
    """And an unknown code is told before anything runs."""
    timeline = timeline_of({PUBLISHED: "2020-02-03 | 2020-03-02"})
    document = document_of(timeline)

    findings, notices = judge(timeline, document, DEFAULT_SETTINGS)

    assert [f.code for f in findings] == ["FMT101"]
    assert notices == ()
    with pytest.raises(SettingsError):
        judge(timeline, document, evolve(DEFAULT_SETTINGS, select=("QQQ",)))


def test_settings_are_not_confused_between_runs() -> None:
    """The last selection is kept for the next document, not for other settings or rules."""
    one, other = rule("XYZ901", says("c1")), rule("XYZ902", says("c1"))
    ignoring = evolve(DEFAULT_SETTINGS, ignore=("XYZ901",))

    rules = (one, other)

    for settings, count in ((DEFAULT_SETTINGS, 2), (DEFAULT_SETTINGS, 2), (ignoring, 1)):
        assert len(judge(TIMELINE, DOCUMENT, settings, rules)[0]) == count
    assert len(judge(TIMELINE, DOCUMENT, DEFAULT_SETTINGS, [one, other])[0]) == 2
    assert len(judge(TIMELINE, DOCUMENT, DEFAULT_SETTINGS, [other])[0]) == 1


def fingerprints(spec: Stated, *more: Stated) -> list[str]:
    """The fingerprints of a finding on each claim."""
    timeline = timeline_of({PUBLISHED: (spec, *more)})

    def each(case: Case) -> Iterator[Finding]:
        for claim in case.timeline.claims:
            yield case.finding("It is so.", claim.id)

    found, _ = judge(timeline, document_of(timeline), DEFAULT_SETTINGS, (rule("XYZ901", each),))
    return [f.fingerprint for f in found]


def test_a_fingerprint_outlives_what_moves_round_it() -> None:
    """Lines above, blanks and capitals do not matter; the words round it do."""
    spec = Stated(edtf="2021-04-11", before="By Ada Holm, ", after=" in Lund")
    other = Stated(edtf="2020-01-01")

    (alone,) = fingerprints(spec)

    assert fingerprints(other, spec)[1] == alone
    assert fingerprints(evolve(spec, before="by  ADA Holm, ")) == [alone]
    assert fingerprints(evolve(spec, before="By Eva Holm, ")) != [alone]
    assert fingerprints(evolve(spec, edtf="2021-04-12")) != [alone]


def test_equal_lines_are_told_apart() -> None:
    """A baseline can count them."""
    spec = Stated(edtf="2021-04-11")

    assert len(set(fingerprints(spec, spec, spec))) == 3


def test_a_fingerprint_of_something_absent_or_elsewhere() -> None:
    """A place in a part that is not at hand has no context."""
    claim = TIMELINE.claims[0]
    lost = evolve(TIMELINE, claims=(evolve(claim, location=evolve(claim.location, part="part/9")),))

    (finding,) = run(rule("XYZ901", says("c1")), timeline=lost)
    (absent,) = run(rule("XYZ901", says()))

    assert finding.fingerprint != absent.fingerprint
