"""A field holds a day that programs write where they have no date.

1 January 1970, 0000-00-00 or 31 December 9999 is what is left when a value was empty, zero or
could not be read: clocks and databases start or end there. Whatever sorts or filters by the
field files the document decades away, and nothing shows that the date is missing.

Only machine fields and labelled dates are looked at; prose may well speak of such a day. A
document of that very day is the honest cause: the address, or for days that are common in
archives the printed date, would bear it out, and then it is information.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Role, Severity, Zone
from auditor.model.worlds import may_be_same_day, weigh
from auditor.rule import (
    CAPTURED,
    CREATED,
    EVENT,
    MACHINE_CHANNELS,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Option,
    Rule,
    Stated,
    called,
    is_own,
    opening,
)
from auditor.when.placeholder import Placeholder, placeholder

_ROLES: Final = frozenset({PUBLISHED, MODIFIED, CREATED, CAPTURED, Role.RECEIVED})
_OWN: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})
_PROSE: Final = frozenset({Zone.BODY, Zone.QUOTE, Zone.CAPTION, Zone.DATELINE})
_LISTED: Final = Placeholder("a day that the settings list as a placeholder")
_EMPTY: Final = Placeholder("an empty date")
_SHOWN: Final = 8
_LAST: Final = 9_999


def check(case: Case) -> Iterator[Finding]:
    """One finding for each placeholder of the document, and one for all of other things."""
    listed = frozenset(map(str, (*case.options["dates"], *case.settings.placeholder_days)))
    claims = case.timeline.claims
    groups: dict[tuple[Placeholder, bool], list[Claim]] = {}
    for claim in claims:
        if _is_field(claim):
            found = _meaning(claim, listed)
            if found is not None:
                groups.setdefault((found, _matters(claim)), []).append(claim)
    for (found, matters), group in groups.items():
        kind = max((_kind(c, listed) for c in group), key=lambda k: k is FindingKind.FAIL)
        borne_out = any(_is_borne_out(c, found, claims) for c in group[:_SHOWN])
        # A printed date that repeats the field is the same fault, told at the field.
        first = next((c for c in group if c.channel in MACHINE_CHANNELS), group[0])
        yield case.finding(
            _message(first, found, len(group) - 1, borne_out=borne_out),
            *dict.fromkeys(c.id for c in (first, *group[:_SHOWN], *_rivals(first, claims))),
            kind=kind,
            severity=Severity.ERROR if matters and not borne_out else Severity.INFO,
        )


def _is_field(claim: Claim) -> bool:
    """Whether it is a value that somebody filled in: a machine field or a labelled stamp."""
    if claim.role not in _ROLES or claim.quoted or claim.channel is Channel.URL:
        return False
    if claim.channel is not Channel.TEXT:
        return True
    return claim.label is not None and claim.zone not in _PROSE


def _meaning(claim: Claim, listed: frozenset[str]) -> Placeholder | None:
    """What the claim's date stands for under one of its readings at least."""
    if claim.impossible is not None:
        digits = [sign for sign in claim.surface if sign.isdigit()]
        return _EMPTY if digits and set(digits) == {"0"} else None
    found = (_of_reading(reading, listed) for reading in claim.live)
    return next((one for one in found if one is not None), None)


def _of_reading(reading: Reading, listed: frozenset[str]) -> Placeholder | None:
    if str(reading.date) in listed:
        return _LISTED
    return placeholder(reading.date, reading.instant) if "day" in reading.known else None


def _kind(claim: Claim, listed: frozenset[str]) -> FindingKind:
    if claim.impossible is not None:
        return FindingKind.FAIL
    return weigh(lambda r: _of_reading(r, listed) is not None, claim.live) or FindingKind.REVIEW


def _matters(claim: Claim) -> bool:
    """Whether it is the document's own; script data and headers are about anything."""
    script = (claim.field or "").startswith("script:")
    return claim.owner.kind in _OWN and claim.channel is not Channel.HTTP and not script


def _is_borne_out(claim: Claim, found: Placeholder, claims: Sequence[Claim]) -> bool:
    """Whether another carrier, which nobody fills from the same field, gives the same day."""
    if any((r.date.year or 0) >= _LAST for r in claim.live):
        return False
    carriers = {Channel.URL} if found.sure else {Channel.URL, Channel.TEXT}
    return any(
        c.channel in carriers and c.channel is not claim.channel and may_be_same_day(c, claim)
        for c in claims
        if c.live and is_own(c)
    )


