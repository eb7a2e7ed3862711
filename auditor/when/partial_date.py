"""A calendar date of which only some parts may be known."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import frozen

from auditor.when.calendar import MONTHS_IN_YEAR, civil, day_number, days_in_month
from auditor.when.interval import ALWAYS, Interval
from auditor.when.precision import Precision

SEASONS: Final = range(21, 25)
"""EDTF: 21 spring, 22 summer, 23 autumn, 24 winter (independent of hemisphere)."""
_FOUR_DIGITS: Final = 9_999
QUARTERS: Final = range(33, 37)
"""EDTF level 2 sub-year groupings: 33 to 36, first to fourth quarter."""


@frozen
class PartialDate:
    """Year, month and day as far as they are known; never more than the evidence gives.

    `month` may be an EDTF season (21 to 24) or quarter (33 to 36). `coarse` counts the
    trailing digits of the year that are unspecified: 1 is a decade, 2 a century.
    A date without a year is a template; it has no place in time yet.

    `unspecified` counts the finer parts that are meant but not known: `XXXX-XX-XX`, some day,
    has 2 where `XXXX`, some year, has 0. `qualifier` is EDTF's `?` uncertain, `~` approximate
    or `%` both. Neither changes what the date may mean.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    coarse: int = 0
    unspecified: int = 0
    qualifier: str = ""

    @classmethod
    def of_day(cls, number: int) -> PartialDate:
        """The full date of a day number."""
        return cls(*civil(number))

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        if self.day is not None:
            return Precision.DAY
        if self.month is not None:
            if self.month in SEASONS:
                return Precision.SEASON
            return Precision.QUARTER if self.month in QUARTERS else Precision.MONTH
        if self.year is None:
            return Precision.NONE
        return (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[self.coarse]

    @property
    def is_template(self) -> bool:
        """Whether the year is unknown."""
        return self.year is None

    @property
    def is_day(self) -> bool:
        """Whether it is one full day."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def number(self) -> int:
        """The day number of a full day."""
        if self.year is None or self.month is None or self.day is None:
            msg = f"not a full day: {self}"
            raise ValueError(msg)
        return day_number(self.year, self.month, self.day)

    @property
    def interval(self) -> Interval:
        """The days that it may mean; without a year, all days."""
        return _interval(self)

    def _find_interval(self) -> Interval:
        if self.year is None:
            return ALWAYS
        if self.is_day:
            number = self.number
            return Interval(number, number)
        if self.month is None:
            first, last = _year_bounds(self.year, self.coarse)
            return Interval(day_number(first, 1, 1), day_number(last, 12, 31))
        months = _months(self.year, self.month)
        (first_year, first_month), (last_year, last_month) = months
        last_day = days_in_month(last_year, last_month)
        return Interval(
            day_number(first_year, first_month, 1), day_number(last_year, last_month, last_day)
        )

    def fits(self, other: PartialDate) -> bool:
        """Whether both can mean the same day: no part that both know differs.

        A decade fits its years, a quarter its months, a season any month that custom gives it.
        """
        if self.day is not None and other.day is not None and self.day != other.day:
            return False
        if self.year is not None and other.year is not None:
            return self._without_day.meet(other._without_day) is not None
        if self.month is None or other.month is None:
            return True
        return bool(_months_of_year(self.month) & _months_of_year(other.month))

    @property
    def _without_day(self) -> Interval:
        return PartialDate(self.year, self.month, None, self.coarse).interval

    def __str__(self) -> str:
        """EDTF text: 2021-04-11, 2021-04, 2021, 202X, XXXX-04-08, XXXX-XX-XX, 1850~."""
        year = self.year
        plain = self.is_day and not self.unspecified and not self.qualifier
        if plain and year is not None and 0 <= year <= _FOUR_DIGITS:
            return f"{year:04d}-{self.month:02d}-{self.day:02d}"  # nearly all that are printed
        parts = ["XXXX" if self.year is None else _year_text(self.year, self.coarse)]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
        elif self.day is not None:
            parts.append("XX")
        if self.day is not None:
            parts.append(f"{self.day:02d}")
        parts += ["XX"] * self.unspecified
        return "-".join(parts) + self.qualifier


def _year_bounds(year: int, coarse: int) -> tuple[int, int]:
    """First and last year with the same digits before the unspecified ones.

    EDTF counts digits, so `-012X` is -129 to -120 and `-000X` is -9 to 0.
    """
    span = 10**coarse
    if year >= 0:
        first = year // span * span
        return first, first + span - 1
    last = -(-year // span * span)
    return last - span + 1, last


def _months_of_year(month: int) -> frozenset[int]:
    """The months that a month, quarter or season of no known year can mean."""
    if month in SEASONS:
        return frozenset(range(1, MONTHS_IN_YEAR + 1))
    (_, first), (_, last) = _months(0, month)
    return frozenset(range(first, last + 1))


def _year_text(year: int, coarse: int) -> str:
    sign = "-" if year < 0 else ""
    digits = f"{abs(year):04d}"
    if len(digits) > 4:  # noqa: PLR2004 - EDTF level 1: years of more than four digits take Y
        # There, X is not allowed; level 2 counts the significant digits instead.
        return f"Y{sign}{digits}" + (f"S{len(digits) - coarse}" if coarse else "")
    if coarse:
        digits = digits[:-coarse] + "X" * coarse
    return sign + digits


def _months(year: int, month: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last month of a month, season or quarter.

    A season is read widely: both hemispheres and both customs (from the equinox, from the
    first of the month), so the whole year, and for winter the turn of the year as well.
    """
    if month <= MONTHS_IN_YEAR:
        return (year, month), (year, month)
    if month in QUARTERS:
        first = 3 * (month - QUARTERS.start) + 1
        return (year, first), (year, first + 2)
    if month == SEASONS[-1]:
        return (year - 1, 12), (year + 1, 3)
    return (year, 1), (year, MONTHS_IN_YEAR)


@lru_cache(maxsize=4_096)
def _interval(date: PartialDate) -> Interval:
    """The interval of a date; rules and evidence ask for that of a few dates again and again."""
    return date._find_interval()  # noqa: SLF001 - its own module
