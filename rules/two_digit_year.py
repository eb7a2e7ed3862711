"""The century of a machine field was a guess.

A field that says `11/04/21` leaves the century to whoever reads it; programs differ in the year
at which they turn from this century to the last, and the archive of a newspaper holds both.
POSIX reads 69 to 99 as 1969 to 1999 and the rest as of this century, and so is it read here.

Prose writes years so, and its readers know; only machine fields are looked at. For mails the
standard itself says the century. A full year beside it, anywhere in the document, settles it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Claim, Severity
from auditor.model.worlds import gap
from auditor.rule import (
    MACHINE_CHANNELS,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    called,
    day_of,
    is_own,
    opening,
)

_ROLES: Final = frozenset({PUBLISHED, MODIFIED})
_CENTURY: Final = 100
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for all such fields; the first one is its place."""
    guessed = [c for c in case.timeline.claims if c.channel in MACHINE_CHANNELS and _is_guessed(c)]
    found = [c for c in guessed if not _is_borne_out(case, c)]
    if not found:
        return
    first = found[0]
    year = next((r.date.year for r in first.live if r.date.year is not None), None)
    if year is None:
        return
    other = year - _CENTURY if year >= _TURN else year + _CENTURY
    yield case.finding(
        f"{opening(called(first))} says “{first.surface}” and so writes the year in two digits; it "
        f"is read as {day_of(first)}, and could be of {other}.",
        *(claim.id for claim in found[:_SHOWN]),
    )


_TURN: Final = 2_000


def _is_guessed(claim: Claim) -> bool:
    return (
        claim.role in _ROLES
        and is_own(claim)
        and bool(claim.live)
        and claim.meaning.form != "rfc5322"
        and any(candidate.century_guessed for candidate in claim.meaning.candidates)
    )


def _is_borne_out(case: Case, claim: Claim) -> bool:
    """Whether a date with its full year says the same day, or the same month as it."""
    return any(
        gap(one, other) == 0 and one.date.month is not None and "year" in one.known
        for told in case.timeline.claims
        if told.id != claim.id and told.live and is_own(told)
        if not any(candidate.century_guessed for candidate in told.meaning.candidates)
        for one in told.live
        for other in claim.live
    )


def _page(value: str, body: str) -> str:
    return (
        "<!doctype html><html><head><title>Sluice reopened</title>"
        f'<meta property="article:published_time" content="{value}"></head><body><article>'
        f"<h1>Sluice reopened</h1>{body}<p>The upper sluice was reopened after repairs.</p>"
        "</article></body></html>\n"
    )


RULE = Rule(
    code="FMT104",
    name="two-digit-year",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://pubs.opengroup.org/onlinepubs/9799919799/functions/strptime.html",
        "https://github.com/facebook/duckling/issues/444",
    ),
    check=check,
    bad=(
        Example(
            title="a field with two digits",
            source=_page("25/04/21", ""),
            name="sluice.html",
            at="25/04/21",
        ),
        Example(
            title="a record with two digits",
            source='{"published": "25/04/21", "text": "The upper sluice was reopened."}\n',
            name="sluice.json",
            at="25/04/21",
        ),
    ),
    good=(
        Example(title="four digits", source=_page("25/04/2021", ""), name="sluice.html"),
        Example(
            title="a full date in the byline",
            guard="the same day with its full year",
            source=_page("25/04/21", "<p class=byline>25 April 2021</p>"),
            name="sluice.html",
        ),
        Example(
            title="the form of mails",
            guard="the form of mails, whose standard says the century",
            source=_page("Sun, 25 Apr 21 09:21:40 GMT", ""),
            name="sluice.html",
        ),
        Example(
            title="prose",
            guard="years in prose",
            source=_page(
                "2021-04-25", "<p>It had been closed since the flood of 12/03/19, he said.</p>"
            ),
            name="sluice.html",
        ),
    ),
)
