"""Markdown: a text, and what the front matter over it tells.

Reads `title`, `lang`, `canonical_url` and the like; dates are left to extraction, as claims.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve

from auditor.model import Channel, Document, FieldPlace, Settings, Told
from auditor.read.fields import SYNONYMS, normal
from auditor.read.language import tag
from auditor.syntax import front_matter

_TELLING: Final = {
    normal(name): key
    for key in ("language", "title", "url", "source")
    for name in reversed(SYNONYMS[key])
    if name not in ("source", "name", "heading", "subject", "feed", "publication")
}
_MORE: Final = {"permalink": "url", "canonical": "url", "canonicalurl": "url"}
_HTTP: Final = ("http://", "https://")


def with_front_matter(document: Document, settings: Settings) -> Document:
    """The document of a Markdown text with the fields of its front matter."""
    part = document.parts[0]
    block = front_matter.parse(part.text)
    if block is None:
        return document
    fields = []
    values: dict[str, str] = {}
    for entry in block.entries:
        key = _TELLING.get(normal(entry.key)) or _MORE.get(normal(entry.key))
        if key == "url" and not entry.text.startswith(_HTTP):
            key = None
        if key is not None:
            key = None if key in values else key
        if key is not None:
            values[key] = entry.text
        fields.append(
            FieldPlace(
                entry.key, entry.text, part.name, entry.start, entry.end, Channel.FRONT_MATTER, key
            )
        )
    language = values.get("language")
    told = Told(
        url=settings.url or values.get("url"),
        retrieved=settings.retrieved,
        language=settings.language or (tag(language) if language else None),
        title=values.get("title"),
        source=values.get("source"),
    )
    return evolve(document, told=told, fields=tuple(fields))
