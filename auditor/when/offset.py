"""Clock times with offsets from UTC; an unknown offset widens what they may mean."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from auditor.when.partial_date import PartialDate

SECONDS_PER_DAY: Final = 86_400
EARLIEST_OFFSET: Final = -12 * 60
LATEST_OFFSET: Final = 14 * 60
"""The offsets in civil use run from -12:00 to +14:00 (IANA time zone database)."""


@frozen
class Instant:
    """A day with a clock time, and its offset in minutes east of UTC where it is stated.

    `zulu` tells that the offset was written Z, +00:00 or GMT: many writers put it behind a
    local clock, so it proves less than another offset does.
    """

    date: PartialDate
    hour: int
    minute: int = 0
    second: int | None = None
    fraction: str = ""
    offset: int | None = None

    @property
    def zulu(self) -> bool:
        """Whether the stated offset is zero."""
        return self.offset == 0

    @property
    def local_seconds(self) -> int:
        """Seconds of the local clock since 1970-01-01T00:00:00 on that clock."""
        return (
            self.date.number * SECONDS_PER_DAY
            + self.hour * 3_600
            + self.minute * 60
            + (self.second or 0)
        )

    @property
    def utc_bounds(self) -> tuple[int, int]:
        """Earliest and latest second since the epoch that it can be; equal with a known offset."""
        local = self.local_seconds
        if self.offset is not None:
            return local - self.offset * 60, local - self.offset * 60
        return local - LATEST_OFFSET * 60, local - EARLIEST_OFFSET * 60

    def day_at(self, offset: int) -> PartialDate | None:
        """The calendar day of the same instant at another offset; None when its own is unknown."""
        if self.offset is None:
            return None
        seconds = self.local_seconds + (offset - self.offset) * 60
        return PartialDate.of_day(seconds // SECONDS_PER_DAY)

    def __str__(self) -> str:
        """RFC 3339 text; without an offset where none is stated."""
        text = f"{self.date}T{self.hour:02d}:{self.minute:02d}"
        if self.second is not None:
            text += f":{self.second:02d}"
            if self.fraction:
                text += f".{self.fraction}"
        if self.offset is None:
            return text
        if self.offset == 0:
            return text + "Z"
        sign = "-" if self.offset < 0 else "+"
        hours, minutes = divmod(abs(self.offset), 60)
        return f"{text}{sign}{hours:02d}:{minutes:02d}"


def may_be_same_instant(one: Instant, other: Instant, tolerance: int = 0) -> bool:
    """Whether both can be one instant, give or take `tolerance` seconds."""
    low, high = one.utc_bounds
    other_low, other_high = other.utc_bounds
    return low - tolerance <= other_high and other_low - tolerance <= high
