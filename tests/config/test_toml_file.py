# ruff: noqa: D103 - the name of a test is its sentence
"""A file of settings: what it may hold, and how it is told what it may not."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config import FIELD_KEYS, from_file, load_settings
from auditor.config.assignment import read_assignments
from auditor.config.discover import find
from auditor.config.keys import FORMATS, KEYS
from auditor.config.toml_file import parse, read
from auditor.errors import SettingsError
from auditor.model import Order, Persona
from auditor.when.partial_date import PartialDate

ALL = """\
as-of = 2026-11-24
cutoff = "2023-04"
day-month = "dmy"
language = "pt-BR"
url = "https://example.org/a"
retrieved = 2024-10-04T12:00:00Z
stdin-name = "page.html"
select = ["DOC", "MET301,MET302"]
ignore = "DOC217"
extend-select = []
persona = "ci"
severity = "warning"
confidence = "high"
exclude = ["drafts/"]
force-exclude = true
gitignore = false

[fields]
text = "body"
published = "date_posted"

[limits]
claims = 50
json-depth = 7

[rules.DOC202]
days = 7
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str | bytes, name: str = "auditor.toml") -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def refusal(text: str | bytes, name: str = "auditor.toml") -> str:
    with pytest.raises(SettingsError) as caught:
        read(write(text, name))
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_a_file_may_hold_all_that_options_can() -> None:
    options = load_settings(
        as_of="2026-11-24",
        as_of_from="settings",
        cutoff="2023-04",
        day_month="dmy",
        language="pt-BR",
        url="https://example.org/a",
        retrieved="2024-10-04T12:00:00+00:00",
        stdin_name="page.html",
        select="DOC,MET301,MET302",
        ignore="DOC217",
        persona="ci",
        severity="warning",
        confidence="high",
        exclude=["drafts/"],
        force_exclude=True,
        gitignore=False,
        fields="text=body,published=date_posted",
        limits={"claims": 50, "json_depth": 7},
        rule_options={"DOC202": {"days": 7}},
    )

    assert from_file(write(ALL)) == options
    project = ALL.replace("[", "[tool.auditor.").replace('[tool.auditor."', '["')
    project = project.replace("[tool.auditor.]", "[]")
    assert from_file(write(f"[tool.auditor]\n{project}", "p/pyproject.toml")) == options


def test_keywords_win_over_the_file() -> None:
    settings = from_file(write(ALL), day_month="mdy", as_of="2025-01-01", fields="id=guid")

    assert settings.day_month is Order.MDY
    assert (settings.as_of, settings.as_of_from) == (PartialDate(2025, 1, 1), "option")
    assert settings.persona is Persona.CI
    assert settings.fields["id"] == "guid"


