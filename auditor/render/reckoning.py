"""The sum behind a verdict for a person who wants to check it, figure by figure.

What is printed adds up as printed: each figure of a sum stands on a line of its own.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from auditor.model import Audit, Claim, Status, Timeline
from auditor.model.reckoning import ReadingSum, Reckoning, Step, Sum
from auditor.render.cells import cut, pad, pad_left, wrap
from auditor.render.claim_groups import counted_by_group
from auditor.render.lines import EMPTY, Ink, Line, line, sections
from auditor.render.story import Look
from auditor.render.untrusted import visible
from auditor.render.weighed import reading_name, steps_of_day
from auditor.render.wording import (
    counted,
    edtf_in_words,
    reading_in_words,
    share,
)

_FIGURE: Final = 8
_WORD: Final = 9
_LIKELY_ENOUGH: Final = 0.005
_LEAST_SHOWN, _MOST_SHOWN = 2, 6
"""Days whose evidence is listed; of the others only the totals are told."""
_MOST_PLACED: Final = 12
_STRENGTHS: Final = ((3.0, "strong"), (1.5, "clear"), (0.5, "some"), (0.0, "slight"))
_HOW_TO_READ: Final = (
    "Each piece of evidence adds to a day or takes from it: +0.7 doubles its odds, +3 makes them "
    "twenty times what they were, a minus does the reverse. Where each figure comes from stands on "
    "the page Evidence of the documentation."
)
_DAY: Final = 24
_LEAST_POWER: Final = 0.01
_MANY: Final = 10_000
_NO_DAY: Final = "no day"


def reckoning_story(audit: Audit, look: Look) -> list[Line]:
    """All steps from the evidence to the verdicts."""
    reckoning = audit.timeline.reckoning
    if reckoning is None:
        return []
    shown = _shown(reckoning, every=look.verbose)
    return sections(
        [
            [line(("How it was reckoned", Ink.TITLE)), *_how_to_read(reckoning, look)],
            *(_sum(one, reckoning, look) for one in shown),
            *(_order(claim, sums, audit.timeline, look) for claim, sums in reckoning.orders),
            _shares(reckoning, shown, look),
            _bound(audit.timeline, look),
            _not_weighed(audit.timeline, reckoning, look),
            _placed(audit.timeline, look),
            _ruled_out(audit.timeline, look),
            _other_verdicts(audit.timeline, reckoning, look),
        ]
    )


def _how_to_read(reckoning: Reckoning, look: Look) -> list[Line]:
    return _text(_HOW_TO_READ, look) if reckoning.candidates else []


def _shown(reckoning: Reckoning, *, every: bool) -> Sequence[Sum]:
    """The days whose evidence is listed."""
    if every:
        return reckoning.candidates
    likely = sum(one.probability >= _LIKELY_ENOUGH for one in reckoning.candidates)
    return reckoning.candidates[: min(_MOST_SHOWN, max(_LEAST_SHOWN, likely))]


def _sum(one: Sum, reckoning: Reckoning, look: Look) -> list[Line]:
    """The evidence for and against one day, and what it comes to."""
    assert one.edtf is not None  # noqa: S101 - candidates are dates
    steps = steps_of_day(one, reckoning)
    return [
        _heading(f"For {edtf_in_words(one.edtf)}"),
        *(row for step in steps for row in _step(step, step.adds, look)),
        _total(one.total),
    ]


def _step(step: Step, adds: float, look: Look) -> list[Line]:
    room = look.cells - _FIGURE - _WORD - 2
    first, *rest = wrap(visible(step.text), room) or [""]
    ink = Ink.CHOSEN if adds > 0 else Ink.AGAINST if adds < 0 else Ink.FAINT
    start = f"{adds:+{_FIGURE}.2f}  "
    return [
        line((start, ink), (pad(_strength(adds), _WORD), Ink.FAINT), first),
        *(line(" " * (_FIGURE + _WORD + 2), text) for text in rest),
    ]


def _strength(adds: float) -> str:
    if not adds:
        return "–"  # noqa: RUF001 - the sign for nothing, as in the overview
    return next(word for least, word in _STRENGTHS if abs(adds) >= least)


def _total(total: float) -> Line:
    return line((f"{total:+{_FIGURE}.2f}", Ink.TITLE), "  ", ("in all", Ink.TITLE))


def _order(claim_id: str, sums: Sequence[ReadingSum], timeline: Timeline, look: Look) -> list[Line]:
    """What tells the two orders of day and month of one claim apart."""
    claim = next((c for c in timeline.claims if c.id == claim_id), None)
    name = f"{cut(visible(claim.surface), 30)}, {_line(claim)}" if claim else visible(claim_id)
    lines = [_heading(f"Day and month of {name}")]
    for one in sums:
        words = reading_name(one)
        if not one.steps:
            lines.append(line(f"  as {words}: nothing for or against it"))
            continue
        lines.append(line(f"  as {words}:"))
        lines += [row for step in one.steps for row in _step(step, step.adds, look)]
        lines.append(_total(one.total))
    return lines


def _shares(reckoning: Reckoning, shown: Sequence[Sum], look: Look) -> list[Line]:
    """From sums to probabilities, where there is more than one thing to choose from."""
    outcome = _text(f"{reckoning.outcome[0].upper()}{reckoning.outcome[1:]}.", look)
    if not reckoning.candidates and not reckoning.nothing.steps:
        return outcome
    every = [*reckoning.candidates, reckoning.nothing]
    rest = reckoning.candidates[len(shown) :]
    odds = math.fsum(math.exp(one.total) for one in every)
    told = (
        "From sums to probabilities: each sum becomes odds, e to the power of it. What the odds of "
        "one are of the odds of all is its probability."
    )
    lines = _text(told, look)
    for one in (*shown, reckoning.nothing):
        words = edtf_in_words(one.edtf) if one.edtf is not None else _NO_DAY
        lines.append(_share(words, f"{one.total:+.2f}", math.exp(one.total), one.probability))
    if rest:
        words = counted(len(rest), "more day")
        power = math.fsum(math.exp(one.total) for one in rest)
        lines.append(_share(words, "", power, math.fsum(one.probability for one in rest)))
    lines.append(_share("together", "", odds, 1.0))
    if reckoning.nothing.steps:
        lines += [
            EMPTY,
            _heading("For stating no day"),
            *(row for step in reckoning.nothing.steps for row in _step(step, step.adds, look)),
        ]
    return [*lines, EMPTY, *outcome]


def _bound(timeline: Timeline, look: Look) -> list[Line]:
    """What is left where no day is stated, and what it rests on."""
    published = timeline.published
    if published.state != "bounds" or published.edtf is None:
        return []
    lines = _text(f"What is left is a bound: {edtf_in_words(published.edtf)}.", look)
    return lines + [
        part for reason in published.because for part in _entry(visible(reason.text), look)
    ]


def _share(words: str, total: str, power: float, probability: float) -> Line:
    return line(
        f"  {pad(cut(words, _DAY), _DAY)}",
        pad_left(total, 8),
        pad_left(_power(power), 13),
        (pad_left(share(probability), 12), Ink.ANSWER),
    )


def _power(power: float) -> str:
    """Hundredths of what is small, and no more digits than tell of what is large."""
    if power < _LEAST_POWER:
        return f"under {_LEAST_POWER}"
    return f"{power:,.2f}" if power < _MANY else f"{power:,.0f}"


def _not_weighed(timeline: Timeline, reckoning: Reckoning, look: Look) -> list[Line]:
    """The claims that testify for no day of publication, counted."""
    weighed = {claim for one in reckoning.candidates for claim in one.claims}
    rest = [claim for claim in timeline.claims if claim.id not in weighed]
    if not rest:
        return []
    numbers = [f"{number:,} {group.where}" for group, number in counted_by_group(rest)]
    number = counted(len(rest), "claim")
    text = f"{number} not weighed as its publication: {', '.join(numbers)}."
    return _text(text, look)


def _placed(timeline: Timeline, look: Look) -> list[Line]:
    """Dates whose missing parts another date gave."""
    found = [
        (claim, reading)
        for claim in timeline.claims
        for reading in claim.readings
        if reading.source is not None and reading.because
    ]
    if not found:
        return []
    lines = [_heading("Placed by another date")]
    most = len(found) if look.verbose else _MOST_PLACED
    for claim, reading in found[:most]:
        source = _named(timeline, reading.source)
        text = (
            f"{_line(claim)}: {_surface(claim)} is {reading_in_words(reading)}, "
            f"{visible(reading.because)}{source}"
        )
        lines += _entry(text, look)
    if len(found) > most:
        lines.append(line((f"  … {len(found) - most:,} more (--verbose)", Ink.FAINT)))
    return lines


def _named(timeline: Timeline, claim_id: str | None) -> str:
    claim = next((c for c in timeline.claims if c.id == claim_id), None)
    return "" if claim is None else f" ({_line(claim)})"


def _ruled_out(timeline: Timeline, look: Look) -> list[Line]:
    """Readings that do not hold, each with the reason."""
    found = [
        (claim, reading)
        for claim in timeline.claims
        for reading in claim.readings
        if reading.status is Status.RULED_OUT
    ]
    if not found:
        return []
    lines = [_heading("Ruled out")]
    most = len(found) if look.verbose else _MOST_PLACED
    for claim, reading in found[:most]:
        reason = visible(reading.because).removeprefix("ruled out, ") or "no reason is kept"
        text = f"{_line(claim)}: {_surface(claim)} as {reading_in_words(reading)}: {reason}"
        lines += _entry(text, look)
    if len(found) > most:
        lines.append(line((f"  … {len(found) - most:,} more (--verbose)", Ink.FAINT)))
    return lines


def _other_verdicts(timeline: Timeline, reckoning: Reckoning, look: Look) -> list[Line]:
    """What the verdicts on modification and capture rest on; they are no sums."""
    lines: list[Line] = []
    for name, verdict, rule in (
        ("Updated", timeline.modified, reckoning.modified),
        ("This copy", timeline.captured, reckoning.captured),
    ):
        about = f"{name} {edtf_in_words(verdict.edtf)}" if verdict.edtf is not None else name
        lines += _text(f"{about}: {rule}.", look)
        for reason in verdict.because:
            lines += _entry(visible(reason.text), look)
    return lines


def _line(claim: Claim) -> str:
    return f"line {claim.location.line}"


def _surface(claim: Claim) -> str:
    return f"“{cut(visible(claim.surface), 40)}”"


def _heading(text: str) -> Line:
    return line((text, Ink.TITLE))


def _text(text: str, look: Look) -> list[Line]:
    return [line(part) for part in wrap(visible(text), look.cells)]


def _entry(text: str, look: Look) -> list[Line]:
    first, *rest = wrap(text, look.cells - 2) or [""]
    return [line(f"  {first}"), *(line(f"    {part}") for part in _again(rest, look))]


def _again(parts: Iterable[str], look: Look) -> list[str]:
    """The rest of an entry, on lines that are set in a little more."""
    return wrap(" ".join(parts), look.cells - 4)
