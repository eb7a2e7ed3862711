"""Guards of dates and clocks in digits: version numbers, sections, scores, addresses."""

from __future__ import annotations

from typing import Final

from auditor.find.context import Around, compiled, words

_AGAINST: Final = (
    r"(?i)(?:\b(?:v|ver|version|release|python|gcc|kernel|linux|ip|isbn|issn|doi|section|sec|§|no"
    r"|nr|tel|phone|fax|ch|chapter|figure|fig|table|art|artikel|abs|abschnitt|kapitel|ziffer"
    r"|firmware|build|rev|php|java|ios|android|windows|model)\.?:? ?v?"
    r"|[$£€#§=&%_@+\\]|[0-9][-.,/:]|[A-Za-z][-/._]?|[^\s\w]-|-)\Z"
)
_NOTHING: Final = ("", "\n", "\t")
"""What stands before a number that belongs to nothing: the quick way for most."""
_AFTER: Final = r"[A-Za-z_%@]|[-/.:,]\d|-[A-Za-z]| ?[$€£]|/"
_INTERVAL_BEFORE: Final = (
    r"\d{4}-\d\d-\d\d(?:T[\d:]{2,8}Z?)?/\Z|\d\d?([./])\d\d?\1(?:\d{4})?-\Z"
    r"|(?<![\d.])\d\d?\. ?- ?\Z"
)
_INTERVAL_AFTER: Final = r"/\d{4}-\d\d-\d\d|-\d\d?[./]\d\d?[./]\d|[A-Z][a-z]+ |,\d{1,2}:"
_DOTTED_YEAR: Final = r"(?s)[0-3]?\d\. ?[01]?\d\. ?\d\d(?:\d\d)?(?:.*\d:\d\d.*)?\Z"
_MONTH_YEARS: Final = range(1800, 2200)
_BEFORE_DOTTED: Final = words("am vom bis zum ab seit dem den und der on mo di mi do fr sa so")
_BEFORE_CLOCK: Final = words(
    "at um by until from to gegen ab bis von around before after since and between kl"
)
_BEFORE_SHORT_CLOCK: Final = words("at um by until from to gegen ab bis von")


def numeric(at: Around) -> bool:
    """A date in digits: `8/4/2021`; not `v1.2.2021`, `192.168.12.2021`."""
    if at.leads(_AFTER) and not at.leads(_INTERVAL_AFTER):
        return False
    if at.last in _NOTHING:
        return True
    return at.trails(_INTERVAL_BEFORE) or not at.trails(_AGAINST)


def numeric_short(at: Around) -> bool:
    """A date with a two-digit year: `8/4/21`, `08.04.21`; not `1.2.34`, `3-2-10`."""
    if not numeric(at):
        return False
    surface = Around("", "", at.surface[_first_digit(at.surface) :])  # a weekday may stand before
    if "." in at.surface:
        return surface.leads(_DOTTED_YEAR) and not surface.leads(r"\d\.\d\.\d")
    if "-" in at.surface:
        return surface.leads(r"\d\d-\d\d-\d\d")
    return True


def _first_digit(text: str) -> int:
    return next((at for at, char in enumerate(text) if char.isdecimal()), 0)


def month_slash_year(at: Around) -> bool:
    """Month and year in digits: `04/2021`; not `3/1000`, `1.2021`."""
    year = compiled(r"[0-9]{3,4}").search(at.surface)  # "mid-" may stand before the month
    if year is None or int(year[0]) not in _MONTH_YEARS or not numeric(at):
        return False
    return "." not in at.surface or Around("", "", at.surface).leads(r"[01]\d")


def dotted(at: Around) -> bool:
    """Day and month with dots: `am 8.4.`; not the section `3.2.`."""
    return at.last in (" ", ",", ".") and at.word_before in _BEFORE_DOTTED


def pair(at: Around) -> bool:
    """Two numbers with a stroke, which are a date beside a weekday or a clock only: none."""
    return at.surface == ""


def clock(at: Around) -> bool:
    """A clock time alone: `at 10:15`; not `3:2`, `Genesis 10:15`, a ratio or a song's length."""
    if at.surface[1] == ":":
        return at.last == " " and at.word_before in _BEFORE_SHORT_CLOCK
    if at.leads(r"[:\d]|[.,]\d|-\d{3}"):
        return False
    return (at.last == " " and at.word_before in _BEFORE_CLOCK) or at.begins_line
