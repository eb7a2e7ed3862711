# ruff: noqa: D103, RUF001 - the name of a test is its sentence; other scripts are data
"""Mails: their parts as documents see them, and what could not be read."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import DEFAULT_SETTINGS, Document, Limits, Settings
from auditor.read import from_bytes, from_text

HEAD = b"Date: Mon, 3 May 2021 10:00:00 +0200\nSubject: Bees\n"
MIXED = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n"


def read(data: bytes, name: str = "a.eml", settings: Settings = DEFAULT_SETTINGS) -> list[Document]:
    return list(from_bytes(data, settings, name))


def only(data: bytes, name: str = "a.eml") -> Document:
    (document,) = read(data, name)
    return document


def text_of(document: Document, name: str = "part/1") -> str:
    part = document.part(name)
    assert part is not None
    return part.text


def codes(document: Document) -> list[tuple[str, bool]]:
    return [(notice.code, notice.incomplete) for notice in document.notices]


def test_a_mail_of_one_part() -> None:
    data = HEAD + b"\nThey arrived.\n"
    document = only(data)

    assert [(part.name, part.file_line) for part in document.parts] == [
        ("headers", 1),
        ("part/1", 4),
    ]
    assert (text_of(document, "headers"), text_of(document)) == (HEAD.decode(), "They arrived.\n")
    assert (document.media_type, document.told.title) == ("message/rfc822", "Bees")
    assert (document.length, document.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert (document.notices, document.incomplete) == ((), False)


def test_parts_stand_where_they_begin_in_the_file() -> None:
    data = MIXED + b"--x\n\none\n--x\nContent-Type: text/html\n\n<p>two</p>\n--x--\n"
    document = only(data)
    lines = data.decode().split("\n")

    assert [part.name for part in document.parts] == [
        "headers",
        "part/1",
        "part/2/headers",
        "part/2",
    ]
    for part in document.parts:
        assert part.file_line is not None
        assert lines[part.file_line - 1].startswith(part.text.split("\n")[0])


@pytest.mark.parametrize("encoding", ["quoted-printable", "QP", '"quoted-printable"'])
def test_quoted_printable(encoding: str) -> None:
    body = f"Content-Transfer-Encoding: {encoding}\n\n3=20M=61y 20=\n21".encode()

    assert text_of(only(HEAD + body)) == "3 May 2021"


def test_base64_with_blanks_and_a_footer_of_a_list() -> None:
    coded = base64.encodebytes(b"3 May 2021, for the bees")
    spoilt = coded.replace(b"M", b" M")
    head = HEAD + b"Content-Transfer-Encoding: base64\n\n"

    assert text_of(only(head + spoilt)) == "3 May 2021, for the bees"
    assert text_of(only(head + base64.b64encode(b"May") + b"\n")) == "May"
    footer = only(head + base64.b64encode(b"on 3 May") + b"\n-- \nsent on 4 May 2021")
    assert text_of(footer) == "on 3 May\n-- \nsent on 4 May 2021"


def test_base64_that_is_cut_is_told() -> None:
    coded = base64.b64encode(b"3 May 2021, for the bees")
    document = only(HEAD + b"Content-Transfer-Encoding: base64\n\n" + coded[:-3])

    assert text_of(document).startswith("3 May 2021")
    assert codes(document) == [("bad-part", True)]


def test_an_encoding_that_nobody_reads_is_named() -> None:
    document = only(HEAD + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n")

    assert codes(document) == [("bad-part", True)]
    assert "part 1 (text/plain) is in x-uuencode" in document.notices[0].text


def test_an_encoding_that_nobody_knows_is_none() -> None:
    assert text_of(only(HEAD + b"Content-Transfer-Encoding: text/html\n\n3 May")) == "3 May"


def test_charsets() -> None:
    body = 'Content-Type: text/plain; charset="koi8-r"\n\nмай'.encode("koi8-r")
    japanese = "Content-Type: text/plain; charset=iso-2022-jp\n\n五月".encode("iso2022_jp")
    html = b'Content-Type: text/html; charset=windows-1251\n\n<meta charset="utf-8">' + (
        "май".encode("cp1251")
    )

    assert text_of(only(HEAD + body)) == "май"
    assert text_of(only(HEAD + japanese)) == "五月"
    assert text_of(only(HEAD + html)).endswith("май")


def test_a_false_charset_is_told_but_not_of_ascii() -> None:
    false = only(HEAD + b"Content-Type: text/plain; charset=us-ascii\n\n" + "März".encode())
    ascii_ = only(HEAD + b"Content-Type: text/plain; charset=unknown-8bit\n\nMay")

    assert text_of(false) == "März"
    assert codes(false) == [("bad-encoding", False)]
    assert codes(ascii_) == []


def test_the_subject_is_the_title() -> None:
    split = b"Subject: =?utf-8?B?QsOk?=\n =?utf-8?Q?r_?= =?koi8-r?Q?=CD=C1=CA?= now\n\nx"
    unknown = b"Subject: =?klingon?Q?a?= b\n\nx"

    assert only(split).told.title == "Bär май now"
    assert only(unknown).told.title == "a b"
    assert only(b"Date: x\n\ny").told.title is None


def test_attachments_are_named_in_one_notice() -> None:
    parts = b"".join(
        b"--x\nContent-Type: image/png; name=%d.png\n\n\x89PNG\n" % n for n in range(8)
    )
    document = only(MIXED + b"--x\n\nsee below\n" + parts + b"--x--\n")
    (notice,) = document.notices

    assert (notice.level, notice.code, notice.incomplete) == ("info", "attachments", False)
    assert "8 attachments were not read: part 2 (0.png), part 3" in notice.text
    assert notice.text.endswith("part 7 (5.png) and 2 more")


def test_a_text_that_is_none_is_an_attachment() -> None:
    document = only(HEAD + b"\n" + bytes(range(256)))

    assert codes(document) == [("attachments", False)]


def test_attached_mails_are_documents_of_their_own() -> None:
    inner = (
        b"Subject: inner\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\nhi\n--y\n"
        b"Content-Type: message/rfc822\n\nSubject: innermost\n\nho\n--y--\n"
    )
    data = MIXED + b"--x\n\nsee\n--x\nContent-Type: message/rfc822\n\n" + inner + b"--x--\n"
    documents = read(data)
    lines = data.decode().split("\n")

    assert [d.uri for d in documents] == ["a.eml", "a.eml#part/2", "a.eml#part/2.2"]
    assert [d.told.title for d in documents] == ["Bees", "inner", "innermost"]
    assert [text_of(d) for d in documents] == ["see", "hi", "ho"]
    part = documents[2].part("part/1")
    assert part is not None
    assert part.file_line is not None
    assert lines[part.file_line - 1] == "ho"


def test_an_attached_mail_may_be_coded() -> None:
    coded = base64.encodebytes(b"Subject: inner\n\nhi\n")
    data = MIXED + b"--x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
    _, inner = read(data + coded + b"--x--\n")

    assert (inner.told.title, text_of(inner)) == ("inner", "hi\n")
    assert {part.file_line for part in inner.parts} == {9}


def test_returned_headers_are_a_mail_without_a_body() -> None:
    data = (
        MIXED
        + b"--x\nContent-Type: text/rfc822-headers\n\nSubject: lost\n"
        + (b"Content-Type: multipart/mixed; boundary=z\n\n--x--\n")
    )
    _, lost = read(data)

    assert (lost.uri, lost.told.title, lost.notices) == ("a.eml#part/1", "lost", ())


def test_what_stands_round_the_parts_is_read_if_it_may_hold_a_date() -> None:
    document = only(MIXED + b"sent in 2021\n--x\n\nx\n--x--\nno date")

    assert text_of(document, "part/preamble") == "sent in 2021"
    assert document.part("part/epilogue") is None


@pytest.mark.parametrize("body", [b"3 May 2021\n", b"--y\n\n3 May 2021\n--y--\n"])
def test_a_multipart_without_parts_is_text(body: bytes) -> None:
    document = only(MIXED + body)

    assert "3 May 2021" in text_of(document)
    assert codes(document) == [("cut", True)]


@given(st.integers(0, 200))
def test_a_cut_mail_says_so_and_loses_nothing_before_the_cut(at: int) -> None:
    whole = MIXED + b"--x\n\nOn 3 May 2021 it rained.\n--x\n\nOn 4 May 2021 it snowed.\n--x--"
    start = whole.index(b"--x\n")
    cut = whole[: min(start + at, len(whole) - 2)]
    document = only(cut)

    assert document.incomplete
    read_ = "".join(part.text for part in document.parts[1:])
    assert all(word in read_ for word in cut[start:].decode().split() if word.isalnum())


def test_forms_of_files() -> None:
    mail = HEAD + b"\nhello"

    assert text_of(only(b"\xef\xbb\xbf" + mail)) == "hello"
    assert text_of(only((HEAD + b"\nhello").decode().encode("utf-16"))) == "hello"
    assert text_of(only(mail.replace(b"\n", b"\r"))) == "hello"
    assert text_of(only(mail.replace(b"\n", b"\r\n"))) == "hello"
    apple = only(b"%d\n" % len(mail) + mail + b"<plist>", "a.emlx")
    assert text_of(apple) == "hello"
    assert [part.file_line for part in apple.parts] == [2, 5]
    (plain,) = from_text("Subject: x\n\nhello", DEFAULT_SETTINGS, "a.eml")
    assert text_of(plain) == "hello"


def test_a_mail_without_a_header_block_is_text() -> None:
    assert text_of(only(b"3 May 2021 was warm.")) == "3 May 2021 was warm."


def test_an_empty_file_is_told() -> None:
    assert codes(only(b"")) == [("empty", False)]


def test_a_file_beyond_the_limit_is_read_up_to_it() -> None:
    (document,) = read(HEAD + b"\n" + b"x" * 100, settings=Settings(limits=Limits(bytes=80)))

    assert codes(document) == [("limit", True)]
    assert text_of(document)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    read(MIXED + data)
    read(data)
