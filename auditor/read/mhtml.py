"""MHTML: a page that a browser saved with its pictures, as the parts of a mail.

Reads the page and its frames; must not read the resources, nor take the date on which the browser
saved the page for that of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from auditor.model import Document, Part, Settings
from auditor.read.mail import HEADERS, HTML, Reading, read_whole
from auditor.read.stream import Content

MHTML: Final = "multipart/related"
_QUIET: Final = ("attachments",)


def read_mhtml(content: Content, name: str, settings: Settings) -> Iterator[Document]:
    """The document of a saved page: its headers, the page, then its frames."""
    reading = Reading(read_whole(content, name, settings), settings)
    document = reading.document(media_type=MHTML)
    root = _root(document, reading)
    notices = [one for one in document.notices if one.code not in _QUIET]
    parts = sorted(document.parts, key=lambda part: _rank(part, root))
    yield attrs.evolve(document, parts=tuple(parts), notices=tuple(notices))


def _root(document: Document, reading: Reading) -> str | None:
    """The name of the part that is the page: the one that the headers name, else the first."""
    pages = [part.name for part in document.parts if part.media_type == HTML]
    if not pages or not reading.entities:
        return None
    start = reading.entities[0].kind.parameters.get("start", "").strip()
    named = (f"part/{one.number}" for one in reading.entities if start and one.id == start)
    return next((name for name in named if name in pages), pages[0])


def _rank(part: Part, root: str | None) -> int:
    if part.name == "headers":
        return 0
    if root is not None and part.name in (root, f"{root}/headers"):
        return 1 if part.media_type == HEADERS else 2
    return 3
