"""Attributes that hold a date in whatever they say: labels, alternative texts, values, data.

Reads `<img alt="Quay, 11 April 2021">`, `<div data-x="2021-04-11">`, `<input value="11.04.2021">`;
not an address, a style or a handler, and never the same attribute twice.

They are found by the digits of a year: to read every attribute of a page would cost as much as
its tree.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from auditor.extract.markup import Markup
from auditor.pattern import pattern
from auditor.syntax.attributes import Attribute, attributes
from auditor.syntax.html import Page
from auditor.syntax.tokens import ATTRIBUTE, TAG_REST

# Each begins with a literal, which is what makes the search of a whole page cheap. A year
# between two slashes belongs to an address.
_BEHIND: Final = r"[0-9]{2}(?:[01][0-9][0-3][0-9])?(?![0-9])(?:(?!/)|(?<!/[0-9]{4}))"
_YEARS: Final = (
    pattern(r"20(?<![0-9]20)" + _BEHIND),
    pattern(r"19(?<![0-9]19)" + _BEHIND),
)
_NUMBERS: Final = pattern(r"\d\D++\d|\d{8}")
"""A year alone names no day."""
_REFERENCE: Final = pattern(r"&#(?:[xX]3|0*+(?:4[89]|5[0-7]))")
"""A digit that is written as a reference."""
_OTHER_YEARS: Final = {
    "\N{FULLWIDTH DIGIT TWO}": ("\N{FULLWIDTH DIGIT TWO}\N{FULLWIDTH DIGIT ZERO}",),
    "\N{ARABIC-INDIC DIGIT TWO}": ("٢٠",),
    "\N{EXTENDED ARABIC-INDIC DIGIT ONE}": ("۱۳", "۱۴"),
    "\N{EXTENDED ARABIC-INDIC DIGIT TWO}": ("۲۰",),
    "\N{DEVANAGARI DIGIT TWO}": ("२०",),
}
"""How years begin in other digits, by the first of them: to look for one digit costs least."""
_NOT_TEXT: Final = frozenset(
    ("src", "href", "srcset", "style", "class", "id", "d", "action", "poster", "cite", "longdesc",
     "sizes", "for", "rel", "integrity", "nonce", "transform", "points", "viewbox", "srcdoc")
)  # fmt: skip
_ADDRESSES: Final = ("src", "href", "url", "srcset", "image")
"""How the names of attributes end that hold addresses of pictures and pages: `data-lazy-src`."""
_MOST_SLASHES: Final = 2
_LONG_TAG: Final = 4_000
_LONG_NAME: Final = 40
_END_TAG: Final = 300
"""So far before a date its end tag is looked for: attributes there are nobody's."""


def dated_texts(page: Page, markup: Markup) -> Iterator[tuple[str, Attribute]]:
    """The names of elements and their attributes that may hold a date, in source order."""
    tag = _Tag(page)
    done = -1
    for at in _places(page, markup):
        if at < done or _is_elsewhere(page, at):
            continue
        element = markup.element_at(at)
        if element is not None and page.names[element] == "meta":
            continue  # they have readers of their own
        found = _of_end_tag(page, at) if element is None else tag.attribute(element, at)
        if found is not None:
            done = found.end
            if _is_text(found):
                yield "" if element is None else page.names[element], found


def _is_elsewhere(page: Page, at: int) -> bool:
    """Whether a place is plainly text between tags, or in an address: nearly all years are.

    What quotes could make doubtful is left to those who read the tag.
    """
    element = bisect_right(page.starts, at) - 1
    if element < 0:
        return False
    source, start = page.source, page.starts[element]
    if at - start > _LONG_TAG:
        return False
    closed = source.find(">", start, at)
    if closed >= 0:
        whole = source.count('"', start, closed) % 2 == 0 and source.find("'", start, closed) < 0
        # Between two tags there is no end tag either, unless one has begun since.
        return whole and source.rfind("<", closed, at) <= source.rfind(">", closed, at)
    if source.find("'", start, at) >= 0:
        return False
    opened = source.rfind('="', start, at)
    if opened < 0 or source.find('"', opened + 2, at) >= 0:
        return False
    name = source[max(start, opened - _LONG_NAME) : opened].rsplit(None, 1)[-1].lower()
    return name in _NOT_TEXT or name.endswith(_ADDRESSES)


def _places(page: Page, markup: Markup) -> list[int]:
    """Where something stands that may be a year, or hide one, in order."""
    shapes = list(_YEARS)
    if "&#" in page.source:
        shapes.append(_REFERENCE)
    if not page.source.isascii():
        for digit, years in _OTHER_YEARS.items():
            shapes += [pattern(year) for year in years] if digit in page.source else []
    places = [match.start() for shape in shapes for match in markup.matches(shape)]
    places.sort()
    return places


class _Tag:
    """The attributes of the tag that was looked at last, also those that repeat a name."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._element = -1
        self._names: list[tuple[int, int]] = []
        self._starts: list[int] = []

    def attribute(self, element: int, offset: int) -> Attribute | None:
        """The attribute in whose value an offset lies, unless its name says that it is no text."""
        source = self._page.source
        if element != self._element:
            self._element = element
            start = self._page.starts[element] + 1 + len(self._page.names[element])
            end = self._page.opened_at(element) - 1
            found = list(ATTRIBUTE.finditer(source, start, end))
            self._names = [match.span(1) for match in found]
            self._starts = [match.start(match.lastindex or 1) for match in found]
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or self._starts[at] < self._names[at][1]:
            return None
        start, end = self._names[at]
        if source[start:end].lower() in _NOT_TEXT:
            return None
        end = self._names[at + 1][0] if at + 1 < len(self._names) else len(source)
        found_one = next(attributes(source, start, end), None)
        return found_one if found_one is not None and offset < found_one.end else None


def _of_end_tag(page: Page, offset: int) -> Attribute | None:
    """The attribute of an end tag, which the standard drops."""
    source = page.source
    start = source.rfind("<", max(0, offset - _END_TAG), offset)
    if start < 0 or source[start + 1 : start + 2] != "/" or ">" in source[start:offset]:
        return None
    rest = TAG_REST.match(source, start + 2)
    end = rest.end() - 1 if rest else start
    return next(
        (one for one in attributes(source, start + 2, end) if one.start <= offset < one.end), None
    )


def _is_text(attribute: Attribute) -> bool:
    name = attribute.name
    if name in _NOT_TEXT or name.startswith("on") or name.endswith(_ADDRESSES):
        return False
    value = attribute.value
    if _NUMBERS.search(value) is None:
        return False
    return value.count("/") <= _MOST_SLASHES or any(blank in value for blank in " \n")
