"""Claims of `meta` elements: every name in use that says when.

Reads `property="article:published_time"`, `name="DC.date.issued"`,
`http-equiv="last-modified"`; not `name="article:publisher"`.

`date`, `DC.date` and their like have no fixed role: they are published candidates, and the
field says which they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from auditor.extract.date_fields import is_bare_date, may_be_a_year, role_of_name
from auditor.extract.machine_claim import Stated, Value, machine_claim
from auditor.model import THE_DOCUMENT, THE_SITE, Channel, Claim, Owner, OwnerKind, Part, Role
from auditor.pattern import pattern
from auditor.syntax.html import Attribute

Attributes = Mapping[str, Attribute]


class _Meta(NamedTuple):
    role: Role
    owner: Owner = THE_DOCUMENT
    sure: bool = True


_MEDIA: Final = _Meta(Role.PUBLISHED, Owner(OwnerKind.MEDIA, "media:meta"))
_EVENT: Final = _Meta(Role.EVENT, Owner(OwnerKind.OTHER, "event:meta"))
_KNOWN: Final[dict[str, _Meta]] = {
    **dict.fromkeys(
        (
            "date", "dc.date", "dc:date", "dcterms.date", "dcterms:date", "sailthru.date",
            "outbrain-date", "ob:date", "by date", "pdate", "search_date", "sort_date",
            "page_date", "doc_date", "citation_date", "citation_online_date", "citation_year",
            "citation_cover_date", "bepress_citation_date", "bepress_citation_online_date",
            "prism.coverdate", "prism:coverdate", "eprints.date", "dcterms.available",
            "dc.date.available", "dcterms:available", "dc.date.publication",
            "its_publication", "its_publication_date", "parsely-pub-date",
        ),
        _Meta(Role.PUBLISHED),
    ),
    **dict.fromkeys(
        ("review_date", "reviewdate", "last_review_date", "dc.date.reviewed", "dcterms.reviewed"),
        _Meta(Role.MODIFIED),
    ),
    **dict.fromkeys(
        (
            "dcterms.datesubmitted", "dcterms:datesubmitted", "dc.date.submitted",
            "dcterms.dateaccepted", "dcterms:dateaccepted", "dc.date.accepted",
        ),
        _Meta(Role.RECEIVED),
    ),
    **dict.fromkeys(("dcterms.valid", "dc.date.valid", "dcterms:valid"), _Meta(Role.EXPIRES)),
    **dict.fromkeys(
        ("dcterms.datecopyrighted", "dcterms:datecopyrighted", "dc.date.copyrighted", "copyright"),
        _Meta(Role.NONE, THE_SITE, sure=False),
    ),
    **dict.fromkeys(
        (
            "video:release_date", "og:video:release_date", "music:release_date",
            "book:release_date", "ya:ovs:upload_date", "og:video:upload_date",
            "video:published_time", "video:upload_date",
        ),
        _MEDIA,
    ),
    **dict.fromkeys(
        ("event:start_time", "event:end_time", "event:start_date", "event:end_date"), _EVENT
    ),
}  # fmt: skip
"""Names whose words alone would not tell, with their role and owner; names in lower case."""
_HTTP_EQUIV: Final[dict[str, _Meta]] = {
    "date": _Meta(Role.CAPTURED, sure=False),
    "last-modified": _Meta(Role.MODIFIED),
    "expires": _Meta(Role.EXPIRES, THE_SITE, sure=False),
    "creation-date": _Meta(Role.CREATED),
}
_NAMES: Final = ("property", "name", "http-equiv", "itemprop", "id")
_CONTENT: Final = ("content", "value", "datetime")
_LONGEST: Final = 200
_YEAR: Final = 4
_UNAVAILABLE: Final = pattern(r"unavailable_after:\s*+([^;]{4,60})", re.IGNORECASE)


def meta_claims(part: Part, metas: Iterable[Attributes]) -> list[Claim]:
    """The claims of the `meta` elements with these attributes."""
    claims = []
    for attributes in metas:
        content = next((attributes[n] for n in _CONTENT if n in attributes), None)
        if content is None:
            continue
        named = _named(attributes)
        if named is None:
            claims += _robots(part, attributes, content)
            continue
        field, meta = named
        if _is_count(content.value.strip(), field):
            continue
        stated = Stated(Channel.META, field, meta.role, meta.owner)
        value = Value(content.value, content.start, content.end)
        claim = machine_claim(part, value, stated, sure=meta.sure)
        claims += [claim] if claim is not None else []
    return claims


def _is_count(value: str, field: str) -> bool:
    """Whether a value is the number of a build or of seconds rather than a year."""
    return len(value) == _YEAR and value.isdecimal() and not may_be_a_year(field)


def _named(attributes: Attributes) -> tuple[str, _Meta] | None:
    """The name that gives a `meta` element its role, and the role."""
    for attribute in _NAMES:
        said = attributes.get(attribute)
        if said is None or len(said.value) > _LONGEST:
            continue
        if attribute == "itemprop":
            return None
        spelled = said.value.strip()
        for name in spelled.split() if attribute == "property" else (spelled,):
            low = name.lower()
            meta = _HTTP_EQUIV.get(low) if attribute == "http-equiv" else _meta(name, low)
            if meta is not None:
                return low, meta
    return None


def _meta(spelled: str, name: str) -> _Meta | None:
    known = _KNOWN.get(name)
    if known is not None:
        return known
    role = role_of_name(spelled)
    if role is None:
        own = name.rpartition(":")[2].rpartition(".")[2]
        role = Role.PUBLISHED if is_bare_date(own) else None
    return None if role is None else _Meta(role, sure=name.startswith(("article", "og:", "dc")))


def _robots(part: Part, attributes: Attributes, content: Attribute) -> list[Claim]:
    """The day after which robots shall forget a page."""
    found = _UNAVAILABLE.search(content.value[:_LONGEST])
    if found is None:
        return []
    value = Value(found[1], *content.source_span(*found.span(1)))
    name = attributes.get("name")
    stated = Stated(Channel.META, name.value.lower() if name else "robots", Role.EXPIRES)
    claim = machine_claim(part, value, stated, sure=False, epoch=False)
    return [claim] if claim is not None else []
