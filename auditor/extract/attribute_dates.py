"""Attributes that hold a date: of `time`, of the elements that stand in for it, of data.

Reads `<time datetime="2021-04-11">`, `<relative-time datetime=…>`, `<div data-published-date=…>`,
`<abbr class="published" title="2021-04-11T10:15:00Z">`; not `<a title="Top 10 of 2021">`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from auditor.syntax.html import Attribute, Page

Dated = tuple[int, Attribute]

_NAMES: Final = tuple(
    re.compile(rf"{word}\s{{0,3}}=\s{{0,3}}[\"']?[^\"'<>]{{6,64}}")
    for word in ("date", "Date", "time", "stamp", "published")
)
_TITLE: Final = re.compile(r"title=[\"'](?=[^\"'<>]{0,24}(?:19|20)[0-9]{2})[^\"'<>]{8,48}[\"']")
_WORDS: Final = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS: Final = 4
_MOST: Final = 5_000


def dated_attributes(page: Page) -> list[Dated]:
    """The elements with an attribute that may hold a date, in source order; one each."""
    found: dict[int, Attribute] = {}
    for element in page.find("time"):
        attribute = page.attributes(element).get("datetime")
        if attribute is not None:
            found[element] = attribute
    for element, attribute in _others(page):
        if page.names[element] not in ("meta", "time", "script", "input", "option"):
            found.setdefault(element, attribute)
    return sorted(found.items(), key=lambda item: item[0])


def _others(page: Page) -> Iterator[Dated]:
    for pattern in (*_NAMES, _TITLE):
        for count, match in enumerate(pattern.finditer(page.source, 0, page.length)):
            if count >= _MOST:
                break
            if pattern is _TITLE and len(_WORDS.findall(match[0])) > _MOST_WORDS:
                continue
            element = bisect_right(page.starts, match.start()) - 1
            if element < 0 or match.start() >= page.opened_at(element):
                continue
            name_end = match.start() + match[0].index("=")
            attribute = next(
                (
                    a
                    for a in page.attributes(element).values()
                    if a.name_start < name_end <= a.start
                ),
                None,
            )
            if attribute is not None and attribute.name_end <= name_end:
                yield element, attribute
