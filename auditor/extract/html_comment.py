"""Claims of comments in the source: what browsers, archives, caches and builders leave there.

Reads `saved from url=(0022)https://example.org/`, `FILE ARCHIVED ON 12:34:56 Apr 11, 2021`,
`cached page generated on 2021-04-11 10:15:00`; not `<!-- /.col-12 -->`.

Most of these stamps say when the copy was made, which bounds everything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from auditor.extract.date_fields import role_of_words, words_of
from auditor.extract.machine_claim import Stated, claim_at
from auditor.extract.many_texts import dates_of_each
from auditor.extract.place import Place
from auditor.extract.url_path import Address
from auditor.find import parse_machine
from auditor.model import THE_DOCUMENT, THE_SITE, Channel, Claim, Expression, Kind, Part, Role, Zone
from auditor.pattern import pattern

Span = tuple[int, int]


class Comments(NamedTuple):
    """What the comments of a page claim, and the addresses that they give the page."""

    claims: list[Claim]
    addresses: list[Address]


_LABEL: Final = 72
_DIGITS: Final = pattern(
    r"[0-9](?:(?:(?<=1)9|(?<=2)0)[0-9]{2}|(?<=1)[0-9]{9}|[0-9]?[-./][0-9]{1,2}[-./][0-9]{2})"
)
"""A year, a Unix time, a numeric date: they begin with one set of characters, which is quick."""
_EPOCH: Final = pattern(r"(?<![0-9])1[0-9]{9}(?![0-9])")
_ADDRESS: Final = pattern(
    r"(?:saved from url=\([0-9]{1,6}\)|Mirrored from |(?<![a-z])url: {0,3})"
    r"(?P<url>[^\s<>\"]{4,2000})",
    re.IGNORECASE,
)
_IN_COMMENT: Final = Place(Zone.HIDDEN)


def comment_claims(part: Part, comments: Iterable[Span], limit: int) -> Comments:
    """The claims of the comments whose contents stand at these spans, the first `limit`."""
    text = part.text
    spans = [span for span in comments if _DIGITS.search(text, *span) is not None]
    contents = [text[start:end] for start, end in spans]
    addresses = [_address(part, start, text[start:end]) for start, end in spans]
    claims: list[Claim] = []
    before = number = -1
    for which, expression in sorted(
        (*filter(_is_dated, dates_of_each(contents)), *_epochs(contents)),
        key=lambda one: (one[0], one[1].start),
    ):
        start, address = spans[which][0], addresses[which]
        if address is not None and address.start <= start + expression.start < address.end:
            continue
        before = before if which == number else 0
        claims.append(_claim(part, start, contents[which], before, expression))
        number, before = which, expression.end
        if len(claims) >= limit:
            break
    return Comments(claims, [address for address in addresses if address is not None])


def _address(part: Part, start: int, content: str) -> Address | None:
    found = _ADDRESS.search(content)
    if found is None:
        return None
    low, high = found.span("url")
    return Address(found["url"], part, start + low, start + high)


def _claim(part: Part, start: int, content: str, before: int, expression: Expression) -> Claim:
    """The claim of a date in a comment; `before` is where the last one ended."""
    role, label = _label(content[max(before, expression.start - _LABEL) : expression.start])
    if label is None and not before:
        role, label = _label(content[:_LABEL])
    owner = THE_DOCUMENT if role in (Role.CAPTURED, Role.NONE) else THE_SITE
    stated = Stated(Channel.HTML_COMMENT, "comment", role, owner, _IN_COMMENT, label)
    location = part.locate(start + expression.start, start + expression.end)
    return claim_at(part.text, location, expression.surface, expression.meaning, stated)


def _is_dated(one: tuple[int, Expression]) -> bool:
    """Whether it names a day: code is full of numbers that look like years."""
    meaning = one[1].meaning
    return meaning.kind is Kind.DATE and any(c.date.is_day for c in meaning.candidates)


def _epochs(contents: Sequence[str]) -> Iterator[tuple[int, Expression]]:
    """Unix times behind a stamping word, as in `cached@1618136100`."""
    for number, content in enumerate(contents):
        for match in _EPOCH.finditer(content):
            role, _ = _label(content[max(0, match.start() - _LABEL) : match.start()])
            meaning = parse_machine(match[0], epoch=True) if role is Role.CAPTURED else None
            if meaning is not None:
                yield number, Expression(*match.span(), match[0], meaning)


def _label(before: str) -> tuple[Role, str | None]:
    """The role that the words before a date give it, and these words; the nearest line first."""
    for text in (before.rpartition("\n")[2], " ".join(before.split())):
        role = role_of_words(words_of(text[-_LABEL:]))
        label = text.strip(" \t\r\n:=-#@(*/.")
        if role is not None and label:
            return role, label
    return Role.NONE, None
