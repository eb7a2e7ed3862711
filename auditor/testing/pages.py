"""Writes the pages of rules: `python -m auditor.testing.pages docs/rules [PACKAGE]`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from auditor.judge.registry import load_rules
from auditor.render.rule_page import file_name, index_page, rule_page
from auditor.rule import Rule
from auditor.testing.examples import rules_in


def pages(rules: Sequence[Rule]) -> dict[str, str]:
    """The text of every page by its file name; `index.md` lists them."""
    return {"index.md": index_page(rules), **{file_name(r): rule_page(r) for r in rules}}


MEASURED: Final = "measured.md"
"""What a benchmark writes into the same folder."""


def stale(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Names of the pages that are missing, different or left over, in order."""
    there = {
        path.name: path.read_text(encoding="utf-8")
        for path in folder.glob("*.md")
        if path.name != MEASURED
    }
    return sorted(n for n in {*there, *wanted} if there.get(n) != wanted.get(n))


def write(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """Bring the folder up to date; the names of what changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = stale(folder, wanted)
    for name in changed:
        path = folder / name
        if name in wanted:
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
    return changed


def main(arguments: Sequence[str]) -> int:
    """Write the pages and say which changed."""
    if not 1 <= len(arguments) <= 2:  # noqa: PLR2004 - a folder and a package
        sys.stderr.write("usage: python -m auditor.testing.pages FOLDER [PACKAGE]\n")
        return 2
    rules = load_rules() if len(arguments) == 1 else tuple(rules_in(arguments[1]))
    for name in write(Path(arguments[0]), pages(rules)):
        sys.stdout.write(f"{name}\n")
    return 0


if __name__ == "__main__":  # pragma: no cover - the same call from a shell
    sys.exit(main(sys.argv[1:]))
