"""Zones of pages: whose a date is, from elements, class words, repetition and the headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.text import Visible, visible
from auditor.extract.zones import PageZones
from auditor.model import Claim, Part, Role, Zone
from auditor.syntax.flow import flow
from auditor.syntax.html import parse

ARTICLE = """<!doctype html><html lang="en"><head><title>Mill bridge closes - Valley Post</title>
<body class="has-sidebar comments-open">
<header class="site"><h1 class="logo">Valley Post</h1>
 <p class="clock">Friday, 8 March 2024</p></header>
<div class="related-layout widget comments">
 <h2>Mill bridge closes</h2>
 <p class="byline">By Ada Lund | <span class="date">5 March 2024</span></p>
 <div class="article-body">
  <p>The bridge over the mill race was closed on 4 March 2024 after heavy rain had washed out
  one of its piers, the council said. It will be rebuilt by 1 June 2024.</p>
  <figure><img src="x"><figcaption>The bridge on 12 May 2019</figcaption></figure>
  <blockquote><p>We saw the first cracks on 2 February 2024.</p></blockquote>
 </div>
</div>
<section id="comments"><h3>2 comments</h3>
 <ol><li class="comment"><b>Jo</b> <time>6 March 2024</time><p>About time.</p></li>
 <li class="comment"><b>Al</b> <time>7 March 2024</time><p>Was there in 2018.</p></li></ol>
</section>
<aside class="sidebar"><h3>Related</h3><ul>
 <li><a href="/a">Ferry runs again</a> <span>2 March 2024</span></li>
 <li><a href="/b">School wins prize</a> <span>1 March 2024</span></li>
 <li><a href="/c">Market moves</a> <span>28 February 2024</span></li></ul></aside>
<footer><p>Last updated: 6 March 2024</p><p>&copy; 2024 Valley Post</p></footer></body></html>"""


def look(source: str) -> Visible:
    """What a page shows."""
    page = parse(source)
    return visible(Part("body", source, "text/html"), PageZones(page, flow(page)))


def claim(source: str, surface: str) -> Claim:
    """The first visible claim with that surface."""
    return next(c for c in look(source).claims if c.surface == surface)


@pytest.mark.parametrize(
    ("surface", "role", "zone", "owner"),
    [
        ("Friday, 8 March 2024", "published", "masthead", "site"),
        ("5 March 2024", "published", "byline", "document"),
        ("4 March 2024", "event", "body", "document"),
        ("1 June 2024", "event", "body", "document"),
        ("12 May 2019", "event", "caption", "document"),
        ("2 February 2024", "event", "quote", "quoted/1"),
        ("6 March 2024", "published", "comment", "comment/1"),
        ("7 March 2024", "published", "comment", "comment/2"),
        ("2018", "event", "comment", "comment/2"),
        ("2 March 2024", "published", "related", "related/1"),
        ("1 March 2024", "published", "related", "related/2"),
        ("28 February 2024", "published", "related", "related/3"),
        ("2024", "none", "copyright", "site"),
    ],
)
def test_whose_a_date_is(surface: str, role: str, zone: str, owner: str) -> None:
    """Class words of what holds the headline say nothing; those of lists do."""
    found = claim(ARTICLE, surface)
    assert (found.role, found.zone, found.owner.key) == (role, zone, owner)


def test_the_page_says_in_its_footer_when_it_was_changed() -> None:
    """A label in the footer speaks of the page, a bare date there of the site."""
    stamp = look(ARTICLE).claims[-2]
    assert (stamp.role, stamp.owner.key, stamp.label) == ("modified", "document", "Last updated:")


def test_the_headline_is_not_the_name_of_the_site() -> None:
    """The heading most like the title is the headline, whatever its level."""
    headline = look(ARTICLE).headline
    assert headline is not None
    assert headline.text == "Mill bridge closes"


def test_the_only_h1_needs_little_likeness_to_the_title() -> None:
    """Titles are written anew for search engines."""
    page = "<title>Top 7 mills</title><h1>The best mills of the valley</h1><h2>Top mills</h2><p>x"
    headline = look(page).headline
    assert headline is not None
    assert headline.text == "The best mills of the valley"


def test_places_are_in_the_source() -> None:
    """Also where references and tags stand inside a date."""
    page = "<h1>Title of it</h1><p>5&nbsp;<b>March</b> 2024</p>"
    found = look(page).claims[0]
    assert found.source == "5&nbsp;<b>March</b> 2024"
    assert page[found.location.start : found.location.end] == found.source


REPEATED = """<title>Old kiln found</title><h1>Old kiln found</h1><div class="x">3 May 2020</div>
<p>Workers found a kiln.</p><div class="grid">
<div class="u"><a href="1">One</a> <i>1 May 2020</i></div>
<div class="u"><a href="2">Two</a> <i>2 May 2020</i></div>
<div class="u"><a href="3">Three</a> <i>30 April 2020</i></div></div>"""


def test_repetition_shows_a_list_without_a_name() -> None:
    """Three different days in one kind of element are items."""
    found = look(REPEATED).claims
    assert [c.owner.kind for c in found] == ["document", "related", "related", "related"]
    assert len({c.owner.key for c in found}) == 4
    assert [c.surroundings.repeated for c in found] == [False, True, True, True]


def test_a_heading_shows_a_list_without_a_name() -> None:
    """What stands under "Read next" is not the article's, though only one date stands there."""
    page = """<title>Old kiln found</title><div><h1>Old kiln found</h1><p>3 May 2020</p></div>
    <div><p>Workers found a kiln.</p></div><div><h4>Read next</h4><p>Well dried up</p>
    <p>1 May 2020</p></div>"""
    assert claim(page, "1 May 2020").zone is Zone.RELATED
    assert claim(page, "3 May 2020").zone is Zone.BYLINE


