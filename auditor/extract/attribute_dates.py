"""Attributes that hold a date: of `time`, of the elements that stand in for it, of data.

Reads `<time datetime="2021-04-11">`, `<relative-time datetime=…>`, `<div data-published-date=…>`,
`<abbr class="published" title="2021-04-11T10:15:00Z">`; not `<a title="Top 10 of 2021">`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.extract.markup import Markup
from auditor.pattern import pattern
from auditor.syntax.html import Attribute, Page

Dated = tuple[int, Attribute]

# It begins with a literal, which is what makes the search of a whole page cheap.
_VALUE: Final = pattern(
    r'=(?=()"20[0-9]{2}[-/.]?[01][^"<>]{0,40}"'
    r'|()"1[0-9]{9}(?:[0-9]{3})?"'
    r"|(?<=date=)()[\"']?[0-9][^\"'<>]{5,40}"
    r"|(?<=title=)()[\"'](?=[^\"'<>]{0,28}(?:19|20)[0-9]{2})[^\"'<>]{8,48}[\"'])"
)
"""The equals sign before what may be a date; of an element's several the first shape counts."""
_LEFT_OUT: Final = frozenset(
    ("meta", "time", "script", "input", "option", "img", "source", "iframe", "link", "path",
     "frame", "embed", "object", "area", "ins", "del")
)  # fmt: skip
_NO_DATES: Final = ("src", "href", "id", "class", "alt", "value", "content", "name", "style", "d")
_WORDS: Final = pattern(r"[^\W\d_]{2,}")
_MOST_WORDS: Final = 4


def dated_attributes(page: Page, markup: Markup) -> list[Dated]:
    """The elements with an attribute that may hold a date, in source order; one each."""
    found: dict[int, Attribute] = {}
    for element in page.find("time"):
        attribute = page.attributes(element).get("datetime")
        if attribute is not None:
            found[element] = attribute
    for element, attribute in _others(page, markup):
        found.setdefault(element, attribute)
    return sorted(found.items(), key=lambda item: item[0])


def _others(page: Page, markup: Markup) -> Iterator[Dated]:
    places = [(match.lastindex, match.start()) for match in markup.matches(_VALUE)]
    for _, equals in sorted(places):
        element = markup.element_at(equals)
        if element is None or page.names[element] in _LEFT_OUT:
            continue
        attribute = _around(page, element, equals)
        if attribute is not None and _may_hold_one(attribute):
            yield element, attribute


def _around(page: Page, element: int, equals: int) -> Attribute | None:
    """The attribute whose equals sign stands there."""
    return next(
        (a for a in page.attributes(element).values() if a.name_end <= equals < a.start), None
    )


def _may_hold_one(attribute: Attribute) -> bool:
    if attribute.name in _NO_DATES:
        return False
    return len(_WORDS.findall(attribute.value)) <= _MOST_WORDS
