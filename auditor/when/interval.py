"""Closed intervals of days, open-ended where a bound is unknown."""

from __future__ import annotations

from attrs import frozen


@frozen
class Interval:
    """The days from `first` to `last`, both included; None is no bound on that side."""

    first: int | None
    last: int | None

    def __attrs_post_init__(self) -> None:
        """Refuse an interval that ends before it starts."""
        if self.first is not None and self.last is not None and self.last < self.first:
            msg = f"interval ends before it starts: {self.first} > {self.last}"
            raise ValueError(msg)

    def __contains__(self, day: int) -> bool:
        """Whether the day lies in the interval."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def is_day(self) -> bool:
        """Whether the interval is exactly one day."""
        return self.first is not None and self.first == self.last

    def meet(self, other: Interval) -> Interval | None:
        """The days in both, or None when there are none."""
        firsts = [f for f in (self.first, other.first) if f is not None]
        lasts = [x for x in (self.last, other.last) if x is not None]
        first = max(firsts) if firsts else None
        last = min(lasts) if lasts else None
        if first is not None and last is not None and last < first:
            return None
        return Interval(first, last)

    def hull(self, other: Interval) -> Interval:
        """The shortest interval that holds both."""
        first = None if self.first is None or other.first is None else min(self.first, other.first)
        last = None if self.last is None or other.last is None else max(self.last, other.last)
        return Interval(first, last)

    def widen(self, days: int) -> Interval:
        """The interval with `days` more on both sides."""
        return Interval(
            None if self.first is None else self.first - days,
            None if self.last is None else self.last + days,
        )

    def least_gap(self, other: Interval) -> int:
        """The fewest days that can lie between a day here and a day there; 0 where they share one.

        Signed: positive when all of `other` is later.
        """
        if self.last is not None and other.first is not None and other.first > self.last:
            return other.first - self.last
        if other.last is not None and self.first is not None and self.first > other.last:
            return other.last - self.first
        return 0


ALWAYS = Interval(None, None)
