"""Pages made of entries: threads and lists, parted by their structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract import extract
from auditor.extract.text import Visible, visible
from auditor.extract.zones import PageZones
from auditor.model import Channel, Document, Part, Settings, Zone
from auditor.syntax.flow import flow
from auditor.syntax.html import parse

TEXT = "My kiln gets hot and then it cools down much too fast for the glaze I use. " * 3


def look(source: str) -> Visible:
    """What a page shows."""
    page = parse(source)
    return visible(Part("body", source, "text/html"), PageZones(page, flow(page)))


def owners(source: str) -> list[tuple[str, str]]:
    """Zone and owner of each date in turn."""
    return [(str(c.zone), c.owner.key) for c in look(source).claims]


def thread(*stamps: str, head: str = "", post: str = "message") -> str:
    """A thread of posts, each with its stamp and the counts of its author."""
    posts = "".join(
        f'<div class="box {post} n{n % 2}"><p>Ada {n}</p><p>Posts: {n + 7}</p>'
        f"<i>posted {stamp}</i><div>{TEXT}</div></div>"
        for n, stamp in enumerate(stamps)
    )
    return f"<title>Kiln too hot</title><h1>Kiln too hot</h1>{head}<section>{posts}</section>"


DAYS = ("3 May 2020", "4 May 2020", "6 May 2020", "9 May 2020")


@pytest.mark.parametrize("post", ["message", "x"])
def test_posts_are_told_by_class_words_or_by_what_authors_show(post: str) -> None:
    """The first is the document, the others are replies, each of its own."""
    seen = look(thread(*DAYS, post=post))
    assert seen.threaded
    assert [c.owner.key for c in seen.claims] == ["document", "reply/1", "reply/2", "reply/3"]
    assert [c.zone for c in seen.claims] == [Zone.BYLINE, *[Zone.COMMENT] * 3]


def test_posts_of_years_ago() -> None:
    """A stamp that names no day still parts posts."""
    found = owners(thread("19 years ago", "19 years ago", "18 years ago"))
    assert found == [("byline", "document"), ("comment", "reply/1"), ("comment", "reply/2")]


def test_a_footer_in_the_class_words_of_all_posts_is_none() -> None:
    """`topicBodyAndFooter` is the topic."""
    source = thread(*DAYS).replace("<section>", '<section class="topicBodyAndFooter">')
    assert ("footer", "site") not in owners(source)


def test_the_head_of_a_thread_tells_whether_its_first_post_is_shown() -> None:
    """A later page begins with a reply."""
    head = "<p>Thread starter Ada</p><p>Start date {}</p>"
    first = owners(thread(*DAYS, head=head.format("3 May 2020")))
    later = owners(thread(*DAYS, head=head.format("1 February 2019")))
    assert first[:2] == [("byline", "document")] * 2
    assert later[0] == ("byline", "document")
    assert {zone for zone, _ in later[1:]} == {"comment"}


def test_who_joined_when_is_no_stamp_of_a_post() -> None:
    """Authors' days come in no order; the first author's is not the document's."""
    posts = "".join(
        f"<li class=message><b>Ada</b><dl><dd>{joined}</dd></dl><u>{day}</u><p>{TEXT}</p></li>"
        for joined, day in zip(
            ("1 June 2018", "2 May 2001", "7 July 2019", "3 March 2004"), DAYS, strict=True
        )
    )
    found = owners(f"<title>Kiln too hot</title><h1>Kiln too hot</h1><ul>{posts}</ul>")
    assert found[:2] == [("byline", "other"), ("byline", "document")]
    assert {zone for zone, _ in found[2:]} == {"comment"}


NEWS = "".join(
    f'<div class="entry"><p><a href="/{day}">{day}</a></p><h2><a href="/{day}">Item about '
    f"{name}</a></h2><p>{TEXT}</p><p>On 12 June 2020 it goes on.</p></div>"
    for name, day in zip(("kilns", "wells", "mills", "ferries"), reversed(DAYS), strict=True)
)


def test_news_with_headings_of_their_own_are_a_list() -> None:
    """All that stands in an entry belongs to it, its text as well."""
    seen = look(f"<title>The potters' union</title><h1>News</h1><main>{NEWS}</main>")
    assert seen.listed
    assert {c.zone for c in seen.claims} == {Zone.RELATED}
    assert len({c.owner.key for c in seen.claims}) == 4


