"""Feeds and sitemaps: each entry a record, as the source of its element.

Reads RSS 0.9x, 1.0 and 2.0, Atom, `urlset` and `sitemapindex`, and what is broken as far as it
goes; must not take the feed's own dates for those of its entries, nor expand entities that the
file declares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import urljoin

from attrs import define, evolve, field

from auditor.model import Channel, Document, FieldPlace, NoticePlace, Part, Settings, Told
from auditor.read import problem
from auditor.read.decode import Decoded
from auditor.read.feed_entry import Leaf, Leaves, is_markup, without_markup
from auditor.read.feed_names import CONTENT, FORMS, KEYS, SUMMARY
from auditor.read.fields import Field
from auditor.read.file_place import FilePlace, byte_length
from auditor.read.record import Container, Raw, Source
from auditor.read.records import ended
from auditor.read.stream import Content
from auditor.syntax import xml
from auditor.syntax.xml import Kind, Token

MEDIA_TYPE: Final = "application/xml"
_HTTP: Final = ("http://", "https://")
_LONGEST_HEAD: Final = 65_536
_LONGEST_TAG: Final = 80
_MOST_FAULTS: Final = 20
_UNCLOSED: Final = 2
"""Deeper inside an entry an element of the same name is part of its content."""
_ENOUGH: Final = 80
"""Characters by which a summary is known to be the beginning of the content."""


class _Entry(NamedTuple):
    """An entry: its span and its fields."""

    start: int
    end: int
    leaves: list[Leaf]


def read_feed(
    content: Content, decoded: Decoded, name: str, settings: Settings
) -> Iterator[Document]:
    """The documents of the entries of a feed or sitemap."""
    container = Container(name, settings, MEDIA_TYPE)
    feed = _Feed(decoded, content, container)
    yield from ended(feed.documents(), container, cut=content.cut)


@define
class _Feed:
    """A feed that is being read."""

    decoded: Decoded
    content: Content
    container: Container
    _own: Leaves = field(init=False)
    _spaces: dict[str, str] = field(factory=dict, init=False)
    _names: frozenset[str] = field(default=frozenset(), init=False)
    _place: FilePlace = field(factory=FilePlace, init=False)
    _head: _Head | None = field(default=None, init=False)
    _language: str | None = field(default=None, init=False)
    _base: str | None = field(default=None, init=False)
    _stray: int | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        """The elements outside of the entries are collected like those inside."""
        self._own = Leaves(self.decoded.text, {})

    def documents(self) -> Iterator[Document]:
        """The entries in order."""
        for number, entry in enumerate(self._entries(), 1):
            if self._head is None:
                self._head = _head_of(self._own, entry.start, self._language)
            yield self._document(entry, number, self._head)
        if self._stray is not None:
            what = f"is not well-formed: {self._tag_at(self._stray)} closes what is not open"
            self._fault(self._stray, what, fatal=False)

    def _entries(self) -> Iterator[_Entry]:
        """The entries of the feed; what stands between them is the feed's own."""
        text = self.decoded.text
        entry: Leaves | None = None
        start, called = 0, ""
        for token in xml.scan(text):
            self._check(token)
            if self._begins(token) and (entry is None or self._anew(token, entry, called)):
                if entry is not None:
                    self._fault(start, f"<{called}> is never closed", fatal=False)
                    yield self._finished(entry, start, token.start)
                entry, start, called = Leaves(text, self._spaces), token.start, token.name
            if entry is None:
                self._outside(token)
                continue
            entry.take(token)
            if not entry.depth:
                yield self._finished(entry, start, token.end)
                entry = None
        if entry is not None:
            yield self._finished(entry, start, len(text))
        if entry is not None or self._own.depth:
            self._fault(len(text), "ends before its elements are closed: it is cut", fatal=True)

    def _begins(self, token: Token) -> bool:
        return token.kind is Kind.START and xml.local(token.name) in self._names

    @staticmethod
    def _anew(token: Token, entry: Leaves, called: str) -> bool:
        """Whether an entry begins inside another one, which was not closed then."""
        return token.name == called and entry.depth <= _UNCLOSED

    def _outside(self, token: Token) -> None:
        if token.kind is Kind.START:
            if not self._names:
                self._names = FORMS.get(xml.local(token.name), frozenset(("item", "entry")))
            declared = xml.attributes(self.decoded.text, token)
            self._spaces = xml.namespaces(self._spaces, declared)
            for one in declared:
                if one.name == "xml:lang" and self._language is None:
                    self._language = one.value
                elif one.name == "xml:base" and self._base is None:
                    self._base = one.value
        self._own.take(token)

    def _finished(self, entry: Leaves, start: int, end: int) -> _Entry:
        entry.finish(end)
        if self._stray is None:
            self._stray = entry.stray
        return _Entry(start, end, entry.found)

    def _check(self, token: Token) -> None:
        """Take note of what hides text: a comment without end, entities of the file's own."""
        if not token.whole and token.kind is not Kind.START:
            what = f"a {token.kind.value} section begins here and never ends; it hides the rest"
            self._fault(token.start, what, fatal=True)
        elif token.kind is Kind.DECLARATION:
            text = self.decoded.text[token.inner_start : token.inner_end]
            if "<!ENTITY" in text:
                self._fault(token.start, "declares entities, which are not expanded", fatal=False)

    def _tag_at(self, at: int) -> str:
        text = self.decoded.text
        return problem.printable(
            text[at : text.find(">", at, at + _LONGEST_TAG) + 1] or text[at : at + 9]
        )

    def _fault(self, at: int, what: str, *, fatal: bool) -> None:
        if len(self.container.faults) < _MOST_FAULTS:
            line = self._place.to(at, self.decoded.text, "").line if at >= self._place.at else None
            notice = problem.notice(
                self.container.name, "bad-feed", what, fatal=fatal, location=NoticePlace(line=line)
            )
            self.container.faults.append(notice)

    def _document(self, entry: _Entry, number: int, head: _Head) -> Document:
        text, encoding = self.decoded.text, self.decoded.encoding
        source = text[entry.start : entry.end]
        place = self._place = self._place.to(entry.start, text, encoding)
        length = byte_length(source, encoding)
        data = self.content.data[place.offset : place.offset + length]
        complaint = self.decoded.problem if number == 1 else None
        raw = Raw(source, data, number, place.line, place.offset, encoding, complaint)
        record = _Record(entry, self.container.settings.fields)
        self.container.note(record.found, record.names)
        title = record.found.get("title")
        told = evolve(
            head.told,
            url=self._absolute(record.value("url"), head.link),
            title=without_markup(title.value) if title is not None else None,
        )
        others = (*head.parts, *record.others(place.line))
        made = Source(MEDIA_TYPE, (*head.fields, *record.fields()), told, others)
        return self.container.make(raw, record.found, made)

    def _absolute(self, link: str | None, site: str | None) -> str | None:
        """The address of an entry; that of the feed completes one that is relative."""
        if link is None or link.startswith(_HTTP):
            return link
        try:
            whole = urljoin(self._base or site or "", link)
        except ValueError:
            return link
        return whole if whole.startswith(_HTTP) else link


