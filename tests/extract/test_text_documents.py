# ruff: noqa: RUF001 - dashes of datelines are data
"""Documents of many kinds, written for this test: whose each date is, and in which role."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.extract.text import visible
from auditor.model import Claim, Part, Tense

HERE = Path(__file__).with_name("documents")


def document(name: str) -> str:
    """A document that was written for these tests."""
    return (HERE / f"{name}.txt").read_text("utf-8")


COUNCIL = document("council")
NEWSPAPER = document("newspaper")
WIRE = document("wire")
THREAD = document("thread")
PRESS = document("press")
BLOG = document("blog")
QUOTING = document("quoting")
LIST = document("list")
FRENCH = document("french")
NOTICE = document("notice")


def dates(text: str) -> list[tuple[str, str, str, str, str | None]]:
    """Surface, role, zone, owner and label of each claim."""
    return [(c.surface, c.role, c.zone, c.owner.key, c.label) for c in claims(text)]


def claims(text: str) -> list[Claim]:
    """The claims of a plain text."""
    return visible(Part("body", text)).claims


def claim(text: str, surface: str) -> Claim:
    """The first claim with that surface."""
    return next(c for c in claims(text) if c.surface == surface)


EXPECTED = [
    (COUNCIL, "Freitag, 14. März 2025", "published", "masthead", "site", None),
    (COUNCIL, "07.06.2019", "published", "byline", "document", "Datum:"),
    (COUNCIL, "5. Juni", "event", "body", "document", None),
    (COUNCIL, "10. März", "event", "related", "related/1", None),
    (COUNCIL, "13.03.2025", "published", "related", "related/1", None),
    (COUNCIL, "24. März", "event", "related", "related/2", None),
    (COUNCIL, "12.03.2025", "published", "related", "related/2", None),
    (NEWSPAPER, "3 May 2016", "published", "byline", "document", "Published"),
    (NEWSPAPER, "5 May 2016", "modified", "byline", "document", "updated"),
    (NEWSPAPER, "9 May", "event", "body", "document", None),
    (NEWSPAPER, "4 May 2016 at 10:12", "published", "comment", "comment/1", None),
    (NEWSPAPER, "1 June", "event", "comment", "comment/2", None),
    (NEWSPAPER, "6 May 2016 at 08:01", "published", "comment", "comment/3", None),
    (NEWSPAPER, "2 May 2016", "published", "related", "related/4", None),
    (NEWSPAPER, "29 April 2016", "published", "related", "related/6", None),
    (NEWSPAPER, "2016", "none", "copyright", "site", None),
    (WIRE, "April 8", "published", "dateline", "document", None),
    (WIRE, "Thursday", "event", "body", "document", None),
    (WIRE, "March 30", "event", "body", "document", None),
    (THREAD, "Mar 2009", "reference", "byline", "other", "Joined:"),
    (THREAD, "Mon Jan 04, 2010 7:15 pm", "published", "byline", "document", "Posted:"),
    (THREAD, "Mon Jan 04, 2010 9:02 pm", "published", "comment", "reply/1", "Posted:"),
    (THREAD, "Tue Jan 05, 2010 8:30 am", "published", "comment", "reply/2", "Posted:"),
    (PRESS, "21. September 2018", "published", "dateline", "document", None),
    (PRESS, "13. Oktober", "event", "body", "document", None),
    (BLOG, "Wednesday, June 12, 2024", "published", "byline", "document", None),
    (BLOG, "3 March 2020", "event", "body", "document", None),
    (BLOG, "June 13, 2024 at 7:02 AM", "published", "comment", "comment/1", None),
    (BLOG, "June 14, 2024 at 5:55 PM", "published", "comment", "comment/2", None),
    (BLOG, "May 2024", "reference", "related", "related/3", None),
    (LIST, "4 July 2020", "published", "related", "related/1", None),
    (LIST, "25 June 2020", "published", "related", "related/4", None),
    (FRENCH, "12 octobre 2017", "published", "byline", "document", "Publié le"),
    (FRENCH, "13 octobre 2017", "modified", "byline", "document", "Mis à jour"),
    (FRENCH, "3. Mai 2017", "event", "caption", "document", None),
    (FRENCH, "2 octobre 2017", "published", "related", "related/1", None),
    (NOTICE, "4 May 2019", "event", "body", "document", None),
    (NOTICE, "2 April 2019", "modified", "byline", "document", "Last modified:"),
    (NOTICE, "9 April 2019", "captured", "byline", "document", "Printed on"),
]


@pytest.mark.parametrize(("text", "surface", "role", "zone", "owner", "label"), EXPECTED)
def test_whose_a_date_is(
    text: str, surface: str, role: str, zone: str, owner: str, label: str | None
) -> None:
    """Zone and owner come from the shape of the text, the role from words and place."""
    assert (surface, role, zone, owner, label) in dates(text)


@pytest.mark.parametrize(
    ("text", "surface", "tense"),
    [
        (COUNCIL, "5. Juni", Tense.PAST),
        (COUNCIL, "Herbst 2020", Tense.FUTURE),
        (NEWSPAPER, "9 May", Tense.FUTURE),
        (NEWSPAPER, "September 2015", Tense.PAST),
        (PRESS, "13. Oktober", Tense.FUTURE),
    ],
)
def test_the_tense_of_events(text: str, surface: str, tense: Tense) -> None:
    """The verb nearest before a date decides."""
    assert claim(text, surface).tense is tense


def test_speech_is_quoted() -> None:
    """A date inside quotation marks is somebody's word."""
    assert claim(NEWSPAPER, "2 September").quoted
    assert not claim(NEWSPAPER, "4 September").quoted


