"""The dates of a chronicle: they begin its lines, and each tells what happened then.

Read: "1905 foundation", "20 May 1978 new works", "August 2016 certified" in lines one under the
other. Not read: a list of news, whose dates are all of days and of a few years.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from auditor.model import THE_DOCUMENT, Claim, Role, Zone, changed

_LINES: Final = 3
_YEARS: Final = 10
_ROLES: Final = (Role.PUBLISHED, Role.EVENT, Role.REFERENCE)


def as_chronicle(claims: list[Claim]) -> list[Claim]:
    """The claims with those that open the lines of a chronicle as the events that they are."""
    if not any(_is_open(claim) for claim in claims):
        return claims
    settled = list(claims)
    run: list[int] = []
    for index, claim in enumerate(claims):
        if _opens_a_line(claim) and (not run or _year(claim) > _year(claims[run[-1]])):
            run.append(index)
            continue
        _settle(settled, run)
        run = [index] if _opens_a_line(claim) else []
    _settle(settled, run)
    return settled


def _settle(claims: list[Claim], run: Sequence[int]) -> None:
    found = [claims[index] for index in run]
    if len(found) < _LINES or _year(found[-1]) - _year(found[0]) < _YEARS:
        return
    if all(claim.meaning.candidates[0].date.day for claim in found):
        return
    for index in run:
        if _is_open(claims[index]):
            claims[index] = changed(claims[index], role=Role.EVENT, zone=Zone.BODY)


def _is_open(claim: Claim) -> bool:
    """Whether nothing but its place makes a claim one of the publication."""
    return claim.role is Role.PUBLISHED and claim.label is None and claim.owner is THE_DOCUMENT


def _opens_a_line(claim: Claim) -> bool:
    around = claim.surroundings
    return (
        claim.role in _ROLES
        and any(candidate.date.year for candidate in claim.meaning.candidates[:1])
        and not around.before.strip()
        and any(map(str.isalpha, around.after))
    )


def _year(claim: Claim) -> int:
    return claim.meaning.candidates[0].date.year or 0
