"""What other programs read: whole, valid by each consumer's rules, and obeyed by nobody."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from auditor.cli import machine_sinks
from auditor.cli.sinks import Outcome, Sink
from auditor.judge import load_rules
from auditor.model import Audit, Finding, Notice, Part, RecordPlace, Settings, Severity
from auditor.pipeline import run
from auditor.render import github, markdown, sarif
from auditor.render.file_place import file_of, file_place, relative
from auditor.render.tally import Tally, open_findings
from auditor.render.untrusted import visible
from auditor.when.edtf import parse_date

SAMPLES = Path(__file__).parents[2] / "samples"
SETTINGS = Settings(as_of=parse_date("2026-11-24"), as_of_from="option")
PAYLOADS = (
    "::error file=a,line=1::owned",
    "\n::set-output name=x::y",
    "##[error]owned ##vso[task.complete] ##teamcity[x]",
    "a%0A::warning::b",
    "\x1b[31mred\x1b]0;t\x07\x9b2J",
    "[/x] [link=javascript:alert(1)]x[/link]",
    "](javascript:alert(1)) **bold** `code` <b>x</b> | cell",
    "</script><svg onload=alert(1)> <!--<script>",
    "]]>&<x/>\x00\x0b\ufffe",
    '=HYPERLINK("http://x","y")',
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "+1\t-2\r\n=3",
    "\u202eevil\u202c\u200b\ud800",
)
"""Commands of runners, escapes of terminals, Rich tags, Markdown, HTML, XML, formulas, bidi."""


def written(
    make: Callable[[Callable[[str], object]], Sink],
    audits: Sequence[Audit],
    notices: Sequence[Notice] = (),
) -> str:
    """What a sink writes for some audits."""
    out = io.StringIO()
    sink = make(out.write)
    tally = Tally()
    for audit in audits:
        tally = tally.add(audit)
        sink.add(audit)
    sink.end(Outcome(tally, {"pdf": 2}, tuple(notices)))
    return out.getvalue()


def as_sarif(audits: Sequence[Audit], notices: Sequence[Notice] = ()) -> dict[str, Any]:
    """The parsed log."""
    rules = load_rules()
    text = written(lambda write: machine_sinks.SarifSink(write, rules), audits, notices)
    value = json.loads(text)
    assert isinstance(value, dict)
    return value


def as_github(audits: Sequence[Audit], notices: Sequence[Notice] = ()) -> list[str]:
    """The lines."""
    return written(machine_sinks.GithubSink, audits, notices).splitlines()


def as_gitlab(audits: Sequence[Audit]) -> list[dict[str, Any]]:
    """The parsed list."""
    value = json.loads(written(machine_sinks.GitlabSink, audits))
    assert isinstance(value, list)
    return value


def as_junit(audits: Sequence[Audit]) -> ET.Element:
    """The root element."""
    return ET.fromstring(written(machine_sinks.JunitSink, audits))  # noqa: S314 - our own output


def as_csv(audits: Sequence[Audit], *, findings: bool = True) -> list[list[str]]:
    """The rows."""
    text = written(lambda write: machine_sinks.CsvSink(write, findings=findings), audits)
    return list(csv.reader(io.StringIO(text, newline="")))


def as_markdown(audits: Sequence[Audit], notices: Sequence[Notice] = ()) -> str:
    """The page."""
    return written(lambda write: machine_sinks.MarkdownSink(write, SETTINGS), audits, notices)


@pytest.fixture(scope="module")
def samples() -> tuple[Audit, ...]:
    """The audits of all samples."""
    paths = [str(path) for path in sorted(SAMPLES.iterdir()) if path.name != "expected.toml"]
    return tuple(run(paths, SETTINGS, None, judge=True, rules=load_rules()))


def poisoned(audit: Audit, payload: str) -> Audit:
    """The audit with a payload in file name, title, surfaces, labels and messages."""
    claims = tuple(
        evolve(c, surface=payload, label=payload, field=payload) for c in audit.timeline.claims
    )
    findings = tuple(evolve(f, message=payload) for f in audit.findings)
    told = evolve(audit.document.told, title=payload)
    document = evolve(audit.document, uri=f"{payload}.txt", told=told)
    notice = Notice("warning", "bad-encoding", payload, uri=payload)
    timeline = evolve(audit.timeline, claims=claims)
    return evolve(audit, document=document, timeline=timeline, findings=findings, notices=(notice,))


# -- SARIF


def check_sarif(log: dict[str, Any]) -> None:
    """What SARIF 2.1.0 and code scanning ask for."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (only,) = log["runs"]
    driver = only["tool"]["driver"]
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["automationDetails"]["id"].endswith("/")
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        for key in ("shortDescription", "fullDescription"):
            assert 0 < len(rule[key]["text"]) <= 1_024
        assert rule["help"]["text"]
        assert len(rule["properties"]["tags"]) <= 10
    assert len(only["results"]) <= sarif.MOST_RESULTS
    for result in only["results"]:
        check_result(result, ids)


