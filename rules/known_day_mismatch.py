"""A day of the year is named, and the date beside it is another day.

"Christmas Day, 24 December": the name says one day and the date another. Either the date is a
slip, or the text was moved to another year or country together with half of its dates.

Customs differ, and many names stand for the eve in one country and the day in another; so the
rule is off unless it is asked for. Days of one's own go into the table `fixed-days` of the
settings. The programme of the day would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from auditor.model import Channel, Claim, Confidence, FindingKind, Kind, Reading, Severity
from auditor.model.known import FixedDay
from auditor.model.worlds import weigh
from auditor.rule import (
    EVENT,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    is_printed,
    opening,
)
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_DAYS: Final[Mapping[str, tuple[int, int]]] = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year\N{RIGHT SINGLE QUOTATION MARK}s day": (1, 1),
    "new year's eve": (12, 31),
    "new year\N{RIGHT SINGLE QUOTATION MARK}s eve": (12, 31),
    "valentine's day": (2, 14),
    "valentine\N{RIGHT SINGLE QUOTATION MARK}s day": (2, 14),
    "st patrick's day": (3, 17),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "bastille day": (7, 14),
    "heiligabend": (12, 24),
    "silvester": (12, 31),
    "neujahr": (1, 1),
    "nikolaustag": (12, 6),
    "allerheiligen": (11, 1),
    "tag der deutschen einheit": (10, 3),
    "fête nationale": (7, 14),
    "jour de l'an": (1, 1),
    "nochebuena": (12, 24),
    "nochevieja": (12, 31),
}
_LAST_LETTERS: Final = frozenset(name[-2:] for name in _DAYS)
"""To look for one of these is cheaper than to try every name."""
_MARKS: Final = " ,(:\N{EN DASH}\N{EM DASH}"
_AWAY: Final = frozenset(
    (
        *("after", "before", "until", "till", "to", "from", "between", "and", "since", "by"),
        *("nach", "vor", "bis", "ab", "und", "après", "avant", "después", "antes"),
    )
)
"""Words before a name that make the date another day on purpose: "a week after Christmas Day"."""
_BEFORE: Final = 3
_WINDOW: Final = 60


def check(case: Case) -> Iterator[Finding]:
    """One finding for each date beside such a name."""
    own = _by_name(case.settings.fixed_days)
    for claim in case.timeline.claims:
        found = _named(claim, own) if claim.channel is Channel.TEXT else None
        if found is None or not _is_a_day(claim):
            continue
        name, (month, day) = found
        kind = weigh(lambda r, m=month, d=day: (r.date.month, r.date.day) != (m, d), claim.live)
        if kind is FindingKind.FAIL:
            yield case.finding(
                f"{opening(name)} is {in_words(PartialDate(month=month, day=day))}; the date "
                f"beside it is “{claim.surface}”.",
                claim.id,
                confidence=Confidence.LOW,
            )


def _by_name(days: tuple[FixedDay, ...]) -> Mapping[str, tuple[int, int]]:
    return {name.casefold(): (each.month, each.day) for each in days for name in each.names}


def _is_a_day(claim: Claim) -> bool:
    date = claim.meaning.kind is Kind.DATE and bool(claim.live) and is_printed(claim)
    return date and all(map(_is_stated, claim.live))


def _is_stated(reading: Reading) -> bool:
    return {"month", "day"}.issubset(reading.known)


def _named(claim: Claim, own: Mapping[str, tuple[int, int]]) -> tuple[str, tuple[int, int]] | None:
    """The name right before the date, with its day; those of the user win."""
    raw = claim.surroundings.before[-_WINDOW:]
    text = raw.casefold().rstrip(_MARKS)
    if not text or text == raw.casefold():
        return None  # a name is parted from its date
    for days in (own, _DAYS) if text[-2:] in _LAST_LETTERS else (own,):
        for name, day in days.items():
            if text.endswith(name):
                before = text[: -len(name)]
                words = before.split()[-_BEFORE:]
                if (before and before[-1].isalnum()) or not _AWAY.isdisjoint(words):
                    return None
                return name, day
    return None


def _text(edtf: str, before: str) -> Stated:
    return Stated(edtf=edtf, before=before)


RULE = Rule(
    code="TMP410",
    name="known-day-mismatch",
    rationale=__doc__,
    severity=Severity.OFF,
    since="0.1",
    confidence=Confidence.LOW,
    references=("https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",),
    check=check,
    bad=(
        Example(
            title="the day before",
            timeline={
                PUBLISHED: "2021-12-20",
                EVENT: _text("2021-12-24", "The choir sings on Christmas Day, "),
            },
            at="24 December 2021",
        ),
        Example(
            title="a day of one's own",
            timeline={
                PUBLISHED: "2021-06-01",
                EVENT: _text("2021-06-15", "Boats are open on Harbour Day ("),
            },
            settings={"fixed_days": (FixedDay(("Harbour Day",), 6, 14),)},
            at="15 June 2021",
        ),
    ),
    good=(
        Example(
            title="the day itself",
            timeline={
                PUBLISHED: "2021-12-20",
                EVENT: _text("2021-12-25", "The choir sings on Christmas Day, "),
            },
        ),
        Example(
            title="another day on purpose",
            guard="days that are counted from the named one",
            timeline={
                PUBLISHED: "2021-12-20",
                EVENT: _text("2021-12-27", "It reopens after Christmas Day, "),
            },
        ),
        Example(
            title="a name further away",
            guard="names that do not stand right before the date",
            timeline={
                PUBLISHED: "2021-12-20",
                EVENT: _text("2021-12-28", "Christmas Day is over, and the office opens on "),
            },
        ),
        Example(
            title="a part of a longer word",
            guard="parts of longer words",
            timeline={
                PUBLISHED: "2021-12-20",
                EVENT: _text("2021-12-28", "The Prehalloween, "),
            },
        ),
    ),
)
