"""Start tags found by their attributes: from a place in the source to the element whose tag it is.

Reads `itemprop="datePublished"` in `<time itemprop="datePublished">`; not in a script, nor
between tags.

Attributes are parsed only for elements that hold what is sought: pages have thousands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from auditor.syntax.html import Page


class Markup:
    """The tags of a page, to be searched by patterns that begin with a literal."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.spans: list[tuple[int, int]] = []
        at = 0
        for element in page.find("script", "style"):
            start, end = page.content(element)
            if start < end:
                self.spans.append((at, start))
                at = end
        self.spans.append((at, page.length))
        self._measured = -1, 0

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """All matches outside scripts and styles."""
        source, search = self.page.source, pattern.finditer
        for start, end in self.spans:
            yield from search(source, start, end)

    def element_at(self, offset: int) -> int | None:
        """The element in whose start tag an offset lies."""
        page = self.page
        element = bisect_right(page.starts, offset) - 1
        if element < 0:
            return None
        # Matches come in order: a tag with thousands of attributes is measured once.
        if element != self._measured[0]:
            self._measured = element, page.opened_at(element)
        return element if offset < self._measured[1] else None
