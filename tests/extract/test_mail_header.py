# ruff: noqa: D103 - the name of a test is its sentence
"""Dates of header blocks: their roles, their places, and the odd ways in which they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.mail_header import mail_header_claims
from auditor.model import Channel, Claim, OwnerKind, Part, Role

KIND = "text/rfc822-headers"


def claims(text: str, name: str = "headers", *, saved: bool = False) -> list[Claim]:
    return mail_header_claims(Part(name, text, KIND), saved=saved).claims


def only(text: str, name: str = "headers", *, saved: bool = False) -> Claim:
    (claim,) = claims(text, name, saved=saved)
    return claim


def day(claim: Claim) -> str | None:
    candidates = claim.meaning.candidates
    return str(candidates[0].date) if candidates else None


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("Mon, 3 May 2021 10:15:00 +0200", "2021-05-03"),
        ("Mon, 3 May 2021 10:15:00 +0200 (CEST)", "2021-05-03"),
        ("Mon, 3 May 2021 10:15:00 +0200 (a (nested) comment)", "2021-05-03"),
        ("(first) Mon (or so), 3 May 2021 10:15 +0200", "2021-05-03"),
        ("3 May 21 10:15:00 EST", "2021-05-03"),
        ("Mon, 3 May 99 10:15 PDT", "1999-05-03"),
        ("Mon, 03 May 2021 10:15:00 UT", "2021-05-03"),
        ("Mon May  3 10:15:00 2021", "2021-05-03"),
        ("Mon, 3 May 2021\r\n 10:15:00\r\n\t+0200", "2021-05-03"),
        ("2021-05-03T10:15:00Z", "2021-05-03"),
        ("Thu, 32 Foo 2021", None),
        ("Mon, 31 Jun 2021 10:00:00 +0000", None),
        ("Mon, 3 May 99999 10:15:00 +0200", None),
        ("Mon, 3 May 2021 10:15:00 +9999", "2021-05-03"),
    ],
)
def test_dates(value: str, date: str | None) -> None:
    text = f"Subject: 4 May 2020\r\nDate: {value}\r\n"
    claim = only(text)

    assert (claim.role, claim.channel, claim.label) == (Role.PUBLISHED, Channel.MAIL, "Date")
    assert text[claim.location.start : claim.location.end] == value
    assert day(claim) == date
    assert (claim.meaning.impossible is None) == (date is not None)


@pytest.mark.parametrize("value", ["", "yesterday it was", "(no date)", "()" * 50])
def test_a_value_without_digits_claims_nothing(value: str) -> None:
    assert claims(f"Date: {value}\n") == []


def test_a_received_states_its_last_part() -> None:
    text = (
        "Received: from a (b; 1 Jan 2001) by c\r\n\tfor <d@e>; Mon, 3 May 2021 10:15:00\r\n +0200\n"
        "Received: from nowhere\n"
        "Received: by x with y on Mon, 3 May 2021 10:15:09 +0200\n"
    )
    first, second = claims(text)

    assert (first.role, first.surface) == (Role.RECEIVED, "Mon, 3 May 2021 10:15:00 +0200")
    assert text[first.location.start : first.location.end] == first.source
    assert (first.location.line, second.location.line) == (2, 5)
    assert day(second) == "2021-05-03"


@pytest.mark.parametrize(
    ("field", "role"),
    [
        ("Resent-Date", Role.RECEIVED),
        ("Delivery-date", Role.RECEIVED),
        ("Expires", Role.EXPIRES),
        ("Last-Modified", Role.MODIFIED),
        ("Original-Date", Role.CREATED),
        ("reply-by", Role.EVENT),
    ],
)
def test_other_fields(field: str, role: Role) -> None:
    claim = only(f"{field}: Mon, 3 May 2021 10:15:00 +0200\n")

    assert (claim.role, claim.label, claim.field) == (role, field, field.lower())


def test_a_signature_says_when_it_was_made() -> None:
    claim = only("DKIM-Signature: v=1; bh=t=1111111111; t=1620029700; x=1620039700; b=t=\n")

    assert (claim.role, claim.surface) == (Role.RECEIVED, "1620029700")


def test_a_mailbox_says_when_it_got_the_mail() -> None:
    claim = only("From me@x Mon May  3 10:15:00 2021\nSubject: x\n")

    assert (claim.role, day(claim), claim.label) == (Role.RECEIVED, "2021-05-03", "From")


def test_what_an_attached_file_says_of_itself() -> None:
    text = (
        'Content-Disposition: attachment; filename="a.txt";\n'
        ' creation-date="Mon, 03 May 2021 10:15:00 GMT";\n'
        ' modification-date="Tue, 04 May 2021 10:15:00 GMT"; size=4\n'
    )
    made, changed = claims(text, "part/2/headers")

    assert [(c.role, day(c)) for c in (made, changed)] == [
        (Role.CREATED, "2021-05-03"),
        (Role.MODIFIED, "2021-05-04"),
    ]
    assert made.owner.kind is OwnerKind.MEDIA


def test_a_date_of_an_inner_part_is_not_that_of_the_mail() -> None:
    claim = only("Date: Mon, 3 May 2021 10:15:00 +0200\n", "part/1/headers")

    assert (claim.role, claim.owner.kind) == (Role.CREATED, OwnerKind.MEDIA)


def test_a_saved_page_is_dated_by_its_saving() -> None:
    text = "Snapshot-Content-Location: https://a.example/b\nDate: Mon, 3 May 2021 10:15:00 +0200\n"
    headed = mail_header_claims(Part("headers", text, KIND), saved=True)

    assert [c.role for c in headed.claims] == [Role.CAPTURED]
    assert headed.address is not None
    assert headed.address.url == "https://a.example/b"
    assert text[headed.address.start : headed.address.end] == headed.address.url


@given(st.text(alphabet="Date:Rcivd; \n\t(),+0123MonMay\r", max_size=120))
def test_places_hold_their_surfaces(text: str) -> None:
    for claim in claims(f"Date: {text}\nReceived: {text}"):
        found = f"Date: {text}\nReceived: {text}"[claim.location.start : claim.location.end]
        assert "".join((claim.source or claim.surface).split()) == "".join(found.split())
