"""Transfer encodings of mail: quoted-printable, base64, and those that change nothing.

Reads base64 with blanks, missing padding and a plain footer behind it; must not decode uuencode,
yEnc or BinHex, which it names.
"""

from __future__ import annotations

import binascii
from itertools import islice
from typing import Final, NamedTuple

from auditor.pattern import pattern

_UNREAD: Final = ("uu", "x-uu", "yenc", "x-yenc", "binhex", "x-binhex", "mac-binhex", "x-mac-bin")
_OTHER: Final = pattern(rb"[^A-Za-z0-9+/]++")
_PADDED: Final = pattern(rb"=[=\s]*+")
_ALPHABET: Final = pattern(rb"[A-Za-z0-9+/=\s]*+\Z")
_QUAD: Final = 4
_MOST_RUNS: Final = 1_000
"""So many paddings may stand in one part; what follows is taken as it is."""


class Transferred(NamedTuple):
    """The bytes of a part; None where nobody reads its encoding. `damage` says what is wrong.

    `exact`: they are the bytes of the file, so that lines are lines of the file.
    """

    data: bytes | None
    damage: str | None = None
    exact: bool = False


def transferred(data: bytes, encoding: str) -> Transferred:
    """Undo a transfer encoding; an unknown one is taken for none, as mail programs do."""
    name = encoding.partition(";")[0].strip().strip("\"'").lower()
    if name == "base64":
        return _base64(data)
    if name in ("quoted-printable", "quotedprintable", "quoted_printable", "qp"):
        return Transferred(binascii.a2b_qp(data))
    if name.startswith(_UNREAD):
        return Transferred(None, f"is in {name}, which is not read; decode it and check the result")
    return Transferred(data, exact=True)


def _base64(data: bytes) -> Transferred:
    """Each run up to its padding; what is no base64 behind a padding is text, as lists add it."""
    decoded: list[bytes] = []
    at, damage = 0, None
    for match in islice(_PADDED.finditer(data), _MOST_RUNS):
        decoded.append(_run(data[at : match.start()])[0])
        at = match.end()
    rest = data[at:]
    if at and rest.strip() and (b"=" in rest or _ALPHABET.match(rest) is None):
        decoded.append(b"\n" + rest)
    else:
        last, cut = _run(rest)
        decoded.append(last)
        damage = "ends in the middle of its base64" if cut else None
    return Transferred(b"".join(decoded), damage)


def _run(data: bytes) -> tuple[bytes, bool]:
    """The bytes of base64 without padding; and whether its end is missing."""
    digits = _OTHER.sub(b"", data)
    over = len(digits) % _QUAD
    if over == 1:
        digits = digits[:-1]
    return binascii.a2b_base64(digits + b"=" * (-len(digits) % _QUAD)), over == 1
