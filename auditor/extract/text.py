# ruff: noqa: RUF001 - words and marks of other scripts are data
"""Claims of visible text: of plain text, and of what a page shows.

Read: `Published 3 May 2021, updated 5 May 2021` (two claims, each with its own label),
`Oct. 28 and 29` (two claims, the second in the role of the first), `LONDON, April 8 (Reuters) -`.
Not read: what the finder does not take for a date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from auditor.extract import labels
from auditor.extract.access_notes import AccessNotes
from auditor.extract.chronicle import as_chronicle
from auditor.extract.headline import Headline
from auditor.extract.labels import Label
from auditor.extract.lines import Lines, Shape, shape_of
from auditor.extract.other_works import owned
from auditor.extract.place import NO_TYPES, Goods, Place
from auditor.extract.roles import Assigned, Sight, assign, is_stamp
from auditor.extract.tense import tense_of
from auditor.extract.text_headline import of_text
from auditor.extract.text_zones import Stamp, TextZones
from auditor.extract.thread import as_numbered, as_thread, first_posts
from auditor.find import find_dates
from auditor.model import (
    THE_DOCUMENT,
    Channel,
    Claim,
    Expression,
    Kind,
    Location,
    Part,
    Relation,
    Role,
    Surroundings,
    Tense,
    changed,
)

_AROUND: Final = 80
_QUOTE_WINDOW: Final = 400
_JOIN: Final = 6
_CLOCKS: Final = 5
_EDGE: Final = 2
_LINE: Final = 240
_MOSTLY: Final = 5
_JOINTS: Final = frozenset(
    (
        "",
        "-",
        "–",
        "—",
        "/",
        "and",
        "und",
        "to",
        "bis",
        "&",
        ",",
        "et",
        "y",
        "e",
        "or",
        "oder",
        "a",
        "à",
    )
)


_SPANS: Final = frozenset(("-", "–", "—", "to", "bis", "a", "à", "au", "al", "tot", "do", "til"))
_DATES: Final = frozenset((Kind.DATE, Kind.RELATIVE, Kind.WEEKDAY))
_POSTED: Final = frozenset(("posted:", "verfasst:", "geschrieben:", "gepostet:", "posté:"))
_new: Final = tuple.__new__
_TENSELESS: Final = frozenset((Kind.AGE, Kind.DURATION, Kind.SET))


class Layout(Protocol):
    """Where the visible text of a page stands; `zones.PageZones` is one."""

    headline: Headline | None
    listed: bool
    threaded: bool
    parted: bool

    @property
    def text(self) -> str:
        """The visible text."""

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which its lines begin."""

    def types(self) -> Mapping[str, int]:
        """How often the page names each schema.org type."""

    def goods(self) -> Goods:
        """What the page has for sale."""

    def observe(self, seen: Sequence[tuple[Expression, bool]]) -> None:
        """Take note of all dates, and whether each stands on a line of its own."""

    def fills(self, start: int, end: int, *, stated: bool = False) -> bool:
        """Whether a span of the visible text is all that its element holds.

        `stated`: class words of a byline say as well what the date is.
        """

    def place(self, start: int, end: int) -> Place:
        """The place of a span of the visible text."""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that shows as that span of the visible text."""


class Visible(NamedTuple):
    """What the visible text of a part gives: its claims, in order of place.

    Their ids are final where there are no other claims. `listed`: it is a list of items;
    `threaded`: people answer each other; `headline`: where its article begins; `types` counts the
    schema.org types that a page names; `goods` tells, when asked, what it has for sale.
    """

    claims: list[Claim]
    expressions: Sequence[Expression]
    headline: Headline | None
    listed: bool
    threaded: bool
    types: Mapping[str, int] = NO_TYPES
    goods: Callable[[], Goods] = Goods


def visible_claims(
    part: Part,
    layout: Layout | None = None,
    *,
    language: str | None = None,
    title: str | None = None,
) -> list[Claim]:
    """The claims alone; see `visible`."""
    return visible(part, layout, language=language, title=title).claims


def visible(
    part: Part,
    layout: Layout | None = None,
    *,
    language: str | None = None,
    title: str | None = None,
    expressions: Sequence[Expression] | None = None,
) -> Visible:
    """The visible dates of a part: of plain text, or of the page that `layout` describes.

    `title` is a title that was told. `expressions` are those of `find_dates` in the visible
    text if the caller has them already.
    """
    text = part.text if layout is None else layout.text
    found = find_dates(text, language=language) if expressions is None else expressions
    if layout is None:
        return _of_text(part, found, title)
    lines = Lines(text, layout.line_starts)
    sights = _Sights(lines, found, layout)
    layout.observe(list(zip(found, sights.own, strict=True)))
    claims: list[Claim] = []
    for index, expression in enumerate(found):
        start, end = layout.source_span(expression.start, expression.end)
        raw = part.text[start:end]
        source = None if raw == expression.surface else raw
        place = layout.place(expression.start, expression.end)
        claims.append(sights.claim(index, place, part.locate(start, end), source))
    claims = as_chronicle(_settle(claims))
    posts = [] if layout.parted else first_posts(claims, found)
    threaded = layout.threaded or bool(posts)
    listed = layout.listed and not posts
    settled = as_thread(claims, posts) if posts or layout.parted else as_numbered(claims)
    threaded = threaded or settled is not claims
    return Visible(settled, found, layout.headline, listed, threaded, layout.types(), layout.goods)


def _of_text(part: Part, found: Sequence[Expression], title: str | None) -> Visible:
    sights = _Sights(Lines.of(part), found)
    headline = of_text(sights.lines, sights.dated_lines(), title)
    zones = TextZones(sights.lines, sights.stamps(), headline)
    claims = [
        sights.claim(index, zones.at(found[index].start, line), sights.locate(part, index), None)
        for index, line in enumerate(sights.numbers)
    ]
    return Visible(as_chronicle(_settle(claims)), found, headline, zones.listed, zones.threaded)


class _Sights:
    """Reads what stands round each date of a text; dates are asked for in order of place."""

    def __init__(
        self, lines: Lines, found: Sequence[Expression], layout: Layout | None = None
    ) -> None:
        self.lines = lines
        self.numbers = [lines.index(e.start) for e in found]
        self._shapes = self._find_shapes(found)
        self._found = found
        self._layout = layout
        self._access = AccessNotes(lines)
        self._labels: dict[int, Label | None] = {}
        self.own = self._find_own()
        self._last: tuple[int, Assigned, Label | None, Tense | None] | None = None

    def locate(self, part: Part, index: int) -> Location:
        """Where a date of plain text stands in its part; its line is known already."""
        number = self.numbers[index]
        start, end = self._found[index].start, self._found[index].end
        column = start - self.lines.starts[number] + 1
        return Location(part.name, start, end, number + 1, column, None, part.file_line)

    def _find_shapes(self, found: Sequence[Expression]) -> dict[int, Shape]:
        by_line: dict[int, list[tuple[int, int]]] = {}
        for number, expression in zip(self.numbers, found, strict=True):
            by_line.setdefault(number, []).append((expression.start, expression.end))
        return {
            number: shape_of(self.lines.text, *self.lines.span(number), dates)
            for number, dates in by_line.items()
        }

    def dated_lines(self) -> set[int]:
        """Numbers of the lines that are no more than a date with its label."""
        return {
            number
            for number, expression in zip(self.numbers, self._found, strict=True)
            if self._shapes[number].own
            and is_stamp(expression.meaning)
            and self._is_mostly_date(self._shapes[number], expression)
        }

    @staticmethod
    def _is_mostly_date(shape: Shape, expression: Expression) -> bool:
        return shape.bare or _MOSTLY * (expression.end - expression.start) > shape.end - shape.start

    def _find_own(self) -> list[bool]:
        """Whether each stands on a line of its own, or at the edge of one in its own element."""
        own = [self._shapes[number].own for number in self.numbers]
        layout = self._layout
        if layout is None:
            return own
        for index, expression in enumerate(self._found):
            if own[index]:
                continue
            shape = self._shapes[self.numbers[index]]
            start, end = expression.start, expression.end
            if start - shape.start > _EDGE and shape.end - end > _EDGE:
                own[index] = layout.fills(start, end, stated=True)
            elif shape.end - shape.start <= _LINE:
                own[index] = layout.fills(start, end)
        return own

    def stamps(self) -> list[Stamp]:
        """The lines of their own that carry a full date."""
        stamps: dict[int, Stamp] = {}
        for index, (number, expression) in enumerate(zip(self.numbers, self._found, strict=True)):
            if number not in stamps and self._shapes[number].own and is_stamp(expression.meaning):
                label = self._label(index)
                labelled = label is not None and not label.weak
                posted = label is not None and label.text.lower() in _POSTED
                stamps[number] = Stamp(number, labelled, posted)
        return list(stamps.values())

    def _bounds(self, index: int) -> tuple[int, int]:
        """What lies between the date before and the date behind on the same line."""
        number = self.numbers[index]
        shape = self._shapes[number]
        floor, ceiling = shape.start, shape.end
        for at in range(index - 1, max(-1, index - _CLOCKS), -1):
            if self.numbers[at] != number:
                break
            floor = self._found[at].end
            if self._found[at].meaning.kind in _DATES:
                break
            floor = shape.start  # clocks and lengths may stand between a date and its label
        if index + 1 < len(self._found) and self.numbers[index + 1] == number:
            ceiling = self._found[index + 1].start
        return floor, ceiling

    def _label(self, index: int) -> Label | None:
        """The label of a date, looked for once."""
        if index not in self._labels:
            label = self._find_label(index)
            if label is not None and not label.weak:
                label = self._in_company(label, self._found[index])
            self._labels[index] = label
        return self._labels[index]

    def _in_company(self, label: Label, expression: Expression) -> Label:
        """The label as the words round it say whose the date is."""
        text, start = self.lines.text, expression.start
        if label.role is Role.RECEIVED and label.text.lower().startswith("submitted"):
            posted = "post was submitted" in text[max(0, start - _AROUND) : start]
            posted = posted or text.startswith(" by ", expression.end)
            return label._replace(role=Role.PUBLISHED) if posted else label
        return owned(label, text, start, expression.end)

    def _find_label(self, index: int) -> Label | None:
        """The label of a date: before it, alone on the line above, or right behind it."""
        expression = self._found[index]
        shape = self._shapes[self.numbers[index]]
        text = self.lines.text
        own = self.own[index]
        if not own and labels.none_in_prose(text, expression.start, shape.start):
            return None
        floor, ceiling = self._bounds(index)
        label = labels.before(text, expression.start, floor, prose=not own)
        if label is not None and label.role is Role.EVENT and _opens_a_thread(text, expression):
            label = label._replace(role=Role.PUBLISHED)
        if label is not None and not label.weak:
            return label
        if not own:
            return label or labels.bracket(text, expression.start, expression.end, floor, ceiling)
        behind = labels.after(text, expression.end, ceiling)
        if behind is not None and not self._is_next_label(index, expression.end, ceiling):
            return behind
        if (
            label is None
            and floor == shape.start
            and not text[floor : expression.start].strip(" :-–|•·")
        ):
            label = self._label_above(index)
        return label

    def _is_next_label(self, index: int, end: int, ceiling: int) -> bool:
        """Whether the words behind a date rather belong to the next date of the line."""
        nearby = index + 1 < len(self._found) and self._found[index + 1].start == ceiling
        return nearby and not self.lines.text[end:ceiling].rstrip().endswith(
            (")", "|", "•", "·", ";", ",")
        )

    def _label_above(self, index: int) -> Label | None:
        number = self.numbers[index] - 1
        while number >= 0 and number >= self.numbers[index] - 2:
            start, end = self.lines.span(number)
            if self.lines.text[start:end].strip():
                return labels.alone(self.lines.text[start:end]) if end - start < _AROUND else None
            number -= 1
        return None

    def claim(self, index: int, place: Place, location: Location, source: str | None) -> Claim:
        """The claim that a date makes at a place; dates are asked for in order."""
        expression = self._found[index]
        shape = self._shapes[self.numbers[index]]
        text, meaning = self.lines.text, expression.meaning
        start, end = expression.start, expression.end
        before = text[max(shape.start, start - _AROUND) : start]
        behind = text[end : min(shape.end, end + _AROUND)]
        assigned, label, tense = self._joined(index, place) or self._assigned(
            index, place, shape, before, behind
        )
        self._last = (index, assigned, label, tense)
        years = meaning.years if meaning.kind is Kind.ANNIVERSARY else None
        return Claim(  # all by position: names take a third of its time
            f"c{index + 1}",
            assigned.role,
            assigned.owner,
            Channel.TEXT,
            assigned.zone,
            expression.surface,
            location,
            meaning,
            label.text if label and label.role is assigned.role else None,
            None,
            source,
            (),
            None,
            None,
            None,
            None,
            Relation(years) if years else None,
            tense,
            _is_quoted(text, max(shape.start, start - _QUOTE_WINDOW), start),
            Surroundings(
                before,
                behind,
                self.own[index],
                place.headline_distance,
                place.repeated,
                place.class_role,
                place.in_headline,
                place.block or self.numbers[index],
            ),
        )

    def _joined(
        self, index: int, place: Place
    ) -> tuple[Assigned, Label | None, Tense | None] | None:
        """The part of the date before, if only "and" or a dash parts the two: a range, a list."""
        if not index or self.numbers[index - 1] != self.numbers[index]:
            return None
        if self._last is None or self._last[0] != index - 1:
            return None
        between = self.lines.text[self._found[index - 1].end : self._found[index].start]
        if len(between) > _JOIN or between.strip().lower() not in _JOINTS:
            return None
        if self._found[index].meaning.kind is not self._found[index - 1].meaning.kind:
            return None
        assigned, label, tense = self._last[1:]
        if (
            not between.strip()
            and place.class_role is Role.MODIFIED
            and assigned.role is Role.PUBLISHED
        ):
            return assigned._replace(role=Role.MODIFIED), label, tense  # two glued stamps, a pair
        return assigned, label, tense

    def _opens_a_span(self, index: int) -> bool:
        """Whether only a dash, or a word for one, parts the date from the next of its line."""
        if index + 1 >= len(self._found) or self.numbers[index + 1] != self.numbers[index]:
            return False
        here, there = self._found[index], self._found[index + 1]
        if there.start - here.end > _JOIN or {here.meaning.kind, there.meaning.kind} != {Kind.DATE}:
            return False
        return self.lines.text[here.end : there.start].strip().lower() in _SPANS

    def _assigned(
        self, index: int, place: Place, shape: Shape, head: str, tail: str
    ) -> tuple[Assigned, Label | None, Tense | None]:
        expression = self._found[index]
        start, end = expression.start, expression.end
        label = self._label(index)
        tense = None
        own = self.own[index]
        if not own and expression.meaning.kind not in _TENSELESS:
            tense = tense_of(self.lines.text, start, end, shape.start, shape.end)
        cited = self._access.cites(self.numbers[index], head, tail, own=own)
        span = self._opens_a_span(index)
        before, bare, verbs = start - shape.start, shape.bare, tense is not None
        parts = expression.meaning, place, head, tail, before, own, bare, label, verbs, cited, span
        sight = _new(Sight, parts)  # a third of the time of its own constructor
        return assign(sight), label, tense


def _opens_a_thread(text: str, expression: Expression) -> bool:
    """Whether a "Start date" is that of a discussion: its starter is named just before."""
    near = text[max(0, expression.start - _AROUND) : expression.start].lower()
    return "start date" in near and ("starter" in near or "started by" in near)


def _is_quoted(text: str, low: int, start: int) -> bool:
    """Whether a quotation is open at `start` that began on the same line."""
    head = text[low:start]
    if '"' in head and head.count('"') % 2:
        return True
    if head.isascii():
        return False
    for opening, closing in ("“”", "„“", "«»", "»«", "「」"):
        if opening in head and head.rfind(opening) > head.rfind(closing):
            return closing != "“" or head.rfind("”") < head.rfind(opening)
    return False


def _settle(claims: list[Claim]) -> list[Claim]:
    """Read "Stand:" as the modification where the document says elsewhere when it appeared."""
    mine = [c for c in claims if c.owner is THE_DOCUMENT and c.label is not None]
    undecided = {id(c) for c in mine if c.label and c.label.lower().startswith("stand")}
    if not any(c.role is Role.PUBLISHED and id(c) not in undecided for c in mine):
        return claims
    return [changed(c, role=Role.MODIFIED) if id(c) in undecided else c for c in claims]
