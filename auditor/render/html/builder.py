"""HTML that is escaped by construction: elements from an allow-list, text always as text.

Text becomes markup in one place only, `_escaped`; whatever is no `Markup` goes through it. An
element, an attribute or a link that is not on the lists is a fault of ours and raises.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from attrs import frozen

from auditor.render.untrusted import visible

_ELEMENTS: Final = frozenset(
    (
        *("header", "main", "footer", "nav", "section", "article", "div", "p", "h1", "h2", "h3"),
        *("h4", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr"),
        *("th", "td", "a", "span", "strong", "em", "small", "code", "pre", "mark", "details"),
        *("summary", "blockquote", "figure", "figcaption", "time"),
        *("svg", "g", "rect", "line", "circle", "path", "text", "title", "desc"),
    )
)
_ATTRIBUTES: Final = frozenset(
    (
        *("id", "class", "href", "scope", "colspan", "lang", "dir", "role", "tabindex", "open"),
        *("aria-label", "aria-labelledby", "aria-describedby", "aria-hidden", "title", "rel"),
        *("datetime", "viewBox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy"),
        *("r", "rx", "d", "text-anchor", "focusable", "preserveAspectRatio"),
    )
)
_LINKS: Final = ("#", "https://")
"""A link goes to a place in the report, or to a source that a rule of ours names."""
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;"}
)


@frozen
class Markup:
    """A piece of HTML that this module has made."""

    html: str


Child = Markup | str


def element(name: str, *children: Child | Iterable[Child], **attributes: str | None) -> Markup:
    """An element with its children.

    Attributes are spelled as in Python: `class_` is `class`, `aria_label` is `aria-label`;
    None leaves one out, "" gives it without a value.
    """
    if name not in _ELEMENTS:
        msg = f"no element of a report: {name!r}"
        raise ValueError(msg)
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    return Markup(f"<{name}{given}>{join(*children).html}</{name}>")


def join(*children: Child | Iterable[Child], by: str = "") -> Markup:
    """Children side by side; lists of them are taken apart."""
    pieces: list[str] = []
    for child in children:
        if isinstance(child, Markup | str):
            pieces.append(_html(child))
        else:
            pieces += map(_html, child)
    return Markup(by.join(pieces))


def text_of_source(text: str) -> Markup:
    """Text of a document for a `pre`: line ends stay, everything else that hides is shown."""
    if text.isascii() and text.isprintable():
        return Markup(text.translate(_TEXT))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Markup("\n".join(visible(line).translate(_TEXT) for line in lines))


def page(title: str, style: str, language: str, *body: Child) -> str:
    """The whole file. Its policy lets nothing in but its own style."""
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    if "<" in style:
        msg = "a style sheet must not close itself"
        raise ValueError(msg)
    return (
        f'<!DOCTYPE html>\n<html lang="{_value(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_escaped(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f"{join(*body).html}\n</body>\n</html>\n"
    )


def _html(child: Child) -> str:
    return child.html if isinstance(child, Markup) else _escaped(child)


def _escaped(text: str) -> str:
    """The one place at which text becomes markup."""
    return visible(text).translate(_TEXT)


def _value(text: str) -> str:
    return visible(text).translate(_VALUE)


def _attribute(key: str, value: str | None) -> str:
    name = key.rstrip("_")
    if name not in ("viewBox", "preserveAspectRatio"):
        name = name.replace("_", "-")
    if name not in _ATTRIBUTES:
        msg = f"no attribute of a report: {name!r}"
        raise ValueError(msg)
    if value is None:
        return ""
    if name == "href" and not value.startswith(_LINKS):
        msg = f"no link of a report: {value!r}"
        raise ValueError(msg)
    return f' {name}="{_value(value)}"'
