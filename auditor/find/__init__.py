"""Finds date expressions in text, and reads the values of machine fields."""

from __future__ import annotations

from auditor.model.expression import Expression, Meaning

__all__ = ["find_dates", "parse_machine"]


def find_dates(
    text: str, *, language: str | None = None, most: int | None = None
) -> list[Expression]:
    """All date expressions of a text, in order of place; places are code points of the text.

    `language` is a BCP 47 tag; it decides which language's word is meant where two differ.
    With `most`, no more than so many, the first ones: what follows them is not looked at.
    """
    from auditor.find import scanner  # noqa: PLC0415 - patterns and words load at first use

    return scanner.find_dates(text, language=language, most=most)


def parse_machine(text: str, *, epoch: bool = False, language: str | None = None) -> Meaning | None:
    """What a whole machine value says; None when it is not one date.

    `epoch` allows seconds and milliseconds since 1970, which nothing but the field's own
    meaning tells from any number. `language` (BCP 47) is that of the field, for month names.
    """
    from auditor.find import machine  # noqa: PLC0415 - plain text has no machine values

    return machine.parse_machine(text, epoch=epoch, language=language)
