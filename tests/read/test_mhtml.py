# ruff: noqa: D103 - the name of a test is its sentence
"""Saved pages: the page, its frames, and when it was saved."""

import pytest

from auditor.config import load_settings
from auditor.model import DEFAULT_SETTINGS, Audit, Document, OwnerKind, Role
from auditor.pipeline import audit
from auditor.read import from_bytes

HEAD = (
    b"From: <Saved by Blink>\r\n"
    b"Snapshot-Content-Location: https://news.example/2021/04/11/bees/\r\n"
    b"Subject: Bees\r\nDate: Thu, 6 Nov 2025 21:14:03 +0000\r\nMIME-Version: 1.0\r\n"
)
FRAME = b"--x\r\nContent-Type: text/html\r\nContent-ID: <f>\r\n\r\n<p>Posted 5 May 2022</p>\r\n"
PAGE = (
    b"--x\r\nContent-Type: text/html\r\nContent-ID: <p>\r\nContent-Transfer-Encoding: "
    b"quoted-printable\r\n\r\n<title>Bees =E2=80=93 news</title><h1>Bees</h1>"
    b"<p class=3Dbyline>Published 11 Ap=\r\nril 2021</p><p>They came.</p>\r\n"
)
END = b"--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n"


def saved(*parts: bytes, start: bytes = b"") -> Document:
    kind = b"Content-Type: multipart/related; boundary=x" + start + b"\r\n\r\n"
    (document,) = from_bytes(HEAD + kind + b"".join(parts), DEFAULT_SETTINGS, "a.mhtml")
    return document


def audited(document: Document) -> Audit:
    return audit(document, load_settings(as_of="2026-11-24"))


def test_the_page_is_read_and_resources_are_no_matter() -> None:
    document = saved(PAGE, END)

    assert [part.name for part in document.parts][:3] == ["headers", "part/1/headers", "part/1"]
    assert (document.media_type, document.told.title) == ("multipart/related", "Bees")
    assert document.notices == ()


def test_the_date_of_the_headers_is_that_of_the_copy() -> None:
    timeline = audited(saved(PAGE, FRAME, END)).timeline

    assert timeline.captured.edtf == "2025-11-06"
    assert timeline.published.edtf == "2021-04-11"


@pytest.mark.parametrize("start", [b"; start=<p>", b'; start="<p>"'])
def test_the_headers_may_name_the_page(start: bytes) -> None:
    document = saved(FRAME, PAGE, END, start=start)

    assert [p.name for p in document.parts if p.media_type == "text/html"] == ["part/2", "part/1"]
    assert audited(document).timeline.published.edtf == "2021-04-11"


def test_frames_are_not_the_page() -> None:
    claims = audited(saved(PAGE, FRAME, END)).timeline.claims
    (frame,) = [c for c in claims if c.location.part == "part/2"]

    assert (frame.owner.kind, frame.surface) == (OwnerKind.OTHER, "5 May 2022")


def test_the_address_is_that_of_the_headers() -> None:
    claims = audited(saved(PAGE, END)).timeline.claims

    assert [(c.surface, c.location.part) for c in claims if c.channel.value == "url"] == [
        ("2021/04/11", "headers")
    ]


def test_a_cut_page_is_told() -> None:
    document = saved(PAGE[:-30])

    assert document.incomplete
    assert [c.role for c in audited(document).timeline.claims][:2] == [
        Role.PUBLISHED,
        Role.CAPTURED,
    ]
