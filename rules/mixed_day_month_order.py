"""The document writes some numeric dates day first and others month first.

`25/03/2021` has no month 25 and `03/28/2021` no month 28: one document that holds both, with
the same sign between the numbers, was written or filled by two hands, or by a program whose
locale changed. Then the order of its ambiguous dates, such as `05/04/2021`, cannot be told
from the others, and a reader who takes one order for all is wrong about some.

Only the document's own dates count. Honest causes are quotations and tables that somebody
else wrote; a wrong digit in one of the dates looks the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Order, OwnerKind, Severity, Zone
from auditor.rule import EVENT, PUBLISHED, Case, Example, Finding, Rule, Stated

_OWN: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})
_OTHERS: Final = frozenset({Zone.QUOTE, Zone.RELATED, Zone.COMMENT, Zone.HIDDEN})
_WORDS: Final = {Order.DMY: "day first", Order.MDY: "month first"}
_MONTHS: Final = 12
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for each separator with both orders."""
    found: dict[str, dict[Order, list[Claim]]] = {}
    for claim in case.timeline.claims:
        order = _order(claim)
        if order is not None and claim.meaning.separator:
            by_order = found.setdefault(claim.meaning.separator, {})
            by_order.setdefault(order, []).append(claim)
    for separator, by_order in found.items():
        if len(by_order) > 1:
            yield _found(case, separator, by_order)


def _order(claim: Claim) -> Order | None:
    """The order that the digits alone prove, in the document's own words."""
    if claim.channel is not Channel.TEXT or claim.owner.kind not in _OWN:
        return None
    if claim.quoted or claim.zone in _OTHERS or len(claim.readings) != 1:
        return None
    reading = claim.readings[0]
    if reading.order not in _WORDS or "year" not in reading.known:
        return None
    return reading.order if (reading.date.day or 0) > _MONTHS else None


def _found(case: Case, separator: str, by_order: dict[Order, list[Claim]]) -> Finding:
    """The rarer order is the place; of two as frequent ones, the later."""
    usual, rare = sorted(
        by_order.values(), key=lambda claims: (-len(claims), claims[0].location.start)
    )
    one, other = rare[0], usual[0]
    words = [_WORDS[claim.readings[0].order or Order.DMY] for claim in (one, other)]
    return case.finding(
        f"“{one.surface}” is written {words[0]} and “{other.surface}” {words[1]}, both with "
        f"“{separator}”: {len(rare)} against {len(usual)} in this document. A date such as "
        f"05{separator}04{separator}2021 could be either in it.",
        one.id,
        other.id,
        *[c.id for c in (*rare[1:], *usual[1:])][: _SHOWN - 2],
    )


RULE = Rule(
    code="DOC207",
    name="mixed-day-month-order",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/pandas-dev/pandas/issues/12585",
        "https://www.w3.org/International/questions/qa-date-format",
    ),
    check=check,
    bad=(
        Example(
            title="minutes kept by two people",
            source=(
                "Harbour board: log of works\n\n"
                "The north gate was painted on 25/03/2021 by the crew of the tug.\n\n"
                "The south gate was painted on 28/03/2021 by the same crew.\n\n"
                "The crane was tested on 03/29/2021 and found in order.\n"
            ),
            at="03/29/2021",
        ),
        Example(
            title="one of each",
            source=(
                "Repairs\n\nThe pump was taken out on 02.17.2020 and cleaned.\n\n"
                "It was put back on 23.02.2020 and runs again.\n"
            ),
            at="23.02.2020",
        ),
    ),
    good=(
        Example(
            title="one order",
            source=(
                "Harbour board: log of works\n\n"
                "The north gate was painted on 25/03/2021 and the crane tested on 29/03/2021.\n"
            ),
        ),
        Example(
            title="an ambiguous date beside a clear one",
            guard="dates whose digits prove no order",
            source=(
                "Harbour board: log of works\n\n"
                "The north gate was painted on 25/03/2021 and the crane tested on 05/04/2021.\n"
            ),
        ),
        Example(
            title="another sign between the numbers",
            guard="another separator, which is another style",
            source=(
                "Harbour board: log of works\n\n"
                "The north gate was painted on 25.03.2021 and the crane tested on 03/29/2021.\n"
            ),
        ),
        Example(
            title="somebody else's words",
            guard="quotations",
            source=(
                "Harbour board: log of works\n\n"
                "The north gate was painted on 25/03/2021. The maker wrote: “The crane was tested "
                "on 03/29/2021 and is in order.”\n"
            ),
        ),
        Example(
            title="another thing on the page",
            guard="related items and comments",
            timeline={
                PUBLISHED: Stated(edtf="2021-03-29", owner=OwnerKind.RELATED, separator="/"),
                EVENT: "2021-03-25",
            },
        ),
    ),
)
