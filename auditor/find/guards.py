"""What the words around an expression say against it: a count, a verb, a version number.

A guard sees the folded text as written and the span, and looks at a bounded stretch on both
sides. Each is a question that a parser names and that only the context can answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

Guard = Callable[[str, int, int], bool]
"""Whether the expression at the span of the text stands."""

_REACH: Final = 28
_BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?:in|since|of|by|from|until|till|to|during|before|after|circa|ca?\.|about|around|year"
    r"|years|and|or|between|late|early|mid|through|throughout|for|summer|winter|spring|autumn|fall"
    r"|born|died|seit|im|jahre?s?|von|bis|um|ab|vor|nach|anfang|ende|mitte|herbst|sommer|frühjahr"
    r"|zwischen|und|oder|ins|geboren|copyright|season|edition|class of|est\.|established|founded"
    r"|dated?|winner|ad|anno|en|de|del|le|em|année|año|nel|til|i|roku?|år|fra|december|published"
    r"|updated|the|a|an|his|her|its|their|our|this|that|der|die|das|den|dem|des|als|wie|on)"
    r"[ \n]|[(\[©;:/|–—-] ?|\(c\) ?|^)\Z",
    re.IGNORECASE,
)
_STRONG_YEAR: Final = re.compile(
    r"(?:\b(?:in|since|during|until|till|before|after|circa|ca?\.|year|years|late|early|mid"
    r"|throughout|summer|winter|spring|autumn|born|died|seit|im|jahre?s?|bis|anfang|ende|mitte"
    r"|herbst|sommer|frühjahr|copyright|season|established|founded|anno|class of)"
    r"[ \n]|[(\[©] ?|\(c\) ?)\Z",
    re.IGNORECASE,
)
_AGAINST_YEAR: Final = re.compile(
    r"(?:[$£€¥₹#§№@=&%+*^~<>\\]|\b(?:usd|eur|gbp|no|nos|nr|rs|chf|dkk|sek|nok|aed|inr|room|page|pages|pp?"
    r"|flight|model|code|pin|zip|route|highway|hwy|channel|version|v|windows|office|article|art"
    r"|section|sec|level|port|error|line|bus|apt|suite|unit|box|ext|id|iso|din|en|iec|ieee|rfc|cve"
    r"|chapter|figure|fig|table|item|lot|part|type|series|size|seite|zimmer|artikel|absatz|ziffer"
    r"|nummer|tel|fax|phone|call|dial|plz|player|route|gate|train|class|grade|at least|at most"
    r"|more than|less than|fewer than|up to|over|under|nearly|almost|exactly|only|some|mehr als"
    r"|weniger als|rund|etwa|über|unter|fast|bis zu|insgesamt|total|approximately|roughly)\.? ?"
    r"|\w[-_]|\d[.,:/ ]|[.,]|[a-z]/)\Z",
    re.IGNORECASE,
)
_UNITS_AFTER: Final = re.compile(
    r"[ -]?(?:%|°|\$|€|£|(?:percent|per cent|prozent|people|persons?|personen|menschen|men|women|children|kinder|soldiers"
    r"|soldaten|troops|votes?|stimmen|points?|punkte|times?|mal|words?|lines?|pages?|seiten|bytes?"
    r"|bits?|[kmgt]i?b|[kmg]?hz|[kmgt]?w|wh|kwh|euros?|dollars?|pounds?|cents?|yen|yuan|rubles?|rupees"
    r"|usd|eur|gbp|k?m|km/h|mph|miles?|met(?:er|re)s?|metern?|feet|foot|ft|inch(?:es)?|cm|mm|kg|mg|g"
    r"|tons?|tonnes?|tonnen|lit(?:er|re)s?|hectares|hektar|acres|sq|square|cubic|rpm|watts?|volts?|pixels?|px|dpi"
    r"|fps|items?|units?|copies|employees|workers|mitarbeiter|students|schüler|studenten|members|mitglieder"
    r"|patients|patienten|cases|fälle|deaths|tote|users?|nutzer|customers|kunden|homes|houses|häuser|units|jobs|cars|hours?|stunden"
    r"|minutes?|minuten|seconds?|sekunden|days?|tagen?|weeks?|wochen|months?|monaten?|years?|jahren?|calories|kcal|others|more|different|such|individuals"
    r"|participants|teilnehmer|residents|einwohner|respondents|samples|species|artists|fans|guests|gäste|seats|plätze|games|spiele"
    r"|tests|images|books|texts|files|records|rows|entries|characters|tokens|samples|volunteers|steps|shares|aktien"
    r"|(?:[a-z]+ ){0,1}(?:street|st\.|avenue|ave|road|rd\.|drive|lane|boulevard|blvd|pennsylvania|broadway))\b)"
    r"|[-_/]?[A-Za-z]{0}(?:[.,:/-]\d|[-_]\w|\w|@|\()",
    re.IGNORECASE,
)
_PLURAL_AFTER: Final = re.compile(r" (?:[a-z]+ )?[a-z]{2,}s\b")
_PREPOSITION: Final = re.compile(
    r"\b(?:in|since|until|till|last|next|this|early|late|mid|during|through|from|between|end of"
    r"|month of|beginning of|start of|of|by|before|after|to|and|for|seit|im|ab|vor|nach|bis|anfang|ende|mitte|zum|von"
    r"|vom|und|per|every|each|on)[ \n-](?:the )?\Z",
    re.IGNORECASE,
)
_STRICT_PREPOSITION: Final = re.compile(
    r"(?<!\bthe )\b(?:in|since|until|last|next|late|early|mid|during|through|from|between|end of"
    r"|month of|beginning of|start of|middle of|seit|im|ab|bis|anfang|ende|mitte|this|by|of)[ \n-]\Z",
    re.IGNORECASE,
)
_VERB_AFTER: Final = re.compile(
    r" (?:be|not|have|also|only|include|cause|well|need|help|contain|require|the|it|you|we|i|god"
    r"|they|he|she|a|an|said|says|told|was|is|has|had|on|off|against|for|into|towards?|with)\b"
)
_NAME_AFTER: Final = re.compile(r" (?!I\b)[A-Z][a-zß-ÿ]")
_LINE_START: Final = re.compile(r"(?:^|\n)[ \t]*\Z")
_LINE_END: Final = re.compile(r"[ \t]*(?:\n|$)")
_AGAINST_NUMERIC: Final = re.compile(
    r"(?:\b(?:v|ver|version|release|python|gcc|kernel|linux|ip|isbn|issn|doi|section|sec|§|no|nr|tel|phone|fax|ch|chapter"
    r"|figure|fig|table|art|artikel|abs|abschnitt|kapitel|ziffer|firmware|build|rev|php|java|ios|android|windows|model)\.?:? ?v?"
    r"|[$£€#§=&%_@+\\]|\d[-.,/:]|[A-Za-z][-/._]?|[^\s\w]-|-)\Z",
    re.IGNORECASE,
)
_AFTER_NUMERIC: Final = re.compile(r"[A-Za-z_%@]|[-/.:,]\d|-[A-Za-z]| ?[$€£]|/")
_INTERVAL_BEFORE: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]{2,8}Z?)?/$|\d\d?([./])\d\d?\1(?:\d{4})?-$")
_INTERVAL_AFTER: Final = re.compile(r"/\d{4}-\d\d-\d\d|-\d\d?[./]\d\d?[./]\d|[A-Z][a-z]+ |,\d{1,2}:")
_NEWSPAPERS: Final = re.compile(r" (?:Times|Telegraph|Mail|Express|Post|World|Mirror|Herald|Independent|Star|Sun|Night Live)\b")
_ON: Final = re.compile(r"\b(?:on|last|next|this|every|until|by|am|bis|vom|and|from|to|since)[ \n]\Z", re.IGNORECASE)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start]


def _after(text: str, end: int) -> str:
    return text[end : end + _REACH]


def year(text: str, start: int, end: int) -> bool:
    """A year alone: `in 1999`, `(2003)`; not `2000 people`, `$1999`, `No. 2000`."""
    before, after = _before(text, start), _after(text, end)
    if _UNITS_AFTER.match(after) or _AGAINST_YEAR.search(before):
        return False
    value = int(text[end - 4 : end])
    if _STRONG_YEAR.search(before):
        return value >= 1400 or not _PLURAL_AFTER.match(after)  # noqa: PLR2004
    if value % 10 == 0 and _PLURAL_AFTER.match(after) and not before.lower().endswith("the "):
        return False
    if 1700 <= value <= 2100:  # noqa: PLR2004 - what documents mostly are about
        return True
    return value < 1900 and bool(_BEFORE_YEAR.search(before)) and not _PLURAL_AFTER.match(after)  # noqa: PLR2004


def year_range(text: str, start: int, end: int) -> bool:
    """The first year of a range: `2003-2007`; not the phone number `555-2003-2007`."""
    before = _before(text, start)
    return not _AGAINST_YEAR.search(before)


def year_range_end(text: str, start: int, end: int) -> bool:
    """The last year of a range; its first stands before it."""
    return not _UNITS_AFTER.match(_after(text, end))


def month(text: str, start: int, end: int) -> bool:
    """A month alone: `in May`, `last March`, `August` as a heading; not `may`, `March on`."""
    word = text[start:end]
    before, after = _before(text, start), _after(text, end)
    if after[:1].isalnum() or after[:1] == "-" and after[1:2].isalpha():
        return False
    low = word.lower()
    if low in ("may", "march", "mar", "mai"):
        if not word[0].isupper() or word.isupper() and low == "mar":
            return False
        if low == "mai":
            return True
        if _LINE_START.search(before) and _LINE_END.match(after):
            return True
        return bool(_STRICT_PREPOSITION.search(before)) and not (
            _VERB_AFTER.match(after) and low == "may" and not _STRICT_PREPOSITION.search(before)
        ) and not _NAME_AFTER.match(after)
    if len(low) <= 4 and low not in ("june", "july", "juni", "juli", "märz"):  # noqa: PLR2004 - abbreviations
        return (
            word[0].isupper() and bool(_PREPOSITION.search(before)) and not _NAME_AFTER.match(after)
        ) or bool(_LINE_START.search(before) and _LINE_END.match(after))
    if not word[0].isupper():
        return bool(_PREPOSITION.search(before))
    if low in ("april", "june", "august", "august", "juli", "juni") and not _PREPOSITION.search(before):
        return not _NAME_AFTER.match(after) and not re.search(r"[A-Z][a-z]+ \Z", before) and not re.match(r" (?:said|says|told|was|is|has|had)\b", after)
    return True


def part_month(text: str, start: int, end: int) -> bool:
    """A month with "early", "late" or "mid": `early May`; not `late may`."""
    word = re.split(r"[ -]", text[start:end])[-1]
    return word[:1].isupper() or word.lower() not in ("may", "march", "mar")


def day_and_word(text: str, start: int, end: int) -> bool:
    """Day and a month that is also a verb: `May 5`, `5 May`; not `may 5 people`, `5 May be`."""
    surface, before, after = text[start:end], _before(text, start), _after(text, end)
    words = re.findall(r"[A-Za-zäöü]+", surface)
    lower = [w for w in words if w in ("may", "march", "mar", "dec", "jan", "mai")]
    if lower and not re.search(r"\d(?:st|nd|rd|th)\b", surface):
        return bool(_ON.search(before)) and not re.match(r" [a-z]", after)
    return not (surface[-1:].isalpha() and re.match(r" (?:be|not|have|also|only|well|include)\b", after))


def month_and_year(text: str, start: int, end: int) -> bool:
    """Month and year: `May 2021`; not `may 2000 people`."""
    if text[start].islower() and text[start : start + 3] in ("may", "mar", "dec"):
        return bool(_PREPOSITION.search(_before(text, start)))
    return not re.match(r"(?:,\d{3}|-\d)", _after(text, end))


def weekday(text: str, start: int, end: int) -> bool:
    """A whole weekday: `Sunday`, `on monday`; not `Sunday Times`."""
    after = _after(text, end)
    if _NEWSPAPERS.match(after):
        return False
    if text[start].islower():
        return bool(_ON.search(_before(text, start)))
    return not (after[:1] == "-" and after[1:2].isalpha())


def pair(text: str, start: int, end: int) -> bool:  # noqa: ARG001 - every guard has these
    """Two numbers with a stroke are a date beside a weekday or a clock only: `Friday 7/6`."""
    return False


def monthless(text: str, start: int, end: int) -> bool:
    """A day without its month: `on the 27th`; not `the 27th man`."""
    before, after = _before(text, start).lower(), _after(text, end)
    return bool(re.search(r"\b(?:on|by|until|till|from|since|to|before|after) the \Z", before)) and not re.match(
        r"[\w-]| (?!of (?:the|this|next|last) month|at|and|to|in|until|was|were|by|it|he|she|they|we|with|a|the)[A-Za-z]|,\d", after
    )


def weekday_short(text: str, start: int, end: int) -> bool:
    """A short weekday alone: `on Mon`; not `Sun`, `So`, `sat`."""
    word = text[start:end].rstrip(".")
    if len(word) < 3 or not word[0].isupper() or word.isupper():  # noqa: PLR2004
        return False
    low = word.lower()
    if low not in ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"):
        return False
    before, after = _before(text, start), _after(text, end)
    if low in ("sun", "sat", "mon") and (before.lower().endswith("the ") or re.match(r" [a-zA-Z]", after)):
        return False
    return bool(_ON.search(before))


def numeric(text: str, start: int, end: int) -> bool:
    """A date in digits: `8/4/2021`; not `v1.2.2021`, `192.168.12.2021`."""
    before, after = _before(text, start), _after(text, end)
    if _AFTER_NUMERIC.match(after) and not _INTERVAL_AFTER.match(after):
        return False
    return not _AGAINST_NUMERIC.search(before) or bool(_INTERVAL_BEFORE.search(before))


def numeric_short(text: str, start: int, end: int) -> bool:
    """A date in digits with a two-digit year: `8/4/21`; not `1.2.34`, `3-2-10`, `4/5/10`."""
    if not numeric(text, start, end):
        return False
    surface = text[start:end]
    if "." in surface:
        return bool(re.fullmatch(r"[0-3]?\d\. ?[01]?\d\. ?\d\d(?:\d\d)?(?:.*\d:\d\d.*)?", surface, re.DOTALL)) and not re.match(r"\d\.\d\.\d", surface)
    if "-" in surface:
        return bool(re.match(r"\d\d-\d\d-\d\d", surface))
    return True


def compact(text: str, start: int, end: int) -> bool:
    """Eight digits: `20210411`; not one number among others or a part of an identifier."""
    value = int(text[start : start + 4])
    if not 1900 <= value <= 2100:  # noqa: PLR2004
        return False
    before, after = _before(text, start), _after(text, end)
    if _AGAINST_YEAR.search(before) and not re.search(r"[A-Za-z][-_]\Z", before):
        return False
    return not re.match(r"[\w%]| ?[$€£]|[.,]\d|-\d", after)


def month_slash_year(text: str, start: int, end: int) -> bool:
    """Month and year in digits: `04/2021`; not `3/1000`, `1.2021`."""
    if not numeric(text, start, end):
        return False
    surface = text[start:end]
    value = int(re.findall(r"\d{4}", surface)[0])
    if not 1800 <= value <= 2199:  # noqa: PLR2004
        return False
    return "." not in surface or bool(re.match(r"[01]\d", surface))


def dotted(text: str, start: int, end: int) -> bool:
    """Day and month with dots: `am 8.4.`; not the section `3.2.`."""
    before = _before(text, start)
    return bool(re.search(r"\b(?:am|vom|bis|zum|ab|seit|dem|den|und|der|on|mo|di|mi|do|fr|sa|so)[., ]{1,2}\Z", before, re.IGNORECASE)) or " " in text[start:end].strip() and ":" in text[start:end]


def clock(text: str, start: int, end: int) -> bool:
    """A clock time alone: `at 10:15`; not `3:2`, `Genesis 10:15`, a ratio or a song's length."""
    before, after = _before(text, start), _after(text, end)
    if re.match(r"\d:", text[start:end]):
        return bool(re.search(r"\b(?:at|um|by|until|from|to|gegen|ab|bis|von)[ ]\Z", before, re.IGNORECASE))
    if re.match(r"[:\d]|[.,]\d|-\d{3}", after) or re.search(r"[:\w$€£#.-]\Z", before.rstrip(" ")[-1:] and before[-1:]):
        return False
    return bool(re.search(r"\b(?:at|um|by|until|from|to|gegen|ab|bis|von|around|before|after|since|and|between|kl)[ ]\Z", before, re.IGNORECASE)) or bool(_LINE_START.search(before))


