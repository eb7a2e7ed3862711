"""The JSON report, `auditor-report/1`: dicts built by hand, one document a line.

The contract is `report.schema.json` beside this module. Text stays readable (no ASCII
escapes but for what could command a terminal), so the result is to be written as UTF-8.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from auditor.model import (
    Audit,
    Claim,
    Finding,
    Location,
    Notice,
    Reading,
    Report,
    Settings,
    Severity,
    Verdict,
)
from auditor.render.tally import Tally
from auditor.render.untrusted import for_json, without_surrogates

if TYPE_CHECKING:
    from auditor.model.reckoning import Reckoning, Step, Sum

SCHEMA: Final = "auditor-report/1"
_DIGITS: Final = 4
"""Decimals of a probability: more would only show how one machine adds up."""
_COUNTED: Final = (Severity.ERROR, Severity.WARNING, Severity.INFO)

Object = dict[str, Any]

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)


def document(audit: Audit, *, findings: bool = True) -> Object:
    """One element of `documents`, as a value that `json` can write."""
    source, timeline = audit.document, audit.timeline
    place = source.record
    result: Object = {
        "uri": source.uri,
        **_path_bytes(source.uri),
        "record": None
        if place is None
        else {"id": place.id, "number": place.number, "line": place.line, "offset": place.offset},
        "media_type": source.media_type,
        "sha256": source.sha256,
        "length": source.length,
        "encoding": source.encoding,
        "language": timeline.language or source.told.language,
        "published": _verdict(timeline.published),
        "modified": _verdict(timeline.modified),
        "captured": _verdict(timeline.captured),
        "claims": [_claim(claim) for claim in timeline.claims],
    }
    if findings:
        result["findings"] = [_finding(finding) for finding in audit.findings]
    result["notices"] = [_notice(notice) for notice in audit.notices]
    return result


def line(audit: Audit, *, findings: bool = True, explain: bool = False) -> str:
    """One line of `jsonl`, without its end; `explain` adds the sum behind the verdicts."""
    value = document(audit, findings=findings)
    reckoning = audit.timeline.reckoning if explain else None
    if reckoning is not None:
        value["reckoning"] = _reckoning(reckoning)
    return _dump(value)


def report(value: Report, version: str, *, findings: bool = True) -> str:
    """A whole report as JSON text."""
    audits = (line(audit, findings=findings) for audit in value.audits)
    counts = {severity: value.count(severity) for severity in _COUNTED}
    start = head(value.settings, version)
    end = tail(
        len(value.audits),
        value.skipped,
        value.notices,
        counts if findings else None,
        value.findings,
        cutoff(value.settings, _late(value)) if findings else None,
    )
    return start + "".join(joined(audits)) + end


def cutoff(settings: Settings, late: int) -> Object | None:
    """The cutoff and how many documents hold something later, where the user named one."""
    return None if settings.cutoff is None else {"date": str(settings.cutoff), "late": late}


def _late(value: Report) -> int:
    tally = Tally()
    for audit in value.audits:
        tally = tally.add(audit)
    return tally.late


def joined(lines: Iterable[str]) -> Iterator[str]:
    """The elements of `documents`, each on a line of its own."""
    for number, text in enumerate(lines):
        yield f",\n{text}" if number else f"\n{text}"


def head(settings: Settings, version: str) -> str:
    """The report up to its documents, so that a long run can be written as it goes."""
    start = _dump(
        {
            "schema": SCHEMA,
            "tool": {"name": "auditor", "version": version},
            "as_of": None if settings.as_of is None else str(settings.as_of),
            "as_of_from": settings.as_of_from,
        }
    )
    return start[:-1] + ', "documents": ['


def tail(
    documents: int,
    skipped: Mapping[str, int],
    notices: Iterable[Notice],
    counts: Mapping[Severity, int] | None,
    findings: Iterable[Finding] = (),
    cutoff: Object | None = None,
) -> str:
    """The report after its documents; `counts` is None where no rules ran.

    `cutoff` is the day and how many documents are `late`.
    """
    end: Object = {}
    summary: Object = {"documents": documents, "skipped": dict(skipped)}
    if counts is not None:
        end["findings"] = [_finding(finding) for finding in findings]
        summary["findings"] = {level.value: counts.get(level, 0) for level in _COUNTED}
    if cutoff is not None:
        summary["cutoff"] = cutoff
    end["notices"] = [_notice(notice) for notice in notices]
    end["summary"] = summary
    return f"\n], {_dump(end)[1:]}\n"


def _dump(value: Object) -> str:
    return for_json(_ENCODER.encode(value))


def _path_bytes(path: str) -> Object:
    """The bytes of a path that is no valid text, so that the file can be found again."""
    if without_surrogates(path) == path:
        return {}
    try:
        raw = os.fsencode(path)
    except UnicodeEncodeError:
        return {}  # a surrogate of the document, not of a file name
    from base64 import b64encode  # noqa: PLC0415 - hardly any path needs it

    return {"path_bytes_b64": b64encode(raw).decode("ascii")}


def _verdict(verdict: Verdict) -> Object:
    return {
        "edtf": verdict.edtf,
        "instant": None if verdict.instant is None else str(verdict.instant),
        "confidence": None if verdict.confidence is None else round(verdict.confidence, _DIGITS),
        "claims": list(verdict.claims),
        "alternatives": [
            {"edtf": rival.edtf, "confidence": round(rival.confidence, _DIGITS)}
            for rival in verdict.alternatives
        ],
        "because": [
            {"evidence": reason.kind, "claims": list(reason.claims), "text": reason.text}
            for reason in verdict.because
        ],
        "would_settle": list(verdict.would_settle),
    }


def _reckoning(reckoning: Reckoning) -> Object:
    return {
        "candidates": [_sum(one) for one in reckoning.candidates],
        "nothing": _sum(reckoning.nothing),
        "orders": [
            {
                "claim": claim,
                "readings": [
                    {
                        "edtf": one.edtf,
                        "order": one.order,
                        "total": round(one.total, _DIGITS),
                        "steps": [_step(step) for step in one.steps],
                    }
                    for one in sums
                ],
            }
            for claim, sums in reckoning.orders
        ],
        "outcome": reckoning.outcome,
        "modified": reckoning.modified,
        "captured": reckoning.captured,
    }


def _sum(one: Sum) -> Object:
    return {
        "edtf": one.edtf,
        "claims": list(one.claims),
        "steps": [_step(step) for step in one.steps],
        "total": round(one.total, _DIGITS),
        "probability": round(one.probability, _DIGITS),
    }


def _step(step: Step) -> Object:
    return {
        "evidence": step.kind,
        "claims": list(step.claims),
        "text": step.text,
        "weight": round(step.weight, _DIGITS),
        "adds": round(step.adds, _DIGITS),
    }


def _claim(claim: Claim) -> Object:
    result: Object = {
        "id": claim.id,
        "role": claim.role,
        "owner": {"kind": claim.owner.kind, "key": claim.owner.key},
        "channel": claim.channel,
        "zone": claim.zone,
        "surface": claim.surface,
        "location": _location(claim.location),
        "readings": [_reading(reading) for reading in claim.readings],
    }
    for key, value in (
        ("label", claim.label),
        ("field", claim.field),
        ("source", claim.source),
        ("impossible", claim.impossible),
        ("weekday", claim.weekday),
        ("anchor", claim.anchor),
        ("tense", claim.tense),
    ):
        if value is not None:
            result[key] = value
    if claim.relation is not None:
        result["relation"] = {"years": claim.relation.years, "after": claim.relation.after}
    if claim.quoted:
        result["quoted"] = True
    if claim.timex is not None:
        result["timex"] = {"type": claim.timex.type, "value": claim.timex.value}
    return result


def _reading(reading: Reading) -> Object:
    return {
        "edtf": reading.edtf,
        "known": reading.known,
        "implied": reading.implied,
        "from": reading.source,
        "order": reading.order,
        "instant": None if reading.instant is None else str(reading.instant),
        "status": reading.status,
        "because": reading.because,
    }


def _location(location: Location) -> Object:
    result: Object = {
        "part": location.part,
        "start": location.start,
        "end": location.end,
        "line": location.line,
        "column": location.column,
    }
    if location.pointer is not None:
        result["pointer"] = location.pointer
    if location.file_line is not None:
        result["file_line"] = location.file_line
    return result


def _finding(finding: Finding) -> Object:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "kind": finding.kind,
        "message": finding.message,
        "claims": list(finding.claims),
        "location": None if finding.location is None else _location(finding.location),
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        **({"justification": finding.justification} if finding.suppressed else {}),
        "subsumed_by": finding.subsumed_by,
    }


def _notice(notice: Notice) -> Object:
    place = notice.location
    result: Object = {
        "level": notice.level,
        "code": notice.code,
        "text": notice.text,
        "uri": notice.uri,
        "location": None
        if place is None
        else {
            "part": place.part,
            "start": place.start,
            "end": place.end,
            "line": place.line,
            "column": place.column,
        },
    }
    if notice.incomplete:
        result["incomplete"] = True
    return result
