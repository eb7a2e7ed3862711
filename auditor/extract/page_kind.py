"""What a document is as a whole: an article, a list, a forum thread, a product, a live blog.

Read: a page of teasers with a date each, a shelf of a shop (list), a question and its answers
(forum), "Liveticker" with entries by the clock (live), two bylines with a body each in one file
(several). Not read as a list: an article with a long list of others under it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.extract.place import Goods
from auditor.extract.schema_org import is_article
from auditor.extract.text import Visible
from auditor.extract.word_table import words
from auditor.model import Channel, Claim, Kind, OwnerKind, Role, Zone

_ENTRIES: Final = 4
_BODY: Final = 500
_FEW: Final = 3
_SHOWN: Final = 60
_LIVE: Final = (
    "liveblog", "live blog", "live-blog", "liveticker", "live-ticker", "live ticker", "newsblog",
    "newsticker", "live updates", "live coverage", "as it happened", "minute by minute",
    "en direct", "minuto a minuto", "in diretta", "ao vivo", "на живо", "онлайн-трансляция",
    "live:",
)  # fmt: skip
_LISTS: Final = words("CollectionPage SearchResultsPage ItemList Blog DataFeed")
_SHELVES: Final = words("CollectionPage SearchResultsPage OfferCatalog")
_THINGS: Final = ("Product", "SomeProducts")
_THREADS: Final = ("DiscussionForumPosting", "QAPage")
_FORUM_HOSTS: Final = words("forum forums community boards board bbs answers discuss discussion")
_FORUM_PATHS: Final = words(
    "forum forums thread threads topic viewtopic.php showthread.php questions discussion "
    "discussions boards t comments"
)
_SHOP_PATHS: Final = words("product products item items dp p produkt produit producto prodotto")
_MANY_THINGS: Final = 3
_CARTS: Final = 4
_PRICES: Final = 10
_LINKED: Final = 0.35
_THIN: Final = 0.25
_LIVE_TYPES: Final = words("LiveBlogPosting")


class PageKind(NamedTuple):
    """`kind` as in `Timeline.page_kind`; `reason` says in one sentence why, "" for an article."""

    kind: str
    reason: str


def kind_of(
    claims: Sequence[Claim],
    seen: Sequence[Visible],
    *,
    url: str | None = None,
    title: str | None = None,
) -> PageKind:
    """What a document is, from all its claims and from what its parts show.

    The schema.org types that it declares for itself are in the fields of its claims.
    """
    declared = {
        claim.field.partition(".")[0]
        for claim in claims
        if claim.channel in _TYPED and claim.field and claim.owner.kind is OwnerKind.DOCUMENT
    }
    # A page whose own field states its publication is one document, however many it shows.
    stated = any(c.channel in _FIELDS and _states_publication(c) for c in claims)
    kinds = [_kind(visible, url, title, declared, stated=stated) for visible in seen]
    named = [kind for kind in kinds if kind.kind != "unknown"]
    return named[0] if named else PageKind("article" if declared else "unknown", "")


_TYPED: Final = frozenset((Channel.JSON_LD, Channel.MICRODATA))
_FIELDS: Final = _TYPED | {Channel.META, Channel.RDFA}


def _kind(
    visible: Visible, url: str | None, title: str | None, declared: set[str], *, stated: bool
) -> PageKind:
    found = (
        _live(visible, title, declared)
        or _threaded(visible, url)
        or _listed(visible, url, declared)
    )
    if found is None and not stated:
        found = _for_sale(visible, url) or _several(visible.claims)
    if found is not None:
        return found
    if visible.headline is None and not visible.claims:
        return PageKind("unknown", "")
    return PageKind("article", "")


def _live(visible: Visible, title: str | None, declared: set[str]) -> PageKind | None:
    if declared & _LIVE_TYPES:
        return PageKind("live", "the page declares itself a live blog")
    heading = visible.headline.text if visible.headline else ""
    words = f"{heading} {title or ''}".lower()
    named = next((w for w in _LIVE if w in words), None)
    if named is None:
        return None
    entries = sum(
        c.surroundings.own_line
        and c.zone not in (Zone.COMMENT, Zone.RELATED, Zone.FOOTER)
        and (c.meaning.kind is Kind.TIME or c.meaning.clock is not None)
        for c in visible.claims
    )
    if entries < _ENTRIES:
        return None
    return PageKind("live", f"its headline says {named!r} and {entries} entries carry a clock time")


def _threaded(visible: Visible, url: str | None) -> PageKind | None:
    declared = next((t for t in _THREADS if t in visible.types), None)
    if declared is not None:
        return PageKind("forum", f"the page declares itself a {declared}")
    if visible.threaded:
        return PageKind("forum", "people answer each other in it")
    if url is None or not _is_of_forum(url):
        return None
    answers = {c.owner.key for c in visible.claims if c.owner.kind in _ANSWERS}
    if len(answers) > 1:
        return PageKind(
            "forum", f"its address is that of a forum, and {len(answers)} answers follow"
        )
    return None


_ANSWERS: Final = (OwnerKind.COMMENT, OwnerKind.REPLY)


def _for_sale(visible: Visible, url: str | None) -> PageKind | None:
    """A shelf of a shop, or one product."""
    stated = [claim for claim in visible.claims if _states_publication(claim)]
    if any(is_article(name) for name in visible.types) or any(c.label for c in stated):
        return None
    if visible.types.get("Event", 0) >= _MANY_THINGS:
        return PageKind("list", f"it shows {visible.types['Event']} events")
    if stated:
        return None
    goods = visible.goods()
    if _is_shelf(visible.types, goods):
        return PageKind("list", "it shows many things for sale")
    shop = url is not None and not _SHOP_PATHS.isdisjoint(_segments(url))
    declared = "Product" in visible.types or goods.graph.startswith("product")
    if declared or (shop and goods.prices):
        return PageKind("product", "it sells one thing")
    return None


def _is_shelf(types: Mapping[str, int], goods: Goods) -> bool:
    """Whether a page declares many things, has many to buy, or little more than prices."""
    things = max((types.get(name, 0) for name in _THINGS), default=0)
    if things >= _MANY_THINGS or goods.carts >= _CARTS or goods.graph == "product.group":
        return True
    if goods.prices and any(name in types for name in _SHELVES):
        return True
    return goods.prices >= _PRICES and goods.links >= _LINKED and goods.prose <= _THIN


def _listed(visible: Visible, url: str | None, declared: set[str]) -> PageKind | None:
    items = {c.owner.key for c in visible.claims if c.owner.kind is OwnerKind.RELATED}
    if not visible.listed and len(items) < _FEW:
        return None
    own = any(_states_publication(c) and c.label is not None for c in visible.claims)
    if visible.listed and not own:
        return PageKind("list", f"it is a list of {max(len(items), 1)} items, each with its date")
    if own or len(items) < _FEW:
        return None
    if declared & _LISTS:
        return PageKind("list", f"the page declares itself a {min(declared & _LISTS)}")
    if url is not None and _is_front(url):
        return PageKind("list", "its address is the front page of a site")
    return None


def _is_front(url: str) -> bool:
    host, path = _split(url)
    return bool(host) and path.strip("/") in ("", "index.html", "index.php", "home")


def _is_of_forum(url: str) -> bool:
    """Whether host or path of an address are those of a forum."""
    host, _ = _split(url)
    return host.partition(".")[0] in _FORUM_HOSTS or not _FORUM_PATHS.isdisjoint(_segments(url))


def _segments(url: str) -> list[str]:
    return _split(url)[1].lower().split("/")


def _split(url: str) -> tuple[str, str]:
    """Host and path of an address."""
    from urllib.parse import urlsplit  # noqa: PLC0415 - start-up: few documents get here

    try:
        parts = urlsplit(url)
    except ValueError:
        return "", ""
    return parts.netloc.lower().removeprefix("www."), parts.path


def _several(claims: Sequence[Claim]) -> PageKind | None:
    """Bylines with the same label, on different days, and a body behind each."""
    stamps = [c for c in claims if _states_publication(c) and c.surroundings.own_line]
    found = [
        second
        for first, second in pairwise(stamps)
        if first.label == second.label
        and second.location.start - first.location.end > _BODY
        and _is_full(first)
        and _is_full(second)
        and first.meaning.candidates != second.meaning.candidates
    ]
    if not found or stamps[0].label is None:
        return None
    surface = found[0].surface[:_SHOWN]
    return PageKind(
        "several", f"another byline, {surface!r}, follows in line {found[0].location.line}"
    )


def _is_full(claim: Claim) -> bool:
    return any(c.date.day for c in claim.meaning.candidates)


def _states_publication(claim: Claim) -> bool:
    return claim.role is Role.PUBLISHED and claim.owner.kind is OwnerKind.DOCUMENT
