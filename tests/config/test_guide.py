"""The guide shows settings that are taken, and errors as they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from auditor.config import from_file
from auditor.config.toml_file import read
from auditor.errors import SettingsError

GUIDE = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")


def test_the_file_of_the_guide_is_taken(tmp_path: Path) -> None:
    """All of it."""
    (example,) = re.findall(r"```toml\n(# auditor\.toml\n.*?)```", GUIDE, re.DOTALL)
    path = tmp_path / "auditor.toml"
    path.write_text(example, encoding="utf-8")

    assert from_file(str(path)).rule_options == {"DOC202": {"days": 60}}


def test_the_error_of_the_guide_is_what_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter."""
    monkeypatch.chdir(tmp_path)
    Path("auditor.toml").write_text('\n\n\nday-month = "dym"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read("auditor.toml")

    assert f"error: {caught.value}\n" in GUIDE