def check_result(result: dict[str, Any], ids: list[str]) -> None:
    """One result."""
    assert ids[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in ("error", "warning", "note")
    assert result["kind"] == "fail"
    assert result["message"]["text"]
    assert re.fullmatch(r"[0-9a-f]{16}:1", result["partialFingerprints"]["primaryLocationLineHash"])
    assert len(result["locations"]) == 1
    for location in [*result["locations"], *result.get("relatedLocations", [])]:
        place = location["physicalLocation"]
        assert re.fullmatch(r"[!-~]+", place["artifactLocation"]["uri"])
        region = place["region"]
        assert region["startLine"] >= 1
        if "endLine" in region:
            assert (region["endLine"], region["endColumn"]) > (
                region["startLine"],
                region["startColumn"],
            )
    numbers = [location["id"] for location in result.get("relatedLocations", [])]
    assert len(set(numbers)) == len(numbers)


def test_the_samples_as_sarif(samples: tuple[Audit, ...]) -> None:
    """Every finding that is open is a result, in the file and line where it stands."""
    log = as_sarif(samples)
    check_sarif(log)
    results = log["runs"][0]["results"]
    assert len(results) == sum(len(open_findings(audit)) for audit in samples)


def test_a_region_is_the_claim(samples: tuple[Audit, ...]) -> None:
    """Lines and columns, in code points, cut the surface out of the file."""
    seen = 0
    for audit in samples:
        for finding in open_findings(audit):
            place = file_place(audit.document, finding.location)
            if place.column is None or place.line != place.end_line or place.line is None:
                continue
            claim = audit.timeline.claim(finding.claims[0])
            line = Path(place.path).read_text(encoding="utf-8").split("\n")[place.line - 1]
            end = place.end_column
            assert end is not None
            assert line[place.column - 1 : end - 1] in (claim.surface, claim.source)
            seen += 1
    assert seen > 5


def test_thirty_thousand_findings(fair: Audit) -> None:
    """Code scanning refuses more than it takes, so the least are left out, and that is said."""
    many = [
        evolve(fair, findings=tuple(evolve(f, subsumed_by=None) for f in fair.findings[:3]) * 100)
        for _ in range(100)
    ]
    log = as_sarif(many)
    check_sarif(log)
    levels = [result["level"] for result in log["runs"][0]["results"]]
    assert len(levels) == sarif.MOST_RESULTS
    assert levels.count("error") == 10_000
    assert levels.count("warning") == 10_000
    told = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert any("5000 more results (5000 info)" in one["message"]["text"] for one in told)


def test_a_weaker_finding_is_a_place_of_the_stronger(fair: Audit) -> None:
    """It is no result of its own, and not lost."""
    results = as_sarif([fair])["runs"][0]["results"]
    assert "DOC201" not in {result["ruleId"] for result in results}
    texts = [place["message"]["text"] for place in results[0]["relatedLocations"]]
    assert any(text.startswith("DOC201") for text in texts)


def test_what_was_not_read_is_a_notification(fair: Audit) -> None:
    """And the run was no success then."""
    notice = Notice(
        "error", "unreadable", "gone.txt: no such file", uri="gone.txt", incomplete=True
    )
    (invocation,) = as_sarif([fair], [notice])["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == notice.text


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./a b.txt", "a%20b.txt"),
        ("ä#1.txt", "%C3%A4%231.txt"),
        ("/srv/x%.txt", "file:///srv/x%25.txt"),
        ("a:b.txt", "a%3Ab.txt"),
    ],
)
def test_uris(path: str, uri: str) -> None:
    """Relative where the path is; what reads them gets the path back."""
    assert sarif.uri(path) == uri
    assert unquote(uri.removeprefix("file://")) == relative(path)


