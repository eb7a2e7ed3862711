# ruff: noqa: RUF001 - words of other scripts
"""Which language a document is written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract import language

ENGLISH = (
    "The council said that the bridge was closed for repairs and that it will be rebuilt. " * 6
)
GERMAN = (
    "Der Rat hat gesagt, dass die Brücke für den Verkehr gesperrt ist und nicht offen war. " * 6
)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("Le conseil a dit que les ponts sont dans une zone qui est fermée pour des travaux", "fr"),
        ("Совет сказал, что мост был закрыт на ремонт и он не будет открыт в этом году", "ru"),
        ("市議会は橋を閉鎖すると発表した。", "ja"),
        ("시의회는 다리를 폐쇄한다고 발표했다.", "ko"),
        ("市议会宣布关闭大桥进行维修。", "zh"),
        ("Το συμβούλιο ανακοίνωσε το κλείσιμο της γέφυρας", "el"),
        ("12.05.2020", None),
        ("", None),
    ],
)
def test_words_vote(text: str, tag: str | None) -> None:
    """Function words and scripts show the language; numbers show none."""
    assert language.of(text) == tag


def test_what_was_told_wins() -> None:
    """Even against the text."""
    assert language.of(GERMAN, told="en_GB", declared="fr") == "en-GB"


def test_a_declaration_loses_against_clear_words() -> None:
    """Templates say `en` on pages in another language."""
    assert language.of(GERMAN, declared="en") == "de"
    assert language.of(GERMAN, declared="de-at") == "de-AT"
    assert language.of("12.05.2020", declared="pl") == "pl"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("de_AT", "de-AT"),
        ("EN", "en"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("deu", "de"),
        ("", None),
        (None, None),
        ("%%", None),
    ],
)
def test_tags(text: str | None, tag: str | None) -> None:
    """In the letter case of BCP 47."""
    assert language.tag(text) == tag


@given(st.text(), st.text(max_size=20))
def test_any_text_has_a_language_or_none(text: str, declared: str) -> None:
    """Nothing raises, and what is found is a tag."""
    found = language.of(text, declared=declared)
    assert found is None or language.tag(found) == found
