"""Finds date expressions in text, and reads the values of machine fields."""

from __future__ import annotations

from auditor.find.machine import parse_machine
from auditor.model.expression import Expression

__all__ = ["find_dates", "parse_machine"]


def find_dates(text: str, *, language: str | None = None) -> list[Expression]:
    """All date expressions of a text, in order of place; places are code points of the text.

    `language` is a BCP 47 tag; it decides which language's word is meant where two differ.
    """
    from auditor.find import scanner  # noqa: PLC0415 - patterns and words load at first use

    return scanner.find_dates(text, language=language)
