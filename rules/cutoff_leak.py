"""The document holds something that is dated after the cutoff.

Who tests forecasts, or trains on texts that must not know what came later, sorts texts by a
cutoff (`--cutoff DATE`). A page that was published before it may still carry later things: a
stated change, reports of later events, readers' comments, the headlines of related items. It
is an error where the document's own publication, its text or what stands beside it is later,
and a warning where only a modification, the masthead or the footer is, for these say that the
copy is later and not that the text is.

The honest cause is that pages live on after their publication. A copy from before the cutoff,
or the text of the article without what stands round it, would settle what is left. When the
copy was made is no content, and neither is a day that was only announced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
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
from auditor.model.claim import is_beside
from auditor.model.worlds import gap, weigh
from auditor.rule import (
    CAPTURED,
    CREATED,
    EVENT,
    MODIFIED,
    PUBLISHED,
    REFERENCE,
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
)
from auditor.when.wording import in_words

_SHOWN: Final = 8
_NO_CONTENT: Final = frozenset({Channel.FILE, Channel.HTTP, Channel.WARC})
"""What dates the file or its delivery rather than what it holds."""
_EDGES: Final = frozenset({Zone.MASTHEAD, Zone.FOOTER, Zone.COPYRIGHT})
_DATED: Final = frozenset({PUBLISHED, CREATED})
_TOLD: Final = frozenset({EVENT, Role.NONE})
_TEXT_ZONES: Final = frozenset({Zone.BODY, Zone.QUOTE, Zone.CAPTION, Zone.DATELINE})
_LIMITS: Final = frozenset(
    (
        *("until", "till", "through", "before", "by", "from", "starting", "effective", "due"),
        *("scheduled", "expected", "planned", "slated", "will", "would", "deadline", "expires"),
        *("bis", "ab", "zum", "geplant", "soll", "sollen", "wird", "jusqu'au", "hasta", "fino"),
    )
)
"""Words before a day that make it a limit or a plan, which anybody can know beforehand."""
_HOURS: Final = frozenset(("midnight", "noon"))
"""Behind "returned from its journey on" a day is no limit, behind "from noon on" it is one."""
_NEAR: Final = 4
_TERMS: Final = (
    *("privacy policy", "privacy notice", "user agreement", "terms of", "cookie", "copyright"),
    *("datenschutz", "nutzungsbedingungen", "mentions légales", "aviso legal", "all rights"),
)
"""Words of what sites print under every page, wherever it was taken for text."""
_OTHERS: Final = {
    OwnerKind.RELATED: "a related item",
    OwnerKind.COMMENT: "a comment",
    OwnerKind.REPLY: "a reply",
    OwnerKind.QUOTED: "a quoted text",
}


class _Weight(IntEnum):
    """How much it says of the content that a claim is later; the least is the strongest."""

    OWN = 0
    TOLD = 1
    BESIDE = 2
    CHANGED = 3
    ROUND = 4


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document; the claim that says most is its place."""
    cutoff = case.settings.cutoff
    if cutoff is None:
        return
    limit = (Reading(cutoff, known=()),)
    late: dict[FindingKind, list[tuple[_Weight, Claim]]] = {}
    for claim in case.timeline.claims:
        weight = _weight(claim)
        if weight is None or _is_yet_to_come(case, claim):
            continue
        kind = weigh(_is_later, limit, claim.live)
        if kind is not None:
            late.setdefault(kind, []).append((weight, claim))
    for kind in (FindingKind.FAIL, FindingKind.REVIEW):
        if late.get(kind):
            yield _found(case, late[kind], limit, kind)
            return


def _weight(claim: Claim) -> _Weight | None:
    """What the claim would say if it were later; None where a later day says nothing."""
    if _is_no_content(claim):
        return None
    if claim.zone in _EDGES:
        return _Weight.ROUND if claim.role is not Role.EXPIRES else None
    if claim.owner.kind in _OTHERS:
        dated = claim.role in _DATED or claim.role is MODIFIED
        return _Weight.BESIDE if dated else _told(claim)
    if not is_own(claim):
        return _Weight.ROUND if claim.role in _DATED or claim.role is MODIFIED else None
    if claim.role in _DATED:
        return _Weight.OWN
    return _Weight.CHANGED if claim.role is MODIFIED else _told(claim)


