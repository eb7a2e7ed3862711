"""Verdicts on small documents, through the real hops."""

from __future__ import annotations

import json
from typing import Any

import pytest

import auditor
from auditor.model import Settings, Status, Timeline

HEAD = "Valley News\n\nBridge opened to walkers\n\n"
BODY = "The new bridge was opened on April 8 by the mayor. It had been planned since the flood.\n"
BARE = "The new bridge has been opened by the mayor. It had been planned since the flood.\n"


def timeline(source: str, name: str = "x.txt", **options: Any) -> Timeline:  # noqa: ANN401 - keywords of load_settings
    """The timeline of a document; options are texts, as on the command line."""
    settings = auditor.load_settings(as_of="2026-11-24", **options)
    return auditor.audit(source, settings=settings, name=name, judge=False).audits[0].timeline


def test_an_event_shortly_before_settles_the_order() -> None:
    """Day first is three days after the event, month first 210."""
    found = timeline(f"{HEAD}Posted: 11/04/2021\n\n{BODY}").published

    assert found.edtf == "2021-04-11"
    assert found.confidence is not None
    assert found.confidence >= 0.9
    assert [a.edtf for a in found.alternatives] == ["2021-11-04"]
    assert found.because[0].kind == "event-shortly-before"


def test_without_it_both_days_are_stated() -> None:
    """Undecided is an answer, with what would settle it."""
    found = timeline(f"{HEAD}Posted: 11/04/2021\n\n{BARE}").published

    assert found.state == "undecided"
    assert found.edtf == "[2021-04-11,2021-11-04]"
    assert any("--day-month" in text for text in found.would_settle)


@pytest.mark.parametrize(("order", "day"), [("dmy", "2021-04-11"), ("mdy", "2021-11-04")])
def test_the_user_may_know_the_order(order: str, day: str) -> None:
    """What the user says rules the other reading out, with that as the reason."""
    found = timeline(f"{HEAD}Posted: 11/04/2021\n\n{BARE}", day_month=order)

    assert found.published.edtf == day
    other = next(r for r in found.claims[0].readings if r.status is Status.RULED_OUT)
    assert "the user says" in other.because


def test_another_date_in_the_same_style_settles_the_order() -> None:
    """25/04/2021 can only be day first."""
    text = f"{HEAD}Posted: 11/04/2021\n\n{BARE}\nThe next walk starts on 25/04/2021 at ten.\n"

    assert timeline(text).published.edtf == "2021-04-11"


def test_a_weekday_beside_the_date_settles_the_order() -> None:
    """11 April 2021 was a Sunday, 4 November 2021 a Thursday."""
    found = timeline(f"{HEAD}Posted: Thursday, 11/04/2021\n\n{BARE}")

    assert found.published.edtf == "2021-11-04"


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_language_alone_does_not_settle_a_date_with_slashes(language: str) -> None:
    """Half of the world writes English with the day first."""
    found = timeline(f"{HEAD}Posted: 11/04/2021\n\n{BARE}", language=language).published

    assert found.state == "undecided"


def test_dots_are_day_first_in_german() -> None:
    """A notation that only one order has."""
    text = "Talbote\n\nBrücke eröffnet\n\nVeröffentlicht am 04.11.2021\n\nDie Brücke ist offen.\n"

    assert timeline(text, language="de").published.edtf == "2021-11-04"


def test_a_record_that_repeats_a_guess_does_not_outweigh_the_text() -> None:
    """Its date is often the result of parsing the printed one."""
    record = {"id": "a", "published": "2021-11-04", "text": f"{HEAD}Posted: 11/04/2021\n\n{BODY}"}
    found = timeline(json.dumps(record), name="x.json").published

    assert found.edtf == "2021-04-11"


def test_a_month_stays_a_month() -> None:
    """No first day is invented."""
    found = timeline(f"{HEAD}Published: April 2021\n\n{BARE}").published

    assert found.edtf == "2021-04"


