"""The stored date is that of something else on the page, and of nothing in the article.

Programs that look for "the date" of a page take the first, the newest or the best marked one,
which may belong to a related item, a comment, an advertisement or the foot of the page. The
document is then filed under the day of its neighbour. The finding needs all three: the stored
day differs from the article's own, no date of the article gives it, and something beside the
article does.

The honest cause is chance: many things on a page are of one day. So a field that the page
itself states is for a person to look at even then. The date of a list belongs to no item at
all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity, Zone
from auditor.model.worlds import gap, is_day, of_verdict, surely_same_day, weigh
from auditor.rule import (
    EVENT,
    HEAD_ZONES,
    MODIFIED,
    MOST,
    PAGE_CHANNELS,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    is_own,
    opening,
    own_machine,
)
from auditor.when.wording import in_words

_ASIDE: Final = frozenset({Zone.RELATED, Zone.COMMENT, Zone.FOOTER})
_OTHERS: Final = frozenset(
    {OwnerKind.RELATED, OwnerKind.COMMENT, OwnerKind.REPLY, OwnerKind.PRODUCT, OwnerKind.MEDIA}
)
_NAMES: Final = {
    OwnerKind.RELATED: "a related item",
    OwnerKind.COMMENT: "a comment",
    OwnerKind.REPLY: "a comment",
    OwnerKind.PRODUCT: "a product on the page",
    OwnerKind.MEDIA: "a picture or film on the page",
}
_SHOWN: Final = 4
_SHOWING: Final = PAGE_CHANNELS | {Channel.TEXT, Channel.URL}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each stored day that only the neighbours of the article give."""
    timeline = case.timeline
    published = of_verdict(timeline.published)
    if not case.single or timeline.published.state not in ("stated", "undecided"):
        return
    stored = [c for c in own_machine(timeline.claims, PUBLISHED) if c.channel is not Channel.TIME]
    told: dict[tuple[Reading, ...], list[Claim]] = {}
    for claim in stored:
        if weigh(_differ, published, claim.live) is not None:
            told.setdefault(claim.live, []).append(claim)
    if not told:
        return
    own = _own(timeline.claims, stored)
    right = [c for c in own if _states(c) and _fits(c, published)]
    beside = [c for c in timeline.claims if _is_beside(c)]
    for group in list(told.values())[:MOST]:
        finding = _found(case, group, published, (own, right, beside))
        if finding is not None:
            yield finding


def _differ(published: Reading, stored: Reading) -> bool:
    return is_day(stored) and abs(gap(published, stored)) > 1


def _own(claims: Sequence[Claim], stored: Sequence[Claim]) -> list[Claim]:
    """All that the document says for itself, whatever its role, but for the stored dates."""
    ids = {c.id for c in stored}
    return [c for c in claims if is_own(c) and c.live and c.id not in ids]


def _states(claim: Claim) -> bool:
    """Whether it states the article's day, in the head, in a field of the page, in its address."""
    if claim.role is not PUBLISHED or claim.channel not in _SHOWING or claim.quoted:
        return False
    return claim.channel is not Channel.TEXT or claim.zone in {*HEAD_ZONES, Zone.DATELINE}


def _fits(claim: Claim, published: Sequence[Reading]) -> bool:
    return weigh(lambda a, b: is_day(b) and gap(a, b) == 0, published, claim.live) is not None


def _is_beside(claim: Claim) -> bool:
    """Whether it is the date of something else, and shown with its year."""
    if claim.owner.kind not in _OTHERS and claim.zone not in _ASIDE:
        return False
    return not is_own(claim) and any(is_day(r) and "year" in r.known for r in claim.live)


def _gives(claim: Claim, stored: Claim) -> bool:
    """Whether one of its readings is the stored day; what is not placed in time gives no day."""
    return any(is_day(a) and gap(a, b) == 0 for a in claim.live for b in stored.live)