def _is_no_content(claim: Claim) -> bool:
    """Whether it dates the copy, another file, or what is yet to come."""
    beside = claim.channel in _NO_CONTENT or is_beside(claim)
    return beside or claim.role is CAPTURED or claim.tense is Tense.FUTURE


def _told(claim: Claim) -> _Weight | None:
    """An event of the text counts where it is told as past, and is no limit or plan."""
    if claim.role not in _TOLD or claim.tense is not Tense.PAST or claim.zone not in _TEXT_ZONES:
        return None
    words = [word.strip(",;:()") for word in claim.surroundings.before.lower().split()[-_NEAR:]]
    if words[-1:] == ["on"] and not any(word[:1].isdigit() or word in _HOURS for word in words):
        words = [word for word in words if word != "from"]
    planned = not _LIMITS.isdisjoint(words)
    if planned or claim.channel is not Channel.TEXT:
        return None
    around = f"{claim.surroundings.before} {claim.surroundings.after}".lower()
    return _Weight.ROUND if any(word in around for word in _TERMS) else _Weight.TOLD


def _is_later(limit: Reading, reading: Reading) -> bool:
    """Whether it is later for certain; a year that was filled in follows from other claims."""
    return "year" in reading.known and gap(limit, reading) > 0


def _is_yet_to_come(case: Case, claim: Claim) -> bool:
    """Whether it may lie after the day of the audit: then it is a plan, fiction, or a slip."""
    as_of = case.settings.as_of
    if as_of is None:
        return False
    return any(gap(Reading(as_of, known=()), reading) > 1 for reading in claim.live)


def _found(
    case: Case,
    late: Sequence[tuple[_Weight, Claim]],
    limit: Sequence[Reading],
    kind: FindingKind,
) -> Finding:
    verdict = frozenset(case.timeline.published.claims)
    ordered = sorted(late, key=lambda pair: (pair[0], pair[1].id not in verdict))
    weight, first = ordered[0]
    weak = weight > _Weight.BESIDE or kind is FindingKind.REVIEW
    text = f"{_what(weight, first)} {day_of(first)}, {days_between(limit, first.live)} after the "
    text += f"cutoff of {in_words(limit[0].date)}"
    more = len(ordered) - 1
    if more:
        text += f"; {more} more date{'s are' if more > 1 else ' is'} later as well"
    return case.finding(
        f"{text}.",
        *(claim.id for _, claim in ordered[:_SHOWN]),
        kind=kind,
        severity=Severity.WARNING if weak else Severity.ERROR,
    )


def _what(weight: _Weight, claim: Claim) -> str:
    if weight is _Weight.OWN:
        return f"{opening(called(claim))} dates the document"
    if weight is _Weight.TOLD:
        return "The text tells as past of"
    if weight is _Weight.BESIDE:
        return f"{opening(_OTHERS[claim.owner.kind])} is dated"
    if weight is _Weight.CHANGED:
        return f"{opening(called(claim))} states a change on"
    return f"{opening(called(claim))} is dated"


