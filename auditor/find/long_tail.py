"""What only dateparser reads, behind a wrapper that trusts none of its answers.

Reads `25 ינואר 2022` in Hebrew, `3. maj 2021 10:15` in Danish and `03/04/2021` (both orders);
not `18-20 June 2020`, of which dateparser would lose an end.

This is the only module that imports dateparser, and it does so at the first question: its
start-up costs more than an audit. dateparser is asked under every order of day and month and
on two different base days, so that neither a preferred order nor an invented part passes; and
every number of the surface must come back in the answer.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, frozen

from auditor.find.fold import fold
from auditor.find.lexicon import WORD_SPLIT, load
from auditor.find.parsers.zones import Zone, read_zone
from auditor.model.expression import Candidate, Clock, Kind, Meaning
from auditor.model.vocabulary import Order
from auditor.pattern import pattern
from auditor.when.partial_date import PartialDate

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

FORM: Final = "dateparser"
_LONGEST: Final = 64
_MOST_LANGUAGES: Final = 4
_REMEMBERED: Final = 4096
_YEARS: Final = range(1583, 2200)
"""Gregorian years of documents. Outside them another calendar or a number was read as a year:
2563 is a Buddhist year, 1402 a Persian one, and both have parsers of their own."""
_BASES: Final = (
    datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC),
    datetime(1987, 10, 21, 16, 47, 38, tzinfo=UTC),
)
"""Two days with no part in common: what follows the base was not in the surface."""
_ORDERS: Final = ("DMY", "MDY", "YMD")
_ALIASES: Final = {
    "cmn": "zh",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "mo": "ro",
    "no": "nb",
    "sh": "sr-latn",
    "zh-cn": "zh-hans",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "zh-sg": "zh-hans",
    "zh-tw": "zh-hant",
}
"""Older and regional tags to those that dateparser knows."""
_NUMBER: Final = pattern(r"[0-9]++")
_CLOCK_THEN: Final = pattern(
    r"(?<=[0-9mM.]) ?((?:UTC|GMT|UT|Z)? ?[+-][0-9]{1,2}(?::?[0-9]{2})?|\(?(?:Z|[A-Z]{2,5})\)?)$"
)
_HAS_CLOCK: Final = pattern(r"[0-9][:.hH][0-9]{2}")
_ONE_SEPARATOR: Final = pattern(
    r"(?<![0-9])[0-9]{1,4}( ?[./-] ?|\. )[0-9]{1,2}\1[0-9]{1,4}(?![0-9])"
)
_MONTHS_ARE_NUMBERS: Final = frozenset({"ja", "ko", "vi", "yue", "zh"})
_NUMERIC: Final = pattern(r"[0-9 ./:,-]*")
_HALF_DAYS: Final = (0, 12)
_ENOUGH_NUMBERS: Final = 2


@frozen
class Answer:
    """What dateparser says of a surface; `failure` tells that it broke instead of answering."""

    meaning: Meaning | None = None
    failure: str | None = None


def read(surface: str, languages: tuple[str, ...]) -> Meaning | None:
    """The meaning of a surface in any of the languages (BCP 47 tags); None where in doubt."""
    return ask(surface, languages).meaning


@lru_cache(maxsize=_REMEMBERED)
def ask(surface: str, languages: tuple[str, ...]) -> Answer:
    """As `read`, and whether dateparser broke, which is no statement on the surface."""
    if len(surface) > _LONGEST or not languages:
        return Answer()
    text = fold(surface).text.strip()
    text, zone = _without_zone(text)
    if not _worth_asking(text):
        return Answer()
    try:
        with warnings.catch_warnings():
            # Its deprecations are ours to read in its changelog, not the user's at run time.
            warnings.simplefilter("ignore")
            found = list(_answers(text, languages))
    except Exception as error:  # noqa: BLE001 - a library on hostile text; any error is no answer
        return Answer(failure=f"{type(error).__name__}: {error}"[:200])
    return Answer(_merged(text, found, zone))


def known_languages(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags as dateparser spells them, those that it does not know left out."""
    allowed = _allowed()
    known: dict[str, None] = {}
    for tag in tags:
        wanted = tag.strip().replace("_", "-").lower()
        while wanted:
            wanted = _ALIASES.get(wanted, wanted)
            if wanted in allowed:
                known[allowed[wanted]] = None
                break
            wanted = wanted.rpartition("-")[0]
    return tuple(known)[:_MOST_LANGUAGES]