def test_an_empty_file_changes_nothing() -> None:
    assert from_file(write("")) == load_settings()
    assert from_file(write("\ufeff# nothing\r\n")) == load_settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "\n\n\nday-month = 'dym'",
            ":4: day-month = 'dym': one of auto, dmy, mdy is needed; did you mean 'dmy'?",
        ),
        ("day_month = 'dmy'", "auditor.toml:1: there is no setting 'day_month'; did you mean "),
        ("\nxyzzy = 1", "auditor.toml:2: there is no setting 'xyzzy'; `auditor config` lists all"),
        ("[field]\ntext = 'a'", "auditor.toml:1: there is no setting 'field'; did you mean 'fi"),
        ("as-of = 2026-11", "auditor.toml:1:13: no valid TOML: expected newline or end of"),
        ("as-of = 3", "auditor.toml:1: as-of = 3: a day is needed"),
        ("as-of = '2026-11'", "auditor.toml:1: as-of = '2026-11': a day is needed"),
        ("as-of = 2026-11-24T10:00:00Z", "'2026-11-24T10:00:00+00:00': no date of EDTF"),
        ("as-of = true", "as-of = true: a date is needed"),
        ("day-month = dmy", "auditor.toml:1:13: no valid TOML: invalid value; a text needs quotes"),
        ("retrieved = 10:00:00", "retrieved = '10:00:00': a date or time is needed"),
        ("exit-zero = 1", "auditor.toml:1: exit-zero = 1: true or false is needed"),
        ("select = 3", "select = 3: an array of texts is needed"),
        ("select = ['DOC', 3]", "select = an array: an array of texts is needed"),
        ("select = {}", "select = a table: an array of texts is needed"),
        ("select = ['DOC2022']", "select = 'DOC2022': a rule's code, the beginning of one"),
        ("exclude = [[]]", "exclude = an array: an array of texts is needed"),
        ("format = 'xml'", "format = 'xml': one of rich, text, json, jsonl,"),
        ("fail-on = 'off'", "fail-on = 'off': one of error, warning, info, never is needed"),
        ("language = 'English!'", "language = 'English!': a BCP 47 tag is needed"),
        ("url = 1", "url = 1: a whole address is needed"),
        ("stdin-name = 1", "stdin-name = 1: a text in quotes is needed"),
        ("fields = 'a=b'", "fields = 'a=b': a table is needed, such as [fields]"),
        ("[fields]\n\npublishd = 'x'", "auditor.toml:3: fields has no 'publishd'; did you mean 'p"),
        ("[fields]\nx = 'x'", "auditor.toml:2: fields has no 'x'; these are: id, text, html"),
        ("[fields]\ntext = ['x']", "auditor.toml:2: fields.text = an array: a text in quotes"),
        ("[fields.text]\nx = 1", "auditor.toml:1: fields.text = a table: a text in quotes"),
        ("limits = { bytes = 1, claims = 0 }", "auditor.toml:1: limits.claims = 0: a whole number"),
        ("limits = 3", "auditor.toml:1: limits = 3: a table is needed, such as [limits]"),
        ("[limits]\nclaims = true", "limits.claims = true: a whole number"),
        ("[limits]\nclaims = 1.5", "limits.claims = 1.5: a whole number"),
        ("[rules]\nDOC202 = 7", "auditor.toml:2: rules.DOC202 = 7: a table is needed"),
        ("rules = []", "auditor.toml:1: rules = an array: a table is needed"),
        ("a = 1\na = 2", "auditor.toml: no valid TOML: cannot overwrite a value"),
        ("a = '", "auditor.toml: no valid TOML: "),
        ("a = [", "auditor.toml: no valid TOML: "),
        (b"# a\n\xff = 1", "auditor.toml:2: is no UTF-8, which TOML is written in"),
        ("a = " + "[" * 50_000, "auditor.toml"),
        ("a." * 90 + "a = 1", "auditor.toml:1: there is no setting 'a'"),
        ("a." * 100_000 + "a = 1", "auditor.toml: has a key of more than a hundred parts"),
        ("[" + "'a' . " * 20_000 + "a]", "auditor.toml: has a key of more than a hundred parts"),
        ("[[a]]\n" * 10_000, "auditor.toml:1: there is no setting 'a'"),
        ("day-month = '" + "x" * 9_000 + "'", "…: one of auto, dmy, mdy is needed"),
        ("x" * 9_000 + " = 1", "auditor.toml:1: there is no setting 'xxx"),
        ("limits.bytes = 1" + "0" * 5_000, "auditor.toml"),
        ("#" * (1 << 20) + "\n", "auditor.toml: is larger than 1,048,576 bytes"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_line_and_what_is_allowed(
    text: str | bytes, told: str
) -> None:
    message = refusal(text)

    assert told in message
    assert message.startswith("auditor.toml")
    assert len(message) < 400


def test_no_value_reaches_the_terminal_as_it_is() -> None:
    assert "\x1b" not in refusal('day-month = "\\u001b[2J"')
    assert "\x1b" not in refusal('"\\u001b[2J" = 1')


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "nul", "loop"])
def test_a_file_that_cannot_be_read_is_told(kind: str) -> None:
    name = "x.toml"
    if kind == "folder":
        Path(name).mkdir()
    elif kind == "pipe":
        os.mkfifo(name)
    elif kind == "nul":
        name = "x\0.toml"
    elif kind == "loop":
        Path(name).symlink_to(name)
    with pytest.raises(SettingsError, match=r"^x.*\.toml: "):
        read(name)


def test_a_pyproject_needs_the_table() -> None:
    told = refusal("[tool.other]\na = 1\n", "pyproject.toml")

    assert told == "pyproject.toml: has no table [tool.auditor]"
    assert refusal("\n[tool.auditor]\nx = 1", "pyproject.toml") == (
        "pyproject.toml:3: there is no setting 'x'; `auditor config` lists all"
    )