def test_a_lone_date_beside_the_headline_is_a_byline_whatever_its_class() -> None:
    """Themes call bylines teasers, widgets and menus."""
    page = """<title>Old kiln found</title><h1>Old kiln found</h1>
    <div class="widget teaser">3 May 2020</div><p>Workers found a kiln.</p>"""
    found = claim(page, "3 May 2020")
    assert (found.role, found.owner.key) == ("published", "document")


def test_a_clear_label_outweighs_a_class_word() -> None:
    """Where no other date shares the element."""
    page = """<title>Old kiln found</title><h1>Old kiln found</h1><p>Workers found a kiln.</p>
    <div class="sidebar">Published on 3 May 2020</div>"""
    found = claim(page, "3 May 2020")
    assert (found.role, found.owner.key, found.label) == ("published", "document", "Published on")


def test_class_words_are_evidence_and_no_role() -> None:
    """`updated` on the only date does not make it the modification."""
    page = """<title>Old kiln found</title><h1>Old kiln found</h1>
    <span class="date updated">3 May 2020</span>"""
    found = claim(page, "3 May 2020")
    assert (found.role, found.surroundings.class_role) == (Role.PUBLISHED, Role.MODIFIED)


def test_hidden_text_is_marked() -> None:
    """What style hides is no byline."""
    page = """<title>Old kiln found</title><h1>Old kiln found</h1>
    <p style="display:none">3 May 2020</p>"""
    assert claim(page, "3 May 2020").zone is Zone.HIDDEN


FORUM = "<title>Kiln too hot</title><h1>Kiln too hot</h1>" + "".join(
    f'<div class="post"><b>{day} May 2020</b><p>{"My kiln gets hot. " * 20}</p></div>'
    for day in (3, 4, 5)
)


def test_the_first_post_of_a_thread_is_the_document() -> None:
    """The others answer it."""
    seen = look(FORUM)
    assert seen.threaded
    assert [c.owner.key for c in seen.claims] == ["document", "reply/1", "reply/2"]
    assert [c.role for c in seen.claims] == ["published"] * 3


def test_an_element_and_its_text_stand_in_one_place() -> None:
    """Claims of elements and of text agree on the owner."""
    page = parse(ARTICLE)
    zones = PageZones(page, flow(page))
    visible(Part("body", ARTICLE, "text/html"), zones)
    places = [zones.at(element) for element in page.find("time")]
    assert [place.owner.key for place in places] == ["comment/1", "comment/2"]


