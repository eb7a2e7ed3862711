"""Mentions of events that the user has in a table.

Reads a name of the table as a whole word, in whatever case; not a part of a longer word, and no
more than a few mentions of each event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from auditor.model import Expression, Kind, Meaning
from auditor.model.known import KnownEvent

FORM: Final = "known-event"
_MOST: Final = 20
"""Mentions of one event that are kept: who speaks of it twenty times speaks of it."""


def with_mentions(
    text: str, found: Sequence[Expression], events: tuple[KnownEvent, ...]
) -> Sequence[Expression]:
    """The expressions of a text with the mentions of known events between them, by place.

    A mention that shares characters with a date gives way to it.
    """
    if not events:
        return found
    taken = iter([*found, None])
    following = next(taken)
    merged: list[Expression] = []
    counts: Counter[str] = Counter()
    end = 0
    for match in _names(events).finditer(text):
        while following is not None and following.start < match.end():
            merged.append(following)
            end = following.end
            following = next(taken)
        counts[match[0].casefold()] += 1
        if match.start() >= end and counts[match[0].casefold()] <= _MOST:
            meaning = Meaning(Kind.NAME, FORM)
            merged.append(Expression(match.start(), match.end(), match[0], meaning))
    while following is not None:
        merged.append(following)
        following = next(taken)
    return merged


@lru_cache(maxsize=8)
def _names(events: tuple[KnownEvent, ...]) -> re.Pattern[str]:
    """All names as one expression, the longest first; blanks may be any."""
    names = sorted({name for event in events for name in event.names}, key=len, reverse=True)
    words = (r"\s++".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
