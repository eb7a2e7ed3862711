"""All claims of a document as a table: where each stands, and what it may mean."""

from __future__ import annotations

from typing import Final

from auditor.model import Audit, Claim, Reading, Status
from auditor.render import headline
from auditor.render.cells import cut, pad, wrap
from auditor.render.lines import EMPTY, Ink, Line, line
from auditor.render.story import Look, document_title
from auditor.render.untrusted import visible
from auditor.render.wording import order_in_words, place_in_words, reading_in_words

_PLACE: Final = 12
_ROLE: Final = 10
_SURFACE: Final = 24
_INKS: Final = {Status.CHOSEN: Ink.CHOSEN, Status.LIVE: Ink.PLAIN, Status.RULED_OUT: Ink.FAINT}
_WORDS: Final = {Status.CHOSEN: "", Status.LIVE: "possible", Status.RULED_OUT: "ruled out"}


def claims_story(audit: Audit, look: Look, as_of: str = "") -> list[Line]:
    """The verdicts, then every claim with its readings."""
    rows = headline.published(audit.timeline, verbose=True)
    rows += headline.modified(audit.timeline) + headline.captured(audit.timeline)
    lines = [
        document_title(audit, look.cells, as_of),
        EMPTY,
        *headline.rows_to_lines(rows, look.cells),
    ]
    claims = audit.timeline.claims
    if not claims:
        return [*lines, EMPTY, line("no dates found")]
    number = max(4, *(len(_where(claim)) for claim in claims))
    name = max(2, *(len(claim.id) for claim in claims))
    heads = (("id", name), ("line", number), ("role", _ROLE), ("place", _PLACE))
    title = "  ".join(pad(text, cells) for text, cells in heads)
    title += f"  {pad('as written', _SURFACE)}  means"
    lines += [EMPTY, line((title, Ink.TITLE))]
    left = name + number + _ROLE + _PLACE + _SURFACE + 10
    for claim in claims:
        lines += _claim(claim, name, number, max(20, look.cells - left))
    return lines


def _where(claim: Claim) -> str:
    return str(claim.location.line)


def _claim(claim: Claim, name: int, number: int, room: int) -> list[Line]:
    left = [
        pad(claim.id, name),
        _where(claim).rjust(number),
        pad(cut(claim.role.value, _ROLE), _ROLE),
        pad(cut(place_in_words(claim), _PLACE), _PLACE),
        pad(cut(visible(claim.surface), _SURFACE), _SURFACE),
    ]
    blank = " " * (name + number + _ROLE + _PLACE + _SURFACE + 8)
    result: list[Line] = []
    for text, ink in _meanings(claim):
        for part in wrap(text, room):
            start = "  ".join(left) if not result else blank
            result.append(line(start, "  ", (part, ink)))
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
        return f"{words} {status}: {because}"
    return f"{words} {status}".rstrip()
