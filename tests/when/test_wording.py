# ruff: noqa: D103 - the name of a test is its sentence
"""Dates in words that nobody misreads."""

import pytest

from auditor.when.calendar import day_number
from auditor.when.interval import ALWAYS, Interval
from auditor.when.notation import dotted_day_first
from auditor.when.partial_date import PartialDate
from auditor.when.wording import days_in_words, in_words, interval_in_words

FIRST, LAST = day_number(2021, 4, 11), day_number(2021, 5, 1)


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (PartialDate(2021, 4, 11), "11 April 2021"),
        (PartialDate(None, 4, 8), "8 April"),
        (PartialDate(2021, 4), "April 2021"),
        (PartialDate(2021, 24), "winter 2021"),
        (PartialDate(2021, 34), "the second quarter of 2021"),
        (PartialDate(2021), "2021"),
        (PartialDate(2015, coarse=1), "the 2010s"),
        (PartialDate(1900, coarse=2), "the 1900s"),
        (PartialDate(-43, 3, 15), "15 March 44 BC"),
        (PartialDate(0), "1 BC"),
        (PartialDate(-125, coarse=1), "130 to 121 BC"),
        (PartialDate(-9, coarse=1), "10 to 1 BC"),
        (PartialDate(), "some day"),
    ],
)
def test_dates(date: PartialDate, words: str) -> None:
    assert in_words(date) == words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(FIRST, FIRST), "11 April 2021"),
        (Interval(FIRST, LAST), "from 11 April 2021 to 1 May 2021"),
        (Interval(FIRST, None), "on or after 11 April 2021"),
        (Interval(None, LAST), "on or before 1 May 2021"),
        (ALWAYS, "at any time"),
    ],
)
def test_intervals(interval: Interval, words: str) -> None:
    assert interval_in_words(interval) == words


def test_numbers_of_days() -> None:
    assert (days_in_words(1), days_in_words(0), days_in_words(1_667)) == (
        "1 day",
        "0 days",
        "1,667 days",
    )


def test_languages_that_write_dots_day_first() -> None:
    assert dotted_day_first("de-CH")
    assert not dotted_day_first("en")
    assert not dotted_day_first(None)
