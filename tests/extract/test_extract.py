"""The hop as a whole: all carriers of a document, in order of place."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.extract import extract
from auditor.model import (
    Channel,
    Claim,
    Document,
    Extraction,
    Limits,
    OwnerKind,
    Part,
    Role,
    Settings,
    Told,
    Zone,
)

DAY = "2021-04-11"


def run(
    *parts: Part,
    told: Told | None = None,
    fields: dict[str, str] | None = None,
    options: Settings | None = None,
) -> Extraction:
    """Extract, and check what holds of every extraction."""
    document = Document(
        uri="a.html",
        media_type=parts[0].media_type,
        sha256="0" * 64,
        length=len(parts[0].text),
        encoding="utf-8",
        parts=parts,
        told=told or Told(),
        record_fields=fields or {},
    )
    extraction = extract(document, options or Settings())
    texts = {part.name: part.text for part in parts}
    for claim in extraction.claims:
        if claim.location.part in texts:
            where = claim.location
            slice_ = texts[where.part][where.start : where.end]
            assert slice_ == (claim.surface if claim.source is None else claim.source)
    assert [c.id for c in extraction.claims] == [
        f"c{n}" for n in range(1, len(extraction.claims) + 1)
    ]
    return extraction


def page(source: str) -> tuple[Claim, ...]:
    """The claims of an HTML file."""
    return run(Part("body", source, "text/html")).claims


def of(claims: tuple[Claim, ...], channel: Channel) -> list[Claim]:
    """The claims of one channel."""
    return [claim for claim in claims if claim.channel is channel]


def test_claims_come_in_order_of_place() -> None:
    """Parts in their order, then offsets; what was only told comes last."""
    record = json.dumps({"published": DAY, "headers": {"Date": "Sun, 11 Apr 2021 10:15:00 GMT"}})
    extraction = run(
        Part("html", f"<p>x</p><p>{DAY}</p><meta name=date content={DAY}>", "text/html"),
        Part("text", f"Title of it\n\nPublished {DAY}\n"),
        Part("record", record, "application/json"),
        told=Told(url="https://example.org/2021/04/11/a", retrieved="2021-05-01"),
        fields={"published": "/published", "headers": "/headers"},
    )
    parts = [claim.location.part for claim in extraction.claims]
    assert parts == ["record", "record", "text", "html", "html", "url", "told"]
    starts = [c.location.start for c in extraction.claims if c.location.part == "html"]
    assert starts == sorted(starts)


def test_a_page_is_read_by_all_carriers() -> None:
    """One claim for each place that states a date."""
    claims = page(
        f"""<html><head><title>Bridge opens</title>
        <link rel="canonical" href="https://example.org/2021/04/11/bridge">
        <meta property="article:published_time" content="{DAY}T10:15:00+02:00">
        <script type="application/ld+json">{{"@type":"Article","dateModified":"{DAY}"}}</script>
        <script>state = {{"publishedAt":"{DAY}"}}</script>
        <!-- cached page generated on 2021-05-01 10:00:00 -->
        </head><body><article><h1>Bridge opens</h1>
        <p>By A. Person <time datetime="{DAY}">April 11, 2021</time></p>
        </article></body></html>"""
    )
    assert [(c.channel, c.role) for c in claims] == [
        (Channel.URL, Role.PUBLISHED),
        (Channel.META, Role.PUBLISHED),
        (Channel.JSON_LD, Role.MODIFIED),
        (Channel.META, Role.PUBLISHED),
        (Channel.HTML_COMMENT, Role.CAPTURED),
        (Channel.TIME, Role.PUBLISHED),
        (Channel.TEXT, Role.PUBLISHED),
    ]


def test_microdata_is_owned_by_its_item() -> None:
    """The nearest `itemscope` tells whose date it is."""
    claims = of(
        page(
            f"""<article itemscope itemtype="https://schema.org/NewsArticle"><h1>Bridge opens</h1>
            <meta itemprop="datePublished" content="{DAY}">
            <div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
            <time itemprop="dateCreated" datetime="2021-05-01">May 1, 2021</time> Well said</div>
            <meta itemprop="dateModified" content="2021-04-12"></article>"""
        ),
        Channel.MICRODATA,
    )
    assert [(c.field, c.owner.kind) for c in claims] == [
        ("NewsArticle.datePublished", OwnerKind.DOCUMENT),
        ("Comment.dateCreated", OwnerKind.COMMENT),
        ("NewsArticle.dateModified", OwnerKind.DOCUMENT),
    ]
    assert claims[1].zone is Zone.COMMENT


def test_a_property_may_be_visible_text() -> None:
    """Then the visible claim has its role and field: one place, one claim."""
    claims = page(
        '<article itemscope itemtype="http://schema.org/Article"><h1>Bridge opens</h1>'
        '<p itemprop="dateModified">April 12, 2021</p></article>'
    )
    (claim,) = claims
    assert (claim.channel, claim.role, claim.field) == (
        Channel.TEXT,
        Role.MODIFIED,
        "Article.dateModified",
    )


def test_a_property_without_an_item_still_counts() -> None:
    """Many pages forget `itemscope`; React writes `itemProp`."""
    (claim,) = page(f'<h1>Bridge opens</h1><meta itemProp="datePublished" content="{DAY}">')
    assert (claim.channel, claim.field) == (Channel.MICRODATA, "datePublished")


def test_rdfa_properties_are_read() -> None:
    """`property` outside `meta`, with a prefix."""
    (claim,) = page(
        '<article typeof="schema:Article"><h1>Bridge opens</h1>'
        f'<span property="schema:datePublished" content="{DAY}">today</span></article>'
    )[:1]
    assert (claim.channel, claim.field) == (Channel.RDFA, "Article.datePublished")


def test_teasers_with_items_of_their_own_are_related() -> None:
    """Of several articles the document is the one that holds the headline."""
    teaser = (
        '<div itemscope itemtype="http://schema.org/Article">'
        '<meta itemprop="datePublished" content="2020-01-01"><h3>Other</h3></div>'
    )
    claims = page(
        "<title>Bridge opens at last</title>"
        '<article itemscope itemtype="http://schema.org/Article"><h1>Bridge opens at last</h1>'
        f'<meta itemprop="datePublished" content="{DAY}"></article>{teaser}{teaser}'
    )
    owners = {c.surface: c.owner.kind for c in of(claims, Channel.MICRODATA)}
    assert owners == {DAY: OwnerKind.DOCUMENT, "2020-01-01": OwnerKind.RELATED}


def test_entries_of_a_blog_beside_an_article_are_not_the_site() -> None:
    """Where teasers stand in an item of the type Blog, each owns its date."""
    teasers = "".join(
        f'<li><h3><a href="/{n}">Other {n}</a></h3><time itemprop="datePublished" '
        f'datetime="2020-01-0{n}">{n} January 2020</time></li>'
        for n in range(1, 5)
    )
    claims = page(
        "<title>Bridge opens at last</title><article><h1>Bridge opens at last</h1>"
        f"<p>{'It carries cars again, as the council said. ' * 9}</p></article>"
        f'<div class="related" itemscope itemtype="http://schema.org/Blog"><ul>{teasers}</ul></div>'
    )
    assert {c.owner.kind for c in of(claims, Channel.MICRODATA)} == {OwnerKind.RELATED}


def test_the_first_post_of_a_thread_is_no_comment_by_its_type_alone() -> None:
    """Programs of forums give every post the type Comment."""
    text = "My kiln gets hot and then it cools down much too fast for the glaze. " * 3
    posts = "".join(
        f'<li class="post message" itemscope itemtype="http://schema.org/Comment">'
        f'<time itemprop="dateCreated" datetime="2020-05-0{n}">{n} May 2020</time>'
        f"<p>{text}</p></li>"
        for n in range(1, 5)
    )
    claims = page(f"<title>Kiln too hot</title><h1>Kiln too hot</h1><ol>{posts}</ol>")
    first, *others = of(claims, Channel.MICRODATA)
    assert first.owner.kind is OwnerKind.DOCUMENT
    assert {c.owner.kind for c in others} <= {OwnerKind.COMMENT, OwnerKind.REPLY}
    shown = of(claims, Channel.TEXT)
    assert [c.owner.kind is OwnerKind.DOCUMENT for c in shown] == [True, False, False, False]


def test_an_attribute_plays_the_part_of_its_text() -> None:
    """`time` and what it shows are one statement."""
    claims = page(
        "<title>Bridge opens</title><article><h1>Bridge opens</h1>"
        f'<p>Updated <time datetime="{DAY}T10:00">April 11, 2021</time></p></article>'
    )
    attribute, text = claims
    assert (attribute.channel, text.channel) == (Channel.TIME, Channel.TEXT)
    assert (
        (attribute.role, attribute.label) == (text.role, text.label) == (Role.MODIFIED, "Updated")
    )


def test_an_attribute_is_read_where_the_text_is_no_date() -> None:
    """Many pages show "Sunday" or nothing; the words before still tell."""
    for inner in ("", "a while back"):
        claims = page(
            "<title>Bridge opens</title><article><h1>Bridge opens</h1>"
            f'<p>Last updated: <time datetime="{DAY}">{inner}</time></p></article>'
        )
        assert [(c.channel, c.role) for c in claims] == [(Channel.TIME, Role.MODIFIED)]


@pytest.mark.parametrize("value", ["PT5M", "14:36", "P24M,37S", "", "soon"])
def test_lengths_and_clocks_are_no_dates(value: str) -> None:
    """`datetime` may hold other things."""
    assert of(page(f'<h1>Bridge opens</h1><time datetime="{value}">x</time>'), Channel.TIME) == []


def test_other_attributes_hold_dates() -> None:
    """Custom elements, data attributes, and titles of words such as "yesterday"."""
    claims = page(
        f'<h1>Bridge opens</h1><relative-time datetime="{DAY}T10:00:00Z">x</relative-time>'
        '<div data-published-at="1618136100"></div><abbr title="2021-04-11T10:00">y</abbr>'
        '<a href="x" title="Top 10 of 2021 and all that is new">z</a>'
    )
    fields = [(c.field, c.role) for c in of(claims, Channel.TIME)]
    assert [field for field, _ in fields] == ["datetime", "data-published-at", "title"]
    assert fields[1][1] is Role.PUBLISHED


def test_numbers_of_attributes_are_no_dates() -> None:
    """Unless their name says that they count time, and never the numbers of posts or pictures."""
    claims = page(
        '<h1>Bridge opens</h1><p data-react-checksum="1273799194" data-audio="2039026">x</p>'
        '<p data-post-id="1618136100" data-x="20210411">y</p>'
    )
    assert of(claims, Channel.TIME) == []


def test_hidden_texts_are_claims_without_a_role() -> None:
    """What a reader of the page does not see is still in the file."""
    claims = page(
        "<title>Report of April 11, 2021</title><noscript>12.04.2021</noscript>"
        "<template><p>13.04.2021</p></template>"
        '<meta name="description" content="Posted 14.04.2021">'
    )
    assert [(c.field, c.role, c.zone) for c in claims] == [
        ("title", Role.NONE, Zone.METADATA),
        ("noscript", Role.NONE, Zone.HIDDEN),
        ("template", Role.NONE, Zone.HIDDEN),
        ("description", Role.PUBLISHED, Zone.METADATA),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<iframe srcdoc='&lt;p&gt;About it&lt;/p&gt;11.04.2021'></iframe>",
        "<noframes><p>11.04.2021</noframes>",
        "<textarea>11.04.2021</textarea>",
        "<template><div><template>11.04.2021</template></div></template>",
        "<noscript><noscript>11.04.2021",
        "<!-- <p>11.04.2021</p> -->",
        "<p hidden>11.04.2021</p>",
        '<p style="display:none">11.04.2021</p>',
    ],
)
def test_a_date_cannot_be_hidden(source: str) -> None:
    """Wherever it is put, there is a claim."""
    assert [c.surface for c in page(source)] == ["11.04.2021"]


def test_what_repeats_an_archives_stamp_is_a_capture() -> None:
    """Archives print when they saved a page as its publication."""
    claims = page(
        '<link rel="bookmark" href="https://archive.ph/20220503101112/https://example.org/a">'
        '<time itemprop="pubdate" datetime="2022-05-03T10:11:12Z">3 May 2022 10:11:12 UTC</time>'
    )
    assert {c.role for c in claims if c.channel is Channel.MICRODATA} == {Role.CAPTURED}


def test_depth_hides_nothing() -> None:
    """Dates inside and behind ten thousand open elements are found."""
    deep = "<div>" * 10_000
    claims = page(f"<h1>Bridge opens</h1>{deep}<time datetime={DAY}>x</time><p>12 April 2021</p>")
    assert {c.channel for c in claims} == {Channel.TIME, Channel.TEXT}


def test_a_limit_leaves_the_rest_out_with_a_notice() -> None:
    """A notice that makes the audit incomplete."""
    few = Settings(limits=Limits(claims=3))
    source = "".join(f"<p>{day} April 2021</p>" for day in range(1, 10))
    for part in (Part("body", source, "text/html"), Part("body", source.replace("<p>", "\n"))):
        extraction = run(part, options=few)
        assert len(extraction.claims) == 3
        assert [(n.code, n.incomplete, n.uri) for n in extraction.notices] == [
            ("limit", True, "a.html")
        ]
    cut = run(Part("body", source, "text/html"), options=Settings(limits=Limits(nodes=5)))
    assert [n.code for n in cut.notices] == ["limit"]


def test_a_broken_block_is_told_with_the_name_of_the_file() -> None:
    """The dates that stand behind the fault are read as script data."""
    extraction = run(
        Part(
            "body",
            '<script type="application/ld+json">{"a": oops, "datePublished":"2021-04-11"}</script>',
            "text/html",
        )
    )
    assert [(n.code, n.uri) for n in extraction.notices] == [("bad-json-ld", "a.html")]
    assert [c.field for c in extraction.claims] == ["script:datePublished"]


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<h1>Bridge opens</h1>",
        f"<time datetime='{DAY}'>",
        "</time>",
        "April 11, 2021",
        " Updated ",
        f"<meta name=date content=' {DAY} '>",
        '<meta itemprop="datePublished" content="2021&#45;04-11">',
        '<div itemscope itemtype="http://schema.org/Comment" itemprop="comment">',
        "</div>",
        "<span itemprop=dateModified>11&nbsp;April <b>2021</b></span>",
        '<script type="application/ld+json">{"@type":"Article"',
        ',"datePublished":"2021\\u002d04-11"',
        "}</script>",
        "<script>x={'publishedAt':'2021-04-11'",
        "<!-- saved on 2021-04-11 ",
        "-->",
        '<link rel=canonical href="https:&#47;&#47;example.org/2021/04/11/a">',
        "<noscript>11.04.2021",
        "</noscript>",
        "<template>",
        "\r\n",
        "\0",
        "&amp;",
        "<abbr title='2021-04-11 10:15'>",
        "<",
        '"',
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_every_place_holds_what_the_claim_says(pieces: list[str]) -> None:
    """The slice is the surface or the source, ids count up, and places do not go back."""
    source = "".join(pieces)
    claims = page(source)
    starts = [claim.location.start for claim in claims]
    assert all(a <= b for a, b in pairwise(starts))
    assert page(source) == claims
