"""How many pages read as lexbor reads them: python html_oracle.py BENCH_DIR [SET...].

Compares, page by page, the text without blanks and the set of start tags with their attributes:
a tree builder repeats formatting elements that were closed out of order.
BENCH_DIR holds html_*.jsonl.xz files, one JSON record a line with the page in `html` or `html_b64`.
"""

from __future__ import annotations

import base64
import json
import lzma
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from auditor.syntax.html import Page, parse

_IMPLIED = {"html", "head", "body", "tbody", "colgroup"}
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
    """All text outside raw elements, without blanks."""
    from auditor.syntax.references import decode

    outside = _outside_templates(page)
    pieces = (decode(page.source[p[0] : p[1]]) for p in page.pieces if outside(p[0]))
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
            attributes = tuple((k.lower(), v or "") for k, v in node.attributes.items())
            tags.append((node.tag.lower(), attributes))
    return tags, _without_blanks("".join(texts))


def main() -> None:
    """Print the shares and the first differences."""
    folder, *names = sys.argv[1:]
    files = sorted(Path(folder).glob("html_*.jsonl.xz"))
    total = texts = tags = 0
    for path in files:
        if (wanted := [n for n in names if n != "-v"]) and path.name.split(".")[0] not in wanted:
            continue
        if path.name.startswith("html_declared"):
            continue
        for identity, source in pages(path):
            page = parse(source)
            their_tags, their_text = oracle(source)
            ours, text = our_tags(page), our_text(page)
            total += 1
            texts += text == their_text
            tags += set(ours) == set(their_tags)
            if (text != their_text or set(ours) != set(their_tags)) and "-v" in sys.argv:
                _show(identity, ours, their_tags, text, their_text)
    print(f"{total} pages: equal text {texts / total:.4f}, equal tags {tags / total:.4f}")


def _show(identity: str, ours: list[_Tag], theirs: list[_Tag], text: str, their_text: str) -> None:
    print(identity)
    left, right = sorted(set(ours)), sorted(set(theirs))
    if left != right:
        print("  only ours", [t for t in left if t not in right][:_MAX_SHOWN])
        print("  only theirs", [t for t in right if t not in left][:_MAX_SHOWN])
    if text != their_text:
        at = next((i for i, (a, b) in enumerate(zip(text, their_text, strict=False)) if a != b), 0)
        print("  text", repr(text[at : at + 60]), repr(their_text[at : at + 60]))


if __name__ == "__main__":
    main()
