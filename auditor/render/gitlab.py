"""The code quality report of GitLab: a JSON list, one object a finding.

`fingerprint` must be unique in a report, so the path is hashed with it: the same line may
stand in two files.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any, Final

from auditor.model import Audit, Finding, Severity
from auditor.render.file_place import file_place, relative
from auditor.render.untrusted import for_json

_SEVERITIES: Final = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
    Severity.OFF: "info",
}
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)


def issue(audit: Audit, finding: Finding) -> str:
    """One finding as JSON text."""
    place = file_place(audit.document, finding.location)
    begin = {"line": place.line or 1}
    location: dict[str, Any] = {"path": relative(place.path)}
    if place.column is None or place.end_line is None or place.end_column is None:
        location["lines"] = {"begin": begin["line"]}
    else:
        location["positions"] = {
            "begin": {**begin, "column": place.column},
            "end": {"line": place.end_line, "column": place.end_column},
        }
    key = f"{audit.document.uri}\x1f{finding.fingerprint}"
    value = {
        "description": f"{finding.code} {finding.name}: {finding.message}",
        "check_name": finding.code,
        "fingerprint": sha256(key.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": location,
    }
    return for_json(_ENCODER.encode(value))
