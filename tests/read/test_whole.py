# ruff: noqa: D103 - the name of a test is its sentence
"""Pages and texts as documents, and files that are not read."""

import hashlib
import io
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import DEFAULT_SETTINGS, NOTICE_CODES, Document, Limits
from auditor.read import Item, documents, from_bytes, from_text
from auditor.read.stream import Stream


def _read(data: bytes, name: str, **settings: Any) -> Document:  # noqa: ANN401 - fields of Settings
    (document,) = from_bytes(data, evolve(DEFAULT_SETTINGS, **settings), name)
    return document


def test_a_page() -> None:
    data = "\ufeff<html>é\r\n\0</html>".encode()
    document = _read(data, "a.html", url="http://x", language="fr", retrieved="2022-01-01")

    assert (document.uri, document.media_type, document.encoding) == (
        "a.html",
        "text/html",
        "utf-8",
    )
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.length == len(data)
    (part,) = document.parts
    assert (part.name, part.media_type, part.file_line) == ("body", "text/html", None)
    assert part.text == "\ufeff<html>é\r\n\0</html>"
    assert document.told.url == "http://x"
    assert document.told.language == "fr"
    assert document.told.retrieved == "2022-01-01"
    assert (document.notices, document.incomplete) == ((), False)


def test_a_text() -> None:
    document = _read(b"11 April 2021\n", "a.text")

    assert (document.media_type, document.parts[0].media_type) == ("text/plain", "text/plain")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.txt", b""), ("a.html", b"\xef\xbb\xbf"), ("a.json", b""), ("a.jsonl", b"")],
)
def test_an_empty_file_is_told_without_alarm(name: str, data: bytes) -> None:
    document = _read(data, name)
    (notice,) = document.notices

    assert (notice.level, notice.code) == ("info", "empty")
    assert notice.text == f"{name}: the file is empty"
    assert not document.incomplete
    assert document.part("body") is not None


def test_a_false_charset_is_a_warning() -> None:
    document = _read(b"<meta charset=utf-8>caf\xe9", "a.html")
    (notice,) = document.notices

    assert (notice.level, notice.code, notice.incomplete) == ("warning", "bad-encoding", False)
    assert notice.text == (
        "a.html: the declared encoding utf-8 does not fit the bytes; read as windows-1252"
    )
    assert not document.incomplete


def test_a_file_beyond_the_limit_is_read_up_to_it() -> None:
    data = "ééééé".encode()
    document = _read(data, "a.txt", limits=Limits(bytes=5))
    (notice,) = document.notices

    assert document.parts[0].text == "éé"
    assert (document.length, document.sha256) == (10, hashlib.sha256(data).hexdigest())
    assert (notice.code, document.incomplete) == ("limit", True)
    assert notice.text == "a.txt: only the first 5 of 10 bytes were read; raise limits.bytes"


@pytest.mark.parametrize(
    ("name", "data", "code", "media_type", "told"),
    [
        ("a.pdf", b"%PDF-", "unsupported", "application/pdf", "PDF is not read yet: save its text"),
        ("a.msg", b"", "unsupported", "application/vnd.ms-outlook", "an Outlook message"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "unsupported", "application/octet-stream", "unpack it"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "unsupported", "image/png", "an image is not read yet"),
        (
            "a.bin",
            b"\0\1\2\3\4",
            "binary",
            "application/octet-stream",
            "is binary data of no known",
        ),
    ],
)
def test_what_is_not_read_is_told(
    name: str, data: bytes, code: str, media_type: str, told: str
) -> None:
    document = _read(data, name)
    (notice,) = document.notices

    assert (notice.level, notice.code, document.media_type) == ("error", code, media_type)
    assert told in notice.text
    assert document.incomplete
    assert document.parts == ()
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_a_text_is_decoded_already() -> None:
    text = '<html><meta charset="koi8-r">é \ud800'
    (page,) = from_text(text, DEFAULT_SETTINGS, "x")
    (plain,) = from_text("From: me\nReceived: x", DEFAULT_SETTINGS)
    first, second = from_text('{"a": 1}\n{"a": 2}', DEFAULT_SETTINGS, "x.jsonl")

    assert page.parts[0].text == text
    assert (page.media_type, page.notices) == ("text/html", ())
    assert plain.media_type == "text/plain"
    assert (first.uri, second.uri) == ("x.jsonl#1", "x.jsonl#2")


class Drip(io.BytesIO):
    """A pipe that gives one byte at a time."""

    def read(self, size: int | None = -1, /) -> bytes:
        """The next byte."""
        return super().read(1) if size else b""


def test_a_stream_in_small_pieces_is_read_whole() -> None:
    text = b'{"a": 1}\n\n{"b": 2}\n'
    found = list(documents(Item("x.jsonl", stream=Drip(text)), DEFAULT_SETTINGS))
    stream = Stream(Drip(b"abc"))

    assert [d.record.line for d in found if d.record] == [1, 3]
    assert (stream.head(2), stream.content(9).data, stream.content(9).data) == (b"ab", b"abc", b"")


def test_a_stream_in_small_pieces_keeps_to_the_limit() -> None:
    content = Stream(Drip(b"abc")).content(2)
    lines = list(Stream(Drip(b"abc\n \nd")).lines(2))

    assert (content.data, content.length, content.cut) == (b"ab", 3, True)
    assert content.sha256 == hashlib.sha256(b"abc").hexdigest()
    assert [(line.raw, line.number, line.offset, line.cut) for line in lines] == [
        (b"ab", 1, 0, True),
        (b" \n", 2, 4, False),
        (b"d", 3, 6, False),
    ]


NAMES = ["-", "a.html", "a.txt", "a.json", "a.jsonl", "a.pdf", "a.xyz", ""]
STARTS = [
    b"",
    b"<html>",
    b"{",
    b"[{",
    b'{"text": "',
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"%PDF-",
    b"From ",
]


@given(
    st.sampled_from(NAMES),
    st.sampled_from(STARTS),
    st.binary(max_size=200),
    st.sampled_from([DEFAULT_SETTINGS, evolve(DEFAULT_SETTINGS, limits=Limits(bytes=13))]),
)
def test_arbitrary_bytes_never_raise(name: str, start: bytes, rest: bytes, settings: Any) -> None:  # noqa: ANN401 - drawn by hypothesis
    found = list(from_bytes(start + rest, settings, name))

    assert found
    for document in found:
        assert document.uri.startswith(name)
        assert document.incomplete == any(n.incomplete for n in document.notices)
        for notice in document.notices:
            assert notice.code in NOTICE_CODES
            assert notice.text.isprintable()


@given(st.text(), st.sampled_from(NAMES))
def test_arbitrary_text_never_raises(text: str, name: str) -> None:
    assert list(from_text(text, DEFAULT_SETTINGS, name))
