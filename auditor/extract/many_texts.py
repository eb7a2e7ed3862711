"""Dates of many short texts, found in one scan: a call for each would cost more than the scan."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from auditor.find import find_dates
from auditor.model import Expression

_BETWEEN: Final = "\n\n\n"
"""What no expression goes across."""


def dates_of_each(
    texts: Sequence[str], language: str | None = None, most: int | None = None
) -> list[tuple[int, Expression]]:
    """The dates of the texts, each with the number of its text and its place in that text.

    The scan ends at `most` of them.
    """
    if not texts:
        return []
    lengths = (len(text) + len(_BETWEEN) for text in texts)
    starts = list(accumulate(lengths, initial=0))
    found = []
    for expression in find_dates(_BETWEEN.join(texts), language=language, most=most):
        number = bisect_right(starts, expression.start) - 1
        start = expression.start - starts[number]
        end = expression.end - starts[number]
        if end <= len(texts[number]):
            here = Expression(start, end, expression.surface, expression.meaning)
            found.append((number, here))
    return found
