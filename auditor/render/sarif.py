"""SARIF 2.1.0 (OASIS), as code scanning takes it.

Severity is the `level`; our own `kind` is in `properties.kind`, because any `kind` but `fail`
would force the level to `none`. Columns count code points (`columnKind`). The limits are those
that GitHub documents for uploads: 25,000 results, 10 MB compressed, texts of 1,024 characters.
Fingerprints hold no line numbers, so that an alert outlives an edit above it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from auditor.model import Audit, Claim, Finding, Location, Notice, Severity
from auditor.render.file_place import file_of, file_place, logical_name, relative
from auditor.render.untrusted import for_json, without_surrogates
from auditor.rule import Rule

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST_RESULTS: Final = 25_000
_MOST_RELATED: Final = 10
_LONGEST: Final = 1_000
_LONGEST_NAME: Final = 255
_INFORMATION: Final = "https://pypi.org/project/auditor/"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "note",
}
_NOTICE_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}
_PRECISIONS: Final = {"high": "very-high", "medium": "high", "low": "medium"}

Object = dict[str, Any]
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False)


def result(audit: Audit, finding: Finding, subsumed: Sequence[Finding] = ()) -> Object:
    """One finding; `subsumed` are the weaker ones that it stands for."""
    document = audit.document
    claims = {claim.id: claim for claim in audit.timeline.claims}
    related = [claims[claim] for claim in finding.claims[1:] if claim in claims]
    value: Object = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": _short(finding.message)},
        "locations": [_location(audit, finding.location)],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:1",
            "auditor/v1": finding.fingerprint,
        },
        "properties": {
            "kind": finding.kind.value,
            "confidence": finding.confidence.value,
            "document": document.uri,
            "published": audit.timeline.published.edtf or "",
        },
    }
    if related or subsumed:
        value["relatedLocations"] = _related(audit, related, subsumed)
    if finding.suppressed:
        value["suppressions"] = [{"kind": "external", "justification": finding.justification}]
    return value


def log(
    results: Sequence[Object],
    rules: Sequence[Rule],
    notices: Iterable[Notice],
    version: str,
    *,
    artifacts: Iterable[Object] = (),
    left_out: Mapping[Severity, int] | None = None,
    complete: bool = True,
) -> str:
    """The whole log as JSON text; rules are those that the results name, or all that ran."""
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    for one in results:
        if one["ruleId"] in numbers:
            one["ruleIndex"] = numbers[one["ruleId"]]
    told = [_notification(notice) for notice in notices]
    told += _omission(left_out or {})
    run: Object = {
        "tool": {
            "driver": {
                "name": "auditor",
                "version": version,
                "semanticVersion": version,
                "informationUri": _INFORMATION,
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "automationDetails": {"id": "auditor/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": complete, "toolExecutionNotifications": told}],
        "artifacts": list(artifacts),
        "results": list(results),
    }
    value = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return for_json(_ENCODER.encode(value)) + "\n"


def artifact(audit: Audit) -> Object:
    """The file that holds a document, with its hash where the document is the whole file."""
    document = audit.document
    value: Object = {"location": {"uri": uri(file_of(document))}}
    if document.record is None and document.sha256:
        value["hashes"] = {"sha-256": document.sha256}
        value["length"] = document.length
        value["mimeType"] = document.media_type
    if document.encoding is not None:
        value["encoding"] = document.encoding
    return value


def uri(path: str) -> str:
    """A path as a URI reference: percent-encoded, relative where the path is."""
    plain = relative(without_surrogates(path))
    encoded = quote(plain, safe="/~!$&'()*+,;=@")
    return f"file://{encoded}" if plain.startswith("/") else encoded


def _location(audit: Audit, location: Location | None) -> Object:
    place = file_place(audit.document, location)
    region: Object = {"startLine": place.line or 1}
    if place.column is not None:
        region["startColumn"] = place.column
    if place.end_line is not None and place.end_column is not None:
        region["endLine"], region["endColumn"] = place.end_line, place.end_column
    value: Object = {
        "physicalLocation": {"artifactLocation": {"uri": uri(place.path)}, "region": region}
    }
    record = audit.document.record
    if location is not None and (location.part != "body" or record is not None):
        name = logical_name(location)
        whole = name if record is None else f"{record.id}/{name}"
        value["logicalLocations"] = [
            {"name": _short(name, _LONGEST_NAME), "fullyQualifiedName": _short(whole)}
        ]
    return value


def _related(audit: Audit, claims: Sequence[Claim], subsumed: Sequence[Finding]) -> list[Object]:
    entries: list[tuple[Location | None, str]] = [
        (claim.location, f"{claim.role}: {claim.surface}") for claim in claims
    ]
    entries += [(f.location, f"{f.code} {f.name}: {f.message}") for f in subsumed]
    return [
        {**_location(audit, location), "id": number, "message": {"text": _short(text)}}
        for number, (location, text) in enumerate(entries[:_MOST_RELATED], start=1)
    ]


def _rule(rule: Rule) -> Object:
    text = " ".join(rule.rationale.split())
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": _short(rule.summary)},
        "fullDescription": {"text": _short(text)},
        "help": {"text": text, "markdown": _help(rule)},
        "defaultConfiguration": {
            "enabled": rule.severity is not Severity.OFF,
            "level": _LEVELS[rule.severity],
        },
        "properties": {
            "tags": ["dates", "provenance"],
            "precision": _PRECISIONS[rule.confidence.value],
            "problem.severity": "recommendation"
            if rule.severity.rank < Severity.WARNING.rank
            else rule.severity.value,
        },
    }


def _help(rule: Rule) -> str:
    references = "\n".join(f"- {reference}" for reference in rule.references)
    return f"# {rule.code} {rule.name}\n\n{rule.rationale.strip()}\n\n{references}\n"


def _notification(notice: Notice) -> Object:
    value: Object = {
        "level": _NOTICE_LEVELS[notice.level],
        "message": {"text": _short(notice.text)},
        "descriptor": {"id": notice.code},
    }
    if notice.uri is not None and notice.uri:
        value["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri(notice.uri)}}}]
    return value


def _omission(left_out: Mapping[Severity, int]) -> list[Object]:
    total = sum(left_out.values())
    if not total:
        return []
    each = ", ".join(f"{count} {severity}" for severity, count in left_out.items() if count)
    text = (
        f"{total} more results ({each}) were left out: code scanning takes {MOST_RESULTS}; "
        "raise --severity, or audit in several runs"
    )
    return [{"level": "warning", "message": {"text": text}, "descriptor": {"id": "limit"}}]


def _short(text: str, most: int = _LONGEST) -> str:
    plain = text.strip() or "-"
    return plain if len(plain) <= most else plain[: most - 1] + "…"
