"""All claims of a document as a table: where each stands, and what it may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from auditor.model import Audit, Claim, Reading, Status
from auditor.render import headline
from auditor.render.cells import cut, pad, wrap
from auditor.render.lines import EMPTY, Ink, Line, line
from auditor.render.story import Look, document_title, unread
from auditor.render.untrusted import visible
from auditor.render.wording import order_in_words, place_in_words, reading_in_words

_PLACE: Final = 12
_ROLE: Final = 10
_LEAST_SURFACE, _MOST_SURFACE = 12, 24
_MEANING: Final = 24
_NARROW: Final = 72
"""On fewer cells the column of places is left out."""
_INKS: Final = {Status.CHOSEN: Ink.CHOSEN, Status.LIVE: Ink.PLAIN, Status.RULED_OUT: Ink.FAINT}
_WORDS: Final = {Status.CHOSEN: "", Status.LIVE: "possible", Status.RULED_OUT: "ruled out"}


class Column(NamedTuple):
    """A column of the table: its head, its cells, and what stands in it."""

    head: str
    cells: int
    of: Callable[[Claim], str]


def claims_story(audit: Audit, look: Look, as_of: str = "") -> list[Line]:
    """The verdicts, then every claim with its readings."""
    if not audit.document.parts:
        return unread(audit, look)
    rows = headline.published(audit.timeline, verbose=True)
    rows += headline.modified(audit.timeline) + headline.captured(audit.timeline)
    lines = [
        document_title(audit, look.cells, as_of),
        EMPTY,
        *headline.rows_to_lines(rows, look.cells),
        EMPTY,
    ]
    claims = audit.timeline.claims
    if not claims:
        return [*lines, line("no dates found")]
    columns = _columns(claims, look.cells)
    title = "  ".join(pad(column.head, column.cells) for column in columns)
    lines.append(line((f"{title}  means", Ink.TITLE)))
    for claim in claims:
        lines += _claim(claim, columns, look.cells)
    return lines


def _columns(claims: Sequence[Claim], cells: int) -> list[Column]:
    columns = [
        Column("id", max(2, *(len(claim.id) for claim in claims)), lambda c: c.id),
        Column("line", max(4, *(len(_line(c)) for c in claims)), lambda c: _line(c).rjust(4)),
        Column("role", _ROLE, lambda c: c.role.value),
    ]
    if cells >= _NARROW:
        columns.append(Column("place", _PLACE, place_in_words))
    used = sum(column.cells + 2 for column in columns)
    surface = min(_MOST_SURFACE, max(_LEAST_SURFACE, cells - used - 2 - _MEANING))
    return [*columns, Column("as written", surface, lambda c: visible(c.surface))]


def _line(claim: Claim) -> str:
    return str(claim.location.line)


def _claim(claim: Claim, columns: Sequence[Column], cells: int) -> list[Line]:
    start = "".join(pad(cut(c.of(claim), c.cells), c.cells) + "  " for c in columns)
    indent = sum(column.cells + 2 for column in columns)
    result: list[Line] = []
    for text, ink in _meanings(claim):
        for part in wrap(text, cells - indent):
            result.append(line(" " * indent if result else start, (part, ink)))
    return result


def _meanings(claim: Claim) -> list[tuple[str, Ink]]:
    if claim.impossible is not None:
        return [(f"impossible: {visible(claim.impossible)}", Ink.AGAINST)]
    if not claim.readings:
        value = claim.timex.value if claim.timex is not None else None
        return [(value or "no date of its own", Ink.FAINT)]
    return [(_meaning(reading), _INKS[reading.status]) for reading in claim.readings]


def _meaning(reading: Reading) -> str:
    words = reading_in_words(reading)
    if reading.instant is not None:
        words += f" {str(reading.instant).partition('T')[2]}"
    if reading.order is not None and reading.status is not Status.CHOSEN:
        words += f", {order_in_words(reading.order)}"
    status = _WORDS[reading.status]
    because = visible(reading.because)
    if reading.status is Status.RULED_OUT and because:
        return f"{words} {status}: {because.removeprefix('ruled out, ')}"
    return f"{words} {status}".rstrip()
