"""How often zones are right: python -m tests.bench.zones BENCH_DIR [--errors dev].

`zone_labels.jsonl` holds 60 pages, drawn by a fixed seed from strata of articles, forums, lists,
product pages and others, with the zone of each date in the visible text as a person reads it, and
the kind of the page. The labels were made before anybody looked at the zones that this program
gives. Half of them (`dev`) may be looked at to improve it, the other half (`test`) only counts.
42 pages of other sets (`more`), nearly all articles, were labelled later in the same way; what
went wrong in them has been looked at as well.
30 pages (`fresh`) were drawn by another seed and labelled last, again blind, to see what the others
no longer can show: their figures at first sight count.
It prints precision and recall per zone for each part, the kinds of pages, and the same
zones where the visible text of the page is all that is known (as a plain text).

How it was labelled. The question is whose the date is and where a reader finds it; the outermost
part of the page wins, so that all dates inside a comment are `comment`, also in quotes there:

- masthead: the site's head above the article: clocks, the edition, menus, alerts, breadcrumbs.
- byline: the lines that say who made this document and when, or changed it: under or over its
  headline, at its foot ("Published", "Last updated", "First published", "cite as"); in a forum
  the head of the thread and of the opening post, its signature included.
- dateline: "LONDON, April 8 (Reuters) -" where the text begins.
- body: the running text of what the page is about, its headings, bullets, tables, code included.
- quote: a block quotation, an embedded post. Direct speech in a sentence is body.
- caption: under a picture.
- related: what leads elsewhere: teasers, boxes and links beside, under or within the article,
  archives by month, tags, sidebars, advertisements; on a list page its entries, with all that
  stands in them.
- comment: comments, replies, answers, reviews, with their texts and what is said of their authors.
- footer: the foot of the site, lists of links in it included.
- copyright: the year of a copyright notice, wherever it stands.
- hidden: what an attribute or style of the element itself hides from a reader.

Left out, as no date: "Shop now", "sign up today", model numbers, prices, names such as
"Fridays for Future", and spans that the finder cut wrongly. A `list` is a page of items (news
index, events, shelf of a shop, front page), a `product` one that sells one thing, a `forum` a
thread or question with its answers.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from attrs import frozen

from auditor.extract import extract
from auditor.model import Channel, Document, Extraction, Part, Settings
from auditor.syntax.flow import Flow, flow
from auditor.syntax.html import parse
from tests.bench.html_oracle import pages

_LABELS: Final = Path(__file__).with_name("zone_labels.jsonl")
_HALVES: Final = ("dev", "test", "more", "fresh")
_CONTEXT: Final = 60
_Span = tuple[int, int]


@frozen
class Labelled:
    """A page of the bench with its labels: spans of the source, each with its zone."""

    name: str
    half: str
    kind: str
    source: str
    spans: dict[_Span, str]


def labelled(folder: Path) -> Iterator[Labelled]:
    """The pages with labels, read from the sets that hold them."""
    records = [json.loads(line) for line in _LABELS.read_text("utf-8").splitlines()]
    sources: dict[str, str] = {}
    for name in sorted({record["id"].split("/")[0] for record in records}):
        sources.update(pages(folder / f"html_{name}.jsonl.xz"))
    for record in records:
        spans = {(start, end): zone for start, end, zone in record["spans"]}
        yield Labelled(record["id"], record["half"], record["kind"], sources[record["id"]], spans)


def taken(media_type: str, text: str) -> Extraction:
    """What is extracted from a text."""
    part = Part("body", text, media_type)
    document = Document("page", media_type, "", len(text), "utf-8", (part,))
    return extract(document, Settings())


class Zones:
    """The zones of the visible dates, asked for by a place in one.

    A label may stand inside what is one date by now: "2020" of a "May 3, 2020" once cut.
    """

    def __init__(self, extraction: Extraction) -> None:
        shown = sorted(
            (c.location.start, c.location.end, str(c.zone))
            for c in extraction.claims
            if c.channel is Channel.TEXT
        )
        self._shown = shown
        self._starts = [start for start, _, _ in shown]

    def at(self, place: int) -> str:
        """The zone there, "none" where no date is."""
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._shown[index][1]:
            return "none"
        return self._shown[index][2]


class Score:
    """Pairs of a true and a given zone."""

    def __init__(self) -> None:
        self.pairs: Counter[tuple[str, str]] = Counter()

    def print(self, title: str, *, errors: bool) -> None:
        """One line a zone: how many, precision, recall, and perhaps what it is taken for."""
        print(f"{title}: {sum(self.pairs.values())} dates, {self._share():.3f} right")
        for zone in sorted({true for true, _ in self.pairs}):
            true = sum(n for (t, _), n in self.pairs.items() if t == zone)
            given = sum(n for (_, g), n in self.pairs.items() if g == zone)
            right = self.pairs[zone, zone]
            wrong = {str(g): n for (t, g), n in sorted(self.pairs.items()) if t == zone != g}
            print(
                f"  {zone:10}{true:5}  precision {right / max(given, 1):.3f}"
                f"  recall {right / true:.3f}  {wrong if wrong and errors else ''}"
            )

    def _share(self) -> float:
        right = sum(n for (true, given), n in self.pairs.items() if true == given)
        return right / max(1, sum(self.pairs.values()))


def show(page: Labelled, shown: Flow, span: _Span, given: str) -> None:
    """Print one error with what stands round it."""
    at = shown.offset_behind(span[0])
    before, behind = shown.text[max(0, at - _CONTEXT) : at], shown.text[at : at + _CONTEXT]
    print(f"  {page.name} {page.spans[span]} not {given}: {before!r} | {behind!r}")


def main() -> None:
    """Print the figures of each part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", choices=_HALVES, help="also print the errors of this part")
    options = parser.parse_args()
    of_page = {half: Score() for half in _HALVES}
    of_text = {half: Score() for half in _HALVES}
    kinds = {half: Score() for half in _HALVES}
    for page in labelled(options.folder):
        shown = flow(parse(page.source))
        extraction = taken("text/html", page.source)
        given = Zones(extraction)
        plain = Zones(taken("text/plain", shown.text))
        kinds[page.half].pairs[page.kind, extraction.page_kind] += 1
        if page.half == options.errors and page.kind != extraction.page_kind:
            print(f"  {page.name} {page.kind} not {extraction.page_kind}")
        for span, zone in page.spans.items():
            found = given.at(span[0])
            of_page[page.half].pairs[zone, found] += 1
            if zone != "hidden":
                found_plain = plain.at(shown.offset_behind(span[0]))
                of_text[page.half].pairs[zone, found_plain] += 1
            if page.half == options.errors and found != zone:
                show(page, shown, span, found)
    for half in _HALVES:
        errors = half == options.errors
        of_page[half].print(f"pages, {half}", errors=errors)
        of_text[half].print(f"plain text, {half}", errors=errors)
        kinds[half].print(f"kinds, {half}", errors=True)


if __name__ == "__main__":
    main()
