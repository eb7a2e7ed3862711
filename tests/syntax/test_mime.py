# ruff: noqa: D103 - the name of a test is its sentence
"""The parts of a mail: numbers, spans, and what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.mime import Entity, Structure, structure

MIXED = b"Content-Type: multipart/mixed; boundary=x\n\n"


def read(data: bytes, depth: int = 100, parts: int = 100) -> Structure:
    return structure(data, depth=depth, parts=parts)


def shown(data: bytes, entity: Entity) -> tuple[str, str, bytes]:
    return entity.number, entity.kind.value, data[slice(*entity.body)]


def test_a_mail_of_one_part() -> None:
    (mail,) = read(b"Date: x\n\nhello\n").entities

    assert shown(b"Date: x\n\nhello\n", mail) == ("", "text/plain", b"hello\n")


def test_parts_are_numbered_as_in_imap() -> None:
    data = (
        MIXED + b"preamble\n--x\nContent-Type: multipart/alternative; boundary=y\n\n"
        b"--y\n\none\n--y\nContent-Type: text/html\n\n<p>\n--y--\nend\n--x\n\ntwo\n--x--\nepilogue"
    )
    found = read(data).entities

    assert [shown(data, one) for one in found] == [
        ("", "multipart/mixed", b"preamble"),
        ("1", "multipart/alternative", b""),
        ("1.1", "text/plain", b"one"),
        ("1.2", "text/html", b"<p>"),
        ("2", "text/plain", b"two"),
    ]
    assert [one.container for one in found] == [-1, 0, 1, 1, 0]
    assert data[slice(*(found[0].epilogue or (0, 0)))] == b"epilogue"
    assert data[slice(*(found[1].epilogue or (0, 0)))] == b"end"
    assert all(one.closed for one in found)


def test_a_part_of_a_digest_is_a_mail() -> None:
    data = MIXED.replace(b"mixed", b"digest") + b"--x\n\nDate: y\n\nz\n--x--\n"

    assert [one.kind.value for one in read(data).entities] == ["multipart/digest", "message/rfc822"]


@pytest.mark.parametrize("end", [b"", b"\n--x", b"\n--", b"\n--x-"])
def test_a_missing_end_is_seen(end: bytes) -> None:
    mail, first, *_ = read(MIXED + b"--x\n\none" + end).entities

    assert (mail.closed, first.closed) == (False, True)


def test_an_outer_boundary_ends_inner_parts() -> None:
    data = MIXED + b"--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\na\n--x\n\nb\n--x--\n"
    mail, inner, first, second = read(data).entities

    assert (mail.closed, inner.closed) == (True, False)
    assert (shown(data, first)[2], shown(data, second)[2]) == (b"a", b"b")


def test_a_boundary_that_looks_like_the_end_of_another() -> None:
    data = b"Content-Type: multipart/mixed; boundary=x--\n\n--x--\n\na\n--x----\n"
    mail, first = read(data).entities

    assert (mail.closed, shown(data, first)) == (True, ("1", "text/plain", b"a"))


def test_an_empty_boundary_parts_nothing() -> None:
    (mail,) = read(b'Content-Type: multipart/mixed; boundary=""\n\n-- \nAnn\n--\n').entities

    assert (mail.parts, mail.closed) == (0, True)


def test_depth_and_number_have_limits() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5)
    )
    deep = read(nested + b"\nx", depth=3)
    many = read(MIXED + b"--x\n\na\n" * 10 + b"--x--\n", parts=4)

    assert [one.unread for one in deep.entities] == [False, False, False, True]
    assert (len(many.entities), many.too_many) == (5, True)
    assert many.entities[0].closed


@given(
    st.lists(
        st.sampled_from((b"--x", b"--y", b"--x--", b"--y--", b"", b"\n", b"\r\n", b"a",
                         b"Content-Type: multipart/mixed; boundary=y\n\n", MIXED)),
        max_size=30,
    )
)  # fmt: skip
def test_spans_lie_within_the_mail_and_do_not_overlap(pieces: list[bytes]) -> None:
    data = MIXED + b"\n".join(pieces)
    at = 0
    for one in read(data, depth=5).entities:
        assert at <= one.head[0] <= one.head[1] <= one.body[0] <= one.body[1] <= len(data)
        at = one.body[1]
