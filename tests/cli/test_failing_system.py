"""Each call to the system may fail: no run breaks down for it, and none leaves half a report."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from auditor.cli import app


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a few documents, and a report of yesterday."""
    for name in ("w/a.txt", "w/x/b.txt", "w/README"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Published: 3 April 2021\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    (tmp_path / "auditor.toml").write_text('persona = "review"\n', encoding="utf-8")
    (tmp_path / "r.json").write_text("old", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def failing(name: str, number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let the call of that number fail, and tell how many there were."""
    real, calls = getattr(os, name), 0

    def call(*given: Any, **more: Any) -> Any:  # noqa: ANN401 - as the real one
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(errno.EMFILE, "Too many open files", given[0] if given else None)
        return real(*given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, call)
        yield 0
    yield calls


def run() -> Result:
    """An audit with a report."""
    return CliRunner().invoke(
        app, ["check", "w", "-o", "r.json", "--as-of", "2026-11-24"], prog_name="auditor"
    )


@pytest.mark.parametrize("name", ["open", "scandir", "fsync", "replace"])
def test_the_nth_call_fails(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code tells, in plain lines; the report is a whole one or that of yesterday."""
    failed = 0
    for number in range(1, 40):
        (folder / "r.json").write_text("old", encoding="utf-8")
        attempt = failing(name, number, monkeypatch)
        next(attempt)
        result = run()
        if next(attempt) < number:
            break
        failed += 1

        assert isinstance(result.exception, (SystemExit, type(None))), result.exception
        assert result.exit_code in (0, 2, 3)
        # A look at what a file may be is made good for by reading it.
        assert "too many open files" in result.stderr or result.exit_code == 0
        assert all(line.startswith(("error: ", "warning: ")) for line in result.stderr.splitlines())
        report = (folder / "r.json").read_text(encoding="utf-8")
        assert (report == "old") is (result.exit_code == 2)
        assert sorted(p.name for p in folder.iterdir()) == [
            ".git",
            ".gitignore",
            "auditor.toml",
            "r.json",
            "w",
        ]
    assert failed
    assert (run().exit_code, run().stderr) == (0, "")
