"""Guards of months, weekdays and seasons, which are also verbs, names and newspapers."""

from __future__ import annotations

from typing import Final

from auditor.find.context import Around, words

_VERBS: Final = words("may march mar")
_HAVE_NAMES: Final = words("april june august")
_SHORT_BUT_WHOLE: Final = words("june july juni juli märz")
_ABBREVIATED: Final = 4
"""Letters up to which a month is an abbreviation."""
_PREPOSITIONS: Final = words(
    "in since until till last next this early late mid during through from between by before",
    "after to and for of per every each on seit im ab vor nach bis anfang ende mitte zum von vom",
    "und",
)
_STRICT: Final = words(
    "in since until last next late early mid during through from between seit im ab bis anfang",
    "ende mitte this by of",
)
"""Words that stand before a month rather than before a verb."""
_VERB_BEHIND: Final = (
    r" (?:be|not|have|also|only|include|cause|well|need|help|contain|require|the|it|you|we|i|god"
    r"|they|he|she|a|an|said|says|told|was|is|has|had|on|off|against|for|into|towards?|with)\b"
)
_SPEAKS: Final = r" (?:said|says|told|was|is|has|had)\b"
_NAME_BEHIND: Final = r" (?!I\b)[A-Z][a-zß-ÿ]"
_NAME_BEFORE: Final = r"[A-Z][a-z]+ \Z"
_NEWSPAPERS: Final = (
    r" (?:Times|Telegraph|Mail|Express|Post|World|Mirror|Herald|Independent|Star|Sun|Night Live)\b"
)
_ON: Final = words("on last next this every until by am bis vom and from to since")
_SHORT_ENGLISH: Final = words("mon tue tues wed thu thur thurs fri sat sun")
_ALSO_WORDS: Final = words("sun sat mon")
_ALSO_WORDS_AFTER_THIS: Final = words("mar sun sat so do mi di mo we fall spring")
_BEFORE_SEASON: Final = words(
    "in during since until by early late mid im seit bis this last next that and of kommenden"
)
_BEFORE_QUARTER: Final = words(
    "in of for since during through and by late early mid to the this last next until from im das",
    "bis seit ab end",
)
_BEFORE_DAY: Final = r"(?i)\b(?:on|by|until|till|from|since|to|before|after) the \Z"
_DAY_BEHIND: Final = (
    r"[\w-]| (?!of (?:the|this|next|last) month|at|and|to|in|until|was|were|by|it|he|she|they|we"
    r"|with|a|the)[A-Za-z]|,\d"
)


def _preposed(at: Around, prepositions: frozenset[str]) -> bool:
    """Whether one of the prepositions stands before it, with or without "the"."""
    if at.last not in (" ", "-", "\n"):
        return False
    word = at.word_before
    if word == "the":
        word = Around(at.before.rstrip()[:-3], "", "").word_before
    return word in prepositions


def month(at: Around) -> bool:
    """A month alone: `in May`, `last March`, `August` as a heading; not `may`, `March on`."""
    low = at.surface.lower()
    capital = at.surface[0].isupper()
    if at.next.isalnum() or (at.next == "-" and at.after[1:2].isalpha()):
        return False
    if low in _VERBS:
        return capital and _verb_month(at)
    preposed = _preposed(at, _PREPOSITIONS)
    if len(low) <= _ABBREVIATED and low not in _SHORT_BUT_WHOLE:
        return capital and _short_month(at, preposed=preposed)
    if not capital or preposed or low not in _HAVE_NAMES:
        return preposed or capital
    return not (at.leads(_NAME_BEHIND) or at.trails(_NAME_BEFORE) or at.leads(_SPEAKS))


def _short_month(at: Around, *, preposed: bool) -> bool:
    """Whether an abbreviation alone is the month: `in Oct`, `Dec` in a line of its own."""
    if at.surface in ("Mai", "MAI"):
        return preposed or not at.trails(_NAME_BEFORE)
    if at.begins_line and at.ends_line:
        return True
    return preposed and not at.surface.isupper() and not at.leads(_NAME_BEHIND)


