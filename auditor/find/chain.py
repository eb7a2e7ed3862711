"""A date-like stretch of text, and what parsers make of it."""

from __future__ import annotations

from typing import NamedTuple

from auditor.find.lexicon import Lexicon, Sense
from auditor.model.expression import Meaning


class Item(NamedTuple):
    """An expression in a chain: its span there, its meaning, what has to be asked of its context.

    `guard` names a question in `guards.py`; "" asks none. `article` tells that a "the" before
    the expression belongs to it.
    """

    start: int
    end: int
    meaning: Meaning
    guard: str = ""
    article: bool = False


class Chain(NamedTuple):
    """The stretch as shadow, in lower case and as written, all of one length."""

    shadow: bytes
    low: str
    text: str
    lexicon: Lexicon
    language: str | None

    def word(self, span: tuple[int, int]) -> str:
        """The word under a span of the shadow."""
        return self.low[span[0] : span[1]]

    def senses(self, span: tuple[int, int]) -> tuple[Sense, ...]:
        """The meanings of the painted word in its role, of the told language where it has one."""
        code = chr(self.shadow[span[0]])
        return self.lexicon.senses_in(self.word(span), code, self.language)
