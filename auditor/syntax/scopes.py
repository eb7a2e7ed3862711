"""Which open element a tag closes, asked only where the top of the stack does not settle it.

Reads `<li>` in an open `li`, `</div>` over an open `b`, `<td>` in an open `td`; must not let
`</div>` in a table cell close a `div` around the table. Each open element is looked at once, so
the whole stays linear however deep a page is nested and however often it asks.
"""

from __future__ import annotations

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
    PARAGRAPH: BARRIER | {"button"},
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

    def closed_by_end(self, name: str, top: int) -> int:
        """The element that an end tag closes, or -1.

        A formatting element may have open blocks inside: `</b>` over a `div` leaves the `div`.
        """
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
        mark = self._sync(top)
        found = [
            next((mark[slot] for slot in row if mark[slot] >= 0), -1)
            for row in _CLOSED_BY.get(name, ())
        ]
        if name in HEADINGS and top >= 0 and self._names[top] in HEADINGS:
            found.append(top)
        return min((element for element in found if element >= 0), default=-1)

    def inner_block(self, top: int) -> int:
        """The innermost open block, or -1."""
        return self._sync(top)[BLOCK]

    def barrier(self, top: int) -> int:
        """The innermost element beyond which no end tag reaches, or -1."""
        return self._sync(top)[SCOPE]
