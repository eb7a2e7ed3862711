# ruff: noqa: D103 - the name of a test is its sentence
"""Tables: a row is a record, with the places of its cells."""

import csv
import io

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import DEFAULT_SETTINGS, Document, Limits, Settings
from auditor.read import from_bytes, from_text
from auditor.read.rows import cells_of


def _read(
    data: str | bytes, name: str = "a.csv", settings: Settings = DEFAULT_SETTINGS
) -> list[Document]:
    raw = data if isinstance(data, bytes) else data.encode()
    return list(from_bytes(raw, settings, name))


def _notices(documents: list[Document]) -> list[str]:
    return [notice.text for document in documents for notice in document.notices]


def test_a_row_is_a_record_with_all_its_fields() -> None:
    row = 'k1,2021-04-11,"It rained, ""hard""\nall day",http://x/y,Rain,en,The Gauge'
    (document,) = _read(f"id,date,text,url,title,lang,source\n{row}\n")

    assert document.uri == "a.csv#k1"
    assert document.media_type == "text/csv"
    assert document.record is not None
    assert (document.record.number, document.record.line, document.record.offset) == (1, 2, 35)
    assert [(part.name, part.text, part.file_line) for part in document.parts] == [
        ("record", row, 2),
        ("text", 'It rained, "hard"\nall day', 2),
    ]
    assert document.record_fields == {"published": "/date", "url": "/url"}
    told = document.told
    assert (told.url, told.title, told.language, told.source) == (
        "http://x/y",
        "Rain",
        "en",
        "The Gauge",
    )
    assert document.notices == ()


@given(
    st.lists(
        st.lists(st.text(alphabet='ab ,;"\n\té\U0001f642', max_size=8), min_size=3, max_size=3),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from(",;\t|"),
)
def test_what_the_csv_module_writes_is_read_back(rows: list[list[str]], delimiter: str) -> None:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "a", "b"], *(["k", *row] for row in [row[:2] for row in rows])])
    documents = _read(file.getvalue())
    found = [{field.name: field.text for field in document.fields} for document in documents]

    assert found == [
        {name: text for name, text in zip(("id", "a", "b"), ("k", *row[:2]), strict=True) if text}
        for row in rows
    ]
    for document in documents:
        text = document.parts[0].text
        for field in document.fields:
            assert text[field.start : field.end].replace('""', '"') == field.text


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [
        ("a.csv", "id;text", "k;one, two"),
        ("a.csv", "id\ttext", "k\tone, two; three"),
        ("a.csv", "id|text", "k|one, two"),
        ("a.tsv", "id\ttext, such", "k\tone"),
        ("a.csv", "sep=;\nid;text", "k;one"),
        ("a.csv", '"id","a, ""b"", c"', 'k,"x"'),
    ],
)
def test_the_delimiter_is_found(name: str, head: str, row: str) -> None:
    (document,) = _read(f"{head}\r\n{row}\r\n", name)

    assert document.uri == f"{name}#k"
    assert len(document.fields) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    (document,) = _read("id,text\nk,Zwölf Äpfel für Öl\n".encode(encoding))

    assert document.parts[1].text == "Zwölf Äpfel für Öl"
    assert document.record is not None
    assert document.record.line == 2


def test_a_quote_that_never_closes_costs_its_own_row() -> None:
    documents = _read('id,text\na,"open\nb,two\nc,"three"\nd,four\n')

    assert [document.uri for document in documents] == ["a.csv#1", "a.csv#b", "a.csv#c", "a.csv#d"]
    assert documents[0].incomplete
    assert _notices(documents) == [
        "a.csv:2: record 1 opens a quote that is never closed, and was not read"
    ]


def test_quotes_that_are_no_quotes() -> None:
    documents = _read('id,text\na,5" pipe\nb,"say "hi" now"\n')

    assert [document.parts[1].text for document in documents] == ['5" pipe', '"say "hi" now"']


def test_rows_that_do_not_fit_are_told_and_read() -> None:
    documents = _read("id,date,text\na,2021-04-11\nb,2021-04-12,x,left over\nc,2021,y,\n")

    assert [document.uri[6:] for document in documents] == ["a", "b", "c"]
    assert _notices(documents) == [
        "a.csv:2: record 1 has 2 cells, the head has 3; the last columns are empty",
        "a.csv:3: record 2 has 4 cells, the head has 3; what has no column was not read",
    ]
    assert [document.incomplete for document in documents] == [False, True, False]


@pytest.mark.parametrize("first", ["1,2021-04-11", "a,https://example.org/x", "x" * 90, " , "])
def test_a_table_needs_a_head(first: str) -> None:
    (document,) = _read(f"{first}\nb,c\n")

    assert document.incomplete
    assert "a table needs names of its columns there" in document.notices[0].text


def test_nuls_and_doubled_columns_are_told_once() -> None:
    documents = _read("id,text,text\na,x\0,one\nb,y\0,two\n")

    assert _notices(documents) == [
        "a.csv:2: record 1 holds NUL characters, which were kept",
        "a.csv:2: columns stand more than once: text; the last counts",
    ]
    assert documents[1].parts[1].text == "two"


def test_a_row_beyond_the_limit_is_refused() -> None:
    small = evolve(DEFAULT_SETTINGS, limits=Limits(bytes=30))
    documents = _read("id,text\na," + "x" * 50 + '\nb,"one\ntwo"\n', settings=small)

    assert [document.incomplete for document in documents] == [True, False]
    assert documents[1].parts[1].text == "one\ntwo"


def test_named_fields_are_columns() -> None:
    settings = evolve(DEFAULT_SETTINGS, fields={"text": "what", "published": "when.it was"})
    (document,) = _read("when.it was,what\n2021-04-11,it rained\n", settings=settings)
    missing = evolve(DEFAULT_SETTINGS, fields={"text": "body"})

    assert document.parts[1].text == "it rained"
    assert document.record_fields == {"published": "/when.it was"}
    assert "no record has the field 'body'" in _notices(_read("a,b\n1x,y\n", settings=missing))[0]


def test_headers_are_a_part() -> None:
    (document,) = _read('id,headers\na,"HTTP/1.1 200\nDate: Sun, 11 Apr 2021 10:15:00 GMT"\n')

    assert document.parts[1].media_type == "text/http-headers"


def test_a_table_that_was_pasted() -> None:
    (document,) = from_text("id,text\nk,é\n", DEFAULT_SETTINGS, "a.csv")

    assert document.parts[1].text == "é"


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    documents = _read(b"id,text\n" + data)

    assert all(document.uri for document in documents)


@given(st.text(alphabet='a,"\n', max_size=30))
def test_cells_cover_their_row(text: str) -> None:
    cells = cells_of(text, ",")

    assert all(
        text[cell.start : cell.end].replace('""', '"') == cell.text.replace('""', '"')
        for cell in cells
    )
    assert cells[-1].end in (len(text), len(text) - 1) or text.endswith((" ", "\n", '"'))
