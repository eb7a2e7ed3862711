"""The verdict beside its peers: `python -m tests.bench.verdict --data BENCH_DIR [--write]`.

On the same pages in one run: the exact day (within a day where the gold is an instant in UTC),
CPU a page, and for us coverage and calibration, each page under weights learned from other
sites. Peers: htmldate (extensive), the metadata of trafilatura, newspaper4k; who is not
installed is left out. Their undated pages count as errors, and so do our undecided ones.
`--write` makes docs/measured.md and docs/reliability.svg.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from attrs import evolve

from auditor import read
from auditor.model import Settings
from auditor.pipeline import audit
from auditor.render import json as as_json
from tests.bench.fit import Outcome, calibration, crossed
from tests.bench.verdict_data import (
    SETS,
    Labelled,
    cases,
    labelled,
    page_source,
    records,
    variants,
)

_DOCS: Final = Path(__file__).parents[2] / "docs"
_SETTINGS: Final = Settings(fields={"id": "id", "url": "url", "html": "html"})
_SURE: Final = 0.9
_KEPT: Final = 0.99
_Tool = Callable[[dict[str, Any]], str | None]


class Result(NamedTuple):
    """What a tool says of a page, and CPU seconds."""

    day: str | None
    cpu: float


def peers() -> Iterator[tuple[str, _Tool]]:
    """The tools that are installed."""
    if importlib.util.find_spec("htmldate"):
        yield "htmldate (extensive)", _htmldate
    if importlib.util.find_spec("trafilatura"):
        yield "trafilatura (metadata)", _trafilatura
    if importlib.util.find_spec("newspaper"):
        yield "newspaper4k", _newspaper


def _htmldate(record: dict[str, Any]) -> str | None:
    from htmldate import find_date

    found: str | None = find_date(record["html"], original_date=True, extensive_search=True)
    return found


def _trafilatura(record: dict[str, Any]) -> str | None:
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(record["html"], default_url=record["url"])
    day: str | None = found.date if found is not None else None
    return day


def _newspaper(record: dict[str, Any]) -> str | None:
    from newspaper import Article

    article = Article(record["url"])
    article.download(input_html=record["html"])
    article.parse()
    day: str | None = article.publish_date.date().isoformat() if article.publish_date else None
    return day


def _ours(record: dict[str, Any]) -> str | None:
    """Bytes to JSON, as `check --format json` does it."""
    line = json.dumps(record).encode()
    settings = evolve(_SETTINGS)
    for document in read.from_bytes(line, settings, "a.jsonl"):
        as_json.line(audit(document, settings))
    return None


def timed(tool: _Tool, record: dict[str, Any]) -> Result:
    """A tool on a page; what it raises is no day."""
    start = time.process_time()
    try:
        day = tool(record)
    except Exception as error:  # noqa: BLE001 - a peer's failure is the peer's
        logging.getLogger(__name__).debug("%s", error)
        day = None
    return Result(day, time.process_time() - start)


def trimmed(results: Iterable[Result]) -> float:
    """CPU milliseconds a page without the slowest 1%."""
    every = sorted(result.cpu for result in results)
    kept = every[: max(1, int(len(every) * _KEPT))]
    return 1000 * sum(kept) / max(1, len(kept))


def table(
    outcomes: Sequence[Outcome], results: Mapping[str, Mapping[str, Result]]
) -> Iterator[str]:
    """Errors of each tool by set, as a Markdown table."""
    yield "| set | pages | auditor | " + " | ".join(n for n in results if n != "auditor") + " |"
    yield "|---" * (len(results) + 2) + "|"
    for name in SETS:
        pages = [o for o in outcomes if o.page.source == name and o.page.gold is not None]
        cells = [str(sum(not (o.stated and o.right) for o in pages))]
        for tool, found in results.items():
            if tool != "auditor":
                wrong = sum(not _is_right(o.page, found[o.page.name].day) for o in pages)
                cells.append(str(wrong))
        yield f"| {name} | {len(pages)} | " + " | ".join(cells) + " |"
    yield "| CPU a page | | " + " | ".join(cpu_cells(results)) + " |"


def cpu_cells(results: Mapping[str, Mapping[str, Result]]) -> Iterator[str]:
    """CPU a page as multiples of htmldate's, or of ours where it is not installed."""
    unit = trimmed((results.get("htmldate (extensive)") or results["auditor"]).values())
    for found in results.values():
        yield f"{trimmed(found.values()) / unit:.2f}"


def _is_right(page: Labelled, day: str | None) -> bool:
    return day is not None and page.is_right(day)


