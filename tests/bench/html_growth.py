"""How time grows with hostile HTML: python html_growth.py [MB].

For each pattern the best of three of parse + flow at half the size and at the size (4 MB unless
told otherwise), and the ratio; a linear reader stays near 2. Ends with 1 if one exceeds 2.6.
"""

from __future__ import annotations

import gc
import sys
import time

from auditor.syntax.flow import flow
from auditor.syntax.html import parse

_BAR = 2.6
_PATTERNS = {
    "unclosed comments": "<!--",
    "comment dashes": "<!-- --!-- ",
    "open tags": "<a ",
    "open quotes": '<a "',
    "open values": "<a b='",
    "open values, quoted": '<a b="',
    "end tag starts": "</",
    "end tags open": "</a ",
    "end tags": "</p>",
    "stray ends below": "</div></b>",
    "textarea end starts": "<textarea></textare",
    "unclosed script": "<script>",
    "script escapes": "<script><!--<script>",
    "script escape ends": "<script><!-- </scrip -->",
    "unclosed style": "<style>a{",
    "unclosed title": "<title>",
    "cdata": "<![CDATA[",
    "bogus": "<?x",
    "lone <": "<",
    "lone < in text": "a < ",
    "references": "&amp",
    "no references": "&",
    "numbers": "&#1234567890",
    "nested div": "<div>",
    "nested b": "<b>",
    "paragraphs": "<p>",
    "items": "<li>",
    "nested lists": "<ul><li>",
    "links": "<a href=x>",
    "links over blocks": "<a href=x><div>",
    "b over div": "<b><div></b>",
    "tables": "<table><tr><td>",
    "cells": "<td>",
    "options": "<option>x",
    "headings": "<h1>",
    "buttons": "<button>",
    "svg": "<svg><path/>",
    "own names": "<x-y></x-y>",
    "void": "<br>",
    "hidden parts": "<noscript>a</noscript>b",
    "pre": "<pre> a </pre>",
    "blanks": " \n",
    "between tags": "<b>a</b> <i x='> <'>",
}
_ONCE = {
    "attributes": ("<p ", " a=b", ">"),
    "attributes, quoted": ("<p ", ' a="b"', ">"),
    "slashes": ("<p a", "/", ">x"),
    "attribute blanks": ("<p a", " ", "=b>x"),
    "equals": ("<p ", "=", ">x"),
    "one name": ("<", "a", ">x"),
    "one value": ("<p a='", "x>", "'>x"),
    "b inside divs": ("<b>" + "<div>" * 9, "<i></b>", ""),
}


def _measure(source: str) -> float:
    best = float("inf")
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        found = flow(parse(source))
        for element in range(min(len(found.page.names), 1000)):
            found.page.attributes(element)
            found.span_of(element)
        found.link_share(0, len(found.text))
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    """Print one line a pattern."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 4_000_000
    worst = 0.0
    cases = {name: ("", piece, "") for name, piece in _PATTERNS.items()} | _ONCE
    for name, (before, piece, behind) in cases.items():
        half, whole = (
            _measure(before + piece * (length // len(piece)) + behind)
            for length in (size // 2, size)
        )
        ratio = whole / half
        worst = max(worst, ratio)
        print(f"{name:22} {size / whole / 1e6:7.1f} MB/s   t(2n)/t(n) {ratio:4.2f}", flush=True)
    print(f"worst ratio {worst:.2f}")
    return int(worst > _BAR)


if __name__ == "__main__":
    sys.exit(main())
