"""Whole machine values: what fields hold, read as written."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.find.machine import parse_machine
from auditor.model import Clock, Kind, Meaning, Order
from auditor.when.partial_date import PartialDate


def read(text: str, *, epoch: bool = False) -> Meaning:
    """The meaning of a value that has one."""
    meaning = parse_machine(text, epoch=epoch)
    assert meaning is not None, text
    return meaning


def dates(text: str, *, epoch: bool = False) -> list[str]:
    """The dates that a value can mean."""
    return [str(candidate.date) for candidate in read(text, epoch=epoch).candidates]


@pytest.mark.parametrize(
    ("text", "form", "day", "clock"),
    [
        ("  2021-04-11\n", "iso8601", "2021-04-11", None),
        (
            "Sun, 11 Apr 2021 10:15:00 +0200",
            "rfc5322",
            "2021-04-11",
            Clock(10, 15, 0, "", (120,)),
        ),
        (
            "Sun, 11 Apr 2021 10:15:00 GMT",
            "rfc5322",
            "2021-04-11",
            Clock(10, 15, 0, "", (0,), "GMT"),
        ),
        (
            "11 Apr 2021 10:15 EST (a comment)",
            "rfc5322",
            "2021-04-11",
            Clock(10, 15, None, "", (-300,), "EST"),
        ),
        (
            "Sunday, 11-Apr-21 08:15:00 GMT",
            "rfc5322",
            "2021-04-11",
            Clock(8, 15, 0, "", (0,), "GMT"),
        ),
        ("Sun Apr 11 10:15:00 2021", "rfc5322", "2021-04-11", Clock(10, 15, 0)),
        ("Sun Apr  4 10:15:00 2021", "rfc5322", "2021-04-04", Clock(10, 15, 0)),
        (
            "Sun Apr 11 10:15:00 CEST 2021",
            "rfc5322",
            "2021-04-11",
            Clock(10, 15, 0, "", (120,), "CEST"),
        ),
        (
            "Sun Apr 11 2021 10:15:00 GMT+0200 (CEST)",
            "rfc5322",
            "2021-04-11",
            Clock(10, 15, 0, "", (120,)),
        ),
        (
            "11/Apr/2021:10:15:00 +0200",
            "rfc5322",
            "2021-04-11",
            Clock(10, 15, 0, "", (120,)),
        ),
        ("2021:04:11 10:15:00", "exif", "2021-04-11", Clock(10, 15, 0)),
        (
            "2021:04:11 10:15:00.50+02:00",
            "exif",
            "2021-04-11",
            Clock(10, 15, 0, "50", (120,)),
        ),
        (
            "D:20210411101500+02'00'",
            "pdf",
            "2021-04-11",
            Clock(10, 15, 0, "", (120,)),
        ),
        ("D:20210411101500Z", "pdf", "2021-04-11", Clock(10, 15, 0, "", (0,), "Z")),
        ("D:202104", "pdf", "2021-04", None),
        ("20210411101500", "numeric", "2021-04-11", Clock(10, 15, 0)),
        ("20210411101500123", "numeric", "2021-04-11", Clock(10, 15, 0, "123")),
        ("202104111015", "numeric", "2021-04-11", Clock(10, 15)),
        ("2021/04/11", "numeric", "2021-04-11", None),
        ("2021-4-1", "numeric", "2021-04-01", None),
        ("2021-4-1 9:05", "numeric", "2021-04-01", Clock(9, 5)),
        ("13.04.2021 um 10:15 Uhr", "numeric", "2021-04-13", Clock(10, 15)),
        ("04/2021", "numeric", "2021-04", None),
        ("Di., 25.01.2022 - 14:45", "numeric", "2022-01-25", Clock(14, 45)),
        ("25 janvier 2022", "month-name", "2022-01-25", None),
        (
            "January 25, 2022 2:45 PM EST",
            "month-name",
            "2022-01-25",
            Clock(14, 45, None, "", (-300, 600), "EST"),
        ),
        ("Published: January 25, 2022", "month-name", "2022-01-25", None),
        ("Oct 01, 2025T10:00:00+03:00", "month-name", "2025-10-01", Clock(10, 0, 0, "", (180,))),
        ("April, 11 2021 10:15:00", "month-name", "2021-04-11", Clock(10, 15, 0)),
        ("الأربعاء، 07 أكتوبر 2020 - 03:09 م", "month-name", "2020-10-07", Clock(15, 9)),
        ("2021年4月11日 午後3:15", "month-name", "2021-04-11", Clock(15, 15)),
        ("2022. január 25., kedd 14:45", "month-name", "2022-01-25", Clock(14, 45)),
        ("2 mart 2020", "month-name", "2020-03-02", None),
        ("\uff12\uff10\uff12\uff11-\uff10\uff14-\uff11\uff11", "iso8601", "2021-04-11", None),
        ("\u200e2021\u00ad-04-11", "iso8601", "2021-04-11", None),
        (
            "2021-04-11T10:15:00&#x2B;02:00",
            "iso8601",
            "2021-04-11",
            Clock(10, 15, 0, "", (120,)),
        ),
    ],
)
def test_values(text: str, form: str, day: str, clock: Clock | None) -> None:
    """Each form with its one date, and its clock where it has one."""
    meaning = read(text)
    assert meaning.kind is Kind.DATE
    assert meaning.form == form
    assert [str(c.date) for c in meaning.candidates] == [day]
    assert meaning.clock == clock


@pytest.mark.parametrize(
    ("text", "readings", "separator"),
    [
        ("11.04.2021", {("2021-04-11", Order.DMY), ("2021-11-04", Order.MDY)}, "."),
        ("11/04/2021 10:15", {("2021-04-11", Order.DMY), ("2021-11-04", Order.MDY)}, "/"),
        ("13/04/2021", {("2021-04-13", Order.DMY)}, "/"),
        ("04-13-2021", {("2021-04-13", Order.MDY)}, "-"),
        ("04/04/2021", {("2021-04-04", None)}, "/"),
        ("2021/13/04", {("2021-04-13", Order.YDM)}, "/"),
        ("2021/04/11", {("2021-04-11", Order.YMD)}, "/"),
    ],
)
def test_numeric_values_keep_every_order(
    text: str, readings: set[tuple[str, Order | None]], separator: str
) -> None:
    """Which order is meant is for evidence to say; a date equal under both says nothing."""
    meaning = read(text)
    assert {(str(c.date), c.order) for c in meaning.candidates} == readings
    assert meaning.separator == separator
    assert not any(c.century_guessed for c in meaning.candidates)


def test_a_short_year_is_a_guess() -> None:
    """All orders, and each tells that its century was completed."""
    meaning = read("11.04.21")
    assert {str(c.date) for c in meaning.candidates} == {"2021-04-11", "2021-11-04", "2011-04-21"}
    assert all(c.century_guessed for c in meaning.candidates)
    assert dates("11 Apr 69 10:15:00 GMT") == ["1969-04-11"]
    assert dates("11 Apr 68 10:15:00 GMT") == ["2068-04-11"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2021-02-30", "february has 28 days in 2021"),
        ("31/02/2021", "february has 28 days in 2021"),
        ("13/13/2021", "there is no month 13"),
        ("31 Jun 2021 10:00:00 GMT", "june has 30 days"),
        ("31 juin 2021", "june has 30 days"),
        ("0000:00:00 00:00:00", "there is no month 0"),
        ("D:20210230", "february has 28 days in 2021"),
        ("20210230101500", "february has 28 days in 2021"),
        ("13/2021", "there is no month 13"),
        ("Sat, 10 Apr 2021 25:00:00 +0000", "there is no hour 25"),
    ],
)
def test_impossible(text: str, reason: str) -> None:
    """A value that cannot be is told from one that cannot be read."""
    meaning = read(text)
    assert meaning.candidates == ()
    assert meaning.impossible == reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "hello",
        "John Smith, 2021",
        "1.2.3",
        "10.15",
        "10:15",
        "12345678",
        "1618128900",
        "v2021.04.11",
        "12 minute read",
        "https://example.org/2021/04/11/x",
        "January 25, 2022 | Updated January 26, 2022",
        "2021-04-11/2021-04-12",
        "The war began on January 25, 2022 and never ended in our time",
        "45.67.89",
        "5C3D1B4A2021041199",
        "1" * 161,
        "a" * 100_000,
    ],
)
def test_no_single_date(text: str) -> None:
    """Other values, values with two dates, and sentences."""
    assert parse_machine(text) is None


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("1618128900", "2021-04-11", Clock(8, 15, 0, "", (0,))),
        ("1618128900.5", "2021-04-11", Clock(8, 15, 0, "5", (0,))),
        ("1618128900123", "2021-04-11", Clock(8, 15, 0, "123", (0,))),
        ("1618128900123456", "2021-04-11", Clock(8, 15, 0, "123456", (0,))),
        ("/Date(1618128900000)/", "2021-04-11", Clock(8, 15, 0, "000", (0,))),
        ("637537257000000000", "2021-04-11", Clock(8, 15, 0, "0000000", (0,))),
        ("-1618128900.25", "1918-09-22", Clock(15, 44, 59, "75", (0,))),
        ("1620032400", "2021-05-03", Clock(9, 0, 0, "", (0,))),
        ("1899999999", "2030-03-17", Clock(17, 46, 39, "", (0,))),
        ("0", "1970-01-01", Clock(0, 0, 0, "", (0,))),
    ],
)
def test_epochs_by_field_only(text: str, day: str, clock: Clock) -> None:
    """A number is a time only where the field says so."""
    meaning = read(text, epoch=True)
    assert meaning.form == "epoch"
    assert [str(c.date) for c in meaning.candidates] == [day]
    assert meaning.clock == clock
    if text != "1620032400":  # also an hour in 1620, for whoever does not know that it is a time
        assert parse_machine(text) is None


@pytest.mark.parametrize("text", ["12345", "5551234567", "273587472675761", "1e30", "9" * 5000])
def test_other_numbers_are_no_epochs(text: str) -> None:
    """Identifiers in a date field stay unread."""
    assert parse_machine(text, epoch=True) is None


def test_a_field_may_be_relative() -> None:
    """What needs an anchor is not resolved here."""
    assert read("2 hours ago").kind is Kind.RELATIVE
    assert parse_machine("1 hour") is None


FORMS: list[Callable[[datetime], str]] = [
    lambda t: t.isoformat(),
    lambda t: t.isoformat(sep=" "),
    lambda t: t.replace(tzinfo=UTC).isoformat(),
    lambda t: f"{t:%H:%M:%S}".join((f"{t.year:04d}{t:-%m-%dT}"[:4] + f"{t:-%m-%dT}", "Z")),
    lambda t: f"{t.year:04d}:{t:%m:%d %H:%M:%S}",
    lambda t: f"D:{t.year:04d}{t:%m%d%H%M%S}+00'00'",
    lambda t: f"{t.year:04d}/{t:%m/%d %H:%M:%S}",
    lambda t: f"{t.day} {t:%b} {t.year:04d} {t:%H:%M:%S} +0000",
    lambda t: f"{t:%a}, {t.day:02d} {t:%b} {t.year:04d} {t:%H:%M:%S} GMT",
    lambda t: f"{t:%a %b} {t.day:2d} {t:%H:%M:%S} {t.year:04d}",
    lambda t: f"{t:%a %b %d} {t.year:04d} {t:%H:%M:%S} GMT+0000 (UTC)",
    lambda t: f"{t.day:02d}/{t:%b}/{t.year:04d}:{t:%H:%M:%S} +0000",
    lambda t: f"{t.year:04d}-W{t.isocalendar().week:02d}-{t.isocalendar().weekday}T{t:%H:%M:%S}",
]


@given(st.datetimes(min_value=datetime(1, 1, 4)), st.integers(0, len(FORMS) - 1))  # noqa: DTZ001 - a local clock is meant
def test_every_second_comes_back_from_every_form(moment: datetime, number: int) -> None:
    """What programs write is read back exactly."""
    moment = moment.replace(microsecond=0)
    text = FORMS[number](moment)
    if "-W" in text and moment.isocalendar().year != moment.year:
        text = text.replace(f"{moment.year:04d}-W", f"{moment.isocalendar().year:04d}-W")
    meaning = read(text)
    expected = PartialDate(moment.year, moment.month, moment.day)
    assert [c.date for c in meaning.candidates] == [expected]
    assert meaning.clock is not None
    clock = (meaning.clock.hour, meaning.clock.minute, meaning.clock.second)
    assert clock == (moment.hour, moment.minute, moment.second)


def test_a_day_of_each_month_of_all_years() -> None:
    """The years 1 to 9999, the day moving on so that each occurs."""
    day = date(1, 1, 1)
    while day < date(9999, 11, 1):
        expected = [PartialDate(day.year, day.month, day.day)]
        assert [c.date for c in read(day.isoformat()).candidates] == expected
        numeric = read(f"{day.day:02d}/{day.month:02d}/{day.year:04d}")
        assert expected[0] in [c.date for c in numeric.candidates]
        day += timedelta(days=29)


@given(st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - a bound
def test_what_the_mail_library_writes(moment: datetime) -> None:
    """RFC 5322 from an independent writer."""
    meaning = read(format_datetime(moment))
    assert meaning.weekday == moment.weekday()
    assert meaning.candidates[0].date == PartialDate(moment.year, moment.month, moment.day)


@given(
    st.integers(1, 9999),
    st.integers(0, 99),
    st.integers(0, 99),
    st.sampled_from(
        ["{y:04d}-{m:02d}-{d:02d}", "{y:04d}:{m:02d}:{d:02d}", "D:{y:04d}{m:02d}{d:02d}"]
    ),
)
def test_no_impossible_date_is_accepted(year: int, month: int, day: int, form: str) -> None:
    """Exactly the dates of the calendar have candidates."""
    meaning = read(form.format(y=year, m=month, d=day))
    try:
        date(year, month, day)
    except ValueError:
        assert meaning.candidates == ()
        assert meaning.impossible
    else:
        assert [c.date for c in meaning.candidates] == [PartialDate(year, month, day)]


PIECES = st.sampled_from(
    [
        *("2021", "04", "11", "-04", ":15", "T10", "Z", "+02:00", "+99:99", "D:", "W14", "X"),
        *"?~[]/.,'\"() \ud800\x00\u202e年月日PY",
        *("Apr ", "May", "Sun ", "mart", "GMT", "EST", "1618128900", "0000", "99", "24:00", ":60"),
        *("-00:00", "٢٠٢١", "am", "PM", "Uhr", "۱۳۹۹/"),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=14).map("".join)), st.booleans())
@settings(max_examples=300)
def test_any_text_is_a_meaning_or_none(text: str, epoch: bool) -> None:  # noqa: FBT001 - drawn
    """Never an exception; never both a date and a reason why there is none."""
    meaning = parse_machine(text, epoch=epoch)
    if meaning is not None and meaning.kind is Kind.DATE:
        assert (meaning.impossible is None) == bool(meaning.candidates)


@pytest.mark.parametrize(
    "piece",
    [
        "2021-04-11 ",
        "1",
        "(",
        "((",
        "-0",
        "[20",
        "20XX",
        "a ",
        " ",
        "\u200b",
        "T1:",
        "+",
        "Mon ",
        "P1Y",
    ],
)
def test_time_is_linear(piece: str) -> None:
    """Hostile repeats, up to the length that is read and far beyond, end at once."""
    start = time.perf_counter()
    for length in (100, 150, 160, 1_000_000):
        parse_machine((piece * length)[:length])
        parse_machine("2021-04-11T10:15:00" + (piece * length)[:length])
    assert time.perf_counter() - start < 1


def test_dateparser_stays_unloaded_for_what_we_read() -> None:
    """Its start-up costs more than an audit; a garbage value does not load it either."""
    program = (
        "import sys; from auditor.find.machine import parse_machine as p;"
        "[p(t) for t in ('2021-04-11', '11/04/2021', '25 janvier 2022', 'hello 12', 'מרץ 25')];"
        "sys.exit('dateparser' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own program


@pytest.mark.parametrize("text", ["-62135596800", "+62135596800000", "-12345678"])
def test_a_signed_number_that_is_too_long_is_no_year(text: str) -> None:
    """Seconds since 1970 that a program wrote for "no date"; EDTF would say Y."""
    assert parse_machine(text) is None
