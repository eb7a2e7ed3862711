# ruff: noqa: D103 - the name of a test is its sentence
"""Front matter: plain keys and values, with places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.front_matter import parse


def _pairs(text: str) -> dict[str, str]:
    block = parse(text)
    assert block is not None
    for entry in block.entries:
        assert text[entry.start : entry.end] == entry.text
    return {entry.key: entry.text for entry in block.entries}


def test_yaml() -> None:
    text = (
        "---\ntitle: \"A: B\"\ndate: 2021-04-11T10:15:00+02:00 # when\nlastmod: '2021-05-01'\n"
        "# date: 1990-01-01\ntags:\n  - 2019-01-01\ndates:\n  published: 2021-04-12\n"
        "about: |\n  date: 1999-01-01\nempty:\n---\nbody"
    )

    assert _pairs(text) == {
        "title": "A: B",
        "date": "2021-04-11T10:15:00+02:00",
        "lastmod": "2021-05-01",
        "dates.published": "2021-04-12",
    }
    block = parse(text)
    assert block is not None
    assert text[block.end :] == "body"


def test_toml() -> None:
    lines = "+++", "title = 'x'", "date = 2021-04-11", "[params]", 'pubDate = "2021-04-12"', "+++"
    text = "\r\n".join((*lines, "body"))

    assert _pairs(text) == {"title": "x", "date": "2021-04-11", "params.pubDate": "2021-04-12"}


def test_json() -> None:
    text = '{"title": "x", "date": "2021-04-11", "params": {"weight": 7}}\n\nbody'

    assert _pairs(text) == {"title": "x", "date": "2021-04-11", "params.weight": "7"}


@pytest.mark.parametrize(
    "text", ["", "# title\n---\ndate: 2021\n---\n", "---\nno end", "{brace}", "----\na: b\n---\n"]
)
def test_no_front_matter(text: str) -> None:
    assert parse(text) is None


@given(st.text(alphabet="a:= \n-+[]{}\"'#|2", max_size=80), st.sampled_from(["---", "+++", "{"]))
def test_any_block(text: str, fence: str) -> None:
    whole = f"{fence}\n{text}\n{fence}\nend"
    block = parse(whole)

    assert block is None or 0 < block.end <= len(whole)
