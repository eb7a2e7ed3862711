"""How sources write their dates, counted in earlier documents of theirs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from auditor.model.vocabulary import Order
from auditor.pattern import pattern

SEPARATORS: Final = ("/", ".", "-")
"""What stands between the numbers of a date; each is a style with an order of its own."""
ORDERS: Final = (Order.DMY, Order.MDY, Order.YMD)
"""The orders that are counted."""
FORM: Final = "auditor-source-profile"
"""The key by which a file is known as a profile; its value is the version of the form."""
ORDER_NAMES: Final = {Order.DMY: "day-first", Order.MDY: "month-first", Order.YMD: "year-first"}
_OFFSET: Final = pattern(r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])")
_HOUR: Final = 60
_RIVAL: Final = {Order.DMY: Order.MDY, Order.MDY: Order.DMY}


@frozen
class Seen:
    """How many dates, and in how many documents."""

    dates: int = 0
    documents: int = 0

    def __add__(self, other: Seen) -> Seen:
        """Both counts together."""
        return Seen(self.dates + other.dates, self.documents + other.documents)


NEVER: Final = Seen()


@frozen
class Habit:
    """In which order a source writes dates with one separator.

    `shown` are dates that have one order only, `settled` those whose order something else in
    their document told. The latter are counted apart and never weighed: what settled them may
    be a field that was parsed from the very date.
    """

    shown: Mapping[Order, Seen] = field(factory=dict)
    settled: Mapping[Order, Seen] = field(factory=dict)

    def __add__(self, other: Habit) -> Habit:
        """The counts of both."""
        return Habit(_sum(self.shown, other.shown), _sum(self.settled, other.settled))

    def lead(self, order: Order) -> float:
        """Log-odds of day first against month first, or the other way; 0 without a lead.

        Dates of one document are written by one hand, and one document may hold hundreds. So
        an order leads by no more than its documents say, nor by more than its dates say.
        Laplace's rule counts each order once more than it was seen: a single document never
        comes to more than 2 to 1.
        """
        mine, theirs = self.shown.get(order, NEVER), self.shown.get(_RIVAL[order], NEVER)
        by_dates = math.log((mine.dates + 1) / (theirs.dates + 1))
        by_documents = math.log((mine.documents + 1) / (theirs.documents + 1))
        return max(0.0, min(by_dates, by_documents))

    def of_both(self, order: Order) -> tuple[Seen, int]:
        """What shows an order, and how many dates show it or its rival."""
        mine, theirs = self.shown.get(order, NEVER), self.shown.get(_RIVAL[order], NEVER)
        return mine, mine.dates + theirs.dates


@frozen
class SourceHabits:
    """What is known of one source: its documents, its orders by separator, its own offsets.

    `offsets` counts documents by the offset of their stamps in minutes, where they have one
    that is not zero.
    """

    documents: int = 0
    orders: Mapping[str, Habit] = field(factory=dict)
    offsets: Mapping[int, int] = field(factory=dict)

    def __add__(self, other: SourceHabits) -> SourceHabits:
        """What both know."""
        return SourceHabits(
            self.documents + other.documents,
            {
                mark: self.orders.get(mark, Habit()) + other.orders.get(mark, Habit())
                for mark in SEPARATORS
                if mark in self.orders or mark in other.orders
            },
            {
                minutes: self.offsets.get(minutes, 0) + other.offsets.get(minutes, 0)
                for minutes in sorted({*self.offsets, *other.offsets})
            },
        )


@frozen
class SourceProfile:
    """Sources by name, as `source_name` gives them; None: documents that tell no source."""

    sources: Mapping[str | None, SourceHabits] = field(factory=dict)

    def of(self, source: str | None) -> SourceHabits | None:
        """What is known of that source; what is known of another one is no evidence on it."""
        return self.sources.get(source)


def offset_name(minutes: int) -> str:
    """`+05:30` for 330."""
    hours, rest = divmod(abs(minutes), _HOUR)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def offset_of(name: str) -> int | None:
    """330 for `+05:30`; None where it is no offset."""
    found = _OFFSET.fullmatch(name)
    if found is None:
        return None
    minutes = int(found[2]) * _HOUR + int(found[3])
    return -minutes if found[1] == "-" else minutes


def _sum(one: Mapping[Order, Seen], other: Mapping[Order, Seen]) -> dict[Order, Seen]:
    return {
        order: one.get(order, NEVER) + other.get(order, NEVER)
        for order in ORDERS
        if order in one or order in other
    }
