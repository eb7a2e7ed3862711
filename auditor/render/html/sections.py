"""What is neither picture nor source: the verdict, findings, claims, notices and custody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final

from auditor.model import Audit, Claim, Finding, Notice, Reading, Severity, Status
from auditor.render.headline import answer, captured, is_unread, modified
from auditor.render.html.builder import Child, Markup, element, join
from auditor.render.html.reckoning import links
from auditor.render.html.timeline import lane_of, role_class
from auditor.render.tally import open_findings
from auditor.render.wording import (
    kind_in_words,
    language_in_words,
    place_in_words,
    reading_in_words,
)
from auditor.rule import Rule

_PARTS: Final = 200
_HOLDS: Final = {
    "fail": "It holds under every reading that is left.",
    "review": "It holds under some of the readings that are left, not under all.",
}


def verdict_section(audit: Audit, prefix: str) -> list[Markup]:
    """The answer in words with how sure it is, the other verdicts, and why."""
    timeline = audit.timeline
    first, *rest = answer(audit, verbose=True)
    sure = element("span", f" {first.chance}", class_="sure") if first.chance else ""
    lines: list[Markup] = [element("p", _opened(first.label, first.words), sure, class_="answer")]
    facts = [*rest, *modified(timeline), *captured(timeline)]
    items = [
        element("li", _opened(row.label, row.words), f" ({row.chance})" if row.chance else "")
        for row in facts
    ]
    if items:
        lines.append(element("ul", items, class_="facts"))
    reasons = timeline.published.because
    if reasons and timeline.published.edtf is not None:
        told = [element("li", reason.text, " ", links(reason.claims, prefix)) for reason in reasons]
        lines += [element("p", element("strong", "Because")), element("ul", told)]
    return lines


def _opened(label: str, words: str) -> str:
    return f"{label} {words}" if label else words


def findings_section(audit: Audit, rules: Mapping[str, Rule], prefix: str) -> list[Markup]:
    """Each finding with what an honest cause could be."""
    found = open_findings(audit)
    if not found:
        return [element("p", no_findings(audit))]
    return [_finding(finding, rules.get(finding.code), prefix) for finding in found]


def no_findings(audit: Audit) -> str:
    """What stands where findings would: a document that was not read has not been cleared."""
    return "No rule could look at it." if is_unread(audit) else "No rule found anything."


def _finding(finding: Finding, rule: Rule | None, prefix: str) -> Markup:
    word = element("span", finding.severity.value, class_=finding.severity.value)
    where = finding.location
    place = f"line {where.line}, column {where.column}" if where is not None else "the document"
    holds = _HOLDS[finding.kind.value]
    body: list[Child] = [
        element("h3", f"{finding.code} {finding.name} · ", word),
        element("p", finding.message),
        element("p", f"{place}. {holds} ", links(finding.claims, prefix), class_="small soft"),
    ]
    if rule is not None:
        told = [element("p", _prose(part)) for part in _paragraphs(rule.rationale)[1:]]
        body.append(element("details", element("summary", "What this means"), told))
    return element("section", body, class_=f"finding f-{finding.severity.value}")


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def _prose(text: str) -> Iterator[Child]:
    """A paragraph of a rule's page, in which backticks set off what is quoted."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # one is left over
        yield text
        return
    for number, piece in enumerate(pieces):
        yield element("code", piece) if number % 2 else piece


def claims_section(audit: Audit, prefix: str) -> list[Markup]:
    """The table of all claims; its rows are where marks and picture lead."""
    claims = audit.timeline.claims
    if not claims:
        return [element("p", "None." if is_unread(audit) else "The document states no date.")]
    names = ("claim", "where", "what it is", "what stands there", "what it can mean")
    head = element("tr", [element("th", name, scope="col") for name in names])
    table = element(
        "table",
        element("caption", f"{len(claims):,} claims, in order of place"),
        element("thead", head),
        element("tbody", [_claim(claim, prefix) for claim in claims]),
        class_="claims",
    )
    return [table]


def _claim(claim: Claim, prefix: str) -> Markup:
    where = claim.location
    label = f"“{claim.label}”" if claim.label else claim.field or ""
    role = element("span", lane_of(claim), class_=f"role r-{role_class(claim)}")
    link = element("a", claim.id, href=f"#{prefix}{claim.id}", aria_label=f"{claim.id} in the text")
    return element(
        "tr",
        element("th", link, scope="row"),
        element("td", f"{where.part}, line {where.line}, column {where.column}"),
        element("td", role, f" · {place_in_words(claim)}", f" · {label}" if label else ""),
        element("td", element("code", claim.surface)),
        element("td", _readings(claim)),
        id=f"{prefix}row-{claim.id}",
    )


def _readings(claim: Claim) -> Markup:
    if claim.impossible is not None:
        return join(f"no date: {claim.impossible}")
    if not claim.readings:
        return join("no date by itself")
    return join([_reading(reading) for reading in claim.readings], by=", ")


def _reading(reading: Reading) -> Markup:
    words = reading_in_words(reading)
    if reading.status is Status.RULED_OUT:
        return element("span", words, class_="ruled-out", title=f"ruled out: {reading.because}")
    if reading.status is Status.LIVE:
        return element("span", f"{words}?", title="possible")
    return element("strong", words, title=reading.because or None)


def notices_section(notices: Sequence[Notice]) -> list[Markup]:
    """What went wrong in reading, if anything did."""
    items = [
        element("li", element("span", f"{n.level}: ", class_=n.level), n.text) for n in notices
    ]
    return [element("ul", items)] if items else []


def custody_section(audit: Audit) -> Markup:
    """What exactly was audited: hashes, sizes, encoding."""
    document = audit.document
    rows: list[tuple[str, str]] = [
        ("Document", document.uri),
        ("Kind", kind_in_words(document.media_type)),
        ("Size", f"{document.length:,} bytes" if document.sha256 else "not read"),
        ("SHA-256", document.sha256 or "not read"),
    ]
    if document.encoding:
        rows.append(("Encoding", document.encoding))
    if audit.timeline.language:
        rows.append(("Language", language_in_words(audit.timeline.language)))
    record = document.record
    if record is not None:
        place = f"number {record.number}, line {record.line}, byte {record.offset:,}"
        rows.append(("Record", place))
    rows += [(f"SHA-256 of {name}", digest) for name, digest in part_hashes(audit)]
    return custody_list(rows)


def part_hashes(audit: Audit) -> Iterator[tuple[str, str]]:
    """The hash of the text of each part, in UTF-8."""
    for part in audit.document.parts[:_PARTS]:
        data = part.text.encode("utf-8", "surrogatepass")
        yield part.name, sha256(data).hexdigest()


def custody_list(rows: Sequence[tuple[str, str]]) -> Markup:
    """Names and values."""
    return element(
        "dl",
        [child for name, value in rows for child in (element("dt", name), element("dd", value))],
        class_="custody",
    )


def severity_words(audit: Audit) -> str:
    """`2 errors, 1 warning`."""
    found = [finding.severity for finding in open_findings(audit)]
    told = [
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if (count := found.count(severity))
    ]
    return ", ".join(told) or ("not read" if is_unread(audit) else "nothing to report")
