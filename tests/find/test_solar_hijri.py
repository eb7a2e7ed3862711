"""The Persian calendar of machine values."""

from __future__ import annotations

import pytest

from auditor.find.machine import parse_machine


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱۳۹۹/۰۲/۲۱ - ۱۸:۵۹", "2020-05-10"),
        ("۲۱ اردیبهشت ۱۳۹۹", "2020-05-10"),
        ("یکشنبه ۲۱ اردیبهشت ۱۳۹۹ ساعت ۱۸:۵۹", "2020-05-10"),
        ("21 اردیبهشت ماه 1399", "2020-05-10"),
    ],
)
def test_values(text: str, day: str) -> None:
    """Persian digits or month names are the sign of the calendar."""
    meaning = parse_machine(text)
    assert meaning is not None
    (candidate,) = meaning.candidates
    assert (str(candidate.date), candidate.calendar) == (day, "persian")
    assert meaning.form == "era"


def test_the_language_of_the_field_is_a_sign_too() -> None:
    """Without any sign, 1399 is a year of ours."""
    persian = parse_machine("1399/02/21", language="fa")
    plain = parse_machine("1399/02/21")
    assert persian is not None
    assert plain is not None
    assert str(persian.candidates[0].date) == "2020-05-10"
    assert str(plain.candidates[0].date) == "1399-02-21"


def test_a_day_that_is_not_there() -> None:
    """A leap day of a common year."""
    meaning = parse_machine("۱۴۰۲/۱۲/۳۰")
    assert meaning is not None
    assert meaning.impossible == "esfand has 29 days in 1402"
    assert meaning.candidates == ()
