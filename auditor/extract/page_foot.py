"""The line at the foot of an article that states its day.

Read: "Valley News | 3 May 2020", "3 May 2020 | Updated 4 May 2020", "Freiburg, den 3. Mai 2020".
Not read: "The concert is on 3 May 2020", and another day than the one under the headline.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.headline import Headline
from auditor.extract.lines import is_set_off
from auditor.model import Expression
from auditor.syntax.flow import Flow

_NAMED: Final = 20
_REACH: Final = 600


class Stated:
    """The days that dates on lines of their own state."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._days: dict[int, tuple[int, int, int] | str] = {}
        self._spans: dict[int, tuple[int, int]] = {}

    def clear(self) -> None:
        """Forget them."""
        self._days.clear()
        self._spans.clear()

    def add(self, expression: Expression) -> None:
        """Take note of one; they come in order."""
        start, line = expression.start, self._flow.line_at(expression.start)[0]
        self._days[start] = day_of(expression)
        self._spans[line] = self._spans.get(line, (start, 0))[0], expression.end

    def is_own(self, start: int, byline: int | None) -> bool:
        """Whether a line there may state the day of the article.

        Where a `byline` stands under the headline, only the same day is the article's again.
        """
        day = self._days.get(start)
        if not isinstance(day, tuple) or (byline is not None and self._days.get(byline) != day):
            return False
        first, last = self._flow.line_at(start)
        opens, closes = self._spans[first]
        return is_set_off(self._flow.text[first:opens], self._flow.text[closes:last])


def is_cited(flow: Flow, headline: Headline, start: int) -> bool:
    """Whether the line before a date behind the headline names the article by it."""
    if start < headline.end or len(headline.text) < _NAMED:
        return False
    first = max(flow.line_at(start)[0], headline.end, start - _REACH)
    return headline.text in flow.text[first:start]


def day_of(expression: Expression) -> tuple[int, int, int] | str:
    """The day that an expression states, if it states one; else its words."""
    for candidate in expression.meaning.candidates:
        date = candidate.date
        if date.year and date.month and date.day:
            return date.year, date.month, date.day
    return expression.surface
