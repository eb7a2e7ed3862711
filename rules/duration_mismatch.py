"""A count of years back and the year beside it do not meet: "five years ago, in 2011".

The count is made from the day of writing, the year is not. If they do not meet at the
publication, the text is older or younger than its page says, one of the two was mistyped, or
somebody miscounted. A year more or less is rounding; a round number, or one behind "about",
"nearly" or "more than", may be a fifth off.

An honest cause is a text that was taken over from elsewhere, and one that counts from an event
told before. The year that fits the count stands in the message; other dated events of the text
would settle which of the two is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Kind, OwnerKind, Reading, Severity, Zone
from auditor.model.worlds import of_verdict, weigh
from auditor.rule import (
    EVENT,
    PUBLISHED,
    REFERENCE,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    is_own,
)

_BETWEEN: Final = re.compile(
    r"(?i)\s{0,2}[,(\u2013\u2014-]?\s{0,2}(?:back\s)?"
    r"(?:(?:in|im|en|on|am|nel)\s(?:the\s)?(?:(?:year|jahre?)\s)?)?"
)
"""What parts a count and its date where both tell of one thing."""
_ROUGH: Final = (
    *("about", "around", "nearly", "almost", "some", "more than", "less than", "over", "roughly"),
    *("approximately", "at least", "up to", "several", "under", "circa", "just", "close to"),
    *("etwa", "rund", "fast", "über", "mehr als", "knapp", "gut", "ungefähr", "beinahe", "vor gut"),
    *("environ", "près de", "plus de", "casi", "más de", "unos", "oltre", "quasi"),
)
_REACH: Final = 24
_SHARE: Final = 0.2
_TEN: Final = 10
_SLACK: Final = 1
_UNITS: Final = {"year": 1, "decade": 10}
_ZONES: Final = frozenset({Zone.BODY, Zone.CAPTION})


def check(case: Case) -> Iterator[Finding]:
    """One finding for each count with a date right beside it."""
    published = of_verdict(case.timeline.published)
    if not case.single or not published:
        return
    claims = [c for c in case.timeline.claims if _is_told(c)]
    for one, other in pairwise(claims):
        count, date = (one, other) if _years(one) else (other, one)
        years = _years(count)
        if not years or not _is_date(date) or not _beside(one, other):
            continue
        slack = max(_SLACK, round(years * _SHARE)) if _is_rough(count, years) else _SLACK
        kind = weigh(lambda p, d, n=years, s=slack: _misses(p, d, n, s), published, date.live)
        if kind is not None:
            yield _found(case, count, date, published, years, kind)


def _found(
    case: Case,
    count: Claim,
    date: Claim,
    published: Sequence[Reading],
    years: int,
    kind: FindingKind,
) -> Finding:
    days = [r for r in published if r.date.year is not None]
    when = " or ".join(dict.fromkeys(str(r.date.year) for r in days))
    told = " or ".join(dict.fromkeys(str(r.date.year) for r in date.live))
    fits = " or ".join(dict.fromkeys(str((r.date.year or 0) - years) for r in days))
    text = f"“{count.surface}” and “{date.surface}” do not meet"
    if when and fits:
        text += f": {years} years before the publication in {when} was {fits}, not {told}"
    return case.finding(f"{text}.", count.id, date.id, kind=kind)


def _is_told(claim: Claim) -> bool:
    """Whether it stands in the document's own running text."""
    text = claim.channel is Channel.TEXT and claim.zone in _ZONES
    return text and is_own(claim) and not claim.quoted


def _years(claim: Claim) -> int:
    """How many years it counts back from the day of writing; 0 where it does not."""
    meaning = claim.meaning
    shift = meaning.shift
    if meaning.kind is not Kind.RELATIVE or shift is None or meaning.anaphoric:
        return 0
    return -shift.amount * _UNITS.get(shift.unit, 0) if shift.amount < -1 else 0


def _is_date(claim: Claim) -> bool:
    if claim.meaning.kind is not Kind.DATE or not claim.live:
        return False
    return all("year" in r.known and not r.date.coarse and r.date.year for r in claim.live)


def _beside(one: Claim, other: Claim) -> bool:
    """Whether nothing but a comma, a bracket or "in" parts them."""
    if (
        one.location.part != other.location.part
        or one.surroundings.block != other.surroundings.block
    ):
        return False
    after = one.surroundings.after
    gap = _BETWEEN.match(after)
    return bool(gap) and after.startswith(other.surface, gap.end() if gap else 0)


def _is_rough(count: Claim, years: int) -> bool:
    """Whether the count says that it is rough, or is a round number."""
    shift = count.meaning.shift
    words = f"{count.surroundings.before[-_REACH:]} {count.surface}".lower()
    return (
        years % _TEN == 0
        or (shift is not None and shift.approximate)
        or any(word in words for word in _ROUGH)
    )


