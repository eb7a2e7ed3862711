"""Profiles of sources are read as they are written; what is wrong has its line."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config import from_file, load_settings
from auditor.config.profile_file import profile_in, read_profile
from auditor.errors import SettingsError
from auditor.model import Order
from auditor.model.source_profile import (
    ORDERS,
    SEPARATORS,
    Habit,
    Seen,
    SourceHabits,
    SourceProfile,
)
from auditor.render.source_profile import profile_text

SEEN = st.integers(1, 99).flatmap(
    lambda documents: st.builds(Seen, st.integers(documents, 999), st.just(documents))
)
COUNTS = st.dictionaries(st.sampled_from(ORDERS), SEEN)
HABITS = st.builds(
    SourceHabits,
    st.integers(0, 99),
    st.dictionaries(st.sampled_from(SEPARATORS), st.builds(Habit, COUNTS, COUNTS)),
    st.dictionaries(st.integers(-720, 840), st.integers(1, 9)),
)
NAMES = st.text(st.characters(codec="utf-8"), min_size=1)
GOOD = """{
 "auditor-source-profile": 1,
 "sources": {
  "paper.example": {
   "documents": 2,
   "/": {"day-first": {"dates": 3, "documents": 2}},
   "offsets": {"+01:00": 1}
  }
 }
}
"""


@given(st.dictionaries(st.none() | NAMES, HABITS))
def test_what_is_written_is_read(sources: dict[str | None, SourceHabits]) -> None:
    """Of any sources, whatever they are called."""
    profile = SourceProfile(sources)
    assert profile_in(profile_text(profile), "p.json") == profile


def test_a_file_is_a_setting(tmp_path: Path) -> None:
    """As a keyword; in a file of settings, seen from the folder of that."""
    (tmp_path / "paper.json").write_text(GOOD)
    (tmp_path / "auditor.toml").write_text('source-profile = "paper.json"\n')
    known = SourceHabits(2, {"/": Habit({Order.DMY: Seen(3, 2)})}, {60: 1})

    for settings in (
        load_settings(source_profile=str(tmp_path / "paper.json")),
        from_file(str(tmp_path / "auditor.toml")),
    ):
        assert settings.source_profile == SourceProfile({"paper.example": known})


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"dates": 3', '"dates": -3', "p.json:6: 'day-first': 'dates': a whole number"),
        ('"dates": 3', '"dates": true', "p.json:6: 'day-first': 'dates': a whole number"),
        ('"dates": 3', '"dates": 3.5', "p.json:6: 'day-first': 'dates': a whole number"),
        ('"dates": 3', '"dates": 1e999', "p.json:6: 'day-first': 'dates': a whole number"),
        ('"dates": 3', '"dates": 1', "p.json:6: '/': 'day-first': 1 dates cannot stand in 2"),
        ('"dates": 3, ', "", "p.json:6: '/': 'day-first': \"dates\" is missing"),
        ("day-first", "day-frist", "p.json:6: '/': 'day-frist': there is no such key; did you"),
        ('"/"', '"|"', "p.json:6: 'paper.example': '|': there is no such key; these are known"),
        ("+01:00", "CET", "p.json:7: 'offsets': 'CET': an offset is needed, such as +01:00"),
        (": 1,", ": 2,", "p.json:2: 'auditor-source-profile': the profile is of version 2"),
        ('"auditor-source-profile": 1,', "", "p.json: is no profile of sources"),
        ('"documents": 2,\n', '"documents" 2,\n', "p.json:5:16: no valid JSON: expecting ':'"),
        ('{\n   "documents": 2,', '[{\n   "documents": 2,', "no valid JSON"),
        ('"sources": {', '"sources": 5, "default": {', "p.json:3: 'sources': an object"),
        (
            '"offsets": {"+01:00": 1}',
            '"documents": 2',
            "p.json: no profile of sources: the key 'documents' is there twice",
        ),
        (GOOD, "[]", "p.json: is no profile of sources"),
        (GOOD, "", "p.json:1:1: no valid JSON: expecting value"),
        (GOOD, "[" * 100_000, "p.json: is nested too deeply"),
        (GOOD, "9" * 9_999, "p.json: holds a number that is too large"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    old: str, new: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one line, with what is allowed."""
    monkeypatch.chdir(tmp_path)
    assert old in GOOD
    Path("p.json").write_text(GOOD.replace(old, new, 1))
    with pytest.raises(SettingsError) as caught:
        read_profile("p.json")

    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None, a folder, or no UTF-8."""
    monkeypatch.chdir(tmp_path)
    Path("p.json").write_bytes(b"{\n\xff}")
    for path, told in (("none.json", "none.json: "), (".", ".: "), ("p.json", "p.json:2: ")):
        with pytest.raises(SettingsError, match=f"^{told}"):
            read_profile(path)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Editors write it."""
    path = tmp_path / "p.json"
    path.write_text(GOOD, encoding="utf-8-sig")

    assert read_profile(str(path)).of("paper.example") is not None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON, st.sampled_from(["sources", "default", "auditor-source-profile"]))
def test_any_json_is_a_profile_or_refused(value: Any, key: str) -> None:  # noqa: ANN401 - any JSON
    """With a `SettingsError`, never with another."""
    for tree in (value, {"auditor-source-profile": 1, key: value}):
        with suppress(SettingsError):
            profile_in(json.dumps(tree), "p.json")
