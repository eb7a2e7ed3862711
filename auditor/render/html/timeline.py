"""The picture of the claims in time, as inline SVG: a lane a role, rivals shown as rivals.

A filled mark is a reading that holds, a pale one may hold, a dashed hollow one is ruled out; a
ring is round what the verdicts chose. Bars are as long as what is said is uncertain. Where a
finding says that two claims contradict each other, a line joins them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.model import Audit, Claim, Finding, OwnerKind, Reading, Role, Severity, Status, Zone
from auditor.render.headline import interval_of
from auditor.render.html.builder import Markup, element
from auditor.render.scale import tick_choices
from auditor.render.tally import open_findings
from auditor.render.wording import reading_in_words
from auditor.when.interval import Interval

_WIDTH: Final = 960
_LEFT: Final = 132
_RIGHT: Final = 24
_TOP: Final = 44
_ROW: Final = 34
_RADIUS: Final = 6.5
_CHAR: Final = 7.0
_GAP_OF_CUT: Final = 34
_CUT_SHARE: Final = 0.5
_A_YEAR: Final = 366
_LEAST_MARGIN: Final = 60
_CORE: Final = ("published", "updated", "created", "received", "this copy", "event")
_MOST_CUTS: Final = 2
_LEAST_SHARE: Final = 0.18
_MOST_CLASHES: Final = 6
_MOST_MARKS: Final = 60
"""Different marks of one lane; the claims are all in the table."""
_OTHERS: Final = {
    Zone.RELATED: "related items",
    Zone.COMMENT: "comments",
    Zone.FOOTER: "footer",
    Zone.COPYRIGHT: "footer",
    Zone.QUOTE: "quoted",
    Zone.HIDDEN: "hidden",
}
_LANES: Final = (
    *("published", "updated", "created", "received", "this copy", "event", "expires", "reference"),
    *("other things", "quoted", "related items", "comments", "footer", "hidden"),
)
_NAMES: Final = {
    Role.PUBLISHED: "published",
    Role.MODIFIED: "updated",
    Role.CREATED: "created",
    Role.RECEIVED: "received",
    Role.CAPTURED: "this copy",
    Role.EVENT: "event",
    Role.EXPIRES: "expires",
}


class _Mark(NamedTuple):
    lane: str
    claim: Claim
    reading: Reading
    first: int
    last: int


class _Piece(NamedTuple):
    """Days that are drawn to scale between two places of the picture."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: int) -> float:
        share = (day - self.first) / max(1, self.last - self.first)
        return self.left + share * (self.right - self.left)


def timeline_picture(audit: Audit, prefix: str) -> Markup | None:
    """The picture, or None where there is no date to draw. Ids of claims get the prefix."""
    marks = _marks(audit)
    if not marks:
        return None
    pieces = _pieces(marks)
    marks = [mark for mark in marks if _in_sight(mark, pieces)]
    lanes = [name for name in _LANES if any(mark.lane == name for mark in marks)]
    rows = {name: _TOP + _ROW * number + _ROW / 2 for number, name in enumerate(lanes)}
    height = _TOP + _ROW * len(lanes) + 14
    name = f"{prefix}picture-title"
    body = [
        element("title", "The claims in time", id=name),
        *_axis(pieces, height),
        *(_lane(lane, rows[lane]) for lane in lanes),
        *_clashes(audit, marks, rows, pieces),
        *(_drawn(mark, rows[mark.lane], pieces, prefix) for mark in _in_order(marks)),
        *_rings(audit, marks, rows, pieces),
        *_notes(marks, rows, pieces),
    ]
    return element(
        "svg", body, viewBox=f"0 0 {_WIDTH} {height:.0f}", role="group", aria_labelledby=name
    )


def lane_of(claim: Claim) -> str:
    """The lane of a claim: its role where it is the document's own, else whose it is."""
    if claim.zone in _OTHERS:
        return _OTHERS[claim.zone]
    if claim.owner.kind is OwnerKind.RELATED:
        return "related items"
    if claim.owner.kind in (OwnerKind.COMMENT, OwnerKind.REPLY):
        return "comments"
    if claim.owner.kind not in (OwnerKind.DOCUMENT, OwnerKind.SITE):
        return "other things"
    return _NAMES.get(claim.role, "reference")


def _marks(audit: Audit) -> list[_Mark]:
    found: list[_Mark] = []
    count: dict[str, int] = {}
    seen: set[tuple[object, ...]] = set()
    for claim in audit.timeline.claims:
        lane = lane_of(claim)
        for reading in claim.readings:
            first, last = reading.interval.first, reading.interval.last
            if first is None or last is None or count.get(lane, 0) >= _MOST_MARKS:
                continue
            key = (lane, first, last, reading.status is Status.RULED_OUT)
            if key in seen:
                continue
            seen.add(key)
            count[lane] = count.get(lane, 0) + 1
            found.append(_Mark(lane, claim, reading, first, last))
    return found


