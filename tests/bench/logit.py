"""A conditional logit over the candidates of each page, fitted by Newton's method.

The candidates of a page, one of them *nothing*, share the probability by the exponentials of
their sums (McFadden 1974). A ridge holds each weight near what was judged before, so that what
the pages hardly show keeps its value. Plain Python: some 1,300 pages of eight candidates with
six features each take a second an iteration.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_ITERATIONS: Final = 30
_SMALL: Final = 1e-4
_LARGEST_STEP: Final = 3.0


class Row(NamedTuple):
    """A candidate: the kinds that add to its sum, and what adds to it without being learned."""

    kinds: tuple[str, ...]
    fixed: float = 0.0


class Case(NamedTuple):
    """The candidates of a page, which of them are right, and how much the page counts."""

    rows: tuple[Row, ...]
    right: tuple[int, ...]
    counts: float = 1.0


def shares(rows: Sequence[Row], weights: Mapping[str, float]) -> list[float]:
    """The probability of each candidate."""
    sums = [row.fixed + sum(weights[kind] for kind in row.kinds) for row in rows]
    high = max(sums)
    powers = [math.exp(one - high) for one in sums]
    whole = sum(powers)
    return [power / whole for power in powers]


def fit(cases: Sequence[Case], judged: Mapping[str, float], ridge: float) -> dict[str, float]:
    """The weights that make the right candidates most probable, held near the judged ones."""
    names = sorted({kind for case in cases for row in case.rows for kind in row.kinds})
    index = {name: number for number, name in enumerate(names)}
    weights = {name: judged[name] for name in names}
    cases = [case for case in cases if case.right]
    for _ in range(_ITERATIONS):
        slope = [-ridge * (weights[name] - judged[name]) for name in names]
        curve = [[0.0] * len(names) for _ in names]
        for number in range(len(names)):
            curve[number][number] = ridge
        for case in cases:
            _add(case, weights, index, slope, curve)
        step = _solved(curve, slope)
        longest = max(map(abs, step), default=0.0)
        scale = min(1.0, _LARGEST_STEP / longest) if longest else 0.0
        for name, change in zip(names, step, strict=True):
            weights[name] += scale * change
        if longest < _SMALL:
            break
    return {**judged, **weights}


def _add(
    case: Case,
    weights: Mapping[str, float],
    index: Mapping[str, int],
    slope: list[float],
    curve: list[list[float]],
) -> None:
    """Slope and curvature of one page's log-likelihood."""
    probable = shares(case.rows, weights)
    right = sum(probable[number] for number in case.right)
    mean: dict[int, float] = {}
    for number, (row, share) in enumerate(zip(case.rows, probable, strict=True)):
        target = share / right if number in case.right and right else 0.0
        gain = case.counts * (target - share)
        mass = case.counts * share
        columns = [index[kind] for kind in row.kinds]
        for column in columns:
            slope[column] += gain
            mean[column] = mean.get(column, 0.0) + share
            line = curve[column]
            for other in columns:
                line[other] += mass
    for column, one in mean.items():
        line = curve[column]
        for other, two in mean.items():
            line[other] -= case.counts * one * two


def _solved(matrix: list[list[float]], right: Sequence[float]) -> list[float]:
    """The solution of a symmetric positive definite system, by Cholesky's factors."""
    size = len(right)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - _dot(lower[i][:j], lower[j][:j])
            lower[i][j] = math.sqrt(rest) if i == j else rest / lower[j][j]
    middle: list[float] = []
    for i in range(size):
        middle.append((right[i] - _dot(lower[i][:i], middle)) / lower[i][i])
    found = [0.0] * size
    for i in reversed(range(size)):
        tail = sum(lower[k][i] * found[k] for k in range(i + 1, size))
        found[i] = (middle[i] - tail) / lower[i][i]
    return found


def _dot(one: Sequence[float], two: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, two, strict=True))
