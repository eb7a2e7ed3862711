"""The report: one file that runs nothing, in which everything leads to everything."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from attrs import evolve

from auditor import audit as audit_source
from auditor import load_settings
from auditor.judge import load_rules
from auditor.model import Audit, Notice
from auditor.render.html import html_report
from auditor.render.html.report import Custody, worst_first
from auditor.render.markdown_report import markdown_report
from auditor.render.untrusted import visible
from auditor.render.weighed import steps_of_day

CUSTODY = Custody((("Tool", "auditor"), ("As of", "2026-11-24")))
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</pre></mark></title></style><script>alert(1)</script>",
    "<!--<script>",
    "]]><a href=javascript:alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "<iframe srcdoc='&lt;script&gt;'>",
    "javascript:alert(1)",
    "\u202e\x1b]8;;http://evil\x07\x00",
)
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "nav"),
    *("section", "article", "div", "p", "h1", "h2", "h3", "ul", "li", "dl", "dt", "dd", "table"),
    *("caption", "thead", "tbody", "tr", "th", "td", "span", "strong", "code", "pre", "mark"),
    *("details", "summary", "figure", "figcaption"),
    *("svg", "g", "rect", "line", "circle", "path", "text", "desc"),
}


def report_of(*audits: Audit, notices: tuple[Notice, ...] = ()) -> str:
    """The file."""
    return html_report(audits, load_rules(), CUSTODY, notices)


def parsed(html: str) -> Element:
    """The tree, read by the rules of browsers; any parse error fails the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Any = parser.parse(html)
    assert isinstance(tree, Element)
    return tree


