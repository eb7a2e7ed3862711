"""Claims of microdata and RDFa: dates in attributes, with the item that they are properties of.

Reads `<time itemprop="datePublished" datetime="2021-04-11">` in an `itemscope` of type Article,
`<span property="schema:dateModified" content="2021-04-11">`; not `itemprop="author"`.

An item is told by nesting: the nearest `itemscope` around a property owns it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from auditor.extract import schema_org
from auditor.extract.date_fields import is_bare_date
from auditor.extract.machine_claim import IN_METADATA, Stated, Value, machine_claim
from auditor.extract.markup import Markup
from auditor.extract.place import Place
from auditor.model import THE_DOCUMENT, Channel, Claim, Owner, OwnerKind, Part, Role, Zone
from auditor.pattern import pattern
from auditor.syntax.html import Attribute, Page
from auditor.syntax.references import decode

PlaceOf = Callable[[int], Place]

# Both begin with a literal, which is what makes the search of a whole page cheap.
_PROPERTY: Final = pattern(r"""rop(?:erty)?\s{0,3}=\s{0,3}["']?([^"'<>]{4,120})""")
_SCOPES: Final = (pattern(r"item[sS]cope(?=[\s=/>])"), pattern(r"typeof\s{0,3}="))
_BEFORE_A_NAME: Final = " \t\n\r\f\"'/"
_SAID: Final = (OwnerKind.COMMENT, OwnerKind.REPLY)
_LONGEST_TEXT: Final = 160
_LIST: Final = 3
_TAG: Final = pattern(r"<[^>]*+>")


class Spoken(NamedTuple):
    """A date property whose value is the visible text of its element."""

    element: int
    start: int
    end: int
    stated: Stated


class Items(NamedTuple):
    """The claims of attributes, and the properties that visible text carries."""

    claims: list[Claim]
    spoken: list[Spoken]
    elements: frozenset[int]
    others: list[tuple[int, int, Owner]]
    """Spans of comments and answers, in order of place, each with whose it is."""


NO_ITEMS: Final = Items([], [], frozenset(), [])


class _Item:
    """An item: what it is to the page, and its place among the others."""

    __slots__ = ("element", "kind", "number", "outer", "prop", "type")

    def __init__(
        self, element: int, number: int, outer: _Item | None, kind: str, prop: str
    ) -> None:
        self.element = element
        self.number = number
        self.outer = outer
        self.type = kind
        self.prop = prop
        self.kind = OwnerKind.DOCUMENT

    @property
    def owner(self) -> Owner:
        if self.kind is OwnerKind.DOCUMENT:
            return THE_DOCUMENT
        return Owner(self.kind, f"{self.kind}:item{self.number}")


class _Found(NamedTuple):
    """An element with a date property."""

    element: int
    name: str
    role: Role
    channel: Channel


def item_claims(
    part: Part, page: Page, markup: Markup, place_of: PlaceOf, headline: int | None
) -> Items:
    """The claims of all date properties of a page.

    `place_of` gives the place of an element; `headline` is the one that holds the headline.
    """
    found = _properties(page, markup)
    if not found:
        return NO_ITEMS
    items = _items(page, markup, rdfa=any(one.channel is Channel.RDFA for one in found))
    _settle(items)
    _leave_one_article(page, items, headline)
    claims: list[Claim] = []
    spoken: list[Spoken] = []
    for item, (element, name, role, channel) in zip(
        _owners(page, items, found), found, strict=True
    ):
        place = _place(page, element, place_of)
        kind = f"{item.type}." if item and item.type else ""
        field = f"{kind}{schema_org.short_name(name)}"
        owner = _owner(item, place)
        if owner.kind in _SAID and place.zone is not Zone.METADATA:
            place = place._replace(zone=Zone.COMMENT)
        stated = Stated(channel, field, role, owner, place)
        value = _value(page, element)
        if value is None:
            start, end = page.content(element)
            if start < end <= start + _LONGEST_TEXT:
                spoken.append(Spoken(element, start, end, stated))
            continue
        claim = machine_claim(part, Value(value.value, value.start, value.end), stated)
        if claim is not None:
            claims.append(claim)
    others = [
        (page.starts[item.element], page.ends[item.element], item.owner)
        for item in items
        if item.kind in _SAID
    ]
    return Items(claims, spoken, frozenset(one.element for one in found), others)


def spoken_claim(part: Part, spoken: Spoken) -> Claim | None:
    """The claim of a property whose value is text that no visible claim covers."""
    raw = part.text[spoken.start : spoken.end]
    text = " ".join(decode(_TAG.sub(" ", raw)).split())
    return machine_claim(part, Value(text, spoken.start, spoken.end), spoken.stated, sure=False)


def _properties(page: Page, markup: Markup) -> list[_Found]:
    """The elements with a date property, in source order."""
    found: dict[int, _Found] = {}
    source = page.source
    for match in markup.matches(_PROPERTY):
        at = match.start()
        name = next((n for n in match[1].split() if _role(n) is not None), None)
        role = _role(name) if name is not None else None
        if name is None or role is None:
            continue
        itemprop = source[at - 5 : at].lower() == "itemp"
        at -= 5 if itemprop else 1
        if source[at - 1] not in _BEFORE_A_NAME or (not itemprop and source[at] != "p"):
            continue
        element = markup.element_at(at)
        if element is None or element in found:
            continue
        if page.names[element] != "meta" or _is_own(page, element, itemprop=itemprop):
            channel = Channel.MICRODATA if itemprop else Channel.RDFA
            found[element] = _Found(element, name, role, channel)
    return [found[element] for element in sorted(found)]


def _is_own(page: Page, element: int, *, itemprop: bool) -> bool:
    """Whether a `meta` element is an item's property, and not one that `html_meta` reads."""
    return itemprop and not (page.value(element, "property") or page.value(element, "name"))


def _role(name: str) -> Role | None:
    role = schema_org.date_role(name)
    if role is None and is_bare_date(schema_org.short_name(name)):
        return Role.PUBLISHED
    return role


def _value(page: Page, element: int) -> Attribute | None:
    """The attribute that holds the value of a property; None where its text is the value."""
    attributes = page.attributes(element)
    for name in ("content", "datetime", "value", "data-datetime"):
        value = attributes.get(name)
        if value is not None and value.value.strip():
            return value
    return None


def _place(page: Page, element: int, place_of: PlaceOf) -> Place:
    place = place_of(element)
    if page.names[element] in ("meta", "link", "data"):
        return IN_METADATA._replace(owner=place.owner, sure=place.sure)
    return place


def _owner(item: _Item | None, place: Place) -> Owner:
    """Whose a date is: what the markup says, unless it stands among other things."""
    owner = THE_DOCUMENT if item is None else item.owner
    if owner is THE_DOCUMENT and place.owner.kind is not OwnerKind.SITE:
        return place.owner
    if owner.kind is OwnerKind.SITE and place.owner.kind is OwnerKind.RELATED:
        return place.owner  # an entry of the blog that the site is
    return owner


def _items(page: Page, markup: Markup, *, rdfa: bool) -> list[_Item]:
    """The items of a page in source order, each with the item around it."""
    items: list[_Item] = []
    around: list[_Item] = []
    patterns = _SCOPES if rdfa else _SCOPES[:1]
    elements = {
        markup.element_at(match.start())
        for pattern in patterns
        for match in markup.matches(pattern)
        if page.source[match.start() - 1] in _BEFORE_A_NAME
    }
    for element in sorted(e for e in elements if e is not None):
        while around and not page.contains(around[-1].element, element):
            around.pop()
        attributes = page.attributes(element)
        said = attributes.get("itemtype") or attributes.get("typeof")
        prop = attributes.get("itemprop") or attributes.get("property")
        types = [schema_org.type_name(t) for t in said.value.split()] if said else []
        kind = next((t for t in types if schema_org.is_article(t)), types[0] if types else "")
        names = prop.value.split() if prop else []
        outer = around[-1] if around else None
        item = _Item(element, len(items), outer, kind, names[0] if names else "")
        items.append(item)
        around.append(item)
    return items


def _settle(items: list[_Item]) -> None:
    """Decide what the items are to the page, outer ones first."""
    articles = [item for item in items if schema_org.is_article(item.type)]
    alone = len(articles) == 1
    for item in items:
        outer = item.outer
        if (alone and item is articles[0]) or outer is None or not item.prop:
            item.kind = schema_org.top_kind(item.type)
            continue
        kind = schema_org.nested_kind(outer.kind, outer.type, item.prop, item.type)
        item.kind = outer.kind if kind is None else kind
        if kind is None:
            item.number = outer.number
    if not any(item.kind is OwnerKind.DOCUMENT for item in items):
        rest = [i for i in items if i.type in schema_org.FALLBACKS and not i.prop]
        if len(rest) == 1:
            rest[0].kind = OwnerKind.DOCUMENT


def _leave_one_article(page: Page, items: list[_Item], headline: int | None) -> None:
    """Of several articles the document is the one with the headline; the others are teasers."""
    articles = [
        item
        for item in items
        if item.kind is OwnerKind.DOCUMENT and schema_org.is_article(item.type)
    ]
    if len(articles) == 1 or (headline is None and len(articles) < _LIST):
        return
    for item in articles:
        if headline is None or not page.contains(item.element, headline):
            item.kind = OwnerKind.RELATED


def _owners(page: Page, items: list[_Item], found: list[_Found]) -> Iterator[_Item | None]:
    """The innermost item around each property; of an item that is itself one, the outer item."""
    ahead = iter(items)
    item = next(ahead, None)
    around: list[_Item] = []
    for one in found:
        while item is not None and item.element < one.element:
            while around and not page.contains(around[-1].element, item.element):
                around.pop()
            around.append(item)
            item = next(ahead, None)
        while around and not page.contains(around[-1].element, one.element):
            around.pop()
        yield around[-1] if around else None
