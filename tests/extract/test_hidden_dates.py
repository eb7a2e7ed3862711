# ruff: noqa: E501, RUF001 - one document a line, in any script
"""Documents that try to hide a date: it is a claim in each, at its true place."""

from __future__ import annotations

from typing import Final

import attrs
import pytest

import auditor
from auditor.model import Claim, Limits, Settings, Zone
from auditor.when.partial_date import PartialDate

SETTINGS: Final = Settings(as_of=PartialDate(2026, 11, 24), as_of_from="option")
DAY: Final = PartialDate(2021, 4, 11)
LD: Final = '<script type="application/ld+json">'
ARTICLE: Final = '"@type": "Article", "datePublished": "2021-04-11"'

# Source and what of it is the date, where that is not "11 April 2021".
SHOWN: Final[dict[str, tuple[str, str]]] = {
    "depth": ("<div>" * 20_000 + "11 April 2021", ""),
    "depth of tables": ("<table><tr><td>" * 3_000 + "11 April 2021", ""),
    "depth of quotes": ("<blockquote><q>" * 5_000 + "11 April 2021", ""),
    "split by tags": ("<b>11</b> April <i>2021</i>", "11</b> April <i>2021"),
    "split within words": ("11 Ap<b></b>ril 20<i>21</i>", "11 Ap<b></b>ril 20<i>21"),
    "split by a break": ("11 Ap<wbr>ril 2021", "11 Ap<wbr>ril 2021"),
    "split by a comment": ("11 Ap<!-- x -->ril 2021", "11 Ap<!-- x -->ril 2021"),
    "split by a script": ("11 <script>x</script>April 2021", "11 <script>x</script>April 2021"),
    "references": ("&#49;1&nbsp;&#x41;pril&#32;2&#48;21", "&#49;1&nbsp;&#x41;pril&#32;2&#48;21"),
    "references without end": ("11 &#65pril 2021", "11 &#65pril 2021"),
    "full-width digits": ("２０２１年４月１１日", "２０２１年４月１１日"),
    "zero-width characters": ("11 Ap\u200bril 20\u200d21", "11 Ap\u200bril 20\u200d21"),
    "soft hyphens": ("11 Ap&shy;ril 2021", "11 Ap&shy;ril 2021"),
    "right-to-left marks": ("\u200f11\u200e April\u202a 2021\u202c", "11\u200e April\u202a 2021"),
    "mathematical letters": ("11 𝐀𝐩𝐫𝐢𝐥 2021", "11 𝐀𝐩𝐫𝐢𝐥 2021"),
    "NUL": ("11 Ap\0ril 2021", "11 Ap\0ril 2021"),
    "plaintext": ("<plaintext>11 April 2021", ""),
    "SVG text": ("<svg><text>11 April 2021</text></svg>", ""),
    "SVG description": ("<svg><desc>11 April 2021</desc></svg>", ""),
    "CDATA in SVG": ("<svg><text><![CDATA[ > 11 April 2021]]></text></svg>", ""),
    "behind a style in SVG": ("<svg><style></svg><p>11 April 2021", ""),
    "MathML": ("<math><mn>11</mn><mi>April</mi><mn>2021</mn></math>",
               "11</mn><mi>April</mi><mn>2021"),
    "annotation": ("<math><annotation>11 April 2021</annotation></math>", ""),
    "text in a head": ("<head><p>11 April 2021</head>", ""),
    "text behind the end": ("<body></body></html>11 April 2021", ""),
    "closed details": ("<details><summary>x</summary>11 April 2021</details>", ""),
    "object": ("<object data=x>11 April 2021</object>", ""),
    "downlevel-revealed": ("<![if !IE]>11 April 2021<![endif]>", ""),
    "unclosed title": ("<title>x<p>11 April 2021", ""),
    "meta in a body": ("<p>x<meta name=date content=2021-04-11>", "2021-04-11"),
    "microdata": ("<p itemscope itemtype=https://schema.org/Article><meta itemprop=datePublished content=2021-04-11>", "2021-04-11"),
}  # fmt: skip
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "comment": ("<!-- 11 April 2021 -->", ""),
    "comment that never ends": ("<p>x</p><!-- 11 April 2021", ""),
    "conditional comment": ("<!--[if IE]><p>11 April 2021</p><![endif]-->", ""),
    "processing instruction": ("<?php echo '11 April 2021' ?>", ""),
    "end tag of no name": ("</ 11 April 2021>", ""),
    "declaration": ("<! 11 April 2021>", ""),
    "CDATA in HTML": ("<p><![CDATA[11 April 2021]]></p>", ""),
    "document type": ("<!DOCTYPE html SYSTEM '11 April 2021'><p>x", ""),
    "hidden": ("<p hidden><b>11</b> April 2021</p>", "11</b> April 2021"),
    "hidden around": ("<div hidden>" + "<p>" * 50 + "11 April 2021", ""),
    "display": ("<p style='color:red;DISPLAY : none!important'>11 April 2021</p>", ""),
    "display by references": ("<p style='display&#58;none'>11 April 2021</p>", ""),
    "visibility": ("<p style='visibility:hidden'>11 April 2021</p>", ""),
    "off the screen": ("<p style='position:absolute;left:-9999px'>11 April 2021</p>", ""),
    "indented off": ("<p style='text-indent: -5000px'>11 April 2021</p>", ""),
    "clipped": ("<p style='position:absolute;clip:rect(0,0,0,0)'>11 April 2021</p>", ""),
    "no size": ("<p style='font-size:0'>11 April 2021</p>", ""),
    "template": ("<template><b>11</b> April <i>2021</i></template>", "11</b> April <i>2021"),
    "template in template": ("<template>" * 100 + "11 April 2021", ""),
    "time in a template": ("<template><time datetime=2021-04-11>x</time></template>", "2021-04-11"),
    "noscript": ("<noscript>11 <b>April</b> 2021</noscript>", "11 <b>April</b> 2021"),
    "picture in noscript": ("<noscript><img alt='11 April 2021'></noscript>", ""),
    "iframe": ("<iframe>11 April <b>2021</b></iframe>", "11 April <b>2021"),
    "srcdoc": ("<iframe srcdoc='<p>11 &lt;b>April&lt;/b> 2021</p>'></iframe>",
               "11 &lt;b>April&lt;/b> 2021"),
    "srcdoc of references": ('<iframe srcdoc="&lt;p&gt;&#49;1&amp;nbsp;April 2021">',
                             "&#49;1&amp;nbsp;April 2021"),
    "srcdoc in srcdoc": ("<iframe srcdoc='<iframe srcdoc=\"11 &amp;amp;nbsp;April 2021\">'>",
                         "11 &amp;amp;nbsp;April 2021"),
    "attribute in srcdoc": ("<iframe srcdoc='<time datetime=2021-04-11>x'>", "2021-04-11"),
    "comment in srcdoc": ("<iframe srcdoc='<!-- 11 April 2021 -->'>", ""),
    "hidden in srcdoc": ("<iframe srcdoc='<template>11 April 2021'>", ""),
    "noframes": ("<frameset><noframes><p>11 April 2021</noframes></frameset>", ""),
    "frame": ("<frameset><frame title='11 April 2021'></frameset>", ""),
    "digits apart": ("<noembed>1<b>1</b> April 2<i>0</i>2<i>1", "1<b>1</b> April 2<i>0</i>2<i>1"),
    "noembed": ("<noembed>11 April 2021</noembed>", ""),
    "canvas": ("<canvas>11 April 2021</canvas>", ""),
    "audio": ("<audio>11 April 2021</audio>", ""),
    "xmp": ("<xmp>11 <b>April</b> 2021</xmp>", "11 <b>April</b> 2021"),
    "textarea": ("<textarea><p>11 April 2021</textarea>", ""),
    "second title": ("<title>x</title><title>11 April 2021</title>", ""),
    "title of a picture": ("<svg><title>11 <b>April</b> 2021</title></svg>", "11 <b>April</b> 2021"),
    "style of a picture": ("<svg><style>11 <g>April</g> 2021</style></svg>", "11 <g>April</g> 2021"),
    "option": ("<select><option>11 April 2021</select>", ""),
    "value of an option": ("<select><option value=2021-04-11>x</select>", "2021-04-11"),
    "list of data": ("<datalist><option>11 April 2021</datalist>", ""),
    "ruby parenthesis": ("<ruby>x<rp>11 April 2021</rp></ruby>", ""),
    "label": ("<p aria-label='On 11 April 2021, late'>x", ""),
    "alternative text": ("<img src=x alt='The quay on 11 April 2021'>", ""),
    "title of a link": ("<a title='Written on 11 April 2021 by A. Writer of ours' href=x>x</a>", ""),
    "title by references": ("<a title='11 April 2&#48;21' href=x>x</a>", "11 April 2&#48;21"),
    "full-width title": ("<a title='２０２１年４月１１日' href=x>x</a>", "２０２１年４月１１日"),
    "summary": ("<table summary='11 April 2021'><tr><td>x</table>", ""),
    "time of an edit": ("<del datetime='2021-04-11T10:00Z'>x</del>", "2021-04-11T10:00Z"),
    "datetime of anything": ("<p datetime=2021-04-11>x</p>", "2021-04-11"),
    "value": ("<input type=hidden value='2021-04-11'>", "2021-04-11"),
    "value of data": ("<data value=2021-04-11>x</data>", "2021-04-11"),
    "placeholder": ("<input placeholder='11 April 2021'>", ""),
    "data attribute": ("<div data-x='11 April 2021'>x</div>", ""),
    "second of a name": ("<p title=x title='11 April 2021'>x", ""),
    "attribute without end": ('<p title="11 April 2021>x', ""),
    "attribute of an end tag": ("<p>x</p title='11 April 2021'>", ""),
    "unknown meta": ("<meta name=x-stamp content=2021-04-11>", "2021-04-11"),
    "meta of words": ("<meta name=keywords content='quay, 11 April 2021, boats'>", ""),
    "text of a style": ("<style>p::after{content:'11 April 2021'}</style>", ""),
    "broken JSON-LD": (LD + '{"headline": "a "b" c", ' + ARTICLE + "}</script>", "2021-04-11"),
    "JSON-LD with commas": (LD + '{"@type": "Article",, "datePublished": "2021-04-11"}</script>',
                            "2021-04-11"),
    "JSON-LD without quotes": (LD + "{datePublished: '2021-04-11'}</script>", "2021-04-11"),
    "JSON-LD of references": (LD + "{&quot;datePublished&quot;:&quot;2021-04-11&quot;}</script>",
                              "2021-04-11"),
    "JSON-LD in a comment": (f"<!-- {LD}{{{ARTICLE}}}</script> -->", "2021-04-11"),
    "state of a script": ("<script>x={publishedAt:'2021-04-11'}</script>", "2021-04-11"),
}  # fmt: skip
"""Text that no reader sees: in zone `hidden` or `metadata`, and by itself no publication date."""
STATED: Final[dict[str, tuple[str, str]]] = {
    "cut JSON-LD": (LD + "{" + ARTICLE + ', "x": [{</script>', "2021-04-11"),
    "two roots": (LD + "{}{" + ARTICLE + "}</script>", "2021-04-11"),
    "deep JSON-LD": (LD + "[" * 150 + "{" + ARTICLE + "}</script>", "2021-04-11"),
    "first of a key": (LD + "{" + ARTICLE + ', "datePublished": "2022-05-02"}</script>', "2021-04-11"),
    "second of a key": (LD + '{"datePublished": "2020-05-02", ' + ARTICLE + "}</script>", "2021-04-11"),
    "first graph": (LD + '{"@graph": [{' + ARTICLE + '}], "@graph": []}</script>', "2021-04-11"),
    "escaped key": (LD + '{"@type": "Article", "date\\u0050ublished": "2021-04-11"}</script>',
                    "2021-04-11"),
    "escaped value": (LD + '{"@type": "Article", "datePublished": "2021\\u002d04-11"}</script>',
                      "2021\\u002d04-11"),
    "type in capitals": ("<SCRIPT TYPE=' Application/LD+JSON;x '>{" + ARTICLE + "}</SCRIPT>",
                         "2021-04-11"),
    "JSON-LD wrapped": (LD + "<!-- //<![CDATA[\n{" + ARTICLE + "};\n//]]> --></script>", "2021-04-11"),
}  # fmt: skip
ODD_ENCODINGS: Final = {
    "utf-16-le": "Опубликовано 11 апреля 2021 года",
    "utf-16-be": "公開日：2021年4月11日。橋は夏の間ずっと閉鎖されていたが、市は再開すると発表した。",
    "cp1251": "Опубликовано 11 апреля 2021 года. Мост был закрыт всё лето, власти молчат.",
    "koi8-r": "Опубликовано 11 апреля 2021 года. Мост был закрыт всё лето, власти молчат.",
    "shift_jis": "公開日：2021年4月11日。橋は夏の間ずっと閉鎖されていたが、市は再開すると発表した。",
    "iso-2022-jp": "公開日：2021年4月11日。橋は夏の間ずっと閉鎖されていた。",
    "cp1253": "Δημοσιεύτηκε στις 11 Απριλίου 2021. Η γέφυρα ήταν κλειστή όλο το καλοκαίρι.",
}


