"""The stored date is one that a name or a number in the address only looks like.

`/news/20190504-harbour-plan` may carry the number of a file, the day of a council's meeting or
that of an older text. Programs that look for eight digits in addresses store it as the day of
publication. The finding needs three things: the stored day is that of the name in the address,
nothing else in the document gives it, and the document itself gives another day.

It is said for those who store the date, and is no fault of the page. The document's own date
would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Severity
from auditor.model.worlds import gap, may_be_same_day, surely_same_day, weakest, weigh
from auditor.rule import (
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    days_between,
    is_own,
    opening,
    own_machine,
    own_printed,
)

_SLUG: Final = "slug"


def check(case: Case) -> Iterator[Finding]:
    """One finding for the stored date that only the name in the address gives."""
    claims = case.timeline.claims
    slugs = [c for c in claims if c.channel is Channel.URL and c.field == _SLUG and c.live]
    if not slugs or not case.single:
        return
    fields = own_machine(claims, PUBLISHED)
    stored = [c for c in fields if any(surely_same_day(c.live, s.live) for s in slugs)]
    others = [c for c in (*fields, *own_printed(claims, PUBLISHED)) if c not in stored]
    if not stored or not others:
        return
    first = stored[0]
    if any(_bears_it_out(c, first) for c in claims if c not in stored and c not in slugs):
        return
    kind = weakest(weigh(lambda a, b: gap(a, b) != 0, first.live, c.live) for c in others)
    if kind is not FindingKind.FAIL:
        return
    other = others[0]
    yield case.finding(
        f"{opening(called(first))} says {day_of(first)}, as a name in the address does; "
        f"{called(other)} says {day_of(other)}, {days_between(first.live, other.live)} apart, and "
        "nothing else gives the day of the name.",
        first.id,
        slugs[0].id,
        *(c.id for c in others),
    )


def _bears_it_out(claim: Claim, stored: Claim) -> bool:
    """Whether something of the document, whatever it dates, has the stored day as well."""
    return bool(claim.live) and is_own(claim) and may_be_same_day(claim, stored)


def _slug(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.URL, field=_SLUG)


def _stored(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.RECORD, field="published")


RULE = Rule(
    code="DOC209",
    name="slug-as-date",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://github.com/codelucas/newspaper/issues/567",
        "https://developers.google.com/search/docs/appearance/publication-dates",
    ),
    check=check,
    bad=(
        Example(
            title="the day of the meeting",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", label="Posted"),
                    _stored("2019-05-04"),
                    _slug("2019-05-04"),
                ),
            },
            at="2019-05-04",
        ),
    ),
    good=(
        Example(
            title="the day of publication",
            guard="a day that the document gives as well",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-05-04", label="Posted"),
                    _stored("2019-05-04"),
                    _slug("2019-05-04"),
                ),
            },
        ),
        Example(
            title="a directory for the day",
            guard="directories for days, which systems write (DOC208)",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-05-03", label="Posted"),
                    _stored("2019-05-04"),
                    Stated(edtf="2019-05-04", channel=Channel.URL, field="path"),
                ),
            },
        ),
        Example(
            title="nothing that contradicts",
            guard="documents that give no other day",
            timeline={PUBLISHED: (_stored("2019-05-04"), _slug("2019-05-04"))},
        ),
    ),
)
