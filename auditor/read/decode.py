"""Bytes to text: byte order mark, declared charset, UTF-8, windows-1252, with care in between.

Reads a UTF-8 page that says iso-8859-1, UTF-16 without a mark, one broken byte among good ones;
never changes what is declared without saying so.

Nothing is normalised and nothing dropped: NULs stay, the byte order mark stays as U+FEFF.
"""

from __future__ import annotations

import codecs
from functools import cache
from typing import Final, NamedTuple

from auditor.read.charset import SINGLE_BYTE, UTF_8, UTF_16, WINDOWS_1252, Charset, of_label
from auditor.read.prescan import declared_label

_BOMS: Final = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, Charset("utf-32le", "utf-32-le")),
    (codecs.BOM_UTF32_BE, Charset("utf-32be", "utf-32-be")),
    (codecs.BOM_UTF16_LE, Charset("utf-16le", "utf-16-le")),
    (codecs.BOM_UTF16_BE, Charset("utf-16be", "utf-16-be")),
)
"""UTF-32 before UTF-16, whose little-endian mark begins like its own."""
_PRESCAN: Final = 1_024
"""The HTML standard: a declaration stands in the first 1024 bytes."""
_LATE_PRESCAN: Final = 65_536
"""A later one counts only when the bytes are not UTF-8 anyway."""
_NUL_SAMPLE: Final = 1_024
_ENOUGH_UTF8: Final = 6
"""So many continuation bytes that fit are no accident, even in East Asian double bytes."""
_CUT_OFF: Final = (
    "unexpected end of data",
    "truncated data",
    "incomplete multibyte sequence",
)
"""How the codecs call a last character of which bytes are missing."""
_ESCAPE: Final = b"\x1b$"
"""ISO-2022-JP in the middle of what else is ASCII."""
_MANY_GOOD: Final = 20
"""A broken byte among so many good characters is damage, not another encoding."""


class Decoded(NamedTuple):
    """Text, the name of its encoding, and what is wrong with it, if anything."""

    text: str
    encoding: str
    problem: str | None = None


def decode(data: bytes, *, html: bool, cut: bool = False, label: str | None = None) -> Decoded:
    """Decode bytes; `html` looks for a declaration, `cut` forgives a broken last character.

    `label` is a declaration from outside, in lower case, such as that of a mail's part.
    """
    marked = unmistakable(data)
    if marked is not None:
        text = _strict(data, marked, cut=cut)
        return _repaired(data, marked) if text is None else Decoded(text, marked.name)
    return _unmarked(data, label, html=html, cut=cut)


def _unmarked(data: bytes, told: str | None, *, html: bool, cut: bool) -> Decoded:
    label = told or (declared_label(data[:_PRESCAN]) if html else None)
    unicode = _strict(data, UTF_8, cut=cut)
    if label is None and unicode is None and html:
        label = declared_label(data[:_LATE_PRESCAN])
    if label is None:
        return _undeclared(data, unicode)
    charset = of_label(label)
    if charset is None:
        return _instead(data, unicode, f"the declared encoding {label!r} is unknown")
    if label in UTF_16 and unicode is not None:
        return _instead(data, unicode, f"the declared encoding {label} is wrong")
    if charset == UTF_8:
        return _declared_utf_8(data, unicode)
    return _declared(data, charset, unicode, cut=cut)


def head_text(head: bytes) -> str:
    """The first characters for a look at them: right for ASCII, without fail for all others."""
    marked = unmistakable(head)
    return head.decode(marked.codec if marked else "latin-1", "replace").removeprefix("\ufeff")


def unmistakable(data: bytes) -> Charset | None:
    """The encoding that a byte order mark, or NULs in every other byte, leave no doubt about."""
    return next((c for mark, c in _BOMS if data.startswith(mark)), None) or _by_nuls(data)


def _by_nuls(data: bytes) -> Charset | None:
    """UTF-16 without a mark shows by NULs in every other byte, as in no other encoding."""
    sample = data[:_NUL_SAMPLE]
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:  # noqa: PLR2004 - one character shows nothing
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    little, big = Charset("utf-16le", "utf-16-le"), Charset("utf-16be", "utf-16-be")
    if odd > half // 2 and even <= half // 20:
        return little
    if even > half // 2 and odd <= half // 20:
        return big
    # Of other scripts only blanks and digits show; NULs elsewhere, or what is no text, deny it.
    if even == 0 and odd > 1:
        return little if _is_text(sample, little) else None
    return big if odd == 0 and even > 1 and _is_text(sample, big) else None


