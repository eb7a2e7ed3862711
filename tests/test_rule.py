"""The contract refuses at import what nobody could explain, test or select later."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve

from auditor.errors import RuleError
from auditor.model import Channel, Finding, FindingKind, OwnerKind, Severity, Timeline, Zone
from auditor.rule import (
    CAPTURED,
    MODIFIED,
    MOST,
    PUBLISHED,
    Case,
    Example,
    Option,
    Rule,
    Stated,
    called,
    called_print,
    called_update,
    day_of,
    days_between,
    distinct,
    is_loose,
    is_own,
    is_printed,
    opening,
    own_machine,
    own_printed,
    says_first,
    states_capture,
)
from auditor.testing import timeline_of


def silent(_: Case) -> Iterator[Finding]:
    """A check that says nothing."""
    yield from ()


BAD = Example(title="bad", timeline={PUBLISHED: "2020"})
GOOD = Example(title="good", timeline={PUBLISHED: "2021"})
RULE = Rule(
    code="XYZ901",
    name="some-fault",
    rationale="\nA fault of a page.  It\nis bad. More.\n",
    severity=Severity.WARNING,
    since="1.0.2",
    references=("https://example.org",),
    check=silent,
    bad=(BAD,),
    good=(GOOD,),
)


def claims(*specs: Stated) -> Timeline:
    """A timeline with those publication claims."""
    return timeline_of({PUBLISHED: specs})


def test_the_summary_is_the_first_sentence() -> None:
    """Of the module's docstring."""
    assert RULE.summary == "A fault of a page."


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"code": "xyz901"}, "code 'xyz901' is not three capitals and three digits"),
        ({"code": "XYZ9"}, "is not three capitals"),
        ({"name": "Some Fault"}, "is not lower-case words joined by hyphens"),
        ({"rationale": " "}, "there is no rationale"),
        ({"rationale": None}, "there is no rationale"),
        ({"since": "soon"}, "since 'soon' is no version"),
        ({"references": ()}, "there is no reference"),
        ({"check": None}, "check cannot be called"),
        ({"bad": ()}, "at least one bad and one good example"),
        ({"good": ()}, "at least one bad and one good example"),
        ({"bad": (BAD, BAD)}, "two examples have one title"),
        ({"subsumes": ("XYZ901",)}, "it subsumes itself"),
        ({"options": {"days": Option(int, "3", "days")}}, "option 'days' has a default that is no"),
    ],
)
def test_a_rule_that_breaks_the_contract(change: dict[str, Any], problem: str) -> None:
    """The error names the rule and what is missing."""
    with pytest.raises(RuleError, match=r"^rule ") as caught:
        evolve(RULE, **change)

    assert problem in str(caught.value)


@pytest.mark.parametrize("given", [{}, {"timeline": {PUBLISHED: "2020"}, "source": "Posted 2020"}])
def test_an_example_is_of_one_kind(given: dict[str, Any]) -> None:
    """A timeline or a source, not both, not neither."""
    with pytest.raises(RuleError, match="give either timeline or source"):
        Example(title="t", **given)


def test_severity_can_only_be_lowered() -> None:
    """The catalogue's severity is the most that a rule says."""
    case = Case(RULE, claims(Stated(edtf="2021")), settings=None)  # type: ignore[arg-type]

    assert case.finding("m", "c1", severity=Severity.INFO).severity is Severity.INFO
    assert case.finding("m").kind is FindingKind.FAIL
    with pytest.raises(RuleError, match="must not raise its severity"):
        case.finding("m", severity=Severity.ERROR)


@pytest.mark.parametrize(
    ("kind", "single"),
    [("article", True), ("mail", True), ("unknown", True), ("list", False), ("live", False)],
)
def test_a_page_of_one_day(kind: str, single: bool) -> None:  # noqa: FBT001 - a table
    """Lists and live pages have many days."""
    timeline = timeline_of({PUBLISHED: "2021"}, page_kind=kind)

    assert Case(RULE, timeline, settings=None).single is single  # type: ignore[arg-type]


def test_whose_date_and_who_sees_it() -> None:
    """Ownership comes before any comparison."""
    own, other, field, hidden = claims(
        Stated(edtf="2021"),
        Stated(edtf="2021", owner=OwnerKind.RELATED),
        Stated(edtf="2021", channel=Channel.META),
        Stated(edtf="2021", zone=Zone.HIDDEN),
    ).claims

    assert [is_own(c) for c in (own, other)] == [True, False]
    assert [is_printed(c) for c in (own, field, hidden)] == [True, False, False]


