"""How the time of an audit grows with its document: `growth.py [WORD...]`.

For each hostile pattern: CPU seconds of the whole audit, rules too, for sizes that double up
to 4 MB; best of three, from 50 ms up. A ratio t(2n)/t(n) beyond 2.6 at the top is a bug, and
so is more than a second for a megabyte. WORDs choose the patterns whose names hold one.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

import auditor
from auditor.model import Settings
from auditor.when.partial_date import PartialDate

SETTINGS: Final = Settings(as_of=PartialDate(2026, 11, 24), as_of_from="option")
LARGEST: Final = 4_000_000
LEAST_TIME: Final = 0.05
ROUNDS: Final = 3
PATIENCE: Final = 20.0
"""Seconds after which a pattern is given up: it has shown what it is."""
MOST_GROWTH: Final = 2.6
MOST_PER_MB: Final = 1.0
SCRIPT: Final = '<script type="application/ld+json">'


def repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A document of one unit again and again."""
    return lambda size: before + unit * (size // len(unit)) + after


def numbered(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """The same with a number in each unit, so that no memory of units helps."""

    def make(size: int) -> str:
        count = size // (len(unit) + 3)
        return before + "".join(unit.replace("#", str(n)) for n in range(count)) + after

    return make


def halves(left: str, right: str) -> Callable[[int], str]:
    """One unit again and again, then as often another."""

    def make(size: int) -> str:
        count = size // (len(left) + len(right))
        return left * count + right * count

    return make


TEXTS: Final = {
    "month words": repeated("May "),
    "digits": repeated("1"),
    "numbers": numbered("# "),
    "days": repeated("2021-04-11 "),
    "days apart": numbered("On 11 April 2021 # of them came.\n"),
    "slashes": repeated("11/04/"),
    "one long word": repeated("a"),
    "line ends": repeated("\n"),
    "carriage returns": repeated("\r"),
    "blanks": repeated(" "),
    "weekdays": repeated("Sunday, "),
    "eras": repeated("令和"),
    "hidden marks": repeated("e\u0301\u200b"),
    "relative": repeated("two years ago "),
    "lists": repeated("1 and 2, "),
    "clock": repeated("10:15:"),
    "anniversaries": numbered("the #th anniversary of 3 May 1950. "),
    "quotes": repeated('"in 2019" '),
    "brackets": repeated("(("),
    "labels": repeated("Published: \n"),
    "bylines": repeated("By A. Writer | 3 May 2021\n\n"),
    "related list": numbered("Title #\nTeaser of it.\nMay 3, 2021\n\n"),
    "foreign words": repeated("11 de abril de "),
    "dots": repeated("1."),
    "surrogates": repeated("\ud800"),
}
PAGES: Final = {
    "deep": halves("<div>", "</div>"),
    "deep unclosed": repeated("<div>"),
    "deep inline": repeated("<b><i>"),
    "comments open": repeated("<!--"),
    "tags open": repeated("<a "),
    "less-than": repeated("<"),
    "ampersands": repeated("&"),
    "references": repeated("&#x31;"),
    "attributes": numbered("a#=1 ", "<p ", ">"),
    "one attribute": repeated("x", '<p title="', '">'),
    "end tags": repeated("</p>"),
    "misnested": repeated("<b><p></b>"),
    "tables": repeated("<table><tr><td>"),
    "titles open": repeated("<title>"),
    "script ends": repeated("</scrip", "<script>"),
    "time elements": repeated("<time datetime=2021-04-11>11 April 2021</time> "),
    "meta fields": repeated('<meta property="article:published_time" content="2021-04-11">'),
    "json-ld blocks": repeated(SCRIPT + '{"datePublished": "2021-04-11"}</script>'),
    "json-ld list": repeated(
        '{"@type": "Article", "datePublished": "2021-04-11"},', SCRIPT + "[", "{}]</script>"
    ),
    "json-ld depth": repeated("[", SCRIPT),
    "json-ld ids": numbered(
        '{"@id": "#", "comment": {"@id": "1#"}},', SCRIPT + "[", "{}]</script>"
    ),
    "json-ld string": repeated("\\u0041", SCRIPT + '{"headline": "', '"}</script>'),
    "microdata": repeated(
        '<p itemscope itemtype="https://schema.org/Article">'
        '<meta itemprop="datePublished" content="2021-04-11">'
    ),
    "articles": numbered("<article><h2>Title #</h2><time>3 May 2021</time><p>Text.</p></article>"),
    "comments": numbered('<div class="comment"><b>Ann #</b> 11 April 2021 <p>Yes.</p></div>'),
    "headings": repeated("<h1>May 2021</h1>"),
    "class words": repeated('<i class="published date byline">2021</i>'),
    "links": numbered('<a href="https://x.example/2021/04/11/#">May 3</a> '),
    "entities in dates": repeated("&#49;1&nbsp;April&nbsp;2021 "),
    "data in scripts": repeated('"date":"2021-04-11",', "<script>x={", "}</script>"),
    "hidden": repeated('<p hidden style="display:none">11 April 2021'),
    "html comments": repeated("<!-- 2021-04-11 -->"),
    "select": repeated("<select><option>2021"),
    "base": repeated("<svg><title>"),
    "svg styles": repeated("<svg><style>a</style>"),
    "svg sections": repeated("<![CDATA[2021]]>", "<svg>"),
    "svg open sections": repeated("<![CDATA[", "<svg>"),
    "templates deep": repeated("<template>2021"),
    "templates": repeated("<template>11 April 2021</template>"),
    "noscripts": numbered("<noscript><b>#</b> April 2021</noscript>"),
    "options": numbered("<option value=2021-04-#>2021"),
    "iframes": repeated("<iframe><p>11 April 2021</iframe>"),
    "iframes open": repeated("<iframe>11<b>"),
    "raw in raw": repeated("<iframe><textarea><xmp><title>11"),
    "srcdoc": numbered("<iframe srcdoc='<p>11 April 2021 #'></iframe>"),
    "one srcdoc": repeated("&lt;p&gt;11 April 2021", '<iframe srcdoc="', '">'),
    "srcdoc in srcdoc": repeated("<iframe srcdoc=&quot;11 ", '<iframe srcdoc="'),
    "titles of links": numbered('<a title="11 April 2021, #">x</a>'),
    "years in one tag": numbered('a#="2021" ', "<p ", ">"),
    "years in one value": repeated("2021 ", '<p title="', '">'),
    "digits of references": repeated("&#50;", '<p title="', '">'),
    "line ends in a value": repeated("2021\r\n", '<p title="', '">'),
    "end tags with values": repeated("</p title=2021>"),
    "years": repeated("2021"),
    "style contents": repeated("a{content:'2021'}", "<style>", "</style>"),
    "style contents open": repeated("content:'", "<style>", "</style>"),
    "off the screen": repeated('<p style="left:-9999px">11 April 2021'),
    "doctypes": repeated("<!doctype html public '"),
    "json-ld broken": repeated('{"a" "datePublished": "2021-04-11"},', SCRIPT + "[", "]</script>"),
    "json-ld keys twice": repeated('"datePublished": "2021-04-11",', SCRIPT + "{", "}</script>"),
    "declarations": repeated("<meta charset="),
}
ENCODINGS: Final[dict[str, Callable[[int], bytes]]] = {
    "cyrillic": lambda size: "Опубликовано 11 апреля ".encode("cp1251") * (size // 23),
    "one letter": lambda size: b"\xe9" * size,
    "two bytes": lambda size: b"\xb0\xa1" * (size // 2),
    "escapes of ISO-2022-JP": lambda size: b"\x1b$B$" * (size // 4),
    "half of UTF-16": lambda size: b"\x04\x00" * (size // 2),
    "broken UTF-8": lambda size: "é".encode() * (size // 4) + b"\xc3" * (size // 2),
}
RECORDS: Final = {
    "text of a record": repeated("On 11 April 2021. ", '{"text": "', '"}'),
    "escapes": repeated("\\n", '{"text": "', '"}'),
    "keys": numbered('"k#": "2021-04-11", ', "{", '"text": "x"}'),
    "list of records": repeated('{"text": "11 April 2021"},\n', "[", "{}]"),
    "open brackets": repeated("["),
    "open strings": repeated('{"a": "'),
}


def cpu(data: bytes, name: str) -> float:
    """CPU seconds of one audit."""
    gc.collect()
    start = time.process_time()
    auditor.audit(data, name=name, settings=SETTINGS, judge=True)
    return time.process_time() - start


def measure(make: Callable[[int], str | bytes], name: str) -> tuple[list[float], float]:
    """The ratios of growth, and the seconds for a megabyte at the largest size."""
    sizes = [LARGEST >> shift for shift in range(6, -1, -1)]
    times: list[tuple[int, float]] = []
    for size in sizes:
        made = make(size)
        data = made.encode("utf-8", "surrogatepass") if isinstance(made, str) else made
        best = cpu(data, name)
        if best < PATIENCE / ROUNDS:
            best = min(best, *(cpu(data, name) for _ in range(ROUNDS - 1)))
        if best >= LEAST_TIME or size == LARGEST:
            times.append((len(data), best))
        if best > PATIENCE:
            break
    ratios = [later / before for (_, before), (_, later) in pairwise(times)]
    length, last = times[-1]
    return ratios, last / (length / 1e6)


def main(words: list[str]) -> int:
    """Print the table; 1 if something grows faster than it may."""
    cpu(b"Published: 3 May 2021\n", "a.txt")
    cpu(b"<p>3 May 2021 <time datetime=2021-04-11>x</time>", "a.html")
    bad = 0
    kinds: list[tuple[str, Mapping[str, Callable[[int], str | bytes]]]] = [
        (".txt", TEXTS),
        (".html", PAGES),
        (".htm", ENCODINGS),
        (".jsonl", RECORDS),
    ]
    for suffix, patterns in kinds:
        for name, make in patterns.items():
            if words and not any(word in name for word in words):
                continue
            ratios, per_mb = measure(make, f"a{suffix}")
            wrong = bool(ratios and ratios[-1] > MOST_GROWTH) or per_mb > MOST_PER_MB
            bad += wrong
            shown = "  ".join(f"{ratio:.2f}" for ratio in ratios)
            mark = "  <---" if wrong else ""
            print(f"{suffix:7}{name:20} {per_mb:7.3f} s/MB   {shown}{mark}", flush=True)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