def _found(
    case: Case,
    group: Sequence[Claim],
    published: Sequence[Reading],
    claims: tuple[Sequence[Claim], Sequence[Claim], Sequence[Claim]],
) -> Finding | None:
    own, right, beside = claims
    first = group[0]
    source = [c for c in beside if _gives(c, first)]
    if not source or not right or any(_gives(c, first) for c in own):
        return None
    sure = [c for c in source if surely_same_day(c.live, first.live)]
    differs = weigh(_differ, published, first.live)
    # A record's date was taken from the page; a field of the page may equal others by chance.
    taken = all(c.channel not in PAGE_CHANNELS for c in group)
    fails = taken and sure and differs is FindingKind.FAIL
    kind = FindingKind.FAIL if fails else FindingKind.REVIEW
    named = (sure or source)[0]
    name = _NAMES.get(named.owner.kind, called(named))
    date = " or ".join(in_words(reading.date) for reading in published)
    return case.finding(
        f"{opening(called(first))} says {day_of(first)}, the date of {name}; the article itself "
        f"gives {date}, and {day_of(first)} nowhere.",
        *dict.fromkeys(c.id for c in (*group, *right[:_SHOWN], *source[:_SHOWN])),
        kind=kind,
    )


_STORED: Final = Stated(edtf="2021-05-20", channel=Channel.RECORD, field="published")
_TEASER: Final = Stated(edtf="2021-05-20", owner=OwnerKind.RELATED)

RULE = Rule(
    code="DOC205",
    name="sidebar-as-publication",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/ageitgey/node-unfluff/issues/93",
        "https://arxiv.org/abs/2602.00758",
    ),
    subsumes=("DOC201", "DOC208", "MET301"),
    check=check,
    bad=(
        Example(
            title="a record with the date of a teaser",
            timeline={PUBLISHED: ("2021-05-03", _STORED, _TEASER)},
            at="2021-05-20",
        ),
        Example(
            title="the date of the newest comment",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    _STORED,
                    Stated(edtf="2021-05-20T10:00", owner=OwnerKind.COMMENT),
                ),
            },
            at="2021-05-20",
        ),
        Example(
            title="a teaser whose date has two readings",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2021-06-05", channel=Channel.RECORD),
                    Stated(edtf="2021-05-06 | 2021-06-05", owner=OwnerKind.RELATED),
                ),
            },
            at="2021-06-05",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="the page's own field",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2021-05-20", channel=Channel.META),
                    _TEASER,
                ),
            },
            at="2021-05-20",
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a scraped page and what was stored of it",
            source=(
                '{"id": "n8", "published": "2021-05-20", "text": "Weir rebuilt\\n\\n'
                "Published: 3 May 2021\\n\\nThe old weir below the paper mill has been rebuilt in "
                "stone, and the boats pass again, the water board said on Monday after the "
                "last of the timber had been taken away from the bank.\\n\\n"
                "More from the Gazette\\n\\nFerry timetable changes\\n\\n20 May 2021\\n\\n"
                "Regatta postponed by storm\\n\\n19 May 2021\\n\\n"
                'Fish market reopens\\n\\n18 May 2021\\n"}\n'
            ),
            name="news.jsonl",
            at="2021-05-20",
        ),
    ),
    good=(
        Example(
            title="the record has the article's date",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2021-05-03", channel=Channel.RECORD),
                    Stated(edtf="2021-05-03", owner=OwnerKind.RELATED),
                ),
            },
        ),
        Example(
            title="another day that nothing on the page gives",
            guard="a stored date that no neighbour gives",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    _STORED,
                    Stated(edtf="2021-05-19", owner=OwnerKind.RELATED),
                ),
            },
        ),
        Example(
            title="the article was changed on that day",
            guard="any date of the article that gives the stored day",
            timeline={
                PUBLISHED: ("2021-05-03", _STORED, _TEASER),
                MODIFIED: Stated(edtf="2021-05-20", label="Updated"),
            },
        ),
        Example(
            title="the article tells of that day",
            guard="events of the article on the stored day",
            timeline={
                PUBLISHED: ("2021-05-03", _STORED, _TEASER),
                EVENT: "2021-05-20",
            },
        ),
        Example(
            title="an article without a date of its own",
            guard="an article that states no day of its own",
            timeline={PUBLISHED: (_STORED, _TEASER)},
        ),
        Example(
            title="the next day",
            guard="a gap of one day, which a time zone makes",
            timeline={
                PUBLISHED: (
                    "2021-05-03",
                    Stated(edtf="2021-05-04", channel=Channel.RECORD),
                    Stated(edtf="2021-05-04", owner=OwnerKind.RELATED),
                ),
            },
        ),
        Example(
            title="a list of articles",
            guard="list and index pages",
            timeline={PUBLISHED: ("2021-05-03", _STORED, _TEASER)},
            page_kind="list",
        ),
    ),
)
