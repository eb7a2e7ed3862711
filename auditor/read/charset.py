"""The labels of encodings, as the Encoding Standard reads them in web pages."""

from __future__ import annotations

from typing import Final, NamedTuple


class Charset(NamedTuple):
    """An encoding: its name in the Encoding Standard, and the codec that decodes it."""

    name: str
    codec: str


UTF_8: Final = Charset("utf-8", "utf-8")
WINDOWS_1252: Final = Charset("windows-1252", "cp1252")

_TABLE: Final = """
utf-8 utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8
ibm866 cp866 866 csibm866
iso-8859-2 iso8859-2 iso8859_2 iso88592 iso_8859-2 latin2 l2 csisolatin2 iso-ir-101 iso_8859-2:1987
iso-8859-3 iso8859-3 iso88593 iso_8859-3 latin3 l3 csisolatin3 iso-ir-109 iso_8859-3 iso_8859-3:1988
iso-8859-4 iso8859-4 iso88594 iso_8859-4 latin4 l4 csisolatin4 iso-ir-110 iso_8859-4 iso_8859-4:1988
iso-8859-5 iso8859-5 iso88595 iso_8859-5 cyrillic csisolatincyrillic iso-ir-144 iso88595 iso_8859-5 iso_8859-5:1988
iso-8859-6 iso8859-6 iso88596 iso_8859-6 arabic asmo-708 ecma-114 csisolatinarabic iso-ir-127 iso88596 iso_8859-6 iso_8859-6:1987 iso-8859-6-e iso-8859-6-i csiso88596e csiso88596i
iso-8859-7 iso8859-7 iso88597 iso_8859-7 greek greek8 ecma-118 elot_928 csisolatingreek sun_eu_greek iso-ir-126 iso88597 iso_8859-7 iso_8859-7:1987
iso-8859-8 iso8859-8 iso88598 iso_8859-8 hebrew visual csisolatinhebrew iso-8859-8-i logical iso-ir-138 iso88598 iso_8859-8 iso_8859-8:1988 iso-8859-8-e csiso88598e csiso88598i visual
iso-8859-10 iso8859-10 iso885910 latin6 l6 csisolatin6 iso-ir-157
iso-8859-13 iso8859-13 iso885913
iso-8859-14 iso8859-14 iso885914
iso-8859-15 iso8859-15 iso885915 iso_8859-15 latin9 l9 csisolatin9
iso-8859-16 iso8859-16
koi8-r koi8-r koi koi8 koi8_r cskoi8r
koi8-u koi8-u koi8-ru
macintosh mac-roman mac x-mac-roman csmacintosh
x-mac-cyrillic mac-cyrillic x-mac-ukrainian
windows-874 cp874 dos-874 tis-620 iso-8859-11 iso8859-11 iso885911
windows-1250 cp1250 x-cp1250
windows-1251 cp1251 x-cp1251
windows-1252 cp1252 x-cp1252 ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 latin1 latin-1 l1 cp819 ibm819 csisolatin1 iso-ir-100 x-user-defined
windows-1253 cp1253 x-cp1253
windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 csisolatin5 iso-ir-148 iso_8859-9:1989
windows-1255 cp1255 x-cp1255
windows-1256 cp1256 x-cp1256
windows-1257 cp1257 x-cp1257
windows-1258 cp1258 x-cp1258
gbk gb18030 gb2312 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 x-gbk iso-ir-58
gb18030 gb18030
big5 big5hkscs big5-hkscs cn-big5 csbig5 x-x-big5
euc-jp euc_jp x-euc-jp cseucpkdfmtjapanese
iso-2022-jp iso2022_jp csiso2022jp
shift_jis cp932 shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis
euc-kr cp949 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 csksc56011987 cseuckr iso-ir-149
"""  # noqa: E501 - one encoding a line: name, codec, further labels
_SEVERAL_BYTES: Final = frozenset(
    ("utf-8", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr")
)
UTF_16: Final = (
    "utf-16", "utf-16le", "utf-16be", "ucs-2", "unicode", "iso-10646-ucs-2", "csunicode",
    "unicodefeff", "unicodefffe",
)  # fmt: skip
"""A page that says so in ASCII letters cannot be UTF-16: the HTML standard reads UTF-8."""


def _labels() -> dict[str, Charset]:
    labels = {}
    for line in _TABLE.strip().splitlines():
        name, codec, *others = line.split()
        charset = Charset(name, codec)
        labels.update(dict.fromkeys((name, codec, *others), charset))
    return {**labels, **dict.fromkeys(UTF_16, UTF_8)}


_LABELS: Final = _labels()
SINGLE_BYTE: Final = frozenset(c.name for c in _LABELS.values()) - _SEVERAL_BYTES
"""Encodings of one byte a character: they decode any bytes, so decoding proves nothing."""


def of_label(label: str) -> Charset | None:
    """The encoding of a label, which is stripped and lower case; None if it is unknown."""
    return _LABELS.get(label)
