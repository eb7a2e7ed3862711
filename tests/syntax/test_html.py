"""HTML becomes elements, texts and comments with places, as browsers read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.flow import flow
from auditor.syntax.html import Page, parse

MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<b>",
                "</b>",
                "<a href=x>",
                "</a>",
                "<li>",
                "</li>",
            ),
            *("<ul>", "</ul>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<h2>", "</h3>"),
            *("<br>", "<img/>", "<svg>", "<path d=1/>", "</svg>", "<script>", "</script>", "<!--"),
            *(
                "-->",
                "<title>",
                "</title>",
                "<select>",
                "<option>",
                "</select>",
                "<head>",
                "<body>",
            ),
            *(
                "</body>",
                "</html>",
                "<",
                "</",
                "<!",
                "'",
                '"',
                "=",
                ">",
                "&amp;",
                "&#10;",
                "text",
                " ",
            ),
            *(
                "\n",
                "\0",
                "é",
                "😀",
                "<dl>",
                "<dd>",
                "<dt>",
                "<button>",
                "<template>",
                "<span hidden>",
            ),
            *("<pre>", "</pre>", "<noscript>", "</noscript>", "<P CLASS=a class='b'", "<textarea>"),
        ]
    )
).map("".join)
SOURCES = st.one_of(st.text(), st.text(alphabet="<>/!-=\"' abps&;\n"), MARKUP)


def outline(source: str) -> str:
    """The page as nested names, texts in place."""
    page = parse(source)
    events: list[tuple[int, int, int, str]] = []
    for at, name in enumerate(page.names):
        events.append((page.starts[at], 1, at, f"({name}"))
        events.append((page.ends[at], 0, -at, ")"))
    events += [(start, 1, -1, f" {source[start:end]!r}") for start, end, _, _ in page.pieces]
    return "".join(text for *_, text in sorted(events))


def texts(page: Page) -> list[tuple[str, str]]:
    """Each text with the name of its element."""
    return [
        (page.source[start:end], page.names[element] if element >= 0 else "")
        for start, end, element, _ in page.pieces
    ]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<p>a<p>b", "(p 'a')(p 'b')"),
        ("<p>a<div>b</div>c", "(p 'a')(div 'b') 'c'"),
        ("<p><b>a<p>b", "(p(b 'a'))(p 'b')"),
        ("<ul><li>a<li>b</ul>", "(ul(li 'a')(li 'b'))"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "(ul(li 'a'(ul(li 'b')))(li 'c'))"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "(dl(dt 'a')(dd 'b')(dt 'c'))"),
        ("<table><tr><td>1<td>2<tr><td>3</table>", "(table(tr(td '1')(td '2'))(tr(td '3')))"),
        ("<table><tr><td>1<tbody><tr><th>2</table>", "(table(tr(td '1'))(tbody(tr(th '2'))))"),
        ("<select><option>a<option>b</select>", "(select(option 'a')(option 'b'))"),
        ("<h2>a<h3>b</h2>c", "(h2 'a')(h3 'b') 'c'"),
        ("<button>a<button>b", "(button 'a')(button 'b')"),
        ("<p>a<hr>b", "(p 'a')(hr) 'b'"),
        ("<button>a<p>b<button>c", "(button 'a'(p 'b'))(button 'c')"),
        ("<p><button><p>a<div>b", "(p(button(p 'a')(div 'b')))"),
        ("<svg><svg>a", "(svg(svg 'a'))"),
        ("<ruby>a<rt>b<rp>c<rt>d</ruby>e", "(ruby 'a'(rt 'b')(rp 'c')(rt 'd')) 'e'"),
    ],
)
def test_end_tags_that_may_be_left_out(source: str, read: str) -> None:
    """They are implied where the standard implies them."""
    assert outline(source) == read


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("a</b>b", " 'a' 'b'"),
        ("<div>a</span>b</div>", "(div 'a' 'b')"),
        ("<div><b>a</div>c", "(div(b 'a')) 'c'"),
        ("<span><div>a</span>b</div>c", "(span(div 'a' 'b') 'c')"),
        ("<div><table><tr><td></div>x</table>y</div>z", "(div(table(tr(td 'x'))) 'y') 'z'"),
        ("<li>a<ul></li>b</ul>", "(li 'a'(ul 'b'))"),
        ("<b><div>a</b>b</div>c", "(b(div 'a' 'b')) 'c'"),
        ("<a href=1>x<a href=2>y</a>z", "(a 'x')(a 'y') 'z'"),
        ("<a href=1><div>x<a href=2>y</a></div>z", "(a(div 'x'(a 'y'))) 'z'"),
        ("<p>a</p></p>b", "(p 'a') 'b'"),
        ("<body><p>a</body>b</html>c", "(body(p 'a' 'b' 'c'))"),
    ],
)
def test_end_tags_out_of_order(source: str, read: str) -> None:
    """They close what they can reach, and nothing else."""
    assert outline(source) == read


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<head><title>a</title><p>b", "(head(title))(p 'b')"),
        ("<head><meta><span>a</span></head>b", "(head(meta))(span 'a') 'b'"),
        ("<head>a<body class=x>b", "(head) 'a'(body 'b')"),
        ("<html><body>a<html lang=de>b<body id=c>d", "(html(body 'a'(html) 'b'(body) 'd'))"),
        ("<svg><path d='m'/><path d=1/></svg>a", "(svg(path)(path)) 'a'"),
        ("<div/>a</div>b", "(div 'a') 'b'"),
        ("<br/>a</br>b<img>c</img>d", "(br) 'a' 'b'(img) 'c' 'd'"),
        ("<DIV>a</Div>b<x-Y>c</X-y>", "(div 'a') 'b'(x-y 'c')"),
        ("<iframe>a<b></iframe>b", "(iframe) 'b'"),
        ("a<plaintext>b</plaintext><c>", " 'a'(plaintext 'b</plaintext><c>')"),
    ],
)
def test_special_elements(source: str, read: str) -> None:
    """Roots, void, raw and foreign elements."""
    assert outline(source) == read


@pytest.mark.parametrize(
    ("source", "content"),
    [
        ("<script>if (a<b) '</p>'</script>", "if (a<b) '</p>'"),
        ("<script><!-- <script> </script> --></script>x", "<!-- <script> </script> -->"),
        ("<script><!-- </script>x", "<!-- "),
        ("<script><!--></script>x-->", "<!-->"),
        ("<SCRIPT type='a>b'>c</sCript\n>x", "c"),
        ("<script>a</scripty></script>", "a</scripty>"),
        ("<title>a<b>c</title>d", "a<b>c"),
        ("<textarea></p></textarea>", "</p>"),
        ("<style>a{}", "a{}"),
    ],
)
def test_raw_content(source: str, content: str) -> None:
    """Only the element's own end tag ends it."""
    page = parse(source)
    assert page.is_raw(0)
    start, end = page.content(0)
    assert source[start:end] == content


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<!-- a > b -->c", [" a > b "]),
        ("<!--a--!>b<!-->c<!--->d", ["a", "", ""]),
        ("<!--a--b->c", ["a--b->c"]),
        ("<!--a--", ["a"]),
        ("<!x y>a<?php b?>c</3>d</>e", ["x y", "?php b?", "3"]),
        ("<!DOCTYPE html><!doctype x>", []),
    ],
)
def test_comments(source: str, read: list[str]) -> None:
    """Also what is merely read as one."""
    assert [source[start:end] for start, end in parse(source).comments] == read