def test_fields_and_bylines() -> None:
    """Only those that can be compared."""
    timeline = claims(
        Stated(edtf="2021-04-11"),
        Stated(edtf="2021-04-12", zone=Zone.BODY),
        Stated(edtf="2021-04-13", quoted=True),
        Stated(edtf="2021-04-14", channel=Channel.META),
        Stated(edtf="2021-04-15", channel=Channel.META, field="script:date"),
        Stated(edtf="2021-04-16", channel=Channel.URL),
        Stated(edtf="", channel=Channel.META, impossible="june has 30 days"),
    ).claims

    assert [c.id for c in own_machine(timeline, PUBLISHED)] == ["c4"]
    assert [c.id for c in own_printed(timeline, PUBLISHED)] == ["c1"]


def test_a_date_once_and_not_too_many() -> None:
    """What is compared with each other stays small on any document."""
    same = claims(Stated(edtf="2021-04-11"), Stated(edtf="2021-04-11")).claims
    many = claims(*(Stated(edtf=f"{1000 + n}") for n in range(3 * MOST))).claims

    assert [c.id for c in distinct(same)] == ["c1"]
    assert len(distinct(many)) == MOST


@pytest.mark.parametrize(
    ("label", "first"),
    [
        ("First published", True),
        ("Ursprünglich erschienen", True),
        ("Published", False),
        (None, False),
    ],
)
def test_notes_on_a_first_publication(label: str | None, first: bool) -> None:  # noqa: FBT001 - a table
    """They make a second one open."""
    (claim,) = claims(Stated(edtf="2021", label=label)).claims

    assert says_first(claim) is first


def test_fields_that_state_no_publication() -> None:
    """A script's, a video's, and those without a fixed meaning."""
    names = ("script:date", "VideoObject.uploadDate", "DC.date", "dcterms:date", "date")
    fixed = ("article:published_time", "DC.date.issued", "NewsArticle.datePublished", None)
    specs = [Stated(edtf="2021", channel=Channel.META, field=name) for name in (*names, *fixed)]

    assert [is_loose(c) for c in claims(*specs).claims] == [True] * 5 + [False] * 4


def test_stamps_of_the_copy() -> None:
    """What a reference of the text was accessed on is another page's capture."""
    specs = (
        Stated(edtf="2021", channel=Channel.RECORD),
        Stated(edtf="2021", label="Printed", zone=Zone.FOOTER),
        Stated(edtf="2021", label="accessed", zone=Zone.BODY),
        Stated(edtf="2021", label="accessed", zone=Zone.FOOTER, before="Report, "),
        Stated(edtf="2021", owner=OwnerKind.RELATED),
        Stated(edtf="2021", quoted=True),
        Stated(edtf="", impossible="june has 30 days"),
        Stated(edtf="2021", channel=Channel.HTML_COMMENT, label="generated"),
        Stated(edtf="2021", channel=Channel.HTML_COMMENT, label="Saved on"),
    )
    timeline = timeline_of({CAPTURED: specs, PUBLISHED: "2021"})

    found = [c.id for c in timeline.claims if states_capture(c)]
    assert found == ["c1", "c2", "c9"]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (Stated(edtf="2021", before="Aktualisiert am "), True),
        (Stated(edtf="2021", after=" (updated)"), True),
        (Stated(edtf="2021", before="updated prices for all of the summer season, "), False),
        (Stated(edtf="2021", label="Published"), False),
    ],
)
def test_updates_that_are_called_so(spec: Stated, expected: bool) -> None:  # noqa: FBT001 - a table
    """By the words right beside the date."""
    (claim,) = claims(spec).claims
    (labelled,) = timeline_of({MODIFIED: Stated(edtf="2021", label="Stand")}).claims

    assert called_update(claim) is expected
    assert called_update(labelled)


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (Stated(edtf="2021", after=" Issue"), True),
        (Stated(edtf="2021", before="Aus: Ausgabe vom "), True),
        (Stated(edtf="2021", label="Print edition"), True),
        (Stated(edtf="2021", label="Published"), False),
    ],
)
def test_dates_of_printed_issues(spec: Stated, expected: bool) -> None:  # noqa: FBT001 - a table
    """By the label or the words beside the date."""
    (claim,) = claims(spec).claims

    assert called_print(claim) is expected


def test_words_for_messages() -> None:
    """Dates that nobody misreads, and what carries them."""
    byline, field, bare, body, mail = claims(
        Stated(edtf="2021-04-11 | 2021-11-04"),
        Stated(edtf="2021-04-12", channel=Channel.META, field="date"),
        Stated(edtf="2021-04-12", channel=Channel.URL, field="path"),
        Stated(edtf="2021-04-12", zone=Zone.BODY),
        Stated(edtf="2021-04-12", channel=Channel.FILE),
    ).claims

    assert [called(c) for c in (byline, field, bare, body, mail)] == [
        "the byline",
        "the meta element (date)",
        "the address",
        "the text",
        "the file",
    ]
    assert day_of(byline) == "11 April 2021 or 4 November 2021"
    assert days_between(field.live, bare.live) == "0 days"
    assert days_between(byline.live, field.live) == "at least 1 day"
    assert opening("the address") == "The address"
