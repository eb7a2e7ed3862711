"""How fast pages are read: python -m tests.bench.html_speed BENCH_DIR [SET] [ROUNDS].

Best of some rounds for each page, taken in turns: the tokens alone, elements with places, the
visible text as well, and lxml's bare parse of the same bytes.
"""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import lxml.html

from auditor.syntax.flow import flow
from auditor.syntax.html import parse
from auditor.syntax.tokens import TOKEN
from tests.bench.html_oracle import pages

_PAGES = 150


def main() -> None:
    """Print one line a reader."""
    folder = Path(sys.argv[1])
    name = sys.argv[2] if len(sys.argv) > 2 else "html_htmldate"
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    sources = [text for _, text in pages(folder / f"{name}.jsonl.xz") if text.strip()][:_PAGES]
    octets = {id(source): source.encode("utf-8", "replace") for source in sources}
    readers: dict[str, Callable[[str], object]] = {
        "lxml parse": lambda source: lxml.html.document_fromstring(octets[id(source)]),
        "tokens": lambda source: deque(TOKEN.finditer(source), 0),
        "parse": parse,
        "parse + flow": lambda source: flow(parse(source)),
    }
    best = {reader: [float("inf")] * len(sources) for reader in readers}
    for _ in range(rounds):
        for at, source in enumerate(sources):
            for reader, read in readers.items():
                start = time.process_time()
                read(source)
                best[reader][at] = min(best[reader][at], time.process_time() - start)
    size = sum(map(len, sources))
    base = sum(best["lxml parse"])
    for reader, times in best.items():
        taken = sum(times)
        print(
            f"{reader:14}{size / taken / 1e6:8.1f} MB/s{taken / len(sources) * 1e3:8.2f} ms a page"
            f"{base / taken:8.2f} x lxml"
        )


if __name__ == "__main__":
    main()
