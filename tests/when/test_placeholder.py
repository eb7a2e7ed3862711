"""Days that stand for no date."""

from __future__ import annotations

import pytest

from auditor.when.edtf import parse_date
from auditor.when.offset import Instant
from auditor.when.placeholder import placeholder


@pytest.mark.parametrize(
    ("day", "sure"),
    [
        *(("0001-01-01", True), ("1601-01-01", True), ("1899-12-30", True), ("1899-12-31", True)),
        *(("1900-01-01", False), ("1904-01-01", False), ("1980-01-01", False)),
        *(("1970-01-01", True), ("9999-12-31", True)),
    ],
)
def test_starts_and_ends_of_clocks(day: str, *, sure: bool) -> None:
    """On some of them something may have happened that archives keep."""
    found = placeholder(parse_date(day))

    assert found is not None
    assert found.sure is sure
    assert found.meaning


@pytest.mark.parametrize(
    "day", ["1970-01-02", "1970-01", "1970", "XXXX-01-01", "2001-01-01", "1969-12-31", "2000-01-01"]
)
def test_other_days(day: str) -> None:
    """A coarser date, a neighbour, or a day that needs its clock is none."""
    assert placeholder(parse_date(day)) is None


@pytest.mark.parametrize(
    ("day", "hour", "offset", "stands"),
    [
        ("1969-12-31", 16, -480, True),
        ("1969-12-31", 10, None, True),
        ("1969-12-31", 9, None, False),
        ("1970-01-01", 18, None, True),
        ("2001-01-01", 0, 0, True),
        ("2001-01-01", 1, 60, True),
        ("2001-01-01", 0, None, False),
        ("2001-01-01", 9, 0, False),
    ],
)
def test_clock_times(day: str, hour: int, offset: int | None, *, stands: bool) -> None:
    """The eve of 1970 counts where a zone can show it, the start of 2001 to the second."""
    date = parse_date(day)

    assert (placeholder(date, Instant(date, hour, offset=offset)) is not None) is stands