# -- places


def test_a_record_has_the_line_of_its_file(fair: Audit) -> None:
    """A text that was decoded from a field has a line, and no column that would be false."""
    part = Part("text", fair.document.parts[0].text, "text/plain", 7)
    document = evolve(
        fair.document,
        uri="in#put.jsonl#a",
        parts=(part,),
        record=RecordPlace("a", 7, 7, 512),
    )
    location = evolve(fair.timeline.claims[1].location, part="text", file_line=7)
    assert file_of(document) == "in#put.jsonl"
    assert file_place(document, location) == ("in#put.jsonl", 7, None, None, None)
    assert file_place(document, None).line == 7


# -- GitHub


def test_annotations(fair: Audit) -> None:
    """One command a finding, at its place."""
    first = as_github([fair])[0]
    assert first == (
        "::error file=fair.txt,line=1,endLine=1,col=1,endColumn=18,title=DOC202 republication"
        "::the page is dated 1,667 days after the article it carries"
    )


def test_a_full_level_counts_the_rest(fair: Audit) -> None:
    """A step shows ten of a level."""
    lines = as_github([evolve(fair, findings=(fair.findings[0],) * 25)])
    assert len(lines) == github.MOST
    assert lines[-1].startswith("::error title=auditor::16 more")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_runner_sees_our_commands_only(fair: Audit, payload: str) -> None:
    """The parser of the runner: a command at the start of a line, `##[` anywhere."""
    audit = poisoned(fair, payload)
    lines = written(machine_sinks.GithubSink, [audit]).split("\n")
    assert lines.pop() == ""
    assert len(lines) == 4
    for line in lines:
        found = re.fullmatch(r"::(error|warning|notice) ([^\n]*?)::(.*)", line)
        assert found is not None
        names = [pair.partition("=")[0] for pair in found[2].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert not re.search(r"::|##[A-Za-z]*\[", found[3])
        assert not re.search(r"##[A-Za-z]*\[", found[2])
        assert line.isprintable()


# -- GitLab


def test_the_samples_as_code_quality(samples: tuple[Audit, ...]) -> None:
    """Each entry has what GitLab asks for, and a fingerprint of its own."""
    entries = as_gitlab(samples)
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == len(prints)
    for entry in entries:
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert entry["description"]
        assert entry["check_name"]
        place = entry["location"]
        begin = place["lines"]["begin"] if "lines" in place else place["positions"]["begin"]["line"]
        assert begin >= 1


def test_no_finding_is_an_empty_list(ferry: Audit) -> None:
    """Not an empty file, which is no JSON."""
    assert as_gitlab([ferry]) == []
    assert as_gitlab([]) == []


# -- JUnit


def test_the_samples_as_suites(samples: tuple[Audit, ...]) -> None:
    """A suite a document; its counts are those of its cases."""
    root = as_junit(samples)
    suites = root.findall("testsuite")
    assert len(suites) == len(samples)
    for suite in suites:
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases) >= 1
        assert int(suite.get("failures", "")) == sum(c.find("failure") is not None for c in cases)


def test_what_was_not_read_is_an_error(ferry: Audit) -> None:
    """A document that could not be read to its end does not pass."""
    notice = Notice("error", "limit", "cut at a limit", incomplete=True)
    suite = as_junit([evolve(ferry, notices=(notice,))]).find("testsuite")
    assert suite is not None
    assert suite.get("errors") == "1"
    assert suite.find("testcase/error") is not None


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_runner_finds_no_command_in_a_suite(fair: Audit, payload: str) -> None:
    """And who reads the XML gets the value."""
    text = written(machine_sinks.JunitSink, [poisoned(fair, payload)])
    assert "::" not in text
    assert not re.search(r"##[A-Za-z]*\[", text)
    root = ET.fromstring(text)  # noqa: S314 - our own output
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("message") == visible(payload)


# -- CSV


