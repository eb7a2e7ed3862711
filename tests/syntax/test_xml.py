# ruff: noqa: D103 - the name of a test is its sentence
"""XML to tokens: all of the text, in order, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.xml import Kind, attributes, namespaces, scan

PIECES = [
    *("<a", "<a>", "</a>", "/>", ">", "<!--", "-->", "<![CDATA[", "]]>", "<?p", "?>", "<!X"),
    *("[", "]", "b='", 'c="', "'", '"', "=", "x", " ", "&lt;", "é", "<", "1<2"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_tokens_cover_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    at = 0
    for token in scan(text):
        assert token.start == at
        assert token.start <= token.inner_start <= token.inner_end <= token.end
        at = token.end

    assert at == len(text)


def test_each_kind_with_what_it_holds() -> None:
    text = "<?x y?><!DOCTYPE r [<!ENTITY e 'v'>]><r a='1'>t<![CDATA[<c>]]><!-- k --><e/></r>"
    found = [(token.kind, text[token.inner_start : token.inner_end]) for token in scan(text)]

    assert found == [
        (Kind.INSTRUCTION, "x y"),
        (Kind.DECLARATION, "DOCTYPE r [<!ENTITY e 'v'>]"),
        (Kind.START, " a='1'"),
        (Kind.TEXT, "t"),
        (Kind.CDATA, "<c>"),
        (Kind.COMMENT, " k "),
        (Kind.START, ""),
        (Kind.CLOSE, "r"),
    ]


def test_attributes_have_places() -> None:
    text = "<a x:b = 'A &amp; B' c=\"2\" d>"
    (token,) = scan(text)

    assert [(a.name, a.value, text[a.start : a.end]) for a in attributes(text, token)] == [
        ("x:b", "A & B", "A &amp; B"),
        ("c", "2", "2"),
    ]


@pytest.mark.parametrize("text", ["<!-- x", "<![CDATA[ x", "<?x"])
def test_what_never_closes_runs_to_the_end(text: str) -> None:
    (token,) = scan(f"{text}<b>")

    assert not token.whole
    assert token.inner_end == len(text) + 3


def test_an_open_quote_ends_at_the_next_tag() -> None:
    text = "<a b='x><c>y</c>"

    assert [token.name for token in scan(text)][:2] == ["a", "c"]


def test_namespaces_by_prefix() -> None:
    text = "<a xmlns='u' xmlns:p=' v '>"
    (token,) = scan(text)

    assert namespaces({"q": "w"}, attributes(text, token)) == {"q": "w", "": "u", "p": "v"}
