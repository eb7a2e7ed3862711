"""Claims of the header blocks of mails, of their parts, and of saved pages (MHTML).

Reads `Date: Mon, 3 May 2021 10:15:00 +0200 (CEST)`, the stamp behind the last semicolon of a
`Received`, the time in a DKIM signature; not the day in a `Message-ID` or a `Subject`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from auditor.extract.machine_claim import UNREAD, Stated, Value, machine_claim
from auditor.extract.url_path import Address
from auditor.model import THE_DOCUMENT, THE_SITE, Channel, Claim, Owner, OwnerKind, Part, Role
from auditor.pattern import pattern
from auditor.syntax.mail_fields import Field, envelope_end, fields, named

_ROLES: Final[dict[str, Role]] = {
    "date": Role.PUBLISHED,
    "resent-date": Role.RECEIVED,
    "received": Role.RECEIVED,
    "x-received": Role.RECEIVED,
    "x-originalarrivaltime": Role.RECEIVED,
    "delivery-date": Role.RECEIVED,
    "date-received": Role.RECEIVED,
    "received-date": Role.RECEIVED,
    "posted-date": Role.RECEIVED,
    "nntp-posting-date": Role.RECEIVED,
    "injection-date": Role.RECEIVED,
    "arrival-date": Role.RECEIVED,
    "last-attempt-date": Role.EVENT,
    "original-date": Role.CREATED,
    "x-original-date": Role.CREATED,
    "last-modified": Role.MODIFIED,
    "expires": Role.EXPIRES,
    "expiry-date": Role.EXPIRES,
    "x-message-expires": Role.EXPIRES,
    "will-retry-until": Role.EXPIRES,
    "reply-by": Role.EVENT,
    "deferred-delivery": Role.EVENT,
    "in-reply-to": Role.REFERENCE,
}
_SIGNED: Final = frozenset(("dkim-signature", "arc-seal", "arc-message-signature"))
_DISPOSITION: Final = {
    "creation-date": Role.CREATED,
    "modification-date": Role.MODIFIED,
    "read-date": Role.REFERENCE,
}
_UNSURE: Final = frozenset(("in-reply-to", "x-originalarrivaltime"))
"""Fields that need not hold a date."""
_PLACES: Final = ("snapshot-content-location", "content-location", "x-original-url")
"""Fields that hold the address of a saved page, the best first."""
_FIELDS: Final = named(*_ROLES, *_SIGNED, *_PLACES, "content-disposition")
_SIGNED_AT: Final = pattern(r"(?:\A|;)\s*+t\s*+=\s*+(?P<at>1[0-9]{9})\s*+(?:;|\Z)")
_STAMPED: Final = pattern(
    r"(?<![\w:])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?\s{1,3})?[0-9]{1,2}\s{1,3}"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\s{1,3}[0-9]{2,4}[^\n]{0,60}\Z"
)
_ENVELOPE: Final = pattern(
    r"From [^\n]{0,200}?(?P<date>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w{0,6},? [^\n]{8,60}?[0-9]{4}"
    r"(?: [+-][0-9]{4})?)[ \t\r]*+(?:\n|\Z)"
)
_PARAMETER: Final = pattern(r";\s*+([A-Za-z-]{4,20})\s*+=\s*+\"([^\"\n]{1,80})\"")
_FILETIME: Final = " FILETIME"


class Headed(NamedTuple):
    """What a header block claims, and the address of a saved page where it gives one."""

    claims: list[Claim]
    address: Address | None = None


def mail_header_claims(part: Part, *, saved: bool = False) -> Headed:
    """The claims of a header block; `saved`: it is that of a saved page, dated by the saving.

    A block of an inner part speaks of that part alone, but for the page that was saved.
    """
    inner = part.name != "headers"
    owner = Owner(OwnerKind.MEDIA, part.name.removesuffix("/headers")) if inner else THE_DOCUMENT
    claims = [] if inner else list(_envelope(part))
    found: dict[str, Field] = {}
    for field in fields(part.text, _FIELDS):
        found.setdefault(field.name, field)
        claims += _claims(part, field, owner, saved=saved)
    place = next((found[name] for name in _PLACES if name in found), None)
    if not saved or place is None:
        return Headed(claims)
    return Headed(claims, Address(place.value, part, place.start, place.end))


def _claims(part: Part, field: Field, owner: Owner, *, saved: bool) -> Iterator[Claim]:
    if field.name == "content-disposition":
        yield from _attached(part, field, owner)
    elif field.name in _SIGNED:
        match = _SIGNED_AT.search(field.value)
        if match is not None:
            yield from _stated(part, field, match["at"], Role.RECEIVED, owner)
    elif field.name in _ROLES:
        role = _ROLES[field.name]
        if role is Role.PUBLISHED and (saved or owner is not THE_DOCUMENT):
            role = Role.CAPTURED if saved and owner is THE_DOCUMENT else Role.CREATED
        yield from _stated(part, field, _dated(field), role, owner)


def _dated(field: Field) -> str:
    """The part of a value that is the date."""
    value = field.value
    if field.name in ("received", "x-received"):
        _, semicolon, stamp = value.rpartition(";")
        if semicolon:
            return stamp.strip()
        found = _STAMPED.search(value)
        return found[0] if found is not None else ""
    if field.name == "in-reply-to":
        found = _STAMPED.search(value.rstrip(" .\"'>"))
        return found[0] if found is not None else ""
    return value.partition(_FILETIME)[0].strip()


def _stated(part: Part, field: Field, value: str, role: Role, owner: Owner) -> Iterator[Claim]:
    if not any(map(str.isdecimal, value)):
        return
    low, high = _span(part.text, field, value)
    whose = THE_SITE if role is Role.REFERENCE else owner
    stated = Stated(Channel.MAIL, field.name, role, whose, label=field.written)
    place = Value(value, low, high)
    sure = field.name not in _UNSURE
    claim = machine_claim(part, place, stated, sure=sure)
    if claim is None or claim.meaning is UNREAD:
        bare = _without_comments(value)
        retold = machine_claim(part, Value(bare, low, high), stated) if bare != value else None
        claim = retold if retold is not None and retold.meaning is not UNREAD else claim
    if claim is not None:
        yield claim


def _span(text: str, field: Field, value: str) -> tuple[int, int]:
    """Where the end of a field's value stands in the text, which may be folded there."""
    start = text.rfind(value, field.start, field.end)
    if start >= 0:
        return start, start + len(value)
    first = value.split(None, 1)[0]
    begin = field.start + text[field.start : field.end].rfind(";") + 1
    start = text.find(first, begin, field.end)
    if start < 0:
        start = text.rfind(first, field.start, field.end)
    return (start if start >= 0 else field.start), field.end


