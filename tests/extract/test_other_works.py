# ruff: noqa: RUF001 - marks of other scripts
"""Labelled dates that another work owns: a book, a preprint, the original of a translation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.labels import Label
from auditor.extract.other_works import owned
from auditor.extract.text import visible
from auditor.model import Claim, OwnerKind, Part, Role


def last(text: str) -> Claim:
    """The last claim of a text under a headline."""
    return visible(Part("body", f"The mill bridge and its books\n\n{text}\n")).claims[-1]


@pytest.mark.parametrize(
    "text",
    [
        "ISBN: 9780000000000\nFormat: Broschur\nErscheinungsdatum: 14.08.2017\nPreis: 12 €",
        "Verlag: Huber\nSeiten: 448\nErschienen: 14.08.2017",
        "Seiten: 224 Erscheinungstermin: 03.11.2015 Verlag: Huber",
        "Publisher: Lund & Co, Pages: 224, Published: 14 August 2017",
    ],
)
def test_among_the_fields_of_a_book_it_is_the_books(text: str) -> None:
    """Its number, or two more fields, tell."""
    found = last(text)
    assert (found.role, found.owner.kind) == (Role.EVENT, OwnerKind.PRODUCT)


@pytest.mark.parametrize("text", ["Published: 14 August 2017", "Erscheinungsdatum: 14.08.2017"])
def test_alone_it_is_the_documents(text: str) -> None:
    """As in every byline."""
    found = last(text)
    assert (found.role, found.owner.kind) == (Role.PUBLISHED, OwnerKind.DOCUMENT)


def test_a_preprint_appeared_by_itself() -> None:
    """The sentence tells of it before its date."""
    text = "Preprint of this paper, first published 4 April 2019"
    found = last(text)
    assert (found.role, found.owner.kind) == (Role.REFERENCE, OwnerKind.OTHER)
    assert last("No preprint exists. First published 4 April 2019").role is Role.PUBLISHED


@pytest.mark.parametrize(
    "text",
    ["原文（投稿日：2019/02/16）へのリンク", "신문등록번호 : 가00001 | 등록일자 : 1966.03.08"],
)
def test_an_original_or_a_newspaper_has_a_date_of_its_own(text: str) -> None:
    """Words of the same line say what appeared, or was registered."""
    found = last(text)
    assert (found.role, found.owner.kind) == (Role.REFERENCE, OwnerKind.OTHER)


def test_who_submitted_a_link_published_it() -> None:
    """A paper is submitted to a journal instead."""
    assert last("submitted 4 May 2020 by Ada").role is Role.PUBLISHED
    assert last("submitted 7 hours ago by Ada").role is Role.PUBLISHED
    assert last("this post was submitted on 4 May 2020").role is Role.PUBLISHED
    assert last("Submitted: 4 May 2020").role is Role.RECEIVED


@given(st.text(max_size=300), st.integers(0, 300))
def test_any_text_may_stand_round_a_label(text: str, at: int) -> None:
    """Only the part of a label changes, never its words."""
    label = Label("Published", Role.PUBLISHED)
    found = owned(label, text, min(at, len(text)), len(text))
    assert found.text == label.text
