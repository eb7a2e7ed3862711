"""Records as JSON Lines again: as they stood, or with what the audit found in a field `auditor`.

A record of JSON keeps its text to the byte. A row of a table becomes an object of its cells that
are not empty, an entry of a feed one of its fields beside its name. A whole file, which has no
fields, is told by its name and hash.
"""

from __future__ import annotations

import json
from typing import Any, Final

from auditor.model import Audit, Document, Verdict
from auditor.render.tally import open_findings
from auditor.render.untrusted import for_json, without_surrogates

FIELD: Final = "auditor"
_DIGITS: Final = 4
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)
_JSON: Final = "application/json"
_TABLE: Final = "text/csv"


def plain_line(audit: Audit) -> str:
    """The record on one line, without its end."""
    text = _json_text(audit.document)
    if text is None:
        return for_json(_ENCODER.encode(_named(audit.document)))
    return text if "\n" not in text and "\r" not in text else _joined(text)


def enriched_line(audit: Audit) -> str:
    """The record with the field `auditor`; one of that name that was there makes room."""
    found = for_json(_ENCODER.encode(_found(audit)))
    text = _json_text(audit.document)
    value = _named(audit.document) if text is None else json.loads(text)
    if text is None:
        text = for_json(_ENCODER.encode(value))
    if FIELD in value:
        del value[FIELD]
        text = for_json(_ENCODER.encode(value))
    body = (text if "\n" not in text and "\r" not in text else _joined(text)).rstrip()
    comma = "" if not value else ", "
    return f'{body[:-1].rstrip()}{comma}"{FIELD}": {found}}}'


def _json_text(document: Document) -> str | None:
    """The text of a record of JSON."""
    part = document.part("record")
    if part is None or part.media_type != _JSON:
        return None
    return without_surrogates(part.text.strip())


def _joined(text: str) -> str:
    """JSON that was written over several lines on one: line ends stand between tokens only."""
    return for_json(_ENCODER.encode(json.loads(text)))


def _named(document: Document) -> dict[str, Any]:
    fields = {field.name: field.text for field in document.fields if field.part == "record"}
    if document.record is None or not fields:
        return {"uri": document.uri, "sha256": document.sha256}
    return fields if document.media_type == _TABLE else {"uri": document.uri, **fields}


def _found(audit: Audit) -> dict[str, Any]:
    timeline = audit.timeline
    return {
        "uri": audit.document.uri,
        "published": _verdict(timeline.published),
        "modified": _verdict(timeline.modified),
        "captured": _verdict(timeline.captured),
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "confidence": finding.confidence.value,
                "kind": finding.kind.value,
                "message": finding.message,
            }
            for finding in open_findings(audit)
        ],
        "incomplete": audit.incomplete,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    sure = verdict.confidence
    return {"edtf": verdict.edtf, "confidence": None if sure is None else round(sure, _DIGITS)}
