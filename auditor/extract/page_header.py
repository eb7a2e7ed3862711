"""Dates in the header of a page that are the page's or the edition's rather than the article's.

Read: "8 March 2024" inside the link to the home page, "Edition of 8 March 2024", "Ausgabe vom 8.
März 2024", a date over all of the page where the article has one of its own. Not read: a date in
a `header` inside the article, the one date over a headline.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from auditor.extract.headline import Headline
from auditor.syntax.flow import Flow
from auditor.syntax.html import Page

_EDITIONS: Final = (
    "edition of", "edition:", "today's edition", "issue of", "édition du", "édition de",
    "ausgabe vom", "ausgabe:", "ausgabe von", "edición del", "edizione del", "edição de",
)  # fmt: skip
_LONGEST: Final = 32
_INDEX: Final = ("index.html", "index.htm", "index.php")
_BELOW: Final = 700
_OPENING: Final = 80
_PAGE: Final = 1000


class PageHead:
    """What stands over the whole page rather than over its article."""

    def __init__(self, page: Page, flow: Flow, headline: Headline | None) -> None:
        """Note which part of the body holds the headline."""
        self._page = page
        self._flow = flow
        self._title = headline.start if headline else len(flow.text)
        self._below = headline.end if headline else 0
        self._trunk = self._find_trunk() if headline else -1
        self._nearest = -1
        self._first = -1

    def settle(self, stamps: Sequence[int]) -> None:
        """Take note of the dates on lines of their own, in order of place."""
        reach = stamps[: bisect_left(stamps, self._below + _BELOW)]
        near = (s for s in reversed(reach) if s >= self._below or self._is_in_trunk(s))
        self._nearest = next(near, -1)
        self._first = stamps[0] if stamps else -1

    def holds(self, element: int, start: int) -> bool:
        """Whether a date there dates the page: another is nearer to the headline.

        Nothing less than the body holds both. Where no headline is known, it is the first line
        of a page that is no fragment.
        """
        if self._trunk < 0:
            at_first = start == self._first and start <= _OPENING
            return at_first and self._title >= _PAGE
        apart = start < self._title and not self._page.contains(self._trunk, element)
        return apart and start < self._nearest

    def _is_in_trunk(self, start: int) -> bool:
        return self._page.contains(self._trunk, self._flow.element_at(start))

    def _find_trunk(self) -> int:
        page = self._page
        trunk = self._flow.element_at(self._title)
        for outer in page.ancestors(trunk) if trunk >= 0 else ():
            if page.names[outer] in ("body", "html"):
                break
            trunk = outer
        return trunk


def is_of_the_edition(page: Page, upwards: Iterable[int], before: str) -> bool:
    """Whether a date is the edition's.

    `upwards` are its elements from the innermost on, `before` is what its line shows before it.
    """
    words = before.strip().lower()
    told = len(words) <= _LONGEST and words.startswith(_EDITIONS)
    headed = False
    for element in upwards:
        name = page.names[element]
        if name == "a":
            told = told or _leads_home(page.value(element, "href"))
        elif name == "article":
            return False
        elif name == "header":
            headed = True
    return told and headed


def _leads_home(address: str | None) -> bool:
    """Whether an address is that of a home page: no path, or that of an index."""
    if address is None:
        return False
    plain = address.strip().partition("?")[0].partition("#")[0]
    if "://" in plain or plain.startswith("//"):
        path = plain.partition("//")[2].partition("/")[2]
    elif plain:
        path = plain.removeprefix(".").removeprefix("/")
    else:
        return False
    return not path or path in _INDEX
