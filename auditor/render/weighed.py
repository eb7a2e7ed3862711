"""What of a reckoning is told where: the sums of days, and what tells two readings apart."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Claim
from auditor.model.reckoning import ReadingSum, Reckoning, Step, Sum
from auditor.render.wording import edtf_in_words, order_in_words

ON_READINGS = (
    "A date that can be read day first or month first is weighed by itself: what tells its two "
    "readings apart counts here, and in the sum of a day only by what the reading lacks."
)


def steps_of_day(one: Sum, reckoning: Reckoning) -> list[Step]:
    """The steps that count for the day itself; the others are told with the two readings."""
    told = {
        (step.kind, step.claims, step.text)
        for _, sums in reckoning.orders
        for reading in sums
        for step in reading.steps
    }
    return [s for s in one.steps if s.adds or (s.kind, s.claims, s.text) not in told]


def orders_of(
    reckoning: Reckoning, claims: Sequence[Claim]
) -> list[tuple[Claim, tuple[ReadingSum, ...]]]:
    """The claims whose day and month were told apart, with what speaks for either reading."""
    by_id = {claim.id: claim for claim in claims}
    return [(by_id[name], sums) for name, sums in reckoning.orders if name in by_id]


def reading_name(one: ReadingSum) -> str:
    """`6 November 2022, day first`."""
    order = f", {order_in_words(one.order)}" if one.order is not None else ""
    return f"{edtf_in_words(one.edtf)}{order}"
