"""The quick reading of plain dates is what the parsers read, surface for surface."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.find.chain import Chain, Item
from auditor.find.lexicon import load
from auditor.find.parse import parse
from auditor.find.parsers import plain_day
from auditor.find.shadow import paint_all

_LEXICON = load()
_MONTHS = sorted(
    word for word, entry in _LEXICON.entries.items() if entry.startswith("M") or ";M" in entry
)
_LANGUAGES = [None, *sorted(_LEXICON.languages)]


def by_the_parsers(low: str, language: str | None) -> tuple[Item, ...]:
    """What the general parsers read."""
    shadow = paint_all(low, _LEXICON, language)
    return parse(Chain(shadow, low, low, _LEXICON, language))


@given(
    month=st.sampled_from(_MONTHS),
    day=st.integers(0, 32),
    year=st.integers(990, 2110),
    clock=st.builds(
        " at {}:{:02d}{}".format,
        st.integers(0, 25),
        st.integers(0, 61),
        st.sampled_from(["", "am", " pm"]),
    )
    | st.just(""),
    day_first=st.booleans(),
    language=st.sampled_from(_LANGUAGES),
)
def test_it_reads_what_the_parsers_read(
    *, month: str, day: int, year: int, clock: str, day_first: bool, language: str | None
) -> None:
    """Whatever the month, the day, the year and the language are."""
    low = (f"{day} {month} {year}" if day_first else f"{month} {day}, {year}") + clock
    item = plain_day.read(low, _LEXICON, language)
    assert item is None or by_the_parsers(low, language) == (item,)


@pytest.mark.parametrize("low", ["april 8, 2021", "8 apr 2021", "may 3, 2020 at 9:05 pm"])
def test_it_reads(low: str) -> None:
    """Both orders, with and without a clock."""
    assert plain_day.read(low, _LEXICON, "en") is not None


@pytest.mark.parametrize(
    "low",
    ["april 31, 2021", "april 8, 2021 at 13:15 pm", "april 8", "8 april, 2021", "foo 8, 2021"],
)
def test_it_leaves_to_the_parsers(low: str) -> None:
    """What does not exist, and what is written otherwise."""
    assert plain_day.read(low, _LEXICON, "en") is None
