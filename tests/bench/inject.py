"""Are injected discrepancies found? python -m tests.bench.inject BENCH_DIR [--rules CODES].

For each rule at warning or above that has an injector (`injectors/`), as many clean documents as
`--each` says get one discrepancy each, at a random place, in the page, in its visible text or in
the fields of its record. A document is clean where its gold day is held right (`errata.jsonl`) and
`html_declared` has no flag of a disagreement on it, or where it is one of our samples and nothing
is said of it; and where the untouched form has no finding of the rule. They are taken in the order
of a hash of rule, identity and seed, and none is dropped afterwards.

- recall: the rule speaks at `warning` or above, or another rule speaks for it (one fault, one
  finding: a finding that is subsumed was made).
- false alarms: clean pages of the bench, untouched, on which it speaks at `warning` or above, for
  each 1,000.

`--write` writes the table into docs/rules/measured.md, `--errors` prints the misses.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from attrs import define, field, frozen

from auditor import read
from auditor.judge.registry import load_rules
from auditor.model import Audit, Finding, Severity
from auditor.pipeline import audit
from auditor.rule import Rule
from tests.bench.injectors.clean import SETTINGS, Clean, Input, Made
from tests.bench.injectors.every import INJECTORS
from tests.bench.republish import originals

EACH: Final = 200
MEASURED: Final = Path("docs/rules/measured.md")
_SAMPLES: Final = Path("samples")
_HARMLESS: Final = frozenset({"no_machine_readable_page_date", "modified_a_month_or_more_later"})
_BEGIN, _END = "<!-- injected: begin -->", "<!-- injected: end -->"


@frozen
class Outcome:
    """What one injection led to."""

    clean: Clean = field(repr=False)
    made: Made = field(repr=False)
    audit: Audit = field(repr=False)
    found: bool


@define
class Measured:
    """The outcomes of a rule, and the clean pages on which it spoke untouched."""

    rule: Rule
    outcomes: list[Outcome] = field(factory=list)
    alarms: list[str] = field(factory=list)
    pages: int = 0

    @property
    def recall(self) -> float:
        """The share of the injected that the rule told."""
        return sum(o.found for o in self.outcomes) / max(len(self.outcomes), 1)

    def others(self, untouched: dict[str, frozenset[str]]) -> Counter[str]:
        """What else is said of the changed documents, and not of the untouched page."""
        return Counter(
            code
            for o in self.outcomes
            for code in loud(o.audit.findings, subsumed=False)
            - untouched.get(o.clean.name, frozenset())
            if code != self.rule.code
        )


def loud(findings: Iterable[Finding], *, subsumed: bool = True) -> frozenset[str]:
    """The codes at warning or above."""
    return frozenset(
        f.code
        for f in findings
        if f.severity.rank >= Severity.WARNING.rank and (subsumed or f.subsumed_by is None)
    )


def audited(given: Input) -> Audit:
    """The audit of one input, which holds one document."""
    document = next(iter(read.from_bytes(given.data, given.settings, given.name)))
    return audit(document, given.settings)


def clean_pages(folder: Path) -> Iterator[Clean]:
    """The pages of the bench on which nothing is known to disagree."""
    flags = _flags(folder)
    for original, _ in originals(folder):
        if not flags.get(original.name, frozenset()) - _HARMLESS:
            language = original.language[:2].lower()
            yield Clean(original.name, original.url, original.html, language, original.day)


def _flags(folder: Path) -> dict[str, frozenset[str]]:
    with lzma.open(folder / "html_declared.jsonl.xz", "rt", encoding="utf-8") as rows:
        return {row["id"]: frozenset(row["flags"]) for row in map(json.loads, rows)}


def samples() -> Iterator[Clean]:
    """Our samples of one article whose day is stated and of which nothing is said."""
    for path in sorted(_SAMPLES.iterdir()):
        if path.suffix not in {".html", ".txt"}:
            continue
        source = path.read_text("utf-8")
        found = audited(Input(source.encode(), path.name, SETTINGS))
        said = found.timeline.published.edtf or ""
        if loud(found.findings) or not re.fullmatch(r"\d{4}-\d\d-\d\d", said):
            continue
        yield Clean(
            f"sample/{path.name}", "", _as_page(source, path), "en", date.fromisoformat(said)
        )


def by_hash(pages: Sequence[Clean], code: str, seed: int) -> list[Clean]:
    """The pages in an order that nobody chose."""
    return sorted(
        pages, key=lambda c: hashlib.sha256(f"{seed}:{code}:{c.name}".encode()).hexdigest()
    )


class Bench:
    """The clean documents, and what was said of each untouched input."""

    def __init__(self, pages: Sequence[Clean], seed: int) -> None:
        self.pages = pages
        self.seed = seed
        self._said: dict[str, frozenset[str]] = {}

    def said(self, given: Input) -> frozenset[str]:
        """The codes that an untouched input has at warning or above."""
        key = hashlib.sha256(given.data + repr(given.settings.cutoff).encode()).hexdigest()
        if key not in self._said:
            self._said[key] = loud(audited(given).findings)
        return self._said[key]

    def measure(self, rule: Rule, each: int) -> Measured:
        """Inject, and look whether the rule speaks."""
        measured = Measured(rule)
        for clean in by_hash(self.pages, rule.code, self.seed):
            if len(measured.outcomes) == each:
                break
            dice = random.Random(f"{self.seed}:{rule.code}:{clean.name}")  # noqa: S311 - repeatable
            made = INJECTORS[rule.code](clean, dice)
            if made is None or rule.code in self.said(made.before):
                continue
            found = audited(made.after)
            hit = rule.code in loud(found.findings) or _spoken_for(rule.code, found)
            measured.outcomes.append(Outcome(clean, made, found, hit))
        return measured


def _spoken_for(code: str, found: Audit) -> bool:
    told = loud(found.findings)
    return any(f.code == code and f.subsumed_by in told for f in found.findings)


def _as_page(source: str, path: Path) -> str:
    """A sample as a page; a text becomes one paragraph a block."""
    if path.suffix == ".html":
        return source
    head, *blocks = source.strip().split("\n\n")
    body = "".join(f"<p>{html.escape(block)}</p>\n" for block in blocks)
    return f"<html><body><h1>{html.escape(head)}</h1>\n{body}</body></html>"


def _row(measured: Measured, untouched: dict[str, frozenset[str]]) -> str:
    rule, forms = measured.rule, Counter(o.made.form for o in measured.outcomes)
    hits = Counter(o.made.form for o in measured.outcomes if o.found)
    by_form = ", ".join(f"{form} {hits[form]}/{n}" for form, n in sorted(forms.items()))
    others = ", ".join(f"{c} {n}" for c, n in measured.others(untouched).most_common(3))
    alarms = 1000 * len(measured.alarms) / max(measured.pages, 1)
    cells = (
        f"{rule.code} {rule.name}", rule.severity, len(measured.outcomes),
        f"{measured.recall:.3f}", by_form, f"{alarms:.1f}", others or "-",
    )  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


_HEAD: Final = (
    "| rule | severity | injected | recall | found, by form | false alarms per 1,000 | also told |",
    "|---|---|---:|---:|---|---:|---|",
)


def show_misses(measured: Measured) -> None:
    """The injections that were not told, with what was told."""
    for o in measured.outcomes:
        if not o.found:
            said = " ".join(
                sorted({f"{f.code}:{f.severity}" for f in o.audit.findings if not f.subsumed_by})
            )
            verdict = o.audit.timeline.published
            print(
                f"miss {measured.rule.code} {o.clean.name} {o.clean.language} {o.made.form}"
                f" {o.made.note}: day {o.clean.day}, verdict {verdict.edtf}"
                f" ({verdict.confidence}); told {said}"
            )


def write(lines: Iterable[str]) -> None:
    """Put the table between its marks."""
    old = MEASURED.read_text("utf-8") if MEASURED.exists() else f"{_TITLE}{_BEGIN}\n{_END}\n"
    before, _, rest = old.partition(_BEGIN)
    after = rest.partition(_END)[2]
    table = "\n".join(lines)
    MEASURED.write_text(f"{before}{_BEGIN}\n\n{table}\n\n{_END}{after}", "utf-8")


_TITLE: Final = """# How often the rules are right

