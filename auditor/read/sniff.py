"""What kind of input it is: by what its first bytes are, then by its suffix.

Reads `page.html`, a page called `page.txt`, JSON Lines on standard input; does not take a PDF
called `page.html` for a page.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from typing import Final, NamedTuple

from auditor.pattern import pattern
from auditor.read.decode import head_text, unmistakable

HEAD: Final = 65_536
"""So many bytes are looked at; long enough for the first line of most records."""
_SAMPLE: Final = 4_096


class Reader(StrEnum):
    """Who reads it."""

    HTML = "html"
    TEXT = "text"
    JSON = "json"
    JSON_LINES = "jsonl"
    MAIL = "mail"
    MBOX = "mbox"
    MHTML = "mhtml"
    TABLE = "table"
    FEED = "feed"
    MARKDOWN = "markdown"
    PACKED = "packed"
    NOBODY_YET = "unsupported"
    NOBODY = "binary"


class Format(NamedTuple):
    """A kind of input; `label` and `way_out` are for those that nobody reads yet."""

    reader: Reader
    media_type: str
    label: str = ""
    way_out: str = ""


_UNKNOWN: Final = "application/octet-stream"
HTML: Final = Format(Reader.HTML, "text/html")
TEXT: Final = Format(Reader.TEXT, "text/plain")
JSON: Final = Format(Reader.JSON, "application/json")
JSON_LINES: Final = Format(Reader.JSON_LINES, "application/x-ndjson")
TABLE: Final = Format(Reader.TABLE, "text/csv")
FEED: Final = Format(Reader.FEED, "application/xml")
MARKDOWN: Final = Format(Reader.MARKDOWN, "text/markdown")
MAIL: Final = Format(Reader.MAIL, "message/rfc822")
MBOX: Final = Format(Reader.MBOX, "application/mbox")
MHTML: Final = Format(Reader.MHTML, "multipart/related")
BINARY: Final = Format(Reader.NOBODY, _UNKNOWN)

_AS_TEXT: Final = "save its text as .txt or .html and check that"
_UNPACK: Final = "unpack it and check what is inside"


def _not_yet(label: str, media_type: str, way_out: str = _AS_TEXT) -> Format:
    return Format(Reader.NOBODY_YET, media_type, label, way_out)


_PDF: Final = _not_yet("PDF", "application/pdf")
_OFFICE: Final = _not_yet("an office document", _UNKNOWN)
_ZIP: Final = _not_yet("a ZIP archive", "application/zip", _UNPACK)
_ARCHIVE: Final = _not_yet("a packed archive", _UNKNOWN, _UNPACK)
_GZIP, _BZIP2, _XZ, _ZSTD = (
    Format(Reader.PACKED, kind)
    for kind in ("application/gzip", "application/x-bzip2", "application/x-xz", "application/zstd")
)
_PNG, _JPEG, _GIF, _TIFF, _OTHER_IMAGE = (
    _not_yet("an image", kind)
    for kind in ("image/png", "image/jpeg", "image/gif", "image/tiff", _UNKNOWN)
)
_SOUND: Final = _not_yet("sound or video", _UNKNOWN)
_OUTLOOK: Final = _not_yet("an Outlook message", "application/vnd.ms-outlook", "save it as .eml")
_SAVED_PAGE: Final = _not_yet("such a saved page", _UNKNOWN, "save the page as .mhtml or .html")
_WARC: Final = _not_yet("a web archive", "application/warc", "extract its pages as .html")
_COLUMNS: Final = _not_yet("a table of columns", _UNKNOWN, "export it as .jsonl")

_PLAIN: Final[dict[str, Format]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), HTML),
    **dict.fromkeys((".txt", ".text"), TEXT),
    **dict.fromkeys((".md", ".markdown", ".mkd", ".mdown"), MARKDOWN),
    **dict.fromkeys((".json", ".jsonld"), JSON),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines"), JSON_LINES),
    **dict.fromkeys((".eml", ".emlx"), MAIL),
    **dict.fromkeys((".mbox", ".mbx"), MBOX),
    **dict.fromkeys((".mhtml", ".mht"), MHTML),
    **dict.fromkeys((".csv", ".tsv", ".tab", ".psv"), TABLE),
    **dict.fromkeys((".rss", ".atom", ".rdf"), FEED),
}
_PACKINGS: Final = {".gz": _GZIP, ".bz2": _BZIP2, ".xz": _XZ, ".zst": _ZSTD}
SUPPORTED: Final[dict[str, Format]] = {
    **_PLAIN,
    **{inner + suffix: kind for suffix, kind in _PACKINGS.items() for inner in (*_PLAIN, ".xml")},
}
"""What a folder is searched for."""
_UNSUPPORTED: Final[dict[str, Format]] = {
    ".pdf": _PDF,
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pptx", ".ppt", ".odp", ".epub"), _OFFICE),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _OFFICE),
    ".zip": _ZIP,
    **_PACKINGS,
    **dict.fromkeys((".tgz", ".tbz", ".txz"), _GZIP),
    **dict.fromkeys((".7z", ".rar", ".tar"), _ARCHIVE),
    ".png": _PNG,
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".gif": _GIF,
    ".tif": _TIFF,
    ".tiff": _TIFF,
    **dict.fromkeys((".bmp", ".ico", ".svg", ".heic", ".avif", ".webp"), _OTHER_IMAGE),
    **dict.fromkeys((".mp3", ".mp4", ".ogg", ".wav", ".mov", ".avi", ".mkv", ".webm"), _SOUND),
    ".msg": _OUTLOOK,
    **dict.fromkeys((".webarchive", ".maff"), _SAVED_PAGE),
    **dict.fromkeys((".warc", ".arc", ".wacz"), _WARC),
    ".xml": FEED,
    **dict.fromkeys((".parquet", ".arrow", ".feather"), _COLUMNS),
}
_PERHAPS_PAGES: Final = (TEXT, MARKDOWN, JSON, JSON_LINES, TABLE, FEED, None)
"""Names under which people also save pages."""
_MAGIC: Final = (
    (b"%PDF-", _PDF),
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", _OFFICE),
    (b"\x1f\x8b", _GZIP),
    (b"BZh", _BZIP2),
    (b"\xfd7zXZ\0", _XZ),
    (b"\x28\xb5\x2f\xfd", _ZSTD),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"\x89PNG\r\n\x1a\n", _PNG),
    (b"\xff\xd8\xff", _JPEG),
    (b"GIF87a", _GIF),
    (b"GIF89a", _GIF),
    (b"II*\0", _TIFF),
    (b"MM\0*", _TIFF),
    (b"OggS\0", _SOUND),
    (b"ID3\x03", _SOUND),
    (b"ID3\x04", _SOUND),
    (b"WARC/1.", _WARC),
    (b"PAR1", _COLUMNS),
    (b"SQLite format 3\0", BINARY),
    (b"\x7fELF", BINARY),
)
_MAIL_START: Final = pattern(
    rb"From |(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|DKIM-Signature|From|To|Cc"
    rb"|Subject|Date|Reply-To|Sender|Content-Type|Authentication-Results|Snapshot-Content-Location"
    rb"|X-[\w-]{1,60}|ARC-[\w-]{1,30}):",
    re.IGNORECASE,
)

_BEFORE_HTML: Final = r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
_PAGE: Final = pattern(_BEFORE_HTML + r"<(?:!doctype\s++html|html)[\s>]", re.IGNORECASE)
_FRAGMENT: Final = pattern(
    _BEFORE_HTML + r"<(?:!doctype|html|head|body|title|meta|link|script|style|header|main|article"
    r"|section|div|table|span|time|h[1-6]|p|a|ul|ol|img|figure|br|b|i|font|iframe)[\s/>]",
    re.IGNORECASE,
)
_RECORD: Final = pattern(r"\s*+(?:\{\s*+[\"}]|\[\s*+\{)")
_XML_START: Final = pattern(
    r"\s*+<(?:\?xml\s|(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>])", re.IGNORECASE
)
_XML_ROOT: Final = pattern(
    r"(?:\s++|<\?[^?]*+(?:\?(?!>)[^?]*+)*+\?>|<!--[^-]*+(?:-(?!->)[^-]*+)*+-->"
    r"|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+(?:\](?!\s*+>)[^\]]*+)*+\]\s*+)?+>)*+<([^\W\d][\w.:-]{0,60}+)"
)
_FEED_ROOTS: Final = frozenset(
    ("rss", "feed", "urlset", "sitemapindex", "channel", "item", "entry")
)
_RDF_FEED: Final = pattern(r"purl\.org/rss/|purl\.org/net/rss|netscape\.com/rdf|<channel|<item")
_CONTROLS: Final = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\b\x1b") + b"\x7f"


def suffix_of(name: str) -> str:
    """The suffix of a file name, in lower case and with its dot; "" without one.

    That of a packed file of a kind that is read is double: `.jsonl.gz`.
    """
    stem, suffix = os.path.splitext(name.lower())  # noqa: PTH122 - start-up: pathlib costs 3 ms
    if suffix in _PACKINGS:
        double = os.path.splitext(stem)[1] + suffix  # noqa: PTH122 - likewise
        return double if double in SUPPORTED else suffix
    return suffix


def sniff(name: str, head: bytes) -> Format:
    """The kind of an input from its name and its first bytes; a few bytes overrule a name."""
    suffix = suffix_of(name)
    magic = next((kind for start, kind in _MAGIC if head.startswith(start)), None)
    if magic is not None:
        return _UNSUPPORTED.get(suffix, magic) if magic in (_ZIP, _OFFICE) else magic
    by_name = SUPPORTED.get(suffix) or _UNSUPPORTED.get(suffix)
    if by_name is HTML or (by_name in _PERHAPS_PAGES and is_page(head)):
        return HTML
    if by_name is None or by_name.reader is Reader.PACKED:
        return _by_content(head)
    return _as_named(by_name, head)


def _as_named(by_name: Format, head: bytes) -> Format:
    """The kind of an input whose name tells it, as far as the content bears that out."""
    if by_name in (TEXT, MARKDOWN, TABLE) and _is_binary(head):
        return BINARY
    if by_name in (TEXT, MAIL, MHTML):
        return _mail_named(by_name, head)
    if by_name is FEED:
        return _xml_kind(head_text(head))
    return _json_kind(head_text(head), by_name) if by_name in (JSON, JSON_LINES) else by_name


def is_page(head: bytes) -> bool:
    """Whether the bytes begin like an HTML document."""
    return _PAGE.match(head_text(head[:_SAMPLE])) is not None


def is_feed(head: bytes) -> bool:
    """Whether the bytes begin like a feed or a sitemap."""
    text = head_text(head)
    return _XML_START.match(text) is not None and _xml_kind(text) is FEED


def has_magic(head: bytes) -> bool:
    """Whether the bytes begin like a file of a known binary kind."""
    return any(head.startswith(start) for start, _ in _MAGIC)


def looks_like_html(text: str) -> bool:
    """Whether a string without a name is HTML rather than text: `<p>...</p>`."""
    return _FRAGMENT.match(text[:_SAMPLE]) is not None and (
        "</" in text or "/>" in text or _PAGE.match(text[:_SAMPLE]) is not None
    )


def is_text(head: bytes) -> bool:
    """Whether the bytes can be text at all."""
    return not has_magic(head) and not _is_binary(head)


def _by_content(head: bytes) -> Format:
    text = head_text(head[:_SAMPLE])
    mail = _mail_kind(head, strict=False)
    if mail is not None:
        return mail
    if _FRAGMENT.match(text):
        return HTML
    if _XML_START.match(text):
        return _xml_kind(head_text(head))
    if _RECORD.match(text):
        return _json_kind(head_text(head), JSON)
    return BINARY if _is_binary(head) else TEXT


def _mail_kind(head: bytes, *, strict: bool) -> Format | None:
    """Mail, a mailbox or a saved page, by the header block that the bytes begin with."""
    if _MAIL_START.match(head) is None:
        return None
    from auditor.read.sniff_mail import shape_of  # noqa: PLC0415 - start-up: few inputs need it

    shape = shape_of(head, strict=strict)
    return {"mail": MAIL, "mbox": MBOX, "mhtml": MHTML}[shape] if shape is not None else None


def _mail_named(by_name: Format, head: bytes) -> Format:
    """The kind of what is named a mail, a saved page or a text: each is saved as the others."""
    found = _mail_kind(head, strict=by_name is TEXT)
    if found is None or (found is MBOX and by_name is not TEXT):
        return by_name
    return found


def _xml_kind(text: str) -> Format:
    """What sort of XML it is, by its root element; a page was known before."""
    found = _XML_ROOT.match(text)
    if found is None:
        return TEXT
    root = found[1].rpartition(":")[2]
    if root in _FEED_ROOTS or (root == "RDF" and _RDF_FEED.search(text) is not None):
        return FEED
    return _not_yet(f"XML of an unknown kind (root element {root})", "application/xml")


def _json_kind(text: str, named: Format) -> Format:
    """JSON or JSON Lines, whatever the name says: by whether the first line is a whole object."""
    first, _, rest = text.lstrip().partition("\n")
    if first.startswith("[") or first.strip() == "{":
        return JSON
    if named is JSON and rest.lstrip().startswith("{") and _is_object(first):
        return JSON_LINES
    return named


def _is_object(line: str) -> bool:
    from json import loads  # noqa: PLC0415 - start-up

    try:
        return isinstance(loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_binary(head: bytes) -> bool:
    """Whether there are more control characters than a text has by accident."""
    sample = head[:_SAMPLE]
    if not sample or unmistakable(sample) is not None:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    try:
        sample[: -3 or None].decode("utf-8")
    except UnicodeDecodeError as error:
        is_utf8 = error.start > len(sample) - 8  # it may end within a character
    else:
        is_utf8 = True
    return controls > len(sample) * (0.3 if is_utf8 else 0.05)
