# ruff: noqa: RUF001 - marks of other scripts
"""Where articles print their own date: foots, notes, headings with a date, boxes of their own."""

from __future__ import annotations

import pytest

from auditor.extract.text import Visible, visible
from auditor.extract.zones import PageZones
from auditor.model import Claim, Part, Zone
from auditor.syntax.flow import flow
from auditor.syntax.html import parse

PROSE = (
    f"<p>{'The bridge carries cars again, as the council said after all that work. ' * 3}</p>" * 3
)
LONG = 3 * PROSE
TITLE = "<title>Bridge reopens - Valley Post</title>"


def look(source: str) -> Visible:
    """What a page shows."""
    page = parse(source)
    return visible(Part("body", source, "text/html"), PageZones(page, flow(page)))


def claim(source: str, surface: str) -> Claim:
    """The first visible claim with that surface."""
    return next(c for c in look(source).claims if c.surface == surface)


def headline(source: str) -> str:
    """The words of the headline."""
    found = look(source).headline
    assert found is not None
    return found.text


def said(found: Claim) -> tuple[str, str, str]:
    """Role, zone and owner."""
    return found.role, found.zone, found.owner.key


OWN = ("published", "byline", "document")


@pytest.mark.parametrize(
    "line",
    [
        "<p>© Valley News | {}</p>",
        "<p>{} | Press releases</p>",
        "<p>Written by Ada Lund</p><p>{}</p>",
        "<div><a href=/a>Ada Lund</a> • {} •</div>",
    ],
)
@pytest.mark.parametrize("behind", ["", "<div class=comments><p>Log in to comment.</p></div>"])
def test_a_line_with_a_day_closes_the_article(line: str, behind: str) -> None:
    """Behind its text, within the element that holds that."""
    foot = line.format("3 May 2020")
    page = f"{TITLE}<div><h1>Bridge reopens</h1>{PROSE}{foot}</div>{behind}"
    assert said(claim(page, "3 May 2020")) == OWN


@pytest.mark.parametrize(("day", "zone"), [("3 May 2020", "byline"), ("9 May 2020", "body")])
def test_a_foot_repeats_the_day_under_the_headline(day: str, zone: str) -> None:
    """Another day there is something else, an event perhaps."""
    page = f"{TITLE}<div><h1>Bridge reopens</h1><p>3 May 2020</p>{LONG}<h5>{day}</h5></div>"
    assert look(page).claims[-1].zone == zone


def test_a_date_between_paragraphs_is_no_foot() -> None:
    """The text goes on behind it."""
    page = f"{TITLE}<div><h1>Bridge reopens</h1>{PROSE}{PROSE}<h5>3 May 2020</h5>{PROSE}</div>"
    assert claim(page, "3 May 2020").zone is Zone.BODY


def test_dates_at_the_foot_that_repeat_are_none_of_it() -> None:
    """A programme, say."""
    days = "".join(f"<p class=d>{day} May 2020</p>" for day in (3, 4, 5))
    page = f"{TITLE}<div><h1>Bridge reopens</h1>{PROSE}{days}</div>"
    assert {c.zone for c in look(page).claims}.isdisjoint({Zone.BYLINE})


@pytest.mark.parametrize(("link", "zone"), [("", "byline"), ("<a href=/b>{}</a>", "related")])
def test_the_date_right_behind_the_element_of_the_article(link: str, zone: str) -> None:
    """Beside links it is that of what they lead to."""
    linked = link.format("Ferry stops for good, the owner of the landing says")
    page = f"""{TITLE}<article><h1>Bridge reopens</h1>{PROSE}</article>
    <div><p>3 May 2020</p><p>By Ada Lund</p>{linked}</div>"""
    assert claim(page, "3 May 2020").zone == zone


@pytest.mark.parametrize(
    ("note", "role"),
    [
        ("This page was last edited on 3 May 2020.", "modified"),
        ("This article was first published on 3 May 2020.", "published"),
        ("Updated on 3 May 2020: the article names the council now.", "modified"),
    ],
)
@pytest.mark.parametrize("box", ["<p>{}</p>", "<footer><p>{}</p></footer>"])
def test_a_sentence_that_tells_when_the_page_appeared_is_a_byline(
    note: str, role: str, box: str
) -> None:
    """Also in the foot of the site."""
    page = f"{TITLE}<h1>Bridge reopens</h1>{PROSE}{box.format(note)}"
    assert said(claim(page, "3 May 2020")) == (role, "byline", "document")


