"""The fields of one record give different publication days.

A record that was collected, converted and stored again often holds its date several times:
`date`, `date_pub`, `publication_date`. Whoever reads one of them gets another day than who
reads the other, and counts by day, cut-offs and joins differ. Where the two days are each other
with day and month swapped, a conversion read one of them in the wrong order.

Honest causes are a field that holds something else than its name says, such as the day of
import, and one instant stored in two zones (one day, then it is information). What settles it
is the document itself, or whoever knows the fields: `--fields published=…` names the one that
counts, and a bare `date` beside it is then left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from auditor.model import Channel, Claim, FindingKind, OwnerKind, Reading, Severity
from auditor.model.worlds import gap, least_days, may_be_same_day, weigh, zone_explains
from auditor.rule import (
    CREATED,
    MODIFIED,
    MOST,
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

_BARE: Final = frozenset({"date", "datetime", "timestamp", "time", "article_date"})
_FIRST: Final = ("first", "original", "online", "print", "index", "issue")


def check(case: Case) -> Iterator[Finding]:
    """One finding for the record, on the two fields that lie furthest apart."""
    fields = _fields(case)
    pairs = [(one, other) for one, other in combinations(fields, 2) if _differ(one, other)]
    apart = [pair for pair in pairs if not _may_be_zone(*pair)]
    if apart:
        yield _found(case, apart, fields, Severity.WARNING)
    elif pairs:
        yield _found(case, pairs, fields, Severity.INFO)


def _found(
    case: Case, pairs: Sequence[tuple[Claim, Claim]], fields: Sequence[Claim], severity: Severity
) -> Finding:
    one, other = max(pairs, key=lambda pair: least_days(pair[0].live, pair[1].live)[0])
    text = (
        f"Field “{_name(one)}” of the record says {day_of(one)}, “{_name(other)}” says "
        f"{day_of(other)}: {days_between(one.live, other.live)} apart"
    )
    if any(_is_swap(a, b) for a in one.live for b in other.live):
        text += ", and each other with day and month swapped"
    third = [c for c in fields if not may_be_same_day(c, one) and not may_be_same_day(c, other)]
    return case.finding(
        f"{text}.",
        *(c.id for c in (one, other, *third)),
        severity=severity,
    )


def _fields(case: Case) -> list[Claim]:
    """The first field of each day, `MOST` of them at most."""
    named = "published" in case.settings.fields
    found: dict[tuple[Reading, ...], Claim] = {}
    for claim in case.timeline.claims:
        if claim.channel is not Channel.RECORD or claim.role is not PUBLISHED:
            continue
        if not claim.live or not is_own(claim) or _is_another(claim):
            continue
        if named and claim.field != "published" and _name(claim).lower() in _BARE:
            continue
        found.setdefault(claim.live, claim)
    return list(found.values())[:MOST]


def _is_another(claim: Claim) -> bool:
    """Whether its name says that it is the day of another publication of the same."""
    name = _name(claim).lower()
    return any(word in name for word in _FIRST)


def _name(claim: Claim) -> str:
    """What the record calls the field: `meta.date_pub`."""
    pointer = claim.location.pointer
    steps = pointer.split("/")[1:] if pointer else []
    steps = [step for step in steps if not step.isdigit()]
    return ".".join(steps).replace("~1", "/").replace("~0", "~") or claim.field or "date"


def _differ(one: Claim, other: Claim) -> bool:
    """Whether they are two days in every world.

    An ambiguous date that agrees in one order is evidence for that order, and no fault.
    """
    return weigh(lambda a, b: gap(a, b) != 0, one.live, other.live) is FindingKind.FAIL


def _may_be_zone(one: Claim, other: Claim) -> bool:
    return weigh(zone_explains, one.live, other.live) is not None


def _is_swap(one: Reading, other: Reading) -> bool:
    a, b = one.date, other.date
    return a.is_day and a != b and (a.year, a.month, a.day) == (b.year, b.day, b.month)


def _of(edtf: str, field: str, owner: OwnerKind = OwnerKind.DOCUMENT) -> Stated:
    return Stated(edtf=edtf, channel=Channel.RECORD, field=field, owner=owner)


RULE = Rule(
    code="COR510",
    name="record-fields-disagree",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/CentreForDigitalHumanities/Textcavator/issues/282",
        "https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#issued",
    ),
    check=check,
    bad=(
        Example(
            title="two fields, three weeks apart",
            timeline={PUBLISHED: (_of("2021-05-03", "published"), _of("2021-05-24", "date_pub"))},
            at="2021-05-03",
        ),
        Example(
            title="a record that was converted once too often",
            source=(
                '{"id": "n1", "date_pub": "2021-04-11", '
                '"meta": {"publication_date": "2021-11-04"}, '
                '"text": "Sluice repaired. The sluice at the lower mill was repaired."}\n'
            ),
            name="news.jsonl",
            at="2021-04-11",
        ),
        Example(
            title="a key that stands twice",
            source=(
                '{"id": "n1", "published": "2021-04-11", "published": "2022-04-11", '
                '"text": "Sluice repaired. The sluice at the lower mill was repaired."}\n'
            ),
            name="news.jsonl",
            at="2021-04-11",
        ),
    ),
    good=(
        Example(
            title="all agree",
            timeline={
                PUBLISHED: (
                    _of("2021-05-03T08:00:00+02:00", "published"),
                    _of("2021-05-03", "date"),
                )
            },
        ),
        Example(
            title="one of them is coarser",
            timeline={PUBLISHED: (_of("2021-05-03", "published"), _of("2021", "pubdate"))},
        ),
        Example(
            title="in one order only",
            guard="an ambiguous date that agrees in one order",
            timeline={
                PUBLISHED: (
                    _of("2021-05-03", "published"),
                    _of("2021-05-03 | 2021-03-05", "pubdate"),
                )
            },
        ),
        Example(
            title="one instant in two zones",
            guard="the same instant is information",
            timeline={
                PUBLISHED: (
                    _of("2021-05-03T23:30:00-05:00", "published"),
                    _of("2021-05-04T04:30:00Z", "date_gmt"),
                ),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="the user says which one counts",
            guard="a bare date where the user names the field that counts",
            timeline={PUBLISHED: (_of("2021-05-03", "published"), _of("2021-05-24", "date"))},
            settings={"fields": {"published": "date_posted"}},
        ),
        Example(
            title="fields of another role",
            guard="fields of another role: configured or by their names",
            timeline={
                PUBLISHED: _of("2021-05-03", "published"),
                MODIFIED: _of("2021-05-24", "modified"),
                CREATED: _of("2021-04-24", "created"),
            },
        ),
        Example(
            title="first published, printed, indexed",
            guard="fields whose names tell of another publication",
            timeline={
                PUBLISHED: (
                    _of("2021-05-03", "published"),
                    _of("2020-05-24", "first_published"),
                    _of("2021-06-24", "print_publication_date"),
                ),
            },
        ),
        Example(
            title="the text prints another day",
            guard="dates that are no field of the record",
            timeline={PUBLISHED: (_of("2021-05-03", "published"), "2021-05-24")},
        ),
    ),
)
