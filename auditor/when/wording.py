"""Dates in words that nobody misreads, whatever the locale."""

from __future__ import annotations

from typing import Final

from auditor.when.interval import Interval
from auditor.when.partial_date import QUARTERS, SEASONS, PartialDate

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_QUARTERS: Final = ("first", "second", "third", "fourth")


def in_words(date: PartialDate) -> str:
    """`11 April 2021`, `April 2021`, `2021`, `the 2010s`, `8 April` without a year."""
    year = _year(date)
    if date.month is None:
        return year or "some day"
    if date.month in SEASONS:
        name = _SEASONS[date.month - SEASONS.start]
    elif date.month in QUARTERS:
        name = f"the {_QUARTERS[date.month - QUARTERS.start]} quarter of"
    else:
        name = MONTHS[date.month - 1]
    parts = [str(date.day)] if date.day is not None else []
    return " ".join([*parts, name, *([year] if year else [])])


def _year(date: PartialDate) -> str:
    if date.year is None:
        return ""
    if not date.coarse:
        return str(date.year) if date.year > 0 else f"{1 - date.year} BC"
    span = 10**date.coarse
    if date.year >= 0:
        return f"the {date.year // span * span}s"
    last = -(-date.year // span * span)
    return f"{1 - last + span - 1} to {1 - last} BC"


def interval_in_words(interval: Interval) -> str:
    """`on or after 4 November 2025`, `on or before …`, `from … to …`, or a single day."""
    first = None if interval.first is None else in_words(PartialDate.of_day(interval.first))
    last = None if interval.last is None else in_words(PartialDate.of_day(interval.last))
    if first is not None and first == last:
        return first
    if first is not None and last is not None:
        return f"from {first} to {last}"
    if first is not None:
        return f"on or after {first}"
    return f"on or before {last}" if last is not None else "at any time"


def with_capital_month(text: str) -> str:
    """`June has 30 days` for `june has 30 days`; a text that begins otherwise as it is."""
    name, blank, rest = text.partition(" ")
    return f"{name.title()}{blank}{rest}" if name.title() in MONTHS else text


def days_in_words(days: int) -> str:
    """`1 day`, `1,667 days`."""
    return f"{days:,} day" if days == 1 else f"{days:,} days"