def test_the_nearest_file_of_the_repository_is_found(here: Path) -> None:
    write("", "r/.git/HEAD")
    write("", "auditor.toml")
    write("", "r/auditor.toml")
    write("[tool.other]\n", "r/a/pyproject.toml")
    write("[tool . 'auditor'.limits]\n", "r/b/pyproject.toml")
    write("tool.auditor.persona = 'ci'\n", "r/c/pyproject.toml")
    write("[tool]\nauditor = {}\n", "r/d/pyproject.toml")
    write("# [tool.auditor]\na = '''\n[tool.auditor]'''\n", "r/e/pyproject.toml")
    write("", "r/a/b/c/x.txt")
    root = here / "r"

    assert find(str(root / "a/b/c")) == str(root / "auditor.toml")
    assert find(str(root)) == str(root / "auditor.toml")
    assert find(str(root / "b")) == str(root / "b/pyproject.toml")
    assert find(str(root / "c")) == str(root / "c/pyproject.toml")
    assert find(str(root / "d")) == str(root / "d/pyproject.toml")
    assert find(str(root / "e")) == str(root / "auditor.toml")


def test_outside_of_repositories_nothing_above_is_read(here: Path) -> None:
    write("", "auditor.toml")
    write("", "a/x.txt")

    assert find(str(here / "a")) is None
    assert find(str(here)) == str(here / "auditor.toml")


def test_two_files_in_one_folder_are_refused(here: Path) -> None:
    write("")
    write("[tool.auditor]", "pyproject.toml")

    with pytest.raises(SettingsError, match="both hold settings; keep one"):
        find(str(here))


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("day-month=dmy", "day-month", Order.DMY),
        ('day-month="dmy"', "day-month", Order.DMY),
        (" day-month = 'dmy' ", "day-month", Order.DMY),
        ("cutoff=2023-04", "cutoff", PartialDate(2023, 4)),
        ("cutoff=2023", "cutoff", PartialDate(2023)),
        ("as-of=2026-11-24", "as-of", PartialDate(2026, 11, 24)),
        ("limits.claims=5_000", "limits.claims", 5000),
        ("limits={claims = 5}", "limits.claims", 5),
        ("rules.DOC202.days=7", "rules.DOC202.days", 7),
        ("rules.DOC202={days = 7}", "rules.DOC202.days", 7),
        ("exclude=*.tmp", "exclude", ("*.tmp",)),
        ("exclude=['a b', '#']", "exclude", ("a b", "#")),
        ("fields.text=body", "fields.text", "body"),
        ("exit-zero=true", "exit-zero", True),
        ("stdin-name=a = b", "stdin-name", "a = b"),
    ],
)
def test_an_assignment_is_a_line_of_toml_or_a_bare_word(text: str, key: str, value: Any) -> None:  # noqa: ANN401 - any setting
    layer = read_assignments((text,))

    assert layer[key].taken == value
    assert str(layer[key].origin) == "--set"


def test_the_later_of_two_assignments_holds() -> None:
    assert read_assignments(("persona=ci", "persona=forensic"))["persona"].taken is Persona.FORENSIC


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("day-month", "--set 'day-month': KEY=VALUE is needed"),
        ("", "--set '': KEY=VALUE is needed"),
        ("a b=1", "KEY=VALUE is needed"),
        ("day-month=", "--set 'day-month=': this is no value of TOML"),
        ("day-month='dmy", "this is no value of TOML"),
        ("select=[", "this is no value of TOML"),
        ("a=1\nb=2", "this is more than one value"),
        ("a=1\nb", "this is no value of TOML"),
        ("day-month=dym", "--set day-month = 'dym': one of auto, dmy, mdy is needed; did you mean"),
        ("exit-zero=True", "--set exit-zero = 'True': true or false is needed"),
        ("limits.claims=1O0", "--set limits.claims = '1O0': a whole number"),
        ("persna=ci", "--set: there is no setting 'persna'; did you mean 'persona'?"),
        ("fields=text=body", "--set fields = 'text=body': a table is needed"),
        ("a=" + "[" * 50_000, "--set 'a=[[["),
    ],
)
def test_what_cannot_be_assigned(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_assignments((text,))
    assert told in str(caught.value)


@given(st.text(max_size=30), st.binary(max_size=60))
def test_anything_is_taken_or_refused(text: str, data: bytes) -> None:
    with suppress(SettingsError):
        read_assignments((text,))
    with suppress(SettingsError):
        parse(data, "x")


def test_every_key_has_a_default_that_it_takes() -> None:
    for key in KEYS.values():
        if key.default is not None:
            key.take(key.default)
    assert {name[7:] for name in KEYS if name.startswith("fields.")} == set(FIELD_KEYS)
    assert "text" in FORMATS
