"""Learns the weights of the evidence: `python -m tests.bench.fit --data BENCH_DIR [--write]`.

A conditional logit per page over its candidate days and *nothing* (tests/bench/logit.py), held
by a ridge near the weights judged before. It prints how right and how sure the verdicts are,
cross-validated by site in five folds (`--seed` draws other folds), then with each set left out,
and with `--write` fits all pages and writes `auditor/reconcile/weights.json`, which is reviewed
and committed. Only the pages named in the folder are used; nothing of them is kept.

The stated share and its errors are those of the report: a day is stated from a probability of
0.8 on, so an undecided page counts as an error here.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from auditor import reconcile
from auditor.reconcile.evidence import weights
from auditor.reconcile.published import STATED
from tests.bench.logit import Case, fit, shares
from tests.bench.verdict_data import SETS, Labelled, cases, labelled, number_of, variants

_FILE: Final = Path(reconcile.__file__).with_name("weights.json")
_FOLDS: Final = 5
_SURE: Final = 0.9
_Known = tuple[Labelled, Case, tuple[str | None, ...]]


class Outcome(NamedTuple):
    """What the model says of a page: the best day, its probability, whether it is right."""

    page: Labelled
    best: str | None
    probability: float
    right: bool

    @property
    def stated(self) -> bool:
        """Whether the report would state the day."""
        return self.probability >= STATED


def outcome(known: _Known, learned: Mapping[str, float]) -> Outcome:
    """The outcome for a page under some weights."""
    page, case, dates = known
    probable = shares(case.rows, learned)
    number = max(range(len(dates) - 1), key=probable.__getitem__, default=-1)
    if number < 0:
        return Outcome(page, None, 0.0, right=False)
    right = page.gold is not None and number in case.right
    return Outcome(page, dates[number], probable[number], right)


def crossed(
    known: Sequence[_Known], extra: Sequence[_Known], ridge: float, seed: int
) -> Iterator[Outcome]:
    """Each page under the weights learned from the sites of the other folds."""
    for fold in range(_FOLDS):
        yield from held_out(known, extra, ridge, partial(_is_in_fold, fold, seed))


def _is_in_fold(fold: int, seed: int, page: Labelled) -> bool:
    return number_of(f"{seed}/{page.site}") % _FOLDS == fold


def _is_of(source: str, page: Labelled) -> bool:
    return page.source == source


def held_out(
    known: Sequence[_Known],
    extra: Sequence[_Known],
    ridge: float,
    is_out: Callable[[Labelled], bool],
) -> Iterator[Outcome]:
    """The pages left out, under the weights learned from the others."""
    inside = [case for page, case, _ in (*known, *extra) if not is_out(page)]
    learned = fit(inside, judged(), ridge)
    yield from (outcome(one, learned) for one in known if is_out(one[0]))


def judged() -> dict[str, float]:
    """The weights as judged before anything was learned."""
    every = json.loads(_FILE.read_text("utf-8"))["weights"]
    return {kind: entry.get("judged", entry["weight"]) for kind, entry in every.items()}


def report(outcomes: Iterable[Outcome]) -> None:
    """Errors, coverage, precision and calibration."""
    by_set: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        by_set[one.page.source if one.page.gold is not None else "no date known"].append(one)
    for name, found in by_set.items():
        stated = [o for o in found if o.stated]
        sure = [o for o in found if o.probability >= _SURE]
        wrong = sum(not o.right for o in stated)
        errors = len(found) - sum(o.right for o in stated)
        best = sum(not o.right for o in found)
        print(
            f"{name:14} {len(found):4} pages: errors {errors:3} (stated and wrong {wrong}; if the "
            f"best were always stated {best}); >= 0.9: {share(sure, found)} of the pages, "
            f"{share([o for o in sure if o.right], sure)} right"
        )
    pooled = [o for name in SETS for o in by_set[name]]
    stated = [o for o in pooled if o.stated]
    sure = [o for o in pooled if o.probability >= _SURE]
    print(
        f"all: >= 0.9 {share(sure, pooled)}, right {share([o for o in sure if o.right], sure)}; "
        f"ECE of what is stated {calibration(stated):.4f}, of every best day "
        f"{calibration(pooled):.4f}"
    )


def share(part: Sequence[object], whole: Sequence[object]) -> str:
    """A share with four digits."""
    return f"{len(part) / len(whole):.4f}" if whole else "-"


def calibration(outcomes: Sequence[Outcome]) -> float:
    """Expected calibration error in ten equal bins."""
    bins: dict[int, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        bins[min(9, int(one.probability * 10))].append(one)
    off = sum(abs(sum(o.probability - o.right for o in found)) for found in bins.values())
    return off / max(1, len(outcomes))


def write(known: Sequence[_Known], extra: Sequence[_Known], ridge: float) -> None:
    """Fit all pages and write the data file."""
    learned = fit([case for _, case, _ in (*known, *extra)], judged(), ridge)
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for _, case, _ in known:
        for number, row in enumerate(case.rows):
            seen.update(set(row.kinds))
            right.update(set(row.kinds) if number in case.right else ())
    document = json.loads(_FILE.read_text("utf-8"))
    before = judged()
    for kind, entry in document["weights"].items():
        entry["judged"] = before[kind]
        entry["weight"] = round(learned[kind], 2) if seen[kind] else before[kind]
        entry["candidates"], entry["right"] = seen[kind], right[kind]
        document["weights"][kind] = {
            k: entry[k] for k in ("weight", "judged", "candidates", "right", "source")
        }
    text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    _FILE.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Fit, report and perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pages = list(labelled(options.data))
    known = cases(pages)
    extra = cases([v for page in pages for v in variants(page, options.seed)])
    print(f"{len(known)} pages, {len(extra)} variants, {len(weights())} kinds of evidence")
    print("cross-validated by site:")
    report(crossed(known, extra, options.ridge, options.seed))
    for name in SETS:
        print(f"without {name} in the fit:")
        report(held_out(known, extra, options.ridge, partial(_is_of, name)))
    if options.write:
        write(known, extra, options.ridge)


if __name__ == "__main__":
    main()