RULE = Rule(
    code="COR507",
    name="cutoff-leak",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://arxiv.org/abs/2602.00758",
        "https://arxiv.org/abs/2403.12958",
    ),
    check=check,
    bad=(
        Example(
            title="published after the cutoff",
            timeline={PUBLISHED: "2021-04-11"},
            settings={"cutoff": "2020-12-31"},
            at="11 April 2021",
        ),
        Example(
            title="a text that knows of a later day",
            timeline={PUBLISHED: "2020-04-11", EVENT: Stated(edtf="2021-05", tense=Tense.PAST)},
            settings={"cutoff": "2020"},
            at="May 2021",
        ),
        Example(
            title="a headline beside the text",
            timeline={
                PUBLISHED: (
                    "2020-04-11",
                    Stated(edtf="2021-05-05", owner=OwnerKind.RELATED),
                    Stated(edtf="2021-05-07", owner=OwnerKind.COMMENT),
                ),
            },
            settings={"cutoff": "2020-12-31"},
            at="5 May 2021",
        ),
        Example(
            title="changed after the cutoff",
            timeline={
                PUBLISHED: "2020-04-11",
                MODIFIED: Stated(edtf="2021-05-05", channel=Channel.META),
            },
            settings={"cutoff": "2020-12-31"},
            at="2021-05-05",
            severity=Severity.WARNING,
        ),
        Example(
            title="the footer is of a later year",
            timeline={
                PUBLISHED: "2020-04-11",
                Role.NONE: Stated(edtf="2023", owner=OwnerKind.SITE, zone=Zone.COPYRIGHT),
            },
            settings={"cutoff": "2020-12-31"},
            at="2023",
            severity=Severity.WARNING,
        ),
        Example(
            title="the terms of use below the text",
            timeline={
                PUBLISHED: "2020-04-11",
                EVENT: Stated(
                    edtf="2021-01-01", tense=Tense.PAST, before="(User Agreement updated "
                ),
            },
            settings={"cutoff": "2020-12-31"},
            at="1 January 2021",
            severity=Severity.WARNING,
        ),
        Example(
            title="in one order only",
            timeline={PUBLISHED: "2021-02-03 | 2021-03-02"},
            settings={"cutoff": "2021-02-15"},
            severity=Severity.WARNING,
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a report that was changed later",
            source=(
                "Ferry pier reopened\n\nPublished: 11 April 2020\n\n"
                "The pier was closed after the storm.\n\n"
                "On 5 May 2021 it was opened again by the mayor.\n"
            ),
            settings={"cutoff": "2020-12-31"},
            at="5 May 2021",
        ),
    ),
    good=(
        Example(
            title="all of it before the cutoff",
            timeline={
                PUBLISHED: "2020-04-11",
                EVENT: Stated(edtf="2020-04-08", tense=Tense.PAST),
            },
            settings={"cutoff": "2020-12-31"},
        ),
        Example(
            title="the day of the cutoff itself",
            timeline={PUBLISHED: "2020-12-31"},
            settings={"cutoff": "2020-12-31"},
        ),
        Example(title="no cutoff", timeline={PUBLISHED: "2021-04-11"}),
        Example(
            title="a copy that was made later",
            guard="when the copy was made",
            timeline={
                PUBLISHED: "2020-04-11",
                CAPTURED: Stated(edtf="2023-05-05", channel=Channel.RECORD),
            },
            settings={"cutoff": "2020-12-31"},
        ),
        Example(
            title="an announcement, and a term",
            guard="days that are announced, limits and plans",
            timeline={
                PUBLISHED: "2020-04-11",
                EVENT: (
                    Stated(edtf="2021-05-05", tense=Tense.FUTURE),
                    Stated(edtf="2021-05-06", tense=Tense.PAST, before="it was closed until "),
                    "2030",
                ),
                Role.EXPIRES: Stated(edtf="2021-05-05", channel=Channel.META),
                REFERENCE: "2021",
            },
            settings={"cutoff": "2020-12-31"},
        ),
        Example(
            title="a novel",
            guard="days that have not come yet: fiction",
            timeline={
                PUBLISHED: "2020-04-11",
                EVENT: Stated(edtf="2087-05-05", tense=Tense.PAST),
            },
            settings={"cutoff": "2020-12-31", "as_of": "2026-01-01"},
        ),
        Example(
            title="the year is filled in",
            guard="dates whose year is filled in",
            timeline={
                PUBLISHED: "2020-12-20",
                EVENT: Stated(edtf="2021-01-05", tense=Tense.PAST, known=("month", "day")),
            },
            settings={"cutoff": "2020-12-31"},
        ),
        Example(
            title="a footer of the same year",
            guard="a footer or a change alone is a warning",
            timeline={
                PUBLISHED: "2020-04-11",
                MODIFIED: Stated(edtf="2021-05-05", zone=Zone.FOOTER),
            },
            settings={"cutoff": "2020-12-31"},
            severity=Severity.WARNING,
        ),
    ),
)