def _is_text(sample: bytes, charset: Charset) -> bool:
    try:
        text = sample[: len(sample) // 4 * 4].decode(charset.codec)
    except UnicodeDecodeError as error:
        if error.reason not in _CUT_OFF:
            return False
        text = sample[: error.start].decode(charset.codec)
    return all(char.isprintable() or char.isspace() for char in text)


def _undeclared(data: bytes, unicode: str | None) -> Decoded:
    if unicode is not None and _ESCAPE not in data:
        return Decoded(unicode, UTF_8.name)
    if unicode is None:
        repaired = _repaired(data, UTF_8)
        if _mostly_good(repaired.text, 1):
            return repaired
    from auditor.read.guess import best_charset  # noqa: PLC0415 - start-up; most files are UTF-8

    best = best_charset(data)
    if best is not None:
        problem = f"nothing declares the encoding; the bytes make words as {best.name}"
        return Decoded(_lenient(data, best), best.name, problem)
    if unicode is not None:
        return Decoded(unicode, UTF_8.name)
    return Decoded(_by_table(data, WINDOWS_1252), WINDOWS_1252.name)


def _declared(data: bytes, charset: Charset, unicode: str | None, *, cut: bool) -> Decoded:
    extra = 0 if unicode is None else len(data) - len(unicode)
    single = charset.name in SINGLE_BYTE
    if unicode is not None and extra >= (1 if single else _ENOUGH_UTF8):
        problem = f"the declared encoding {charset.name} is wrong: the bytes are utf-8"
        return Decoded(unicode, UTF_8.name, problem)
    better = _better(data, charset, unicode)
    if better is not None:
        return better
    text = _strict(data, charset, cut=cut)
    if text is not None:
        return Decoded(text, charset.name)
    repaired = _repaired(data, charset)
    if _mostly_good(repaired.text, _MANY_GOOD):
        return repaired
    problem = f"the declared encoding {charset.name} does not fit the bytes"
    return _instead(data, unicode, problem)


def _better(data: bytes, charset: Charset, unicode: str | None) -> Decoded | None:
    """The text in the encoding that makes words of it, where the declared one makes none."""
    if (unicode is not None and _ESCAPE not in data) or charset.name == "iso-2022-jp":
        return None
    from auditor.read.guess import better_charset  # noqa: PLC0415 - start-up

    better = better_charset(data, charset)
    if better is None:
        return None
    problem = f"the declared encoding {charset.name} makes no words of the bytes"
    return Decoded(_lenient(data, better), better.name, f"{problem}; read as {better.name}")


def _lenient(data: bytes, charset: Charset) -> str:
    text = _strict(data, charset, cut=False)
    return data.decode(charset.codec, "replace") if text is None else text


def _declared_utf_8(data: bytes, unicode: str | None) -> Decoded:
    decoded = _undeclared(data, unicode)
    if decoded.encoding == UTF_8.name:
        return decoded
    return _instead(data, unicode, "the declared encoding utf-8 does not fit the bytes")


def _instead(data: bytes, unicode: str | None, problem: str) -> Decoded:
    decoded = _undeclared(data, unicode)
    return Decoded(decoded.text, decoded.encoding, f"{problem}; read as {decoded.encoding}")


def _strict(data: bytes, charset: Charset, *, cut: bool) -> str | None:
    if charset.name in SINGLE_BYTE:
        return _by_table(data, charset)
    try:
        return data.decode(charset.codec)
    except UnicodeDecodeError as error:
        if not cut or error.reason not in _CUT_OFF:
            return None
        return data[: error.start].decode(charset.codec)


def _repaired(data: bytes, charset: Charset) -> Decoded:
    text = data.decode(charset.codec, "replace")
    bad = text.count("\ufffd")
    places = "a place" if bad == 1 else f"{bad} places"
    problem = f"the bytes do not fit {charset.name} in {places}, shown as U+FFFD"
    return Decoded(text, charset.name, problem)


def _mostly_good(text: str, ratio: int) -> bool:
    """Whether there are `ratio` other non-ASCII characters for each replacement."""
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return good >= bad * ratio


def _by_table(data: bytes, charset: Charset) -> str:
    # The C function takes a string of 256 characters; the type stubs know mappings only.
    return codecs.charmap_decode(data, "strict", _table(charset))[0]  # type: ignore[arg-type]


@cache
def _table(charset: Charset) -> str:
    """All 256 bytes; those without a character are the C1 controls of the same number.

    That is how the HTML standard fills the gaps of windows-1252 and its sisters.
    """
    return "".join(
        bytes((byte,)).decode(charset.codec, "replace").replace("\ufffd", chr(byte))
        for byte in range(256)
    )
