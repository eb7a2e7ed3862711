"""Markdown as its readers see it, for those who look for dates in text.

Front matter, comments and code are blanked out, so that all else keeps its place. Dates in code
are claims in zone quote: code shows what some program reads or prints, never the author's own
date. Those in comments are hidden. The title or description in front matter is metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from auditor.extract.machine_claim import Stated, claim_at
from auditor.extract.place import Place
from auditor.find import find_dates
from auditor.model import (
    THE_DOCUMENT,
    Channel,
    Claim,
    Kind,
    Owner,
    OwnerKind,
    Part,
    Role,
    Zone,
)
from auditor.pattern import pattern
from auditor.syntax import front_matter

# One pass finds comments and fences, whichever opens first; what never closes runs to the end.
_ASIDE: Final = pattern(
    r"""<!--(?P<comment>[^-]*+(?:-(?!->)[^-]*+)*+)(?:-->|\Z)
      | ^[ ]{0,3}(?P<fence>`{3,16}|~{3,16})[^\n]*+\n
        (?:(?![ ]{0,3}(?P=fence))[^\n]*+\n)*+[^\n]*+""",
    re.VERBOSE | re.MULTILINE,
)
_VISIBLE: Final = pattern(r"[^\r\n]")
_CODE: Final = Place(Zone.QUOTE)
_COMMENT: Final = Place(Zone.HIDDEN)
_METADATA: Final = Place(Zone.METADATA)
_QUOTED: Final = Owner(OwnerKind.QUOTED, "code")


class _Aside(NamedTuple):
    start: int
    end: int
    stated: Stated


def shown(part: Part) -> Part:
    """The part with all blanked out that is no text of the article."""
    text, at = part.text, 0
    pieces: list[str] = []
    for aside in _asides(text):
        pieces += (text[at : aside.start], _blank(text[aside.start : aside.end]))
        at = aside.end
    pieces.append(text[at:])
    return Part(part.name, "".join(pieces), part.media_type, part.file_line)


def aside_claims(
    part: Part, taken: Sequence[Claim], *, language: str | None, most: int
) -> list[Claim]:
    """The claims of what is blanked out, but for those of the front matter's own fields."""
    claims = []
    spans = [(claim.location.start, claim.location.end) for claim in taken]
    for aside in _asides(part.text):
        inner = part.text[aside.start : aside.end]
        for one in find_dates(inner, language=language, most=most):
            start, end = aside.start + one.start, aside.start + one.end
            if one.meaning.kind is not Kind.DATE or any(a < end and start < b for a, b in spans):
                continue
            location = part.locate(start, end)
            claims.append(claim_at(part.text, location, one.surface, one.meaning, aside.stated))
    return claims


def _asides(text: str) -> Iterator[_Aside]:
    block = front_matter.parse(text)
    start = block.end if block is not None else 0
    if block is not None:
        yield _Aside(
            0,
            start,
            Stated(Channel.FRONT_MATTER, "front matter", Role.REFERENCE, THE_DOCUMENT, _METADATA),
        )
    for match in _ASIDE.finditer(text, start):
        if match["comment"] is not None:
            stated = Stated(Channel.HTML_COMMENT, "comment", Role.NONE, THE_DOCUMENT, _COMMENT)
        else:
            stated = Stated(Channel.TEXT, "code", Role.REFERENCE, _QUOTED, _CODE)
        yield _Aside(*match.span(), stated)


def _blank(text: str) -> str:
    return _VISIBLE.sub(" ", text)
