"""What the words around an expression say against it: a count, a verb, a version number.

Each guard is a question that a parser names and that only the context can answer. It sees
the folded text as written, a bounded stretch on both sides of the expression.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from auditor.find import guard_names, guard_numbers, guard_words, guard_years
from auditor.find.context import Around

GUARDS: Final[dict[str, Callable[[Around], bool]]] = {
    "year": guard_years.year,
    "year-range": guard_years.year_range,
    "year-range-end": guard_years.year_range_end,
    "year-range-short": guard_years.year_range,
    "year-range-short-end": guard_years.year_range_end,
    "compact": guard_years.compact,
    "decade": guard_years.decade,
    "numeric": guard_numbers.numeric,
    "numeric-short": guard_numbers.numeric_short,
    "month-slash-year": guard_numbers.month_slash_year,
    "dotted": guard_numbers.dotted,
    "pair": guard_numbers.pair,
    "clock": guard_numbers.clock,
    "month": guard_names.month,
    "part-month": guard_names.part_month,
    "day-and-word": guard_names.day_and_word,
    "month-and-year": guard_names.month_and_year,
    "weekday": guard_names.weekday,
    "weekday-short": guard_names.weekday_short,
    "monthless": guard_names.monthless,
    "season": guard_names.season,
    "period": guard_names.period,
    "deictic-name": guard_names.deictic_name,
    "duration": guard_words.duration,
    "day-word": guard_words.day_word,
    "now": guard_words.now,
    "deictic-unit": guard_words.deictic_unit,
    "the-unit": guard_words.the_unit,
    "set-word": guard_words.set_word,
}
"""Question -> whether the expression stands in its place."""
