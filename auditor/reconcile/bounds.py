"""The verdicts on modification and capture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from auditor.model import (
    Alternative,
    Channel,
    Claim,
    Evidence,
    OwnerKind,
    Reading,
    Role,
    Tense,
    Verdict,
    Zone,
)
from auditor.model.claim import is_of_feed
from auditor.reconcile.candidates import is_empty
from auditor.reconcile.sentences import where
from auditor.rule import states_capture
from auditor.when.edtf import on_or_after
from auditor.when.interval import Interval
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_AGREED: Final = 0.97
"""One machine field alone is right on 97.4% of the labelled pages."""
_DISPUTED: Final = 0.8
_CAPTURE_STATED: Final = 0.97
_CAPTURE_BOUND: Final = 0.9
_MACHINE: Final = frozenset({Channel.JSON_LD, Channel.META, Channel.MICRODATA, Channel.RDFA})
_STAMPS: Final = frozenset({Role.PUBLISHED, Role.MODIFIED, Role.CREATED})


def modified(claims: Iterable[Claim]) -> Verdict:
    """When the document was last modified, by its own fields and labels: the latest of them."""
    own = [
        (claim, reading)
        for claim in claims
        if claim.role is Role.MODIFIED and claim.owner.kind is OwnerKind.DOCUMENT
        for reading in _sure(claim)
        if reading.date.year is not None and not is_empty(claim, reading)
    ]
    if not own:
        return Verdict()
    latest = max(own, key=lambda pair: (pair[1].interval.last or 0, pair[1].date.is_day))[1].date
    support = [claim for claim, reading in own if reading.date == latest]
    others = sorted({str(r.date) for _, r in own if not r.date.fits(latest)})
    agreed = not others or any(c.channel in _MACHINE for c in support)
    return Verdict(
        state="stated",
        edtf=str(latest),
        dates=(latest,),
        interval=latest.interval,
        instant=next((r.instant for _, r in own if r.date == latest and r.instant), None),
        confidence=_AGREED if agreed else _DISPUTED,
        claims=tuple(c.id for c in support),
        alternatives=tuple(Alternative(text, round(1 - _DISPUTED, 2)) for text in others[:1]),
        because=tuple(_modified_reason(c, latest) for c in support[:2]),
    )


def modified_in_words(verdict: Verdict) -> str:
    """How the verdict on modification was reached."""
    if verdict.state != "stated":
        return "no claim of the document's own says when it was modified"
    text = "the latest day that the document's own fields and labels of a modification say"
    if verdict.confidence == _AGREED:
        return f"{text}; {_AGREED:.0%}, as a field says it or nothing says another day"
    return f"{text}; {_DISPUTED:.0%} only, as labels say different days"


def captured_in_words(verdict: Verdict) -> str:
    """How the verdict on the copy was reached."""
    if verdict.state == "stated":
        return f"the file, its record or whoever copied it says when; {_CAPTURE_STATED:.0%}"
    if verdict.state == "bounds":
        return (
            "it cannot be older than the newest stamp that it shows, of whatever thing; "
            f"{_CAPTURE_BOUND:.0%}"
        )
    return "nothing says when this copy was made"


def _modified_reason(claim: Claim, date: PartialDate) -> Evidence:
    kind = "modified-field" if claim.channel in _MACHINE else "modified-label"
    label = f": “{claim.label.strip()}”" if claim.label and kind == "modified-label" else ""
    text = f"{where(claim)}{label} says that it was modified on {in_words(date)}"
    return Evidence(kind, (claim.id,), text)


def stated_capture(claims: Iterable[Claim]) -> tuple[Claim, Reading] | None:
    """The capture that the file or its record states; the earliest, as copies are copied on."""
    found = [
        (claim, reading)
        for claim in claims
        if states_capture(claim)
        for reading in _sure(claim)
        if reading.date.is_day and not is_empty(claim, reading)
    ]
    return min(found, key=lambda pair: pair[1].date.number, default=None)


def captured(claims: Iterable[Claim], published: Verdict) -> Verdict:
    """When this copy was made: as stated, or on or after the newest date that it shows."""
    claims = tuple(claims)
    stated = stated_capture(claims)
    if stated is not None:
        claim, reading = stated
        text = f"{where(claim)}: the copy was made on {in_words(reading.date)}"
        return Verdict(
            state="stated",
            edtf=str(reading.date),
            dates=(reading.date,),
            interval=reading.date.interval,
            instant=reading.instant,
            confidence=_CAPTURE_STATED,
            claims=(claim.id,),
            because=(Evidence("capture-stated", (claim.id,), text),),
        )
    newest = _newest(claims, published)
    if newest is None:
        return Verdict()
    day, support = newest
    date = PartialDate.of_day(day)
    text = (
        f"{where(support[0])}: the copy shows {support[0].surface}, so it was made on "
        f"{in_words(date)} or later"
    )
    return Verdict(
        state="bounds",
        edtf=str(on_or_after(date)),
        interval=Interval(day, None),
        confidence=_CAPTURE_BOUND,
        claims=tuple(c.id for c in support),
        because=(Evidence("newest-date", tuple(c.id for c in support[:3]), text),),
        would_settle=("the time it was fetched (--retrieved WHEN)",),
    )


def _newest(claims: Iterable[Claim], published: Verdict) -> tuple[int, list[Claim]] | None:
    """The newest day that stamps of anything on the page show, and the claims of that day."""
    found: dict[int, list[Claim]] = {}
    claims = tuple(claims)
    # A mail with the stamps of servers need not be believed when it says later than they.
    doubted = published.state != "stated" and any(_is_station(claim) for claim in claims)
    for claim in claims:
        if doubted and claim.channel is Channel.MAIL and claim.role is Role.PUBLISHED:
            continue
        for reading in _sure(claim):
            if _is_stamp(claim) and reading.date.is_day and not is_empty(claim, reading):
                found.setdefault(reading.date.number, []).append(claim)
    if published.state == "stated" and published.dates[0].is_day:
        found.setdefault(published.dates[0].number, [])
    if not found:
        return None
    day = max(day for day in found)
    return (day, found[day]) if found[day] else None


def _is_station(claim: Claim) -> bool:
    return claim.role is Role.RECEIVED and claim.channel is Channel.MAIL


def _is_stamp(claim: Claim) -> bool:
    if is_of_feed(claim):
        return False  # what lies beside the copy says nothing of when it was made
    if claim.tense is Tense.FUTURE or claim.quoted or claim.zone is Zone.QUOTE:
        return False
    if claim.role in _STAMPS or _is_station(claim):
        return True
    return claim.owner.kind is OwnerKind.RELATED and claim.surroundings.own_line


def _sure(claim: Claim) -> tuple[Reading, ...]:
    live = claim.live
    return live if len(live) == 1 else ()
