"""All claims of a document as a table: where each stands, and what it may mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from auditor.model import Audit, Claim, Reading, Status
from auditor.render import headline
from auditor.render.cells import cut, pad, width, wrap
from auditor.render.claim_groups import FEW, groups
from auditor.render.lines import EMPTY, Ink, Line, line
from auditor.render.story import Look, document_title, unread
from auditor.render.untrusted import visible
from auditor.render.wording import (
    clock,
    order_in_words,
    place_in_words,
    reading_in_brief,
    reading_in_words,
)
from auditor.when.wording import with_capital_month

_LEAST_SURFACE, _MOST_SURFACE = 12, 32
_MEANING: Final = 24
"""Cells that a day with its clock and offset takes in brief."""
_WIDE: Final = 32
"""Cells from which months are written out."""
_MOST_CELLS: Final = 12
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
        *document_title(audit, look.cells, as_of),
        EMPTY,
        *headline.rows_to_lines(rows, look.cells),
        EMPTY,
    ]
    claims = audit.timeline.claims
    if not claims:
        return [*lines, line(("no dates found", Ink.FAINT))]
    columns = _columns(claims, look.cells)
    title = "".join(f"{pad(column.head, column.cells)}  " for column in columns)
    lines.append(line((f"{title}means", Ink.TITLE)))
    if len(claims) <= FEW:
        return [*lines, *_claims(claims, columns, look)]
    for number, group in enumerate(groups(audit.timeline, every=look.verbose)):
        if number:
            lines.append(EMPTY)
        lines.append(line((group.group.heading, Ink.TITLE)))
        lines += _claims(group.shown, columns, look)
        if group.left_out:
            lines.append(line((f"{group.more} (--verbose)", Ink.FAINT)))
    return lines


def _columns(claims: Sequence[Claim], cells: int) -> list[Column]:
    columns = [
        _fitting("id", claims, lambda c: c.id),
        _fitting("line", claims, lambda c: str(c.location.line).rjust(4)),
        _fitting("role", claims, lambda c: c.role.value),
    ]
    if cells >= _NARROW:
        columns.append(_fitting("place", claims, place_in_words))
    used = sum(column.cells + 2 for column in columns)
    free = cells - used - 2 - _MEANING
    surface = min(_MOST_SURFACE, max(_LEAST_SURFACE, free if free <= _MOST_SURFACE else free - 8))
    return [*columns, Column("as written", surface, lambda c: visible(c.surface))]


def _fitting(head: str, claims: Sequence[Claim], of: Callable[[Claim], str]) -> Column:
    most = max(width(of(claim)) for claim in claims)
    return Column(head, min(_MOST_CELLS, max(len(head), most)), of)


def _claims(claims: Sequence[Claim], columns: Sequence[Column], look: Look) -> list[Line]:
    return [row for claim in claims for row in _claim(claim, columns, look.cells)]


def _claim(claim: Claim, columns: Sequence[Column], cells: int) -> list[Line]:
    start = "".join(pad(cut(c.of(claim), c.cells), c.cells) + "  " for c in columns)
    indent = sum(column.cells + 2 for column in columns)
    result: list[Line] = []
    for text, ink in _meanings(claim, brief=cells - indent < _WIDE):
        for part in wrap(text, cells - indent):
            result.append(line(" " * indent if result else start, (part, ink)))
    # A reason is a sentence and needs room: it begins under the surface.
    inner = indent - columns[-1].cells - 2
    for reading in filter(_told_below, claim.readings):
        reason = f"not {_meaning(reading, brief=False)}: {_reason(reading)}"
        result += [line(" " * inner, (part, Ink.FAINT)) for part in wrap(reason, cells - inner)]
    return result or [line(start)]


def _told_below(reading: Reading) -> bool:
    """Whether a reading is told with the reason why it is out."""
    return reading.status is Status.RULED_OUT and bool(reading.because)


def _reason(reading: Reading) -> str:
    return visible(reading.because).removeprefix("ruled out, ")


def _meanings(claim: Claim, *, brief: bool) -> list[tuple[str, Ink]]:
    if claim.impossible is not None:
        why = with_capital_month(visible(claim.impossible))
        return [(f"impossible: {why}", Ink.AGAINST)]
    if not claim.readings:
        return [(_without_date(claim), Ink.FAINT)]
    if len(claim.readings) == 1 and not any(claim.readings[0].known + claim.readings[0].implied):
        return [("not fixed to a date", Ink.FAINT)]
    told = [reading for reading in claim.readings if not _told_below(reading)]
    return [(_meaning(reading, brief=brief), _INKS[reading.status]) for reading in told]


def _without_date(claim: Claim) -> str:
    """What a length of time or a repetition says, which is no date."""
    timex = claim.timex
    if timex is None or timex.value is None:
        return "no date of its own"
    kind = {"DURATION": "a length of time", "SET": "repeated"}.get(timex.type)
    return f"{kind}, {timex.value}" if kind else timex.value


def _meaning(reading: Reading, *, brief: bool) -> str:
    words = reading_in_brief(reading) if brief else reading_in_words(reading)
    if reading.instant is not None:
        words += f" {clock(reading.instant)}"
    if reading.order is not None and reading.status is not Status.CHOSEN:
        words += f", {order_in_words(reading.order)}"
    if _told_below(reading):
        return words
    return f"{words} {_WORDS[reading.status]}".rstrip()