def test_a_quoted_mail_owns_its_dates() -> None:
    """Lines that begin with the quoting mark belong to another mail."""
    assert {c.owner.key for c in claims(QUOTING) if c.zone == "quote"} == {"quoted/1"}
    assert [c.zone for c in claims(QUOTING)] == ["quote", "quote", "body", "body"]


def test_a_list_is_seen() -> None:
    """Title, date and teaser again and again, and no article before."""
    assert visible(Part("body", LIST)).listed
    assert not visible(Part("body", NEWSPAPER)).listed


def test_a_thread_is_seen() -> None:
    """Posts that people answer are no article."""
    assert visible(Part("body", THREAD)).threaded
    assert not visible(Part("body", COUNCIL)).threaded


@pytest.mark.parametrize("text", [COUNCIL, NEWSPAPER, WIRE, THREAD, BLOG, LIST])
def test_places_point_at_the_surface(text: str) -> None:
    """What stands at a place is what the claim shows."""
    for found in claims(text):
        assert text[found.location.start : found.location.end] == found.surface


@pytest.mark.parametrize("text", [COUNCIL, NEWSPAPER, WIRE, THREAD, BLOG, LIST])
def test_line_ends_do_not_matter(text: str) -> None:
    """CR LF files give the same claims."""
    assert dates(text) == dates(text.replace("\n", "\r\n"))


PARAGRAPH = (
    "The bridge over the river carries cars again, the council says, after more than a year of "
    "work on its five piers and on the road that leads up to them."
)


def article(opening: str = "", closing: str = "") -> str:
    """A text under a headline, with a byline, an opening paragraph and a closing one."""
    return f"Bridge reopens over the river\n\n{opening}{PARAGRAPH}\n\n{PARAGRAPH}\n\n{closing}\n"


@pytest.mark.parametrize(
    ("head", "surface"),
    [
        ("KYIV, Ukraine (AP) — April 2, 2019 — ", "April 2, 2019"),
        ("LONDON -- (BUSINESS WIRE) -- April 2, 2019 -- ", "April 2, 2019"),
        ("LONDON--(BUSINESS WIRE)--April 2, 2019-- ", "April 2, 2019"),
        ("NEW YORK, NY / ACME WIRE / April 2, 2019 / ", "April 2, 2019"),
        ("HELSINKI, Feb 21 (Reuters) - ", "Feb 21"),
        ("BERLIN (dpa) - 3. April 2019 - ", "3. April 2019"),
        ("Hamburg, den 3. April 2019 – ", "3. April 2019"),
    ],
)
def test_agencies_stand_in_datelines(head: str, surface: str) -> None:
    """Before the date or behind it, with any dash."""
    found = claim(article(head), surface)
    assert (found.role, found.zone, found.owner.key) == ("published", "dateline", "document")
    bare = claim(head + PARAGRAPH, surface)
    assert (bare.role, bare.zone, bare.owner.key) == ("published", "dateline", "document")


@pytest.mark.parametrize("head", ["Then it came (as planned) - 3 April 2019 - ", "He said - "])
def test_brackets_alone_make_no_dateline(head: str) -> None:
    """An article's later paragraphs begin with all kinds of words."""
    found = claims(article(closing=f"{head}on 3 April 2019 the council agreed to the plan."))
    assert all(c.zone != "dateline" for c in found)


