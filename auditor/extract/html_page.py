"""The claims of one HTML part: every machine carrier, and what the page shows.

Reads whole pages, fragments and cut pages; what one carrier cannot read is no reason to leave
out another.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from auditor.extract import language as languages
from auditor.extract.attribute_dates import dated_attributes
from auditor.extract.hidden_text import hidden_claims
from auditor.extract.html_comment import comment_claims
from auditor.extract.html_meta import meta_claims
from auditor.extract.json_ld import Block, json_ld_claims, read_block
from auditor.extract.markup import Markup
from auditor.extract.microdata import Items, item_claims, spoken_claim
from auditor.extract.saved_page import as_saved
from auditor.extract.script_data import script_claims
from auditor.extract.text import Visible, visible
from auditor.extract.time_element import Seen, time_claims
from auditor.extract.url_path import Address, inner_url
from auditor.extract.zones import PageZones
from auditor.find import find_dates
from auditor.model import (
    THE_DOCUMENT,
    Claim,
    Expression,
    Limits,
    Notice,
    NoticePlace,
    Owner,
    OwnerKind,
    Part,
    Role,
    Settings,
    Told,
    Zone,
    changed,
)
from auditor.pattern import pattern
from auditor.syntax.flow import Flow, flow
from auditor.syntax.html import Attribute, Page, parse

_DIGITS: Final = pattern(r"\d\d")
_OG_URL: Final = "og:url"
_AROUND: Final = 80
_CANONICAL: Final = ("canonical", "bookmark", "original")


class PageClaims(NamedTuple):
    """What a page gives: claims without those of its addresses, which the caller merges."""

    claims: list[Claim]
    addresses: list[Address]
    notices: list[Notice]
    seen: Visible
    language: str | None
    title: str | None
    part: str
    layout: PageZones


def _with_events(text: str, dates: list[Expression], settings: Settings) -> Sequence[Expression]:
    if not settings.known_events:
        return dates
    from auditor.extract.known_events import with_mentions  # noqa: PLC0415 - few have a table

    return with_mentions(text, dates, settings.known_events)


def page_claims(part: Part, told: Told, settings: Settings) -> PageClaims:
    """The claims of an HTML part, not yet in order."""
    limits = settings.limits
    page = parse(part.text, limits.nodes)
    shown = flow(page)
    zones = PageZones(page, shown, told.title)
    tag = languages.of(
        shown.text, told=told.language or settings.language, declared=_declared(page)
    )
    dates = find_dates(shown.text, language=tag, most=limits.claims + 1)
    mentioned = _with_events(shown.text, dates, settings)
    seen = visible(part, zones, language=tag, title=told.title, expressions=mentioned)
    blocks, scripts, notices = _scripts(part, page, limits)
    comments = comment_claims(part, page.comments, limits.claims + 1)
    metas = _metas(page)
    addresses = [*_links(part, page), *_og_urls(part, metas), *comments.addresses]
    own = [inner_url(url) for url in (*(a.url for a in addresses), told.url or "")]
    markup = Markup(page)
    headline = shown.element_at(zones.headline.start) if zones.headline is not None else None
    items = item_claims(part, page, markup, zones.at, headline)
    if seen.threaded and items.others:
        items = _of_answers(seen.claims, items)
    shown_claims = _with_items(part, seen.claims, items)
    shown_here = _shown(page)
    dated = [
        d for d in dated_attributes(page, markup) if d[0] not in items.elements and shown_here(d[0])
    ]
    # Each carrier gives its first ones in order of place, so what is cut later is the same.
    dated = dated[: limits.claims + 1]
    fields = [*meta_claims(part, metas), *json_ld_claims(part, blocks, own)]
    stated = any(c.role is Role.PUBLISHED and c.owner is THE_DOCUMENT for c in fields)
    claims = [
        *fields,
        *script_claims(part, scripts, stated=stated),
        *items.claims,
        *time_claims(part, page, dated, shown_claims, zones.at, _Lines(page, shown).around),
        *comments.claims,
        *shown_claims,
    ]
    hidden, cut = hidden_claims(part, page, metas, claims, limits.claims + 1, tag)
    claims += hidden
    if cut is not None:
        notices.append(_too_much_hidden(part, cut))
    if page.cut:
        notices.append(_cut(part, page, limits))
    saved = as_saved(part, page, scripts, metas, claims)
    claims, addresses = saved.claims, [*addresses, *saved.addresses]
    title = _title(part, page, zones)
    seen = seen._replace(claims=shown_claims)
    return PageClaims(claims, addresses, notices, seen, tag, title, part.name, zones)


def _shown(page: Page) -> Callable[[int], bool]:
    """Tells whether an element is in no template: what one holds is nobody's date yet."""
    spans = [
        (page.starts[element], page.ends[element])
        for element in page.find("template")
        if page.starts[element] < page.ends[element]
    ]
    if not spans:
        return lambda _element: True
    ends = list(accumulate((end for _, end in spans), max))
    starts = [start for start, _ in spans]

    def shown(element: int) -> bool:
        at = bisect_left(starts, page.starts[element])
        return not at or ends[at - 1] <= page.starts[element]

    return shown


def _declared(page: Page) -> str | None:
    """The language that the page declares."""
    for element in page.find("html", "body")[:2]:
        said = page.value(element, "lang") or page.value(element, "xml:lang")
        if said:
            return said
    return None


def _title(part: Part, page: Page, zones: PageZones) -> str | None:
    """The main headline, else the `title` element."""
    if zones.headline is not None:
        return zones.headline.text
    for element in page.find("title")[:1]:
        start, end = page.content(element)
        return " ".join(part.text[start:end].split()) or None
    return None


