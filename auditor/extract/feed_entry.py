"""Claims of the entry that a feed beside the document has for it.

Reads the entry with the document's own address, or else with its title; an entry of another
page of the same site is none of it, and a title that two entries share tells neither.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from auditor.model import THE_DOCUMENT, Channel, Claim, Document, Extraction, Role
from auditor.model.claim import FEED_PART, OF_THE_FEED
from auditor.model.feed import Feed, FeedEntry

_ROLES = frozenset({Role.PUBLISHED, Role.MODIFIED})
_CHANNELS = frozenset({Channel.FEED, Channel.RECORD})


def feed_claims(
    feed: Feed | None, addresses: Iterable[str | None], titles: Iterable[str | None]
) -> list[Claim]:
    """The claims that the feed has on a document with these addresses and titles."""
    entry = None if feed is None else feed.entry_of(addresses, titles)
    return [] if entry is None else list(entry.claims)


def entry_of(document: Document, extraction: Extraction) -> FeedEntry:
    """An entry, which was read as a document of its own, as what a feed tells of a page."""
    claims = tuple(
        _beside(claim)
        for claim in extraction.claims
        if claim.role in _ROLES and claim.owner == THE_DOCUMENT and claim.channel in _CHANNELS
    )
    identity = document.record.id if document.record is not None else None
    addresses = tuple(dict.fromkeys(a for a in (document.told.url, identity) if a))
    return FeedEntry(addresses, document.told.title or extraction.title, claims)


def _beside(claim: Claim) -> Claim:
    """The claim as one of a feed: with the line of its file, and not the document's own."""
    place = claim.location
    line = place.line if place.file_line is None else place.file_line + place.line - 1
    return attrs.evolve(
        claim,
        id="",
        channel=Channel.FEED,
        owner=OF_THE_FEED,
        location=attrs.evolve(place, part=FEED_PART, line=line, file_line=None),
    )
