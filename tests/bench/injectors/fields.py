"""Discrepancies between the fields of a page or a record, its address and its visible line."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from tests.bench.injectors.clean import LABELS, UNTIL, Clean, Made, later, near, record
from tests.bench.republications import (
    MODIFIED,
    PUBLISHED,
    Change,
    Original,
    replaced,
    republish,
    stamps,
)

_HALF: Final = 0.5
_ISO_NAMED: Final = (
    "article:published_time",
    "datePublished",
    "DC.date.issued",
    "parsely-pub-date",
)
_RECORD_FIELDS: Final = ("date_pub", "publication_date", "pub_date", "datePublished", "date")
_PLACEHOLDERS: Final = (
    "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00", "1969-12-31T16:00:00-08:00",
    "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "1900-01-01", "9999-12-31", "1601-01-01",
    "1899-12-30", "1904-01-01",
)  # fmt: skip
_SINCE: Final = {
    "en": "The lower mill has been closed since", "de": "Die untere Mühle ist geschlossen seit",
    "fr": "Le moulin du bas est fermé depuis le", "es": "El molino está cerrado desde el",
    "it": "Il mulino è chiuso dal",
}  # fmt: skip
_ADDRESS: Final = re.compile(r"/(?:19|20)\d\d/\d{1,2}/\d{1,2}/")

_Injector = Callable[[Clean, random.Random], Made | None]


def _html(clean: Clean, html: str, note: str = "", **fields: str) -> Made:
    return Made(clean.untouched, clean.with_html(html, **fields), "html", note)


def _instant(day: date, dice: random.Random) -> str:
    return f"{day}T{dice.randint(8, 17):02}:{dice.randint(0, 59):02}:00+00:00"


def _meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


def _node(kind: str, **fields: object) -> str:
    held = json.dumps({"@context": "https://schema.org", "@type": kind, **fields})
    return f'<script type="application/ld+json">{held}</script>'


def _in_script(clean: Clean, change: Change) -> bool:
    page = clean.page
    return any(start <= change[0] < end for start, end in map(page.content, page.find("script")))


def restamped(clean: Clean, dice: random.Random) -> Made | None:
    """A republication of one of three kinds, 200 days to six years later (`republications.py`)."""
    original = Original(clean.name, clean.url, clean.html, clean.language, clean.day)
    kind = dice.choice(("dated", "stamped", "posted"))
    made = republish(original, kind, dice.randint(0, 9), UNTIL)
    if made is None:
        return None
    if kind == "posted":
        before = clean.with_text(clean.text)
        return Made(before, clean.with_text(made.record["text"]), "record", kind)
    return _html(clean, made.record["html"], kind)


def restamped_with_its_change(clean: Clean, dice: random.Random) -> Made | None:
    """Publication and modification fields moved to one later day, 3 to 1,500 days after."""
    day = later(clean, dice, 3, 1500)
    if day is None or not clean.has_byline or not clean.states:
        return None
    changes = list(stamps(clean.page, PUBLISHED, clean.day, day))
    html = replaced(clean.html, [*changes, *stamps(clean.page, MODIFIED, None, day)])
    if not clean.has_modified:
        # In the carrier of the publication, or the two are no pair.
        start = html.find("</head")
        added = (
            _node("NewsArticle", datePublished=f"{day}", dateModified=f"{day}")
            if any(_in_script(clean, change) for change in changes)
            else _meta("article:modified_time", f"{day}")
        )
        html = f"{html[:start]}{added}{html[start:]}" if start >= 0 else html
    return _html(clean, html)


def visible_against_fields(clean: Clean, dice: random.Random) -> Made | None:
    """A byline 3 to 25 days off the fields, or the fields as much off the visible line."""
    day = near(clean, dice, 3, 25)
    if not clean.states or not clean.speaks:
        return None
    if clean.has_byline:
        html = replaced(clean.html, list(stamps(clean.page, PUBLISHED, clean.day, day)))
        return _html(clean, html, "fields")
    if clean.prints:
        return None
    name = dice.choice(("By Ada Holm, {}", "{}", "{} | Ada Holm"))
    line = name.format(clean.write(day, dice))
    made = clean.under_headline(f'<p class="byline">{line}</p>', line, dice)
    return made if made and made.form == "html" else None


def fields_disagree(clean: Clean, dice: random.Random) -> Made | None:
    """One of the publication fields of the page, or a new one, 3 to 400 days off the others."""
    changes = list(stamps(clean.page, PUBLISHED, clean.day, near(clean, dice, 3, 400)))
    scripts = [c for c in changes if _in_script(clean, c)]
    others = [c for c in changes if c not in scripts]
    if scripts and others:
        return _html(clean, replaced(clean.html, dice.choice((scripts, others))), "changed")
    value = _instant(near(clean, dice, 3, 400), dice)
    if others:
        html = clean.in_head(_node("NewsArticle", headline=_title(clean), datePublished=value))
        return _html(clean, html, "json-ld added")
    if scripts:
        return _html(clean, clean.in_head(_meta("article:published_time", value)), "meta added")
    return None


def _title(clean: Clean) -> str:
    page = clean.page
    titles = [page.source[slice(*page.content(t))] for t in page.find("title")]
    return titles[0].strip() if titles else "Weir rebuilt"


def modified_before_published(clean: Clean, dice: random.Random) -> Made | None:
    """A modification in the carrier of the publication 8 to 800 days before it."""
    day = clean.day - timedelta(days=dice.randint(8, 800))
    if not clean.states:
        return None
    if clean.has_modified:
        html = replaced(clean.html, list(stamps(clean.page, MODIFIED, None, day)))
        return _html(clean, html, "changed")
    changes = list(stamps(clean.page, PUBLISHED, clean.day, clean.day))
    if any(not _in_script(clean, c) for c in changes):
        return _html(clean, clean.in_head(_meta("article:modified_time", _instant(day, dice))))
    pair = {"datePublished": f"{clean.day}", "dateModified": f"{day}"}
    return _html(clean, clean.in_head(_node("NewsArticle", headline=_title(clean), **pair)))


def rival_entities(clean: Clean, dice: random.Random) -> Made | None:
    """A second main node of JSON-LD, 3 to 900 days off the first."""
    changes = stamps(clean.page, PUBLISHED, clean.day, clean.day)
    if not any(_in_script(clean, change) for change in changes):
        return None
    kind = dice.choice(("Article", "NewsArticle", "BlogPosting"))
    value = _instant(near(clean, dice, 3, 900), dice)
    return _html(clean, clean.in_head(_node(kind, headline=_title(clean), datePublished=value)))


def review_before_claim(clean: Clean, dice: random.Random) -> Made | None:
    """A ClaimReview of the day of the page whose claim is 3 to 900 days younger."""
    day = later(clean, dice, 3, 900)
    if day is None:
        return None
    claim = {"@type": "Claim", "datePublished": f"{day}"}
    node = _node("ClaimReview", datePublished=f"{clean.day}", itemReviewed=claim)
    return _html(clean, clean.in_head(node))


def future(clean: Clean, dice: random.Random) -> Made | None:
    """Publication fields after the audit, or a record that was retrieved before its publication."""
    if dice.random() < _HALF:
        taken = f"{clean.day - timedelta(days=dice.randint(3, 600))}T08:00:00Z"
        before = clean.with_html(clean.html, published=f"{clean.day}")
        after = clean.with_html(clean.html, published=f"{clean.day}", retrieved=taken)
        return Made(before, after, "record", "retrieved")
    day = UNTIL + timedelta(days=dice.randint(3, 20000))
    if not clean.states:
        html = clean.in_head(_meta("article:published_time", _instant(day, dice)))
        return _html(clean, html, "added")
    html = replaced(clean.html, list(stamps(clean.page, PUBLISHED, clean.day, day)))
    return _html(clean, html, "changed")


def placeholder(clean: Clean, dice: random.Random) -> Made | None:
    """A day that programs write where they have none: in a field of the page or of its record."""
    value = dice.choice(_PLACEHOLDERS)
    if dice.random() < _HALF:
        before = clean.with_html(clean.html, published=f"{clean.day}")
        return Made(before, clean.with_html(clean.html, published=value), "record", value)
    name = dice.choice(_ISO_NAMED)
    return _html(clean, clean.in_head(_meta(name, value)), f"{name} {value}")


def other_address(clean: Clean, dice: random.Random) -> Made | None:
    """The address (and what repeats it) with the path of a day 9 to 900 days off."""
    day = near(clean, dice, 9, 900)
    if not (clean.prints or clean.states):
        return None
    path = f"/{day.year}/{day.month:02}/{day.day:02}/"
    old = _ADDRESS.search(clean.url)
    if old is None:
        html = re.sub(
            r'(?i)<link[^>]*rel=["\']?canonical[^>]*>|<meta[^>]*og:url[^>]*>', "", clean.html
        )
        fields = {"id": clean.name, "html": html, "url": f"https://gazette.example{path}weir"}
    else:
        html = clean.html.replace(old[0], path)
        fields = {"id": clean.name, "html": html, "url": clean.url.replace(old[0], path)}
    return Made(clean.untouched, record(fields), "html")


def record_fields(clean: Clean, dice: random.Random) -> Made | None:
    """A record with two publication fields 2 to 400 days apart, of the page or its text."""
    name = dice.choice(_RECORD_FIELDS)
    other = near(clean, dice, 2, 400)
    form = clean.with_html if dice.random() < _HALF else clean.with_text
    held = clean.html if form == clean.with_html else clean.text
    before = form(held, pubdate=f"{clean.day}", **{name: f"{clean.day}"})
    return Made(before, form(held, pubdate=f"{clean.day}", **{name: f"{other}"}), "record", name)


def invented_day(clean: Clean, dice: random.Random) -> Made | None:
    """A bare article that prints its month, and a record that stores a day of it."""
    if len(clean.undated) < 2 or not clean.speaks:
        return None
    month = clean.write(clean.day.replace(day=2), dice)
    line = re.sub(r"\b0?2\b[.,]? ?(?:de )?", "", month).replace(",", "").strip()
    text = clean.article(f"{LABELS[clean.language]}: {line}", dice)
    stored = clean.day.replace(day=dice.randint(2, 28))
    before = clean.bare(text, published=f"{stored:%Y-%m}")
    return Made(before, clean.bare(text, published=f"{stored}"), "record")


def swapped(clean: Clean, dice: random.Random) -> Made | None:
    """A date in digits whose order the text settles, and a record that stores the other one."""
    text_and_days = numeric_article(clean, dice)
    if text_and_days is None:
        return None
    text, right, wrong = text_and_days
    # A date in the same style that has one order: else the stored one may be what is meant.
    since = right.replace(day=dice.randint(13, 28), year=right.year - 1)
    if clean.language not in _SINCE:
        return None
    text += f"\n{_SINCE[clean.language]} {since:%d/%m/%Y}.\n"
    before = clean.bare(text, published=f"{right}")
    return Made(before, clean.bare(text, published=f"{wrong}"), "record")


def ambiguous(clean: Clean, dice: random.Random) -> Made | None:
    """A bare article whose one date is in digits that can be read in two orders."""
    if clean.language != "en":
        return None
    text_and_days = numeric_article(clean, dice)
    if text_and_days is None:
        return None
    before = clean.bare(clean.article("", dice))
    return Made(before, clean.bare(text_and_days[0]), "record")


def numeric_article(clean: Clean, dice: random.Random) -> tuple[str, date, date] | None:
    """The bare article under a date in digits, the day that is meant, and the other one."""
    if len(clean.undated) < 2 or not clean.speaks:
        return None
    day, month = dice.sample(range(1, 13), 2)
    # Both days in the past.
    year = min(clean.day.year, UNTIL.year - 1)
    right, wrong = date(year, month, day), date(year, day, month)
    text = clean.article(f"{LABELS[clean.language]}: {day:02}/{month:02}/{year}", dice)
    return text, right, wrong


FIELDS: Final[Mapping[str, _Injector]] = {
    "COR510": record_fields,
    "DOC201": visible_against_fields,
    "DOC202": restamped,
    "DOC208": other_address,
    "FMT101": ambiguous,
    "FMT105": invented_day,
    "FMT106": placeholder,
    "FMT113": swapped,
    "MET301": fields_disagree,
    "MET302": modified_before_published,
    "MET303": restamped_with_its_change,
    "MET305": rival_entities,
    "PRV605": review_before_claim,
    "TMP402": future,
}
