"""A numeric date can be read day first or month first.

`03/09/2018` is 3 September in most of the world and 9 March in the United States. Whoever
stores or quotes such a date picks one of the two, often without noticing. The finding is a
warning while nothing in the document settles the order and the date matters: it bears on a
verdict, or it is the document's own publication, modification or capture date. Once evidence
has settled it, and for dates that decide nothing, it is information.

An honest cause is the custom of the writer's country; an unambiguous date in the same style,
a weekday, or an event with a known day would have told it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, OwnerKind, Reading, Severity, Zone
from auditor.rule import (
    CAPTURED,
    CREATED,
    EVENT,
    HEAD_ZONES,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    is_own,
)
from auditor.when.notation import dotted_day_first
from auditor.when.wording import in_words

_COMPARED: Final = frozenset({PUBLISHED, MODIFIED, CREATED, CAPTURED})


def check(case: Case) -> Iterator[Finding]:
    """One finding a date that matters, one for all settled alike, one for all the rest."""
    timeline = case.timeline
    ambiguous = [c for c in timeline.claims if len(c.readings) > 1 and _is_ambiguous(c)]
    if not ambiguous:
        return
    deciding = {
        claim
        for verdict in (timeline.published, timeline.modified, timeline.captured)
        for claim in verdict.claims
    }
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in ambiguous:
        if _has_one_order(claim, timeline.language):
            continue
        matters = claim.channel is not Channel.HTML_COMMENT and (
            claim.id in deciding or _is_compared(claim)
        )
        settled = _is_settled(claim)
        same: tuple[object, ...] = (claim.surface, claim.live) if matters else _order(claim)
        groups.setdefault((matters, settled, *same), []).append(claim)
    for (alone, known, *_), claims in groups.items():
        yield case.finding(
            _message(claims, settled=bool(known), matters=bool(alone)),
            *(claim.id for claim in claims),
            severity=Severity.WARNING if alone and not known else Severity.INFO,
        )


def _is_compared(claim: Claim) -> bool:
    """Whether rules compare it: a date of the document itself, or one in the page's head."""
    if claim.role not in _COMPARED:
        return False
    return is_own(claim) or (claim.owner.kind is OwnerKind.SITE and claim.zone in HEAD_ZONES)


def _is_ambiguous(claim: Claim) -> bool:
    """Whether two orders give two dates; 05/05/2021 is the same both ways."""
    orders = {(r.order, r.date) for r in claim.readings if r.order is not None}
    return len({order for order, _ in orders}) > 1 and len({date for _, date in orders}) > 1


def _is_settled(claim: Claim) -> bool:
    return len({reading.order for reading in claim.live}) == 1


def _order(claim: Claim) -> tuple[object, ...]:
    return (claim.live[0].order,) if _is_settled(claim) else ()


def _has_one_order(claim: Claim, language: str | None) -> bool:
    """03.09.2018 in German is not ambiguous to anybody, unless evidence says otherwise."""
    dotted = claim.meaning.separator == "." and dotted_day_first(language)
    return dotted and any(r.order == "dmy" for r in claim.live)


def _message(claims: list[Claim], *, settled: bool, matters: bool) -> str:
    first = claims[0]
    readings = [r for r in first.readings if r.order is not None]
    if not settled:
        either = " or ".join(dict.fromkeys(in_words(r.date) for r in readings))
        text = f"“{first.surface}” can be {either}; nothing in the document settles it."
    else:
        text = _settled(first, first.live[0])
    more = len(claims) - 1
    if matters or not more:
        return text
    return f"{text} {more} more {'date is' if more == 1 else 'dates are'} written like it."


def _settled(claim: Claim, chosen: Reading) -> str:
    other = next(r for r in claim.readings if r.order not in (None, chosen.order))
    text = f"“{claim.surface}” is {in_words(chosen.date)}, not {in_words(other.date)}"
    reason = (chosen.because or other.because).strip().rstrip(".")
    return f"{text}. Settled by: {reason}." if reason else f"{text}, as the evidence shows."


RULE = Rule(
    code="FMT101",
    name="ambiguous-day-month",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/scrapinghub/dateparser/issues/1099",
        "https://www.w3.org/International/questions/qa-date-format",
    ),
    check=check,
    bad=(
        Example(
            title="the only date of a page",
            timeline={PUBLISHED: "2020-02-03 | 2020-03-02"},
            at="03/02/2020",
        ),
        Example(
            title="a text without anything that settles it",
            source=(
                "Minutes of the harbour board\n\n"
                "Published: 03/02/2020\n\n"
                "The board met and approved the accounts of the year before.\n"
            ),
            at="03/02/2020",
        ),
        Example(
            title="the copy's own stamp",
            timeline={PUBLISHED: "2020-01-20", CAPTURED: "2020-02-03 | 2020-03-02"},
            at="03/02/2020",
        ),
        Example(
            title="an unsettled date that decides nothing",
            timeline={PUBLISHED: "2020-05-20", EVENT: "2020-02-03 | 2020-03-02"},
            at="03/02/2020",
            severity=Severity.INFO,
        ),
        Example(
            title="a date that an event settles is information",
            timeline={
                PUBLISHED: Stated(
                    edtf="2018-09-03 | !2018-03-09",
                    because="the fair it reports was on 1 September 2018",
                ),
            },
            at="03/09/2018",
            severity=Severity.INFO,
        ),
        Example(
            title="dates of other things",
            timeline={
                PUBLISHED: "2020-05-20",
                MODIFIED: (
                    Stated(edtf="2020-02-03 | 2020-03-02", owner=OwnerKind.COMMENT, key="1"),
                    Stated(edtf="2020-02-05 | 2020-05-02", owner=OwnerKind.COMMENT, key="2"),
                    Stated(edtf="2020-02-06 | 2020-06-02", owner=OwnerKind.COMMENT, key="3"),
                ),
            },
            at="03/02/2020",
            severity=Severity.INFO,
        ),
        Example(
            title="an ambiguous page date",
            timeline={PUBLISHED: Stated(edtf="2020-02-03 | 2020-03-02", owner=OwnerKind.SITE)},
        ),
        Example(
            title="the stamp of a cache, and a date in the footer",
            timeline={
                CAPTURED: Stated(edtf="2020-02-03 | 2020-03-02", channel=Channel.HTML_COMMENT),
                PUBLISHED: Stated(
                    edtf="2020-02-05 | 2020-05-02", owner=OwnerKind.SITE, zone=Zone.FOOTER
                ),
            },
            severity=Severity.INFO,
        ),
    ),
    good=(
        Example(
            title="a day above twelve",
            timeline={PUBLISHED: "2020-02-25"},
        ),
        Example(
            title="the same day both ways",
            timeline={PUBLISHED: Stated(edtf="2021-05-05", surface="05/05/2021")},
        ),
        Example(
            title="dots in a language that writes them day first only",
            guard="dotted day.month.year has one order there",
            timeline={PUBLISHED: Stated(edtf="2018-09-03 | !2018-03-09", separator=".")},
            language="de-AT",
        ),
        Example(
            title="settled by evidence",
            guard="a settled date is information and says by what it is settled",
            timeline={
                PUBLISHED: Stated(
                    edtf="2018-09-03 | !2018-03-09",
                    because="25/08/2018 on the same page is day first",
                ),
            },
            severity=Severity.INFO,
        ),
    ),
)
