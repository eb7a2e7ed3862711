"""Reports with an attack in every field: `report_payloads.py FOLDER`.

Writes `harmless.html` and one report for each of 200 payloads, to be opened by
`report_browser.mjs`, and holds the skeleton of each against that of the harmless one.
"""

from __future__ import annotations

import sys
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import html5lib
from attrs import evolve

from auditor import audit, load_settings
from auditor.judge import load_rules
from auditor.model import Audit, Notice
from auditor.render.html import html_report
from auditor.render.html.report import Custody

SOURCE = "Fair held\n\nDate: 11/04/2021\n\nIt was held on April 8, two years after the flood.\n"
SCRIPT = "alert(document.domain)"
BREAKS = (
    "",
    '">',
    "'>",
    "`>",
    "</pre></mark>",
    "</title></style>",
    "</text></svg>",
    "-->",
    "]]>",
    "&quot;&gt;",
)
SHAPES = (
    f"<script>{SCRIPT}</script>",
    f"<img src=x onerror={SCRIPT}>",
    f"<svg/onload={SCRIPT}>",
    f"<svg><script>{SCRIPT}</script></svg>",
    f"<iframe src=javascript:{SCRIPT}></iframe>",
    f"<a href=javascript:{SCRIPT} autofocus onfocus={SCRIPT}>x</a>",
    f"<math><mi xlink:href=javascript:{SCRIPT}>x</mi></math>",
    f"<body onload={SCRIPT}>",
    f"<style>@import 'javascript:{SCRIPT}';</style>",
    f"<link rel=stylesheet href=//evil.example/x.css><!--{SCRIPT}",
    f"<meta http-equiv=refresh content='0;url=javascript:{SCRIPT}'>",
    f"<form action=javascript:{SCRIPT}><button autofocus>x</button></form>",
    f"<object data=javascript:{SCRIPT}></object>",
    f"<base href=//evil.example/><details open ontoggle={SCRIPT}>",
    f"<!--<script>{SCRIPT}//",
    f"<noscript><p title='</noscript><img src=x onerror={SCRIPT}>'>",
    f"<template><script>{SCRIPT}</script></template>",
    f"&lt;script&gt;{SCRIPT}&lt;/script&gt;",
    f"\u202e<x\x00y onpointerover={SCRIPT}>\ud800",
    f"<video><source onerror={SCRIPT}></video>",
)
PAYLOADS = [begin + shape for begin, shape in product(BREAKS, SHAPES)]


def filled(base: Audit, text: str) -> str:
    """A report with the text in every field that a document or a user fills."""
    claims = tuple(
        evolve(claim, surface=text, label=text, field=text) for claim in base.timeline.claims
    )
    published = base.timeline.published
    because = tuple(evolve(reason, text=text) for reason in published.because)
    verdict = evolve(published, because=because, would_settle=(text,))
    told = evolve(base.document.told, title=text, url=text, source=text)
    document = evolve(base.document, uri=text, encoding=text, media_type=text, told=told)
    findings = tuple(evolve(finding, message=text) for finding in base.findings)
    notice = Notice("warning", "bad-encoding", text, uri=text)
    changed = evolve(
        base,
        document=document,
        timeline=evolve(base.timeline, claims=claims, published=verdict),
        findings=findings,
        notices=(notice,),
    )
    return html_report([changed], load_rules(), Custody(((text, text),)), [notice])


def skeleton(html: str) -> Counter[tuple[Any, tuple[Any, ...]]]:
    """How often each element with its attributes stands there, as a browser's parser sees it."""
    tree = html5lib.HTMLParser(strict=True).parse(html)
    return Counter((e.tag, tuple(sorted(map(str, e.attrib)))) for e in tree.iter())


def main() -> None:
    """Write all reports."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    base = audit(SOURCE, settings=load_settings(as_of="2026-11-24")).audits[0]
    harmless = filled(base, "harmless")
    (folder / "harmless.html").write_text(harmless, encoding="utf-8")
    wanted, other = skeleton(harmless), 0
    for number, payload in enumerate(PAYLOADS):
        html = filled(base, payload)
        other += skeleton(html) != wanted
        (folder / f"payload-{number:03}.html").write_text(html, encoding="utf-8")
    print(f"{len(PAYLOADS)} payloads; another skeleton: {other}")


if __name__ == "__main__":
    main()
