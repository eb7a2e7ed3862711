"""The fit of the weights, on toy pages: what it must recover, and what it must leave alone."""

from __future__ import annotations

import pytest

from tests.bench.logit import Case, Row, fit, shares

RIGHT = Row(("field",))
WRONG = Row(("sentence",))
NOTHING = Row(("none",))
JUDGED = {"field": 1.0, "sentence": 1.0, "none": 0.0, "unseen": 2.5}


def test_shares_are_probabilities() -> None:
    """They add up to one, and what is fixed counts."""
    found = shares((RIGHT, Row(("field",), -1.0), NOTHING), JUDGED)

    assert sum(found) == pytest.approx(1.0)
    assert found[0] > found[1]
    assert found[1] == pytest.approx(found[2])


def test_what_is_right_gains_and_what_is_wrong_loses() -> None:
    """Twenty pages on which the field is right."""
    learned = fit([Case((RIGHT, WRONG, NOTHING), (0,))] * 20, JUDGED, ridge=1.0)

    assert learned["field"] > JUDGED["field"] > learned["sentence"]
    assert learned["none"] < JUDGED["none"]


def test_what_no_page_shows_stays_as_judged() -> None:
    """And a strong ridge holds the others."""
    cases = [Case((RIGHT, WRONG, NOTHING), (0,))] * 20

    assert fit(cases, JUDGED, ridge=1.0)["unseen"] == JUDGED["unseen"]
    assert fit(cases, JUDGED, ridge=1e6)["field"] == pytest.approx(1.0, abs=1e-3)


def test_shares_learned_are_those_of_the_pages() -> None:
    """Right on three pages of four, so three quarters."""
    rows = (RIGHT, NOTHING)
    cases = [Case(rows, (0,))] * 300 + [Case(rows, (1,))] * 100
    learned = fit(cases, JUDGED, ridge=1e-3)

    assert shares(rows, learned)[0] == pytest.approx(0.75, abs=0.01)


def test_a_page_without_a_right_candidate_teaches_nothing() -> None:
    """Its right day was not read."""
    assert fit([Case((RIGHT, NOTHING), ())], JUDGED, ridge=1.0) == JUDGED


def test_what_counts_less_pulls_less() -> None:
    """As pages made from others do."""
    whole = fit([Case((RIGHT, WRONG), (0,))], JUDGED, ridge=1.0)
    part = fit([Case((RIGHT, WRONG), (0,), 0.1)], JUDGED, ridge=1.0)

    assert JUDGED["field"] < part["field"] < whole["field"]
