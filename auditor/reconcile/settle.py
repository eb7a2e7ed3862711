"""Carries the verdict back to the claims: which reading of each holds, and why.

A claim that testifies for the publication has the reading that the verdict states. Other
ambiguous dates follow the style of the document. Dates without a year, and those counted from
an anchor, are placed under the publication dates that are left, or beside the date of the
thing that owns them; in a text that tells a story, after the last fuller date before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from auditor.model import (
    Channel,
    Claim,
    Kind,
    OwnerKind,
    Reading,
    Relation,
    Role,
    Status,
    Tense,
    Timex,
    Verdict,
    Zone,
    changed,
)
from auditor.reconcile.choice import Choice
from auditor.reconcile.templates import (
    Place,
    fill_year,
    nearest_weekday,
    shifted,
    template_of,
)
from auditor.when.partial_date import PartialDate
from auditor.when.precision import Precision

STORY_SHARE: Final = 0.5
STORY_LEAST: Final = 3
STORY_AGE: Final = 366
"""A text tells a story when half of its dated years, at least three, lie over a year back."""
_RELATION_LOOK: Final = 3
"""Claims behind "second anniversary of", in the same line, among which its event is sought."""


class Anchor(NamedTuple):
    """The days that yearless and relative dates count from, and the claim that states them."""

    days: tuple[PartialDate, ...]
    claim: str | None
    reason: str
    told: bool = False
    """It is a date told before, in a story: what is yearless belongs to its year."""


def settle(
    claims: Sequence[Claim], published: Verdict, captured: Verdict, choice: Choice
) -> tuple[Claim, ...]:
    """All claims with the status of their readings, their anchors, relations and values."""
    document = _document_anchor(claims, published)
    capture = _capture_anchor(captured)
    owners = _owner_anchors(claims)
    story = _tells_a_story(claims, published)
    last_full: Claim | None = None
    settled: list[Claim] = []
    for claim in claims:
        anchor = _anchor_of(claim, document, capture, owners)
        if claim.meaning.anaphoric or (story and _is_told(claim)):
            anchor = _story_anchor(last_full) or anchor
        done = _settle_one(claim, choice, anchor)
        if done.channel is Channel.TEXT and _full_year(done):
            last_full = done
        settled.append(done)
    return tuple(_with_relation(c, i, settled) for i, c in enumerate(settled))


def _settle_one(claim: Claim, choice: Choice, anchor: Anchor | None) -> Claim:
    kind = claim.meaning.kind
    if kind in (Kind.RELATIVE, Kind.WEEKDAY):
        claim = _place_relative(claim, anchor)
    elif template_of(claim) is not None:
        claim = _place_template(claim, anchor)
    elif claim.readings:
        claim = changed(claim, readings=choice.of(claim))
    return changed(claim, timex=_timex(claim)) if claim.channel is Channel.TEXT else claim


def _document_anchor(claims: Iterable[Claim], published: Verdict) -> Anchor | None:
    """What dates of the document's own text count from.

    A record's published field is the user's word on the moment of publication and comes
    first, unless the document itself shows another day.
    """
    if published.state == "stated" and published.dates[0].is_day:
        return Anchor(published.dates, published.claims[0], "the publication")
    field = next(
        (
            c
            for c in claims
            if (
                (c.channel is Channel.RECORD and c.field == "published")
                or (c.channel is Channel.FEED and c.role is Role.PUBLISHED)
            )
            and c.owner.kind is OwnerKind.DOCUMENT
            and len(c.live) == 1
            and c.live[0].date.is_day
        ),
        None,
    )
    if field is not None:
        return Anchor((field.live[0].date,), field.id, "the record's date")
    days = tuple(d for d in published.dates if d.is_day)
    if published.state == "undecided" and days:
        return Anchor(days, published.claims[0], "each possible publication")
    return None


def _capture_anchor(captured: Verdict) -> Anchor | None:
    """What "posted 3 hours ago" counts from: the moment of the copy, where it is stated."""
    if captured.state == "stated" and captured.dates[0].is_day:
        return Anchor(captured.dates, captured.claims[0], "the capture")
    return None


def _owner_anchors(claims: Iterable[Claim]) -> dict[str, Anchor]:
    """The date of each related item or comment, by its owner's key."""
    anchors: dict[str, Anchor] = {}
    for claim in claims:
        if claim.owner.kind in (OwnerKind.DOCUMENT, OwnerKind.SITE) or len(claim.live) != 1:
            continue
        if claim.live[0].date.is_day and claim.owner.key not in anchors:
            days = (claim.live[0].date,)
            anchors[claim.owner.key] = Anchor(days, claim.id, "the date of the item")
    return anchors


def _anchor_of(
    claim: Claim, document: Anchor | None, capture: Anchor | None, owners: dict[str, Anchor]
) -> Anchor | None:
    if claim.owner.kind not in (OwnerKind.DOCUMENT, OwnerKind.SITE):
        return owners.get(claim.owner.key)
    if claim.meaning.kind is Kind.RELATIVE and claim.role in (Role.PUBLISHED, Role.MODIFIED):
        return capture
    return document


def _tells_a_story(claims: Iterable[Claim], published: Verdict) -> bool:
    """Whether the text goes through the past rather than report the news."""
    years = [
        r.interval.last
        for c in claims
        if c.zone is Zone.BODY and c.channel is Channel.TEXT and c.meaning.kind is Kind.DATE
        for r in c.live[:1]
        if r.date.year is not None and not r.date.coarse and r.interval.last is not None
    ]
    if len(years) < STORY_LEAST:
        return False
    first = published.interval.first if published.interval is not None else None
    if published.state == "none" or first is None:
        return True
    old = sum(first - last > STORY_AGE for last in years)
    return old >= STORY_LEAST and old / len(years) >= STORY_SHARE