def test_rows(fair: Audit, ferry: Audit) -> None:
    """A row a finding, one for a document without any, and all of one width."""
    head, *rows = as_csv([fair, ferry])
    assert [row[head.index("code")] for row in rows] == ["DOC202", "DOC217", "FMT101", ""]
    assert {len(row) for row in rows} == {len(head)}
    head, *rows = as_csv([fair], findings=False)
    assert [row[head.index("id")] for row in rows] == ["c1", "c2", "c3", "c4", "c5"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula(fair: Audit, payload: str) -> None:
    """A spreadsheet runs what begins like one."""
    for findings in (True, False):
        for row in as_csv([poisoned(fair, payload)], findings=findings):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
                assert cell.isprintable()


# -- Markdown


def test_the_summary(fair: Audit, ferry: Audit) -> None:
    """Totals, findings, verdicts, and what was skipped."""
    notice = Notice("warning", "empty", "a.txt: the file is empty", uri="a.txt")
    broken = Notice("warning", "bad-json-ld", "line 7: the JSON-LD is broken", uri="b.html")
    page = as_markdown([fair, ferry], [notice, broken])
    assert "2 documents, 1 error, 1 warning, 1 info" in page
    assert page.count("\n| error |") == 1
    assert "| ferry.html | 2022-03-09 (99%) | not known |" in page
    assert "- a.txt: the file is empty" in page
    assert "- b.html: line 7: the JSON-LD is broken" in page
    assert "Skipped: 2 pdf." in page


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("line 3: at 08:30 UTC", "line 3: at 08:30 UTC"),
        (":smile: ::error::x", r"\:smile: \:\:error\:\:x"),
        (":100: :+1:", r"\:100: \:+1:"),
        ("https://a.example mailto:x", r"https\://a.example mailto\:x"),
        (": a definition", r"\: a definition"),
    ],
)
def test_colons(text: str, written: str) -> None:
    """Only what could begin a mark is escaped: people read the file as it stands, too."""
    assert markdown.escaped(text) == written


def test_a_long_summary_counts_the_rest(fair: Audit) -> None:
    """The worst are listed."""
    many = [evolve(fair, findings=fair.findings[:3])] * 400
    page = as_markdown(many)
    assert page.count("\n| error |") == 400
    assert page.count("\n| warning |") == markdown.MOST - 400
    assert "700 more findings are not listed here." in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_mark_of_a_document_is_one(fair: Audit, payload: str) -> None:
    """Every sign that could begin a mark has a backslash; a table has the cells that we gave it."""
    page = as_markdown([poisoned(fair, payload)])
    for line in page.splitlines():
        assert line.isprintable()
        if line.startswith("| ") and "severity" not in line and "document" not in line:
            assert len(re.findall(r"(?<!\\)\|", line)) in (4, 5)
        plain = re.sub(r"\\.", "", line)
        assert not re.search(r"[<>`*\[\]{}~@]", plain.removeprefix("# "))
        assert "::" not in line
        assert not re.search(r"##[A-Za-z]*\[", line)


# -- all JSON


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_keeps_values_and_starts_no_command(fair: Audit, payload: str) -> None:
    """Read back it is what was there, but for surrogates; printed it commands nobody."""
    audit = poisoned(fair, payload)
    rules = load_rules()
    for make in (machine_sinks.GitlabSink, lambda w: machine_sinks.SarifSink(w, rules)):
        text = written(make, [audit])
        assert "::" not in text
        assert not re.search(r"##[A-Za-z]*\[", text)
        assert not {unicodedata.category(c) for c in text} & {"Cf", "Cs", "Zl", "Zp"}
        assert not any(unicodedata.category(c) == "Cc" and c != "\n" for c in text)
        clean = payload.replace("\ud800", "\ufffd").strip()
        assert any(clean in said for said in strings(json.loads(text)))


def strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    """All strings in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def test_severities_are_all_known(build: SimpleNamespace, fair: Audit) -> None:
    """A rule that is off by default and was selected is a note."""
    off: Finding = build.finding("XXX999", "x", Severity.OFF, "text", fair.timeline.claims[0])
    audit = evolve(fair, findings=(off,))
    assert as_github([audit])[0].startswith("::notice ")
    assert as_gitlab([audit])[0]["severity"] == "info"
