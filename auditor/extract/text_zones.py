# ruff: noqa: RUF001 - words and marks of other scripts are data
"""Zones of a plain text, from its shape.

Read: a page date over the name of the source (masthead), `Date: … | Source: …` (byline),
`LONDON, April 8 (Reuters) -` (dateline), title, teaser and date again and again under "More
from …" (related). Not read as a list: a chronicle whose every line begins with a year.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from auditor.extract.headings import Section, sections_of
from auditor.extract.headline import Headline
from auditor.extract.lines import Lines
from auditor.extract.place import Place
from auditor.extract.thread import is_post_link, is_thread_line
from auditor.model import THE_DOCUMENT, THE_SITE, Owner, OwnerKind, Zone

_SHORT: Final = 72
_PROSE: Final = 140
_BYLINE_REACH: Final = 700
_INSET: Final = 4
_LOOK_AHEAD: Final = 60
_OPENING: Final = 24
_POST_HEAD: Final = 3
_SOON: Final = 12
_EVEN: Final = 3
_MANY: Final = 3
_MARKS: Final = 2
_ITEM_LINES: Final = 7
_LATE_TITLE: Final = 10
_ENDS: Final = (".", "!", "?", "”", '"', "“", "»", "’")


class Stamp(NamedTuple):
    """A line of its own that carries a date: its number, and whether a label names the date.

    `posted`: the label is that of a post, as "Posted:" is.
    """

    line: int
    labelled: bool
    posted: bool = False


class _Region(NamedTuple):
    line: int
    section: Section | None


class TextZones:
    """The zones of `lines`; `stamps` are the lines of their own with a full date, in order."""

    def __init__(
        self, lines: Lines, stamps: Sequence[Stamp], headline: Headline | None = None
    ) -> None:
        self.lines = lines
        self.headline = headline
        self.stamps = stamps
        self._stamp_lines = [stamp.line for stamp in stamps]
        self._stamped = set(self._stamp_lines)
        self._filled = self._find_filled()
        self._body = lines.index(headline.end - 1) + 1 if headline else 0
        self._known: dict[int, tuple[Zone, Owner, bool, Section | None]] = {}
        self._prose = self._find_prose()
        self._paragraphs = set(self._prose)
        self.threaded = False
        self.listed = False
        self.regions = self._find_regions()
        self._starts = [region.line for region in self.regions]
        self._items = self._number_items()
        self._masthead_owner = self._who_owns_the_masthead()

    # -- what the text looks like

    def _find_prose(self) -> list[int]:
        """Numbers of the lines that are paragraphs of running text."""
        return [
            number
            for number, line in enumerate(self.lines.texts)
            if len(line) > _PROSE and line.rstrip().endswith(_ENDS)
        ]

    def _find_filled(self) -> list[int]:
        """Numbers of the lines that are not blank."""
        return [
            number for number, line in enumerate(self.lines.texts) if line and not line.isspace()
        ]

    def _find_regions(self) -> list[_Region]:
        """Where sections begin, in order; None is the article."""
        regions = self._lists_before_headline()
        for number, section in self._headings():
            if number < regions[-1].line or section is regions[-1].section:
                continue
            if section is Section.RELATED:
                back = self._back_to_article(number)
                regions.append(_Region(number, section))
                if back is not None:
                    regions.append(_Region(back, None))
            elif not self._prose_after(number) or (
                section is Section.COMMENTS and self._is_dated_soon(number)
            ):
                regions.append(_Region(number, section))
        return self._with_unnamed_list(regions)

    def _lists_before_headline(self) -> list[_Region]:
        """The article, and the list under the first heading of one that stands before it."""
        title = self._body - 1
        before = self._filled[: max(0, bisect_left(self._filled, title))]
        found = sections_of(self.lines.texts, before, _SHORT)
        first = next((n for n, s in found if s is Section.RELATED and n not in self._stamped), None)
        if first is None or len(before) < _LATE_TITLE:
            return [_Region(0, None)]
        return [_Region(0, None), _Region(first, Section.RELATED), _Region(title, None)]

    def _headings(self) -> list[tuple[int, Section]]:
        numbers = self._filled[bisect_left(self._filled, self._body) :]
        found = sections_of(self.lines.texts, numbers, _SHORT)
        return [(number, section) for number, section in found if number not in self._stamped]

    def _prose_after(self, number: int) -> bool:
        return bool(self._prose) and self._prose[-1] > number

    def _is_dated_soon(self, number: int) -> bool:
        """Whether a stamp follows close behind a heading, as in the first comment.

        "36 comments" under a headline is a link, "Comments" heads a chapter of a manual too.
        """
        return not self._stamped.isdisjoint(self._filled_after(number, _SOON))

    def _filled_after(self, number: int, count: int) -> list[int]:
        """Numbers of the next `count` filled lines."""
        at = bisect_right(self._filled, number)
        return self._filled[at : at + count]

    def _back_to_article(self, heading: int) -> int | None:
        """The line at which the article goes on after an inset list, None if it does not."""
        text = self.lines.line(heading)
        _, colon, rest = text.partition(":")
        at = bisect_right(self._prose, heading)
        if colon and rest.strip():
            following = self._filled_after(heading, 1)
            return following[0] if following and at < len(self._prose) else None
        if at >= len(self._prose):
            return None
        first = self._prose[at]
        stamp = bisect_right(self._stamp_lines, heading)
        dated = stamp < len(self._stamp_lines) and self._stamp_lines[stamp] <= first + 1
        if not dated and first in self._filled_after(heading, _INSET):
            return first
        for number in self._prose[at : at + _LOOK_AHEAD]:
            following = self._filled_after(number, 2)
            if not following or following[0] not in self._paragraphs:
                continue
            if self._stamped.isdisjoint(following):
                return number
        return None

    def _with_unnamed_list(self, regions: list[_Region]) -> list[_Region]:
        """Add a thread, or the list without a heading, that follows an article."""
        starts = [region.line for region in regions]
        stamps = [
            line
            for line in self._stamp_lines
            if regions[bisect_right(starts, line) - 1].section is None
        ]
        after = [line for line in stamps if line >= self._body]
        threaded = len(after) >= _MARKS and self._marks_of_a_thread() >= _MARKS
        posts = after if threaded else self._posts(set(stamps))
        if len(posts) >= _MARKS:
            self.threaded = True
            first = self._top_of_post(posts[1])
            return sorted([*regions, _Region(first, Section.COMMENTS)], key=_line_of)
        unowned = set(stamps)
        plain = [s.line for s in self.stamps if not s.labelled and s.line in unowned]
        run = self._regular_run(plain)
        if len(run) < _MANY:
            return regions
        self.listed = len(run) > _MANY and len(plain) <= len(run) + 1 and self._is_even(run)
        if self.listed:
            return sorted([*regions[1:], _Region(0, Section.RELATED)], key=_line_of)
        paragraphs = [line for line in self._prose if self._body <= line < run[0]]
        if not paragraphs:
            return regions
        return sorted([*regions, _Region(paragraphs[-1] + 1, Section.RELATED)], key=_line_of)

    def _posts(self, unowned: set[int]) -> list[int]:
        """The lines of a "Posted:" above posts: text follows each before the next."""
        lines = [s.line for s in self.stamps if s.posted and s.line in unowned]
        apart = all(self._filled_after(a, 1)[0] < b for a, b in pairwise(lines))
        return lines if apart else []

    def _is_even(self, run: list[int]) -> bool:
        """Whether the first item is no longer than the others: no article stands before a list."""
        starts = self.lines.starts
        sizes = [starts[b] - starts[a] for a, b in pairwise(run)]
        return sizes[0] <= _EVEN * sorted(sizes)[len(sizes) // 2]

    def _regular_run(self, stamps: list[int]) -> list[int]:
        """The last run of stamps with one to a few filled lines, and no paragraphs, between."""
        run: list[int] = []
        for line in stamps:
            if run:
                between = self._filled_after(run[-1], _ITEM_LINES + 1)
                gap = sum(number < line for number in between)
                paragraphs = bisect_right(self._prose, line) - bisect_right(self._prose, run[-1])
                if not 1 <= gap <= _ITEM_LINES or paragraphs > 1:
                    run = []
            run.append(line)
        return run

    def _marks_of_a_thread(self) -> int:
        """How many lines show that people answer each other."""
        count = 0
        texts = self.lines.texts
        for number in self._filled[bisect_left(self._filled, self._body) :]:
            if len(texts[number]) <= _SHORT and is_thread_line(texts[number]):
                count += 1
                if count >= _MARKS:
                    break
        return count

    def _top_of_post(self, line: int) -> int:
        """The first of the short lines over a stamp that tell who wrote the post."""
        at = bisect_left(self._filled, line)
        top = line
        for number in reversed(self._filled[max(0, at - _POST_HEAD) : at]):
            start, end = self.lines.span(number)
            text = self.lines.text[start:end].strip().lower()
            if end - start > _SHORT // 2 or text.endswith(_ENDS) or is_post_link(text):
                break
            top = number
        return top

    # -- items

    def _number_items(self) -> dict[int, int]:
        """The number of the item for each line of a related list or of comments."""
        items: dict[int, int] = {}
        number = 0
        for index, region in enumerate(self.regions):
            if region.section not in (Section.RELATED, Section.COMMENTS):
                continue
            stop = (
                self.regions[index + 1].line if index + 1 < len(self.regions) else len(self.lines)
            )
            number = self._number_region(region, stop, number + 1, items)
        return items

    def _number_region(self, region: _Region, stop: int, number: int, items: dict[int, int]) -> int:
        """Date-first items begin at their stamp, others end behind it and what repeats there."""
        low, high = bisect_left(self._filled, region.line), bisect_left(self._filled, stop)
        filled = self._filled[low:high]
        stamps = [n for n in filled if n in self._stamped]
        if not stamps:
            items.update(dict.fromkeys(filled, number))
            return number
        first = filled.index(stamps[0])
        date_first = first <= 1 or region.section is Section.COMMENTS
        seen: set[str] = set()
        open_item = False
        for n in filled:
            text = self.lines.line(n).strip()
            if n in self._stamped:
                if date_first and open_item:
                    number += 1
                items[n] = number
                open_item = True
                continue
            if not date_first and open_item and text not in seen and _is_title(text):
                number += 1
                open_item = False
            items[n] = number
            seen.add(text)
        return number

    # -- places

    def _who_owns_the_masthead(self) -> Owner:
        """A date right over the headline is the article's unless another stands under it."""
        if self.headline is None:
            return THE_DOCUMENT
        title = self._body - 1
        above = [stamp.line for stamp in self.stamps if stamp.line < title]
        if not above:
            return THE_SITE
        between = self._filled_after(above[-1], 1)
        under = any(
            stamp.line >= self._body
            and self._section(stamp.line) is None
            and self.lines.starts[stamp.line] - self.headline.end <= _BYLINE_REACH
            for stamp in self.stamps
        )
        return THE_DOCUMENT if between[:1] == [title] and not under else THE_SITE

    def at(self, start: int, line: int) -> Place:
        """The place of a claim that starts there, on that line."""
        distance, inside = self._distance(start)
        spot = None if inside else self._known.get(line)
        if spot is None:
            section = self._section(line)
            spot = (*self._zone(line, section, start, inside=inside), section)
            if not inside:
                self._known[line] = spot
        zone, owner, byline, section = spot
        sure, listed = section is not None, section is Section.RELATED
        parts = zone, owner, sure, None, byline, "", listed, distance, inside, line, False
        return tuple.__new__(Place, parts)  # half the time of its own constructor

    def _section(self, line: int) -> Section | None:
        return self.regions[bisect_right(self._starts, line) - 1].section

    def _distance(self, start: int) -> tuple[int | None, bool]:
        if self.headline is None:
            return None, False
        if start < self.headline.start:
            return start - self.headline.start, False
        if start < self.headline.end:
            return 0, True
        return start - self.headline.end, False

    def _zone(
        self, line: int, section: Section | None, start: int, *, inside: bool
    ) -> tuple[Zone, Owner, bool]:
        if section is Section.RELATED:
            return Zone.RELATED, Owner(OwnerKind.RELATED, f"related/{self._items[line]}"), False
        if section is Section.COMMENTS:
            kind = OwnerKind.REPLY if self.threaded else OwnerKind.COMMENT
            return Zone.COMMENT, Owner(kind, f"{kind}/{self._items[line]}"), False
        if section is Section.FOOTER:
            return Zone.FOOTER, THE_SITE, False
        return self._zone_in_article(line, start, inside=inside)

    def _zone_in_article(self, line: int, start: int, *, inside: bool) -> tuple[Zone, Owner, bool]:
        first = self.lines.starts[line]
        opening = self.lines.text[first : first + _OPENING].lstrip(" \t*[(").lower()
        if opening.startswith(">"):
            return Zone.QUOTE, Owner(OwnerKind.QUOTED, "quoted/1"), False
        if opening.startswith(_CAPTIONS):
            return Zone.CAPTION, THE_DOCUMENT, False
        if self.headline is not None and start < self.headline.start and line in self._stamped:
            owner = self._masthead_owner
            mine = owner is THE_DOCUMENT
            return (Zone.BYLINE if mine else Zone.MASTHEAD), owner, mine
        end = self.headline.end if self.headline else 0
        near = line in self._stamped and not inside and start - end <= _BYLINE_REACH
        if near and bisect_right(self._prose, line) - bisect_right(self._prose, self._body) <= 1:
            return Zone.BYLINE, THE_DOCUMENT, True
        return Zone.BODY, THE_DOCUMENT, False


_CAPTIONS: Final = (
    "photo:", "photo by", "photo credit", "photograph:", "picture:", "image:", "image credit",
    "file photo", "caption:", "foto:", "fotos:", "bild:", "bilder:", "bildquelle",
    "bildunterschrift",
    "archivbild", "archivfoto", "symbolbild", "crédit photo", "photo :", "imagen:", "immagine:",
)  # fmt: skip


def _is_title(text: str) -> bool:
    return len(text) <= _SHORT and not text.endswith(_ENDS)


def _line_of(region: _Region) -> int:
    return region.line
