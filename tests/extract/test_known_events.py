"""Mentions of events of the user's table."""

from __future__ import annotations

from time import perf_counter

from attrs import evolve

from auditor import pipeline, read
from auditor.extract.known_events import with_mentions
from auditor.find import find_dates
from auditor.model import DEFAULT_SETTINGS, Audit, Kind
from auditor.model.known import KnownEvent
from auditor.when.partial_date import PartialDate

FLOOD = KnownEvent(("the great flood", "Flood of 2021"), PartialDate(2021, 7, 14))
SETTINGS = evolve(
    DEFAULT_SETTINGS, known_events=(FLOOD,), select=("TMP411",), as_of=PartialDate(2026, 11, 24)
)


def audited(source: str, name: str = "weir.txt") -> Audit:
    """The audit of a text with the table."""
    return pipeline.audit(next(iter(read.from_text(source, SETTINGS, name))), SETTINGS)


def mentions(text: str) -> list[str]:
    """What of a text is taken for a mention."""
    found = with_mentions(text, find_dates(text), (FLOOD,))
    return [e.surface for e in found if e.meaning.kind is Kind.NAME]


def test_whole_words_in_whatever_case_over_line_ends() -> None:
    """A part of a longer word is none."""
    assert mentions("The Great\nflood came. the great floodgates. breathe great flood") == [
        "The Great\nflood"
    ]


def test_a_date_wins_over_a_name() -> None:
    """A mention that shares characters with a date gives way; all stay in order of place."""
    text = "On 3 May 2021 the great flood came; the Flood of 2021 was the worst since 1984."
    found = with_mentions(text, find_dates(text), (FLOOD,))

    assert [e.surface for e in found] == ["3 May 2021", "the great flood", "2021", "1984"]


def test_mentions_are_limited() -> None:
    """A name on every line is kept a few times, and takes no more than its length."""
    started = perf_counter()

    assert len(mentions("the great flood\n" * 20_000)) == 20
    assert len(mentions("the great" + " " * 200_000 + "flo od the great" * 1_000)) == 0
    assert perf_counter() - started < 10


def test_pages_and_texts() -> None:
    """In both the first mention is the place."""
    text = "The weir\n\nPublished: 3 May 2021\n\nIt was rebuilt after the great flood.\n"
    page = (
        "<!doctype html><html><head><title>The weir</title></head><body><article>"
        "<h1>The weir</h1><p class=byline>Published: 3 May 2021</p>"
        "<p>It was rebuilt after <b>the great</b> flood.</p></article></body></html>"
    )
    for audit in (audited(text), audited(page, "weir.html")):
        assert [f.code for f in audit.findings] == ["TMP411"]
        assert audit.timeline.claim(audit.findings[0].claims[0]).surface == "the great flood"
        assert audit.timeline.published.edtf == "2021-05-03"


def test_a_related_item_does_not_count() -> None:
    """What stands in a list beside the article is of another day."""
    page = (
        "<!doctype html><html><head><title>The weir</title></head><body><article>"
        "<h1>The weir</h1><p class=byline>Published: 3 May 2021</p><p>It was rebuilt.</p>"
        "</article><aside class=related><h2>Related articles</h2><ul>"
        "<li><a href=/a>After the great flood</a> 20 July 2021</li>"
        "<li><a href=/b>The great flood in pictures</a> 21 July 2021</li>"
        "<li><a href=/c>The mill is dry again</a> 22 July 2021</li></ul></aside></body></html>"
    )

    assert audited(page, "weir.html").findings == ()
