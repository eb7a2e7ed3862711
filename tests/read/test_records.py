# ruff: noqa: D103 - the name of a test is its sentence
"""Records: one document each, at its place, with what its fields tell."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import DEFAULT_SETTINGS, Document, Limits, Settings
from auditor.read import Item, documents, from_bytes, from_text
from auditor.syntax import json_places

SMALL = evolve(DEFAULT_SETTINGS, limits=Limits(bytes=100))


def _read(
    data: bytes | str, name: str = "a.jsonl", settings: Settings = DEFAULT_SETTINGS
) -> list[Document]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(from_bytes(raw, settings, name))


def _notice(document: Document) -> str:
    (notice,) = document.notices
    assert "\n" not in notice.text
    return f"{notice.level} {notice.code} {notice.text}"


def test_a_record_with_all_its_fields() -> None:
    record = {
        "id": "n7",
        "title": "Rain",
        "html": "<p>é</p>",
        "text": "é",
        "url": "http://x/y",
        "published": "11/04/2021",
        "modified": 1618099200,
        "crawled_at": "2022-01-01",
        "headers": {"Date": "x"},
        "lang": "en_GB",
        "source": {"name": "The Gauge"},
    }
    line = json.dumps(record)
    (document,) = _read(line + "\n")

    assert document.uri == "a.jsonl#n7"
    assert document.media_type == "application/json"
    assert document.sha256 == hashlib.sha256(line.encode()).hexdigest()
    assert (document.length, document.encoding) == (len(line), "utf-8")
    assert [(p.name, p.text, p.media_type, p.file_line) for p in document.parts] == [
        ("record", line, "application/json", 1),
        ("text", "é", "text/plain", 1),
        ("html", "<p>é</p>", "text/html", 1),
    ]
    assert document.record_fields == {
        "published": "/published",
        "modified": "/modified",
        "retrieved": "/crawled_at",
        "headers": "/headers",
        "url": "/url",
    }
    told = document.told
    assert (told.url, told.title, told.source) == ("http://x/y", "Rain", "The Gauge")
    assert (told.retrieved, told.language) == ("2022-01-01", "en-GB")
    assert not document.incomplete
    assert document.notices == ()


def test_pointers_lead_to_the_fields() -> None:
    text = '{"meta": {"a/b": "2021", "pub.date": "2020"}}'
    settings = evolve(DEFAULT_SETTINGS, fields={"published": "meta.a/b"})
    (document,) = _read(text, settings=settings)
    node = json_places.at(json_places.parse(text).strict(), document.record_fields["published"])

    assert document.record_fields == {"published": "/meta/a~1b"}
    assert node is not None
    assert node.value == "2021"


def test_the_users_word_fills_what_a_record_leaves_open() -> None:
    settings = evolve(DEFAULT_SETTINGS, url="http://u", language="fr", retrieved="2022")
    first, second = _read(
        '{"url": "http://r", "lang": "en", "crawled": 1}\n{"lang": "??"}', "a.jsonl", settings
    )

    assert (first.told.url, first.told.language, first.told.retrieved) == ("http://r", "en", "1")
    assert (second.told.url, second.told.language, second.told.retrieved) == (
        "http://u",
        "fr",
        "2022",
    )


@pytest.mark.parametrize(
    ("record_id", "uri"),
    [
        ('"x"', "a.jsonl#x"),
        ("7", "a.jsonl#7"),
        ("true", "a.jsonl#1"),
        ("null", "a.jsonl#1"),
        ('"' + "x" * 201 + '"', "a.jsonl#1"),
    ],
)
def test_the_id_is_that_of_the_record_or_its_number(record_id: str, uri: str) -> None:
    (document,) = _read(f'{{"id": {record_id}}}')

    assert document.uri == uri


def test_a_named_id_of_another_kind_gives_way_to_the_number() -> None:
    settings = evolve(DEFAULT_SETTINGS, fields={"id": "key", "retrieved": "seen", "title": "t"})
    (document,) = _read('{"key": [1], "seen": [2], "t": 3}', settings=settings)
    (number,) = _read(
        '{"key": ' + "9" * 5000 + "}", settings=evolve(settings, fields={"id": "key"})
    )

    assert document.uri == "a.jsonl#1"
    assert (document.told.retrieved, document.told.title) == (None, None)
    assert number.uri == "a.jsonl#1"


def test_places_of_lines_and_bytes() -> None:
    data = '\ufeff{"a": "é"}\r\n\r\n \t\n  {"b": 2}\n{"c": 3}'.encode()
    found = _read(data)

    assert [(d.record.number, d.record.line, d.record.offset) for d in found if d.record] == [
        (1, 1, 3),
        (2, 4, 23),
        (3, 5, 32),
    ]
    for document in found:
        assert document.record is not None
        part = document.part("record")
        assert part is not None
        assert data[document.record.offset :].startswith(part.text.encode())


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("[1]", "record 2 is a list, not an object, and was not read"),
        ("null", "record 2 is null, not an object, and was not read"),
        ('"x"', "record 2 is a text, not an object, and was not read"),
        ("1.5", "record 2 is a number, not an object, and was not read"),
        ("true", "record 2 is true or false, not an object, and was not read"),
        ('{"a": }', "record 2 is no valid JSON and was not read: expecting value, column 7"),
        ("{} {}", "record 2 is no valid JSON and was not read: more text behind the object"),
        ("oops", "record 2 is no valid JSON and was not read: expecting value, column 1"),
    ],
)
def test_a_line_that_is_no_record_costs_only_itself(line: str, complaint: str) -> None:
    first, bad, last = _read(f'{{"a": 1}}\n{line}\n{{"b": 2}}\n')

    assert not first.incomplete
    assert not last.incomplete
    assert bad.incomplete
    assert bad.parts == ()
    assert bad.uri == "a.jsonl#2"
    assert _notice(bad).startswith(f"error bad-record a.jsonl:2: {complaint}")


@pytest.mark.parametrize("line", ['{"a": "x\ty"}', '{"a": 1},', '\x1e{"a": 1}', '{"a": NaN}'])
def test_small_slips_of_exports_are_read(line: str) -> None:
    (document,) = _read(line + "\n")

    assert document.notices == ()


def test_depth_has_a_limit() -> None:
    def nested(depth: int) -> str:
        return '{"a": ' + "[" * (depth - 1) + "]" * (depth - 1) + "}"

    fine, deep, deeper, wide = _read(
        "\n".join([nested(200), nested(201), nested(100_000), '{"a": [' + "[]," * 300 + "[]]}"])
    )

    assert fine.notices == wide.notices == ()
    assert _notice(deep) == (
        "error limit a.jsonl:2: record 2 is nested deeper than 200 levels and was not read"
    )
    assert _notice(deeper).startswith("error limit a.jsonl:3: record 3 is no valid JSON")


def test_numbers_of_any_length_are_no_obstacle() -> None:
    (document,) = _read('{"text": "x", "n": ' + "9" * 5_000 + "}")

    assert document.part("text") is not None


def test_a_line_beyond_the_limit_costs_only_itself() -> None:
    first, long, last = _read('{"a": 1}\n{"a": "' + "x" * 200 + '"}\n{"b": 2}\n', settings=SMALL)

    assert not first.incomplete
    assert not last.incomplete
    assert _notice(long) == (
        "error limit a.jsonl:2: record 2 is longer than the limit of 100 bytes and was not read"
    )


def test_lines_are_read_one_at_a_time() -> None:
    class Endless:
        """A pipe that never ends."""

        def read(self, size: int, /) -> bytes:
            return (b'{"text": "x"}\n' * (size // 14 + 1))[:size]

    item: Any = Item("-", stream=Endless())  # type: ignore[arg-type]
    stream: Iterator[Document] = documents(item, DEFAULT_SETTINGS)
    found = [next(stream) for _ in range(5_000)]

    assert found[-1].record is not None
    assert found[-1].record.number == 5_000


def test_a_line_of_20_megabytes_is_read() -> None:
    (document,) = _read(b'{"text": "' + b"x" * 20_000_000 + b'"}')

    assert document.length == 20_000_012


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_encodings_keep_their_byte_offsets(codec: str) -> None:
    lines = ['{"text": "é\U0001f600"}', '{"text": "y"}']
    data = "\n".join(lines).encode(codec)
    _, second = _read(data)
    width = 4 if codec == "utf-32" else 2
    extra = 4 - width  # of the surrogate pair
    mark = 0 if codec == "utf-16-le" else width

    assert second.record is not None
    assert second.record.offset == mark + width * (len(lines[0]) + 1) + extra
    assert second.part("text") is not None


def test_a_line_that_is_not_utf_8_is_told() -> None:
    (document,) = _read('{"text": "café"}'.encode("cp1252"))
    part = document.part("text")

    assert part is not None
    assert part.text == "café"
    assert document.encoding == "windows-1252"
    assert _notice(document) == (
        "warning bad-encoding a.jsonl:1: JSON is utf-8, but the bytes are not; read as windows-1252"
    )
    (broken,) = _read('{"text": "éééé'.encode() + b'\xff"}')
    assert "shown as U+FFFD" in _notice(broken)


def test_a_mark_or_a_separator_alone_is_a_blank_line() -> None:
    (document,) = _read(b'\xef\xbb\xbf\n\x1e\n{"a": 1}\n')

    assert document.record is not None
    assert (document.record.number, document.record.line, document.record.offset) == (1, 3, 6)


def test_lone_surrogates_stay() -> None:
    (escaped,) = _read('{"text": "\\ud800"}')
    (raw,) = from_text('{"text": "\ud800"}', DEFAULT_SETTINGS, "a.jsonl")
    for document in (escaped, raw):
        part = document.part("text")
        assert part is not None
        assert part.text == "\ud800"


@pytest.mark.parametrize("key", ["text", "html"])
def test_a_named_text_that_is_no_text_is_told(key: str) -> None:
    settings = evolve(DEFAULT_SETTINGS, fields={key: "x"})
    (document,) = _read('{"x": ["a"]}', settings=settings)
    (empty,) = _read('{"x": null}', settings=settings)

    assert document.incomplete
    assert _notice(document) == (
        f"error bad-field a.jsonl:1: {key} of record 1 is a list, not a text"
    )
    assert empty.notices == ()


def test_a_named_field_that_no_record_has_is_told_once() -> None:
    settings = evolve(DEFAULT_SETTINGS, fields={"text": "boddy", "title": "t"})
    first, last = _read('{"body": "x", "meta": {"y": 1}}\n{"t": 2}\n', settings=settings)

    assert first.notices == ()
    assert last.incomplete
    assert _notice(last) == (
        "error missing-field a.jsonl: no record has the field 'boddy' that --fields names for "
        "text; the fields of the first one are body, meta.y"
    )
    (alone,) = _read("{}", settings=evolve(settings, fields={"text": "x"}))
    assert _notice(alone).endswith("names for text")


def test_content_that_is_a_page_is_read_as_one() -> None:
    page, text, both = _read(
        '{"content": "<p>x</p>"}\n{"content": "a < b"}\n{"body": "<p>x</p>", "html": "<p>y</p>"}'
    )

    assert [part.name for part in page.parts] == ["record", "html"]
    assert [part.name for part in text.parts] == ["record", "text"]
    assert [part.name for part in both.parts] == ["record", "text", "html"]


def test_a_page_in_a_record_is_decoded_already() -> None:
    html = '<meta charset="koi8-r"><p>é</p>'
    (document,) = _read(json.dumps({"html": html}, ensure_ascii=False))
    part = document.part("html")

    assert part is not None
    assert part.text == html
    assert document.encoding == "utf-8"


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "p"}, {"id": "q"}]',
        ' [\n{"id": "p"}\n,\n{"id": "q"}\n]\n',
        '{"status": "ok", "articles": [{"id": "p", "title": "x"}, {"id": "q"}], "n": 2}',
        '{"data": {"children": [{"id": "p", "title": "x"}, {"id": "q"}]}}',
        '{"articles": 0, "articles": [{"id": "p", "url": "x"}, {"id": "q"}]}',
        '{"tags": [{"title": "t"}], "hits": [{"id": "p", "title": "x"}, {"id": "q"}]}',
        '{"id": "p"}\n{"id": "q"}\n',
        '{"id": "p", "text":\n "x"} {"id": "q"}',
    ],
)
def test_lists_of_records_in_all_their_wrappings(text: str) -> None:
    if text.startswith('{"id": "p", "text"'):
        # Several objects that are not one a line: what can be read is read, the rest is told.
        assert any(d.incomplete for d in _read(text, "a.json"))
        return
    found = _read(text, "a.json")

    assert [d.uri for d in found] == ["a.json#p", "a.json#q"]
    assert not any(d.incomplete for d in found)
    for document in found:
        part = document.part("record")
        assert part is not None
        assert document.record is not None
        assert text.encode()[document.record.offset :].startswith(part.text.encode())
        assert document.sha256 == hashlib.sha256(part.text.encode()).hexdigest()


def test_an_object_with_a_text_of_its_own_is_one_record() -> None:
    (document,) = _read('{"text": "x", "comments": [{"text": "y"}]}', "a.json")
    (plain,) = _read('{"name": "x", "tags": [{"n": 1}], "o": {"p": {"q": {"r": 1}}}}', "a.json")

    assert document.part("text") is not None
    assert plain.part("record") is not None


def test_lines_of_a_pretty_record() -> None:
    text = '[\r\n {"id": 1,\r  "text": "x",\n\n  "html": "<p>"}\n]'
    (document,) = _read(text, "a.json")

    assert document.record is not None
    assert document.record.line == 2
    assert [(part.name, part.file_line) for part in document.parts] == [
        ("record", 2),
        ("text", 3),
        ("html", 5),
    ]


def test_a_pretty_record_in_a_file_of_lines() -> None:
    (document,) = _read('{\n "text": "x"\n}\n', "a.jsonl")

    assert document.part("text") is not None


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[1, 2]", "a list without any object"),
        ("[1, [2]]", "a list without any object"),
        ("5", "a number"),
        ('"x"', "a text"),
        ("null", "null"),
    ],
)
def test_json_without_records_is_told(text: str, what: str) -> None:
    (document,) = _read(text, "a.json")

    assert document.incomplete
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert _notice(document) == (
        f"error bad-record a.json: holds {what}; a record is a JSON object"
    )


@pytest.mark.parametrize(
    ("text", "name"), [("[]", "a.json"), ("\n \n", "a.jsonl"), (" ", "a.json")]
)
def test_no_records_at_all(text: str, name: str) -> None:
    (document,) = _read(text, name)

    assert not document.incomplete
    assert _notice(document) == f"warning empty {name}: holds no records"


def test_something_else_in_a_list_of_records() -> None:
    first, second, third = _read('[5, {"id": "p"},\n null]', "a.json")

    assert [first.incomplete, second.incomplete, third.incomplete] == [True, False, True]
    assert _notice(third).startswith("error bad-record a.json:2: record 3 is null, not an object")


@pytest.mark.parametrize(
    ("text", "uris", "where"),
    [
        ('[{"id": "p"},\n {"a": oops}]', ["p", "2"], "expecting value, line 2, column 8"),
        ('[{"id": "p"}\n {"id": "q"}]', ["p", "2"], "expecting ',' delimiter, line 2, column 2"),
        ('[{"id": "p"}, {"id"', ["p", "2"], "delimiter, line 1, column 20"),
        ('[{"id": "p"}] x', ["p", "2"], "more text behind the records, line 1, column 15"),
        ('{"id": "p"} x', ["p", "2"], "more text behind the records, line 1, column 13"),
        ('{"l": [{"url": "p"}]} x', ["1", "2"], "more text behind the records, line 1, column 23"),
        ('{"id": "p"', ["1"], "delimiter, line 1, column 11"),
        ('{\n"id":\n oops}', ["1"], "expecting value, line 3, column 2"),
    ],
)
def test_broken_json_gives_what_stands_before_the_fault(
    text: str, uris: list[str], where: str
) -> None:
    found = _read(text, "a.json")

    assert [d.uri.removeprefix("a.json#") for d in found] == uris
    assert [d.incomplete for d in found] == [False] * (len(uris) - 1) + [True]
    assert _notice(found[-1]).endswith(where)


def test_a_file_beyond_the_limit_gives_what_fits() -> None:
    record = '{"id": "p", "text": "xxxxxxxxxxxxxxx"}'
    found = _read("[" + ",".join([record] * 5) + "]", "a.json", SMALL)

    assert [d.uri for d in found] == ["a.json#p", "a.json#p", "a.json#3"]
    assert [notice.code for notice in found[-1].notices] == ["limit"]


def test_a_cut_at_the_end_of_a_line_is_told_as_well() -> None:
    settings = evolve(SMALL, limits=Limits(bytes=38))
    found = _read('{"id": "p", "b": [\n1]}\n{"id": "q"}\n\n{"id": "r"}', "a.json", settings)

    assert any(notice.code == "limit" for notice in found[-1].notices)


RECORDS = st.lists(
    st.dictionaries(
        st.sampled_from(["id", "text", "html", "date", "meta", "x", "headers", "body", "lang"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2)
        | st.lists(st.integers(), max_size=2),
        max_size=5,
    ),
    min_size=1,
    max_size=5,
)


@given(RECORDS, st.booleans())
def test_every_record_gives_exactly_one_document_at_its_place(
    records: list[dict[str, object]],
    ascii_only: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    lines = [json.dumps(record, ensure_ascii=ascii_only) for record in records]
    for data, name in (
        ("\n".join(lines).encode("utf-8", "surrogatepass"), "a.jsonl"),
        (("[" + ",\n".join(lines) + "]").encode("utf-8", "surrogatepass"), "a.json"),
    ):
        found = list(from_bytes(data, DEFAULT_SETTINGS, name))

        assert [d.record.number for d in found if d.record] == list(range(1, len(records) + 1))
        for document, line in zip(found, lines, strict=True):
            assert document.record is not None
            raw = line.encode("utf-8", "surrogatepass")
            assert data[document.record.offset :].startswith(raw)
            assert document.sha256 == hashlib.sha256(raw).hexdigest()


@given(
    st.text(alphabet='{}[]",:\n1ae \\u0000\ud800', max_size=60),
    st.sampled_from(["a.json", "a.jsonl"]),
)
def test_no_json_like_text_raises(text: str, name: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for settings in (DEFAULT_SETTINGS, evolve(DEFAULT_SETTINGS, limits=Limits(bytes=7))):
        found = list(from_bytes(data, settings, name))

        assert found
        for document in found:
            assert all("\n" not in notice.text for notice in document.notices)


@pytest.mark.parametrize(
    "record",
    [
        '{"text": "a", "published": "2021-04-03", "published": "2022-05-05"}',
        '{"text": "a", "published": "2021-04-03", "publi\\u0073hed": "2022-05-05"}',
    ],
)
def test_a_field_that_stands_twice_is_told(record: str) -> None:
    (document,) = _read(record, "a.json")

    assert _notice(document) == (
        "warning bad-field a.json:1: record 1 has fields more than once: published; the last counts"
    )
    assert not document.incomplete


def test_a_record_without_a_known_text_is_told_once() -> None:
    """Silence would look like an audit."""
    line = json.dumps({"ramblings": "The bridge is open to walkers. " * 4, "grabbed": 1}) + "\n"
    found = tuple(from_bytes(line.encode() * 2, Settings(), "a.jsonl"))

    told = [n for d in found for n in d.notices]
    assert [n.code for n in told] == ["missing-field"]
    assert "ramblings, grabbed" in told[0].text
    assert "--fields text=FIELD" in told[0].text
