# ruff: noqa: D103 - the name of a test is its sentence
"""Header blocks: their fields with places, and parameters in all the ways they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.mail_fields import block_end, declared, fields, named

DATES = named("date", "received")


def test_a_field_has_its_value_and_place() -> None:
    text = "Subject: Date: no\nDATE : \tMon, 3 May 2021 \nX: y\n"
    (field,) = fields(text, DATES)

    assert (field.name, field.written, field.value) == ("date", "DATE", "Mon, 3 May 2021")
    assert text[field.start : field.end] == field.value


def test_a_folded_field_is_one_line() -> None:
    text = "Received: by a;\r\n\tMon, 3 May 2021\r\n  10:00 +0200\r\nDate: x\r\n"
    first, second = fields(text, DATES)

    assert first.value == "by a; Mon, 3 May 2021 10:00 +0200"
    assert second.value == "x"


def test_a_folded_line_is_no_field() -> None:
    assert list(fields("Subject: a\n Date: 3 May 2021\n", DATES)) == []


def test_the_line_of_a_mailbox_is_no_field() -> None:
    text = "From me@x Mon May  3 10:00:00 2021\n>From me: x\nDate: y\n"

    assert [field.value for field in fields(text, DATES)] == ["y"]


@pytest.mark.parametrize(
    ("data", "head", "body"),
    [
        (b"A: b\n\nDate: x\n", b"A: b\n", b"Date: x\n"),
        (b"A: b\r\n\r\nc", b"A: b\r\n", b"c"),
        (b"\nbody", b"", b"body"),
        (b"A: b\nno field\nC: d\n", b"A: b\n", b"no field\nC: d\n"),
        (b"A: b\n--x: y\n", b"A: b\n", b"--x: y\n"),
        (b"A: b", b"A: b", b""),
        (b"", b"", b""),
        (b"From me\nA: b\n\nc", b"From me\nA: b\n", b"c"),
    ],
)
def test_where_a_header_block_ends(data: bytes, head: bytes, body: bytes) -> None:
    first, second = block_end(data, 0, len(data))

    assert (data[:first], data[second:]) == (head, body)


@pytest.mark.parametrize(
    ("value", "kind", "parameters"),
    [
        ("text/plain", "text/plain", {}),
        ("TEXT/Plain; Charset=UTF-8", "text/plain", {"charset": "UTF-8"}),
        ('text/plain (a comment); charset="utf-8"', "text/plain", {"charset": "utf-8"}),
        ('a/b; x="a;\\"b\\\\"; y=2 (c)', "a/b", {"x": 'a;"b\\', "y": "2"}),
        ("a/b; name*0=plan; name*1=.pdf", "a/b", {"name": "plan.pdf"}),
        ("a/b; name*=utf-8''pl%C3%A4ne.pdf", "a/b", {"name": "pläne.pdf"}),
        ("a/b; name*0*=utf-8''pl%C3%A4; name*1=ne.pdf", "a/b", {"name": "pläne.pdf"}),
        ("a/b; name=plan.pdf; name*=utf-8''pl%C3%A4n", "a/b", {"name": "plän"}),
        ('a/b; boundary="--x', "a/b", {"boundary": "--x"}),
        ("a/b; ; =; charset", "a/b", {}),
        ("", "", {}),
    ],
)
def test_parameters(value: str, kind: str, parameters: dict[str, str]) -> None:
    found = declared(value)

    assert (found.value, dict(found.parameters)) == (kind, parameters)


@given(st.text(alphabet='ab*0;="\\ (\n', max_size=60))
def test_no_value_is_too_odd(value: str) -> None:
    declared(value)


@given(st.binary(max_size=80))
def test_a_block_lies_within_its_bytes(data: bytes) -> None:
    head, body = block_end(data, 0, len(data))

    assert 0 <= head <= body <= len(data)