def _metas(page: Page) -> list[Mapping[str, Attribute]]:
    """The attributes of the `meta` elements that may hold a date.

    Reading attributes costs more than a look for digits up to the next tag.
    """
    source, starts = page.source, [*page.starts, page.length]
    return [
        page.attributes(element)
        for element in page.find("meta")
        if _DIGITS.search(source, starts[element], starts[element + 1])
        or source.find(_OG_URL, starts[element], starts[element + 1]) >= 0
    ]


def _links(part: Part, page: Page) -> Iterator[Address]:
    """The addresses that a page links as its own: canonical, or an archive's bookmark."""
    for element in page.find("link"):
        tag = page.source[page.starts[element] : page.opened_at(element)]
        if not any(word in tag for word in _CANONICAL):
            continue
        said = (page.value(element, "rel") or "").lower().split()
        href = page.attributes(element).get("href")
        if href is not None and any(word in said for word in _CANONICAL):
            yield Address(href.value.strip(), part, *_trimmed(href.raw, href.start))


def _og_urls(part: Part, metas: Iterable[Mapping[str, Attribute]]) -> Iterator[Address]:
    for attributes in metas:
        name = attributes.get("property") or attributes.get("name")
        content = attributes.get("content")
        if name is not None and content is not None and name.value.lower() == _OG_URL:
            yield Address(content.value.strip(), part, *_trimmed(content.raw, content.start))


def _trimmed(raw: str, start: int) -> tuple[int, int]:
    first = start + len(raw) - len(raw.lstrip())
    return first, max(first, start + len(raw.rstrip()))


def _scripts(
    part: Part, page: Page, limits: Limits
) -> tuple[list[Block], list[tuple[int, int]], list[Notice]]:
    """The JSON-LD blocks, the spans of other scripts, and what is wrong with the blocks."""
    blocks: list[Block] = []
    spans: list[tuple[int, int]] = []
    for element in page.find("script"):
        start, end = page.content(element)
        if start == end:
            continue
        if "ld+json" in page.source[page.starts[element] : start].lower():
            block = read_block(part, start, end, max_depth=limits.json_depth)
            blocks.append(block)
            spans += [block.unread] if block.unread is not None else []
        else:
            spans.append((start, end))
    return blocks, spans, [block.notice for block in blocks if block.notice is not None]


def _too_much_hidden(part: Part, place: int) -> Notice:
    where = part.locate(place, place)
    text = f"line {where.line}: too much text that is not shown"
    return Notice(
        level="warning",
        code="limit",
        text=f"{text}; not all of its dates from here on were read",
        location=NoticePlace(where.part, where.start, where.end, where.line, where.column),
        incomplete=True,
    )


def _cut(part: Part, page: Page, limits: Limits) -> Notice:
    line = part.locate(page.length, page.length).line
    return Notice(
        level="warning",
        code="limit",
        text=f"line {line}: the page has more than {limits.nodes} elements; the rest was not read",
        incomplete=True,
    )


def _with_items(part: Part, shown: Sequence[Claim], items: Items) -> list[Claim]:
    """The visible claims, those that are an item's property with its role and owner.

    A property whose text is no visible claim is a claim of its own.
    """
    claims = _of_comments(shown, items.others) if items.others else list(shown)
    if not items.spoken:
        return claims
    starts = [claim.location.start for claim in claims]
    for spoken in items.spoken:
        first = bisect_left(starts, spoken.start)
        if first < len(starts) and claims[first].location.end <= spoken.end:
            claim, stated = claims[first], spoken.stated
            mine = claim.owner.kind in (OwnerKind.DOCUMENT, OwnerKind.SITE)
            owner = stated.owner if mine else claim.owner
            claims[first] = changed(claim, role=stated.role, field=stated.field, owner=owner)
        else:
            own = spoken_claim(part, spoken)
            claims += [own] if own is not None else []
    claims.sort(key=lambda claim: claim.location.start)
    return claims


def _of_answers(shown: Sequence[Claim], items: Items) -> Items:
    """The items but for the one round the opening post of a thread: it is the document."""
    opening = next((c.location.start for c in shown if c.zone is Zone.BYLINE), -1)
    others = [other for other in items.others if not other[0] <= opening < other[1]]
    mine = {other[2] for other in items.others} - {other[2] for other in others}
    claims = [
        changed(claim, owner=THE_DOCUMENT, zone=Zone.METADATA) if claim.owner in mine else claim
        for claim in items.claims
    ]
    return items._replace(others=others, claims=claims)


def _of_comments(shown: Sequence[Claim], others: Sequence[tuple[int, int, Owner]]) -> list[Claim]:
    """The visible claims, those inside an item that is a comment as that comment's."""
    claims: list[Claim] = []
    around: list[tuple[int, int, Owner]] = []
    ahead = iter(others)
    item = next(ahead, None)
    for claim in shown:
        start = claim.location.start
        while item is not None and item[0] <= start:
            while around and around[-1][1] <= item[0]:
                around.pop()
            around.append(item)
            item = next(ahead, None)
        while around and around[-1][1] <= start:
            around.pop()
        if around and claim.owner.kind not in (OwnerKind.COMMENT, OwnerKind.REPLY):
            claims.append(changed(claim, owner=around[-1][2], zone=Zone.COMMENT))
        else:
            claims.append(claim)
    return claims


class _Lines:
    """The line of the visible text on which an element stands."""

    def __init__(self, page: Page, shown: Flow) -> None:
        self.page = page
        self.shown = shown

    def around(self, element: int) -> Seen:
        """What stands before, in and behind an element on its line."""
        start, end = self.shown.span_of(element)
        first, last = self.shown.line_at(start)
        text = self.shown.text
        low, high = max(first, start - 2 * _AROUND), min(last, end + 2 * _AROUND)
        return Seen(text[low:start], text[start:end][:_AROUND], text[end:high])
