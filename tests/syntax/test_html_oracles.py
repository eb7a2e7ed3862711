"""Pages of ours read as two parsers of others read them."""

from __future__ import annotations

import pytest
from justhtml import JustHTML, Node
from selectolax.lexbor import LexborHTMLParser

from auditor.syntax.flow import flow
from auditor.syntax.html import parse

PAGES = {
    "news": """<!DOCTYPE html>
<html lang=en><head><meta charset=utf-8><title>Harbour &amp; bridge</title>
<meta property="article:published_time" content='2024-03-05T08:00:00Z'/>
<script type="application/ld+json">{"datePublished": "2024-03-05", "x": "<b>"}</script>
</head><body class="a  b"><header><a href="/?a=1&copy=2">Home</a> <a href=/x/>X</a></header>
<article><h1>Harbour <em>opens</em></h1><p class=byline>By A. B. | <time datetime="2024-03-05"
>5 March 2024</time><p>The bridge<br>was <b>closed <i>on</b> Monday</i>.</p>
<ul><li>One<li>Two <ul><li>Three</ul></ul></article>
<!-- built 2024-03-06 --><footer>&copy; 2024</footer></body></html>""",
    "table": """<table border=1><caption>Dates</caption><thead><tr><th>Day<th>Month<tbody>
<tr><td>1<td><a href='x'>May</a><tr><td>2<td>June<td></table><dl><dt>a<dd>b<dt>c<dd>d</dl>""",
    "scripts": """<p>a<script>if (1<2) document.write('<p>no</p>')</script>b<style>p>b{}</style>
<script><!-- <script>x</script> --></script><textarea><p>kept</p></textarea>
<script src="a.js"></script><noscript><p>c</p></noscript>""",
    "broken": """<div class=a<b>1</div><p title="a>b" title='c' x=y/z/>2</p><p =q>3<p a='1'b="2">4
<!--> 5 <!-- 6 --!> 7 <!x> 8 <? 9 ?> </3> 10 </> 11 < 12 <<b>13</b> &lt;p> &#150; &notit;
<span>14</span x=1><b/>15""",
    "upper": "<DIV ID=One CLASS='Two'><P>a<BR>b</DIV><H2>c</h2><x-Y Z=1>d</X-y>",
    "forms": """<form action=x><label>Day <select name=d><optgroup label=l><option>1
<option selected>2</select></label><input type=date value=2024-01-02>
<button>Go<button>Stop</button></form>""",
    "svg": """<p>a <svg viewbox="0 0 1 1"><title>T</title>
<g><path d="M0 0"/><circle r=1 /></g></svg> b
<math><mi>x</mi></math>""",
    "lines": "<p\r\nid='a\r\nb'\r>one\r\ntwo</p>\r\n\r\n<pre>\n x</pre>",
}
_IMPLIED = {"html", "head", "body", "tbody", "colgroup"}


def of_justhtml(source: str) -> list[tuple[str, int, dict[str, str]]]:
    """Name, place and attributes of each start tag."""
    page = JustHTML(source, track_node_locations=True, sanitize=False, scripting_enabled=False)
    found: dict[int, tuple[str, dict[str, str]]] = {}
    todo = [page.root]
    while todo:
        node = todo.pop()
        todo += node.children or []
        content = getattr(node, "template_content", None)
        todo += [content] if content is not None else []
        if node.origin_offset is not None and not node.name.startswith(("#", "!")):
            attributes = {name.lower(): value or "" for name, value in (node.attrs or {}).items()}
            found.setdefault(node.origin_offset, (node.name.lower(), attributes))
    return [(name, at, attributes) for at, (name, attributes) in sorted(found.items())]


def normal(source: str) -> str:
    """The source as that parser counts it."""
    return source.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("name", PAGES)
def test_start_tags_and_attributes(name: str) -> None:
    """Same names, same attributes, same places."""
    source = normal(PAGES[name])
    page = parse(source)
    ours = [
        (tag, page.starts[at], {n: a.value for n, a in page.attributes(at).items()})
        for at, tag in enumerate(page.names)
    ]
    assert ours == of_justhtml(source)


@pytest.mark.parametrize("name", PAGES)
def test_text(name: str) -> None:
    """Same visible text but for blanks, in the same order."""
    source = PAGES[name]
    tree = LexborHTMLParser(source)
    for hidden in ("script", "style", "textarea", "title", "noscript", "select", "template"):
        for node in tree.css(hidden):
            node.decompose()
    assert tree.body is not None
    theirs = tree.body.text(deep=True)
    assert "".join(flow(parse(source)).text.split()) == "".join(theirs.split())


@pytest.mark.parametrize("name", PAGES)
def test_elements_around(name: str) -> None:
    """Same named ancestors of each element, where a tree builder adds none of its own."""
    source = normal(PAGES[name])
    page = parse(source)
    tree = JustHTML(source, track_node_locations=True, sanitize=False, scripting_enabled=False)
    theirs: dict[int, list[str]] = {}
    todo: list[tuple[Node, list[str]]] = [(tree.root, [])]
    while todo:
        node, above = todo.pop()
        named = [*above, node.name.lower()] if node.origin_offset is not None else above
        todo += [(child, named) for child in reversed(node.children or [])]
        if node.origin_offset is not None:
            theirs.setdefault(node.origin_offset, above)
    for at, start in enumerate(page.starts):
        above = [page.names[i] for i in page.ancestors(at)][::-1]
        expected = [n for n in theirs[start] if n not in _IMPLIED]
        assert [n for n in above if n not in _IMPLIED] == expected, page.names[at]
