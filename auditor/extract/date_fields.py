"""Which role the name of a machine field gives its date.

Reads `article:published_time`, `lastModifiedDate`, `fecha_publicacion`; must not take
`article:publisher` or `publish_id` for a date.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from auditor.model import Role
from auditor.pattern import pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PUBLISHED: Final = _words(
    "published publish publication publications pub pubdate public issued release released "
    "posted premiered erschienen erscheinung veröffentlicht veröffentlichung veroeffentlichung "
    "publicacion publicación publicado publicacao publicação publie publié pubblicazione "
    "pubblicato publicatie gepubliceerd publisert publicerad publikace"
)
_MODIFIED: Final = _words(
    "modified modification modify republished updated update updates mod moddate lastmod "
    "lastupdate changed edited revised revision reviewed geändert aktualisiert modificacion "
    "modificación actualizacion actualización modifica aggiornamento modifie maj wijziging"
)
_CREATED: Final = _words("created creation create firstcreate creacion creación erstellt")
_EXPIRES: Final = _words("expires expired expire expiry expiration unavailable unpublish")
_CAPTURED: Final = _words(
    "retrieved retrieval crawled crawl fetched scraped captured archived accessed downloaded "
    "cached cache saved mirrored served snapshot printed rendered render generated generation "
    "gen build built deployed"
)
_DATE: Final = _words("date dates time datetime timestamp datum fecha data day stamp")
_PLAIN: Final = _words(
    "first last original originally article post story content page document entry news item "
    "meta display iso utc gmt unix epoch local at on full string str raw dc dcterms og online"
)
_OTHERS: Final = _words(
    "start end birth consent cookie zone timezone tz offset format user member session account "
    "event comment review product order sale price video audio image founding version "
    "translation survey yyyy yyyymm stop ssr"
)
"""Words of dates that are not the document's, and of what only stands beside a date."""
_NO_DATE_AT_THE_END: Final = _words(
    "id ids url uri link href by author authors type label count key token path slug status "
    "name title category channel section interval ttl limit location place"
)
_ROLES: Final[tuple[tuple[frozenset[str], Role], ...]] = (
    (_EXPIRES, Role.EXPIRES),
    (_CAPTURED, Role.CAPTURED),
    (_MODIFIED, Role.MODIFIED),
    (_PUBLISHED, Role.PUBLISHED),
    (_CREATED, Role.CREATED),
)
_WORDS: Final = _DATE | _PLAIN | frozenset().union(*(words for words, _ in _ROLES))
_GLUED: Final = pattern("|".join(sorted(_WORDS, key=lambda word: (-len(word), word))))
_PIECE: Final = pattern(r"[^\W\d_]+|\d+")
_HUMP: Final = pattern(r"(?<=[a-zäöüé0-9])(?=[A-ZÄÖÜ])")
_LONGEST_NAME: Final = 80


def words_of(name: str) -> list[str]:
    """The words of a field name: at separators, humps and, where known words are glued, between.

    Reads `publishedAt`, `bt:pubDate`, `datepublished`; leaves `publisher` whole.
    """
    words: list[str] = []
    for piece in _PIECE.findall(_HUMP.sub(" ", name[:_LONGEST_NAME])):
        word = piece.lower()
        if word in _WORDS:
            words.append(word)
            continue
        parts = _GLUED.findall(word)
        words += parts if len("".join(parts)) == len(word) else [word]
    return words


@lru_cache(maxsize=4096)
def role_of_name(name: str) -> Role | None:
    """The role that the words of a field name give, or None where they name no date.

    A bare `date` gives none: only who knows the field may rely on it.
    """
    words = words_of(name)
    if not words or words[-1] in _NO_DATE_AT_THE_END or not _OTHERS.isdisjoint(words):
        return None
    return role_of_words(words)


def role_of_words(words: list[str]) -> Role | None:
    """The role that these words name, wherever they stand; the copy's before the document's."""
    if "last" in words and not _PUBLISHED.isdisjoint(words):
        return Role.MODIFIED
    return next((role for names, role in _ROLES if not names.isdisjoint(words)), None)


@lru_cache(maxsize=4096)
def may_be_a_year(name: str) -> bool:
    """Whether a bare number of four digits in this field may be a year.

    In `copyright_year` or `date` it is; in `build`, `cache` or `expires` it counts something.
    """
    return any(word in _YEARLY for word in words_of(name))


@lru_cache(maxsize=4096)
def may_hold_an_epoch(name: str) -> bool:
    """Whether a bare number in this attribute may count seconds since 1970.

    In `data-timestamp` it does; in `data-post-id` or `data-checksum` it is a number as others.
    """
    return any(word in _TIMELY for word in words_of(name.removeprefix("data-")))


@lru_cache(maxsize=4096)
def is_bare_date(name: str) -> bool:
    """Whether a name says `date` and nothing of which: `date`, `dc.date`, `article_date`."""
    words = words_of(name)
    return any(word in _BARE for word in words) and all(
        word in _DATE or word in _PLAIN for word in words
    )


_YEARLY: Final = (
    _DATE
    | _PUBLISHED
    | _MODIFIED
    | _CREATED
    | _words("year years jahr année anno año copyright valid copyrighted available pdate")
)
_TIMELY: Final = _DATE | frozenset(("ts",)).union(*(names for names, _ in _ROLES))
_BARE: Final = frozenset(("date", "datum", "fecha", "datetime"))
