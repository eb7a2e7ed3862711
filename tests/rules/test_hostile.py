"""Rules end, and soon, on any document."""

from __future__ import annotations

from time import perf_counter

import pytest
from attrs import evolve

from auditor.judge import judge, load_rules
from auditor.model import DEFAULT_SETTINGS, Channel, OwnerKind, Persona, Relation, Role, Zone
from auditor.rule import CAPTURED, EVENT, MODIFIED, PUBLISHED, Stated
from auditor.testing import document_of, timeline_of
from auditor.when.partial_date import PartialDate

MANY = 3_000
FORENSIC = evolve(DEFAULT_SETTINGS, persona=Persona.FORENSIC, as_of=PartialDate(2020, 1, 1))
SECONDS = 20.0


def days(**more: object) -> tuple[Stated, ...]:
    """Thousands of different days, every other one ambiguous."""
    found = []
    for number in range(MANY):
        date = PartialDate.of_day(18_000 + number)
        swapped = PartialDate(date.year, date.day, date.month)
        rivals = (date.day or 0) <= 12 and date.day != date.month
        found.append(Stated(edtf=f"{date} | {swapped}" if rivals else str(date), **more))  # type: ignore[arg-type]
    return tuple(found)


@pytest.mark.parametrize(
    "claims",
    [
        {PUBLISHED: days()},
        {PUBLISHED: days(label="Published")},
        {PUBLISHED: days(channel=Channel.META)},
        {PUBLISHED: (*days(channel=Channel.JSON_LD)[:1], *days(owner=OwnerKind.SITE))},
        {PUBLISHED: days()[:1], MODIFIED: days(channel=Channel.META)},
        {PUBLISHED: days()[:1], CAPTURED: days(channel=Channel.RECORD)},
        {PUBLISHED: days()[:1], EVENT: days()},
        {
            CAPTURED: days(channel=Channel.RECORD)[:100],
            PUBLISHED: days(owner=OwnerKind.RELATED, zone=Zone.RELATED),
        },
        {Role.REFERENCE: days()},
        {
            PUBLISHED: tuple(
                evolve(spec, field=f"family{number}.date")
                for number, spec in enumerate(days(channel=Channel.META))
            )
        },
        {PUBLISHED: (Stated(edtf="1970-01-01", channel=Channel.META),) * MANY},
        {
            PUBLISHED: tuple(
                spec
                for year in range(1000, 1000 + MANY)
                for spec in (
                    Stated(edtf=f"{year}-01-01", channel=Channel.JSON_LD),
                    Stated(edtf=str(year), owner=OwnerKind.SITE, zone=Zone.COPYRIGHT),
                )
            ),
        },
        {
            PUBLISHED: (
                *days(channel=Channel.META)[:MANY],
                *(
                    evolve(spec, key=f"comment/{number}", edtf=f"{spec.edtf[:10]}T10:00")
                    for number, spec in enumerate(days(owner=OwnerKind.COMMENT))
                ),
            ),
        },
        {
            CAPTURED: days(channel=Channel.RECORD)[:100],
            PUBLISHED: (*days()[:1], *days(owner=OwnerKind.SITE)),
        },
        {
            PUBLISHED: days()[:1],
            EVENT: (Stated(edtf="", relation=Relation(2), before="celebrated its "),) * MANY,
        },
    ],
    ids=range(15),
)
def test_thousands_of_claims(claims: dict[Role, tuple[Stated, ...]]) -> None:
    """All with all is never compared; the time allowed is for the slowest machine."""
    timeline = timeline_of(claims)
    document = document_of(timeline)
    started = perf_counter()

    _, notices = judge(timeline, document, FORENSIC, load_rules())

    assert notices == ()
    assert perf_counter() - started < SECONDS
