"""What records call their language, as a BCP 47 tag.

Reads `en`, `pt_BR`, `English`, `eng`; not `multiple` or `unknown`.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.pattern import pattern

_TAG: Final = pattern(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*+", re.IGNORECASE)
_TABLE: Final = """
ar arabic ara|bg bulgarian bul|bn bengali ben|ca catalan cat|cs czech ces cze|da danish dan
de german deutsch deu ger|el greek ell gre|en english eng|es spanish español spa|et estonian est
fa persian farsi fas per|fi finnish fin|fr french français fra fre|he hebrew heb|hi hindi hin
hr croatian hrv|hu hungarian hun|id indonesian ind|is icelandic isl|it italian italiano ita
ja japanese jpn|ko korean kor|lt lithuanian lit|lv latvian lav|ms malay msa|nl dutch nld dut
no norwegian nor|pl polish polski pol|pt portuguese português por|ro romanian ron rum
ru russian rus|sk slovak slk slo|sl slovenian slv|sr serbian srp|sv swedish swe|sw swahili swa
ta tamil tam|th thai tha|tr turkish tur|uk ukrainian ukr|ur urdu urd|vi vietnamese vie
zh chinese zho chi
"""
_NAMES: Final = {
    name: tag
    for tag, *names in (entry.split() for entry in _TABLE.strip().replace("\n", "|").split("|"))
    for name in names
}
_NO_LANGUAGE: Final = frozenset(("und", "mul", "zxx", "mis"))


def tag(text: str) -> str | None:
    """The tag of a language that is told; None where it tells none."""
    told = text.strip().replace("_", "-").partition(".")[0]
    known = _NAMES.get(told.lower())
    if known is not None:
        return known
    if _TAG.fullmatch(told) is None or told.lower() in _NO_LANGUAGE:
        return None
    primary, *others = told.split("-")
    return "-".join([primary.lower(), *(o.upper() if len(o) == 2 else o for o in others)])  # noqa: PLR2004 - a region has two letters
