"""Timelines from a few words: EDTF by role."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from auditor.model import (
    THE_DOCUMENT,
    THE_SITE,
    Candidate,
    Channel,
    Claim,
    Clock,
    Document,
    Kind,
    Location,
    Meaning,
    Order,
    Owner,
    OwnerKind,
    Part,
    Reading,
    Role,
    Shift,
    Status,
    Surroundings,
    Timeline,
    Verdict,
    Zone,
)
from auditor.rule import Stated, TimelineSpec
from auditor.when.edtf import parse, parse_date
from auditor.when.offset import Instant
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_CLOCK: Final = re.compile(
    r"(?P<date>[^T]+)T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?P<offset>Z|[+-]\d\d:\d\d)?"
)
_VERDICTS: Final = (Role.PUBLISHED, Role.MODIFIED, Role.CAPTURED)
_HEAD: Final = frozenset({Zone.MASTHEAD, Zone.BYLINE, Zone.DATELINE, Zone.FOOTER})
_SURE: Final = 0.97


def timeline_of(
    claims: TimelineSpec,
    *,
    verdicts: Mapping[Role, str] | None = None,
    page_kind: str = "article",
    language: str | None = None,
) -> Timeline:
    """A timeline from EDTF by role, as in `Example.timeline`; ids are c1, c2 … in that order.

    `verdicts` is EDTF by role (`"2021-04-11"`, `"[2020-02-03,2020-03-02]"`,
    `"[..2021-04-11]"`, `""` for none). Without one, the first claim of a role that is the
    document's own is the verdict.
    """
    specs = [
        (role, Stated(edtf=spec) if isinstance(spec, str) else spec)
        for role, given in claims.items()
        for spec in (given if isinstance(given, tuple) else (given,))
    ]
    built: list[Claim] = []
    at = 0
    for number, (role, spec) in enumerate(specs, 1):
        claim = _claim(f"c{number}", role, spec, number, at)
        built.append(claim)
        at = claim.location.end + len(spec.after) + 1
    stated = {} if verdicts is None else verdicts
    found = {
        role: _told_verdict(stated[role], role, built)
        if role in stated
        else _verdict_from(role, built)
        for role in _VERDICTS
    }
    return Timeline(
        tuple(built),
        published=found[Role.PUBLISHED],
        modified=found[Role.MODIFIED],
        captured=found[Role.CAPTURED],
        language=language,
        page_kind=page_kind,
    )


def document_of(timeline: Timeline) -> Document:
    """The document that a timeline of `timeline_of` lies in: one claim a line."""
    text = "".join(
        f"{c.surroundings.before}{c.surface}{c.surroundings.after}\n" for c in timeline.claims
    )
    digest = sha256(text.encode()).hexdigest()
    return Document(
        "example", "text/plain", digest, len(text.encode()), "utf-8", (Part("body", text),)
    )


def _claim(claim_id: str, role: Role, spec: Stated, line: int, at: int) -> Claim:
    readings = _readings(spec)
    surface = spec.surface or _surface(spec, readings)
    zone = spec.zone or _zone(role, spec)
    start = at + len(spec.before)
    column = len(spec.before) + 1
    return Claim(
        id=claim_id,
        role=role,
        owner=_owner(spec),
        channel=spec.channel,
        zone=zone,
        surface=surface,
        location=Location("body", start, start + len(surface), line, column),
        meaning=_meaning(spec, readings),
        label=spec.label,
        field=spec.field,
        readings=readings,
        impossible=spec.impossible,
        weekday=spec.weekday,
        relation=spec.relation,
        tense=spec.tense,
        quoted=spec.quoted,
        surroundings=Surroundings(
            before=spec.before, after=spec.after, own_line=zone in _HEAD and not spec.before
        ),
    )


def _owner(spec: Stated) -> Owner:
    if spec.key is None and spec.owner in (OwnerKind.DOCUMENT, OwnerKind.SITE):
        return THE_DOCUMENT if spec.owner is OwnerKind.DOCUMENT else THE_SITE
    return Owner(spec.owner, spec.key or f"{spec.owner}/1")


def _zone(role: Role, spec: Stated) -> Zone:
    if spec.channel is not Channel.TEXT:
        return Zone.METADATA
    by_owner = {
        OwnerKind.SITE: Zone.MASTHEAD,
        OwnerKind.RELATED: Zone.RELATED,
        OwnerKind.COMMENT: Zone.COMMENT,
        OwnerKind.REPLY: Zone.COMMENT,
        OwnerKind.QUOTED: Zone.QUOTE,
    }
    if spec.owner in by_owner:
        return by_owner[spec.owner]
    return Zone.BODY if role in (Role.EVENT, Role.REFERENCE, Role.NONE) else Zone.BYLINE


def _readings(spec: Stated) -> tuple[Reading, ...]:
    texts = [text.strip() for text in spec.edtf.split("|") if text.strip()]
    ruled_out = [text.startswith("!") for text in texts]
    pairs = [_date(text.removeprefix("!")) for text in texts]
    orders = _orders([date for date, _ in pairs])
    alone = ruled_out.count(False) == 1
    plain = Status.CHOSEN if alone else Status.LIVE
    readings = []
    for (date, instant), order, out in zip(pairs, orders, ruled_out, strict=True):
        known = tuple(
            name
            for name, value in (("year", date.year), ("month", date.month), ("day", date.day))
            if value is not None
        )
        kept = known if spec.known is None else tuple(n for n in known if n in spec.known)
        readings.append(
            Reading(
                date,
                known=kept,
                implied=tuple(n for n in known if n not in kept),
                order=order,
                instant=instant,
                status=Status.RULED_OUT if out else plain,
                because=spec.because,
            )
        )
    return tuple(readings)


def _date(text: str) -> tuple[PartialDate, Instant | None]:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return parse_date(text), None
    date = parse_date(match["date"])
    offset = None
    if match["offset"] == "Z":
        offset = 0
    elif match["offset"]:
        hours, minutes = match["offset"][1:].split(":")
        offset = (int(hours) * 60 + int(minutes)) * (-1 if match["offset"][0] == "-" else 1)
    second = None if match["second"] is None else int(match["second"])
    return date, Instant(date, int(match["hour"]), int(match["minute"]), second, offset=offset)


def _orders(dates: Sequence[PartialDate]) -> Sequence[Order | None]:
    """Two days that swap day and month are the two readings of one numeric date."""
    if len(dates) == 2:  # noqa: PLR2004 - a pair
        one, other = dates
        if one.is_day and one != other and (one.month, one.day) == (other.day, other.month):
            return (Order.DMY, Order.MDY)
    return [None] * len(dates)


def _surface(spec: Stated, readings: Sequence[Reading]) -> str:
    if spec.relation is not None:
        return f"{spec.relation.years}-year anniversary"
    if spec.years_ago is not None:
        return f"{spec.years_ago} years ago"
    if not readings:
        return spec.edtf or "31 June 2021"
    first = readings[0]
    if first.order is Order.DMY:
        mark = spec.separator or "/"
        return mark.join((f"{first.date.day:02d}", f"{first.date.month:02d}", str(first.date.year)))
    if spec.channel is not Channel.TEXT:
        return str(first.instant or first.date)
    return in_words(first.date)


def _meaning(spec: Stated, readings: Sequence[Reading]) -> Meaning:
    if spec.relation is not None:
        return Meaning(Kind.ANNIVERSARY, "anniversary", years=spec.relation.years)
    if spec.years_ago is not None:
        return Meaning(Kind.RELATIVE, "relative", shift=Shift(-spec.years_ago, "year"))
    numeric = any(reading.order is not None for reading in readings)
    form = "month-name" if spec.channel is Channel.TEXT else "iso8601"
    instant = readings[0].instant if readings else None
    clock = None
    if instant is not None:
        offsets = () if instant.offset is None else (instant.offset,)
        clock = Clock(instant.hour, instant.minute, instant.second, offsets=offsets)
    return Meaning(
        Kind.DATE,
        "numeric" if numeric or spec.separator else form,
        candidates=tuple(Candidate(r.date, r.order) for r in readings),
        weekday=spec.weekday,
        clock=clock,
        impossible=spec.impossible,
        separator=spec.separator or ("/" if numeric else None),
    )


def _verdict_from(role: Role, claims: Sequence[Claim]) -> Verdict:
    own = [c for c in claims if c.role is role and c.owner == THE_DOCUMENT and c.live]
    if not own:
        return Verdict()
    dates = tuple(dict.fromkeys(r.date for r in own[0].live))
    same = tuple(c.id for c in own if {r.date for r in c.live} == set(dates))
    return _verdict(dates, same)


def _told_verdict(text: str, role: Role, claims: Sequence[Claim]) -> Verdict:
    if not text:
        return Verdict()
    value = parse(text)
    if isinstance(value, PartialDate):
        dates: tuple[PartialDate, ...] = (value,)
    else:
        members = getattr(value, "members", ())
        dates = tuple(m for m in members if isinstance(m, PartialDate))
        if not dates:
            return Verdict("bounds", text, interval=value.interval, confidence=_SURE)
    wanted = set(dates)
    support = [c.id for c in claims if c.role is role and wanted & {r.date for r in c.live}]
    return _verdict(dates, tuple(support))


def _verdict(dates: tuple[PartialDate, ...], claims: tuple[str, ...]) -> Verdict:
    state = "stated" if len(dates) == 1 else "undecided"
    edtf = ",".join(map(str, dates))
    return Verdict(
        "stated" if state == "stated" else "undecided",
        edtf if state == "stated" else f"[{edtf}]",
        dates=dates,
        interval=dates[0].interval if state == "stated" else None,
        confidence=_SURE,
        claims=claims,
    )
