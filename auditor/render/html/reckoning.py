"""How the verdict was reached, step by step, with what would change if a step did not count.

The figures are those that the verdict was reached with: a probability is a candidate's share
of the exponentials of all sums, so leaving a step out moves its own sum and all shares.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Audit, Claim, Status
from auditor.model.reckoning import Reckoning, Step, Sum
from auditor.render.html.builder import Child, Markup, element, join
from auditor.render.weighed import ON_READINGS, orders_of, reading_name, steps_of_day
from auditor.render.wording import edtf_in_words, reading_in_words, share

_LEAST_PROBABILITY: Final = 0.005
_LEAST, _MOST = 2, 6
_LONGEST_LIST: Final = 60
_NO_DAY: Final = "No day of publication"


def reckoning_section(audit: Audit, prefix: str) -> list[Markup]:
    """The sums, what was ruled out, and what the other verdicts rest on."""
    reckoning = audit.timeline.reckoning
    if reckoning is None:
        return []
    outcome = reckoning.outcome
    said = (
        "Each piece of evidence adds to a candidate or takes from it, in log-odds: +0.7 makes it "
        "twice as likely as before, +3 twenty times. Disagree with a step, and the last column "
        "tells what this candidate's chance would be without it."
    )
    return [
        element("p", said, class_="small soft"),
        *(_sum(one, reckoning, prefix) for one in _shown(reckoning)),
        *_orders(audit, reckoning, prefix),
        element("p", f"{outcome[:1].upper()}{outcome[1:]}."),
        *_ruled_out(audit, prefix),
        *_others(audit, reckoning, prefix),
    ]


def _shown(reckoning: Reckoning) -> Sequence[Sum]:
    likely = sum(one.probability >= _LEAST_PROBABILITY for one in reckoning.candidates)
    shown = reckoning.candidates[: min(_MOST, max(_LEAST, likely))]
    return [*shown, reckoning.nothing] if reckoning.nothing.steps else shown


def _sum(one: Sum, reckoning: Reckoning, prefix: str) -> Markup:
    name = _NO_DAY if one.edtf is None else edtf_in_words(one.edtf)
    rows = [_step(step, one, reckoning, prefix) for step in steps_of_day(one, reckoning)]
    total = [f"{one.total:+.2f}", share(one.probability)]
    table = _table(f"{name}: {share(one.probability)}", ("adds", "without it"), rows, total)
    return element("div", element("h3", name), table)


def _table(
    caption: str, figures: Sequence[str], rows: Sequence[Markup], total: Sequence[str]
) -> Markup:
    head = element(
        "tr",
        element("th", "what speaks for it or against it", scope="col"),
        [element("th", name, scope="col", class_="figure") for name in figures],
    )
    end = element(
        "tr",
        element("th", "in all", scope="row"),
        [element("td", figure, class_="figure") for figure in total],
    )
    return element(
        "table",
        element("caption", caption),
        element("thead", head),
        element("tbody", rows, end),
    )


def _orders(audit: Audit, reckoning: Reckoning, prefix: str) -> Iterator[Markup]:
    """What tells day and month of a date apart that can be read either way."""
    orders = orders_of(reckoning, audit.timeline.claims)
    for claim, sums in orders[:_MOST]:
        tables = [
            _table(
                f"As {reading_name(one)}",
                ["adds"],
                [_plain(step, prefix) for step in one.steps],
                [f"{one.total:+.2f}"],
            )
            for one in sums
        ]
        about = element("h3", f"Day and month of “{claim.surface}” ", links([claim.id], prefix))
        yield element("div", about, element("p", ON_READINGS, class_="small soft"), tables)
    if len(orders) > _MOST:
        yield element("p", f"{len(orders) - _MOST:,} more dates were told apart in the same way.")


def _plain(step: Step, prefix: str) -> Markup:
    return element(
        "tr",
        element("td", step.text, " ", links(step.claims, prefix)),
        element("td", f"{step.adds:+.2f}", class_="figure"),
    )


def _step(step: Step, one: Sum, reckoning: Reckoning, prefix: str) -> Markup:
    without = share(_without(step, one, reckoning)) if step.adds else "the same"
    return element(
        "tr",
        element("td", step.text, " ", links(step.claims, prefix)),
        element("td", f"{step.adds:+.2f}", class_="figure"),
        element("td", without, class_="figure"),
    )


def _without(step: Step, one: Sum, reckoning: Reckoning) -> float:
    """The probability of a candidate if one step of its sum did not count."""
    every = [*reckoning.candidates, reckoning.nothing]
    highest = max(other.total for other in every)
    others = math.fsum(math.exp(o.total - highest) for o in every if o is not one)
    own = math.exp(one.total - step.adds - highest)
    return own / (own + others)


def links(claims: Sequence[str], prefix: str) -> Markup:
    """Links to the rows of claims."""
    return join(
        (element("a", claim, href=f"#{prefix}row-{claim}", class_="small") for claim in claims),
        by=" ",
    )


def _ruled_out(audit: Audit, prefix: str) -> Iterator[Markup]:
    found: list[tuple[Claim, str, str]] = [
        (claim, reading_in_words(reading), reading.because.removeprefix("ruled out, "))
        for claim in audit.timeline.claims
        for reading in claim.readings
        if reading.status is Status.RULED_OUT
    ]
    if not found:
        return
    yield element("h3", "Ruled out")
    items = [
        element(
            "li",
            links([claim.id], prefix),
            f" “{claim.surface}” as {words}: {reason or 'no reason is kept'}",
        )
        for claim, words, reason in found[:_LONGEST_LIST]
    ]
    yield element("ul", items)
    if len(found) > _LONGEST_LIST:
        yield element("p", f"{len(found) - _LONGEST_LIST:,} more, in the table of claims.")


def _others(audit: Audit, reckoning: Reckoning, prefix: str) -> Iterator[Markup]:
    timeline = audit.timeline
    for name, verdict, rule in (
        ("Updated", timeline.modified, reckoning.modified),
        ("This copy", timeline.captured, reckoning.captured),
    ):
        about = name if verdict.edtf is None else f"{name}: {edtf_in_words(verdict.edtf)}"
        items: list[Child] = [
            element("li", reason.text, " ", links(reason.claims, prefix))
            for reason in verdict.because
        ]
        yield element("h3", about)
        yield element("p", f"{rule[:1].upper()}{rule[1:]}.")
        if items:
            yield element("ul", items)
