"""The flow is what a reader sees, and every character of it has its place in the source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.flow import Flow, flow
from auditor.syntax.html import parse


def read(source: str) -> Flow:
    """The flow of a source."""
    return flow(parse(source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<b><i>3.5.2020</i></b>Mill reopens", "3.5.2020 Mill reopens"),
        ("H<sub>2</sub>O", "H2O"),
        ("<p><b>April</b> 8", "April 8"),
        ("<p>A<b>pr</b>il  \n 8", "April 8"),
        ("<p> a <b> b </b> <i> c</i></p>", "a b c"),
        ("<b>a</b><i>b</i>", "ab"),
        ("<b>a</b>\n<i>b</i>", "a b"),
        ("<b>a</b><i title='> <'>b</i>", "ab"),
        ("<div>a</div>b<p>c<p>d", "a\nb\nc\nd"),
        ("a<br>b<br/>c<hr>d", "a\nb\nc\nd"),
        ("<ul><li>a<li><a href=x>b</a> c</ul>", "a\nb c"),
        ("<table><tr><td>1<td> 2 </td><th>3<tr><td>4</table>5", "1\t2\t3\n4\n5"),
        ("<table><tr><td><p>1<td><p>2</table>", "1\n2"),
        ("a<!-- c -->b <!-- c --> d", "ab d"),
        ("a<button>b</button>c<img>d<svg></svg>e", "a b c d e"),
        ("&Aacute;pril&nbsp;8 &lt; &#x38;", "Ápril\xa08 < 8"),
        ("a&#10;b&#32;c", "a b c"),
        ("a\r\nb\tc\fd\0e", "a b c de"),
        (
            "<span>November 03, 2025</span><span>Nov 03, 2025</span>",
            "November 03, 2025 Nov 03, 2025",
        ),
        ("1 < 2 and 3<4", "1 < 2 and 3<4"),
        ("a<p>\0<b>b</b>", "a\nb"),
        ("", ""),
        ("<p> </p>\n", ""),
    ],
)
def test_text(source: str, text: str) -> None:
    """Lines, cells and blanks are those of a rendered page."""
    assert read(source).text == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>8 April</script>",
        "<style>8 April</style>",
        "<title>8 April</title>",
        "<textarea>8 April</textarea>",
        "<template><p>8 April</template>",
        "<noscript>8 April</noscript>",
        "<select><option>8 April<option>9 April</select>",
        "<datalist><option>8 April</datalist>",
        "<video>8 April <b>9</b></video>",
        "<iframe>8 April</iframe>",
        "<!-- 8 April -->",
    ],
)
def test_what_no_reader_sees(hidden: str) -> None:
    """It is left out, and parts nothing where it stands in a line."""
    found = read(f"<p>before</p>{hidden}<p>after {hidden}all</p>")
    assert found.text == "before\nafter all"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<pre>\n a\n  <b>b</b>\n  c</pre>d", " a\n  b\n  c\nd"),
        ("<p>x</p><pre>1  2\r\n3\r4&lt;</pre>", "x\n1  2\n3\n4<"),
        ("<pre><i>a</i>  <b>b</b></pre>", "a  b"),
    ],
)
def test_preformatted_text_keeps_its_blanks(source: str, text: str) -> None:
    """Also those around its inner tags."""
    assert read(source).text == text


@pytest.mark.parametrize(
    ("source", "surface", "place"),
    [
        ("<p>on <b>April</b> 8, 2024", "April 8, 2024", "April</b> 8, 2024"),
        ("<p>Apr<b>il</b> 8", "April", "Apr<b>il"),
        ("<p>x &#65;pril&nbsp;8&#x39; y", "April\xa089", "&#65;pril&nbsp;8&#x39;"),
        ("<p>8 \n  April", "8 April", "8 \n  April"),
        ("<td>8</td><td>April</td>", "8\tApril", "8</td><td>April"),
        ("<p>a<p>8", "8", "8"),
        ("<p>&NotEqualTilde;8", "≂̸8", "&NotEqualTilde;8"),
        ("<p>&NotEqualTilde;8", "≂", "&NotEqualTilde;"),
    ],
)
def test_places(source: str, surface: str, place: str) -> None:
    """From the first character's start to the last one's end, whatever lies between."""
    found = read(source)
    at = found.text.index(surface)
    start, end = found.source_span(at, at + len(surface))
    assert source[start:end] == place


def test_elements_of_places() -> None:
    """Texts know their elements, and elements their texts."""
    page = parse("<div>a<p>b <time datetime=2024>c</time> d</div><ul></ul>e")
    found = flow(page)
    assert found.text == "a\nb c d\ne"
    names = [page.names[found.element_at(found.text.index(letter))] for letter in "abcd"]
    assert names == ["div", "p", "time", "p"]
    assert found.element_at(found.text.index("e")) == -1
    (time,), (items,) = page.find("time"), page.find("ul")
    assert found.offset_of(time) == found.text.index("c")
    assert found.span_of(time) == (4, 5)
    assert found.span_of(0) == (0, 7)
    assert found.offset_of(items) == found.text.index("e")
    assert found.span_of(items) == (8, 8)
    assert read("").element_at(0) == -1
    assert read("").source_span(0, 0) == (0, 0)


def test_lines() -> None:
    """The line around a place, without its end."""
    found = read("<p>one<p>two three<p>four")
    assert found.text[slice(*found.line_at(5))] == "two three"
    assert [found.line_at(at) for at in (0, 3, 4, 18)] == [(0, 3), (0, 3), (4, 13), (14, 18)]


def test_share_of_links() -> None:
    """Only anchors with an address are links."""
    found = read("<p>ab<a href=x>cd<b>ef</b></a>gh<a name=y>ij</a></p>")
    assert found.text == "abcdefghij"
    assert found.link_share(0, 10) == pytest.approx(0.4)
    assert found.link_share(2, 6) == 1
    assert found.link_share(5, 7) == pytest.approx(0.5)
    assert found.link_share(6, 10) == 0
    assert found.link_share(3, 3) == 0


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        "style='display:none'",
        "style='color:red; DISPLAY : None'",
        "style=visibility:hidden",
    ],
)
def test_hidden_text_is_kept_and_marked(attribute: str) -> None:
    """A date that hides is evidence."""
    found = read(f"<p>a<div {attribute}><b>b</b></div>c")
    assert found.text == "a\nb\nc"
    assert [found.is_hidden(found.text.index(letter)) for letter in "abc"] == [False, True, False]


def test_styles_that_hide_nothing() -> None:
    """A property that only resembles one is none."""
    assert not read("<p style='display:block;x-display:none-of'>a").is_hidden(0)


SOURCES = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<b>",
                "</b> ",
                "<br>",
                "<td>",
                "<table>",
                "</table>",
                "<pre>",
                "</pre>",
            ),
            *(
                "<a href=x>",
                "</a>",
                "<select>",
                "</select>",
                "<noscript>",
                "</noscript>",
                "<!-- x -->",
            ),
            *(
                "&amp;",
                "&nbsp;",
                "&#10;",
                "&NotEqualTilde;",
                "a",
                "b c",
                " ",
                "\n",
                "  ",
                "\r\n",
                "\0",
            ),
            *(
                "<",
                "</",
                "é",
                "😀",
                "<div hidden>",
                "</div>",
                "<li>",
                "<script>x</script>",
                "\t",
                "&",
            ),
        ]
    )
).map("".join)


@given(SOURCES)
def test_every_stretch_has_its_place(source: str) -> None:
    """Stretches are in order and equal the source but for atoms."""
    found = read(source)
    text = found.text
    assert found.flow_starts == sorted(set(found.flow_starts))
    ends = [*found.flow_starts[1:], *[len(text)][: len(found.flow_starts)]]
    at = 0
    for index, (start, end) in enumerate(zip(found.flow_starts, ends, strict=True)):
        first, behind = found.source_starts[index], found.source_ends[index]
        assert at <= first < behind <= len(source)
        at = behind
        if index not in found.atoms:
            length = behind - first
            assert text[start : start + length] == source[first:behind]
            assert set(text[start + length : end]) <= set(" \t\n")
    assert not text or text[0] not in " \t\n" or "<pre>" in source or "&" in source


@given(SOURCES, st.integers(0, 60), st.integers(0, 60))
def test_spans_are_inside_and_in_order(source: str, one: int, two: int) -> None:
    """Whatever part of the flow is asked for."""
    found = read(source)
    start, end = sorted((min(one, len(found.text)), min(two, len(found.text))))
    first, behind = found.source_span(start, end)
    assert 0 <= first <= behind <= len(source)
    line_start, line_end = found.line_at(start)
    assert line_start <= start <= line_end
    assert "\n" not in found.text[line_start:line_end]
    assert 0 <= found.link_share(start, end) <= 1
    assert found.element_at(start) < len(found.page.names)
    found.is_hidden(start)


@given(SOURCES)
def test_spans_of_elements_nest(source: str) -> None:
    """As the elements do."""
    found = read(source)
    page = found.page
    for element, parent in enumerate(page.parents):
        start, end = found.span_of(element)
        assert 0 <= start <= end <= len(found.text)
        if parent >= 0 and start < end:
            outer_start, outer_end = found.span_of(parent)
            assert outer_start <= start
            assert end <= outer_end
    for index, element in enumerate(found.elements):
        if element >= 0:
            start, end = found.span_of(element)
            assert start <= found.flow_starts[index] < end


@given(st.text())
def test_any_text_has_a_flow(source: str) -> None:
    """No input raises."""
    found = read(source)
    for at in range(len(found.text)):
        start, end = found.source_span(at, at + 1)
        assert 0 <= start <= end <= len(source)
