"""Tokens to elements: a light open-element stack over the one token pattern.

Reads `<p>a<p>b`, `<b><i>x</b>`, `<table><tr><td>1<td>2`; must not let a stray `</div>` close
anything. The chain of `parents` is the stack itself, so depth costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from auditor.syntax.attributes import attributes, lower
from auditor.syntax.elements import (
    BARRIER,
    BLOCKS,
    CLOSES_PARAGRAPH,
    FOREIGN_EMPTY,
    HEADINGS,
    IN_HEAD,
    LINE,
    FORMATTING,
    NO_BREAK,
    TABLE_PARTS,
    VOID,
    parting,
)
from auditor.syntax.scopes import Scopes
from auditor.syntax.tokens import BLANK, CLOSED_TAG, RAW_NAMES, TAG_REST, TOKEN

_END, _INLINE, _BLOCK, _VOID, _LINK, _RAW, _FOREIGN, _ROOT, _OTHER, _LEFT_OUT = range(10)
_NO_ELEMENT: Final = frozenset((_END, _OTHER, _LEFT_OUT))
_Info = tuple[int, str, int, frozenset[str]]
Piece = tuple[int, int, int, int]
"""Start, end, element index (-1 outside all), and how what lies before parts it from the last."""

_WINDOW: Final = 1 << 20
_NOBODY: Final[frozenset[str]] = frozenset()

# In these parents no `p` can be open, so a block that begins there closes nothing.
_SETTLED: Final = (
    (CLOSES_PARAGRAPH - {"p"}) | TABLE_PARTS | BARRIER | {"body", "button"}
)
_SETTLED_IN: Final[dict[str, frozenset[str]]] = (
    dict.fromkeys(HEADINGS, _SETTLED - HEADINGS)
    | {
        "li": frozenset(("ul", "ol", "menu", "dir")),
        "dt": frozenset(("dl",)),
        "dd": frozenset(("dl",)),
        "td": frozenset(("tr",)),
        "th": frozenset(("tr",)),
        "tr": frozenset(("table", "tbody", "thead", "tfoot")),
        "option": frozenset(("select", "datalist", "optgroup")),
        "optgroup": frozenset(("select",)),
        "rt": frozenset(("ruby",)),
        "rp": frozenset(("ruby",)),
        "button": _NOBODY,
    }
    | dict.fromkeys(("tbody", "thead", "tfoot", "caption", "colgroup"), frozenset(("table",)))
)


def _start(name: str) -> _Info:
    level = parting(name)
    if name in VOID:
        return (_VOID, name, level, _NOBODY)
    if name in RAW_NAMES:
        return (_RAW, name, level, _NOBODY)
    if name in ("html", "head", "body"):
        return (_ROOT, name, level, _NOBODY)
    if name in FOREIGN_EMPTY:
        return (_FOREIGN, name, level, _NOBODY)
    if name == "a":
        return (_LINK, name, level, _NOBODY)
    if name in BLOCKS or name in _SETTLED_IN or level:
        return (_BLOCK, name, level, _SETTLED_IN.get(name, _SETTLED))
    return (_INLINE, name, level, _NOBODY)


def _end(name: str) -> _Info:
    level = parting(name)
    if name in RAW_NAMES or name in VOID or name in ("html", "body"):
        return (_LEFT_OUT, name, level, _NOBODY)
    return (_END, name, level, _NOBODY)


class _Infos(dict[str, _Info]):
    """From the opening of a token (`<p`, `</p`, `<`) to what it does; learns a page's own names."""

    def __missing__(self, opening: str) -> _Info:
        if opening.startswith("</"):
            name = lower(opening[2:])
            info = _KNOWN.get("</" + name) or _end(name)
        elif opening == "<":
            info = (_OTHER, "", NO_BREAK, _NOBODY)
        else:
            name = lower(opening[1:])
            info = _KNOWN.get("<" + name) or _start(name)
        self[opening] = info
        return info