def test_nothing_is_said_of_a_text_without_a_year() -> None:
    """The claims keep their templates."""
    found = timeline("Notes\n\nWe met on April 8 and again on 9 May to mend the fence.\n")

    assert found.published.edtf is None
    assert [r.edtf for c in found.claims for r in c.readings] == ["XXXX-04-08", "XXXX-05-09"]
    assert found.published.because


def test_only_an_update_bounds_the_publication() -> None:
    """It was published by then; the day is not known."""
    found = timeline(f"{HEAD}Last updated: 3 May 2021\n\n{BARE}")

    assert found.published.edtf == "[..2021-05-03]"
    assert found.published.state == "bounds"
    assert found.modified.edtf == "2021-05-03"


def test_two_years_ago_is_a_year() -> None:
    """Counted from the publication, and no finer than it was said."""
    text = f"{HEAD}Published: 11 April 2021\n\n{BARE}The flood came two years ago.\n"
    claim = next(c for c in timeline(text).claims if c.surface == "two years ago")

    assert [r.edtf for r in claim.readings] == ["2019"]
    assert claim.anchor is not None


def test_posted_hours_ago_counts_from_the_stated_capture_only() -> None:
    """Without a capture it stays a template: there is no clock."""
    text = f"{HEAD}Posted 2 days ago\n\n{BARE}"

    assert timeline(text).published.edtf is None
    assert timeline(text, retrieved="2021-04-13").published.edtf == "2021-04-11"


def test_as_of_is_never_written_into_a_verdict() -> None:
    """It bounds what rules call the future, and anchors nothing."""
    text = f"{HEAD}Posted: 11/04/2021\n\n{BARE}We met yesterday.\n"
    found = {timeline_as_of(text, day) for day in ("2021-05-01", "2021-12-01", "2031-01-01")}

    assert len(found) == 1


def timeline_as_of(text: str, day: str) -> Timeline:
    """The timeline under another --as-of."""
    settings: Settings = auditor.load_settings(as_of=day)
    return auditor.audit(text, settings=settings, name="x.txt", judge=False).audits[0].timeline


def test_a_stamp_in_utc_and_the_local_day_are_one_instant() -> None:
    """The visible day is the publisher's; the other one is an alternative."""
    page = (
        '<html lang="de"><head><meta property="article:published_time" '
        'content="2021-05-02T22:45:00Z"></head><body><article><h1>Nachtzug hält</h1>'
        "<p>Von Henrike Moll, 3. Mai 2021, 0:45 Uhr</p><p>Der Zug hält wieder in Altenau, und "
        "viele waren am Bahnsteig, um ihn zu sehen.</p></article></body></html>"
    )
    found = timeline(page, name="x.html").published

    assert found.edtf == "2021-05-03"
    assert "2021-05-02" in [a.edtf for a in found.alternatives]


def test_a_story_keeps_the_year_that_it_told_last() -> None:
    """What comes after April 1775 in a history is not the November before it."""
    text = (
        "The siege\n\nThe war began on April 18, 1775. On November 2 the fort fell. In 1776 the "
        "army left; on September 15 it was back. The next day it rained. Peace came in 1783.\n"
    )
    found = {c.surface: c.readings[0].edtf for c in timeline(text).claims if c.readings}

    assert found["November 2"] == "1775-11-02"
    assert found["September 15"] == "1776-09-15"
    assert found["The next day"] == "1776-09-16"


def test_several_articles_in_one_file_have_no_one_day() -> None:
    """Null with the reason, and a notice; none of the days is dropped."""
    body = "The bridge was closed to walkers, and many of them went home by boat instead. " * 12
    first = f"Bridge closed\n\nPublished: 3 May 2020\n\n{body}"
    text = f"{first}\n\nFerry runs\n\nPublished: 9 May 2020\n\n{body}"
    found = auditor.audit(text, settings=auditor.load_settings(), name="x.txt").audits[0]

    assert found.timeline.page_kind == "several"
    assert found.timeline.published.edtf is None
    assert found.timeline.published.because[0].kind == "several-articles"
    assert {a.edtf for a in found.timeline.published.alternatives} == {"2020-05-03", "2020-05-09"}
    assert [n.code for n in found.notices] == ["several-articles"]
    assert not found.incomplete