def duration(text: str, start: int, end: int) -> bool:
    """One unit: `a year`; not `times a day`, `per cent a year`, `one day` of a story."""
    before = _before(text, start).lower()
    return not re.search(r"(?:\b(?:times|once|twice|per|euro|dollars?|percent|cent|million|billion|%|mal|of) |\d |one of )\Z", before)


def season(text: str, start: int, end: int) -> bool:
    """A season alone: `in the spring`, `last winter`; not `spring to life`."""
    before = _before(text, start)
    if before.lower().endswith("the ") and text[start:end].lower() != "fall":
        return not re.match(r"[\w-]| of (?!\d)", _after(text, end))
    return bool(re.search(r"\b(?:in|during|since|until|by|early|late|mid|im|seit|bis|this|last|next|that|and|of|of the|in the|during the|by the|until the|through the|im kommenden)[ \n-]\Z", before, re.IGNORECASE)) and not re.match(r"[a-zA-Z-]| (?:out|in|into|from|to|of|off|on)\b", _after(text, end))


def period(text: str, start: int, end: int) -> bool:
    """A quarter without a year: `in the second quarter`, `Q2`; not `Q2x`, a quarter of a game."""
    before, after = _before(text, start), _after(text, end)
    return not after[:1].isalnum() and not re.search(r"[\w.-]\Z", before[-1:])


