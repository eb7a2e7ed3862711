"""What the user knows of days and events, in tables of the settings."""

from __future__ import annotations

from attrs import frozen

from auditor.when.partial_date import PartialDate


@frozen
class FixedDay:
    """A day of the year that has names: `Harbour Day`, 14 June."""

    names: tuple[str, ...]
    month: int
    day: int


@frozen
class KnownEvent:
    """Something that nobody can speak of before it happened, and the words that speak of it.

    `date` is a day, a month or a year.
    """

    names: tuple[str, ...]
    date: PartialDate
