"""A list of other articles may stand before the headline of a text."""

from __future__ import annotations

from auditor.extract.text import visible_claims
from auditor.model import OwnerKind, Part

MENU = ("News", "Sport", "Weather", "Culture", "Travel", "Letters", "Archives of the town")
LIST = ("Latest news", "Mill turns again", "4 May 2021", "Choir finds its music", "3 May 2021")
ARTICLE = (
    "Island ferry to run through the winter",
    "By Ada Lund, 8 April 2019",
    "The ferry to the island will run through the winter, its owner told the council on Monday.",
    "Forty people had signed a letter that asked for a boat at noon, and were glad of the news.",
)


def test_dates_of_a_list_before_the_headline_are_related() -> None:
    """The byline is the article's."""
    text = "\n\n".join((*MENU, *LIST, *ARTICLE)) + "\n"
    owners = {c.surface: c.owner.kind for c in visible_claims(Part("text", text))}
    assert owners["4 May 2021"] is OwnerKind.RELATED
    assert owners["3 May 2021"] is OwnerKind.RELATED
    assert owners["8 April 2019"] is OwnerKind.DOCUMENT
