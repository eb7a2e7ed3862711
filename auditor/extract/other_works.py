"""Labelled dates that are another work's than the document's: of a book or a preprint.

Read: "ISBN: 978… Verlag: Huber Erscheinungsdatum: 3. Mai 2020" (the book's), "Preprints of this
paper are available, first published 4 May 2020" (the preprint's), a citation with authors, title
and pages before "Published online 3 June 2022". Not read: "Published: 3 May
2020" in the byline of a review that names its book elsewhere.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.labels import Label
from auditor.extract.word_table import words
from auditor.model import OwnerKind, Role
from auditor.pattern import pattern

_NEAR: Final = 130
_SENTENCE: Final = 200
_DATED: Final = words(
    "erscheinungsdatum erschienen published veröffentlicht veröffentlichungsdatum released"
) | {"publication date", "date published", "date de parution", "date de publication"}
_FIELDS: Final = (
    "verlag:", "seiten:", "seitenzahl", "pages:", "publisher:", "hardcover", "paperback",
    "taschenbuch", "gebunden", "broschur", "format:", "preis:", "éditeur", "editorial:",
)  # fmt: skip
_FEW: Final = 2


def owned(label: Label, text: str, start: int, end: int) -> Label:
    """The label of the date at a span of the text, with the other work that owns the date."""
    if label.role is not Role.PUBLISHED or label.owner is not None:
        return label
    if _is_of_a_book(label, text, start, end):
        return label._replace(role=Role.EVENT, owner=OwnerKind.PRODUCT)
    if _is_of_a_preprint(text, start) or _is_of_a_citation(text, start):
        return label._replace(role=Role.REFERENCE, owner=OwnerKind.OTHER)
    return label


def _is_of_a_book(label: Label, text: str, start: int, end: int) -> bool:
    """Whether it is one of the fields of a book: its number or two other fields stand beside."""
    if label.text.lower().rstrip(":") not in _DATED:
        return False
    near = text[max(0, start - _NEAR) : end + _NEAR].lower()
    return "isbn" in near or sum(field in near for field in _FIELDS) >= _FEW


def _is_of_a_preprint(text: str, start: int) -> bool:
    """Whether the sentence tells of a preprint, before the date."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _SENTENCE) : start].lower()
    return "preprint" in line.rpartition(". ")[2]


def _is_of_a_citation(text: str, start: int) -> bool:
    """Whether authors, a title, a year and pages stand before it on its line."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - _CITATION) : start]
    found = _YEAR_AND_PAGES.search(line)
    return found is not None and found.start() >= _AUTHORS_AND_TITLE


_CITATION: Final = 500
_AUTHORS_AND_TITLE: Final = 60
_YEAR_AND_PAGES: Final = pattern(
    r"\((?:1[89]|20)\d\d\)[,.:;]? {0,2}(?:pp?\. ?)?\d{1,5} ?[-\u2013] ?\d"
)
