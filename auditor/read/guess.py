"""Which legacy encoding bytes read best in, where nobody declares one or somebody declares wrongly.

Reads the Cyrillic of windows-1251 and koi8-r apart, EUC-JP and Shift_JIS, Polish and French; must
not name an encoding where few or odd letters decide: then it says nothing.

A right reading makes words: letters of one alphabet, capitals at their beginning only, and the
letters that the language uses most. A wrong one makes symbols, mixed cases and rare letters.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from auditor.pattern import pattern
from auditor.read.charset import Charset, of_label

_SAMPLE: Final = 65_536
_MOST_WORDS: Final = 1_500
_FEWEST_LETTERS: Final = 8
_FEWEST_WORDS: Final = 5
_FEWEST_KINDS: Final = 10
"""Fewer letters, different words, different characters of East Asia than these decide nothing."""
_MOST_ALONE: Final = 0.4
_MOST_SIGNS: Final = 0.5
_CONVINCING: Final = 0.6
_CLEARLY: Final = 0.12
_BEYOND_DOUBT: Final = 0.2
"""By so much a guess must be better than what a page declares."""
_SHOUTED: Final = 0.4
_STEPS: Final = (1.0, 0.7, 0.4)
_LATIN_STEPS: Final = (1.0, 0.8, 0.5)
"""What a letter of the first, second and last third of an alphabet weighs."""
_STRANGE: Final = -0.5

_WORD: Final = pattern(r"[^\x00-\x40\x5b-\x60\x7b-\x7f]++")
_LONE: Final = pattern(r"(?<![^\x00-\x7f])[^\x00-\x7f](?![^\x00-\x7f])")
_FOREIGN: Final = pattern(rb"[\x80-\xff]")
_SIGNS: Final = (
    "\xa0“”„‘’‚‹›«»–—…•·§©®™°€£¥¿¡ªº№´׳״،؛؟ـ、。・「」『』【】《》（）！？：；，．〜～％"  # noqa: RUF001 - the signs themselves
)
_KANA_SHARE: Final = 0.2

_LATIN: Final = {
    "windows-1252": (
        "éàèêçùôîâûïëœ äöüß éáíóñúü ãçáéóêíõâúà èàòùéì äåöé åøæé íáðéóöúþæý éëïèüöê çàéèíïóòúü"
    ),
    "windows-1250": "ąęłóśżćńź íáéěýščřžůúťďňó áéöóőíüúű ăîâşţ čžšćđ áíéčšžýúľťôňďäĺŕó",
    "iso-8859-2": "ąęłóśżćńź íáéěýščřžůúťďňó áéöóőíüúű ăîâşţ čžšćđ áíéčšžýúľťôňďäĺŕó",
    "windows-1254": "ıüşçöğâîû",
    "windows-1257": "ėšžūįąęčų āīšēļņūģžķč äõüöšž",
}
"""Letters beside a to z of the languages that an encoding was made for, by their frequency."""
_LATIN_LANGUAGES: Final = frozenset(one for table in _LATIN.values() for one in table.split())
_LONGEST_WORD: Final = 60
_OTHERS: Final = {
    "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё": ("windows-1251", "koi8-r", "iso-8859-5", "ibm866"),
    "оаинівтерсклумдпзягьбчйхцїєжюшщфґ": ("windows-1251", "koi8-u", "iso-8859-5"),
    "аиоетнрсвлкдпмзугябъчщцжшхйфюь": ("windows-1251", "iso-8859-5", "ibm866"),
    "аоиенртсјувкдмлпзгбчшцњжћљхђфџ": ("windows-1251", "iso-8859-5"),
    "αοιετνσηυρκπμςλάίόωέήγδχθύφβώξζψ": ("windows-1253", "iso-8859-7"),
    "יוהלאמרתבשנכםדקעןחפגצטזסךףץ": ("windows-1255",),
    "اليمنوتربعدسفكهقحجشصخطأزثةىءضغذإظآئؤپچژگک": ("windows-1256", "iso-8859-6"),
    "านรอกเงมยลวดทสตะปบคหแจพชขใไโผซถณพศษธ่้ิีัุู็์ำึื": ("windows-874",),
}
"""Alphabets by the frequency of their letters, with the encodings that write them."""
_COMMON_HAN: Final = frozenset(
    "的一是不了在人有我他这这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发"
    "后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因"
    "只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应"
    "月市新报记者表示今年四五六七八九二十百千万布更新布期"
    "這個們來為國說時會對過發後種經麼學現當沒動還進樣開實軍無與長機關點業將兩間問應報記導從"
    "本年月日時分曜公開更新記事者東京市会社発表行出来事本大国人中上下前後"
)


def best_charset(data: bytes) -> Charset | None:
    """The encoding that fits clearly better than windows-1252, or None."""
    return _better(data, "windows-1252", _CLEARLY)


def better_charset(data: bytes, declared: Charset) -> Charset | None:
    """The encoding in which the bytes make words as they do not in the declared one, or None."""
    return _better(data, declared.name, _BEYOND_DOUBT)


def _iso_2022_jp(data: bytes) -> Charset | None:
    charset = _charset("iso-2022-jp")
    try:
        return None if "\x1b" in data.decode(charset.codec) else charset
    except UnicodeDecodeError:
        return None


def _better(data: bytes, name: str, margin: float) -> Charset | None:
    if b"\x1b$" in data:
        return _iso_2022_jp(data)
    first = _FOREIGN.search(data)
    if first is None:
        return None
    at = max(0, first.start() - _LONGEST_WORD)
    sample = data[at : at + _SAMPLE]
    stated = _decoded(sample, name)
    if _is_punctuation(stated):
        return None
    scores = _eastern(data) | _alphabetic(sample)
    least = max(scores.get(name, 0.0), _CONVINCING - margin)
    if name not in scores:
        least = max(least, _fit_of_any(stated))
    best = max(scores, key=lambda key: scores[key])
    if scores[best] - least < margin:
        return None
    charset = _charset(best)
    return None if charset.codec == _charset(name).codec else charset


def _is_punctuation(text: str) -> bool:
    """Whether what is beyond ASCII are signs rather than letters: quotes, dashes, blanks."""
    foreign = [char for char in text if not char.isascii()]
    return sum(map(_SIGNS.__contains__, foreign)) > _MOST_SIGNS * len(foreign)


def _alphabetic(sample: bytes) -> dict[str, float]:
    """How well a sample reads in each encoding of one byte a letter."""
    scores: dict[str, float] = {}
    for name, languages in _LATIN.items():
        words = _words(_decoded(sample, name))
        scores[name] = max(_fit(words, _ranks(language)) for language in languages.split())
    for letters, names in _OTHERS.items():
        for name in names:
            fit = _fit(_words(_decoded(sample, name)), _ranks(letters))
            scores[name] = max(scores.get(name, 0.0), fit)
    return scores


def _fit_of_any(text: str) -> float:
    """How well a text reads in any language at all."""
    words = _words(text)
    languages = [*_OTHERS, *(one for table in _LATIN.values() for one in table.split())]
    return max(_fit(words, _ranks(language)) for language in languages)


def _charset(name: str) -> Charset:
    charset = of_label(name)
    assert charset is not None  # noqa: S101 - the names are those of the tables
    return charset


def _decoded(sample: bytes, name: str) -> str:
    return sample.decode(_charset(name).codec, "replace")


def _words(text: str) -> list[str]:
    """The words with a letter beyond ASCII, without the signs round them."""
    words = []
    for match in _WORD.finditer(text):
        word = match[0].strip(_SIGNS)
        if word and not word.isascii():
            words.append(word[:_LONGEST_WORD])
            if len(words) == _MOST_WORDS:
                break
    return words


@cache
def _ranks(letters: str) -> dict[str, float]:
    """What each letter weighs; those of Latin languages stand beside a to z."""
    steps = _LATIN_STEPS if letters in _LATIN_LANGUAGES else _STEPS
    return {letter: steps[3 * at // len(letters)] for at, letter in enumerate(letters)}


def _fit(words: list[str], ranks: dict[str, float]) -> float:
    """The mean weight of the letters beyond ASCII; nothing for words that are none."""
    total, count = 0.0, 0
    different: set[str] = set()
    latin = "z" < min(ranks) < "\u0370"
    least = 1 if latin else 2
    for word in words:
        foreign = [letter for letter in word if not letter.isascii()]
        count += len(foreign)
        weight = _weight(word, len(foreign), latin=latin)
        if weight:
            total += weight * sum(ranks.get(letter.lower(), _STRANGE) for letter in foreign)
            if len(word) > least:
                different.add(word)
    decides = count >= _FEWEST_LETTERS and len(different) >= _FEWEST_WORDS
    return total / count if decides else 0.0


def _weight(word: str, foreign: int, *, latin: bool) -> float:
    """Whether it looks like a word; one in capitals only half does."""
    if latin and foreign > 2 and foreign * 2 > len(word):  # noqa: PLR2004 - "été" is a word
        return 0.0
    if not latin and foreign != len(word):
        return 0.0
    rest = word[1:]
    if rest == rest.lower():
        return 1.0
    return _SHOUTED if word == word.upper() else 0.0


def _eastern(data: bytes) -> dict[str, float]:
    """How well data reads in the encodings of two bytes a character."""
    scores: dict[str, float] = {}
    for name in ("euc-jp", "shift_jis", "euc-kr", "gbk", "big5"):
        try:
            text = data.decode(_charset(name).codec)
        except UnicodeDecodeError:
            continue
        scores[name] = _eastern_fit(text, name)
    return scores


def _eastern_fit(text: str, name: str) -> float:
    letters = [letter for letter in text if not letter.isascii() and letter not in _SIGNS]
    letters = letters[:_SAMPLE]
    if len(set(letters)) < _FEWEST_KINDS or _alone(text) > _MOST_ALONE * len(letters):
        return 0.0
    kana = sum("\u3041" <= c <= "\u30fc" for c in letters) / len(letters)
    hangul = sum("\uac00" <= c <= "\ud7a3" for c in letters) / len(letters)
    han = [c for c in letters if "\u4e00" <= c <= "\u9fff"]
    odd = 1 - kana - hangul - len(han) / len(letters)
    if name == "euc-kr":
        return hangul - odd
    common = min(1.0, 3 * sum(c in _COMMON_HAN for c in han) / max(len(han), 1))
    if name in ("gbk", "big5"):
        return 0.0 if kana > _KANA_SHARE else common - odd
    return min(1.0, 2 * kana + 0.4) - 2 * odd if kana > _KANA_SHARE else common - odd


def _alone(text: str) -> int:
    """How many characters stand among ASCII alone, as signs do and letters of East Asia do not."""
    return sum(1 for _ in _LONE.finditer(text, 0, _SAMPLE))
