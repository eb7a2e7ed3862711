"""ISO 8601 and its profiles: every form is read as written, nothing is added."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.find.parsers import iso8601
from auditor.model import Clock, Kind
from auditor.when.calendar import civil, days_in_month
from auditor.when.partial_date import PartialDate


def only(text: str) -> PartialDate:
    """The single date of a value."""
    meaning = iso8601.read(text)
    assert meaning is not None
    assert meaning.kind is Kind.DATE
    (candidate,) = meaning.candidates
    return candidate.date


def clock(text: str) -> Clock:
    """The clock of a value."""
    meaning = iso8601.read(text)
    assert meaning is not None
    assert meaning.clock is not None
    return meaning.clock


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2021-04-11", "2021-04-11"),
        ("20210411", "2021-04-11"),
        ("2021-101", "2021-04-11"),
        ("2021101", "2021-04-11"),
        ("2021-W14-7", "2021-04-11"),
        ("2021W147", "2021-04-11"),
        ("2020-W05-3", "2020-01-29"),
        ("2020-366", "2020-12-31"),
        ("2021-04", "2021-04"),
        ("2021", "2021"),
        ("0044", "0044"),
        ("-0043-03-15", "-0043-03-15"),
        ("+12021-01-01", "Y12021-01-01"),
        ("Y170000002", "Y170000002"),
        ("202X", "202X"),
        ("20XX", "20XX"),
        ("2021-XX", "2021-XX"),
        ("2021-04-XX", "2021-04-XX"),
        ("XXXX-04-08", "XXXX-04-08"),
        ("--04-08", "XXXX-04-08"),
        ("2021-04~", "2021-04~"),
        ("2021?", "2021?"),
        ("2021-21", "2021-21"),
        ("2021-33", "2021-33"),
        ("2021-04-11Z", "2021-04-11"),
        ("2021-04-11+02:00", "2021-04-11"),
        ("2021-04-11T", "2021-04-11"),
    ],
)
def test_dates(text: str, edtf: str) -> None:
    """A date keeps its precision: a month stays a month."""
    assert str(only(text)) == edtf
    meaning = iso8601.read(text)
    assert meaning is not None
    assert meaning.clock is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-04-11T10", Clock(10)),
        ("2021-04-11T10:15", Clock(10, 15)),
        ("2021-04-11T1015", Clock(10, 15)),
        ("20210411T101500", Clock(10, 15, 0)),
        ("20210411T101500Z", Clock(10, 15, 0, "", (0,), "Z")),
        ("2021-101T10:15", Clock(10, 15)),
        ("2021-W14-7T10:15", Clock(10, 15)),
        ("2021-04-11T10:15:00", Clock(10, 15, 0)),
        ("2021-04-11t10:15:00z", Clock(10, 15, 0, "", (0,), "z")),
        ("2021-04-11T10:15:00.123456789+02:00", Clock(10, 15, 0, "123456789", (120,))),
        ("2021-04-11T10:15:00,5", Clock(10, 15, 0, "5")),
        ("2021-04-11T10,5", Clock(10, 30)),
        ("2021-04-11T10:15,25", Clock(10, 15, 15)),
        ("2021-04-11T10:15:00 +0200", Clock(10, 15, 0, "", (120,))),
        ("2021-04-11 10:15:00+02", Clock(10, 15, 0, "", (120,))),
        ("2021-04-11T10:15:00-09:30", Clock(10, 15, 0, "", (-570,))),
        ("2021-04-11T10:15:00-00:00", Clock(10, 15, 0, "", (0,), "-00:00")),
        ("2021-04-11T24:00:00", Clock(24, 0, 0)),
        ("2016-12-31T23:59:60Z", Clock(23, 59, 60, "", (0,), "Z")),
        ("2021-04-11 10:15 PM", Clock(22, 15)),
        ("2021-04-11 12:15 am", Clock(0, 15)),
        ("2021-04-11 10:15:00 CEST", Clock(10, 15, 0, "", (120,), "CEST")),
        ("2021-04-11 10:15 IST", Clock(10, 15, None, "", (60, 120, 330), "IST")),
        ("2021-04-11T10:15:00+02:00[Europe/Berlin]", Clock(10, 15, 0, "", (120,))),
        ("2021-04-11 10:15:00 Europe/Berlin", Clock(10, 15, 0, "", (), "Europe/Berlin")),
        ("2021-04-11 10:15:00.5 +0200 CEST", Clock(10, 15, 0, "5", (120,), "CEST")),
        ("2021-04-11T10:15:00 02:00", Clock(10, 15, 0, "", (), "02:00")),
        ("2021-04-11T10-15-00Z", Clock(10, 15, 0, "", (0,), "Z")),
        ("2021-04-11CEST10:15:00+02:00", Clock(10, 15, 0, "", (120,))),
        ("2021-04-11T10:15:00+99:99", Clock(10, 15, 0, "", (), "+99:99")),
    ],
)
def test_clocks(text: str, expected: Clock) -> None:
    """A clock has what is written; several offsets where a zone name has several."""
    assert clock(text) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021-02-30", "february has 28 days in 2021"),
        ("2020-02-30", "february has 29 days in 2020"),
        ("2021-06-31", "june has 30 days"),
        ("2021-13-01", "there is no month 13"),
        ("2021-00-10", "there is no month 0"),
        ("2021-01-00", "there is no day 0"),
        ("0000-00-00", "there is no month 0"),
        ("0000-00-00 00:00:00", "there is no month 0"),
        ("00000000", "there is no month 0"),
        ("20210230", "february has 28 days in 2021"),
        ("2021-366", "2021 has 365 days"),
        ("2021-000", "there is no day 0"),
        ("2021-W53", "2021 has 52 weeks"),
        ("2021-W53-1", "2021 has 52 weeks"),
        ("2020-W53-8", "there is no weekday 8"),
        ("2021-04-11T25:00", "there is no hour 25"),
        ("2021-04-11T24:01", "there is no hour 24"),
        ("2021-04-11T10:60", "there is no minute 60"),
        ("2021-04-11T10:15:61Z", "there is no second 61"),
        ("2021-02-30T10:15:00Z", "february has 28 days in 2021"),
        ("--02-30", "february has 29 days"),
    ],
)
def test_impossible(text: str, reason: str) -> None:
    """What cannot be has no candidates and says why."""
    meaning = iso8601.read(text)
    assert meaning is not None
    assert meaning.candidates == ()
    assert meaning.impossible == reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "18.06.2020",
        "12345",
        "12345678",
        "99999999",
        "1234567",
        "2021-4-1",
        "2021-04-11T10:15:00 hello",
        "2021-04T10:15",
        "2021T10:15",
        "2021-04-11/2021-04-12",
        "[2021-04-11..]",
        "10:15",
        "P",
        "PT",
        "Y" + "9" * 5000,
        "9" * 5000 + "-01-01",
        "2021-04-11T10:15:00." + "1" * 5000,
    ],
)
def test_other_text_is_none(text: str) -> None:
    """Neither another form nor a part of a text is taken for ISO 8601."""
    assert iso8601.read(text) is None


def test_a_week_is_the_months_that_it_lies_in() -> None:
    """It has no calendar date of its own, and keeps its own value."""
    meaning = iso8601.read("2020-W53")
    assert meaning is not None
    assert [str(c.date) for c in meaning.candidates] == ["2020-12", "2021-01"]
    assert meaning.timex_value == "2020-W53"


def test_one_of_a_set_is_rival_readings() -> None:
    """EDTF's set says that we do not know which."""
    meaning = iso8601.read("[2020-03-02,2020-02-03]")
    assert meaning is not None
    assert [str(c.date) for c in meaning.candidates] == ["2020-02-03", "2020-03-02"]