@pytest.mark.parametrize(
    ("note", "zone"),
    [
        ("This story has been updated with additional information Friday.", "byline"),
        ("This story was updated to say that it opens on Friday.", "body"),
        ("This story opens in a village, which was updated on Friday.", "body"),
    ],
)
def test_a_note_tells_of_a_change(note: str, zone: str) -> None:
    """What it was changed for has its own date."""
    page = f"{TITLE}<h1>Bridge reopens</h1>{PROSE}<p>{note}</p>"
    assert claim(page, "Friday").zone == zone


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><small>3 May 2020 •</small> Bridge reopens</h1>",
        "<h1><span><time>3 May 2020</time></span> Bridge reopens</h1>",
        "<h1>Bridge reopens<br><small>3 May 2020 • Roads, Press</small></h1>",
    ],
)
def test_a_heading_may_hold_the_date_of_the_article(heading: str) -> None:
    """In an element of its own beside the words, or on another line."""
    assert said(claim(f"{TITLE}{heading}{PROSE}", "3 May 2020")) == OWN


def test_a_date_that_the_title_repeats_is_part_of_the_headline() -> None:
    """It names a week, an issue."""
    page = f"<title>Week of 3 May 2020</title><h1>Week of <b>3 May 2020</b></h1>{PROSE}"
    assert claim(page, "3 May 2020").zone is Zone.BODY


@pytest.mark.parametrize(
    ("line", "zone"),
    [("Ada Lund am 3. Mai 2020", "byline"), ("Konzert am 3. Mai 2020", "body")],
)
def test_a_name_before_a_preposition_is_the_author(line: str, zone: str) -> None:
    """Only where class words call the line a date."""
    page = f"{TITLE}<div><h1>Bridge reopens</h1><div class=date>{line}</div>{PROSE}</div>"
    assert claim(page, "3. Mai 2020").zone == zone


def test_class_words_name_the_date_in_a_foot_beside_the_article() -> None:
    """`datePublished` on the only such element of the foot."""
    foot = "<ul><li>Roads</li><li class='date datePublished'>3 May 2020</li></ul>"
    page = f"""{TITLE}<article><h1>Bridge reopens</h1>{PROSE}</article>
    <span class=contentinfo>{foot}</span>"""
    assert said(claim(page, "3 May 2020")) == OWN


def test_the_state_of_a_page_stands_in_its_foot() -> None:
    """`Stand:` is weak elsewhere; alone in the foot it is the page's."""
    page = f"{TITLE}<h1>Bridge reopens</h1>{PROSE}<footer><p>[Stand: 03.05.2020]</p></footer>"
    assert said(claim(page, "03.05.2020")) == OWN


def test_a_box_without_links_keeps_a_labelled_date() -> None:
    """It leads nowhere, however many dates it has."""
    rows = "".join(f"<li><p>Recorded</p><p>{day} April 2020</p></li>" for day in (1, 2, 4))
    page = f"""{TITLE}<article><h1>Bridge reopens</h1>{PROSE}</article>
    <div class=sidebar><ul><li><p>Published on</p><p>3 May 2020</p></li>{rows}</ul></div>"""
    assert said(claim(page, "3 May 2020")) == OWN


def test_a_heading_behind_the_text_is_not_the_headline() -> None:
    """What has the title of the page far below leads to it."""
    page = f"""<title>How bridges are repaired</title><h1>The long repair of bridges</h1>
    <p>3 May 2020</p>{PROSE}<h3>How bridges are repaired</h3><p>Read it again.</p>"""
    assert headline(page) == "The long repair of bridges"
    assert said(claim(page, "3 May 2020")) == OWN


def test_a_line_with_the_title_is_the_headline_rather_than_a_hidden_heading() -> None:
    """A window that nobody opened repeats it."""
    page = f"""{TITLE}<div>Bridge reopens</div><p>3 May 2020</p>{PROSE}
    <div style="display:none"><h1>Bridge reopens</h1><p>Copy this.</p></div>"""
    found = look(page)
    assert found.headline is not None
    assert found.headline.start == 0
    assert said(claim(page, "3 May 2020")) == OWN


def test_the_name_of_a_site_may_follow_marks_of_other_scripts() -> None:
    """`「橋」-谷新聞` has no blank round its hyphen."""
    text = "橋は長い工事の後に再び開通した。" * 12
    page = f"""<title>橋が再び開通しました！-谷新聞</title><div>橋が再び開通しました！</div>
    <p>2020-05-03 10:15</p><p>{text}</p><p>橋が再び開通しました！-谷新聞</p>"""
    assert headline(page) == "橋が再び開通しました！"


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("3 May 2020 | Updated 3 May 2020, 10:15", "byline"),
        ("Freiburg, den 3 May 2020", "byline"),
        ("Bridges of the valley, annual report (3 May 2020), page 12", "body"),
        ("Opening with music 3 May 2020", "body"),
    ],
)
def test_marks_part_the_date_of_a_foot_from_its_words(line: str, zone: str) -> None:
    """Sources and programmes are not the article's date."""
    page = f"{TITLE}<div><h1>Bridge reopens</h1>{LONG}<h5>{line}</h5></div>"
    assert {str(c.zone) for c in look(page).claims} <= {zone, "dateline"}


