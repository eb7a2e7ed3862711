"""Guards of years and of other bare numbers: what makes them a count, a price, an address."""

from __future__ import annotations

from typing import Final

from auditor.find.context import Around, compiled, words

_SURE: Final = words(
    "in since during until till before after circa ca c year years late early mid throughout",
    "summer winter spring autumn born died copyright season established founded of by anno",
    "seit im jahr jahre jahres jahren bis anfang ende mitte herbst sommer frühjahr",
)
"""Words before a number that make it a year."""
_ALLOWED: Final = _SURE | words(
    "from to about around and or between through for the a an his her its their on this that",
    "von um ab vor nach zwischen und oder ins geboren der die das den dem des als",
    "en de del le em año nel til",
)
"""Words before which a number is a year when it is none of this age."""
_AGAINST: Final = words(
    "usd eur gbp chf dkk sek nok aed inr rs room page pages p pp no nos nr pub number",
    "flight model code pin zip route highway hwy channel version v windows office article art",
    "section sec level port error line bus apt suite unit box ext extension id iso din iec ieee",
    "rfc cve chapter figure fig table item lot part type series size player gate train class",
    "grade tel fax phone call dial least most than over under nearly almost exactly only some",
    "total approximately roughly core intel radeon geforce ryzen airbus boeing peugeot mazda",
    "seite zimmer artikel absatz ziffer nummer kapitel hausnummer postfach plz als rund etwa",
    "über unter fast insgesamt",
)
"""Words before a number that make it something else."""
_UNITS: Final = words(
    "percent per prozent people person persons man men woman women children soldiers troops vote",
    "votes point points time times word words line lines page pages byte bytes bit bits kb mb gb",
    "tb kib mib gib hz khz mhz ghz w kw mw gw wh kwh mah euro euros dollar dollars pound pounds",
    "cent cents yen yuan rubles rupees usd eur gbp m km kmh mph mile miles metre metres meter",
    "meters feet foot ft inch inches cm mm kg mg g ton tons tonne tonnes liter liters litre",
    "litres hectares acres sq square cubic rpm watt watts volt volts pixel pixels px dpi fps item",
    "items unit units copies employees workers students members patients cases deaths user users",
    "customers homes houses jobs cars hour hours minute minutes second seconds day days week weeks",
    "month months year years calories kcal cal others more different such individuals",
    "participants residents respondents samples species artists fans guests seats games tests",
    "images books texts files records rows entries characters tokens volunteers steps shares",
    "street st avenue ave road rd drive lane boulevard blvd pennsylvania broadway x or grit",
    "thread psi personen menschen kinder soldaten stimmen punkte mal seiten mitarbeiter schüler",
    "studenten mitglieder patienten fälle tote nutzer kunden häuser stunden minuten sekunden tage",
    "tagen wochen monate jahre jahren metern tonnen hektar teilnehmer einwohner gäste plätze",
    "spiele aktien",
)
"""Words behind a number that make it a count."""
_MARKS: Final = frozenset("$£€¥₹#§№@=&%+*^~<>\\-_,.")
"""Characters before a number that make it a price, a number of something, or a part of one."""
_CURRENCY: Final = "$€£"
_BEHIND: Final = ("%", "$", "€", "£", "°", "\N{MULTIPLICATION SIGN}")
_CLOSING: Final = ("", ")", "]", ";", "\n", "!", "?", '"', "'", "|")
_PLURAL: Final = r" (?:[a-z]+ )?[a-z]{2,}s\b"
_FIRST_OF_RANGE: Final = r"[0-9]{4}(?: ?[-/] ?| (?:to|until|till|bis) )\Z"
_YEAR_DIGITS: Final = 4
_MODERN: Final = 1400
_RECENT: Final = 1700
_SOON: Final = 2100
"""A bare number from 1700 to 2100 is mostly a year where nothing speaks against it."""
_COMPACT: Final = range(1900, 2101)
_EIGHT: Final = r"([0-9]{4})[0-9]{4}"


def _counts(at: Around) -> bool:
    """Whether what follows makes the number a count, a price or a part of something longer."""
    mark = at.next
    if mark in _CLOSING:
        return False
    if mark == " ":
        return at.word_after in _UNITS or at.after[1:2] in _BEHIND
    if mark in ".,:":
        return at.after[1:2].isdigit()
    if mark == "-":
        return at.after[1:2].isalnum()
    return mark.isalnum() or mark in "%$€£°_@(/\\"


def _numbers_something(at: Around, word: str) -> bool:
    """Whether what stands before makes the number a price, an address or a name's part."""
    last = at.last
    if last and (last in _MARKS or (last in "/:" and at.before[-2:-1].isalnum())):
        return not (last == "-" and at.before[-2:-1] == " ")
    return word in _AGAINST or bool(word and at.before[-2:-1] and at.before[-2:-1] in "$€£#§")


def year(at: Around) -> bool:
    """A year alone: `in 1999`, `(2003)`; not `2000 people`, `$1999`, `No. 2000`."""
    word = at.word_before if at.last == " " else ""
    if _counts(at) or _numbers_something(at, word):
        return False
    value = int(at.surface[-_YEAR_DIGITS:])
    plural = at.leads(_PLURAL)
    if word in _SURE or at.last in ("(", "[", "©"):
        return value >= _MODERN or not plural
    if value % 10 == 0 and plural and word != "the":
        return False
    if value >= _RECENT:
        return value <= _SOON and not (at.before[-2:-1].isdigit() and len(word) != _YEAR_DIGITS)
    return word in _ALLOWED and not plural


def year_range(at: Around) -> bool:
    """The first year of a range: `2003-2007`; not the phone number `555-2003-2007`."""
    if at.last and (at.last in _MARKS or at.last.isalnum()):
        return False
    return at.word_before not in _AGAINST or at.word_before in ("p", "pp")


def year_range_end(at: Around) -> bool:
    """The last year of a range, whose first stands as one."""
    first = at.trails(_FIRST_OF_RANGE)
    if first:
        digits = len(at.before.rstrip(" -/tounilbs"))
        if not year_range(at.within(digits - _YEAR_DIGITS - len(at.before), 0)):
            return False
    return not _counts(at)


def compact(at: Around) -> bool:
    """Eight digits: `20210411`; not one number among others or a part of an identifier."""
    digits = compiled(_EIGHT).search(at.surface)  # a weekday or a clock may stand before them
    if digits is None or int(digits[1]) not in _COMPACT or at.word_before in _AGAINST:
        return False
    if at.last and at.last in _MARKS and not at.trails(r"[A-Za-z][-_]\Z"):
        return False
    return not at.leads(r"[\w%]| ?[$€£]|[.,]\d|-\d")


def decade(at: Around) -> bool:
    """A decade of two digits: `the '90s`, `80er Jahre`; not `in his 40s`, `90s timeout`."""
    if at.surface[0] == "'" or at.surface[-1] != "s":
        return True
    return at.word_before in _BEFORE_DECADE and at.last in (" ", "-") and not at.trails(_PERSON)


_BEFORE_DECADE: Final = words("the early late of mid")
_PERSON: Final = (
    r"(?i)\b(?:his|her|their|my|your|low|high|upper|lower|age|temperatures)"
    r"[ -](?:early |late |mid-?)?(?:[a-z]+ )?\Z"
)
