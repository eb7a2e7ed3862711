# ruff: noqa: D103 - the name of a test is its sentence
"""The line of a key is that on which an editor shows it."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.config.toml_lines import Path, line_of, lines_of_keys

TRICKY = '''\
# a comment = 1
a = 1 # b = 2

"c d" = "e = 5"
'f' = """
g = 7
\\""" h = 8 """"
i.j = [
  "]", # k = 1 ]
  [1, 2], { l = """
  """ },
]
m = \'\'\'
[n]
\'\'\'\'\'
[ o . "p q" ]
r = { s = 1, t = [
  2 ] }
[[u]]
v = ""
[[u]]
w = ''
[x]
y = 2026-11-24T10:00:00Z
"\\u0061" = 1
z = 1'''


def test_keys_are_found_and_nothing_else() -> None:
    assert lines_of_keys(TRICKY) == {
        ("a",): 2,
        ("c d",): 4,
        ("f",): 5,
        ("i",): 8,
        ("i", "j"): 8,
        ("m",): 13,
        ("o",): 16,
        ("o", "p q"): 16,
        ("o", "p q", "r"): 17,
        ("u",): 19,
        ("u", "v"): 20,
        ("u", "w"): 22,
        ("x",): 23,
        ("x", "y"): 24,
        ("x", "z"): 26,
    }


def test_what_is_inside_has_the_line_of_what_holds_it() -> None:
    lines = lines_of_keys(TRICKY)

    assert line_of(("o", "p q", "r", "s"), lines) == 17
    assert line_of(("x", "a"), lines) == 23
    assert line_of(("nowhere",), lines) is None


def test_windows_ends_of_lines_count_once() -> None:
    assert lines_of_keys("\r\na = 1\r\n\r\n[b]\r\nc = '''\r\n'''\r\nd = 2\r\n") == {
        ("a",): 2,
        ("b",): 4,
        ("b", "c"): 5,
        ("b", "d"): 7,
    }


NAMES = st.sampled_from(["a", "b-c", '"d e"', "'f.g'", '"h#i"', "1", "j_k", '"="', "']'"])
VALUES = st.recursive(
    st.sampled_from([
        "1", "true", "1.5", "2026-11-24", '"x"', "'y'", '""', "''", '"#"', "'='", '"\\""', '"\\\\"',
        '"""\nz = 1\n[t]\n"""', "'''\n[u]\nv = 2'''", '"""a""\\" b"""', "'''it''s'''", '""""c"""""',
    ]),
    lambda inner: st.builds(
        lambda items, end: f"[{end}{f',{end}'.join(items)}{end}]",
        st.lists(inner, max_size=3), st.sampled_from(["", "\n", " # ]\n"]),
    ) | st.builds("{{ k = {} }}".format, inner),
    max_leaves=4,
)  # fmt: skip
PATHS = st.lists(NAMES, min_size=1, max_size=2).map(".".join)
STATEMENTS = st.one_of(
    st.builds("{} = {}".format, PATHS, VALUES),
    st.builds("{}={} # k = 1".format, PATHS, VALUES),
    st.builds("[ {} ]".format, PATHS),
    st.builds("[[{}]]#x".format, PATHS),
    st.sampled_from(["", "# k = 1", "  "]),
)


def keys_of(tree: Mapping[str, Any], above: Path = ()) -> set[Path]:
    """All keys of tables, but not those in arrays."""
    found = {(*above, key) for key in tree}
    for key, value in tree.items():
        if isinstance(value, dict):
            found |= keys_of(value, (*above, key))
    return found


@given(st.lists(STATEMENTS, max_size=12))
def test_the_keys_are_those_that_the_parser_of_python_sees(statements: list[str]) -> None:
    kept: list[str] = []
    for statement in statements:
        try:
            tomllib.loads("\n".join([*kept, statement]))
        except tomllib.TOMLDecodeError:
            continue
        kept.append(statement)
    text = "\n".join(kept)
    tree = tomllib.loads(text)
    lines = lines_of_keys(text)
    written = text.split("\n")

    for path in keys_of(tree):
        assert line_of(path, lines) is not None
    for path, line in lines.items():
        assert path[-1] in written[line - 1]
    assert {path for path in lines if len(path) == 1} == {(key,) for key in tree}


@pytest.mark.parametrize("text", ["a = [[", "a", "[", "= 1", '"', "a = \x00", "a = }}}"])
def test_what_is_no_toml_ends_too(text: str) -> None:
    lines_of_keys(text)


@pytest.mark.parametrize("piece", ["[a]\n", "a.", '"', "'''", "[", "a=[\n", "#\n", "\n", '"""a""'])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    start = time.perf_counter()
    lines_of_keys(text)

    assert time.perf_counter() - start < 2.0
