"""Two ways to the same chains: the standard library, and google-re2 for more than a few pages.

Both give the shadow of a block and the spans of its chains. With re2 one pass finds anchor
words and numbers that can begin a chain, and only there the grammar is tried; without it the
words of the block are intersected with the lexicon, and the grammar searches the whole shadow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Any, Final

from auditor.find.grammar import chains
from auditor.find.lexicon import Lexicon, load
from auditor.find.shadow import BLANKED, DIGITS_BEHIND, INNER, LETTERS, glued, paint_word
from auditor.pattern import pattern

Span = tuple[int, int]

_WORTH: Final = 256 << 10
"""Bytes to be scanned before RE2 is started: it takes as long as they do without it."""
_MEMORY: Final = 64 << 20
"""RE2 takes a slower engine without a word when its automaton needs more than it may use."""
_EAST_DIGITS: Final = 5
_EAST_BEFORE: Final = frozenset(bytes((c,)) for c in b"0123456789 ")
_WORD: Final = pattern(rb"[a-z\xaa\xb5\xba\xc0-\xff]+")
_PLACE: Final = pattern(rb"[0-9]+|[A-Z]+")
_ORDINAL: Final = rb"(?: ?(?:st|nd|rd|th)|er|[.\xba\xaa\xb0])?"
_LIST: Final = (
    rb"(?: ?(?:[,&/-]|and|und|or|oder|to|bis) ?(?:(?:the|dem|den) )?[0-9]{1,2}"
    + _ORDINAL
    + rb"){0,6}"
)
_JOIN: Final = rb"[ \t\r\n,.\-/']{0,3}(?:(?:of|the|de|del|di|da|von|van|day of|den) ){0,2}"
_FOREIGN: Final = rb"(?:[a-z?'\xaa\xb5-\xff]{1,20}\.? ){1,3}"
_NUMBERS: Final = (
    rb"[0-9]{1,4} ?[./-] ?[0-9]{1,2} ?[./-] ?[0-9]{1,4}",
    rb"[0-9]{1,2}\. ?[0-9]{1,2}\.",
    rb"[0-9]{1,2}\.? ?- ?[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}",
    rb"[0-9]{1,2} ?[/.-] ?[12][0-9]{3}",
    rb"[12][0-9]{3}(?:e?ko)?(?:[. ]{1,2}|-)(?:[0-9]{1,2}\.? )?" + _FOREIGN + rb"[0-9]{1,2}",
    rb"[12][0-9]{3}(?:ern?|'?s|-?w[0-9]{2})?",
    rb"[0-9]{1,2}(?::[0-9]{2}|(?:[.h][0-9]{2})? ?(?:[ap]\.? ?m\b|uhr\b|o'clock\b))",
    rb"[0-9]{1,2}h[0-9]{2}",
    rb"[0-9]0(?:'?s|ern?)",
    rb"[0-9]{1,4}(?:(?: ?- ?| to )[0-9]{1,4})? (?:bce?|ad|ce|[vn]\. ?(?:chr|u\.|d\.))",
    rb"[0-9]{1,2}/[0-9]{1,2} (?:[a-z]|at |um )",
    rb"[0-9]{1,2} ?(?:st|nd|rd|th)",
    rb"[0-9]{1,3}-?j\xe4hrig",
    rb"[0-9]{1,2}(?: ?[.\xaa\xba-]? ?)" + _FOREIGN + rb"[12][0-9]{3}",
    rb"[0-9]{1,2}[-/][a-z?\xb5-\xff]{2,10}\.?[-/][0-9]{2}",
    rb"[0-9]{1,2},? [12][0-9]{3}",
    rb"[0-9]{1,2} th\xe1ng [0-9]{1,2},? (?:n\xffm )?[0-9]{4}",
)
"""What the grammar can begin a chain with, without its look-around: as much or more."""


@cache
def _re2() -> Any | None:  # noqa: ANN401 - an optional module without types
    try:
        import re2  # noqa: PLC0415 - optional, and 4 ms of start-up
    except ImportError:
        return None
    return re2


def find_chains(flat: bytes, east: Iterable[tuple[int, bytes]]) -> tuple[bytes, Sequence[Span]]:
    """The shadow of a block and its chains; `east` are paints that are known already.

    `flat` is the folded text in lower case, one byte a character.
    """
    if _work.is_much(len(flat)) and with_re2_installed():
        return with_re2(flat, east)
    return with_stdlib(flat, east)


class _Work:
    """How much was scanned so far; which engine does it changes speed only."""

    def __init__(self) -> None:
        self._done = 0

    def is_much(self, more: int) -> bool:
        """Whether RE2 pays, with so many bytes more."""
        self._done += more
        return self._done > _WORTH


_work: Final = _Work()


def with_re2_installed() -> bool:
    """Whether the faster engine can be used."""
    return _re2() is not None


def with_stdlib(
    flat: bytes, east: Iterable[tuple[int, bytes]] = ()
) -> tuple[bytes, Sequence[Span]]:
    """Chains by the standard library alone."""
    lexicon = load()
    shadow = bytearray(flat)
    for word in lexicon.anchors.keys() & set(flat.translate(BLANKED).split()):
        paint_word(flat, shadow, word, lexicon.anchors[word])
    for at, mark in east:
        shadow[at : at + len(mark)] = mark
    painted = bytes(shadow)
    return painted, [found.span() for found in chains().finditer(painted)]


def with_re2(flat: bytes, east: Iterable[tuple[int, bytes]] = ()) -> tuple[bytes, Sequence[Span]]:
    """Chains by google-re2 and the standard library."""
    anchors = load().anchors
    shadow = bytearray(flat)
    places: list[Span] = []
    size = len(flat)
    for start, end in _finder()(flat):
        mark = anchors.get(flat[start:end])
        if mark is None:
            stop = end
            while stop < size and flat[stop] in LETTERS:
                stop += 1
            _paint_inside(flat, shadow, start, stop, anchors)
            places.append((start, stop))
        elif _stands_alone(flat, start, end):
            shadow[start:end] = mark
            places.append((start, end))
    painted_east = False
    for at, mark in east:
        shadow[at : at + len(mark)] = mark
        start = at
        while at - start < _EAST_DIGITS and flat[start - 1 : start] in _EAST_BEFORE:
            start -= 1
        places.append((start, at + len(mark)))
        painted_east = True
    if painted_east:
        places.sort()
    painted = bytes(shadow)
    return painted, list(_chains_at(painted, places))


def _chains_at(shadow: bytes, places: Iterable[Span]) -> Iterator[Span]:
    """The chains that begin at or in the given places."""
    match = chains().match
    done = 0
    for start, end in places:
        tried = -1
        if start >= done:
            tried = start
            found = match(shadow, start)
            if found is not None:
                yield found.span()
                done = found.end()
        if done < end:
            for place in _PLACE.finditer(shadow, max(done, start), end):
                if place.start() >= done and place.start() != tried:
                    found = match(shadow, place.start())
                    if found is not None:
                        yield found.span()
                        done = found.end()


def _stands_alone(flat: bytes, start: int, end: int) -> bool:
    return not glued(flat, start) and (
        end == len(flat)
        or flat[end] not in INNER
        or (flat[end] in DIGITS_BEHIND.get(flat[start:end], b""))
    )


def _paint_inside(
    flat: bytes, shadow: bytearray, start: int, end: int, anchors: dict[bytes, bytes]
) -> None:
    """Paint the anchor words that a longer match covers, or that are glued to its end."""
    for word in _WORD.finditer(flat, start, end):
        first, last = word.span()
        mark = anchors.get(word[0])
        if mark is not None and _stands_alone(flat, first, last):
            shadow[first:last] = mark


@cache
def _finder() -> Callable[[bytes], list[Span]]:
    """What finds the spans of all anchors of a text, by the shortest way that this re2 has."""
    whole = _pattern()
    try:
        quick = _quick_spans(whole)
        if quick(_PROBE) == spans_of(whole, _PROBE):
            return quick
    except (AttributeError, TypeError, ValueError):
        pass  # another release: what is not public is gone, or takes or gives something else
    return partial(spans_of, whole)


def _quick_spans(whole: Any) -> Callable[[bytes], list[Span]]:  # noqa: ANN401 - see `_pattern`
    """The same as `spans_of`, without the public wrapper: it takes longer than RE2 itself."""
    match = whole._regexp.Match  # noqa: SLF001 - `_finder` asks whether it is there
    anywhere = _re2()._re2.RE2.Anchor.UNANCHORED  # type: ignore[union-attr] # noqa: SLF001 - same

    def spans(flat: bytes) -> list[Span]:
        out: list[Span] = []
        size = len(flat)
        ((start, end),) = match(anywhere, flat, 0, size)
        while start >= 0:
            out.append((start, end))
            ((start, end),) = match(anywhere, flat, end, size)
        return out

    return spans


def spans_of(whole: Any, flat: bytes) -> list[Span]:  # noqa: ANN401 - see `_pattern`
    """The spans of all matches of a pattern by what re2 publishes."""
    return [found.span() for found in whole.finditer(flat)]


_PROBE: Final = b"on 8 april 2021, maybe 10:15 or q3; 2021. gada 11. apr\xffis"
"""Holds matches of words and numbers, with and without a match at its end."""


@cache
def _pattern() -> Any:  # noqa: ANN401 - a pattern of an optional module
    re2 = _re2()
    if re2 is None:
        msg = "google-re2 is not installed"
        raise RuntimeError(msg)
    options = re2.Options()
    options.max_mem = _MEMORY
    options.encoding = re2.Options.Encoding.LATIN1
    options.longest_match = True
    options.never_capture = True
    return re2.compile(_expression(load()), options)


def _expression(lexicon: Lexicon) -> bytes:
    r"""All anchors and numbers; `\b` is ASCII there, so words in other letters go without."""
    plain = [w for w in lexicon.anchors if w[:1].isascii() and w[-1:].isascii()]
    other = [w for w in lexicon.anchors if not (w[:1].isascii() and w[-1:].isascii())]
    every = b"|".join(re.escape(w) for w in lexicon.anchors)
    before_word = (
        rb"[0-9]{1,4}(?:[.,][0-9]{1,3})?" + _ORDINAL + _LIST + _JOIN + rb"(?:[a-z]{4,11} )?(?:(?:"
    )
    return b"|".join(
        (
            rb"\b(?:" + b"|".join(re.escape(w) for w in plain) + rb")\b",
            rb"\b(?:"
            + b"|".join((*_NUMBERS, before_word + every + rb")\b|q[1-4]|juche[0-9])"))
            + rb")",
            rb"\bjuche[0-9]|\bq[1-4]",
            *(re.escape(w) for w in other),
        )
    )
