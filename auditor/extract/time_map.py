"""The copies of a page that a TimeMap lists (RFC 7089): when each was made, and of which address.

Reads `<http://…>; rel="first memento"; datetime="Tue, 20 Jun 2000 18:02:59 GMT"`; not the dates
in `from` and `until`, which are those of the list.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.extract.feed_entry import beside
from auditor.extract.machine_claim import Stated, Value, machine_claim
from auditor.model import Channel, Claim, Part, Role
from auditor.model.claim import OF_THE_COPIES
from auditor.model.feed import FeedEntry
from auditor.pattern import pattern

_LINK: Final = pattern(r"""<([^<>\s]++)>((?:\s*+;\s*+[A-Za-z*-]++=(?:"[^"]*+"|[^\s;,"]++))*+)""")
_PARAMETER: Final = pattern(r"""([A-Za-z*-]++)=(?:"([^"]*+)"|([^\s;,"]++))""")
_MARK: Final = pattern(r'rel="?[a-z ]{0,40}memento', re.IGNORECASE)
_SAMPLE: Final = 65_536


def is_time_map(text: str) -> bool:
    """Whether a text is a TimeMap in the form of links."""
    return text.lstrip()[:1] == "<" and _MARK.search(text, 0, _SAMPLE) is not None


def copies(part: Part) -> FeedEntry | None:
    """The entry of the page that a TimeMap is of, with the moments of its copies."""
    original: list[str] = []
    claims: list[Claim] = []
    for link in _LINK.finditer(part.text):
        start = link.start(2)
        given = {
            one[1].lower(): (
                one[2] if one[2] is not None else one[3],
                start + one.start(2 if one[2] is not None else 3),
            )
            for one in _PARAMETER.finditer(link[2])
        }
        relations = given.get("rel", ("", 0))[0].lower().split()
        if "original" in relations:
            original.append(link[1])
        if "memento" in relations and "datetime" in given:
            text, at = given["datetime"]
            value = Value(text, at, at + len(text))
            claim = machine_claim(part, value, Stated(Channel.RECORD, "datetime", Role.CAPTURED))
            if claim is not None:
                claims.append(beside(claim, OF_THE_COPIES))
    return FeedEntry(tuple(original), None, tuple(claims)) if original and claims else None