@frozen
class _Found:
    """An answer: the date, how the surface orders it, the clock if it is stated, the language."""

    candidate: Candidate
    clock: Clock | None
    language: str


def _worth_asking(text: str) -> bool:
    """Whether there can be a full date: numbers for a day and a year at least."""
    numbers = _NUMBER.findall(text)
    return len(numbers) >= _ENOUGH_NUMBERS and max(map(len, numbers)) <= 6  # noqa: PLR2004 - microseconds are the longest number of a date


def _without_zone(text: str) -> tuple[str, Zone | None]:
    """The text without the offset or zone name behind a clock, which we read ourselves."""
    found = _CLOCK_THEN.search(text)
    if found is None or _HAS_CLOCK.search(text) is None:
        return text, None
    zone = read_zone(found[1].strip("()"))
    return (text, None) if zone is None else (text[: found.start()].rstrip(), zone)


def _answers(text: str, languages: tuple[str, ...]) -> Iterator[_Found]:
    for language in known_languages(languages):
        for order in _ORDERS:
            first = _parse(text, language, order, 0)
            if first is None or first != _parse(text, language, order, 1):
                continue
            when, parts = first
            if not {"year", "month", "day"} <= set(parts) or when.year not in _YEARS:
                continue
            echo = _echo(text, when, language, timed="time" in parts)
            if echo is not None:
                yield echo


def _parse(
    text: str, language: str, order: str, base: int
) -> tuple[datetime, tuple[str, ...]] | None:
    data = _parser(language, order, base).get_date_data(text)
    if data.date_obj is None or data.date_obj.tzinfo is not None:
        return None  # a zone inside the text would have moved the day
    parts: tuple[str, ...] = getattr(data, "parts", ())
    return data.date_obj, parts


@lru_cache(maxsize=64)
def _parser(language: str, order: str, base: int) -> DateDataParser:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - only when nothing else can read

    settings: dict[str, Any] = {
        "PARSERS": ["absolute-time"],
        "STRICT_PARSING": True,
        "DATE_ORDER": order,
        "PREFER_LOCALE_DATE_ORDER": False,
        "PREFER_DATES_FROM": "current_period",
        "RELATIVE_BASE": _BASES[base].replace(tzinfo=None),
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "CACHE_SIZE_LIMIT": 1000,
    }
    return DateDataParser(languages=[language], settings=settings)


@cache
def _allowed() -> dict[str, str]:
    """Lower-case tag to dateparser's own spelling."""
    from dateparser.data.languages_info import language_order  # noqa: PLC0415 - as above

    return {tag.lower(): tag for tag in language_order}


def _echo(text: str, when: datetime, language: str, *, timed: bool) -> _Found | None:
    """The answer, if the surface holds its parts and no other number."""
    numbers = _NUMBER.findall(text)
    full = f"{when.year:04d}"
    year = full if full in numbers else full[2:]
    needed: list[str | int] = [year, when.day]
    named = _month_named(text, when.month, language)
    if not named:
        needed.append(when.month)
    places: list[int] = []
    for number in needed:
        place = _place(numbers, number, places)
        if place is None:
            return None
        places.append(place)
    if not (named or _joined(text, language)):
        return None
    rest = [int(number) for at, number in enumerate(numbers) if at not in places]
    if not _clock_echoed(rest, when, timed=timed):
        return None
    date = PartialDate(when.year, when.month, when.day)
    clock = _clock(when, len(rest)) if timed else None
    return _Found(Candidate(date, _order(places, when), year != full), clock, language)