def _misses(published: Reading, date: Reading, years: int, slack: int) -> bool:
    """Whether the years between both differ from the count by more than the slack, for certain."""
    first, last = published.interval.first, published.interval.last
    told = date.interval
    if told.first is None or told.last is None:
        return False
    # A whole year of slack more: "two years ago" is said of what is nearly three years back.
    least, most = (years - slack) * _YEAR - _MONTH, (years + slack) * _YEAR + _MONTH
    too_long = first is not None and first - told.last > most
    too_short = last is not None and last - told.first < least
    return too_long or too_short


_YEAR: Final = 365.25
_MONTH: Final = 31


def _ago(years: int, after: str) -> Stated:
    return Stated(edtf="", years_ago=years, after=after, zone=Zone.BODY)


RULE = Rule(
    code="TMP404",
    name="duration-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://ohdsi.github.io/TheBookOfOhdsi/DataQuality.html",
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
    ),
    check=check,
    bad=(
        Example(
            title="in German, with the word for the year",
            source=(
                "Papiermühle\n\nVeröffentlicht: 11. April 2021\n\n"
                "Die Mühle wurde vor 5 Jahren, im Jahr 2011, geschlossen.\n"
            ),
            at="5 Jahren",
        ),
        Example(
            title="five years that are ten",
            timeline={
                PUBLISHED: "2021-04-11",
                REFERENCE: (_ago(5, ", in 2011"), Stated(edtf="2011", zone=Zone.BODY)),
            },
            at="5 years ago",
        ),
        Example(
            title="the date comes first",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: (Stated(edtf="2008-05-03", after=", 5 years ago"), _ago(5, " it burned")),
            },
            at="5 years ago",
        ),
        Example(
            title="a round number that is far off",
            timeline={
                PUBLISHED: "2021-04-11",
                REFERENCE: (_ago(20, " (1991)"), Stated(edtf="1991", zone=Zone.BODY)),
            },
        ),
        Example(
            title="under one day of the publication only",
            timeline={
                PUBLISHED: (),
                REFERENCE: (_ago(5, ", in 2011"), Stated(edtf="2011", zone=Zone.BODY)),
            },
            verdicts={PUBLISHED: "[2016-04-11,2021-04-11]"},
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a text that counts from another year",
            source=(
                "Paper mill to be a museum\n\nPublished: 11 April 2021\n\n"
                "The mill was closed five years ago, in 2011, after a fire in the drying loft.\n"
            ),
            at="five years ago",
        ),
    ),
    good=(
        Example(
            title="five years",
            timeline={
                PUBLISHED: "2021-04-11",
                REFERENCE: (_ago(5, ", in 2016"), Stated(edtf="2016", zone=Zone.BODY)),
            },
        ),
        Example(
            title="a year less",
            guard="one year, which is rounding",
            timeline={
                PUBLISHED: "2021-01-11",
                REFERENCE: (_ago(5, ", in 2015"), Stated(edtf="2015", zone=Zone.BODY)),
            },
        ),
        Example(
            title="about thirty years",
            guard="“about”, “nearly”, “more than” and round numbers: a fifth",
            timeline={
                PUBLISHED: "2021-04-11",
                REFERENCE: (
                    Stated(
                        edtf="", years_ago=14, before="nearly ", after=" (2009)", zone=Zone.BODY
                    ),
                    Stated(edtf="2009", zone=Zone.BODY),
                    _ago(30, ", in 1986"),
                    Stated(edtf="1986", zone=Zone.BODY),
                ),
            },
        ),
        Example(
            title="another sentence",
            guard="dates that do not stand right beside the count",
            timeline={
                PUBLISHED: "2021-04-11",
                REFERENCE: (
                    _ago(5, ". The first mill was built in 1811"),
                    Stated(edtf="1811", zone=Zone.BODY),
                ),
            },
        ),
        Example(
            title="a quotation, and a comment",
            guard="quotations and comments",
            timeline={
                PUBLISHED: "2021-04-11",
                REFERENCE: (
                    Stated(edtf="", years_ago=5, after=", in 2011", zone=Zone.BODY, quoted=True),
                    Stated(edtf="2011", zone=Zone.BODY, quoted=True),
                    Stated(edtf="", years_ago=5, after=", in 2011", owner=OwnerKind.COMMENT),
                    Stated(edtf="2011", owner=OwnerKind.COMMENT),
                ),
            },
        ),
        Example(
            title="nobody knows when it was published",
            timeline={
                REFERENCE: (_ago(5, ", in 2011"), Stated(edtf="2011", zone=Zone.BODY)),
            },
        ),
    ),
)
