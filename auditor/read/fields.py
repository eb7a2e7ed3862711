"""The fields of a record: which of its names mean what.

Reads `{"body": ..., "pub_date": ...}`, `{"metadata": {"url": ...}}`, WordPress's
`{"content": {"rendered": ...}}`; `publisher` is no `published`.

`SYNONYMS` is the table that the documentation prints. Names are compared without case and
without `_`, `-`, `.` and blanks, so that `datePublished` stands for `date_published` too. Of
several names that a record has, the first in the table counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from auditor.errors import UsageError
from auditor.pattern import pattern

SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "uid", "uuid", "guid", "doc_id", "document_id", "article_id"),
    "text": (
        "text",
        "full_text",
        "plain_text",
        "raw_text",
        "clean_text",
        "main_text",
        "article_text",
        "article_body",
        "body_text",
        "content_text",
        "text_content",
        "body",
        "content",
        "article",
        "story",
        "markdown",
        "message",
        "selftext",
        "abstract",
        "description",
        "summary",
    ),
    "html": (
        "html",
        "raw_html",
        "html_content",
        "content_html",
        "html_body",
        "body_html",
        "page_html",
        "source_html",
        "page_source",
        "raw_content",
    ),
    "url": (
        "url",
        "link",
        "permalink",
        "canonical_url",
        "page_url",
        "article_url",
        "source_url",
        "target_uri",
        "warc_target_uri",
        "web_url",
        "uri",
        "href",
    ),
    "title": ("title", "headline", "page_title", "article_title", "heading", "name", "subject"),
    "published": (
        "published",
        "published_at",
        "date_published",
        "publish_date",
        "published_date",
        "publication_date",
        "publication_time",
        "published_time",
        "published_on",
        "publish_time",
        "pubdate",
        "date_publish",
        "article_published_time",
        "web_publication_date",
        "first_published",
        "date_issued",
        "issued",
        "posted_at",
        "posted_on",
        "post_date",
        "date_posted",
        "article_date",
        "news_date",
        "date_gmt",
        "date",
        "datetime",

    ),
    "modified": (
        "modified",
        "modified_at",
        "date_modified",
        "modified_date",
        "modified_time",
        "article_modified_time",
        "last_modified",
        "lastmod",
        "modified_gmt",
        "updated",
        "updated_at",
        "update_date",
        "updated_date",
        "date_updated",
        "last_updated",
        "date_modify",
    ),
    "retrieved": (
        "retrieved",
        "retrieved_at",
        "date_retrieved",
        "retrieval_date",
        "crawled",
        "crawled_at",
        "crawl_date",
        "crawl_time",
        "date_crawled",
        "crawl_timestamp",
        "fetched",
        "fetched_at",
        "fetch_time",
        "fetch_date",
        "scraped",
        "scraped_at",
        "scrape_date",
        "date_download",
        "download_date",
        "downloaded_at",
        "accessed",
        "accessed_at",
        "access_date",
        "captured_at",
        "archived_at",
        "warc_date",
    ),
    "language": ("language", "lang", "locale", "language_code", "in_language", "lang_code"),
    "headers": ("headers", "http_headers", "response_headers", "http_response_headers"),
    "source": ("source", "publisher", "site", "site_name", "website", "outlet", "domain",
               "source_name", "source_domain", "host", "hostname", "publication", "feed"),
}  # fmt: skip
"""What each key of `--fields` is also called, in order of preference."""

HOLDERS: Final = ("metadata", "meta", "_source", "fields", "attributes", "properties", "article",
                  "document", "doc", "data", "page", "info")  # fmt: skip
"""Objects inside a record whose fields count as its own, after its own."""
_TEXTS: Final = frozenset(("text", "html", "title"))
_SEPARATORS: Final = pattern(r"[\W_]+")
_DATES: Final = ("published", "modified", "retrieved")
_LONGEST_NAME: Final = 100


class Field(NamedTuple):
    """A field of a record: the keys that lead to it, its value, and whether the user named it."""

    path: tuple[str, ...]
    value: Any
    named: bool


@lru_cache(maxsize=4_096)
def normal(name: str) -> str:
    """The form in which names are compared."""
    return _SEPARATORS.sub("", name[:_LONGEST_NAME]).lower()


_RANKS: Final = {
    normal(name): (key, rank)
    for key, names in SYNONYMS.items()
    for rank, name in reversed(list(enumerate(names)))
}
"""Normal name to its key and place in the table; a name belongs to one key."""
_NORMAL_HOLDERS: Final = frozenset(map(normal, HOLDERS))


def check_named(named: Mapping[str, str]) -> None:
    """Refuse keys of `--fields` that there are not; UsageError."""
    for key in named:
        if key not in SYNONYMS:
            msg = f"no such key in --fields: {key}; the keys are {', '.join(SYNONYMS)}"
            raise UsageError(msg)


def find(record: Mapping[str, Any], named: Mapping[str, str]) -> dict[str, Field]:
    """The fields of a record by key. Keys that the user named are looked up under that name only.

    A field without a value (null, an empty text) is passed over.
    """
    best: dict[str, tuple[int, Field]] = {}
    for name, path, value in _own(record):
        if name not in _RANKS or _is_blank(value):
            continue
        key, rank = _RANKS[name]
        if key not in named and (key not in best or rank < best[key][0]) and _fits(key, value):
            best[key] = rank, Field(path, value, named=False)
    found = {key: field for key, (_, field) in best.items()}
    for key, name in named.items():
        field = _named(record, name)
        if field is not None:
            found[key] = field
    return found


def _own(record: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """Normal name, path and value of the fields, those of holders after all others."""
    holders = []
    for name, value in record.items():
        if isinstance(value, dict):
            if "rendered" in value:
                yield normal(name), (name, "rendered"), value["rendered"]
                continue
            if normal(name) in _NORMAL_HOLDERS:
                holders.append((name, value))
        yield normal(name), (name,), value
    for holder, fields in holders:
        for name, value in fields.items():
            yield normal(name), (holder, name), value


def _is_blank(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, str) and value.isspace())


def _fits(key: str, value: object) -> bool:
    """Whether a field can be meant: its name alone may say something else in this record."""
    if key in _TEXTS:
        return isinstance(value, str)
    if key in _DATES:
        return isinstance(value, str | int | float) and not isinstance(value, bool)
    if key == "id":
        return isinstance(value, str | int) and not isinstance(value, bool)
    return True


def _named(record: Mapping[str, Any], name: str) -> Field | None:
    """The field of exactly that name, else the one that dots lead to."""
    if name in record:
        return Field((name,), record[name], named=True)
    path = tuple(name.split("."))
    value: Any = record
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return None
        value = value[step]
    return Field(path, value, named=True)


def names_of(record: Mapping[str, Any]) -> list[str]:
    """The names that a user could give, for a message."""
    names = []
    for name, value in record.items():
        if isinstance(value, dict) and normal(name) in _NORMAL_HOLDERS:
            names += [f"{name}.{inner}" for inner in value]
        else:
            names.append(name)
    return names


def has_any(record: Mapping[str, Any], keys: Iterable[str]) -> bool:
    """Whether the record has a field for one of the keys."""
    found = find(record, {})
    return any(key in found for key in keys)
