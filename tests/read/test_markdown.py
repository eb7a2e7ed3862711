# ruff: noqa: D103 - the name of a test is its sentence
"""Markdown: the front matter tells, the text is read, and code is nobody's date."""

import pytest

from auditor.extract import extract
from auditor.model import DEFAULT_SETTINGS, Channel, Claim, Document, Role, Zone
from auditor.read import from_bytes, from_text

POST = """---
title: "Eels of 4 March 2020"
date: 2021-04-11T10:15:00+02:00
lastmod: 2021-05-01
expiryDate: 2031-01-01
canonical_url: https://example.org/2021/04/11/eels
lang: pt_BR
---
# Eels

Posted 11 April 2021

```
date: 2001-01-01
```
<!-- 2 May 2002 -->
They were counted on **3 June 2021**.
"""


def _post(text: str, name: str = "a.md") -> Document:
    (document,) = from_bytes(text.encode(), DEFAULT_SETTINGS, name)
    return document


def _claims(text: str) -> dict[str, Claim]:
    return {claim.surface: claim for claim in extract(_post(text), DEFAULT_SETTINGS).claims}


def test_front_matter_tells() -> None:
    document = _post(POST)
    told = document.told

    assert document.media_type == "text/markdown"
    assert [part.name for part in document.parts] == ["body"]
    assert (told.title, told.url, told.language) == (
        "Eels of 4 March 2020",
        "https://example.org/2021/04/11/eels",
        "pt-BR",
    )


def test_its_dates_are_claims_at_their_places() -> None:
    claims = _claims(POST)

    assert {
        (claim.field, claim.role, claim.surface, claim.location.line)
        for claim in claims.values()
        if claim.channel is Channel.FRONT_MATTER
    } == {
        ("date", Role.PUBLISHED, "2021-04-11T10:15:00+02:00", 3),
        ("lastmod", Role.MODIFIED, "2021-05-01", 4),
        ("expiryDate", Role.EXPIRES, "2031-01-01", 5),
        ("front matter", Role.REFERENCE, "4 March 2020", 2),
    }
    for claim in claims.values():
        place = claim.location
        assert place.part != "body" or POST[place.start : place.end] == claim.surface


def test_text_code_and_comments() -> None:
    claims = _claims(POST)

    assert (claims["11 April 2021"].role, claims["11 April 2021"].label) == (
        Role.PUBLISHED,
        "Posted",
    )
    assert (claims["2001-01-01"].zone, claims["2001-01-01"].role) == (Zone.QUOTE, Role.REFERENCE)
    assert (claims["2 May 2002"].zone, claims["2 May 2002"].role) == (Zone.HIDDEN, Role.NONE)


@pytest.mark.parametrize("text", ["```\n2001-01-01\n", "~~~~ yaml\ndate: 2001-01-01\n~~~\n~~~~"])
def test_a_fence_runs_to_its_like(text: str) -> None:
    assert _claims(text)["2001-01-01"].zone is Zone.QUOTE


def test_a_pasted_post() -> None:
    (document,) = from_text(POST, DEFAULT_SETTINGS, "a.md")

    assert document.told.title == "Eels of 4 March 2020"


def test_without_front_matter_it_is_a_text() -> None:
    document = _post("# Eels\n\nPosted 3 May 2021\n", "a.markdown")

    assert document.fields == ()