class _Head(NamedTuple):
    """What a feed says of itself before its first entry."""

    told: Told
    link: str | None
    parts: tuple[Part, ...]
    fields: tuple[FieldPlace, ...]


def _head_of(own: Leaves, end: int, language: str | None) -> _Head:
    leaves: dict[str, Leaf] = {}
    for leaf in own.found:
        holder, _, name = leaf.name.rpartition("/")
        if not leaf.markup and holder.rpartition("/")[2].rpartition(":")[2] in FORMS:
            leaves.setdefault(name, leaf)
    values = {name: leaf.text.strip() for name, leaf in leaves.items()}
    title = values.get("title") or values.get("atom:title") or ""
    told = Told(
        source=without_markup(title) or None,
        language=values.get("language") or values.get("dc:language") or language,
    )
    dated = [
        (name, leaf) for name, leaf in leaves.items() if leaf.is_short and _has_digit(leaf.text)
    ]
    if not dated or end > _LONGEST_HEAD:
        return _Head(told, values.get("link"), (), ())
    fields = tuple(
        FieldPlace(name, leaf.text, "channel", leaf.start, leaf.end, Channel.FEED)
        for name, leaf in dated
    )
    return _Head(
        told, values.get("link"), (Part("channel", own.text[:end], MEDIA_TYPE, 1),), fields
    )


