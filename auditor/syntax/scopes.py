"""Which open element a tag closes, asked only where the top of the stack does not settle it.

Reads `<li>` in an open `li`, `</div>` over an open `b`, `<td>` in an open `td`; must not let
`</div>` in a table cell close a `div` around the table. Each open element is looked at once, so
the whole stays linear however deep a page is nested and however often it asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from auditor.syntax.elements import (
    BARRIER,
    BLOCKS,
    CLOSES_PARAGRAPH,
    FORMATTING,
    HEADINGS,
    TABLE_PARTS,
)

(PARAGRAPH, ITEM, TERM, BUTTON, CELL, ROW, SECTION, OPTION, GROUP, RUBY, BLOCK, SCOPE, TABLE) = (
    range(13)
)
_NOTHING: Final = (-1,) * 13

_MEMBERS: Final = {
    "p": (PARAGRAPH,),
    "li": (ITEM,),
    "dt": (TERM,),
    "dd": (TERM,),
    "button": (BUTTON,),
    "td": (CELL,),
    "th": (CELL,),
    "tr": (ROW,),
    "tbody": (SECTION,),
    "thead": (SECTION,),
    "tfoot": (SECTION,),
    "caption": (SECTION,),
    "colgroup": (SECTION,),
    "option": (OPTION,),
    "optgroup": (GROUP,),
    "rt": (RUBY,),
    "rp": (RUBY,),
}
_FLOORS: Final = dict.fromkeys(BARRIER, (SCOPE,)) | {
    "table": (SCOPE, TABLE),
    "template": (SCOPE, TABLE),
}
_ITEM_BARRIER: Final = BLOCKS - frozenset(["address", "div", "p", "li", "dd", "dt", "button"])
_WALLS: Final = {
    PARAGRAPH: BARRIER | TABLE_PARTS | {"button"},
    ITEM: _ITEM_BARRIER,
    TERM: _ITEM_BARRIER,
    BUTTON: BARRIER,
    CELL: frozenset(("table", "template")),
    ROW: frozenset(("table", "template")),
    SECTION: frozenset(("table", "template")),
    OPTION: frozenset(("select", "datalist", "template")),
    GROUP: frozenset(("select", "template")),
    RUBY: frozenset(("ruby", "rtc", "template")),
}


def _effect(name: str) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Slots that the element resets, and slots that it fills with itself."""
    walls = tuple(slot for slot, names in _WALLS.items() if name in names)
    fills = _MEMBERS.get(name, ()) + _FLOORS.get(name, ())
    if name in BLOCKS:
        fills += (BLOCK,)
    return (walls, fills) if walls or fills else None


_EFFECTS: Final = {
    name: effect
    for name in BLOCKS | frozenset(_MEMBERS) | frozenset(["datalist", "ruby", "rtc", "optgroup"])
    if (effect := _effect(name)) is not None
}

# What a start tag closes, first match of each row.
_CLOSED_BY: Final[dict[str, tuple[tuple[int, ...], ...]]] = dict.fromkeys(
    CLOSES_PARAGRAPH, ((PARAGRAPH,),)
) | {
    "li": ((ITEM,), (PARAGRAPH,)),
    "dt": ((TERM,), (PARAGRAPH,)),
    "dd": ((TERM,), (PARAGRAPH,)),
    "button": ((BUTTON,),),
    "td": ((CELL,),),
    "th": ((CELL,),),
    "tr": ((ROW, CELL),),
    "tbody": ((SECTION, ROW, CELL),),
    "thead": ((SECTION, ROW, CELL),),
    "tfoot": ((SECTION, ROW, CELL),),
    "caption": ((SECTION, ROW, CELL),),
    "colgroup": ((SECTION, ROW, CELL),),
    "option": ((OPTION,),),
    "optgroup": ((GROUP, OPTION),),
    "rt": ((RUBY,),),
    "rp": ((RUBY,),),
    "hr": ((PARAGRAPH,),),
}

_END_FLOOR: Final = (
    dict.fromkeys(BLOCKS, SCOPE) | dict.fromkeys(TABLE_PARTS | {"table"}, TABLE) | {"template": -1}
)
_OWN_SCOPE: Final = {"p": PARAGRAPH, "li": ITEM}


# Most answers lie a few elements up the stack; only where they do not are the marks kept.
_NEARBY: Final = 24
_NO_PARAGRAPH_BEYOND: Final = (
    (CLOSES_PARAGRAPH - {"p"}) | TABLE_PARTS | BARRIER | {"body", "button"}
)
_Row = tuple[frozenset[str], frozenset[str]]


def _row(slot: int) -> _Row:
    """Who fills a slot, and who hides it."""
    if slot == PARAGRAPH:
        return frozenset(("p",)), _NO_PARAGRAPH_BEYOND
    return frozenset(name for name, slots in _MEMBERS.items() if slot in slots), _WALLS[slot]


