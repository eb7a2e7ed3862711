"""Settings come from texts; what cannot be taken is told with option, value and what can."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config import FIELD_KEYS, load_settings
from auditor.errors import SettingsError
from auditor.model import DEFAULT_SETTINGS, Confidence, Limits, Order, Persona, Severity
from auditor.read import SYNONYMS
from auditor.when.partial_date import PartialDate


def test_nothing_given_is_the_default() -> None:
    """There is no hidden day, and nothing else that the user did not say."""
    assert load_settings() == DEFAULT_SETTINGS


def test_all_that_can_be_given() -> None:
    """Every option ends in its setting."""
    settings = load_settings(
        as_of="2026-11-24",
        as_of_from="clock",
        cutoff="2023-04",
        day_month="dmy",
        language="pt-BR",
        url="https://example.org/a?b=c",
        retrieved="2024-10-04T12:00:00Z",
        fields="published=date_posted, text = body",
        stdin_name="page.html",
        select="DOC202,MET",
        ignore=["FMT", "DOC2,DOC202"],
        extend_select=["fmt112", "date-shaped-non-date"],
        persona="forensic",
        severity="warning",
        confidence="high",
        exclude=["drafts/"],
        force_exclude=True,
        gitignore=False,
        limits={"json_depth": 7},
        rule_options={"DOC202": {"days": 7}},
    )

    assert (settings.exclude, settings.force_exclude, settings.gitignore) == (
        ("drafts/",),
        True,
        False,
    )
    assert settings.limits == Limits(json_depth=7)
    assert settings.rule_options == {"DOC202": {"days": 7}}
    assert settings.as_of == PartialDate(2026, 11, 24)
    assert settings.as_of_from == "clock"
    assert settings.cutoff == PartialDate(2023, 4)
    assert settings.day_month is Order.DMY
    assert settings.fields == {"published": "date_posted", "text": "body"}
    assert settings.select == ("DOC202", "MET")
    assert settings.ignore == ("FMT", "DOC2", "DOC202")
    assert settings.extend_select == ("fmt112", "date-shaped-non-date")
    assert settings.persona is Persona.FORENSIC
    assert settings.severity is Severity.WARNING
    assert settings.confidence is Confidence.HIGH
    assert (settings.language, settings.retrieved) == ("pt-BR", "2024-10-04T12:00:00Z")
    assert load_settings(fields={"id": "nr"}).fields == {"id": "nr"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"as_of": "yesterday"}, ["--as-of", "'yesterday'", "2021-04-11"]),
        ({"as_of": "2026-11"}, ["--as-of", "'2026-11'", "a day is needed"]),
        ({"as_of": "2026-02-30"}, ["--as-of", "'2026-02-30'", "no such day"]),
        ({"as_of": "XXXX-02-03"}, ["--as-of", "a year"]),
        ({"as_of": "[2020-01-01,2020-01-02]"}, ["--as-of", "a single date"]),
        ({"cutoff": "soon"}, ["--cutoff", "'soon'"]),
        ({"day_month": "dym"}, ["--day-month", "'dym'", "auto, dmy, mdy", "mean 'dmy'?"]),
        ({"day_month": "xyz"}, ["auto, dmy, mdy is needed"]),
        ({"limits": {"bytes": 0}}, ["limits.bytes 0: a whole number from 1 up is needed"]),
        ({"limits": {"bites": 1}}, ["limits has no 'bites'; did you mean 'bytes'?"]),
        ({"force_exclude": "yes"}, ["--force-exclude 'yes': true or false is needed"]),
        ({"language": "English!"}, ["--language", "'English!'", "pt-BR"]),
        ({"url": "example.org/a"}, ["--url", "'example.org/a'", "https://"]),
        ({"url": "https://a b"}, ["--url"]),
        ({"retrieved": "some day"}, ["--retrieved", "'some day'", "2024-10-04"]),
        ({"fields": "publishd=x"}, ["--fields", "'publishd'", "did you mean 'published'"]),
        ({"fields": "published"}, ["--fields", "KEY=FIELD"]),
        ({"fields": "id=a,id=b"}, ["--fields", "'id'", "twice"]),
        ({"select": "DOC2022"}, ["--select", "'DOC2022'", "DOC202"]),
        ({"ignore": ["", "A"]}, ["--ignore", "''"]),
        ({"persona": "me"}, ["--persona", "review, ci, forensic"]),
        ({"persona": "forensics"}, ["did you mean 'forensic'"]),
        ({"severity": "bad"}, ["--severity", "error"]),
        ({"confidence": "1"}, ["--confidence", "high"]),
    ],
)
def test_what_cannot_be_taken(given: dict[str, Any], words: list[str]) -> None:
    """The message names the option, the value, and what is allowed."""
    with pytest.raises(SettingsError) as caught:
        load_settings(**given)
    for word in words:
        assert word in str(caught.value)


@given(st.text(max_size=30))
def test_any_text_is_taken_or_refused(text: str) -> None:
    """There is no other exception."""
    for option in ("as_of", "cutoff", "language", "url", "fields", "select", "retrieved"):
        try:
            given: dict[str, Any] = {option: text}
            load_settings(**given)
        except SettingsError:
            continue


def test_the_keys_of_fields_are_those_of_the_reader() -> None:
    """What can be named is what is recognised."""
    assert set(FIELD_KEYS) == set(SYNONYMS)
