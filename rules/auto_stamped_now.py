"""The publication date is the moment at which a program made the page.

Some generators write the time of the build into `datePublished`: whatever was built is published
now, each time anew. The stamp of publication then lies within two minutes of what the page says
of its own making (`sdDatePublished`, "generated on", a saved copy's stamp), and something on the
page is older.

It is information: a page may well be published when it is made. The source of the page, or an
earlier build, would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Confidence, FindingKind, Reading, Severity
from auditor.model.worlds import SAME_MOMENT, gap, weigh
from auditor.rule import (
    CAPTURED,
    CREATED,
    MODIFIED,
    PAGE_CHANNELS,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    distinct,
    is_own,
    opening,
    own_machine,
    own_printed,
)

_MAKING: Final = PAGE_CHANNELS | {Channel.HTML_COMMENT, Channel.TEXT, Channel.FRONT_MATTER}
_ROLES: Final = (PUBLISHED, MODIFIED, CREATED)


def check(case: Case) -> Iterator[Finding]:
    """One finding for the field whose clock is that of the making of the page."""
    claims = case.timeline.claims
    made = distinct(c for c in claims if c.role is CAPTURED and _tells_the_making(c))
    if not made or not case.single:
        return
    for field in own_machine(claims, PUBLISHED):
        for stamp in made:
            kind = weigh(_is_one_moment, field.live, stamp.live)
            older = _older(claims, field) if kind is FindingKind.FAIL else []
            if older:
                yield case.finding(
                    f"{opening(called(field))} says that it was published on {day_of(field)}, at "
                    f"the moment at which {called(stamp)} says that the page was made; "
                    f"{called(older[0])} says {day_of(older[0])}.",
                    field.id,
                    stamp.id,
                    older[0].id,
                    confidence=Confidence.MEDIUM,
                )
                return


def _tells_the_making(claim: Claim) -> bool:
    """Whether it is a moment that the page itself tells, to the minute."""
    return claim.channel in _MAKING and any(r.instant is not None for r in claim.live)


def _is_one_moment(one: Reading, other: Reading) -> bool:
    """Whether both clocks show the same, with their zones or, where one has none, as they stand."""
    first, second = one.instant, other.instant
    if first is None or second is None:
        return False
    if first.offset is None or second.offset is None:
        return abs(first.local_seconds - second.local_seconds) <= SAME_MOMENT
    return abs(first.utc_bounds[0] - second.utc_bounds[0]) <= SAME_MOMENT


def _older(claims: tuple[Claim, ...], field: Claim) -> list[Claim]:
    """What of the document's own dates is older for certain."""
    found = [c for role in _ROLES for c in own_printed(claims, role)]
    found += [c for role in _ROLES for c in own_machine(claims, role)]
    found += [c for c in claims if c.channel is Channel.URL and c.role is PUBLISHED and c.live]
    return [
        c
        for c in found
        if is_own(c) and weigh(lambda a, b: gap(a, b) > 1, c.live, field.live) is FindingKind.FAIL
    ]


def _made(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.JSON_LD, field="Dataset.sdDatePublished")


def _field(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.JSON_LD, field="Dataset.datePublished")


RULE = Rule(
    code="PRV609",
    name="auto-stamped-now",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://schema.org/sdDatePublished",
        "https://www.researchobject.org/ro-crate/specification/1.1/root-data-entity.html",
    ),
    check=check,
    bad=(
        Example(
            title="published when it was built",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-05-04", label="Posted"),
                    _field("2024-02-07T10:15:31Z"),
                ),
                CAPTURED: _made("2024-02-07T10:15:30Z"),
            },
            at="2024-02-07T10:15:31Z",
        ),
    ),
    good=(
        Example(
            title="nothing older",
            guard="pages with no older date: they may be new",
            timeline={
                PUBLISHED: _field("2024-02-07T10:15:31Z"),
                CAPTURED: _made("2024-02-07T10:15:30Z"),
            },
        ),
        Example(
            title="made later",
            guard="a making at another moment",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-05-04", label="Posted"),
                    _field("2019-05-04T10:15:31Z"),
                ),
                CAPTURED: _made("2024-02-07T10:15:30Z"),
            },
        ),
        Example(
            title="days without a clock",
            guard="days without a clock",
            timeline={
                PUBLISHED: (Stated(edtf="2019-05-04", label="Posted"), _field("2024-02-07")),
                CAPTURED: _made("2024-02-07"),
            },
        ),
    ),
)
