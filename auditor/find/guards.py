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
_SURE_BEFORE_YEAR: Final = frozenset(
    "in since during until till before after circa ca c year years late early mid throughout summer"
    " winter spring autumn born died seit im jahr jahre jahres jahren bis anfang ende mitte herbst"
    " sommer frühjahr copyright season established founded anno of by".split()
)
_BEFORE_OLD_YEAR: Final = _SURE_BEFORE_YEAR | frozenset(
    "from to about around and or between through for the a an his her its their of by von um ab vor"
    " nach zwischen und oder ins geboren en de del le em año nel til der die das den dem des als"
    " on this that".split()
)
_AGAINST_YEAR: Final = frozenset(
    "usd eur gbp no nos nr rs chf dkk sek nok aed inr room page pages p pp flight model code pin zip"
    " route highway hwy channel version v windows office article art section sec level port error"
    " line bus apt suite unit box ext id iso din iec ieee rfc cve chapter figure fig table item lot"
    " part type series size seite zimmer artikel absatz ziffer nummer tel fax phone call dial plz"
    " player gate train class grade least most than over under nearly almost exactly only some als"
    " rund etwa über unter fast insgesamt total approximately roughly postfach kapitel hausnummer"
    " pub nos. extension core intel radeon geforce ryzen airbus boeing peugeot mazda".split()
)
_UNITS_AFTER: Final = frozenset(
    "percent per prozent people person persons personen menschen man men woman women children kinder"
    " soldiers soldaten troops vote votes stimmen point points punkte time times mal word words lines"
    " pages seiten byte bytes bit bits kb mb gb tb kib mib gib hz khz mhz ghz w kw mw gw wh kwh mah"
    " euro euros dollar dollars pound pounds cent cents yen yuan rubles rupees usd eur gbp m km kmh mph"
    " mile miles metre metres meter meters metern feet foot ft inch inches cm mm kg mg g ton tons tonne"
    " tonnes tonnen liter liters litre litres hectares hektar acres sq square cubic rpm watt watts"
    " volt volts pixel pixels px dpi fps item items unit units copies employees workers mitarbeiter"
    " students schüler studenten members mitglieder patients patienten cases fälle deaths tote user"
    " users nutzer customers kunden homes houses häuser jobs cars hour hours stunden minute minutes"
    " minuten second seconds sekunden day days tage tagen week weeks wochen month months monate"
    " year years jahre jahren calories kcal cal others more different such individuals participants"
    " teilnehmer residents einwohner respondents samples species artists fans guests gäste seats plätze"
    " games spiele tests images books texts files records rows entries characters tokens volunteers"
    " steps shares aktien street st avenue ave road rd drive lane boulevard blvd pennsylvania broadway"
    " mal x or grit thread psi".split()
)
_AGAINST_MARKS: Final = frozenset("$£€¥₹#§№@=&%+*^~<>\\-_,.")
_PUNCTUATION: Final = " ,.;:!?()[]{}\"'„“”«»*|\n\t"
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
_INTERVAL_BEFORE: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:]{2,8}Z?)?/\Z|\d\d?([./])\d\d?\1(?:\d{4})?-\Z|(?<![\d.])\d\d?\. ?- ?\Z")
_INTERVAL_AFTER: Final = re.compile(r"/\d{4}-\d\d-\d\d|-\d\d?[./]\d\d?[./]\d|[A-Z][a-z]+ |,\d{1,2}:")
_NEWSPAPERS: Final = re.compile(r" (?:Times|Telegraph|Mail|Express|Post|World|Mirror|Herald|Independent|Star|Sun|Night Live)\b")
_ON: Final = re.compile(r"\b(?:on|last|next|this|every|until|by|am|bis|vom|and|from|to|since)[ \n]\Z", re.IGNORECASE)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start]


def _after(text: str, end: int) -> str:
    return text[end : end + _REACH]


def _word_before(before: str) -> str:
    """The last word before an expression, in lower case."""
    stripped = before.rstrip(_PUNCTUATION)
    at = max(stripped.rfind(" "), stripped.rfind("\n"), stripped.rfind("-"))
    return stripped[at + 1 :].strip(_PUNCTUATION).lower()


def _word_after(after: str) -> str:
    """The first word behind an expression and a blank or a hyphen, in lower case."""
    end = after.find(" ", 1)
    return (after[1:] if end < 0 else after[1:end]).strip(_PUNCTUATION).lower()


