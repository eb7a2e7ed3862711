"""Claims of comments in the source: what browsers, archives, caches and builders leave there.

Reads `saved from url=(0022)https://example.org/`, `FILE ARCHIVED ON 12:34:56 Apr 11, 2021`,
`cached page generated on 2021-04-11 10:15:00`; not `<!-- /.col-12 -->`.

Most of these stamps say when the copy was made, which bounds everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from auditor.extract.date_fields import role_of_words, words_of
from auditor.extract.machine_claim import Stated, claim_at
from auditor.extract.place import Place
from auditor.extract.url_path import Address
from auditor.find import find_dates, parse_machine
from auditor.model import THE_DOCUMENT, THE_SITE, Channel, Claim, Expression, Kind, Part, Role, Zone

Span = tuple[int, int]


class Comments(NamedTuple):
    """What the comments of a page claim, and the addresses that they give the page."""

    claims: list[Claim]
    addresses: list[Address]


_LONGEST: Final = 4_000
_MOST: Final = 64_000
"""Characters of comments that are looked through; commented-out pages are longer."""
_LABEL: Final = 72
_DIGITS: Final = re.compile(r"(?:19|20)[0-9]{2}|1[0-9]{9}|[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2}")
_EPOCH: Final = re.compile(r"(?<![0-9])1[0-9]{9}(?![0-9])")
_ADDRESS: Final = re.compile(
    r"(?:saved from url=\([0-9]{1,6}\)|Mirrored from |(?<![a-z])url: {0,3})"
    r"(?P<url>[^\s<>\"]{4,2000})",
    re.IGNORECASE,
)
_IN_COMMENT: Final = Place(Zone.HIDDEN)


def comment_claims(part: Part, comments: Iterable[Span]) -> Comments:
    """The claims of the comments whose contents stand at these spans."""
    text = part.text
    result = Comments([], [])
    spent = 0
    for start, end in comments:
        length = min(end - start, _LONGEST)
        if length < len("2021") or _DIGITS.search(text, start, start + length) is None:
            continue
        spent += length
        if spent > _MOST:
            break
        _read(part, start, start + length, result)
    return result


def _read(part: Part, start: int, end: int, result: Comments) -> None:
    content = part.text[start:end]
    address = _ADDRESS.search(content)
    skipped = range(0)
    if address is not None:
        low, high = address.span("url")
        skipped = range(low, high)
        result.addresses.append(Address(address["url"], part, start + low, start + high))
    before = 0
    for expression in (*find_dates(content), *_epochs(content)):
        if expression.start in skipped or not _is_dated(expression):
            continue
        lead = content[max(before, expression.start - _LABEL) : expression.start]
        role, label = _label(lead if before or _label(lead)[1] else content[:_LABEL])
        before = expression.end
        owner = THE_DOCUMENT if role in (Role.CAPTURED, Role.NONE) else THE_SITE
        stated = Stated(Channel.HTML_COMMENT, "comment", role, owner, _IN_COMMENT, label)
        location = part.locate(start + expression.start, start + expression.end)
        claim = claim_at(part.text, location, expression.surface, expression.meaning, stated)
        result.claims.append(claim)


def _is_dated(expression: Expression) -> bool:
    """Whether it names a day: code is full of numbers that look like years."""
    meaning = expression.meaning
    return meaning.kind is Kind.DATE and any(c.date.is_day for c in meaning.candidates)


def _epochs(content: str) -> list[Expression]:
    """Unix times behind a stamping word, as in `cached@1618136100`."""
    found = []
    for match in _EPOCH.finditer(content):
        role, _ = _label(content[max(0, match.start() - _LABEL) : match.start()])
        meaning = parse_machine(match[0], epoch=True) if role is Role.CAPTURED else None
        if meaning is not None:
            found.append(Expression(*match.span(), match[0], meaning))
    return found


def _label(before: str) -> tuple[Role, str | None]:
    """The role that the words before a date give it, and these words; the nearest line first."""
    for text in (before.rpartition("\n")[2], " ".join(before.split())):
        role = role_of_words(words_of(text[-_LABEL:]))
        label = text.strip(" \t\r\n:=-#@(*/.")
        if role is not None and label:
            return role, label
    return Role.NONE, None
