"""Claims of JSON-LD: every date of every node of every block, each with whose it is.

Reads `{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-04-11"}]}`, a list of nodes,
`{"dateModified": {"@type": "Date", "@value": "2021-04-11"}}`; not `{"name": "2021-04-11"}`.

A broken block is read as far as it goes, with a notice; the others are read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from auditor.extract import schema_org
from auditor.extract.machine_claim import Stated, Value, machine_claim
from auditor.model import (
    THE_DOCUMENT,
    Channel,
    Claim,
    Notice,
    NoticePlace,
    Owner,
    OwnerKind,
    Part,
    Role,
)
from auditor.pattern import pattern
from auditor.syntax import json_places
from auditor.syntax.json_places import JsonDepthError, JsonKind, Node

Span = tuple[int, int]

_MOST_RESTARTS: Final = 64
_LIST_LENGTH: Final = 3
_SURE: Final = frozenset((Role.PUBLISHED, Role.MODIFIED, Role.CREATED))
_SCHEME: Final = pattern(r"(?:https?:)?//(?:www\.|amp\.|m\.)?", re.IGNORECASE)


class Block(NamedTuple):
    """One block as far as it could be read; `unread` is what remains of a broken one."""

    roots: tuple[Node, ...]
    start: int
    notice: Notice | None = None
    unread: Span | None = None


class _Thing:
    """A node that owns dates: what it is to the page, and who it says it is."""

    __slots__ = ("is_top", "key", "kind", "name", "url")

    def __init__(self, kind: OwnerKind, name: str, key: str, url: str, *, is_top: bool) -> None:
        self.kind = kind
        self.name = name
        self.key = key
        self.url = url
        self.is_top = is_top

    @property
    def owner(self) -> Owner:
        if self.kind is OwnerKind.DOCUMENT:
            return THE_DOCUMENT
        return Owner(self.kind, f"{self.kind}:{self.key}")


class _Visit(NamedTuple):
    """A node on the way through a block, with what leads to it."""

    node: Node
    thing: _Thing | None
    kind: str
    prop: str
    pointer: str


class _Found(NamedTuple):
    """A date property of a node, before it is known what the node is to the page."""

    value: Value
    thing: _Thing
    field: str
    role: Role


def read_block(part: Part, start: int, end: int, *, max_depth: int) -> Block:
    """Parse one block; where it is broken, say so and read what can be read."""
    text = part.text
    parsed = json_places.parse(text, start, end, max_depth=max_depth)
    if parsed.error is None and parsed.root is not None:
        return Block((parsed.root,), start)
    if not text[start:end].strip():
        return Block((), start)
    fault = parsed.error
    roots: list[Node] = []
    at, stopped = start, None
    for _ in range(_MOST_RESTARTS):
        parsed = json_places.parse(text, at, end, max_depth=max_depth, tolerant=True)
        root = parsed.root
        if root is not None and root.kind not in (JsonKind.OBJECT, JsonKind.ARRAY) and roots:
            stopped = at  # a key or value in the middle: what is unread begins with it
            break
        roots += [root] if root is not None else []
        if parsed.error is None or parsed.error.offset <= at:
            break
        whole = parsed.root is not None and parsed.root.end <= parsed.error.offset
        at = parsed.error.offset
        if not whole or at >= end or text[at] not in "{[,":
            break
        at += text[at] == ","
    broken = parsed.error
    place = broken or fault
    offset = place.offset if place is not None else start
    if isinstance(fault, JsonDepthError):
        notice = _too_deep(part, fault, end)
    else:
        notice = _notice(part, offset, end, str(place), mended=broken is None)
    unread = stopped if stopped is not None else offset
    return Block(tuple(roots), start, notice, None if broken is None else (unread, end))


def _notice(part: Part, offset: int, end: int, fault: str, *, mended: bool) -> Notice:
    where = part.locate(min(offset, end), end)
    rest = "it was read all the same" if mended else "what stands behind that was not read as JSON"
    return Notice(
        level="info" if mended else "warning",
        code="bad-json-ld",
        text=f"line {where.line}: the JSON-LD is broken ({fault}); {rest}",
        location=NoticePlace(where.part, where.start, where.end, where.line, where.column),
    )


def _too_deep(part: Part, fault: JsonDepthError, end: int) -> Notice:
    where = part.locate(min(fault.offset, end), end)
    return Notice(
        level="error",
        code="limit",
        text=f"line {where.line}: the JSON-LD is {fault}; what is deeper may not have been read",
        location=NoticePlace(where.part, where.start, where.end, where.line, where.column),
        incomplete=True,
    )


def json_ld_claims(part: Part, blocks: Iterable[Block], own_urls: Sequence[str]) -> list[Claim]:
    """The claims of all blocks of a page whose own addresses are `own_urls`."""
    found: list[_Found] = []
    things: list[_Thing] = []
    for block in blocks:
        for root in block.roots:
            _walk(root, block.start, found, things)
    if not found:
        return []
    _settle(found, things, {bare_url(url) for url in own_urls} - {""})
    claims = (
        machine_claim(
            part,
            item.value,
            Stated(Channel.JSON_LD, item.field, item.role, item.thing.owner),
            sure=item.role in _SURE,
        )
        for item in found
    )
    return [claim for claim in claims if claim is not None]


def bare_url(url: str) -> str:
    """An address without scheme, `www.`, query, fragment and closing slash, to compare."""
    url = url.strip().partition("#")[0].partition("?")[0]
    return _SCHEME.sub("", url, count=1).rstrip("/").lower()


def _walk(root: Node, block: int, found: list[_Found], things: list[_Thing]) -> None:
    todo = [_Visit(root, None, "", "", "")]
    while todo:
        visit = todo.pop()
        node = visit.node
        if node.kind is JsonKind.ARRAY:
            todo += [
                _Visit(item, visit.thing, visit.kind, visit.prop, f"{visit.pointer}/{index}")
                for index, item in enumerate(node.items)
                if item.members or item.items
            ]
        elif node.kind is JsonKind.OBJECT:
            todo += _object(visit, block, found, things)


def _object(visit: _Visit, block: int, found: list[_Found], things: list[_Thing]) -> list[_Visit]:
    """Take the dates of one object; gives the objects and arrays in it."""
    kind = _type_of(visit.node)
    thing = _thing(visit, kind, block)
    if thing is not visit.thing:
        things.append(thing)
    inner: list[_Visit] = []
    for member in visit.node.members:
        pointer = f"{visit.pointer}/{json_places.escape(member.key)}"
        role = schema_org.date_role(member.key)
        if role is not None:
            field = f"{kind}.{schema_org.short_name(member.key)}"
            found += [_Found(v, thing, field, role) for v in _values(member.node, pointer)]
        if member.node.members or member.node.items:
            # What a wrapper without a type holds at the top is at the top as well.
            above = None if visit.thing is None and member.key == "@graph" else thing
            inner.append(_Visit(member.node, above, kind, member.key, pointer))
    return inner


def _thing(visit: _Visit, kind: str, block: int) -> _Thing:
    node = visit.node
    url = _identity(node)
    key = url or f"{block}{visit.pointer}"
    if visit.thing is None:
        return _Thing(schema_org.top_kind(kind), kind, key, url, is_top=True)
    parent = visit.thing
    nested = schema_org.nested_kind(parent.kind, visit.kind, visit.prop, kind)
    return parent if nested is None else _Thing(nested, kind, key, url, is_top=False)


def _type_of(node: Node) -> str:
    said = node.get("@type")
    if said is None:
        return ""
    names = [n.value for n in (said, *said.items) if isinstance(n.value, str) and n.value]
    types = [schema_org.type_name(name) for name in names]
    return next((t for t in types if schema_org.is_article(t)), types[0] if types else "")


def _identity(node: Node) -> str:
    """The address that a node gives itself, or its id."""
    for key in ("url", "mainEntityOfPage", "@id"):
        said = node.get(key)
        if said is not None and said.kind is JsonKind.OBJECT:
            said = said.get("@id") or said.get("url")
        if said is not None and isinstance(said.value, str) and said.value:
            return said.value
    return ""


def _values(node: Node, pointer: str) -> list[Value]:
    """The values at a date property: one, those of a list, or that of a typed value."""
    if node.kind is JsonKind.ARRAY:
        return [v for i, item in enumerate(node.items) for v in _scalar(item, f"{pointer}/{i}")]
    return _scalar(node, pointer)


def _scalar(node: Node, pointer: str) -> list[Value]:
    if node.kind is JsonKind.OBJECT:
        inner = node.get("@value")
        return [] if inner is None else _scalar_text(inner, f"{pointer}/@value")
    return _scalar_text(node, pointer)


def _scalar_text(node: Node, pointer: str) -> list[Value]:
    if node.kind is JsonKind.STRING:
        return [Value(str(node.value), node.start + 1, node.end - 1, pointer)]
    if node.kind is JsonKind.NUMBER:
        return [Value(node.raw, node.start, node.end, pointer)]
    return []


def _settle(found: list[_Found], things: list[_Thing], own: set[str]) -> None:
    """Decide what the nodes at the top are, now that all of them are known."""
    articles = [t for t in things if t.is_top and schema_org.is_article(t.name)]
    if len(articles) > 1:
        _tell_articles_apart(articles, own)
    published = [f for f in found if f.role is Role.PUBLISHED]
    if any(f.thing.kind is OwnerKind.DOCUMENT for f in published):
        return
    rest = {id(f.thing): f.thing for f in published if f.thing.name in schema_org.FALLBACKS}
    tops = [thing for thing in rest.values() if thing.is_top]
    if len(tops) == 1:
        tops[0].kind = OwnerKind.DOCUMENT


def _tell_articles_apart(articles: list[_Thing], own: set[str]) -> None:
    """Of several articles at the top, those at other addresses are related ones."""
    addresses = [bare_url(article.url) for article in articles]
    # The front page of a site, which some nodes name, is no article's address.
    addresses = [address if "/" in address else "" for address in addresses]
    mine = [address in own for address in addresses]
    if any(mine):
        others = [
            bool(address) and not own_one for address, own_one in zip(addresses, mine, strict=True)
        ]
    elif len(set(filter(None, addresses))) >= _LIST_LENGTH:
        others = [bool(address) for address in addresses]
    else:
        return
    for article, other in zip(articles, others, strict=True):
        if other:
            article.kind = OwnerKind.RELATED
