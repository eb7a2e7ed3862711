"""The headline of plain text: which line the article stands under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.extract.lines import Lines
from auditor.extract.text_headline import of_text
from auditor.model import Part

PROSE = (
    "The ferry to the island will run through the winter, its owner told the council on Monday.\n\n"
    "Forty people had signed a letter that asked for a boat at noon, and were glad of the news.\n\n"
    "The first crossing is on Saturday, and the fare stays as it was in the summer, he said.\n"
)
TITLE = "Island ferry to run through the winter"
ENTRIES = ("News", "Sport", "Weather", "Culture", "Travel", "Letters", "Archive", "Shop", "Jobs")
MENU = "\n\n".join(ENTRIES * 2)


def headline(text: str, dated: tuple[int, ...] = ()) -> str | None:
    """The words of the headline."""
    part = Part("text", text)
    found = of_text(Lines.of(part), dated)
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        pytest.param(f"{TITLE}\n\n4 May 2020\n\n{PROSE}", (2,), id="title, date"),
        pytest.param(f"Harbour Wire\n4 May 2020\n\n{TITLE}\n\n{PROSE}", (1,), id="site, date"),
        pytest.param(f"4 May 2020\nHarbour Wire\n\n{TITLE}\n\n{PROSE}", (0,), id="date, site"),
        pytest.param(
            f"Harbour Wire\n4 May 2020\n\n{MENU}\n\n{TITLE}\n\nBy Ada Lund\n\n{PROSE}",
            (1,),
            id="behind a menu",
        ),
        pytest.param(
            f"{TITLE}\n\nThe owner told the council of a new plan.\n\n4 May 2020\n\n{PROSE}",
            (4,),
            id="over a teaser",
        ),
        pytest.param(
            f"{MENU}\n\n{TITLE}\n\nThe ferry at the old pier. Photo: Ada Lund\n\n{PROSE}",
            (),
            id="over a caption",
        ),
        pytest.param(
            f"# {TITLE}\n\nA longer line that is no headline at all\n\n{PROSE}", (), id="#"
        ),
    ],
)
def test_the_line_over_the_article_is_the_headline(text: str, dated: tuple[int, ...]) -> None:
    """Not the name of the site, an entry of the menu, the teaser or the caption."""
    assert headline(text, dated) == TITLE


def test_a_title_that_was_told_is_found_in_the_text() -> None:
    """It needs no look at the lines."""
    part = Part("text", f"{MENU}\n\n{TITLE}\n\n{PROSE}")
    found = of_text(Lines.of(part), (), TITLE)
    assert found is not None
    assert part.text[found.start : found.end] == TITLE


@given(st.lists(st.text(alphabet="ab .\u3042#|\t", max_size=200), max_size=40))
def test_a_headline_is_the_words_at_its_place(lines: list[str]) -> None:
    """Whatever the lines are."""
    part = Part("text", "\n".join(lines))
    found = of_text(Lines.of(part))
    if found is not None:
        assert part.text[found.start : found.end] == found.text
        assert "\n" not in found.text
