# ruff: noqa: D103 - the name of a test is its sentence
"""Packed files: read like what is in them, in bounded memory, damaged or not."""

import bz2
import gzip
import hashlib
import lzma
import random
import tracemalloc
from collections.abc import Callable

import pytest
import zstandard
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from auditor.model import DEFAULT_SETTINGS, Document, Limits
from auditor.read import from_bytes, packed
from auditor.read.packed import MissingExtraError, without_packing

Pack = Callable[[bytes], bytes]
PACKERS: list[tuple[str, Pack]] = [
    ("gz", gzip.compress),
    ("bz2", bz2.compress),
    ("xz", lzma.compress),
    ("zst", zstandard.compress),
]
PAGE = b"<html><head><title>The mill</title></head><body><p>11 April 2021</p></body></html>"


def _read(data: bytes, name: str) -> list[Document]:
    return list(from_bytes(data, DEFAULT_SETTINGS, name))


def _records(count: int, start: int = 0) -> bytes:
    words = random.Random(7)  # noqa: S311 - no secret
    return b"".join(
        b'{"id": "r%d", "text": "It rained on 3 May 2021, %d drops"}\n'
        % (start + n, words.randrange(10**9))
        for n in range(count)
    )


@pytest.mark.parametrize(("suffix", "pack"), PACKERS)
def test_a_packed_page_is_the_page(suffix: str, pack: Pack) -> None:
    data = pack(PAGE)
    (document,) = _read(data, f"a.html.{suffix}")

    assert document.media_type == "text/html"
    assert document.parts[0].text == PAGE.decode()
    assert document.sha256 == hashlib.sha256(data).hexdigest()  # of the file, as it lies there
    assert document.length == len(data)
    assert not document.incomplete


@pytest.mark.parametrize(("suffix", "pack"), PACKERS)
def test_packed_records_have_their_places_in_what_is_unpacked(suffix: str, pack: Pack) -> None:
    plain = _read(_records(50), "a.jsonl")
    found = _read(pack(_records(20)) + pack(_records(30, 20)), f"a.jsonl.{suffix}")

    assert [d.uri for d in found] == [f"a.jsonl.{suffix}#r{n}" for n in range(50)]
    assert len(plain) == len(found)
    assert [d.sha256 for d in found[:20]] == [d.sha256 for d in plain[:20]]
    assert found[0].record == plain[0].record


@given(st.binary(max_size=200), st.sampled_from(PACKERS))
def test_any_bytes_come_back(data: bytes, packer: tuple[str, Pack]) -> None:
    suffix, pack = packer
    (document,) = _read(pack(b"x" + data), f"a.html.{suffix}")
    (plain,) = _read(b"x" + data, "a.html")

    assert document.parts == plain.parts


@pytest.mark.parametrize(("suffix", "pack"), PACKERS)
def test_what_stands_before_a_cut_is_read(suffix: str, pack: Pack) -> None:
    first = pack(_records(40))
    data = first + pack(_records(40, 40))
    documents = _read(data[: len(first) + 60], f"a.jsonl.{suffix}")
    notice = documents[-1].notices[-1]

    assert {f"a.jsonl.{suffix}#r{n}" for n in range(40)} <= {d.uri for d in documents}
    assert (notice.level, notice.code, notice.incomplete) == ("error", "damaged", True)
    assert f"at byte {len(first) + 60}" in notice.text


@pytest.mark.parametrize(("suffix", "pack"), PACKERS)
@given(cut=st.integers(min_value=1, max_value=2_000))
def test_any_cut_is_told(suffix: str, pack: Pack, cut: int) -> None:
    data = pack(_records(40))
    documents = _read(data[: -min(cut, len(data) - 12)], f"a.jsonl.{suffix}")

    assert any(document.incomplete for document in documents)


