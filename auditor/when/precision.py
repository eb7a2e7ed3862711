"""How fine a statement of time is."""

from __future__ import annotations

from enum import IntEnum


class Precision(IntEnum):
    """Grain of a date; a larger value is finer."""

    NONE = 0
    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    QUARTER = 5
    MONTH = 6
    DAY = 7
