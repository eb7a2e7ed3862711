"""The generated word file is current and sound."""

from __future__ import annotations

from auditor.find import lexicon_build
from auditor.find.lexicon import load


def test_word_file_is_what_the_generator_makes() -> None:
    """Run `python -m auditor.find.lexicon_build` when this fails."""
    assert lexicon_build.TARGET.read_text(encoding="utf-8") == lexicon_build.build()


def test_every_language_has_its_months() -> None:
    """All twelve months are there in languages of many scripts."""
    lexicon = load()
    named: dict[str, set[object]] = {
        language: set()
        for language in ("en", "de", "es", "fr", "ru", "ar", "hi", "th", "tr", "el", "he", "ka")
    }
    for word in lexicon.entries:
        for sense in lexicon.senses.get(word):
            if sense.role == "month":
                for language in sense.languages:
                    if language in named:
                        named[language].add(sense.value)
    assert all(months == set(range(1, 13)) for months in named.values()), named


def test_anchors_are_lower_case_letters_of_one_word() -> None:
    """The scanner looks for them between characters that are no letters."""
    for word, mark in load().anchors.items():
        assert word.decode("latin-1").isalpha()
        assert word.decode("latin-1").lower() == word.decode("latin-1")
        assert len(set(mark)) == 1
        assert len(mark) == len(word)


def test_words_that_differ_between_languages_keep_all_meanings() -> None:
    """The same word is October in one language and November in another."""
    senses = load().senses.get("listopad")
    assert {(s.value, "hr" in s.languages) for s in senses} == {(10, True), (11, False)}
