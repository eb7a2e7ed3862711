"""What extraction takes out of a document."""

from __future__ import annotations

from attrs import frozen

from auditor.model.claim import Claim
from auditor.model.notice import Notice


@frozen
class Extraction:
    """The claims of one document in order of place, and what the document as a whole is.

    `language` is a BCP 47 tag, told or guessed; None when nothing shows it. `page_kind` is as
    in `Timeline`. `page_reason` says in one sentence why it is a list page or holds several
    articles. `title` is the main headline, `title` element or told title, `address` that of the
    document, as told or as it says; both are untrusted text.
    """

    claims: tuple[Claim, ...]
    language: str | None = None
    page_kind: str = "unknown"
    page_reason: str = ""
    title: str | None = None
    address: str | None = None
    notices: tuple[Notice, ...] = ()
