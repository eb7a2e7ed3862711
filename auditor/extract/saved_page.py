"""What web archives and programs that save pages add to a page: banners, scripts, attributes.

Reads `__wm.wombat("https://a.example/","20210411101500"`, `data-scrapbook-create`, `savepage-date`;
what stands in the banner of an archive is neither the page's nor its own date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from auditor.extract.url_path import Address
from auditor.model import THE_SITE, Claim, Owner, OwnerKind, Part, Role, Zone, changed
from auditor.pattern import pattern
from auditor.syntax.html import Attribute, Page

_WOMBAT: Final = "__wm.wombat("
_CALL: Final = pattern(
    r"__wm\.wombat\(\s{0,9}\"(?P<url>[^\"\s<>]{4,2000})\",\s{0,9}\"(?P<stamp>[0-9]{14})\""
)
_BANNER: Final = ("<!-- BEGIN WAYBACK TOOLBAR INSERT -->", "<!-- END WAYBACK TOOLBAR INSERT -->")
_COMMENT: Final = len("<!--")
_SCRAPBOOK: Final = "data-scrapbook-"
_SOURCES: Final = ("savepage-url", "savepage-from")
_SAVED_AT: Final = ("savepage-date", "meta:savepage-date")
_THE_BANNER: Final = Owner(OwnerKind.OTHER, "archive-banner")


class Saved(NamedTuple):
    """The claims of a page, each as what it is, and further addresses of the page."""

    claims: list[Claim]
    addresses: list[Address]


def as_saved(
    part: Part,
    page: Page,
    scripts: Iterable[tuple[int, int]],
    metas: Iterable[Mapping[str, Attribute]],
    claims: list[Claim],
) -> Saved:
    """The claims, those that a saving program or an archive made as theirs.

    Each of their marks is looked for only where it may stand: to search the whole page for all
    of them would take as long as to read its scripts.
    """
    text = part.text
    addresses = list(_of_archive(part, scripts))
    begins = (start - _COMMENT for start, _ in page.comments)
    banner = next((start for start in begins if text.startswith(_BANNER[0], start)), None)
    if banner is not None:
        claims = _without_banner(text, banner, claims)
    claims, more = _of_scrapbook(part, page, claims)
    addresses += more
    addresses += _of_save_page(part, metas)
    if any(c.field in _SAVED_AT for c in claims):
        claims = [_captured(c) if c.field in _SAVED_AT else c for c in claims]
    return Saved(claims, addresses)


def _made(claim: Claim) -> Role:
    """The days in an archive's banner, "03 Jan 2020 - 06 Nov 2025", are those of copies."""
    return Role.CREATED if claim.role in (Role.EVENT, Role.PUBLISHED) else claim.role


def _captured(claim: Claim) -> Claim:
    return changed(claim, role=Role.CAPTURED, owner=THE_SITE)


def _of_archive(part: Part, scripts: Iterable[tuple[int, int]]) -> Iterator[Address]:
    """The address and stamp that the player of an archive is called with, as its address."""
    calls = (_CALL.search(part.text, start, end) for start, end in scripts)
    found = next(filter(None, calls), None)
    if found is not None:
        url = f"https://web.archive.org/web/{found['stamp']}/{found['url']}"
        yield Address(url, part, found.start("url"), found.end("stamp"))


def _without_banner(text: str, start: int, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those of the banner of an archive as the banner's."""
    end = text.find(_BANNER[1], start)
    return [
        changed(claim, zone=Zone.HIDDEN, owner=_THE_BANNER, role=_made(claim))
        if start <= claim.location.start < end
        else claim
        for claim in claims
    ]


def _of_scrapbook(
    part: Part, page: Page, claims: list[Claim]
) -> tuple[list[Claim], Sequence[Address]]:
    """The attributes that a scrapbook puts on the root of a page."""
    root = next(iter(page.find("html")), None)
    if root is None:
        return claims, ()
    attributes = page.attributes(root)
    made = [a for name, a in attributes.items() if name.startswith(_SCRAPBOOK)]
    if not made:
        return claims, ()
    source = attributes.get(f"{_SCRAPBOOK}source")
    address = [Address(source.value, part, source.start, source.end)] if source else []
    return [
        _captured(claim) if any(a.start <= claim.location.start < a.end for a in made) else claim
        for claim in claims
    ], address


def _of_save_page(part: Part, metas: Iterable[Mapping[str, Attribute]]) -> Iterator[Address]:
    for attributes in metas:
        name, content = attributes.get("name"), attributes.get("content")
        if name is not None and content is not None and name.value.lower() in _SOURCES:
            yield Address(content.value.strip(), part, content.start, content.end)
