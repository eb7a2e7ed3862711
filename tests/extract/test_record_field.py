"""Claims of records: their own fields, their headers, and what was told."""

from __future__ import annotations

import json
from typing import Any

import pytest

import auditor
from auditor.extract.record_field import record_claims, told_claims
from auditor.model import Channel, Claim, Document, OwnerKind, Part, Role


def claims_of(record: dict[str, Any] | str, **fields: str) -> list[Claim]:
    """The claims of a record; `fields` maps keys to pointers."""
    text = record if isinstance(record, str) else json.dumps(record, ensure_ascii=False)
    document = Document(
        uri="a.jsonl#1",
        media_type="application/json",
        sha256="0" * 64,
        length=len(text),
        encoding="utf-8",
        parts=(Part("record", text, "application/json"),),
        record_fields=fields,
    )
    claims = record_claims(document, max_depth=200).claims
    for claim in claims:
        slice_ = text[claim.location.start : claim.location.end]
        assert slice_ == (claim.surface if claim.source is None else claim.source)
        assert claim.location.part == "record"
    return claims


def test_named_fields_are_claims_of_the_document() -> None:
    """The stored publication date is judged like any other."""
    published, retrieved = claims_of(
        {"published": "2021-04-11", "crawl_time": 1618136100},
        published="/published",
        retrieved="/crawl_time",
    )
    assert (published.role, published.channel) == (Role.PUBLISHED, Channel.RECORD)
    assert (published.field, published.location.pointer) == ("published", "/published")
    assert published.owner.kind is OwnerKind.DOCUMENT
    assert (retrieved.role, retrieved.field) == (Role.CAPTURED, "retrieved")


def test_other_date_fields_are_found_by_their_names() -> None:
    """A record often stores several dates, and they may differ."""
    claims = claims_of(
        {
            "published": "2021-04-11",
            "date_pub": "2021-04-12",
            "meta": {"lastModified": "2021-05-01", "title": "2020"},
            "publisher": "2019-01-01",
            "comments": [{"date": "2021-06-01"}],
            "author": {"created_at": "2010-01-01"},
        },
        published="/published",
    )
    assert [(c.field, c.surface, c.role) for c in claims] == [
        ("published", "2021-04-11", Role.PUBLISHED),
        ("date_pub", "2021-04-12", Role.PUBLISHED),
        ("meta.lastModified", "2021-05-01", Role.MODIFIED),
    ]


def test_an_unreadable_published_field_is_a_claim() -> None:
    """Only the fields that the user named are surely date fields."""
    (claim,) = claims_of(
        {"published": "no. 4711-x", "date_pub": "no. 4711-x"}, published="/published"
    )
    assert claim.meaning.impossible


def test_empty_and_foreign_values_are_no_claims() -> None:
    """Null, blank and words without digits."""
    for value in (None, "", "  ", "unknown", True, {"a": 1}):
        assert claims_of({"published": value}, published="/published") == []


HEADERS = {"Date": "Sun, 11 Apr 2021 10:15:00 GMT", "Set-Cookie": "a; expires=Mon, 12 Apr 2021"}


@pytest.mark.parametrize(
    "headers",
    [
        HEADERS,
        {key: [value] for key, value in HEADERS.items()},
        list(HEADERS.items()),
        [{"name": key, "value": value} for key, value in HEADERS.items()],
        "HTTP/1.1 200 OK\r\n" + "".join(f"{k}: {v}\r\n" for k, v in HEADERS.items()),
        "".join(f"{k}: {v}\n" for k, v in HEADERS.items()),
    ],
)
def test_headers_are_read_in_every_shape(headers: object) -> None:
    """An object, pairs, named pairs, or the raw block."""
    (claim,) = claims_of({"headers": headers}, headers="/headers")
    assert (claim.role, claim.channel, claim.field) == (Role.CAPTURED, Channel.HTTP, "date")
    assert claim.surface == HEADERS["Date"]


def test_header_roles() -> None:
    """A cache's expiry is the server's, an age is a duration."""
    claims = claims_of(
        {
            "headers": {
                "last-modified": "Sun, 11 Apr 2021 10:15:00 GMT",
                "expires": "0",
                "Expires": "Thu, 01 Jan 1970 00:00:00 GMT",
                "Memento-Datetime": "Mon, 12 Apr 2021 10:15:00 GMT",
                "Age": "3600",
            }
        },
        headers="/headers",
    )
    roles = {c.field: (c.role, c.owner.kind) for c in claims if c.surface != "0"}
    assert roles == {
        "last-modified": (Role.MODIFIED, OwnerKind.DOCUMENT),
        "expires": (Role.EXPIRES, OwnerKind.SITE),
        "memento-datetime": (Role.CAPTURED, OwnerKind.DOCUMENT),
        "age": (Role.NONE, OwnerKind.DOCUMENT),
    }
    assert claims[-1].meaning.timex_value == "PT3600S"


def test_what_was_told_is_a_claim() -> None:
    """Where it can be read as a date."""
    (told,) = told_claims("2021-05-01")
    assert (told.role, told.location.part, told.surface) == (Role.CAPTURED, "told", "2021-05-01")
    assert told_claims(None) == told_claims("") == told_claims("soon") == []


@pytest.mark.parametrize("value", ['"2021-05-01"', "1617235200", "1.6e9", "-0"])
def test_what_a_record_states_is_not_told_again(value: str) -> None:
    """However it is written there, no claim stands outside of the document."""
    record = f'{{"text": "x", "retrieved": {value}}}'
    report = auditor.audit(record.encode(), name="a.json")
    assert all(c.location.part == "record" for c in report.audits[0].timeline.claims)


def test_a_broken_record_is_no_error_here() -> None:
    """The reader tells of it; what can be read is."""
    assert [
        c.surface for c in claims_of('{"published": "2021-04-11", "x": ', published="/published")
    ] == ["2021-04-11"]


def test_a_field_that_stands_twice_states_two_dates() -> None:
    """Whichever of them programs read; none can be hidden behind the other."""
    record = '{"published": "2021-04-03", "published": "2022-05-05"}'

    assert [(c.surface, c.location.pointer) for c in claims_of(record, published="/published")] == [
        ("2021-04-03", "/published"),
        ("2022-05-05", "/published"),
    ]
