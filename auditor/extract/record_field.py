"""Claims of a record's own fields, and of what the user told about the document.

Reads `"published": "2021-04-11"`, `"date_pub": 1618136100`, `"meta": {"updated": "…"}`; not
`"publisher": "…"` or `"title": "2021"`.

A record's `published` is a claim to be judged like any other, not the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from auditor.extract.date_fields import is_bare_date, role_of_name
from auditor.extract.http_header import header_claims
from auditor.extract.machine_claim import Stated, Value, claim_at, machine_claim, read_value
from auditor.extract.url_path import Address
from auditor.model import Channel, Claim, Document, Location, Part, Role
from auditor.syntax import json_places
from auditor.syntax.json_places import JsonKind, Node, escape

KEYS: Final = {
    "published": Role.PUBLISHED,
    "modified": Role.MODIFIED,
    "retrieved": Role.CAPTURED,
}
_HOLDERS: Final = frozenset(
    ("meta", "metadata", "dates", "article", "page", "info", "attributes", "fields", "data",
     "_source", "properties", "document", "extra")
)  # fmt: skip
"""Objects of a record whose fields are the record's own."""
_DEEPEST: Final = 3
_JSON_FEED: Final = "application/feed+json"


class Record(NamedTuple):
    """The claims of a record's fields, and its own address where it has one."""

    claims: list[Claim]
    address: Address | None = None


def record_claims(document: Document, *, max_depth: int) -> Record:
    """What the fields of a record claim; nothing where the document is no record."""
    part = document.part("record")
    if part is None or part.media_type != "application/json":
        return Record([])
    parsed = json_places.parse(part.text, max_depth=max_depth, tolerant=True, known=part.strings)
    root = parsed.root
    if root is None:
        return Record([])
    claims: list[Claim] = []
    fields = document.record_fields
    feed = document.media_type == _JSON_FEED
    channel = Channel.FEED if feed else Channel.RECORD
    for key, pointer in fields.items():
        # A key that stands twice states two dates, whichever of them programs read.
        nodes = json_places.every_at(root, pointer)
        if key == "headers":
            claims += (c for node in nodes for c in header_claims(part, node, pointer))
            continue
        role = KEYS.get(key) or role_of_name(key)
        if role is not None:
            stated = Stated(channel, pointer.rpartition("/")[2] if feed else key, role)
            claims += (c for n in nodes for c in _claims(part, n, pointer, stated, sure=True))
    claims += _others(part, root, frozenset(fields.values()))
    return Record(claims, _address(part, root, fields.get("url")))


def _others(part: Part, root: Node, known: frozenset[str]) -> Iterator[Claim]:
    """Date-like fields that nobody named: a record often holds several, and they may differ."""
    todo = [(root, "", "", 0)]
    while todo:
        holder, path, prefix, depth = todo.pop()
        for member in holder.members:
            pointer = f"{path}/{escape(member.key)}"
            name = f"{prefix}{member.key}"
            if member.node.kind is JsonKind.OBJECT:
                if depth < _DEEPEST and member.key.lower() in _HOLDERS:
                    todo.append((member.node, pointer, f"{name}.", depth + 1))
                continue
            if pointer in known:
                continue
            role = role_of_name(member.key)
            if role is None and is_bare_date(member.key):
                role = Role.PUBLISHED
            if role is not None:
                stated = Stated(Channel.RECORD, name, role)
                yield from _claims(part, member.node, pointer, stated, sure=False)


def _claims(part: Part, node: Node, pointer: str, stated: Stated, *, sure: bool) -> Iterator[Claim]:
    for value in _values(node, pointer):
        claim = machine_claim(part, value, stated, sure=sure)
        if claim is not None:
            yield claim


def _values(node: Node, pointer: str) -> Iterator[Value]:
    if node.kind is JsonKind.STRING:
        yield Value(str(node.value), node.start + 1, node.end - 1, pointer)
    elif node.kind is JsonKind.NUMBER:
        yield Value(node.raw, node.start, node.end, pointer)
    for index, item in enumerate(node.items):
        if item.kind is JsonKind.STRING:
            yield Value(str(item.value), item.start + 1, item.end - 1, f"{pointer}/{index}")


def _address(part: Part, root: Node, pointer: str | None) -> Address | None:
    node = json_places.at(root, pointer) if pointer is not None else None
    if node is None or not isinstance(node.value, str):
        return None
    return Address(node.value, part, node.start + 1, node.end - 1, pointer)


def told_claims(retrieved: str | None) -> list[Claim]:
    """When the user says that the document was retrieved."""
    text = retrieved.strip() if retrieved else ""
    meaning = read_value(text) if text else None
    if meaning is None:
        return []
    location = Location("told", 0, len(text), 1, 1)
    stated = Stated(Channel.RECORD, "retrieved", Role.CAPTURED)
    return [claim_at(text, location, text, meaning, stated)]
