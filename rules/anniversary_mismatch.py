"""The text speaks of an anniversary that the publication day does not fit.

"The second anniversary of X" is written about two years after X. Where the text dates X, the
count of years and the publication have to agree within a month. If they do not, the
publication date is wrong, or the text is older than its page says. The honest cause is that
somebody miscounted.

Coming anniversaries ("ahead of", "to mark") are written about up to half a year early, and a
past one can be told of at any later time; it is news only where its sentence names a day within a
month of the publication ("On Saturday the choir celebrated the tenth anniversary").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Claim, FindingKind, Kind, OwnerKind, Reading, Relation, Severity, Tense
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import EVENT, PUBLISHED, Case, Example, Finding, Rule, Stated, day_of, is_own
from auditor.when.interval import Interval
from auditor.when.partial_date import PartialDate
from auditor.when.wording import in_words

_SENTENCE_END: Final = re.compile(r"[.!?…;] ")
_NEAR: Final = 30
_AHEAD: Final = 183
_COMING: Final = (
    "ahead of",
    "before the",
    "mark",
    "upcoming",
    "coming",
    "next",
    "prepar",
    "toward",
    "eve of",
    "approach",
    "vor dem",
    "avant",
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each anniversary whose original day is dated in the text."""
    if not case.single:
        return
    published = of_verdict(case.timeline.published)
    told: set[tuple[int, str]] = set()
    for index, claim in enumerate(case.timeline.claims):
        relation = claim.relation
        if relation is None or claim.meaning.kind is not Kind.ANNIVERSARY or not published:
            continue
        if not is_own(claim) or claim.quoted:
            continue
        before = case.timeline.claims[max(0, index - _LOOK) : index]
        original = _original(case, claim, relation, before)
        if original is None or (relation.years, original.id) in told:
            continue
        told.add((relation.years, original.id))
        found = _found(case, claim, original, published)
        if found is not None:
            yield found


def _original(
    case: Case, claim: Claim, relation: Relation, before: Sequence[Claim]
) -> Claim | None:
    """What it is the anniversary of, where the text dates it."""
    if relation.after is None:
        return _founding(claim, before)
    claims = case.timeline.claims
    found = next((c for c in claims if c.id == relation.after and c.live), None)
    if found is None or not _is_of(claim, found) or _is_celebration(found, relation.years, claims):
        return None
    return found


def _is_celebration(found: Claim, years: int, claims: Sequence[Claim]) -> bool:
    """Whether the text dates what was celebrated that day: "freed in 1945 … the 60th, in 2005"."""
    starts = [_shifted(reading.date, -years) for reading in found.live]
    return any(
        c.id != found.id and is_own(c) and any(_fits(start, c) for start in starts) for c in claims
    )


def _fits(start: PartialDate | None, claim: Claim) -> bool:
    return start is not None and any(
        "year" in r.known and not r.date.coarse and r.date.year == start.year and r.date.fits(start)
        for r in claim.live
    )


def _is_of(claim: Claim, original: Claim) -> bool:
    """Whether both stand in one sentence: the next date of a paragraph is often another matter."""
    after = claim.surroundings.after
    return not after or _follows(after, original)


def _founding(claim: Claim, told: Sequence[Claim]) -> Claim | None:
    """The founding told just before: "Founded on 4 March 1969, the choir celebrated its …"."""
    words = claim.surroundings.before.lower().split()
    if _OWNERS.isdisjoint(words[-2:]):
        return None
    for other in reversed(told):
        around = other.surroundings
        if other.location.part != claim.location.part or not other.live:
            continue
        before = f"{around.before} {other.label or ''}".lower().replace(",", " ").split()
        if other.owner.kind not in _TOLD or other.quoted or _FOUNDED.isdisjoint(before[-_NEARBY:]):
            continue
        between, found, _ = around.after.partition(claim.surface)
        sentences = _SENTENCE_END.split(between)
        again = len(sentences) == _TWO and not _AGAIN.isdisjoint(sentences[1].lower().split())
        if found and (len(sentences) == 1 or again):
            return other
    return None


_FOUNDED: Final = frozenset(
    (
        *("founded", "established", "formed", "built", "opened", "inaugurated", "created"),
        *("launched", "gegründet", "gegründete", "eröffnet", "eröffnete", "erbaut"),
    )
)
_OWNERS: Final = frozenset(("its", "their", "ihr", "ihre", "ihren", "sein", "seinen"))
_AGAIN: Final = frozenset(("it", "they", "he", "she", "er", "sie", "es"))
_TOLD: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.OTHER})
_NEARBY: Final = 3
_LOOK: Final = 6
"""Claims before an anniversary among which its founding is sought."""
_TWO: Final = 2


