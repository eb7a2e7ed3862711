# ruff: noqa: D103 - the name of a test is its sentence
"""Pages as archives and saving programs leave them: the copy's date is not the page's."""

import pytest

from auditor.config import load_settings
from auditor.model import OwnerKind, Timeline
from auditor.pipeline import audit
from auditor.read import from_bytes

SETTINGS = load_settings(as_of="2026-11-24")
URL = "https://news.example/2021/04/11/bees"
PAGE = "<h1>Bees are back in the park</h1><p>They came.</p>"
SAVED = "Thu Nov 06 2025 21:14:03 GMT+0000 (Coordinated Universal Time)"


def timeline(text: str) -> Timeline:
    (document,) = from_bytes(text.encode(), SETTINGS, "a.html")
    return audit(document, SETTINGS, judge=False).timeline


STAMP = "20251106211403"
HEADS = {
    "singlefile": f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: {SAVED}\n-->",
    "scrapbook": f'<html data-scrapbook-source="{URL}" data-scrapbook-create="{STAMP}123">',
    "save page": f'<meta name=savepage-url content="{URL}">'
    f'<meta name=savepage-date content="{SAVED}">',
    "player": f'<script>__wm.wombat("{URL}","{STAMP}","https://web.archive.org/");</script>',
    "wayback": f'<link rel="canonical" href="https://web.archive.org/web/{STAMP}/{URL}">',
    "today": f'<link rel="bookmark" href="http://archive.today/{STAMP}/{URL}">',
    "uk": f"<link rel=canonical href=https://www.webarchive.org.uk/wayback/archive/{STAMP}/{URL}>",
    "mirror": f"<!-- Mirrored from {URL[8:]} by HTTrack, Thu, 06 Nov 2025 21:14:03 GMT -->",
    "archived": f"<!-- saved from url=(0036){URL} --><!-- FILE ARCHIVED ON 21:14:03 Nov 06, 2025 "
    "AND RETRIEVED FROM THE\nINTERNET ARCHIVE ON 08:15:00 Nov 20, 2025. -->",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_copy_and_the_page_are_told_apart(head: str) -> None:
    found = timeline(head + PAGE)

    assert found.captured.edtf == "2025-11-06"
    assert found.published.edtf == "2021-04-11"


def test_the_banner_of_an_archive_is_not_the_page() -> None:
    banner = "<div>20 captures</div><div>03 Jan 2020 - 06 Nov 2025</div>"
    found = timeline(
        f"<!-- BEGIN WAYBACK TOOLBAR INSERT -->{banner}<!-- END WAYBACK TOOLBAR INSERT -->"
        "<h1>Bees are back in the park</h1><p>9 April 2021</p>"
    )
    owners = {c.surface: c.owner.kind for c in found.claims}

    assert owners["03 Jan 2020"] is owners["06 Nov 2025"] is OwnerKind.OTHER
    assert found.published.edtf == "2021-04-09"
    assert found.captured.edtf == "[2025-11-06..]"


def test_the_place_is_in_the_script() -> None:
    page = f'<script>__wm.wombat("{URL}","20251106211403","x");</script>{PAGE}'
    claims = [c for c in timeline(page).claims if c.channel.value == "url"]

    assert [page[c.location.start : c.location.end] for c in claims] == [
        "2021/04/11",
        "20251106211403",
    ]
