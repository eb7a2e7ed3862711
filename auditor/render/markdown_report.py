"""The provenance report in Markdown, for a file beside the document or an issue of the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.model import Audit, Claim, Notice, Status
from auditor.model.reckoning import Reckoning, Step
from auditor.render.headline import answer, captured, modified
from auditor.render.html.sections import no_findings, part_hashes
from auditor.render.html.timeline import lane_of
from auditor.render.markdown import escaped
from auditor.render.tally import open_findings
from auditor.render.weighed import ON_READINGS, orders_of, reading_name, steps_of_day
from auditor.render.wording import edtf_in_words, place_in_words, reading_in_words, share
from auditor.rule import Rule


def markdown_report(
    audits: Sequence[Audit],
    rules: Mapping[str, Rule],
    custody: Sequence[tuple[str, str]],
    notices: Sequence[Notice] = (),
) -> str:
    """The file; documents in the order given."""
    lines: list[str] = []
    for audit in audits:
        lines += _document(audit, rules)
    if notices:
        lines += ["## Notices on the run", "", *(f"- {escaped(n.text)}" for n in notices), ""]
    lines += ["## How this report was made", "", *_pairs(custody)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _document(audit: Audit, rules: Mapping[str, Rule]) -> Iterator[str]:
    yield f"# {escaped(audit.document.uri)}"
    yield ""
    yield from _verdict(audit)
    yield from _findings(audit, rules)
    yield from _claims(audit)
    yield from _reckoning(audit)
    if audit.notices:
        yield from ("## Notices", "", *(f"- {escaped(n.text)}" for n in audit.notices), "")
    document = audit.document
    facts = [
        ("SHA-256", document.sha256 or "not read"),
        ("Size", f"{document.length} bytes" if document.sha256 else "not read"),
        ("Kind", document.media_type),
        *((f"SHA-256 of {name}", digest) for name, digest in part_hashes(audit)),
    ]
    yield from ("## Chain of custody", "", *_pairs(facts), "")


def _verdict(audit: Audit) -> Iterator[str]:
    timeline = audit.timeline
    first, *rest = answer(audit, verbose=True)
    sure = f" ({escaped(first.chance)})" if first.chance else ""
    yield f"**{escaped(f'{first.label} {first.words}'.strip())}**{sure}"
    yield ""
    for row in (*rest, *modified(timeline), *captured(timeline)):
        sure = f" ({escaped(row.chance)})" if row.chance else ""
        yield f"- {escaped(f'{row.label} {row.words}'.strip())}{sure}"
    yield ""
    if timeline.published.because and timeline.published.edtf is not None:
        yield from ("## Because", "")
        for reason in timeline.published.because:
            yield f"- {escaped(reason.text)} ({', '.join(reason.claims)})"
        yield ""


def _findings(audit: Audit, rules: Mapping[str, Rule]) -> Iterator[str]:
    yield from ("## What does not add up", "")
    found = open_findings(audit)
    if not found:
        yield from (no_findings(audit), "")
    for finding in found:
        where = finding.location
        place = f"line {where.line}, column {where.column}" if where is not None else "the document"
        yield f"### {finding.code} {escaped(finding.name)} ({finding.severity})"
        yield from ("", f"{escaped(finding.message)} ({place}; {', '.join(finding.claims)})", "")
        rule = rules.get(finding.code)
        if rule is not None:
            for part in rule.rationale.strip().split("\n\n")[1:]:
                yield from (f"> {' '.join(part.split())}", ">")
            yield ""


def _claims(audit: Audit) -> Iterator[str]:
    if not audit.timeline.claims:
        return
    yield from ("## All claims", "")
    yield "| claim | where | what it is | what stands there | what it can mean |"
    yield "|---|---|---|---|---|"
    for claim in audit.timeline.claims:
        where = f"{claim.location.part}, line {claim.location.line}, column {claim.location.column}"
        kind = f"{lane_of(claim)}, {place_in_words(claim)}"
        cells = (claim.id, where, kind, claim.surface, _readings(claim))
        yield "| " + " | ".join(map(escaped, cells)) + " |"
    yield ""


def _readings(claim: Claim) -> str:
    if claim.impossible is not None:
        return f"no date: {claim.impossible}"
    told = {Status.RULED_OUT: " (ruled out)", Status.LIVE: " (possible)"}
    words = [f"{reading_in_words(r)}{told.get(r.status, '')}" for r in claim.readings]
    return ", ".join(words) or "no date by itself"


def _reckoning(audit: Audit) -> Iterator[str]:
    reckoning = audit.timeline.reckoning
    if reckoning is None or not reckoning.candidates:
        return
    yield from ("## How the verdict was reached", "")
    for one in reckoning.candidates[:_MOST]:
        name = "no day" if one.edtf is None else edtf_in_words(one.edtf)
        yield from (f"### {escaped(name)}: {share(one.probability)}", "")
        yield from _sum(steps_of_day(one, reckoning), one.total)
    yield from _orders(audit, reckoning)
    outcome = reckoning.outcome
    yield from (escaped(f"{outcome[:1].upper()}{outcome[1:]}."), "")


def _sum(steps: Sequence[Step], total: float) -> Iterator[str]:
    yield from ("| adds | what |", "|---:|---|")
    for step in steps:
        yield f"| {step.adds:+.2f} | {escaped(step.text)} ({', '.join(step.claims)}) |"
    yield from (f"| {total:+.2f} | in all |", "")


def _orders(audit: Audit, reckoning: Reckoning) -> Iterator[str]:
    for claim, sums in orders_of(reckoning, audit.timeline.claims)[:_MOST]:
        yield from (f"### Day and month of {escaped(claim.surface)} ({claim.id})", "")
        yield from (escaped(ON_READINGS), "")
        for one in sums:
            yield from (f"As {escaped(reading_name(one))}:", "")
            yield from _sum(one.steps, one.total)


_MOST = 6
"""Candidates whose evidence is listed."""


def _pairs(rows: Sequence[tuple[str, str]]) -> list[str]:
    return [f"- {escaped(name)}: {escaped(value)}" for name, value in rows]