def _found(
    case: Case, claim: Claim, original: Claim, published: tuple[Reading, ...]
) -> Finding | None:
    relation = claim.relation
    years = 0 if relation is None else relation.years
    ahead = _AHEAD if _is_coming(claim) else _NEAR
    past = claim.tense is Tense.PAST and not _is_news(case, claim, original, published)

    def misses(start: Reading, day: Reading) -> bool:
        expected = _anniversary(start, years)
        # "Celebrated its tenth anniversary on 6 June": that is the day of the celebration.
        if expected is None or gap(start, day) < _AHEAD:
            return False
        # Negative: published before the anniversary.
        distance = expected.least_gap(day.interval)
        return distance < -ahead or (distance > _NEAR and not past)

    kind = weigh(misses, original.live, published)
    if kind is None:
        return None
    date = " or ".join(in_words(reading.date) for reading in published)
    return case.finding(
        f"“{claim.surface}” of {day_of(original)} would be about "
        f"{_expected(original, years)}; the publication is dated {date}.",
        claim.id,
        original.id,
        kind=kind,
    )


def _is_news(case: Case, claim: Claim, original: Claim, published: tuple[Reading, ...]) -> bool:
    """Whether the sentence dates the celebration itself to the days of the publication."""
    return any(
        weigh(_is_near, other.live, published) is FindingKind.FAIL
        for other in case.timeline.claims
        if other.id not in (claim.id, original.id)
        and other.role is EVENT
        and is_own(other)
        and other.surroundings.block == claim.surroundings.block
        and _beside(claim, other)
    )


def _is_near(told: Reading, day: Reading) -> bool:
    return told.interval.first is not None and abs(gap(told, day)) <= _NEAR


def _beside(claim: Claim, other: Claim) -> bool:
    """Whether both stand in one line, in one sentence."""
    here, there = claim.location, other.location
    if here.part != there.part or here.line != there.line:
        return False
    around = claim.surroundings
    if there.start > here.start:
        return _follows(around.after, other)
    # The date itself may hold what ends a sentence elsewhere: "am 8. Oktober".
    _, found, between = around.before.rpartition(other.surface)
    return bool(found) and not _SENTENCE_END.search(between)


def _follows(after: str, other: Claim) -> bool:
    """Whether a date stands in the rest of the sentence."""
    between, found, _ = after.partition(other.surface)
    return bool(found) and not _SENTENCE_END.search(between)


def _anniversary(original: Reading, years: int) -> Interval | None:
    """The days on which the anniversary may fall."""
    shifted = _shifted(original.date, years)
    return None if shifted is None else shifted.interval


def _shifted(date: PartialDate, years: int) -> PartialDate | None:
    if date.year is None or date.coarse:
        return None
    leap = (date.month, date.day) == (2, 29)
    return PartialDate(date.year + years, date.month, 28 if leap else date.day)


def _expected(original: Claim, years: int) -> str:
    dates = [_shifted(reading.date, years) for reading in original.live]
    return " or ".join(dict.fromkeys(in_words(date) for date in dates if date is not None))


def _is_coming(claim: Claim) -> bool:
    around = claim.surroundings
    words = f"{around.before} {around.after}".lower()
    return claim.tense is Tense.FUTURE or any(word in words for word in _COMING)


_VISIT = Stated(edtf="2019-04-25")

