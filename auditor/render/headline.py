"""The answer: each verdict in words, how sure it is, and what it could be instead."""

from __future__ import annotations

from typing import Final, NamedTuple

from attrs import evolve

from auditor.errors import EdtfError
from auditor.model import Alternative, Audit, Claim, Timeline, Verdict
from auditor.model.notice import printable
from auditor.render.cells import pad, pad_left, width, wrap
from auditor.render.lines import Ink, Line, line
from auditor.render.untrusted import visible
from auditor.render.wording import (
    chance,
    clock,
    edtf_in_words,
    order_in_words,
    percent,
    place_in_words,
    verdict_in_words,
)
from auditor.when.edtf import parse
from auditor.when.interval import Interval

LABEL: Final = 12
_MOST_CELLS: Final = 80
"""However wide the terminal is, a chance stands near what it is the chance of."""
_WORTH_SAYING: Final = 0.01
_BOTH: Final = 2
_MAX_RIVALS: Final = 3


class Row(NamedTuple):
    """One statement: its label, what it says, and the chance of it."""

    label: str
    words: str
    chance: str
    ink: Ink = Ink.PLAIN


def is_unread(audit: Audit) -> bool:
    """Whether nothing of a document was read: then it has not been asked for its dates either."""
    return audit.incomplete and not audit.document.parts


def answer(audit: Audit, *, verbose: bool) -> list[Row]:
    """The verdict on publication, or why there is none because nothing could be read."""
    if not is_unread(audit):
        return published(audit.timeline, verbose=verbose)
    name = printable(audit.document.uri)
    reasons = [n.text.removeprefix(f"{name}: ") for n in audit.notices if n.incomplete]
    return [Row("", f"Not read: {'; '.join(reasons)}", "")]


def published(timeline: Timeline, *, verbose: bool) -> list[Row]:
    """The verdict on publication, with its rivals or with what would settle it."""
    verdict = timeline.published
    rows = [Row(_label(timeline), _statement(timeline), _chance(verdict), Ink.ANSWER)]
    if verdict.state == "undecided" and verdict.would_settle:
        rows.append(Row("", visible(_settle(verdict.would_settle)), ""))
    if verdict.state == "stated":
        limit = None if verbose else _MAX_RIVALS
        rows += [
            Row("", f"or {_rival(rival, timeline)}", percent(rival.confidence))
            for rival in verdict.alternatives[:limit]
            if rival.confidence >= _WORTH_SAYING
        ]
    return rows


def modified(timeline: Timeline) -> list[Row]:
    """The verdict on the last change, where it says another day than publication does."""
    verdict = timeline.modified
    if verdict.edtf is None or verdict.edtf == timeline.published.edtf:
        return []
    return [Row("Updated", verdict_in_words(verdict), _chance(verdict))]


def captured(timeline: Timeline) -> list[Row]:
    """The verdict on when this copy was made, where that is more than "after publication"."""
    verdict = timeline.captured
    if verdict.edtf is None or (verdict.state == "bounds" and _goes_without_saying(timeline)):
        return []
    words = verdict_in_words(verdict)
    if verdict.state == "stated":
        words = f"on {words}"
    return [Row("This copy", f"made {words}", _chance(verdict))]


def _goes_without_saying(timeline: Timeline) -> bool:
    """Whether the copy is only known to be no older than what it is a copy of."""
    published, copied = interval_of(timeline.published), interval_of(timeline.captured)
    if published is None or copied is None or copied.first is None or copied.last is not None:
        return False
    return published.last is not None and copied.first <= published.last


def rows_to_lines(rows: list[Row], cells: int) -> list[Line]:
    """Statements on the left, chances flush at the right."""
    result = []
    cells = min(cells, _MOST_CELLS)
    for row in rows:
        room = cells - LABEL - (width(row.chance) + 2 if row.chance else 0)
        first, *rest = wrap(visible(row.words), room) or [""]
        end = pad_left(row.chance, cells - LABEL - width(first)) if row.chance else ""
        result.append(line((pad(row.label, LABEL), Ink.TITLE), (first, row.ink), (end, Ink.PLAIN)))
        result += [line(" " * LABEL, (text, row.ink)) for text in rest]
    return result


def brief_answer(timeline: Timeline) -> Row:
    """The answer without the clock, for a document about which there is nothing else to say."""
    verdict = timeline.published
    timeless = evolve(timeline, published=evolve(verdict, instant=None))
    return Row(_label(timeline), _statement(timeless), _chance(verdict), Ink.ANSWER)


def _label(timeline: Timeline) -> str:
    """A mail is published when it is sent."""
    return "Sent" if timeline.page_kind == "mail" else "Published"


def _statement(timeline: Timeline) -> str:
    verdict = timeline.published
    words = verdict_in_words(verdict)
    if verdict.edtf is None:
        reason = verdict.because[0].text if verdict.because else ""
        return f"{words}: {visible(reason)}" if reason else words
    if verdict.state == "undecided":
        return f"{words}: {_why_undecided(timeline)}"
    if verdict.instant is not None and verdict.state == "stated":
        return f"{words} at {clock(verdict.instant)}"
    return words


def _why_undecided(timeline: Timeline) -> str:
    """One date that can be read two ways, or dates that contradict each other."""
    rivals = {str(date) for date in timeline.published.dates}
    for claim in timeline.claims:
        live = {reading.edtf for reading in claim.live}
        if claim.id in timeline.published.claims and len(live & rivals) > 1:
            return "it does not say which"
    return "it says both" if len(rivals) == _BOTH else "it does not say which"


def _chance(verdict: Verdict) -> str:
    if verdict.state == "undecided":
        return "undecided"
    if verdict.confidence is None or verdict.edtf is None:
        return ""
    return chance(verdict.confidence)


def _settle(ways: tuple[str, ...]) -> str:
    text = "; ".join(ways)
    return text if "settle" in text else f"What would settle it: {text}"


def _rival(rival: Alternative, timeline: Timeline) -> str:
    """A rival date with what speaks for it: another order of a number, or another claim."""
    words = edtf_in_words(rival.edtf)
    first = (c for c in timeline.claims if c.id in timeline.published.claims)
    for claim in (*first, *timeline.claims):
        reason = _why_rival(claim, rival.edtf)
        if reason:
            return f"{words}, {reason}"
    return words


def _why_rival(claim: Claim, edtf: str) -> str:
    for reading in claim.readings:
        if reading.edtf != edtf:
            continue
        if len(claim.readings) > 1 and reading.order is not None:
            return f"if {visible(claim.surface)} is {order_in_words(reading.order)}"
        return f"as line {claim.location.line} says ({place_in_words(claim)})"
    return ""


def interval_of(verdict: Verdict) -> Interval | None:
    """The days of a verdict, None where it says nothing."""
    if verdict.edtf is None:
        return None
    try:
        return parse(verdict.edtf).interval
    except EdtfError:
        return None
