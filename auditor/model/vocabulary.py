"""The closed lists of words that claims, readings and findings are described with.

Terms follow TIMEX3 (functionInDocument), DCMI (issued, modified, created, valid),
schema.org and SARIF where those have a word.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a date is about, seen from the thing that owns it."""

    PUBLISHED = "published"
    MODIFIED = "modified"
    CREATED = "created"
    CAPTURED = "captured"
    RECEIVED = "received"
    EXPIRES = "expires"
    EVENT = "event"
    REFERENCE = "reference"
    NONE = "none"


class Zone(StrEnum):
    """Where in the document a claim stands."""

    MASTHEAD = "masthead"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"
    RELATED = "related"
    COMMENT = "comment"
    FOOTER = "footer"
    COPYRIGHT = "copyright"
    METADATA = "metadata"
    HIDDEN = "hidden"


class Channel(StrEnum):
    """The carrier that a claim was read from."""

    TEXT = "text"
    META = "meta"
    JSON_LD = "json_ld"
    MICRODATA = "microdata"
    RDFA = "rdfa"
    TIME = "time"
    URL = "url"
    HTTP = "http"
    MAIL = "mail"
    RECORD = "record"
    FRONT_MATTER = "front_matter"
    FEED = "feed"
    PDF = "pdf"
    OFFICE = "office"
    IMAGE = "image"
    WARC = "warc"
    FILE = "file"
    HTML_COMMENT = "html_comment"


class OwnerKind(StrEnum):
    """What sort of thing a date belongs to."""

    DOCUMENT = "document"
    RELATED = "related"
    COMMENT = "comment"
    REPLY = "reply"
    QUOTED = "quoted"
    ORGANIZATION = "organization"
    PRODUCT = "product"
    MEDIA = "media"
    SITE = "site"
    OTHER = "other"


class Order(StrEnum):
    """Order of day, month and year in a numeric date."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"
    YDM = "ydm"


class Status(StrEnum):
    """What reconciliation made of a reading."""

    CHOSEN = "chosen"
    LIVE = "live"
    RULED_OUT = "ruled-out"


class Tense(StrEnum):
    """Tense of the sentence round a claim."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Severity(StrEnum):
    """How much a finding matters; `off` is shown by the persona forensic only."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"

    @property
    def rank(self) -> int:
        """Larger is more serious."""
        return ("off", "info", "warning", "error").index(self.value)


class Confidence(StrEnum):
    """How often such a finding is right: at least 0.98, at least 0.9, below."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """Larger is surer."""
        return ("low", "medium", "high").index(self.value)


class FindingKind(StrEnum):
    """`fail`: it holds under every live reading; `review`: under some."""

    FAIL = "fail"
    REVIEW = "review"


class Persona(StrEnum):
    """For whom findings are selected."""

    REVIEW = "review"
    CI = "ci"
    FORENSIC = "forensic"


class Scope(StrEnum):
    """What a rule looks at."""

    DOCUMENT = "document"
    CORPUS = "corpus"
