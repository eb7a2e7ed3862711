"""The line as it stands in the file, and the mark exactly beneath the span."""

from __future__ import annotations

from types import SimpleNamespace

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import (
    THE_DOCUMENT,
    Channel,
    Claim,
    Document,
    Kind,
    Location,
    Meaning,
    Part,
    Role,
    Zone,
)
from auditor.render.cells import width
from auditor.render.quote import quotes


def shown(source: Document, *claims: Claim, cells: int = 80) -> list[str]:
    """The quotes as text."""
    return [line.text for line in quotes(source, claims, cells)]


def test_the_mark_stands_under_the_span(build: SimpleNamespace) -> None:
    """The number of the line is before it."""
    source = build.document("one\nPosted: 3 May 2021 by us\n")

    assert shown(source, build.claim(source, "3 May 2021", 1, build.reading("2021-05-03"))) == [
        "     2 │ Posted: 3 May 2021 by us",
        "                 ──────────",
    ]


def test_two_spans_of_one_line_share_its_quote(build: SimpleNamespace) -> None:
    """A line is quoted once."""
    source = build.document("May 3, 2021May 4, 2021\n")
    one = build.claim(source, "May 3, 2021", 1, build.reading("2021-05-03"))
    two = build.claim(source, "4, 2021", 2, build.reading("2021-05-04"))

    assert shown(source, one, two) == [
        "     1 │ May 3, 2021May 4, 2021",
        "         ───────────    ───────",
    ]


def test_hidden_and_wide_characters(build: SimpleNamespace) -> None:
    """What hides is shown inside the span, and what is wide moves the mark."""
    source = build.document("日付 20\u200b21-05-03\x1b[31m\n")

    assert shown(
        source, build.claim(source, "20\u200b21-05-03", 1, build.reading("2021-05-03"))
    ) == [
        "     1 │ 日付 20⟨U+200B⟩21-05-03⟨U+001B⟩[31m",
        "              ──────────────────",
    ]


def test_a_long_line_is_cut_round_the_span(build: SimpleNamespace) -> None:
    """A minified page is one line; the quote still fits and is quick."""
    source = build.document("x" * 2_000_000 + " 3 May 2021 " + "y" * 2_000_000)
    claim = build.claim(source, "3 May 2021", 1, build.reading("2021-05-03"))
    first, second = shown(source, claim)

    assert width(first) <= 80
    assert first.startswith("     1 │ …xxx")
    assert first.endswith("yyy…")
    start = second.index("─")
    assert first[start : start + 10] == "3 May 2021"


def test_the_part_is_named_where_it_is_not_the_file(build: SimpleNamespace) -> None:
    """Headers and record fields say where they are."""
    headers = Part("headers", "Date: 3 May 2021\n")
    record = Part("record", '{"published": "3 May 2021"}')
    source = evolve(build.document("x"), parts=(headers, record))
    claim = build.claim(evolve(source, parts=(headers,)), "3 May 2021", 1)
    field = evolve(claim, location=record.locate(15, 25, "/published"))

    assert shown(source, claim)[0] == "headers:1 │ Date: 3 May 2021"
    assert shown(source, field)[0] == '/published │ {"published": "3 May 2021"}'


def test_a_claim_without_a_text_quotes_itself(build: SimpleNamespace) -> None:
    """The address that the user gives stands in no part."""
    source = build.document("3 May 2021")
    claim = evolve(
        build.claim(source, "3 May 2021", 1),
        location=Location("address", 0, 10, 1, 1),
        channel=Channel.URL,
    )

    assert shown(source, claim) == ["address │ 3 May 2021", "          ──────────"]


def test_many_places_are_counted(build: SimpleNamespace) -> None:
    """Four lines are quoted, the rest is a number."""
    source = build.document("\n".join(f"day {n} of May 2021" for n in range(1, 8)))
    claims = [build.claim(source, f"day {n}", n) for n in range(1, 8)]

    assert shown(source, *claims)[-1] == "     … │ and 3 more"


@given(
    before=st.text(max_size=300),
    span=st.text(min_size=1, max_size=120),
    after=st.text(max_size=300),
    cells=st.integers(60, 110),
)
def test_quotes_fit_and_point_at_the_span(before: str, span: str, after: str, cells: int) -> None:
    """Whatever stands there: it fits, nothing of it is a control, and a mark is beneath."""
    text = before + span + after
    part = Part("body", text)
    source = Document("x", "text/plain", "", len(text), "utf-8", (part,))
    location = part.locate(len(before), len(before) + len(span))
    lines = quotes(source, [_claim_at(location, span)], cells)

    assert all(line.width <= cells for line in lines)
    assert all(line.text.isprintable() for line in lines)


def _claim_at(location: Location, surface: str) -> Claim:
    return Claim(
        "c1",
        Role.PUBLISHED,
        THE_DOCUMENT,
        Channel.TEXT,
        Zone.BODY,
        surface,
        location,
        Meaning(Kind.DATE, "numeric"),
    )
