"""The text of a page as a reader sees it, with a map back to the source.

Reads `<b>April</b> 8` as `April 8`, `<li>a<li>b` as two lines, `<td>1<td>2` as `1` tab `2`; must
not read scripts, styles, templates, menus of a form. What style hides stays, and is marked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final

from attrs import field, frozen

from auditor.pattern import pattern
from auditor.syntax.attributes import lower
from auditor.syntax.elements import CELL, GAP, LINE, NO_BREAK, parting
from auditor.syntax.html import Page, Piece, has_attribute
from auditor.syntax.references import references
from auditor.syntax.tokens import BLANK, END_TAG, RUN, TOKEN

_UNSEEN: Final = ("noscript", "template", "select", "datalist", "audio", "video", "canvas", "rp")
_KEEPS_BLANKS: Final = ("pre", "listing")
_RUN: Final = pattern(r"[ \t\n\r\f\0](?:(?<=\0)|(?<!\0)[ \t\n\r\f]++|(?<=[\t\n\r\f]))")
"""Several blanks, one that is no space, or a NUL; it begins with a set, which is quick."""
_KEPT_BREAK: Final = pattern(r"\r\n?+")
_BETWEEN_TAGS: Final = pattern(r">[ \t\n\r\f]")
_HIDING: Final = pattern(
    r"(?:^|;)\s*+(?:display\s*+:\s*+none|visibility\s*+:\s*+(?:hidden|collapse)"
    r"|font-size\s*+:\s*+0(?![.0-9]*+[1-9])|clip\s*+:\s*+rect\(\s*+[01](?![.0-9])"
    r"|(?:left|right|top|bottom|text-indent|margin-(?:left|top))\s*+:\s*+-[1-9][0-9]{3})",
    re.IGNORECASE,
)
"""Inline styles that show nothing, or show it so far off that nobody sees it."""
_SEPARATORS: Final = {LINE: "\n", CELL: "\t", GAP: " ", NO_BREAK: ""}


@frozen(slots=False, eq=False)
class Flow:
    """Visible text. Lines end at blocks and `<br>`, cells at tabs; other blanks are one blank.

    Three parallel lists map it: from `flow_starts[i]` on the text stands at `source_starts[i]`
    up to `source_ends[i]`; where i is in `atoms`, characters and source are one to all.
    """

    page: Page = field(repr=False)
    text: str = field(repr=False)
    flow_starts: list[int] = field(repr=False)
    source_starts: list[int] = field(repr=False)
    source_ends: list[int] = field(repr=False)
    elements: list[int] = field(repr=False)
    atoms: frozenset[int] = field(repr=False)
    _hidden: dict[int, bool] = field(repr=False, factory=dict)

    def _stretch(self, offset: int) -> int:
        return max(bisect_right(self.flow_starts, offset) - 1, 0)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the text stands in the source, references and split tags included."""
        if not self.flow_starts:
            return 0, 0
        first = self._stretch(start)
        at = self.source_starts[first]
        if first not in self.atoms:
            at = min(at + max(start - self.flow_starts[first], 0), self.source_ends[first])
        if end <= start:
            return at, at
        final = self._stretch(end - 1)
        to = self.source_ends[final]
        if final not in self.atoms:
            to = min(self.source_starts[final] + end - self.flow_starts[final], to)
        return at, max(at, to)

    def element_at(self, offset: int) -> int:
        """The innermost element around the text there, or -1."""
        return self.elements[self._stretch(offset)] if self.elements else -1

    def offset_of(self, element: int) -> int:
        """The first offset inside the element, or the nearest behind it; for -1, the very first."""
        return 0 if element < 0 else self.offset_behind(self.page.starts[element])

    def offset_behind(self, place: int) -> int:
        """The first offset whose text stands at or behind a place of the source."""
        at = bisect_left(self.source_starts, place)
        if at and self.source_ends[at - 1] > place and at - 1 not in self.atoms:
            return self.flow_starts[at - 1] + place - self.source_starts[at - 1]
        return self.flow_starts[at] if at < len(self.flow_starts) else len(self.text)

    def span_of(self, element: int) -> tuple[int, int]:
        """The span of the element's text; empty where it has none. For -1, all of the text."""
        if element < 0:
            return 0, len(self.text)
        page = self.page
        first = bisect_left(self.source_starts, page.starts[element])
        behind = bisect_left(self.source_starts, max(page.ends[element], page.starts[element]))
        if first == behind:
            at = self.flow_starts[first] if first < len(self.flow_starts) else len(self.text)
            return at, at
        return self.flow_starts[first], self._end_of(behind - 1)

    def _end_of(self, stretch: int) -> int:
        following = stretch + 1
        if following == len(self.flow_starts):
            return len(self.text)
        if stretch in self.atoms:
            return self.flow_starts[following]
        length = self.source_ends[stretch] - self.source_starts[stretch]
        return min(self.flow_starts[stretch] + length, self.flow_starts[following])

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which lines of the text begin."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def line_at(self, offset: int) -> tuple[int, int]:
        """The span of the line there, without its end."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        end = starts[line] - 1 if line < len(starts) else len(self.text)
        return starts[line - 1], end

    @cached_property
    def _links(self) -> tuple[list[int], list[int], list[int]]:
        """Starts and ends of the link texts, and how much lies in links before each."""
        starts: list[int] = []
        ends: list[int] = []
        for link in self.page.find("a"):
            start, end = self.span_of(link)
            if ends:
                start = max(start, ends[-1])
            if start < end and has_attribute(self.page, link, "href"):
                starts.append(start)
                ends.append(end)
        lengths = (end - start for start, end in zip(starts, ends, strict=True))
        return starts, ends, list(accumulate(lengths, initial=0))

    def _linked_before(self, offset: int) -> int:
        starts, ends, before = self._links
        at = bisect_right(starts, offset)
        return before[at] - max(ends[at - 1] - offset, 0) if at else 0

    def link_share(self, start: int, end: int) -> float:
        """Which share of a span lies in links."""
        if end <= start:
            return 0.0
        return (self._linked_before(end) - self._linked_before(start)) / (end - start)

    def is_hidden(self, offset: int) -> bool:
        """Whether an element around the text there is hidden by attribute or inline style."""
        return self.element_hidden(self.element_at(offset))

    def element_hidden(self, element: int) -> bool:
        """Whether the element or one around it is hidden by attribute or inline style."""
        known = self._hidden
        chain: list[int] = []
        while element >= 0 and element not in known:
            chain.append(element)
            element = self.page.parents[element]
        answer = known[element] if element >= 0 else False
        for inner in reversed(chain):
            answer = answer or _hides(self.page, inner)
            known[inner] = answer
        return answer


def _hides(page: Page, element: int) -> bool:
    tag = page.source[page.starts[element] : page.opened_at(element)].lower()
    if "hidden" not in tag and "style" not in tag:
        return False  # most say neither, and to read attributes costs more
    attributes = page.attributes(element)
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return style is not None and _HIDING.search(style.value) is not None


def _spans(page: Page, elements: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Spans of the elements, the outermost only."""
    until = 0
    for element in elements:
        start, end = page.starts[element], page.ends[element]
        if start >= until:
            until = end
            yield start, end
    yield len(page.source) + 1, len(page.source) + 1