def test_an_article_with_comments_is_no_thread() -> None:
    """Its text stands between the headline and the first of them."""
    comments = "".join(
        f"<li class=comment><b>Ada</b> <i>{day}</i><p>{TEXT}</p></li>" for day in DAYS[1:]
    )
    source = (
        "<title>Old kiln found</title><h1>Old kiln found</h1><p>3 May 2020</p>"
        f"<div>{TEXT * 5}</div><ol class=comments>{comments}</ol>"
    )
    seen = look(source)
    assert not seen.threaded
    assert [c.owner.key for c in seen.claims] == ["document", "comment/1", "comment/2", "comment/3"]


@given(
    st.lists(
        st.sampled_from(["<li class=message>", "</li>", " 3 May 2020\n", TEXT, "<ul>", "#2\n"])
    )
)
def test_any_markup_gives_each_date_one_place(pieces: list[str]) -> None:
    """Whatever is nested in what."""
    seen = look("<h1>Kiln too hot</h1>" + "".join(pieces))
    assert len(seen.claims) == len(seen.expressions)


def test_a_filter_over_a_thread_names_no_day() -> None:
    """What reads "Today" there is a button."""
    found = owners(thread(*DAYS, head="<p>All time</p><p>Today</p><p>Last week</p>"))
    assert ("byline", "document") in found
    assert found[-1] == ("comment", "reply/3")


def test_an_opening_post_that_class_words_call_a_comment() -> None:
    """It stands in a box of its own, right under the headline."""
    post = f"<div class=comment><b>Ada</b> <i>{{}}</i><p>{TEXT}</p></div>"
    answers = "".join(map(post.format, DAYS))
    page = f"""<title>Kiln too hot</title><h1>Kiln too hot</h1>{post.format("1 May 2020")}
    <p>{TEXT * 5}</p><section>{answers}</section>"""
    found = owners(page)
    assert found[0] == ("byline", "document")
    assert {zone for zone, _ in found[1:]} == {"comment"}


def test_an_opening_post_that_its_markup_calls_a_comment() -> None:
    """The thread knows better which of the posts is the document."""
    source = thread(*DAYS).replace("<div class=", "<div itemscope itemtype=/Comment class=")
    source = source.replace("/Comment", "https://schema.org/Comment")
    source = source.replace("<i>posted", "<i itemprop=dateCreated>posted")
    part = Part("body", source, "text/html")
    page = Document("page", "text/html", "", len(source), "utf-8", (part,))
    shown = [c for c in extract(page, Settings()).claims if c.channel is Channel.TEXT]
    assert [c.zone for c in shown] == [Zone.BYLINE, *[Zone.COMMENT] * 3]


def test_numbers_make_posts_of_two() -> None:
    """Where there are too few for a structure to show; what stands in a reply is the reply's."""
    posts = "".join(
        f"<div><h2>#{n} {n} May 2020</h2><p>{TEXT}</p>"
        f"<i>Last edited by Jo ({n + 7} May 2020)</i></div>"
        for n in (1, 2)
    )
    found = look(f"<title>Kiln too hot</title><h3>Kiln too hot</h3>{posts}")
    assert found.threaded
    assert [c.owner.key for c in found.claims] == ["document", "document", "reply/1", "reply/1"]


def test_numbers_that_do_not_count_make_none() -> None:
    """Two dates beside the numbers of anything else."""
    posts = "".join(f"<div><h2>#{n} 3 May 2020</h2><p>{TEXT}</p></div>" for n in (7, 9))
    assert not look(f"<title>Kiln too hot</title><h3>Kiln too hot</h3>{posts}").threaded


def test_short_posts_in_comments_close_under_the_headline() -> None:
    """They make a thread, whatever cards follow them."""
    posts = "".join(
        f"<li class=comment><b>Jo</b> {n} May 2020<p>{TEXT[:70]}</p></li>" for n in range(1, 5)
    )
    cards = "".join(f"<li><a href=/{n}>Mill</a> <i>{n} June 2020</i></li>" for n in range(1, 9))
    found = owners(
        f"<title>Kiln too hot</title><h2>Kiln too hot</h2><ul id=comments>{posts}</ul>"
        f"<ul class=related>{cards}</ul>"
    )
    assert found[:2] == [("byline", "document"), ("comment", "reply/1")]
