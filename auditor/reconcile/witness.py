"""What sort of witness a claim is for the publication day.

There are about three independent witnesses on a page: its machine fields (JSON-LD, meta and
microdata are copies of one field), its visible line, and its address. Within a witness the
best claim counts; between witnesses agreement adds up.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from auditor.model import Channel, Claim, Kind, OwnerKind, Role, Zone
from auditor.pattern import pattern
from auditor.when.precision import Precision

NEAR_BEFORE: Final = -150
NEAR_AFTER: Final = 300
"""Characters of visible text from the headline within which its date line stands; of the
short-line dates 0 to 80 characters behind it 91% are the publication day, to 250 84%."""
FAR: Final = 1_500
CLOSE: Final = 80

MAIL_DATE: Final = "mail-date"
_PAGE_NODES: Final = frozenset(
    {"WebPage", "CollectionPage", "ItemPage", "AboutPage", "FAQPage", "ProfilePage", "WebSite"}
)
_LOOSE_METAS: Final = frozenset(
    {
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.issued",
        "dc:date",
        "dc.issued",
        "dcterms:date",
        "issued",
        "creation_date",
        "date.issued",
    }
)
_ORIGINAL: Final = (
    "original",
    "first publish",
    "first posted",
    "first appeared",
    "erstmals",
    "zuerst",
    "erstveröff",
    "ursprünglich",
)
STRENGTH: Final = (
    "visible-original",
    "field-original",
    "json-ld-page",
    "microdata",
    "json-ld-article",
    "meta-published",
    "time-label",
    "visible-label",
    "feed-published",
    "time-class",
    "url-day",
    "front-matter-published",
    "time-near",
    "visible-class",
    "mail-date",
    "meta-date",
    "visible-near",
    "record-published",
    "script-published",
    "url-month",
    "dateline",
    "created",
    "issue-date",
    "record-other",
    "uploaded",
    "script-date",
    "page-date",
    "visible-elsewhere",
    "time-elsewhere",
    "own-line",
    "sentence",
)
"""Kinds of claim from the one most often right on labelled pages to the least.

Which claim speaks for a witness is decided by this order and not by the weights, so that what
is learned does not change what it is learned from.
"""
RANK: Final = {kind: rank for rank, kind in enumerate(STRENGTH)}
STANDING: Final = frozenset(STRENGTH[: RANK["visible-elsewhere"] + 1])
"""Kinds that offer a day of the document; the others only mention one."""
FIELDS: Final = frozenset(
    {"field-original", "json-ld-article", "json-ld-page", "meta-published", "microdata"}
)
LINES: Final = frozenset(
    {
        "visible-original",
        "visible-label",
        "visible-class",
        "visible-near",
        "time-label",
        "time-class",
        "time-near",
    }
)
OWN_DATE: Final = FIELDS | LINES
"""What states the day of the article itself."""
STATING: Final = OWN_DATE | {
    "dateline",
    "feed-published",
    "front-matter-published",
    "mail-date",
    "record-published",
    "script-published",
    "url-day",
}
"""What states a publication, be it that of the article or of something beside it."""
MENTIONS: Final = frozenset(STRENGTH[RANK["visible-elsewhere"] + 1 :])
"""What only mentions a day: it is nothing against a day that another witness states."""
_ISSUE: Final = pattern(
    r"(?i)\b(?:ausgabe vom|issue(?: published| date)?|print edition|in print|édition du|numéro du)"
    r"\W{0,3}\Z"
)
"""Words before the day of a printed issue, which is often the day after the article's."""
_DEAD_ROLES: Final = frozenset({Role.EXPIRES, Role.CAPTURED, Role.RECEIVED})
_OWN: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})
_ASIDE: Final = frozenset({Zone.RELATED, Zone.COMMENT, Zone.COPYRIGHT, Zone.QUOTE})


class Witness(StrEnum):
    """Independent sources of a date."""

    MACHINE = "machine"
    RECORD = "record"
    VISIBLE = "visible"
    ADDRESS = "address"


class Testimony(NamedTuple):
    """The witness a claim belongs to, and its kind of evidence."""

    witness: Witness
    kind: str


def testimony(claim: Claim) -> Testimony | None:
    """What the claim says about the publication day; None if nothing."""
    if claim.owner.kind not in _OWN or claim.role in _DEAD_ROLES:
        return None
    if claim.role is Role.MODIFIED or claim.meaning.kind not in (Kind.DATE, Kind.RELATIVE):
        return None
    read = _BY_CHANNEL.get(claim.channel)
    return read(claim) if read is not None else None


def is_near(claim: Claim) -> bool:
    """Whether the claim stands beside the main headline."""
    distance = claim.surroundings.headline_distance
    return distance is not None and NEAR_BEFORE <= distance <= NEAR_AFTER


def _record(claim: Claim) -> Testimony | None:
    if claim.role is Role.PUBLISHED:
        field = "record-published" if claim.field == "published" else "record-other"
        return Testimony(Witness.RECORD, field)
    return Testimony(Witness.RECORD, "created") if claim.role is Role.CREATED else None


