"""One fault gives one finding, whichever rules see it."""

from __future__ import annotations

from attrs import evolve

from auditor.judge import judge, load_rules
from auditor.model import DEFAULT_SETTINGS, Channel, OwnerKind, Severity, Zone
from auditor.model.claim import OF_THE_COPIES
from auditor.rule import CAPTURED, MODIFIED, PUBLISHED, Stated, TimelineSpec
from auditor.testing import document_of, timeline_of
from auditor.when.partial_date import PartialDate

SETTINGS = evolve(DEFAULT_SETTINGS, as_of=PartialDate(2026, 11, 24))


def faults(claims: TimelineSpec, published: str | None = None) -> list[str]:
    """The codes of what is told at warning or above, without what another finding covers."""
    verdicts = {PUBLISHED: published} if published is not None else None
    timeline = timeline_of(claims, verdicts=verdicts)
    findings, notices = judge(timeline, document_of(timeline), SETTINGS, load_rules())
    assert notices == ()
    return [
        f.code
        for f in findings
        if f.subsumed_by is None and f.severity.rank >= Severity.WARNING.rank
    ]


def comment(edtf: str, key: str) -> Stated:
    """The stamp of a reader's comment."""
    return Stated(edtf=f"{edtf}T10:00", channel=Channel.TIME, owner=OwnerKind.COMMENT, key=key)


def test_a_field_restamped_against_the_others() -> None:
    """The field that kept the old day disagrees with the new one; that is the republication."""
    found = faults(
        {
            PUBLISHED: (
                Stated(edtf="2020-08-13", label="Published"),
                Stated(edtf="2020-08-13", channel=Channel.TIME),
                Stated(edtf="2020-08-08", channel=Channel.META, field="article:published_time"),
                Stated(edtf="2020-11-29", channel=Channel.JSON_LD),
            ),
        },
        "[2020-08-08,2020-08-13]",
    )

    assert found == ["DOC202"]


def test_comments_older_than_the_new_day() -> None:
    """They are one more sign of the republication."""
    found = faults(
        {
            PUBLISHED: (
                Stated(edtf="2019-06-14", label="Posted"),
                Stated(edtf="2023-01-20", channel=Channel.META),
                comment("2019-06-16", "comment/1"),
                comment("2019-06-17", "comment/2"),
                comment("2023-02-01", "comment/3"),
            ),
        }
    )

    assert found == ["DOC202"]


def test_a_placeholder_beside_the_right_day() -> None:
    """That the field differs from all else is the same fault."""
    found = faults(
        {
            PUBLISHED: (
                Stated(edtf="2019-06-14", label="Posted"),
                Stated(edtf="1970-01-01T00:00:00Z", channel=Channel.META),
                Stated(edtf="2019-06-14", channel=Channel.JSON_LD),
            ),
        }
    )

    assert found == ["FMT106"]


def test_the_year_of_the_footer() -> None:
    """It is told as what it is, and not as a republication."""
    found = faults(
        {
            PUBLISHED: (
                Stated(edtf="2019-06-14", label="Posted"),
                Stated(edtf="2024-01-01", channel=Channel.RECORD, field="published"),
                Stated(edtf="2024", zone=Zone.COPYRIGHT, owner=OwnerKind.SITE),
            ),
        }
    )

    assert found == ["DOC210"]


def test_a_year_of_another_calendar() -> None:
    """It lies in the future and contradicts the byline, both for one reason."""
    found = faults(
        {
            PUBLISHED: (
                Stated(edtf="2021-04-11", label="Posted"),
                Stated(edtf="2564-04-11", channel=Channel.JSON_LD),
            ),
        }
    )

    assert found == ["FMT109"]


def test_the_day_of_a_neighbour() -> None:
    """The stored date differs from the byline because it belongs to something else."""
    found = faults(
        {
            PUBLISHED: (
                Stated(edtf="2021-05-03", label="Posted"),
                Stated(edtf="2021-05-20", channel=Channel.RECORD, field="published"),
                Stated(edtf="2021-05-20", owner=OwnerKind.RELATED),
            ),
        }
    )

    assert found == ["DOC205"]


def test_a_main_node_that_was_left_over() -> None:
    """Where the other node is of a later year, that is the republication, told once."""
    found = faults(
        {
            PUBLISHED: (
                Stated(edtf="2019-05-03", label="Posted"),
                Stated(edtf="2019-05-03", channel=Channel.JSON_LD, field="Article.datePublished"),
                Stated(edtf="2021-05-03", channel=Channel.JSON_LD, field="WebPage.datePublished"),
            ),
        }
    )

    assert found == ["DOC202"]


def test_a_copy_older_than_the_new_day() -> None:
    """What moved along with the modification is told by the copy."""
    copy = Stated(
        edtf="2019-05-12",
        channel=Channel.RECORD,
        owner=OF_THE_COPIES.kind,
        key=OF_THE_COPIES.key,
    )
    field = Stated(edtf="2021-05-03", channel=Channel.META)
    found = faults({PUBLISHED: field, MODIFIED: field, CAPTURED: copy})

    assert found == ["PRV602"]
