"""A field for the publication holds the day on which the paper was received or accepted.

A paper has many days: received, revised, accepted, on line, in print, digitised. Fields such as
`DC.date` or `datePublished` have room for one, and journals fill them with whichever their
system had. Who sorts papers by that field finds some of them months before anybody could read
them, or under the day of a printed issue that followed later.

The page labels the days for its readers, so it is information. The labelled day on which the
paper was on line is the one to take.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Role, Severity
from auditor.model.worlds import gap, surely_same_day, weigh
from auditor.rule import (
    CREATED,
    MACHINE_CHANNELS,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    called_print,
    day_of,
    days_between,
    is_own,
    is_printed,
    opening,
)

_BEFORE: Final = (
    *("accepted", "received", "submitted", "revised", "eingereicht", "angenommen", "eingegangen"),
    *("akzeptiert", "reçu", "accepté", "recibido", "aceptado", "ricevuto", "accettato"),
)
_LATER: Final = ("digiti", "digitalis")
_ONLINE: Final = ("online", "on line", "publish", "veröffentlicht", "publié", "publicado")
_ONLINE_FIELDS: Final = frozenset({"citation_online_date"})
_FIELDS: Final = MACHINE_CHANNELS - {Channel.TIME}
_ROLES: Final = frozenset({PUBLISHED, CREATED, Role.RECEIVED, Role.NONE, Role.EVENT})
_BESIDE: Final = 24
_SHOWN: Final = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding for the first field that holds another day than the one on line."""
    claims = case.timeline.claims
    fields: list[Claim] = []
    online: list[Claim] = []
    for claim in claims:
        if claim.role is PUBLISHED and _is_compared(claim):
            if claim.channel in _FIELDS and (claim.field or "").lower() not in _ONLINE_FIELDS:
                fields.append(claim)
            elif claim.channel in _FIELDS or (is_printed(claim) and _is_online(claim)):
                online.append(claim)
    if not fields or not online:
        return
    others = [c for c in claims if c.role in _ROLES and _other_role(c) and _is_compared(c)]
    others = [c for c in others if is_printed(c)]
    for field in fields:
        taken = [c for c in others if surely_same_day(c.live, field.live)]
        apart = weigh(lambda a, b: gap(a, b) != 0, field.live, online[0].live)
        if taken and apart is FindingKind.FAIL and not _agrees(field, online):
            first, right = taken[0], online[0]
            yield case.finding(
                f"{opening(called(field))} gives {day_of(field)} as the publication; that is the "
                f"day labelled “{_other_role(first)}”, and the paper was on line on "
                f"{day_of(right)}, {days_between(field.live, right.live)} apart.",
                field.id,
                first.id,
                right.id,
                *(c.id for c in (*taken[1:], *online[1:])[:_SHOWN]),
            )
            return


def _is_compared(claim: Claim) -> bool:
    return bool(claim.live) and not claim.quoted and is_own(claim)


def _agrees(field: Claim, online: list[Claim]) -> bool:
    return any(surely_same_day(c.live, field.live) for c in online)


def _words(claim: Claim) -> str:
    return f"{claim.label or ''} {claim.surroundings.before[-_BESIDE:]}".lower()


def _other_role(claim: Claim) -> str | None:
    """The word that makes it a day of another role; None where there is none."""
    words = _words(claim)
    if any(word in words for word in ("online", "on line")):
        return None
    found = next((word for word in (*_BEFORE, *_LATER) if word in words), None)
    return found or ("print" if claim.role is PUBLISHED and called_print(claim) else None)


def _is_online(claim: Claim) -> bool:
    words = _words(claim)
    return any(word in words for word in _ONLINE) and _other_role(claim) is None


def _text(field: str) -> str:
    return (
        "<!doctype html><html><head><title>On the silting of mill ponds</title>"
        f'<meta name="DC.date" content="{field}"></head><body><article>'
        "<h1>On the silting of mill ponds</h1>"
        "<p>Received: 4 January 2021</p><p>Accepted: 3 March 2021</p>"
        "<p>Published online: 20 May 2021</p>"
        "<p>We measured the depth of eleven ponds over nine years.</p></article></body></html>\n"
    )


RULE = Rule(
    code="MET315",
    name="scholarly-roles-mixed",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://github.com/WDscholia/scholia/issues/1392",
        "https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#dateAccepted",
    ),
    check=check,
    bad=(
        Example(
            title="the day of acceptance",
            source=_text("2021-03-03"),
            name="ponds.html",
            at="2021-03-03",
        ),
    ),
    good=(
        Example(title="the day on line", source=_text("2021-05-20"), name="ponds.html"),
        Example(
            title="a day of its own",
            guard="days that no label gives",
            source=_text("2021-05-21"),
            name="ponds.html",
        ),
        Example(
            title="no labels",
            guard="documents that label no days",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-20"),
                    Stated(edtf="2021-03-03", channel=Channel.META, field="dc.date"),
                ),
            },
        ),
    ),
)
