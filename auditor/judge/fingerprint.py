"""Fingerprints: the same finding in another run, whatever moved round it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final

from attrs import evolve

from auditor.model import Claim, Document, Finding

_CONTEXT: Final = 40
"""Characters on both sides of a claim: enough to tell two lines of a list apart, few enough
that an edit elsewhere in a long line of HTML does not matter."""
_DIGITS: Final = 32


def fingerprint(finding: Finding, by_id: Mapping[str, Claim], document: Document) -> str:
    """Code, claims and the words round the first of them, hashed; no numbers of lines."""
    claims = [by_id[claim_id] for claim_id in finding.claims]
    parts = [finding.code]
    parts += [f"{claim.role}|{claim.channel}|{claim.surface}" for claim in claims]
    parts.append(_context(claims[0], document) if claims else finding.message)
    return _hash("\x1f".join(parts))


def stamp(
    findings: Sequence[Finding], by_id: Mapping[str, Claim], document: Document
) -> list[Finding]:
    """The findings with their fingerprints; equal ones of one document are told apart by count."""
    seen: Counter[str] = Counter()
    stamped = []
    for finding in findings:
        print_ = fingerprint(finding, by_id, document)
        seen[print_] += 1
        if seen[print_] > 1:
            print_ = _hash(f"{print_}#{seen[print_]}")
        stamped.append(evolve(finding, fingerprint=print_))
    return stamped


def _context(claim: Claim, document: Document) -> str:
    part = document.part(claim.location.part)
    if part is None:
        return ""
    text, start, end = part.text, claim.location.start, claim.location.end
    before = text[max(0, start - _CONTEXT) : start]
    behind = text[start : end + _CONTEXT]
    # The line that the claim begins on; its ends are near, or do not matter.
    first = max(before.rfind("\n"), before.rfind("\r")) + 1
    last = min((at for at in map(behind.find, "\r\n") if at >= 0), default=len(behind))
    return " ".join(f"{before[first:]}{behind[:last]}".casefold().split())


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
