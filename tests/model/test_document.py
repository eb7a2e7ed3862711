# ruff: noqa: D103 - the name of a test is its sentence
"""Places in the parts of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model.document import Document, Part

TEXTS = st.text(alphabet="ab\n\r\u2028\ufeff", max_size=40)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Count the slow way; CR LF is one line end."""
    line, column, at = 1, 1, 0
    while at < offset:
        if text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n"):
            line, column = line + 1, 1
        else:
            column += 1
        at += 1
    return line, column


@given(TEXTS, st.data())
def test_line_and_column_of_every_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    location = Part("body", text).locate(offset, len(text))

    assert (location.line, location.column) == _line_and_column(text, offset)
    assert (location.start, location.end) == (offset, len(text))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("length", [3, 16_383, 16_384, 40_000])
def test_places_in_a_long_text(end: str, length: int) -> None:
    """Lines are counted in blocks; an offset at the edge of one belongs where it stands."""
    text = ("x" * length + end) * 4
    part = Part("body", text)

    for number in range(4):
        start = number * (length + len(end))
        for column in (1, 2, length, length + 1):
            location = part.locate(start + column - 1, len(text))
            assert (location.line, location.column) == (number + 1, column)


@given(TEXTS)
def test_the_lines_with_their_ends_are_the_text(text: str) -> None:
    part = Part("body", text)
    starts = part.line_starts

    for number, start in enumerate(starts, 1):
        at, line = part.line_text(number)
        assert at == start
        assert text.startswith(line, at)
        assert "\n" not in line
        assert "\r" not in line


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("a\r\nb\rc\nd", [0, 3, 5, 7]),
        ("\r\r\n\n", [0, 1, 3, 4]),
        ("\n\n", [0, 1, 2]),
    ],
)
def test_lines_end_at_lf_crlf_or_cr(text: str, starts: list[int]) -> None:
    assert Part("body", text).line_starts == starts


def test_a_location_names_its_part() -> None:
    location = Part("record", '{"a": 1}', "application/json", 17).locate(6, 7, "/a")

    assert (location.part, location.pointer, location.file_line) == ("record", "/a", 17)


def test_parts_are_found_by_name() -> None:
    part = Part("text", "x")
    document = Document("a.jsonl#1", "application/json", "", 1, "utf-8", (part,))

    assert document.part("text") is part
    assert document.part("html") is None
