"""One fault, one finding."""

from __future__ import annotations

from auditor.judge.subsume import subsume
from auditor.model import Confidence, Finding, FindingKind, Severity


def finding(code: str, *claims: str, severity: Severity = Severity.WARNING) -> Finding:
    """A finding of a rule on some claims."""
    return Finding("m", claims, severity, Confidence.HIGH, FindingKind.FAIL, code=code)


def covered(findings: list[Finding], **subsumes: tuple[str, ...]) -> list[str | None]:
    """Who speaks for each finding."""
    return [f.subsumed_by for f in subsume(findings, subsumes)]


def test_the_stronger_speaks_for_the_weaker() -> None:
    """On the same claims, in either order of the findings."""
    strong, weak = finding("DOC202", "c3", "c1", "c2"), finding("DOC201", "c1", "c3")

    assert covered([strong, weak], DOC202=("DOC201",)) == [None, "DOC202"]
    assert covered([weak, strong], DOC202=("DOC201",)) == ["DOC202", None]


def test_other_claims_are_another_fault() -> None:
    """One claim in common is not enough where two are compared."""
    strong = finding("MET316", "c1", "c2")

    assert covered([strong, finding("MET301", "c1", "c3")], MET316=("MET301",)) == [None, None]
    assert covered([strong, finding("MET301", "c3", "c1", "c2")], MET316=("MET301",)) == [None] * 2


def test_a_finding_on_one_claim() -> None:
    """It is covered by whoever compares that claim."""
    findings = [finding("PRV601", "c1", "c2"), finding("TMP402", "c1")]

    assert covered(findings, PRV601=("TMP402",)) == [None, "PRV601"]


def test_findings_on_something_absent() -> None:
    """They have the document as their place, and so one another."""
    findings = [finding("DOC202"), finding("DOC201"), finding("DOC201", "c1")]

    assert covered(findings, DOC202=("DOC201",)) == [None, "DOC202", None]


def test_a_chain_ends_at_its_head() -> None:
    """The one that is told is the one that speaks for all."""
    findings = [finding(code, "c1", "c2") for code in ("CCC001", "BBB001", "AAA001")]

    found = covered(findings, AAA001=("BBB001",), BBB001=("CCC001",))

    assert found == ["AAA001", "AAA001", None]


def test_two_that_cover_each_other_do_not_both_vanish() -> None:
    """Foreign rules may say so."""
    findings = [finding("AAA001", "c1"), finding("BBB001", "c1")]

    found = covered(findings, AAA001=("BBB001",), BBB001=("AAA001",))

    assert found.count(None) == 1


def test_the_covered_one_is_never_more_serious() -> None:
    """A time zone explains a disagreement away: what remains is information."""
    findings = [
        finding("MET316", "c1", "c2", severity=Severity.INFO),
        finding("MET301", "c1", "c2"),
    ]

    assert [f.severity for f in subsume(findings, {"MET316": ("MET301",)})] == [Severity.INFO] * 2


def test_a_crowd_is_done_in_linear_time() -> None:
    """A hostile document has thousands of findings."""
    findings = [finding("MET301", f"c{n}", f"c{n + 1}") for n in range(20_000)]

    assert covered(findings, MET316=("MET301",)) == [None] * 20_000
