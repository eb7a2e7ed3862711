"""Discrepancies with what stands beside the article, or came with it."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Final

from auditor.model import Limits
from auditor.model.feed import Feed
from auditor.pipeline import read_feed
from tests.bench.injectors.clean import (
    LABELS,
    UNTIL,
    Clean,
    Input,
    Made,
    later,
    near,
    record,
)
from tests.bench.injectors.prose import with_settings
from tests.bench.republications import CLOCKS, SITES, foot, list_markup, printed, write

_HALF: Final = 0.5
_Injector = Callable[[Clean, random.Random], Made | None]


def _at(day: date, dice: random.Random) -> datetime:
    return datetime.combine(day, time(dice.randint(8, 17), dice.randint(0, 59)), UTC)


def two_bylines(clean: Clean, dice: random.Random) -> Made | None:
    """Two labelled publication lines 3 to 400 days apart, one of them the day of the page."""
    if not clean.speaks:
        return None
    label = LABELS[clean.language]
    days = [clean.day, near(clean, dice, 3, 400)]
    # An update on the later day would be the honest reading.
    if clean.changed_since(max(days)):
        return None
    dice.shuffle(days)
    lines = [f"{label}: {clean.write(day, dice)}" for day in days]
    markup = "".join(f'<p class="date">{line}</p>' for line in lines)
    return clean.under_headline(markup, "\n\n".join(lines), dice)


def dateline(clean: Clean, dice: random.Random) -> Made | None:
    """A dateline at the head of the first paragraph: 3 to 20 days after it, or 20 to 700 before."""
    opens = clean.opens and (clean.states or clean.has_byline)
    if not opens or clean.language not in {"en", "de"}:
        return None
    day = later(clean, dice, 3, 20) if dice.random() < _HALF else None
    day = day or clean.day - timedelta(days=dice.randint(20, 700))
    written = write(
        day, "{B} {d}, {y}" if clean.language == "en" else "{d}. {B} {y}", clean.language
    )
    place = dice.choice(("HARBOUR TOWN", "ALDERMOOR", "LONDON", "BERLIN"))
    line = dice.choice(
        (
            f"{place}, {written} (ANP) - ",
            f"{place}, {written} \N{EN DASH} ",
            f"{place} ({written}) \N{EN DASH} ",
        )
    )
    at = clean.page.content(clean.paragraphs[0])[0]
    changed = f"{clean.html[:at]}{line}{clean.html[at:]}"
    return Made(clean.untouched, clean.with_html(changed), "html")


def _site(clean: Clean, dice: random.Random) -> tuple[str, str]:
    return (clean.language if clean.speaks else "en"), dice.choice(SITES)


def stored_neighbour(clean: Clean, dice: random.Random) -> Made | None:
    """A list of newer items beside the article, and a record that stores the day of one of them."""
    day = later(clean, dice, 15, 900)
    if day is None or not clean.paragraphs or not (clean.prints or clean.states):
        return None
    language, site = _site(clean, dice)
    markup = list_markup(day, language, site, dice)
    at = foot(clean.page)
    html = f"{clean.html[:at]}{markup}{clean.html[at:]}"
    days = [d for n in range(-1, 10) if _prints(markup, d := day - timedelta(days=n))]
    if not days:
        return None
    before = clean.with_html(html, published=f"{clean.day}")
    return Made(before, clean.with_html(html, published=f"{dice.choice(days)}"), "record")


def _prints(markup: str, day: date) -> bool:
    return printed(markup, day) >= 0


def _comments(days: list[date], clean: Clean, dice: random.Random) -> str:
    names = dice.sample(("Ada", "Ben", "Cleo", "Dora", "Emil", "Fay"), len(days))
    items = "".join(
        f'<div class="comment">{name} <time datetime="{_at(day, dice).isoformat()}">'
        f"{clean.write(day, dice)}, {dice.randint(8, 19)}:{dice.randint(10, 59)}</time>"
        "<p>A fine old mill.</p></div>"
        for name, day in zip(names, days, strict=True)
    )
    return f'<section class="comments"><h2>Comments</h2>{items}</section>'


def early_comments(clean: Clean, dice: random.Random) -> Made | None:
    """Two or three comments 3 to 900 days before the publication, and one after it."""
    if not clean.states or not clean.paragraphs:
        return None
    first = clean.day - timedelta(days=dice.randint(6, 900))
    days = [first + timedelta(days=n) for n in range(dice.randint(2, 3))]
    days.append(clean.day + timedelta(days=1))
    return clean.in_html(foot(clean.page), _comments(days, clean, dice))


def copyright_day(clean: Clean, dice: random.Random) -> Made | None:
    """A record that stores 1 January of the year in a copyright notice at the foot."""
    years = [y for y in range(clean.day.year - 2, UNTIL.year + 1) if y != clean.day.year]
    if not (clean.prints or clean.states):
        return None
    year = dice.choice(years)
    notice = dice.choice(("© {} {}", "Copyright {} {}", "© {} {}. All rights reserved."))
    line = notice.format(year, dice.choice(SITES))
    bodies = clean.page.find("body")
    at = clean.page.content(bodies[0])[1] if bodies else len(clean.html)
    html = f"{clean.html[:at]}<footer><p>{line}</p></footer>{clean.html[at:]}"
    before = clean.with_html(html, published=f"{clean.day}")
    stored = dice.choice(("{}-01-01", "{}-01-01T00:00:00Z")).format(year)
    return Made(before, clean.with_html(html, published=stored), "record")


_STAMPS: Final = {
    "en": ("Published 3 hours ago", "Posted 2 days ago", "Updated 5 hours ago", "3 hours ago"),
    "de": ("Veröffentlicht vor 3 Stunden", "vor 2 Tagen", "Gestern, 14:05 Uhr"),
    "fr": ("Publié il y a 3 heures", "il y a 2 jours"),
    "es": ("Publicado hace 3 horas", "hace 2 días"),
    "it": ("Pubblicato 3 ore fa", "2 giorni fa"),
}


def unanchored(clean: Clean, dice: random.Random) -> Made | None:
    """A bare article without any date, and a stamp that counts from now."""
    if len(clean.undated) < 2 or not clean.speaks:
        return None
    seed = dice.random()
    stamp = dice.choice(_STAMPS[clean.language])
    plain = clean.article("", random.Random(seed))  # noqa: S311 - the same headline twice
    text = clean.article(stamp, random.Random(seed))  # noqa: S311
    if dice.random() < _HALF:
        before, after = (Input(one.encode(), "text.txt") for one in (plain, text))
        return Made(before, after, "text", stamp)
    pages = (_page(one) for one in (plain, text))
    before, after = (record({"id": clean.name, "html": page}) for page in pages)
    return Made(before, after, "html", stamp)


def _page(text: str) -> str:
    head, *blocks = text.strip().split("\n\n")
    body = "".join(f"<p>{block}</p>" for block in blocks)
    return f"<html><body><article><h1>{head}</h1>{body}</article></body></html>"


def stored_clock(clean: Clean, dice: random.Random) -> Made | None:
    """The day of the capture in the head of the page, and as the publication of the record."""
    day = later(clean, dice, 10, 2000)
    if day is None or not (clean.prints or clean.states):
        return None
    language, site = _site(clean, dice)
    bodies = clean.page.find("body")
    at = clean.page.content(bodies[0])[0] if bodies else 0
    shown = write(day, CLOCKS[language], language)
    line = f'<div><a href="/">{site}</a><br><span>{shown}</span></div>'
    html = f"{clean.html[:at]}{line}{clean.html[at:]}"
    taken = {"retrieved": f"{day}T10:00:00Z"}
    before = clean.with_html(clean.html, published=f"{clean.day}", **taken)
    return Made(before, clean.with_html(html, published=f"{day}", **taken), "record")


def newer_than_the_copy(clean: Clean, dice: random.Random) -> Made | None:
    """A list of items, or comments, that are 2 to 60 days later than the stated capture."""
    copy = later(clean, dice, 5, 900)
    if copy is None or (UNTIL - copy).days < 80 or not clean.paragraphs:
        return None
    day = copy + timedelta(days=dice.randint(12, 60))
    language, site = _site(clean, dice)
    markup = (
        list_markup(day, language, site, dice)
        if dice.random() < _HALF
        else _comments([day - timedelta(days=n) for n in range(3)], clean, dice)
    )
    at = foot(clean.page)
    taken = f"{copy}T10:00:00Z"
    before = clean.with_html(clean.html, retrieved=taken)
    html = f"{clean.html[:at]}{markup}{clean.html[at:]}"
    return Made(before, clean.with_html(html, retrieved=taken), "record")


def captured_before(clean: Clean, dice: random.Random) -> Made | None:
    """An address of an archive, or a header of it, with a moment 3 to 900 days before."""
    if not (clean.prints or clean.states):
        return None
    day = clean.day - timedelta(days=dice.randint(3, 900))
    address = f"https://web.archive.org/web/{day:%Y%m%d}080000/https://gazette.example/weir"
    fields = {"id": clean.name, "html": clean.html, "url": address}
    return Made(clean.untouched, record(fields), "record")


def _written(content: str, name: str, option: str) -> Feed:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(content, "utf-8")
        return read_feed(str(path), Limits(), option)


def other_feed(clean: Clean, dice: random.Random) -> Made | None:
    """A feed that dates the page 3 to 900 days before it dates itself."""
    if not clean.url or not (clean.prints or clean.states):
        return None
    day = clean.day - timedelta(days=dice.randint(3, 900))
    address = clean.url.replace("&", "&amp;")
    stamp = format_datetime(_at(day, dice))
    item = f"<item><title>Weir</title><link>{address}</link><pubDate>{stamp}</pubDate></item>"
    feed = f'<rss version="2.0"><channel><title>News</title>{item}</channel></rss>'
    made = Made(clean.untouched, clean.untouched, "html")
    return with_settings(made, only_after=True, feed=_written(feed, "feed.rss", "--feed"))


def earlier_copy(clean: Clean, dice: random.Random) -> Made | None:
    """A table of copies with one 3 to 900 days before the publication."""
    if not clean.url or not (clean.prints or clean.states):
        return None
    day = clean.day - timedelta(days=dice.randint(3, 900))
    table = f'url,retrieved\n"{clean.url}",{day}T08:00:00Z\n'
    made = Made(clean.untouched, clean.untouched, "html")
    return with_settings(made, only_after=True, copies=_written(table, "copies.csv", "--copies"))


def mail_clock(clean: Clean, dice: random.Random) -> Made | None:
    """A mail with the text of the page whose Date is 2 to 700 days off its Received stamps."""
    if not clean.undated:
        return None
    sent = _at(clean.day, dice)
    off = sent + timedelta(days=dice.choice((-1, 1)) * dice.randint(2, 700))
    texts = (_mail(sent, moment, clean) for moment in (sent, off))
    before, after = (Input(one.encode(), "letter.eml") for one in texts)
    return Made(before, after, "mail")


def _mail(received: datetime, dated: datetime, clean: Clean) -> str:
    hops = (received + timedelta(seconds=9), received + timedelta(seconds=5))
    lines = [
        f"Received: from relay.example.net by mx.example.org; {format_datetime(hops[0])}",
        f"Received: from desk.example.net by relay.example.net; {format_datetime(hops[1])}",
        f"Date: {format_datetime(dated)}",
        "From: Ada Holm <ada@example.net>",
        "To: office@example.org",
        "Subject: Weir",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: 8bit",
        "",
        *clean.undated,
    ]
    return "\n".join(lines) + "\n"


BESIDE: Final[Mapping[str, _Injector]] = {
    "DOC203": two_bylines,
    "DOC204": dateline,
    "DOC205": stored_neighbour,
    "DOC206": early_comments,
    "DOC210": copyright_day,
    "DOC211": unanchored,
    "DOC213": stored_clock,
    "DOC217": newer_than_the_copy,
    "MET309": other_feed,
    "MET314": mail_clock,
    "PRV601": captured_before,
    "PRV602": earlier_copy,
}
