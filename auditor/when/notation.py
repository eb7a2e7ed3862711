"""How languages write dates, as far as it is free of any words."""

from __future__ import annotations

from typing import Final

DOTTED_DAY_FIRST: Final = frozenset(
    (
        *("be", "bg", "bs", "cs", "da", "de", "et", "fi", "hr", "is", "ka", "kk", "lb", "lv"),
        *("mk", "nb", "nn", "no", "pl", "ro", "ru", "sk", "sl", "sq", "sr", "tr", "uk"),
    )
)
"""Languages in which dates with dots are written day first only (Unicode CLDR, short dates)."""


def dotted_day_first(language: str | None) -> bool:
    """Whether the language (a BCP 47 tag) writes dotted dates day first only."""
    return (language or "").partition("-")[0].lower() in DOTTED_DAY_FIRST
