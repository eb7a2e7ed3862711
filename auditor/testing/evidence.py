"""Writes the page of the evidence: `python -m auditor.testing.evidence docs/evidence.md`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from auditor import reconcile
from auditor.reconcile.evidence import KINDS

_WEIGHTS: Final = Path(reconcile.__file__).with_name("weights.json")
_HEAD: Final = """<!-- Generated; do not edit: python -m auditor.testing.evidence FILE -->

# Evidence

Each entry of `because` in a report has one of these names. The weight is what it adds to the
log-odds of a publication day, against stating nothing; what has none only explains. Where the
figure comes from stands beside it.

| evidence | says | weight | source of the figure |
|---|---|---|---|
"""


def evidence_page() -> str:
    """The page: every kind of evidence with its meaning, weight and source."""
    weights: dict[str, Any] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"]
    rows = [
        f"| `{kind}` | {meaning} | {_weight(weights.get(kind))} | {_source(weights.get(kind))} |"
        for kind, meaning in KINDS.items()
    ]
    return _HEAD + "\n".join(rows) + "\n"


def _weight(entry: dict[str, Any] | None) -> str:
    return f"{entry['weight']:+.1f}" if entry is not None else ""


def _source(entry: dict[str, Any] | None) -> str:
    return str(entry["source"]) if entry is not None else ""


def main(arguments: Sequence[str]) -> int:
    """Write the page."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m auditor.testing.evidence FILE\n")
        return 2
    Path(arguments[0]).write_text(evidence_page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":  # pragma: no cover - the same call from a shell
    sys.exit(main(sys.argv[1:]))