def test_a_duration_is_no_date() -> None:
    """A `datetime` attribute may hold one."""
    meaning = iso8601.read("PT3H30M")
    assert meaning is not None
    assert (meaning.kind, meaning.timex_value) == (Kind.DURATION, "PT3H30M")


@given(st.dates())
def test_every_day_in_every_form_of_a_day(day: date) -> None:
    """Calendar, ordinal and week dates of one day are one day."""
    expected = PartialDate(day.year, day.month, day.day)
    year, week, weekday = day.isocalendar()
    ordinal = day.timetuple().tm_yday
    assert only(day.isoformat()) == expected
    assert only(f"{day.year:04d}-{ordinal:03d}") == expected
    if year > 0:
        assert only(f"{year:04d}-W{week:02d}-{weekday}") == expected
        assert only(f"{year:04d}W{week:02d}{weekday}") == expected
    if day.year >= 1000:
        assert only(day.strftime("%Y%m%d")) == expected


@given(st.integers(-(10**9), 10**9))
def test_days_outside_the_years_of_datetime(number: int) -> None:
    """Years below 1 and above 9999 are read like others."""
    year, month, day = civil(number)
    sign = "-" if year < 0 else "+"
    text = f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"
    assert only(text) == PartialDate(year, month, day)


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_a_date_is_read_exactly_when_it_exists(year: int, month: int, day: int) -> None:
    """No impossible date is accepted, and no possible one refused."""
    meaning = iso8601.read(f"{year:04d}-{month:02d}-{day:02d}")
    assert meaning is not None
    exists = 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)
    assert bool(meaning.candidates) == exists
    assert (meaning.impossible is None) == exists


@given(st.datetimes(), st.integers(-23 * 60 - 59, 23 * 60 + 59))
def test_every_instant(moment: date, offset: int) -> None:
    """Clock and offset come back as written."""
    hours, minutes = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    read = clock(f"{moment.isoformat()}{sign}{hours:02d}:{minutes:02d}")
    assert read.offsets == (offset,)
    assert moment.isoformat()[11:].startswith(
        f"{read.hour:02d}:{read.minute:02d}:{read.second:02d}"
    )
