"""Claims of text that no reader of the page sees: titles, descriptions, templates, `noscript`.

Reads `<meta name="description" content="Posted on April 11, 2021">`, `<title>Report of 11 April
2021</title>`, `<noscript>11.04.2021</noscript>`; not what a form offers to choose from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from auditor.extract import labels
from auditor.extract.machine_claim import IN_METADATA, Stated, claim_at
from auditor.extract.many_texts import dates_of_each
from auditor.extract.place import Place
from auditor.model import Channel, Claim, Expression, Kind, Part, Role, Zone
from auditor.pattern import pattern
from auditor.syntax.html import Attribute, Page
from auditor.syntax.references import decode

_UNSEEN: Final = ("noscript", "template", "canvas", "audio", "video")
_RAW: Final = ("noframes", "noembed", "iframe", "textarea", "xmp")
"""Elements whose content is text to a browser, whatever tags it holds."""
_NOT_SHOWN: Final = frozenset((*_UNSEEN, *_RAW, "srcdoc"))
_DESCRIPTIONS: Final = frozenset(
    ("description", "og:description", "twitter:description", "dc.description", "og:title",
     "twitter:title", "title")
)  # fmt: skip
_DIGITS: Final = pattern(r"[0-9]{4}")
_UNREAD: Final = Place(Zone.HIDDEN)


class _Text(NamedTuple):
    """A text and where it stands; without an attribute its places are those of the source."""

    text: str
    start: int
    end: int
    field: str
    attribute: Attribute | None = None


def hidden_claims(part: Part, page: Page, metas: Iterable[Mapping[str, Attribute]]) -> list[Claim]:
    """The dates of texts that are not shown, each surface once."""
    texts = [
        one
        for one in (*_titles(page), *_descriptions(metas), *_unseen(page))
        if _DIGITS.search(one.text)
    ]
    claims: dict[str, Claim] = {}
    for number, expression in dates_of_each([one.text for one in texts]):
        meaning = expression.meaning
        if expression.surface in claims or meaning.kind is not Kind.DATE:
            continue
        if any(candidate.date.day for candidate in meaning.candidates):
            claims[expression.surface] = _claim(part, texts[number], expression)
    return list(claims.values())


def _claim(part: Part, one: _Text, expression: Expression) -> Claim:
    start, end = expression.start, expression.end
    if one.attribute is not None:
        start, end = one.attribute.source_span(start, end)
    elif one.text == part.text[one.start : one.end]:
        start, end = one.start + start, one.start + end
    else:
        start, end = one.start, one.end
    label = labels.before(one.text, expression.start, 0, prose=True)
    stated = Stated(
        Channel.META,
        one.field,
        Role.NONE if label is None or label.weak else label.role,
        place=_UNREAD if one.field in _NOT_SHOWN else IN_METADATA,
        label=label.text if label else None,
    )
    location = part.locate(start, end)
    return claim_at(part.text, location, expression.surface, expression.meaning, stated)


def _titles(page: Page) -> Iterator[_Text]:
    for element in page.find("title")[:1]:
        start, end = page.content(element)
        yield _Text(decode(page.source[start:end]), start, end, "title")


def _descriptions(metas: Iterable[Mapping[str, Attribute]]) -> Iterator[_Text]:
    for attributes in metas:
        name = attributes.get("name") or attributes.get("property")
        content = attributes.get("content")
        if name is not None and content is not None and name.value.lower() in _DESCRIPTIONS:
            yield _Text(content.value, content.start, content.end, name.value.lower(), content)


def _unseen(page: Page) -> Iterator[_Text]:
    """The texts in elements that are not shown."""
    starts: list[int] = []
    until = 0
    for element in page.find(*_UNSEEN):
        if not starts:
            starts = [piece[0] for piece in page.pieces]
        first, last = page.content(element)
        if first < until:
            continue
        until = last
        for index in range(bisect_left(starts, first), bisect_left(starts, last)):
            start, end, *_ = page.pieces[index]
            raw = page.source[start:end]
            yield _Text(decode(raw), start, end, page.names[element])
    for element in page.find(*_RAW):
        start, end = page.content(element)
        yield _Text(page.source[start:end], start, end, page.names[element])
        frame = page.attributes(element).get("srcdoc")
        if frame is not None:
            yield _Text(frame.value, frame.start, frame.end, "srcdoc", frame)
