"""What the distributions hold: the tool and its tests' own code, nothing of others."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_BUILD = "import sys, setuptools.build_meta as b; getattr(b, sys.argv[1])(sys.argv[2])"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The files of both distributions, built from a copy of the tree."""
    tree = tmp_path_factory.mktemp("tree")
    made = tmp_path_factory.mktemp("made")
    for name in ("auditor", "rules", "tests/data"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [*ROOT.glob("*.toml"), *ROOT.glob("*.in"), ROOT / "README.md", ROOT / "LICENSE"]:
        shutil.copy(path, tree)
    for step in ("build_sdist", "build_wheel"):
        command = [sys.executable, "-c", _BUILD, step, str(made)]
        subprocess.run(command, cwd=tree, capture_output=True, check=True)  # noqa: S603 - our own interpreter on our own text
    (source,) = made.glob("*.tar.gz")
    (wheel,) = made.glob("*.whl")
    with tarfile.open(source) as archive, zipfile.ZipFile(wheel) as zipped:
        return {"sdist": archive.getnames(), "wheel": zipped.namelist()}


@pytest.mark.parametrize("kind", ["sdist", "wheel"])
def test_the_suite_of_others_is_in_no_distribution(held: dict[str, list[str]], kind: str) -> None:
    """It is there to test with, and stays in the repository."""
    assert (ROOT / "tests" / "data" / "html5lib" / "LICENSE").is_file()
    assert any(name.endswith("auditor/syntax/tokens.py") for name in held[kind])
    assert not [name for name in held[kind] if "html5lib" in name or "tests/data" in name]
