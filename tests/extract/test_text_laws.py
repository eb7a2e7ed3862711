"""Laws of the claims of plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.headings import Section, section_of
from auditor.extract.text import visible
from auditor.model import Part

LINES = st.sampled_from(
    [
        "",
        "3 May 2020",
        "Published: 4 May 2020",
        "Bridge closed after storm",
        "The bridge was closed on 5 May 2020, the council said on Monday.",
        "More from the Valley Post",
        "2 comments",
        "Reply",
        "> On 6 May 2020 Jo wrote:",
        "© 2020 Valley Post",
        "LONDON, May 7, 2020 (Newswire) - A bridge fell.",
        "Stand: 8. Mai 2020",
        "Photo: 9 May 2020",
        "\t10 May 2020 | 11 May 2020",
    ]
)


@given(st.lists(LINES, max_size=40), st.sampled_from(["\n", "\r\n", "\r"]))
def test_claims_are_in_order_and_in_place(lines: list[str], end: str) -> None:
    """Whatever stands where: surfaces are found again at their places."""
    text = end.join(lines)
    found = visible(Part("body", text)).claims
    places = [(c.location.start, c.location.end) for c in found]
    assert places == sorted(places)
    assert all(text[c.location.start : c.location.end] == c.surface for c in found)


@given(st.lists(LINES, max_size=30))
def test_items_are_numbered_without_gaps(lines: list[str]) -> None:
    """The keys of comments, and of related items, count from 1 to at most their number."""
    for kind in ("related", "comment", "reply"):
        claims = visible(Part("body", "\n".join(lines))).claims
        keys = [c.owner.key for c in claims if c.owner.kind == kind]
        numbers = [int(key.partition("/")[2]) for key in keys]
        assert numbers == sorted(numbers)
        assert all(number >= 1 for number in numbers)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    """Nothing raises."""
    visible(Part("body", text))


def test_headings_of_many_languages() -> None:
    """What they open, with a number or a mark beside them, and not when they are a sentence."""
    assert section_of("» Related articles") is Section.RELATED
    assert section_of("Das könnte Sie auch interessieren:") is Section.RELATED
    assert section_of("Kommentare (12)") is Section.COMMENTS
    assert section_of("12 commentaires") is Section.COMMENTS
    assert section_of("関連記事") is Section.RELATED
    assert section_of("Alle Rechte vorbehalten") is Section.FOOTER
    assert section_of("Related parties must register by May.") is None
    assert section_of("100 people died") is None
