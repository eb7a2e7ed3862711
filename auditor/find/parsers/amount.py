"""How many: `45`, `2,500`, `two and a half`, `fünf`; not `half` of something that is no time."""

from __future__ import annotations

from typing import Final

from auditor.find.chain import Chain
from auditor.pattern import pattern

NUMBER: Final = (
    rb"(?:[0-9]{1,3}(?:,[0-9]{3})|[0-9]{1,4}(?:[.,][0-9]{1,2})?"
    rb"|N+(?:(?:[ -]|[ ]and[ ](?:a[ ])?)N+){0,4}|an?)"
)
"""Pattern of an amount, in digits or in words."""
_THOUSANDS: Final = pattern(r"\d{1,3},\d{3}")
_WORD: Final = pattern(rb"N+|[0-9]+")
_HUNDRED: Final = 100


def amount(chain: Chain, span: tuple[int, int]) -> float | None:
    """The number under a span; None where it is as vague as "several"."""
    text = chain.word(span).rstrip(" -")
    if text in ("a", "an"):
        return 1
    if text[:1].isdigit():
        if _THOUSANDS.fullmatch(text):
            return int(text.replace(",", ""))
        return _plain(float(text.replace(",", ".")))
    total: float = 0
    for part in _WORD.finditer(chain.shadow, *span):
        value = chain.lexicon.value(chain.word(part.span()), "N")
        if not isinstance(value, int | float):
            return None
        if value >= _HUNDRED:
            total = (total or 1) * value
        else:
            total += value
    return _plain(total)


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value


def written(value: float | None, factor: int = 1) -> str:
    """The amount as it stands in a TIMEX3 duration; X for a vague one."""
    return "X" if value is None else f"{_plain(value * factor):g}"


def duration(value: float | None, unit: str) -> str:
    """TIMEX3 value of a length of time."""
    prefix, letter, factor = _UNITS[unit]
    return f"{prefix}{written(value, factor)}{letter}"


def added(parts: list[tuple[float | None, str]]) -> str:
    """TIMEX3 value of several lengths one after another: P1M21D, PT5M30S."""
    days, times = "", ""
    totals: dict[str, float | None] = {}
    for count, unit in parts:
        known = totals.get(unit, 0)
        totals[unit] = None if count is None or known is None else known + count
    for unit, count in totals.items():
        prefix, letter, factor = _UNITS[unit]
        if prefix == "P":
            days += written(count, factor) + letter
        else:
            times += written(count, factor) + letter
    return "P" + days + ("T" + times if times else "")


_UNITS: Final = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "night": ("P", "D", 1),
    "weekend": ("P", "W", 1),
    "week": ("P", "W", 1),
    "fortnight": ("P", "W", 2),
    "month": ("P", "M", 1),
    "quarter": ("P", "M", 3),
    "year": ("P", "Y", 1),
    "decade": ("P", "Y", 10),
    "century": ("P", "Y", 100),
    "millennium": ("P", "Y", 1000),
}
