"""Synthetic republications: an old page under a later date, in three ways, from a seed.

- `dated`: a line with a later date stands at the head of the page, as the page's own; half of them
  also have a list of newer items.
- `stamped`: the publication fields that give the day (JSON-LD, `meta`, microdata) give a later one;
  the visible date or the address keep the old. In some of them the fields of the modification go
  along, in some also those of the scripts.
- `posted`: the visible text alone, as a scraper takes it, under the head of another site with a
  later date; half of them with that site's list of newer items, some with a line that says when and
  where the text first appeared.

Sites and titles are invented; of a page only what it holds is changed, and nothing is kept.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from attrs import frozen

from auditor.extract.word_table import words
from auditor.find.lexicon import load
from auditor.syntax.flow import flow
from auditor.syntax.html import Page, parse

KINDS: Final = ("dated", "stamped", "posted")
LEAST, MOST = 200, 2000
"""Days between the publication and the later date."""

MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
}
_DAYS: Final = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
}
STYLES: Final = {
    "en": ("{B} {d:02}, {y}", "{B} {d}, {y}", "{d} {B} {y}", "{b} {d:02}, {y}", "{b}. {d}, {y}",
           "{m:02}/{d:02}/{y}", "{y}-{m:02}-{d:02}"),
    "de": ("{d}. {B} {y}", "{d:02}.{m:02}.{y}", "{d:02}. {B} {y}", "{y}-{m:02}-{d:02}"),
    "fr": ("{d} {B} {y}", "{d:02}/{m:02}/{y}", "{d:02} {B} {y}"),
    "es": ("{d} de {B} de {y}", "{d:02}/{m:02}/{y}", "{d} {B} {y}"),
    "it": ("{d} {B} {y}", "{d:02}/{m:02}/{y}", "{d} {b} {y}"),
}  # fmt: skip
CLOCKS: Final = {
    "en": "{A}, {B} {d}, {y}",
    "de": "{A}, {d}. {B} {y}",
    "fr": "{A} {d} {B} {y}",
    "es": "{A}, {d} de {B} de {y}",
    "it": "{A} {d} {B} {y}",
}
SITES: Final = (
    "Coastline Reader", "The Daily Gatherer", "Newsfold", "Open Letter Wire", "Almanac of the Web",
    "Press Mirror", "Harbour & Hill", "Collected Reports",
)  # fmt: skip
_MORE: Final = {
    "en": ("More From {site}", "Latest", "Related Articles", "More Articles", "Recent Posts"),
    "de": ("Mehr von {site}", "Neueste Beiträge", "Weitere Artikel", "Das könnte Sie auch freuen"),
    "fr": ("Plus d'articles", "À lire aussi", "Articles récents"),
    "es": ("Más noticias", "Artículos recientes", "También en {site}"),
    "it": ("Altri articoli", "Ultime notizie", "Leggi anche"),
}
TITLES: Final = {
    "en": ("Night Ferries Return for the Winter", "Dredging Report Published", "A Mill Turns Again",
           "Choir Finds Its Lost Music", "Council Names New Lock Keeper", "Orchard Opens Its Gates",
           "Bridge Closed for Painting", "The Clock Maker of Lower Street"),
    "de": ("Nachtfähren fahren wieder", "Neue Schleusenwärterin ernannt", "Die Mühle dreht sich",
           "Brücke wegen Anstrichs gesperrt", "Der Chor und seine Noten", "Obstgarten öffnet"),
    "fr": ("Les bacs de nuit reviennent", "Le moulin tourne de nouveau", "Un pont repeint",
           "La chorale retrouve ses partitions", "Le verger ouvre ses portes"),
    "es": ("Vuelven los barcos de noche", "El molino gira de nuevo", "Pintan el puente viejo",
           "El coro encuentra su música", "Abre el huerto del pueblo"),
    "it": ("Tornano i traghetti notturni", "Il mulino gira ancora", "Il ponte ridipinto",
           "Il coro ritrova gli spartiti", "Apre il frutteto"),
}  # fmt: skip


@frozen
class Original:
    """A page and the day on which it was published."""

    name: str
    url: str
    html: str
    language: str
    day: date


@frozen
class Republication:
    """What a page became: the fields of a record, the later day, and how it was made."""

    kind: str
    record: dict[str, str]
    later: date
    notes: tuple[str, ...]


def printed(text: str, day: date) -> int:
    """Where a text first writes the day, in digits or with the name of a month; -1 if nowhere."""
    found = [m.start() for m in _NUMERIC.finditer(text) if _is_day(m, day)]
    for year in re.finditer(rf"(?<!\d){day.year}(?!\d)", text):
        start = max(text.rfind("\n", 0, year.start()) + 1, year.start() - _BEFORE)
        line = text[start : year.end() + _BEHIND].partition("\n")[0]
        found += [start + m.start() for m in _NAMED.finditer(line) if _names(m, day)]
    return min(found, default=-1)


_NUMERIC: Final = re.compile(
    r"(?<!\d)(\d{1,4})(?:\W{1,3}|[^\W\d_])(\d{1,2})(?:\W{1,3}|[^\W\d_])(\d{1,4})(?!\d)"
)
_NAMED: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:\W{0,3}(?:st|nd|rd|th|de|of|er))?\W{0,3}([^\W\d_]+)"
    r"|([^\W\d_]+)\W{1,3}(\d{1,2})(?!\d)"
)
_BEFORE, _BEHIND = 40, 25


def _is_day(match: re.Match[str], day: date) -> bool:
    one, two, three = map(int, match.groups())
    rest = ((day.day, day.month), (day.month, day.day))
    return (one == day.year and (two, three) == (day.month, day.day)) or (
        three in (day.year, day.year % 100) and (one, two) in rest
    )


def _names(match: re.Match[str], day: date) -> bool:
    number, name = match[1] or match[4], match[2] or match[3]
    if int(number) != day.day:
        return False
    senses = load().senses.get(name.lower())
    return any(sense.code in "MX" and sense.value == day.month for sense in senses)


def in_address(url: str, day: date) -> bool:
    """Whether an address holds the day: `/2021/04/11/`, `20210411`, `2021-04-11`."""
    digits = re.findall(r"(?<!\d)(\d{4})[-/_.]?(\d{1,2})[-/_.]?(\d{1,2})(?!\d)", url)
    return any((int(y), int(m), int(d)) == (day.year, day.month, day.day) for y, m, d in digits)


def visible(html: str) -> str:
    """The text that readers see."""
    return flow(parse(html)).text


def republish(original: Original, kind: str, seed: int, until: date) -> Republication | None:
    """The page as a republication of that kind, none where it has not what that takes.

    The later day is no later than `until`.
    """
    dice = random.Random(f"{seed}:{kind}:{original.name}")  # noqa: S311 - repeatable, no secret
    most = min(MOST, (until - original.day).days)
    if most < LEAST:
        return None
    later = original.day + timedelta(days=dice.randint(LEAST, most))
    return _MAKERS[kind](original, later, dice)


def _dated(original: Original, later: date, dice: random.Random) -> Republication | None:
    if not _keeps_the_day(original):
        return None
    page = parse(original.html)
    language = _language(original.language, dice)
    site = dice.choice(SITES)
    style = dice.choice((*STYLES[language] * 2, CLOCKS[language]))
    line, short = write(later, style, language), write(later, STYLES[language][-1], language)
    notes = ["weekday"] if "{A}" in style else []
    at, place = _head(page, dice)
    markup = dice.choice(_LINES).format(date=line, short=short, site=site)
    changes = [(at, at, f"\n{markup}\n")]
    if dice.random() < 0.5:
        notes.append("list")
        end = foot(page)
        changes.append((end, end, list_markup(later, language, site, dice)))
    html = replaced(original.html, changes)
    return Republication(
        "dated",
        {"id": original.name, "url": original.url, "html": html},
        later,
        (place, style, *notes),
    )


_LINES: Final = (
    "<div>{date}</div>",
    '<p class="page-date">{date}</p>',
    '<div class="top"><span class="long">{date}</span><span class="short">{short}</span></div>',
    '<div><a href="/">{site}</a><br><span>{date}</span></div>',
    "<table><tr><td>{site}</td><td>{date}</td></tr></table>",
    "<center><b>{date}</b></center>",
)


def _head(page: Page, dice: random.Random) -> tuple[int, str]:
    """A place at the head of the visible page."""
    bodies, headers = page.find("body"), page.find("header")
    start = page.content(bodies[0])[0] if bodies else _behind_head(page)
    if headers and dice.random() < 0.25:
        inside = page.content(headers[0])
        if inside[0] > start:
            return inside[0], "in the head of the site"
    return start, "first"


def _behind_head(page: Page) -> int:
    heads = page.find("head")
    return page.ends[heads[0]] if heads else 0


def foot(page: Page) -> int:
    """Behind the article where there is one, else at the end of the body."""
    articles = page.find("article")
    if len(articles) == 1:
        return page.ends[articles[0]]
    bodies = page.find("body")
    return page.content(bodies[0])[1] if bodies else len(page.source)


def list_markup(later: date, language: str, site: str, dice: random.Random) -> str:
    """A list of newer items of the site, each with its day."""
    heading, *items = _items(later, language, site, dice)
    entries = "".join(
        f'<li><a href="/{number}">{title}</a><br><span>{day}</span></li>\n'
        for number, (title, day) in enumerate(items, 1)
    )
    return f"\n<section><h3>{heading[0]}</h3>\n<ul>\n{entries}</ul></section>\n"


def _items(later: date, language: str, site: str, dice: random.Random) -> list[tuple[str, str]]:
    """The heading of a list and its items, newest first, the newest up to a day after `later`."""
    style = dice.choice(STYLES[language][:3])
    titles = dice.sample(TITLES[language], dice.randint(3, 5))
    days = sorted((later - timedelta(days=dice.randint(-1, 9)) for _ in titles), reverse=True)
    heading = dice.choice(_MORE[language]).format(site=site)
    listed = [(t, write(d, style, language)) for t, d in zip(titles, days, strict=True)]
    return [(heading, ""), *listed]


def _stamped(original: Original, later: date, dice: random.Random) -> Republication | None:
    if not _keeps_the_day(original):
        return None
    page = parse(original.html)
    if not list(stamps(page, APPEARED, original.day, later)):
        return None
    changes = list(stamps(page, PUBLISHED, original.day, later))
    notes = []
    if dice.random() < 0.7:
        notes.append("modified")
        changes += stamps(page, MODIFIED, None, later)
    if dice.random() < 0.5:
        notes.append("scripts")
        changes += _in_scripts(page, _SCRIPT_KEY, original.day, later)
    html = replaced(original.html, changes)
    return Republication(
        "stamped",
        {"id": original.name, "url": original.url, "html": html},
        later,
        tuple(notes),
    )


Change = tuple[int, int, str]
_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


@frozen
class _Fields:
    """Names of fields: keys of JSON-LD and microdata, and names of `meta` elements."""

    key: re.Pattern[str]
    names: frozenset[str]
    itemprops: frozenset[str]


PUBLISHED: Final = _Fields(
    re.compile(r'"(?:datePublished|dateCreated|uploadDate)"\s*:\s*"([^"\n]{4,60})"'),
    words(
        "article:published_time og:published_time article:published og:article:published_time "
        "article:published_date article.published publishdate publish-date publish_date pubdate "
        "published publication_date date-published datepublished article.created date "
        "article:created_time dcterms.created dc.date.created dc.date.issued dcterms.issued "
        "dc.date dc.terms.date dcterms.date sailthru.date parsely-pub-date ptime "
        "cxenseparse:recs:publishtime rnews:datepublished article_date_original datecreated "
        "originalpublicationdate shareaholic:article_published_time date_published"
    ),
    words("datepublished datecreated"),
)
APPEARED: Final = _Fields(
    re.compile(r'"datePublished"\s*:\s*"([^"\n]{4,60})"'),
    frozenset(name for name in PUBLISHED.names if "creat" not in name),
    frozenset(("datepublished",)),
)
"""Of these a page must have one: a day of creation or upload is not said of a publication."""
MODIFIED: Final = _Fields(
    re.compile(r'"dateModified"\s*:\s*"([^"\n]{4,60})"'),
    words(
        "article:modified_time og:updated_time article:modified last-modified dcterms.modified "
        "datemodified lastmod revised article:updated_time updated_time utime"
    ),
    words("datemodified"),
)
_SCRIPT_KEY: Final = re.compile(
    r'["\']?(?:publish\w*|pub_?date|first_?publish\w*|date_?publish\w*|created\w*)["\']?'
    r'\s*[:=]\s*["\']([^"\'\n]{8,60})["\']',
    re.IGNORECASE,
)


def stamps(page: Page, fields: _Fields, day: date | None, later: date) -> Iterator[Change]:
    """The changes that move the fields of the page to the later day; with `day`, those of it."""
    for element in page.find("meta"):
        attributes = page.attributes(element)
        said = [attributes[n].value for n in ("property", "name", "itemprop") if n in attributes]
        content = attributes.get("content")
        if content and any(name.strip().lower() in fields.names for name in said):
            yield from _moved(content.raw, content.start, day, later)
    for element in range(len(page.names)):
        attributes = page.attributes(element)
        prop = attributes.get("itemprop")
        if prop is None or not fields.itemprops & set(prop.value.lower().split()):
            continue
        held = attributes.get("content") or attributes.get("datetime")
        if held:
            yield from _moved(held.raw, held.start, day, later)
    yield from _in_scripts(page, fields.key, day, later, structured=True)


def _in_scripts(
    page: Page, key: re.Pattern[str], day: date | None, later: date, *, structured: bool = False
) -> Iterator[Change]:
    for element in page.find("script"):
        kind = (page.value(element, "type") or "").lower()
        if ("ld+json" in kind) is structured:
            start, end = page.content(element)
            for match in key.finditer(page.source, start, end):
                yield from _moved(match[1], match.start(1), day, later)


def _moved(raw: str, at: int, day: date | None, later: date) -> Iterator[Change]:
    """The value with its ISO day replaced; a value of another form becomes an ISO day."""
    match = _ISO.search(raw)
    if match is None:
        if day is not None and printed(raw, day) >= 0:
            yield at, at + len(raw), later.isoformat()
        return
    try:
        stated = date(*map(int, match.groups()))
    except ValueError:
        return
    if day is None or abs((stated - day).days) <= 1:
        yield at + match.start(), at + match.end(), later.isoformat()


def _posted(original: Original, later: date, dice: random.Random) -> Republication | None:
    text = visible(original.html)
    where = printed(text, original.day)
    if where < 0 and not in_address(original.url, original.day):
        return None
    language = _language(original.language, dice)
    site = dice.choice(SITES)
    notes = ["text" if where >= 0 else "address"]
    start = _headline(original.html)
    if 0 < start <= where and dice.random() < 0.6:
        notes.append("from the headline")
        text = text[start:]
    style, other = dice.choice(STYLES[language]), dice.choice(STYLES[language])
    # Digits behind digits would be no date any more.
    glued = dice.random() < 0.4 and other.startswith(("{B}", "{b}"))
    first = write(later, style, language) + (write(later, other, language) if glued else "")
    head = [first, site] if dice.random() < 0.7 else [site, first]
    notes += [style, *(["glued"] if glued else [])]
    lines = [*head, "", text.strip()]
    if dice.random() < 0.3:
        notes.append("source line")
        styles = (*STYLES[language], "{d:02}/{m:02}/{y}")
        given = write(original.day, dice.choice(styles), language)
        lines[2:2] = ["", _SOURCE[language].format(date=given, site=_host(original.url))]
    if dice.random() < 0.5:
        notes.append("list")
        for title, day in _items(later, language, site, dice):
            lines += ["", title, *(["", day] if day else [])]
    record = {"id": original.name, "text": "\n".join(lines) + "\n"}
    if where < 0:
        record["url"] = original.url
    return Republication("posted", record, later, tuple(notes))


_SOURCE: Final = {
    "en": "Date: {date} | Source: {site}",
    "de": "Datum: {date} | Quelle: {site}",
    "fr": "Date : {date} | Source : {site}",
    "es": "Fecha: {date} | Fuente: {site}",
    "it": "Data: {date} | Fonte: {site}",
}


def _headline(html: str) -> int:
    """Where the main headline begins in the visible text, or 0."""
    page = parse(html)
    shown = flow(page)
    starts = (shown.span_of(h)[0] for h in page.find("h1"))
    return next((start for start in starts if shown.text[start : start + 1].strip()), 0)


def _host(url: str) -> str:
    return re.sub(r"^\w+://(?:www\.)?([^/:?#]*).*", r"\1", url)


def _keeps_the_day(original: Original) -> bool:
    return (
        in_address(original.url, original.day) or printed(visible(original.html), original.day) >= 0
    )


_MAKERS: Final[dict[str, Callable[[Original, date, random.Random], Republication | None]]] = {
    "dated": _dated,
    "stamped": _stamped,
    "posted": _posted,
}


def _language(tag: str, dice: random.Random) -> str:
    """Mostly the language of the page; scrapers write English on any page."""
    own = tag[:2].lower()
    return own if own in STYLES and dice.random() < 0.75 else "en"


def write(day: date, style: str, language: str) -> str:
    """The day in a style: `B` and `b` are the month and its short form, `A` the weekday."""
    name = MONTHS[language].split()[day.month - 1]
    return style.format(
        A=_DAYS[language].split()[day.weekday()],
        B=name,
        b=name[:3],
        d=day.day,
        m=day.month,
        y=day.year,
    )


def replaced(source: str, changes: Sequence[Change]) -> str:
    """The source with spans replaced; of spans that overlap the first one counts."""
    pieces: list[str] = []
    at = 0
    for start, end, text in sorted(set(changes)):
        if start < at:
            continue
        pieces += (source[at:start], text)
        at = end
    return "".join([*pieces, source[at:]])