_NAMES: Final = (
    BLOCKS | VOID | RAW_NAMES | FOREIGN_EMPTY | IN_HEAD | frozenset(_SETTLED_IN) | BARRIER
    | frozenset(
        "html head body a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark"
        " noscript q ruby s samp small span strike strong sub sup svg time tt u var picture nobr"
        " audio video canvas map path output".split()
    )
)
_KNOWN: Final[dict[str, _Info]] = {"<" + name: _start(name) for name in _NAMES} | {
    "</" + name: _end(name) for name in _NAMES
}


class Tree:
    """The lists of a page while it is read; `html.Page` says what they mean."""

    def __init__(self, source: str, max_nodes: int) -> None:
        self.source = source
        self.max_nodes = max_nodes
        self.names: list[str] = []
        self.parents: list[int] = []
        self.starts: list[int] = []
        self.tails: list[int] = []
        self.ends: list[int] = []
        self.last: list[int] = []
        self.pieces: list[Piece] = []
        self.comments: list[tuple[int, int]] = []
        self.doctype: tuple[int, int] | None = None
        self.cut_at: int | None = None
        self._infos = _Infos(_KNOWN)
        self._scopes = Scopes(self.names, self.parents, self.ends)
        self._top = -1
        self._parted = LINE
        self._link = -1
        self._pending: set[int] = set()
        self._roots: dict[str, int] = {}
        self._root_ends: dict[str, int] = {}

    def build(self) -> None:
        """Read the whole source."""
        length = len(self.source)
        for texts, openings, starts, tails in _windows(self.source):
            if tails and tails[-1] == length and self._unclosed(starts[-1]):
                openings.pop()
            kept = self._within(openings, starts)
            self._feed(texts, kept, starts, tails)
            if self.cut_at is not None:
                length = self.cut_at
                break
            if len(texts) > len(starts) and texts[-1]:
                end = tails[-1] + len(texts[-1]) if tails else len(texts[-1])
                self._text(end - len(texts[-1]), end)
        self._finish(length)

    def _unclosed(self, start: int) -> bool:
        """Whether the end of the input cuts the tag that begins there."""
        letter = self.source[start + 1 : start + 3].lstrip("/")[:1]
        return letter.isascii() and letter.isalpha() and not CLOSED_TAG.match(self.source, start)

    def _within(self, openings: list[str], starts: list[int]) -> list[str]:
        """The tokens before the one that would make more elements than may be."""
        room = self.max_nodes - len(self.names)
        if len(openings) <= room:
            return openings
        for at, opening in enumerate(openings):
            if self._infos[opening][0] not in _NO_ELEMENT:
                room -= 1
                if room < 0:
                    self.cut_at = starts[at]
                    return openings[:at]
        return openings

    def _text(self, start: int, end: int) -> None:
        if self.source[start:end].strip(BLANK):
            self.pieces.append((start, end, self._top, self._parted))
            self._parted = NO_BREAK

    def _feed(  # noqa: C901, PLR0912 - the hot loop: a call per token would cost half the speed
        self, texts: list[str], openings: list[str], starts: list[int], tails: list[int]
    ) -> None:
        """Take the tokens of one window in. The blanks before a text belong to the tag before it."""
        names, parents, last, ends = self.names, self.parents, self.last, self.ends
        pieces, pending = self.pieces, self._pending
        add_name, add_parent, add_piece = names.append, parents.append, pieces.append
        add_start, add_tail = self.starts.append, self.tails.append
        count = len(names)
        ends += [-1] * len(openings)
        last += [-1] * len(openings)
        top, parted = self._top, self._parted
        label = names[top] if top >= 0 else ""
        infos = map(self._infos.__getitem__, openings)
        for (op, name, level, settled), text, start, tail in zip(
            infos, texts, starts, tails, strict=False
        ):
            if text:
                add_piece((start - len(text), start, top, parted))
                parted = level
            elif level > parted:
                parted = level
            if op == _END:
                if name == label and not pending:
                    ends[top] = start
                    last[top] = count - 1
                    top = parents[top]
                else:
                    top = self._close(name, top, start)
                label = names[top] if top >= 0 else ""
                continue
            if op == _BLOCK:
                if label not in settled:
                    top = self._make_room(name, top, start)
            elif op == _LINK:
                if self._link >= 0 and ends[self._link] < 0:
                    top = self._end_link(top, start)
                self._link = count
            elif op == _VOID:
                ends[count] = self.source.rfind(">", start, tail) + 1
                last[count] = count
                add_name(name)
                add_parent(top)
                add_start(start)
                add_tail(tail)
                count += 1
                continue
            elif op != _INLINE:
                top = self._rare(op, name, top, start, tail)
                label = names[top] if top >= 0 else ""
                count = len(names)
                continue
            add_name(name)
            add_parent(top)
            add_start(start)
            add_tail(tail)
            top = count
            label = name
            count += 1
        del ends[count:], last[count:]
        self._top, self._parted = top, parted

    def _pop(self, target: int, top: int, end: int) -> int:
        """Close from the top of the stack through `target`; the new top."""
        pending = self._pending
        last = len(self.names) - 1
        while True:
            self.ends[top] = end
            self.last[top] = last
            pending.discard(top)
            done = top == target
            top = self.parents[top]
            if done and top not in pending:
                return top
            if done:
                target = top

    def _close(self, name: str, top: int, start: int) -> int:
        """An end tag that the top of the stack does not answer."""
        if top < 0:
            return top
        target = self._scopes.closed_by_end(name, top)
        if target < 0:
            return top
        if name in FORMATTING and target < self._scopes.inner_block(top):
            self._pending.add(target)
            return top
        return self._pop(target, top, start)

    def _make_room(self, name: str, top: int, start: int) -> int:
        """Close what cannot hold the block that begins here."""
        if top >= 0 and self.names[top] == "head":
            top = self._pop(top, top, start)
        target = self._scopes.closed_by_start(name, top)
        return top if target < 0 else self._pop(target, top, start)

    def _end_link(self, top: int, start: int) -> int:
        """A link ends where the next one begins, or with the block that stands in between."""
        link = self._link
        if link < self._scopes.barrier(top):
            return top
        if link < self._scopes.inner_block(top):
            self._pending.add(link)
            return top
        return self._pop(link, top, start)

    def _add(self, name: str, parent: int, start: int, tail: int) -> int:
        index = len(self.names)
        self.names.append(name)
        self.parents.append(parent)
        self.starts.append(start)
        self.tails.append(tail)
        return index

    def _leaf(self, name: str, parent: int, start: int, tail: int, end: int) -> None:
        index = self._add(name, parent, start, tail)
        self.ends[index] = end
        self.last[index] = index

    def _rare(self, op: int, name: str, top: int, start: int, tail: int) -> int:
        """Tokens of which a page has few; the new top."""
        if op == _RAW:
            opened = self._opened(name, start)
            self._leaf(name, top, start, opened, tail)
            if name == "plaintext":
                self._top, self._parted = len(self.names) - 1, LINE
                self._text(opened, tail)
        elif op == _FOREIGN:
            if self._self_closed(name, start):
                self._leaf(name, top, start, tail, self._opened(name, start))
            else:
                top = self._add(name, top, start, tail)
        elif op == _ROOT:
            top = self._root(name, top, start, tail)
        elif op == _LEFT_OUT:
            self._root_ends[name] = start
        else:
            self._other(start, tail)
        return top

    def _opened(self, name: str, start: int) -> int:
        match = TAG_REST.match(self.source, start + 1 + len(name))
        return match.end() if match else start

    def _self_closed(self, name: str, start: int) -> bool:
        """Whether the tag ends in a `/` that is no part of an unquoted value."""
        slash = self._opened(name, start) - 2
        if self.source[slash] != "/":
            return False
        if self.source[slash - 1] in BLANK + "\"'":
            return True
        found = [a.end for a in attributes(self.source, start + 1 + len(name), slash + 1)]
        return not found or found[-1] <= slash

    def _root(self, name: str, top: int, start: int, tail: int) -> int:
        """`html`, `head` and `body` open once; later ones only carry attributes."""
        if name in self._roots or (name == "head" and "body" in self._roots):
            self._leaf(name, top, start, tail, self._opened(name, start))
            return top
        head = self._roots.get("head", -1)
        if name == "body" and head >= 0 and self.ends[head] < 0:
            top = self._pop(head, top, start)
        self._roots[name] = index = self._add(name, top, start, tail)
        return index

    def _other(self, start: int, tail: int) -> None:
        """Comments, and what the standard reads as comments."""
        source = self.source
        if source.startswith("<!--", start):
            self.comments.append(_comment(source, start + 4, tail))
            return
        close = source.find(">", start, tail)
        end = tail if close < 0 else close
        if source[start + 2 : start + 9].lower() == "doctype" and source[start + 1] == "!":
            self.doctype = self.doctype or (start, end)
        elif source[start + 1] == "?":
            self.comments.append((start + 1, end))
        elif not source.startswith("</>", start):
            self.comments.append((start + 2, end))

    def _finish(self, length: int) -> None:
        """What is open ends with the input; `</body>` and `</html>` count if nothing follows."""
        final = max(
            self.pieces[-1][0] if self.pieces else 0, self.starts[-1] if self.starts else 0
        )
        top = self._top
        while top >= 0:
            told = self._root_ends.get(self.names[top], -1)
            self.ends[top] = told if told > final else length
            self.last[top] = len(self.names) - 1
            top = self.parents[top]
        head = self._roots.get("head", -1)
        if head >= 0:
            self._trim_head(head)

    def _trim_head(self, head: int) -> None:
        """A head ends at the first thing that cannot stand in one, also where nobody says so."""
        child = head + 1
        while child <= self.last[head] and self.names[child] in IN_HEAD:
            child = self.last[child] + 1
        end = self.starts[child] if child <= self.last[head] else self.ends[head]
        above = self.parents[head]
        for at, (start, stop, parent, parted) in enumerate(self.pieces):
            if start >= self.ends[head]:
                break
            if parent == head:
                self.pieces[at] = (start, stop, above, parted)
        if child > self.last[head]:
            return
        outer, self.last[head], self.ends[head] = self.last[head], child - 1, end
        while child <= outer:
            self.parents[child] = above
            child = self.last[child] + 1


