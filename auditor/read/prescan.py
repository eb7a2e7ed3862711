"""Which encoding a page declares in its first bytes, as the HTML standard looks for it.

Reads `<meta charset=utf-8>`, `<meta http-equiv=Content-Type content="text/html; charset=gb2312">`,
`<?xml version="1.0" encoding="iso-8859-5"?>`; must not find one in a comment or in the value of an
attribute.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.pattern import pattern
from auditor.read.charset import of_label

_B: Final = r" \t\n\f\r"
_NAME: Final = rf"(?:[^{_B}/>=][^{_B}/>=]*+|=[^{_B}/>=]*+)"
_IS: Final = rf"[{_B}]*+=[{_B}]*+"
_ATTRIBUTES: Final = (
    rf"(?:{_NAME}(?:{_IS}(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_B}>\"'][^{_B}>]*+)?+)?+"
    rf"|[{_B}/]++)*+"
)


def _compiled(form: str, flags: int = 0) -> re.Pattern[bytes]:
    return pattern(form.encode("ascii"), flags)


_ATTRIBUTE: Final = _compiled(
    rf"[{_B}/]*+({_NAME})(?:{_IS}(?:\"([^\"]*+)\"|'([^']*+)'|(?![\"'])([^{_B}>]*+)))?+"
)
# What never closes runs to the end of the sample, so that nothing is scanned twice.
_TAG: Final = _compiled(
    r"<!--(?:-?>|(?:[^-]|-(?!->))*+(?:-->|\Z))"
    rf"|<meta(?=[{_B}/])(?P<meta>{_ATTRIBUTES})(?P<end>>|\Z)"
    rf"|</?[a-z][^{_B}>]*+{_ATTRIBUTES}|<[!/?][^>]*+",
    re.IGNORECASE,
)
_IN_CONTENT: Final = _compiled(
    rf"charset{_IS}(?:\"([^\"]*+)\"|'([^']*+)'|([^\"';{_B}][^;{_B}]*+))", re.IGNORECASE
)
_XML: Final = _compiled(
    r"<\?xml(?=[^>]*+>)(?:(?!encoding)[^>])*+encoding"
    r"[\x00-\x20]*+=[\x00-\x20]*+(?:\"([^\">\x00-\x20]++)\"|'([^'>\x00-\x20]++)')"
)


def declared_label(sample: bytes) -> str | None:
    """The label that counts, in lower case: a known one, else the first that is none."""
    unknown = None
    for label in _labels(sample):
        if of_label(label) is not None:
            return label
        unknown = unknown or label
    return unknown


def _labels(sample: bytes) -> list[str]:
    """The labels of `meta` elements in order, then that of the XML declaration."""
    labels = [
        label
        for tag in _TAG.finditer(sample)
        if tag["end"] and (label := _of_meta(tag["meta"])) is not None
    ]
    xml = _XML.match(sample)
    if xml is not None:
        labels.append(xml[1] or xml[2])
    found = [label.decode("ascii", "replace").strip(" \t\n\f\r").lower() for label in labels]
    return [label for label in found if label]


def _of_meta(attributes: bytes) -> bytes | None:
    """The label of one `meta` element, `charset` before `content`."""
    values: dict[bytes, bytes] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        values.setdefault(match[1].lower(), match[2] or match[3] or match[4] or b"")
    if b"charset" in values:
        return values[b"charset"]
    if values.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    content = _IN_CONTENT.search(values.get(b"content", b""))
    return None if content is None else content[1] or content[2] or content[3]