_NEAR_START: Final[dict[str, tuple[_Row, ...]]] = {
    name: tuple(_row(row[0]) for row in rows)
    for name, rows in _CLOSED_BY.items()
    if all(len(row) == 1 for row in rows)
}


def _near_end(name: str) -> _Row:
    """Which elements an end tag may close, and beyond which it does not reach."""
    if name in _OWN_SCOPE:
        return frozenset((name,)), _WALLS[_OWN_SCOPE[name]]
    members = HEADINGS if name in HEADINGS else frozenset((name,))
    floor = _END_FLOOR.get(name, SCOPE if name in FORMATTING else BLOCK)
    if floor < 0:
        return members, frozenset()
    if floor == TABLE:
        return members, frozenset(("table", "template"))
    return members, BLOCKS if floor == BLOCK else BARRIER


_NEAR_END: Final = {name: _near_end(name) for name in BLOCKS | FORMATTING | HEADINGS | {"p", "li"}}


class Scopes:
    """Looks up open elements; `names`, `parents` and `ends` are the tree's own growing lists."""

    def __init__(self, names: list[str], parents: list[int], ends: list[int]) -> None:
        self._names = names
        self._parents = parents
        self._ends = ends
        self._seen: list[int] = []
        self._marks: list[tuple[int, ...]] = []
        self._open: dict[str, list[int]] = {}

    def _sync(self, top: int) -> tuple[int, ...]:
        seen, marks, ends, names = self._seen, self._marks, self._ends, self._names
        while seen and ends[seen[-1]] >= 0:
            self._open[names[seen.pop()]].pop()
            marks.pop()
        known = seen[-1] if seen else -1
        fresh: list[int] = []
        while top != known:
            fresh.append(top)
            top = self._parents[top]
        for element in reversed(fresh):
            name = names[element]
            mark = marks[-1] if marks else _NOTHING
            effect = _EFFECTS.get(name)
            if effect is not None:
                slots = list(mark)
                for slot in effect[0]:
                    slots[slot] = -1
                for slot in effect[1]:
                    slots[slot] = element
                mark = tuple(slots)
            seen.append(element)
            marks.append(mark)
            self._open.setdefault(name, []).append(element)
        return marks[-1] if marks else _NOTHING

    def _near(self, top: int, members: frozenset[str], walls: frozenset[str]) -> int | None:
        """The innermost open member not behind a wall, or -1; None where the walk gets too long."""
        names, parents = self._names, self._parents
        for _ in range(_NEARBY):
            if top < 0:
                return -1
            name = names[top]
            if name in members:
                return top
            if name in walls:
                return -1
            top = parents[top]
        return None

    def closed_by_end(self, name: str, top: int) -> int:
        """The element that an end tag closes, or -1.

        A formatting element may have open blocks inside: `</b>` over a `div` leaves the `div`.
        """
        members, walls = _NEAR_END.get(name) or (frozenset((name,)), BLOCKS)
        near = self._near(top, members, walls)
        if near is not None:
            return near
        mark = self._sync(top)
        if name in HEADINGS:
            found = max((opened[-1] for n in HEADINGS if (opened := self._open.get(n))), default=-1)
        elif name in _OWN_SCOPE:
            return mark[_OWN_SCOPE[name]]
        else:
            opened = self._open.get(name)
            found = opened[-1] if opened else -1
        floor = _END_FLOOR.get(name, SCOPE if name in FORMATTING else BLOCK)
        return found if floor < 0 or found >= mark[floor] else -1

    def closed_by_start(self, name: str, top: int) -> int:
        """The outermost element that a start tag closes, or -1."""
        near = [self._near(top, *row) for row in _NEAR_START.get(name, ())]
        if near and None not in near:
            return self._outermost(name, top, near)
        mark = self._sync(top)
        found = [
            next((mark[slot] for slot in row if mark[slot] >= 0), -1)
            for row in _CLOSED_BY.get(name, ())
        ]
        return self._outermost(name, top, found)

    def _outermost(self, name: str, top: int, found: Sequence[int | None]) -> int:
        outermost = top if name in HEADINGS and top >= 0 and self._names[top] in HEADINGS else -1
        for element in found:
            if element is not None and element >= 0 and (outermost < 0 or element < outermost):
                outermost = element
        return outermost

    def inner_block(self, top: int) -> int:
        """The innermost open block, or -1."""
        near = self._near(top, BLOCKS, BLOCKS)
        return self._sync(top)[BLOCK] if near is None else near

    def barrier(self, top: int) -> int:
        """The innermost element beyond which no end tag reaches, or -1."""
        return self._sync(top)[SCOPE]
