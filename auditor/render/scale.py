"""Time on a row of cells: where a day falls, which ticks fit, and the drawing of lanes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.render.cells import cut, pad, width
from auditor.render.lanes import Lane, Mark, Sign
from auditor.render.lines import Ink, Line, Piece, line
from auditor.when.calendar import MONTHS_IN_YEAR, civil, day_number
from auditor.when.wording import MONTHS

LABEL: Final = 12
_NOTE: Final = 24
_SIGNS: Final = {
    Sign.FITS: ("●", Ink.CHOSEN, "fits"),
    Sign.POSSIBLE: ("?", Ink.RIVAL, "possible"),
    Sign.RIVAL: ("○", Ink.RIVAL, "ruled out"),
    Sign.AGAINST: ("◆", Ink.AGAINST, "contradicts"),
    Sign.OTHER: ("▪", Ink.FAINT, "dates of other things"),
}
_DAY_STEPS: Final = (1, 2, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6)
_YEAR_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)
_MOST_TICKS: Final = 40
"""More are never tried: they could not fit."""
_CUT_SHARE: Final = 0.9
"""A stretch without any date is cut when it takes more of the picture than this."""
_CUT: Final = "⫽"


class Segment(NamedTuple):
    """Days that lie to scale on some cells, from the cell `at` on."""

    first: int
    last: int
    at: int
    cells: int

    def cell(self, day: int) -> int:
        """The cell of a day."""
        share = (day - self.first) / max(1, self.last - self.first)
        return self.at + round(share * (self.cells - 1))


def picture(rows: list[Lane], cells: int) -> list[Line]:
    """The lanes under a scale, and what their signs mean."""
    if not rows:
        return []
    label = max(LABEL, *(width(row.label) + 2 for row in rows))
    room = cells - label - _NOTE - 2
    segments = _segments([m for row in rows for m in row.marks], room)
    used = {mark.sign for row in rows for mark in row.marks}
    return [
        *_axis(segments, room, label),
        *(_row(row, segments, room, label) for row in rows),
        *_legend(used, label, cells),
    ]


def _legend(used: set[Sign], label: int, cells: int) -> list[Line]:
    """What the signs of the picture mean, beside it or on lines of their own."""
    lines = [""]
    for sign in sorted(used, reverse=True):
        entry = f"{_SIGNS[sign][0]} {_SIGNS[sign][2]}"
        joined = f"{lines[-1]}   {entry}".strip()
        if width(joined) <= cells - label:
            lines[-1] = joined
        else:
            lines.append(entry)
    return [line(" " * label, (text, Ink.FAINT)) for text in lines]


def _segments(marks: list[Mark], room: int) -> list[Segment]:
    """One scale for all days, or two with a cut between them where nearly all is empty."""
    days = sorted({d for m in marks for d in (m.interval.first, m.interval.last) if d is not None})
    gap, at = max(
        ((later - day, i) for i, (day, later) in enumerate(pairwise(days))), default=(0, 0)
    )
    total = days[-1] - days[0]
    if len(days) > 2 and gap > _CUT_SHARE * total:  # noqa: PLR2004 - two days need no cut
        half = (room - 3) // 2
        left, right = days[: at + 1], days[at + 1 :]
        return [
            _padded(left[0], left[-1], 0, half),
            _padded(right[0], right[-1], room - half, half),
        ]
    return [_padded(days[0], days[-1], 0, room)]


def _padded(first: int, last: int, at: int, cells: int) -> Segment:
    """The segment with a little room at its ends."""
    room = max(1, (last - first) // 24)
    return Segment(first - room, last + room, at, cells)


def _axis(segments: list[Segment], room: int, indent: int) -> list[Line]:
    names, rule = [" "] * room, ["─"] * room
    year = _only_year(segments)
    for segment in segments:
        for day, name in _ticks(segment, with_year=year is None):
            cell = segment.cell(day)
            rule[cell] = "┼"
            names[cell : cell + len(name)] = name
    for before, after in pairwise(segments):
        start, end = before.at + before.cells, after.at
        rule[start:end] = f"{_CUT:^{end - start}}"
    return [
        line((pad(year or "", indent), Ink.FAINT), ("".join(names), Ink.FAINT)),
        line(" " * indent, ("".join(rule), Ink.FAINT)),
    ]


def _only_year(segments: list[Segment]) -> str | None:
    """The year of all days of the picture, if it is one; ticks need not repeat it then."""
    first, last = civil(segments[0].first)[0], civil(segments[-1].last)[0]
    return _year_name(first) if first == last else None


def _ticks(segment: Segment, *, with_year: bool) -> list[tuple[int, str]]:
    """The finest ticks whose names fit side by side, each with its name."""
    best: list[tuple[int, str]] = []
    end = segment.at + segment.cells
    for ticks in tick_choices(segment.first, segment.last, with_year=with_year):
        inside = [(day, name) for day, name in ticks if segment.cell(day) + len(name) <= end]
        if not inside:
            continue
        best = inside
        cells = [segment.cell(day) for day, _ in inside]
        gaps = [b - a for a, b in pairwise(cells)]
        if all(gap > len(name) + 1 for gap, (_, name) in zip(gaps, inside, strict=False)):
            return inside
    return best[:1]


def tick_choices(first: int, last: int, *, with_year: bool) -> Iterator[list[tuple[int, str]]]:
    """Ticks from fine to coarse; those that would be too many by far are left out."""
    span = last - first
    for step in _DAY_STEPS:
        if span <= step * _MOST_TICKS:
            days = range(first + (-first % step), last + 1, step)
            yield [(day, _name(day, with_day=True, with_year=with_year)) for day in days]
    year, last_year = civil(first)[0], civil(last)[0]
    for months in _MONTH_STEPS:
        if span <= months * 30 * _MOST_TICKS:
            starts = [
                day_number(y, month, 1)
                for y in range(year, last_year + 1)
                for month in range(1, MONTHS_IN_YEAR + 1, months)
            ]
            yield [
                (day, _name(day, with_day=False, with_year=with_year))
                for day in starts
                if first <= day <= last
            ]
    for step in _YEAR_STEPS:
        if last_year - year <= step * _MOST_TICKS:
            years = range(year - year % step, last_year + 1, step)
            yield [
                (day, _year_name(y)) for y in years if first <= (day := day_number(y, 1, 1)) <= last
            ]


def _name(day: int, *, with_day: bool, with_year: bool) -> str:
    year, month, number = civil(day)
    parts = [str(number)] if with_day else []
    parts.append(MONTHS[month - 1][:3])
    return " ".join([*parts, _year_name(year)] if with_year else parts)


def _year_name(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _row(row: Lane, segments: list[Segment], room: int, label: int) -> Line:
    drawn: list[Piece] = [(" ", Ink.PLAIN)] * room
    points = sorted(_point(mark, segments) for mark in row.marks)
    strongest = max(mark.sign for mark in row.marks)
    if strongest is not Sign.OTHER and any(
        m.sign in (Sign.RIVAL, Sign.POSSIBLE) for m in row.marks
    ):
        for cell in range(points[0][0], points[-1][1]):
            drawn[cell] = ("·", Ink.FAINT)
    for mark in sorted(row.marks, key=lambda mark: mark.sign):
        first, last = _point(mark, segments)
        sign, ink, _ = _SIGNS[mark.sign]
        for cell in range(first, last + 1):
            drawn[cell] = ("━", ink)
        drawn[first] = drawn[last] = (sign, ink)
    note = cut(row.note, _NOTE)
    return line((pad(row.label, label), Ink.PLAIN), *_joined(drawn), "  ", (note, Ink.PLAIN))


def _point(mark: Mark, segments: list[Segment]) -> tuple[int, int]:
    """First and last cell of a mark."""
    first, last = mark.interval.first, mark.interval.last
    assert first is not None  # noqa: S101 - lanes hold closed intervals only
    assert last is not None  # noqa: S101 - likewise
    return _cell(first, segments), _cell(last, segments)


def _cell(day: int, segments: list[Segment]) -> int:
    segment = next((s for s in segments if s.first <= day <= s.last), segments[-1])
    return min(segment.at + segment.cells - 1, max(segment.at, segment.cell(day)))


def _joined(cells: list[Piece]) -> list[Piece]:
    """Neighbouring cells of one ink as one piece."""
    result: list[Piece] = []
    for char, ink in cells:
        if result and result[-1][1] is ink:
            result[-1] = (result[-1][0] + char, ink)
        else:
            result.append((char, ink))
    return result