def _comment(source: str, start: int, tail: int) -> tuple[int, int]:
    """The span of a comment's text; `tail` is behind the blanks after it."""
    end = tail
    while source[end - 1] in BLANK:
        end -= 1
    for close in ("-->", "--!>"):
        if source.endswith(close, start, end):
            return start, end - len(close)
    if source[start:end] in (">", "->"):
        return start, start
    for close in ("--!", "--", "-"):
        if source.endswith(close, start, tail):
            return start, tail - len(close)
    return start, tail


_Window = tuple[list[str], list[str], list[int], list[int]]


def _tokens(source: str, base: int) -> _Window:
    """Texts, openings, starts, and offsets behind each token with its blanks."""
    parts = TOKEN.split(source)
    offsets = list(accumulate(map(len, parts), initial=base))
    return parts[0::3], parts[1::3], offsets[1:-1:3], offsets[3::3]


def _windows(source: str) -> Iterator[_Window]:
    """Tokens in stretches of the source, so that memory does not hold them all at once.

    A stretch ends at a tag's `>`; a token that reaches its end might go on and is read again.
    """
    length = len(source)
    base, width = 0, _WINDOW
    while True:
        cut = source.find("><", base + width) + 1 if base + width < length else 0
        if not cut:
            yield _first(_tokens(source[base:] if base else source, base))
            return
        texts, openings, starts, tails = _tokens(source[base:cut], base)
        if tails and tails[-1] == cut:
            if len(starts) == 1 and not texts[0]:
                width *= 2
                continue
            base = starts.pop()
            del openings[-1], tails[-1], texts[-1]
        else:
            base = cut
        width = _WINDOW
        yield _first((texts, openings, starts, tails))


def _first(window: _Window) -> _Window:
    """Blanks at the very start belong to no tag before them."""
    texts = window[0]
    if texts and texts[0] and not texts[0].strip(BLANK):
        texts[0] = ""
    return window