@pytest.mark.parametrize(
    ("line", "surface", "zone"),
    [
        ("By Ada Lund, May 2020", "May 2020", "byline"),
        ("1980 1990 2000", "1990", "body"),
        ("The best of the year (2020)", "2020", "body"),
    ],
)
def test_a_month_in_a_byline_is_one(line: str, surface: str, zone: str) -> None:
    """A name and the years of an archive are none."""
    page = f"{TITLE}<div><h1>Bridge reopens</h1><div class=byline>{line}</div>{LONG}</div>"
    assert claim(page, surface).zone == zone


def test_a_clause_of_a_script_without_blanks_is_no_line_of_its_own() -> None:
    """A day and a comma begin a sentence under a headline."""
    text = "5月3日，谷里的老桥在长时间的维修之后终于重新开放，村里的居民和来往的车辆都很高兴"
    page = f"<title>老桥重新开放</title><h1>老桥重新开放</h1><div>{text}</div>"
    assert claim(page, "5月3日").zone is Zone.BODY


@pytest.mark.parametrize("box", ["aside", "section"])
def test_a_page_says_how_current_it_is(box: str) -> None:
    """Also in a box beside its text."""
    page = f"""{TITLE}<article><h1>Bridge reopens</h1>{LONG}
    <{box} class=sidebar><p>Content current as of:</p><p>3 May 2020</p></{box}></article>"""
    assert said(claim(page, "3 May 2020")) == ("modified", "byline", "document")


def test_two_lines_at_the_foot_are_no_list() -> None:
    """Items of a list lead elsewhere; an unknown label says that a date is none of these."""
    lines = "<p>Page last reviewed: 3 May 2020</p><p>Next review due: 3 May 2023</p>"
    page = f"{TITLE}<div><h1>Bridge reopens</h1>{LONG}{lines}</div>"
    assert said(claim(page, "3 May 2020")) == ("modified", "byline", "document")
    assert claim(page, "3 May 2023").zone is Zone.BODY


def test_a_citation_of_the_article_itself_has_its_date() -> None:
    """A line behind the text that names the headline before a date."""
    name = "Bridge over the mill race reopens"
    cite = f"<p>Citation: {name} (2020, May 3) retrieved 4 June 2021 from https://example.org/a</p>"
    page = f"<title>{name}</title><div><h1>{name}</h1>{LONG}{cite}{PROSE}</div>"
    assert said(claim(page, "2020, May 3")) == OWN
    assert claim(page, "4 June 2021").zone is Zone.BODY


def test_a_label_in_a_hidden_list_is_the_items() -> None:
    """The "Published" of a teaser that style hides says nothing of the article."""
    teasers = "".join(
        f"<li><a href=/{n}>Ferry {n}</a> <i>by Jo</i><br>Published {n} May 2019</li>"
        for n in range(1, 5)
    )
    page = (
        f"{TITLE}<h1>Bridge reopens</h1><p>3 May 2020</p>{PROSE}"
        f'<div class="related" style="display:none"><ul>{teasers}</ul></div>'
    )
    assert claim(page, "2 May 2019").owner.key != "document"
    assert said(claim(page, "3 May 2020")) == OWN


def test_the_clock_of_a_site_is_no_byline() -> None:
    """Nor is a "Date:" in a line of figures over the headline."""
    clock = "Stats: 3,045 members, 8,576 topics. Date: Thursday, 5 March 2026 at 01:16 PM"
    page = f"{TITLE}<p>{clock}</p><h2>Bridge reopens</h2><p>3 May 2020</p>{PROSE}"
    assert claim(page, "Thursday, 5 March 2026 at 01:16 PM").role != "published"


