"""Elements in which customers or guests speak, whatever the box that they stand in.

Read: `class="testimonial-card"`, `itemtype="https://schema.org/Review"`, `id="guestbook"`. Not
read: `class="category-reviews"`, and what is called a review but is mostly links to reviews.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.class_words import DENYING
from auditor.extract.word_table import words
from auditor.pattern import pattern

_HINTS: Final = ("review", "testimonial", "guestbook", "rezension", "bewertung", "gästebuch")
_LONGEST: Final = 200
_PIECES: Final = pattern(r"[A-Z]?[a-zäöüß]+|[A-Z]+(?![a-z])")
_ITEM: Final = pattern(r"schema\.org/(?:User|Customer)?Review(?![a-zA-Z])")
_VOICES: Final = words(
    "review reviews testimonial testimonials guestbook customerreview customerreviews userreview "
    "userreviews guestreview guestreviews productreview productreviews kundenbewertung "
    "kundenbewertungen kundenrezension kundenrezensionen gästebuch bewertung bewertungen "
    "reviewitem reviewtext reviewbody reviewcard reviewlist reviewdate"
)


def may_name_reviews(tag: str) -> bool:
    """Whether a tag in lower case has one of the words, which most have not."""
    return any(word in tag for word in _HINTS)


def names_reviews(tag: str, classes: str, identity: str) -> bool:
    """Whether the type of an element, its class words or its `id` call it a review."""
    if _ITEM.search(tag):
        return True
    for token in f"{classes} {identity}"[:_LONGEST].split():
        pieces = [piece.lower() for piece in _PIECES.findall(token)]
        if not _VOICES.isdisjoint(pieces) and DENYING.isdisjoint(pieces):
            return True
    return False
