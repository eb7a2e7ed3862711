"""The JSON report keeps its contract, whatever the documents hold."""

from __future__ import annotations

import json as reader
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest
from attrs import evolve

from auditor.model import (
    Audit,
    Notice,
    NoticePlace,
    Order,
    RecordPlace,
    Relation,
    Report,
    Settings,
    Tense,
    Timeline,
    Verdict,
)
from auditor.render import json
from auditor.when.offset import Instant
from auditor.when.partial_date import PartialDate

SCHEMA: dict[str, Any] = reader.loads(
    files("auditor.render").joinpath("report.schema.json").read_text(encoding="utf-8")
)
SETTINGS = Settings(as_of=PartialDate(2026, 11, 24), as_of_from="option")


def closed(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """The schema with every object closed: it names each property that we write."""
    if isinstance(schema, dict):
        result = {key: closed(value) for key, value in schema.items()}
        if "properties" in result and "additionalProperties" not in result:
            result["additionalProperties"] = False
        return result
    return [closed(item) for item in schema] if isinstance(schema, list) else schema


def check(text: str) -> Any:  # noqa: ANN401 - JSON
    """The value of a report, held against the schema and its closed form."""
    value = reader.loads(text, parse_constant=pytest.fail)
    jsonschema.Draft202012Validator(SCHEMA).validate(value)
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(value)
    return value


def test_the_schema_is_one() -> None:
    """The file that ships is a valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_reports_follow_the_schema(fair: Audit, minutes: Audit, ferry: Audit) -> None:
    """A report of several documents, and one of none."""
    value = check(json.report(Report((fair, minutes, ferry), SETTINGS), "0.1.0"))

    assert value["schema"] == "auditor-report/1"
    assert value["tool"] == {"name": "auditor", "version": "0.1.0"}
    assert (value["as_of"], value["as_of_from"]) == ("2026-11-24", "option")
    assert [d["uri"] for d in value["documents"]] == ["fair.txt", "minutes.txt", "ferry.html"]
    assert value["summary"] == {
        "documents": 3,
        "skipped": {},
        "findings": {"error": 1, "warning": 2, "info": 1},
    }
    assert check(json.report(Report((), SETTINGS, skipped={"pdf": 2}), "0"))["summary"] == {
        "documents": 0,
        "skipped": {"pdf": 2},
        "findings": {"error": 0, "warning": 0, "info": 0},
    }


def test_the_contract_field_by_field(fair: Audit) -> None:
    """The example of the contract, as it is written."""
    document = check(json.report(Report((fair,), SETTINGS), "0"))["documents"][0]
    claim = document["claims"][1]

    assert document["published"]["edtf"] == "2021-04-11"
    assert document["published"]["alternatives"] == [{"edtf": "2021-11-04", "confidence": 0.02}]
    assert document["published"]["because"][0]["evidence"] == "event-shortly-before"
    assert document["modified"] == {
        "edtf": None,
        "instant": None,
        "confidence": None,
        "claims": [],
        "alternatives": [],
        "because": [],
        "would_settle": [],
    }
    assert claim["owner"] == {"kind": "document", "key": "document"}
    assert claim["location"] == {"part": "body", "start": 93, "end": 103, "line": 6, "column": 7}
    assert claim["readings"][0] == {
        "edtf": "2021-04-11",
        "known": ["year", "month", "day"],
        "implied": [],
        "from": None,
        "order": "dmy",
        "instant": None,
        "status": "chosen",
        "because": "three days after the fair",
    }
    assert claim["readings"][1]["status"] == "ruled-out"
    assert not {"label", "weekday", "anchor", "relation", "tense", "quoted"} & claim.keys()
    assert [f["subsumed_by"] for f in document["findings"]] == [None, None, None, "DOC202"]


def test_what_is_set_is_printed(ferry: Audit) -> None:
    """Everything that a claim, a verdict and a document can carry."""
    claim = evolve(
        ferry.timeline.claims[0],
        label="Posted",
        field="datePublished",
        source="9&nbsp;March 2022",
        weekday=0,
        anchor="c2",
        relation=Relation(2, "c2"),
        tense=Tense.PAST,
        quoted=True,
        location=evolve(ferry.timeline.claims[0].location, pointer="/a", file_line=9),
    )
    instant = Instant(PartialDate(2022, 3, 9), 14, 5, offset=60)
    reading = evolve(claim.readings[0], instant=instant, order=Order.YDM, source="c2")
    claim = evolve(claim, readings=(reading,))
    impossible = evolve(ferry.timeline.claims[1], readings=(), impossible="june has 30 days")
    timeline = evolve(
        ferry.timeline,
        claims=(claim, impossible),
        published=evolve(ferry.timeline.published, instant=instant),
    )
    place = RecordPlace("17", 17, 17, 20_480)
    notice = Notice(
        "warning", "limit", "cut", "x", NoticePlace("body", 1, 2, 3, 4), incomplete=True
    )
    audit = Audit(evolve(ferry.document, record=place), timeline, notices=(notice,))
    document = check(json.report(Report((audit,), SETTINGS, notices=(notice,)), "0"))["documents"][
        0
    ]

    assert document["record"] == {"id": "17", "number": 17, "line": 17, "offset": 20_480}
    assert document["claims"][0]["weekday"] == 0
    assert document["claims"][0]["relation"] == {"years": 2, "after": "c2"}
    assert document["claims"][0]["location"]["pointer"] == "/a"
    assert document["claims"][0]["readings"][0]["instant"] == "2022-03-09T14:05+01:00"
    assert document["claims"][1]["impossible"] == "june has 30 days"
    assert document["notices"][0]["location"]["line"] == 3
    assert document["notices"][0]["incomplete"] is True


def test_dates_have_no_findings(fair: Audit) -> None:
    """Where no rule ran there is nothing to say about findings, not even that there are none."""
    value = check(json.report(Report((fair,), SETTINGS), "0", findings=False))

    assert "findings" not in value
    assert "findings" not in value["documents"][0]
    assert "findings" not in value["summary"]


def test_a_line_is_one_document(fair: Audit) -> None:
    """A line of jsonl equals the element of the report."""
    line = json.line(fair)

    assert "\n" not in line
    assert reader.loads(line) == check(json.report(Report((fair,), SETTINGS), "0"))["documents"][0]


def test_hostile_text_cannot_break_the_report(build: SimpleNamespace) -> None:
    """Surrogates, controls and commands in names and surfaces: valid, and places stay true."""
    text = "\ud800 \x1b]0;x\x07 ##[error] \u202e 2021-05-03"
    source = build.document(text, "a\udcff\n.txt")
    claim = build.claim(source, text, 1, build.reading("2021-05-03"))
    audit = Audit(source, build_timeline(claim))
    written = json.report(Report((audit,), SETTINGS), "0")
    document = check(written)["documents"][0]

    assert written.replace("\n", "").isprintable()
    written.encode("utf-8")
    assert document["uri"] == "a\ufffd\n.txt"
    assert document["path_bytes_b64"] == "Yf8KLnR4dA=="
    assert document["claims"][0]["surface"] == text.replace("\ud800", "\ufffd")
    assert document["claims"][0]["location"]["end"] == len(text)


def test_a_surrogate_that_is_no_byte_of_a_path(build: SimpleNamespace) -> None:
    """The id of a record can hold one; then there are no bytes to give."""
    audit = Audit(build.document("x", "a.jsonl#\ud800"), build_timeline())

    assert (
        "path_bytes_b64" not in check(json.report(Report((audit,), SETTINGS), "0"))["documents"][0]
    )


def test_probabilities_are_rounded_and_never_nan(ferry: Audit) -> None:
    """The same on every machine; a NaN would be no JSON and is refused."""
    verdict = evolve(ferry.timeline.published, confidence=0.123456789)
    audit = evolve(ferry, timeline=evolve(ferry.timeline, published=verdict))
    broken = evolve(verdict, confidence=float("nan"))

    assert json.document(audit)["published"]["confidence"] == 0.1235
    with pytest.raises(ValueError, match="JSON"):
        json.line(evolve(ferry, timeline=evolve(ferry.timeline, published=broken)))


def build_timeline(*claims: object) -> Any:  # noqa: ANN401 - a timeline of claims from a namespace
    """A timeline that says nothing about its claims."""
    return Timeline(tuple(claims), published=Verdict())  # type: ignore[arg-type] # claims
