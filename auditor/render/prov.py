"""W3C PROV of an audit: what was read, what was found in it, by what, and what follows from what.

Files, parts and claims are entities; extraction and reconciliation are activities; the tool is
a software agent, whom an operator may have sent. Every verdict `wasDerivedFrom` the claims it
rests on. One set of statements is written as PROV-JSON (W3C member submission, 2013) and as
PROV-N (W3C recommendation, 2013). Local names are hashes, so that no path or text of a
document becomes an identifier.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from attrs import frozen

from auditor.model import Audit, Claim, Role, Verdict
from auditor.pattern import pattern
from auditor.render.html.sections import part_hashes
from auditor.render.untrusted import for_json, visible

NAMESPACE: Final = "https://pypi.org/project/auditor/ns#"
_PREFIXES: Final = {"auditor": NAMESPACE}
_HASH: Final = 16
_NAMED: Final = pattern(r"[^A-Za-z0-9._-]")

Value = str | int | float


@frozen
class Statement:
    """One statement: its kind in PROV, its id ("" for a relation), its terms and attributes.

    `terms` are name and identifier, in the order in which PROV-N writes them; None is `-`.
    """

    kind: str
    id: str
    terms: tuple[tuple[str, str | None], ...] = ()
    attributes: tuple[tuple[str, Value], ...] = ()


@frozen
class Made:
    """Who made the report and when; `time` is RFC 3339 or None where it must not matter."""

    version: str
    settings_hash: str
    operator: str | None = None
    time: str | None = None


def statements(audits: Sequence[Audit], made: Made) -> list[Statement]:
    """All statements, each thing before what refers to it."""
    tool = f"tool-{_local(made.version)}"
    software = (
        ("prov:type", "prov:SoftwareAgent"),
        ("prov:label", f"auditor {made.version}"),
        ("auditor:settings", made.settings_hash),
    )
    found = [Statement("agent", tool, attributes=software)]
    if made.operator:
        operator = f"operator-{_hash(made.operator)}"
        person = (("prov:type", "prov:Person"), ("prov:label", visible(made.operator)))
        found.append(Statement("agent", operator, attributes=person))
        terms = (("prov:delegate", tool), ("prov:responsible", operator), _NO_ACTIVITY)
        found.append(Statement("actedOnBehalfOf", "", terms))
    for audit in audits:
        found += _of_document(audit, tool, made)
    return found


def _of_document(audit: Audit, tool: str, made: Made) -> Iterator[Statement]:
    document = audit.document
    key = _hash(f"{document.uri}\x1f{document.sha256}")
    file, extraction, reconciliation = f"file-{key}", f"extraction-{key}", f"reconciliation-{key}"
    yield Statement(
        "entity",
        file,
        attributes=(
            ("prov:label", visible(document.uri)),
            ("auditor:mediaType", document.media_type),
            ("auditor:sha256", document.sha256),
            ("auditor:length", document.length),
        ),
    )
    for activity in (extraction, reconciliation):
        yield _activity(activity, made)
        yield Statement(
            "wasAssociatedWith", "", (("prov:activity", activity), ("prov:agent", tool), _NO_PLAN)
        )
    yield _used(extraction, file)
    parts: dict[str, str] = {}
    for number, (name, digest) in enumerate(part_hashes(audit), start=1):
        parts[name] = f"part-{key}-{number}"
        about = (("prov:label", visible(name)), ("auditor:sha256", digest))
        yield Statement("entity", parts[name], attributes=about)
        yield _derived(parts[name], file)
    for claim in audit.timeline.claims:
        yield from _claim(claim, key, parts.get(claim.location.part, file), extraction)
    for claim in audit.timeline.claims:
        yield _used(reconciliation, f"claim-{key}-{claim.id}")
    for role, verdict in _verdicts(audit):
        yield from _verdict(role, verdict, key, reconciliation)


_NO_PLAN: Final = ("prov:plan", None)
_NO_ACTIVITY: Final = ("prov:activity", None)


def _activity(name: str, made: Made) -> Statement:
    times = (("prov:startTime", made.time), ("prov:endTime", made.time))
    label = name.partition("-")[0]
    return Statement("activity", name, times, (("prov:label", label),))


def _claim(claim: Claim, key: str, part: str, extraction: str) -> Iterator[Statement]:
    name = f"claim-{key}-{claim.id}"
    where = claim.location
    yield Statement(
        "entity",
        name,
        attributes=(
            ("prov:type", "auditor:Claim"),
            ("prov:label", visible(claim.surface)),
            ("auditor:role", claim.role.value),
            ("auditor:owner", claim.owner.kind.value),
            ("auditor:zone", claim.zone.value),
            ("auditor:channel", claim.channel.value),
            ("auditor:start", where.start),
            ("auditor:end", where.end),
            ("auditor:line", where.line),
            ("auditor:readings", " | ".join(r.edtf for r in claim.readings) or "none"),
        ),
    )
    yield _derived(name, part)
    yield _generated(name, extraction)


def _verdicts(audit: Audit) -> Iterator[tuple[Role, Verdict]]:
    timeline = audit.timeline
    yield Role.PUBLISHED, timeline.published
    yield Role.MODIFIED, timeline.modified
    yield Role.CAPTURED, timeline.captured


def _verdict(role: Role, verdict: Verdict, key: str, reconciliation: str) -> Iterator[Statement]:
    name = f"verdict-{key}-{role.value}"
    about: list[tuple[str, Value]] = [
        ("prov:type", "auditor:Verdict"),
        ("auditor:role", role.value),
        ("auditor:edtf", verdict.edtf or "unknown"),
    ]
    if verdict.confidence is not None:
        about.append(("auditor:confidence", f"{verdict.confidence:.4f}"))
    about += [("auditor:because", visible(reason.text)) for reason in verdict.because]
    yield Statement("entity", name, attributes=tuple(about))
    yield _generated(name, reconciliation)
    rests_on = dict.fromkeys(
        [*verdict.claims, *(claim for reason in verdict.because for claim in reason.claims)]
    )
    for claim in rests_on:
        yield _derived(name, f"claim-{key}-{claim}")


def _used(activity: str, entity: str) -> Statement:
    terms = (("prov:activity", activity), ("prov:entity", entity), ("prov:time", None))
    return Statement("used", "", terms)


def _generated(entity: str, activity: str) -> Statement:
    terms = (("prov:entity", entity), ("prov:activity", activity), ("prov:time", None))
    return Statement("wasGeneratedBy", "", terms)


def _derived(entity: str, source: str) -> Statement:
    terms = (
        ("prov:generatedEntity", entity),
        ("prov:usedEntity", source),
        *((name, None) for name in ("prov:activity", "prov:generation", "prov:usage")),
    )
    return Statement("wasDerivedFrom", "", terms)


def prov_json(found: Sequence[Statement]) -> str:
    """PROV-JSON."""
    value: dict[str, Any] = {"prefix": dict(_PREFIXES)}
    number = 0
    for statement in found:
        kind: dict[str, Any] = value.setdefault(statement.kind, {})
        body: dict[str, Any] = {
            name: term if _is_time(name) else f"auditor:{term}"
            for name, term in statement.terms
            if term is not None
        }
        for name, given in statement.attributes:
            written = _json_value(name, given)
            known = body.get(name)
            body[name] = written if known is None else [*_listed(known), written]
        if statement.id:
            kind[f"auditor:{statement.id}"] = body
        else:
            number += 1
            kind[f"_:r{number}"] = body
    dumped = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1)
    return for_json(dumped) + "\n"


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _json_value(name: str, value: Value) -> object:
    if name == "prov:type":
        return {"$": value, "type": "prov:QUALIFIED_NAME"}
    return value


def _is_time(name: str) -> bool:
    return name in ("prov:startTime", "prov:endTime", "prov:time")


def prov_n(found: Sequence[Statement]) -> str:
    """PROV-N."""
    lines = ["document", *(f"  prefix {name} <{uri}>" for name, uri in _PREFIXES.items()), "  "]
    lines += [f"  {_notation(statement)}" for statement in found]
    return "\n".join([*lines, "endDocument\n"])


def _notation(statement: Statement) -> str:
    terms = [f"auditor:{statement.id}"] if statement.id else []
    terms += [_term(name, term) for name, term in statement.terms]
    about = ", ".join(f"{name}={_literal(name, value)}" for name, value in statement.attributes)
    given = f", [{about}]" if about else ""
    return f"{statement.kind}({', '.join(terms)}{given})"


def _term(name: str, term: str | None) -> str:
    if term is None:
        return "-"
    return term if _is_time(name) else f"auditor:{term}"


def _literal(name: str, value: Value) -> str:
    if name == "prov:type":
        return f"'{value}'"
    if isinstance(value, int):
        return str(value)
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def settings_hash(values: Mapping[str, object]) -> str:
    """The hash of the settings in force, as `auditor config` prints them."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def _local(text: str) -> str:
    return _NAMED.sub("-", text)
