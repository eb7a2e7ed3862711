"""Gives every claim its readings: all dates that its surface may mean by itself.

What needs an anchor stays a template: `XXXX-04-08`, `XXXX` for "two years ago". What a
weekday beside the date, or the user's word on the day-month order, excludes is ruled out
here, with the reason; everything else is left to reconciliation.
"""

from __future__ import annotations

from itertools import compress, product
from typing import Final

from attrs import evolve

from auditor.model import (
    Candidate,
    Claim,
    Clock,
    Extraction,
    Kind,
    Meaning,
    Order,
    Reading,
    Settings,
    Status,
    changed,
)
from auditor.when.calendar import weekday
from auditor.when.edtf import some
from auditor.when.offset import Instant
from auditor.when.partial_date import PartialDate
from auditor.when.precision import Precision
from auditor.when.wording import WEEKDAYS, in_words

_DAY_GRAINS: Final = frozenset({"second", "minute", "hour", "day", "week"})
_ORDER_WORDS: Final = {
    Order.DMY: "day first",
    Order.MDY: "month first",
    Order.YMD: "year first",
    Order.YDM: "year, then day",
}


def resolve(extraction: Extraction, settings: Settings) -> Extraction:
    """The extraction with the readings of each claim filled in."""
    claims = []
    memo = _memos.setdefault(settings.day_month, {})
    for claim in extraction.claims:
        # Equal surfaces share one Meaning object, so its identity is a cheap key, and a safe
        # one for as long as the meaning is held.
        meaning = claim.meaning
        known = memo.get(id(meaning))
        if known is None:
            if len(memo) >= _REMEMBERED:
                memo.clear()
            known = memo[id(meaning)] = meaning, readings(meaning, settings.day_month)
        found, impossible = known[1]
        if found or impossible is not None or meaning.weekday is not None:
            claim = _with_readings(claim, found, impossible)  # noqa: PLW2901 - the same, read
        claims.append(claim)
    return evolve(extraction, claims=tuple(claims))


_REMEMBERED: Final = 4_096
"""Meanings kept with their readings, as many as the finder keeps surfaces."""
_memos: dict[Order | None, dict[int, tuple[Meaning, tuple[tuple[Reading, ...], str | None]]]] = {}


def readings(
    meaning: Meaning, day_month: Order | None = None
) -> tuple[tuple[Reading, ...], str | None]:
    """All readings of a meaning, and why it is impossible where it has none for that reason."""
    if meaning.kind is Kind.DATE:
        if not meaning.candidates:
            return (), meaning.impossible or "no such date"
        if len(meaning.candidates) == 1:
            return (_reading(meaning.candidates[0], meaning.clock),), None  # nothing to rule out
        found = tuple(_reading(c, meaning.clock) for c in meaning.candidates)
        return _settle_by_order(_settle_by_weekday(found, meaning.weekday), day_month), None
    if meaning.kind in (Kind.RELATIVE, Kind.WEEKDAY):
        shift = meaning.shift
        by_day = meaning.kind is Kind.WEEKDAY or shift is None or shift.unit in _DAY_GRAINS
        grain = Precision.DAY if by_day else Precision.YEAR
        return (Reading(some(grain), known=()),), None
    return (), None


def _with_readings(claim: Claim, found: tuple[Reading, ...], impossible: str | None) -> Claim:
    return changed(
        claim,
        readings=found,
        impossible=claim.impossible or impossible,
        weekday=claim.weekday if claim.weekday is not None else claim.meaning.weekday,
    )


def _reading(candidate: Candidate, clock: Clock | None) -> Reading:
    date = candidate.date
    known = _DATE_PARTS[date.year is not None, date.month is not None, date.day is not None]
    instant = None
    if clock is not None:
        known = (*known, *_clock_parts(clock))
        if date.is_day:
            instant = _instant(date, clock)
    return Reading(date, known, order=candidate.order, instant=instant)


_DATE_PARTS: Final = {
    known: tuple(compress(("year", "month", "day"), known))
    for known in product((False, True), repeat=3)
}
"""The names of the parts that are known, by which they are; made once for all readings."""


def _clock_parts(clock: Clock) -> list[str]:
    parts = ["hour"]
    if clock.minute is not None:
        parts.append("minute")
    if clock.second is not None:
        parts.append("second")
    if len(clock.offsets) == 1:
        parts.append("offset")
    return parts


def _instant(date: PartialDate, clock: Clock) -> Instant:
    """The instant; an ambiguous zone abbreviation states no offset."""
    return Instant(
        date,
        clock.hour,
        clock.minute or 0,
        clock.second,
        clock.fraction,
        clock.offsets[0] if len(clock.offsets) == 1 else None,
    )


def _settle_by_weekday(found: tuple[Reading, ...], named: int | None) -> tuple[Reading, ...]:
    """Rule out readings that fall on another weekday than the one beside the date.

    Where none fits, the weekday is wrong rather than every reading: all stay.
    """
    if named is None or len(found) == 1:
        return found
    fits = [not r.date.is_day or weekday(r.date.number) == named for r in found]
    if not any(fits):
        return found
    return tuple(
        reading
        if fit
        else evolve(
            reading,
            status=Status.RULED_OUT,
            because=f"{in_words(reading.date)} is a {WEEKDAYS[weekday(reading.date.number)]}, "
            f"the text names {WEEKDAYS[named]}",
        )
        for reading, fit in zip(found, fits, strict=True)
    )


def _settle_by_order(found: tuple[Reading, ...], told: Order | None) -> tuple[Reading, ...]:
    """Rule out readings in another order than the user says the source uses."""
    orders = {r.order for r in found if r.status is not Status.RULED_OUT}
    if told is None or told not in orders or len(orders) == 1:
        return found
    return tuple(
        evolve(
            reading,
            status=Status.RULED_OUT,
            because=f"the user says that this source writes {_ORDER_WORDS[told]}",
        )
        if reading.order is not told and reading.status is not Status.RULED_OUT
        else reading
        for reading in found
    )
