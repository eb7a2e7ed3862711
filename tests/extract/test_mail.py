# ruff: noqa: D103 - the name of a test is its sentence
"""Whose the dates of a mail are: its own, a quoted mail's, an attachment's, said twice."""

from auditor.config import load_settings
from auditor.model import Audit, Claim, OwnerKind, Role, Zone
from auditor.pipeline import audit
from auditor.read import from_bytes

HEAD = b"Date: Mon, 3 May 2021 10:00:00 +0200\nSubject: Bees of the year\n"
SETTINGS = load_settings(as_of="2026-11-24")


def audits(data: bytes) -> list[Audit]:
    return [audit(document, SETTINGS) for document in from_bytes(data, SETTINGS, "a.eml")]


def seen(data: bytes) -> Audit:
    return audits(data)[0]


def at(found: Audit, surface: str) -> list[Claim]:
    return [c for c in found.timeline.claims if c.surface == surface]


def both(plain: bytes, html: bytes) -> bytes:
    return (
        HEAD + b"Content-Type: multipart/alternative; boundary=x\n\n--x\n\n" + plain + b"\n--x\n"
        b"Content-Type: text/html\n\n" + html + b"\n--x--\n"
    )


def test_a_mail_is_published_when_its_date_says() -> None:
    found = seen(HEAD + b"\nNewsletter\n\nPublished 1 March 2019\n\nThe bees are back.\n")

    assert found.timeline.published.edtf == "2021-05-03"
    assert found.timeline.page_kind == "mail"


def test_a_quoted_mail_decides_nothing() -> None:
    quoted = b"\nSee below.\n\n-----Original Message-----\nFrom: Ann\nSent: 4 July 2009\nTo: Bo\n"
    found = seen(b"Subject: x\n" + quoted + b"Subject: y\n\nPublished 3 July 2009\n")
    (sent,), (published,) = at(found, "4 July 2009"), at(found, "3 July 2009")

    assert found.timeline.published.edtf is None
    assert (sent.zone, sent.role, sent.owner.key) == (Zone.QUOTE, Role.PUBLISHED, "quoted/1")
    assert published.owner == sent.owner


def test_a_quoted_mail_in_html() -> None:
    html = (
        b"<p>We met on 2 May 2021.</p><div>On 1 May 2021, Ann &lt;a@x.example&gt; wrote:</div>"
        b"<blockquote><p>Shall we meet on <time datetime='2021-05-02'>2 May 2021</time>?</p>"
        b"</blockquote>"
    )
    found = seen(HEAD + b"Content-Type: text/html\n\n" + html)
    own, *quoted = at(found, "2 May 2021")

    assert own.owner.kind is OwnerKind.DOCUMENT
    assert {c.owner.kind for c in (*quoted, *at(found, "1 May 2021"))} == {OwnerKind.QUOTED}


def test_an_answer_below_a_quotation_is_the_mails_own() -> None:
    html = (
        b"<div>On 1 May 2021, Ann wrote:<br></div><blockquote>On 2 May 2020?<blockquote>3 May 2019"
        b"</blockquote></blockquote><p>No, it was held on 4 May 2018.</p>"
    )
    found = seen(HEAD + b"Content-Type: text/html\n\n" + html)
    (own,) = at(found, "4 May 2018")

    assert own.owner.kind is OwnerKind.DOCUMENT
    for surface in ("1 May 2021", "2 May 2020", "3 May 2019"):
        assert {c.owner.kind for c in at(found, surface)} == {OwnerKind.QUOTED}


def test_what_both_alternatives_say_is_said_once() -> None:
    found = seen(both(b"On 1 May 2021 the bees came.", b"<p>On <b>1</b> May 2021 the bees came."))
    plain, html = at(found, "1 May 2021")

    assert (plain.location.part, plain.zone, plain.owner.kind) == (
        "part/1",
        Zone.HIDDEN,
        OwnerKind.OTHER,
    )
    assert (html.location.part, html.owner.kind) == ("part/2", OwnerKind.DOCUMENT)


def test_what_one_alternative_says_is_the_mails_own() -> None:
    found = seen(both(b"The bees came on 7 June 2022.", b"<p>The bees came on 1 May 2021."))

    for surface in ("7 June 2022", "1 May 2021"):
        (claim,) = at(found, surface)
        assert claim.owner.kind is OwnerKind.DOCUMENT


def test_said_twice_makes_no_second_finding() -> None:
    text = b"The bees came on 9 September 2023."
    codes = [f.code for f in seen(both(text, b"<p>" + text + b"</p>")).findings]

    assert codes == ["TMP401"]


def test_an_attached_text_is_not_the_mail() -> None:
    data = (
        HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n--x\n"
        b"Content-Disposition: attachment; filename=a.txt\n\nPublished: 4 July 2009\n--x--\n"
    )
    (claim,) = at(seen(data), "4 July 2009")

    assert (claim.owner.kind, claim.owner.key) == (OwnerKind.OTHER, "attachment/part/2")


def test_a_preamble_is_hidden() -> None:
    data = HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n4 July 2009\n--x\n\nhello\n--x--\n"
    (claim,) = at(seen(data), "4 July 2009")

    assert (claim.zone, claim.location.part) == (Zone.HIDDEN, "part/preamble")


def test_ids_follow_the_order_of_parts() -> None:
    parts = b"".join(b"--x\n\non %d May 2021\n" % n for n in range(1, 13))
    found = seen(HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + parts + b"--x--\n")

    assert [c.surface for c in found.timeline.claims][1:] == [f"{n} May 2021" for n in range(1, 13)]
    assert [c.id for c in found.timeline.claims] == [f"c{n}" for n in range(1, 14)]


def test_an_attached_mail_has_its_own_date() -> None:
    data = HEAD + b"Content-Type: message/rfc822\n\nDate: 4 Jul 2009 10:00:00 +0000\n\nhello\n"
    outer, inner = audits(data)

    assert (outer.timeline.published.edtf, inner.timeline.published.edtf) == (
        "2021-05-03",
        "2009-07-04",
    )
