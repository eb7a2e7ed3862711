# ruff: noqa: D103 - the name of a test is its sentence
"""JSON values with their places, as strict as the standard or as lenient as pages need."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.syntax.json_places import (
    JsonDepthError,
    JsonError,
    JsonKind,
    Node,
    at,
    escape,
    every_at,
    parse,
    pointer,
    walk,
)

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=25,
)
LAYOUTS = st.sampled_from(
    [{}, {"indent": 2}, {"ensure_ascii": False}, {"indent": 0, "separators": (" ,\t", " : ")}]
)
TRICKY = st.text(alphabet='{}[]",:\\/u0d8e1-+.Etrufalsn \n\x01\ud800;<!-*', max_size=40)


def _plain(node: Node) -> Any:  # noqa: ANN401 - any JSON value
    if node.kind is JsonKind.OBJECT:
        return {member.key: _plain(member.node) for member in node.members}
    if node.kind is JsonKind.ARRAY:
        return [_plain(item) for item in node.items]
    return node.value


def _same(one: object, other: object) -> bool:
    """Equal as JSON texts: 1 is not 1.0, and not true."""
    return json.dumps(one) == json.dumps(other)


@given(VALUES, LAYOUTS, st.booleans())
def test_agrees_with_the_standard_library(value: object, layout: Any, tolerant: bool) -> None:  # noqa: ANN401, FBT001 - keyword arguments of dumps; drawn by hypothesis
    text = json.dumps(value, **layout)
    root = parse(text, tolerant=tolerant).strict()

    assert _same(_plain(root), json.loads(text))


@given(TRICKY)
def test_accepts_what_the_standard_library_accepts(text: str) -> None:
    parsed = parse(text)
    try:
        expected = json.loads(text)
    except ValueError:
        assert parsed.error is not None
        assert parsed.root is None
    else:
        assert _same(_plain(parsed.strict()), expected)


@given(VALUES, LAYOUTS)
def test_each_span_holds_the_text_of_its_value(value: object, layout: Any) -> None:  # noqa: ANN401 - keyword arguments of dumps
    text = json.dumps(value, **layout)

    for _, node in walk(parse(text).strict()):
        assert _same(json.loads(text[node.start : node.end]), _plain(node))
        for member in node.members:
            assert json.loads(text[member.start : member.end]) == member.key


@given(VALUES, st.text(max_size=5), st.text(max_size=5))
def test_a_slice_is_parsed_at_its_place(value: object, before: str, after: str) -> None:
    text = json.dumps(value)
    root = parse(before + text + after, len(before), len(before) + len(text)).strict()

    assert _same(_plain(root), value)
    assert (root.start, root.end) == (len(before), len(before) + len(text))


@given(VALUES)
def test_each_pointer_leads_to_its_node(value: object) -> None:
    root = parse(json.dumps(value)).strict()
    nodes = list(walk(root))

    assert [node.start for _, node in nodes] == sorted(node.start for _, node in nodes)
    for path, node in nodes:
        assert at(root, path) is node


@given(TRICKY, st.booleans())
def test_nothing_raises_and_errors_lie_in_the_text(text: str, tolerant: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    parsed = parse(text, tolerant=tolerant)

    assert parsed.root is not None or parsed.error is not None
    if parsed.error is not None:
        assert 0 <= parsed.error.offset <= len(text)
        assert "\n" not in str(parsed.error)


@given(VALUES, st.data())
def test_what_was_whole_before_the_cut_is_kept(value: object, data: st.DataObject) -> None:
    text = json.dumps([value, value])
    whole = {(n.start, n.end) for _, n in walk(parse(text).strict())}
    cut = data.draw(st.integers(0, len(text) - 1))
    parsed = parse(text, 0, cut, tolerant=True)

    assert parsed.error is not None
    if parsed.root is not None:
        assert {(n.start, n.end) for _, n in walk(parsed.root) if n.value is not None} <= whole


def test_duplicate_keys_stay_in_their_order() -> None:
    root = parse('{"a": 1, "b": 2, "a": 3}').strict()
    last = root.get("a")

    assert [member.key for member in root.members] == ["a", "b", "a"]
    assert [node.value for node in root.get_all("a")] == [1, 3]
    assert last is not None
    assert last.value == 3
    assert at(root, "/a") is last
    assert root.get("c") is None


def test_numbers_keep_their_text() -> None:
    root = parse("[1.50, -0, 1e3, 12345678901234567890]").strict()

    assert [item.raw for item in root.items] == ["1.50", "-0", "1e3", "12345678901234567890"]
    assert [item.value for item in root.items] == [1.5, 0, 1000.0, 12345678901234567890]


def test_numbers_of_any_length_are_read() -> None:
    (item,) = parse("[" + "9" * 5_000 + "]").strict().items

    assert item.value == float("inf")
    assert len(item.raw) == 5_000


def test_lone_surrogates_stay_and_pairs_join() -> None:
    assert parse(r'"\ud83d\ude00 \ud800"').strict().value == "\U0001f600 \ud800"


def test_pointers_escape_as_rfc_6901_says() -> None:
    root = parse('{"a/b": {"m~n": [7]}, "": 8}').strict()

    assert escape("a/b~c") == "a~1b~0c"
    assert pointer("a/b", "m~n", 0) == "/a~1b/m~0n/0"
    assert [path for path, _ in walk(root)] == ["", "/a~1b", "/a~1b/m~0n", "/a~1b/m~0n/0", "/"]


@pytest.mark.parametrize(
    "path", ["/b", "/a/1", "/a/x", "/a/-1", "/a/0/c", "/a/²", "/a/" + "9" * 99]
)
def test_a_pointer_to_nothing_finds_nothing(path: str) -> None:
    assert at(parse('{"a": [7]}').strict(), path) is None


def test_a_pointer_may_name_several_nodes() -> None:
    root = parse('{"a": {"b": 1}, "a": {"b": [2, 3], "b": 4}}').strict()

    assert [node.raw for node in every_at(root, "/a/b")] == ["1", "", "4"]
    assert [node.raw for node in every_at(root, "/a/b/1")] == ["3"]
    assert every_at(root, "/x") == ()


def test_a_pointer_goes_through_no_missing_node() -> None:
    assert at(parse("{}").strict(), "/a/b/c") is None


@pytest.mark.parametrize(
    ("text", "offset", "reason"),
    [
        ("", 0, "expected a value, found the end of the text"),
        ("{a: 1}", 1, "expected a key in double quotes, found 'a'"),
        ('{"a" 1}', 5, "expected ':', found '1'"),
        ('{"a": 1 "b": 2}', 8, "expected ',' or '}', found '\"'"),
        ("[1 2]", 3, "expected ',' or ']', found '2'"),
        ("[1,]", 2, "a comma before the end"),
        ("[,1]", 1, "expected a value, found ','"),
        ("[NaN]", 1, "expected a value, found 'N'"),
        ("[01]", 2, "expected ',' or ']', found '1'"),
        ('["a', 1, "a string that does not end"),
        ('["a\nb"]', 1, "a control character or wrong escape"),
        (r'["\x"]', 1, "a control character or wrong escape"),
        ("[1", 1, "the text ends inside a value"),
        ("[1.]", 1, "a broken number"),
        ("[1] x", 4, "more text behind the value"),
        ("\ufeff[]", 0, "expected a value"),
    ],
)
def test_errors_name_the_fault_and_its_place(text: str, offset: int, reason: str) -> None:
    error = parse(text).error

    assert error is not None
    assert reason in str(error)
    assert error.offset == offset
    with pytest.raises(JsonError):
        parse(text).strict()


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, 2,], }',
        '\ufeff {"a": [1, 2]} ;',
        '<!-- {"a": [1, 2]} -->',
        '//<![CDATA[\n{"a": [1, 2]}\n//]]>',
        '/*<![CDATA[*/ {"a": [1, 2]} /*]]>*/',
        'window.data = {"a": [1, 2]};',
        '{/* first */ "a": [1, // one\n 2]}',
    ],
)
def test_wrappings_and_small_slips_do_not_lose_the_block(text: str) -> None:
    parsed = parse(text, tolerant=True)

    assert parsed.error is None
    assert _plain(parsed.strict()) == {"a": [1, 2]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"a\nb\tc"', "a\nb\tc"),
        (r'"it\'s \x41 \u00e9"', "it's x41 \u00e9"),
        (r'"\ud800\"\z"', '\ud800"z'),
        ('"\\\n"', "\n"),
        ("NaN", None),
        ("undefined", None),
        ("-Infinity", None),
        ("True", True),
        ("None", None),
    ],
)
def test_strings_and_words_as_found_in_pages(text: str, value: object) -> None:
    assert parse(f"[{text}]", tolerant=True).strict().items[0].value == value
    assert parse(f"[{text}]").error is not None


def test_a_broken_block_gives_what_stands_before_the_fault() -> None:
    text = '{"datePublished": "2021-04-11", "author": {"name": "X", "age": oops}, "b": 1}'
    parsed = parse(text, tolerant=True)

    assert parsed.error is not None
    assert text[parsed.error.offset :].startswith("oops")
    assert parsed.root is not None
    assert _plain(parsed.root) == {"datePublished": "2021-04-11", "author": {"name": "X"}}


def test_several_values_can_be_read_one_after_the_other() -> None:
    text = '{"a": 1} {"b": 2}'
    first = parse(text, tolerant=True)

    assert first.error is not None
    assert _plain(parse(text, first.error.offset, tolerant=True).strict()) == {"b": 2}


def test_a_cut_string_or_number_is_not_kept() -> None:
    assert parse('{"date": "2021-04-1', tolerant=True).root is not None
    for text in ('{"date": "2021-04-1', '{"date": 2021'):
        root = parse(text, tolerant=True).root
        assert root is not None
        assert root.members == ()


def test_depth_has_a_limit_of_its_own_kind() -> None:
    def nested(depth: int) -> str:
        return "[" * depth + "]" * depth

    assert parse(nested(200)).error is None
    too_deep = parse(nested(201))
    assert isinstance(too_deep.error, JsonDepthError)
    assert too_deep.error.offset == 200
    assert parse(nested(201), max_depth=201).error is None
    kept = parse('{"a": 1, "b": ' + nested(300), tolerant=True)
    assert isinstance(kept.error, JsonDepthError)
    assert kept.root is not None
    assert kept.root.members[0].key == "a"


@pytest.mark.parametrize(
    "unit",
    ["[", '{"a":', '"', '"\\', "/*", "//", "[1,", "\\", " ", "-", '["\\x",', "<!--", '"\x01', "0"],
)
def test_hostile_repetitions_take_linear_time(unit: str) -> None:
    text = "[" + unit * (400_000 // len(unit))
    start = time.perf_counter()
    parse(text)
    parse(text, tolerant=True)

    # Half a megabyte twice takes milliseconds; quadratic growth would take minutes.
    assert time.perf_counter() - start < 5
