"""Every expression of the case files is found, with its meaning, and nothing beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.find import find_dates
from auditor.model.expression import Expression

FOLDER = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    """One parameter for each line of each language."""
    out = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            case = json.loads(line)
            out.append(pytest.param(case["text"], case["expressions"], id=f"{path.stem}-{number}"))
    return out


def described(expression: Expression) -> dict[str, Any]:
    """An expression in the words of the case files: what is not set is left out."""
    meaning, clock = expression.meaning, expression.meaning.clock
    orders = [c.order.value for c in meaning.candidates if c.order]
    calendars = [c.calendar for c in meaning.candidates if c.calendar]
    parts = (clock.hour, clock.minute, clock.second) if clock else ()
    known = {
        "surface": expression.surface,
        "kind": meaning.kind.value,
        "form": meaning.form,
        "dates": [str(c.date) for c in meaning.candidates] or None,
        "orders": orders or None,
        "calendar": calendars[0] if calendars else None,
        "weekday": meaning.weekday,
        "clock": ":".join(f"{p:02d}" for p in parts if p is not None) if clock else None,
        "offsets": (list(clock.offsets) or None) if clock else None,
        "shift": [meaning.shift.amount, meaning.shift.unit] if meaning.shift else None,
        "anaphoric": meaning.anaphoric or None,
        "years": meaning.years,
        "part": meaning.part,
        "impossible": meaning.impossible,
        "timex": meaning.timex_value if not meaning.candidates else None,
    }
    return {key: value for key, value in known.items() if value is not None}


@pytest.mark.parametrize(("text", "expected"), cases())
def test_text_gives_these_expressions(text: str, expected: list[dict[str, Any]]) -> None:
    """Surface, kind, dates and all else are as the case says."""
    assert [described(found) for found in find_dates(text)] == expected


@pytest.mark.parametrize(("text", "expected"), cases())
def test_places_are_of_the_text_itself(text: str, expected: list[dict[str, Any]]) -> None:
    """Whatever stands before, a place is one of the text as given."""
    padded = f"Über 5 Seiten.\n\n{text}\n"
    found = find_dates(padded)
    assert all(padded[e.start : e.end] == e.surface for e in found)
    assert len(found) >= len(expected)
