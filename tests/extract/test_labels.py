# ruff: noqa: RUF001 - words of other scripts
"""The words beside a date that say what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract import labels
from auditor.model import OwnerKind, Role


def before(line: str, *, prose: bool = False) -> labels.Label | None:
    """The label before the mark @, which stands for a date."""
    return labels.before(line, line.index("@"), 0, prose=prose)


@pytest.mark.parametrize(
    ("line", "role", "text"),
    [
        ("Posted by John Smith on @", Role.PUBLISHED, "Posted by"),
        ("By Jane Doe | Published: @", Role.PUBLISHED, "Published:"),
        ("First published on @", Role.PUBLISHED, "First published on"),
        ("Date: @", Role.PUBLISHED, "Date:"),
        ("Veröffentlicht am Montag, @", Role.PUBLISHED, "Veröffentlicht am"),
        ("Stand: @", Role.PUBLISHED, "Stand:"),
        ("Publié le @", Role.PUBLISHED, "Publié le"),
        ("Fecha de publicación: @", Role.PUBLISHED, "Fecha de publicación:"),
        ("Опубликовано @", Role.PUBLISHED, "Опубликовано"),
        ("公開日：@", Role.PUBLISHED, "公開"),
        ("등록 @", Role.PUBLISHED, "등록"),
        ("Last modified: @", Role.MODIFIED, "Last modified:"),
        ("Zuletzt geändert am @", Role.MODIFIED, "Zuletzt geändert am"),
        ("David Hart•Updated on @", Role.MODIFIED, "Updated on"),
        ("Mis à jour le @", Role.MODIFIED, "Mis à jour"),
        ("最終更新 @", Role.MODIFIED, "最終更新"),
        ("Retrieved @", Role.CAPTURED, "Retrieved"),
        ("Gedruckt am @", Role.CAPTURED, "Gedruckt am"),
        ("Expires: @", Role.EXPIRES, "Expires:"),
        ("Bewerbungsschluss: @", Role.EXPIRES, "Bewerbungsschluss:"),
        ("Event date: @", Role.EVENT, "Event date:"),
        ("Aktuelle Zeit: @", Role.CAPTURED, "Aktuelle Zeit:"),
        ("It is currently @", Role.CAPTURED, "It is currently"),
    ],
)
def test_labels_of_short_lines(line: str, role: Role, text: str) -> None:
    """The nearest label counts, in its own words."""
    found = before(line)
    assert found is not None
    assert (found.role, found.text) == (role, text)


@pytest.mark.parametrize(
    "line",
    ["Konzert am @", "In the summer of @", "@", "Meeting on @", "He was born in Rome on @"],
)
def test_what_is_no_label(line: str) -> None:
    """Prepositions alone say nothing."""
    assert before(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The report was published on @",
        "the novel, first published in @",
        "a law that was amended on @",
        "According to the study (published @",
        "The event on @",
    ],
)
def test_verbs_of_running_text_are_no_labels(line: str) -> None:
    """They tell of something else than the article."""
    assert before(line, prose=True) is None


@pytest.mark.parametrize(
    "line",
    [
        "This article was first published on @",
        "The article was originally published in @",
        "…as he said. Updated on @",
        "This post was originally published @",
        "Dieser Beitrag wurde zuletzt aktualisiert am @",
    ],
)
def test_running_text_may_speak_of_the_article(line: str) -> None:
    """Where it says "this article", or begins with the label."""
    assert before(line, prose=True) is not None


def test_a_label_may_follow() -> None:
    """At once, and only one that may."""
    assert labels.after("@ (updated)", 1, 11) == labels.Label("updated", Role.MODIFIED)
    assert labels.after("@ 更新", 1, 4) == labels.Label("更新", Role.MODIFIED)
    assert labels.after("@ in the updated list", 1, 21) is None


def test_german_sentences_close_with_the_label() -> None:
    """The verb stands behind the date."""
    line = "Dieser Artikel wurde am @ von Eva Huber verfasst und geändert."
    found = labels.bracket(line, line.index("@"), line.index("@") + 1, 0, len(line))
    assert found == labels.Label("verfasst", Role.PUBLISHED)


def test_members_and_products_own_their_dates() -> None:
    """What joined or was released is not the article."""
    joined, released = before("Joined: @"), before("Release date: @")
    assert joined is not None
    assert released is not None
    assert (joined.owner, released.owner) == (OwnerKind.OTHER, OwnerKind.PRODUCT)


@pytest.mark.parametrize(
    ("line", "found"),
    [("Published:", True), ("Veröffentlicht am", True), ("Weather today", False), ("By", False)],
)
def test_a_label_alone_on_a_line(line: str, *, found: bool) -> None:
    """As in the cell over a date."""
    assert (labels.alone(line) is not None) is found


@given(st.text(max_size=120), st.booleans())
def test_any_text_is_looked_at(text: str, prose: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Nothing raises, and a label's words come from the text."""
    found = labels.before(text, len(text), 0, prose=prose)
    assert found is None or found.text.split()[0] in text
    labels.after(text, 0, len(text))
    labels.alone(text)


