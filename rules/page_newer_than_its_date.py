"""Something on the page is younger than the date that the page gives for itself.

Related items, comments and the footer change with every delivery of a page: they show when
this copy was made. Where they are later than a date that claims to be the copy's own (the
date in the head of the page, a stated capture, a print stamp), that date is wrong, and the
copy was made later than it says. Where only the article's own date is older, there is no
fault: the finding is information and bounds the day of the copy from below. A quarter of
ordinary pages are like that.

A stated modification or capture that is as late as the youngest item explains it. Honest
causes are a page that was delivered again from a store, and a clock of the site that lags.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import (
    Channel,
    Claim,
    FindingKind,
    OwnerKind,
    Reading,
    Role,
    Severity,
    Tense,
    Zone,
)
from auditor.model.worlds import gap, of_verdict, weakest, weigh
from auditor.rule import (
    CAPTURED,
    EVENT,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    days_between,
    distinct,
    is_own,
    is_span,
    states_capture,
)
from auditor.when.partial_date import PartialDate

_ASIDE: Final = frozenset({Zone.RELATED, Zone.COMMENT, Zone.FOOTER, Zone.COPYRIGHT})
_OTHERS: Final = frozenset({OwnerKind.RELATED, OwnerKind.COMMENT, OwnerKind.REPLY})
_PAST: Final = frozenset({PUBLISHED, MODIFIED, Role.CREATED, Role.NONE})
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for the page."""
    if case.timeline.page_kind not in ("article", "unknown", "live"):
        return
    claims = case.timeline.claims
    young = [c for c in claims if _shows_delivery(c, case.settings.as_of)]
    if not young:
        return
    published = of_verdict(case.timeline.published)
    heads = distinct(c for c in claims if _may_date_this_copy(c))
    changes = distinct(c for c in claims if c.role is MODIFIED and is_own(c) and c.live)
    stated = [*heads, *changes]
    late = [c for c in young if not _is_covered(c, stated)]
    if not late:
        return
    own = [c for c in heads if not _may_be_the_article(c, published)]
    if own:
        yield _copy(case, own, stated, late)
    else:
        yield from _article(case, stated, late)


def _copy(
    case: Case, own: Sequence[Claim], stated: Sequence[Claim], late: Sequence[Claim]
) -> Finding:
    """The warning: items younger than the date that claims to be this copy's."""
    kinds = {c.id: _is_younger(c, stated) for c in late}
    kind = FindingKind.FAIL if FindingKind.FAIL in kinds.values() else FindingKind.REVIEW
    # None of them is covered by any stated day, so each is younger in some world.
    younger = [c for c in late if kinds[c.id] is kind]
    newest = max(younger, key=_first_day)
    latest = max(own, key=_last_day)
    what = "the stated capture" if latest.role is CAPTURED else "the page's date"
    return case.finding(
        f"{_subject(newest)} {day_of(newest)}, {days_between(latest.live, newest.live)} after "
        f"{what}, {day_of(latest)}: this copy was made later than it says.",
        latest.id,
        *_ids(newest, younger),
        kind=kind,
    )


def _article(case: Case, stated: Sequence[Claim], late: Sequence[Claim]) -> Iterator[Finding]:
    """The information: only the article itself is older, which bounds the copy's day."""
    published = of_verdict(case.timeline.published)
    younger = [
        c
        for c in late
        if weigh(lambda a, b: gap(a, b) > 0, published, c.live) is FindingKind.FAIL
        and all(_is_younger(c, [day]) is FindingKind.FAIL for day in stated)
    ]
    if not younger:
        return
    newest = max(younger, key=_first_day)
    yield case.finding(
        f"{_subject(newest)} {day_of(newest)}, {days_between(published, newest.live)} after the "
        "publication: this copy was made on or after that day.",
        *_ids(newest, younger),
        severity=Severity.INFO,
    )


def _ids(newest: Claim, claims: Sequence[Claim]) -> Iterator[str]:
    """The youngest first, and a few of the others; a page can list hundreds."""
    yield newest.id
    yield from [c.id for c in claims if c is not newest][: _SHOWN - 1]


def _shows_delivery(claim: Claim, as_of: PartialDate | None) -> bool:
    """Whether it dates something that the page picked up on the day of its delivery.

    Events, and whatever lies after the day of the audit, are announced and show nothing.
    """
    if claim.zone not in _ASIDE or claim.role not in _PAST or not claim.live:
        return False
    if claim.owner.kind not in _OTHERS and claim.zone not in (Zone.FOOTER, Zone.COPYRIGHT):
        return False
    if claim.tense is Tense.FUTURE or claim.quoted or is_span(claim):
        return False
    if as_of is None:
        return True
    latest = as_of.interval.last
    lasts = [reading.interval.last for reading in claim.live]
    return latest is None or all(last is not None and last <= latest + 1 for last in lasts)


def _may_be_the_article(claim: Claim, published: Sequence[Reading]) -> bool:
    """Whether a date in the head of the page is, or may be, the publication of the article."""
    if claim.role is CAPTURED:
        return False
    return weigh(lambda a, b: gap(a, b) == 0, published, claim.live) is not None


def _may_date_this_copy(claim: Claim) -> bool:
    """Whether the date claims to be that of this copy of the page, or of its article."""
    if not claim.live or claim.zone in _ASIDE or claim.channel is Channel.HTML_COMMENT:
        return False
    if claim.role is CAPTURED:
        return states_capture(claim)
    if claim.role is not PUBLISHED or claim.owner.kind is not OwnerKind.SITE:
        return False
    return claim.channel is Channel.TEXT and claim.label is None


