"""What holds under every reading, under some, or under none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Channel, Claim, FindingKind, Reading, Verdict
from auditor.model.worlds import (
    MOST_WORLDS,
    gap,
    is_day,
    least_days,
    may_be_same_day,
    of_verdict,
    same_moment,
    surely_same_day,
    utc_bounds,
    weakest,
    weigh,
    zone_explains,
)
from auditor.rule import PUBLISHED, Stated
from auditor.testing import timeline_of
from auditor.when.interval import Interval
from auditor.when.partial_date import PartialDate


def claim(edtf: str) -> Claim:
    """A claim with those readings."""
    return timeline_of({PUBLISHED: Stated(edtf=edtf, channel=Channel.META)}).claims[0]


def day(edtf: str) -> Reading:
    """One reading."""
    return claim(edtf).readings[0]


def test_in_every_world_in_some_in_none() -> None:
    """A discrepancy fails, is to be reviewed, or is none."""
    late = day("2021-06-01")

    def earlier(one: Reading, other: Reading) -> bool:
        return gap(one, other) > 0

    assert weigh(earlier, claim("2021-04-03 | 2021-03-04").live, (late,)) is FindingKind.FAIL
    assert weigh(earlier, claim("2021-04-11 | 2021-11-04").live, (late,)) is FindingKind.REVIEW
    assert weigh(earlier, claim("2021-08-03").live, (late,)) is None
    assert weigh(earlier, claim("").live, (late,)) is None


def test_too_many_worlds_are_not_compared() -> None:
    """A bound on what a hostile document can cost."""
    many = (day("2021-06-01"),) * (MOST_WORLDS + 1)

    assert weigh(lambda _: True, many) is None


@given(st.lists(st.sampled_from([None, *FindingKind])))
def test_what_holds_of_all_is_the_weakest(kinds: list[FindingKind | None]) -> None:
    """Nothing holds of all of nothing."""
    found = weakest(kinds)

    assert (found is None) == (not kinds or None in kinds)
    assert (found is FindingKind.FAIL) == (set(kinds) == {FindingKind.FAIL})


def test_readings_of_a_verdict() -> None:
    """One date, rivals, bounds, nothing."""
    timeline = timeline_of({PUBLISHED: "2021-04-11 | 2021-11-04"})
    bounds = timeline_of({PUBLISHED: ()}, verdicts={PUBLISHED: "[..2021-04-11]"})

    assert [str(r.date) for r in of_verdict(timeline.published)] == ["2021-04-11", "2021-11-04"]
    assert [r.interval for r in of_verdict(bounds.published)] == [
        Interval(None, PartialDate(2021, 4, 11).number)
    ]
    assert of_verdict(Verdict()) == ()


def test_days_of_claims() -> None:
    """Certain and possible sameness, and the least distance."""
    rivals, month, other = claim("2021-04-11 | 2021-11-04"), claim("2021-04"), claim("2021-04-11")

    assert may_be_same_day(rivals, other)
    assert may_be_same_day(month, other)
    assert not may_be_same_day(month, claim("2021-05-01"))
    assert surely_same_day(other.live, other.live)
    assert not surely_same_day(month.live, month.live)
    assert not surely_same_day(rivals.live, other.live)
    assert least_days(rivals.live, other.live) == (207, False)
    assert least_days(other.live, claim("2021-04-14").live) == (3, True)
    assert least_days(other.live, other.live) == (0, True)
    assert is_day(other.live[0])
    assert not is_day(month.live[0])


@pytest.mark.parametrize(
    ("one", "other", "explains", "same"),
    [
        ("2021-05-03", "2021-05-04", True, False),
        ("2021-05-03", "2021-05-03", False, False),
        ("2021-05-03", "2021-05-05", False, False),
        ("2021-05-03T23:30-05:00", "2021-05-04T04:30Z", True, True),
        ("2021-05-03T23:30:10-05:00", "2021-05-04T06:31:00+02:00", True, True),
        ("2021-05-03T10:00+02:00", "2021-05-04T10:00+02:00", False, False),
        ("2021-05-03", "2021-05-04T23:00+02:00", False, False),
        ("2021-05-03", "2021-05-04T01:00+02:00", True, False),
        # Z is often the local clock: it explains as much as no offset does.
        ("2021-05-03", "2021-05-04T23:00Z", True, False),
        ("2021-05-03T23:00", "2021-05-04T01:00", True, False),
        ("2021-05", "2021-06-01", False, False),
    ],
)
def test_one_day_and_time_zones(one: str, other: str, *, explains: bool, same: bool) -> None:
    """What a zone may explain, and what is one moment for certain; both ways round."""
    first, second = day(one), day(other)

    assert zone_explains(first, second) is explains
    assert zone_explains(second, first) is explains
    assert same_moment(first, second) is same
    assert same_moment(second, first) is same


def test_bounds_of_what_is_no_day() -> None:
    """A month has none."""
    assert utc_bounds(day("2021-05")) is None
