"""One linear pass over a text: fold, paint, find chains, parse each kind of chain once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.context import around, words
from auditor.find.engines import find_chains
from auditor.find.fold import Folded, fold
from auditor.find.grammar import tail
from auditor.find.guards import GUARDS
from auditor.find.lexicon import Lexicon, load
from auditor.find.parse import parse
from auditor.find.parsers import plain_day
from auditor.find.shadow import flatten, paint_all, paint_east
from auditor.model.expression import Expression
from auditor.pattern import pattern

_BLOCK: Final = 16_384
_REMEMBERED: Final = 4_096
"""Surfaces kept with their meanings; a text of news pages repeats four in five."""
_ARTICLES: Final = ("the ", "der ", "die ", "das ", "den ", "dem ", "des ")
_THE: Final = ("the ",)
_MOST_BEFORE: Final = 6
_REACH: Final = 64
"""Words, and characters, that may stand before the anchor of an expression."""
_LONGEST: Final = 20
_THROUGH: Final = words("of the a an and in der den dem des die und im to full whole long same")
"""Words that join an anchor to a word before it, as in "end of the year"."""
_ARTICLE_WORDS: Final = frozenset({"a", "an"})
_MARKS: Final = "(\"'[*>_|"
_MAY_END: Final = " -\n.,"
_JOINTS: Final = (b" ", b"-", b"\n", b".", b",")
_LEADS_ON: Final = (b" ", b"-", b".")
_DIGITS: Final = frozenset(b"0123456789")
_MONTH: Final = ord("M")
_NEEDY: Final = frozenset(b"UTV")
"""Anchors that say nothing alone."""
_UNPAINTED: Final = pattern(rb"[a-z?\xaa\xb5\xba\xc0-\xff]")
_NEXT_WORDS: Final = pattern(r"\.?[ -](?:the )?([^\W\d_]{2,14})(?:[ -]([^\W\d_]{2,14}))?")

_memos: dict[str | None, dict[str, tuple[Item, ...]]] = {}


def forget() -> None:
    """Drop what is remembered of earlier texts; it changes speed only."""
    _memos.clear()


def find_dates(
    text: str, *, language: str | None = None, most: int | None = None
) -> list[Expression]:
    """All date expressions of a text, in order of place.

    `language` is a BCP 47 tag; it decides which language's word is meant where two differ.
    """
    tag = language.partition("-")[0].lower() if language else None
    lexicon = load()
    memo = _memos.setdefault(tag if tag in lexicon.languages else None, {})
    scan = _Scan(text, lexicon, tag, memo)
    for start, end in _blocks(text):
        _scan(fold(text[start:end]), start, scan)
        if most is not None and len(scan.out) >= most:
            return scan.out[:most]
    return scan.out


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
    ) -> None:
        self.source = source
        self.lexicon = lexicon
        self.language = language
        self.memo = memo
        self.out: list[Expression] = []


def _scan(folded: Folded, first: int, scan: _Scan) -> None:
    """Find the expressions of one block, which begins at `first` in the text."""
    block = folded.text
    flat = flatten(block, wide=folded.wide)
    shadow, spans = find_chains(flat, paint_east(block) if folded.wide else [])
    memo = scan.memo
    done = 0
    for anchor, last_end in spans:
        start, end = anchor, last_end
        if end <= done:
            continue
        start = max(start, done)
        if flat[start - 1 : start] in _JOINTS:
            start = _left(block, done, start, scan.lexicon.before)
        elif flat[start - 1 : start] == b"'":
            start -= 1
        if flat[end : end + 1] in _LEADS_ON:
            end = _right(block, shadow, end, scan.lexicon)
        done = end
        if start == anchor and shadow[start] in _NEEDY and shadow[end - 1] == shadow[start]:
            continue
        surface = block[start:end]
        items = memo.get(surface)
        if items is None:
            items = _read(surface, shadow[start:end], scan)
        if items:
            _keep(folded, first, start, items, scan)


def _left(text: str, least: int, start: int, before: frozenset[str]) -> int:
    """Where the words that belong to an expression begin, going left from its anchor."""
    near = text[max(least, start - _LONGEST) : start]
    plain = near.rstrip(_MAY_END)
    if not plain or not 0 < len(near) - len(plain) <= 3:  # noqa: PLR2004 - marks and a blank
        return start
    cut = max(plain.rfind(" "), plain.rfind("\n"), plain.rfind("-"))
    if cut >= 0:
        word = plain[cut + 1 :].lstrip(_MARKS).lower()
        if word not in before:
            if word not in _THROUGH:
                return start  # the quick way for nearly every date
            if cut > 0 and near[cut] == " " and word not in _ARTICLE_WORDS:
                earlier = plain[plain.rfind(" ", 0, cut) + 1 : cut]
                if cut > len(earlier) and earlier.isalpha():
                    word = earlier.lower()
                    if word not in before and word not in _THROUGH:
                        return start  # "since the", "born in": one more word tells
    return _far_left(text, least, start, before)


def _far_left(text: str, least: int, start: int, before: frozenset[str]) -> int:
    """The same over several words; few dates have even one."""
    blank = text.rfind(" ", max(0, start - _LONGEST), start - 1)
    if text[start - 1] == " " and blank >= 0:
        word = text[blank + 1 : start - 1].rstrip(".,").lower()
        if word.isalpha() and word not in before and word not in _THROUGH:
            return start
    seg = text[max(least, start - _REACH) : start].lower()
    joined = seg.replace("-", " ").replace("\n", " ")
    size = len(seg)
    kept = at = size
    for _ in range(_MOST_BEFORE):
        stop = len(seg[:at].rstrip(_MAY_END))
        if not 0 < at - stop <= 3:  # noqa: PLR2004 - marks and a blank
            break
        begin = joined.rfind(" ", 0, stop) + 1
        raw = seg[begin:stop]
        word = raw.lstrip(_MARKS)
        at = begin + len(raw) - len(word)
        if word in before:
            kept = at
        elif word in _ARTICLE_WORDS:
            kept = at if seg[at:stop] and stop + 1 == kept else kept
        elif word not in _THROUGH:
            break
        if at > begin:
            break
    return start - (size - kept)


def _right(text: str, shadow: bytes, end: int, lexicon: Lexicon) -> int:
    """Where a chain ends, going right over words that continue it: `two years ago`."""
    for _ in range(_MOST_BEFORE):
        found = _NEXT_WORDS.match(text, end)
        if found is None:
            break
        word = found[1].lower()
        if word in lexicon.behind:
            end = found.end(1)
        elif shadow[end - 1] == _MONTH and word in lexicon.before:
            end = found.end(2) if found[2] and found[2].lower() in lexicon.before else found.end(1)
        elif shadow[end - 1] in _DIGITS and lexicon.is_foreign_month(word):
            end = found.end(1)
        else:
            break
        more = tail().match(shadow, end)
        end = more.end() if more is not None else end
    return end


def _read(surface: str, shadow: bytes, scan: _Scan) -> tuple[Item, ...]:
    """The items of a chain that was not met before."""
    low = surface.lower()
    plain = plain_day.read(low, scan.lexicon, scan.language)
    items = (plain,) if plain is not None else _parse(surface, low, shadow, scan)
    if len(scan.memo) >= _REMEMBERED:
        scan.memo.clear()
    scan.memo[surface] = items
    return items


def _parse(surface: str, low: str, shadow: bytes, scan: _Scan) -> tuple[Item, ...]:
    """The items of a chain by the parsers at their places."""
    if scan.language is not None or _UNPAINTED.search(shadow) is not None:
        shadow = paint_all(low, scan.lexicon, scan.language)
    return parse(Chain(shadow, low, surface, scan.lexicon, scan.language))


def _keep(folded: Folded, first: int, offset: int, items: tuple[Item, ...], scan: _Scan) -> None:
    """Put the items of a chain that stand in their context on record."""
    text = folded.text
    for start, end, meaning, guard, article in items:
        a, b = offset + start, offset + end
        if guard and not GUARDS[guard](around(text, a, b)):
            continue
        if article and text[a - 4 : a].lower() in (
            _THE if meaning.form == "month-name" else _ARTICLES
        ):
            a -= 4 * (not text[a - 5 : a - 4].isalnum())
        if meaning.weekday is not None and text[b : b + 1] == ")" and "(" in text[a:b]:
            b += 1
        a, b = first + folded.start(a), first + folded.end(b)
        scan.out.append(Expression(a, b, scan.source[a:b], meaning))
