# ruff: noqa: D103 - the name of a test is its sentence
"""What an input is, by its first bytes and its name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.read.sniff import Reader, is_page, is_text, looks_like_html, sniff, suffix_of

PAGE = b"\n<!-- saved --><!DOCTYPE html>\n<html>"
RECORD = b'{"id": 1, "text": "x"}\n{"id": 2}\n'


@pytest.mark.parametrize(
    ("name", "head", "reader"),
    [
        ("a.html", b"anything", Reader.HTML),
        ("a.HTM", b"", Reader.HTML),
        ("a.txt", b"some words", Reader.TEXT),
        ("a.md", b"# title", Reader.MARKDOWN),
        ("a.txt", PAGE, Reader.HTML),
        ("a.json", PAGE, Reader.HTML),
        ("a.jsonl", PAGE, Reader.HTML),
        ("a.xml", b'<?xml version="1.0"?>\n<html xmlns="x">', Reader.HTML),
        ("a.txt", b"\xff\xfe" + "<html>".encode("utf-16-le"), Reader.HTML),
        ("a.txt", b"<p>a fragment stays text</p>", Reader.TEXT),
        ("a.json", b"{}", Reader.JSON),
        ("a.json", RECORD, Reader.JSON_LINES),
        ("a.json", b'{"a": 1}\n', Reader.JSON),
        ("a.json", b'{"a": 1}\n,', Reader.JSON),
        ("a.json", b'{"a":\n{"b": 1}}', Reader.JSON),
        ("a.jsonl", RECORD, Reader.JSON_LINES),
        ("a.jsonl", b"{\n", Reader.JSON),
        ("a.ndjson", b"[{", Reader.JSON),
        ("-", RECORD, Reader.JSON_LINES),
        ("-", b"\xef\xbb\xbf[ {", Reader.JSON),
        ("-", b"{}", Reader.JSON),
        ("-", b"[Update] It rained.", Reader.TEXT),
        ("-", b"{brace}", Reader.TEXT),
        ("-", b"<p class=x>A fragment", Reader.HTML),
        ("-", b"<rss version='2.0'>", Reader.FEED),
        ("-", b"<a-z> is a range", Reader.TEXT),
        ("-", b"Received: from x\n", Reader.MAIL),
        ("-", b"From me@x Thu Apr  8 10:11:12 2021\n", Reader.MBOX),
        ("-", b"From here on it rained.\n", Reader.TEXT),
        ("-", b"From: <Saved by Blink>\n", Reader.MHTML),
        ("-", b"From: a\nTo: b\nSubject: c\nDate: d\n\n", Reader.MAIL),
        ("-", b"Date: 3 May 2021\n\nIt rained.", Reader.TEXT),
        ("a.txt", b"From: a\nTo: b\nSubject: c\nDate: d\n\n", Reader.TEXT),
        ("a.txt", b"Received: from x\nSubject: c\n\n", Reader.MAIL),
        ("a.eml", b"From: <Saved by Blink>\n", Reader.MHTML),
        ("a.eml", b"From me@x Thu Apr  8 10:11:12 2021\nDate: d\n", Reader.MAIL),
        ("a.mht", b"Received: from x\nFrom: me\n", Reader.MAIL),
        ("a.mht", b"MIME-Version: 1.0\n", Reader.MHTML),
        ("a.msg", b"x", Reader.NOBODY_YET),
        ("page.php", PAGE, Reader.HTML),
        ("notes.log", b"some words", Reader.TEXT),
        ("a.html", b"%PDF-1.7", Reader.NOBODY_YET),
        ("a.txt", b"\x1f\x8b\x08", Reader.PACKED),
        ("a.docx", b"PK\x03\x04", Reader.NOBODY_YET),
        ("a.eml", b"some words", Reader.MAIL),
        ("a", b"\x7fELF", Reader.NOBODY),
        ("a.txt", bytes(range(256)) * 4, Reader.NOBODY),
        ("a.txt", b"\0\0\0\1" * 50, Reader.NOBODY),
        ("a", bytes(range(256)) * 4, Reader.NOBODY),
        ("a.txt", b"a few \0 words", Reader.TEXT),
        ("a.txt", b"", Reader.TEXT),
        ("a.txt", "übung".encode("utf-16"), Reader.TEXT),
        ("a.txt", ("ü" * 3000).encode(), Reader.TEXT),
    ],
)
def test_kinds(name: str, head: bytes, reader: Reader) -> None:
    assert sniff(name, head).reader is reader


def test_office_files_are_known_by_their_suffix() -> None:
    assert sniff("a.docx", b"PK\x03\x04").label == "an office document"
    assert sniff("a.txt", b"PK\x03\x04").label == "a ZIP archive"


def test_suffixes_are_lower_case() -> None:
    assert suffix_of("x/A.HTML") == ".html"
    assert suffix_of("x.d/readme") == ""


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("<p>one</p>", True),
        ("  <div class=x>one<br/>", True),
        ("<!doctype html>x", True),
        ("<p>never closed", False),
        ("a <p>b</p>", False),
        ("<3 rain", False),
        ("", False),
    ],
)
def test_strings_that_are_html(text: str, *, is_html: bool) -> None:
    assert looks_like_html(text) is is_html


@given(st.binary(max_size=200), st.sampled_from(["-", "a.txt", "a.html", "a.json", "a.x", ""]))
def test_any_bytes_are_of_some_kind(head: bytes, name: str) -> None:
    assert sniff(name, head).media_type
    assert is_page(head) in (True, False)
    assert is_text(head) in (True, False)


@given(st.text(min_size=1))
def test_utf_8_text_without_controls_is_text(text: str) -> None:
    clean = "".join(c for c in text if c.isprintable())

    assert is_text(("plain: " + clean).encode("utf-8", "replace"))
