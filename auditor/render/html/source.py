"""The document itself, part by part, with each claim marked at its place.

What hides in the text is shown as marks. Stretches without a claim are folded away when they
are long, so that a page of a megabyte can be read; nothing is left out of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from auditor.model import Audit, Claim, Part
from auditor.render.html.builder import Markup, element, join, text_of_source
from auditor.render.html.timeline import role_class
from auditor.render.wording import size_in_words

_LONG: Final = 2_400
"""Characters without a claim that are folded."""
_AROUND: Final = 400
"""Characters on both sides of a claim that are not."""
_PART_NAMES: Final = {
    "body": "The file",
    "text": "The text of the record",
    "html": "The page of the record",
    "record": "The record",
    "headers": "The headers",
}


class _Span(NamedTuple):
    start: int
    end: int
    claims: list[Claim]


def document_source(audit: Audit, prefix: str) -> list[Markup]:
    """All parts of the document, with a mark at each claim."""
    by_part: dict[str, list[Claim]] = {}
    for claim in audit.timeline.claims:
        by_part.setdefault(claim.location.part, []).append(claim)
    shown: list[Markup] = []
    for part in audit.document.parts:
        claims = by_part.pop(part.name, [])
        shown.append(element("h3", _PART_NAMES.get(part.name, f"Part {part.name}")))
        shown += _part(part, claims, prefix)
    for name, claims in by_part.items():  # what the user told has no text in the document
        shown.append(element("h3", f"Told beside the document ({name})"))
        shown.append(_pre(join((_mark(c.surface, [c], prefix) for c in claims), by="\n")))
    return shown


def _part(part: Part, claims: Sequence[Claim], prefix: str) -> Iterator[Markup]:
    spans = _spans(claims, len(part.text))
    at = 0
    open_: list[Markup] = []
    for span in [*spans, None]:
        start = len(part.text) if span is None else span.start
        head = min(start, _line_after(part.text, at + (_AROUND if at or open_ else 0)))
        tail = max(head, _line_at(part.text, start - (_AROUND if span is not None else 0)))
        if start - at > _LONG and tail > head:
            open_.append(text_of_source(part.text[at:head]))
            if at or open_[:-1]:
                yield _pre(*open_)
            yield _folded(part.text[head:tail])
            open_ = [text_of_source(part.text[tail:start])]
        else:
            open_.append(text_of_source(part.text[at:start]))
        if span is not None:
            open_.append(_mark(part.text[span.start : span.end], span.claims, prefix))
            at = span.end
    if any(piece.html for piece in open_):
        yield _pre(*open_)


def _line_after(text: str, offset: int) -> int:
    """Where the next line begins, if that is near: a fold between lines cuts no word."""
    found = text.find("\n", offset, offset + _AROUND)
    return found + 1 if offset and found >= 0 else offset


def _line_at(text: str, offset: int) -> int:
    found = text.rfind("\n", max(0, offset - _AROUND), offset)
    return found + 1 if found >= 0 and offset < len(text) else offset


def _pre(*children: Markup, class_: str | None = None) -> Markup:
    """Lines of source; parsers drop a line end right behind the tag, so one is put there."""
    return element("pre", Markup("\n"), *children, class_=class_)


def _folded(text: str) -> Markup:
    said = f"{len(text):,} characters without a date ({size_in_words(len(text))})"
    return element("details", element("summary", said), _pre(text_of_source(text), class_="more"))


def _spans(claims: Sequence[Claim], size: int) -> list[_Span]:
    """The places of the claims from left to right; what overlaps is one place."""
    spans: list[_Span] = []
    for claim in sorted(claims, key=lambda c: (c.location.start, -c.location.end)):
        start, end = min(claim.location.start, size), min(claim.location.end, size)
        if spans and start < spans[-1].end:
            last = spans[-1]
            spans[-1] = _Span(last.start, max(last.end, end), [*last.claims, claim])
        else:
            spans.append(_Span(start, end, [claim]))
    return spans


def _mark(text: str, claims: Sequence[Claim], prefix: str) -> Markup:
    """A mark that leads to the row of its first claim; others at the same place sit inside it."""
    first, *others = claims
    label = ", ".join(f"{claim.id} {claim.role}" for claim in claims)
    anchors = [
        element("a", id=f"{prefix}{c.id}", href=f"#{prefix}row-{c.id}", aria_label=f"claim {c.id}")
        for c in others
    ]
    return element(
        "mark",
        element("a", text_of_source(text), href=f"#{prefix}row-{first.id}", title=label),
        *anchors,
        id=f"{prefix}{first.id}",
        class_=f"m-{role_class(first)}",
    )
