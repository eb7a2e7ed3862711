"""One record, a JSON object, as a document: its text, its page, and what its other fields tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from hashlib import sha256
from typing import Any, Final

from attrs import define, field, frozen

from auditor.model import (
    Document,
    FieldPlace,
    Notice,
    NoticePlace,
    Part,
    RecordPlace,
    Settings,
    Told,
)
from auditor.read import fields, problem
from auditor.read.fields import Field
from auditor.read.json_value import NO_STRINGS, Strings, doubled, is_deeper, kind_of
from auditor.read.language import tag
from auditor.read.sniff import looks_like_html
from auditor.syntax import json_places

_MEDIA_TYPE: Final = "application/json"
_TABLE: Final = "text/csv"
_LONGEST_ID: Final = 200
_PROSE: Final = 60
"""Characters from which a field may be the text of a record."""
_LISTED_NAMES: Final = 12
_CLAIMS: Final = ("published", "modified", "retrieved", "headers", "url")
"""Fields that extraction turns into claims at their place in the record."""


@frozen
class Raw:
    """A record before it is parsed: its JSON text, its bytes, and where it stands."""

    text: str
    data: bytes
    number: int
    line: int
    offset: int
    encoding: str
    problem: str | None = None
    """What is wrong with the bytes, if anything."""
    strings: Strings = NO_STRINGS


@frozen
class Source:
    """A record that is not written in JSON: what its parts are, and the places of its fields.

    `told` is what the file says of all its records, `others` are parts beside text and page.
    """

    media_type: str
    fields: tuple[FieldPlace, ...]
    told: Told = field(factory=Told)
    others: tuple[Part, ...] = ()
    notices: tuple[Notice, ...] = ()


@define
class Container:
    """A file of records: what all of them share, and which named fields any of them had."""

    name: str
    settings: Settings
    media_type: str = _MEDIA_TYPE
    told: Told = field(factory=Told)
    """What the file says of all its records."""
    faults: list[Notice] = field(factory=list, init=False)
    """What is wrong with the file as a whole, told with its last record."""
    _seen: set[str] = field(factory=set, init=False)
    _names: list[str] = field(factory=list, init=False)
    _told: bool = field(default=False, init=False)

    def read(self, raw: Raw, value: object) -> Document:
        """The document of a record that was parsed."""
        if not isinstance(value, dict):
            what = f"is {kind_of(value)}, not an object, and was not read"
            return self.refuse(raw, what)
        limit = self.settings.limits.json_depth
        if is_deeper(value, limit):
            what = f"is nested deeper than {limit} levels and was not read"
            return self.refuse(raw, what, code="limit")
        found = self.find(value)
        prose = any(isinstance(v, str) and len(v) >= _PROSE for v in value.values())
        return _Record(self, raw, found, tuple(doubled(value)), prose).document()

    def find(self, value: Mapping[str, Any]) -> dict[str, Field]:
        """The fields of a record by key; those that the user named are ticked off."""
        found = fields.find(value, self.settings.fields)
        self.note(found, self._names or fields.names_of(value))
        return found

    def note(self, found: Mapping[str, Field], names: list[str]) -> None:
        """Tick off the fields that the user named and a record has."""
        self._seen.update(key for key in self.settings.fields if key in found)
        self._names = self._names or names

    def make(self, raw: Raw, found: Mapping[str, Field], source: Source) -> Document:
        """The document of a record that is not written in JSON."""
        prose = source.media_type == _TABLE and any(len(f.text) >= _PROSE for f in source.fields)
        return _Record(self, raw, found, (), prose, source).document()

    def refuse(
        self, raw: Raw, what: str, *, code: str = "bad-record", column: int | None = None
    ) -> Document:
        """The document of a record that cannot be read; `what` goes on after "record 17"."""
        place = RecordPlace(str(raw.number), raw.number, raw.line, raw.offset)
        complaint = problem.notice(
            self.name,
            code,
            f"record {raw.number} {what}",
            fatal=True,
            location=NoticePlace(line=raw.line, column=column),
        )
        return Document(
            uri=f"{self.name}#{place.id}",
            media_type=self.media_type,
            sha256=sha256(raw.data).hexdigest(),
            length=len(raw.data),
            encoding=raw.encoding,
            parts=(),
            record=place,
            notices=(complaint,),
            incomplete=True,
        )

    def first_without_text(self, found: AbstractSet[str]) -> bool:
        """Whether this is the first record without a text, where the user named no field for it."""
        texts = {"text", "html"}
        if found & texts or self.settings.fields.keys() & texts or self._told:
            return False
        self._told = True
        return True

    def listed(self) -> str:
        """The names of the fields of the first record, for a message."""
        return ", ".join(map(problem.printable, self._names[:_LISTED_NAMES])) or "none"

    def missing(self) -> tuple[Notice, ...]:
        """Notices on the fields that the user named and no record had."""
        listed = self.listed() if self._names else ""
        return tuple(
            problem.notice(
                self.name,
                "missing-field",
                f"no record has the field {name!r} that --fields names for {key}"
                + (f"; the fields of the first one are {listed}" if listed else ""),
                fatal=True,
            )
            for key, name in self.settings.fields.items()
            if key not in self._seen
        )


@frozen
class _Record:
    container: Container
    raw: Raw
    found: Mapping[str, Field]
    doubled: tuple[str, ...] = ()
    prose: bool = False
    """Whether some field holds a text of some length."""
    source: Source | None = None
    """None for a record in JSON."""

    def document(self) -> Document:
        raw, name = self.raw, self.container.name
        record_id = self._id() or str(raw.number)
        notices = tuple(self._notices())
        source = self.source
        return Document(
            uri=f"{name}#{record_id}",
            media_type=source.media_type if source else self.container.media_type,
            sha256=sha256(raw.data).hexdigest(),
            length=len(raw.data),
            encoding=raw.encoding,
            parts=tuple(self._parts()),
            told=self._told(),
            record=RecordPlace(record_id, raw.number, raw.line, raw.offset),
            record_fields={
                key: json_places.pointer(*self.found[key].path)
                for key in _CLAIMS
                if key in self.found
            },
            fields=source.fields if source else (),
            notices=notices,
            incomplete=any(n.incomplete for n in notices),
        )

    def _id(self) -> str | None:
        if "id" not in self.found:
            return None
        value = self.found["id"].value
        if isinstance(value, bool) or not isinstance(value, str | int):
            return None
        text = str(value)
        return text if 0 < len(text) <= _LONGEST_ID else None

    def _parts(self) -> Iterator[Part]:
        media_type = self.source.media_type if self.source else _MEDIA_TYPE
        yield Part("record", self.raw.text, media_type, self.raw.line, self.raw.strings)
        if self.source is not None:
            yield from self.source.others
        text, html = self._string("text"), self._string("html")
        # `content` and `body` are names of pages as often as of texts; the value tells.
        told = text is not None and self.found["text"].named
        if text is not None and html is None and not told and looks_like_html(text):
            yield self._part("html", "text", text)
            return
        if text is not None:
            yield self._part("text", "text", text)
        if html is not None:
            yield self._part("html", "html", html)

    def _part(self, name: str, key: str, text: str) -> Part:
        media_type = "text/html" if name == "html" else "text/plain"
        return Part(name, text, media_type, self._line_of(key))

    def _line_of(self, key: str) -> int:
        """The line of the file on which a field's value begins; most records are one line."""
        line, text = self.raw.line, self.raw.text
        if "\n" not in text and "\r" not in text:
            return line
        if self.source is not None:
            start = next((f.start for f in self.source.fields if f.key == key), 0)
            return line + Part("record", text).locate(start, start).line - 1
        depth = self.container.settings.limits.json_depth
        root = json_places.parse(text, max_depth=depth, tolerant=True).root
        node = root and json_places.at(root, json_places.pointer(*self.found[key].path))
        start = node.start if node else 0
        return line + Part("record", text).locate(start, start).line - 1

    def _told(self) -> Told:
        settings = self.container.settings
        of_all = self.source.told if self.source else self.container.told
        language = self._string("language") or of_all.language
        return Told(
            url=of_all.url or self._string("url") or settings.url,
            retrieved=self._scalar("retrieved") or settings.retrieved,
            language=(tag(language) if language else None) or settings.language,
            title=of_all.title or self._string("title"),
            source=self._string("source") or self._name_of("source") or of_all.source,
        )

    def _notices(self) -> Iterator[Notice]:
        name, place = self.container.name, NoticePlace(line=self.raw.line)
        if self.source is not None:
            yield from self.source.notices
        if self.raw.problem is not None:
            yield problem.notice(
                name, "bad-encoding", self.raw.problem, fatal=False, location=place
            )
        for key in ("text", "html"):
            if key in self.found and self._string(key) is None:
                value = self.found[key].value
                if value is not None:
                    what = f"{key} of record {self.raw.number} is {kind_of(value)}, not a text"
                    yield problem.notice(name, "bad-field", what, fatal=True, location=place)
        if self.prose and self.container.first_without_text(self.found.keys()):
            what = (
                f"record {self.raw.number} has no field that is known to hold its text; its fields "
                f"are {self.container.listed()}: name it with --fields text=FIELD or html=FIELD"
            )
            yield problem.notice(name, "missing-field", what, fatal=False, location=place)
        if self.doubled:
            listed = ", ".join(map(problem.printable, self.doubled[:_LISTED_NAMES]))
            what = f"record {self.raw.number} has fields more than once: {listed}; the last counts"
            yield problem.notice(name, "bad-field", what, fatal=False, location=place)

    def _string(self, key: str) -> str | None:
        value = self.found[key].value if key in self.found else None
        return value if isinstance(value, str) else None

    def _scalar(self, key: str) -> str | None:
        value: Any = self.found[key].value if key in self.found else None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        return value if isinstance(value, str) else None

    def _name_of(self, key: str) -> str | None:
        """The name inside a field that is an object, as schema.org and news interfaces have it."""
        value = self.found[key].value if key in self.found else None
        name = value.get("name") if isinstance(value, dict) else None
        return name if isinstance(name, str) else None
