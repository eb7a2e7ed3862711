"""A weekday in the text is not that of the date beside it.

"On Tuesday (5 May)", "yesterday, Friday": the words and the date name one day in two ways, and
the calendar says that they are two. Either the date is of another week, or the text was written
for another day than the one from which its words are counted.

Slips of the pen are the commonest cause, and one day off may be a night or a time zone; so it is
information. The calendar of the event would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from auditor.model import Channel, Claim, Kind, Reading, Role, Severity
from auditor.model.worlds import weigh
from auditor.rule import (
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    day_of,
    is_own,
)
from auditor.when.calendar import weekday
from auditor.when.wording import WEEKDAYS

_REACH: Final = 3
"""Characters between both: a blank, a bracket, a comma."""
_LINKS: Final = frozenset({"(", ", ", " (", ",", " ", " \N{EN DASH} "})
_WEEK: Final = 7
_SLACK: Final = 1
_DAYS: Final = frozenset({"day"})


def check(case: Case) -> Iterator[Finding]:
    """One finding for each pair that stands side by side."""
    words = [c for c in case.timeline.claims if c.channel is Channel.TEXT and c.live and is_own(c)]
    for one, other in pairwise(words):
        if not _is_beside(one, other):
            continue
        named, dated = (one, other) if one.meaning.kind is Kind.WEEKDAY else (other, one)
        day = named.meaning.weekday
        if day is None or not _is_a_day(dated):
            continue
        kind = weigh(lambda r, day=day: _is_off(r, day), dated.live)
        if kind is not None:
            yield case.finding(
                f"The text says “{named.surface}” and beside it “{dated.surface}”; "
                f"{_which(dated)} {_weekday(dated)}.",
                dated.id,
                named.id,
                kind=kind,
            )


def _is_beside(one: Claim, other: Claim) -> bool:
    """Whether nothing but a mark stands between a weekday and a date, or the other way round."""
    if (one.meaning.kind is Kind.WEEKDAY) is (other.meaning.kind is Kind.WEEKDAY):
        return False
    apart = other.location.start - one.location.end
    if one.location.part != other.location.part or not 0 < apart <= _REACH:
        return False
    return one.surroundings.after[:apart] in _LINKS


def _is_a_day(claim: Claim) -> bool:
    """Whether it is a date whose day is stated, or "yesterday" counted from a known day.

    A date without its year may be of any year.
    """
    shift = claim.meaning.shift
    if claim.meaning.kind is Kind.RELATIVE:
        return shift is not None and shift.unit in _DAYS and abs(shift.amount) <= _SLACK
    full = all({"year", "month", "day"}.issubset(r.known) for r in claim.live)
    return claim.meaning.kind is Kind.DATE and full


def _is_off(reading: Reading, named: int) -> bool:
    if not reading.date.is_day:
        return False
    off = (weekday(reading.date.number) - named) % _WEEK
    return min(off, _WEEK - off) > _SLACK


def _which(claim: Claim) -> str:
    days = {r.date for r in claim.live}
    return f"{day_of(claim)} was a" if len(days) == 1 else f"{day_of(claim)}, that is"


def _weekday(claim: Claim) -> str:
    found = [WEEKDAYS[weekday(r.date.number)] for r in claim.live if r.date.is_day]
    return " or ".join(dict.fromkeys(found))


def _text(line: str) -> str:
    return f"Sluice reopened\n\nPublished: 6 May 2021\n\nThe upper sluice was reopened {line}.\n"


RULE = Rule(
    code="TMP409",
    name="relative-weekday-mismatch",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://github.com/uutils/coreutils/issues/12943",
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
    ),
    check=check,
    bad=(
        Example(
            title="a weekday and its date in brackets",
            source=_text("on Friday (4 May 2021)"),
            at="4 May 2021",
        ),
    ),
    good=(
        Example(title="both are one day", source=_text("on Tuesday (4 May 2021)")),
        Example(
            title="one day off",
            guard="one day, which may be a night or a time zone",
            source=_text("on Wednesday (4 May 2021)"),
        ),
        Example(
            title="a date without its year",
            guard="dates without their year",
            source=_text("on Friday (4 May)"),
        ),
        Example(
            title="two things of a list",
            guard="weekdays that stand apart from the date",
            source=_text("on Friday; the fair of 4 May 2021 was moved"),
        ),
        Example(
            title="no weekday at all",
            timeline={PUBLISHED: "2021-05-06", Role.EVENT: "2021-05-04"},
        ),
    ),
)