def _is_told(claim: Claim) -> bool:
    """Whether a story would count this from the last date that it told.

    Yearless dates, and "the next day"; "two years ago" looks back from where the writer is.
    """
    if claim.zone is not Zone.BODY or claim.channel is not Channel.TEXT:
        return False
    shift = claim.meaning.shift
    return template_of(claim) is not None or (shift is not None and shift.amount > 0)


def _story_anchor(last_full: Claim | None) -> Anchor | None:
    """A yearless date in a story belongs to the year of the last fuller date before it.

    So does, in any text, what counts from a date told before ("two years later").
    """
    if last_full is None:
        return None
    chosen = last_full.chosen or last_full.live[0]
    if chosen.date.year is None:
        return None
    reason = f"the date told before, {last_full.surface}"
    return Anchor((chosen.date,), last_full.id, reason, told=True)


def _full_year(claim: Claim) -> bool:
    if claim.meaning.kind is not Kind.DATE or len(claim.live) != 1:
        return False
    date = claim.live[0].date
    return date.year is not None and not date.coarse


def _place_template(claim: Claim, anchor: Anchor | None) -> Claim:
    template = template_of(claim)
    if template is None or anchor is None:
        return claim
    # "last May" is past, "next May" is to come, whatever the tense of the sentence.
    shift = claim.meaning.shift
    tense = claim.tense if shift is None else Tense.PAST if shift.amount < 0 else Tense.FUTURE
    if not anchor.told and anchor.days[0].precision is Precision.DAY:
        filled = [fill_year(template, day.number, tense, claim.weekday) for day in anchor.days]
    else:
        filled = [
            PartialDate(day.year, template.month or day.month, template.day) for day in anchor.days
        ]
    known = claim.readings[0].known
    dates = [d for d in dict.fromkeys(filled) if d is not None and _exists(d)]
    return _placed(claim, [Place(d) for d in dates], anchor, known, ("year",))


def _exists(date: PartialDate) -> bool:
    template = PartialDate(None, date.month, date.day)
    if not date.is_day:
        return True
    return fill_year(template, date.interval.first or 0, None) == date


def _place_relative(claim: Claim, anchor: Anchor | None) -> Claim:
    if anchor is None:
        return claim
    found = [_relative_place(claim, day) for day in anchor.days]
    places = list(dict.fromkeys(p for p in found if p is not None))
    return _placed(claim, places, anchor, (), ())


def _relative_place(claim: Claim, day: PartialDate) -> Place | None:
    meaning = claim.meaning
    if meaning.kind is Kind.WEEKDAY:
        if meaning.weekday is None or not day.is_day:
            return None
        weeks = meaning.shift.amount if meaning.shift is not None else None
        return Place(nearest_weekday(day.number, meaning.weekday, claim.tense, weeks))
    return shifted(day, meaning.shift) if meaning.shift is not None else None


def _placed(
    claim: Claim,
    places: Sequence[Place],
    anchor: Anchor,
    known: tuple[str, ...],
    implied: tuple[str, ...],
) -> Claim:
    """The claim with one reading for each place; chosen when there is one only."""
    if not places:
        return claim
    alone = len(places) == 1
    status = Status.CHOSEN if alone else Status.LIVE
    readings = tuple(
        Reading(
            place.date,
            known=known,
            implied=implied or _parts(place.date),
            source=anchor.claim,
            status=status,
            because=f"counted from {anchor.reason}" if alone else f"if {anchor.reason} decides",
            span=place.span,
        )
        for place in places
    )
    return changed(claim, readings=readings, anchor=anchor.claim)


def _parts(date: PartialDate) -> tuple[str, ...]:
    return tuple(
        name
        for name, value in (("year", date.year), ("month", date.month), ("day", date.day))
        if value is not None
    )


def _with_relation(claim: Claim, index: int, claims: Sequence[Claim]) -> Claim:
    """An anniversary with the date of what it is the anniversary of, where the text gives it."""
    years = claim.meaning.years
    if claim.meaning.kind is not Kind.ANNIVERSARY or years is None:
        return claim
    after = next(
        (
            other.id
            for other in claims[index + 1 : index + 1 + _RELATION_LOOK]
            if other.location.part == claim.location.part
            and other.location.line == claim.location.line
            and other.owner.key == claim.owner.key
            and other.role in (Role.EVENT, Role.REFERENCE, Role.NONE)
            and _full_year(other)
        ),
        None,
    )
    return changed(claim, relation=Relation(years, after))


_TIMEX_TYPES: Final = {
    Kind.DURATION: "DURATION",
    Kind.AGE: "DURATION",
    Kind.SET: "SET",
    Kind.TIME: "TIME",
}


def _timex(claim: Claim) -> Timex | None:
    """TIMEX3 type and value; no value while more than one reading is left."""
    meaning = claim.meaning
    kind = _TIMEX_TYPES.get(meaning.kind)
    if kind is not None:
        return Timex(kind, meaning.timex_value)
    if meaning.kind is Kind.ANNIVERSARY or not claim.readings:
        return None
    live = claim.live
    if len(live) > 1 and len({r.edtf for r in live}) > 1:
        return Timex("DATE", None)
    reading = live[0]
    if reading.instant is not None:
        return Timex("TIME", str(reading.instant))
    if reading.date.is_template and reading.span is None:
        return Timex("DATE", meaning.timex_value or reading.edtf)
    return Timex("DATE", reading.edtf)
