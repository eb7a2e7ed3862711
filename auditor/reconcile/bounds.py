"""The verdict on capture: when this copy was made, or since when it can have been."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from auditor.model import (
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
from auditor.model.claim import is_beside
from auditor.reconcile.candidates import is_empty
from auditor.reconcile.sentences import where
from auditor.rule import states_capture
from auditor.when.edtf import on_or_after
from auditor.when.interval import Interval
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_CAPTURE_STATED: Final = 0.97
_CAPTURE_BOUND: Final = 0.9
_OF_OTHER_DAYS: Final = frozenset({Role.EVENT, Role.EXPIRES})
_BESIDE: Final = frozenset({OwnerKind.RELATED, OwnerKind.SITE, OwnerKind.COMMENT, OwnerKind.REPLY})
_DASHES: Final = ("-", "\N{EN DASH}", "\N{EM DASH}", "\N{FIGURE DASH}")
_UNTIL: Final = frozenset(
    ("until", "till", "through", "thru", "to", "by", "before", "bis", "ab", "vor", "au",
     "jusqu'au", "hasta", "até", "fino", "tot", "do", "til")
)  # fmt: skip
_NEAR: Final = 12
"""Characters beside a dash within which the other end of a span stands."""
_STAMPS: Final = frozenset({Role.PUBLISHED, Role.MODIFIED, Role.CREATED})


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
            if _is_stamp(claim, reading) and reading.date.is_day and not is_empty(claim, reading):
                found.setdefault(reading.date.number, []).append(claim)
    if published.state == "stated" and published.dates[0].is_day:
        found.setdefault(published.dates[0].number, [])
    if not found:
        return None
    day = max(day for day in found)
    return (day, found[day]) if found[day] else None


def _is_station(claim: Claim) -> bool:
    return claim.role is Role.RECEIVED and claim.channel is Channel.MAIL


def _is_stamp(claim: Claim, reading: Reading) -> bool:
    if is_beside(claim):
        return False  # what lies beside the copy says nothing of when it was made
    if claim.tense is Tense.FUTURE or claim.quoted or claim.zone is Zone.QUOTE:
        return False
    beside = claim.channel is Channel.TEXT and claim.owner.kind in _BESIDE
    if beside and ("year" not in reading.known or _is_of_a_span(claim)):
        return False  # offers and events to come: "12 to 14 May 2026", "4 April"
    if claim.role in _STAMPS or _is_station(claim):
        return True
    return (
        claim.role not in _OF_OTHER_DAYS
        and claim.owner.kind is OwnerKind.RELATED
        and claim.surroundings.own_line
    )


def _is_of_a_span(claim: Claim) -> bool:
    """Whether a dash or a word such as "until" makes it the start or the end of a time."""
    before = claim.surroundings.before.rstrip()
    word = before.rsplit(None, 1)[-1].strip("(:").lower() if before else ""
    behind = claim.surroundings.after.lstrip()
    joint = behind[:1] if behind[:1] in _DASHES else behind.split(None, 1)[0] if behind else ""
    leads = joint in _DASHES or joint.lower() in _UNTIL
    opens = leads and any(map(str.isdigit, behind[len(joint) :][:_NEAR]))
    closes = before[-1:] in _DASHES and any(map(str.isdigit, before[-_NEAR:]))
    return opens or closes or word in _UNTIL


def _sure(claim: Claim) -> tuple[Reading, ...]:
    live = claim.live
    return live if len(live) == 1 else ()
