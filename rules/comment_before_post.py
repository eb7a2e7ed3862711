"""Readers commented on the article before the day on which it says that it was published.

Nobody answers a text that is not there. The article was published earlier and got a new date,
and the comments, which nobody dates anew, kept theirs. Two or more of them have to be earlier,
by more than a time zone, and to state their year themselves.

An honest cause is a move: where all comments are older, they may have been taken over with the
text from an older page or from another comment system, which is for a person to look at. Where
the dates of the comments can be read in two orders, the comparison holds only if it holds in
both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve

from auditor.model import (
    Channel,
    Claim,
    Confidence,
    FindingKind,
    OwnerKind,
    Reading,
    Severity,
)
from auditor.model.worlds import gap, weigh
from auditor.rule import (
    CREATED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    days_between,
    distinct,
    own_machine,
    own_printed,
)

_ROLES: Final = frozenset({PUBLISHED, CREATED})
_READERS: Final = frozenset({OwnerKind.COMMENT, OwnerKind.REPLY})
_ZONE_DAYS: Final = 1
_FEWEST: Final = 2
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document: the earliest of its dates that comments are older than."""
    if not case.single:
        return
    comments = _comments(case.timeline.claims)
    if len(comments) < _FEWEST:
        return
    stated = _stated(case)
    found = [(claim, kinds) for claim in stated if (kinds := _kinds(comments, claim))]
    if not found:
        return
    # A stated day that the comments do not contradict belongs to the same fault.
    late = {claim.id for claim, _ in found}
    older = [c.id for c in stated if c.id not in late]
    claim, kinds = min(found, key=lambda pair: (_first_day(pair[0]), pair[0].location.start))
    sure = [c for c in comments if kinds.get(c.id) is FindingKind.FAIL]
    fails = len(sure) >= _FEWEST and len(kinds) < len(comments)
    early = sure if len(sure) >= _FEWEST else [c for c in comments if c.id in kinds]
    finding = _found(case, claim, early, FindingKind.FAIL if fails else FindingKind.REVIEW)
    yield evolve(finding, claims=(*finding.claims, *older[:_SHOWN]))


def _stated(case: Case) -> list[Claim]:
    """The stated publication dates; of the printed ones those that bear on the verdict."""
    claims, deciding = case.timeline.claims, case.timeline.published.claims
    printed = [c for c in own_printed(claims, PUBLISHED) if c.id in deciding]
    return distinct([*own_machine(claims, PUBLISHED), *printed])


def _comments(claims: Sequence[Claim]) -> list[Claim]:
    """The stamps of comments, one for each.

    Comment systems stamp to the minute; a bare day beside a name is as often the one on which a
    user joined, or belongs to a list that looks like comments.
    """
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.owner.kind not in _READERS or claim.role not in _ROLES or claim.quoted:
            continue
        if claim.meaning.clock is not None and claim.live and all(map(_is_full, claim.live)):
            found.setdefault(claim.owner.key, claim)
    return list(found.values())


def _is_full(reading: Reading) -> bool:
    return reading.date.is_day and "year" in reading.known


def _kinds(comments: Sequence[Claim], claim: Claim) -> dict[str, FindingKind]:
    """The comments that are or may be earlier; none where they are too few."""
    kinds = {c.id: weigh(_is_earlier, c.live, claim.live) for c in comments}
    early = {key: kind for key, kind in kinds.items() if kind is not None}
    return early if len(early) >= _FEWEST else {}


def _first_day(claim: Claim) -> int:
    return min(reading.interval.first or 0 for reading in claim.live)


def _is_earlier(comment: Reading, published: Reading) -> bool:
    return gap(comment, published) > _ZONE_DAYS


def _found(case: Case, claim: Claim, early: Sequence[Claim], kind: FindingKind) -> Finding:
    first = min(early, key=_first_day)
    # In text without elements, what looks like a comment is a list item about as often.
    printed = claim.channel is Channel.TEXT
    return case.finding(
        f"{len(early)} comments are older than the publication on {day_of(claim)} that "
        f"{called(claim)} states; the first one is of {day_of(first)}, "
        f"{days_between(first.live, claim.live)} before it.",
        claim.id,
        first.id,
        *[c.id for c in early if c is not first][: _SHOWN - 1],
        kind=kind,
        severity=Severity.INFO if printed else Severity.WARNING,
        confidence=Confidence.MEDIUM if printed else Confidence.HIGH,
    )


