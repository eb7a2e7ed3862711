"""The hop `extract`: from a document to its claims, one module a carrier.

The modules of carriers that plain text lacks (pages, records, addresses, headers) are loaded
when a document has one: together they cost more than the audit of a short text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from auditor.extract import language as languages
from auditor.extract.page_kind import kind_of
from auditor.extract.text import Visible, visible
from auditor.find import find_dates
from auditor.model import (
    Channel,
    Claim,
    Document,
    Expression,
    Extraction,
    Notice,
    NoticePlace,
    Part,
    Role,
    Settings,
    changed,
)
from auditor.when.partial_date import PartialDate

if TYPE_CHECKING:
    from auditor.extract.html_page import PageClaims
    from auditor.extract.mail_header import Headed
    from auditor.extract.url_path import Address

__all__ = ["extract"]

_HTML: Final = frozenset(("text/html", "application/xhtml+xml"))
_MARKDOWN: Final = "text/markdown"
_TEXT: Final = frozenset(("text/plain", _MARKDOWN))
_HEADERS: Final = frozenset(("message/http", "text/http-headers"))
_MAIL_HEADERS: Final = "text/rfc822-headers"
_MAILS: Final = frozenset(("message/rfc822", "multipart/related"))
_ORDER: Final = {
    "headers": 0, "channel": 1, "record": 1, "summary": 2, "text": 2, "body": 2, "html": 3,
    "url": 5, "told": 6, "name": 7, "feed": 8, "sitemap": 9, "copies": 10,
}  # fmt: skip
_INNER: Final = 4
"""Where other parts (`part/1.2`) come in the order of parts."""


class _Shown(NamedTuple):
    """What a part of plain text gives."""

    claims: list[Claim]
    seen: Visible
    language: str | None


def extract(document: Document, settings: Settings) -> Extraction:
    """Take all claims out of a document; they have no readings yet."""
    claims, addresses = _stated(document, settings)
    pages: list[PageClaims] = []
    texts: list[_Shown] = []
    for part in document.parts:
        if part.media_type in _HTML:
            page = _page(part, document, settings)
            pages.append(page)
            claims += page.claims
            addresses += page.addresses if _is_the_page(part, document) else []
        elif part.media_type in _TEXT:
            shown = _text(part, document, settings)
            texts.append(shown)
            claims += shown.claims
            claims += _asides(part, claims, shown.language, settings)
        elif part.media_type in _HEADERS:
            claims += _headers(part)
        elif part.media_type == _MAIL_HEADERS:
            headed = _mail_headers(part, document)
            claims += headed.claims
            addresses += [headed.address] if headed.address is not None else []
    if document.media_type in _MAILS:
        claims = _of_mail(document, claims, pages)
    url, dated = _addresses(addresses, document.told.url or settings.url)
    claims += [*dated, *_named(document)]
    claims += _fed(document, [url, *(a.url for a in addresses)], pages, texts, settings)
    taken = _extraction(document, url, _archived(claims), pages, texts, settings.limits.claims)
    return attrs.evolve(taken, address=document.told.url or settings.url or url)


def _stated(document: Document, settings: Settings) -> tuple[list[Claim], list[Address]]:
    """What the fields of a record state, and the user; and the record's own address."""
    retrieved = document.told.retrieved or settings.retrieved
    if retrieved is None and document.part("record") is None and not document.fields:
        return [], []
    from auditor.extract.record_field import record_claims, told_claims  # noqa: PLC0415 - start-up

    if document.fields:
        from auditor.extract.stated_field import field_claims  # noqa: PLC0415 - start-up

        record = field_claims(document)
    else:
        record = record_claims(document, max_depth=settings.limits.json_depth)
    claims = record.claims
    if "retrieved" not in document.record_fields:
        claims = [*claims, *told_claims(retrieved)]
    return claims, [record.address] if record.address is not None else []


def _page(part: Part, document: Document, settings: Settings) -> PageClaims:
    from auditor.extract.html_page import page_claims  # noqa: PLC0415 - start-up

    return page_claims(part, document.told, settings)


def _headers(part: Part) -> list[Claim]:
    from auditor.extract.http_header import raw_header_claims  # noqa: PLC0415 - start-up

    return raw_header_claims(part)


def _mail_headers(part: Part, document: Document) -> Headed:
    from auditor.extract.mail_header import mail_header_claims  # noqa: PLC0415 - start-up

    return mail_header_claims(part, saved=document.media_type != "message/rfc822")


def _of_mail(
    document: Document, claims: Sequence[Claim], pages: Sequence[PageClaims]
) -> list[Claim]:
    from auditor.extract.mail import settled  # noqa: PLC0415 - start-up

    return settled(document, claims, {page.part: page.layout for page in pages})


def _is_the_page(part: Part, document: Document) -> bool:
    """Whether the addresses that a page links as its own are the document's."""
    if document.media_type not in _MAILS:
        return True
    pages = (p.name for p in document.parts if p.media_type in _HTML)
    return document.media_type != "message/rfc822" and next(pages, "") == part.name


def _addresses(written: Sequence[Address], told: str | None) -> tuple[str | None, list[Claim]]:
    """The document's address, and the claims of all its addresses."""
    if not written and not told:
        return None, []
    from auditor.extract.url_path import Address, address_claims  # noqa: PLC0415 - start-up

    addresses = [*written, Address(told, None)] if told else written
    return addresses[0].url, address_claims(addresses)


