"""Text is measured, cut and wrapped by the cells that it takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.render.cells import cut, cut_middle, head, pad, pad_left, tail, width, wrap

SAFE = st.text(st.characters(categories=("L", "M", "N", "P", "S"), include_characters=" "))


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("3月", 3), ("e\u0301", 1), ("\uff46", 2), ("", 0), ("…", 1)]
)
def test_width(text: str, cells: int) -> None:
    """Wide characters take two cells, combining ones none."""
    assert width(text) == cells


@given(SAFE, st.integers(0, 40))
def test_cut_text_fits(text: str, cells: int) -> None:
    """Nothing that is cut is wider than its room."""
    assert width(head(text, cells)) <= cells
    assert width(tail(text, cells)) <= cells
    assert width(cut(text, cells)) <= max(1, cells)
    assert text.startswith(head(text, cells))
    assert text.endswith(tail(text, cells))


@given(SAFE, st.integers(4, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, cells: int) -> None:
    """All that is not a blank comes out again, in order."""
    lines = wrap(text, cells)

    assert all(width(line) <= cells for line in lines)
    assert "".join(text.split()) == "".join("".join(lines).split())


def test_a_path_is_cut_in_its_middle() -> None:
    """The name of the file stays."""
    short = cut_middle("archive/2021/a-very-long-name-of-a-folder/page.html", 24)

    assert short == "archive/…older/page.html"
    assert cut_middle("page.html", 24) == "page.html"


def test_padding() -> None:
    """Blanks fill up to the cells, on either side, and never cut."""
    assert pad("3月", 5) == "3月  "
    assert pad_left("3月", 5) == "  3月"
    assert pad("abc", 2) == pad_left("abc", 2) == "abc"