@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<ul class=related>",
                "<li>",
                " 3 May 2020 ",
                "\n",
                "<h1>",
                "</h1>",
                "Related",
                "2 comments",
                "<p>",
                "a",
                "©",
            ]
        )
    )
)
def test_any_page_gives_claims_in_order_and_in_place(pieces: list[str]) -> None:
    """Whatever the markup: surfaces are found again, and places never go back."""
    source = "".join(pieces)
    found = look(source).claims
    starts = [c.location.start for c in found]
    assert starts == sorted(starts)
    assert all(
        "2020" in source[c.location.start : c.location.end] for c in found if c.meaning.candidates
    )


BODY = "<p>The bridge carries cars again, the council said, after a year of work.</p>" * 3


@pytest.mark.parametrize(
    "date", ["<h5>3 May 2020</h5>", "<h2>3 May 2020</h2>", "<span>3 May 2020</span>"]
)
@pytest.mark.parametrize(
    "head",
    [
        "<h1>Bridge reopens</h1>{}",
        "<header><h1>Bridge reopens</h1>{}</header>",
        "<h1>Bridge reopens</h1><header>{}</header>",
        "<div class=masthead><h1>Bridge reopens</h1></div><div class=masthead>{}</div>",
    ],
)
@pytest.mark.parametrize("byline", ["", "<p>By Ada Lund, 4 May 2020</p>"])
def test_a_date_right_under_the_headline_is_the_byline(head: str, date: str, byline: str) -> None:
    """Whatever class words call what it stands in."""
    page = f"<title>Bridge reopens</title>{head.format(date)}{byline}{BODY}"
    found = claim(page, "3 May 2020")
    assert (found.role, found.zone, found.owner.key) == ("published", "byline", "document")


@pytest.mark.parametrize(
    ("header", "surface"),
    [
        ("<a href='/'>The Valley Post <span>3 May 2020</span></a>", "3 May 2020"),
        ("<a href='https://example.org/'><p>3 May 2020</p></a>", "3 May 2020"),
        ("<a href='/'>Post</a><p>Edition of 3 May 2020</p>", "3 May 2020"),
        ("<p>Édition du 3 mai 2020</p>", "3 mai 2020"),
        ("<p>Ausgabe vom 3. Mai 2020</p>", "3. Mai 2020"),
    ],
)
@pytest.mark.parametrize("byline", ["", "<p>By Ada Lund</p>", "<p>By Ada Lund, 4 May 2020</p>"])
def test_the_edition_is_the_site(header: str, surface: str, byline: str) -> None:
    """Also where no other date stands near the headline."""
    title = "<h1>Bridge reopens</h1>"
    for head in (f"<header>{header}</header>{title}", f"<header>{header}{title}</header>"):
        found = claim(f"<title>Bridge reopens</title>{head}{byline}{BODY}", surface)
        assert (found.zone, found.owner.key) == ("masthead", "site")


_UNDER = "<main><h1>Heron at the weir</h1><p>3 May 2021</p>" + "<p>It stood there all day.</p>" * 40


@pytest.mark.parametrize(
    ("source", "owner"),
    [
        ("<body><p>4 June 2024</p>" + _UNDER, "site"),
        ("<body><p class=date>4 June 2024</p><p>Skip</p>" + _UNDER, "site"),
        ("<body><p>4 June 2024</p>" + _UNDER.replace("3 May 2021", "By a friend"), "document"),
        ("<body>" + _UNDER.replace("<h1>", "<p>4 June 2024</p><h1>"), "document"),
        ("<body><p>4 June 2024</p>" + _UNDER.replace("h1", "p"), "site"),
        ("<body><p>4 June 2024</p><p>Heron at the weir</p>", "document"),
    ],
)
def test_a_date_over_all_of_the_page_is_the_sites(source: str, owner: str) -> None:
    """Where the article has one nearer to its headline, or no headline is known at all."""
    assert claim(source, "4 June 2024").owner.kind.value == owner