@pytest.mark.parametrize(
    "note",
    [
        "Edit (3 March 2021): The number of piers was wrong in a previous version.",
        "Correction, 3 March 2021: An earlier version misstated the number of piers.",
        "Korrektur vom 3. März 2021: In einer früheren Fassung stand eine falsche Zahl.",
        "Nachtrag, 3. März 2021: Die Stadt hat inzwischen geantwortet.",
    ],
)
def test_a_note_tells_of_a_change(note: str) -> None:
    """Also before a sentence with a verb."""
    found = claims(article("Published 1 March 2021\n\n", note))
    assert [c.role for c in found if "3" in c.surface] == ["modified"]


@pytest.mark.parametrize(
    "line",
    [
        "1. Lund, A. Bridges. http://example.org/a [accessed @]",
        "http://example.org/a. Accessed @.",
        "Lund A. Bridges. Retrieved @ from http://example.org/a",
        "Lund A.: Brücken. http://example.org/a (zuletzt abgerufen am @)",
        "Lund A. Bridges. Archived from the original on @. Quay Press.",
        "According to the register of bridges (accessed @), the river has nine more of them.",
        "http://example.org/a\nAccessed @",
        "References\n\nLund, A. Bridges of the north. Quay Press.\nAccessed @",
    ],
)
@pytest.mark.parametrize("day", ["2 May 2021", "2021-05-02"])
def test_when_a_source_was_looked_at_is_no_date_of_the_document(line: str, day: str) -> None:
    """Neither its publication nor its capture."""
    text = article("Published 1 March 2019\n\n", line.replace("@", day))
    assert claim(text, day).role == "reference"


@pytest.mark.parametrize(
    "line",
    [
        "Printed on @",
        "Saved on @",
        "Archived on @",
        "Captured @",
        "Retrieved on @",
        "Gedruckt am @",
        "Zuletzt abgerufen am @",
    ],
)
def test_a_copy_says_of_itself_when_it_was_made(line: str) -> None:
    """On a line of its own, at the head or the foot of the page."""
    stamp = line.replace("@", "2021-05-02")
    foot = claim(article("Published 1 March 2019\n\n", stamp), "2021-05-02")
    head = claim(f"{stamp}\n\n{article('Published 1 March 2019')}", "2021-05-02")
    assert (foot.role, head.role) == ("captured", "captured")


def test_what_was_retrieved_from_the_river_is_an_event() -> None:
    """Not everything that is retrieved is a source."""
    text = article(closing="The old bell was retrieved on 2 May 2021 by two divers of the club.")
    assert claim(text, "2 May 2021").role == "event"


@pytest.mark.parametrize(
    "line",
    [
        "Rendered by PID 5 at 2026-03-05",
        "Generated on 2026-03-05",
        "Page generated: 2026-03-05",
        "This page was generated on 2026-03-05",
        "Erstellt mit Hugo am 2026-03-05",
        "Created with Sphinx on 2026-03-05",
    ],
)
def test_programs_stamp_what_they_build(line: str) -> None:
    """That is the site's, and when the copy was made."""
    found = claim(article("Published 1 March 2019\n\n", line), "2026-03-05")
    assert (found.role, found.owner.key) == ("captured", "site")


def test_who_creates_is_no_program() -> None:
    """A name behind "by" is an author."""
    found = claim(article("Created by Ada Lund on 2026-03-05\n\n"), "2026-03-05")
    assert (found.role, found.owner.key) == ("created", "document")


POSTED = """Boiler pressure

plumbfan
Posted: 4 January 2010
Our boiler loses pressure. Any ideas?

oldpipe
Posted: 5 January 2010
Check the vessel first.

plumbfan
Posted: 6 January 2010
Thanks, that was it.
"""


def test_posts_need_no_buttons_to_be_a_thread() -> None:
    """The first is the document, the others answer it."""
    assert visible(Part("body", POSTED)).threaded
    assert [c.owner.key for c in claims(POSTED)] == ["document", "reply/1", "reply/2"]


def test_two_stamps_in_one_head_are_no_thread() -> None:
    """A text with two publication dates of its own keeps them both."""
    text = article("Posted: 4 January 2010\nPosted: 9 January 2010\n\n")
    assert [c.owner.key for c in claims(text)][:2] == ["document", "document"]
    assert not visible(Part("body", text)).threaded