class _Record:
    """The fields of an entry by key, and its texts."""

    def __init__(self, entry: _Entry, named: Mapping[str, str]) -> None:
        self._entry = entry
        self._leaves: dict[str, Leaf] = {}
        for leaf in entry.leaves:
            self._leaves.setdefault(_below(leaf.name), leaf)
        for leaf in _of_the_tag(entry.leaves):
            entry.leaves.append(leaf)
            self._leaves.setdefault(leaf.name.partition("@")[2], leaf)
        self.names = list(self._leaves)
        self._by_key: dict[str, Leaf] = {}
        self.found: dict[str, Field] = {}
        for key, names in KEYS.items():
            self._take(key, names)
        self._summary = self._first(SUMMARY)
        content = self._first(CONTENT) or self._summary
        if content is not None:
            self._set(content, _kind(content), named=False)
        for key, name in named.items():
            chosen = self._leaves.get(name) or self._leaves.get(name.replace(".", "/"))
            if chosen is not None:
                self._set(chosen, key, named=True)
        texts = [self._by_key.get("text"), self._by_key.get("html")]
        if any(one is self._summary for one in texts):
            self._summary = None

    def value(self, key: str) -> str | None:
        """The value of a key."""
        value = self.found[key].value if key in self.found else None
        return value.strip() if isinstance(value, str) else None

    def others(self, line: int) -> Iterator[Part]:
        """The summary, where it is no mere beginning of the content."""
        summary = self._summary
        if summary is None:
            return
        text = _letters(summary.text)
        content = self.value("html") or self.value("text") or ""
        if text and text[:_ENOUGH] not in _letters(
            content[: 4 * len(summary.text) + _LONGEST_HEAD]
        ):
            media_type = "text/html" if _kind(summary) == "html" else "text/plain"
            yield Part("summary", summary.text, media_type, line)

    def fields(self) -> Iterator[FieldPlace]:
        """The fields with their places in the source of the entry."""
        keys = {id(leaf): key for key, leaf in self._by_key.items()}
        start = self._entry.start
        for leaf in self._entry.leaves:
            key = keys.get(id(leaf))
            if leaf.is_short or key is not None:
                yield FieldPlace(
                    _below(leaf.name),
                    leaf.text if leaf.is_short else "",
                    "record",
                    leaf.start - start,
                    leaf.end - start,
                    Channel.FEED,
                    key,
                    leaf.pointer,
                )

    def _take(self, key: str, names: tuple[str, ...]) -> None:
        leaf = self._link() if key == "url" else None
        leaf = leaf or self._first(names)
        if leaf is not None and leaf.text.strip():
            self._set(leaf, key, named=False)

    def _set(self, leaf: Leaf, key: str, *, named: bool) -> None:
        self._by_key[key] = leaf
        path = tuple(leaf.pointer.split("/")[1:])
        self.found[key] = Field(path, leaf.text, named=named)

    def _first(self, names: tuple[str, ...]) -> Leaf | None:
        found = (self._leaves.get(name) for name in names)
        return next((leaf for leaf in found if leaf is not None and leaf.text.strip()), None)

    def _link(self) -> Leaf | None:
        """The address of the entry's page in an attribute, as Atom has it."""
        for leaf in self._entry.leaves:
            if _below(leaf.name) in _LINKS and leaf.attribute("rel") in (None, "alternate"):
                href = next((one for one in leaf.attributes if one.name == "href"), None)
                if href is not None:
                    link = Leaf(
                        leaf.name, f"{leaf.pointer}/@href", href.value, href.start, href.end
                    )
                    self._entry.leaves.append(link)
                    return link
        return None


_LINKS: Final = frozenset(("link", "atom:link"))


def _of_the_tag(leaves: list[Leaf]) -> list[Leaf]:
    """The attributes of the entry's own tag that tell its name and language."""
    return [
        Leaf(
            f"{leaf.name}@{one.name}", f"{leaf.pointer}/@{one.name}", one.value, one.start, one.end
        )
        for leaf in leaves
        if "/" not in leaf.name and "@" not in leaf.name
        for one in leaf.attributes
        if one.name in _TELLING
    ]


_TELLING: Final = frozenset(("rdf:about", "xml:lang"))


def _below(name: str) -> str:
    """A path without the entry's own name: `pubDate`, `source/updated`, `@about`."""
    return name.partition("/")[2] or name.partition("@")[2]


def _kind(leaf: Leaf) -> str:
    """Whether the content of an element is HTML or text."""
    told = (leaf.attribute("type") or "").lower()
    if leaf.markup or "html" in told:
        return "html"
    return "html" if told not in _PLAIN and is_markup(leaf.text) else "text"


_PLAIN: Final = frozenset(("text", "text/plain"))


def _letters(text: str) -> str:
    """The letters and digits of a text, to compare what is written differently."""
    return "".join(filter(str.isalnum, without_markup(text)))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
