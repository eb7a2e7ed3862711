# ruff: noqa: D103 - the name of a test is its sentence
"""Which fields of a record mean what."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.errors import UsageError
from auditor.read.fields import SYNONYMS, check_named, find, names_of, normal
from auditor.read.language import tag


def _paths(record: dict[str, object], **named: str) -> dict[str, str]:
    return {key: ".".join(field.path) for key, field in find(record, named).items()}


def test_each_name_belongs_to_one_key() -> None:
    names = Counter(normal(name) for names in SYNONYMS.values() for name in names)

    assert [name for name, count in names.items() if count > 1] == []
    assert all(key in names for key, names in SYNONYMS.items())


@given(st.sampled_from([(key, name) for key, names in SYNONYMS.items() for name in names]))
def test_each_synonym_is_recognised_in_any_spelling(pair: tuple[str, str]) -> None:
    key, name = pair
    camel = "".join(part.title() for part in name.split("_"))
    for spelling in (name, name.upper(), name.replace("_", "-"), camel):
        assert _paths({spelling: "x"}) == {key: spelling}


def test_the_first_name_of_the_table_wins() -> None:
    record: dict[str, object] = {"date": "a", "summary": "s", "body": "b", "datePublished": "c"}

    assert _paths(record) == {"published": "datePublished", "text": "body"}


def test_what_has_no_value_is_passed_over() -> None:
    record: dict[str, object] = {"published": None, "date_published": " ", "date": "2021"}

    assert _paths(record) == {"published": "date"}


def test_a_name_with_another_kind_of_value_is_passed_over() -> None:
    record: dict[str, object] = {
        "article": {"text": "t"},
        "published": True,
        "id": {"$oid": "7"},
        "title": 5,
    }

    assert _paths(record) == {"text": "article.text"}


def test_fields_of_holders_and_of_wordpress_are_found() -> None:
    record: dict[str, object] = {
        "content": {"rendered": "<p>x</p>", "protected": False},
        "metadata": {"url": "http://x", "lang": "en"},
        "other": {"title": "no"},
    }

    assert _paths(record) == {
        "text": "content.rendered",
        "url": "metadata.url",
        "language": "metadata.lang",
    }


def test_a_named_field_is_the_only_one_for_its_key() -> None:
    record: dict[str, object] = {"published": "a", "x": {"y": "b"}, "x.z": "c", "text": "t"}

    assert _paths(record, published="x.y")["published"] == "x.y"
    assert find(record, {"published": "x.z"})["published"].path == ("x.z",)
    assert "published" not in find(record, {"published": "nope"})
    assert "published" not in find(record, {"published": "text.deeper"})
    assert _paths(record, published="x.y")["text"] == "text"


def test_unknown_keys_are_refused_with_the_known_ones() -> None:
    check_named({"text": "body"})
    with pytest.raises(UsageError, match="no such key in --fields: body; the keys are id, text"):
        check_named({"body": "text"})


def test_the_names_for_a_message() -> None:
    assert names_of({"a": 1, "meta": {"b": 2}, "x": {"y": 3}}) == ["a", "meta.b", "x"]


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("pt_BR", "pt-BR"),
        ("de-ch-1996", "de-CH-1996"),
        ("en_US.UTF-8", "en-US"),
        ("English", "en"),
        ("eng", "en"),
        ("français", "fr"),
        ("und", None),
        ("multiple languages", None),
        ("", None),
        ("1", None),
    ],
)
def test_languages_as_records_call_them(told: str, language: str | None) -> None:
    assert tag(told) == language
