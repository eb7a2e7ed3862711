"""Zones of a page, from its elements, their class words, repetition and the place of the headline.

Read: a date under `h1` (byline), in `ul.related` (related, each item an owner of its own), in
`#comments` (comment), in `footer`. Not read as related, comment or footer: anything inside an
element that also holds the main headline, whatever its class words say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from auditor.extract.class_words import Area, Hint, hint_of
from auditor.extract.headings import Section
from auditor.extract.page_header import is_of_the_edition
from auditor.extract.page_headline import page_headline, page_title
from auditor.extract.page_sections import Range, Ranges
from auditor.extract.place import Place
from auditor.extract.roles import is_stamp
from auditor.extract.word_table import words
from auditor.model import THE_DOCUMENT, THE_SITE, Expression, Owner, OwnerKind, Role, Zone
from auditor.syntax.attributes import values
from auditor.syntax.flow import Flow
from auditor.syntax.html import Page

_MANY: Final = 3
_SMALL: Final = 200
_MOST: Final = 0.6
_ABOVE: Final = -160
_BELOW: Final = 300
_CLOSE: Final = -60
_BYLINE_ABOVE: Final = -300
_BYLINE_BELOW: Final = 700
_BYLINE_FAR: Final = 1500
_LISTED: Final = 6
_SLACK: Final = 3
_STRAIGHT: Final = 8
_ROOTS: Final = words("html body")


class _Context(NamedTuple):
    """What the elements from the root down to one say of it.

    `container` is the element that made it related, a comment, a footer or a menu. `main`: it
    is inside the article that the page is about.
    """

    area: Area | None = None
    container: int = -1
    role: Role | None = None
    byline: bool = False
    main: bool = False
    path: int = 0
    may_hide: bool = False


class _Said(NamedTuple):
    """What a tag says; `may_hide`: it may hide the element, by an attribute or a style."""

    classes: str
    hint: Hint
    may_hide: bool


class _Spot(NamedTuple):
    zone: Zone
    owner: Owner
    byline: bool = False
    sure: bool = True


class PageZones:
    """The zones of a page; `title` is a title that was told.

    `at(element)` serves claims that elements make themselves, `place(start, end)` those of the
    visible text. Both may be asked before `observe`, which adds what only all dates together
    show: repetition, and which items of lists are one.
    """

    def __init__(self, page: Page, flow: Flow, title: str | None = None) -> None:
        self.page = page
        self.flow = flow
        self.listed = False
        self.title = title or page_title(page)
        self.headline = page_headline(page, flow, self.title)
        self._contexts: dict[int, _Context] = {-1: _Context()}
        self._paths: dict[tuple[int, str, str], int] = {}
        self._kin: dict[tuple[int, int], set[int]] = {}
        self._days: dict[int, set[str]] = {}
        self._uses: Counter[int] = Counter()
        self._held: dict[int, set[str]] = {}
        self._first: tuple[int, int] | None = None
        self._items: dict[int, int] = {}
        self._tags: dict[str, _Said] = {}
        self._keys: dict[int, str] = {}
        self._counts: Counter[str] = Counter()
        self._holders = self._find_holders()
        self._main = self._find_main_article()
        self._ranges = Ranges(page, flow, self._holders, self.headline)

    @property
    def text(self) -> str:
        """The visible text of the page."""
        return self.flow.text

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which lines of the visible text begin."""
        return self.flow.line_starts

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that shows as a span of the visible text."""
        return self.flow.source_span(start, end)

    # -- once for the page

    def _upwards(self, element: int) -> Iterator[int]:
        """An element and all that it stands in."""
        while element >= 0:
            yield element
            element = self.page.parents[element]

    def _length(self, element: int) -> int:
        start, end = self.flow.span_of(element)
        return end - start

    def _find_holders(self) -> set[int]:
        """The elements that hold the main headline; no class word makes them anything less.

        Without a headline, those that hold most of the visible text.
        """
        text = self.flow.text
        if self.headline is not None:
            return set(self._upwards(self.flow.element_at(self.headline.start)))
        if not text:
            return set()
        middle = self.flow.element_at(len(text) // 2)
        return {e for e in self._upwards(middle) if self._length(e) >= _MOST * len(text)}

    def _find_main_article(self) -> int:
        """The `article` that holds the headline, else one that outweighs all others; -1 if none."""
        articles = self.page.find("article")
        holding = [e for e in articles if e in self._holders]
        if holding:
            return holding[-1]
        if not articles:
            return -1
        lengths = {e: self._length(e) for e in articles}
        longest = max(articles, key=lengths.__getitem__)
        return longest if 2 * lengths[longest] > sum(lengths.values()) else -1

    # -- for each element, once

    def _context(self, element: int) -> _Context:
        """The context of an element; each element between it and a known one is read once."""
        known = self._contexts
        chain: list[int] = []
        at = element
        while at not in known:
            chain.append(at)
            at = self.page.parents[at]
        context = known[at]
        for link in reversed(chain):
            context = known[link] = self._inside(link, context)
        return context

    def _inside(self, element: int, outer: _Context) -> _Context:
        page = self.page
        name = page.names[element]
        classes, hint, may_hide = self._said(element)
        may_hide = may_hide or outer.may_hide
        path = self._paths.setdefault((outer.path, name, classes), len(self._paths) + 1)
        if outer.area in _WITH_ITEMS:
            self._kin.setdefault((page.parents[element], path), set()).add(element)
        main = outer.main or element == self._main
        if element in self._holders or name in _ROOTS:
            return outer._replace(path=path, main=main, may_hide=may_hide)
        area, container, byline = outer.area, outer.container, outer.byline
        if hint.area is Area.BYLINE or (main and name in ("header", "footer")):
            byline = byline or area not in _APART
        elif hint.area is not None and _overrules(hint.area, area, main=main):
            area = hint.area
            container = element if area in _APART else container
            byline = byline and area not in _APART
        elif name == "article" and self._main >= 0 and not outer.main and area not in _WITH_ITEMS:
            area, container = Area.RELATED, element
        role = outer.role
        if hint.role is not None and self._length(element) <= _SMALL:
            role = hint.role
        return _Context(area, container, role, byline, main, path, may_hide)

    def _said(self, element: int) -> _Said:
        """What the tag of an element says; equal tags are read once."""
        page = self.page
        tag = page.source[page.starts[element] : page.opened_at(element)]
        known = self._tags.get(tag)
        if known is None:
            known = self._tags[tag] = _read_tag(page.names[element], tag)
        return known

    # -- all dates together

    def observe(self, seen: Sequence[tuple[Expression, bool]]) -> None:
        """Take note of all dates, and whether each stands on a line of its own."""
        stamps = 0
        below = self.headline.end if self.headline else 0
        for expression, own in seen:
            context = self._context(self.flow.element_at(expression.start))
            if own and is_stamp(expression.meaning):
                if self._first is None and below <= expression.start <= below + _BYLINE_BELOW:
                    self._first = expression.start, context.container
                self._days.setdefault(context.path, set()).add(expression.surface)
                self._uses[context.path] += 1
                self._held.setdefault(context.container, set()).add(expression.surface)
                stamps += 1
        self._items.clear()
        most = max(map(len, self._days.values()), default=0)
        self.listed = most >= _LISTED and self._main < 0 and 2 * most > stamps

    # -- places

    def at(self, element: int) -> Place:
        """The place of an element."""
        return self._place(element, self.flow.span_of(element)[0])

    def place(self, start: int, end: int) -> Place:  # noqa: ARG002 - a layout takes spans
        """The place of a span of the visible text."""
        return self._place(self.flow.element_at(start), start)

    def _place(self, element: int, start: int) -> Place:
        context = self._context(element)
        distance, inside = self._distance(start)
        inside = inside and not context.byline  # a date of its own beside the words of a heading
        repeated = len(self._days.get(context.path, ())) >= _MANY
        spot = self._spot(element, context, start, distance)
        if context.may_hide and self.flow.element_hidden(element):
            spot = _Spot(Zone.HIDDEN, spot.owner)
        return Place(
            spot.zone,
            spot.owner,
            sure=spot.sure,
            class_role=context.role,
            byline=spot.byline,
            path=str(context.path),
            repeated=repeated,
            headline_distance=distance,
            in_headline=inside,
            lone=context.area in _LONE and self._is_alone(context),
        )

    def _distance(self, start: int) -> tuple[int | None, bool]:
        if self.headline is None:
            return None, False
        if start < self.headline.start:
            return start - self.headline.start, False
        if start < self.headline.end:
            return 0, True
        return start - self.headline.end, False

    def _spot(self, element: int, context: _Context, start: int, distance: int | None) -> _Spot:
        area = context.area
        if area in _APART:
            lone = self._is_lone(context, start, distance)
            if lone and not self._is_edition(element, start, distance):
                return _Spot(Zone.BYLINE, THE_DOCUMENT, sure=False)
            return self._spot_apart(area, element, context.container)
        inside = self._ranges.at(start)
        if inside is not None:
            return self._spot_under_heading(inside, element)
        if self._is_item(context, distance):
            return _Spot(Zone.RELATED, self._owner(OwnerKind.RELATED, element))
        if area in _WITHIN:
            mine = area is Area.CAPTION
            owner = THE_DOCUMENT if mine else self._owner(OwnerKind.QUOTED, context.path)
            return _Spot(_WITHIN[area], owner)
        return self._spot_in_article(element, context, start, distance)

    def _is_lone(self, context: _Context, start: int, distance: int | None) -> bool:
        """Whether an element beside the headline holds the first date there, and hardly others.

        Lists hold many; what class words call a teaser or a menu there is the byline.
        """
        if distance is None or not _ABOVE <= distance <= _BELOW:
            return False
        if self._has_byline() and self._first is not None and start != self._first[0]:
            return False
        return self._is_alone(context)

    def _has_byline(self) -> bool:
        """Whether the first date under the headline stands in no list, menu or footer."""
        return self._first is not None and self._first[1] < 0

    def fills(self, start: int, end: int) -> bool:
        """Whether a span of the visible text is all that its element holds."""
        first, last = self.flow.span_of(self.flow.element_at(start))
        return first <= start and end <= last and last - first <= end - start + _SLACK

    def _is_alone(self, context: _Context) -> bool:
        """Whether neither its kind of element nor its container holds many dates."""
        if len(self._days.get(context.path, ())) >= _MANY:
            return False
        return len(self._held.get(context.container, ())) < _MANY

    def _is_item(self, context: _Context, distance: int | None) -> bool:
        """Whether dates of this kind repeat outside the article, as the items of a list do."""
        far = distance is not None and not _BYLINE_ABOVE <= distance <= _BYLINE_BELOW
        if far and (context.byline or not context.main) and self._uses[context.path] > 1:
            return True
        return not context.main and len(self._days.get(context.path, ())) >= _MANY

    def _spot_apart(self, area: Area | None, element: int, container: int) -> _Spot:
        """Related, comment, menu or footer."""
        if area is Area.NAVIGATION:
            return _Spot(Zone.RELATED, THE_SITE)
        if area is Area.FOOTER:
            return _Spot(Zone.FOOTER, THE_SITE)
        comment = area is Area.COMMENTS
        item = self._item_of(element, container, innermost=comment)
        if comment:
            return _Spot(Zone.COMMENT, self._owner(OwnerKind.COMMENT, item))
        return _Spot(Zone.RELATED, self._owner(OwnerKind.RELATED, item))

    def _spot_under_heading(self, inside: Range, element: int) -> _Spot:
        container = self.flow.element_at(inside.start)
        container = container if self.page.contains(container, element) else element
        if inside.section is Section.COMMENTS:
            return _Spot(Zone.COMMENT, self._owner(OwnerKind.COMMENT, container))
        return _Spot(Zone.RELATED, self._owner(OwnerKind.RELATED, container))

    def _is_edition(self, element: int, start: int, distance: int | None) -> bool:
        """Whether a date of the header is that of the edition."""
        if distance is not None and distance > _BELOW:
            return False
        before = self.flow.text[self.flow.line_at(start)[0] : start]
        return is_of_the_edition(self.page, self._upwards(element), before)

    def _is_under_headline(self, element: int, start: int, distance: int | None) -> bool:
        """Whether a date stands right under the headline, and is no clock by its own class."""
        if self.headline is None or distance is None or not 0 <= distance <= _STRAIGHT:
            return False
        between = self.flow.text[self.headline.end : start]
        return not between.strip() and self._said(element).hint.area is not Area.MASTHEAD

    def _spot_in_article(
        self, element: int, context: _Context, start: int, distance: int | None
    ) -> _Spot:
        """Masthead, byline or body of what the page is about."""
        if self._is_edition(element, start, distance):
            return _Spot(Zone.MASTHEAD, THE_SITE)
        near = distance is not None and distance >= _BYLINE_ABOVE
        if context.byline and (near or distance is None):
            return _Spot(Zone.BYLINE, THE_DOCUMENT, byline=True)
        close = distance is not None and distance >= _CLOSE and not self._has_byline()
        close = close or self._is_under_headline(element, start, distance)
        if context.area is Area.MASTHEAD and not close:
            return _Spot(Zone.MASTHEAD, THE_SITE)
        if distance is not None and distance < _ABOVE:
            return _Spot(Zone.MASTHEAD, THE_SITE, sure=False)
        return _Spot(Zone.BODY, THE_DOCUMENT, sure=context.area is Area.BODY)

    # -- items

    def _item_of(self, element: int, container: int, *, innermost: bool) -> int:
        """The item of a list: the outermost repeating element; for comments the innermost one."""
        known, parents = self._items, self.page.parents
        chain: list[int] = []
        at = element
        while at != container and at not in known:
            chain.append(at)
            at = parents[at]
        item = known.get(at, container)
        for link in reversed(chain):
            kin = self._kin.get((parents[link], self._contexts[link].path))
            if kin is not None and len(kin) > 1 and (innermost or item == container):
                item = link
            known[link] = item
        return item

    def _owner(self, kind: OwnerKind, item: int) -> Owner:
        """The owner that an item is: numbered in order of first mention."""
        if item not in self._keys:
            self._counts[kind] += 1
            self._keys[item] = f"{kind}/{self._counts[kind]}"
        return Owner(kind, self._keys[item])


_WITHIN: Final = {Area.QUOTE: Zone.QUOTE, Area.CAPTION: Zone.CAPTION}
_NAMING: Final = ("class", "id", "role", "itemprop")
_NAMED: Final = ("class", "id=", "role", "itemprop")


def _read_tag(name: str, tag: str) -> _Said:
    plain = tag.lower()
    hides = "hidden" in plain or ("style" in plain and ("none" in plain or "&" in plain))
    if not any(word in plain for word in _NAMED):
        return _Said("", hint_of(name, ""), hides)
    said = values(tag, 1 + len(name), len(tag) - 1, _NAMING).get
    classes = said("class", "")
    hint = hint_of(name, classes, said("id", ""), said("role", ""), said("itemprop", ""))
    return _Said(classes, hint, hides)


_APART: Final = frozenset((Area.RELATED, Area.COMMENTS, Area.NAVIGATION, Area.FOOTER))
_LONE: Final = frozenset((Area.RELATED, Area.NAVIGATION, Area.FOOTER, Area.QUOTE))
_WITH_ITEMS: Final = frozenset((Area.RELATED, Area.COMMENTS))
_RANK: Final = {
    Area.CARD: 0,
    Area.BODY: 1,
    Area.MASTHEAD: 1,
    Area.CAPTION: 2,
    Area.QUOTE: 2,
    Area.NAVIGATION: 3,
    Area.FOOTER: 3,
    Area.COMMENTS: 4,
    Area.RELATED: 4,
}


def _overrules(inner: Area, outer: Area | None, *, main: bool) -> bool:
    """Whether an element inside an area makes another of it."""
    if inner is Area.CARD:
        return False
    if outer is None or outer is Area.CARD:
        return True
    if inner in (Area.MASTHEAD, Area.BODY):
        return outer in (Area.MASTHEAD, Area.BODY) and not (inner is Area.MASTHEAD and main)
    return _RANK[inner] > _RANK[outer]
