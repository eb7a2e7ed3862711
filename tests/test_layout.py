"""The tree is what pyproject.toml says it is, and imports go one way."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import auditor

ROOT = Path(__file__).resolve().parent.parent
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted((ROOT / "auditor").rglob("*.py"))


def packages() -> set[str]:
    """The packages of the tree, by the names that they are installed under."""
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "auditor").rglob("__init__.py")
    }
    return found | {"auditor_rules"}


def test_every_package_is_listed() -> None:
    """A package that is not listed would be missing from the wheel."""
    listed = PROJECT["tool"]["setuptools"]["packages"]

    assert sorted(packages()) == sorted(listed)
    assert listed == sorted(listed)


def test_every_data_file_is_listed() -> None:
    """So would a file; the word lists are read by the builder of the lexicon only."""
    listed = PROJECT["tool"]["setuptools"]["package-data"]["auditor"]
    found = [
        path.relative_to(ROOT / "auditor").as_posix()
        for path in (ROOT / "auditor").rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".toml"}
        and "__pycache__" not in path.parts
    ]

    assert sorted(found) == sorted(listed)


def test_the_version_stands_in_one_place() -> None:
    """It is a constant, and the project takes it from there."""
    setuptools = PROJECT["tool"]["setuptools"]

    assert PROJECT["project"]["dynamic"] == ["version"]
    assert setuptools["dynamic"]["version"] == {"attr": "auditor.__version__"}
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:\.dev\d+)?", auditor.__version__)
    for path in MODULES:
        if path != ROOT / "auditor" / "__init__.py":
            assert f'"{auditor.__version__}"' not in path.read_text(encoding="utf-8"), path


def test_imports_go_one_way() -> None:
    """The contracts of import-linter hold, in a process of their own as it keeps state."""
    command = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own text
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_small_and_named_for_an_idea(path: Path) -> None:
    """Under 500 lines, and no drawer for odds and ends; generated words are no code."""
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines < 500
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def heavy_imports(path: Path) -> set[str]:
    """Packages of others that a module imports as soon as it is imported itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            names.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names & {"attrs", "click", "dateparser", "rich", "re2"}


def test_one_module_imports_rich_and_one_dateparser() -> None:
    """What is heavy has one door."""
    text = {path: path.read_text(encoding="utf-8") for path in MODULES}
    doors = {
        name: sorted(
            path.relative_to(ROOT).as_posix()
            for path, source in text.items()
            if re.search(rf"^\s*(?:from|import) {name}\b", source, re.MULTILINE)
        )
        for name in ("rich", "dateparser", "click")
    }

    assert doors["rich"] == ["auditor/render/console.py"]
    assert len(doors["dateparser"]) <= 2  # the parser, and the builder of the lexicon
    assert all(path.startswith("auditor/cli/") for path in doors["click"])
    for path in doors["dateparser"]:
        assert "dateparser" not in heavy_imports(ROOT / path), path


@pytest.mark.parametrize(
    ("command", "absent"),
    [
        ("import auditor", ["attr", "click", "rich", "dateparser", "auditor.model", "typing"]),
        (
            "import auditor.cli",
            ["attr", "rich", "dateparser", "auditor.model", "importlib.metadata"],
        ),
        ("import auditor.pipeline", ["rich", "dateparser", "click"]),
        ("import auditor; auditor.find_dates", ["rich", "dateparser", "click", "auditor.judge"]),
    ],
)
def test_what_an_import_must_not_load(command: str, absent: list[str]) -> None:
    """Start-up is kept short by what is not imported."""
    code = f"import sys; before = set(sys.modules); {command}; print(*(set(sys.modules) - before))"
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own text
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )

    assert not set(absent) & set(done.stdout.split())