class _Writer:
    """The flow while it is written: stretches of text, each with what parts it from the last."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.texts: list[str] = []
        self.source_starts: list[int] = []
        self.source_ends: list[int] = []
        self.elements: list[int] = []
        self.atoms: list[int] = []
        self.separator = ""

    def add(self, text: str, start: int, end: int, element: int) -> None:
        """A stretch, behind the separator that is due."""
        self.texts += (self.separator, text)
        self.separator = ""
        self.source_starts.append(start)
        self.source_ends.append(end)
        self.elements.append(element)

    def uneven(self, start: int, end: int, element: int, *, keep: bool) -> None:
        """A text with references or with blanks to be folded; `keep` leaves blanks as they are."""
        raw = self.source[start:end]
        at = 0
        changes = _changes(raw, keep=keep) if keep or "&" in raw else _folds(raw)
        for first, behind, characters in changes:
            if at < first:
                self.add(raw[at:first], start + at, start + first, element)
            if characters:
                self.atoms.append(len(self.elements))
                self.add(characters, start + first, start + behind, element)
            at = behind
        if at < len(raw):
            self.add(raw[at:], start + at, end, element)

    def flow(self, page: Page) -> Flow:
        """What was written: each stretch begins behind its separator."""
        offsets = list(accumulate(map(len, self.texts)))
        return Flow(
            page,
            "".join(self.texts),
            offsets[0::2],
            self.source_starts,
            self.source_ends,
            self.elements,
            frozenset(self.atoms),
        )


def _folds(raw: str) -> list[tuple[int, int, str]]:
    """The runs of blanks, where nothing else reads otherwise than it is written."""
    return [
        (match.start(), match.end(), "" if match[0] == "\0" else " ")
        for match in _RUN.finditer(raw)
    ]


def _changes(raw: str, *, keep: bool) -> Iterator[tuple[int, int, str]]:
    """What reads otherwise than it is written, in order."""
    breaks = _KEPT_BREAK if keep else _RUN
    found = references(raw)
    reference = next(found, None)
    for match in breaks.finditer(raw):
        start, end = match.span()
        while reference is not None and reference[0] < start:
            yield _folded(reference)
            reference = next(found, None)
        yield start, end, "\n" if keep else "" if raw[start] == "\0" else " "
    while reference is not None:
        yield _folded(reference)
        reference = next(found, None)


def _folded(reference: tuple[int, int, str]) -> tuple[int, int, str]:
    start, end, characters = reference
    return (start, end, " ") if characters in BLANK else reference


def _blank_between(source: str, start: int, end: int) -> bool:
    """Whether a blank stands between the tags of a stretch that holds no other text."""
    if not _BETWEEN_TAGS.search(source, start, end):
        return False
    for match in TOKEN.finditer(source, start, end):
        run = match[RUN] or ""
        if source[match.end() - len(run) - 1] in BLANK or any(char in BLANK for char in run):
            return True
    return False


def _is_seam(source: str, before: int, start: int) -> bool:
    """Whether two elements side by side end and begin a word each: `Young</a><i>May 3</i>`.

    Styles set such elements apart, which only a browser knows. A word that goes on in the
    next element (`<b>A</b><i>pril</i>`, `8<sup>th</sup>`) is not parted.
    """
    last, first = source[before - 1], source[start]
    if not (last.isalnum() and (first.isdigit() or first.isupper())) or last.isupper():
        return False
    tags = source[before:start]
    if not tags.startswith("</"):
        return False
    # Behind the year that ends an element no word goes on: `<span>3.5.2020</span>Mill reopens`.
    dated = first.isupper() and source[before - 4 : before].isdecimal()
    return dated or not tags.startswith("</", tags.rfind("<"))


def _level_between(source: str, start: int, end: int) -> int:
    """How strongly the tags of a stretch part the texts around it."""
    level = NO_BREAK
    for match in TOKEN.finditer(source, start, end):
        names = [match[1] or "", *END_TAG.findall(match[RUN] or "")]
        level = max(level, *(parting(lower(name.lstrip("/"))) for name in names))
    return level


def unseen(page: Page) -> list[int]:
    """The elements that no reader sees, without those inside one."""
    until = 0
    found = []
    for element in sorted([*page.find(*_UNSEEN), *page.tagged]):
        if page.starts[element] >= until:
            until = page.ends[element]
            found.append(element)
    return found


def _hidden(page: Page) -> Iterator[Piece]:
    """The pieces that no reader sees; each element begins a line."""
    starts = [piece[0] for piece in page.pieces]
    for outer in unseen(page):
        begin = bisect_left(starts, page.starts[outer])
        for at in range(begin, bisect_left(starts, page.ends[outer])):
            start, end, element, parted = page.pieces[at]
            yield start, end, element, LINE if at == begin else parted


def _seen(page: Page) -> Iterator[Piece]:
    """The pieces that a reader sees. What is not seen parts nothing: only tags around it count."""
    spans = _spans(page, sorted([*page.find(*_UNSEEN), *page.tagged]))
    skip_from, skip_to = next(spans)
    behind, resumed, carried = 0, -1, NO_BREAK
    for piece in page.pieces:
        start = piece[0]
        while start >= skip_to:
            skip_from, skip_to = next(spans)
        if start >= skip_from:
            if resumed < skip_to:
                tags = _level_between(page.source, max(behind, resumed), skip_from)
                carried, resumed = max(carried, tags), skip_to
            continue
        if resumed > behind:
            level = max(carried, _level_between(page.source, resumed, start))
            yield (start, piece[1], piece[2], level)
            carried = NO_BREAK
        else:
            yield piece
        behind = piece[1]


def flow(page: Page) -> Flow:
    """The visible text of a page."""
    return _flow(page, _seen(page))


def hidden_flow(page: Page) -> Flow:
    """The text in elements that no reader sees: templates, `noscript`, what a form offers."""
    return _flow(page, _hidden(page))


def _flow(page: Page, pieces: Iterable[Piece]) -> Flow:
    source = page.source
    writer = _Writer(source)
    texts, elements = writer.texts, writer.elements
    starts, ends = writer.source_starts, writer.source_ends
    keeping = _spans(page, page.find(*_KEEPS_BLANKS))
    keep_from, keep_to = next(keeping)
    before, blank, due = 0, False, ""
    for start, end, element, parted in pieces:
        while start >= keep_to:
            keep_from, keep_to = next(keeping)
        if start >= keep_from:
            _write_kept(writer, before, (start, end, element, parted))
            before, blank = end, False
            continue
        separator = _SEPARATORS[parted]
        if parted == NO_BREAK and (
            blank
            or source[start - 1] in BLANK
            or _blank_between(source, before, start)
            or (texts and _is_seam(source, before, start))
        ):
            separator = " "
        separator = due or separator
        written = source[start:end]
        raw = written.rstrip(BLANK)
        blank = raw != written
        before = end
        if raw.isprintable() and "&" not in raw and "  " not in raw:
            texts += (separator if texts else "", raw)
            starts.append(start)
            ends.append(start + len(raw))
            elements.append(element)
            due = ""
        else:
            writer.separator = separator if texts else ""
            writer.uneven(start, start + len(raw), element, keep=False)
            due, writer.separator = writer.separator, ""
    return writer.flow(page)


def _write_kept(writer: _Writer, before: int, piece: Piece) -> None:
    """A piece of `<pre>`: the blanks around its tags count too."""
    source = writer.source
    start, end, element, level = piece
    if level == LINE and writer.texts:
        writer.separator = "\n"
    elif level == NO_BREAK:
        for match in TOKEN.finditer(source, before, start):
            at = len(match[0].rstrip(BLANK)) + match.start()
            if at < match.end() < start:
                writer.uneven(at, match.end(), element, keep=True)
    while start > before and source[start - 1] in BLANK:
        start -= 1
    if level == LINE and source[start : start + 1] in ("\n", "\r"):
        start += 2 if source[start : start + 2] == "\r\n" else 1
    writer.uneven(start, end, element, keep=True)
