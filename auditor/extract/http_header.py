r"""Claims of the HTTP headers that a page came with, as a record keeps them.

Reads `{"Date": "Sun, 11 Apr 2021 10:15:00 GMT"}`, `[["Last-Modified", "…"]]` and the raw block
`"HTTP/1.1 200 OK\r\nDate: …"`; not `{"Set-Cookie": "expires=…"}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from auditor.extract.machine_claim import Stated, Value, claim_at, machine_claim
from auditor.model import (
    THE_DOCUMENT,
    THE_SITE,
    Channel,
    Claim,
    Kind,
    Meaning,
    Owner,
    Part,
    Role,
)
from auditor.pattern import pattern
from auditor.syntax.json_places import JsonKind, Node, escape


class _Header(NamedTuple):
    role: Role
    owner: Owner = THE_DOCUMENT


_HEADERS: Final[dict[str, _Header]] = {
    "date": _Header(Role.CAPTURED),
    "last-modified": _Header(Role.MODIFIED),
    # How long a cache may keep the response: the server's policy, not the document's end.
    "expires": _Header(Role.EXPIRES, THE_SITE),
    "sunset": _Header(Role.EXPIRES),
    "memento-datetime": _Header(Role.CAPTURED),
    "x-archive-orig-date": _Header(Role.CAPTURED),
    "x-archive-orig-last-modified": _Header(Role.MODIFIED),
    "x-archive-orig-expires": _Header(Role.EXPIRES, THE_SITE),
    "x-publish-date": _Header(Role.PUBLISHED),
    "x-last-modified": _Header(Role.MODIFIED),
    "x-generated-at": _Header(Role.CAPTURED),
    "age": _Header(Role.NONE),
}
_LINE: Final = pattern(
    r"(?:\A|(?<=[\"\n])|(?<=\\n))(?P<name>[A-Za-z][A-Za-z0-9-]{1,40}+):[ \t]*+"
    r"(?P<value>(?:[^\\\r\n]|\\[^rn])*+)"
)
_SECONDS: Final = pattern(r"[0-9]{1,9}")


def header_claims(part: Part, node: Node, pointer: str) -> list[Claim]:
    """The claims of a record's `headers` field, in whichever of the usual shapes it is."""
    claims = (_claim(part, name, value) for name, value in _headers(part, node, pointer))
    return [claim for claim in claims if claim is not None]


def raw_header_claims(part: Part) -> list[Claim]:
    """The claims of a part that is a raw block of HTTP headers."""
    claims = (
        _claim(part, match["name"], Value(match["value"], *match.span("value")))
        for match in _LINE.finditer(part.text)
    )
    return [claim for claim in claims if claim is not None]


def _claim(part: Part, name: str, value: Value) -> Claim | None:
    field = name.strip().lower()
    header = _HEADERS.get(field)
    if header is None:
        return None
    stated = Stated(Channel.HTTP, field, header.role, header.owner)
    if field != "age":
        return machine_claim(part, value, stated, epoch=False)
    if _SECONDS.fullmatch(value.text) is None:
        return None
    meaning = Meaning(Kind.DURATION, "duration", timex_value=f"PT{int(value.text)}S")
    location = part.locate(value.start, value.end, value.pointer)
    return claim_at(part.text, location, value.text, meaning, stated)


def _headers(part: Part, node: Node, pointer: str) -> Iterator[tuple[str, Value]]:
    if node.kind is JsonKind.OBJECT:
        for member in node.members:
            where = f"{pointer}/{escape(member.key)}"
            for value in _texts(member.node, where):
                yield member.key, value
    elif node.kind is JsonKind.ARRAY:
        for index, item in enumerate(node.items):
            yield from _pair(item, f"{pointer}/{index}")
    elif node.kind is JsonKind.STRING:
        for match in _LINE.finditer(part.text, node.start + 1, node.end - 1):
            text = json.loads(f'"{match["value"]}"', strict=False)
            yield match["name"], Value(text, *match.span("value"), pointer)


def _pair(item: Node, pointer: str) -> Iterator[tuple[str, Value]]:
    """A header as `["Date", "…"]` or as `{"name": "Date", "value": "…"}`."""
    name, value, where = item.get("name"), item.get("value"), f"{pointer}/value"
    if len(item.items) == 2:  # noqa: PLR2004 - a pair
        (name, value), where = item.items, f"{pointer}/1"
    if name is not None and value is not None and isinstance(name.value, str):
        for text in _texts(value, where):
            yield name.value, text


def _texts(node: Node, pointer: str) -> Iterator[Value]:
    if node.kind is JsonKind.STRING:
        yield Value(str(node.value), node.start + 1, node.end - 1, pointer)
    elif node.kind is JsonKind.NUMBER:
        yield Value(node.raw, node.start, node.end, pointer)
    for index, item in enumerate(node.items):
        if item.kind is JsonKind.STRING:
            yield Value(str(item.value), item.start + 1, item.end - 1, f"{pointer}/{index}")