def _named(document: Document) -> list[Claim]:
    """The claims of the name of the file, where the file is one document."""
    name = document.uri
    if document.record is not None or not any(map(str.isdigit, name)):
        return []
    from auditor.extract.file_name import file_name_claims  # noqa: PLC0415 - start-up

    return file_name_claims(name)


def _fed(
    document: Document,
    addresses: Sequence[str | None],
    pages: Sequence[PageClaims],
    texts: Sequence[_Shown],
    settings: Settings,
) -> list[Claim]:
    """The claims of the document's entries in what the user gave beside it."""
    if settings.feed is None and settings.sitemap is None and settings.copies is None:
        return []
    from auditor.extract.feed_entry import feed_claims  # noqa: PLC0415 - start-up

    claims = feed_claims(settings.feed, addresses, _titles(document, pages, texts))
    claims += feed_claims(settings.sitemap, addresses, ())
    return claims + feed_claims(settings.copies, addresses, ())


def _text(part: Part, document: Document, settings: Settings) -> _Shown:
    """The claims of a part of plain text."""
    told = document.told
    if part.media_type == _MARKDOWN:
        from auditor.extract import markdown  # noqa: PLC0415 - start-up

        part = markdown.shown(part)
    tag = languages.of(part.text, told=told.language or settings.language)
    found: Sequence[Expression] = find_dates(
        part.text, language=tag, most=settings.limits.claims + 1
    )
    if settings.known_events:
        from auditor.extract.known_events import with_mentions  # noqa: PLC0415 - few have a table

        found = with_mentions(part.text, found, settings.known_events)
    seen = visible(part, language=tag, title=told.title, expressions=found)
    return _Shown(seen.claims, seen, tag)


def _asides(
    part: Part, claims: Sequence[Claim], language: str | None, settings: Settings
) -> list[Claim]:
    """The claims of what Markdown holds beside its text: comments, code, front matter."""
    if part.media_type != _MARKDOWN:
        return []
    from auditor.extract import markdown  # noqa: PLC0415 - start-up

    most = settings.limits.claims + 1
    return markdown.aside_claims(part, claims, language=language, most=most)


def _archived(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those that repeat a web archive's own stamp as the captures that they are.

    Archives print when they saved a page as its publication (`<time itemprop="pubdate">`).
    """
    claims = list(claims)
    stamps = {
        _minute(claim)
        for claim in claims
        if claim.channel is Channel.URL and claim.role is Role.CAPTURED
    } - {None}
    if not stamps:
        return claims
    return [
        changed(claim, role=Role.CAPTURED)
        if claim.role is Role.PUBLISHED and _minute(claim) in stamps
        else claim
        for claim in claims
    ]


def _minute(claim: Claim) -> tuple[PartialDate, int, int] | None:
    """Day, hour and minute of a claim that states all of them."""
    meaning = claim.meaning
    if meaning.clock is None or meaning.clock.minute is None or not meaning.candidates:
        return None
    return meaning.candidates[0].date, meaning.clock.hour, meaning.clock.minute


def _extraction(
    document: Document,
    url: str | None,
    claims: Sequence[Claim],
    pages: Sequence[PageClaims],
    texts: Sequence[_Shown],
    limit: int,
) -> Extraction:
    alone = not pages and len(texts) == 1 and len(claims) == len(texts[0].claims)
    ordered = claims if alone else sorted(claims, key=_place)
    notices = [notice for page in pages for notice in page.notices]
    if len(ordered) > limit:
        notices.append(_too_many(ordered[limit], limit))
    seen = [*(text.seen for text in texts), *(page.seen for page in pages)]
    tags = [*(text.language for text in texts), *(page.language for page in pages)]
    title = next((title for title in _titles(document, pages, texts) if title), None)
    kind = kind_of(ordered, seen, url=url, title=title)
    if document.media_type == "message/rfc822":
        kind = kind._replace(kind="mail", reason="")
    if kind.kind == "several":
        text = f"{document.uri}: several articles in one file: {kind.reason}; check each by itself"
        notices.append(Notice("info", "several-articles", text))
    return Extraction(
        claims=tuple(
            claim if claim.id == (tag := f"c{number}") else changed(claim, id=tag)
            for number, claim in enumerate(ordered[:limit], start=1)
        ),
        language=next((tag for tag in tags if tag), None),
        page_kind=kind.kind,
        page_reason=kind.reason,
        title=title,
        notices=tuple(attrs.evolve(notice, uri=document.uri) for notice in notices),
    )


def _titles(
    document: Document, pages: Sequence[PageClaims], texts: Sequence[_Shown]
) -> Iterator[str | None]:
    """What the document is called, the best first."""
    yield document.told.title
    yield from (page.title for page in pages)
    for seen in (*(text.seen for text in texts), *(page.seen for page in pages)):
        if seen.headline is not None:
            yield seen.headline.text


def _place(claim: Claim) -> tuple[int, str, int, int]:
    where = claim.location
    name = where.part
    if name.startswith("part/"):
        from auditor.extract.mail import natural  # noqa: PLC0415 - start-up

        name = natural(name)
    return _ORDER.get(where.part, _INNER), name, where.start, where.end


def _too_many(claim: Claim, limit: int) -> Notice:
    where = claim.location
    return Notice(
        level="warning",
        code="limit",
        text=f"line {where.line}: more than {limit} dates; those from here on were left out",
        location=NoticePlace(where.part, where.start, where.end, where.line, where.column),
        incomplete=True,
    )
