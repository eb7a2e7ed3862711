"""What the HTML standard says of elements: who is void, who closes whom, who ends a line."""

from __future__ import annotations

from typing import Final

VOID: Final = frozenset(
    [
        "area",
        "base",
        "basefont",
        "bgsound",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "keygen",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)

HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])

CLOSES_PARAGRAPH: Final = HEADINGS | frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "ul",
        "li",
        "dd",
        "dt",
    ]
)
"""A `p` that is open ends where one of these begins."""

TABLE_PARTS: Final = frozenset(["caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th"])

BARRIER: Final = frozenset(
    ["applet", "caption", "html", "marquee", "object", "table", "td", "template", "th"]
)
"""End tags of blocks do not reach beyond these."""

BLOCKS: Final = CLOSES_PARAGRAPH | TABLE_PARTS | BARRIER | frozenset(["body", "button", "select"])
"""End tags of inline elements do not reach beyond these."""

FORMATTING: Final = frozenset(
    [
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    ]
)
"""Inline elements whose end tag counts also inside a block that they hold."""

IN_HEAD: Final = frozenset(
    [
        "base",
        "basefont",
        "bgsound",
        "head",
        "link",
        "meta",
        "noframes",
        "noscript",
        "script",
        "style",
        "template",
        "title",
    ]
)

FOREIGN_EMPTY: Final = frozenset(
    [
        "animate",
        "animatemotion",
        "animatetransform",
        "circle",
        "clippath",
        "defs",
        "desc",
        "ellipse",
        "filter",
        "g",
        "image",
        "line",
        "lineargradient",
        "marker",
        "mask",
        "metadata",
        "mpath",
        "path",
        "pattern",
        "polygon",
        "polyline",
        "radialgradient",
        "rect",
        "set",
        "stop",
        "svg",
        "switch",
        "symbol",
        "text",
        "textpath",
        "tspan",
        "use",
        "view",
        "math",
        "mi",
        "mn",
        "mo",
        "mtext",
        "mspace",
        "fegaussianblur",
        "feoffset",
        "feblend",
        "fecolormatrix",
        "fecomposite",
        "feflood",
        "femerge",
        "femergenode",
        "fetile",
        "feturbulence",
    ]
)
"""Elements of SVG and MathML, where `/>` really ends the element."""

LINES: Final = (
    CLOSES_PARAGRAPH | (BLOCKS - frozenset(["button", "select", "object", "applet", "template"]))
) - {
    "td",
    "th",
} | frozenset(["br", "hr", "legend", "optgroup", "option", "plaintext", "xmp"])
"""Elements that stand on lines of their own."""

CELLS: Final = frozenset(("td", "th"))

SPACED: Final = frozenset(
    [
        "applet",
        "audio",
        "button",
        "canvas",
        "embed",
        "iframe",
        "img",
        "input",
        "meter",
        "object",
        "progress",
        "select",
        "textarea",
        "video",
        "svg",
    ]
)
"""Inline boxes: a reader sees a gap where they stand."""

NO_BREAK, GAP, CELL, LINE = range(4)
"""How strongly what lies between two pieces of text parts them."""


def parting(name: str) -> int:
    """How strongly the element's tags part the text around them."""
    if name in LINES:
        return LINE
    if name in CELLS:
        return CELL
    return GAP if name in SPACED else NO_BREAK
