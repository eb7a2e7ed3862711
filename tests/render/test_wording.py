"""Dates, chances and places in words that nobody misreads."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import Order, Verdict
from auditor.render.wording import (
    brief,
    brief_range,
    chance,
    chance_word,
    counted,
    edtf_in_words,
    kind_in_words,
    language_in_words,
    order_in_words,
    percent,
    reading_in_words,
    size_in_words,
    verdict_in_words,
)
from auditor.when.interval import Interval


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-04-11", "11 April 2021"),
        ("2021-04", "April 2021"),
        ("2021", "2021"),
        ("201X", "the 2010s"),
        ("[2020-02-03,2020-03-02]", "3 February or 2 March 2020"),
        ("[2019-12-03,2020-03-12]", "3 December 2019 or 12 March 2020"),
        ("[2020,2021,2022]", "2020, 2021 or 2022"),
        ("[2024-10-04..]", "on or after 4 October 2024"),
        ("[..2021-04-11]", "on or before 11 April 2021"),
        ("[2020-01-01..2020-03-01]", "between 1 January 2020 and 1 March 2020"),
        ("2017-05-04/2017-05-06", "4 May 2017 to 6 May 2017"),
        ("2017-05-04/..", "from 4 May 2017 on"),
        ("../2017-05-04", "until 4 May 2017"),
        ("XXXX-04-08", "8 April of an unknown year"),
        ("XXXX-XX-08", "day 8 of an unknown month"),
        ("XXXX-XX-XX", "some day that nothing fixes"),
        ("XXXX", "some time that nothing fixes"),
        ("no date", "no date"),
    ],
)
def test_edtf_in_words(edtf: str, words: str) -> None:
    """Each form of EDTF reads as a person would say it; what is none stays."""
    assert edtf_in_words(edtf) == words


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "certain, 100%"),
        (0.99, "certain, 99%"),
        (0.9899, "very likely, 98%"),
        (0.95, "very likely, 95%"),
        (0.8, "likely, 80%"),
        (0.7999, "undecided, 79%"),
    ],
)
def test_chances(confidence: float, words: str) -> None:
    """The word and the figure agree at every border."""
    assert chance(confidence) == words


@given(st.floats(0, 1))
def test_a_figure_never_promises_more_than_its_word(confidence: float) -> None:
    """No 99% stands beside `very likely`, no 95% beside `likely`."""
    figure = int(percent(confidence).rstrip("%")) / 100

    assert chance_word(figure) == chance_word(confidence)


def test_dates_for_narrow_columns(build: SimpleNamespace) -> None:
    """Months stay letters; what two days share is said once."""
    day = build.day

    assert brief(day("2021-04-11")) == "11 Apr 2021"
    assert brief_range(day("2025-10-28"), day("2025-11-04")) == "28 Oct to 4 Nov 2025"
    assert brief_range(day("2025-11-01"), day("2025-11-04")) == "1 to 4 Nov 2025"
    assert brief_range(day("2024-12-30"), day("2025-01-02")) == "30 Dec 2024 to 2 Jan 2025"
    assert brief_range(day("2025-11-04"), day("2025-11-04")) == "4 Nov 2025"


def test_readings_in_words(build: SimpleNamespace) -> None:
    """A week is its days, a date its date."""
    reading = build.reading("2021-04")
    week = evolve(reading, span=Interval(18_722, 18_728))

    assert reading_in_words(reading) == "April 2021"
    assert reading_in_words(week) == "from 5 April 2021 to 11 April 2021"


def test_small_words() -> None:
    """Sizes, kinds, languages, orders and counts."""
    assert [size_in_words(n) for n in (0, 1, 999, 9_100, 41_000, 5_000_000, 3 * 10**9)] == [
        "0 bytes", "1 byte", "999 bytes", "9.1 kB", "41 kB", "5.0 MB", "3.0 GB",
    ]  # fmt: skip
    assert kind_in_words("text/html") == "HTML"
    assert kind_in_words("x/y") == "x/y"
    assert language_in_words("pt-BR") == "Portuguese"
    assert language_in_words("tlh") == "tlh"
    assert order_in_words(Order.MDY) == "month first"
    assert counted(1, "document") == "1 document"
    assert counted(1_200, "document") == "1,200 documents"
    assert verdict_in_words(Verdict()) == "not known"