def claims_of(source: str | bytes) -> list[Claim]:
    """All claims of a page."""
    data = source.encode() if isinstance(source, str) else source
    (audit,) = auditor.audit(data, name="a.html", settings=SETTINGS).audits
    return list(audit.timeline.claims)


def dated(claims: list[Claim]) -> list[Claim]:
    """Those that name the day."""
    return [claim for claim in claims if any(r.date == DAY for r in claim.readings)]


def found(source: str, date: str) -> Claim:
    """The claim of the day at the place where its source stands."""
    date = date or "11 April 2021"
    place = source.index(date)
    claims = dated(claims_of(source))
    at = [c for c in claims if (c.location.start, c.location.end) == (place, place + len(date))]
    assert at, [(c.location, c.surface) for c in claims]
    return at[0]


@pytest.mark.parametrize("name", SHOWN)
def test_a_date_that_browsers_show(name: str) -> None:
    """However it is written."""
    assert found(*SHOWN[name]).zone is not Zone.HIDDEN


@pytest.mark.parametrize("name", UNSEEN)
def test_a_date_that_nobody_sees(name: str) -> None:
    """It is told where it stands, and that it is not shown."""
    assert found(*UNSEEN[name]).zone in (Zone.HIDDEN, Zone.METADATA)


@pytest.mark.parametrize("name", STATED)
def test_a_date_in_a_field(name: str) -> None:
    """A field that is damaged or repeated is one all the same."""
    assert found(*STATED[name]).field == "Article.datePublished" or name == "second of a key"


