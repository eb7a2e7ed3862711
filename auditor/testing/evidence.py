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
log-odds of a publication day, against stating nothing; what has none only explains. A page's
days and *nothing* share the probability by the exponentials of their sums.

`judged` is the weight before anything was learned, from shares measured on labelled pages or
from reading them. `weight` is that of a conditional logit over the days of each page, held near
the judged one by a ridge: `python -m tests.bench.fit --data DIR --write` learns it again.
`right` counts the candidate days of the labelled pages that had the evidence, and those of them
that were the publication; a count of 0 means that the pages show nothing and the judged weight
stands. Counts are of the evidence in company: a kind may be nearly always right because others
stand beside it, and weigh little.

| evidence | says | weight | judged | right | source of the judged figure |
|---|---|---|---|---|---|
"""


def evidence_page() -> str:
    """The page: every kind of evidence with its meaning, weight and source."""
    weights: dict[str, Any] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))["weights"]
    rows = [
        f"| `{kind}` | {meaning} | {_weight(entry, 'weight')} | {_weight(entry, 'judged')} "
        f"| {_right(entry)} | {entry['source'] if entry else ''} |"
        for kind, meaning in KINDS.items()
        for entry in (weights.get(kind),)
    ]
    return _HEAD + "\n".join(rows) + "\n"


def _weight(entry: dict[str, Any] | None, name: str) -> str:
    return f"{entry[name]:+.2f}" if entry is not None else ""


def _right(entry: dict[str, Any] | None) -> str:
    if entry is None:
        return ""
    return f"{entry['right']} of {entry['candidates']}" if entry["candidates"] else "0"


def main(arguments: Sequence[str]) -> int:
    """Write the page."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m auditor.testing.evidence FILE\n")
        return 2
    Path(arguments[0]).write_text(evidence_page(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":  # pragma: no cover - the same call from a shell
    sys.exit(main(sys.argv[1:]))
