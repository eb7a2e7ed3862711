"""One digit is wrong: with it changed or moved by one place, all dates of the document agree.

2104 for 2014, 12 March for 21 March: a hand on the keyboard, or a program that read a scan. When
two or more other carriers give one and the same day, and a single digit parts the odd one from
them, a slip is the plainest explanation, and the day of the others the likely one.

It is a hint for whoever mends the date and no proof: a text may be published again a year or ten
days later. Neighbouring days, which time zones and updates explain, and a swap of day and month
(FMT113) are left alone. Whoever entered the date, or an earlier copy, would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, Confidence, Severity
from auditor.model.worlds import may_be_same_day
from auditor.rule import (
    HEAD_ZONES,
    MACHINE_CHANNELS,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    is_loose,
    is_own,
    is_printed,
    opening,
)
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_FEWEST: Final = 2
_NEAR: Final = 9
"""Days within which an update or a zone explains the gap better than a slip does."""
_SHOWN: Final = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding, where all dates of the publication but one are of one day."""
    if not case.single:
        return
    by_day: dict[PartialDate, list[Claim]] = {}
    for claim in case.timeline.claims:
        if claim.role is PUBLISHED and _is_stated(claim):
            if len(claim.live) != 1 or not claim.live[0].date.is_day:
                return
            by_day.setdefault(claim.live[0].date, []).append(claim)
    if len(by_day) != _FEWEST:
        return
    odd, right = sorted(by_day, key=lambda day: len(_carriers(by_day[day])))
    if len(_carriers(by_day[odd])) != 1 or len(_carriers(by_day[right])) < _FEWEST:
        return
    first, others = by_day[odd][0], by_day[right]
    slip = _slip(odd, right)
    if slip is None or _is_a_change(case, first):
        return
    yield case.finding(
        f"{opening(called(first))} says {day_of(first)}; with {slip} it would be "
        f"{in_words(right)}, as in {_and(others)}.",
        first.id,
        *(claim.id for claim in (*by_day[odd][1:], *others)[:_SHOWN]),
        confidence=Confidence.MEDIUM,
    )


def _is_stated(claim: Claim) -> bool:
    if not is_own(claim) or not claim.live or claim.quoted or is_loose(claim):
        return False
    printed = is_printed(claim) and claim.zone in HEAD_ZONES
    return printed or claim.channel in MACHINE_CHANNELS or claim.channel is Channel.URL


def _carriers(claims: Sequence[Claim]) -> set[str]:
    """What of them nobody fills from one another as a rule: a time element repeats its line."""
    return {"text" if c.channel is Channel.TIME else str(c.channel) for c in claims}


def _is_a_change(case: Case, odd: Claim) -> bool:
    """Whether the odd day is that of a stated change: then it is one, and no slip."""
    return any(
        c.role is MODIFIED and c.live and is_own(c) and may_be_same_day(c, odd)
        for c in case.timeline.claims
    )


def _slip(odd: PartialDate, right: PartialDate) -> str | None:
    """What makes the odd day the right one; None where no slip of one digit does."""
    if abs(odd.number - right.number) < _NEAR:
        return None
    one, other = str(odd).replace("-", ""), str(right).replace("-", "")
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other):
        return None
    if len(differ) == 1:
        return "one digit changed"
    first, last = differ[0], differ[-1]
    swapped = one[first] == other[last] and one[last] == other[first]
    # Beyond the year two digits at once are a month and a day that changed places.
    moved = len(differ) == 2 and last == first + 1 and swapped  # noqa: PLR2004 - a pair
    return "two neighbouring digits swapped" if moved else None


def _and(claims: Sequence[Claim]) -> str:
    return " and ".join(list(dict.fromkeys(map(called, claims)))[:_SHOWN])


def _field(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.META, field="article:published_time")


def _address(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.URL, field="path")


RULE = Rule(
    code="FMT108",
    name="digit-slip",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
        "https://ohdsi.github.io/TheBookOfOhdsi/DataQuality.html",
    ),
    check=check,
    bad=(
        Example(
            title="a year with two digits swapped",
            timeline={PUBLISHED: ("2104-05-03", _field("2014-05-03"), _address("2014-05-03"))},
            at="3 May 2104",
        ),
        Example(
            title="the wrong month in a field",
            timeline={PUBLISHED: ("2021-05-03", _field("2021-06-03"), _address("2021-05-03"))},
            at="2021-06-03",
        ),
    ),
    good=(
        Example(
            title="all agree",
            timeline={PUBLISHED: ("2014-05-03", _field("2014-05-03"), _address("2014-05-03"))},
        ),
        Example(
            title="one against one",
            guard="fewer than two carriers that agree",
            timeline={PUBLISHED: ("2104-05-03", _field("2014-05-03"))},
        ),
        Example(
            title="a day apart",
            guard="neighbouring days",
            timeline={PUBLISHED: ("2021-05-04", _field("2021-05-03"), _address("2021-05-03"))},
        ),
        Example(
            title="a stated change",
            guard="the day of a stated change",
            timeline={
                PUBLISHED: ("2021-06-03", _field("2021-05-03"), _address("2021-05-03")),
                MODIFIED: Stated(edtf="2021-06-03", channel=Channel.JSON_LD),
            },
        ),
        Example(
            title="day and month swapped",
            guard="a swap of day and month, which has its own rule",
            timeline={PUBLISHED: ("2021-11-04", _field("2021-04-11"), _address("2021-04-11"))},
        ),
    ),
)