def _verb_month(at: Around) -> bool:
    """Whether a capital May or March is the month."""
    if at.begins_line and at.ends_line:
        return True
    if at.last not in (" ", "-", "\n") or at.word_before not in _STRICT:
        return False
    return not at.trails(r"(?i)\bthe [a-z]+ \Z") and not at.leads(_NAME_BEHIND)


def part_month(at: Around) -> bool:
    """A month with "early", "late" or "mid": `early May`; not `late may`."""
    word = at.surface.replace("-", " ").split()[-1]
    return word[:1].isupper() or word not in _VERBS


def day_and_word(at: Around) -> bool:
    """Day and a month that is also a verb: `May 5`, `5 May`; not `may 5 people`, `5 May be`."""
    surface = Around(at.surface, at.surface, "")
    if not surface.trails(r"[A-Z]") and not surface.trails(r"\d(?:st|nd|rd|th)\b"):
        return at.last == " " and at.word_before in _ON and not at.leads(r" [a-z]")
    return not (
        at.surface[-1:].isalpha() and at.leads(r" (?:be|not|have|also|only|well|include)\b")
    )


def month_and_year(at: Around) -> bool:
    """Month and year: `May 2021`; not `may 2000 people`."""
    if at.surface[0].islower() and at.surface.startswith(("may", "mar", "dec")):
        return _preposed(at, _PREPOSITIONS)
    return not at.leads(r",\d{3}|-\d")


def weekday(at: Around) -> bool:
    """A whole weekday: `Sunday`, `on monday`; not `Sunday Times`."""
    if at.leads(_NEWSPAPERS):
        return False
    if at.surface[0].islower():
        return at.word_before in _ON or (at.begins_line and at.ends_line)
    return not (at.next == "-" and at.after[1:2].isalpha())


def weekday_short(at: Around) -> bool:
    """A short weekday alone: `on Mon`; not `Sun`, `So`, `sat`."""
    low = at.surface.rstrip(".").lower()
    if low not in _SHORT_ENGLISH or not at.surface[0].isupper() or at.surface.isupper():
        return False
    if low in _ALSO_WORDS and (at.follows("the ") or at.leads(r" [a-zA-Z]")):
        return False
    return at.word_before in _ON


def monthless(at: Around) -> bool:
    """A day without its month: `on the 27th`; not `the 27th man`."""
    return at.trails(_BEFORE_DAY) and not at.leads(_DAY_BEHIND)


def season(at: Around) -> bool:
    """A season alone: `in the spring`, `last winter`; not `spring to life`."""
    if at.follows("the ") and at.surface.lower() != "fall":
        return not at.leads(r"[\w-]| of (?!\d)")
    if at.leads(r"[a-zA-Z-]| (?:out|in|into|from|to|of|off|on)\b"):
        return False
    return _preposed(at, _BEFORE_SEASON)


def period(at: Around) -> bool:
    """A quarter without a year: `in the second quarter`, `for Q2`; not `Q2:`, `Leica Q3`."""
    if at.next.isalnum() or at.last.isalnum() or at.last in ("_", ".", "-"):
        return False
    if at.surface[0] in "Qq":
        return at.next != ":" and at.word_before in _BEFORE_QUARTER
    return at.leads(r" of (?:the|this|last|next) (?:fiscal |financial )?year") or not at.leads(
        r" (?:of (?:the|a|an|all|its|their)|final)\b"
    )


def deictic_name(at: Around) -> bool:
    """`last May`, `this Monday`, `next summer`; not `this may`, `last march`."""
    word = at.surface.split()[-1]
    low = word.lower()
    if low in ("may", "march"):
        return word[0].isupper() and not at.leads(_VERB_BEHIND)
    if low in _ALSO_WORDS_AFTER_THIS:
        if len(low) <= 2 or at.leads(r"[a-z-]| (?:of|in|from)\b"):  # noqa: PLR2004 - "this so"
            return False
        return word[0].isupper() or low in ("fall", "spring")
    return True
