"""A clean document in the forms in which people have it, and the places where something can go in.

A page is taken as it is, as the visible text that a scraper stores, or as the bare article: those
of its paragraphs that hold no digit, under an invented headline. What an injector puts in is made
here or in its module; of a page nothing is kept.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from attrs import field, frozen

from auditor import read
from auditor.model import Channel, Claim, OwnerKind, Role, Settings
from auditor.pipeline import audit
from auditor.syntax.flow import Flow, flow
from auditor.syntax.html import Page, parse
from auditor.when.edtf import parse_date
from tests.bench.republications import APPEARED, MODIFIED, STYLES, TITLES, printed, stamps, write

UNTIL: Final = date(2026, 11, 24)
"""The day on which all audits of the benchmark say that they run."""
SETTINGS: Final = Settings(as_of=parse_date(UNTIL.isoformat()))
LANGUAGES: Final = frozenset(STYLES)
_LONG: Final = 120
_MOST: Final = 6
_NEAR: Final = 300
_BESIDE: Final = frozenset(
    [
        "nav",
        "footer",
        "aside",
        "blockquote",
        "header",
        "form",
        "figure",
        "figcaption",
        "li",
        "table",
    ]
)
_OTHERS: Final = re.compile(r"comment|repl(?:y|ies)|answer|related|sidebar|message", re.IGNORECASE)
_DIGIT: Final = re.compile(r"\d")


@frozen
class Input:
    """What is audited: the bytes of a file, its name, and what the user sets."""

    data: bytes = field(repr=False)
    name: str
    settings: Settings = field(default=SETTINGS, repr=False)


@frozen
class Made:
    """A document before and after one discrepancy went in."""

    before: Input
    after: Input
    form: str
    note: str = ""


def record(fields: Mapping[str, Any], settings: Settings = SETTINGS) -> Input:
    """One record of a JSONL file whose fields are named as auditor names them."""
    return Input(json.dumps(fields).encode(), "records.jsonl", settings)


@frozen(slots=False)
class Clean:
    """A page or sample, and the day on which it was published."""

    name: str
    url: str
    html: str = field(repr=False)
    language: str
    day: date

    @cached_property
    def page(self) -> Page:
        """The parsed page."""
        return parse(self.html)

    @cached_property
    def shown(self) -> Flow:
        """The visible text, with the way back to its source."""
        return flow(self.page)

    @property
    def text(self) -> str:
        """The text that readers see."""
        return self.shown.text

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """The long paragraphs of the article: those of one parent that have most text."""
        page, groups = self.page, defaultdict[int, list[int]](list)
        for element in page.find("p"):
            start, end = self.shown.span_of(element)
            above = list(page.ancestors(element))
            if end - start < _LONG or _BESIDE & {page.names[a] for a in above}:
                continue
            if not any(_OTHERS.search(page.value(a, "class") or "") for a in above):
                groups[above[0] if above else -1].append(element)
        return tuple(max(groups.values(), key=self._length, default=[]))

    @property
    def opens(self) -> bool:
        """Whether the first of these paragraphs stands near below the headline."""
        if not self.paragraphs:
            return False
        first = self.shown.span_of(self.paragraphs[0])[0]
        heads = [self.shown.span_of(h)[1] for h in self.page.find("h1")]
        return any(0 <= first - end <= _NEAR for end in heads)

    def _length(self, elements: Iterable[int]) -> int:
        return sum(end - start for start, end in map(self.shown.span_of, elements))

    @cached_property
    def undated(self) -> tuple[str, ...]:
        """The paragraphs of the article that hold no digit."""
        spans = (self.shown.span_of(p) for p in self.paragraphs)
        texts = [" ".join(self.text[start:end].split()) for start, end in spans]
        return tuple(text for text in texts if not _DIGIT.search(text))[:_MOST]

    @cached_property
    def prints(self) -> bool:
        """Whether the visible text writes the day."""
        return printed(self.text, self.day) >= 0

    @cached_property
    def states(self) -> bool:
        """Whether a field of the page gives the day."""
        return any(stamps(self.page, APPEARED, self.day, self.day))

    @cached_property
    def has_modified(self) -> bool:
        """Whether a field of the page gives a modification."""
        return any(stamps(self.page, MODIFIED, None, self.day))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What the untouched page says of its dates."""
        given = self.untouched
        document = next(iter(read.from_bytes(given.data, given.settings, given.name)))
        return audit(document, given.settings, judge=False).timeline.claims

    @cached_property
    def has_byline(self) -> bool:
        """Whether a visible line of the document gives the day as its publication."""
        return any(
            claim.channel is Channel.TEXT
            and claim.role is Role.PUBLISHED
            and claim.owner.kind is OwnerKind.DOCUMENT
            and any(str(reading.date) == self.day.isoformat() for reading in claim.live)
            for claim in self.claims
        )

    def changed_since(self, day: date) -> bool:
        """Whether the page states a change on that day or after it."""
        return any(
            claim.role is Role.MODIFIED and str(reading.date)[:10] >= day.isoformat()
            for claim in self.claims
            for reading in claim.live
        )

    @property
    def speaks(self) -> bool:
        """Whether sentences of ours are in the language of the page."""
        return self.language in LANGUAGES

    @property
    def untouched(self) -> Input:
        """The page as a record with its address."""
        return self.with_html(self.html)

    def with_html(self, html: str, **fields: str) -> Input:
        """The page with another source, and more fields."""
        return record({"id": self.name, "url": self.url, "html": html, **fields})

    def with_text(self, text: str, **fields: str) -> Input:
        """The visible text as a scraper stores it, which often keeps the address."""
        return record({"id": self.name, "url": self.url, "text": text, **fields})

    def bare(self, text: str, **fields: str) -> Input:
        """A record of a text of ours, without the address, which may hold the day."""
        return record({"id": self.name, "text": text, **fields})

    def behind_paragraph(self, markup: str, text: str, dice: random.Random) -> Made | None:
        """Something between two paragraphs of the article, in the page or in its text."""
        if not self.paragraphs:
            return None
        place = dice.choice(self.paragraphs)
        if dice.random() < _AS_TEXT:
            return self.in_text(self.shown.span_of(place)[1], text, dice)
        return self.in_html(behind(self.page, place), markup)

    def under_headline(self, markup: str, text: str, dice: random.Random) -> Made | None:
        """Something under the headline of the article, else before its first paragraph."""
        if not self.paragraphs:
            return None
        page, first = self.page, self.paragraphs[0]
        heads = [h for h in page.find("h1") if behind(page, h) <= page.starts[first]]
        if dice.random() < _AS_TEXT:
            shown = self.shown
            at = shown.span_of(heads[-1])[1] if heads else shown.span_of(first)[0]
            return self.in_text(at, text, dice)
        return self.in_html(behind(page, heads[-1]) if heads else page.starts[first], markup)

    def in_text(self, at: int, line: str, dice: random.Random) -> Made:
        """A line of its own in the visible text: a record with its day, or a text with a label."""
        text = self.text
        changed = f"{text[:at].rstrip()}\n\n{line}\n\n{text[at:].lstrip()}"
        if dice.random() < _HALF or not self.speaks:
            day = self.day.isoformat()
            before, after = (self.with_text(one, published=day) for one in (text, changed))
            return Made(before, after, "record")
        label = f"{LABELS[self.language]}: {self.write(self.day, dice)}\n\n"
        before, after = (Input((label + one).encode(), "text.txt") for one in (text, changed))
        return Made(before, after, "text")

    def in_html(self, at: int, markup: str) -> Made:
        """An element more in the page."""
        changed = f"{self.html[:at]}\n{markup}\n{self.html[at:]}"
        return Made(self.untouched, self.with_html(changed), "html")

    def in_head(self, markup: str) -> str:
        """The source with more in its head."""
        heads = self.page.find("head")
        at = self.page.content(heads[0])[1] if heads else 0
        return f"{self.html[:at]}\n{markup}\n{self.html[at:]}"

    def article(self, line: str, dice: random.Random, foot: str = "") -> str:
        """The bare article with a line under its headline."""
        head = dice.choice(TITLES[self.language if self.speaks else "en"])
        parts = [head, *([line] if line else []), *self.undated, *([foot] if foot else [])]
        return "\n\n".join(parts) + "\n"

    def write(self, day: date, dice: random.Random) -> str:
        """The day in a style of the page's language that names the month."""
        language = self.language if self.speaks else "en"
        return write(day, dice.choice([s for s in STYLES[language] if "{B}" in s]), language)


_AS_TEXT: Final = 0.4
_HALF: Final = 0.5
LABELS: Final = {
    "en": "Published", "de": "Veröffentlicht", "fr": "Publié", "es": "Publicado",
    "it": "Pubblicato",
}  # fmt: skip


def later(clean: Clean, dice: random.Random, least: int, most: int) -> date | None:
    """A day after the publication that is past; None where there is none."""
    most = min(most, (UNTIL - clean.day).days - 1)
    return clean.day + timedelta(days=dice.randint(least, most)) if most >= least else None


def near(clean: Clean, dice: random.Random, least: int, most: int) -> date:
    """A day before the publication, or after it."""
    after = later(clean, dice, least, most) if dice.random() < _HALF else None
    return after or clean.day - timedelta(days=dice.randint(least, most))


def behind(page: Page, element: int) -> int:
    """The place behind the end tag of an element."""
    end = page.ends[element]
    if not page.source.startswith("</", end):
        return end
    return page.source.find(">", end) + 1 or len(page.source)