def _count_after(after: str) -> bool:
    """Whether what follows a number makes it a count, a price or a part of something longer."""
    first = after[:1]
    if first in ("", ")", "]", ";", "\n", "!", "?", '"', "'", "|"):
        return False
    if first == " ":
        return _word_after(after) in _UNITS_AFTER or after[1:2] in ("%", "$", "€", "£", "°", "×")
    if first in ".,:":
        return after[1:2].isdigit()
    if first == "-":
        return after[1:2].isalnum()
    return first.isalnum() or first in "%$€£°_@(/\\"


def year(text: str, start: int, end: int) -> bool:
    """A year alone: `in 1999`, `(2003)`; not `2000 people`, `$1999`, `No. 2000`."""
    after = _after(text, end)
    if _count_after(after):
        return False
    before = _before(text, start)
    last = before[-1:]
    if last in _AGAINST_MARKS or (last and last in "/:" and before[-2:-1].isalnum()):
        return last == "-" and before[-2:-1] == " "
    word = _word_before(before) if last == " " else ""
    if word in _AGAINST_YEAR or (word and not last.isalnum() and before[-2:-1] in "$€£#§"):
        return False
    value = int(text[end - 4 : end])
    sure = word in _SURE_BEFORE_YEAR or (last != "" and last in "([©")
    if sure:
        return value >= _MODERN or not _PLURAL_AFTER.match(after)
    if value % 10 == 0 and word != "the" and _PLURAL_AFTER.match(after):
        return False
    if _RECENT <= value <= _SOON:
        return not (before[-2:-1].isdigit() and len(word) != _YEAR_DIGITS)
    return word in _BEFORE_OLD_YEAR and value < _RECENT and not _PLURAL_AFTER.match(after)


_YEAR_DIGITS: Final = 4
_MODERN: Final = 1400
_RECENT: Final = 1700
_SOON: Final = 2100
"""A bare number from 1700 to 2100 is mostly a year where nothing speaks against it."""


def year_range(text: str, start: int, end: int) -> bool:
    """The first year of a range: `2003-2007`; not the phone number `555-2003-2007`."""
    before = _before(text, start)
    return not (
        before[-1:] in _AGAINST_MARKS
        or before[-1:].isalnum()
        or _word_before(before) in _AGAINST_YEAR - {"p", "pp"}
    )


def year_range_end(text: str, start: int, end: int) -> bool:
    """The last year of a range; its first stands before it."""
    first = _FIRST_OF_RANGE.search(_before(text, start))
    if first is not None and not year_range(text, start - len(first[0]), end):
        return False
    return not _count_after(_after(text, end))


_FIRST_OF_RANGE: Final = re.compile(r"\d{4}(?: ?[-/] ?| (?:to|until|till|bis) )\Z")


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
            return not re.search(r"[A-Z][a-z]+ \Z", before) or bool(_PREPOSITION.search(before))
        if _LINE_START.search(before) and _LINE_END.match(after):
            return True
        return bool(_STRICT_PREPOSITION.search(before)) and not (
            _VERB_AFTER.match(after) and low == "may" and not _STRICT_PREPOSITION.search(before)
        ) and not _NAME_AFTER.match(after)
    if len(low) <= 4 and low not in ("june", "july", "juni", "juli", "märz"):  # noqa: PLR2004 - abbreviations
        return (
            word[0].isupper()
            and not word.isupper()
            and bool(_PREPOSITION.search(before))
            and not _NAME_AFTER.match(after)
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
    if (before[-1:] in _AGAINST_MARKS and not re.search(r"[A-Za-z][-_]\Z", before)) or (
        _word_before(before) in _AGAINST_YEAR
    ):
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
    """A quarter without a year: `in the second quarter`, `for Q2`; not `Q2:`, `Leica Q3`."""
    before, after = _before(text, start), _after(text, end)
    if after[:1].isalnum() or re.search(r"[\w.-]\Z", before[-1:]):
        return False
    if text[start] not in "Qq":
        return not re.match(r" (?:of (?:the|a|an|all|its|their)|final)\b", after) or bool(
            re.match(r" of (?:the|this|last|next) (?:fiscal |financial )?year", after)
        )
    return after[:1] != ":" and _word_before(before) in _BEFORE_QUARTER


_BEFORE_QUARTER: Final = frozenset(
    "in of for since during through and by late early mid to the this last next until from im das"
    " bis seit ab end".split()
)


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
    return not re.search(r"[-'\w]\Z", _before(text, start)[-1:]) and not re.match(r"[-']\w", _after(text, end))


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