def _rivals(first: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """What states another day of the document: that both differ is the same fault."""
    if not is_own(first):
        return []
    found = [
        c
        for c in claims
        if is_own(c) and c.role in (PUBLISHED, MODIFIED) and c.live and c.zone is not Zone.BODY
    ]
    return [c for c in found if c.id != first.id and not may_be_same_day(c, first)][:_SHOWN]


def _message(first: Claim, found: Placeholder, more: int, *, borne_out: bool) -> str:
    text = f"{opening(called(first))} says “{first.surface}”, {found.meaning}"
    if more:
        text += f" ({more} more {'date says' if more == 1 else 'dates say'} the same)"
    if borne_out:
        return f"{text}; here the day may be meant."
    return f"{text}: programs write it where they have no date."


RULE = Rule(
    code="FMT106",
    name="placeholder-date",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://github.com/artsy/positron/issues/333",
        "https://github.com/gotenberg/gotenberg/issues/1059",
        "https://github.com/rust-lang/blog.rust-lang.org/issues/1929",
        "https://dev.mysql.com/doc/refman/8.4/en/datetime.html",
    ),
    options={"dates": Option(list, [], "more days that mean nothing, such as 2000-01-01")},
    subsumes=(
        *("FMT102", "DOC201", "DOC202", "DOC203", "DOC208", "DOC210"),
        *("MET301", "MET302", "MET303", "MET305", "MET316", "TMP402", "COR510"),
    ),
    check=check,
    bad=(
        Example(
            title="the start of Unix time",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="1970-01-01T00:00:00Z", channel=Channel.META),
                ),
            },
            at="1970-01-01T00:00:00Z",
        ),
        Example(
            title="the same moment in California",
            timeline={MODIFIED: Stated(edtf="1969-12-31T16:00-08:00", channel=Channel.JSON_LD)},
            at="1969-12-31T16:00-08:00",
        ),
        Example(
            title="zeros of a database",
            timeline={
                PUBLISHED: Stated(
                    edtf="",
                    surface="0000-00-00 00:00:00",
                    impossible="there is no month 0",
                    channel=Channel.RECORD,
                ),
            },
            at="0000-00-00 00:00:00",
        ),
        Example(
            title="a printed stamp",
            timeline={PUBLISHED: Stated(edtf="1970-01-01", label="Posted")},
            at="1 January 1970",
        ),
        Example(
            title="the end of all calendars",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-06-14", label="Posted"),
                    Stated(edtf="9999-12-31", channel=Channel.RECORD),
                ),
            },
            at="9999-12-31",
        ),
        Example(
            title="a day that the user lists",
            timeline={PUBLISHED: Stated(edtf="2000-01-01", channel=Channel.RECORD)},
            options={"dates": ["2000-01-01"]},
            at="2000-01-01",
        ),
        Example(
            title="the exact start of Apple's time",
            timeline={CREATED: Stated(edtf="2001-01-01T00:00:00Z", channel=Channel.META)},
        ),
        Example(
            title="a comment without a date",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="1970-01-01", channel=Channel.TIME, owner=OwnerKind.COMMENT),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="a page whose system lost the date",
            source=(
                "<!doctype html><html><head><title>Sluice reopened</title>"
                '<meta property="article:published_time" content="1970-01-01T00:00:00+00:00">'
                "</head><body><article><h1>Sluice reopened</h1>"
                "<p class=byline>By Ada Holm, 14 June 2019</p>"
                "<p>The upper sluice was reopened on Wednesday after repairs.</p>"
                "</article></body></html>\n"
            ),
            name="sluice.html",
            at="1970-01-01T00:00:00+00:00",
        ),
    ),
    good=(
        Example(
            title="the day after",
            timeline={PUBLISHED: Stated(edtf="1970-01-02", channel=Channel.META)},
        ),
        Example(
            title="prose about that day",
            guard="prose and unlabelled dates",
            timeline={PUBLISHED: "2019-06-14", EVENT: "1970-01-01"},
        ),
        Example(
            title="something that never expires",
            guard="expiry dates, which use the last day for “never”",
            timeline={
                PUBLISHED: "2019-06-14",
                Role.EXPIRES: Stated(edtf="9999-12-31", channel=Channel.JSON_LD),
            },
        ),
        Example(
            title="New Year's Day 2001, with another clock",
            guard="1 January 2001 at any other second",
            timeline={PUBLISHED: Stated(edtf="2001-01-01T09:30:00+01:00", channel=Channel.META)},
        ),
        Example(
            title="a newspaper of that day",
            guard="an address with the same day",
            timeline={
                PUBLISHED: (
                    Stated(edtf="1970-01-01", channel=Channel.META),
                    Stated(edtf="1970-01-01", channel=Channel.URL),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="a journal of 1904",
            guard="a printed date that gives a day common in archives",
            timeline={
                PUBLISHED: (
                    Stated(edtf="1904-01-01", channel=Channel.META),
                    Stated(edtf="1904-01-01"),
                ),
            },
            severity=Severity.INFO,
        ),
    ),
)