def test_the_doctype_has_a_place() -> None:
    """Its first character, or None."""
    assert parse(" <!DOCTYPE html><p>").doctype == 1
    assert parse("<p>").doctype is None


@pytest.mark.parametrize(
    ("tag", "read"),
    [
        ("<p a=1 b='2' c=\"3\" d>", {"a": "1", "b": "2", "c": "3", "d": ""}),
        ("<p a=1/2 b=/>", {"a": "1/2", "b": "/"}),
        ("<p A = '>' B\n=\n\"'\">", {"a": ">", "b": "'"}),
        ('<p =a=b x"y=z w= >', {"=a": "b", 'x"y': "z", "w": ""}),
        ("<p a='&eacute;&amp;x' b=?c&copy=d>", {"a": "é&x", "b": "?c&copy=d"}),
        ("<p/a=1/ b='1'c=2>", {"a": "1/", "b": "1", "c": "2"}),
        ("<p a='1\r\n2\r3\0'>", {"a": "1\n2\n3\ufffd"}),
    ],
)
def test_attributes(tag: str, read: dict[str, str]) -> None:
    """All ways of quoting, as the standard reads them."""
    page = parse(tag)
    assert {name: a.value for name, a in page.attributes(0).items()} == read
    assert page.opened_at(0) == len(tag)


