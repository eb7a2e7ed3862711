"""What stands around an expression, as guards see it."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

_REACH: Final = 28
_PUNCTUATION: Final = " ,.;:!?()[]{}\"'„“”«»*|\n\t"


class Around(NamedTuple):
    """An expression as written, and a bounded stretch of text on both sides."""

    before: str
    surface: str
    after: str

    @property
    def last(self) -> str:
        """The character before it; "" at the start of the text."""
        return self.before[-1:]

    @property
    def next(self) -> str:
        """The character behind it; "" at the end of the text."""
        return self.after[:1]

    @property
    def word_before(self) -> str:
        """The last word before it, in lower case."""
        stripped = self.before.rstrip(_PUNCTUATION)
        at = max(stripped.rfind(" "), stripped.rfind("\n"), stripped.rfind("-"))
        return stripped[at + 1 :].strip(_PUNCTUATION).lower()

    @property
    def word_after(self) -> str:
        """The first word behind it and one character, in lower case."""
        end = self.after.find(" ", 1)
        word = self.after[1:] if end < 0 else self.after[1:end]
        return word.strip(_PUNCTUATION).lower()

    @property
    def begins_line(self) -> bool:
        """Whether nothing but blanks stands before it in its line."""
        rest = self.before.rstrip(" \t")
        return not rest or rest[-1] == "\n"

    @property
    def ends_line(self) -> bool:
        """Whether nothing but blanks stands behind it in its line."""
        rest = self.after.lstrip(" \t")
        return not rest or rest[0] in "\r\n"

    def follows(self, *words: str) -> bool:
        """Whether one of these stands right before it, in any case."""
        return self.before.lower().endswith(words)

    def leads(self, pattern: str) -> bool:
        """Whether a pattern matches right behind it."""
        return compiled(pattern).match(self.after) is not None

    def trails(self, pattern: str) -> bool:
        r"""Whether a pattern that ends in `\Z` is found before it, in any case."""
        return compiled(pattern).search(self.before) is not None

    def within(self, start: int, end: int) -> Around:
        """The same place with another part of it as the expression."""
        whole = self.before + self.surface + self.after
        size = len(self.before)
        return Around(whole[: size + start], whole[size + start : size + end], whole[size + end :])


def around(text: str, start: int, end: int) -> Around:
    """The surroundings of a span."""
    return Around(
        text[start - _REACH if start > _REACH else 0 : start],
        text[start:end],
        text[end : end + _REACH],
    )


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled at first use; case counts unless it says otherwise."""
    return re.compile(pattern)


def words(*lines: str) -> frozenset[str]:
    """A set of words from lines of them."""
    return frozenset(word for line in lines for word in line.split())
