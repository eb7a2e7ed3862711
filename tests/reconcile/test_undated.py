"""Pages that have no publication date: nobody may be told one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import auditor

PAGES: Final = sorted((Path(__file__).parents[1] / "bench" / "undated").glob("*.html"))
CHANCE: Final = 0.5
MISFIRES: Final = {
    "de-software-rechnung": "the day of an invoice shown as an example",
    "en-login-portal": "the time of the server",
    "ja-kaisha-gaiyo": "the foundation of a firm in a table",
}
"""What is still taken for a publication: to be mended, not to be added to."""


def test_forty_pages_are_there() -> None:
    """Fewer would be a weaker promise."""
    assert len(PAGES) == 40


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            path, id=path.stem, marks=pytest.mark.xfail(reason=MISFIRES[path.stem], strict=True)
        )
        if path.stem in MISFIRES
        else pytest.param(path, id=path.stem)
        for path in PAGES
    ],
)
def test_no_day_is_given(page: Path) -> None:
    """No day, rival or set has a chance of a half: they are events, people, prices, clocks."""
    settings = auditor.load_settings(as_of="2026-11-24")
    source = page.read_text("utf-8")
    audits = auditor.audit(source, settings=settings, name="x.html", judge=False).audits
    found = audits[0].timeline.published

    chance = found.confidence if found.state in ("stated", "undecided") else None
    assert (chance or 0.0) < CHANCE
    assert all(rival.confidence < CHANCE for rival in found.alternatives)