def _without_comments(value: str) -> str:
    """The value without what stands in brackets, however they are nested."""
    kept: list[str] = []
    depth = 0
    for character in value:
        if character == "(":
            depth += 1
        elif character == ")":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(character)
    return " ".join("".join(kept).split())


def _envelope(part: Part) -> Iterator[Claim]:
    """The date of the line that a mailbox puts above a mail: its delivery there."""
    if not envelope_end(part.text):
        return
    found = _ENVELOPE.match(part.text)
    if found is not None:
        stated = Stated(Channel.MAIL, "from_", Role.RECEIVED, label="From")
        claim = machine_claim(part, Value(found["date"], *found.span("date")), stated, sure=False)
        if claim is not None:
            yield claim


def _attached(part: Part, field: Field, owner: Owner) -> Iterator[Claim]:
    """The dates of the file that a part was attached from."""
    raw = part.text[field.start : field.end]
    for match in _PARAMETER.finditer(raw):
        role = _DISPOSITION.get(match[1].lower())
        if role is None:
            continue
        start, end = match.span(2)
        stated = Stated(Channel.MAIL, match[1].lower(), role, owner, label=match[1])
        value = Value(match[2], field.start + start, field.start + end)
        claim = machine_claim(part, value, stated, sure=False)
        if claim is not None:
            yield claim
