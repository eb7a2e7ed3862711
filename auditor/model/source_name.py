"""What the source of a document is called: the registered domain of its address, or its name.

Reads `https://news.paper.example/2021/a` as `paper.example`; two publishers under one public
suffix, or on one shared host, never become one source.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from auditor.pattern import pattern

_LONGEST: Final = 200
_LABELS: Final = 2
_COUNTRY: Final = 2
_HOST: Final = pattern(r"[0-9A-Za-z_-]{1,63}(?:\.[0-9A-Za-z_-]{1,63}){1,20}")
_ADDRESS: Final = pattern(r"[0-9.]+|.*:.*")
_REGISTRIES: Final = frozenset((
    "ac", "ad", "art", "asn", "asso", "biz", "co", "com", "ed", "edu", "firm", "gen", "go", "gob",
    "gouv", "gov", "govt", "gr", "gv", "id", "ind", "info", "lg", "ltd", "me", "med", "mil",
    "mod", "mus", "muni", "name", "ne", "net", "nhs", "nic", "nom", "or", "org", "parliament",
    "plc", "police", "press", "priv", "pro", "sch", "school", "tm", "web",
))  # fmt: skip
"""Names under which countries register domains: `paper.co.uk` is one, `co.uk` is none."""
_SHARED: Final = frozenset((
    "altervista.org", "blogger.com", "canalblog.com", "cloudfront.net", "free.fr", "github.io",
    "gitlab.io", "hatenablog.com", "herokuapp.com", "jimdo.com", "livejournal.com", "medium.com",
    "narod.ru", "neocities.org", "netlify.app", "over-blog.com", "pages.dev", "posterous.com",
    "squarespace.com", "substack.com", "tistory.com", "tripod.com", "tumblr.com", "typepad.com",
    "ucoz.ru", "vercel.app", "web.app", "webnode.com", "weebly.com", "wixsite.com",
    "wordpress.com",
))  # fmt: skip
"""Hosts on which everybody has a name below theirs."""
_EVERYWHERE: Final = "blogspot"
"""One that is there under a hundred suffixes."""


def source_name(url: str | None, named: str | None) -> str | None:
    """The source of a document by its address, else by what its record calls it."""
    host = _host(url) if url else None
    if host is None and named and _HOST.fullmatch(named.strip()):
        host = named.strip().lower()
    if host is not None:
        return registered_domain(host)
    name = " ".join((named or "")[:_LONGEST].casefold().split())
    return name or None


def registered_domain(host: str) -> str:
    """The part of a host that somebody registered, by rule of thumb.

    Where in doubt a label more is kept: a source that is taken for two has less history, one
    that is taken for another has a wrong one.
    """
    labels = host.lower().strip(".").split(".")
    if len(labels) <= _LABELS or _ADDRESS.fullmatch(host):
        return ".".join(labels)
    last = ".".join(labels[-_LABELS:])
    if _EVERYWHERE in labels[1:]:  # one name below it is a source, under whatever suffix
        return ".".join(labels[labels.index(_EVERYWHERE, 1) - 1 :])
    under_country = len(labels[-1]) == _COUNTRY and labels[-2] in _REGISTRIES
    keep = _LABELS + 1 if under_country or last in _SHARED else _LABELS
    return ".".join(labels[-keep:])


def _host(url: str) -> str | None:
    try:
        return urlsplit(url.strip()).hostname or None
    except ValueError:  # brackets of an IPv6 address that do not fit
        return None
