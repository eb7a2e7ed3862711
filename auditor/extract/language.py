# ruff: noqa: RUF001 - words and marks of other scripts are data
"""Which language a document is written in, as a BCP 47 tag.

What was told wins. What a page says of itself wins unless its own words speak clearly
against it: templates often say `en` on pages in another language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from auditor.model import Expression
from auditor.pattern import pattern

_SAMPLE: Final = 6_000
_GLANCE: Final = 700
_ENOUGH: Final = 8
_CLEAR: Final = 40
_SHARE: Final = 2.0
_TAG: Final = pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SCRIPT_SHARE: Final = 0.2
_SCRIPT: Final = 4
_LATIN: Final = 0.95
_REGION: Final = 2

_STOP_WORDS: Final[dict[str, str]] = {
    "en": "the of and to that is was for with his by from had are this were which have an be their "
    "they has been who will would about there when said",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es "
    "an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
    "fr": "les des et est que dans pour qui une sur pas plus par avec ce au sont il cette mais aux "
    "été leur ont nous vous",
    "es": "el los del las y que por una con para su como más fue al ha lo pero sus este entre "
    "desde también esta muy",
    "pt": "o os do da dos das e que não uma com para por mais foi ao são como em na no seu sua "
    "pela pelo também ele ela",
    "it": "il di che è per della non sono del con una gli alla nel dei più si anche ha le da come "
    "delle dal nella questo ma",
    "nl": "het een van en dat niet op te zijn voor met die aan er ook als maar om naar door hij "
    "bij werd wordt heeft nog",
    "sv": "och att det som en på är av för med den till inte har om ett var från men så kan vid "
    "ska",
    "da": "og at det som en på er af for med den til ikke har om et var fra men så kan ved skal "
    "blev",
    "nb": "og å det som en på er av for med den til ikke har om et var fra men så kan ved skal ble",
    "fi": "ja on ei että se oli hän mutta ovat kun myös joka ole niin sekä tai kuin mukaan",
    "pl": "i w na z się nie do jest że o to jak po za od przez ale są dla oraz tym jego",
    "cs": "a v na se je že s z do o to i ve by jako pro ale jsou od po jeho nebo byl",
    "sk": "a v na sa je že s z do o to aj ako pre ale sú od po jeho alebo bol pri",
    "hu": "a az és hogy nem is egy van meg volt ez csak már mint még el vagy ki",
    "ro": "și de la în nu că cu pe să din un o au este pentru mai care fost sunt",
    "hr": "i u je na se da za su od s kako ne koji o iz nije što ili bi ali",
    "tr": "ve bir bu da de için ile olarak olan daha çok gibi kadar sonra en ama olduğu",
    "id": "yang dan di itu dengan untuk tidak dari ini pada dalam adalah akan ke oleh juga telah",
    "vi": "và của là có được trong cho không các với những này một đã người khi",
    "ca": "els que de la amb per les una del és no va més com aquest han",
    "ru": "и в не на что с по он как к из за это для от но был его так у",
    "uk": "і в не на що з та до як у за це від про для але був його також",
    "bg": "и в на да се за от не с че по са си като това е ще",
    "sr": "и у је на се да за су од са како не који о из није што",
    "el": "και το να του η της με που για την στο από τον τα είναι δεν",
    "ar": "في من على إلى أن التي هذا عن مع هذه الذي كان لا ما بعد",
    "fa": "و در به از که این را با است برای آن یک خود شد",
    "he": "של את על לא הוא זה עם כי היא גם או",
    "hi": "के में की है को से का और ने पर कि यह भी",
}
_SCRIPTS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (pattern("[\u3040-\u30ff]"), "ja"),
    (pattern("[\uac00-\ud7a3]"), "ko"),
    (pattern("[\u4e00-\u9fff]"), "zh"),
    (pattern("[\u0e00-\u0e7f]"), "th"),
    (pattern("[\u0980-\u09ff]"), "bn"),
    (pattern("[\u0b80-\u0bff]"), "ta"),
    (pattern("[\u0590-\u05ff]"), "he"),
    (pattern("[\u0370-\u03ff]"), "el"),
)

_ASCII: Final = bytes(range(128))
_LETTERS: Final = tuple((letter, language) for letters, language in (
    ("ыэё", "ru"), ("їєґ", "uk"), ("ђћљњџј", "sr"), ("ß", "de"), ("ñ¿¡", "es"), ("ãõ", "pt"),
    ("łżąę", "pl"), ("řěů", "cs"), ("ľĺŕ", "sk"), ("őű", "hu"), ("ğı", "tr"), ("țș", "ro"),
    ("đ", "hr"), ("ơưạệ", "vi"), ("پچژگ", "fa"),
) for letter in letters)  # fmt: skip
"""Letters that one language has and those near it have not."""


def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in _STOP_WORDS.items():
        for word in words.split():
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


_BY_WORD: Final = _index()


def of(
    text: str,
    *,
    told: str | None = None,
    declared: str | None = None,
    expressions: Iterable[Expression] = (),
) -> str | None:
    """The language of a document whose visible text is `text`, or None if nothing shows it.

    `told` is what the user or the record says, `declared` what the page says (`html lang`).
    """
    said = tag(told)
    if said is not None:
        return said
    declared = tag(declared)
    guess, clear = _vote(text, expressions)
    if declared is None:
        return guess
    if clear and guess is not None and not _same(declared, guess):
        return guess
    return declared


def tag(text: str | None) -> str | None:
    """A language tag in its usual letter case (`de_AT` is `de-AT`), None if it is none."""
    found = _TAG.match(text.strip()) if text else None
    if found is None:
        return None
    first, *rest = found.group().replace("_", "-").split("-")
    if len(first) > _REGION and first.lower() in _NAMES:
        first = _NAMES[first.lower()]
    parts = [first.lower()]
    for part in rest:
        if len(part) == _REGION and part.isalpha():
            parts.append(part.upper())
        elif len(part) == _SCRIPT and part.isalpha():
            parts.append(part.title())
        else:
            parts.append(part.lower())
    return "-".join(parts)


_NAMES: Final = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "por": "pt",
    "ita": "it", "nld": "nl", "dut": "nl", "swe": "sv", "dan": "da", "nor": "no", "fin": "fi",
    "pol": "pl", "ces": "cs", "cze": "cs", "rus": "ru", "ukr": "uk", "jpn": "ja", "zho": "zh",
    "chi": "zh", "kor": "ko", "ara": "ar", "tur": "tr",
}  # fmt: skip
_NEAR: Final = (frozenset(("no", "nb", "nn", "da")), frozenset(("hr", "sr", "bs", "sh")))


def _same(one: str, other: str) -> bool:
    first, second = one.split("-", maxsplit=1)[0], other.split("-", maxsplit=1)[0]
    return first == second or any(first in group and second in group for group in _NEAR)


def _vote(text: str, expressions: Iterable[Expression]) -> tuple[str | None, bool]:
    """The language that the words speak for, and whether they do so clearly.

    Two stretches of it, where it has left its menus, nearly always settle it.
    """
    if len(text) > _SAMPLE:
        third = len(text) // 3
        glance = f"{text[third : third + _GLANCE]} {text[2 * third - _GLANCE : 2 * third]}"
        guess, clear = _vote_of(glance, expressions)
        if clear:
            return guess, clear
    return _vote_of(_sample(text), expressions)


def _vote_of(sample: str, expressions: Iterable[Expression]) -> tuple[str | None, bool]:
    for letters, language in () if _is_latin(sample) else _SCRIPTS:
        if len(letters.findall(sample)) > max(_SCRIPT, _SCRIPT_SHARE * len(sample) * 0.5):
            return language, True
    votes = _votes(sample, expressions)
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _ENOUGH:
        return _single(votes), False
    best, count = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0
    if count == second:
        return None, False
    return best, count >= _CLEAR and count >= _SHARE * second


def _is_latin(sample: str) -> bool:
    """Whether so much is Latin that no other script can win; cheap, as most texts are."""
    return sample.isascii() or len(sample.encode("latin-1", "ignore")) > _LATIN * len(sample)


def _votes(sample: str, expressions: Iterable[Expression]) -> Counter[str]:
    """Votes of function words, of letters, and of the words of dates."""
    votes: dict[str, int] = {}  # a Counter takes five times as long to add to
    words = Counter(filter(_BY_WORD.__contains__, sample.lower().split()))
    for word, count in words.items():
        for language in _BY_WORD[word]:
            votes[language] = votes.get(language, 0) + count
    if not sample.isascii():
        # To delete all ASCII first takes a tenth of the time of looking for a few letters in it.
        rest = sample.encode("utf-8", "ignore").translate(None, _ASCII).decode("utf-8", "ignore")
        for letter, language in _LETTERS:
            if letter in rest:
                votes[language] = votes.get(language, 0) + rest.count(letter)
    for expression in expressions:
        languages = expression.meaning.languages
        if 0 < len(languages) <= _SCRIPT:
            for language in languages:
                short = language.partition("-")[0]
                votes[short] = votes.get(short, 0) + 2
    return Counter(votes)


def _single(votes: Counter[str]) -> str | None:
    """The only language with a vote, for texts of a line or two."""
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _REGION:
        return None
    if len(ranked) > 1 and ranked[0][1] < _SHARE * ranked[1][1]:
        return None
    return ranked[0][0]


def _sample(text: str) -> str:
    """Up to three stretches from all over a text: menus stand at its start."""
    if len(text) <= _SAMPLE:
        return text
    third = _SAMPLE // 3
    middle = len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-2 * third : -third]}"