@pytest.mark.parametrize(
    ("note", "role"),
    [
        ("We updated this article on 3 May 2020. Write to us.", "modified"),
        ("Editor's note: We have corrected our guide on 3 May 2020, to add a ferry.", "modified"),
        ("The article was originally published on 3 May 2020 and went round.", "published"),
        ("This article appears in our issue of 3 May 2020.", "reference"),
        ("Published in the print edition of 3 May 2020, as “Cars”.", "reference"),
        ("A version of this story ran in print on 3 May 2020, page 4.", "reference"),
        ("Dieser Artikel erschien in der Ausgabe vom 3 May 2020.", "reference"),
        ("Stand des Artikels: 3 May 2020.", "published"),
    ],
)
def test_what_editors_say_of_their_text_is_a_byline(note: str, role: str) -> None:
    """The day of an issue in print is none of the page."""
    page = f"{TITLE}<h1>Bridge reopens</h1>{PROSE}<p>{note}</p>"
    assert said(claim(page, "3 May 2020")) == (role, "byline", "document")


def test_a_sentence_tells_the_first_day_and_the_last() -> None:
    """Both are the page's own."""
    note = "The story was first published on 3 May 2020 and has been updated on 9 May 2020 again."
    claims = look(f"{TITLE}<h1>Bridge reopens</h1>{PROSE}<p>{note}</p>").claims
    assert [said(c)[:2] for c in claims] == [("published", "byline"), ("modified", "byline")]


@pytest.mark.parametrize(
    "note",
    [
        "The article was published on 3 May 2020 in a paper that nobody read.",
        "We updated our bridge on 3 May 2020, and it carries cars.",
        "This article is about the day of 3 May 2020, which the village remembers.",
        "This story ran in my head on 3 May 2020 for hours, and then it stopped.",
    ],
)
def test_what_tells_of_something_else_is_no_note(note: str) -> None:
    """Another's article, or another thing."""
    page = f"{TITLE}<h1>Bridge reopens</h1>{LONG}<p>{note}</p>{LONG}"
    assert claim(page, "3 May 2020").zone is Zone.BODY


def test_a_byline_behind_a_sentence_in_an_element_of_its_own() -> None:
    """The summary and the byline show as one line."""
    summary = "The council has spoken. Cars are back, and the ferry stops."
    page = f"""{TITLE}<header><h1>Bridge reopens</h1>
    {summary} <span class=byline>By Ada Lund on 3 May 2020</span></header>{PROSE}"""
    assert said(claim(page, "3 May 2020")) == OWN


def test_a_menu_under_the_headline_may_be_the_byline() -> None:
    """A property names the date in it."""
    page = f"""{TITLE}<div><h1>Bridge reopens</h1><nav class=p><span>Edited by Ada Lund, with
    what agencies say of it today</span><span itemprop=dateModified>Updated: 3 May 2020</span>
    </nav></div>{PROSE}"""
    assert said(claim(page, "3 May 2020")) == ("modified", "byline", "document")


def test_a_citation_of_the_article_among_other_dates_of_its_foot() -> None:
    """Three dates on lines of their own make no list if nothing sets them apart."""
    named = "The bridge of the village carries cars again"
    page = f"""<title>{named}</title><h1>{named}</h1><p>3 May 2020</p>{PROSE}
    <h5>Built: 4 July 1920</h5><i>Seen: 9 June 2020</i>
    <div>Cite as: {named} / Valley Post / 2 May 2020</div>{PROSE}"""
    assert claim(page, "2 May 2020").zone is Zone.BYLINE


@pytest.mark.parametrize(("tail", "zone"), [(") — The", "dateline"), (") had seen the", "body")])
def test_a_dateline_with_its_day_in_brackets(tail: str, zone: str) -> None:
    """A dash leads from it to the text."""
    page = f"{TITLE}<h1>Bridge reopens</h1><p>OSLO (3 May 2020{tail} bridge is open.</p>{PROSE}"
    assert claim(page, "3 May 2020").zone == zone


def test_a_menu_of_the_article_may_hold_dates_below_the_headline() -> None:
    """A header below the headline is none of the site."""
    post = f"<article><header><time>3 May 2020</time></header>{PROSE}</article>"
    page = f"{TITLE}<h1>Bridge reopens</h1><p>Open to all</p>{post}<article>{PROSE}</article>"
    assert claim(page, "3 May 2020").zone is Zone.BYLINE


def test_cards_of_one_day_far_below_are_no_bylines() -> None:
    """Three of a kind with links, though they say the same day."""
    link = "<a href=/x>Ferry runs again after all these years, the council says</a>"
    cards = f"<p>{link}<span class=post-date>3 May 2020</span></p>" * 3
    page = f"{TITLE}<h1>Bridge reopens</h1>{LONG}<div class=more>{cards}</div>"
    assert {c.zone for c in look(page).claims} == {Zone.RELATED}


