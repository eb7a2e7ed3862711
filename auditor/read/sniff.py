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
BINARY: Final = Format(Reader.NOBODY, _UNKNOWN)

_AS_TEXT: Final = "save its text as .txt or .html and check that"
_UNPACK: Final = "unpack it and check what is inside"


def _not_yet(label: str, media_type: str, way_out: str = _AS_TEXT) -> Format:
    return Format(Reader.NOBODY_YET, media_type, label, way_out)


_PDF: Final = _not_yet("PDF", "application/pdf")
_OFFICE: Final = _not_yet("an office document", _UNKNOWN)
_ZIP: Final = _not_yet("a ZIP archive", "application/zip", _UNPACK)
_PACKED: Final = _not_yet("a compressed file", "application/gzip", _UNPACK)
_PNG, _JPEG, _GIF, _TIFF, _OTHER_IMAGE = (
    _not_yet("an image", kind)
    for kind in ("image/png", "image/jpeg", "image/gif", "image/tiff", _UNKNOWN)
)
_SOUND: Final = _not_yet("sound or video", _UNKNOWN)
_MAIL: Final = _not_yet("mail", "message/rfc822")
_MBOX: Final = _not_yet("a mailbox", "application/mbox")
_MHTML: Final = _not_yet("an MHTML page", "multipart/related", "save the page as HTML instead")
_WARC: Final = _not_yet("a web archive", "application/warc", "extract its pages as .html")
_XML: Final = _not_yet("XML", "application/xml")
_TABLE: Final = _not_yet("a table", _UNKNOWN, "export it as .jsonl")

SUPPORTED: Final[dict[str, Format]] = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), HTML),
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), TEXT),
    **dict.fromkeys((".json", ".jsonld"), JSON),
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines"), JSON_LINES),
}
"""What a folder is searched for."""
_UNSUPPORTED: Final[dict[str, Format]] = {
    ".pdf": _PDF,
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pptx", ".ppt", ".odp", ".epub"), _OFFICE),
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _OFFICE),
    ".zip": _ZIP,
    **dict.fromkeys((".gz", ".bz2", ".xz", ".zst", ".7z", ".rar", ".tar", ".tgz"), _PACKED),
    ".png": _PNG,
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".gif": _GIF,
    ".tif": _TIFF,
    ".tiff": _TIFF,
    **dict.fromkeys((".bmp", ".ico", ".svg", ".heic", ".avif", ".webp"), _OTHER_IMAGE),
    **dict.fromkeys((".mp3", ".mp4", ".ogg", ".wav", ".mov", ".avi", ".mkv", ".webm"), _SOUND),
    **dict.fromkeys((".eml", ".msg", ".emlx"), _MAIL),
    ".mbox": _MBOX,
    **dict.fromkeys((".mhtml", ".mht", ".webarchive", ".maff"), _MHTML),
    **dict.fromkeys((".warc", ".arc", ".wacz"), _WARC),
    **dict.fromkeys((".xml", ".rss", ".atom"), _XML),
    **dict.fromkeys((".parquet", ".arrow", ".feather"), _TABLE),
}
_PERHAPS_PAGES: Final = (TEXT, JSON, JSON_LINES, _XML, None)
"""Names under which people also save pages."""
_MAGIC: Final = (
    (b"%PDF-", _PDF),
    (b"PK\x03\x04", _ZIP),
    (b"PK\x05\x06", _ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", _OFFICE),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\0", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
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
    (b"PAR1", _TABLE),
    (b"SQLite format 3\0", BINARY),
    (b"\x7fELF", BINARY),
)
_MAIL_START: Final = pattern(
    rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|DKIM-Signature):", re.IGNORECASE
)
_MBOX_START: Final = pattern(rb"From \S+ .{0,20}\d\d:\d\d.{0,20}\n")
_MHTML_START: Final = pattern(rb"From: <Saved by ", re.IGNORECASE)

_BEFORE_HTML: Final = r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+"
_PAGE: Final = pattern(_BEFORE_HTML + r"<(?:!doctype\s++html|html)[\s>]", re.IGNORECASE)
_FRAGMENT: Final = pattern(
    _BEFORE_HTML + r"<(?:!doctype|html|head|body|title|meta|link|script|style|header|main|article"
    r"|section|div|table|span|time|h[1-6]|p|a|ul|ol|img|figure|br|b|i|font|iframe)[\s/>]",
    re.IGNORECASE,
)
_RECORD: Final = pattern(r"\s*+(?:\{\s*+[\"}]|\[\s*+\{)")
_XML_START: Final = pattern(r"\s*+<(?:\?xml\s|rss[\s>]|feed[\s>])", re.IGNORECASE)
_CONTROLS: Final = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\b\x1b") + b"\x7f"


def suffix_of(name: str) -> str:
    """The suffix of a file name, in lower case and with its dot; "" without one."""
    return os.path.splitext(name)[1].lower()  # noqa: PTH122 - start-up: pathlib costs 3 ms


def sniff(name: str, head: bytes) -> Format:
    """The kind of an input from its name and its first bytes; a few bytes overrule a name."""
    suffix = suffix_of(name)
    magic = next((kind for start, kind in _MAGIC if head.startswith(start)), None)
    if magic is not None:
        return _UNSUPPORTED.get(suffix, magic) if magic in (_ZIP, _OFFICE) else magic
    by_name = SUPPORTED.get(suffix) or _UNSUPPORTED.get(suffix)
    if by_name is HTML or (by_name in _PERHAPS_PAGES and is_page(head)):
        return HTML
    if by_name is None:
        return _by_content(head)
    if by_name is TEXT and _is_binary(head):
        return BINARY
    return _json_kind(head_text(head), by_name) if by_name in (JSON, JSON_LINES) else by_name


def is_page(head: bytes) -> bool:
    """Whether the bytes begin like an HTML document."""
    return _PAGE.match(head_text(head[:_SAMPLE])) is not None


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
    mail = next(
        (
            kind
            for pattern, kind in (
                (_MHTML_START, _MHTML),
                (_MAIL_START, _MAIL),
                (_MBOX_START, _MBOX),
            )
            if pattern.match(head)
        ),
        None,
    )
    if mail is not None:
        return mail
    if _FRAGMENT.match(text):
        return HTML
    if _XML_START.match(text):
        return _XML
    if _RECORD.match(text):
        return _json_kind(head_text(head), JSON)
    return BINARY if _is_binary(head) else TEXT


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
