"""Guards of day words, lengths and repetitions."""

from __future__ import annotations

from typing import Final

from auditor.find.context import Around, words

_RATE: Final = (
    r"(?i)(?:\b(?:times|once|twice|per|euro|dollars?|percent|cent|million|billion|%|mal|of) "
    r"|[0-9] |one of )\Z"
)
_TITLES: Final = words(
    "usa psychology history physics christianity russia business radio nursing world beyond",
    "windows microsoft",
)
_NO_MORNING: Final = words("guten am jeden gute der den eines")
_OBJECT: Final = r" (?:the|a|an|his|her|its|their|he|she|it|they|we|i|[A-Z0-9])"


def duration(at: Around) -> bool:
    """One unit: `a year`; not `times a day`, `per cent a year`, `one day` of a story."""
    return not at.trails(_RATE)


def day_word(at: Around) -> bool:
    """A day word: `today`, `gestern`; not `USA Today`, `guten Morgen`, `am Morgen`."""
    low = at.surface.lower()
    if low.startswith("morgen"):
        if at.surface[0].isupper():
            return at.trails(r"(?:\A|[.!?:\n]\s*[\"„»']?)\Z")
        return at.word_before not in _NO_MORNING
    if at.surface[0].isupper() and at.last == " " and at.word_before in _TITLES:
        return False
    return not at.leads(r"-[a-z]")


def now(at: Around) -> bool:
    """The present: `now`; not `right-now`, `now-familiar`."""
    return not at.trails(r"[-'\w]\Z") and not at.leads(r"[-']\w")


def deictic_unit(at: Around) -> bool:
    """A unit with "last", "this" or "next": `last year`; not `this year-end`."""
    return not at.leads(r"-[a-z]")


def the_unit(at: Around) -> bool:
    """A unit counted from a told day: `the day before`, `am Tag zuvor`; not `day before the`."""
    return at.follows("the ", "am ", "im ", "das ", "der ", "dem ") and not at.leads(_OBJECT)


def set_word(at: Around) -> bool:
    """A repetition: `daily`, `annually`; not the `Daily Mail`."""
    return not (at.surface[0].isupper() and at.leads(r" (?!I\b)[A-Z][a-zß-ÿ]"))
