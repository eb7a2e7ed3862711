"""A line of the document as it stands there, with spans of it marked beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from auditor.model import Claim, Document
from auditor.render.cells import ELLIPSIS, pad_left, width
from auditor.render.lines import Ink, Line, line
from auditor.render.untrusted import visible
from auditor.render.wording import place_in_words

GUTTER: Final = 6
"""Cells for the number of the line; names of parts may need more."""
_MARK: Final = "─"
_REACH: Final = 400
"""Characters looked at on each side of a span: a line can be megabytes long."""
_MAX_QUOTES: Final = 4


class _Excerpt(NamedTuple):
    """Text that is safe to print, and for each of its pieces whether it is to be marked."""

    pieces: tuple[tuple[str, bool], ...]


def quotes(document: Document, claims: Sequence[Claim], cells: int) -> list[Line]:
    """The lines that hold the claims, in the order given, each once."""
    result: list[Line] = []
    grouped: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        grouped.setdefault((claim.location.part, claim.location.line), []).append(claim)
    for together in list(grouped.values())[:_MAX_QUOTES]:
        result += _quote(document, together, cells)
    if len(grouped) > _MAX_QUOTES:
        more = len(grouped) - _MAX_QUOTES
        result.append(line((f"{'…':>{GUTTER}} │ and {more} more", Ink.FAINT)))
    return result


def _quote(document: Document, claims: list[Claim], cells: int) -> list[Line]:
    gutter = pad_left(visible(_gutter(document, claims[0])), GUTTER)
    room = max(20, cells - width(gutter) - 3)
    excerpt = _excerpt(document, claims, room)
    text = tuple((piece, Ink.MARK if marked else Ink.PLAIN) for piece, marked in excerpt.pieces)
    under = "".join((_MARK if marked else " ") * width(piece) for piece, marked in excerpt.pieces)
    return [
        line((f"{gutter} │ ", Ink.FAINT), *text),
        line(" " * (width(gutter) + 3), (under, Ink.MARK)),
    ]


def _gutter(document: Document, claim: Claim) -> str:
    """The number of the line; before it the part, where that is not the file itself."""
    place = claim.location
    part = document.part(place.part)
    if part is None:
        return place_in_words(claim)
    if place.pointer is not None and place.part == "record":
        return place.pointer
    return str(place.line) if place.part in ("body", "text") else f"{place.part}:{place.line}"


def _excerpt(document: Document, claims: list[Claim], room: int) -> _Excerpt:
    part = document.part(claims[0].location.part)
    if part is None or claims[0].location.start >= len(part.text):
        # Some claims stand in no text, such as the address that the user gives.
        return _Excerpt(tuple(_window(claims[0].surface, [(0, len(claims[0].surface))], room)))
    offset, text = part.line_text(claims[0].location.line)
    spans = [
        (min(c.location.start - offset, len(text)), min(c.location.end - offset, len(text)))
        for c in claims
    ]
    return _Excerpt(tuple(_window(text, spans, room)))


def _window(text: str, spans: list[tuple[int, int]], room: int) -> list[tuple[str, bool]]:
    """Pieces of the text round its first span that fit, with ellipses where it goes on."""
    start, end = spans[0]
    low, high = _bounds(text, start, end, room)
    pieces: list[tuple[str, bool]] = []
    if low > 0 and text[:low].strip():
        pieces.append((ELLIPSIS, False))
    for at in range(low, high):
        marked = any(first <= at < last for first, last in spans)
        shown = visible(text[at])
        if pieces and pieces[-1][1] == marked and pieces[-1][0] != ELLIPSIS:
            pieces[-1] = (pieces[-1][0] + shown, marked)
        else:
            pieces.append((shown, marked))
    if high < len(text) and text[high : high + _REACH].strip():
        pieces.append((ELLIPSIS, False))
    return pieces


def _bounds(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """Where the excerpt begins and ends: the whole line, else its head, else round the span."""
    low = max(0, start - _REACH)
    while low < start and text[low].isspace():
        low += 1
    sizes = {at: width(visible(text[at])) for at in range(low, min(len(text), end + _REACH))}
    before = sum(sizes[at] for at in range(low, start))
    marked = sum(sizes[at] for at in range(start, end))
    if low > 0 and text[:low].strip():
        before += 1
    allowed = max(0, room - 1 - marked)
    if before > allowed - min(allowed // 4, 12):
        budget = allowed // 2
        low = start
        while low - 1 in sizes and sizes[low - 1] <= budget:
            low -= 1
            budget -= sizes[low]
        before = sum(sizes[at] for at in range(low, start)) + 1
    high, used = start, before
    last = min(len(text), end + _REACH)
    while high < last and used + sizes[high] <= room - (high + 1 < len(text)):
        used += sizes[high]
        high += 1
    return low, max(high, start)
