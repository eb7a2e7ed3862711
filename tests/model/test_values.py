# ruff: noqa: D103 - the name of a test is its sentence
"""The few things that the values of the model know about themselves."""

import pytest
from attrs import evolve

from auditor.model import (
    DEFAULT_SETTINGS,
    NO_SURROUNDINGS,
    THE_DOCUMENT,
    Audit,
    Channel,
    Claim,
    Confidence,
    Document,
    Finding,
    FindingKind,
    Kind,
    Location,
    Meaning,
    Notice,
    Reading,
    Report,
    Role,
    Severity,
    Status,
    Timeline,
    Zone,
    changed,
)
from auditor.when.calendar import day_number
from auditor.when.interval import Interval
from auditor.when.partial_date import PartialDate


def _claim(claim_id: str, role: Role, *statuses: Status) -> Claim:
    return Claim(
        id=claim_id,
        role=role,
        owner=THE_DOCUMENT,
        channel=Channel.TEXT,
        zone=Zone.BYLINE,
        surface="2021",
        location=Location("body", 0, 4, 1, 1),
        meaning=Meaning(Kind.DATE, "year"),
        readings=tuple(Reading(PartialDate(2021), ("year",), status=s) for s in statuses),
    )


def _finding(severity: Severity, **changes: object) -> Finding:
    finding = Finding("m", (), severity, Confidence.HIGH, FindingKind.FAIL)
    return Finding(
        finding.message,
        finding.claims,
        finding.severity,
        finding.confidence,
        finding.kind,
        suppressed=bool(changes.get("suppressed")),
        subsumed_by="DOC202" if changes.get("subsumed") else None,
    )


def _document(*, incomplete: bool = False) -> Document:
    return Document("a.txt", "text/plain", "", 0, "utf-8", (), incomplete=incomplete)


def test_a_changed_claim_is_the_evolved_one_and_leaves_the_first_alone() -> None:
    claim = _claim("c1", Role.PUBLISHED, Status.LIVE)

    other = changed(claim, id="c2", role=Role.MODIFIED)

    assert other == evolve(claim, id="c2", role=Role.MODIFIED)
    assert claim == _claim("c1", Role.PUBLISHED, Status.LIVE)


def test_a_judged_reading_differs_in_its_verdict_only() -> None:
    reading = Reading(PartialDate(2021), ("year",), ("day",), "c2", span=Interval(1, 2))

    judged = reading.judged(Status.CHOSEN, "why")

    assert judged == evolve(reading, status=Status.CHOSEN, because="why")


def test_a_claim_tells_its_live_and_its_chosen_reading() -> None:
    claim = _claim("c1", Role.PUBLISHED, Status.RULED_OUT, Status.CHOSEN, Status.LIVE)

    assert [reading.status for reading in claim.live] == [Status.CHOSEN, Status.LIVE]
    assert claim.chosen is claim.readings[1]
    assert _claim("c2", Role.NONE, Status.LIVE).chosen is None
    assert claim.surroundings is NO_SURROUNDINGS


def test_a_reading_of_a_week_spans_its_days() -> None:
    week = Interval(day_number(2021, 4, 5), day_number(2021, 4, 11))
    reading = Reading(PartialDate(2021, 4), ("year",), span=week)

    assert (reading.interval, reading.edtf) == (week, "2021-04-05/2021-04-11")
    plain = Reading(PartialDate(2021, 4), ("year", "month"))
    assert (plain.interval, plain.edtf) == (PartialDate(2021, 4).interval, "2021-04")


def test_a_timeline_finds_its_claims() -> None:
    first, second = _claim("c1", Role.EVENT), _claim("c2", Role.PUBLISHED)
    timeline = Timeline((first, second))

    assert timeline.claim("c2") is second
    assert timeline.of_role(Role.EVENT) == (first,)
    with pytest.raises(KeyError):
        timeline.claim("c3")


def test_severities_and_confidences_have_an_order() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == ["off", "info", "warning", "error"]
    assert sorted(Confidence, key=lambda c: c.rank) == ["low", "medium", "high"]


def test_what_was_not_read_makes_audit_and_report_incomplete() -> None:
    notice = Notice("error", "unreadable", "a.txt: no such file", incomplete=True)
    whole = Audit(_document(), Timeline(()))

    assert not whole.incomplete
    assert Audit(_document(incomplete=True), Timeline(())).incomplete
    assert Audit(_document(), Timeline(()), notices=(notice,)).incomplete
    assert not Report((whole,), DEFAULT_SETTINGS).incomplete
    assert Report((whole,), DEFAULT_SETTINGS, notices=(notice,)).incomplete


def test_suppressed_and_subsumed_findings_are_not_counted() -> None:
    findings = (
        _finding(Severity.ERROR),
        _finding(Severity.ERROR, suppressed=True),
        _finding(Severity.ERROR, subsumed=True),
        _finding(Severity.INFO),
    )
    audit = Audit(_document(), Timeline(()), findings)
    report = Report((audit,), DEFAULT_SETTINGS, findings=(_finding(Severity.ERROR),))

    assert report.count(Severity.ERROR) == 2
    assert report.count(Severity.INFO) == 1
