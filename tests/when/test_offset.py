# ruff: noqa: D103 - the name of a test is its sentence
"""Clock times, and what an unknown offset leaves open."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.when.offset import Instant, may_be_same_instant
from auditor.when.partial_date import PartialDate

OFFSETS = st.integers(-12 * 60, 14 * 60)
INSTANTS = st.builds(
    Instant,
    st.integers(-(10**6), 10**6).map(PartialDate.of_day),
    st.integers(0, 23),
    st.integers(0, 59),
    st.none() | st.integers(0, 59),
    st.just(""),
    st.none() | OFFSETS,
)
DAY = PartialDate(2021, 4, 11)


def _at(instant: Instant, offset: int | None) -> Instant:
    return Instant(instant.date, instant.hour, instant.minute, instant.second, "", offset)


@given(INSTANTS, OFFSETS)
def test_an_unknown_offset_contains_the_bounds_of_every_offset(
    instant: Instant, offset: int
) -> None:
    low, high = _at(instant, None).utc_bounds
    known_low, known_high = _at(instant, offset).utc_bounds

    assert low <= known_low == known_high <= high


@given(INSTANTS)
def test_an_unknown_offset_leaves_26_hours_open(instant: Instant) -> None:
    low, high = _at(instant, None).utc_bounds

    assert high - low == 26 * 3_600


@given(st.datetimes(), OFFSETS)
def test_agrees_with_datetime_where_it_goes(moment: datetime.datetime, offset: int) -> None:
    instant = Instant(
        PartialDate(moment.year, moment.month, moment.day),
        moment.hour,
        moment.minute,
        moment.second,
        "",
        offset,
    )
    since = moment.replace(microsecond=0) - datetime.datetime(1970, 1, 1)  # noqa: DTZ001 - a local clock on purpose
    expected = since // datetime.timedelta(seconds=1) - offset * 60

    assert instant.utc_bounds == (expected, expected)


@given(INSTANTS)
def test_its_own_offset_gives_its_own_day(instant: Instant) -> None:
    assert instant.offset is None or instant.day_at(instant.offset) == instant.date


@given(INSTANTS, OFFSETS)
def test_another_offset_is_at_most_two_days_away(instant: Instant, offset: int) -> None:
    day = instant.day_at(offset)

    assert (day is None) == (instant.offset is None)
    assert day is None or abs(day.number - instant.date.number) <= 2


@given(INSTANTS, INSTANTS, st.integers(0, 3_600))
def test_being_one_instant_is_mutual(one: Instant, other: Instant, tolerance: int) -> None:
    assert may_be_same_instant(one, one)
    assert may_be_same_instant(one, other, tolerance) == may_be_same_instant(other, one, tolerance)


@given(INSTANTS, INSTANTS)
def test_not_knowing_the_offset_excludes_nothing(one: Instant, other: Instant) -> None:
    if may_be_same_instant(one, other):
        assert may_be_same_instant(_at(one, None), other)


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (Instant(DAY, 9, 5), "2021-04-11T09:05"),
        (Instant(DAY, 9, 5, 7), "2021-04-11T09:05:07"),
        (Instant(DAY, 9, 5, 7, "120", 0), "2021-04-11T09:05:07.120Z"),
        (Instant(DAY, 9, 5, None, "", 540), "2021-04-11T09:05+09:00"),
        (Instant(DAY, 9, 5, None, "", -210), "2021-04-11T09:05-03:30"),
    ],
)
def test_text(instant: Instant, text: str) -> None:
    assert str(instant) == text


def test_zulu_is_a_stated_zero() -> None:
    assert Instant(DAY, 9, offset=0).zulu
    assert not Instant(DAY, 9).zulu
    assert not Instant(DAY, 9, offset=60).zulu
