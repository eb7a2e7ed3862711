"""What a document is as a whole."""

from __future__ import annotations

from auditor.extract import extract
from auditor.extract.page_kind import PageKind, kind_of
from auditor.extract.text import visible
from auditor.extract.zones import PageZones
from auditor.model import Document, Part, Settings
from auditor.syntax.flow import flow
from auditor.syntax.html import parse


def kind(text: str, url: str | None = None) -> PageKind:
    """The kind of a plain text."""
    seen = visible(Part("body", text))
    return kind_of(seen.claims, [seen], url=url)


def kind_of_page(source: str, url: str | None = None) -> PageKind:
    """The kind of a page."""
    page = parse(source)
    seen = visible(Part("body", source, "text/html"), PageZones(page, flow(page)))
    return kind_of(seen.claims, [seen], url=url)


BODY = "The council met and talked about the bridge for a long time, as it does every week. " * 8


def test_an_article() -> None:
    """A headline, a byline, a body."""
    assert kind(f"Bridge closed\n\n3 May 2020\n\n{BODY}\n").kind == "article"


def test_a_list_of_items() -> None:
    """Title and date again and again."""
    text = "Our news\n\n" + "\n".join(f"Item number {n}\n{n} May 2020\n" for n in range(1, 8))
    found = kind(text)
    assert found.kind == "list"
    assert "7 items" in found.reason


def test_a_front_page() -> None:
    """The address of a site's front is no article's."""
    source = "<title>Valley Post</title>" + "".join(
        f"<div class=card><h3>Story {n}</h3> <i>{n} May 2020</i></div>" for n in range(1, 5)
    )
    assert kind_of_page(source, "https://valley.example/").kind == "list"
    assert kind_of_page(source, "https://valley.example/story").kind == "article"


def test_a_live_blog() -> None:
    """Its headline says so, and its entries carry the time."""
    entries = "".join(f"10:{n} Uhr\nDer Zug ist da.\n\n" for n in range(10, 16))
    assert kind(f"Liveticker zum Sturm\n\n3. Mai 2020\n\n{entries}").kind == "live"


def test_several_articles_in_one_file() -> None:
    """Each has a byline with the same label, and a body behind it."""
    first = f"Bridge closed\n\nPublished: 3 May 2020\n\n{BODY}"
    found = kind(f"{first}\n\nFerry runs\n\nPublished: 9 May 2020\n\n{BODY}")
    assert found.kind == "several"
    assert "9 May 2020" in found.reason


def test_one_date_printed_twice_is_one_article() -> None:
    """At its head and at its foot, with the body between."""
    text = f"Bridge closed\n\nPublished: 3 May 2020\n\n{BODY}\n\nPublished: 3 May 2020\n\n{BODY}"
    assert kind(text).kind == "article"


def test_a_page_with_a_field_of_its_own_is_one_article() -> None:
    """Whatever else it shows below."""
    shown = "".join(
        f"<h2>Story {day}</h2><p>Published: {day} May 2020</p><p>{BODY}</p>" for day in (3, 9)
    )
    head = '<meta property="article:published_time" content="2020-05-03">'
    told = extract(page_document(f"<head>{head}</head><main>{shown}</main>"), Settings())
    bare = extract(page_document(f"<main>{shown}</main>"), Settings())
    assert bare.page_kind == "several"
    assert [n.code for n in bare.notices] == ["several-articles"]
    assert told.page_kind == "article"
    assert not told.notices


def page_document(source: str) -> Document:
    """A page as the reader gives it."""
    part = Part("body", source, "text/html")
    return Document("a.html", "text/html", "", len(source), "utf-8", (part,))


def test_nothing_is_unknown() -> None:
    """An empty text is nothing."""
    assert kind("") == PageKind("unknown", "")
