"""Claims of the entry that a feed, a sitemap or a list of copies beside the document has for it.

Reads the entry with the document's own address, or else with its title; an entry of another
page of the same site is none of it, and a title that two entries share tells neither.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from auditor.model import THE_DOCUMENT, Channel, Claim, Document, Extraction, Owner, Role
from auditor.model.claim import OF_THE_COPIES, OF_THE_FEED, OF_THE_SITEMAP
from auditor.model.feed import Feed, FeedEntry

_ROLES = frozenset({Role.PUBLISHED, Role.MODIFIED})
_COPIED = frozenset({Role.CAPTURED})
OWNERS = {"--feed": OF_THE_FEED, "--sitemap": OF_THE_SITEMAP, "--copies": OF_THE_COPIES}
"""Whose the dates of a file are, by the option that names it."""
_CHANNELS = frozenset({Channel.FEED, Channel.RECORD})


def feed_claims(
    feed: Feed | None, addresses: Iterable[str | None], titles: Iterable[str | None]
) -> list[Claim]:
    """The claims that the feed has on a document with these addresses and titles."""
    entry = None if feed is None else feed.entry_of(addresses, titles)
    return [] if entry is None else list(entry.claims)


def entry_of(document: Document, extraction: Extraction, owner: Owner = OF_THE_FEED) -> FeedEntry:
    """An entry, which was read as a document of its own, as what a feed tells of a page."""
    roles = _COPIED if owner == OF_THE_COPIES else _ROLES
    claims = tuple(
        beside(claim, owner)
        for claim in extraction.claims
        if claim.role in roles and claim.owner == THE_DOCUMENT and claim.channel in _CHANNELS
    )
    identity = document.record.id if document.record is not None else None
    addresses = tuple(dict.fromkeys(a for a in (document.told.url, identity) if a))
    return FeedEntry(addresses, document.told.title or extraction.title, claims)


def beside(claim: Claim, owner: Owner) -> Claim:
    """The claim as one of such a file: with the line of its file, and not the document's own."""
    place = claim.location
    line = place.line if place.file_line is None else place.file_line + place.line - 1
    return attrs.evolve(
        claim,
        id="",
        channel=Channel.FEED if owner != OF_THE_COPIES else Channel.RECORD,
        owner=owner,
        location=attrs.evolve(place, part=owner.key, line=line, file_line=None),
    )
