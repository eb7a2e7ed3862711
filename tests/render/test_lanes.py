"""The picture shows what there is to see: to scale, and never more than fits."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Audit, Role, Status, Timeline, Verdict, Zone
from auditor.render.lanes import Lane, Mark, Sign, lanes
from auditor.render.scale import picture
from auditor.when.calendar import day_number
from auditor.when.interval import Interval


def days(*texts: str) -> tuple[Mark, ...]:
    """Marks on days."""
    numbers = [day_number(*map(int, text.split("-"))) for text in texts]
    return tuple(Mark(Interval(number, number), Sign.FITS) for number in numbers)


def drawn(*rows: Lane, cells: int = 80) -> list[str]:
    """The picture as text."""
    return [line.text for line in picture(list(rows), cells)]


def test_what_a_lane_says(fair: Audit) -> None:
    """Signs tell what fits, what was ruled out, what contradicts, and what is another's."""
    rows = {row.label: {mark.sign for mark in row.marks} for row in lanes(fair)}

    assert rows == {
        "byline": {Sign.FITS, Sign.RIVAL},
        "event": {Sign.FITS},
        "page date": {Sign.AGAINST},
        "related \N{MULTIPLICATION SIGN}2": {Sign.OTHER},
    }


def test_one_day_needs_no_picture(ferry: Audit, minutes: Audit) -> None:
    """Nor does a single claim."""
    assert lanes(ferry) == []
    assert lanes(minutes) == []
    assert picture([], 80) == []


def test_far_years_of_a_story_are_left_out(build: SimpleNamespace) -> None:
    """A year in the text that nothing rests on must not squeeze the dates that matter."""
    source = build.document("1950, 2021-05-03, 2021-05-20")
    old = build.claim(source, "1950", 1, build.reading("1950"), role=Role.REFERENCE, zone=Zone.BODY)
    one = build.claim(source, "2021-05-03", 2, build.reading("2021-05-03"))
    two = build.claim(source, "2021-05-20", 3, build.reading("2021-05-20"), role=Role.MODIFIED)
    rows = lanes(Audit(source, Timeline((old, one, two), Verdict())))

    assert [row.label for row in rows] == ["byline", "updated"]


def test_live_readings_are_questions(build: SimpleNamespace) -> None:
    """What is undecided looks undecided."""
    source = build.document("02/03/2020 and 2020-03-02")
    one = build.claim(
        source,
        "02/03/2020",
        1,
        build.reading("2020-03-02", Status.LIVE),
        build.reading("2020-02-03", Status.LIVE),
    )
    two = build.claim(source, "2020-03-02", 2, build.reading("2020-03-02"), role=Role.MODIFIED)
    rows = lanes(Audit(source, Timeline((one, two))))

    assert {mark.sign for mark in rows[0].marks} == {Sign.POSSIBLE}
    assert "? possible" in drawn(*rows)[-1]


@pytest.mark.parametrize(
    ("first", "last", "tick"),
    [
        ("2021-04-11", "2021-04-14", "12 Apr"),
        ("2021-04-11", "2021-06-14", "2021"),
        ("2021-04-11", "2022-03-14", "Jul 2021"),
        ("2021-04-11", "2025-11-03", "2023"),
        ("1900-04-11", "2025-11-03", "1960"),
        ("0001-04-11", "9999-11-03", "5000"),
    ],
)
def test_ticks_suit_the_time(first: str, last: str, tick: str) -> None:
    """Days, months, years, centuries: whatever fits."""
    assert tick in drawn(Lane("a", days(first), ""), Lane("b", days(last), ""))[0]


def test_a_long_empty_stretch_is_cut() -> None:
    """Two days a century after another one are still two days."""
    lines = drawn(
        Lane("old", days("1850-04-11"), "11 April 1850"),
        Lane("new", days("2021-04-11", "2021-05-30"), "two"),
    )

    assert "⫽" in lines[1]
    assert lines[3].count("●") == 2
    assert lines[3].rindex("●") - lines[3].index("●") > 8


def test_months_and_years_are_lines() -> None:
    """What is known to a month only covers the month."""
    month = Mark(Interval(day_number(2021, 4, 1), day_number(2021, 4, 30)), Sign.FITS)
    lines = drawn(Lane("a", (month,), ""), Lane("b", days("2021-06-30"), ""))

    assert "●━━━" in lines[2]


@given(
    st.lists(
        st.tuples(
            st.integers(-1_000_000, 3_000_000), st.integers(0, 40_000), st.sampled_from(Sign)
        ),
        min_size=1,
        max_size=12,
    ),
    st.integers(60, 110),
)
def test_any_dates_can_be_drawn(marks: list[tuple[int, int, Sign]], cells: int) -> None:
    """Whatever the dates: it fits, and each lane with marks shows one."""
    rows = [
        Lane(f"lane {n}", (Mark(Interval(first, first + length), sign),), "note")
        for n, (first, length, sign) in enumerate(marks)
    ]
    lines = picture(rows, cells)

    assert all(line.width <= cells for line in lines)
    for line in lines[2 : 2 + len(rows)]:
        assert set(line.text) & set("●?○◆▪")


@given(st.lists(st.integers(0, 20_000), min_size=2, max_size=8, unique=True))
def test_later_is_never_left_of_earlier(numbers: list[int]) -> None:
    """Order in time is order on the line."""
    rows = [Lane("a", (Mark(Interval(n, n), Sign.FITS),), "") for n in sorted(numbers)]
    cells = [line.text.index("●") for line in picture(rows, 80)[2:-1]]

    assert cells == sorted(cells)
