"""Speed of the finder beside its peers on the same texts, interleaved in one run.

`python tests/bench/find_speed.py FILE...` takes text files (or JSON arrays of strings) and
prints MB/s of CPU time for each engine with an empty and with a warm memory, and the ratio to
`dateparser.search_dates(languages=["en"])` and to datefinder where they are installed.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from unittest import mock

from auditor.find import engines, find_dates, scanner

ROUNDS: Final = 3
PEER_SHARE: Final = 150_000
"""Characters for the slow peers: enough for a steady figure."""


def texts(paths: Iterable[str]) -> list[str]:
    """The texts of the files."""
    out: list[str] = []
    for path in paths:
        content = Path(path).read_text(encoding="utf-8")
        out += json.loads(content) if path.endswith(".json") else [content]
    return out


def megabytes_a_second(scan: Callable[[str], object], given: list[str]) -> float:
    """CPU speed of one pass."""
    size = sum(map(len, given))
    start = time.process_time()
    for text in given:
        scan(text)
    return size / 1e6 / (time.process_time() - start)


def pieces(given: list[str]) -> list[str]:
    """A share of the texts in short pieces, as the peers like them."""
    whole = "\n".join(given)[:PEER_SHARE]
    return [whole[at : at + 8_000] for at in range(0, len(whole), 8_000)]


def peers() -> dict[str, Callable[[str], object]]:
    """The peers that are installed."""
    out: dict[str, Callable[[str], object]] = {}
    try:
        import datefinder

        out["datefinder"] = lambda text: list(datefinder.find_dates(text))
    except ImportError:
        pass
    from dateparser.search import search_dates

    out["search_dates"] = lambda text: search_dates(text, languages=["en"])
    return out


def fresh(given: list[str]) -> float:
    """Speed with nothing remembered."""
    scanner.forget()
    return megabytes_a_second(find_dates, given)


def measure(given: list[str]) -> dict[str, list[float]]:
    """All contenders in turn, a few rounds."""
    figures: dict[str, list[float]] = {}

    def note(name: str, value: float) -> None:
        figures.setdefault(name, []).append(value)

    rivals = peers()
    for scan in (find_dates, *rivals.values()):
        scan("It rained on 8 April 2021.")
    for _ in range(ROUNDS):
        if engines.with_re2_installed():
            note("re2, fresh", fresh(given))
            note("re2, warm", megabytes_a_second(find_dates, given))
        with mock.patch.object(engines, "with_re2_installed", return_value=False):
            note("stdlib, fresh", fresh(given))
            note("stdlib, warm", megabytes_a_second(find_dates, given))
        for name, scan in rivals.items():
            note(name, megabytes_a_second(scan, pieces(given)))
    return figures


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    given = texts(sys.argv[1:])
    medians = {name: statistics.median(of) for name, of in measure(given).items()}
    base, other = medians["search_dates"], medians.get("datefinder")
    for name, speed in medians.items():
        against = f"  {speed / other:6.1f} x datefinder" if other else ""
        print(f"{name:15} {speed:8.3f} MB/s  {speed / base:6.1f} x search_dates{against}")


if __name__ == "__main__":
    main()
