"""Whatever the bytes are: an audit comes out, its places are right, its reports are safe.

`tests/bench/fuzz.py` runs the same laws for hours; here are so many cases as a test run can
afford. Documents are made by mutation of our samples, and from pieces that dates are made of.
"""

from __future__ import annotations

import io
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

import auditor
from auditor import __version__
from auditor.model import NOTICE_CODES, Audit, Claim, Document, Report, Settings
from auditor.reconcile.evidence import KINDS
from auditor.render import json as as_json
from auditor.render.claims_table import claims_story
from auditor.render.console import ConsoleWriter
from auditor.render.story import Look, document_story
from auditor.render.text import TextWriter
from auditor.when.partial_date import PartialDate

SETTINGS: Final = Settings(as_of=PartialDate(2026, 11, 24), as_of_from="option")
SAMPLES: Final = Path(__file__).parents[1] / "samples"
SUFFIXES: Final = (".html", ".txt", ".json", ".jsonl")
OUR_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")
HARMFUL: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
INTERNAL: Final = frozenset(("reader-failed", "rule-failed"))


# --- laws ---------------------------------------------------------------------------------


@cache
def schema() -> Any:  # noqa: ANN401 - of a library without types for it
    """The shipped schema of reports."""
    text = files("auditor.render").joinpath("report.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def broken_laws(data: bytes, name: str) -> Iterator[str]:
    """What is wrong with the audit of these bytes; nothing should be."""
    report = auditor.audit(data, name=name, settings=SETTINGS)
    for audit in report.audits:
        yield from _of_notices(audit)
        yield from _of_places(audit)
        yield from _of_references(audit)
        yield from _of_terminal(audit)
    yield from _of_json(report)


def _of_notices(audit: Audit) -> Iterator[str]:
    if audit.document.incomplete and not any(notice.incomplete for notice in audit.notices):
        yield "incomplete without a word"
    for notice in audit.notices:
        if notice.code in INTERNAL or notice.code not in NOTICE_CODES:
            yield f"{notice.code}: {notice.text}"
        if not notice.text.isprintable():
            yield f"not one clear line: {notice.text!r}"


def _of_places(audit: Audit) -> Iterator[str]:
    for claim in audit.timeline.claims:
        yield from _of_place(claim, audit.document)


def _of_place(claim: Claim, document: Document) -> Iterator[str]:
    place = claim.location
    part = document.part(place.part)
    if part is None:
        yield f"{claim.id} stands in no part: {place.part}"
        return
    if not 0 <= place.start <= place.end <= len(part.text):
        yield f"{claim.id} stands outside of its part: {place}"
    raw = part.text[place.start : place.end]
    expected = claim.surface if claim.source is None else claim.source
    if raw != expected:
        yield f"{claim.id} is {expected!r}, its place holds {raw!r} ({claim.channel})"
    if place != part.locate(place.start, place.end, place.pointer):
        yield f"{claim.id} has another line or column: {place}"


def _of_references(audit: Audit) -> Iterator[str]:
    timeline = audit.timeline
    ids = [claim.id for claim in timeline.claims]
    if ids != [f"c{number}" for number in range(1, len(ids) + 1)]:
        yield "ids are not in order"
    known = set(ids)
    for verdict in (timeline.published, timeline.modified, timeline.captured):
        named = {*verdict.claims, *(claim for e in verdict.because for claim in e.claims)}
        if not named <= known:
            yield f"a verdict names {named - known}"
        yield from (f"evidence {e.kind}" for e in verdict.because if e.kind not in KINDS)
    for finding in audit.findings:
        if not set(finding.claims) <= known:
            yield f"{finding.code} names {finding.claims}"


def _of_terminal(audit: Audit) -> Iterator[str]:
    plain, coloured = io.StringIO(), io.StringIO()
    for file, look in (
        (plain, Look(80, verbose=True, picture=False)),
        (coloured, Look(80, picture=True)),
    ):
        writer = ConsoleWriter(file, color=True) if look.picture else TextWriter(file.write)
        writer.lines(document_story(audit, look))
        writer.lines(claims_story(audit, look, ""))
    if not safe(plain.getvalue()):
        yield "the text holds a control"
    if not safe(OUR_COLOURS.sub("", coloured.getvalue())):
        yield "the console holds a control"


def safe(text: str) -> bool:
    """Whether a terminal has nothing to obey in it, and nothing can hide in it."""
    return all(c == "\n" or unicodedata.category(c) not in HARMFUL for c in text)


def _of_json(report: Report) -> Iterator[str]:
    text = as_json.report(report, __version__)
    if not safe(text):
        yield "the JSON report holds a control"
    value = json.loads(text.encode(), parse_constant=pytest.fail)
    yield from (error.message[:200] for error in schema().iter_errors(value))


# --- mutations ----------------------------------------------------------------------------


@cache
def seeds(suffix: str) -> tuple[bytes, ...]:
    """Our samples of one kind; a page is also a field of a record."""
    found = [path.read_bytes() for path in sorted(SAMPLES.glob(f"*{suffix}"))]
    if suffix in (".json", ".jsonl"):
        records = (SAMPLES / "ingest.jsonl").read_bytes().splitlines()
        pages = [{"html": page.decode(), "url": "http://x/2021/4/3/"} for page in seeds(".html")]
        lines = [*records, *(json.dumps(page).encode() for page in pages)]
        found += [b"[" + b",\n".join(lines[::2]) + b"]"] if suffix == ".json" else [*lines]
    return tuple(found)


@cache
def everything() -> bytes:
    """All samples, as a store of pieces to splice in."""
    return b"\n".join(seed for suffix in SUFFIXES for seed in seeds(suffix))


INSERTS: Final = (
    b"\x00", b"\x1b]0;x\x07", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc2\x85", b"\r",
    b"\r\n", b"<!--", b"-->", b"<", b">", b'"', b"'", b"&", b"&#x1b;", b"&#0;", b"&#xD800;",
    b"&nbsp;", b"</script>", b"<script type=application/ld+json>", b"<script>", b"<style>",
    b"<textarea>", b"<title>", b"<plaintext>", b"<time datetime=", b"<meta name=date content=",
    b"<base href=//[>", b"<svg>", b"<![CDATA[", b"]]>", b"{", b"}", b"[", b"]", b",", b":", b"\\",
    b"\\ud800", b"\\u0000", b"1e999", b"NaN", b"[" * 300, b"9" * 40, b"0000-00-00", b"2021-02-30",
    b"31/31/31", b"T24:00:00+99:99", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xc2\xad", b"\xcc\x81",
    b"\xef\xbc\x91", b"\xd9\xa3", b"\xf0\x9d\x9f\x8f", b"\xe2\x80\xa8", b" ", b"\n", b"[/x]",
    b":date:", b"::error::", b"##[error]",
)  # fmt: skip
"""What parsers stumble over, as bytes."""


def mutated(draw: random.Random, suffix: str) -> bytes:
    """A sample with up to eight faults in it: bytes flipped, cut, put in, and spliced."""
    data = bytearray(draw.choice(seeds(suffix)))
    for _ in range(draw.randint(1, 8)):
        at = draw.randint(0, len(data))
        kind = draw.randint(0, 5)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << draw.randint(0, 7)
        elif kind == 1:
            del data[at : at + draw.randint(1, 60)]
        elif kind == 2:
            data[at:at] = draw.choice(INSERTS)
        elif kind == 3:
            start = draw.randint(0, len(everything()) - 1)
            data[at:at] = everything()[start : start + draw.randint(1, 200)]
        elif kind == 4:
            data[at:at] = data[max(0, at - draw.randint(1, 80)) : at]
        else:
            data[at : at + 1] = piece(draw).encode("utf-8", "surrogatepass")
    return bytes(data)


# --- documents from pieces ----------------------------------------------------------------

NUMBERS: Final = (
    "0", "1", "3", "04", "8", "11", "12", "13", "29", "30", "31", "32", "99", "100", "366", "999",
    "1066", "1582", "1899", "1970", "1999", "2000", "2020", "2021", "2024", "2038", "2562", "9999",
    "10000", "33", "20210411", "20211104", "210411", "1617235200", "1617235200000",
    "99999999999999999999", "'21", "90s", "1990s", "II", "XIV", "½", "①", "٣",
    "\uff12\uff10\uff12\uff11", "४", "一", "十一", "3.5", "1e5", "-5", "+02:00", "-0000",
)  # fmt: skip
WORDS: Final = (
    "April", "may", "March", "Sept.", "Dec", "sun", "Sunday", "Mon", "Friday", "today", "yesterday",
    "now", "ago", "in", "on", "of", "the", "a", "two", "second", "half", "first", "week", "weeks",
    "years", "day", "month", "quarter", "Q1", "Q3", "H2", "spring", "autumn", "Winter", "century",
    "decade", "BC", "AD", "B.C.E.", "Juche", "anniversary", "aged", "year-old", "every", "last",
    "next", "this", "early", "mid-", "late", "end of", "ca.", "until", "to", "and", "or", "between",
    "from", "since", "Published:", "Updated", "Posted on", "By A. Writer", "Copyright", "©",
    "Date:", "Deadline", "expires", "noon", "midnight", "am", "p.m.", "o'clock", "UTC", "GMT",
    "EST", "Z", "CET", "Uhr", "den", "der", "am", "Januar", "März", "Mai", "Sonntag", "vor",
    "Jahren", "gestern", "heute", "Jahrestag", "v. Chr.", "janvier", "août", "1er", "mardi",
    "avril", "il y a", "ans", "de", "abril", "del", "marzo", "martes", "hace", "años", "aprile",
    "lunedì", "kwietnia", "środa", "апреля", "воскресенье", "вчера", "года", "лет назад",
    "Απριλίου", "Κυριακή", "2021年4月11日", "令和3年", "平成", "昭和", "令和", "年", "月", "日",
    "4月", "星期日", "日曜日", "昨天", "三年前", "주체110년", "2021년", "4월", "11일", "일요일",
    "أبريل", "الأحد", "فروردین", "۱۴۰۰", "אפריל", "ราม", "เมษายน", "พ.ศ.", "tháng 4", "năm 2021",
    "ngày", "अप्रैल", "รวม", "nisan", "pazar", "huhtikuuta", "április", "aprilis", "април",
    "travnja", "balandžio", "gada", "m.", "d.", "ιανουαρίου", "İ", "ß", "\u017f", "ﬁ", "DŽ",
    "\u0131",
)  # fmt: skip
MARKS: Final = (
    " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "-", "-", "/", "/", ".", ". ", ", ", ",", ":",
    " - ", "\N{EN DASH}", "(", ")", "[", "]", "|", "'", '"', "th", "st", "nd", "T", "&", ";", "?",
    "#", "$", "%", "\u00a0", "\u200b", "\u00ad", "\u202e", "\u2028", "\u3000", "\ufeff", "\u0301",
    "\x00", "\x1b[31m", "\x9b", chr(0xD800), chr(0xDC00), "\U0001f4c5", "\u202f", "@", "=", "_",
    "~", "\x0b", "\x0c", "\x1c", "\x85",
)  # fmt: skip
FULL: Final = (
    "2021-04-11", "2021-04-11T10:15:00+02:00", "2021-04-11T10:15:00Z", "11/04/2021", "04/11/2021",
    "11.4.21", "2021-W14-7", "2021-101", "11 April 2021", "April 11, 2021",
    "Sun, 11 Apr 2021 10:15:00 +0200", "Sun Apr 11 10:15:00 2021", "8.-10.4.2021",
    "Oct. 28 and 29, 2021", "8 April - 10 May 2021", "2021/04/11", "0000-00-00T00:00:00",
    "2021-02-30", "31 June 2021", "20210411T101500Z", "-0044-03-15", "1850~", "202X",
    "two years ago", "last Sunday", "45-year-old", "for three weeks", "every Monday",
    "1st anniversary", "12021-01-01", "2021-04-11/2021-04-13", "P3D", "1990-1995", "499-493 BC",
    "11-abr-2021", "4/2021",
)  # fmt: skip
TAGS: Final = (
    "p", "div", "span", "time", "meta", "article", "aside", "footer", "header", "main", "h1",
    "title", "a", "ul", "li", "table", "tr", "td", "blockquote", "section", "script", "style",
    "template", "noscript", "svg", "math", "select", "option", "textarea", "iframe", "b", "br",
    "img", "form", "html", "head", "body", "link", "figure", "figcaption", "nav", "abbr", "data",
    "input", "object", "p:x", "plaintext", "frameset",
)  # fmt: skip
ATTRIBUTES: Final = (
    "datetime", "content", "itemprop", "itemscope", "itemtype", "property", "name", "class", "id",
    "href", "title", "data-date", "data-timestamp", "lang", "dir", "hidden", "style", "src", "type",
    "charset", "http-equiv", "rel", "pubdate", "typeof", "vocab", "about", "resource", "itemref",
    "itemid", "value", "alt",
)  # fmt: skip
VALUES: Final = (
    "datePublished", "dateModified", "article:published_time", "og:updated_time", "date",
    "DC.date.issued", "https://schema.org/NewsArticle", "byline", "published updated",
    "related comment", "footer copyright", "Last-Modified", "display:none", "application/ld+json",
    "canonical", "https://x.example/2021/04/11/a", "http://[::1", "//", "javascript:alert(1)", "en",
    "de-AT", "x" * 60, "{", "[]", "author", "dtstart",
)  # fmt: skip
KEYS: Final = (
    "@type", "@graph", "@id", "@context", "datePublished", "dateModified", "dateCreated",
    "uploadDate", "headline", "author", "mainEntity", "comment", "hasPart", "isPartOf", "publisher",
    "startDate", "video", "text", "html", "url", "published", "modified", "retrieved", "id",
    "title", "language", "headers", "source", "articles", "date", "itemListElement",
    "mainEntityOfPage", "a/b~c", "",
)  # fmt: skip
TYPES: Final = (
    "NewsArticle", "Article", "Comment", "WebPage", "Event", "ItemList", "VideoObject", "Person",
    "Review",
)  # fmt: skip
_DEEPEST: Final = 4


def piece(draw: random.Random) -> str:
    """One token that dates, or what looks like them, are made of."""
    return draw.choice(draw.choice((NUMBERS, WORDS, MARKS, MARKS, FULL)))


def prose(draw: random.Random, most: int = 12) -> str:
    """Tokens in a row, with blanks or without."""
    glue = draw.choice(("", "", " "))
    return glue.join(piece(draw) for _ in range(draw.randint(0, most)))


def json_value(draw: random.Random, depth: int = 0) -> str:
    """JSON that is mostly valid, with what schema.org and records are made of."""
    kind = draw.randint(0, 9 if depth < _DEEPEST else 5)
    if kind < 4:
        text = json.dumps(prose(draw, 4), ensure_ascii=draw.random() < 0.5)
        return text.replace("/", "\\/") if draw.randint(0, 3) == 0 else text
    if kind == 4:
        return draw.choice(("null", "true", "false", "NaN", "-0", "1e400", *NUMBERS[:20]))
    if kind == 5:
        return json.dumps(draw.choice((*TYPES, *FULL, *VALUES)))
    inner = [json_value(draw, depth + 1) for _ in range(draw.randint(0, 5))]
    if kind == 6:
        return "[" + ", ".join(inner) + "]"
    members = [f"{json.dumps(draw.choice(KEYS))}: {value}" for value in inner]
    if draw.randint(0, 1):
        members.append(f'"@type": "{draw.choice(TYPES)}"')
    blank = draw.choice(("", "\n", " ", "/* x */" if draw.randint(0, 30) == 0 else "\r\n"))
    return "{" + f",{blank}".join(members) + "}"


def element(draw: random.Random, depth: int = 0) -> str:
    """A piece of a page, not always closed or nested as it should be."""
    kind = draw.randint(0, 11)
    if kind < 2 or depth > _DEEPEST:
        return prose(draw)
    if kind == 2:
        return f'<script type="application/ld+json">{json_value(draw)}</script>'
    if kind == 3:
        return draw.choice(("<!-- ", "<!", "<?", "</", "<![CDATA[", "&", "&#", "&#x")) + prose(
            draw, 4
        )
    if kind == 4:
        return f"<script>window.data = {json_value(draw)};</script>"
    tag = draw.choice(TAGS)
    attributes = "".join(f" {attribute(draw)}" for _ in range(draw.randint(0, 3)))
    inner = "".join(element(draw, depth + 1) for _ in range(draw.randint(0, 4)))
    end = draw.choice((f"</{tag}>", f"</{tag}>", f"</{tag}>", "", f"</{draw.choice(TAGS)}>"))
    return f"<{tag}{attributes}>{inner}{end}"


def attribute(draw: random.Random) -> str:
    """An attribute, quoted in one of the ways that there are."""
    value = draw.choice((prose(draw, 4), draw.choice(VALUES), draw.choice(FULL)))
    quote = draw.choice(('"', '"', '"', "'", ""))
    return f"{draw.choice(ATTRIBUTES)}={quote}{value}{quote}"


def composed(draw: random.Random, suffix: str) -> bytes:
    """A document from pieces."""
    if suffix == ".html":
        text = "".join(element(draw) for _ in range(draw.randint(1, 8)))
    elif suffix == ".txt":
        text = draw.choice(("", "\n", " ")).join(prose(draw) for _ in range(draw.randint(1, 8)))
    elif suffix == ".json":
        text = json_value(draw)
    else:
        text = "\n".join(json_value(draw).replace("\n", " ") for _ in range(draw.randint(1, 4)))
    encoding = draw.choice(("utf-8",) * 6 + ("utf-16", "utf-16-le", "windows-1252", "utf-32"))
    if encoding == "windows-1252":
        return text.encode(encoding, "replace")
    return text.encode(encoding, "surrogatepass")


# --- tests --------------------------------------------------------------------------------

RANDOM: Final = st.randoms(use_true_random=False)


def hold(data: bytes, name: str) -> None:
    """State that all laws hold."""
    assert list(broken_laws(data, name)) == []


@profile(max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(SUFFIXES))
def test_any_bytes(data: bytes, suffix: str) -> None:
    """Bytes that are nothing in particular."""
    hold(data, f"a{suffix}")


@profile(max_examples=120)
@given(RANDOM, st.sampled_from(SUFFIXES))
def test_damaged_samples(draw: random.Random, suffix: str) -> None:
    """Documents that were sound once."""
    hold(mutated(draw, suffix), f"a{suffix}")


@profile(max_examples=150)
@given(RANDOM, st.sampled_from(SUFFIXES))
def test_documents_from_pieces(draw: random.Random, suffix: str) -> None:
    """Documents that are full of what parsers look for, in no sensible order."""
    hold(composed(draw, suffix), f"a{suffix}")


@profile(max_examples=300)
@given(RANDOM)
def test_dates_from_pieces(draw: random.Random) -> None:
    """The finder alone: spans are in order, apart from each other, and hold what they say."""
    text = prose(draw, 20)
    last = 0
    for found in auditor.find_dates(text):
        assert last <= found.start < found.end
        assert text[found.start : found.end] == found.surface
        last = found.end
    assert auditor.find_dates(text, most=2) == auditor.find_dates(text)[:2]
