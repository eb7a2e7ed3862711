"""The date that readers see is not the date that the page's own metadata give.

Readers, search engines and archives are told different days. The commonest case is
fresh-dating: the one visible date carries no label and is the day of the last change, while
the metadata still hold the day of publication, up to years before. As many pages do it
honestly and print both, "Published … Updated …"; those are left alone.

Honest causes: a template that shows the modification date, a time zone (one day, then it is
information), a metadata field that was set when a draft was saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Severity, Zone
from auditor.model.worlds import gap, is_day, may_be_same_day, weakest, weigh, zone_explains
from auditor.rule import (
    HEAD_ZONES,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    called_print,
    called_update,
    day_of,
    days_between,
    distinct,
    is_own,
    is_printed,
    own_machine,
    own_printed,
    says_first,
)

_SHOWN: Final = frozenset({Channel.TEXT, Channel.TIME, Channel.MICRODATA, Channel.RDFA})
"""Channels whose element stands where readers see it."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each visible day that no publication field of the document gives."""
    if not case.single:
        return
    claims = case.timeline.claims
    # A time element is the visible line once more, not a second witness.
    machine = distinct(c for c in own_machine(claims, PUBLISHED) if c.channel is not Channel.TIME)
    printed = _printed(claims) if machine else []
    for claim in printed:
        kind = weakest(
            weigh(lambda a, b: is_day(a) and gap(a, b) != 0, claim.live, m.live) for m in machine
        )
        if kind is None or _is_paired(claim, printed, machine, claims):
            continue
        day_off = all(_may_be_zone(claim, m) for m in machine)
        yield case.finding(
            _message(claim, machine[0], claims),
            claim.id,
            *(m.id for m in machine),
            kind=kind,
            severity=Severity.INFO if day_off else Severity.WARNING,
        )


def _printed(claims: tuple[Claim, ...]) -> list[Claim]:
    """Visible dates that a reader takes for the publication; one a day."""
    unlabelled = [c for c in own_printed(claims, MODIFIED) if c.label is None]
    found = [*own_printed(claims, PUBLISHED), *unlabelled]
    return distinct(
        sorted(
            (c for c in found if not called_print(c) and not says_first(c)),
            key=lambda c: c.location.start,
        )
    )


def _is_paired(
    claim: Claim, printed: list[Claim], machine: list[Claim], claims: tuple[Claim, ...]
) -> bool:
    """Whether the page shows the publication as well, or says that this day is an update."""
    shown = [
        c
        for c in claims
        if c.role is PUBLISHED and c.channel in _SHOWN and c.zone in HEAD_ZONES and is_own(c)
    ]
    others = [c for c in (*printed, *shown) if c.id != claim.id and _has_year(c)]
    if any(may_be_same_day(other, m) for other in others for m in machine):
        return True
    updates = [
        c for c in claims if called_update(c) and is_printed(c) and is_own(c) and _has_year(c)
    ]
    # "Published 8 November | Updated 9 November": the word is the label of the other date.
    labelled = any(c.role is MODIFIED and c.label for c in updates)
    changes = [c for c in (claim, *updates) if not (labelled and c.role is PUBLISHED and c.label)]
    return any(called_update(c) and may_be_same_day(c, claim) for c in changes) and any(
        weigh(lambda a, b: gap(a, b) > 0, m.live, claim.live) is not None for m in machine
    )


def _has_year(claim: Claim) -> bool:
    """Whether it is a date: "today" beside nothing may be any day, and pairs with none."""
    return any(reading.date.year is not None for reading in claim.live)


def _may_be_zone(one: Claim, other: Claim) -> bool:
    return weigh(zone_explains, one.live, other.live) is not None


def _message(claim: Claim, field: Claim, claims: tuple[Claim, ...]) -> str:
    apart = days_between(claim.live, field.live)
    published = f"{called(field)} says that it was published on {day_of(field)}"
    later = weigh(lambda a, b: gap(b, a) > 0, claim.live, field.live) is FindingKind.FAIL
    if later and any(may_be_same_day(claim, m) for m in own_machine(claims, MODIFIED)):
        return (
            f"The date that the page shows, {day_of(claim)}, is the day of its last change; "
            f"{published}, {apart} earlier."
        )
    side = "earlier" if later else "apart"
    return f"The page shows {day_of(claim)}; {published}, {apart} {side}."


