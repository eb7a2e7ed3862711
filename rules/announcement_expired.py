"""The text announces as yet to come what was over on the day of its publication.

"The hall will be opened on 5 May" was written before 5 May. Where the publication is later, the
text is an old notice on a new page, or its date was moved. Only full dates count: a year that
was filled in follows from the publication itself.

Honest causes are notices that were archived, minutes that repeat an announcement, and a plan
that is told in its own tense. Another date of the text, or an earlier copy, would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import (
    Channel,
    Claim,
    Confidence,
    FindingKind,
    OwnerKind,
    Reading,
    Severity,
    Tense,
    Zone,
)
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import (
    EVENT,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    days_between,
    is_own,
    says_first,
)
from auditor.when.wording import in_words

_FULL: Final = frozenset({"year", "month", "day"})
_ZONE_DAYS: Final = 1
_SHOWN: Final = 8
_WOULD: Final = (
    *("would", "was to", "were to", "had been", "was due", "was scheduled", "was expected"),
    *("würde", "sollte", "sollten", "wollte", "wollten", "until", "since", "from", "bis", "seit"),
    *("archiv", "ab dem", "effective", "no longer"),
)
"""Plans that are told as past, and limits: both may lie before the text."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document; the first such day in the text is its place."""
    published = of_verdict(case.timeline.published)
    if not case.single or not published:
        return
    claims = case.timeline.claims
    if any(says_first(c) and c.role is PUBLISHED for c in claims):
        return
    found = {
        claim.id: kind
        for claim in claims
        if _is_announced(claim) and (kind := weigh(_is_over, claim.live, published)) is not None
    }
    for kind in (FindingKind.FAIL, FindingKind.REVIEW):
        over = [c for c in claims if found.get(c.id) is kind]
        if over:
            yield _found(case, over, published, kind)
            return


def _found(
    case: Case, over: Sequence[Claim], published: Sequence[Reading], kind: FindingKind
) -> Finding:
    first = over[0]
    text = (
        f"The text announces {day_of(first)}, which was over for "
        f"{days_between(first.live, published)} when it was published"
    )
    if published[0].span is None:
        text += " on " + " or ".join(in_words(reading.date) for reading in published)
    return case.finding(f"{text}.", *(c.id for c in over[:_SHOWN]), kind=kind)


def _is_announced(claim: Claim) -> bool:
    return (
        claim.tense is Tense.FUTURE
        and claim.zone is Zone.BODY
        and claim.role is EVENT
        and claim.channel is Channel.TEXT
        and claim.label is None
        and not claim.quoted
        and is_own(claim)
        and not _would_be(claim)
    )


def _would_be(claim: Claim) -> bool:
    words = f"{claim.surroundings.before} {claim.surface}".lower()
    return any(word in words for word in _WOULD)


def _is_over(event: Reading, published: Reading) -> bool:
    return _FULL.issubset(event.known) and gap(event, published) > _ZONE_DAYS


_OPENING = Stated(edtf="2021-05-05", tense=Tense.FUTURE)

RULE = Rule(
    code="TMP405",
    name="announcement-expired",
    rationale=__doc__,
    severity=Severity.OFF,
    confidence=Confidence.LOW,
    since="0.1",
    references=(
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
        "https://arxiv.org/abs/2602.00758",
    ),
    check=check,
    bad=(
        Example(
            title="announced a month after it was over",
            timeline={PUBLISHED: "2021-06-11", EVENT: _OPENING},
            at="5 May 2021",
        ),
        Example(
            title="under one day of the publication only",
            timeline={PUBLISHED: "2021-04-11 | 2021-11-04", EVENT: _OPENING},
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="an old notice with a new date",
            source=(
                "Swimming baths to open again\n\nPublished: 11 June 2021\n\n"
                "The baths in Mill Lane will be opened by the mayor on 5 May 2021 at noon.\n"
            ),
            at="5 May 2021",
        ),
    ),
    good=(
        Example(
            title="announced before",
            timeline={PUBLISHED: "2021-04-11", EVENT: _OPENING},
        ),
        Example(
            title="on the day before",
            guard="one day, which may be a zone",
            timeline={PUBLISHED: "2021-05-06", EVENT: _OPENING},
        ),
        Example(
            title="a quotation",
            guard="quotations",
            timeline={
                PUBLISHED: "2021-06-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.FUTURE, quoted=True),
            },
        ),
        Example(
            title="an archived notice",
            guard="archived notices, which say when they first appeared",
            timeline={
                PUBLISHED: ("2021-06-11", Stated(edtf="2021-04-11", label="First published")),
                EVENT: _OPENING,
            },
        ),
        Example(
            title="a plan that is told as past",
            guard="plans told as past, and limits",
            timeline={
                PUBLISHED: "2021-06-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.FUTURE, before="it would open on "),
            },
        ),
        Example(
            title="the year is filled in",
            guard="dates whose year is filled in",
            timeline={
                PUBLISHED: "2021-06-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.FUTURE, known=("month", "day")),
            },
        ),
        Example(
            title="a comment",
            guard="comments and other texts",
            timeline={
                PUBLISHED: "2021-06-11",
                EVENT: Stated(edtf="2021-05-05", tense=Tense.FUTURE, owner=OwnerKind.COMMENT),
            },
        ),
        Example(
            title="a live page",
            guard="live pages and lists",
            timeline={PUBLISHED: "2021-06-11", EVENT: _OPENING},
            page_kind="live",
        ),
    ),
)