def _joined(text: str, language: str) -> bool:
    """Whether numbers alone make a date: "10,00 2", "12, 5 2019" and "3/4 of 2019" are none."""
    if language.partition("-")[0] in _MONTHS_ARE_NUMBERS:
        return True
    return _ONE_SEPARATOR.search(text) is not None


def _place(numbers: list[str], wanted: str | int, taken: list[int]) -> int | None:
    """Index of a number that stands for the part; a year has to be written as it is."""
    for at, number in enumerate(numbers):
        if at in taken:
            continue
        if number == wanted or (isinstance(wanted, int) and int(number) == wanted):
            return at
    return None


def _order(places: list[int], when: datetime) -> Order | None:
    """The order in which the surface gives the parts; None where day and month are equal."""
    year, day, *of_month = places
    if not of_month:
        return Order.YMD if year < day else Order.DMY
    month = of_month[0]
    if when.day == when.month:
        return None
    if year < min(day, month):
        return Order.YMD if month < day else Order.YDM
    return Order.DMY if day < month else Order.MDY


def _clock_echoed(numbers: list[int], when: datetime, *, timed: bool) -> bool:
    """Whether the numbers left over are exactly those of the clock, perhaps of twelve hours."""
    if not timed:
        return not numbers
    if not numbers or not any(numbers[0] in (when.hour, abs(when.hour - h)) for h in _HALF_DAYS):
        return False
    rest = numbers[1:]
    stated = [when.minute, when.second][: len(rest)]
    return rest[:2] == stated and len(rest) <= 3  # noqa: PLR2004 - minute, second, fraction


def _month_named(text: str, month: int, language: str) -> bool:
    """Whether a word of the surface is that month in the language, by our own lexicon."""
    lexicon = load()
    base = language.partition("-")[0]
    low = text.lower()
    words = [word for word in WORD_SPLIT.split(low) if word]
    phrases = [p for word in words for p in lexicon.phrases.get(word, ()) if p in low]
    for word in (*words, *phrases):
        for sense in lexicon.senses.get(word, ()):
            if sense.role == "month" and sense.value == month and _speaks(sense.languages, base):
                return True
    return False


def _weekday_named(text: str, language: str) -> int | None:
    lexicon = load()
    for word in WORD_SPLIT.split(text.lower()):
        for sense in lexicon.senses.get(word, ()):
            if sense.role == "weekday" and _speaks(sense.languages, language.partition("-")[0]):
                return int(sense.value)
    return None


def _speaks(languages: tuple[str, ...], base: str) -> bool:
    return any(language.partition("-")[0] == base for language in languages)


def _merged(text: str, found: list[_Found], zone: Zone | None) -> Meaning | None:
    """One meaning of all answers: their dates as rivals; none where they differ in the clock."""
    if not found or len({answer.clock for answer in found}) > 1:
        return None
    dates = {answer.candidate.date: answer.candidate for answer in found}
    candidates = tuple(dates.values())
    if len(candidates) == 1 and not _NUMERIC.fullmatch(text):
        # A month by its name has no order to speak of, as long as day and year are clear.
        candidates = (Candidate(candidates[0].date, None, candidates[0].century_guessed),)
    clock = found[0].clock
    if clock and zone:
        clock = evolve(clock, offsets=zone.offsets, zone=zone.name)
    languages = tuple(dict.fromkeys(answer.language for answer in found))
    weekday = _weekday_named(text, languages[0])
    return Meaning(Kind.DATE, FORM, candidates, weekday, clock, languages=languages)


def _clock(when: datetime, stated: int) -> Clock:
    """The clock of an answer, as fine as the surface has numbers for it."""
    return Clock(
        when.hour,
        when.minute if stated > 1 else None,
        when.second if stated > 2 else None,  # noqa: PLR2004 - hour, minute, second
        f"{when.microsecond:06d}".rstrip("0"),
    )
