"""The verdict on modification: when the document was last changed, by its own statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from auditor.model import (
    Alternative,
    Channel,
    Claim,
    Evidence,
    OwnerKind,
    Reading,
    Role,
    Verdict,
    Zone,
)
from auditor.reconcile.candidates import is_empty
from auditor.reconcile.sentences import where
from auditor.when.offset import Instant, may_be_same_instant
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_AGREED: Final = 0.97
"""The page's own statement is right on 57 of the 59 labelled pages on which it is stated."""
_DISPUTED: Final = 0.8
_MACHINE: Final = frozenset({Channel.JSON_LD, Channel.META, Channel.MICRODATA, Channel.RDFA})
_STATES, _SERVES, _RUNS = range(3)
"""Whose word it is: the page's, the server's, or that of a script, which also tells of others."""
_MINUTE: Final = 60
_QUARTER: Final = 15 * 60


class _Said(NamedTuple):
    """A claim of the document's own modification, and what it means."""

    claim: Claim
    reading: Reading

    @property
    def date(self) -> PartialDate:
        """The date that it says."""
        return self.reading.date


def modified(claims: Iterable[Claim]) -> Verdict:
    """When the document was last modified: the latest that the best of its witnesses say."""
    own = _own(tuple(claims))
    if not own:
        return Verdict()
    word = min(_word_of(said.claim) for said in own)
    heard = _finest([said for said in own if _word_of(said.claim) == word])
    last = _on_the_page_clock(_latest(heard), heard)
    support = [said for said in heard if said.date == last.date]
    others = sorted({str(s.date) for s in heard if not s.date.fits(last.date)})
    agreed = word == _STATES and (not others or any(s.claim.channel in _MACHINE for s in support))
    return Verdict(
        state="stated",
        edtf=str(last.date),
        dates=(last.date,),
        interval=last.date.interval,
        instant=next((s.reading.instant for s in support if s.reading.instant), None),
        confidence=_AGREED if agreed else _DISPUTED,
        claims=tuple(s.claim.id for s in support),
        alternatives=tuple(Alternative(text, round(1 - _DISPUTED, 2)) for text in others[:1]),
        because=tuple(_reason(s.claim, last.date) for s in support[:2]),
    )


def _own(claims: Sequence[Claim]) -> list[_Said]:
    served = [
        reading.instant
        for claim in claims
        if claim.channel is Channel.HTTP and claim.role is Role.CAPTURED
        for reading in claim.live
        if reading.instant is not None
    ]
    return [
        _Said(claim, reading)
        for claim in claims
        if claim.role is Role.MODIFIED and claim.owner.kind is OwnerKind.DOCUMENT
        for reading in (claim.live if len(claim.live) == 1 else ())
        if reading.date.year is not None
        and not is_empty(claim, reading)
        and not (claim.channel is Channel.HTTP and _is_made_now(reading, served))
    ]


def _is_made_now(reading: Reading, served: Iterable[Instant]) -> bool:
    """Whether a server says that what it made while it answered was changed at that moment."""
    changed = reading.instant
    return changed is not None and any(may_be_same_instant(changed, now, _MINUTE) for now in served)


def _word_of(claim: Claim) -> int:
    if claim.channel is Channel.HTTP:
        return _SERVES
    hidden = claim.channel is Channel.META and claim.zone is Zone.HIDDEN
    return _RUNS if hidden or claim.channel is Channel.HTML_COMMENT else _STATES


def _finest(heard: Sequence[_Said]) -> list[_Said]:
    """The days, where there are any: "Update 2026" in a title is the name of an edition."""
    return [said for said in heard if said.date.is_day] or list(heard)


def _latest(heard: Sequence[_Said]) -> _Said:
    return max(heard, key=lambda said: (said.reading.interval.last or 0, said.date.is_day))


def _on_the_page_clock(last: _Said, heard: Sequence[_Said]) -> _Said:
    """The same instant as the page's own clock shows it, where the latest is one in UTC."""
    stamp = last.reading.instant
    if stamp is None or not stamp.zulu:
        return last
    for said in heard:
        clock = said.reading.instant
        beside = said.date.is_day and abs(said.date.number - last.date.number) == 1
        if beside and clock is not None and not clock.zulu and _is_one_instant(stamp, clock):
            return said
    return last


def _is_one_instant(stamp: Instant, clock: Instant) -> bool:
    """Whether two clocks show one instant: zones differ by whole quarters of an hour."""
    apart = abs(stamp.local_seconds - clock.local_seconds) % _QUARTER
    return min(apart, _QUARTER - apart) < _MINUTE and may_be_same_instant(stamp, clock, _MINUTE)


def modified_in_words(verdict: Verdict) -> str:
    """How the verdict on modification was reached."""
    if verdict.state != "stated":
        return "no claim of the document's own says when it was modified"
    text = "the latest day that the document's own fields and labels of a modification say"
    if verdict.confidence == _AGREED:
        return f"{text}; {_AGREED:.0%}, as a field says it or nothing says another day"
    if verdict.because and verdict.because[0].kind == "modified-aside":
        return (
            "no field or label of the page says when it was modified, only a header of the "
            f"server or a script; {_DISPUTED:.0%}"
        )
    return f"{text}; {_DISPUTED:.0%} only, as labels say different days"


def _reason(claim: Claim, date: PartialDate) -> Evidence:
    kind = "modified-field" if claim.channel in _MACHINE else "modified-label"
    kind = "modified-aside" if _word_of(claim) != _STATES else kind
    label = f": “{claim.label.strip()}”" if claim.label and kind == "modified-label" else ""
    text = f"{where(claim)}{label} says that it was modified on {in_words(date)}"
    return Evidence(kind, (claim.id,), text)
