"""How many pages read as two others do: python -m tests.bench.html_oracle BENCH_DIR [SET...].

Beside lexbor: the text without blanks and the set of start tags with their attributes, as a tree
builder repeats formatting elements that were closed out of order. Beside justhtml: names,
attributes and places of start tags, and the elements around each; `html`, `head` and `body` are
left out, whose second tags it merges into the first. `-v` shows the first differences.
BENCH_DIR holds html_*.jsonl.xz files, one JSON record a line with the page in `html` or `html_b64`.
"""

from __future__ import annotations

import base64
import json
import lzma
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from justhtml import JustHTML, Node
from selectolax.lexbor import LexborHTMLParser

from auditor.syntax.attributes import lower
from auditor.syntax.html import Page, parse

_IMPLIED = {"html", "head", "body", "tbody", "colgroup"}
_ROOTS = {"html", "head", "body"}
_MAX_SHOWN = 3
_Tag = tuple[str, tuple[tuple[str, str], ...]]


def pages(path: Path) -> Iterator[tuple[str, str]]:
    """Identity and text of each page of a set."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if "html" in record:
                yield record["id"], record["html"]
            else:
                raw = base64.b64decode(record["html_b64"])
                yield record["id"], raw.decode("utf-8", "replace")


def our_tags(page: Page) -> list[_Tag]:
    """Names and attributes in source order, without those that a tree builder may imply."""
    outside = _outside_templates(page)
    return [
        (name, tuple((a.name, a.value) for a in page.attributes(at).values()))
        for at, name in enumerate(page.names)
        if name not in _IMPLIED and outside(page.starts[at])
    ]


def _outside_templates(page: Page) -> Callable[[int], bool]:
    """Tells whether a place is in no template: lexbor keeps their content apart."""
    spans = [page.content(element) for element in page.find("template")]
    return lambda place: not any(start <= place < end for start, end in spans)


def _without_blanks(text: str) -> str:
    return "".join(text.split()).replace("\0", "").replace("\N{REPLACEMENT CHARACTER}", "")


def our_text(page: Page) -> str:
    """All text outside raw elements and their namesakes in pictures, without blanks."""
    from auditor.syntax.references import decode

    outside = _outside_templates(page)
    tagged = set(page.tagged)
    pieces = (
        decode(page.source[start:end])
        for start, end, element, _ in page.pieces
        if element not in tagged and outside(start)
    )
    return _without_blanks("".join(pieces))


def oracle(source: str) -> tuple[list[_Tag], str]:
    """Lexbor's start tags and text, likewise."""
    tree = LexborHTMLParser(source)
    tags: list[_Tag] = []
    texts: list[str] = []
    raw = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"}
    assert tree.root is not None  # lexbor always makes one
    for node in tree.root.traverse(include_text=True):
        if node.tag == "-text":
            if node.parent is None or node.parent.tag not in raw:
                texts.append(node.text(deep=False) or "")
        elif node.tag and node.tag[0].isalpha() and node.tag not in _IMPLIED:
            attributes = tuple((lower(k), v or "") for k, v in node.attributes.items())
            tags.append((node.tag.lower(), attributes))
    return tags, _without_blanks("".join(texts))


_Placed = dict[int, tuple[str, dict[str, str]]]


def our_places(page: Page) -> _Placed:
    """Name and attributes of each start tag by its place."""
    return {
        page.starts[at]: (name, {key: a.value for key, a in page.attributes(at).items()})
        for at, name in enumerate(page.names)
        if name not in _ROOTS
    }


def their_places(source: str) -> tuple[_Placed, dict[int, int]]:
    """The same of justhtml, and the place of the element around each."""
    tree = JustHTML(source, track_node_locations=True, sanitize=False, scripting_enabled=False)
    found: _Placed = {}
    around: dict[int, int] = {}
    todo: list[tuple[Node, int]] = [(tree.root, -1)]
    while todo:
        node, above = todo.pop()
        place = node.origin_offset
        if place is not None and not node.name.startswith(("#", "!")):
            named = node.name.lower()
            if named not in _ROOTS and place not in found:
                attributes = {lower(key): value or "" for key, value in (node.attrs or {}).items()}
                found[place] = (named, attributes)
                around[place] = above
            above = place
        content = getattr(node, "template_content", None)
        inner = [*(node.children or []), *([content] if content is not None else [])]
        todo += [(child, above) for child in reversed(inner)]
    return found, around


def main() -> None:
    """Print the shares and the first differences."""
    folder, *names = sys.argv[1:]
    files = sorted(Path(folder).glob("html_*.jsonl.xz"))
    count = Counter[str]()
    for path in files:
        if (wanted := [n for n in names if n != "-v"]) and path.name.split(".")[0] not in wanted:
            continue
        if path.name.startswith("html_declared"):
            continue
        for identity, source in pages(path):
            normal = source.replace("\r\n", "\n").replace("\r", "\n")
            page = parse(normal)
            their_tags, their_text = oracle(normal)
            ours, text = our_tags(page), our_text(page)
            placed, (their_placed, around) = our_places(page), their_places(normal)
            count["pages"] += 1
            count["text"] += text == their_text
            count["tags"] += set(ours) == set(their_tags)
            count["places"] += placed == their_placed
            count["elements"] += len(placed)
            count["element places"] += sum(
                their_placed.get(at) == tag for at, tag in placed.items()
            )
            count["around"] += sum(around.get(at, -2) == up for at, up in _above(page))
            if "-v" in sys.argv:
                _show(identity, ours, their_tags, text, their_text)
                _show_places(identity, normal, placed, their_placed)
    total, elements = count["pages"], count["elements"]
    print(f"{total} pages: equal text {count['text'] / total:.4f}", end=", ")
    print(f"equal tags {count['tags'] / total:.4f}, equal places {count['places'] / total:.4f}")
    print(f"{elements} elements: equal {count['element places'] / elements:.5f}", end=", ")
    print(f"in the same element {count['around'] / elements:.4f}")


def _above(page: Page) -> Iterator[tuple[int, int]]:
    """Places of elements and of the elements around them."""
    for at, up in enumerate(page.parents):
        if page.names[at] not in _ROOTS:
            yield page.starts[at], page.starts[up] if up >= 0 else -1


def _show_places(identity: str, source: str, ours: _Placed, theirs: _Placed) -> None:
    differing = [at for at in sorted({*ours, *theirs}) if ours.get(at) != theirs.get(at)]
    for at in differing[:_MAX_SHOWN]:
        print(f"{identity} at {at}: {ours.get(at)} | {theirs.get(at)} {source[at : at + 60]!r}")


def _show(identity: str, ours: list[_Tag], theirs: list[_Tag], text: str, their_text: str) -> None:
    left, right = sorted(set(ours)), sorted(set(theirs))
    if left != right or text != their_text:
        print(identity)
    if left != right:
        print("  only ours", [t for t in left if t not in right][:_MAX_SHOWN])
        print("  only theirs", [t for t in right if t not in left][:_MAX_SHOWN])
    if text != their_text:
        at = next((i for i, (a, b) in enumerate(zip(text, their_text, strict=False)) if a != b), 0)
        print("  text", repr(text[at : at + 60]), repr(their_text[at : at + 60]))


if __name__ == "__main__":
    main()
