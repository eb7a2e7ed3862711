"""Speed beside peers, on the same documents in one run: `speed.py BENCH_DIR`.

Prints CPU ratios, not seconds: text against dateparser.search_dates and datefinder, pages
against htmldate (extensive). BENCH_DIR holds `html_*.jsonl.xz` files of objects with `id`,
`url` and `html`. Needs datefinder and htmldate[all] beside the test extra.
"""

from __future__ import annotations

import json
import logging
import lzma
import sys
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve

from auditor import read
from auditor.extract import extract
from auditor.find.scanner import forget
from auditor.model import Document, Settings
from auditor.pipeline import audit
from auditor.render import json as as_json
from auditor.resolve import resolve
from auditor.syntax.flow import flow
from auditor.syntax.html import parse

STRETCH = 12
SETS = ("htmldate", "fundus", "wcxb", "postlight")
SETTINGS = Settings(fields={"id": "id", "url": "url", "html": "html"})


def pages(folder: Path, name: str) -> list[dict[str, Any]]:
    """The pages of a set that are text."""
    with lzma.open(folder / f"html_{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [r for r in map(json.loads, lines) if "html" in r]


def cpu(action: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    start = time.process_time()
    action()
    return time.process_time() - start


def text_document(text: str) -> Document:
    """A plain text as the reader gives it."""
    return next(iter(read.from_text(text, Settings(), "a.txt")))


def compare_text(folder: Path, limit: int = 6_000_000) -> None:
    """Claims, places and zones of English news pages, as text, against two peers."""
    import datefinder
    from dateparser.search import search_dates

    texts: list[str] = []
    size = 0
    for record in pages(folder, "wcxb"):
        if size < limit:
            texts.append(flow(parse(record["html"])).text)
            size += len(texts[-1])
    settings = Settings()
    for record in pages(folder, "postlight")[:20]:  # start-up is measured elsewhere
        other = text_document(flow(parse(record["html"])).text)
        resolve(extract(other, settings), settings)
    search_dates("on April 8, 2021", languages=["en"])
    # Stretch by stretch, one tool after the other: the pace of the machine changes by a third
    # within a minute, and meets all of them alike so. search_dates, which takes the most, reads
    # one document of each stretch and is compared by its rate.
    rows: list[Row] = []
    for first in range(0, len(texts), STRETCH):
        stretch = texts[first : first + STRETCH]
        documents = [text_document(text) for text in stretch]
        ours = cpu(partial(each, partial(places_of, settings=settings), documents))
        finder = cpu(partial(each, datefinder.find_dates, stretch))
        searched = cpu(partial(search_dates, stretch[0], languages=["en"]))
        rows.append(Row(sum(map(len, stretch)), ours, finder, len(stretch[0]), searched))
    total = Row(*map(sum, zip(*rows, strict=True)))
    rate = total.size / total.ours
    documents = [text_document(text) for text in texts]
    claims = sum(places_of(document, settings) for document in documents)
    forget()
    full = cpu(partial(each, partial(audit, settings=settings), documents))
    theirs = f"{rate * total.searched / total.sample:.0f} x search_dates"
    print(f"text: {size / 1e6:.1f} MB, {claims} claims; {rate / 1e6:.1f} MB/s")
    print(f"  claims, places, zones: {theirs}, {total.finder / total.ours:.1f} x datefinder")
    print(f"  with verdict and rules it takes {full / total.ours:.2f} times as long")


class Row(NamedTuple):
    """CPU seconds of the three on a stretch of `size` characters; search_dates on `sample`."""

    size: float
    ours: float
    finder: float
    sample: float
    searched: float


def each(action: Callable[[Any], Any], items: Iterable[Any]) -> None:
    """Let a tool do all of its work on each item."""
    for item in items:
        found = action(item)
        if isinstance(found, Iterator):
            deque(found, maxlen=0)


def places_of(document: Document, settings: Settings) -> int:
    """How many claims a document has, all with their places, zones and readings."""
    return len(resolve(extract(document, settings), settings).claims)


def compare_pages(folder: Path) -> None:
    """A whole check of a page, bytes to JSON, against htmldate extensive."""
    from htmldate import find_date

    logging.disable(logging.CRITICAL)
    pooled: list[tuple[float, float]] = []
    for name in SETS:
        records = pages(folder, name)
        rows = []
        for number, record in enumerate(records):
            line = json.dumps({k: record[k] for k in ("id", "url", "html")}).encode()
            html = record["html"].encode()
            check = partial(check_page, line)
            peer = partial(peer_page, find_date, html)
            if number == 0:
                check()
                peer()
            rows.append((cpu(check), cpu(peer)))
        print(f"pages {name}: {ratios(rows)}")
        pooled += rows
    print(f"pages, all: {ratios(pooled)}")


def check_page(line: bytes) -> None:
    """Bytes to JSON, as `check --format json` does it."""
    settings = evolve(SETTINGS)
    for document in read.from_bytes(line, settings, "a.jsonl"):
        as_json.line(audit(document, settings))


def peer_page(find_date: Callable[..., object], html: bytes) -> None:
    """Run htmldate in its extensive mode."""
    try:
        find_date(html, original_date=True, extensive_search=True)
    except Exception as error:  # noqa: BLE001 - a peer's failure is the peer's
        logging.getLogger(__name__).debug("%s", error)


def ratios(rows: Iterable[tuple[float, float]]) -> str:
    """Mean with and without the slowest percent of either, and medians."""
    rows = list(rows)
    keep = len(rows) - max(1, len(rows) // 100)
    ours, theirs = (sorted(column) for column in zip(*rows, strict=True))
    mean = sum(ours) / sum(theirs)
    trimmed = sum(ours[:keep]) / sum(theirs[:keep])
    middle = ours[len(ours) // 2] / theirs[len(theirs) // 2]
    return (
        f"{1000 * sum(ours) / len(ours):.2f} ms a page; {trimmed:.2f} x htmldate extensive "
        f"without the slowest 1%, mean {mean:.2f}, median {middle:.2f}"
    )


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    compare_text(Path(sys.argv[1]))
    compare_pages(Path(sys.argv[1]))