def _said(edtf: str, number: int, owner: OwnerKind = OwnerKind.COMMENT) -> Stated:
    """The stamp of a comment of an example."""
    return Stated(edtf=f"{edtf}T10:00", owner=owner, key=f"comment/{number}", channel=Channel.TIME)


_RESTAMPED = Stated(edtf="2021-06-14", channel=Channel.META)

RULE = Rule(
    code="DOC206",
    name="comment-before-post",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://schema.org/comment",
    ),
    check=check,
    bad=(
        Example(
            title="two comments before, one after",
            timeline={
                PUBLISHED: (
                    _RESTAMPED,
                    _said("2019-03-01", 1),
                    _said("2019-03-04", 2),
                    _said("2021-07-01", 3),
                ),
            },
            at="2021-06-14",
        ),
        Example(
            title="all comments are older",
            timeline={
                PUBLISHED: (_RESTAMPED, _said("2019-03-01", 1), _said("2019-03-04", 2)),
            },
            at="2021-06-14",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="answers among them",
            timeline={
                PUBLISHED: (
                    _RESTAMPED,
                    _said("2019-03-01", 1),
                    _said("2019-03-04", 2, OwnerKind.REPLY),
                    _said("2021-07-01", 3),
                ),
            },
        ),
        Example(
            title="only a printed date",
            timeline={
                PUBLISHED: (
                    "2021-06-14",
                    _said("2019-03-01", 1),
                    _said("2019-03-04", 2),
                    _said("2021-07-01", 3),
                ),
            },
            at="14 June 2021",
            severity=Severity.INFO,
        ),
        Example(
            title="a recipe that is dated anew every year",
            source=(
                "<!doctype html><html><head><title>Plum cake</title>"
                '<meta property="article:published_time" content="2023-08-20T08:00:00+02:00">'
                "</head><body><article><h1>Plum cake</h1><p>Halve the plums, lay them on the "
                "dough close together and bake the cake until the edge is brown.</p></article>"
                '<section class="comments"><h2>Comments</h2>'
                '<div class="comment">Ada <time datetime="2019-09-01T18:20:00+02:00">1 September '
                "2019, 18:20</time><p>Lovely.</p></div>"
                '<div class="comment">Ben <time datetime="2019-09-03T07:05:00+02:00">3 September '
                "2019, 7:05</time><p>Mine sank.</p></div>"
                '<div class="comment">Cleo <time datetime="2023-08-29T20:40:00+02:00">29 August '
                "2023, 20:40</time><p>Again this year.</p></div>"
                "</section></body></html>\n"
            ),
            name="cake.html",
            at="2023-08-20T08:00:00+02:00",
        ),
    ),
    good=(
        Example(
            title="comments after the article",
            timeline={
                PUBLISHED: (_RESTAMPED, _said("2021-06-15", 1), _said("2021-06-16", 2)),
            },
        ),
        Example(
            title="one early comment",
            guard="a single comment",
            timeline={
                PUBLISHED: (_RESTAMPED, _said("2019-03-01", 1), _said("2021-06-16", 2)),
            },
        ),
        Example(
            title="the evening before, elsewhere",
            guard="a gap of one day, which a time zone makes",
            timeline={
                PUBLISHED: (_RESTAMPED, _said("2021-06-13", 1), _said("2021-06-13", 2)),
            },
        ),
        Example(
            title="days without a clock",
            guard="bare days, on which users joined",
            timeline={
                PUBLISHED: (
                    _RESTAMPED,
                    Stated(edtf="2019-03-01", owner=OwnerKind.COMMENT, key="1"),
                    Stated(edtf="2019-03-04", owner=OwnerKind.COMMENT, key="2"),
                ),
            },
        ),
        Example(
            title="days without a year",
            guard="comments that do not state their year",
            timeline={
                PUBLISHED: (
                    _RESTAMPED,
                    *(
                        Stated(
                            edtf=f"2020-12-0{n}T10:00",
                            known=("month", "day"),
                            owner=OwnerKind.COMMENT,
                            key=f"comment/{n}",
                        )
                        for n in (1, 2, 3)
                    ),
                ),
            },
        ),
        Example(
            title="a live page",
            guard="lists and live pages",
            timeline={
                PUBLISHED: (_RESTAMPED, _said("2019-03-01", 1), _said("2019-03-04", 2)),
            },
            page_kind="live",
        ),
    ),
)
