"""A caption or picture credit is dated after the publication of the article.

A picture that was taken on 9 May cannot stand in an article of 3 May unless the article was
changed afterwards, or is dated wrongly. Pictures are exchanged often and quietly, and captions
tell of things to come as well; so the rule is off unless it is asked for.

A stated change that is as late as the caption silences it. The data in the picture itself, or an
earlier copy of the page, would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Claim, Confidence, Reading, Severity, Tense, Zone
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import (
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
    is_own,
)
from auditor.when.wording import in_words

_ZONE_DAYS: Final = 1
_SHOWN: Final = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document, at the first such caption."""
    captions = [c for c in case.timeline.claims if c.zone is Zone.CAPTION and _dates_a_picture(c)]
    published = of_verdict(case.timeline.published) if captions else ()
    if not published or not case.single:
        return
    found = [(c, kind) for c in captions if (kind := weigh(_is_later, published, c.live))]
    late = [(c, kind) for c, kind in found if not _is_covered(case, c)]
    if not late:
        return
    first, kind = late[0]
    dates = " or ".join(in_words(r.date) for r in published if r.span is None)
    yield case.finding(
        f"A caption says {day_of(first)}, {days_between(published, first.live)} after the "
        f"publication{f' on {dates}' if dates else ''}.",
        *(claim.id for claim, _ in late[:_SHOWN]),
        kind=kind,
        confidence=Confidence.LOW,
    )


def _dates_a_picture(claim: Claim) -> bool:
    full = all(r.date.is_day and {"year", "month", "day"}.issubset(r.known) for r in claim.live)
    return bool(claim.live) and full and claim.tense is not Tense.FUTURE and is_own(claim)


def _is_later(published: Reading, caption: Reading) -> bool:
    return gap(published, caption) > _ZONE_DAYS


def _is_covered(case: Case, caption: Claim) -> bool:
    """Whether a stated change may be as late, or the day is yet to come."""
    as_of = case.settings.as_of
    if as_of is not None and weigh(lambda r: r.date.number > as_of.number, caption.live):
        return True
    return any(
        c.role is MODIFIED
        and is_own(c)
        and any(gap(m, r) <= _ZONE_DAYS for m in c.live for r in caption.live)
        for c in case.timeline.claims
    )


def _caption(edtf: str, tense: Tense | None = None) -> Stated:
    return Stated(edtf=edtf, zone=Zone.CAPTION, before="Photograph: A. Holm, ", tense=tense)


RULE = Rule(
    code="DOC216",
    name="caption-after-publication",
    rationale=__doc__,
    severity=Severity.OFF,
    since="0.1",
    confidence=Confidence.LOW,
    references=("https://iptc.org/standards/photo-metadata/iptc-standard/",),
    check=check,
    bad=(
        Example(
            title="a picture of the week after",
            timeline={PUBLISHED: "2021-05-03", EVENT: _caption("2021-05-09")},
            at="9 May 2021",
        ),
    ),
    good=(
        Example(
            title="a picture of the week before",
            timeline={PUBLISHED: "2021-05-03", EVENT: _caption("2021-04-27")},
        ),
        Example(
            title="a change as late",
            guard="a stated change that is as late",
            timeline={
                PUBLISHED: "2021-05-03",
                MODIFIED: Stated(edtf="2021-05-10", label="Updated"),
                EVENT: _caption("2021-05-09"),
            },
        ),
        Example(
            title="a thing to come",
            guard="things to come",
            timeline={PUBLISHED: "2021-05-03", EVENT: _caption("2021-05-09", Tense.FUTURE)},
        ),
    ),
)
