"""Comparing dates of which each may mean several days.

A world picks one live reading of every claim that is compared. What holds in every world
holds; what holds in some is for a person to look at. Inside a world a reading may still span
many days (a month, a year): a comparison there is *certain* or it is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Final

from auditor.model.claim import Claim, Reading
from auditor.model.timeline import Verdict
from auditor.model.vocabulary import FindingKind
from auditor.when.offset import EARLIEST_OFFSET, LATEST_OFFSET, SECONDS_PER_DAY
from auditor.when.partial_date import PartialDate

SAME_MOMENT: Final = 120
"""Seconds by which two stamps of one event may differ: writers take the clock one after another."""
MOST_WORLDS: Final = 4_096
"""A claim has few readings and a rule compares few claims; what goes beyond is not compared."""


def weigh(holds: Callable[..., bool], *operands: Sequence[Reading]) -> FindingKind | None:
    """Whether `holds` is true in every world (fail), in some (review), or in none (None).

    `holds` gets one reading of each operand. Nothing holds of a claim without readings.
    """
    worlds = 1
    for operand in operands:
        worlds *= len(operand)
    if not 0 < worlds <= MOST_WORLDS:
        return None
    outcomes = {holds(*world) for world in product(*operands)}
    if True not in outcomes:
        return None
    return FindingKind.REVIEW if False in outcomes else FindingKind.FAIL


def weakest(kinds: Iterable[FindingKind | None]) -> FindingKind | None:
    """What holds of all: fail if all fail, None if one does not hold at all or there is none."""
    found = set(kinds)
    if not found or None in found:
        return None
    return FindingKind.REVIEW if FindingKind.REVIEW in found else FindingKind.FAIL


def of_verdict(verdict: Verdict) -> tuple[Reading, ...]:
    """What a verdict leaves possible, as readings; () where nothing is said."""
    if verdict.state in ("stated", "undecided") and verdict.dates:
        return tuple(Reading(date, known=()) for date in verdict.dates)
    if verdict.interval is not None:
        return (Reading(PartialDate(), known=(), span=verdict.interval),)
    return ()


def gap(one: Reading, other: Reading) -> int:
    """The fewest days between both; positive when `other` is later for certain, else 0."""
    return one.interval.least_gap(other.interval)


def least_days(one: Sequence[Reading], other: Sequence[Reading]) -> tuple[int, bool]:
    """The fewest days by which both differ in a world where they do, and whether all agree on it.

    (0, True) where they never differ.
    """
    found = {abs(gap(a, b)) for a, b in product(one, other)} or {0}
    return min(found - {0}, default=0), len(found) == 1


def is_day(reading: Reading) -> bool:
    """Whether the reading is exactly one day."""
    return reading.interval.is_day


def may_be_same_day(one: Claim, other: Claim) -> bool:
    """Whether some live readings of both share a day."""
    return any(gap(a, b) == 0 for a in one.live for b in other.live)


def surely_same_day(one: Sequence[Reading], other: Sequence[Reading]) -> bool:
    """Whether both are one and the same day in every world."""
    return weigh(lambda a, b: is_day(a) and a.interval == b.interval, one, other) is (
        FindingKind.FAIL
    )


def utc_bounds(reading: Reading) -> tuple[int, int] | None:
    """Earliest and latest second (UTC) of a day or a clock time; None for anything coarser.

    A stated Z or +00:00 counts as unknown: many writers put it behind the local clock.
    """
    instant = reading.instant
    if instant is not None:
        if instant.offset:
            return instant.utc_bounds
        local = instant.local_seconds
        return local - LATEST_OFFSET * 60, local - EARLIEST_OFFSET * 60
    interval = reading.interval
    if not interval.is_day or interval.first is None:
        return None
    start = interval.first * SECONDS_PER_DAY
    return start - LATEST_OFFSET * 60, start + SECONDS_PER_DAY - EARLIEST_OFFSET * 60


def zone_explains(one: Reading, other: Reading) -> bool:
    """Whether both can be one instant, a day apart only because their zones differ."""
    first, second = utc_bounds(one), utc_bounds(other)
    if first is None or second is None or abs(gap(one, other)) != 1:
        return False
    return first[0] - SAME_MOMENT <= second[1] and second[0] - SAME_MOMENT <= first[1]


def same_moment(one: Reading, other: Reading) -> bool:
    """Whether both state an offset and are one instant for certain."""
    if one.instant is None or other.instant is None:
        return False
    if one.instant.offset is None or other.instant.offset is None:
        return False
    return abs(one.instant.utc_bounds[0] - other.instant.utc_bounds[0]) <= SAME_MOMENT
