"""The words of dates in all languages: what each means, and the byte that stands for it."""

from __future__ import annotations

import json
from functools import cache
from pkgutil import get_data
from typing import Any, Final, NamedTuple

from auditor.pattern import pattern

Value = int | float | str
WORD_SPLIT: Final = pattern(
    r"[\x00-@\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\u2010-\u206f\u3000-\u303f]+"
)
"""What separates words: blanks, digits and marks of ASCII and Latin-1, general punctuation."""
CJK: Final = {
    "年": "C",
    "년": "C",
    "月": "H",
    "월": "H",
    "日": "I",
    "일": "I",
    "號": "I",
    "号": "I",
}
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


class Sense(NamedTuple):
    """One meaning of a word: its code, its role, what it stands for, and in which languages."""

    code: str
    role: str
    value: Value
    languages: tuple[str, ...]


class _Senses:
    """The meanings of words, made when a word is first asked for."""

    def __init__(self, entries: dict[str, str]) -> None:
        self._entries = entries
        self._made: dict[str, tuple[Sense, ...]] = {}

    def get(self, word: str, default: tuple[Sense, ...] = ()) -> tuple[Sense, ...]:
        """The meanings of a word, that of its usual role first."""
        known = self._made.get(word)
        if known is None:
            entry = self._entries.get(word)
            if entry is None:
                return default
            known = self._made[word] = tuple(map(_sense, entry.split(";")))
        return known


class Lexicon:
    """All words, and what parts of the scanner need to know of them at once.

    `anchors` are the Latin-1 words that a date can begin with, as bytes, with their paint.
    `before` and `behind` are words that can stand before and behind such a word and belong
    to the expression. `phrases` map a first word to the expressions that begin with it.
    Senses are made when they are asked for: a text uses few of the five thousand words.
    Until then a word's entry is one text that begins with the code of its first meaning.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        """Take over the parsed word file."""
        self.entries: dict[str, str] = data["words"]
        self.anchors = {
            word.encode("latin-1"): code.encode() * len(word)
            for word, code in data["anchors"].items()
        }
        self.before = frozenset(word for word, e in self.entries.items() if e[0] in _BEFORE)
        self.behind = frozenset(word for word, e in self.entries.items() if e[0] in _BEHIND)
        self.phrases: dict[str, list[str]] = data["phrases"]
        self.languages = frozenset(data["languages"])
        self.senses = _Senses(self.entries)
        self._of_code: dict[tuple[str, str], tuple[Sense, ...]] = {}
        self._told: dict[tuple[str, str, str | None], tuple[Sense, ...]] = {}
        self._codes: dict[tuple[str, str | None], str] = {}

    def is_foreign_month(self, word: str) -> bool:
        """Whether it is foremost a month of a language without a word list of its own."""
        return self.entries.get(word, "").startswith("X")

    def senses_of(self, word: str, code: str) -> tuple[Sense, ...]:
        """The meanings of a word in one role."""
        known = self._of_code.get((word, code))
        if known is None:
            known = tuple(s for s in self.senses.get(word) if s.code == code)
            self._of_code[word, code] = known
        return known

    def senses_in(self, word: str, code: str, language: str | None) -> tuple[Sense, ...]:
        """The meanings of a word in one role, of the language where it has one."""
        known = self._told.get((word, code, language))
        if known is None:
            senses = self.senses_of(word, code)
            known = tuple(s for s in senses if language in s.languages) or senses
            self._told[word, code, language] = known
        return known

    def code_in(self, word: str, language: str | None) -> str:
        """The code of a word in a language, or else its first one."""
        code = self._codes.get((word, language))
        if code is None:
            senses = self.senses.get(word)
            code = next((s.code for s in senses if language in s.languages), senses[0].code)
            self._codes[word, language] = code
        return code

    def value(self, word: str, code: str) -> Value | None:
        """What a word stands for in one role; the first meaning where there are several."""
        for sense in self.senses.get(word):
            if sense.code == code:
                return sense.value
        return None


_BEFORE: Final = "NODJKPXV"
_BEHIND: Final = "GABV"
"""Codes of words that can stand before and behind an anchor and belong to the expression."""
ROLES: Final = {"M": "month", "X": "month", "W": "weekday", "V": "weekday"}


def _sense(meaning: str) -> Sense:
    """One meaning as the word file has it: `X 8 to tr`, `E set=P1D de`."""
    code, value, *languages = meaning.split(" ")
    role, _, plain = value.rpartition("=")
    return Sense(code, role or ROLES[code], number(plain), tuple(languages))


def number(text: str) -> Value:
    """A value of a word list as the number that it writes, if it writes one."""
    try:
        return float(text) if "." in text else int(text)
    except ValueError:
        return text


@cache
def load() -> Lexicon:
    """Read the generated word file, once."""
    return Lexicon(json.loads(get_data(__name__, "lexicon.json") or b""))
