"""Dates in the header of a page that are the edition's rather than the article's.

Read: "8 March 2024" inside the link to the home page, "Edition of 8 March 2024", "Ausgabe vom 8.
März 2024". Not read: a date in a `header` inside the article.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from auditor.syntax.html import Page

_EDITIONS: Final = (
    "edition of", "edition:", "today's edition", "issue of", "édition du", "édition de",
    "ausgabe vom", "ausgabe:", "ausgabe von", "edición del", "edizione del", "edição de",
)  # fmt: skip
_LONGEST: Final = 32
_INDEX: Final = ("index.html", "index.htm", "index.php")


def is_of_the_edition(page: Page, upwards: Iterable[int], before: str) -> bool:
    """Whether a date is the edition's.

    `upwards` are its elements from the innermost on, `before` is what its line shows before it.
    """
    words = before.strip().lower()
    told = len(words) <= _LONGEST and words.startswith(_EDITIONS)
    headed = False
    for element in upwards:
        name = page.names[element]
        if name == "a":
            told = told or _leads_home(page.value(element, "href"))
        elif name == "article":
            return False
        elif name == "header":
            headed = True
    return told and headed


def _leads_home(address: str | None) -> bool:
    """Whether an address is that of a home page: no path, or that of an index."""
    if address is None:
        return False
    plain = address.strip().partition("?")[0].partition("#")[0]
    if "://" in plain or plain.startswith("//"):
        path = plain.partition("//")[2].partition("/")[2]
    elif plain:
        path = plain.removeprefix(".").removeprefix("/")
    else:
        return False
    return not path or path in _INDEX
