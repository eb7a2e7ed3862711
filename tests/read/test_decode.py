# ruff: noqa: D103 - the name of a test is its sentence
"""Bytes become the text that a reader of the file sees, and a false declaration is told."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.read.charset import SINGLE_BYTE, of_label
from auditor.read.decode import decode, head_text, unmistakable
from auditor.read.prescan import declared_label

RUSSIAN = "Опубликовано 11 апреля"
JAPANESE = "公開日:2021年4月11日 更新"
FRENCH = "Publié le 11 août à Besançon"
POLISH = "Opublikowano źdźbło łąka"


def _page(label: str, text: str, codec: str) -> bytes:
    return f'<html><head><meta charset="{label}"></head>'.encode() + text.encode(codec)


@pytest.mark.parametrize(
    ("label", "codec", "text", "name"),
    [
        ("utf-8", "utf-8", JAPANESE, "utf-8"),
        ("UTF8", "utf-8", FRENCH, "utf-8"),
        ("iso-8859-1", "cp1252", FRENCH + " “”", "windows-1252"),
        ("latin1", "latin-1", FRENCH, "windows-1252"),
        ("us-ascii", "cp1252", FRENCH, "windows-1252"),
        ("iso-8859-2", "iso8859_2", POLISH, "iso-8859-2"),
        ("iso-8859-9", "cp1254", "Yay\u0131n tarihi: \u0131ğş", "windows-1254"),
        ("iso-8859-15", "iso8859_15", "10 €", "iso-8859-15"),
        ("windows-1250", "cp1250", POLISH, "windows-1250"),
        ("windows-1251", "cp1251", RUSSIAN, "windows-1251"),
        ("koi8-r", "koi8_r", RUSSIAN, "koi8-r"),
        ("windows-1256", "cp1256", "نشر في", "windows-1256"),
        ("gb2312", "gb18030", "发布于二〇二一年四月十一日", "gbk"),
        ("big5", "big5hkscs", "發布於二零二一年", "big5"),
        ("shift_jis", "cp932", JAPANESE, "shift_jis"),
        ("euc-jp", "euc_jp", JAPANESE, "euc-jp"),
        ("iso-2022-jp", "iso2022_jp", JAPANESE, "iso-2022-jp"),
        ("ks_c_5601-1987", "cp949", "발행일 이천이십일년", "euc-kr"),
    ],
)
def test_a_page_is_read_as_it_declares(label: str, codec: str, text: str, name: str) -> None:
    decoded = decode(_page(label, text, codec), html=True)

    assert decoded.text.endswith(text)
    assert decoded.encoding == name
    assert decoded.problem is None


@pytest.mark.parametrize(
    ("label", "codec", "text", "name"),
    [
        ("iso-8859-1", "utf-8", FRENCH, "utf-8"),
        ("windows-1251", "utf-8", RUSSIAN, "utf-8"),
        ("shift_jis", "utf-8", JAPANESE, "utf-8"),
        ("utf-8", "cp1252", FRENCH, "windows-1252"),
        ("gbk", "cp1252", "Publié à l'été.", "windows-1252"),
        ("klingon", "utf-8", FRENCH, "utf-8"),
        ("klingon", "cp1252", FRENCH, "windows-1252"),
    ],
)
def test_a_false_declaration_is_told_and_not_followed(
    label: str, codec: str, text: str, name: str
) -> None:
    decoded = decode(_page(label, text, codec), html=True)

    assert decoded.text.endswith(text)
    assert decoded.encoding == name
    assert decoded.problem is not None
    assert "declared encoding" in decoded.problem
    assert "\n" not in decoded.problem


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32le"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32be"),
    ],
)
def test_a_byte_order_mark_overrules_and_stays(mark: bytes, codec: str, name: str) -> None:
    text = f'<meta charset="koi8-r">{JAPANESE}'
    decoded = decode(mark + text.encode(codec), html=True)

    assert decoded.text == "\ufeff" + text
    assert decoded.encoding == name
    assert decoded.problem is None


@pytest.mark.parametrize(("codec", "name"), [("utf-16-le", "utf-16le"), ("utf-16-be", "utf-16be")])
def test_utf_16_without_a_mark_shows_by_its_nuls(codec: str, name: str) -> None:
    data = FRENCH.encode(codec)

    assert decode(data, html=False) == decode(data, html=True)
    assert decode(data, html=False).text == FRENCH
    assert decode(data, html=False).encoding == name
    assert head_text(data) == FRENCH


def test_undeclared_text_is_utf_8_or_windows_1252() -> None:
    assert decode(JAPANESE.encode(), html=False).encoding == "utf-8"
    assert decode("café “x”".encode("cp1252"), html=False).text == "café “x”"
    assert decode(b"plain", html=False).encoding == "utf-8"
    assert decode(b"\x81\x8d", html=False).text == "\x81\x8d"


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    broken = JAPANESE.encode() + b"\xff" + FRENCH.encode()
    for data, html in ((broken, False), (_page("utf-8", "", "utf-8") + broken, True)):
        decoded = decode(data, html=html)

        assert decoded.text.endswith(f"{JAPANESE}\ufffd{FRENCH}")
        assert decoded.problem == "the bytes do not fit utf-8 in a place, shown as U+FFFD"
    data = _page("euc-jp", JAPANESE * 10, "euc_jp") + b"\xff \xff"
    decoded = decode(data, html=True)

    assert JAPANESE in decoded.text
    assert decoded.problem == "the bytes do not fit euc-jp in 2 places, shown as U+FFFD"


def test_a_broken_end_is_forgiven_only_where_the_text_was_cut() -> None:
    data = JAPANESE.encode()[:-1]

    assert decode(data, html=False, cut=True).problem is None
    assert decode(data, html=False, cut=True).text == JAPANESE[:-1]
    assert decode(data, html=False).problem is not None
    assert decode(codecs.BOM_UTF16_LE + b"a\0b", html=False).problem is not None
    assert decode(b"\xff" + data, html=False, cut=True).problem is not None


def test_nuls_stay() -> None:
    assert decode(b"a\0b<p>c", html=True).text == "a\0b<p>c"


@pytest.mark.parametrize(
    ("sample", "label"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<META CHARSET = ' Koi8-R '>", "koi8-r"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb2312"),
        (b"<meta content=\"text/html;charset='x'\" http-equiv=content-type>", "x"),
        (b"<?xml version='1.0' encoding=\"iso-8859-5\"?><html>", "iso-8859-5"),
        (b"<!-- <meta charset=a> --><meta charset=b>", "b"),
        (b"<title>x</title><meta name=a content=b><meta charset=c>", "c"),
        (b'<meta charset=a charset="b">', "a"),
        (b'<meta content="charset=a">', None),
        (b'<meta http-equiv="Content-Type" content="text/html">', None),
        (b"<metadata charset=a>", None),
        (b"<!-- <meta charset=a>", None),
        (b'<meta name="x charset=a>', None),
        (b"<meta charset>", None),
        (b"<!--><meta charset=a>", "a"),
        (b"<!---><meta charset=a>", "a"),
        (b"<!-- a -- b --><meta charset=a>", "a"),
        (b'<p title="<meta charset=a>"><meta charset=b>', "b"),
        (b"<p title='a>b<meta charset=a>'><meta charset=b>", "b"),
        (b"<p title=a'b><meta charset=b>", "b"),
        (b"<? '><meta charset=b>", "b"),
        (b"<meta/charset=a/>", "a/"),
        (b"<meta charset=klingon><meta charset=koi8-r>", "koi8-r"),
        (b"<meta charset=klingon http-equiv=content-type content='x;charset=koi8-r'>", "klingon"),
        (b"<?xml version='1.0' encoding='koi8-r'?><meta charset=utf-8>", "utf-8"),
        (b" <?xml version='1.0' encoding='koi8-r'?>", None),
        (b'<meta http-equiv=" content-type" content="charset=a">', None),
        (b"<meta http-equiv=content-type content=\"charset x charset = 'a b'\">", "a b"),
        (b"<meta http-equiv=content-type content='charset;charset=a'>", "a"),
        (b"<meta charset=a", None),
        (b"charset=a", None),
    ],
)
def test_where_a_declaration_is_found(sample: bytes, label: str | None) -> None:
    assert declared_label(sample) == label


def test_a_late_declaration_counts_only_for_bytes_that_are_not_utf_8() -> None:
    late = b"<html>" + b" " * 2_000 + b'<meta charset="windows-1251">'

    assert decode(late + RUSSIAN.encode("cp1251"), html=True).encoding == "windows-1251"
    assert decode(late + RUSSIAN.encode(), html=True).encoding == "utf-8"


def test_plain_text_declares_nothing() -> None:
    data = b"<meta charset=koi8-r>" + FRENCH.encode("cp1252")

    assert decode(data, html=False).encoding == "windows-1252"


def test_utf_16_declared_in_ascii_is_not_believed() -> None:
    assert decode(b"<meta charset=utf-16>" + FRENCH.encode(), html=True).encoding == "utf-8"


@given(st.binary(max_size=300), st.booleans(), st.booleans())
def test_any_bytes_become_text(data: bytes, html: bool, cut: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    decoded = decode(data, html=html, cut=cut)

    assert decoded.text or len(data) < 4
    head_text(data)


@given(st.text(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_unicode_with_a_mark_comes_back(text: str, codec: str) -> None:
    data = text.encode("utf-8-sig" if codec == "utf-8" else codec)

    assert unmistakable(data) is not None
    assert decode(data, html=True).text == "\ufeff" + text


@given(st.sampled_from(sorted(SINGLE_BYTE)), st.binary(max_size=100))
def test_single_bytes_keep_their_places(name: str, data: bytes) -> None:
    """One byte is one character, whatever the byte."""
    charset = of_label(name)
    assert charset is not None
    page = b"<meta charset=" + name.encode() + b">\xff"
    decoded = decode(page + data, html=True)

    assert decoded.encoding == "utf-8" or len(decoded.text) == len(page) + len(data)
