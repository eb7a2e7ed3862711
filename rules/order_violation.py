"""Something ends before it begins: an end before its start, a death before its birth.

The two ends of a span are written side by side, and one of them is wrong when they are the
wrong way round. Honest causes are a mistyped digit, a year that was carried over, and day and
month swapped in one of the two. Programs that reckon with such a span get a negative length.

A date that is moved ("from 5 May to 3 May"), a list of years, and years before our era, which
count down, are no spans. Where day and month could swap and one order makes sense, that is
evidence for this order. Another mention of the span would settle which of its ends is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Kind, OwnerKind, Reading, Severity, Zone
from auditor.model.worlds import gap, weigh, zone_explains
from auditor.rule import (
    EVENT,
    PAGE_CHANNELS,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    days_between,
)

_ENDS: Final = {
    "startdate": ("enddate", "It ends", "it begins"),
    "validfrom": ("validthrough", "It ends", "it begins"),
    "availabilitystarts": ("availabilityends", "It ends", "it begins"),
    "coveragestarttime": ("coverageendtime", "It ends", "it begins"),
    "foundingdate": ("dissolutiondate", "It was dissolved", "it was founded"),
    "birthdate": ("deathdate", "The death was", "the birth"),
}
"""The property of a start: that of its end, and the words for both."""
_TO: Final = re.compile(
    r"(?i)\s?(?:[\u2013\u2014-]|to|until|till|through|thru|bis zum|bis|au|al|hasta el)"
    r"\s?(?:the |le |el )?"
)
_OPENS: Final = re.compile(
    r"(?i)(?:\(|\b(?:from|between|running|held|open|vom|von|zwischen|du|del|dal)(?: the)?\s)\s?$"
)
_MOVED: Final = (
    *("mov", "brought", "chang", "advanc", "forward", "shift", "reschedul", "postpon", "delay"),
    *("push", "earlier", "deadline", "target", "correct", "amend", "extend", "revis", "instead"),
    *("cut", "fell", "rose", "drop", "compar", "back", "verschob", "vorgezog", "verleg", "geänder"),
    *("vorverleg", "report", "avanc", "aplaz", "adelant"),
)
"""Words by which "from one day to another" is no span of time."""
_ERA: Final = re.compile(r"\s?(?:B\.?\s?C|v\.\s?(?:Chr|u)|av\.\s?J|a\.\s?C|п|до)")
_BORN: Final = re.compile(
    r"(?i)(?:\b(?:born|geb\.|geboren|née?|nacido|nata?o?)(?: on| am| le)?|\*)\s?$"
)
_DIED: Final = re.compile(r"(?i)(?:\b(?:died|gest\.|gestorben|mort|morte)(?: on| am| le)?|†)\s?$")
_REACH: Final = 60


def check(case: Case) -> Iterator[Finding]:
    """One finding for each span whose ends are the wrong way round."""
    claims = case.timeline.claims
    for start, end in pairwise(c for c in claims if c.channel is Channel.TEXT):
        words = _told(start, end) if _are_side_by_side(start, end) else None
        if words is not None:
            yield from _found(case, start, end, words)
    yield from _in_fields(case, [c for c in claims if c.channel in PAGE_CHANNELS and c.live])


def _found(case: Case, start: Claim, end: Claim, words: tuple[str, str]) -> Iterator[Finding]:
    # A span that makes sense under some readings is evidence for those.
    if weigh(_is_before, end.live, start.live) is FindingKind.FAIL:
        verb, other = words
        yield case.finding(
            f"{verb} on {day_of(end)}, {days_between(end.live, start.live)} before {other}"
            f" on {day_of(start)}.",
            end.id,
            start.id,
        )


def _is_before(end: Reading, start: Reading) -> bool:
    """Whether both state their year, and the end is earlier by more than a zone."""
    stated = all("year" in r.known and (r.date.year or 0) > 0 for r in (end, start))
    return stated and gap(end, start) > 0 and not zone_explains(end, start)


# -- in text


def _told(start: Claim, end: Claim) -> tuple[str, str] | None:
    """The words for both ends, where the text writes them as those of one span."""
    before, after = start.surroundings.before, start.surroundings.after
    if _ERA.match(end.surroundings.after) or _ERA.match(after):
        return None
    if _ends(_BORN, before) and _ends(_DIED, end.surroundings.before):
        return "The death was", "the birth"
    joint = _TO.match(after)
    if joint is None or not after.startswith(end.surface, joint.end()) or not _OPENS.search(before):
        return None
    near = before[-_REACH:].lower()
    if any(word in near for word in _MOVED) or not _are_days(start, end):
        return None
    return "It ends", "it begins"


def _ends(words: re.Pattern[str], text: str) -> bool:
    """Whether the text ends so; only as much of it is looked at as the words may take."""
    return words.search(text, max(0, len(text) - _REACH)) is not None


def _are_side_by_side(start: Claim, end: Claim) -> bool:
    """Whether both are dates of one thing in one block of text."""
    return (
        start.meaning.kind is end.meaning.kind is Kind.DATE
        and start.surroundings.block == end.surroundings.block
        and start.location.part == end.location.part
        and start.owner == end.owner
    )


def _are_days(start: Claim, end: Claim) -> bool:
    """Whether both are days or months: years alone stand in lists and tables of any order."""
    return all(r.date.month is not None for claim in (start, end) for r in claim.live)


# -- in fields


def _in_fields(case: Case, fields: Sequence[Claim]) -> Iterator[Finding]:
    by_node: dict[tuple[tuple[object, ...], str], list[Claim]] = {}
    for claim in fields:
        by_node.setdefault(_node(claim), []).append(claim)
    for (node, prop), starts in by_node.items():
        if prop not in _ENDS:
            continue
        name, *words = _ENDS[prop]
        ends = by_node.get((node, name), [])
        # Several of them in one node are several spans, and which belong together is not said.
        if len(starts) == len(ends) == 1:
            yield from _found(case, starts[0], ends[0], (words[0], words[1]))


def _node(claim: Claim) -> tuple[tuple[object, ...], str]:
    """The node that a field belongs to, and its property in lower case."""
    kind, _, prop = (claim.field or "").rpartition(".")
    pointer = (claim.location.pointer or "").rpartition("/")[0]
    where = claim.location.part if claim.location.pointer is None else ""
    return (claim.channel, claim.owner, kind, pointer, where), prop.lower()


def _field(edtf: str, name: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.JSON_LD, field=name, owner=OwnerKind.OTHER)


RULE = Rule(
    code="TMP406",
    name="order-violation",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://ohdsi.github.io/DataQualityDashboard/articles/checkIndex.html",
        "https://schema.org/endDate",
    ),
    check=check,
    bad=(
        Example(
            title="an exhibition that closes before it opens",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: (
                    Stated(edtf="2021-05-05", before="open from ", after=" to 3 May 2021"),
                    Stated(edtf="2021-05-03"),
                ),
            },
            at="3 May 2021",
        ),
        Example(
            title="a death before the birth",
            timeline={
                EVENT: (
                    Stated(edtf="1950-05-05", before="Ada Holm (born ", after=", died"),
                    Stated(edtf="1949-03-03", before="born 5 May 1950, died "),
                ),
            },
            at="3 March 1949",
        ),
        Example(
            title="an event in JSON-LD",
            timeline={
                EVENT: (
                    _field("2021-05-05", "Event.startDate"),
                    _field("2020-05-06", "Event.endDate"),
                ),
            },
            at="2020-05-06",
        ),
        Example(
            title="a festival with last year's end",
            source=(
                "<!doctype html><html><head><title>Ferry festival</title>"
                '<script type="application/ld+json">{"@context": "https://schema.org", '
                '"@type": "Event", "name": "Ferry festival", "startDate": "2021-05-05", '
                '"endDate": "2020-05-07"}</script></head><body><h1>Ferry festival</h1>'
                "<p>Three days on the river.</p></body></html>\n"
            ),
            name="festival.html",
            at="2020-05-07",
        ),
        Example(
            title="a notice that was typed in haste",
            source=(
                "Swimming baths closed\n\nPublished: 11 April 2021\n\n"
                "The baths will be closed from 25 May 2021 to 3 May 2021 for repairs.\n"
            ),
            at="3 May 2021",
        ),
    ),
    good=(
        Example(
            title="in order",
            timeline={
                EVENT: (
                    Stated(edtf="2021-05-03", before="open from ", after=" to 5 May 2021"),
                    Stated(edtf="2021-05-05"),
                    _field("2021-05-05", "Event.startDate"),
                    _field("2021-05-05", "Event.endDate"),
                ),
            },
        ),
        Example(
            title="a list of years",
            guard="lists of unrelated years and days",
            timeline={
                EVENT: (
                    Stated(edtf="2021", after=" - 2020", before="from "),
                    Stated(edtf="2020", after=" - 5 May 2019"),
                    Stated(edtf="2019-05-05", after=" - 3 May 2018"),
                    Stated(edtf="2018-05-03"),
                ),
            },
        ),
        Example(
            title="a day that was moved",
            guard="a day that is moved to another",
            timeline={
                EVENT: (
                    Stated(edtf="2021-05-05", before="was moved from ", after=" to 3 May 2021"),
                    Stated(edtf="2021-05-03"),
                ),
            },
        ),
        Example(
            title="one order makes sense",
            guard="a span that is in order under some readings",
            timeline={
                EVENT: (
                    Stated(edtf="2021-05-03 | 2021-03-05", before="from ", after=" to 04/03/2021"),
                    Stated(edtf="2021-03-04 | 2021-04-03", surface="04/03/2021"),
                ),
            },
        ),
        Example(
            title="before our era",
            guard="years before our era",
            timeline={
                EVENT: (
                    Stated(edtf="1300-05", before="from ", after=" to May 1200"),
                    Stated(edtf="1200-05", after=" BC"),
                ),
            },
        ),
        Example(
            title="two events of one list",
            guard="nodes with several spans",
            timeline={
                EVENT: (
                    _field("2021-05-05", "Event.startDate"),
                    _field("2022-05-05", "Event.startDate"),
                    _field("2021-05-06", "Event.endDate"),
                ),
            },
        ),
        Example(
            title="a night in two zones",
            guard="one instant in two zones",
            timeline={
                EVENT: (
                    _field("2021-05-05T01:00:00Z", "Event.startDate"),
                    _field("2021-05-04", "Event.endDate"),
                ),
            },
        ),
        Example(
            title="the year is filled in",
            guard="dates whose year is filled in",
            timeline={
                EVENT: (
                    Stated(
                        edtf="2021-05-05",
                        known=("month", "day"),
                        before="from ",
                        after=" to 3 May 2021",
                    ),
                    Stated(edtf="2021-05-03", zone=Zone.BODY),
                ),
            },
        ),
    ),
)