@pytest.mark.parametrize(
    "line",
    [
        "Edit (@):",
        "Edited @",
        "Correction, @:",
        "Correction: @",
        "Corrected @",
        "Korrektur vom @:",
        "Berichtigung (@):",
        "Nachtrag, @:",
        "Erratum, @:",
    ],
)
@pytest.mark.parametrize("prose", [False, True])
def test_a_note_before_a_change_names_it(line: str, *, prose: bool) -> None:
    """As the first word of a line or paragraph, before a bracket, comma or colon."""
    found = before(line, prose=prose)
    assert found is not None
    assert (found.role, found.owner) == (Role.MODIFIED, None)


@pytest.mark.parametrize(
    "line",
    ["Edit | @", "Share Edit @", "Stock market correction @", "Nachtrag zum Haushalt am @"],
)
def test_buttons_and_nouns_are_no_notes(line: str) -> None:
    """They stand elsewhere, or lead to something else."""
    found = before(line)
    assert found is None or found.role is not Role.MODIFIED
    assert labels.after("@ [edit]", 1, 8) is None
    assert labels.alone("Edit") is None


@pytest.mark.parametrize(
    "line",
    [
        "Birthdate: @",
        "Born @",
        "Born: @",
        "Date of birth: @",
        "DOB: @",
        "Geboren am @",
        "Geboren: @",
        "Died: @",
        "Gestorben am @",
        "Founded: @",
        "Gegründet: @",
        "Gründungsdatum: @",
    ],
)
def test_lives_are_not_the_document(line: str) -> None:
    """Whoever was born or founded owns the date."""
    found = before(line)
    assert found is not None
    assert (found.role, found.owner) == (Role.REFERENCE, OwnerKind.OTHER)


def test_a_title_may_begin_like_a_life() -> None:
    """Other words between the label and the date make it no label."""
    assert before("Born to run again, @") is None


PROSE = st.lists(
    st.sampled_from(
        [
            "the", "town", "published", "updated", "on", "am", "wurde", "ist", "Artikel", "Posted:",
            "article", "was", "born", "by", "opened", "(", "end.", "|", "veröffentlicht", "in",
        ]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@given(head=PROSE, tail=PROSE, floor=st.integers(0, 60))
def test_no_label_is_found_where_there_is_none_in_prose(head: str, tail: str, floor: int) -> None:
    """The quick answer is that of the long way, wherever the date before ends."""
    text = f"{head} 3 May 2020 {tail}"
    start = len(head) + 1
    floor = text.rfind(" ", 0, floor) + 1
    if floor <= start and labels.none_in_prose(text, start, 0):
        assert labels.before(text, start, floor, prose=True) is None
        assert labels.bracket(text, start, start + 10, floor, len(text)) is None