## Injected discrepancies

`python -m tests.bench.inject BENCH_DIR --write` puts one discrepancy of the rule's kind into a
clean document (a real page, its text, or a record made of it) and looks whether the rule speaks at
`warning` or above, itself or through a rule that speaks for it. False alarms are clean pages,
untouched, on which it speaks. The rules without a row have no injector.

"""


def main() -> None:
    """Measure, print and perhaps write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", default="", help="codes with commas between")
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--untouched", type=int, default=0, help="how many clean pages; 0 is all")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    codes = given.rules.split(",") if given.rules else sorted(INJECTORS)
    rules = {rule.code: rule for rule in load_rules()}
    pages = [*clean_pages(given.folder), *samples()]
    bench = Bench(pages, given.seed)
    drawn = [c for c in by_hash(pages, "", given.seed) if not c.name.startswith("sample/")]
    drawn = drawn[: given.untouched or None]
    untouched = {clean.name: bench.said(clean.untouched) for clean in drawn}
    lines = list(_HEAD)
    print(f"{len(pages)} clean documents, {len(drawn)} untouched pages", *_HEAD, sep="\n")
    for code in codes:
        measured = bench.measure(rules[code], given.each)
        measured.alarms = [name for name, said in untouched.items() if code in said]
        measured.pages = len(drawn)
        lines.append(_row(measured, untouched))
        print(lines[-1], flush=True)
        if given.errors:
            show_misses(measured)
    if given.write:
        write(lines)


if __name__ == "__main__":
    main()