def test_other_links_and_headers_are_no_edition() -> None:
    """A link to the article itself, and the header inside an article, are its own."""
    linked = "<header><h1>Bridge reopens</h1><a href='/bridge'>3 May 2020</a></header>"
    inner = "<article><header><h1>Bridge reopens</h1><a href='/'>3 May 2020</a></header></article>"
    for head in (linked, inner):
        found = claim(f"<title>Bridge reopens</title>{head}{BODY}", "3 May 2020")
        assert found.owner.key == "document"


PROSE = (
    f"<p>{'The bridge carries cars again, as the council said after all that work. ' * 3}</p>" * 3
)
LONG = f"<article>{PROSE}</article>"


@pytest.mark.parametrize(
    "header",
    [
        "<header><nav><a href=/a>News</a></nav><p class=widget>{}</p></header>",
        "<div class=masthead><nav><a href=/a>News</a></nav><time>{}</time></div>",
        "<nav><a href=/a>News</a><span>{}</span></nav>",
    ],
)
@pytest.mark.parametrize("date", ["Friday, 8 May 2020", "8 May 2020"])
def test_a_date_in_the_head_of_the_site_is_the_sites(header: str, date: str) -> None:
    """A header with a menu says what day it is, also where nothing else is dated."""
    filler = "<p>Weather: rain</p>" * 20
    page = (
        f"<title>Bridge reopens</title>{header.format(date)}{filler}<h1>Bridge reopens</h1>{LONG}"
    )
    found = claim(page, date)
    assert (found.zone, found.owner.key) == ("masthead", "site")


def test_a_year_in_a_menu_over_the_headline_is_no_byline() -> None:
    """Only a day may be the date of an article that a menu holds."""
    menu = "<ul class=menu><li>Top 2022</ul>"
    page = f"<title>Bridge reopens</title>{menu}<h1>Bridge reopens</h1>{PROSE}"
    assert claim(page, "2022").zone is Zone.MASTHEAD


def test_what_stands_behind_the_article_is_related() -> None:
    """Without a heading or a class word."""
    page = f"""<title>Bridge reopens</title><h1>Bridge reopens</h1>{LONG}
    <div><h3><a href="/x">Ferry stops in June 2019</a></h3></div>"""
    assert claim(page, "June 2019").zone is Zone.RELATED


def test_an_article_may_stand_beside_its_headline() -> None:
    """The one article that outweighs all others is the document, not a card."""
    page = f"""<title>Bridge reopens</title><div><h1>Bridge reopens</h1></div>
    <div><article><p>It was closed on 4 March 2019.</p>{PROSE}</article></div>"""
    found = claim(page, "4 March 2019")
    assert (found.zone, found.owner.key) == ("body", "document")


@pytest.mark.parametrize(
    "box",
    [
        "<aside class=data><dd>3 May 2020</dd></aside>{}",
        "{}<footer class=story-footer><span class=date>3 May 2020</span></footer>",
        "{}<aside class=sidebar><div class=post-date>3 May 2020</div></aside>",
    ],
)
def test_an_article_keeps_its_date_in_a_box(box: str) -> None:
    """Beside its text or at its foot, where no date stands under the headline."""
    page = f"""<title>Bridge reopens</title><article><h1>Bridge reopens</h1>
    {box.format(PROSE)}</article>"""
    found = claim(page, "3 May 2020")
    assert (found.role, found.zone, found.owner.key) == ("published", "byline", "document")


@pytest.mark.parametrize("label", ["", "Published "])
def test_a_byline_under_the_headline_may_be_called_a_caption(label: str) -> None:
    """The head of an article is often one figure; a date among other words stays a caption."""
    page = f"""<title>Bridge reopens</title><h1>Bridge reopens</h1><figure><img src=a>
    <p>{label}3 May 2020</p><figcaption>The bridge as it was in 1999</figcaption></figure>{PROSE}"""
    found = claim(page, "3 May 2020")
    assert (found.role, found.zone) == ("published", "byline")
    assert claim(page, "1999").zone is Zone.CAPTION