def _is_younger(claim: Claim, own: Sequence[Claim]) -> FindingKind | None:
    """Whether the item is younger than every stated day of the copy or of a change."""
    return weakest(weigh(lambda a, b: gap(a, b) >= 1, c.live, claim.live) for c in own)


def _is_covered(claim: Claim, stated: Sequence[Claim]) -> bool:
    """Whether some stated day of the copy, or of a change, may be as late as the item.

    Two lines of one page are in one zone; a stamp of a machine may be a day off.
    """
    for other in stated:
        slack = 0 if other.channel is Channel.TEXT and claim.channel is Channel.TEXT else 1
        if weigh(lambda a, b, s=slack: gap(a, b) <= s, other.live, claim.live) is FindingKind.FAIL:
            return True
    return False


def _first_day(claim: Claim) -> int:
    return max(r.interval.first or 0 for r in claim.live)


def _last_day(claim: Claim) -> int:
    return max(r.interval.last or 0 for r in claim.live)


def _subject(claim: Claim) -> str:
    if claim.zone is Zone.COMMENT:
        return "A comment is of"
    if claim.zone is Zone.RELATED:
        return "Related items run to"
    return "The footer says"


RULE = Rule(
    code="DOC217",
    name="page-newer-than-its-date",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://www.w3.org/TR/prov-dm/#term-Generation",
        "https://arxiv.org/abs/2602.00758",
    ),
    check=check,
    bad=(
        Example(
            title="related items a day after the page's date",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2025-11-03", owner=OwnerKind.SITE),
                    "2021-04-11",
                    Stated(edtf="2025-11-02", owner=OwnerKind.RELATED, key="1"),
                    Stated(edtf="2025-11-04", owner=OwnerKind.RELATED, key="2"),
                    Stated(edtf="2025-11-04", owner=OwnerKind.RELATED, key="3"),
                ),
            },
            verdicts={PUBLISHED: "2021-04-11"},
            at="3 November 2025",
        ),
        Example(
            title="a comment after the stated capture",
            timeline={
                PUBLISHED: ("2021-04-11", Stated(edtf="2021-04-25", owner=OwnerKind.COMMENT)),
                CAPTURED: Stated(edtf="2021-04-20", channel=Channel.RECORD),
            },
            at="2021-04-20",
        ),
        Example(
            title="later in one order only",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="2021-05-06 | 2021-06-05", owner=OwnerKind.RELATED),
                ),
                CAPTURED: Stated(edtf="2021-05-20", channel=Channel.RECORD),
            },
            at="2021-05-20",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="only the article is older",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="2024-10-04", owner=OwnerKind.RELATED),
                    Stated(edtf="2024", owner=OwnerKind.SITE, zone=Zone.COPYRIGHT),
                ),
            },
            at="4 October 2024",
            severity=Severity.INFO,
        ),
        Example(
            title="a copyright year after the publication",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="2024", owner=OwnerKind.SITE, zone=Zone.COPYRIGHT),
                ),
            },
            at="2024",
            severity=Severity.INFO,
            settings={"as_of": "2025-01-01"},
        ),
    ),
    good=(
        Example(
            title="related items of the same days",
            timeline={
                PUBLISHED: ("2021-04-11", Stated(edtf="2021-04-10", owner=OwnerKind.RELATED)),
            },
        ),
        Example(
            title="a stated capture as late",
            guard="a stated capture covers it",
            timeline={
                PUBLISHED: ("2021-04-11", Stated(edtf="2024-10-04", owner=OwnerKind.RELATED)),
                CAPTURED: Stated(edtf="2024-10-05", channel=Channel.RECORD),
            },
        ),
        Example(
            title="a stated update as late",
            guard="a stated modification covers it",
            timeline={
                PUBLISHED: ("2021-04-11", Stated(edtf="2021-06-01", owner=OwnerKind.RELATED)),
                MODIFIED: Stated(edtf="2021-06-02", label="Updated"),
            },
        ),
        Example(
            title="a date in the head that is the article's",
            guard="a date that may be the publication",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-04-11", owner=OwnerKind.SITE),
                    Stated(edtf="2021-04-10", owner=OwnerKind.SITE, label="By"),
                    Stated(edtf="2021-04-20", owner=OwnerKind.RELATED),
                ),
            },
            verdicts={PUBLISHED: "2021-04-11"},
            severity=Severity.INFO,
        ),
        Example(
            title="the clock of the site",
            guard="a clock in the head of the page",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="2025-11-03", owner=OwnerKind.SITE),
                    Stated(edtf="2025-11-02", owner=OwnerKind.RELATED),
                ),
            },
        ),
        Example(
            title="an announced event in the sidebar",
            guard="announced events",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="2021-12-15", owner=OwnerKind.RELATED, tense=Tense.FUTURE),
                    Stated(edtf="2022-12-15", owner=OwnerKind.RELATED),
                    Stated(edtf="2021-10-15", owner=OwnerKind.RELATED, after=" - 15 November"),
                ),
                EVENT: Stated(edtf="2021-12-20", owner=OwnerKind.RELATED),
            },
            settings={"as_of": "2021-11-01"},
        ),
        Example(
            title="a list page",
            guard="list pages",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-04-11", owner=OwnerKind.SITE),
                    Stated(edtf="2021-04-15", owner=OwnerKind.RELATED),
                ),
            },
            page_kind="list",
        ),
        Example(
            title="dates that belong to the article",
            guard="dates that are the article's own",
            timeline={PUBLISHED: ("2021-04-11", Stated(edtf="2021-05-11", zone=Zone.RELATED))},
        ),
    ),
)
