"""TimeMaps in the form of links."""

from __future__ import annotations

from time import perf_counter

import pytest

from auditor.extract.time_map import copies, is_time_map
from auditor.model import Part, Role

URL = "https://weir.example/fish-pass"
LINKS = (
    f'<{URL}>; rel="original",\n'
    '<https://archive.example/tm>; rel="self"; from="Sun, 12 May 2019 08:30:00 GMT",\n'
    f'<https://archive.example/1/{URL}>; rel="first memento"; '
    'datetime="Sun, 12 May 2019 08:30:00 GMT",\n'
    f"<https://archive.example/2/{URL}>; rel=memento; "
    'datetime="Sat, 07 Jan 2023 10:00:00 GMT"\n'
)


def test_the_copies_of_a_page() -> None:
    """Each with its place; the dates of the list itself are none."""
    entry = copies(Part("body", LINKS))

    assert entry is not None
    assert entry.addresses == (URL,)
    assert [(c.role, c.surface, c.location.line) for c in entry.claims] == [
        (Role.CAPTURED, "Sun, 12 May 2019 08:30:00 GMT", 3),
        (Role.CAPTURED, "Sat, 07 Jan 2023 10:00:00 GMT", 4),
    ]
    for claim in entry.claims:
        assert LINKS[claim.location.start : claim.location.end] == claim.surface


@pytest.mark.parametrize(
    "text",
    [
        "Copies were made in 2019.",
        '<p rel="x">memento</p>',
        f'<{URL}>; rel="original"',
        "",
    ],
)
def test_what_is_none(text: str) -> None:
    """Prose, markup, and a list without copies."""
    assert not is_time_map(text) or copies(Part("body", text)) is None


@pytest.mark.parametrize(
    "text",
    ["<a" * 200_000, "<a>" + ';a="' * 200_000, "<a>;b=" * 100_000, '<a>; rel="memento' * 9_999],
)
def test_hostile_links_end_soon(text: str) -> None:
    """Whatever is left open costs no more than its length."""
    started = perf_counter()
    copies(Part("body", text))

    assert perf_counter() - started < 10
