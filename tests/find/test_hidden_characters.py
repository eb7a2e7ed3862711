"""Nobody hides a date behind characters that nobody sees, or that look like others."""

from __future__ import annotations

import pytest

from auditor.find import find_dates

DATES = (
    "11 April 2021",
    "2021-04-11",
    "11/04/2021",
    "Sunday, 11 April 2021",
    "2021-04-11T10:15:00Z",
    "11. März 2021",
    "3 May 2021",
)
HIDDEN = (
    *"\0\x01\x07\x08\x0e\x1b\x1f\x7f\x80\x9b\u00ad\u034f\u061c\u115f\u1160\u17b4\u180b\u180e",
    *"\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2063\u2066",
    *"\u2067\u2068\u2069\u206a\u3164\ufe00\ufe0f\ufeff\uffa0\U000e0041\U000e007f\U000e0100",
)
BLANKS = "\u00a0\u2000\u2003\u2007\u2009\u200a\u202f\u205f\u2800\u3000\t"


def meanings(text: str) -> list[str]:
    """The dates of a text."""
    return [str(c.date) for found in find_dates(text) for c in found.meaning.candidates]


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_a_date_with_something_hidden_in_it(hidden: str) -> None:
    """It is found wherever that stands, and its span holds all of it."""
    for date in DATES:
        expected = meanings(f"On {date} it was.")
        assert expected
        for at in range(1, len(date)):
            text = f"On {date[:at]}{hidden}{date[at:]} it was."
            assert meanings(text) == expected
            assert find_dates(text)[0].surface == text[3:-8]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_a_date_with_other_blanks(blank: str) -> None:
    """Blanks of all widths are blanks."""
    for date in DATES:
        assert meanings(f"On {date.replace(' ', blank)} it was.") == meanings(f"On {date} it was.")


@pytest.mark.parametrize(
    "text",
    [
        "On \uff11\uff11 \uff21\uff50\uff52\uff49\uff4c \uff12\uff10\uff12\uff11 it was.",
        "On \U0001d7cf\U0001d7cf \U0001d400\U0001d429\U0001d42b\U0001d422\U0001d425 2021 it was.",
        "On \u0661\u0661 April \u0662\u0660\u0662\u0661 it was.",
        "On 2021\u201004\u201011 it was.",
        "On 2021\u221204\u221211 it was.",
        "On 2021\u204404\u221511 it was.",
    ],
    ids=ascii,
)
def test_a_date_in_other_letters_and_digits(text: str) -> None:
    """Full width, mathematics, other scripts; hyphens and strokes of all kinds."""
    assert "2021-04-11" in meanings(text)
