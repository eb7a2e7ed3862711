# ruff: noqa: RUF001 - words and marks of other scripts are data
"""The tense of the sentence round a date, in English and German.

Read: "was held on April 8" (past), "wird am 8. April eröffnet" (future), "findet am 8. April
statt" (future). Not read: "Berlin, 8. April" (None: no verb says anything).

The verb nearest before the date decides, since it governs the date far more often than one
behind it: not the reporting verb in "said it would close on March 1". The verb nearest behind
the date decides where none stands before.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.word_table import words
from auditor.model import Tense

_WINDOW: Final = 160
_MAX_WORDS: Final = 16
_STRIP: Final = ".,;:!?()[]\"'“”„‚‘’»«–—-*"
_SHORT: Final = 3


_PAST: Final = words(
    # English
    "was were had did held took began ended started came went said told met won lost died "
    "opened closed launched signed announced visited arrived left made gave got became brought "
    "broke built bought caught chose cut fell felt fought found flew grew heard hit kept killed "
    "knew laid led let lit paid put ran rose saw sold sent set shot showed shut sang sank sat "
    "slept spoke spent stood stole struck swore taught thought threw wore wrote happened occurred "
    "decided agreed approved adopted passed voted elected appointed resigned retired joined "
    "moved returned received released published reported issued attended celebrated marked "
    "hosted killed injured arrested charged sentenced convicted born founded established "
    "completed finished collapsed struck crashed erupted invaded attacked declared "
    # German
    "war waren wurde wurden hatte hatten kam kamen ging gingen fand fanden sagte sagten begann "
    "begannen endete endeten starb starben fiel fielen gab gaben nahm nahmen trat traten traf "
    "trafen stand standen stieg stiegen sank schrieb schrieben sprach sprachen gewann gewannen "
    "verlor verloren eröffnete eröffneten stellte stellten erklärte erklärten teilte teilten "
    "kündigte beschloss beschlossen unterzeichnete unterzeichneten besuchte besuchten zog zogen "
    "lief liefen blieb blieben ließ ließen hielt hielten brach brachen entschied entschieden "
    "erschien erschienen ereignete geschah startete starteten feierte feierten verstarb "
    "geboren gestorben gegründet kehrte kehrten stürzte stürzten machte machten führte führten "
    "setzte setzten legte legten zeigte zeigten lebte lebten arbeitete spielte spielten besiegte "
    "forderte forderten meldete meldeten berichtete berichteten öffnete öffneten schloss schlossen "
    "siegte siegten brannte brannten wählte wählten übernahm übernahmen verhaftete verhafteten "
    "gründete gründeten baute bauten sperrte sperrten reiste reisten landete landeten verließ "
    "empfing griff griffen flog flogen fuhr fuhren holte holten verkündete bestätigte bestätigten "
    "erreichte erreichten erhielt erhielten verunglückte explodierte eroberte eroberten"
)
_PRESENT: Final = words(
    "is are has have says say does marks runs remains shows tells "
    "ist sind hat haben sagt zeigt gilt bleibt läuft"
)
_FUTURE: Final = words(
    "will shall 'll won't would wouldn't upcoming scheduled slated expected planned plans plan "
    "due hopes intends intend aims aim würde würden werde sollte sollten solle wolle wollen "
    "wollte wollten dürfte dürften wird werden soll sollen geplant voraussichtlich findet finden "
    "startet beginnt beginnen eröffnet kommt tritt endet steht stattfinden bevorstehenden kommenden"
)
_TIMETABLE: Final = words(
    "closes opens reopens begins starts ends takes launches meets votes returns resumes expires "
    "departs arrives leaves premieres airs kicks hosts holds celebrates becomes goes comes falls "
    "schließt schließen öffnet öffnen tagt tagen erscheint laufen feiert fährt fliegt "
    "stimmt wählt trifft"
)
"""Verbs in the present that tell of a day to come, or of every one: no reporting verb before
them counts."""
_ENGLISH_PERFECT: Final = words("has have")
_GERMAN_PERFECT: Final = words("hat haben ist sind sei")
_TELLING: Final = _PAST | _PRESENT | _FUTURE | _TIMETABLE
_PASSIVE_PAST: Final = words("wurde wurden was were worden been war waren")


_BYLINE_VERBS: Final = words(
    "published reported released issued received updated erschienen opened closed launched joined "
    "signed marked started returned founded established born steht kommt startet beginnt due "
    "upcoming scheduled planned planned geplant"
)
FINITE: Final = (_PAST | _PRESENT | _FUTURE) - _BYLINE_VERBS
"""Finite verbs that running text has and a byline has not."""


def tense_of(text: str, start: int, end: int, floor: int, ceiling: int) -> Tense | None:
    """The tense of the sentence round `text[start:end]`; `floor`, `ceiling` bound its line."""
    before = text[max(floor, start - _WINDOW) : start].lower().split()
    behind = _Behind(text, end, ceiling)
    for index in range(len(before) - 1, max(-1, len(before) - _MAX_WORDS), -1):
        word = before[index]
        if word[-1] in _STRIP:
            if word[-1] in ".!?" and _ends_sentence(word):
                del before[: index + 1]
                break
            word = word.strip(_STRIP)
        if word in _TELLING or word[-2:] == "ed":
            tense = _verb(before, index, word, behind)
            if tense is not None:
                return tense
    words_behind = behind.words
    for index, raw in enumerate(words_behind):
        word = raw.strip(_STRIP) if raw[-1] in _STRIP else raw
        if word in _TELLING or word[-2:] == "ed":
            tense = _verb(words_behind, index, word, behind)
            if tense is not None:
                return tense
    return None


class _Behind:
    """The words behind a date up to the end of its sentence; most verbs stand before it."""

    __slots__ = ("_ceiling", "_end", "_text", "_words")

    def __init__(self, text: str, end: int, ceiling: int) -> None:
        self._text = text
        self._end = end
        self._ceiling = ceiling
        self._words: list[str] | None = None

    @property
    def words(self) -> list[str]:
        """In lower case, with their punctuation."""
        if self._words is None:
            window = self._text[self._end : min(self._ceiling, self._end + _WINDOW)]
            self._words = _sentence_start(window.lower().split())
        return self._words


def _plain(word: str) -> str:
    return word.strip(_STRIP)


def _ends_sentence(word: str) -> bool:
    return len(word) > _SHORT + 1 and "." not in word[:-1]


def _sentence_start(words: list[str]) -> list[str]:
    """The words up to the end of the sentence."""
    for index, word in enumerate(words):
        if word[-1] in ".!?" and (word in ".!?" or _ends_sentence(word)):
            return words[: index + 1]
    return words


def _verb(words: list[str], index: int, word: str, behind: _Behind) -> Tense | None:
    """What a word says, if it is a finite verb there; `behind` is what follows the date."""
    if word in _FUTURE:
        return _future(words, index, word)
    if index and (words[index - 1] == "be" or words[index : index + 2] == ["set", "to"]):
        return None  # "will be held", "is set to close": what stands before decides
    if word in _TIMETABLE:
        return _timetable(words, index)
    if word in _PAST:
        return Tense.PAST
    if word in _PRESENT:
        return _present(words, index, word, behind)
    return Tense.PAST if _verb_like(words, index, word) else None


def _future(words: list[str], index: int, word: str) -> Tense | None:
    """The tense of "will" and its like; "was scheduled for" has none, "wurde eröffnet" is past."""
    if index and _plain(words[index - 1]) in _PASSIVE_PAST:
        return None if word in _ARRANGED else Tense.PAST
    if word in ("eröffnet", "geplant") and not _PASSIVE_PAST.isdisjoint(map(_plain, words)):
        return Tense.PAST
    return Tense.FUTURE


def _present(words: list[str], index: int, word: str, behind: _Behind) -> Tense:
    """A perfect is past, "is to" future."""
    if word in _GERMAN_PERFECT and _participle([*words[index + 1 :], *behind.words]):
        return Tense.PAST
    if word in _ENGLISH_PERFECT and _english_participle(words, index):
        return Tense.PAST
    if word in ("is", "are") and words[index + 1 : index + 2] in (["to"], ["due"], ["set"]):
        return Tense.FUTURE
    return Tense.PRESENT


def _timetable(words: list[str], index: int) -> Tense | None:
    """The present; none where an article makes "the ends" or "its votes" a noun."""
    named = index > 0 and _plain(words[index - 1]) in _DETERMINERS
    return None if named else Tense.PRESENT


_ARRANGED: Final = words("scheduled planned slated expected due")


def _verb_like(words: list[str], index: int, word: str) -> bool:
    """Whether a word in -ed is a verb rather than an adjective: no article stands before it."""
    return index > 0 and len(word) > _SHORT + 1 and _plain(words[index - 1]) not in _DETERMINERS


_DETERMINERS: Final = words("a an the this that these those its their his her our my your and or")


def _participle(following: list[str]) -> bool:
    """Whether a German perfect is completed by a participle, here or behind the date."""
    return any(
        len(word) > _SHORT + 2
        and (
            (word.startswith("ge") and word.endswith(("t", "en")))
            or word.endswith("iert")
            or (word.startswith(("be", "er", "ver", "ent", "zer")) and word.endswith(("t", "en")))
            or ("ge" in word[2:5] and word.endswith(("t", "en")))
        )
        for word in map(_plain, following)
    )


def _english_participle(words: list[str], index: int) -> bool:
    following = map(_plain, words[index + 1 : index + 4])
    return any(word.endswith(("ed", "en")) or word in _PAST for word in following)
