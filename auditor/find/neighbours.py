"""What stands side by side: weekday, date and clock become one; ranges share month and year.

Reads `Sunday, 11 April 2021, 10:15 am` as one date, and gives the 29 of `Oct. 28 and 29` the
month and `8 April - 10 May 2021` both the year; leaves `Monday. 11 April` apart.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.parsers.existence import date_fault
from auditor.model.expression import Candidate, Kind, Meaning
from auditor.pattern import pattern
from auditor.when.partial_date import PartialDate

_WEEKDAY_DATE: Final = pattern(r"(?:[.,]? ?|,?\r?\n ?|,? (?:the|den|dem|der) )")
_DATE_WEEKDAY: Final = pattern(r",? |, ?| ?\(")
_DATE_CLOCK: Final = pattern(
    r"[ ,.]{0,2} ?(?:(?:at|um|a las|alle|à|kl\.?|kello|o|w|v|@|-|\||/|·|:|t) ?)?[ ,]?", re.ASCII
)
_CLOCK_DATE: Final = pattern(r",? (?:on |am |the |- ?|\| ?)?|, ?|\|")
_DAY_CLOCK: Final = pattern(r",? (?:at |um |gegen |@ ?)?")
_DAYTIME: Final = pattern(rb"[ ](?P<code>[RTU])(?P=code)*+(?![a-z])")
_DAYTIMES: Final = frozenset({"morgen", "night", "nights"})
"""Words that are parts of a day behind a day, and something else by themselves."""
_ERA_YEAR: Final = pattern(r",? ?\(?")
_RANGE: Final = pattern(
    r" ?(?:-|/|,|&|to|through|thru|until|till|and|or|und|oder|bis(?: zum)?|, ?and)"
    r" ?(?:the |dem |den )?"
)


def join(chain: Chain, items: list[Item]) -> list[Item]:
    """Items that are parts of one expression put together, from left to right."""
    out: list[Item] = []
    for item in items:
        while out:
            both = _both(chain, out[-1], item)
            if both is None:
                break
            item = both  # noqa: PLW2901 - the item grows to the left
            out.pop()
        out.append(_with_daytime(chain, item))
    return out


def _both(chain: Chain, left: Item, right: Item) -> Item | None:
    """Two neighbours as one; None when they are two."""
    gap = chain.low[left.end : right.start]
    if len(gap) > _LONGEST_GAP:
        return None
    a, b = left.meaning, right.meaning
    if a.kind is Kind.WEEKDAY and b.kind is Kind.DATE:
        return _weekday_and_date(left, right, gap)
    if a.kind is Kind.DATE and b.kind is Kind.WEEKDAY:
        return _date_and_weekday(chain, left, right, gap)
    if Kind.TIME in (a.kind, b.kind):
        return _day_and_clock(left, right, gap)
    if b.form == "year" and a.clock is not None and gap == " ":
        return _with_last_year(left, right)
    return _with_era_year(left, right, gap)


_LONGEST_GAP: Final = 8


def _weekday_and_date(left: Item, right: Item, gap: str) -> Item | None:
    """`Sunday, 11 April`, `Samstag, den 5. Juni`."""
    a, b = left.meaning, right.meaning
    if not has_day(b) or b.weekday is not None or a.shift is not None:
        return None
    if _WEEKDAY_DATE.fullmatch(gap) is None:
        return None
    return _grown(left, right, b.but(weekday=a.weekday), _sure(right))


def _date_and_weekday(chain: Chain, left: Item, right: Item, gap: str) -> Item | None:
    """`8 April 2021 (Thursday)`; an abbreviation needs its comma or bracket."""
    a, b = left.meaning, right.meaning
    if not has_day(a) or a.weekday is not None or b.shift is not None or _newer(chain, right):
        return None
    short = right.guard == "weekday-short" and right.end - right.start < _WHOLE
    if _DATE_WEEKDAY.fullmatch(gap) is None or (short and gap.strip() not in (",", "(")):
        return None
    return _grown(left, right, a.but(weekday=b.weekday), _sure(left))


def _day_and_clock(left: Item, right: Item, gap: str) -> Item | None:
    """`11 April, 10:15 am` and `10:15 on 11 April`, `today at 9`."""
    a, b = left.meaning, right.meaning
    if a.clock is not None and b.clock is not None:
        return None
    day = b if a.kind is Kind.TIME else a
    if not (_is_day(day) or day.kind is Kind.WEEKDAY or (day.kind is Kind.DATE and has_day(day))):
        return None
    if day is b:
        if _CLOCK_DATE.fullmatch(gap) is None:
            return None
        return _grown(left, right, b.but(clock=a.clock), _sure(right))
    between = _DATE_CLOCK if day.kind is Kind.DATE else _DAY_CLOCK
    if between.fullmatch(gap) is None:
        return None
    return _grown(left, right, a.but(clock=b.clock), _sure(left))


def _with_last_year(left: Item, right: Item) -> Item | None:
    """`Thu Apr  8 10:15:00 2021`: the year behind the clock."""
    a = left.meaning
    if not a.candidates or a.candidates[0].date.year is not None or not has_day(a):
        return None
    return _grown(left, right, _in_year(a, right.meaning.candidates[0].date.year, None), "")


_WHOLE: Final = 5
"""Letters from which a weekday is no abbreviation."""
_SETTLED: Final = frozenset({"pair", "monthless", "dotted", "weekday-short", "day-and-word"})
"""Guards whose question a weekday or a clock beside the expression answers."""


def _sure(item: Item) -> str:
    return "" if item.guard in _SETTLED else item.guard


def _newer(chain: Chain, item: Item) -> bool:
    """Whether a weekday begins a date of its own: `April 8, Friday 9 April`."""
    rest = chain.shadow[item.end : item.end + 4].lstrip(b" ,.")
    return rest[:1].isdigit() or rest[:1] in (b"M", b"X")


def _with_era_year(left: Item, right: Item, gap: str) -> Item | None:
    """`April 8, Juche 110`: the year of another calendar for a date without one."""
    a, b = left.meaning, right.meaning
    if not (a.kind is b.kind is Kind.DATE and b.form == "era" and a.candidates and b.candidates):
        return None
    date, era = a.candidates[0].date, b.candidates[0]
    if date.day is None or era.calendar in (None, "bce"):
        return None
    if date.year is not None or era.date.month is not None or not _ERA_YEAR.fullmatch(gap):
        return None
    meaning = _in_year(a, era.date.year, era.calendar)
    return _grown(left, right, meaning.but(form="era"), "")


def _grown(left: Item, right: Item, meaning: Meaning, guard: str) -> Item:
    return Item(left.start, right.end, meaning, guard, left.article)


def _with_daytime(chain: Chain, item: Item) -> Item:
    """`Sunday morning`, `gestern Abend`: the part of the day belongs to the day."""
    if item.meaning.kind is Kind.WEEKDAY or _is_day(item.meaning):
        found = _DAYTIME.match(chain.shadow, item.end)
        if found is not None and (
            found["code"] == b"T" or chain.word(found.span())[1:] in _DAYTIMES
        ):
            return item._replace(end=found.end())
    return item


def _is_day(meaning: Meaning) -> bool:
    return (
        meaning.kind is Kind.RELATIVE and meaning.shift is not None and meaning.shift.unit == "day"
    )


def has_day(meaning: Meaning) -> bool:
    """Whether the date is one day of some year, or was meant as one."""
    if not meaning.candidates:
        return meaning.impossible is not None
    return meaning.candidates[0].date.day is not None


def share(chain: Chain, items: list[Item]) -> tuple[Item, ...]:
    """Items with the year that the next end of their range or list states."""
    for n in range(len(items) - 2, -1, -1):
        left, right = items[n], items[n + 1]
        if not left.meaning.candidates or not right.meaning.candidates:
            continue
        mine, theirs = left.meaning.candidates[0].date, right.meaning.candidates[0].date
        if mine.year is not None or mine.month is None or theirs.year is None:
            continue
        if left.meaning.shift is not None or right.meaning.form == "year" or theirs.month is None:
            continue
        if (mine.day is None) != (theirs.day is None):
            continue
        gap = chain.low[left.end : right.start]
        if not _RANGE.fullmatch(gap):
            continue
        calendar = right.meaning.candidates[0].calendar
        year = (
            theirs.year - 1
            if (mine.month, mine.day or 0) > (theirs.month, theirs.day or 0)
            and gap.strip() in _UNTIL
            else theirs.year
        )
        items[n] = left._replace(meaning=_in_year(left.meaning, year, calendar), guard="")
    return tuple(items)


_UNTIL: Final = frozenset({"-", "to", "until", "till", "bis", "bis zum", "through", "thru"})
"""Words of a range: its first end is not later than its last."""


def _in_year(meaning: Meaning, year: int | None, calendar: str | None) -> Meaning:
    """A date without a year in a given one."""
    dates = [PartialDate(year, c.date.month, c.date.day) for c in meaning.candidates]
    # Quarters and seasons, which are numbered like months beyond the twelfth, always exist.
    faults = [None if d.day is None else date_fault(year, d.month or 1, d.day) for d in dates]
    candidates = tuple(
        Candidate(d, c.order, calendar=calendar)
        for d, c, fault in zip(dates, meaning.candidates, faults, strict=True)
        if fault is None
    )
    return meaning.but(candidates=candidates, impossible=None if candidates else faults[0])
