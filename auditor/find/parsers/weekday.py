"""Weekdays: `Sunday`, `Thursdays`, `last Monday`; not the newspaper `The Sun`."""

from __future__ import annotations

from typing import Final

from auditor.find.chain import Chain, Item
from auditor.model.expression import Kind, Meaning

FORM: Final = "weekday"


def read(chain: Chain, at: int) -> tuple[Item, ...]:
    """A weekday at a place of the chain; short ones are for a date beside them."""
    code = chain.shadow[at]
    end = at
    while end < len(chain.shadow) and chain.shadow[end] == code:
        end += 1
    senses = [s for s in chain.senses((at, end)) if s.role == "weekday"]
    if not senses:
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
