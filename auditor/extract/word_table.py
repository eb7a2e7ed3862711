"""Tables of words, written as plain text in the modules that read with them."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a table that is written as a text."""
    return frozenset(text.split())
