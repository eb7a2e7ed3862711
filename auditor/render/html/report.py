"""The report as a whole: one document, or an index and all of them, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from auditor.model import Audit, Notice
from auditor.render.headline import answer
from auditor.render.html.builder import Child, Markup, element, page
from auditor.render.html.reckoning import reckoning_section
from auditor.render.html.sections import (
    claims_section,
    custody_list,
    custody_section,
    findings_section,
    notices_section,
    severity_words,
    verdict_section,
)
from auditor.render.html.source import document_source
from auditor.render.html.style import STYLE
from auditor.render.html.timeline import timeline_picture
from auditor.render.tally import open_findings
from auditor.rule import Rule

_PICTURE: Final = (
    "Filled: the reading of a date. Pale: one of several that are left. Dashed: one that was ruled "
    "out. Ringed: stated by a verdict. Dashed red lines join dates that contradict each other. "
    "Each mark leads to its place in the text."
)


class Custody(NamedTuple):
    """What a reader needs to make the same report again: names and values, in order."""

    rows: tuple[tuple[str, str], ...]


def html_report(
    audits: Sequence[Audit],
    rules: Sequence[Rule],
    custody: Custody,
    notices: Sequence[Notice] = (),
) -> str:
    """The file."""
    by_code = {rule.code: rule for rule in rules}
    ordered = worst_first(audits)
    if len(ordered) == 1:
        title = ordered[0].document.uri
        body = _document(ordered[0], by_code, "", level="h2")
    else:
        title = f"Dates of {len(ordered)} documents"
        body = [_index(ordered)]
        for number, audit in enumerate(ordered, start=1):
            prefix = f"d{number}-"
            heading = element("h2", audit.document.uri, id=f"{prefix}top")
            content = _document(audit, by_code, prefix, level="h3")
            body.append(element("article", heading, content))
    end: list[Child] = [element("h2", "How this report was made"), custody_list(custody.rows)]
    told = notices_section(notices)
    if told:
        end = [element("h2", "Notices on the run"), *told, *end]
    return page(
        title,
        STYLE,
        "en",
        element("a", "To the verdict", href="#verdict", class_="skip"),
        element(
            "header",
            element("h1", title),
            element(
                "p",
                "When it was published, how sure that is, and what does not add up",
                class_="soft",
            ),
        ),
        element("main", body, element("section", end), id="verdict"),
        element("footer", element("p", "Nothing in this file runs, and it fetches nothing.")),
    )


def worst_first(audits: Sequence[Audit]) -> list[Audit]:
    """The most serious finding first, then what was not read, then in the order of input."""

    def key(audit: Audit) -> tuple[int, int, int]:
        ranks = [finding.severity.rank for finding in open_findings(audit)]
        worst = max(ranks, default=-1)
        return -worst, -ranks.count(worst) if ranks else 0, -int(audit.incomplete)

    return sorted(audits, key=key)


def _document(audit: Audit, rules: dict[str, Rule], prefix: str, *, level: str) -> list[Markup]:
    picture = timeline_picture(audit, prefix)
    notices = notices_section(audit.notices)
    name = f" of {audit.document.uri}" if prefix else ""
    shown: list[tuple[str, list[Markup]]] = [
        ("", verdict_section(audit, prefix)),
        ("The claims in time", [] if picture is None else [_figure(picture, name)]),
        ("What does not add up", findings_section(audit, rules, prefix)),
        ("All claims", [_scroll(f"All claims{name}", claims_section(audit, prefix))]),
        ("The document", document_source(audit, prefix)),
        ("How the verdict was reached", reckoning_section(audit, prefix)),
        ("Notices", notices),
        ("Chain of custody", [custody_section(audit)]),
    ]
    return [
        element("section", element(level, name) if name else "", content)
        for name, content in shown
        if content
    ]


def _figure(picture: Markup, of: str) -> Markup:
    return element(
        "figure", _scroll(f"The claims in time{of}", [picture]), element("figcaption", _PICTURE)
    )


def _scroll(name: str, content: Sequence[Markup]) -> Markup:
    """What may be wider than the window scrolls by itself, by keyboard too."""
    return element("div", content, class_="scroll", role="region", aria_label=name, tabindex="0")


def _index(audits: Sequence[Audit]) -> Markup:
    names = ("document", "published", "how sure", "findings")
    rows = []
    for number, audit in enumerate(audits, start=1):
        first = answer(audit, verbose=False)[0]
        link = element("a", audit.document.uri, href=f"#d{number}-top")
        rows.append(
            element(
                "tr",
                element("th", link, scope="row"),
                element("td", first.words),
                element("td", first.chance),
                element("td", severity_words(audit)),
            )
        )
    table = element(
        "table",
        element("caption", "All documents, worst first"),
        element("thead", element("tr", [element("th", name, scope="col") for name in names])),
        element("tbody", rows),
    )
    return element("nav", table, aria_label="All documents")
