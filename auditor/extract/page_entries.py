"""The entries of a page that is made of them: the posts of a thread, the news of a front page.

Read: elements side by side, each with one stamp of the same kind and text of its own, from close
under the headline on. Not read: the cards and comments that follow an article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.extract.headline import Headline
from auditor.extract.page_headline import holds_link
from auditor.extract.thread import is_thread_line
from auditor.extract.word_table import words
from auditor.pattern import pattern
from auditor.syntax.flow import Flow
from auditor.syntax.html import Page

_FEW: Final = 3
_CLOSE: Final = 600
_CLIMB: Final = 60
_TEXT: Final = 120
_LINE: Final = 20
_MOST: Final = 0.6
_COVERED: Final = 0.25
_LOOK: Final = 40
_TITLE: Final = 8
_RISING: Final = 0.75
_HEADINGS: Final = ("h1", "h2", "h3", "h4")
_PIECES: Final = pattern(r"[a-z]+")
_POSTS: Final = words(
    "message messages reply replies answer answers forumpost topicreply bbp postbody postbit "
    "posttext postcontainer postprofile phpbb viewtopic posthead postitem postitmcntnt cpost "
    "ipscomment ipsentry"
)


class Dated(NamedTuple):
    """A date on a line of its own: where it starts, its element, and the day that it states.

    `kind` is the same for dates whose elements and their parents are alike.
    """

    start: int
    element: int
    kind: tuple[str, ...]
    day: tuple[int, int, int] | str = ""


class Entries(NamedTuple):
    """Where the entries start, where the last one ends, and the stamp of each.

    `threaded`: people answer each other; else each leads to a page of its own. `opens`: the
    first one is what the page is about.
    """

    starts: list[int]
    end: int
    stamps: list[int]
    threaded: bool
    opens: bool

    def at(self, offset: int) -> int | None:
        """The number of the entry that holds an offset, if one does."""
        if offset >= self.end:
            return None
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 else None


def entries_of(
    page: Page, flow: Flow, headline: Headline | None, dated: Sequence[Dated], *, titled: bool
) -> Entries | None:
    """The entries of a page; `titled`: its title is that of its headline, so it is no list."""
    kinds: defaultdict[tuple[str, ...], list[Dated]] = defaultdict(list)
    for one in dated:
        kinds[one.kind].append(one)
    below = headline.end if headline else 0
    runs: list[_Run] = []
    for same in kinds.values():
        run = _run(page, flow, same) if len(same) >= _FEW else None
        if run is None or run.starts[0] > below + _CLOSE:
            continue
        if run.covers() >= _COVERED * (len(flow.text) - below):
            runs.append(run)
    if not runs:
        return None
    best = max(runs, key=lambda run: (run.order(), run.covers()))
    return _named(page, flow, headline, dated, best, titled=titled)


class _Run(NamedTuple):
    """Elements side by side with one stamp each."""

    roots: list[int]
    starts: list[int]
    end: int
    stamps: list[Dated]

    def covers(self) -> int:
        """How much text it holds."""
        return self.end - self.starts[0]

    def order(self) -> bool:
        """Whether most stamps are no earlier than the one before: posts, not who joined when."""
        days = [stamp.day for stamp in self.stamps if isinstance(stamp.day, tuple)]
        rising = sum(a <= b for a, b in pairwise(days))
        return rising >= _RISING * (len(days) - 1)


def _run(page: Page, flow: Flow, same: list[Dated]) -> _Run | None:
    """The run that dates of one kind make: their elements part below one container."""
    pairs = list(pairwise(same))
    containers = [_common(page, a.element, b.element) for a, b in pairs]
    container, count = Counter(containers).most_common(1)[0]
    if container < 0 or count + 1 < max(_FEW, _MOST * len(same)):
        return None
    roots: list[int] = []
    stamps: list[Dated] = []
    for one in same:
        root = _child(page, container, one.element)
        if root >= 0 and (not roots or root != roots[-1]):
            roots.append(root)
            stamps.append(one)
    if len(roots) < _FEW:
        return None
    starts = [flow.span_of(root)[0] for root in roots]
    inner = sum(last - first for first, last in map(flow.span_of, roots)) >= _TEXT * len(roots)
    end = flow.span_of(roots[-1] if inner else container)[1]
    if end - starts[0] < _TEXT * len(roots) or starts != sorted(starts):
        return None
    return _Run(roots, starts, end, stamps)


def _common(page: Page, first: int, second: int) -> int:
    """The innermost element around two, -1 if none is close enough."""
    for _ in range(_CLIMB):
        if first < 0 or page.contains(first, second):
            return first
        first = page.parents[first]
    return -1


def _child(page: Page, container: int, element: int) -> int:
    """The child of a container that an element stands in, -1 if it does not."""
    for _ in range(_CLIMB):
        outer = page.parents[element] if element >= 0 else -1
        if outer == container:
            return element
        element = outer
    return -1


def _named(
    page: Page,
    flow: Flow,
    headline: Headline | None,
    dated: Sequence[Dated],
    run: _Run,
    *,
    titled: bool,
) -> Entries | None:
    """A run as what it is; None if neither a thread nor a list."""
    starts, stamps = run.starts, [stamp.start for stamp in run.stamps]
    if _is_thread(page, flow, run):
        opens = _opens(headline, dated, run)
        return Entries(starts, run.end, stamps, threaded=True, opens=opens)
    if not titled and _has_titles(page, flow, run):
        return Entries(starts, run.end, stamps, threaded=False, opens=False)
    return None


def _is_thread(page: Page, flow: Flow, run: _Run) -> bool:
    """Whether class words call the entries posts, or most hold the links that posts have."""
    seen = run.roots[:_LOOK]
    called = sum(
        _is_called_post(page, root, stamp.element)
        for root, stamp in zip(seen, run.stamps, strict=False)
    )
    if called >= _MOST * len(seen):
        return True
    ends = [*run.starts[1:], run.end]
    lined = sum(
        any(map(is_thread_line, flow.text[start:end].split("\n")))
        for start, end in list(zip(run.starts, ends, strict=True))[:_LOOK]
    )
    return lined >= _MOST * len(seen)


def _is_called_post(page: Page, root: int, element: int) -> bool:
    """Whether an element between the stamp and its entry has the class words of posts."""
    for _ in range(_CLIMB):
        said = page.value(element, "class")
        if said is not None and not _POSTS.isdisjoint(_PIECES.findall(said.lower())):
            return True
        if element in (root, -1):
            break
        element = page.parents[element]
    return False


def _opens(headline: Headline | None, dated: Sequence[Dated], run: _Run) -> bool:
    """Whether the first post opens the thread.

    The head of a thread names the day on which it began; a first post of another day is one of
    a later page.
    """
    low = headline.end if headline else 0
    above = (one.day for one in dated if low <= one.start < run.starts[0])
    heads = {day for day in above if isinstance(day, tuple)}  # "Today" is a button of a filter
    return not heads or run.stamps[0].day in heads


def is_opening_post(flow: Flow, headline: Headline | None, box: int) -> bool:
    """Whether what class words call a comment is the opening post, in a box of its own.

    It begins right under the headline, where an article has its text.
    """
    first, last = flow.span_of(box)
    return headline is not None and 0 <= first - headline.end <= _LINE < last - first


def _has_titles(page: Page, flow: Flow, run: _Run) -> bool:
    """Whether most entries have a heading of their own that is a link, all different."""
    titles: dict[int, str] = {}
    starts = [page.starts[root] for root in run.roots]
    for heading in page.find(*_HEADINGS):
        index = bisect_right(starts, page.starts[heading]) - 1
        if index >= 0 and page.starts[heading] < page.ends[run.roots[-1]]:
            first, last = flow.span_of(heading)
            if last - first >= _TITLE and holds_link(page, heading):
                titles.setdefault(index, flow.text[first:last])
    return len(set(titles.values())) >= _MOST * len(run.roots)