def test_the_author_may_tell_of_himself_below_a_foot_that_repeats_the_day() -> None:
    """One paragraph, within what holds the text."""
    page = f"""{TITLE}<h1>Bridge reopens</h1><p>3 May 2020</p><div>{LONG}<p>Ada Lund</p>
    <i>@ada • 3 May 2020 •</i>{PROSE[: len(PROSE) // 3]}</div>"""
    assert look(page).claims[-1].zone is Zone.BYLINE


def test_dates_of_a_long_footer_line_that_its_elements_state() -> None:
    """Categories and tags stand on the same line."""
    tags = ", ".join(f"<a href=/t{n}>the bridge and the ferry {n}</a>" for n in range(9))
    page = f"""{TITLE}<article><h1>Bridge reopens</h1>{PROSE}<footer class=entry-footer>Author Ada
    <span>Posted on <time class="entry-date published">3 May 2020</time>
    <time class=updated>9 May 2020</time></span> in {tags}</footer></article>"""
    found = [said(c) for c in look(page).claims]
    assert found == [OWN, ("modified", "byline", "document")]


def test_when_the_author_joined_is_told_in_the_byline() -> None:
    """Close under the headline; it is the author's."""
    page = f"{TITLE}<h1>Bridge reopens</h1><p>Ada</p><p>Joined: 3 May 2020</p>{PROSE}"
    assert said(claim(page, "3 May 2020")) == ("reference", "byline", "other")


def test_the_title_element_names_the_headline_where_og_title_names_a_section() -> None:
    """The one line like the section is a crumb."""
    page = f"""<meta property=og:title content="Press releases">
    <title>Valley: The bridge carries cars again after years</title><p>Press releases</p>
    <p>Ferries</p><h1>The bridge carries cars again after years</h1>{PROSE}"""
    assert headline(page) == "The bridge carries cars again after years"


def test_a_short_headline_before_the_long_name_of_the_site() -> None:
    """The first part of the title is a main heading, word for word."""
    name = "From the old river to the new bridge"
    page = f"<title>Who pays? - {name}</title><h1>Who pays?</h1>{PROSE}<h1>I</h1><h2>{name}</h2>"
    assert headline(page) == "Who pays?"


def test_the_only_date_of_a_page_without_a_headline_is_its_own() -> None:
    """As on pages of tables, where nothing is marked as a heading."""
    page = f"<table><tr><td>NR 34</td></tr><tr><td>2019.03.05</td></tr></table>{PROSE}"
    assert said(claim(page, "2019.03.05")) == OWN


@pytest.mark.parametrize("mark", ["Audio", "Foto", "Image"])
def test_the_day_of_a_recording_is_no_byline(mark: str) -> None:
    """A credit right under the headline says when a picture was taken."""
    page = f"{TITLE}<h1>Bridge reopens</h1><p>{mark}: Radio Valley | 3 May 2020</p>{PROSE}"
    found = claim(page, "3 May 2020")
    assert (found.role, found.zone) == ("event", "caption")


def test_a_second_date_that_its_class_calls_the_change() -> None:
    """Beside the first one, in whatever words or none."""
    times = "<time class=published>{}</time><time class=updated>{}</time>"
    page = f"{TITLE}<h1>Bridge reopens</h1>{times.format('3 May 2020', '9 July 2021')}{PROSE}"
    assert said(claim(page, "3 May 2020")) == OWN
    assert claim(page, "9 July 2021").role == "modified"


@pytest.mark.parametrize("menu", ["<nav>{}</nav>", "<header><ul class=menu>{}</ul></header>"])
def test_the_news_that_a_menu_shows_are_none_of_the_site(menu: str) -> None:
    """Each has a date of its own, above the headline of the page."""
    news = "".join(
        f"<div><a href=/{n}>Ferry {n}</a> <b>{n} May 2019</b></div>" for n in range(1, 6)
    )
    page = f"{TITLE}{menu.format(news)}<h1>Bridge reopens</h1><p>3 May 2020</p>{PROSE}"
    assert claim(page, "2 May 2019").owner.key.startswith("related")
    assert said(claim(page, "3 May 2020")) == OWN


def test_a_section_in_the_title_is_no_headline_beside_a_sentence() -> None:
    """The name of the section stands in the menu as well."""
    menu = "".join(f"<p>{name}</p>" for name in ("News", "Pressroom", "About", "Contact"))
    page = (
        f"<title>Pressroom</title>{menu}<p>3 May 2020 | Pressroom</p>"
        f"<h1>The old mill bridge carries cars again after years</h1>{PROSE}"
    )
    assert headline(page) == "The old mill bridge carries cars again after years"
