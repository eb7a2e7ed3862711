"""The names of elements in feeds and sitemaps, whatever prefix a feed gives their namespace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_PREFIXES: Final = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns": "atom",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss2": "",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-video/1.1": "video",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://prismstandard.org/namespaces/basic/2.0": "prism",
    "http://prismstandard.org/namespaces/1.2/basic": "prism",
    "http://purl.org/rss/1.0/modules/event": "ev",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
"""Namespaces, without what varies at their ends, and the prefixes that everybody uses."""

FORMS: Final = {
    "rss": frozenset(("item",)),
    "RDF": frozenset(("item",)),
    "channel": frozenset(("item",)),
    "item": frozenset(("item",)),
    "feed": frozenset(("entry",)),
    "entry": frozenset(("entry",)),
    "urlset": frozenset(("url",)),
    "sitemapindex": frozenset(("sitemap",)),
}
"""The root elements, and what their entries are called."""

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("guid", "id", "atom:id", "rdf:about", "loc", "dc:identifier"),
    "url": ("link", "atom:link", "loc", "feedburner:origLink", "rdf:about"),
    "title": ("title", "atom:title", "dc:title", "news:title", "media:title"),
    "published": (
        "pubDate",
        "published",
        "atom:published",
        "issued",
        "dc:date",
        "dcterms:issued",
        "news:publication_date",
        "prism:publicationDate",
        "date",
    ),
    "modified": ("updated", "atom:updated", "modified", "dcterms:modified", "lastmod"),
    "language": ("xml:lang", "language", "dc:language", "news:language"),
    "source": ("news:name",),
}
"""The element that each key of `--fields` is, in order of preference."""
CONTENT: Final = ("content:encoded", "content", "atom:content", "xhtml:body", "body", "fulltext")
SUMMARY: Final = ("description", "summary", "atom:summary", "dcterms:abstract", "dc:description",
                  "media:description", "itunes:summary", "tagline")  # fmt: skip


def canonical(name: str, spaces: Mapping[str, str]) -> str:
    """A name with the usual prefix of its namespace; as it stands where that is not known.

    Names of RSS and sitemaps have none, nor have those of Atom that are written without one.
    """
    prefix, _, own = name.rpartition(":")
    space = spaces.get(prefix)
    if space is None:
        return name
    key = space.strip().lower().rstrip("/#")
    usual = _PREFIXES.get(key.replace("https:", "http:", 1))
    if usual is None:
        return name
    return f"{usual}:{own}" if usual and (prefix or usual != "atom") else own
