"""Nothing of a document is obeyed by what prints it, and nothing hides in it."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.render.untrusted import (
    for_encoding,
    for_json,
    for_log,
    visible,
    without_surrogates,
)

ANY_TEXT = st.text(st.characters())
"""All characters that there are, lone surrogates too."""
HARMFUL = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("Ελλάδα 3月 ½", "Ελλάδα 3月 ½"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\x1b[2J", "⟨U+001B⟩[2J"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("20\u200b21", "20⟨U+200B⟩21"),
        ("Ju\xadne", "Ju⟨U+00AD⟩ne"),
        ("\ud800", "⟨U+D800⟩"),
        ("\ue000", "⟨U+E000⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("4\ufe0f", "4⟨U+FE0F⟩"),
        ("\u3164", "⟨U+3164⟩"),
        ("a\r\nb", "a⟨U+000D⟩⟨U+000A⟩b"),
        ("\u2028", "⟨U+2028⟩"),
        ("3\u00a0May\t2021\u3000", "3 May 2021 "),
        ("\x7f", "⟨U+007F⟩"),
    ],
)
def test_what_hides_becomes_visible(text: str, expected: str) -> None:
    """Controls and invisible characters are named, blanks are blanks, the rest stays."""
    assert visible(text) == expected


@given(ANY_TEXT)
def test_visible_text_holds_no_control(text: str) -> None:
    """Whatever comes in, what goes out has no character that a terminal acts on."""
    assert not [char for char in visible(text) if unicodedata.category(char) in HARMFUL]


@given(ANY_TEXT, ANY_TEXT)
def test_visible_works_character_by_character(one: str, other: str) -> None:
    """Cutting a text does not change how its parts look, so that marks stand under spans."""
    assert visible(one + other) == visible(one) + visible(other)


@given(ANY_TEXT)
def test_visible_is_done_after_one_pass(text: str) -> None:
    """Escaping twice is escaping once."""
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("● 1 ── …", "ascii", "* 1 -- ~"),
        ("⟨U+202E⟩", "ascii", "<U+202E>"),
        ("“x” \xd7 2", "latin-1", '"x" \xd7 2'),
        ("3月", "ascii", "3<U+6708>"),
        ("3月", "utf-8", "3月"),
        ("plain", "ascii", "plain"),
    ],
)
def test_signs_that_an_encoding_lacks(text: str, encoding: str, expected: str) -> None:
    """Our own signs have a plain look of the same width, letters their number."""
    assert for_encoding(text, encoding) == expected


@given(ANY_TEXT, st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_text_for_an_encoding_can_be_written(text: str, encoding: str) -> None:
    """There is no UnicodeEncodeError after it."""
    for_encoding(visible(text), encoding).encode(encoding)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::error file=x::boo", ": :error file=x: :boo"),
        ("  ::warning::x", "  : :warning: :x"),
        (":::", ": : :"),
        ("x ##[error]y", "x # #[error]y"),
        ("##vso[task.setvariable]", "# #vso[task.setvariable]"),
        ("## Heading [1]", "## Heading [1]"),
        ("10:30:00", "10:30:00"),
    ],
)
def test_commands_for_runners_are_broken(line: str, expected: str) -> None:
    """A workflow command is none any more, and nothing else changes."""
    assert for_log(line) == expected


@given(st.text(alphabet=":#[]evso ", max_size=60))
def test_no_command_survives(line: str) -> None:
    """What a runner looks for is not there, however the text is made up."""
    assert "::" not in for_log(line)
    assert not re.search(r"##[A-Za-z]*\[", for_log(line))


@given(ANY_TEXT)
def test_json_stays_valid_and_true(text: str) -> None:
    """The value comes back but for lone surrogates, and the text has no control in it."""
    dumped = for_json(json.dumps({"k": text}, ensure_ascii=False))
    controls = [c for c in dumped if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]

    assert without_surrogates(text) == json.loads(dumped)["k"]
    assert not controls
    dumped.encode("utf-8")


def test_json_escapes_of_far_planes() -> None:
    """JSON has 16 bits in an escape; what is further takes two."""
    dumped = for_json('"\U000e0041\u202e"')

    assert dumped == r'"\udb40\udc41\u202e"'
    assert json.loads(dumped) == "\U000e0041\u202e"


def test_json_holds_no_command_of_a_runner() -> None:
    """`##[error]` inside a line would be obeyed; escaped it is the same value."""
    dumped = for_json(json.dumps({"k": "a ##[error]b ##vso[x]"}, ensure_ascii=False))

    assert "##" not in dumped
    assert json.loads(dumped) == {"k": "a ##[error]b ##vso[x]"}


@given(ANY_TEXT)
def test_without_surrogates_keeps_offsets(text: str) -> None:
    """Places in the text stay what they are."""
    assert len(without_surrogates(text)) == len(text)
    without_surrogates(text).encode("utf-8")
