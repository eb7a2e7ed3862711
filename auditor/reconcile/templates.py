"""Puts dates without a year, and dates counted from an anchor, into their place in time."""

from __future__ import annotations

from typing import Final, NamedTuple

from auditor.model import Claim, Shift, Tense
from auditor.when.calendar import MONTHS_IN_YEAR, civil, day_number, days_in_month
from auditor.when.calendar import weekday as weekday_of
from auditor.when.interval import Interval
from auditor.when.partial_date import QUARTERS, PartialDate

_DAYS_IN_WEEK: Final = 7
_UNIT_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1_200}
_SLACK: Final = 1
"""Days by which a past event may lie after an anchor: the same day in another zone."""
_NEAREST_YEARS: Final = (-1, 0, 1)
_NEAREST_MONTHS: Final = (-2, -1, 0, 1, 2)
_LEAP_YEARS: Final = tuple(range(-8, 9))
"""Years to look at for a 29 February."""


class Place(NamedTuple):
    """A date in time: the date, or the days of a span that is no calendar unit."""

    date: PartialDate
    span: Interval | None = None


def fill_year(
    template: PartialDate, anchor: int, tense: Tense | None, weekday: int | None = None
) -> PartialDate | None:
    """The date of a template nearest to the anchor (a day number) that its tense allows.

    Past events lie before the anchor, future ones after it; without a tense the nearest
    counts. A weekday beside the date decides where it fits one of the years and not another.
    """
    if template.year is not None or (template.month is None and template.day is None):
        return None
    if template.month is None:
        return _fill_month(template.day or 1, anchor, tense, weekday)
    year = civil(anchor)[0]
    leap = template.month == 2 and template.day == 29  # noqa: PLR2004 - 29 February
    years = [year + n for n in (_LEAP_YEARS if leap else _NEAREST_YEARS)]
    found = [
        PartialDate(y, template.month, template.day)
        for y in years
        if template.day is None
        or template.month > MONTHS_IN_YEAR
        or template.day <= days_in_month(y, template.month)
    ]
    return _nearest(found, anchor, tense, weekday)


def _fill_month(
    day: int, anchor: int, tense: Tense | None, weekday: int | None
) -> PartialDate | None:
    """The same for "the 27th", which has neither month nor year."""
    year, month, _ = civil(anchor)
    months = [
        divmod(year * MONTHS_IN_YEAR + month - 1 + n, MONTHS_IN_YEAR) for n in (-2, -1, 0, 1, 2)
    ]
    found = [PartialDate(y, m + 1, day) for y, m in months if day <= days_in_month(y, m + 1)]
    return _nearest(found, anchor, tense, weekday)


def _nearest(
    found: list[PartialDate], anchor: int, tense: Tense | None, weekday: int | None
) -> PartialDate | None:
    allowed = [d for d in found if _allowed(d.interval, anchor, tense)] or found
    if weekday is not None:
        fits = [d for d in allowed if d.is_day and weekday_of(d.number) == weekday]
        allowed = fits or allowed
    return min(allowed, key=lambda d: (distance(d, anchor), -(d.year or 0)), default=None)


def _allowed(interval: Interval, anchor: int, tense: Tense | None) -> bool:
    first, last = interval.first, interval.last
    if first is None or last is None:
        return True
    if tense is Tense.PAST:
        return first <= anchor + _SLACK
    if tense is Tense.FUTURE:
        return last >= anchor - _SLACK
    return True


def distance(date: PartialDate, anchor: int) -> int:
    """Days between the date, or the nearest of its days, and the anchor; never negative."""
    return abs(date.interval.least_gap(Interval(anchor, anchor)))


def shifted(anchor: PartialDate, shift: Shift) -> Place | None:
    """The place of "two years ago", "yesterday", "last week", given the date it counts from.

    A date that is no full day anchors only what is as coarse as itself.
    """
    if anchor.year is None or anchor.coarse:
        return None
    if shift.unit not in _UNIT_MONTHS:
        return _day_shift(anchor.number, shift) if anchor.is_day else None
    month = anchor.month
    if month is None or month > MONTHS_IN_YEAR:
        if shift.unit in ("month", "quarter"):
            return None
        month = 1
    return _calendar_shift(anchor.year * MONTHS_IN_YEAR + month - 1, shift)


def _day_shift(number: int, shift: Shift) -> Place:
    if shift.unit == "day":
        return Place(PartialDate.of_day(number + shift.amount))
    if shift.unit == "week":
        monday = number - weekday_of(number) + _DAYS_IN_WEEK * shift.amount
        return _span(monday, monday + _DAYS_IN_WEEK - 1)
    return _clock_shift(number, shift)


def _calendar_shift(months: int, shift: Shift) -> Place:
    """A month or coarser unit, `shift` away from a month counted from year 0."""
    months += shift.amount * _UNIT_MONTHS[shift.unit]
    year, month = divmod(months, MONTHS_IN_YEAR)
    if shift.unit == "month":
        return Place(PartialDate(year, month + 1))
    if shift.unit == "quarter":
        return Place(PartialDate(year, QUARTERS.start + month // 3))
    return Place(PartialDate(year, coarse={"year": 0, "decade": 1, "century": 2}[shift.unit]))


def _clock_shift(number: int, shift: Shift) -> Place:
    """Hours before a day known to the day only may reach into the day before."""
    seconds = shift.amount * {"hour": 3_600, "minute": 60, "second": 1}[shift.unit]
    first = (number * 86_400 + seconds) // 86_400
    last = (number * 86_400 + 86_399 + seconds) // 86_400
    if seconds < 0:
        last = min(last, number)
    return Place(PartialDate.of_day(first)) if first == last else _span(first, last)


def _span(first: int, last: int) -> Place:
    """A span of days, with the calendar unit round it as its date."""
    one, other = civil(first), civil(last)
    if one[:2] == other[:2]:
        return Place(PartialDate(one[0], one[1]), Interval(first, last))
    if one[0] == other[0]:
        return Place(PartialDate(one[0]), Interval(first, last))
    return Place(PartialDate(), Interval(first, last))


def nearest_weekday(
    anchor: int, named: int, tense: Tense | None, weeks: int | None = None
) -> PartialDate:
    """The day of a bare weekday: the next one of a plan, else the last one up to the anchor.

    `weeks` is -1 for "last Monday" and 1 for "next Monday", which are not the anchor itself.
    """
    if weeks is not None and weeks > 0:
        return PartialDate.of_day(anchor + 1 + (named - weekday_of(anchor + 1)) % _DAYS_IN_WEEK)
    if weeks is not None and weeks < 0:
        anchor -= 1
    if tense is Tense.FUTURE:
        return PartialDate.of_day(anchor + (named - weekday_of(anchor)) % _DAYS_IN_WEEK)
    return PartialDate.of_day(anchor - (weekday_of(anchor) - named) % _DAYS_IN_WEEK)


def within(date: PartialDate) -> tuple[int, int]:
    """First and last day number of a date with a year."""
    interval = date.interval
    if interval.first is None or interval.last is None:
        return day_number(1, 1, 1), day_number(9999, 12, 31)
    return interval.first, interval.last


def template_of(claim: Claim) -> PartialDate | None:
    """The yearless date of a claim, if it has one."""
    for reading in claim.readings:
        date = reading.date
        if date.year is None and (date.month is not None or date.day is not None):
            return date
    return None
