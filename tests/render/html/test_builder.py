"""Whatever text comes in, it stays text; what is not on the lists is refused."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.render.html.builder import Markup, element, join, page, text_of_source
from auditor.render.untrusted import visible

PAYLOADS = (
    "<script>alert(1)</script>",
    "</style></title></pre><img src=x onerror=alert(1)>",
    "\"'`><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt; &#60; &amp",
    "<!--<script>--><![CDATA[x]]>",
    "\x00\x1b[31m\u202e\ud800\u2028",
)


def text_in(html: str) -> str:
    """The text that a browser's parser sees in a body."""
    body = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False).find("body")
    assert body is not None
    return "".join(body.itertext())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_is_text(payload: str) -> None:
    """In an element and in an attribute."""
    made = element("p", payload, title=payload).html
    names = re.findall(r"<(/?[a-z]+)", made)
    assert names == ["p", "/p"]
    assert made.partition(">")[0].count('"') == 2
    assert made.isprintable()


@given(st.text(max_size=60))
def test_a_parser_reads_back_what_was_written(text: str) -> None:
    """The text comes back with what hides in it made visible, and nothing beside it."""
    shown = element("p", text).html
    assert text_in(f"<!DOCTYPE html><body>{shown}") == visible(text)
    assert "<" not in shown.removeprefix("<p>").removesuffix("</p>")


@given(st.text(alphabet="ab<>&\"' \n\u202e", max_size=60))
def test_source_keeps_its_lines(text: str) -> None:
    """A document is shown line by line, with what hides in it made visible."""
    shown = text_of_source(text).html
    assert shown.count("\n") == text.count("\n")
    assert "\u202e" not in shown
    assert "<" not in shown


@pytest.mark.parametrize("name", ["script", "iframe", "style", "img", "object", "form", "P"])
def test_no_other_elements(name: str) -> None:
    """Nothing that runs, fetches or asks."""
    with pytest.raises(ValueError, match="no element"):
        element(name)


@pytest.mark.parametrize("name", ["onclick", "style", "src", "srcdoc", "formaction", "data-x"])
def test_no_other_attributes(name: str) -> None:
    """Nothing that runs, fetches or asks."""
    with pytest.raises(ValueError, match="no attribute"):
        element("p", **{name.replace("-", "_"): "x"})


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "http://a", " https://a", "//a", "a.html"]
)
def test_no_other_links(link: str) -> None:
    """Links lead into the report, or to the source that a rule of ours names."""
    with pytest.raises(ValueError, match="no link"):
        element("a", "x", href=link)


def test_children_are_taken_apart() -> None:
    """Lists of children and None attributes are handy for those who build."""
    made = element("ul", [element("li", "a"), element("li", "b")], class_=None)
    assert made == Markup("<ul><li>a</li><li>b</li></ul>")
    assert join("a", "<", by=" ").html == "a &lt;"


def test_the_page_lets_nothing_in() -> None:
    """The policy names the style by its hash and nothing else; a style cannot close itself."""
    text = page("<t>", "p{}", "en", element("p", "x"))
    assert "default-src 'none'; style-src 'sha256-" in text
    assert "<title>&lt;t&gt;</title>" in text
    with pytest.raises(ValueError, match="close itself"):
        page("t", "</style>", "en")