def sure(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Coverage and precision of sure verdicts, calibration."""
    pooled = [o for o in outcomes if o.page.source in SETS and o.page.gold is not None]
    certain = [o for o in pooled if o.probability >= _SURE]
    right = sum(o.right for o in certain)
    yield (
        f"Of {len(pooled)} pages {len(certain) / len(pooled):.1%} get a day at {_SURE} or more, "
        f"and {right / len(certain):.2%} of these are right. The expected calibration error of "
        f"what is stated is {calibration([o for o in pooled if o.stated]):.4f}, of the likeliest "
        f"day of every page {calibration(pooled):.4f}."
    )


def misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Every page that does not get its day, by what kept it from it."""
    counts: Counter[str] = Counter()
    for one in outcomes:
        if one.page.gold is None or one.page.source not in SETS or (one.stated and one.right):
            continue
        counts[_cause(one)] += 1
    yield "| what happened | pages |"
    yield "|---|---|"
    for cause, number in counts.most_common():
        yield f"| {cause} | {number} |"


def _cause(one: Outcome) -> str:
    if one.right:
        return "undecided, the right day the likeliest"
    readings = [r for c in one.page.extraction.claims for r in c.live]
    gold = [r for r in readings if one.page.is_right(str(r.date))]
    if not gold:
        return "the right day is not read"
    if one.best is None:
        return "the right day is read, and not as a publication"
    days = [r.date.number for r in gold if r.date.is_day]
    best = next((r.date.number for r in readings if str(r.date) == one.best), None)
    near = best is not None and any(abs(best - day) == 1 for day in days)
    said = "stated" if one.stated else "undecided"
    return f"{said}, another day the likeliest{', a day apart' if near else ''}"


def reliability(outcomes: Iterable[Outcome]) -> str:
    """How often a day is right by how likely it was said to be, as an SVG picture."""
    bins: dict[int, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        if one.page.gold is not None and one.page.source in SETS and one.best is not None:
            bins[min(9, int(one.probability * 10))].append(one)
    marks = []
    for _, found in sorted(bins.items()):
        said = sum(o.probability for o in found) / len(found)
        right = sum(o.right for o in found) / len(found)
        x, y = 60 + 300 * said, 340 - 300 * right
        radius = 3 + len(found) ** 0.5 / 4
        marks.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>said {said:.0%}, right '
            f"{right:.0%}, {len(found)} pages</title></circle>"
            f'<text x="{x + radius + 3:.1f}" y="{y + 4:.1f}">{len(found)}</text>'
        )
    ticks = "".join(
        f'<text x="{60 + 30 * n}" y="360" text-anchor="middle">{n * 10}</text>'
        f'<text x="50" y="{344 - 30 * n}" text-anchor="end">{n * 10}</text>'
        for n in range(0, 11, 2)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 390" role="img" '
        'font-family="sans-serif" font-size="11" fill="#333">'
        "<title>Said and right: the likeliest day of each page, by its probability</title>"
        '<rect width="420" height="390" fill="#fff"/>'
        '<path d="M60 40V340H360M60 340L360 40" fill="none" stroke="#999"/>'
        f'{ticks}<text x="210" y="380" text-anchor="middle">said, %</text>'
        '<text x="14" y="190" text-anchor="middle" transform="rotate(-90 14 190)">right, %</text>'
        f'<g fill="#1f6feb">{"".join(marks)}</g></svg>\n'
    )


_HEAD: Final = """<!-- Generated; do not edit: python -m tests.bench.verdict --data DIR --write -->

# How often the verdict is right

Public pages with a known day of publication, their errors corrected by hand where the page
itself contradicts its label. Each page is judged under weights learned from other sites. An
undecided page counts as an error of ours, a page without an answer as one of the peer. The sets
are those of htmldate, of a web content extraction benchmark (wcxb), of fundus and of postlight.

Rules and weights were made while reading many of these pages: expect somewhat less elsewhere.

## Pages that do not get the right day

"""


def main() -> None:
    """Measure, print, perhaps write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--ridge", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(labelled(options.data))
    extra = cases([v for page in pages for v in variants(page, options.seed)])
    known = cases(pages)
    outcomes = list(crossed(known, extra, options.ridge, options.seed))
    wanted = {page.name for page in pages if page.source in SETS}
    tools: dict[str, _Tool] = {"auditor": _ours, **dict(peers())}
    results: dict[str, dict[str, Result]] = {name: {} for name in tools}
    # The pages kept for the fit are not what the collector of any tool should go through.
    gc.freeze()
    for source in SETS:
        for record in records(options.data / f"html_{source}.jsonl.xz"):
            if record["id"] not in wanted:
                continue
            page = {"id": record["id"], "url": record["url"], "html": page_source(record)}
            for name, tool in tools.items():
                results[name][record["id"]] = timed(tool, page)
    text = _HEAD + "\n".join(
        (
            *table(outcomes, results),
            "",
            "CPU is that of the whole audit, bytes to JSON with all claims, rules and places, as a",
            "multiple of htmldate's (extensive), without the slowest 1% of the pages of each.",
            "",
            "## How sure",
            "",
            *sure(outcomes),
            "",
            "![Said and right](reliability.svg)",
            "",
            "## What is missed, and why",
            "",
            *misses(outcomes),
            "",
        )
    )
    print(text)
    if options.write:
        (_DOCS / "measured.md").write_text(text, encoding="utf-8", newline="\n")
        (_DOCS / "reliability.svg").write_text(
            reliability(outcomes), encoding="utf-8", newline="\n"
        )


if __name__ == "__main__":
    main()
