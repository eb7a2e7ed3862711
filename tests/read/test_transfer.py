# ruff: noqa: D103 - the name of a test is its sentence
"""Transfer encodings and encoded words."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.read.encoded_words import decoded_words
from auditor.read.transfer import transferred


@given(st.binary(max_size=300))
def test_base64_is_undone(data: bytes) -> None:
    assert transferred(base64.encodebytes(data), "base64") == (data, None, False)
    assert transferred(base64.b64encode(data).rstrip(b"="), "BASE64").data == data


@given(st.text(max_size=80))
def test_quoted_printable_is_undone(text: str) -> None:
    data = text.encode()

    assert transferred(quopri.encodestring(data), "quoted-printable").data == data


@given(st.binary(max_size=80), st.sampled_from(("base64", "qp", "7bit", "", "x", "uuencode")))
def test_no_bytes_are_too_odd(data: bytes, encoding: str) -> None:
    transferred(data, encoding)


@pytest.mark.parametrize("encoding", ["7bit", "8bit", "binary", "", "none", "text/html; x=y"])
def test_other_encodings_change_nothing(encoding: str) -> None:
    assert transferred(b"a=20b", encoding) == (b"a=20b", None, True)


def test_many_paddings_end_somewhere() -> None:
    found = transferred(b"QQ==" * 5_000, "base64").data

    assert found is not None
    assert found.startswith(b"A" * 1_000)
    assert found.endswith(b"QQ==")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("=?utf-8?Q?a_b=3D?=", "a b="),
        ("=?UTF-8?b?w6Q=?=", "ä"),
        ("=?utf-8*de?Q?=C3=A4?=", "ä"),
        ("=?utf-8?B?w6?= =?utf-8?B?Q=?=", "\ufffd"),
        ("=?utf-8?B?ww==?= =?utf-8?B?pA==?=", "ä"),
        ("=?a?q?x?= =?b?q?y?=", "xy"),
        ("x =?utf-8?q?y?= z", "x y z"),
        ("=?utf-8?q?y", "=?utf-8?q?y"),
        ("=?utf-8?x?y?=", "=?utf-8?x?y?="),
        ("=?zlib?b?eJwDAAAAAAE=?=", "x\ufffd\x03\0\0\0\0\x01"),
    ],
)
def test_encoded_words(value: str, text: str) -> None:
    assert decoded_words(value) == text


@given(st.text(alphabet="=?utf-8QqBb_ 3D\xe4", max_size=60))
def test_no_word_is_too_odd(value: str) -> None:
    decoded_words(value)
