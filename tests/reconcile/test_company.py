"""How rival days tell on each other: what is stamped anew, what is bounded by comments."""

from __future__ import annotations

import auditor
from auditor.model import Settings, Verdict

TEXT = "<p>The mill ground its first flour again, and many came to see the wheel turn.</p>" * 6


def published(head: str, body: str) -> Verdict:
    """The verdict on a page."""
    settings: Settings = auditor.load_settings(as_of="2026-11-24")
    page = f"<html lang='en'><head><title>The mill</title>{head}</head><body>{body}</body></html>"
    found = auditor.audit(page, settings=settings, name="x.html", judge=False)
    return found.audits[0].timeline.published


def meta(name: str, day: str) -> str:
    """A meta element."""
    return f'<meta property="{name}" content="{day}">'


def comments(*days: str) -> str:
    """Comments of readers, each with its stamp."""
    return (
        "<section id=comments class=comments><h2>Comments</h2>"
        + "".join(
            f'<div class="comment"><b>Ida</b> <time datetime="{day}T10:12:00+01:00">{day}</time>'
            "<p>It is good to see it turn again.</p></div>"
            for day in days
        )
        + "</section>"
    )


def test_comments_that_are_years_older_bound_what_is_stamped_anew() -> None:
    """Nobody comments on what is not published."""
    head = meta("article:published_time", "2024-06-03T08:00:00+02:00")
    body = f"<article><h1>The mill</h1>{TEXT}</article>{comments('2014-05-26', '2015-01-02')}"
    found = published(head, body)

    assert found.state == "bounds"
    assert found.edtf == "[..2014-05-26]"
    assert found.because[0].kind == "first-comment"
    assert "26 May 2014" in found.because[0].text


def test_a_comment_of_the_next_day_bounds_nothing() -> None:
    """It is what comments are like."""
    head = meta("article:published_time", "2024-06-03T08:00:00+02:00")
    body = f"<article><h1>The mill</h1>{TEXT}</article>{comments('2024-06-04', '2024-06-05')}"

    assert published(head, body).edtf == "2024-06-03"


def test_a_field_of_the_first_publication_beats_a_later_one() -> None:
    """Its name says what it is."""
    head = meta("article:published_time", "2024-06-03") + meta(
        "articleFirstPublished", "2019-02-05"
    )
    body = f"<article><h1>The mill</h1>{TEXT}</article>"

    assert published(head, body).edtf == "2019-02-05"


def test_a_visible_day_that_is_the_change_yields_to_the_field() -> None:
    """Pages show the day of the last change where readers look for the first."""
    head = meta("article:published_time", "2019-02-05T08:00:00+01:00") + meta(
        "article:modified_time", "2021-03-01T09:00:00+01:00"
    )
    body = f"<article><h1>The mill</h1><p class=date>1 March 2021</p>{TEXT}</article>"
    found = published(head, body)

    assert found.edtf == "2019-02-05"
    assert found.confidence is not None
    assert found.confidence >= 0.9


def test_the_day_of_a_printed_issue_is_not_the_articles() -> None:
    """It came on line the day before."""
    head = meta("article:published_time", "2024-04-25T18:00:00+02:00")
    body = f"<article><h1>Die Mühle</h1><p>Aus: Ausgabe vom 26.04.2024</p>{TEXT}</article>"

    assert published(head, body).edtf == "2024-04-25"


def test_a_page_that_states_a_change_only_is_bounded_by_it() -> None:
    """No day is made up for it."""
    head = meta("article:modified_time", "2021-03-01T09:00:00+01:00")
    found = published(head, f"<article><h1>The mill</h1>{TEXT}</article>")

    assert found.edtf == "[..2021-03-01]"


def test_no_more_than_five_reasons() -> None:
    """A person reads them."""
    head = meta("article:published_time", "2019-02-05T08:00:00+01:00")
    body = f"<article><h1>The mill</h1><p>By Ida Lund, 5 February 2019</p>{TEXT}</article>"

    assert 1 <= len([e for e in published(head, body).because if (e.weight or 0) > 0]) <= 5