def _in_order(marks: Sequence[_Mark]) -> list[_Mark]:
    """Ruled out first, so that what holds lies above it; else as the keyboard goes, by lane."""
    return sorted(
        marks, key=lambda m: (_LANES.index(m.lane), m.reading.status is not Status.RULED_OUT)
    )


def _pieces(marks: Sequence[_Mark]) -> list[_Piece]:
    """One scale for all days, or up to three, cut where most of the picture would be empty."""
    exact = [mark for mark in marks if mark.last - mark.first <= _A_YEAR]
    core = [mark for mark in exact if mark.lane in _CORE] or exact or marks
    first, last = min(m.first for m in core), max(m.last for m in core)
    margin = max(_LEAST_MARGIN, (last - first) // 4)
    # What only mentions a time far off does not set the scale; it is drawn as far as it reaches.
    days = sorted(
        {
            day
            for mark in [*core, *exact]
            for day in (mark.first, mark.last)
            if first - margin <= day <= last + margin
        }
    )
    total = max(1, days[-1] - days[0])
    gaps = sorted(((b - a, i) for i, (a, b) in enumerate(pairwise(days))), reverse=True)
    cuts: list[int] = []
    rest = total
    for gap, at in gaps[:_MOST_CUTS]:
        alone = min(at + 1, len(days) - at - 1) == 1 or any(abs(cut - at - 1) == 1 for cut in cuts)
        if gap > _CUT_SHARE * rest and len(days) > 2 and not (alone and cuts):  # noqa: PLR2004 - two days need no cut
            cuts.append(at + 1)
            rest = max(1, rest - gap)
    bounds = [0, *sorted(cuts), len(days)]
    groups = [days[a:b] for a, b in pairwise(bounds)]
    spans = [max(1, group[-1] - group[0]) for group in groups]
    shares = [max(_LEAST_SHARE, span / sum(spans)) for span in spans]
    room = _WIDTH - _LEFT - _RIGHT - _GAP_OF_CUT * (len(groups) - 1)
    pieces, left = [], float(_LEFT)
    for group, share in zip(groups, shares, strict=True):
        right = left + room * share / sum(shares)
        margin = max(1, (group[-1] - group[0]) // 16)
        pieces.append(_Piece(group[0] - margin, group[-1] + margin, left, right))
        left = right + _GAP_OF_CUT
    return pieces


def _x(day: int, pieces: Sequence[_Piece]) -> float:
    piece = next((p for p in pieces if p.first <= day <= p.last), pieces[-1])
    return min(piece.right, max(piece.left, piece.x(day)))


def _axis(pieces: Sequence[_Piece], height: float) -> list[Markup]:
    drawn: list[Markup] = []
    for piece in pieces:
        for day, name in _ticks(piece):
            x = _px(piece.x(day))
            bottom = _px(height - 10)
            drawn.append(element("line", x1=x, y1="28", x2=x, y2=bottom, class_="rule"))
            drawn.append(element("text", name, x=x, y="20", text_anchor="middle", class_="tick"))
        drawn.append(
            element(
                "line", x1=_px(piece.left), y1="28", x2=_px(piece.right), y2="28", class_="rule"
            )
        )
    for before, after in pairwise(pieces):
        middle = (before.right + after.left) / 2
        path = f"M{middle - 6:.1f} 34 l4 -12 M{middle + 2:.1f} 34 l4 -12"
        drawn.append(
            element("path", element("title", "time is left out here"), d=path, class_="cut")
        )
    return drawn


def _ticks(piece: _Piece) -> list[tuple[int, str]]:
    """The finest ticks whose names fit side by side."""
    best: list[tuple[int, str]] = []
    for ticks in tick_choices(piece.first, piece.last, with_year=True):
        inside = [(day, name) for day, name in ticks if _has_room(piece, day, name)]
        if not inside:
            continue
        best = inside
        places = [piece.x(day) for day, _ in inside]
        widest = max(len(name) for _, name in inside) * _CHAR + 12
        if all(b - a > widest for a, b in pairwise(places)):
            return inside
    return best[:1]


def _has_room(piece: _Piece, day: int, name: str) -> bool:
    if not piece.first <= day <= piece.last:
        return False
    half = len(name) * _CHAR / 2
    return piece.left <= piece.x(day) - half + _CHAR and piece.x(day) + half - _CHAR <= piece.right


def _lane(name: str, y: float) -> Markup:
    return element(
        "g",
        element("text", name, x="8", y=_px(y + 4.5)),
        element(
            "line", x1=str(_LEFT), y1=_px(y), x2=str(_WIDTH - _RIGHT), y2=_px(y), class_="lane"
        ),
    )


def _in_sight(mark: _Mark, pieces: Sequence[_Piece]) -> bool:
    return mark.last >= pieces[0].first and mark.first <= pieces[-1].last


def _drawn(mark: _Mark, y: float, pieces: Sequence[_Piece], prefix: str) -> Markup:
    claim, reading = mark.claim, mark.reading
    status = {Status.RULED_OUT: "out", Status.LIVE: "live"}.get(reading.status, "held")
    kind = f"mark r-{role_class(claim)} {status}"
    words = reading_in_words(reading)
    told = {"out": ", ruled out", "live": ", possible"}.get(status, "")
    label = f"{mark.lane}: {words}{told} ({claim.surface})"
    first, last = _x(mark.first, pieces), _x(mark.last, pieces)
    if last - first > 2 * _RADIUS:
        shape = element(
            "rect", x=_px(first), y=_px(y - 5), width=_px(last - first), height="10", rx="4",
            class_=kind,
        )  # fmt: skip
    else:
        shape = element(
            "circle", cx=_px((first + last) / 2), cy=_px(y), r=str(_RADIUS), class_=kind
        )
    return element(
        "a", element("title", label), shape, href=f"#{prefix}{claim.id}", aria_label=label
    )


def _rings(
    audit: Audit, marks: Sequence[_Mark], rows: dict[str, float], pieces: Sequence[_Piece]
) -> list[Markup]:
    """A ring round each mark that a verdict chose."""
    timeline = audit.timeline
    rings: list[Markup] = []
    for verdict in (timeline.published, timeline.modified, timeline.captured):
        day = interval_of(verdict) if verdict.state == "stated" else None
        for mark in marks:
            if day is None or mark.claim.id not in verdict.claims or not _same(mark, day):
                continue
            x = (_x(mark.first, pieces) + _x(mark.last, pieces)) / 2
            rings.append(
                element(
                    "circle", cx=_px(x), cy=_px(rows[mark.lane]), r=str(_RADIUS + 4),
                    class_="chosen",
                )
            )  # fmt: skip
    return rings


def _same(mark: _Mark, day: Interval) -> bool:
    return mark.first == day.first and mark.last == day.last


def _notes(
    marks: Sequence[_Mark], rows: dict[str, float], pieces: Sequence[_Piece]
) -> list[Markup]:
    """The day beside a mark, where there is room for it."""
    notes: list[Markup] = []
    for lane, y in rows.items():
        here = sorted((m for m in marks if m.lane == lane), key=lambda m: m.first)
        ends = [_x(m.first, pieces) for m in here[1:]] + [float(_WIDTH)]
        for mark, end in zip(here, ends, strict=True):
            words = reading_in_words(mark.reading)
            start = _x(mark.last, pieces) + _RADIUS + 6
            if start + len(words) * _CHAR <= end - _RADIUS - 2:
                notes.append(element("text", words, x=_px(start), y=_px(y - 7), class_="note"))
    return notes


def _clashes(
    audit: Audit, marks: Sequence[_Mark], rows: dict[str, float], pieces: Sequence[_Piece]
) -> list[Markup]:
    """Lines between claims that a finding holds against each other."""
    held = {m.claim.id: m for m in marks if m.reading.status is not Status.RULED_OUT}
    drawn: list[Markup] = []
    for finding in open_findings(audit):
        ends = [held[claim] for claim in finding.claims if claim in held]
        if finding.severity.rank < Severity.WARNING.rank or len(ends) < 2:  # noqa: PLR2004 - a line has two ends
            continue
        if len(drawn) < _MOST_CLASHES:
            drawn.append(_clash(finding, ends[0], ends[1], rows, pieces))
    return drawn


def _clash(
    finding: Finding, one: _Mark, other: _Mark, rows: dict[str, float], pieces: Sequence[_Piece]
) -> Markup:
    x1, x2 = _x(one.first, pieces), _x(other.first, pieces)
    y1, y2 = rows[one.lane], rows[other.lane]
    bend = 0 if y1 != y2 else -18
    middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2 + bend
    path = f"M{x1:.1f} {y1:.1f} Q{middle_x:.1f} {middle_y + bend:.1f} {x2:.1f} {y2:.1f}"
    return element(
        "g",
        element("title", f"{finding.code}: {finding.message}"),
        element("path", d=path, class_="clash"),
        element(
            "text", finding.code, x=_px(middle_x), y=_px(middle_y - 4), text_anchor="middle",
            class_="clash-label",
        ),
    )  # fmt: skip


def role_class(claim: Claim) -> str:
    """The class that colours a claim by its role."""
    plain = claim.role.value if claim.role in _NAMES else "other"
    own = claim.owner.kind in (OwnerKind.DOCUMENT, OwnerKind.SITE) and claim.zone not in _OTHERS
    return plain if own and plain != "expires" else "other"


def _px(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
