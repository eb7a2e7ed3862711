"""How often the verdict on modification is right: python -m tests.bench.modified BENCH_DIR.

`modified_labels.jsonl` holds 100 pages with the day on which each says that it was last changed,
and null where it says none, as a person reads the page (its fields, labels and lines). The pages
are drawn by the hash of a seed and their id from strata of four sets: a field of a modification,
a visible word for one beside a number, neither.

What counts: `dateModified`, `modified_time`, `updated_time`, `Last-Modified`, "Updated", "Stand",
"Reviewed", "last edited". What does not: the year of a copyright, a comment, another item of the
page, the day that its masthead shows. Reasons:

- field, label, field+label, field+line, stand-label, reviewed-label, http-equiv: what says it.
- same-day: a field says so, of the day of publication.
- field-before-publication: planned articles are last changed before they appear.
- own-zone-over-utc: an instant in UTC and a line in the zone of the page say two days.
- thread-activity: the thread says "modified" of its newest answer.
- time-attribute: "24 minutes ago", with the instant in the attribute of its element.
- script-only: only a variable of a script says so; to say nothing is right as well.
- class-only: the only line has the classes `published updated`; nothing is right as well.
- none-stated: the page says nothing of a modification.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Final

from auditor.model import Settings, Timeline, Verdict
from auditor.reconcile import reconcile
from auditor.resolve import resolve
from tests.bench.html_oracle import pages
from tests.bench.zones import taken

_LABELS: Final = Path(__file__).with_name("modified_labels.jsonl")
_OR_NONE: Final = frozenset({"script-only", "class-only"})


def judged(gold: str | None, reason: str, verdict: Verdict) -> str:
    """What a verdict is beside its label."""
    said = verdict.edtf if verdict.state == "stated" else None
    if gold is None:
        return "rightly none" if said is None else "stated, and there is none"
    if said is None:
        return "rightly none" if reason in _OR_NONE else "none, and there is one"
    return "stated, right" if said == gold else "stated, wrong"


def timeline(source: str) -> Timeline:
    """What is made of the text of a page."""
    return reconcile(resolve(taken("text/html", source), Settings()))


def main() -> None:
    """Print each error, and how many there are of each kind."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    labels = [json.loads(line) for line in _LABELS.read_text("utf-8").splitlines()]
    sources: dict[str, str] = {}
    for name in sorted({label["id"].split("/")[0] for label in labels}):
        sources.update(pages(folder / f"html_{name}.jsonl.xz"))
    counts: Counter[str] = Counter()
    for label in labels:
        found = timeline(sources[label["id"]]).modified
        outcome = judged(label["modified"], label["reason"], found)
        counts[outcome] += 1
        if "right" not in outcome:
            reasons = "; ".join(evidence.text for evidence in found.because)
            print(f"{label['id']}: {outcome}: {label['modified']} ({label['reason']})")
            print(f"    we say {found.edtf} at {found.confidence}: {reasons or 'nothing'}")
    for outcome, number in sorted(counts.items()):
        print(f"{number:4} {outcome}")


if __name__ == "__main__":
    main()