@pytest.mark.parametrize("codec", ODD_ENCODINGS)
def test_a_date_in_an_odd_encoding(codec: str) -> None:
    """Nothing declares it."""
    text = f"<html><body><p>{ODD_ENCODINGS[codec]}</p>"

    (claim,) = dated(claims_of(text.encode(codec)))
    assert text[claim.location.start : claim.location.end] == claim.surface


def test_there_are_enough_of_them() -> None:
    """Sixty is what was asked for."""
    assert len(SHOWN) + len(UNSEEN) + len(STATED) + len(ODD_ENCODINGS) >= 60


FAR: Final = {
    "behind 100,000 tags": ("<b><i>" * 50_000 + "11 April 2021", ""),
    "in the 200,001st attribute": (
        "<p " + " ".join(f"a{n}=x" for n in range(200_000)) + " title='11 April 2021'>x",
        "",
    ),
    "behind comments": ("<!--x-->" * 100_000 + "<!-- 11 April 2021", ""),
    "in many templates": ("<template>" * 100_000 + "11 April 2021", ""),
    "hidden far out": ("<p hidden>" + "<i>" * 100_000 + "11 April 2021", ""),
}


@pytest.mark.parametrize("name", FAR)
def test_a_date_far_in(name: str) -> None:
    """Depth and number hide nothing, and cost no more than as much plain text."""
    assert found(*FAR[name]).surface == "11 April 2021"


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_no_publication_date(name: str) -> None:
    """Unless its field says so: then it is one among others."""
    source, _ = UNSEEN[name]
    (audit,) = auditor.audit(source.encode(), name="a.html", settings=SETTINGS).audits

    speaks = any(c.field and "ublished" in c.field for c in audit.timeline.claims)
    assert (audit.timeline.published.edtf is None) or speaks


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/1999/REC-html401-19991224/strict.dtd">',
        "<a href='/2021/04/11/quay' data-src='/a/2021-04-11/b/c.jpg' id=x-2021-04-11>x</a>",
        "<img src=20210411.jpg srcset='20210411.jpg 2x' onload=\"f('2021-04-11')\">",
        """<p data-x='{"consent":"06/08/2021","text":"Monday, 11 April 2021"}'>x""",
        "<p aria-label='11 April'>x<p title='2021'>y",
        "<script>a='11 April 2021'</script>",
    ],
)
def test_what_is_no_plain_date_is_left_alone(source: str) -> None:
    """Addresses, names, handlers, a year alone, and one value among data that is not plain."""
    assert [c for c in claims_of(source) if c.zone in (Zone.HIDDEN, Zone.METADATA)] == []