def day_word(text: str, start: int, end: int) -> bool:
    """A day word: `today`, `gestern`; not `USA Today`, `guten Morgen`, `am Morgen`."""
    word, before = text[start:end], _before(text, start)
    low = word.lower()
    if low.startswith("morgen"):
        if word[0].isupper():
            return bool(re.search(r"(?:^|[.!?:\n]\s*[\"„»']?)\Z", before))
        return not re.search(r"\b(?:guten|am|jeden|gute|der|den|eines) \Z", before, re.IGNORECASE)
    if word[0].isupper() and re.search(r"\b(?:USA|Psychology|History|Physics|Christianity|Russia|Business|Radio|Nursing|World|Beyond|Windows|Microsoft) \Z", before):
        return False
    return not (low in ("yesterday", "tomorrow", "today") and re.match(r"-[a-z]", _after(text, end)))


def now(text: str, start: int, end: int) -> bool:
    """The present: `now`; not `right-now`, `know-now`."""
    return not re.search(r"[-'\w]$", _before(text, start)[-1:]) and not re.match(r"[-']\w", _after(text, end))


def deictic_unit(text: str, start: int, end: int) -> bool:
    """`last year`, `this week`; not `the next day's`, `this-year`."""
    return not re.match(r"-[a-z]", _after(text, end))


