"""How two stretches of days, or two days known only to lie in a stretch, stand to each other."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Final

from auditor.when.interval import Interval


class Allen(StrEnum):
    """Allen's thirteen relations between two intervals; exactly one holds.

    Days are discrete, so an interval *meets* another that begins on the day after its last.
    """

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished-by"
    CONTAINS = "contains"
    STARTED_BY = "started-by"
    OVERLAPPED_BY = "overlapped-by"
    MET_BY = "met-by"
    AFTER = "after"

    @property
    def inverse(self) -> Allen:
        """The relation of the second interval to the first."""
        relations = list(Allen)
        return relations[-1 - relations.index(self)]


class DayRelation(StrEnum):
    """How one day stands to another."""

    BEFORE = "before"
    EQUAL = "equal"
    AFTER = "after"

    @property
    def inverse(self) -> DayRelation:
        """The relation of the second day to the first."""
        relations = list(DayRelation)
        return relations[-1 - relations.index(self)]


_SAME_START: Final = {-1: Allen.STARTS, 0: Allen.EQUALS, 1: Allen.STARTED_BY}
_EARLIER_START: Final = {-1: Allen.OVERLAPS, 0: Allen.FINISHED_BY, 1: Allen.CONTAINS}
_LATER_START: Final = {-1: Allen.DURING, 0: Allen.FINISHES, 1: Allen.OVERLAPPED_BY}
_SHARING: Final = {-1: _EARLIER_START, 0: _SAME_START, 1: _LATER_START}
"""Sign of the starts compared, then sign of the ends compared; for intervals that share a day."""


def allen(one: Interval, other: Interval) -> Allen:
    """The relation that `one` has to `other`; an open side counts as endless."""
    start, end = _ends(one)
    other_start, other_end = _ends(other)
    if end <= other_start:
        return Allen.BEFORE if end < other_start else Allen.MEETS
    if other_end <= start:
        return Allen.AFTER if other_end < start else Allen.MET_BY
    return _SHARING[_sign(start, other_start)][_sign(end, other_end)]


def possible(one: Interval, other: Interval) -> frozenset[DayRelation]:
    """How a day somewhere in `one` can stand to a day somewhere in `other`."""
    relations = set()
    if possibly_before(one, other):
        relations.add(DayRelation.BEFORE)
    if one.meet(other) is not None:
        relations.add(DayRelation.EQUAL)
    if possibly_before(other, one):
        relations.add(DayRelation.AFTER)
    return frozenset(relations)


def necessary(one: Interval, other: Interval) -> DayRelation | None:
    """The only way in which a day in `one` can stand to a day in `other`, if there is just one."""
    relations = possible(one, other)
    return next(iter(relations)) if len(relations) == 1 else None


def surely_before(one: Interval, other: Interval) -> bool:
    """Whether each day of `one` is earlier than each day of `other`."""
    return one.last is not None and other.first is not None and one.last < other.first


def possibly_before(one: Interval, other: Interval) -> bool:
    """Whether some day of `one` is earlier than some day of `other`."""
    return one.first is None or other.last is None or one.first < other.last


def _ends(interval: Interval) -> tuple[float, float]:
    """Start and exclusive end; integers compare exactly with the infinities."""
    return (
        -math.inf if interval.first is None else interval.first,
        math.inf if interval.last is None else interval.last + 1,
    )


def _sign(one: float, other: float) -> int:
    return (one > other) - (one < other)