def _beside(claim: Claim) -> Testimony | None:
    """What feeds and front matter say, which the publisher's own programs write."""
    if claim.role is Role.PUBLISHED:
        kind = "feed-published" if claim.channel is Channel.FEED else "front-matter-published"
        return Testimony(Witness.RECORD, kind)
    return Testimony(Witness.RECORD, "created") if claim.role is Role.CREATED else None


def _address(claim: Claim) -> Testimony | None:
    dates = [r.date for r in claim.readings]
    if all(d.precision is Precision.DAY for d in dates):
        return Testimony(Witness.ADDRESS, "url-day")
    if all(d.precision is Precision.MONTH for d in dates):
        return Testimony(Witness.ADDRESS, "url-month")
    return None


def _machine(claim: Claim) -> Testimony | None:
    field = claim.field or ""
    if field.startswith("script:"):
        published = claim.role is Role.PUBLISHED and "publish" in field.lower()
        return Testimony(Witness.MACHINE, "script-published" if published else "script-date")
    if claim.role is Role.CREATED:
        return Testimony(Witness.MACHINE, "uploaded" if "upload" in field.lower() else "created")
    if claim.role is not Role.PUBLISHED or "description" in field:
        return None
    return Testimony(Witness.MACHINE, _field_kind(claim.channel, field))


def _is_original_field(field: str) -> bool:
    """Whether a field is named for the first publication: `articleFirstPublished`."""
    name = field.lower().replace("_", "").replace("-", "").rpartition(":")[2]
    return "firstpublish" in name or "originalpublish" in name or "originallypublish" in name


def _field_kind(channel: Channel, field: str) -> str:
    if _is_original_field(field):
        return "field-original"
    if channel is Channel.META:
        return "meta-date" if field in _LOOSE_METAS else "meta-published"
    if channel is not Channel.JSON_LD:
        return "microdata"
    if "upload" in field.lower():
        return "uploaded"
    return "json-ld-page" if field.partition(".")[0] in _PAGE_NODES else "json-ld-article"


def _time(claim: Claim) -> Testimony | None:
    if claim.zone in _ASIDE:
        return None
    if claim.role not in (Role.PUBLISHED, Role.NONE, Role.CREATED):
        return None
    around = claim.surroundings
    if claim.label:
        return Testimony(Witness.VISIBLE, "time-label")
    if around.class_role is Role.PUBLISHED:
        return Testimony(Witness.VISIBLE, "time-class")
    return Testimony(Witness.VISIBLE, "time-near" if is_near(claim) else "time-elsewhere")


def _text(claim: Claim) -> Testimony | None:
    if claim.zone in _ASIDE or claim.quoted:
        return None
    around = claim.surroundings
    if claim.role is Role.PUBLISHED:
        return Testimony(Witness.VISIBLE, _visible_kind(claim))
    if claim.zone is Zone.DATELINE:
        return Testimony(Witness.VISIBLE, "dateline")
    if around.own_line and claim.zone not in (Zone.FOOTER, Zone.CAPTION, Zone.HIDDEN):
        return Testimony(Witness.VISIBLE, "own-line")
    if claim.zone is Zone.BODY and claim.role in (Role.EVENT, Role.NONE):
        return Testimony(Witness.VISIBLE, "sentence")
    return None


def _by_label(claim: Claim, *, own: bool) -> str | None:
    """What the words at a line say it is."""
    label = (claim.label or "").lower()
    if any(word in label for word in _ORIGINAL):
        return "visible-original"
    if _ISSUE.search(claim.surroundings.before):
        return "issue-date"
    return "visible-label" if label and own else None


def _visible_kind(claim: Claim) -> str:
    own = claim.owner.kind is OwnerKind.DOCUMENT
    said = _by_label(claim, own=own)
    if said is not None:
        return said
    if claim.surroundings.class_role is Role.PUBLISHED and (own or is_near(claim)):
        return "visible-class"
    if not own:
        return "page-date"
    if claim.zone is Zone.DATELINE:
        return "dateline"
    near = is_near(claim) or claim.surroundings.headline_distance is None
    return "visible-near" if near else "visible-elsewhere"


def _mail(claim: Claim) -> Testimony | None:
    """Only the Date of the mail itself says when it was sent."""
    if claim.role is not Role.PUBLISHED or claim.owner.kind is not OwnerKind.DOCUMENT:
        return None
    return Testimony(Witness.MACHINE, MAIL_DATE)


_BY_CHANNEL: Final = {
    Channel.MAIL: _mail,
    Channel.RECORD: _record,
    Channel.FEED: _beside,
    Channel.FRONT_MATTER: _beside,
    Channel.URL: _address,
    Channel.JSON_LD: _machine,
    Channel.META: _machine,
    Channel.MICRODATA: _machine,
    Channel.RDFA: _machine,
    Channel.TIME: _time,
    Channel.TEXT: _text,
}