def test_more_hidden_dates_than_allowed_are_told() -> None:
    """What was left out is said."""
    few = attrs.evolve(SETTINGS, limits=Limits(claims=5))
    source = "".join(f"<template>{day} April 2021</template>" for day in range(1, 20))
    (audit,) = auditor.audit(source.encode(), name="a.html", settings=few).audits

    assert audit.incomplete
    assert any("text that is not shown" in notice.text for notice in audit.notices)


def test_pages_within_pages_beyond_number() -> None:
    """Their tags are read as text; that this was so is told."""
    (audit,) = auditor.audit(
        ("<iframe>1<b>0</iframe>" * 2_500 + "<iframe>11 April 2021<b></iframe>").encode(),
        name="a.html",
        settings=SETTINGS,
    ).audits

    assert dated(list(audit.timeline.claims))
    assert audit.incomplete


@pytest.mark.parametrize("end", ["", "</title></svg>" * 3_000, "</title></svg>"])
def test_a_date_behind_thousands_of_titles_of_pictures(end: str) -> None:
    """Each title is looked through before it is known to hold tags: not all of them may be."""
    page = f"{'<svg><title>' * 3_000}<p>held on 11 April 2021{end}"
    report = auditor.audit(page, settings=auditor.load_settings(as_of="2026-11-24"), name="a.html")
    (claim,) = report.audits[0].timeline.claims
    assert page[claim.location.start : claim.location.end] == "11 April 2021"