def test_the_headline_is_not_its_link_among_the_most_read() -> None:
    """There it has the title that search engines get."""
    page = f"""<title>All cars over the old bridge again</title>
    <h1>Mill bridge open after long repairs</h1><p>3 May 2020</p>{PROSE}
    <h2><a href="/b">All cars over the old bridge again</a></h2>"""
    headline = look(page).headline
    assert headline is not None
    assert headline.text == "Mill bridge open after long repairs"
    assert claim(page, "3 May 2020").zone is Zone.BYLINE


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("2003-2020 Valley Post. All rights reserved", "copyright"),
        ("Valley Post Printing and Publishing 2020. Alle Rechte vorbehalten", "copyright"),
        ("Since 1950 we print the Post", "footer"),
    ],
)
def test_reserved_rights_are_a_copyright(line: str, zone: str) -> None:
    """Without the sign."""
    page = f"<title>Bridge reopens</title><h1>Bridge reopens</h1>{PROSE}<footer>{line}</footer>"
    assert {str(c.zone) for c in look(page).claims} == {zone}


def test_a_hidden_copyright_is_hidden() -> None:
    """Nobody sees it."""
    page = "<h1>Bridge reopens</h1><p style='display:none'>© 2020 Valley Post</p>"
    assert claim(page, "2020").zone is Zone.HIDDEN


def test_comments_may_be_what_a_page_is_about() -> None:
    """A chapter of a manual is called Comments; no dated comment follows it."""
    page = f"""<title>The query language</title><h1>The query language</h1>
    <h2>Comments</h2>{PROSE}<p>Since June 2019 they may be nested.</p>"""
    assert claim(page, "June 2019").zone is Zone.BODY


def test_reviews_of_customers_are_comments() -> None:
    """Each with its owner."""
    reviews = "".join(
        f"<div class=customer_review><p>Very good.</p>Ada Reviewed <b>{day} May 2020</b></div>"
        for day in (3, 4)
    )
    page = f"<title>Kiln K2</title><h1>Kiln K2</h1>{PROSE}{reviews}"
    found = look(page).claims
    assert [(str(c.zone), c.owner.key) for c in found] == [
        ("comment", "comment/1"),
        ("comment", "comment/2"),
    ]


def test_an_age_under_the_headline_is_a_byline() -> None:
    """It names no day, but says when: videos and posts show no more."""
    page = f"<title>Bridge reopens</title><h1>Bridge reopens</h1><p>6 years ago</p>{PROSE}"
    assert claim(page, "6 years ago").zone is Zone.BYLINE


def test_a_stamp_that_goes_on_is_no_dateline() -> None:
    """`November 28, 2013 -- Updated 0203 GMT` has no text behind its dash."""
    stamp = "<p>November 28, 2013 -- Updated 0203 GMT</p>"
    page = f"<title>Bridge reopens</title><h1>Bridge reopens</h1>{stamp}{PROSE}"
    assert claim(page, "November 28, 2013").zone is Zone.BYLINE


def test_links_in_the_foot_of_a_site_are_its_foot() -> None:
    """Whatever they are called there."""
    foot = "<footer><div class=promo><a href=/b>The best bridges of 2021</a></div></footer>"
    page = f"<title>Bridge reopens</title><h1>Bridge reopens</h1>{PROSE}{foot}"
    assert claim(page, "2021").zone is Zone.FOOTER


def test_a_widget_may_hold_the_text_of_the_page() -> None:
    """No class word makes most of the running text a box beside it."""
    page = f"""<title>Bridge reopens</title><div class=widget><h1>Bridge reopens</h1></div>
    <div class=widget>{PROSE}<p>It was closed on 4 March 2019.</p></div>"""
    assert claim(page, "4 March 2019").zone is Zone.BODY


def test_a_sentence_at_the_foot_tells_the_publication() -> None:
    """Outside the article, without a line of its own; class words tell that it is no card."""
    note = "This article was originally published on 3 May 2020 but has been updated since."
    page = f"""<title>Bridge reopens</title><h1>Bridge reopens</h1>{LONG}
    <p class=publish-date-note>{note}</p>"""
    found = claim(page, "3 May 2020")
    assert (found.role, found.zone, found.owner.key) == ("published", "byline", "document")
