"""Character references become characters, and their places are known."""

# ruff: noqa: RUF001 - the dashes are the point

from __future__ import annotations

import html
import html.entities

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.references import decode, references


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("caf&eacute;", "café"),
        ("caf&eacute", "café"),
        ("&#8211;&#x2013;&#X2013;", "–––"),
        ("&#150;", "–"),
        ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\ufffd" * 4),
        ("&#" + "0" * 5000 + "65;", "A"),
        ("&notit;", "¬it;"),
        ("&notin;", "∉"),
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("&NotEqualTilde;", "≂̸"),
        ("&unknown; & &; &# &#x", "&unknown; & &; &# &#x"),
        ("AT&T &amp;amp;", "AT&T &amp;"),
    ],
)
def test_text(raw: str, read: str) -> None:
    """References are read as the standard says."""
    assert decode(raw) == read


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("?a=1&copy=2", "?a=1&copy=2"),
        ("?a=1&copyx", "?a=1&copyx"),
        ("&copy", "©"),
        ("&copy;=", "©="),
        ("&copy!", "©!"),
        ("&noti;", "&noti;"),
    ],
)
def test_in_an_attribute_a_name_without_semicolon_needs_a_bound(raw: str, read: str) -> None:
    """Query strings keep their parameters."""
    assert decode(raw, attribute=True) == read


@given(st.text(alphabet="&#;xaAlmpté019 =\n"))
def test_places_and_characters_agree(raw: str) -> None:
    """Replacing at the places gives the decoded text."""
    at, pieces = 0, []
    for start, end, characters in references(raw):
        assert at <= start < end <= len(raw)
        assert raw[start] == "&"
        pieces += [raw[at:start], characters]
        at = end
    assert "".join([*pieces, raw[at:]]) == decode(raw)


@given(st.sampled_from(sorted(html.entities.html5)), st.text(alphabet=" <.!-", max_size=3))
def test_every_name_of_the_standard_is_known(name: str, behind: str) -> None:
    """As the standard library reads them."""
    assert decode(f"&{name}{behind}") == html.unescape(f"&{name}{behind}")
