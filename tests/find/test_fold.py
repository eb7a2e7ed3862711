"""Folding replaces odd characters and keeps the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.find import find_dates
from auditor.find.fold import fold

ZERO_WIDTH = "\u200b"
ODD = (ZERO_WIDTH, "\u00ad", "\u200f", "\u202e", "\ufeff", "\u2060", "\u2066")


@pytest.mark.parametrize(
    "written",
    [
        "8\u00a0April\u00a02021",
        "8\u2009April\u202f2021",
        "8 Ap\u00adril 2021",
        "8 April 20\u200b21",
        "\u202d8 April 2021\u202c",
        "\uff18 \uff21\uff50\uff52\uff49\uff4c \uff12\uff10\uff12\uff11",
        "\u0668 April \u0662\u0660\u0662\u0661",
        "\U0001d7ea April \U0001d7da\U0001d7d8\U0001d7da\U0001d7d9",
    ],
)
def test_a_date_in_odd_characters_is_found_at_its_place(written: str) -> None:
    """Blanks, hyphens, digits and letters of other kinds do not hide a date."""
    text = f"It was {written}, we think."
    (found,) = find_dates(text)
    assert str(found.meaning.candidates[0].date) == "2021-04-08"
    assert text[found.start : found.end] == found.surface
    assert found.surface.strip("\u202d\u202c") == written.strip("\u202d\u202c")


def test_decomposed_letters_are_read() -> None:
    """A letter and its combining mark are the letter."""
    text = "am 3. Ma\u0308rz 2021."
    (found,) = find_dates(text)
    assert found.surface == "3. Ma\u0308rz 2021"


def test_fractions_and_superscripts_are_no_digits() -> None:
    """Compatibility forms would invent numbers."""
    assert fold("\u00bd \u00b2 \u2460").text == "\u00bd \u00b2 \u2460"


@given(st.text(alphabet="8 Aa\u00e4\u0308" + "".join(ODD), max_size=30))
def test_offsets_lead_back_to_the_same_character(text: str) -> None:
    """Each folded character has its own place in the original."""
    folded = fold(text)
    for offset, char in enumerate(folded.text):
        start, end = folded.start(offset), folded.end(offset + 1)
        assert 0 <= start < end <= len(text)
        if char.isascii() and char.isalnum():
            assert text[start] == char


@given(
    st.lists(st.sampled_from(ODD), max_size=4),
    st.integers(min_value=0, max_value=12),
)
def test_hidden_characters_inside_a_date_do_not_hide_it(hidden: list[str], where: int) -> None:
    """Wherever they stand, and however many."""
    date = "8 April 2021"
    text = "On " + date[:where] + "".join(hidden) + date[where:] + " it rained."
    (found,) = find_dates(text)
    assert str(found.meaning.candidates[0].date) == "2021-04-08"
    assert text[found.start : found.end] == found.surface
