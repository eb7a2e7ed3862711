"""Claims of fields that stand beside a text: columns of tables, elements of feeds, front matter.

Reads `pubDate`, `dcterms:modified`, `lastmod`, a column `date_posted`, `publishDate:` over a
post; must not take the feed's own `lastBuildDate`, or the date of a film that an entry shows,
for the entry's.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.date_fields import is_bare_date, role_of_name, words_of
from auditor.extract.machine_claim import Stated, Value, machine_claim
from auditor.extract.record_field import KEYS, Record
from auditor.extract.url_path import Address
from auditor.extract.word_table import words
from auditor.model import (
    THE_DOCUMENT,
    THE_SITE,
    Channel,
    Claim,
    Document,
    FieldPlace,
    Owner,
    OwnerKind,
    Role,
)

_ROLES: Final[dict[str, Role]] = {
    "pubdate": Role.PUBLISHED,
    "published": Role.PUBLISHED,
    "issued": Role.PUBLISHED,
    "available": Role.PUBLISHED,
    "publication_date": Role.PUBLISHED,
    "publicationdate": Role.PUBLISHED,
    "updated": Role.MODIFIED,
    "modified": Role.MODIFIED,
    "lastmod": Role.MODIFIED,
    "last_modified_at": Role.MODIFIED,
    "edited": Role.MODIFIED,
    "created": Role.CREATED,
    "datesubmitted": Role.CREATED,
    "dateaccepted": Role.CREATED,
    "valid": Role.EXPIRES,
    "expirationdate": Role.EXPIRES,
    "expirydate": Role.EXPIRES,
    "unpublishdate": Role.EXPIRES,
    "datecopyrighted": Role.NONE,
    "lastbuilddate": Role.MODIFIED,
}
"""Names without prefix and in lower case, of feeds, sitemaps, Dublin Core and front matter."""
_EVENT: Final = words("start end startdate enddate starttime endtime dtstart dtend begin event")
_OF_OTHERS: Final[dict[str, OwnerKind]] = {
    "source": OwnerKind.OTHER,
    "video": OwnerKind.MEDIA,
    "image": OwnerKind.MEDIA,
    "media": OwnerKind.MEDIA,
    "enclosure": OwnerKind.MEDIA,
    "comments": OwnerKind.COMMENT,
    "comment": OwnerKind.COMMENT,
    "events": OwnerKind.OTHER,
    "event": OwnerKind.OTHER,
    "author": OwnerKind.OTHER,
}
"""What an entry shows or refers to; its dates are not the entry's."""


def field_claims(document: Document) -> Record:
    """What the fields of a document claim, and the address that one of them holds."""
    claims = [claim for one in document.fields if (claim := _claim(document, one)) is not None]
    return Record(claims, _address(document))


def _claim(document: Document, one: FieldPlace) -> Claim | None:
    part = document.part(one.part)
    if part is None or one.key in _NO_DATES:
        return None
    role = _role(one)
    if role is None:
        return None
    name = one.key if one.channel is Channel.RECORD and one.key is not None else one.name
    stated = Stated(one.channel, name, role, _owner(one))
    sure = one.key in KEYS or one.channel is not Channel.RECORD
    return machine_claim(part, Value(one.text, one.start, one.end, one.pointer), stated, sure=sure)


_NO_DATES: Final = frozenset(
    ("id", "text", "html", "url", "title", "language", "headers", "source")
)


def _role(one: FieldPlace) -> Role | None:
    if one.part == "channel":
        return Role.MODIFIED if _known(one.name) is not None else None
    if one.key is not None:
        return KEYS.get(one.key)
    known = _known(one.name)
    if one.channel is not Channel.RECORD and not _EVENT.isdisjoint(words_of(one.name)):
        return Role.EVENT
    return known


def _known(name: str) -> Role | None:
    local = name.rpartition("/")[2].rpartition("@")[2].rpartition(":")[2]
    role = _ROLES.get(local.lower()) or role_of_name(local)
    return Role.PUBLISHED if role is None and is_bare_date(local) else role


def _owner(one: FieldPlace) -> Owner:
    """Whose date it is: the entry's, unless it stands inside something else."""
    if one.part == "channel":
        return THE_SITE
    if one.channel is not Channel.FEED:
        return THE_DOCUMENT
    for step in one.name.lower().replace(":", "/").split("/")[:-1]:
        if step in _OF_OTHERS:
            return Owner(_OF_OTHERS[step], step)
    return THE_DOCUMENT


def _address(document: Document) -> Address | None:
    for one in document.fields:
        part = document.part(one.part)
        if one.key == "url" and part is not None:
            return Address(one.text, part, one.start, one.end, one.pointer)
    return None
