"""Which entry of a feed is that of a document."""

from __future__ import annotations

import pytest

from auditor.model.feed import Feed, FeedEntry


def entry(address: str, title: str | None = None) -> FeedEntry:
    """An entry without dates."""
    return FeedEntry((address,), title, ())


BATHS = entry("https://www.example.org/baths/", "Swimming baths opened in Mill Lane")
WEIR = entry("https://example.org/?p=12", "The weir below the mill is rebuilt")
OTHER = entry("https://example.org/?p=13", "The weir below the mill is rebuilt")
NEWS = entry("urn:uuid:6f1c", "News")
FEED = Feed("feed.xml", (BATHS, WEIR, OTHER, NEWS))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/baths/",
        "http://example.org/baths",
        "//m.example.org/Baths#top",
        "example.org/baths",
    ],
)
def test_by_its_address(address: str) -> None:
    """However it is written."""
    assert FEED.entry_of([address], []) is BATHS


def test_what_follows_the_question_mark_names_the_page() -> None:
    """On many sites nothing else does."""
    assert FEED.entry_of(["https://example.org/?p=12"], []) is WEIR
    assert FEED.entry_of(["https://example.org/?p=14"], []) is None


def test_by_its_title() -> None:
    """Where no address is known, or none that the feed has."""
    title = "  swimming baths   OPENED in Mill Lane "
    assert FEED.entry_of([], [None, title]) is BATHS
    assert FEED.entry_of(["https://example.org/a"], [title]) is BATHS


def test_titles_that_tell_nothing() -> None:
    """Two entries with one title, and a word that is anybody's."""
    assert FEED.entry_of([], ["The weir below the mill is rebuilt"]) is None
    assert FEED.entry_of([], ["News"]) is None
    assert FEED.entry_of([None, ""], [None, ""]) is None


def test_an_address_of_two_entries_tells_neither() -> None:
    """One entry that stands twice is still one of two."""
    twice = Feed("feed.xml", (BATHS, entry("https://example.org/baths")))
    assert twice.entry_of(["https://example.org/baths"], []) is None