@pytest.mark.parametrize(("suffix", "pack"), [p for p in PACKERS if p[0] != "zst"])
def test_a_damaged_member_costs_no_other(suffix: str, pack: Pack) -> None:
    members = [pack(_records(30, 30 * n)) for n in range(4)]
    broken = bytearray(members[1])
    broken[len(broken) // 2 : len(broken) // 2 + 50] = b"\xaa" * 50
    documents = _read(members[0] + bytes(broken) + members[2] + members[3], f"a.jsonl.{suffix}")
    found = {document.uri.partition("#")[2] for document in documents if document.parts}
    notices = [n for document in documents for n in document.notices if n.code == "damaged"]

    assert {f"r{n}" for n in (*range(30), *range(60, 120))} <= found
    assert len(notices) == 1
    assert "is damaged at about byte" in notices[0].text


def test_of_a_damaged_gzip_all_before_the_damage_is_read() -> None:
    data = bytearray(gzip.compress(_records(2_000)))
    data[len(data) // 2 : len(data) // 2 + 50] = b"\x00" * 50
    documents = _read(bytes(data), "a.jsonl.gz")

    assert sum(bool(document.parts) for document in documents) > 950
    assert documents[-1].incomplete


def test_a_page_does_not_go_on_behind_damage() -> None:
    first, second = gzip.compress(PAGE), gzip.compress(b"<p>another page")
    (document,) = _read(first[:-20] + b"x" * 20 + second, "a.html.gz")

    assert document.parts[0].text.startswith(PAGE.decode()[:40])
    assert "another page" not in document.parts[0].text
    assert document.incomplete


BOMBS = {suffix: pack(bytes(1 << 20) * 32) for suffix, pack in PACKERS}


@pytest.mark.parametrize("suffix", BOMBS)
@pytest.mark.parametrize("inner", ["html", "txt", "jsonl", "csv", "xml", "md"])
def test_a_bomb_ends_early_and_names_the_limit(suffix: str, inner: str) -> None:
    data = BOMBS[suffix]
    tracemalloc.start()
    documents = _read(data, f"bomb.{inner}.{suffix}")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    texts = [notice.text for document in documents for notice in document.notices]

    assert any("raise limits.ratio" in text for text in texts)
    assert any(document.incomplete for document in documents)
    assert peak < 120_000_000


def test_a_bomb_in_a_bomb_is_one() -> None:
    data = gzip.compress(gzip.compress(bytes(60_000_000)))
    (document,) = _read(data, "bomb.html.gz.gz")

    assert "raise limits.ratio" in document.notices[-1].text
    assert len(document.parts[0].text) < 20_000_000


def test_an_unpacked_text_obeys_the_limit_of_bytes() -> None:
    small = evolve(DEFAULT_SETTINGS, limits=Limits(bytes=10))
    (document,) = from_bytes(gzip.compress(b"words " * 100), small, "a.txt.gz")

    assert document.parts[0].text == "words word"
    assert (
        "only the first 10 of 600 bytes were read; raise limits.bytes" in document.notices[0].text
    )


def test_packed_three_times_is_read_and_four_times_is_not() -> None:
    data = gzip.compress(bz2.compress(gzip.compress(PAGE)))
    (document,) = _read(data, "a.html.gz.bz2.gz")
    (refused,) = _read(gzip.compress(data), "a.html.gz.bz2.gz.gz")

    assert document.parts[0].text == PAGE.decode()
    assert "packed more than 3 times over" in refused.notices[0].text


def test_padding_behind_is_none_of_it_and_anything_else_is_told() -> None:
    (padded,) = _read(gzip.compress(PAGE) + bytes(600), "a.html.gz")
    (trailed,) = _read(gzip.compress(PAGE) + b"and more", "a.html.gz")

    assert padded.notices == ()
    assert "holds something else from byte" in trailed.notices[0].text


def test_magic_numbers_alone_do_not_hold_it_up() -> None:
    documents = _read(b"\x1f\x8b\x08\xff" * 300_000, "a.jsonl.gz")

    assert documents[-1].incomplete


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingExtraError

    monkeypatch.setitem(packed._CODECS, "application/zstd", missing)  # noqa: SLF001 - as if absent
    (document,) = _read(zstandard.compress(PAGE), "a.html.zst")

    assert "pip install 'auditor[zst]'" in document.notices[0].text
    assert document.incomplete


def test_names_without_their_packing() -> None:
    assert without_packing("x/a.jsonl.GZ") == "x/a.jsonl"
    assert without_packing("a.tgz") == "a.tar"
    assert without_packing("a") == "a"
