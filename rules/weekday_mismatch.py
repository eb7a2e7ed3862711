"""The weekday named beside a date is not the weekday of that date.

One of the two is wrong. Honest causes are a mistyped digit, a year that was carried over from
an old notice, and a weekday that was computed in another time zone. Readers trust the date,
calendars trust the weekday. Where the date states no year, another year may fit and nothing is
said; where day and month could swap, the weekday decides between them. A stamp with an offset
that is a day off because the weekday was taken in another zone is information. Dates before
1924 may be in the Julian calendar, which several countries still used, and are then right.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Claim, OwnerKind, Reading, Severity, Zone
from auditor.model.worlds import weigh
from auditor.rule import EVENT, PUBLISHED, Case, Example, Finding, Rule, Stated
from auditor.when.calendar import weekday
from auditor.when.offset import EARLIEST_OFFSET, LATEST_OFFSET
from auditor.when.wording import WEEKDAYS, in_words

_FULL: Final = frozenset({"year", "month", "day"})
_JULIAN_UNTIL: Final = 1923
"""Greece was the last state to leave the Julian calendar for civil use, in 1923."""
_OWN: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})
_YEARS: Final = (-1, 1, -2, 2)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each claim none of whose readings falls on its weekday."""
    for claim in case.timeline.claims:
        named = claim.weekday
        if named is None:
            continue
        # A weekday that fits one of the readings is evidence for that one, and no fault.
        if not claim.live or not all(_misses(reading, named) for reading in claim.live):
            continue
        explained = weigh(lambda r, named=named: _zone_fits(r, named), claim.live) is not None
        foreign = claim.owner.kind not in _OWN or claim.quoted or claim.zone is Zone.QUOTE
        yield case.finding(
            _message(claim, named, explained=explained),
            claim.id,
            severity=Severity.INFO if explained or foreign else Severity.WARNING,
        )


def _misses(reading: Reading, named: int) -> bool:
    """Whether a date that is stated in full falls on another weekday in every calendar."""
    date = reading.date
    if not date.is_day or not _FULL.issubset(reading.known) or date.year is None:
        return False
    if weekday(date.number) == named:
        return False
    return date.year > _JULIAN_UNTIL or _julian_weekday(reading) != named


def _julian_weekday(reading: Reading) -> int:
    """Weekday of the day that has this date in the Julian calendar."""
    date = reading.date
    year = (date.year or 0) - (1 if (date.month or 0) <= 2 else 0)  # noqa: PLR2004 - February
    return weekday(date.number + year // 100 - year // 400 - 2)


def _zone_fits(reading: Reading, named: int) -> bool:
    """Whether the instant lies on the named weekday in another zone."""
    instant = reading.instant
    if instant is None or instant.offset is None:
        return False
    days = {instant.day_at(EARLIEST_OFFSET), instant.day_at(LATEST_OFFSET)}
    return any(day is not None and weekday(day.number) == named for day in days)


def _message(claim: Claim, named: int, *, explained: bool) -> str:
    date = claim.live[0].date
    text = f"{in_words(date)} was a {WEEKDAYS[weekday(date.number)]}, not a {WEEKDAYS[named]}"
    if explained:
        return f"{text}; in another time zone it was."
    for years in _YEARS:
        year = (date.year or 0) + years
        shifted = type(date)(year, date.month, date.day)
        if (date.month, date.day) != (2, 29) and weekday(shifted.number) == named:
            return f"{text}; it was one in {year}."
    return f"{text}."


RULE = Rule(
    code="FMT103",
    name="weekday-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/moment/moment/issues/4112",
        "https://www.rfc-editor.org/rfc/rfc5322#section-3.3",
    ),
    check=check,
    bad=(
        Example(
            title="a Sunday called Monday",
            timeline={
                PUBLISHED: Stated(edtf="2021-04-11", weekday=0, surface="Monday, 11 April 2021"),
            },
            at="Monday, 11 April 2021",
        ),
        Example(
            title="an invitation with last year's weekday",
            source=(
                "Annual meeting of the allotment society\n\nPublished: 2 March 2021\n\n"
                "The meeting was held on Saturday, 11 April 2020 in the parish hall.\n\n"
                "The next one was set for Monday, 11 April 2021 at the same place.\n"
            ),
            at="Monday, 11 April 2021",
        ),
        Example(
            title="neither order falls on the weekday",
            timeline={
                PUBLISHED: Stated(
                    edtf="2021-04-03 | 2021-03-04", weekday=1, surface="Tuesday, 03/04/2021"
                ),
            },
            at="Tuesday, 03/04/2021",
        ),
        Example(
            title="a comment with a wrong weekday",
            timeline={
                PUBLISHED: (
                    "2021-04-10",
                    Stated(edtf="2021-04-11", weekday=0, owner=OwnerKind.COMMENT),
                ),
            },
            at="11 April 2021",
            severity=Severity.INFO,
        ),
        Example(
            title="a leap day with a wrong weekday",
            timeline={PUBLISHED: Stated(edtf="2020-02-29", weekday=0)},
            at="29 February 2020",
        ),
    ),
    good=(
        Example(
            title="a Sunday called Sunday",
            timeline={PUBLISHED: Stated(edtf="2021-04-11", weekday=6)},
        ),
        Example(
            title="no year beside the date",
            guard="a date without its year",
            timeline={
                EVENT: Stated(edtf="2021-04-11", known=("month", "day"), weekday=0),
            },
        ),
        Example(
            title="one order fits",
            guard="a weekday that decides between the orders",
            timeline={PUBLISHED: Stated(edtf="2021-04-03 | 2021-03-04", weekday=5)},
        ),
        Example(
            title="the sender's weekday on a stamp in UTC",
            guard="a one-day gap that an offset explains is information",
            timeline={PUBLISHED: Stated(edtf="2021-04-12T02:30:00Z", weekday=6)},
            severity=Severity.INFO,
        ),
        Example(
            title="Petrograd, October 1917",
            guard="the Julian calendar",
            timeline={EVENT: Stated(edtf="1917-10-25", weekday=2)},
        ),
        Example(
            title="a winter day in the Julian calendar",
            guard="the Julian calendar, before March",
            timeline={EVENT: Stated(edtf="1905-01-09", weekday=6)},
        ),
    ),
)
