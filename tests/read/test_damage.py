# ruff: noqa: D103 - the name of a test is its sentence
"""Damage in the middle of a file of records: the others are read, and what is lost is told."""

import csv
import gzip
import io
import json
import random
from collections.abc import Callable

import pytest

from auditor.model import DEFAULT_SETTINGS, Document
from auditor.read import from_bytes

RECORDS = [
    {"id": f"r{n}", "text": f'The mill, "{n}",\nturned on {n % 27 + 1} May 2021; more was said.'}
    for n in range(1_000)
]
DAMAGE = 50


def _json_lines() -> bytes:
    return "".join(f"{json.dumps(record)}\n" for record in RECORDS).encode()


def _table() -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, ["id", "text"])
    writer.writeheader()
    writer.writerows(RECORDS)
    return file.getvalue().encode()


def _feed() -> bytes:
    items = "".join(
        f"<item><guid>{record['id']}</guid><description>{record['text']}</description></item>\n"
        for record in RECORDS
    )
    return f"<rss><channel>{items}</channel></rss>".encode()


def _read(data: bytes, name: str) -> list[Document]:
    return list(from_bytes(data, DEFAULT_SETTINGS, name))


def _whole(documents: list[Document]) -> int:
    """How many records came through with the text that they have."""
    texts = {record["id"]: record["text"] for record in RECORDS}
    return sum(
        texts.get(document.uri.rpartition("#")[2]) == part.text
        for document in documents
        for part in document.parts
        if part.name == "text"
    )


@pytest.mark.parametrize(
    ("name", "made"), [("a.jsonl", _json_lines), ("a.csv", _table), ("a.xml", _feed)]
)
@pytest.mark.parametrize("seed", range(8))
def test_damage_costs_its_own_records(name: str, made: Callable[[], bytes], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(made())
    at = chance.randrange(len(data) // 10, len(data) - 1_000)
    data[at : at + DAMAGE] = chance.choice(
        (bytes(DAMAGE), chance.randbytes(DAMAGE), b'"' * (DAMAGE - 1) + b"x", b"\n" * DAMAGE)
    )
    documents = _read(bytes(data), name)

    assert _whole(documents) >= 990


@pytest.mark.parametrize(("name", "made"), [("a.jsonl", _json_lines), ("a.csv", _table)])
def test_packed_in_members_damage_costs_one_of_them(name: str, made: Callable[[], bytes]) -> None:
    joint = b"\r\nr" if name == "a.csv" else b'\n{"id'
    rows = made().split(joint)
    rows[1:] = [joint[joint.index(b"\n") + 1 :] + row for row in rows[1:]]
    pieces = [b"".join(row + b"\n" for row in rows[n : n + 20]) for n in range(0, len(rows), 20)]
    members = [gzip.compress(piece) for piece in pieces]
    members[10] = members[10][:40] + b"\xff" * 40 + members[10][80:]
    documents = _read(b"".join(members), f"{name}.gz")

    assert _whole(documents) >= 970
    assert documents[-1].incomplete
    assert "is damaged at about byte" in documents[-1].notices[-1].text


@pytest.mark.parametrize(
    ("name", "made"), [("a.jsonl", _json_lines), ("a.csv", _table), ("a.xml", _feed)]
)
def test_a_cut_keeps_what_stands_before_it(name: str, made: Callable[[], bytes]) -> None:
    data = made()[:30_000]
    for cut in range(len(data) - 150, len(data), 5):
        documents = _read(data[:cut], name)

        assert _whole(documents) >= 250