def the_unit(text: str, start: int, end: int) -> bool:
    """`the day before`, `am Tag zuvor`; not `day before the`, `years after`."""
    before = _before(text, start).lower()
    return before.endswith(("the ", "am ", "im ", "das ", "der ", "dem ")) and not re.match(
        r" (?:the|a|an|his|her|its|their|he|she|it|they|we|i|[A-Z0-9])", _after(text, end)
    )


def deictic_name(text: str, start: int, end: int) -> bool:
    """`last May`, `this Monday`, `next summer`; not `this may`, `last march`."""
    word = re.split(r"\s", text[start:end])[-1]
    if word.lower() in ("may", "march", "mar", "sun", "sat", "so", "do", "mi", "di", "mo", "we", "fall", "spring"):
        if word.lower() in ("may", "march"):
            return word[0].isupper() and not _VERB_AFTER.match(_after(text, end))
        return len(word) > 2 and (word[0].isupper() or word in ("fall", "spring")) and not re.match(r"[a-z-]| (?:of|in|from)\b", _after(text, end))  # noqa: PLR2004
    return True


def set_word(text: str, start: int, end: int) -> bool:
    """`daily`, `annually`; not the `Daily Mail`."""
    return not (text[start].isupper() and _NAME_AFTER.match(_after(text, end)))


