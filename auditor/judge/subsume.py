"""One fault, one finding: the stronger rule speaks for the weaker ones on the same claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from auditor.model import Finding


def subsume(findings: Sequence[Finding], subsumes: Mapping[str, tuple[str, ...]]) -> list[Finding]:
    """The findings, those that another one covers marked with its code.

    `subsumes` gives the codes that each code covers. A covered finding is never more serious
    than the one that covers it. Rules that cover each other cannot both vanish.
    """
    covered_by: dict[int, int] = {}
    by_claim: dict[str | None, list[int]] = {}
    for index, finding in enumerate(findings):
        if subsumes.get(finding.code):
            for claim in dict.fromkeys(finding.claims or (None,)):
                by_claim.setdefault(claim, []).append(index)
    for index, finding in enumerate(findings):
        for other in by_claim.get(finding.claims[0] if finding.claims else None, ()):
            stronger = findings[other]
            if finding.code in subsumes[stronger.code] and _same_claims(stronger, finding):
                root = _root(other, covered_by)
                if root != index:
                    covered_by[index] = root
                    break
    return [
        _covered(finding, findings[_root(index, covered_by)]) if index in covered_by else finding
        for index, finding in enumerate(findings)
    ]


def _root(index: int, covered_by: Mapping[int, int]) -> int:
    while index in covered_by:
        index = covered_by[index]
    return index


def _same_claims(stronger: Finding, weaker: Finding) -> bool:
    """Whether the weaker one is about what the stronger one compares.

    Its primary place belongs to the stronger one, and so does what it is compared with: at
    least one more claim, where it has any.
    """
    if not weaker.claims:
        return not stronger.claims
    shared = set(weaker.claims) & set(stronger.claims)
    return weaker.claims[0] in shared and len(shared) >= min(2, len(set(weaker.claims)))


def _covered(weaker: Finding, stronger: Finding) -> Finding:
    level = min(weaker.severity, stronger.severity, key=lambda severity: severity.rank)
    return evolve(weaker, subsumed_by=stronger.code, severity=level)
