"""Laws of the finder."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.find import find_dates
from auditor.model import Kind

PIECES = (
    *("8", "April", "2021", "Sunday", "10:15", "am", "GMT", "and", "11/4/2021", "to", "in", "2003"),
    *(
        "-",
        ",",
        "/",
        ".",
        "\n",
        "May",
        "March",
        "may",
        "1",
        "31",
        "30",
        "February",
        "two years ago",
    ),
    *("last week", "Q2", "1990s", "the 8th of", "12", "2021-04-11", "Juche 110", "vor drei Tagen"),
    *(
        "2021年4月11日",
        "11 апреля",
        "a",
        "an",
        "every",
        "45-year-old",
        "second anniversary",
        "v1.2.3",
    ),
    *("$", "%", "("),
)
mixed = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@given(st.one_of(st.text(max_size=300), mixed))
def test_places_lie_in_the_text_in_order_and_apart(text: str) -> None:
    """Places are in order, inside, and do not overlap."""
    last = 0
    for found in find_dates(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.surface
        last = found.end


@given(mixed)
def test_twice_gives_the_same(text: str) -> None:
    """What is remembered changes nothing."""
    assert find_dates(text) == find_dates(text)


@given(mixed)
def test_only_dates_that_exist_are_candidates(text: str) -> None:
    """A date that does not exist says why instead."""
    for found in find_dates(text):
        for candidate in found.meaning.candidates:
            day = candidate.date
            if day.day is not None and day.month is not None and day.year is not None:
                assert 1 <= day.day <= calendar.monthrange(max(day.year, 1), day.month)[1]
        if found.meaning.kind is Kind.DATE:
            assert bool(found.meaning.candidates) != bool(found.meaning.impossible)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_in_every_usual_form(day: date) -> None:
    """Each form gives exactly its day."""
    iso = str(day)
    year, month, number = iso.split("-")
    name = calendar.month_name[int(month)]
    for text in (
        iso,
        f"{int(number)} {name} {year}",
        f"{name} {int(number)}, {year}",
        f"{int(number)}-{name[:3]}-{year}",
        f"{name[:3]} {int(number)} {year}",
        f"{iso}T10:15:00Z",
        f"{year}/{month}/{number}",
    ):
        (found,) = find_dates(f"On {text} it rained.")
        assert [str(c.date) for c in found.meaning.candidates] == [iso], text


def test_blocks_do_not_hide_a_date() -> None:
    """Long texts are scanned in blocks."""
    line = "Nothing happened here, and nobody was surprised by it at all.\n"
    text = line * 600 + "On 8 April 2021 it rained.\n" + line * 600
    (found,) = find_dates(text)
    assert found.surface == "8 April 2021"
    assert text[found.start : found.end] == found.surface


@pytest.mark.parametrize("language", [None, "en", "de-AT", "xx", "", "zh-Hant"])
def test_any_language_tag_is_taken(language: str | None) -> None:
    """Tags come from documents: known, regional, unknown, empty."""
    (found,) = find_dates("8 April 2021", language=language)
    assert found.surface == "8 April 2021"


def test_the_language_decides_between_meanings_of_a_word() -> None:
    """Without it, all meanings are candidates."""
    text = "8 listopad 2021"
    dates = {
        tag: [str(c.date) for c in find_dates(text, language=tag)[0].meaning.candidates]
        for tag in (None, "pl", "hr")
    }
    assert dates == {
        None: ["2021-11-08", "2021-10-08"],
        "pl": ["2021-11-08"],
        "hr": ["2021-10-08"],
    }


@pytest.mark.parametrize(
    "piece",
    [
        "1/2/",
        "12,5 ",
        "1-1 ",
        "May ",
        "1, 2, ",
        "2020-",
        "\u200b",
        "\uff11",
        "1 May ",
        "the ",
        "a ",
    ],
)
def test_long_runs_of_one_pattern_end(piece: str) -> None:
    """No pattern makes the scanner slow; the benchmark measures growth."""
    find_dates(piece * 4_000)


def test_dates_in_one_long_line_are_all_found() -> None:
    """A text without line ends is cut at blanks."""
    text = "8 April 2021; " * 3_000
    assert len(find_dates(text)) == 3_000


@pytest.mark.parametrize("above", ["7", "#1", "Posts: 10"])
def test_a_number_over_a_full_date_is_no_day_of_it(above: str) -> None:
    """Counts stand over the stamps of posts; a day over its month is read."""
    assert [e.surface for e in find_dates(f"{above}\nFeb 25, 2024\n")] == ["Feb 25, 2024"]
    assert [e.surface for e in find_dates("18\nFeb\n")] == ["18\nFeb"]


@pytest.mark.parametrize("text", ["Do 25.04.24", "Thu, 25.04.24", "Mo. 22.04.24", "25.04.24"])
def test_a_weekday_may_stand_before_a_short_year(text: str) -> None:
    """With or without it the date is read whole."""
    assert [found.surface for found in find_dates(text)] == [text]