def decade(text: str, start: int, end: int) -> bool:
    """A decade of two digits: `the '90s`, `80er Jahre`; not `in his 40s`, `90s timeout`."""
    before = _before(text, start).lower()
    if text[start:end][0] == "'" or text[end - 1 : end] != "s":
        return True
    if re.search(r"\b(?:his|her|their|my|your|low|high|upper|lower|mid|age|temperatures)[ -](?:early |late |mid-?)?(?:[a-z]+ )?\Z", before):
        return False
    return bool(re.search(r"\b(?:the|early|late|of|mid)[ -]\Z", before))


GUARDS: Final[dict[str, Guard]] = {
    "year": year,
    "year-range": year_range,
    "year-range-end": year_range_end,
    "year-range-short": year_range,
    "year-range-short-end": year_range_end,
    "month": month,
    "part-month": part_month,
    "day-and-word": day_and_word,
    "month-and-year": month_and_year,
    "weekday": weekday,
    "pair": pair,
    "monthless": monthless,
    "weekday-short": weekday_short,
    "numeric": numeric,
    "numeric-short": numeric_short,
    "compact": compact,
    "month-slash-year": month_slash_year,
    "dotted": dotted,
    "clock": clock,
    "duration": duration,
    "season": season,
    "period": period,
    "day-word": day_word,
    "now": now,
    "deictic-unit": deictic_unit,
    "the-unit": the_unit,
    "deictic-name": deictic_name,
    "set-word": set_word,
    "decade": decade,
}
