"""What a feed tells of documents: which they are, and when they appeared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from attrs import field, frozen

from auditor.model.claim import Claim
from auditor.model.notice import Notice
from auditor.pattern import pattern

_SCHEME: Final = pattern(r"(?:https?:)?//(?:www\.|amp\.|m\.)?", re.IGNORECASE)
_LONGEST: Final = 2_048
_SHORT_TITLE: Final = 12
"""Characters below which a title ("News", "Week 12") is anybody's."""


@frozen
class FeedEntry:
    """One entry: the addresses (and identifier) of what it is about, its title, its dates."""

    addresses: tuple[str, ...]
    title: str | None
    claims: tuple[Claim, ...]


_MOST_COPIES: Final = 40


def merged(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """The entries with one for each address, for lists that name a page once for each copy."""
    found: dict[str, FeedEntry] = {}
    for entry in entries:
        address = next(iter(entry.addresses), "")
        known = found.setdefault(address, entry)
        if known is not entry:
            claims = (*known.claims, *entry.claims)[:_MOST_COPIES]
            found[address] = FeedEntry((address,), known.title, claims)
    return tuple(found.values())


@frozen(slots=False)
class Feed:
    """A feed that the user has beside the documents; `name` is that of its file.

    `notices` tell what of it could not be read.
    """

    name: str
    entries: tuple[FeedEntry, ...] = field(repr=False)
    notices: tuple[Notice, ...] = ()

    def entry_of(
        self, addresses: Iterable[str | None], titles: Iterable[str | None]
    ) -> FeedEntry | None:
        """The entry of a document: by its address, else by a title that no other entry has."""
        for key in _addresses(addresses):
            found = self._by_address.get(key)
            if found is not None:
                return found
        titles_ = (_title(title) for title in titles if title)
        return next((self._by_title[t] for t in titles_ if self._by_title.get(t) is not None), None)

    @cached_property
    def _by_address(self) -> dict[str, FeedEntry | None]:
        return _unique(
            (key, entry) for entry in self.entries for key in _addresses(entry.addresses)
        )

    @cached_property
    def _by_title(self) -> dict[str, FeedEntry | None]:
        titled = ((_title(entry.title or ""), entry) for entry in self.entries)
        return _unique((title, e) for title, e in titled if len(title) >= _SHORT_TITLE)


def _unique(pairs: Iterable[tuple[str, FeedEntry]]) -> dict[str, FeedEntry | None]:
    """What has one entry; None for what several entries share, since it tells none of them."""
    found: dict[str, FeedEntry | None] = {}
    for key, entry in pairs:
        found[key] = entry if found.get(key, entry) is entry else None
    return found


def _addresses(written: Iterable[str | None]) -> Iterator[str]:
    """Addresses without scheme, `www.`, fragment and closing slash, to compare.

    What follows the question mark stays: it names the page on many sites.
    """
    for address in written:
        if address:
            plain = address.strip()[:_LONGEST].partition("#")[0]
            yield _SCHEME.sub("", plain, count=1).rstrip("/").lower()


def _title(title: str) -> str:
    return " ".join(title[:_LONGEST].casefold().split())
