"""Zones of a page, from its elements, their class words, repetition and the place of the headline.

Read: a date under `h1` (byline), in `ul.related` (related, each item an owner of its own), in
`#comments` (comment), in `footer`. Not read as related, comment or footer: anything inside an
element that also holds the main headline, whatever its class words say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from auditor.extract.class_words import Area
from auditor.extract.headings import Section
from auditor.extract.page_contexts import APART, WITH_ITEMS, Context, Contexts
from auditor.extract.page_entries import Dated, Entries, entries_of, is_opening_post
from auditor.extract.page_facts import goods_of, types_of
from auditor.extract.page_foot import Stated, day_of, is_cited
from auditor.extract.page_header import PageHead, is_of_the_edition
from auditor.extract.page_headline import is_beside_words, page_headline, page_title
from auditor.extract.page_sections import Range, Ranges
from auditor.extract.place import Goods, Place
from auditor.extract.roles import is_age, is_stamp
from auditor.model import THE_DOCUMENT, THE_SITE, Expression, Owner, OwnerKind, Role, Zone
from auditor.syntax.flow import Flow
from auditor.syntax.html import Page

_MANY: Final = 3
_ABOVE: Final = -160
_BELOW: Final = 300
_CLOSE: Final = -60
_BYLINE_ABOVE: Final = -300
_BYLINE_BELOW: Final = 700
_LISTED: Final = 6
_SLACK: Final = 3
_STRAIGHT: Final = 8
_ALIKE: Final = 40
_BESIDE: Final = 60
_LINKS: Final = 0.1
_TEXT: Final = 3
_TEXTS: Final = 5


class _Spot(NamedTuple):
    zone: Zone
    owner: Owner
    byline: bool = False
    sure: bool = True
    lone: bool = False


class PageZones:
    """The zones of a page; `title` is a title that was told.

    `at(element)` serves claims that elements make themselves, `place(start, end)` those of the
    visible text. Both may be asked before `observe`, which adds what only all dates together
    show: repetition, and which items of lists are one.
    """

    def __init__(self, page: Page, flow: Flow, title: str | None = None) -> None:
        self.page = page
        self.flow = flow
        self.text = flow.text
        self.line_starts = flow.line_starts
        self.listed = False
        self.threaded = False
        self.parted = False
        self.entries: Entries | None = None
        self.title = title or page_title(page)
        self.headline = page_headline(page, flow, self.title)
        self._days: dict[int, set[str]] = {}
        self._uses: Counter[int] = Counter()
        self._held: dict[int, set[str]] = {}
        self._first: tuple[int, int] | None = None
        self._stamps: list[int] = []
        self._own: set[int] = set()
        self._stated = Stated(flow)
        self._head = PageHead(page, flow, self.headline)
        self._behind: int | None = None
        self._items: dict[int, int] = {}
        self._keys: dict[tuple[OwnerKind, int], str] = {}
        self._counts: Counter[str] = Counter()
        self._contexts = Contexts(page, flow, self.headline)
        self._main = self._contexts.main
        self._ranges = Ranges(page, flow, self._contexts.holders, self.headline)
        # No method of this object: in a circle, each page would stay until rubbish is collected.
        self._contexts.holds_text = self._ranges.holds_text

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that shows as a span of the visible text."""
        return self.flow.source_span(start, end)

    def types(self) -> Mapping[str, int]:
        """How often the page names each schema.org type."""
        return types_of(self.page)

    def goods(self) -> Goods:
        """What the page has for sale."""
        return goods_of(self.page, self.flow)

    # -- all dates together

    def observe(self, seen: Sequence[tuple[Expression, bool]]) -> None:
        """Take note of all dates, and whether each stands on a line of its own."""
        below = self.headline.end if self.headline else 0
        dated: list[Dated] = []
        self._stamps.clear()
        self._own.clear()
        self._stated.clear()
        last = -1
        for expression, own in seen:
            if not own:
                continue
            start, surface, meaning = expression.start, expression.surface, expression.meaning
            self._own.add(start)
            element = self.flow.element_at(start)
            stamp = is_stamp(meaning)
            if stamp or is_age(meaning):
                dated.append(Dated(start, element, self._kind(element), day_of(expression)))
            if not stamp:
                continue
            self._stamps.append(start)
            self._stated.add(expression)
            context = self._contexts.of(element)
            if self._first is None and below <= start <= below + _BYLINE_BELOW:
                self._first = start, context.container
            self._days.setdefault(context.path, set()).add(surface)
            self._uses[context.path] += element != last
            last = element
            self._held.setdefault(context.container, set()).add(surface)
        self._items.clear()
        self._ranges.settle(self._stamps)
        self._head.settle(self._stamps)
        self.entries = entries_of(
            self.page, self.flow, self.headline, dated, titled=self._is_titled()
        )
        self.parted = self.entries is not None
        self.threaded = self.entries is not None and self.entries.threaded
        self.listed = not self.threaded and (self.entries is not None or self._is_listed())

    def _kind(self, element: int) -> tuple[str, ...]:
        """Name and class words of an element, name and first class word of its parent.

        Further words tell the odd rows from the even ones, and the author's posts from others'.
        """
        if element < 0:
            return ()
        names, said = self.page.names, self._contexts.said
        parent = self.page.parents[element]
        own = names[element], said(element).classes
        if parent < 0:
            return own
        first = said(parent).classes.split(None, 1)[:1]
        return (*own, names[parent], *first)

    def _is_titled(self) -> bool:
        """Whether the title of the page begins with its headline or holds most of it."""
        title = (self.title or "").lower()
        return self.headline is not None and self.headline.text.lower()[:_ALIKE] in title

    def _is_listed(self) -> bool:
        """Whether one kind of date makes up most of the page, and nothing is its article."""
        most = max(map(len, self._days.values()), default=0)
        if most < _LISTED or self._main >= 0 or 2 * most <= len(self._stamps):
            return False
        most = self._ranges.most_between(self._stamps)
        return most < (_TEXT if self._is_titled() else _TEXTS)

    # -- places

    def at(self, element: int) -> Place:
        """The place of an element."""
        start, end = self.flow.span_of(element)
        at = bisect_left(self._stamps, start)
        stamp = self._stamps[at] if at < len(self._stamps) else end
        return self._place(element, stamp if stamp < end else start)

    def place(self, start: int, end: int) -> Place:  # noqa: ARG002 - a layout takes spans
        """The place of a span of the visible text."""
        return self._place(self.flow.element_at(start), start)

    def _place(self, element: int, start: int) -> Place:
        context = self._contexts.of(element)
        distance, inside = self._distance(start)
        inside = inside and not context.byline and not self._is_beside(element)
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
            lone=self._is_lonely(context, spot),
        )

    def _is_beside(self, element: int) -> bool:
        first, last = self.flow.span_of(element)
        return is_beside_words(self.flow.text[first:last], first, self.headline, self.title)

    def _distance(self, start: int) -> tuple[int | None, bool]:
        if self.headline is None:
            return None, False
        first, last, _ = self.headline
        if start < last:
            return min(start - first, 0), start >= first
        return start - last, False

    def _spot(self, element: int, context: Context, start: int, distance: int | None) -> _Spot:
        entry = self.entries.at(start) if self.entries is not None else None
        if entry is not None:
            return self._spot_in_entry(entry, start)
        head = context.head and (context.area not in WITH_ITEMS or self._is_alone(context))
        if head and distance is not None and distance < 0:
            many = len(self._days.get(context.path, ())) >= _MANY
            return self._spot_behind(element, lone=False) if many else _SITE
        if context.area in APART:
            return self._spot_in_box(element, context, start, distance)
        inside = self._ranges.at(start)
        if inside is not None:
            return self._spot_under_heading(inside, element)
        item = self._is_item(context, start, distance)
        behind = self._is_behind_article(context, start)
        if item or behind:
            closing = behind and self._closes_article(context, start)
            return _CLOSING if closing else self._spot_behind(element, lone=not item)
        return self._spot_in_article(element, context, start, distance)

    def _spot_behind(self, element: int, *, lone: bool) -> _Spot:
        """What no class word sets apart: an item of a list, or what stands behind the article."""
        return self._spot_beside(element, element, lone=lone)

    def _spot_beside(
        self, element: int, item: int, *, said: bool = False, lone: bool = False
    ) -> _Spot:
        """An item that is related, or what somebody said: a comment, a review."""
        if said or self._contexts.is_in_review(element):
            return _Spot(Zone.COMMENT, self._owner(OwnerKind.COMMENT, item))
        return _Spot(Zone.RELATED, self._owner(OwnerKind.RELATED, item), lone=lone)

    def _spot_in_box(
        self, element: int, context: Context, start: int, distance: int | None
    ) -> _Spot:
        """What an element puts apart, unless it is no more than the byline."""
        few = len(self._held.get(context.container, ())) < _MANY
        comment = few and context.area is Area.COMMENTS
        if comment and is_opening_post(self.flow, self.headline, context.container):
            context = context._replace(area=None, container=-1)
            return self._spot_in_article(element, context, start, distance)
        apart = self._is_set_apart(context, start)
        lone = apart or self._is_lone(context, start, distance)
        if lone and not self._is_edition(element, start, distance):
            return _Spot(Zone.BYLINE, THE_DOCUMENT, byline=apart, sure=False)
        ahead = distance is not None and distance < 0
        return self._spot_apart(context.area, element, context.container, ahead=ahead)

    def _spot_in_entry(self, entry: int, start: int) -> _Spot:
        """A post, the first of which may be the document, or an item of a list."""
        entries = self.entries
        if entries is None or not entries.threaded:
            return _Spot(Zone.RELATED, self._numbered(OwnerKind.RELATED, entry))
        if entry or not entries.opens:
            return _Spot(Zone.COMMENT, self._numbered(OwnerKind.REPLY, entry))
        if start == entries.stamps[0]:
            return _Spot(Zone.BYLINE, THE_DOCUMENT, byline=True)
        if start in self._own and self._ranges.is_head(entries.starts[0], start):
            return _Spot(Zone.BYLINE, _AUTHOR)
        return _Spot(Zone.BODY, THE_DOCUMENT)

    def _is_lone(self, context: Context, start: int, distance: int | None) -> bool:
        """Whether an element beside the headline holds the first date there, and hardly others.

        Lists hold many; what class words call a teaser or a menu there is the byline.
        """
        if distance is None or not _ABOVE <= distance <= _BELOW:
            return False
        if not self._is_stamp(start):
            return False
        if self._has_byline() and self._first is not None and start != self._first[0]:
            return False
        return self._is_alone(context)

    def _is_set_apart(self, context: Context, start: int) -> bool:
        """Whether the article keeps its date in a box: beside its text, or at its foot."""
        named = context.role in _STATED and self._uses.get(context.path, 0) == 1
        if not (named and context.area is Area.FOOTER) and not (
            context.main and context.area in (Area.RELATED, Area.FOOTER)
        ):
            return False
        first = self._is_first(start)
        if not first and (self._first is not None or not context.dated):
            return False
        return self._is_stamp(start) and self._is_alone(context)

    def _is_stamp(self, start: int) -> bool:
        """Whether a date on a line of its own starts there."""
        at = bisect_left(self._stamps, start)
        return at < len(self._stamps) and self._stamps[at] == start

    def _is_first(self, start: int) -> bool:
        """Whether it is the first date under the headline on a line of its own."""
        return self._first is not None and self._first[0] == start

    def _has_byline(self) -> bool:
        """Whether the first date under the headline stands in no list, menu or footer."""
        return self._first is not None and self._first[1] < 0

    def fills(self, start: int, end: int, *, stated: bool = False) -> bool:
        """Whether a date is all that its element holds, or most of what is called a byline.

        `stated`: it is all, in a byline, and called published or modified.
        """
        element = self.flow.element_at(start)
        first, last = self.flow.span_of(element)
        beside = last - first - (end - start)
        if not first <= start <= end <= last or beside > (_SLACK if stated else _BESIDE):
            return False
        if beside <= _SLACK and not stated:
            return True
        context, both = self._contexts.of(element), all if stated else any
        return both((context.byline, context.role in _STATED))

    def _is_alone(self, context: Context) -> bool:
        """Whether neither its kind of element nor its container holds many dates."""
        if len(self._days.get(context.path, ())) >= _MANY:
            return False
        return context.container < 0 or len(self._held.get(context.container, ())) < _MANY

    def _is_lonely(self, context: Context, spot: _Spot) -> bool:
        """Whether what sets a date apart holds no others, or leads nowhere."""
        if not (spot.lone or context.area in _LONE):
            return False
        if self._is_alone(context):
            return True
        if context.area is not Area.RELATED:
            return False
        return self.flow.link_share(*self.flow.span_of(context.container)) <= _LINKS

    def _is_item(self, context: Context, start: int, distance: int | None) -> bool:
        """Whether dates of this kind repeat outside the article, as the items of a list do."""
        far = distance is not None and not _BYLINE_ABOVE <= distance <= _BYLINE_BELOW
        uses = self._uses.get(context.path, 0)
        several = uses >= _MANY or uses > 1 < len(self._days.get(context.path, ()))
        if far and (context.byline or not context.main) and several:
            links = self.flow.link_share(max(0, start - _BELOW), start + _BELOW)
            return links > _LINKS or not self._is_alone(context)
        return not context.main and len(self._days.get(context.path, ())) >= _MANY

    def _is_behind_article(self, context: Context, start: int) -> bool:
        """Whether a date stands behind the element that is the article, and holds its text."""
        if self._main < 0 or context.main or self.headline is None or start < self.headline.end:
            return False
        if context.byline:
            return False
        if self._behind is None:
            first, last = self.flow.span_of(self._main)
            whole = self._ranges.holds_most(first, last)
            self._behind = last if whole else len(self.flow.text)
        return start >= self._behind

    def _closes_article(self, context: Context, start: int) -> bool:
        """Whether the date of an article stands right behind its element, outside lists."""
        byline = self._first[0] if self._first is not None else None
        if not self._stated.is_own(start, byline) or not self._is_alone(context):
            return False
        links = self.flow.link_share(start, min(start + _BELOW, len(self.flow.text)))
        return links <= _LINKS and self._ranges.is_close_behind(start, start + 1)

    def _spot_apart(self, area: Area | None, element: int, container: int, *, ahead: bool) -> _Spot:
        """Related, comment, menu or footer; a menu `ahead` of the headline is in the masthead."""
        if area is Area.NAVIGATION and not ahead:
            return _Spot(Zone.RELATED, THE_SITE)
        if area is Area.NAVIGATION:
            news = len(self._held.get(container, ())) >= _MANY
            return self._spot_behind(element, lone=False) if news else _SITE
        if area is Area.FOOTER:
            return _Spot(Zone.FOOTER, THE_SITE)
        said = area is Area.COMMENTS
        item = self._item_of(element, container, innermost=said)
        return self._spot_beside(element, item, said=said)

    def _spot_under_heading(self, inside: Range, element: int) -> _Spot:
        container = self.flow.element_at(inside.start)
        container = container if self.page.contains(container, element) else element
        return self._spot_beside(element, container, said=inside.section is Section.COMMENTS)

    def _is_edition(self, element: int, start: int, distance: int | None) -> bool:
        """Whether a date of the header is that of the edition."""
        if distance is not None and distance > _BELOW:
            return False
        before = self.flow.text[self.flow.line_at(start)[0] : start]
        return is_of_the_edition(self.page, self._contexts.upwards(element), before)

    def _is_under_headline(self, element: int, start: int, distance: int | None) -> bool:
        """Whether a date stands right under the headline, and is no clock by its own class."""
        if self.headline is None or distance is None or not 0 <= distance <= _STRAIGHT:
            return False
        between = self.flow.text[self.headline.end : start]
        return not between.strip() and self._contexts.said(element).hint.area is not Area.MASTHEAD

    def _spot_in_article(
        self, element: int, context: Context, start: int, distance: int | None
    ) -> _Spot:
        """Masthead, byline or body of what the page is about; a quotation or caption in it."""
        area = context.area
        if area in _WITHIN:
            mine = area is Area.CAPTION
            owner = THE_DOCUMENT if mine else self._owner(OwnerKind.QUOTED, context.path)
            return _Spot(_WITHIN[area], owner)
        if self._head.holds(element, start) or self._is_edition(element, start, distance):
            return _Spot(Zone.MASTHEAD, THE_SITE)
        near = distance is not None and distance >= _BYLINE_ABOVE
        far = distance is None and (context.byline or self._stamps == [start])
        if far or (context.byline and near):
            return _Spot(Zone.BYLINE, THE_DOCUMENT, byline=True)
        close = distance is not None and distance >= _CLOSE and not self._has_byline()
        close = close or (self._is_first(start) and distance is not None and distance <= _BELOW)
        close = close or self._is_under_headline(element, start, distance)
        above = context.head or distance is None or distance < 0
        if area is Area.MASTHEAD and above and not close:
            return _Spot(Zone.MASTHEAD, THE_SITE)
        if distance is not None and distance < _ABOVE:
            return _Spot(Zone.MASTHEAD, THE_SITE, sure=False)
        foot = self._is_foot(element, context, start) or self._cites_itself(context, start)
        zone = Zone.BYLINE if foot else Zone.BODY
        return _Spot(zone, THE_DOCUMENT, byline=foot, sure=area is Area.BODY)

    def _cites_itself(self, context: Context, start: int) -> bool:
        """Whether a line behind the headline names it before a date: "Cite as" and its like."""
        if not self._is_stamp(start) or not self._is_alone(context):
            return False
        return self.headline is not None and is_cited(self.flow, self.headline, start)

    def _is_foot(self, element: int, context: Context, start: int) -> bool:
        """Whether a line with a day closes the article: behind its text, within what holds that."""
        byline = self._first[0] if self._first is not None else None
        if not self._stated.is_own(start, byline) or not self._is_alone(context):
            return False
        if self.headline is None or not self._ranges.is_close_behind(start, start + 1):
            return False
        about = byline is not None  # the same day again, above what the author does
        for outer in self._contexts.upwards(element):
            first, last = self.flow.span_of(outer)
            if self._ranges.holds_most(first, last):
                return self._ranges.is_close_behind(start, last, about=about)
        return False

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
            if (innermost or item == container) and self._contexts.kin(link) > 1:
                item = link
            known[link] = item
        return item

    def _numbered(self, kind: OwnerKind, entry: int) -> Owner:
        """The owner that an entry is; keys of items are numbers of elements, never negative."""
        return self._owner(kind, -2 - entry)

    def _owner(self, kind: OwnerKind, item: int) -> Owner:
        """The owner that an item is: numbered in order of first mention."""
        if (kind, item) not in self._keys:
            self._counts[kind] += 1
            self._keys[kind, item] = f"{kind}/{self._counts[kind]}"
        return Owner(kind, self._keys[kind, item])


_SITE: Final = _Spot(Zone.MASTHEAD, THE_SITE)
_CLOSING: Final = _Spot(Zone.BYLINE, THE_DOCUMENT, byline=True, sure=False)  # behind an article
_AUTHOR: Final = Owner(OwnerKind.OTHER, "other")
"""Whose a date beside the name of an author is, who joined on that day."""
_WITHIN: Final = {Area.QUOTE: Zone.QUOTE, Area.CAPTION: Zone.CAPTION}
_STATED: Final = (Role.PUBLISHED, Role.MODIFIED)
_LONE: Final = frozenset((Area.RELATED, Area.NAVIGATION, Area.FOOTER, Area.QUOTE))