RULE = Rule(
    code="DOC201",
    name="byline-metadata-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://schema.org/datePublished",
    ),
    check=check,
    bad=(
        Example(
            title="published and updated on other days than the field says",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-11-08", label="Published", after=" | Updated 9 November"),
                    Stated(edtf="2023-10-18", channel=Channel.META),
                ),
                MODIFIED: Stated(edtf="2023-11-09", zone=Zone.BYLINE, label="Updated"),
            },
            at="8 November 2023",
        ),
        Example(
            title="the byline is a week off",
            timeline={
                PUBLISHED: (
                    "2021-05-10",
                    Stated(edtf="2021-05-03T08:00:00+02:00", channel=Channel.JSON_LD),
                ),
            },
            at="10 May 2021",
        ),
        Example(
            title="fresh-dated",
            timeline={
                PUBLISHED: (
                    "2023-05-10",
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
                MODIFIED: Stated(edtf="2023-05-10", channel=Channel.META),
            },
            verdicts={PUBLISHED: "2021-05-03"},
            at="10 May 2023",
        ),
        Example(
            title="a fresh date that was recognised",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.META),
                MODIFIED: (
                    Stated(edtf="2023-05-10", zone=Zone.BYLINE),
                    Stated(edtf="2023-05-10", channel=Channel.META),
                ),
            },
            at="10 May 2023",
        ),
        Example(
            title="an ambiguous byline that fits in neither order",
            timeline={
                PUBLISHED: (
                    "2021-05-10 | 2021-10-05",
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
            },
            at="10/05/2021",
        ),
        Example(
            title="a page with a stale field",
            source=(
                "<!doctype html><html><head><title>Weir rebuilt</title>"
                '<meta property="article:published_time" content="2021-05-03T08:00:00+02:00">'
                "</head><body><article><h1>Weir rebuilt</h1>"
                "<p class=byline>By Ada Holm, 10 May 2021</p>"
                "<p>The old weir below the paper mill has been rebuilt in stone.</p>"
                "</article></body></html>\n"
            ),
            name="weir.html",
            at="10 May 2021",
        ),
    ),
    good=(
        Example(
            title="both agree",
            timeline={
                PUBLISHED: ("2021-05-03", Stated(edtf="2021-05-03", channel=Channel.META)),
            },
        ),
        Example(
            title="a note on the first publication",
            guard="“first published” notes",
            timeline={
                PUBLISHED: (
                    Stated(edtf="1998-03-14", label="First published on"),
                    Stated(edtf="2024-05-03", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="published and updated, both shown",
            guard="“Published … Updated …” pairs",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2023-05-10"),
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
                MODIFIED: Stated(edtf="2023-05-10", label="Updated", zone=Zone.BYLINE),
            },
        ),
        Example(
            title="the publication is shown in an element of its own",
            guard="“Published … Updated …” pairs, one of them in microdata",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.MICRODATA, zone=Zone.BYLINE),
                MODIFIED: Stated(edtf="2023-05-10", zone=Zone.BYLINE),
            },
        ),
        Example(
            title="only an update is shown, and called one",
            guard="a labelled update",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", channel=Channel.META),
                    Stated(edtf="2023-05-10"),
                ),
                MODIFIED: Stated(edtf="2023-05-10", label="Last updated", zone=Zone.FOOTER),
            },
        ),
        Example(
            title="the word stands behind the date",
            guard="a date that the words beside it call an update",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-05-10", after=" (updated)"),
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="a day off, in another zone",
            guard="the same instant is information",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2021-05-04T01:30:00Z", channel=Channel.META),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="the date of another thing",
            guard="the date of a related item",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-10", owner=OwnerKind.RELATED),
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="a live page",
            guard="live pages and lists",
            timeline={
                PUBLISHED: ("2021-05-10", Stated(edtf="2021-05-03", channel=Channel.META)),
            },
            page_kind="live",
        ),
        Example(
            title="an issue date",
            guard="the month of a printed issue",
            timeline={
                PUBLISHED: (
                    "2021-06",
                    Stated(edtf="2021-06-10", after=" Issue"),
                    Stated(edtf="2021-05-03", channel=Channel.META),
                ),
            },
        ),
    ),
)
