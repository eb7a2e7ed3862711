# ruff: noqa: RUF001 - marks of other scripts are data
"""The lines of a text, and whether what stands on one is a line of its own or running text."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.extract.tense import FINITE
from auditor.extract.word_table import words
from auditor.model import Part

_LONG: Final = 110
_VERY_LONG: Final = 220
_FEW: Final = 2
_MIN_PROSE: Final = 24
_CLAUSE: Final = 30
_ABBREVIATION: Final = 5
_SEPARATORS: Final = "|•·►/"
_MARKS: Final = "|•·►/,[]–—-"
_AROUND_WORDS: Final = ".,;:!?()[]\"'“”„|·•"
_ARTICLES: Final = (" den", " le", " il")
_ENDS: Final = (".", "!", "?", ":", ",")
_FUNCTION_WORDS: Final = words(
    "the a an of to and in that for with as but or than its his her their which who from into "
    "der die das den dem des und oder ein eine einer eines einem mit für auf aus nach bei "
    "dass als auch sich nicht le la les des une un et dans que qui pour sur el los las de y "
    "en por con una il di che per e do da os em não het een van en dat"
)


class Lines:
    """The lines of `text`; `starts` are their first offsets."""

    __slots__ = ("_texts", "starts", "text")

    def __init__(self, text: str, starts: list[int], texts: list[str] | None = None) -> None:
        self.text = text
        self.starts = starts
        self._texts = texts

    @classmethod
    def of(cls, part: Part) -> Lines:
        """The lines of a part of plain text, all of which will be looked at."""
        texts = part.split()
        return cls(part.text, part.line_starts, texts)

    def __len__(self) -> int:
        """How many there are; an empty text has one."""
        return len(self.starts)

    def index(self, offset: int) -> int:
        """The number of the line that holds `offset`, from 0."""
        return bisect_right(self.starts, offset) - 1

    @property
    def texts(self) -> list[str]:
        """All lines, without their ends."""
        if self._texts is None:
            if "\r" in self.text:
                self._texts = [self.text[a:b] for a, b in map(self.span, range(len(self)))]
            else:
                self._texts = self.text.split("\n")
        return self._texts

    def span(self, number: int) -> tuple[int, int]:
        """First and last offset of a line, without its end."""
        start = self.starts[number]
        if number + 1 >= len(self.starts):
            return start, len(self.text)
        end = self.starts[number + 1]
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        return self.texts[number]


class Shape(NamedTuple):
    """A line that holds dates. `own`: short, no sentence. `bare`: hardly anything but dates."""

    start: int
    end: int
    own: bool
    bare: bool


def shape_of(text: str, start: int, end: int, dates: list[tuple[int, int]]) -> Shape:
    """The shape of the line `text[start:end]`, in which `dates` stand."""
    taken = sum(stop - first for first, stop in dates)
    length = end - start - taken
    if length > _VERY_LONG:
        return Shape(start, end, own=False, bare=False)
    at, pieces = start, []
    for first, stop in dates:
        pieces.append(text[at:first])
        at = stop
    pieces.append(text[at:end])
    if length <= _LONG and _is_set_off(pieces):
        return Shape(start, end, own=True, bare=False)
    rest = " ".join(pieces)
    words = rest.split()
    bare = len(words) <= _FEW and length <= _MIN_PROSE
    return Shape(start, end, bare or not _is_prose(rest, words, leads=not pieces[0].strip()), bare)


def _is_set_off(pieces: list[str]) -> bool:
    """Whether marks part the dates of a line from its words: "4 May 2020 | Paid content"."""
    before, behind = pieces[0].strip(), pieces[-1].strip()
    return (
        bool(before or behind)
        and (not before or before[-1] in _SEPARATORS)
        and (not behind or behind[0] in _SEPARATORS)
    )


def is_set_off(before: str, behind: str) -> bool:
    """Whether marks part a date from what its line says before and behind it.

    Looser than what makes a line of its own: "Freiburg, den 3. Mai 2020", "Ada Lund - 3 May".
    """
    before, behind = before.strip(), behind.strip()
    if before.endswith(_ARTICLES):
        before = before.rpartition(" ")[0].rstrip()
    ahead = not before or before[-1] in _MARKS
    return ahead and (not behind or behind[0] in _MARKS or not any(map(str.isalpha, behind)))


def has_inner_stop(words: list[str]) -> bool:
    """Whether a sentence ends, and another begins, within the line."""
    return any(
        one[-1] == "." and len(one) > _ABBREVIATION and one[:-1].isalpha() and next_[0].isupper()
        for one, next_ in pairwise(words)
    )


def _is_prose(rest: str, words: list[str], *, leads: bool) -> bool:
    """Whether the rest of a line with dates is of a sentence; `leads`: a date begins the line."""
    plain = [word.strip(_AROUND_WORDS) for word in rest.lower().split()]
    verbs = not FINITE.isdisjoint(plain)
    separators = 0 if verbs else sum(map(rest.count, _SEPARATORS))
    if separators >= _FEW:
        return False
    if "." in rest and has_inner_stop(words):
        return True
    if len(rest) > _CLAUSE and "，" in rest:
        return True  # no blanks part the words of this script
    if verbs:
        return len(words) > _FEW
    functions = sum(map(_FUNCTION_WORDS.__contains__, plain))
    if len(rest) > _LONG and not (leads and functions <= _FEW):
        return True
    ends = rest.rstrip()[-1:] in _ENDS and len(words) > _FEW
    return functions > _FEW + separators or (ends and functions > 0 and len(words) > 2 * _FEW)
