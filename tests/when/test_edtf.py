# ruff: noqa: D103 - the name of a test is its sentence
"""EDTF texts and the values that they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import EdtfError
from auditor.when.calendar import day_number, days_in_month
from auditor.when.edtf import (
    Edtf,
    EdtfInterval,
    EdtfSet,
    End,
    Span,
    on_or_after,
    on_or_before,
    one_of,
    parse,
    parse_date,
    some,
)
from auditor.when.interval import ALWAYS, Interval
from auditor.when.partial_date import PartialDate
from auditor.when.precision import Precision

DAY = PartialDate(2021, 4, 11)


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.none() | st.integers(-12_000, 12_000))
    month = draw(st.none() | st.integers(1, 12) | st.integers(21, 24) | st.integers(33, 36))
    qualifier = draw(st.sampled_from(["", "?", "~", "%"]))
    if month is None and year is not None and draw(st.booleans()):
        # The year of a decade or century is its first, as it is read back.
        coarse = draw(st.integers(1, 2))
        first, *_ = _years(PartialDate(year, coarse=coarse))
        return PartialDate(first, coarse=coarse, qualifier=qualifier)
    longest = days_in_month(year, month) if month is not None and month <= 12 else 31
    day = None
    if month is None or month <= 12:
        day = draw(st.none() | st.integers(1, longest))
    missing = 0
    if day is None:
        missing = draw(st.integers(0, 2 if month is None else 1 if month <= 12 else 0))
    return PartialDate(year, month, day, 0, missing, qualifier)


def _years(date: PartialDate) -> range:
    first, last = date.interval.first, date.interval.last
    assert first is not None
    assert last is not None
    return range(PartialDate.of_day(first).year or 0, (PartialDate.of_day(last).year or 0) + 1)


def _ordered(value: EdtfInterval | Span) -> bool:
    try:
        _ = value.interval
    except ValueError:
        return False
    return True


ENDS = dates() | st.sampled_from(End)
INTERVALS = (
    st.builds(EdtfInterval, dates(), ENDS) | st.builds(EdtfInterval, ENDS, dates())
).filter(_ordered)
SPANS = (
    st.builds(Span, dates(), dates() | st.none()) | st.builds(Span, st.none(), dates())
).filter(_ordered)
SETS = st.lists(dates() | SPANS, min_size=1, max_size=4).map(lambda m: EdtfSet(tuple(m)))


@given(dates() | INTERVALS | SETS)
def test_what_is_written_is_read_back(value: Edtf) -> None:
    assert parse(str(value)) == value


@given(st.text(alphabet="0123456789X-YS/.[],?~%T: ", max_size=24))
def test_any_text_is_a_value_or_an_error(text: str) -> None:
    try:
        value = parse(text)
    except EdtfError:
        return

    assert parse(str(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2021-04-11", DAY),
        ("2021-04", PartialDate(2021, 4)),
        ("2021", PartialDate(2021)),
        ("0000", PartialDate(0)),
        ("-0044-03-15", PartialDate(-44, 3, 15)),
        ("201X", PartialDate(2010, coarse=1)),
        ("20XX", PartialDate(2000, coarse=2)),
        ("-012X", PartialDate(-129, coarse=1)),
        ("1950S2", PartialDate(1900, coarse=2)),
        ("2001-21", PartialDate(2001, 21)),
        ("2001-34", PartialDate(2001, 34)),
        ("Y170000002", PartialDate(170_000_002)),
        ("Y-170000002", PartialDate(-170_000_002)),
        ("Y12345-04-11", PartialDate(12_345, 4, 11)),
        ("1984?", PartialDate(1984, qualifier="?")),
        ("2004-06~", PartialDate(2004, 6, qualifier="~")),
        ("2004-06-11%", PartialDate(2004, 6, 11, qualifier="%")),
        ("XXXX", PartialDate()),
        ("XXXX-04", PartialDate(None, 4)),
        ("XXXX-04-08", PartialDate(None, 4, 8)),
        ("XXXX-XX-08", PartialDate(None, None, 8)),
        ("XXXX-XX-XX", PartialDate(unspecified=2)),
        ("2004-XX", PartialDate(2004, unspecified=1)),
        ("2004-04-XX", PartialDate(2004, 4, unspecified=1)),
    ],
)
def test_dates(text: str, value: PartialDate) -> None:
    assert parse(text) == value
    assert parse_date(text) == value


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        (
            "2017-05-04/2017-05-06",
            EdtfInterval(PartialDate(2017, 5, 4), PartialDate(2017, 5, 6)),
            (2017, 5, 4),
            (2017, 5, 6),
        ),
        ("2021-04-11/..", EdtfInterval(DAY, End.OPEN), (2021, 4, 11), None),
        ("2021-04-11/", EdtfInterval(DAY, End.UNKNOWN), (2021, 4, 11), None),
        ("/2021", EdtfInterval(End.UNKNOWN, PartialDate(2021)), None, (2021, 12, 31)),
        ("../2021-04-11", EdtfInterval(End.OPEN, DAY), None, (2021, 4, 11)),
        ("2021/2021-04-11", EdtfInterval(PartialDate(2021), DAY), (2021, 1, 1), (2021, 4, 11)),
    ],
)
def test_intervals(
    text: str,
    value: EdtfInterval,
    first: tuple[int, int, int] | None,
    last: tuple[int, int, int] | None,
) -> None:
    assert parse(text) == value
    assert value.interval == Interval(
        day_number(*first) if first else None, day_number(*last) if last else None
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[2020-02-03,2020-03-02]", "[2020-02-03,2020-03-02]"),
        ("[2020-03-02, 2020-02-03]", "[2020-02-03,2020-03-02]"),
        ("[2020,2020]", "[2020]"),
        ("[1670..1672]", "[1670..1672]"),
        ("[1667,1760-12..]", "[1667,1760-12..]"),
        ("[2021,..2019,XXXX-04-08]", "[..2019,XXXX-04-08,2021]"),
    ],
)
def test_sets_are_written_earliest_first(text: str, written: str) -> None:
    assert str(parse(text)) == written


def test_sets_made_from_dates() -> None:
    later, earlier = PartialDate(2020, 3, 2), PartialDate(2020, 2, 3)

    assert str(one_of([later, earlier])) == "[2020-02-03,2020-03-02]"
    assert one_of([later, later]) == later
    assert str(on_or_after(later)) == "[2020-03-02..]"
    assert str(on_or_before(later)) == "[..2020-03-02]"
    assert parse("[2020-03-02..]") == on_or_after(later)
    assert parse("[..2020-03-02]") == on_or_before(later)
    with pytest.raises(EdtfError, match="at least one date"):
        one_of([])


@given(SETS)
def test_the_interval_of_a_set_holds_all_members(value: EdtfSet) -> None:
    for member in value.members:
        assert value.interval.hull(member.interval) == value.interval


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        (Precision.DAY, "XXXX-XX-XX"),
        (Precision.MONTH, "XXXX-XX"),
        (Precision.YEAR, "XXXX"),
        (Precision.NONE, "XXXX"),
    ],
)
def test_a_template_of_some_grain(precision: Precision, text: str) -> None:
    assert str(some(precision)) == text
    assert some(precision).interval == ALWAYS


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "written like"),
        ("11/04/2021", "written like"),
        ("2021-4-11", "written like"),
        ("20210411", "written like"),
        ("\uff12\uff10\uff12\uff11", "written like"),
        (" 2021", "written like"),
        ("Y2021", "written like"),
        ("Y" + "9" * 5_000, "written like"),
        ("1XXX", "written like"),
        ("[]", "written like"),
        ("[2021", "ends with ]"),
        ("[..]", "a span has at least one date"),
        ("[2021..2020]", "ends before it starts"),
        ("2021/2020", "ends before it starts"),
        ("../", "at least one date"),
        ("{2020,2021}", "all members"),
        ("2021-04-11T10:00Z", "clock time"),
        ("-0000", "no year -0000"),
        ("2021-00", "months run from 01 to 12"),
        ("2021-13", "months run from 01 to 12"),
        ("2021-21-03", "no days"),
        ("2021-04-31", "no such day"),
        ("2021-02-29", "no such day"),
        ("XXXX-02-30", "no such day"),
        ("2021-XX-00", "no such day"),
        ("201X-04", "needs a full year"),
        ("XXXXS2", "no significant digits"),
        ("1950S5", "one or two digits"),
        ("1950S1", "one or two digits"),
    ],
)
def test_what_is_no_edtf_is_refused_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(EdtfError, match=reason) as caught:
        parse(text)

    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 160


def test_a_single_date_may_be_asked_for() -> None:
    with pytest.raises(EdtfError, match="a single date is expected"):
        parse_date("2020/2021")
