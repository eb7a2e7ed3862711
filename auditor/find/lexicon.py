"""The words of dates in all languages: what each means, and the byte that stands for it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

from attrs import frozen

Value = int | float | str
WORD_SPLIT: Final = re.compile(r"[\x00-@\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2010-\u206f\u3000-\u303f]+")
"""What separates words: blanks, digits and marks of ASCII and Latin-1, general punctuation."""
CJK: Final = {"年": "C", "년": "C", "月": "H", "월": "H", "日": "I", "일": "I", "號": "I", "号": "I"}
"""Characters that stand behind year, month and day in Chinese, Japanese and Korean."""
ERAS: Final = {
    "主体": 1911,
    "主體": 1911,
    "주체": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民國": 1911,
    "民国": 1911,
}
"""Era name -> the Gregorian year before its year 1."""
ERA_NAMES: Final = {
    "主体": "juche",
    "主體": "juche",
    "주체": "juche",
    "令和": "reiwa",
    "平成": "heisei",
    "昭和": "showa",
    "大正": "taisho",
    "明治": "meiji",
    "民國": "minguo",
    "民国": "minguo",
}


@frozen
class Sense:
    """One meaning of a word: its code, its role, what it stands for, and in which languages."""

    code: str
    role: str
    value: Value
    languages: tuple[str, ...]


@frozen
class Lexicon:
    """All words, and what parts of the scanner need to know of them at once.

    `anchors` are the Latin-1 words that a date can begin with, as bytes, with their paint.
    `before` and `behind` are words that can stand before and behind such a word and belong
    to the expression. `phrases` map a first word to the expressions that begin with it.
    """

    senses: dict[str, tuple[Sense, ...]]
    anchors: dict[bytes, bytes]
    before: frozenset[str]
    behind: frozenset[str]
    phrases: dict[str, tuple[str, ...]]
    languages: frozenset[str]

    def senses_of(self, word: str, code: str) -> tuple[Sense, ...]:
        """The meanings of a word in one role."""
        return tuple(s for s in self.senses.get(word, ()) if s.code == code)

    def value(self, word: str, code: str) -> Value | None:
        """What a word stands for in one role; the first meaning where there are several."""
        for sense in self.senses.get(word, ()):
            if sense.code == code:
                return sense.value
        return None


ROLES: Final = {"M": "month", "X": "month", "W": "weekday", "V": "weekday"}


def _senses(entries: list[tuple[str, object, str]]) -> tuple[Sense, ...]:
    out = []
    for code, value, languages in entries:
        if isinstance(value, list):
            role, plain = value
        else:
            role, plain = ROLES[code], value
        out.append(Sense(code, role, plain, tuple(languages.split())))
    return tuple(out)


@cache
def load() -> Lexicon:
    """Read the generated word file, once."""
    data = json.loads((Path(__file__).parent / "lexicon.json").read_text(encoding="utf-8"))
    senses = {word: _senses(entries) for word, entries in data["words"].items()}
    anchors: dict[bytes, bytes] = {}
    before, behind = set(), set()
    phrases: dict[str, list[str]] = {}
    for word, meanings in senses.items():
        code = meanings[0].code
        parts = [p for p in WORD_SPLIT.split(word) if p]
        if len(parts) != 1 or parts[0] != word:
            phrases.setdefault(parts[0], []).append(word)
            continue
        if _is_anchor(word, meanings[0]) and max(word) <= "\xff":
            anchors[word.encode("latin-1")] = code.encode() * len(word)
        if code in _BEFORE:
            before.add(word)
        if code in _BEHIND:
            behind.add(word)
    return Lexicon(
        senses,
        anchors,
        frozenset(before),
        frozenset(behind),
        {first: tuple(sorted(w, key=len, reverse=True)) for first, w in phrases.items()},
        frozenset(x for of_word in senses.values() for s in of_word for x in s.languages),
    )


_ANCHORS: Final = frozenset("MWURSEYTFQ")
_BEFORE: Final = frozenset("NODJKPXV")
_BEHIND: Final = frozenset("GABV")
_SHORTEST_WEEKDAY: Final = 3
_AMONG_ANCHORS: Final = frozenset({"aged", "ad", "juche"})


def _is_anchor(word: str, sense: Sense) -> bool:
    """Whether a date can begin with the word without anything before it."""
    if sense.code == "V":
        return "en" in sense.languages and len(word) >= _SHORTEST_WEEKDAY
    return sense.code in _ANCHORS or word in _AMONG_ANCHORS
