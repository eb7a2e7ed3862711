"""What each tag does to the page: opens, closes, stands alone, ends a line.

Tables only, made once from the standard's lists; names that no table knows are inline.
"""

from __future__ import annotations

from typing import Final

from auditor.syntax.attributes import lower
from auditor.syntax.elements import (
    BARRIER,
    BLOCKS,
    CLOSES_PARAGRAPH,
    FOREIGN_EMPTY,
    HEADINGS,
    IN_HEAD,
    LINE,
    LINES,
    NO_BREAK,
    SPACED,
    TABLE_PARTS,
    VOID,
    parting,
)
from auditor.syntax.tokens import RAW_NAMES

# What a token does; from OTHER on a method handles it.
INLINE, BLOCK, ANCHOR, PARAGRAPH, CAREFUL, EMPTY, RAW, FOREIGN, END, OTHER, ROOT, RULE = range(12)
_Run = tuple[tuple[tuple[str, int], ...], int]

_NOBODY: Final[frozenset[str]] = frozenset()

_KEPT: Final = 20_000
_KEPT_LENGTH: Final = 200
NEVER_OPEN: Final = (VOID | RAW_NAMES) - {"title"}
"""End tags that close nothing; a title in SVG is an element like others."""
LASTING: Final = ("html", "body")
"""Their end tags close nothing: what follows still belongs to the body."""

# In these parents no `p` can be open, so a block that begins there closes nothing.
SETTLED: Final = (CLOSES_PARAGRAPH - {"p"}) | TABLE_PARTS | BARRIER | {"body", "button"}
SETTLED_IN: Final[dict[str, frozenset[str]]] = (
    dict.fromkeys(HEADINGS, SETTLED - HEADINGS)
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


def action(name: str) -> int:  # noqa: PLR0911 - a table, one line a row
    """What the start tag of an element does."""
    if name in ("hr", "plaintext"):
        return RULE
    if name in VOID:
        return EMPTY
    if name in RAW_NAMES:
        return RAW
    if name in ("html", "head", "body"):
        return ROOT
    if name in FOREIGN_EMPTY:
        return FOREIGN
    if name == "a":
        return ANCHOR
    if name == "p":
        return PARAGRAPH
    if name in SETTLED_IN or (level := parting(name)) not in (NO_BREAK, LINE):
        return CAREFUL
    return BLOCK if level == LINE else INLINE


_NAMES: Final = (
    BLOCKS
    | VOID
    | RAW_NAMES
    | FOREIGN_EMPTY
    | IN_HEAD
    | frozenset(SETTLED_IN)
    | LINES
    | SPACED
    | frozenset(
        [
            "html",
            "head",
            "body",
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
            "label",
            "mark",
            "noscript",
            "q",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "svg",
            "time",
            "tt",
            "u",
            "var",
            "picture",
            "nobr",
            "audio",
            "video",
            "canvas",
            "map",
            "path",
            "output",
        ]
    )
)
KNOWN: Final[dict[str | None, int]] = (
    {name: action(name) for name in _NAMES} | {"/" + name: END for name in _NAMES} | {None: OTHER}
)
LEVELS: Final = {name: parting(name) for name in _NAMES}


# What runs of end tags close: name and place in the run of each, and how the run parts texts.
# Pages repeat each other's; bounded, since a hostile page may bring any number.
RUNS: Final[dict[str, _Run]] = {}


def run_of(run: str) -> _Run:
    """What the end tags of a run close."""
    at, level = 0, NO_BREAK
    closing: list[tuple[str, int]] = []
    for part in run.split("</")[1:]:
        name = lower(part[: part.index(">")])
        level = max(level, LEVELS.get(name, NO_BREAK))
        if name not in NEVER_OPEN:
            closing.append((name, at))
        at += len(part) + 2
    found = (tuple(closing), level)
    if len(RUNS) < _KEPT and len(run) < _KEPT_LENGTH:
        RUNS[run] = found
    return found
