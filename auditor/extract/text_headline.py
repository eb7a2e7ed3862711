# ruff: noqa: RUF001 - marks of other scripts are data
"""The main headline of a plain text: the line that its article stands under.

Read: the line over byline and first paragraph, behind the menus of a page that was saved as
text. Not read: the name of a site over the date of the day, a teaser, the caption of a picture.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from auditor.extract.headings import section_of
from auditor.extract.headline import Headline
from auditor.extract.lines import Lines, has_inner_stop
from auditor.pattern import pattern

_MIN_TITLE: Final = 8
_MAX_TITLE: Final = 240
_PROSE: Final = 80
_LONG: Final = 160
_MOST: Final = 500
_GAP: Final = 20
_BACK: Final = 45
_INTO: Final = 4
_NO_BODY: Final = 16
_NAME: Final = 24
_NEAR: Final = (60, 55, 50, 45, 40, 30)
_FULL: Final = 70
_TOO_LONG: Final = 110
_FEW_WORDS: Final = 3
_SENTENCE: Final = 6
_STOPPED: Final = 60
_SHORT: Final = 30
_CAPTION: Final = 60
_CRUMBS: Final = 90
_REPEATED: Final = 15
_OFTEN: Final = 3
_ENDS: Final = (".", "!", "?", "”", '"', "“", "»", "’", "。", ")")
_STOPS: Final = (".", "。", ".”", '."', ".“")


def of_text(lines: Lines, dated: Iterable[int] = (), told: str | None = None) -> Headline | None:
    """The headline of plain text; `dated` are numbers of lines with a date, `told` a title."""
    if told:
        at = lines.text.find(told.strip(), 0, 4000)
        if at >= 0 and told.strip():
            return Headline(at, at + len(told.strip()), told.strip())
    filled = [number for number, line in enumerate(lines.texts) if line and not line.isspace()]
    head = _Head(lines.texts, filled, set(dated))
    best: tuple[float, int] | None = None
    for position in range(head.first, head.last):
        score = head.score(position)
        if score is not None and (best is None or score > best[0]):
            best = score, filled[position]
    return _headline(lines, best[1]) if best is not None else None


def _headline(lines: Lines, number: int) -> Headline:
    start, end = lines.span(number)
    text = lines.text[start:end]
    lead = len(text) - len(text.lstrip("# \t"))
    return Headline(start + lead, start + len(text.rstrip()), text[lead:].rstrip())


def _body(texts: Sequence[str], filled: Sequence[int]) -> int | None:
    """Where the run of lines begins that has most prose and fewest other lines, if any has.

    Other lines cost little: captions and headings stand in every article, menus are long.
    """
    best, found = 0, None
    held, start = 0, 0
    for position, number in enumerate(filled):
        line = texts[number].strip()
        size = len(line)
        prose = size >= _LONG or (size >= _PROSE and line.endswith(_ENDS))
        if held <= 0:
            held, start = 0, position
        held += min(size, _MOST) if prose else -_GAP
        if held > best:
            best, found = held, start
    return found


def _first_sentence(texts: Sequence[str], filled: Sequence[int]) -> int:
    """Where a short text, or one of short lines, first has a sentence."""
    for position, number in enumerate(filled[:_NO_BODY]):
        line = texts[number].strip()
        if len(line) >= _PROSE or (line.endswith(_STOPS) and len(line.split()) > _SENTENCE):
            return max(position, 1)
    return min(len(filled), _NO_BODY)


class _Head:
    """The lines round the beginning of an article, each of which may be its headline."""

    __slots__ = ("body", "dated", "filled", "first", "last", "seen", "texts")

    def __init__(self, texts: Sequence[str], filled: Sequence[int], dated: set[int]) -> None:
        self.texts = texts
        self.filled = filled
        self.dated = dated
        body = _body(texts, filled)
        self.body = _first_sentence(texts, filled) if body is None else body
        self.first = max(0, self.body - _BACK)
        into = _INTO if self.body >= _NO_BODY else 0
        self.last = min(len(filled), self.body + into)
        stop = min(len(filled), self.last + len(_NEAR))
        self.seen = Counter(texts[n].strip().lower() for n in filled[: max(stop, _NO_BODY)])

    def score(self, position: int) -> float | None:
        """How much a line looks like the headline; None if it cannot be it."""
        number = self.filled[position]
        line = self.texts[number].strip()
        if line.startswith("#") and position < _NO_BODY:
            return 1000.0 - position
        if number in self.dated or not _may_be_title(line):
            return None
        score = _looks(line) - abs(self.body - position)
        seen = self.seen[line.lower()]
        if seen > 1:
            score += _REPEATED if seen <= _OFTEN else -_SHORT
        if position == 1 and self.filled[0] in self.dated and self.last > 2:  # noqa: PLR2004 - date, site, title
            return score - _REPEATED
        if position == 0 and len(line) <= _NAME:
            return score  # the name of a site over its date
        return score + self._stamp_bonus(position)

    def _stamp_bonus(self, position: int) -> int:
        """More, the sooner the line of a date or of an author follows."""
        for number, bonus in zip(self.filled[position + 1 :][: len(_NEAR)], _NEAR, strict=False):
            if number in self.dated or self.texts[number].lstrip().lower().startswith(_BY):
                return bonus
        return 0


def _may_be_title(line: str) -> bool:
    if not _MIN_TITLE <= len(line) <= _MAX_TITLE or line[0] in ">|[(•*":
        return False
    if line.endswith((",", ":")) or not any(map(str.isalpha, line)):
        return False
    if line.lower().startswith(_NO_TITLES) or section_of(line) is not None:
        return False
    words = line.split()
    return not (len(words) > 2 * _SENTENCE and has_inner_stop(words))


def _looks(line: str) -> float:
    """What the shape of a line says for it: titles are of some length, and no sentences."""
    words = line.split()
    dense = _DENSE.search(line) is not None
    size = len(line) * (2 if dense else 1)
    score = min(size, _FULL) - max(0, size - _TOO_LONG) / 2
    if line.endswith(_STOPS) and len(words) > _FEW_WORDS:
        score -= _STOPPED
    if len(words) < _FEW_WORDS and not dense:
        score -= _SHORT
    if _CREDIT.search(line):
        score -= _CAPTION
    if line.count("|") + line.count(" > ") + line.count(" / ") + line.count("·") > 1:
        score -= _CRUMBS
    return score


_DENSE: Final = pattern(r"[\u3040-\u9fff\uac00-\ud7af]")
_CREDIT: Final = pattern(
    r"(?i)\b(?:fotos?|photos?|bild|images?|credit|getty|copyright|source|quelle)\b|©"
)
_BY: Final = ("by ", "von ", "par ", "por ")
_NO_TITLES: Final = (
    "by ", "von ", "par ", "por ", "di ", "av ", "af ", "door ", "posted", "published", "date:",
    "datum:", "source:", "quelle:", "updated", "photo", "foto", "home", "menu", "menü", "skip to",
    "search", "suche", "log in", "login", "sign in", "subscribe", "veröffentlicht", "aktualisiert",
    "stand:", "author", "autor", "http", "www.", "contact", "kontakt", "share", "teilen", "tags",
    "category", "kategorie", "from:", "to:", "subject:",
)  # fmt: skip
