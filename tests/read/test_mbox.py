# ruff: noqa: D103 - the name of a test is its sentence
"""Mailboxes: where a mail ends and the next begins, in constant memory."""

import hashlib
import io
import tracemalloc

import pytest

from auditor.model import DEFAULT_SETTINGS, Document, Limits, Settings
from auditor.read import from_bytes
from auditor.read.mbox import read_mbox
from auditor.read.stream import Stream

FROM = b"From me@here.example Mon May  3 10:00:00 2021\n"


def read(data: bytes, settings: Settings = DEFAULT_SETTINGS) -> list[Document]:
    return list(from_bytes(data, settings, "a.mbox"))


def entry(number: int, body: bytes = b"hello\n") -> bytes:
    return FROM + b"Subject: %d\n\n" % number + body + b"\n"


def bodies(data: bytes) -> list[str]:
    return [d.parts[-1].text for d in read(data)]


def test_each_mail_is_a_document() -> None:
    first, second = entry(1), entry(2)
    one, two = read(first + second)

    assert (one.uri, two.uri, two.told.title) == ("a.mbox#1", "a.mbox#2", "2")
    assert two.sha256 == hashlib.sha256(second).hexdigest()
    assert two.length == len(second)
    assert two.record is not None
    assert (two.record.id, two.record.number, two.record.line) == ("2", 2, 6)
    assert two.record.offset == len(first)
    assert two.parts[-1].file_line == 9


def test_quoted_lines_are_as_they_were() -> None:
    assert bodies(entry(1, b"\n>From here\n>>From there\n> From\n")) == [
        "\nFrom here\n>From there\n> From\n\n"
    ]


@pytest.mark.parametrize(
    "line",
    [b"From here on it rained.\n", b"From 10:00 to 12:00 it rained\n", b"From \n", b" " + FROM],
)
def test_a_line_of_a_mail_begins_no_other(line: bytes) -> None:
    assert len(read(entry(1, b"\n" + line) + entry(2))) == 2


def test_a_line_in_a_paragraph_begins_no_mail() -> None:
    assert len(read(entry(1, b"It was\n" + FROM))) == 1


def test_a_mailbox_may_begin_in_the_middle() -> None:
    assert len(read(b"lost words\n\n" + entry(1))) == 2


def test_attached_mails_are_named_behind_their_number() -> None:
    data = FROM + b"Content-Type: message/rfc822\n\nSubject: inner\n\nhi\n"

    assert [d.uri for d in read(data)] == ["a.mbox#1", "a.mbox#1/part/1"]


def test_an_empty_mailbox_is_told() -> None:
    (document,) = read(b"\n\n")

    assert [notice.code for notice in document.notices] == ["empty"]


def test_a_mail_beyond_the_limit_costs_no_other() -> None:
    settings = Settings(limits=Limits(bytes=200))
    one, two = read(entry(1, b"x" * 300 + b"\n") + entry(2), settings)

    assert (one.incomplete, two.incomplete) == (True, False)
    assert one.length == len(entry(1, b"x" * 300 + b"\n"))


def test_memory_does_not_grow_with_the_mailbox() -> None:
    class Endless(io.RawIOBase):
        left = 2_000

        def read(self, size: int = -1, /) -> bytes:
            del size
            self.left -= 1
            return entry(self.left, b"word " * 800 + b"\n") if self.left >= 0 else b""

    tracemalloc.start()
    seen = sum(1 for _ in read_mbox(Stream(Endless()), "a.mbox", DEFAULT_SETTINGS))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert seen == 2_000
    assert peak < 2_000_000
