"""How languages write dates."""

from __future__ import annotations

import pytest

from auditor.when.notation import dotted_day_first


@pytest.mark.parametrize(
    ("tag", "expected"), [("de", True), ("de-AT", True), ("NO", True), ("en", False), (None, False)]
)
def test_dots_are_day_first(tag: str | None, expected: bool) -> None:  # noqa: FBT001 - a table
    """By language, whatever the region; an unknown language tells nothing."""
    assert dotted_day_first(tag) is expected
