"""How the Date of a mail lies to the stamps of the servers that received it on its way.

The sender's program writes the Date; every server adds its own stamp. So two clocks at least
speak, and a mail was sent before any server had it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from auditor.model import Channel, Claim, Evidence, OwnerKind, Reading, Role, Verdict
from auditor.reconcile.sentences import where
from auditor.reconcile.weighed import Weighed, hit
from auditor.when.edtf import on_or_before
from auditor.when.interval import Interval
from auditor.when.offset import EARLIEST_OFFSET, LATEST_OFFSET, SECONDS_PER_DAY
from auditor.when.wording import in_words

_TOLERANCE: Final = SECONDS_PER_DAY
"""Drafts wait, moderators sleep, and clocks run wrong: up to a day says nothing."""
_QUEUED: Final = 5 * SECONDS_PER_DAY
"""For so long servers try to deliver a mail before they give it back (RFC 5321, 4.5.4.1)."""
_RECEIVED: Final = 0.97
"""A stamp of a server is as good as another machine field: 97.4% of the labelled pages."""


def stations(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The stamps of the servers that the mail itself came through."""
    return tuple(
        claim
        for claim in claims
        if claim.channel is Channel.MAIL
        and claim.role is Role.RECEIVED
        and claim.owner.kind is OwnerKind.DOCUMENT
        and len(claim.live) == 1
        and claim.live[0].date.is_day
    )


def station_evidence(claim: Claim, reading: Reading, stamps: Sequence[Claim]) -> Weighed | None:
    """What the stamps say of a Date: nearest stamp and side of all of them."""
    if not stamps or not reading.date.is_day:
        return None
    low, high = _seconds(reading)
    bounds = [(_seconds(stamp.live[0]), stamp) for stamp in stamps]
    last = max(bounds, key=lambda pair: pair[0][1])
    if low > last[0][1] + _TOLERANCE:
        return hit("received-before", claim, last[1])
    first = min(bounds, key=lambda pair: pair[0][0])
    if high < first[0][0] - _QUEUED:
        return hit("received-long-after", claim, first[1])
    if high < first[0][0] - _TOLERANCE:
        return hit("received-later", claim, first[1])
    nearest = min(bounds, key=lambda pair: abs(sum(pair[0]) - low - high))
    return hit("received-then", claim, nearest[1])


def _seconds(reading: Reading) -> tuple[int, int]:
    """The first and last second since the epoch that a day with or without a clock can be."""
    if reading.instant is not None:
        return reading.instant.utc_bounds
    start = reading.date.number * SECONDS_PER_DAY
    return start - LATEST_OFFSET * 60, start + SECONDS_PER_DAY - EARLIEST_OFFSET * 60


def sent_by(claims: Iterable[Claim]) -> Verdict | None:
    """The bound that the last stamp sets where no Date can be stated; None without a stamp."""
    stamps = stations(claims)
    if not stamps:
        return None
    last = max(stamps, key=lambda stamp: _seconds(stamp.live[0])[1])
    date = last.live[0].date
    text = f"{where(last)}: a server had it on {in_words(date)}, so it was sent by then"
    return Verdict(
        state="bounds",
        edtf=str(on_or_before(date)),
        interval=Interval(None, date.interval.last),
        confidence=_RECEIVED,
        claims=(last.id,),
        because=(Evidence("received", (last.id,), text),),
        would_settle=("the copy of the sender or of another recipient",),
    )
