"""Weekdays: `Sunday`, `Thursdays`, `Mo, 7.6.2021`; not the Polish `do 25.02.2025`."""

from __future__ import annotations

from typing import Final

from auditor.find.chain import Chain, Item
from auditor.find.lexicon import Sense
from auditor.model.expression import Kind, Meaning

FORM: Final = "weekday"
_SHORT: Final = 3


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """A weekday at a place of the chain; short ones are for a date beside them."""
    code = chain.shadow[at]
    end = at
    while end < len(chain.shadow) and chain.shadow[end] == code:
        end += 1
    senses = [s for s in chain.senses((at, end)) if s.role == "weekday"]
    if not senses or (chr(code) == "V" and _is_foreign(chain, at, end, senses)):
        return ()
    day = int(senses[0].value)
    meaning = Meaning(
        Kind.WEEKDAY,
        FORM,
        weekday=day,
        timex_value=f"XXXX-WXX-{day + 1}",
        languages=senses[0].languages,
    )
    if chr(code) == "V" and chain.shadow[end : end + 1] == b".":
        end += 1
    return (Item(at, end, meaning, "weekday" if chr(code) == "W" else "weekday-short"),)


def _is_foreign(chain: Chain, at: int, end: int, senses: list[Sense]) -> bool:
    """Whether a short word is one of another language: `do`, `so`, `me` are words of many.

    Where the language is not known, a sign behind it or a capital letter has to speak for it.
    """
    if end - at > _SHORT:
        return False
    if chain.language is not None:
        return all(chain.language not in sense.languages for sense in senses)
    return chain.text[at:end].islower() and chain.text[end : end + 1] not in (".", ",")
