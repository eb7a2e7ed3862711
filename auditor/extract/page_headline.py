"""The title and the main headline of a page."""

from __future__ import annotations

from bisect import bisect_right
from html import unescape
from typing import Final

from auditor.extract.headline import Heading, Headline, likeness, of_headings, of_title
from auditor.extract.word_table import words
from auditor.syntax.attributes import values
from auditor.syntax.flow import Flow
from auditor.syntax.html import Page

_LEVELS: Final = ("h1", "h2", "h3", "h4")
_LIKELY: Final = 0.5
_SURE: Final = 1.0
_MOST_HEADINGS: Final = 400
_LONGEST: Final = 400
_SPOKEN: Final = 2
_PARAGRAPH: Final = 140
_ENDS: Final = '.!?”"'
_FEW: Final = 1
_DATE: Final = 40
_SLACK: Final = 3
_MARKS: Final = (
    "headline",
    "entry-title",
    "article-title",
    "post-title",
    "entry_title",
    "posttitle",
)
_LOGOS: Final = ("logo", "site-title", "sitename", "site-name", "brand", "masthead")
_TITLES: Final = words("og:title twitter:title dc.title title parsely-title sailthru.title")


def page_title(page: Page) -> str | None:
    """What the page says its title is: `og:title` or a like meta element, else `title`."""
    for element in page.find("meta"):
        tag = page.source[page.starts[element] : page.opened_at(element)].lower()
        if "title" not in tag and "&" not in tag:
            continue  # a look at the tag costs a tenth of reading its attributes
        name = page.value(element, "property") or page.value(element, "name")
        if name is not None and name.strip().lower() in _TITLES:
            content = " ".join((page.value(element, "content") or "").split())
            if content:
                return content
    return title_element(page)


def title_element(page: Page) -> str | None:
    """The text of the `title` element."""
    for element in page.find("title"):
        start, end = page.content(element)
        text = " ".join(unescape(page.source[start:end]).split())
        if text:
            return text
    return None


def page_headline(page: Page, flow: Flow, title: str | None) -> Headline | None:
    """The main headline in the visible text: the heading, or else the line, most like the title."""
    headings = _headings(page, flow)
    own = _own(page, headings)
    prose = _Prose(flow.text)
    found = of_headings(own, title)
    if found is not None and _is_astray(flow, prose, found):
        right = [one for one in own if not _is_astray(flow, prose, one)]
        other = of_headings(right, title)
        if other is not None and other.score >= _LIKELY:
            found = other
        else:
            line = of_title(flow.text, title, prose.is_above)
            if line is not None and line.start < found.start and not _is_linked(flow, line):
                return line
    if found is None or found.score < _LIKELY:
        told = of_headings(own, title_element(page))
        if told is not None and told.score >= _SURE and not _is_astray(flow, prose, told):
            return Headline(told.start, told.end, told.text)
        line = of_title(flow.text, title, prose.is_above)
        line = line or of_title(flow.text, title_element(page), prose.is_above)
        fit = line is not None and (own is headings or not _is_linked(flow, line))
        if line is not None and fit and not _is_of_a_section(line, found):
            return line
    if found is None:
        return None
    best = max(found.text.split("\n"), key=lambda line: (likeness(line, title), len(line)))
    start = found.start + found.text.index(best)
    return Headline(start, start + len(best), best.strip())


def is_beside_words(shown: str, start: int, headline: Headline | None, title: str | None) -> bool:
    """Whether what an element shows at the edge of the headline is a date that no title repeats."""
    if headline is None or not 0 < len(shown) <= _DATE:
        return False
    end = start + len(shown)
    edge = abs(start - headline.start) <= _SLACK or abs(end - headline.end) <= _SLACK
    return edge and shown.strip() not in (title or "")


def _is_of_a_section(line: Headline, heading: Heading | None) -> bool:
    """Whether a line that the title names is a word or two, and the best heading a sentence."""
    if heading is None or heading.level > 1:
        return False
    return line.text.count(" ") < _SPOKEN <= heading.text.count(" ")


def _is_astray(flow: Flow, prose: _Prose, heading: Heading) -> bool:
    """Whether a heading is hidden, or stands behind the text of the article."""
    return prose.is_above(heading.start) or flow.element_hidden(heading.element)


class _Prose:
    """Where a page shows running text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None

    def is_above(self, offset: int) -> bool:
        """Whether more paragraphs stand before an offset than behind it.

        A headline stands over the text of its article: what names it below leads there.
        """
        if self._starts is None:
            self._starts = []
            at = 0
            for line in self._text.split("\n"):
                if len(line) > _PARAGRAPH and line[-1] in _ENDS:
                    self._starts.append(at)
                at += len(line) + 1
        before = bisect_right(self._starts, offset)
        return before > _FEW and 2 * before > len(self._starts)


def _own(page: Page, headings: list[Heading]) -> list[Heading]:
    """The headings without those that lead elsewhere, where the page has one that does not.

    A list of the most read names the article of the page by the title that search engines get.
    """
    tops = [one for one in headings if one.level == 1 and not one.logo]
    if len(tops) != 1 or holds_link(page, tops[0].element) or tops[0].text.count(" ") < _SPOKEN:
        return headings
    return [one for one in headings if one is tops[0] or not holds_link(page, one.element)]


def _is_linked(flow: Flow, line: Headline) -> bool:
    return flow.link_share(line.start, line.end) > _LIKELY


def holds_link(page: Page, heading: int) -> bool:
    """Whether a heading holds a link, or is in one."""
    links = page.find("a")
    at = bisect_right(links, heading)
    if at < len(links) and page.starts[links[at]] < page.ends[heading]:
        return True
    parent = page.parents[heading]
    return parent >= 0 and page.names[parent] == "a"


def _headings(page: Page, flow: Flow) -> list[Heading]:
    found: list[Heading] = []
    for element in list(page.find(*_LEVELS))[:_MOST_HEADINGS]:
        start, end = flow.span_of(element)
        text = flow.text[start : min(end, start + _LONGEST)].strip()
        if not text:
            continue
        hint = _words_of(page, element) + _words_of(page, page.parents[element])
        found.append(
            Heading(
                int(page.names[element][1]),
                start + flow.text[start:end].index(text[:1]),
                end,
                text,
                any(mark in hint for mark in _MARKS),
                any(logo in hint for logo in _LOGOS),
                element=element,
            )
        )
    return found


def _words_of(page: Page, element: int) -> str:
    """What the attributes of an element call it, in lower case."""
    if element < 0:
        return ""
    tag = page.source[page.starts[element] : page.opened_at(element)]
    plain = tag.lower()
    if not any(name in plain for name in _NAMING):
        return ""
    said = values(tag, 1 + len(page.names[element]), len(tag) - 1, _NAMING)
    return " ".join(said[name] for name in _NAMING if name in said).lower()


_NAMING: Final = ("class", "id", "itemprop")
