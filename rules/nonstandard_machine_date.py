"""A field writes its date in another form than its own standard asks for.

schema.org and Open Graph ask for ISO 8601, HTTP for the form of RFC 9110, mail for that of
RFC 5322. What is written otherwise (`13/11/2025 09:21`, `Mar 28, 2020, 06:15 PM IST`, a bare
number) is read by some programs, dropped by others, and turned round by a third kind, which
takes 03/11 for the wrong day. That it was read here does not say that others read it.

Nothing is wrong with the date as such, and it is information. Script data, attributes that are
their makers' own, and fields without a standard are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Severity
from auditor.rule import (
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    called,
    day_of,
    is_own,
    opening,
)

_ISO: Final = "ISO 8601"
_NODES: Final = frozenset({Channel.JSON_LD, Channel.MICRODATA, Channel.RDFA})
_NAMES: Final = ("datepublished", "datemodified", "datecreated", "uploaddate")
_GRAPH: Final = ("published_time", "modified_time", "updated_time")
_ROLES: Final = frozenset({PUBLISHED, MODIFIED})
_FORMS: Final = {
    "numeric": "in numbers",
    "month-name": "in words",
    "rfc5322": "in the form of mails",
    "epoch": "as a bare number",
    "era": "in another calendar",
    "relative": "as a distance from now",
    "dateparser": "in words",
}
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for all such fields of the document; the first one is its place."""
    found = [c for c in case.timeline.claims if c.role in _ROLES and _breaks_it(c)]
    if not found:
        return
    first = found[0]
    more = len(found) - 1
    others = f" ({more} more field{'s do' if more > 1 else ' does'} so too)" if more else ""
    date = f"; read as {day_of(first)}" if first.live else ""
    yield case.finding(
        f"{opening(called(first))} writes its date {_FORMS[first.meaning.form]}, "
        f"“{first.surface}”{others}; its standard asks for {_ISO}{date}.",
        *(claim.id for claim in found[:_SHOWN]),
    )


def _breaks_it(claim: Claim) -> bool:
    if claim.meaning.form not in _FORMS or not claim.live or not is_own(claim):
        return False
    field = (claim.field or "").lower()
    if claim.channel in _NODES:
        return field.endswith(_NAMES)
    if claim.channel is Channel.META:
        return field.endswith(_GRAPH)
    return claim.channel is Channel.TIME and field == "datetime"


def _page(field: str) -> str:
    return (
        f"<!doctype html><html><head><title>Sluice reopened</title>{field}</head><body><article>"
        "<h1>Sluice reopened</h1><p class=byline>25 April 2021</p>"
        "<p>The upper sluice was reopened after repairs.</p></article></body></html>\n"
    )


def _node(value: str) -> str:
    return _page(
        '<script type="application/ld+json">{"@context": "https://schema.org", '
        f'"@type": "NewsArticle", "datePublished": "{value}"}}</script>'
    )


RULE = Rule(
    code="FMT107",
    name="nonstandard-machine-date",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://schema.org/datePublished",
        "https://ogp.me/#type_article",
        "https://www.rfc-editor.org/rfc/rfc3339#section-4",
    ),
    check=check,
    bad=(
        Example(
            title="JSON-LD in numbers",
            source=_node("25/04/2021 09:21:40"),
            name="sluice.html",
            at="25/04/2021 09:21:40",
        ),
        Example(
            title="JSON-LD in words",
            source=_node("Apr 25, 2021, 06:15 PM"),
            name="sluice.html",
            at="Apr 25, 2021, 06:15 PM",
        ),
        Example(
            title="Open Graph in the form of mails",
            source=_page(
                '<meta property="article:published_time" content="Sun, 25 Apr 2021 09:21:40 GMT">'
            ),
            name="sluice.html",
            at="Sun, 25 Apr 2021 09:21:40 GMT",
        ),
    ),
    good=(
        Example(title="as asked for", source=_node("2021-04-25T09:21:40Z"), name="sluice.html"),
        Example(
            title="a blank for the T",
            guard="ISO 8601 with a blank, which everybody reads",
            source=_node("2021-04-25 09:21:40"),
            name="sluice.html",
        ),
        Example(
            title="a field of its maker's own",
            guard="script data and fields without a standard",
            source=_page('<meta name="last-change" content="25 April 2021">'),
            name="sluice.html",
        ),
    ),
)
