"""What the elements around a place say of it: areas, bylines, the article, the head of the site.

Read: class words, ARIA roles and names of elements from the root down. Not read: class words of
what holds the main headline, which say nothing of the article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from auditor.extract.class_words import Area, Hint, hint_of
from auditor.extract.headline import Headline
from auditor.extract.reviews import may_name_reviews, names_reviews
from auditor.extract.word_table import words
from auditor.model import Role
from auditor.syntax.attributes import values
from auditor.syntax.flow import Flow
from auditor.syntax.html import Page

_SMALL: Final = 200
_MOST: Final = 0.6
_WHOLE: Final = 1000
_LINKS: Final = 0.1
_ROOTS: Final = words("html body")
_NO_HINT: Final = Hint()
_TELLING: Final = words("header footer article")
"""Names that say more of an element than its hint does."""
APART: Final = frozenset((Area.RELATED, Area.COMMENTS, Area.NAVIGATION, Area.FOOTER))
"""What leads away from the article."""
WITH_ITEMS: Final = frozenset((Area.RELATED, Area.COMMENTS))
"""What is made of items, each an owner of its own."""
_BOXES: Final = frozenset((Area.RELATED, Area.NAVIGATION, Area.FOOTER))


class Context(NamedTuple):
    """What the elements from the root down to one say of it.

    `container` is the element that made it related, a comment, a footer or a menu. `main`: it
    is inside the article that the page is about. `head`: inside the head of the site.
    `dated`: class words of a byline stand inside that container. `review`: the outermost element
    in it, or it, that is called a review; -1 if none is.
    """

    area: Area | None = None
    container: int = -1
    role: Role | None = None
    byline: bool = False
    main: bool = False
    path: int = 0
    may_hide: bool = False
    head: bool = False
    dated: bool = False
    review: int = -1


class Said(NamedTuple):
    """What a tag says.

    `may_hide`: it may hide the element, by an attribute or a style. `review`: it calls it one.
    """

    classes: str
    hint: Hint
    may_hide: bool
    review: bool = False


class Contexts:
    """The contexts of the elements of a page; each element is read once.

    `holders` are the elements that hold the main headline; no class word makes them anything
    less. `main` is the `article` that the page is about, -1 if there is none. `holds_text` tells
    whether an element holds the text of the page, which no class word makes a box beside it.
    """

    def __init__(self, page: Page, flow: Flow, headline: Headline | None) -> None:
        self.page = page
        self.flow = flow
        self.holds_text: Callable[[int], bool] = lambda _: False
        self.holders = self._find_holders(headline)
        self.main = self._find_main_article()
        self._known: dict[int, Context] = {-1: Context()}
        self._paths: dict[tuple[int, str, str], int] = {}
        self._kin: dict[tuple[int, int], set[int]] = {}
        self._tags: dict[str, Said] = {}

    def upwards(self, element: int) -> Iterator[int]:
        """An element and all that it stands in."""
        while element >= 0:
            yield element
            element = self.page.parents[element]

    def length(self, element: int) -> int:
        """How much text an element shows."""
        start, end = self.flow.span_of(element)
        return end - start

    def _find_holders(self, headline: Headline | None) -> set[int]:
        """The elements that hold the headline; without one, most of the visible text."""
        text = self.flow.text
        if headline is not None:
            return set(self.upwards(self.flow.element_at(headline.start)))
        if not text:
            return set()
        middle = self.flow.element_at(len(text) // 2)
        return {e for e in self.upwards(middle) if self.length(e) >= _MOST * len(text)}

    def _find_main_article(self) -> int:
        """The `article` that holds the headline, else one that outweighs all others; -1 if none."""
        articles = self.page.find("article")
        holding = [e for e in articles if e in self.holders]
        if holding:
            return holding[-1]
        if not articles:
            return -1
        lengths = {e: self.length(e) for e in articles}
        longest = max(articles, key=lengths.__getitem__)
        return longest if 2 * lengths[longest] > sum(lengths.values()) else -1

    def of(self, element: int) -> Context:
        """The context of an element; each element between it and a known one is read once."""
        known = self._known
        chain: list[int] = []
        at = element
        while at not in known:
            chain.append(at)
            at = self.page.parents[at]
        context = known[at]
        for link in reversed(chain):
            context = known[link] = self._inside(link, context)
        return context

    def _inside(self, element: int, outer: Context) -> Context:
        page = self.page
        name = page.names[element]
        classes, hint, may_hide, review = self.said(element)
        may_hide = may_hide or outer.may_hide
        path = self._paths.setdefault((outer.path, name, classes), len(self._paths) + 1)
        if outer.area in WITH_ITEMS:
            self._kin.setdefault((page.parents[element], path), set()).add(element)
        main = outer.main or element == self.main
        if element in self.holders or name in _ROOTS:
            return outer._replace(path=path, main=main, may_hide=may_hide)
        here = outer._replace(path=path, main=main, may_hide=may_hide)
        if review and outer.review < 0:
            here = here._replace(review=element)
        if hint == _NO_HINT and name not in _TELLING and element != self.main:
            return here  # most elements say nothing
        return self._told(element, hint, here)

    def _told(self, element: int, hint: Hint, outer: Context) -> Context:
        """The context of an element that says something, from that without what it says."""
        name, main = self.page.names[element], outer.main
        area, container, byline = outer.area, outer.container, outer.byline
        if element == self.main and area in APART and self.length(element) >= _WHOLE:
            area, container = None, -1
        dated = outer.dated
        if hint.area is Area.BYLINE or (main and name in ("header", "footer")):
            byline, dated = byline or area not in APART, True
        elif hint.area in _BOXES and self.holds_text(element):
            pass
        elif (
            hint.area is Area.RELATED
            and area is Area.FOOTER
            and self.page.names[container] == "footer"
        ):
            pass  # links in the foot of a site are its foot
        elif hint.area is not None and _overrules(hint.area, area, main=main):
            area = hint.area
            container = element if area in APART else container
            byline = byline and area not in APART
            dated = dated and area not in APART
        elif name == "article" and self.main >= 0 and not main and area not in WITH_ITEMS:
            area, container = Area.RELATED, element
        role = outer.role
        if hint.role is not None and self.length(element) <= _SMALL:
            role = hint.role
        head = outer.head or (not main and self._is_site_head(element, name, hint))
        review = outer.review
        if container != outer.container and review != element:
            review = -1
        return Context(
            area, container, role, byline, main, outer.path, outer.may_hide, head, dated, review
        )

    def is_in_review(self, element: int) -> bool:
        """Whether an element stands in what is called a review, neither links nor the article."""
        review = self.of(element).review
        if review < 0 or self.holds_text(review):
            return False
        return self.flow.link_share(*self.flow.span_of(review)) <= _LINKS

    def _is_site_head(self, element: int, name: str, hint: Hint) -> bool:
        """Whether an element is the head of the site: a header or banner that holds a menu."""
        if name != "header" and hint.area is not Area.MASTHEAD:
            return False
        menus = self.page.find("nav")
        at = bisect_left(menus, element)
        return at < len(menus) and self.page.starts[menus[at]] < self.page.ends[element]

    def kin(self, element: int) -> int:
        """How many elements of its kind share the parent of an element of a list."""
        kin = self._kin.get((self.page.parents[element], self._known[element].path))
        return len(kin) if kin is not None else 0

    def said(self, element: int) -> Said:
        """What the tag of an element says; equal tags are read once."""
        page = self.page
        tag = page.source[page.starts[element] : page.opened_at(element)]
        known = self._tags.get(tag)
        if known is None:
            known = self._tags[tag] = _read_tag(page.names[element], tag)
        return known


_NAMING: Final = ("class", "id", "role", "itemprop")
_HIDING: Final = ("none", "&", "collapse", "font-size", "clip", ":-", ": -")
"""One of these stands in every style that hides something, and in few others."""


def _read_tag(name: str, tag: str) -> Said:
    plain = tag.lower()
    hides = "hidden" in plain or ("style" in plain and any(word in plain for word in _HIDING))
    reviews = may_name_reviews(plain)
    if not reviews and not (
        "class" in plain or "id=" in plain or "role" in plain or "itemprop" in plain
    ):
        return Said("", hint_of(name, ""), hides)
    said = values(tag, 1 + len(name), len(tag) - 1, _NAMING).get
    classes = said("class", "")
    hint = hint_of(name, classes, said("id", ""), said("role", ""), said("itemprop", ""))
    review = reviews and names_reviews(tag, classes, said("id", ""))
    return Said(classes, hint, hides, review)


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
