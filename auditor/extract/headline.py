# ruff: noqa: RUF001 - marks of other scripts are data
"""The main headline of a document: where its article begins.

Read: the heading of a page that is most like its title. Not read: the name of the site in the
only `h1`. Plain text has `text_headline`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from auditor.pattern import pattern

_MIN_TITLE: Final = 8


class Headline(NamedTuple):
    """Span of the main headline in the visible text, and its words."""

    start: int
    end: int
    text: str


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