RULE = Rule(
    code="TMP403",
    name="anniversary-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
        "https://www.w3.org/TR/owl-time/",
    ),
    check=check,
    bad=(
        Example(
            title="a German date, whose point ends no sentence",
            source=(
                "Der Chor singt\n\nVeröffentlicht: 6. Juni 2015\n\n"
                "Am Freitag feierte der Chor den 7. Jahrestag des Konzerts am 4. Juni 2001.\n"
            ),
            at="7. Jahrestag",
        ),
        Example(
            title="two years that are six",
            timeline={
                EVENT: (_VISIT, Stated(edtf="", relation=Relation(2, "c1"))),
                PUBLISHED: "2025-11-03",
            },
            at="2-year anniversary",
        ),
        Example(
            title="in one order of an undecided date only",
            timeline={
                EVENT: (
                    Stated(edtf="2019-04-05"),
                    Stated(edtf="", relation=Relation(2, "c1")),
                    Stated(edtf="", relation=Relation(2, "c1")),
                ),
                PUBLISHED: "2021-04-09 | 2021-09-04",
            },
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="years before a coming one",
            timeline={
                EVENT: (
                    Stated(edtf="2016-02-29"),
                    Stated(edtf="", relation=Relation(10, "c1"), before="ahead of the "),
                ),
                PUBLISHED: "2021-11-03",
            },
        ),
        Example(
            title="told as past, but on the day of the news",
            source=(
                "Riverside Choir\n\nChoir sings for its founders\n\nPublished: 6 June 2015\n\n"
                "On Saturday the choir celebrated the tenth anniversary of its first concert on "
                "4 June 2001 with an evening of old songs.\n"
            ),
            at="tenth anniversary",
        ),
        Example(
            title="told as past, the day of the news at the end",
            source=(
                "Riverside Choir\n\nChoir sings for its founders\n\nPublished: 6 June 2015\n\n"
                "The choir celebrated the tenth anniversary of the concert of 4 June 2001 "
                "last Saturday.\n"
            ),
            at="tenth anniversary",
        ),
        Example(
            title="a founding in the same sentence",
            source=(
                "Riverside Choir\n\nChoir celebrates\n\nPublished: 6 June 2015\n\n"
                "Founded on 4 March 1969, the choir celebrated its 40th anniversary on Thursday.\n"
            ),
            at="40th anniversary",
        ),
        Example(
            title="a founding in the sentence before",
            source=(
                "Riverside Choir\n\nChoir celebrates\n\nPublished: 6 June 2015\n\n"
                "The choir was founded in 1969 by the schoolmaster. On Thursday it celebrated its "
                "40th anniversary.\n"
            ),
            at="40th anniversary",
        ),
    ),
    good=(
        Example(
            title="told as past in the news of another year",
            guard="a past anniversary, told of later",
            source=(
                "Riverside Choir\n\nChoir loses its hall\n\nPublished: 6 June 2015\n\n"
                "The hall was closed on Thursday. The choir had celebrated the tenth anniversary "
                "of its first concert on 4 June 2001 there.\n"
            ),
        ),
        Example(
            title="two years, give or take some days",
            timeline={
                EVENT: (_VISIT, Stated(edtf="", relation=Relation(2, "c1"))),
                PUBLISHED: "2021-04-11",
            },
        ),
        Example(
            title="the year alone",
            timeline={
                EVENT: (Stated(edtf="2019"), Stated(edtf="", relation=Relation(2, "c1"))),
                PUBLISHED: "2021-11-04",
            },
        ),
        Example(
            title="ahead of the anniversary",
            guard="“ahead of”, “marks”",
            timeline={
                EVENT: (
                    _VISIT,
                    Stated(edtf="", relation=Relation(2, "c1"), before="ahead of the "),
                ),
                PUBLISHED: "2021-01-11",
            },
        ),
        Example(
            title="the day of the celebration",
            guard="a date that is the celebration's own",
            source=(
                "Riverside Choir\n\nChoir celebrates\n\nPublished: 8 June 2015\n\n"
                "The choir celebrated its 40th anniversary on 6 June 2015 in the town hall.\n"
            ),
        ),
        Example(
            title="an earlier celebration",
            guard="a founding that the text dates elsewhere",
            source=(
                "Riverside Choir\n\nChoir looks back\n\nPublished: 6 June 2015\n\n"
                "The choir was founded in 1945. On the 60th anniversary, in 2005, the town gave it "
                "the old hall, and it still sings there.\n"
            ),
        ),
        Example(
            title="somebody else's founding",
            guard="a founding in another sentence",
            source=(
                "Riverside Choir\n\nChoir celebrates\n\nPublished: 6 June 2015\n\n"
                "The hall was built in 1903. On Thursday the choir celebrated its 40th "
                "anniversary there.\n"
            ),
        ),
        Example(
            title="the founding fits",
            source=(
                "Riverside Choir\n\nChoir celebrates\n\nPublished: 6 June 2015\n\n"
                "Founded on 28 May 1975, the choir celebrated its 40th anniversary on Thursday.\n"
            ),
        ),
        Example(
            title="a past anniversary",
            guard="a past anniversary, told of later",
            timeline={
                EVENT: (
                    _VISIT,
                    Stated(edtf="", relation=Relation(2, "c1"), tense=Tense.PAST),
                    "2025-01-10",
                ),
                PUBLISHED: "2025-01-11",
            },
        ),
        Example(
            title="what it is the anniversary of has no date",
            guard="an original without a date",
            timeline={
                EVENT: (
                    Stated(edtf="", relation=Relation(2)),
                    Stated(edtf="", relation=Relation(2, "c9")),
                    Stated(edtf="201X"),
                    Stated(edtf="", relation=Relation(2, "c3")),
                ),
                PUBLISHED: "2025-11-03",
            },
        ),
        Example(
            title="a date in the next sentence",
            guard="a date that the anniversary is not of",
            timeline={
                EVENT: (
                    _VISIT,
                    Stated(
                        edtf="",
                        relation=Relation(19, "c1"),
                        after=" of the society. It follows a ruling of",
                    ),
                ),
                PUBLISHED: "2019-05-11",
            },
        ),
        Example(
            title="a related item's anniversary",
            guard="anniversaries of other items",
            timeline={
                EVENT: (
                    _VISIT,
                    Stated(edtf="", relation=Relation(75, "c1"), owner=OwnerKind.RELATED),
                ),
                PUBLISHED: "2021-04-11",
            },
        ),
        Example(
            title="a list page",
            guard="live pages and lists",
            timeline={
                EVENT: (_VISIT, Stated(edtf="", relation=Relation(2, "c1"))),
                PUBLISHED: "2025-11-03",
            },
            page_kind="list",
        ),
    ),
)
