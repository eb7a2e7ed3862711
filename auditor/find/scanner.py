"""One linear pass over a text: fold, paint, find chains, parse each kind of chain once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.fold import Folded, fold
from auditor.find.grammar import chains
from auditor.find.guards import GUARDS
from auditor.find.lexicon import Lexicon, load
from auditor.find.parse import parse
from auditor.find.shadow import paint
from auditor.model.expression import Expression

_BLOCK: Final = 16_384
_REMEMBERED: Final = 20_000
"""Surfaces kept with their meanings; a text of news pages repeats four in five."""
_UNIT: Final = ord("U")
_NUMBER: Final = ord("N")
_AFTER_A: Final = ("few", "couple", "hundred", "half", "dozen", "thousand")
"""Amounts that an article belongs to."""
_ARTICLES: Final = ("the ", "der ", "die ", "das ", "den ", "dem ", "des ")

_memos: dict[str | None, dict[str, tuple[Item, ...]]] = {}


def find_dates(text: str, *, language: str | None = None) -> list[Expression]:
    """All date expressions of a text, in order of place.

    `language` is a BCP 47 tag; it decides which language's word is meant where two differ.
    """
    tag = language.partition("-")[0].lower() if language else None
    lexicon = load()
    memo = _memos.setdefault(tag if tag in lexicon.languages else None, {})
    folded = fold(text)
    out: list[Expression] = []
    for start, end in _blocks(folded.text):
        _scan(folded, start, end, _Scan(text, lexicon, tag, memo, out))
    return out


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Spans of some 16 KB that end at a line end: what is in use stays in the cache."""
    start, size = 0, len(text)
    while size - start > _BLOCK:
        cut = text.rfind("\n", start + _BLOCK // 2, start + _BLOCK)
        if cut < 0:
            cut = text.rfind(" ", start + _BLOCK // 2, start + _BLOCK)
        cut = start + _BLOCK if cut < 0 else cut + 1
        yield start, cut
        start = cut
    yield start, size


class _Scan:
    """What a scan carries along."""

    __slots__ = ("language", "lexicon", "memo", "out", "source")

    def __init__(
        self,
        source: str,
        lexicon: Lexicon,
        language: str | None,
        memo: dict[str, tuple[Item, ...]],
        out: list[Expression],
    ) -> None:
        self.source = source
        self.lexicon = lexicon
        self.language = language
        self.memo = memo
        self.out = out


def _scan(folded: Folded, first: int, last: int, scan: _Scan) -> None:
    """Find the expressions of one block."""
    text = folded.text
    block = text if last - first == len(text) else text[first:last]
    low = block.lower()
    shadow = bytes(paint(low, scan.lexicon))
    memo, out, source = scan.memo, scan.out, scan.source
    for found in chains().finditer(shadow):
        start, end = found.span()
        if shadow[start] == _UNIT:  # the amount may be the article before it
            start -= 2 * (low[start - 2 : start] == "a ") + 3 * (low[start - 3 : start] == "an ")
        elif shadow[start] == _NUMBER and low.startswith(_AFTER_A, start):
            start -= 2 * (low[start - 2 : start] == "a ")
        elif shadow[start - 1 : start] == b"'" and shadow[start] in b"123456789":
            start -= 1
        surface = block[start:end]
        items = memo.get(surface)
        if items is None:
            chain = Chain(shadow[start:end], low[start:end], surface, scan.lexicon, scan.language)
            items = parse(chain)
            if len(memo) >= _REMEMBERED:
                memo.clear()
            memo[surface] = items
        for item in items:
            a, b = first + start + item.start, first + start + item.end
            if item.guard and not GUARDS[item.guard](text, a, b):
                continue
            if item.article and text[a - 4 : a].lower() in _ARTICLES and not text[a - 5 : a - 4].isalnum():
                a -= 4
            a, b = folded.start(a), folded.end(b)
            out.append(Expression(a, b, source[a:b], item.meaning))