def test_the_first_of_two_attributes_counts_and_the_second_is_there() -> None:
    """A second one is evidence."""
    page = parse("<time datetime=2020-01-01 DateTime='2021-01-01'>")
    assert page.value(0, "datetime") == "2020-01-01"
    assert [a.value for a in page.every_attribute(0)] == ["2020-01-01", "2021-01-01"]
    assert page.value(0, "title") is None


def test_attributes_have_places() -> None:
    """Of the raw value, and of parts of the decoded one."""
    source = "<time  DATETIME = '2020&#45;01-0&#x32;' pubdate>"
    attribute = parse(source).attributes(0)["datetime"]
    assert source[attribute.start : attribute.end] == "2020&#45;01-0&#x32;"
    assert source[attribute.name_start : attribute.name_end] == "DATETIME"
    assert attribute.value == "2020-01-02"
    start, end = attribute.source_span(4, 10)
    assert source[start:end] == "&#45;01-0&#x32;"
    start, end = attribute.source_span(0, 4)
    assert source[start:end] == "2020"


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("a < b", [("a < b", "")]),
        ("<p>1<2", [("1<2", "p")]),
        ("a</", [("a</", "")]),
        ("<b>a <</b>c", [("a <", "b"), ("c", "")]),
        ("<b>a < </b>c<<i>d", [("a < ", "b"), ("c<", ""), ("d", "i")]),
        ("  <p> x </p> ", [("x ", "p")]),
        ("a<b c='d", [("a", "")]),
        ("a</b c='d", [("a", "")]),
    ],
)
def test_texts(source: str, read: list[tuple[str, str]]) -> None:
    """A tag that the end cuts is dropped, a lone `<` is text."""
    assert texts(parse(source)) == read


def test_a_page_is_cut_behind_the_last_element_allowed() -> None:
    """And says how far it was read."""
    page = parse("<p>a<b>b</b><i>c</i><u>d</u>", max_nodes=2)
    assert page.names == ["p", "b"]
    assert page.cut
    assert page.length == page.source.index("<i>")
    assert texts(page) == [("a", "p"), ("b", "b")]
    whole = parse("<p>a<b>b</b>", max_nodes=2)
    assert not whole.cut
    assert whole.length == len(whole.source)


@pytest.mark.parametrize("levels", [255, 256, 100_000])
def test_depth_hides_nothing(levels: int) -> None:
    """Neither in the depth nor behind it."""
    source = "<div>" * levels + "April 8" + "</div>" * levels + "<p>May 9"
    page = parse(source)
    assert texts(page) == [("April 8", "div"), ("May 9", "p")]
    assert page.pieces[0][2] == levels - 1
    assert page.parents[-1] == -1


