"""Verdicts, chances and places in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from auditor.errors import EdtfError
from auditor.model import Channel, Claim, Order, Reading, Verdict, Zone
from auditor.when.edtf import EdtfInterval, EdtfSet, End, Span, parse
from auditor.when.offset import Instant
from auditor.when.partial_date import PartialDate
from auditor.when.wording import MONTHS, in_words, interval_in_words

_CERTAIN: Final = 0.99
_VERY_LIKELY: Final = 0.95
_LIKELY: Final = 0.80
_TENTH: Final = 0.001

_ORDERS: Final = {
    Order.DMY: "day first",
    Order.MDY: "month first",
    Order.YMD: "year first",
    Order.YDM: "year first, then the day",
}

_LANGUAGES: Final = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "ms": "Malay",
    "nb": "Norwegian",
    "nl": "Dutch",
    "nn": "Norwegian",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
"""Names of the commonest languages; any other is shown by its tag."""

_KINDS: Final = {
    "text/plain": "text",
    "text/html": "HTML",
    "application/xhtml+xml": "HTML",
    "text/markdown": "Markdown",
    "message/rfc822": "mail",
    "application/mbox": "mailbox",
    "multipart/related": "saved page (MHTML)",
    "application/json": "JSON",
    "application/x-ndjson": "record",
    "application/jsonl": "record",
    "text/csv": "CSV",
}

_ZONES: Final = {
    Zone.MASTHEAD: "page date",
    Zone.BYLINE: "byline",
    Zone.DATELINE: "dateline",
    Zone.BODY: "text",
    Zone.QUOTE: "quote",
    Zone.CAPTION: "caption",
    Zone.RELATED: "related",
    Zone.COMMENT: "comments",
    Zone.FOOTER: "footer",
    Zone.COPYRIGHT: "copyright",
    Zone.METADATA: "metadata",
    Zone.HIDDEN: "hidden",
}

_CHANNELS: Final = {
    Channel.URL: "address",
    Channel.HTTP: "server",
    Channel.MAIL: "mail header",
    Channel.RECORD: "record",
    Channel.FRONT_MATTER: "front matter",
    Channel.FILE: "file",
    Channel.FEED: "feed",
    Channel.WARC: "archive",
}


def chance(confidence: float) -> str:
    """`very likely, 97%`: a word for a probability, and its figure."""
    return f"{chance_word(confidence)}, {percent(confidence)}"


def chance_word(confidence: float) -> str:
    """`certain`, `very likely`, `likely` or `undecided`."""
    if confidence >= _CERTAIN:
        return "certain"
    if confidence >= _VERY_LIKELY:
        return "very likely"
    return "likely" if confidence >= _LIKELY else "undecided"


def percent(confidence: float) -> str:
    """A probability in whole per cent, rounded down: 99% is never said of less."""
    return f"{int(confidence * 100 + 1e-9)}%"


def share(probability: float) -> str:
    """A probability to a tenth of a per cent; what is not quite nothing or all is not called so."""
    if 0 < probability < _TENTH:
        return "under 0.1%"
    tenths = int(probability * 1_000 + 1e-9)
    return f"{tenths / 10:.1f}%"


def verdict_in_words(verdict: Verdict) -> str:
    """`11 April 2021`, `3 February or 2 March 2020`, `on or before 11 April 2021`."""
    if verdict.edtf is None:
        return "not known"
    return edtf_in_words(verdict.edtf)


def edtf_in_words(text: str) -> str:
    """Any EDTF value in words; as it stands where it cannot be read."""
    try:
        value = parse(text)
    except EdtfError:
        return text
    if isinstance(value, PartialDate):
        return date_in_words(value)
    if isinstance(value, EdtfInterval):
        return _lasting(value)
    return _one_of(value)


def date_in_words(date: PartialDate) -> str:
    """A date in words; a template says what it lacks."""
    if not date.is_template:
        return in_words(date)
    if date.month is not None:
        return f"{in_words(date)} of an unknown year"
    if date.day is not None:
        return f"day {date.day} of an unknown month"
    return "some day that nothing fixes" if date.unspecified else "some time that nothing fixes"


def _lasting(value: EdtfInterval) -> str:
    start, end = value.start, value.end
    if isinstance(start, End):
        return f"until {date_in_words(end)}" if isinstance(end, PartialDate) else "at any time"
    if isinstance(end, End):
        return f"from {date_in_words(start)} on"
    return f"{date_in_words(start)} to {date_in_words(end)}"


def _one_of(value: EdtfSet) -> str:
    if len(value.members) == 1 and isinstance(value.members[0], Span):
        return _span(value.members[0])
    return either([m for m in value.members if isinstance(m, PartialDate)])


def _span(span: Span) -> str:
    if span.first is not None and span.last is not None:
        return f"between {in_words(span.first)} and {in_words(span.last)}"
    if span.first is not None:
        return f"on or after {in_words(span.first)}"
    assert span.last is not None  # noqa: S101 - EDTF refuses a span without any bound
    return f"on or before {in_words(span.last)}"


def either(dates: list[PartialDate]) -> str:
    """`3 February or 2 March 2020`: what dates share is said once."""
    if len({date.year for date in dates}) == 1 and all(date.is_day for date in dates):
        year = dates[0].year
        words = [f"{date.day} {MONTHS[(date.month or 1) - 1]}" for date in dates]
        return f"{_or(words)} {year}"
    return _or([in_words(date) for date in dates])


def _or(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def brief(date: PartialDate) -> str:
    """`11 Apr 2021`: a date for a narrow column, the month still in letters."""
    return _short_months(in_words(date))


def _short_months(words: str) -> str:
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def brief_range(first: PartialDate, last: PartialDate) -> str:
    """`28 Oct to 4 Nov 2025`: the first and last of some days."""
    if first == last:
        return brief(first)
    if first.year != last.year:
        return f"{brief(first)} to {brief(last)}"
    start = brief(first).removesuffix(f" {first.year}")
    if first.month == last.month:
        start = str(first.day)
    return f"{start} to {brief(last)}"


def extent(readings: Iterable[Reading]) -> str:
    """The earliest and the latest of some readings, each no finer than it stands there."""
    placed = [
        (first, last, reading)
        for reading in readings
        if (first := reading.interval.first) is not None
        and (last := reading.interval.last) is not None
    ]
    if not placed:
        return ""
    earliest = min(placed, key=lambda p: (p[0], p[1]))[2]
    latest = max(placed, key=lambda p: (p[1], p[0]))[2]
    if all(r.date.is_day and r.span is None for r in (earliest, latest)):
        return brief_range(earliest.date, latest.date)
    start, end = reading_in_brief(earliest), reading_in_brief(latest)
    return start if start == end else f"{start} to {end}"


def order_in_words(order: Order) -> str:
    """`day first`."""
    return _ORDERS[order]


def reading_in_words(reading: Reading) -> str:
    """A reading as a date, a week or a template in words."""
    if reading.span is not None:
        return interval_in_words(reading.span)
    return date_in_words(reading.date)


def reading_in_brief(reading: Reading) -> str:
    """The same for a narrow column: months by three letters."""
    return _short_months(reading_in_words(reading))


def clock(instant: Instant) -> str:
    """`10:02 +02:00`, `08:02 UTC`: the clock without seconds, and its offset set apart."""
    text = str(instant).partition("T")[2]
    if text.endswith("Z"):
        return f"{text[:5]} UTC"
    for sign in "+-":
        if sign in text:
            return f"{text[:5]} {sign}{text.partition(sign)[2]}"
    return text[:5]


def place_in_words(claim: Claim) -> str:
    """Where a claim stands, in one or two words: `byline`, `metadata`, `address`."""
    return _CHANNELS.get(claim.channel) or _ZONES[claim.zone]


def kind_in_words(media_type: str) -> str:
    """`HTML` for `text/html`."""
    return _KINDS.get(media_type, media_type)


def language_in_words(tag: str) -> str:
    """`English` for `en-GB`, else the tag."""
    return _LANGUAGES.get(tag.split("-", maxsplit=1)[0].lower(), tag)


def size_in_words(size: int) -> str:
    """`9.1 kB`; decimal units, as file managers show them."""
    if size < 1_000:  # noqa: PLR2004 - where kilobytes begin
        return f"{size} bytes" if size != 1 else "1 byte"
    amount = float(size)
    for unit in ("kB", "MB"):
        amount /= 1_000
        if amount < 1_000:  # noqa: PLR2004 - where the next unit begins
            return f"{amount:.1f} {unit}" if amount < 10 else f"{amount:.0f} {unit}"  # noqa: PLR2004 - two digits say enough
    return f"{amount / 1_000:.1f} GB"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """`1 document`, `3 documents`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
