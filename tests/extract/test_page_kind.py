"""What a document is as a whole."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize(
    ("source", "url", "kind"),
    [
        ('<div itemscope itemtype="https://schema.org/QAPage"><h1>Why so hot?</h1>', None, "forum"),
        (
            '<script type="application/ld+json">{"@type": "DiscussionForumPosting"}</script><p>x',
            None,
            "forum",
        ),
        (
            f"<h1>Why so hot?</h1>{BODY}<i class=comment>3 May 2020</i><p class=comment>4 May 2020",
            "https://forum.kiln.example/why",
            "forum",
        ),
        (
            f"<h1>Why so hot?</h1>{BODY}<i class=comment>3 May 2020</i><p class=comment>4 May 2020",
            "https://kiln.example/why",
            "article",
        ),
        ("<h1>Kilns</h1>" + "<p>K2 $90 <a href=b>Add to cart</a></p>" * 4, None, "list"),
        ("<h1>Kilns</h1>" + "<p><a href=b>Kiln K2 $90</a></p>" * 12, None, "list"),
        (
            "<h1>Events</h1>"
            + '<p itemscope itemtype="http://schema.org/Event">3 May 2020 Kiln opening</p>' * 3,
            None,
            "list",
        ),
        ('<meta property="og:type" content="product"><h1>Kiln K2</h1><p>$90', None, "product"),
        ("<h1>Kiln K2</h1><p>$90", "https://shop.example/products/k2", "product"),
        ("<h1>How we fire</h1><p>It costs $90.", "https://shop.example/blog/k2", "article"),
    ],
)
def test_what_a_page_says_it_is(source: str, url: str | None, kind: str) -> None:
    """By its types, its address, its prices."""
    assert kind_of_page(f"<title>Kilns and pots</title>{source}", url).kind == kind


def test_an_article_that_names_prices_is_an_article() -> None:
    """A test of products has a byline, or says that it is an article."""
    things = "<p>K2 $90 <a href=b>Add to cart</a></p>" * 12
    dated = f"<title>Best kilns</title><h1>Best kilns</h1><p>3 May 2020</p>{things}"
    typed = f'<h1>Best kilns</h1><i itemtype="http://schema.org/Article"></i>{things}'
    assert kind_of_page(dated).kind == "article"
    assert kind_of_page(typed).kind == "article"
    assert kind_of_page(f"<h1>Best kilns</h1>{things}").kind == "list"


def test_many_dates_beside_running_text_make_no_list() -> None:
    """The article stands before them, whatever follows it."""
    cards = "".join(f"<div class=u>Story {day} <i>{day} May 2020</i></div>" for day in range(1, 9))
    head = "<title>Bridge closed</title><h1>Bridge closed</h1>"
    assert kind_of_page(f"{head}{f'<p>{BODY}</p>' * 6}{cards}").kind == "article"
    assert kind_of_page(f"<title>Post</title><h1>All news</h1>{cards}").kind == "list"


def test_answers_by_type_make_a_forum() -> None:
    """What microdata says of the dates that are shown counts, and they are no second article."""
    text = "My kiln gets hot and then it cools down much too fast for the glaze. " * 9
    answers = "".join(
        f'<div itemscope itemtype="http://schema.org/Answer"><p>Start date</p>'
        f'<time itemprop="datePublished" datetime="2020-05-0{n}">{n} May 2020</time>'
        f"<p>{text}</p></div>"
        for n in (4, 5)
    )
    source = (
        "<title>Kiln too hot</title><h1>Kiln too hot</h1><p>Thread starter Jo</p>"
        f"<p>Start date</p><p>3 May 2020</p><p>{text}</p>{answers}"
    )
    part = Part("html", source, "text/html")
    document = Document("x.html", "text/html", "", len(source), "utf-8", (part,))
    found = extract(document, Settings(url="https://forum.example/threads/kiln"))
    assert found.page_kind == "forum"