HOSTILE = [
    *("<", "<!--", "<a ", '<a "', "<a b='", "</", "</a", "</textarea", "<textarea>", "<![CDATA["),
    *("<script>", "<script><!--", "<script><!--<script>", "<title>", "<p>", "<li>", "<a href=x>"),
    *(
        "<b><div>",
        "<b><div></b>",
        "<table><tr><td>",
        "<svg><path/>",
        "</p>",
        "</div></b>",
        "&",
        "&#",
    ),
    *("<p a", "<p a=", " a=b", "<option>", "<h1>", "<!", "<?", "-", "--!", "<button>", "<select>"),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_ends(piece: str) -> None:
    """With every element closed."""
    for prefix in ("", "<p>", "<p ", "<b>", "<script><!--"):
        page = parse(prefix + piece * 3000 + "<p>April 8</p>")
        assert all(end >= 0 for end in page.ends)


@given(SOURCES)
def test_any_text_becomes_a_sound_page(source: str) -> None:
    """All places lie inside, in order."""
    page = parse(source)
    count = len(page.names)
    assert len(page.parents) == len(page.starts) == len(page.ends) == count
    assert page.starts == sorted(set(page.starts))
    for element, (start, end) in enumerate(zip(page.starts, page.ends, strict=True)):
        assert source[start] == "<"
        assert start < page.opened[element] <= len(source)
        assert page.opened[element] <= max(end, page.opened[element]) <= len(source)
        assert page.parents[element] < element
        assert page.last[element] >= element
        for attribute in page.every_attribute(element):
            assert start < attribute.name_start < attribute.name_end <= attribute.start
            assert attribute.start <= attribute.end < page.opened[element]
    at = 0
    for start, end, element, _ in page.pieces:
        assert at <= start < end <= len(source)
        assert element < count
        at = end
    for start, end in page.comments:
        assert 0 < start <= end <= len(source)


@given(MARKUP)
def test_containment_is_ancestry(source: str) -> None:
    """Told by places alone."""
    page = parse(source)
    for inner in range(len(page.names)):
        above = {inner, *page.ancestors(inner)}
        for outer in range(len(page.names)):
            assert page.contains(outer, inner) == (outer in above)
            assert page.contains(outer, inner) == (outer <= inner <= page.last[outer])


@given(SOURCES)
def test_names_are_found_in_source_order(source: str) -> None:
    """Every element, once."""
    page = parse(source)
    found = [element for name in set(page.names) for element in page.find(name)]
    assert sorted(found) == list(range(len(page.names)))
    assert page.find("p", "div") == sorted([*page.find("p"), *page.find("div")])
    assert not page.find("no-such-element")


@given(MARKUP, st.integers(0, 5))
def test_a_cut_page_is_a_beginning_of_the_whole(source: str, nodes: int) -> None:
    """Whatever the limit."""
    whole, cut = parse(source), parse(source, max_nodes=nodes)
    assert len(cut.names) <= nodes
    assert cut.starts == whole.starts[: len(cut.starts)]
    if not cut.cut:
        assert cut.names == whole.names
        assert cut.pieces == whole.pieces


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<svg><![CDATA[ 11 > April 2021 ]]> and</svg>b", "11 > April 2021 and b"),
        ("<p><![CDATA[ 11 > April 2021 ]]></p>", "April 2021 ]]>"),
        ("<svg><![CDATA[ 11 April", "11 April"),
        ("<svg><title><b>x</b></title><text>11 April</text></svg>", "11 April"),
        ("<svg><style></svg><p>11 April", "11 April"),
        ("<svg><script/><text>11 April</text></svg>", "11 April"),
        ("<svg><foreignobject><style></svg><p>11 April</style>x", "x"),
        ("<math><mi><style><b></style>x</mi></math>", "x"),
        ("<svg></svg><title><b>x</b></title>y", "y"),
    ],
)
def test_svg_has_sections_and_no_raw_text(source: str, shown: str) -> None:
    """What the standard reads as text in HTML holds tags in a picture, and `<![CDATA[` is one."""
    assert flow(parse(source)).text == shown


def test_an_image_outside_svg_is_void() -> None:
    """It stands for `img`."""
    page = parse("<image src=a>b<svg><image>c</image></svg>")
    assert page.parents == [-1, -1, 1]
    assert page.ends[0] == 1
