"""Claims of text that no reader of the page sees, and of what attributes say.

Reads `<meta name="description" content="Posted on April 11, 2021">`, `<title>Report of 11 April
2021</title>`, `<noscript>11 <b>April</b> 2021</noscript>`, `<iframe srcdoc="…">`, `<img alt=…>`;
must not take for the document's what another page inside it says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from auditor.extract import labels
from auditor.extract.attribute_text import dated_texts
from auditor.extract.date_fields import role_of_name
from auditor.extract.machine_claim import IN_METADATA, UNREAD, Stated, claim_at
from auditor.extract.many_texts import dates_of_each
from auditor.extract.markup import Markup
from auditor.extract.other_works import owned
from auditor.extract.place import Place
from auditor.model import Channel, Claim, Expression, Kind, Part, Role, Zone
from auditor.pattern import pattern
from auditor.syntax.attributes import ValuePlaces
from auditor.syntax.doctype import doctype_at
from auditor.syntax.flow import flow, hidden_flow, unseen
from auditor.syntax.html import Attribute, Page, parse
from auditor.syntax.references import decode

_RAW: Final = ("noframes", "noembed", "iframe", "textarea", "xmp", "title")
"""Elements whose content is text to a browser, whatever tags it holds."""
_DESCRIPTIONS: Final = frozenset(
    ("description", "og:description", "twitter:description", "dc.description", "og:title",
     "twitter:title", "title")
)  # fmt: skip
_SPEAKING: Final = frozenset((*_DESCRIPTIONS, "noscript"))
"""Texts of the document's own, whose labels say what their dates are."""
_ROLES: Final = (Role.PUBLISHED, Role.MODIFIED, Role.CREATED)
"""What the name of an attribute may say; that something was cached says nothing of the copy."""
_DIGITS: Final = pattern(r"\d\d")
_DIGIT: Final = pattern(r"\d")
"""Tags may part the digits of what is still to be parsed."""
_CONTENT: Final = pattern(r"content\s*+:\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_UNREAD: Final = Place(Zone.HIDDEN)
_DEEPEST: Final = 4
"""Pages within attributes within pages: no browser shows the innermost ones at once."""

_MOST_PAGES: Final = 2_000
_MAY_HOLD: Final = pattern(
    r"<(?:template|noscript|canvas|audio|video|select|datalist|rp|svg|math|style|title|textarea"
    r"|xmp|no|iframe)",
    re.IGNORECASE,
)
"""What may hold text that a page within a page does not show."""

Span = tuple[int, int]
Places = Callable[[int, int], Span]


class _Text(NamedTuple):
    """A text, what it is of, and where spans of it stand in the source."""

    text: str
    field: str
    places: Places
    is_attribute: bool = False
    shown: bool = False
    source: Span | None = None
    """Where all of it stands, if it stands there as it reads."""


def hidden_claims(
    part: Part,
    page: Page,
    metas: Iterable[Mapping[str, Attribute]],
    others: Iterable[Claim],
    most: int,
    language: str | None = None,
) -> tuple[list[Claim], int | None]:
    """The dates of texts that are not shown, each surface once; and whence not all were read.

    `others` are the claims of the other carriers, `language` is the page's.
    """
    taken: dict[int, int] = {}
    for claim in others:
        where = claim.location
        taken[where.start] = 0 if claim.meaning is UNREAD else where.end
    left_out: list[int] = []
    texts = [
        *_titles(page),
        *_descriptions(metas),
        *_within(page, left_out),
        *_ends(page),
    ]
    texts = [one for one in texts if _DIGITS.search(one.text) and not _is_claimed(one, taken)]
    claims: dict[tuple[str, Place], Claim] = {}
    found = dates_of_each([one.text for one in texts], language, most)
    for number, expression in found:
        one = texts[number]
        key = expression.surface, _place_of(one)
        if key in claims or not _names_a_day(expression, one):
            continue
        claim = _claim(part, one, expression)
        if claim.location.start not in taken:
            claims[key] = claim
    if len(found) >= most:
        number, expression = found[-1]
        left_out.append(texts[number].places(expression.start, expression.end)[0])
    return list(claims.values()), min(left_out, default=None)


def _is_claimed(one: _Text, taken: Mapping[int, int]) -> bool:
    """Whether another carrier has read all of a text as one date, as it does most `meta` elements.

    `taken` gives the end of what was read at each place.
    """
    if one.source is None:
        return False
    start, end = one.source
    return taken.get(start) == end


def _names_a_day(expression: Expression, one: _Text) -> bool:
    """Whether it is worth telling: in data among which it is but one value, only if it is plain."""
    meaning = expression.meaning
    if meaning.kind is not Kind.DATE:
        return False
    if not one.is_attribute:
        return any(c.date.day for c in meaning.candidates)
    if '":' in one.text and (len(meaning.candidates) > 1 or meaning.weekday is not None):
        return False
    return any(c.date.is_day for c in meaning.candidates)


def _claim(part: Part, one: _Text, expression: Expression) -> Claim:
    start, end = one.places(expression.start, expression.end)
    role, label = _role(one, expression)
    stated = Stated(
        Channel.META,
        one.field,
        role,
        place=_place_of(one),
        label=label,
    )
    location = part.locate(start, end)
    return claim_at(part.text, location, expression.surface, expression.meaning, stated)


def _place_of(one: _Text) -> Place:
    in_head = one.field in _DESCRIPTIONS or one.field.startswith("meta:")
    return IN_METADATA if in_head or one.shown else _UNREAD


def _role(one: _Text, expression: Expression) -> tuple[Role, str | None]:
    """What the words before a date say it is, in a text that speaks for the document."""
    if one.is_attribute:
        name = one.field.rpartition(":")[2]
        alone = len(one.text.strip()) <= len(expression.surface)
        role = role_of_name(name) if alone else None
        return role if role in _ROLES else Role.NONE, None
    if one.field not in _SPEAKING:
        return Role.NONE, None
    label = labels.before(one.text, expression.start, 0, prose=True)
    if label is None:
        return Role.NONE, None
    label = owned(label, one.text, expression.start, expression.end)
    return Role.NONE if label.weak else label.role, label.text


def _same(start: int, end: int) -> Span:
    return start, end


def _behind(places: Places, offset: int) -> Places:
    return lambda start, end: places(offset + start, offset + end)


def _through(outer: Places, inner: Places) -> Places:
    return lambda start, end: outer(*inner(start, end))


def _titles(page: Page) -> Iterator[_Text]:
    for element in _own_titles(page):
        start, end = page.content(element)
        raw = page.source[start:end]
        text = decode(raw)
        places = _behind(_same, start) if text == raw else _all_of(start, end)
        yield _Text(text, "title", places)


def _own_titles(page: Page) -> list[int]:
    """The title of the page, which is not that of a picture."""
    pictures = set(page.tagged)
    return [element for element in page.find("title") if element not in pictures][:1]


def _all_of(start: int, end: int) -> Places:
    return lambda _first, _last: (start, end)


def _descriptions(metas: Iterable[Mapping[str, Attribute]]) -> Iterator[_Text]:
    """What `meta` elements say, also those whose name nobody knows."""
    for attributes in metas:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        if content is not None:
            said = name.value.lower() if name is not None else ""
            known = said in _DESCRIPTIONS
            yield _Text(
                content.value,
                said if known else f"meta:{said}",
                _of_value(content),
                is_attribute=not known,
                source=_as_written(content),
            )


def _as_written(attribute: Attribute) -> Span | None:
    return (attribute.start, attribute.end) if attribute.raw == attribute.value else None


def _of_value(attribute: Attribute) -> Places:
    if attribute.raw == attribute.value:
        return _behind(_same, attribute.start)
    made: list[ValuePlaces] = []  # only a few values hold a date

    def places(start: int, end: int) -> Span:
        if not made:
            made.append(ValuePlaces(attribute))
        return made[0].source_span(start, end)

    return places


def _within(page: Page, left_out: list[int]) -> Iterator[_Text]:
    """The texts in a page that are not shown, and those of the pages that it holds.

    Where there are too many of these the others are read with their tags, and `left_out` says so.
    """
    todo: list[tuple[Page, Places, int]] = [(page, _same, 0)]
    held_pages = 0
    while todo:
        page, places, depth = todo.pop()
        yield from _unseen(page, places)
        yield from _attributes(page, places)
        for inside, field, inner in _inner(page):
            known = _through(places, inner)
            if "<" not in inside and "&" not in inside:
                yield _Text(inside, field, known)
            elif depth < _DEEPEST and held_pages < _MOST_PAGES:
                held_pages += 1
                held = parse(inside)
                shown = flow(held)
                yield _Text(shown.text, field, _through(known, shown.source_span))
                yield from _comments(held, known)
                if "=" in inside or _MAY_HOLD.search(inside):
                    todo.append((held, known, depth + 1))
            else:
                left_out.append(known(0, 1)[0])
                yield _Text(inside, field, known)


def _unseen(page: Page, places: Places) -> Iterator[_Text]:
    """The texts in elements that are not shown: a line each, whatever tags part it."""
    elements = unseen(page)
    if not elements:
        return
    hidden = hidden_flow(page)
    known = _through(places, hidden.source_span)
    for element in elements:
        first = hidden.offset_behind(page.starts[element])
        last = hidden.offset_behind(page.ends[element])
        if _DIGITS.search(hidden.text, first, last):
            yield _Text(hidden.text[first:last], page.names[element], _behind(known, first))


def _attributes(page: Page, places: Places) -> Iterator[_Text]:
    for name, attribute in dated_texts(page, Markup(page)):
        inner = _through(places, _of_value(attribute))
        field = f"{name}:{attribute.name}"
        shown = attribute.name in ("alt", "title", "aria-label")
        source = None if places is not _same else _as_written(attribute)
        yield _Text(attribute.value, field, inner, is_attribute=True, shown=shown, source=source)


def _inner(page: Page) -> Iterator[tuple[str, str, Places]]:
    """What elements and attributes hold as text and browsers read as another page, or not at all.

    Only what may hold a date.
    """
    source = page.source
    own = {*_own_titles(page), *page.tagged}  # what holds tags is read with them
    for element in page.find(*_RAW):
        start, end = page.content(element)
        if element not in own and _DIGIT.search(source, start, end):
            yield source[start:end], page.names[element], _behind(_same, start)
    for element in page.find("iframe"):
        frame = page.attributes(element).get("srcdoc")
        if frame is not None and _DIGIT.search(frame.value):
            yield frame.value, "srcdoc", _of_value(frame)
    for element in page.find("style"):
        for match in _CONTENT.finditer(source, *page.content(element)):
            start, end = match.span(match.lastindex or 0)
            yield source[start:end], "style", _behind(_same, start)


def _comments(page: Page, places: Places) -> Iterator[_Text]:
    for start, end in page.comments:
        yield _Text(page.source[start:end], "comment", _behind(places, start))


def _ends(page: Page) -> Iterator[_Text]:
    """The document type, and the tag that the end of the input cuts: browsers show neither."""
    if page.doctype is not None:
        declared = doctype_at(page.source, page.doctype)
        for said in (declared.name, declared.public, declared.system):
            if said and not said.startswith("-//") and "://" not in said:
                yield _Text(said, "doctype", _behind(_same, page.source.find(said, page.doctype)))
    if page.dropped is not None:
        text = page.source[page.dropped : page.length]
        yield _Text(text, "dropped", _behind(_same, page.dropped))
