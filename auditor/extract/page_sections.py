"""Parts of a page under headings such as "Related articles" that no class word marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.extract.headings import Section, section_of
from auditor.extract.headline import Headline
from auditor.syntax.flow import Flow
from auditor.syntax.html import Page

_HEADING: Final = 72
_PARAGRAPH: Final = 140
_MOST: Final = 0.6
_CLOSE: Final = 400
_CLIMB: Final = 4
_FAR: Final = 1500
_ENDS: Final = '.!?”"'


class Range(NamedTuple):
    """A stretch of the visible text from a heading on."""

    start: int
    end: int
    section: Section


class Ranges:
    """The stretches of a page that its headings set apart, in order."""

    def __init__(
        self, page: Page, flow: Flow, holders: AbstractSet[int], headline: Headline | None
    ) -> None:
        self._page = page
        self._flow = flow
        self._holders = holders
        self._headline = headline
        self._found: list[Range] = []
        self._paragraphs: list[int] = []
        headings = self._read(headline.end if headline else 0)
        for start, end, section in headings:
            reach = self._reach(start, end)
            if reach is not None:
                self._found.append(Range(start, reach, section))
        self._starts = [found.start for found in self._found]

    def settle(self, stamps: Sequence[int]) -> None:
        """Drop the stretches of comments that hold no dates of their own.

        "Comments" heads a chapter of a manual as well. `stamps` are offsets, in order.
        """
        self._found = [
            found
            for found in self._found
            if found.section is not Section.COMMENTS
            or bisect_left(stamps, found.start) < bisect_left(stamps, found.end)
        ]
        self._starts = [found.start for found in self._found]

    def holds_most(self, start: int, end: int) -> bool:
        """Whether a span holds most paragraphs of running text behind the headline."""
        inside = bisect_left(self._paragraphs, end) - bisect_left(self._paragraphs, start)
        return inside > 1 and inside >= _MOST * len(self._paragraphs)

    def holds_text(self, element: int) -> bool:
        """Whether an element from close under the headline on holds most of the running text."""
        if self._headline is None:
            return False
        start, end = self._flow.span_of(element)
        near = 0 <= start - self._headline.end <= _FAR
        return near and self.holds_most(start, end)

    def most_between(self, stamps: Sequence[int]) -> int:
        """How many paragraphs stand at most before, between or behind dates at these offsets."""
        counts = [0, *(bisect_left(self._paragraphs, at) for at in stamps), len(self._paragraphs)]
        return max(behind - before for before, behind in pairwise(counts))

    def is_head(self, start: int, offset: int) -> bool:
        """Whether no paragraph stands between a start and an offset."""
        return bisect_left(self._paragraphs, start) == bisect_left(self._paragraphs, offset)

    def is_close_behind(self, start: int, end: int, *, about: bool = False) -> bool:
        """Whether the last paragraph before `end` ends close before a start.

        `about`: one more may follow, which is about the author.
        """
        index = bisect_left(self._paragraphs, start)
        if not index or bisect_left(self._paragraphs, end) > index + about:
            return False
        return start - self._flow.line_at(self._paragraphs[index - 1])[1] <= _CLOSE

    def at(self, offset: int) -> Range | None:
        """The innermost stretch that holds an offset, if one does."""
        index = bisect_right(self._starts, offset) - 1
        for found in reversed(self._found[max(0, index - _CLIMB) : index + 1]):
            if offset < found.end:
                return found
        return None

    def _read(self, floor: int) -> list[tuple[int, int, Section]]:
        """The headings behind `floor`; takes note of where paragraphs begin."""
        at = floor
        headings: list[tuple[int, int, Section]] = []
        for line in self._flow.text[floor:].split("\n"):
            length = len(line)
            if length > _PARAGRAPH:
                if line[-1] in _ENDS:
                    self._paragraphs.append(at)
            elif 2 < length <= _HEADING:  # noqa: PLR2004 - not blank
                section = section_of(line)
                if section is not None and section is not Section.FOOTER and ":" not in line[:-1]:
                    headings.append((at, at + length, section))
            at += length + 1
        return headings

    def _reach(self, start: int, end: int) -> int | None:
        """Where the container ends that a heading opens; None if it opens none.

        The heading's own boxes hold nothing else; the first that holds more is the container.
        One that holds the headline of the page as well is none: then the list goes on as long
        as no running text follows.
        """
        element = self._flow.element_at(start)
        if element < 0:
            return None
        for _ in range(_CLIMB):
            if self._flow.span_of(element)[1] > end + 1 or self._page.parents[element] < 0:
                break
            element = self._page.parents[element]
        first, last = self._flow.span_of(element)
        small = last - first < _MOST * len(self._flow.text)
        if element not in self._holders and small and start - first <= _HEADING:
            return last
        behind = bisect_right(self._paragraphs, end)
        return None if behind + 1 < bisect_right(self._paragraphs, last) else last