def name_of(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def skeleton(tree: Element) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often each element with its attributes stands in a tree."""
    return Counter((name_of(e), tuple(sorted(e.attrib))) for e in tree.iter())


def test_all_samples_parse_without_an_error(every: list[Audit]) -> None:
    """And hold nothing but elements that we write."""
    tree = parsed(report_of(*every))
    assert {name_of(element) for element in tree.iter()} <= ELEMENTS
    for element in tree.iter():
        assert not any(key.lower().startswith("on") or key == "style" for key in element.attrib)


def test_every_link_leads_somewhere_and_ids_are_unique(every: list[Audit]) -> None:
    """Claims, rows, picture: all targets are there, once."""
    tree = parsed(report_of(*every))
    ids = Counter(e.get("id") for e in tree.iter() if e.get("id"))
    assert set(ids.values()) == {1}
    targets = {e.get("href", "") for e in tree.iter() if e.get("href")}
    assert {target.removeprefix("#") for target in targets if target.startswith("#")} <= set(ids)
    assert all(target.startswith(("#", "https://")) for target in targets)


def test_each_claim_is_marked_at_its_place(concert: Audit) -> None:
    """The marks read in order are the surfaces of the claims in order."""
    tree = parsed(report_of(concert))
    marks = {e.get("id"): "".join(e.itertext()) for e in tree.iter("mark")}
    for claim in concert.timeline.claims:
        assert marks[claim.id] == claim.surface
        row = next(e for e in tree.iter("tr") if e.get("id") == f"row-{claim.id}")
        assert claim.surface in "".join(row.itertext())


def test_the_text_is_all_there(every: list[Audit]) -> None:
    """Nothing of a document is left out of the file, folded or not."""
    for audit in every:
        tree = parsed(report_of(audit))
        shown = "".join("".join(pre.itertext()) for pre in tree.iter("pre"))
        for part in audit.document.parts:
            text = "".join(map(visible, part.text.splitlines()))
            assert "".join(text.split()) in "".join(shown.split())


def test_the_verdict_in_words_and_its_reasons(concert: Audit) -> None:
    """The answer comes first, with how sure it is."""
    text = " ".join("".join(parsed(report_of(concert)).itertext()).split())
    assert "Published 9 July 2019" in text
    assert "7 September 2019" in text
    assert "DOC202" in text
    assert text.index("Published 9 July 2019") < text.index("What does not add up")


def test_what_a_step_changes(concert: Audit) -> None:
    """Each step tells what the chance would be without it; one that adds lowers it."""
    reckoning = concert.timeline.reckoning
    assert reckoning is not None
    first = reckoning.candidates[0]
    html = report_of(concert)
    assert "without it" in html
    for step in steps_of_day(first, reckoning):
        assert f"{step.adds:+.2f}" in html


def test_the_two_readings_of_a_date_have_sums_of_their_own(concert: Audit) -> None:
    """As on the console: what tells them apart has a figure there, and adds no zeros to a day."""
    tree = parsed(report_of(concert))
    headings = ["".join(e.itertext()).strip() for e in tree.iter("h3")]
    assert any(text.startswith("Day and month of “09/07/2019”") for text in headings)
    captions = ["".join(e.itertext()) for e in tree.iter("caption")]
    assert "As 9 July 2019, day first" in captions
    assert "As 7 September 2019, month first" in captions
    assert "+0.00" not in report_of(concert)
    assert "### Day and month of 09/07/2019" in markdown_report([concert], {}, ())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_leaves_the_skeleton_as_it_is(concert: Audit, payload: str) -> None:
    """In every field that a document or a user fills."""

    def filled(text: str) -> str:
        claims = tuple(
            evolve(c, surface=text, label=text, field=text, impossible=None)
            for c in concert.timeline.claims
        )
        document = evolve(concert.document, uri=text, encoding=text, media_type=text)
        findings = tuple(evolve(f, message=text) for f in concert.findings)
        because = tuple(evolve(b, text=text) for b in concert.timeline.published.because)
        verdict = evolve(concert.timeline.published, because=because)
        timeline = evolve(concert.timeline, claims=claims, published=verdict)
        notice = Notice("warning", "bad-encoding", text, uri=text)
        changed = evolve(
            concert, document=document, timeline=timeline, findings=findings, notices=(notice,)
        )
        custody = Custody(((text, text),))
        return html_report([changed], load_rules(), custody, [notice])

    bad, good = parsed(filled(payload)), parsed(filled("harmless"))
    assert skeleton(bad) == skeleton(good)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_the_text_itself(payload: str) -> None:
    """A document that attacks its reader is shown, not obeyed."""
    source = f"{payload}\nA fair was held on 8 April 2021.\n{payload} 9 April 2021 {payload}"
    report = audit_source(source, settings=load_settings(as_of="2026-11-24"))
    html = report_of(*report.audits)
    tree = parsed(html)
    assert {name_of(element) for element in tree.iter()} <= ELEMENTS
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)


def test_many_documents_have_an_index_worst_first(every: list[Audit]) -> None:
    """Who has many files reads the bad ones first."""
    ordered = worst_first(every)
    ranks = [max((f.severity.rank for f in a.findings), default=-1) for a in ordered]
    assert ranks == sorted(ranks, reverse=True)
    tree = parsed(report_of(*every))
    nav = next(tree.iter("nav"))
    links = ["".join(a.itertext()) for a in nav.iter("a")]
    assert links == [audit.document.uri for audit in ordered]


def test_a_long_page_is_folded_and_whole() -> None:
    """Stretches without a date can be opened; the size stays near that of the input."""
    filler = "<p>word word word word word word word</p>\n" * 20_000
    page = f"<p>Published 3 May 2021</p>\n{filler}<p>held on 4 May 2021</p>\n{filler}"
    report = audit_source(page, settings=load_settings(as_of="2026-11-24"))
    html = report_of(*report.audits)
    assert html.count("<details><summary>") >= 2
    text = "".join(parsed(html).itertext())
    assert text.count("word word word word word word word") == 40_000
    assert len(html) < 4 * len(page) + 100_000


def test_a_document_that_was_not_read_says_so() -> None:
    """A report on a binary file has a notice and no verdict."""
    report = audit_source(b"\x00\x01\x02\x03" * 99, settings=load_settings(as_of="2026-11-24"))
    text = "".join(parsed(report_of(*report.audits)).itertext())
    assert "Not read: " in text
    assert "binary" in text
    assert "not known" not in text
    assert "No rule could look at it." in text
    assert "nothing to report" not in text
