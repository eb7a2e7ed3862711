"""How the finder's time grows with hostile texts: t(2n)/t(n) up to 4 MB must stay below 2.6.

`python tests/bench/find_growth.py [LARGEST_MB]` prints the ratio at the top and the seconds a
megabyte for every pattern, for both engines, and ends with 1 when one is over the bar.
"""

from __future__ import annotations

import sys
import time
from typing import Final
from unittest import mock

from auditor.find import engines, find_dates

PATTERNS: Final = (
    *("1/2/", "12,5 ", "1-1 ", "May ", "1, 2, ", "2020-", "1.", "1:1:", "12 ", "1 and ", "1to"),
    *("\u200b", "\u00ad1", "\uff11", "\u0661", "a\u0308", "年", "1年", "主体", "é", "я", "я 1 "),
    *("8 April ", "8 April 2021", "8, ", "8th ", "the ", "a year ", "end of the ", "last ", "two "),
    *(
        "two and a ",
        "hundred ",
        "now ",
        "2020 a ",
        "12 de a ",
        "1 month, ",
        "Sunday, ",
        "10:15 am ",
    ),
    *("'9", "\n1\n", "1 \n", "aged ", "Q1 ", "every other ", "1st ", "early ", "vor ", "1990s "),
    *("x" * 40 + " ", "1" * 40 + " ", "(", "-", " ", "A", "0", "?", "\n"),
)
BAR: Final = 2.6
SHORTEST: Final = 0.05
"""Seconds below which a ratio is noise."""
TRIES: Final = 3


def seconds(text: str) -> float:
    """The best of a few runs."""
    best = float("inf")
    for _ in range(TRIES):
        start = time.process_time()
        find_dates(text)
        best = min(best, time.process_time() - start)
    return best


def growth(pattern: str, largest: int) -> tuple[float, float]:
    """Ratio of the times for the largest text and half of it, and seconds a megabyte."""
    text = (pattern * (largest // len(pattern) + 1))[:largest]
    half, whole = seconds(text[: largest // 2]), seconds(text)
    return (whole / half if whole >= SHORTEST else 0.0), whole * 1e6 / largest


def main() -> int:
    """Print a line for each pattern."""
    largest = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 4_000_000
    worst = 0.0
    for name in ("re2", "stdlib"):
        with mock.patch.object(engines, "with_re2_installed", return_value=name == "re2"):
            for pattern in PATTERNS:
                ratio, pace = growth(pattern, largest)
                worst = max(worst, ratio)
                print(f"{name:7} {pattern[:16]!r:20} {ratio:5.2f}  {pace:6.3f} s/MB")
    print(f"worst ratio {worst:.2f}, bar {BAR}")
    return int(worst > BAR)


if __name__ == "__main__":
    sys.exit(main())
