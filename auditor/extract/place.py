"""Where in a document a span of visible text stands, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from auditor.model import THE_DOCUMENT, Owner, Role, Zone


class Place(NamedTuple):
    """What the structure of a document says of a place, before any words beside it are read.

    `zone` and `owner` follow the model. `sure` tells that structure decided them rather than
    the lack of any. `class_role` is what class words of enclosing elements say (they lie both
    ways: evidence, never a role). `byline` tells that class words or position make it the place
    where an article prints its own date. `path` is the same for elements of the same kind,
    "" in plain text. `repeated`: three or more different days stand in that kind of element.
    `headline_distance` counts characters of visible text from the end of the main headline,
    negative before its start, None without a headline. `in_headline`: inside it. `block` is
    the number of the line (plain text) or block (page), from 0. `lone`: no other date shares
    the element that puts it apart, so that a clear label says more than that element.
    """

    zone: Zone = Zone.BODY
    owner: Owner = THE_DOCUMENT
    sure: bool = False
    class_role: Role | None = None
    byline: bool = False
    path: str = ""
    repeated: bool = False
    headline_distance: int | None = None
    in_headline: bool = False
    block: int = 0
    lone: bool = False


class Goods(NamedTuple):
    """What a page has for sale.

    `graph` is its Open Graph type; `prices` counts signs of currencies, `carts` links to buy.
    Where there are prices, `prose` is the share of running text, and where there are many,
    `links` that of links.
    """

    graph: str = ""
    prices: int = 0
    carts: int = 0
    prose: float = 1.0
    links: float = 0.0


NO_TYPES: Final[Mapping[str, int]] = MappingProxyType({})
