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


@pytest.mark.parametrize(
    "line",
    [
        "The government said it would close the border on @.",
        "The minister said the border would close on @.",
        "The border is to close on @, the minister said.",
        "The gates are due to close on @.",
        "He said the border will be closed on @.",
        "Officials announced that it is set to close on @.",
        "The council said it plans to close the baths on @.",
        "Die Grenze sollte am @ schließen.",
        "Der Minister sagte, die Grenze soll am @ schließen.",
        "Sie sagte, die Grenze würde am @ geschlossen.",
        "Er erklärte, das Bad werde am @ schließen.",
    ],
)
def test_the_verb_that_governs_the_date_counts(line: str) -> None:
    """What was said was said before; what was said to come was then to come."""
    assert tense(line) is Tense.FUTURE


@pytest.mark.parametrize(
    "line",
    [
        "The border closes on @.",
        "The minister said the border closes on @.",
        "The fair opens on @.",
        "Das Bad schließt am @.",
        "Er sagte, das Museum öffnet am @ wieder.",
    ],
)
def test_a_timetable_is_not_past(line: str) -> None:
    """A present with a date tells of a day to come."""
    assert tense(line) in (None, Tense.PRESENT)


@pytest.mark.parametrize(
    "line",
    [
        "The minister said on @ that the border would close.",
        "The border, which opens late, closed on @.",
        "They set up the stall on @.",
        "Der Minister sagte am @, die Grenze werde schließen.",
    ],
)
def test_what_is_said_later_leaves_the_past_alone(line: str) -> None:
    """The verb nearest before the date decides there too."""
    assert tense(line) is Tense.PAST
