"""The parts of a mail: where the header block and body of each stand in the bytes.

Reads multiparts in multiparts with a stack of its own; must not follow them by recursion, and must
not look into attached mails, which are documents of their own.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import define, field

from auditor.pattern import pattern
from auditor.syntax.mail_fields import (
    CONTENT,
    NOTHING_DECLARED,
    Declared,
    block_end,
    declared,
    fields,
    named,
)

Span = tuple[int, int]

_CONTENT: Final = named(*CONTENT)
_DASHES: Final = pattern(rb"^--[^\n]*+", re.MULTILINE)
_DIGEST: Final = "multipart/digest"
_TEXT: Final = Declared("text/plain")
_MAIL: Final = Declared("message/rfc822")


@define
class Entity:
    """A mail, or a part of one; `number` as in IMAP: `1.2`, and "" for the mail itself.

    The body of a multipart is what stands before its first part, and `epilogue` what stands
    behind its last. `parts` counts its parts; a multipart without any is none. `closed`: its
    end is there. `unread`: it is nested too deep to be looked into.
    """

    number: str
    head: Span
    body: Span
    kind: Declared
    disposition: Declared = NOTHING_DECLARED
    encoding: str = ""
    id: str = ""
    container: int = -1
    parts: int = 0
    closed: bool = True
    unread: bool = False
    epilogue: Span | None = None

    @property
    def is_multipart(self) -> bool:
        """Whether it says that it consists of parts."""
        return self.kind.value.startswith("multipart/")


class Structure(NamedTuple):
    """The parts of a mail in order, each after its container; and whether there were too many."""

    entities: tuple[Entity, ...]
    too_many: bool


def structure(data: bytes, *, depth: int, parts: int) -> Structure:
    """Find the parts of a mail: multiparts `depth` levels deep, and `parts` of them in all."""
    reading = _Reading(data, depth, parts)
    reading.open(0, Declared("text/plain"), "")
    reading.run()
    return Structure(tuple(reading.entities), reading.too_many)


@define
class _Reading:
    data: bytes
    depth: int
    most: int
    entities: list[Entity] = field(factory=list, init=False)
    too_many: bool = field(default=False, init=False)
    _stack: list[int] = field(factory=list, init=False)
    """The open multiparts, from the outermost on."""
    _boundaries: list[bytes] = field(factory=list, init=False)
    _levels: dict[bytes, list[int]] = field(factory=dict, init=False)
    """The places in the stack at which a boundary belongs."""
    _current: Entity | None = field(default=None, init=False)
    """The part that the lines belong to; None: they belong to an epilogue, or to nothing."""
    _epilogue: Entity | None = field(default=None, init=False)
    _since: int = field(default=0, init=False)

    def open(self, start: int, default: Declared, number: str) -> None:
        """Begin a part whose header block begins at `start`."""
        head, body = block_end(self.data, start, len(self.data))
        entity = Entity(number, (start, head), (body, len(self.data)), default)
        said = {
            one.name: one.value for one in fields(self.data[start:head].decode("latin-1"), _CONTENT)
        }
        kind = declared(said.get("content-type", ""))
        entity.kind = kind if "/" in kind.value else default
        entity.disposition = declared(said.get("content-disposition", ""))
        entity.encoding = said.get("content-transfer-encoding", "")
        entity.id = said.get("content-id", "").strip()
        entity.container = self._stack[-1] if self._stack else -1
        self.entities.append(entity)
        self._current, self._since = entity, body
        boundary = entity.kind.parameters.get("boundary", "").rstrip().encode("latin-1", "replace")
        if entity.is_multipart and boundary:
            self._push(entity, boundary)

    def _push(self, entity: Entity, boundary: bytes) -> None:
        entity.closed = False
        if len(self._stack) >= self.depth:
            entity.unread = True
            return
        self._levels.setdefault(boundary, []).append(len(self._stack))
        self._stack.append(len(self.entities) - 1)
        self._boundaries.append(boundary)

    def run(self) -> None:
        """Go through the lines that begin with two hyphens."""
        while (found := self._next_boundary()) is not None:
            start, end, level, closes = found
            self._end(start)
            self._leave(level + 1)
            self._since = min(end + 1, len(self.data))
            if closes:
                self._close()
            else:
                self._next(self._since)
        self._end(len(self.data))

    def _next_boundary(self) -> tuple[int, int, int, bool] | None:
        """The next line that parts or ends an open multipart: its span, the multipart, which."""
        if not self._levels:
            return None
        for match in _DASHES.finditer(self.data, self._since):
            found = self._level(match[0][2:].rstrip(b" \t\r"))
            if found is not None:
                return match.start(), match.end(), *found
        return None

    def _level(self, line: bytes) -> tuple[int, bool] | None:
        """The place in the stack of the multipart that a line parts or ends."""
        levels = self._levels.get(line)
        if levels:
            return levels[-1], False
        if line.endswith(b"--"):
            levels = self._levels.get(line[:-2])
            if levels:
                return levels[-1], True
        return None

    def _end(self, before: int) -> None:
        """End what is read at the line break before a boundary."""
        end = max(self._since, before)
        if end < len(self.data) or before < len(self.data):
            end -= self.data.endswith(b"\n", self._since, end)
            end -= self.data.endswith(b"\r", self._since, end)
        if self._current is not None:
            self._current.body = self._current.body[0], max(self._current.body[0], end)
        elif self._epilogue is not None:
            self._epilogue.epilogue = self._since, max(self._since, end)
        self._current = self._epilogue = None

    def _leave(self, level: int) -> None:
        """Leave the multiparts from a place in the stack on; what was not closed stays so."""
        while len(self._stack) > level:
            self._stack.pop()
            self._levels[self._boundaries.pop()].pop()

    def _close(self) -> None:
        entity = self.entities[self._stack[-1]]
        entity.closed = True
        self._leave(len(self._stack) - 1)
        self._epilogue = entity

    def _next(self, start: int) -> None:
        """Begin the next part of the innermost multipart."""
        container = self.entities[self._stack[-1]]
        container.parts += 1
        if len(self.entities) > self.most:
            self.too_many = True
            return
        default = _MAIL if container.kind.value == _DIGEST else _TEXT
        number = f"{container.number}.{container.parts}".lstrip(".")
        self.open(start, default, number)
