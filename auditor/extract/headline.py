# ruff: noqa: RUF001 - marks of other scripts are data
"""The main headline of a document: where its article begins.

Read: the line over the byline of a scraped text; the heading of a page that is most like its
title. Not read: the name of the site in the only `h1`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from auditor.extract.headings import section_of
from auditor.extract.lines import Lines, has_inner_stop
from auditor.pattern import pattern

_HEAD_LINES: Final = 16
_MAX_TITLE: Final = 240
_MIN_TITLE: Final = 8
_MARKED: Final = 1000.0
_PROSE: Final = 150
_FULL_TITLE: Final = 90
_BONUSES: Final = (45, 15)
_FEW_WORDS: Final = 6
_REPEATED: Final = 30


class Headline(NamedTuple):
    """Span of the main headline in the visible text, and its words."""

    start: int
    end: int
    text: str


def of_text(lines: Lines, dated: Iterable[int] = (), told: str | None = None) -> Headline | None:
    """The headline of plain text; `dated` are numbers of lines with a date, `told` a title."""
    if told:
        at = lines.text.find(told.strip(), 0, 4000)
        if at >= 0 and told.strip():
            return Headline(at, at + len(told.strip()), told.strip())
    numbers = _head(lines)
    head = _Head(lines, numbers, set(dated))
    best: tuple[float, int] | None = None
    for position, number in enumerate(numbers):
        score = head.score(position)
        if score is not None and (best is None or score > best[0]):
            best = score, number
    if best is None:
        return None
    start, end = lines.span(best[1])
    text = lines.text[start:end]
    lead = len(text) - len(text.lstrip("# \t"))
    return Headline(start + lead, start + len(text.rstrip()), text[lead:].rstrip())


def _head(lines: Lines) -> list[int]:
    """Numbers of the filled lines before the first paragraph of running text."""
    found: list[int] = []
    for number, line in enumerate(lines.texts):
        text = line.strip()
        if text:
            if len(line) > _PROSE or _is_paragraph(text):
                break
            found.append(number)
            if len(found) >= _HEAD_LINES:
                break
    return found


def _is_paragraph(line: str) -> bool:
    """Whether a line is made of sentences; headlines end without a full stop."""
    words = line.split()
    ends = len(words) > _FEW_WORDS and words[-1].endswith(_FULL_STOPS)
    return ends or (len(words) > 2 * _FEW_WORDS and has_inner_stop(words))


_FULL_STOPS: Final = (".", ".”", '."', ".“", "。")


def _may_be_title(line: str) -> bool:
    if not _MIN_TITLE <= len(line) <= _MAX_TITLE or line[0] in ">|[(•*":
        return False
    if line.endswith((",", ":")) or not (line[0].isalpha() or any(map(str.isalpha, line))):
        return False
    return section_of(line) is None


class _Head:
    """The first lines of a text, each of which may be its headline."""

    __slots__ = ("dated", "no_titles", "texts")

    def __init__(self, lines: Lines, numbers: list[int], dated: set[int]) -> None:
        self.texts = [lines.texts[number].strip() for number in numbers]
        self.dated = [number in dated for number in numbers]
        self.no_titles = [
            has_date or text.lower().startswith(_NO_TITLES)
            for has_date, text in zip(self.dated, self.texts, strict=True)
        ]

    def score(self, position: int) -> float | None:
        """How much a line looks like the headline; None if it cannot be it."""
        line = self.texts[position]
        if line.startswith("#"):
            return _MARKED - position
        if not _may_be_title(line):
            return None
        score = float(min(len(line), _FULL_TITLE)) - 2 * position
        if self.no_titles[position]:
            score -= _FULL_TITLE
        if line.count("|") + line.count(" > ") + line.count(" / ") + line.count("·") > 1:
            score -= _FULL_TITLE
        for other, bonus in enumerate(_BONUSES, position + 1):
            if other < len(self.texts) and self.no_titles[other]:
                score += bonus
                break
        if line in self.texts[:position]:
            score += _REPEATED
        if position == 1 and self.dated[0] and len(self.texts) > 2:  # noqa: PLR2004 - date, site, title
            score -= _BONUSES[1]
        return score


_NO_TITLES: Final = (
    "by ", "von ", "par ", "por ", "di ", "av ", "af ", "door ", "posted", "published", "date:",
    "datum:", "source:", "quelle:", "updated", "photo", "foto", "home", "menu", "menü", "skip to",
    "search", "suche", "log in", "login", "sign in", "subscribe", "veröffentlicht", "aktualisiert",
    "stand:", "author", "autor", "http", "www.", "contact", "kontakt", "share", "teilen", "tags",
    "category", "kategorie", "from:", "to:", "subject:",
)  # fmt: skip


class Heading(NamedTuple):
    """A heading of a page: its level (1 to 6), its span in the visible text, and its words.

    `marked`: its attributes call it the headline; `logo`: they call it the name of the site.
    `element` is its number in the page.
    """

    level: int
    start: int
    end: int
    text: str
    marked: bool = False
    logo: bool = False
    score: float = 0.0
    element: int = -1


def of_headings(headings: Iterable[Heading], title: str | None) -> Heading | None:
    """The main headline among the headings of a page: the one most like its title.

    Titles are often written anew for search engines, so the only `h1` needs little likeness,
    unless it is no more than the name of the site.
    """
    found = list(headings)
    title_words = _title_words(title or "")
    sites = _site_names(title)
    first = _TITLE_PARTS.split(title or "")[0].strip().lower()
    lone = sum(heading.level == 1 and not heading.logo for heading in found) == 1
    last = max((heading.end for heading in found), default=0) or 1
    best: tuple[float, Heading] | None = None
    for heading in found:
        own = _title_words(heading.text)
        if not own:
            continue
        common = len(own & title_words)
        score = common * common / (len(own) * len(title_words)) if title_words else 0.0
        score += _LEVEL_BONUS.get(heading.level, 0.0) + _MARKED_BONUS * heading.marked
        plain = heading.text.strip().lower()
        if heading.logo or (plain in sites and not (heading.level == 1 and plain == first)):
            score -= _LONE_BONUS
        elif lone and heading.level == 1 and (common or len(own) > _SITE_WORDS):
            score += _LONE_BONUS
            if common >= _SITE_WORDS and 2 * common >= len(title_words):
                score += _LONE_BONUS
        score -= _LATE * heading.start / last
        if best is None or score > best[0]:
            best = score, heading
    if best is None or best[0] < _ENOUGH:
        return None
    return best[1]._replace(score=best[0])


def _site_names(title: str | None) -> set[str]:
    """The parts of a title but for the longest, which is the headline."""
    parts = sorted((part.strip().lower() for part in _TITLE_PARTS.split(title or "")), key=len)
    return {part for part in parts[:-1] if part}


def of_title(
    text: str, title: str | None, is_late: Callable[[int], bool] = lambda _: False
) -> Headline | None:
    """The line of a visible text that says what the longest part of the title says.

    `is_late` tells of an offset whether the text of the article stands before it.
    """
    parts = sorted(_TITLE_PARTS.split(title or ""), key=len, reverse=True)
    longest = parts[0].strip() if parts else ""
    if len(longest) < _MIN_TITLE:
        return None
    at = text.find(longest)
    while at >= 0:
        end = at + len(longest)
        if text[at - 1 : at] in ("", "\n") and text[end : end + 2].lstrip(" ")[:1] in ("", "\n"):
            return None if is_late(at) else Headline(at, end, longest)
        at = text.find(longest, end)
    return None


_TITLE_PARTS: Final = pattern(
    r"\s[|–—·•»:-]\s|[|｜]|: |(?<=[\u3001-\u9fff\uff01-\uffef”’])[-_](?=[\u3040-\u9fff])"
)
_LEVEL_BONUS: Final = {1: 0.2, 2: 0.1, 3: 0.05}
_MARKED_BONUS: Final = 0.3
_LONE_BONUS: Final = 0.4
_LATE: Final = 0.2
_SITE_WORDS: Final = 3
_ENOUGH: Final = 0.15


def likeness(line: str, title: str | None) -> int:
    """How many words a line of a heading has in common with the title."""
    return len(_title_words(line) & _title_words(title or ""))


def _title_words(text: str) -> set[str]:
    return set(_WORD.findall(text[:_LONGEST_TITLE].lower()))


_WORD: Final = pattern(r"\w+")
_LONGEST_TITLE: Final = 300
