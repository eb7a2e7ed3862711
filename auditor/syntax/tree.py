"""Tokens to elements: a light open-element stack over the one token pattern.

Reads `<p>a<p>b`, `<b><i>x</b>`, `<table><tr><td>1<td>2`; must not let a stray `</div>` close
anything. The chain of `parents` is the stack itself, so depth costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from auditor.syntax.actions import (
    ANCHOR,
    CAREFUL,
    EMPTY,
    END,
    FOREIGN,
    KNOWN,
    LASTING,
    LEVELS,
    NEVER_OPEN,
    OTHER,
    PARAGRAPH,
    ROOT,
    RUNS,
    SETTLED,
    SETTLED_IN,
    action,
    run_of,
)
from auditor.syntax.attributes import attributes, lower
from auditor.syntax.elements import (
    FORMATTING,
    IN_HEAD,
    LINE,
    NO_BREAK,
    parting,
)
from auditor.syntax.scopes import Scopes
from auditor.syntax.tokens import (
    BLANK,
    BLANKS,
    CLOSED_TAG,
    COMMENT,
    FIRST_TEXT,
    RUN,
    TAG_REST,
    TEXT,
    TEXT_BEHIND,
    TOKEN,
)

_BARE: Final = 2
"""Up to here the last group of a match says that nothing follows the tag."""

Piece = tuple[int, int, int, int]
"""Start, end, element index (-1 outside all), and how what lies before parts it from the last."""

_BEFORE_SLASH: Final = BLANK + "\"'"
_BATCH: Final = 1 << 16
_SHORTEST_TAG: Final = len("<a>")
_SECTION: Final = "<![CDATA["
_FOREIGN_ROOTS: Final = ("svg", "math")
_HTML_INSIDE: Final = frozenset(
    ("foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext")
)
"""Elements of SVG and MathML whose content is HTML again."""
_MOST_TIMES: Final = 16
_NEARBY: Final = 64
"""So far up the stack is looked: pictures are flat, and hostile depth must cost nothing."""


class Tree:
    """The lists of a page while it is read; `html.Page` says what they mean."""

    def __init__(self, source: str, max_nodes: int) -> None:
        self.source = source
        self.max_nodes = max_nodes
        self.names: list[str] = []
        self.parents: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.pieces: list[Piece] = []
        self.comments: list[int] = []
        self.tagged: list[int] = []
        self._looked_through = 0
        self.dropped: int | None = None
        self.doctype: int | None = None
        self.cut_at: int | None = None
        self._known = dict(KNOWN)
        self._link = -1
        self._paragraph = -1
        self._nested = False
        self._scopes = Scopes(self.names, self.parents, self.ends)
        self._top = -1
        self._parted = LINE
        self._again = False
        self._foreign: list[int] = []
        self._pending: set[int] = set()
        self._roots: dict[str, int] = {}
        self._root_ends: dict[str, int] = {}

    def build(self) -> None:
        """Read the whole source."""
        first = FIRST_TEXT.match(self.source)
        start, end = first.span(1) if first else (0, 0)
        if end > start:
            self.pieces.append((start, end, -1, LINE))
            self._parted = NO_BREAK
        self._read(end)
        length = len(self.source) if self.cut_at is None else self.cut_at
        if self.cut_at is None:
            self._drop_unclosed()
        self._finish(length)

    def _read(self, start: int) -> None:
        """Take all tokens in, up to `max_nodes` elements."""
        while start < len(self.source):
            tokens = TOKEN.finditer(self.source, start)
            small = len(self.source) - start <= (self.max_nodes - len(self.names)) * _SHORTEST_TAG
            self._again = False
            while not self._again:
                room = self.max_nodes - len(self.names)
                if not room:
                    self.cut_at = start if start < len(self.source) else None
                    return
                # No token makes more than one element, so a batch that small makes none too many.
                batch = tokens if small else islice(tokens, min(room, _BATCH))
                until = self._take(batch, start)
                if until == start:
                    return
                start = until
            first = FIRST_TEXT.match(self.source, start)
            if first is not None:
                self._text(*first.span(1))
                start = first.end()

    def _take(self, tokens: Iterator[re.Match[str]], start: int) -> int:  # noqa: C901, PLR0912, PLR0915 - see below
        """Take tokens in. One loop without calls: a call a token would cost half the speed."""
        source, names, parents, starts = self.source, self.names, self.parents, self.starts
        ends, pieces, runs, known = self.ends, self.pieces, RUNS, self._known
        pending, settled = self._pending, SETTLED
        count, top, parted = len(names), self._top, self._parted
        link, paragraph, nested, foreign = self._link, self._paragraph, self._nested, self._foreign
        label = names[top] if top >= 0 else ""
        for match in tokens:
            name = match[1]
            shape: int = match.lastindex  # type: ignore[assignment] # group 1 or 2 is always set
            try:
                op = known[name]
            except KeyError:
                name, op = self._meet(name)
            if op < EMPTY:
                if op:
                    if op == ANCHOR:
                        if link >= 0 and ends[link] < 0:
                            top = self._end_link(link, top, start)
                        link = count
                    elif op == CAREFUL:
                        level = LEVELS[name]
                        if level > parted:  # noqa: PLR1730 - a call would cost more than the rest
                            parted = level
                        if label == name and name in SETTLED_IN and not pending:
                            ends[top] = start
                            top = parents[top]
                        elif label not in SETTLED_IN.get(name, settled):
                            top = self._make_room(name, top, start)
                    else:
                        parted = LINE
                        # Most blocks begin where no `p` is open, or as the next of several `p`.
                        if label not in settled and (
                            nested or label == "head" or (paragraph >= 0 and ends[paragraph] < 0)
                        ):
                            if label == "p" and not pending:
                                ends[top] = start
                                top = parents[top]
                            else:
                                top = self._make_room(name, top, start)
                        if op == PARAGRAPH:
                            nested = nested or (paragraph >= 0 and ends[paragraph] < 0)
                            paragraph = count
                names.append(name)
                parents.append(top)
                starts.append(start)
                ends.append(-1)
                top = count
                label = name
                count += 1
            elif op < FOREIGN:
                level = LEVELS[name]
                if level > parted:  # noqa: PLR1730 - a call would cost more than the rest
                    parted = level
                names.append(name)
                parents.append(top)
                starts.append(start)
                count += 1
                if op == EMPTY:
                    ends.append(start + 1)
                elif foreign and self._in_foreign(top) and self._holds_tags(match):
                    ends.append(-1)
                    self._parted = parted
                    start = self._tags_inside(name, start)
                    top, parted = self._top, self._parted
                    break
                else:
                    end = match.start(RUN)
                    ends.append(end if end >= 0 else match.end())
            elif op == END:
                level = LEVELS.get(name[1:], 0)
                if level > parted:  # noqa: PLR1730 - a call would cost more than the rest
                    parted = level
                if name[1:] == label and not pending:
                    ends[top] = start
                    top = parents[top]
                else:
                    top = self._close(name[1:], top, start)
                label = names[top] if top >= 0 else ""
            elif op == OTHER and source[start + 1 : start + 4] == "!--":
                self.comments.append(start)
            else:
                self._top, self._parted = top, parted
                self._rare(op, name, match, start)
                top, parted, count = self._top, self._parted, len(names)
                label = names[top] if top >= 0 else ""
                if self._again:
                    start = self._section(start)
                    parted = self._parted
                    break
            if shape > _BARE:
                tail, end = match.span(TEXT)
                if end > 0:
                    pieces.append((tail, end, top, parted))
                    parted = NO_BREAK
                if shape > TEXT:
                    run = match[RUN]
                    if run:
                        begin = match.start(RUN)
                        closing, level = runs.get(run) or run_of(run)
                        if level > parted:  # noqa: PLR1730 - a call would cost more than the rest
                            parted = level
                        for name, at in closing:
                            if name == label and not pending:
                                ends[top] = begin + at
                                top = parents[top]
                            else:
                                top = self._close(name, top, begin + at)
                            label = names[top] if top >= 0 else ""
                    if shape == TEXT_BEHIND:
                        tail, end = match.span(TEXT_BEHIND)
                        pieces.append((tail, end, top, parted))
                        parted = NO_BREAK
            start = match.end()
        self._top, self._parted = top, parted
        self._link, self._paragraph, self._nested = link, paragraph, nested
        return start

    def _meet(self, token: str) -> tuple[str, int]:
        """The name and effect of a token that the table does not hold; a page's own go there."""
        name = lower(token)
        op = self._known.get(name)
        if op is None:
            op = END if name[0] == "/" else action(name)
            if name == token:
                self._known[name] = op
        return name, op

    def _drop_unclosed(self) -> None:
        """The standard drops a tag that the end of the input cuts."""
        if not self.starts or CLOSED_TAG.match(self.source, self.starts[-1]):
            return
        self.dropped = self.starts[-1]
        if self._top == len(self.names) - 1:
            self._top = self.parents[-1]
        if self._roots.get(self.names[-1]) == len(self.names) - 1:
            del self._roots[self.names[-1]]
        for column in (self.names, self.parents, self.starts, self.ends):
            column.pop()

    def _pop(self, target: int, top: int, end: int) -> int:
        """Close from the top of the stack through `target`; the new top."""
        pending = self._pending
        while True:
            self.ends[top] = end
            pending.discard(top)
            done = top == target
            top = self.parents[top]
            if done and top not in pending:
                return top
            if done:
                target = top

    def _close(self, name: str, top: int, start: int) -> int:
        """An end tag that the top of the stack does not answer."""
        if name in LASTING:
            self._root_ends[name] = start
            return top
        if top < 0 or name in NEVER_OPEN:
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

    def _end_link(self, link: int, top: int, start: int) -> int:
        """A link ends where the next one begins, or with the block that stands in between."""
        if link < self._scopes.barrier(top):
            return top
        if link < self._scopes.inner_block(top):
            self._pending.add(link)
            return top
        return self._pop(link, top, start)

    def _add(self, name: str, start: int, end: int = -1) -> None:
        """A new element inside the top of the stack; one without an `end` is the new top."""
        self.names.append(name)
        self.parents.append(self._top)
        self.starts.append(start)
        self.ends.append(end)
        if end < 0:
            self._top = len(self.names) - 1

    def _text(self, start: int, end: int) -> None:
        if end > start:
            self.pieces.append((start, end, self._top, self._parted))
            self._parted = NO_BREAK

    def _rare(self, op: int, name: str, match: re.Match[str], start: int) -> None:
        """Tokens of which a page has few."""
        if op == OTHER:
            self._other(match, start)
            return
        self._parted = max(self._parted, parting(name.lstrip("/")))
        if op == FOREIGN:
            alone = self_closed(self.source, start, len(name))
            if name in _FOREIGN_ROOTS and not alone:
                self._foreign.append(len(self.names))
            elif name == "image" and not alone:
                alone = not self._in_foreign(self._top)
            self._add(name, start, start + 1 if alone else -1)
        elif op == ROOT:
            self._root(name, start)
        elif name == "plaintext":
            self._add(name, start)
            self._text(_opened(self.source, start, len(name)), match.end())
        else:
            self._top = self._make_room(name, self._top, start)
            self._add(name, start, start + 1)

    def _in_foreign(self, top: int) -> bool:
        """Whether what begins there is SVG or MathML rather than HTML."""
        roots, names = self._foreign, self.names
        while roots and self.ends[roots[-1]] >= 0:
            roots.pop()
        for _ in range(_NEARBY if roots else 0):
            if top <= roots[-1]:
                return top == roots[-1]
            if names[top] in _HTML_INSIDE:
                return False
            top = self.parents[top]
        return False

    def _holds_tags(self, match: re.Match[str]) -> bool:
        """Whether the content that was read as raw text holds what may be a tag, or has no end."""
        end = match.start(RUN)
        opened = _opened(self.source, match.start(), len(match[1]))
        # Each is looked through to its end before it is known for what it is, and thousands may
        # lie in each other: when that is no longer linear, the next one is left as it was read.
        self._looked_through += (end if end >= opened else len(self.source)) - opened
        if self._looked_through > _MOST_TIMES * len(self.source):
            return False
        return end < opened or self.source.find("<", opened, end) >= 0

    def _tags_inside(self, name: str, start: int) -> int:
        """Open an element that is raw in HTML only; gives the place where its content begins."""
        element = len(self.names) - 1
        self.tagged.append(element)
        if self_closed(self.source, start, len(name)):
            self.ends[element] = start + 1
        else:
            self._top = element
        self._again = True
        return _opened(self.source, start, len(name))

    def _section(self, start: int) -> int:
        """Take the text of a CDATA section in; gives the place behind it."""
        text = BLANKS.match(self.source, start + len(_SECTION))
        begin = text.end() if text else start
        end = self.source.find("]]>", start)
        self._text(begin, len(self.source) if end < 0 else end)
        return len(self.source) if end < 0 else end + len("]]>")

    def _root(self, name: str, start: int) -> None:
        """`html`, `head` and `body` open once; later ones only carry attributes."""
        if name in self._roots or (name == "head" and "body" in self._roots):
            self._add(name, start, start + 1)
            return
        head = self._roots.get("head", -1)
        if name == "body" and head >= 0 and self.ends[head] < 0:
            self._top = self._pop(head, self._top, start)
        self._add(name, start)
        self._roots[name] = self._top

    def _other(self, match: re.Match[str], start: int) -> None:
        """What the standard reads as a comment, a doctype, or a `<` that is text."""
        source = self.source
        sign = source[start + 1 : start + 2]
        behind = source[start + 2 : start + 9]
        if sign == "!" and behind.lower() == "doctype":
            self.doctype = start if self.doctype is None else self.doctype
        elif source.startswith(_SECTION, start) and self._in_foreign(self._top):
            self._again = True
        elif sign in ("!", "?") or (sign == "/" and behind):
            if not source.startswith("</>", start):
                self.comments.append(start)
        else:
            if self.pieces and self.pieces[-1][1] == start:
                start, _, self._top, self._parted = self.pieces.pop()
            run = match.start(RUN)
            self._text(start, run if run >= 0 else match.end())

    def _finish(self, length: int) -> None:
        """What is open ends with the input; `</body>` and `</html>` count if nothing follows."""
        final = max(self.pieces[-1][0] if self.pieces else 0, self.starts[-1] if self.starts else 0)
        top = self._top
        while top >= 0:
            told = self._root_ends.get(self.names[top], -1)
            self.ends[top] = told if told > final else length
            top = self.parents[top]
        head = self._roots.get("head", -1)
        if head >= 0:
            self._trim_head(head)

    def _trim_head(self, head: int) -> None:
        """A head ends at the first thing that cannot stand in one, also where nobody says so."""
        above, until = self.parents[head], self.ends[head]
        end = until
        for at, (start, stop, parent, parted) in enumerate(self.pieces):
            if start >= until:
                break
            if parent == head:
                end = min(end, start)
                self.pieces[at] = (start, stop, above, parted)
        for child in range(head + 1, len(self.names)):
            start = self.starts[child]
            if start >= until:
                break
            if self.parents[child] == head and (start > end or self.names[child] not in IN_HEAD):
                end = min(end, start)
                self.parents[child] = above
        self.ends[head] = end


def _opened(source: str, start: int, length: int) -> int:
    """The offset behind the `>` of a tag whose name has that length."""
    match = TAG_REST.match(source, start + 1 + length)
    return match.end() if match else start


def self_closed(source: str, start: int, length: int) -> bool:
    """Whether the tag ends in a `/` that is no part of an unquoted value."""
    slash = _opened(source, start, length) - 2
    if source[slash] != "/":
        return False
    if source[slash - 1] in _BEFORE_SLASH:
        return True
    found = [attribute.end for attribute in attributes(source, start + 1 + length, slash + 1)]
    return not found or found[-1] <= slash


def comment_text(source: str, start: int) -> tuple[int, int]:
    """The span of the text of the comment that begins there."""
    match = COMMENT.match(source, start)
    if match is None:
        end = source.find(">", start)
        return start + (1 if source[start + 1] == "?" else 2), len(source) if end < 0 else end
    start, end = start + 4, match.end()
    for close in ("-->", "--!>"):
        if source.endswith(close, start, end):
            return start, end - len(close)
    if source[start:end] in (">", "->"):
        return start, start
    for close in ("--!", "--", "-"):
        if source.endswith(close, start, end):
            return start, end - len(close)
    return start, end
