"""The tense of the sentence round a date."""

from __future__ import annotations

import pytest

from auditor.extract.tense import tense_of
from auditor.model import Tense


def tense(line: str) -> Tense | None:
    """The tense round the mark @, which stands for a date."""
    at = line.index("@")
    return tense_of(line, at, at + 1, 0, len(line))


@pytest.mark.parametrize(
    "line",
    [
        "A symposium was held on @ in Oslo.",
        "On @, a symposium took place in Oslo.",
        "The treaty, which will bind all members, was signed on @.",
        "He has been in office since he won on @.",
        "Am @ fand in Bonn ein Treffen statt.",
        "Der Rat hat am @ den Plan beschlossen.",
        "Das Werk wurde am @ eröffnet.",
        "The court ruled on @ that it may stay.",
    ],
)
def test_past(line: str) -> None:
    """Simple past, passive, and the German perfect whose participle comes last."""
    assert tense(line) is Tense.PAST


@pytest.mark.parametrize(
    "line",
    [
        "The meeting will be held on @, officials said.",
        "The shop is to close on @.",
        "The launch is scheduled for @.",
        "Das Fest findet am @ statt.",
        "Die Strecke wird am @ eröffnet.",
        "The meeting, which was announced last week, will take place on @.",
    ],
)
def test_future(line: str) -> None:
    """The verb nearest before the date decides."""
    assert tense(line) is Tense.FUTURE


@pytest.mark.parametrize("line", ["Berlin, @", "The war ended. Berlin, @", "@"])
def test_no_verb_no_tense(line: str) -> None:
    """Sentences end: what stands before the full stop is another's."""
    assert tense(line) is None


def test_what_was_planned_may_not_have_happened() -> None:
    """What "was scheduled for" a day has no tense of its own."""
    assert tense("The launch was scheduled for @.") in (None, Tense.PAST)
