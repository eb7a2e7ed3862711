"""The one pattern that finds date-like stretches in the shadow of a text.

A stretch ("chain") begins at a number that can be part of a date or at a painted word, and
takes in the dates, clock times, ranges and lists that follow. What in it is an expression is
for the parsers to say; the pattern only has to refuse ordinary text quickly. It begins with
one character set, and every repetition in it is bounded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_WORDS: Final = (
    rb"(?:(?:of|the|in|on|at|and|or|to|through|thru|until|till|de|del|der|den|dem|des|und|oder|bis"
    rb"|um|von|zum|from|since)[ \t]{1,2}){0,2}"
)
_LINE: Final = rb"[ \t]?\r?\n[ \t]?"
_BROKEN: Final = (
    rb"(?:(?<=[M,])"
    + _LINE
    + rb"|(?<=[0-9.])(?<![0-9]{3})"
    + _LINE
    + rb"(?=M|[12][0-9]{3}(?![0-9,.])))"
)
"""A line end inside a date: beside its month, or before its year."""
_GAP: Final = (
    rb"(?:"
    + _BROKEN
    + rb"|[ \t]{0,2}[.,:/+()'@|~-]{0,2}(?:[ \t]{1,2}|"
    + _BROKEN
    + rb")?)"
    + _WORDS
)
_CLOCK_END: Final = (
    rb"(?:[ ]?[ap]\.?[ ]?m\b\.?)?(?:[ ]?(?:uhr|hrs?|o'clock)\b)?"
    rb"(?:[ ]?(?:(?:utc|gmt)?[ ]?[+-][0-9]{1,2}:?[0-9]{0,2}(?![0-9])|\(?(?:[a-z]{3,4}|z)\b\)?))?"
)
_CLOCK: Final = (
    rb"[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?![0-9])"
    + _CLOCK_END
    + rb"|(?:[.h][0-9]{2})?[ ]?(?:[ap]\.?[ ]?m\b|uhr\b|o'clock\b)"
    + _CLOCK_END
    + rb")"
)
_FOREIGN_WORD: Final = rb"(?:[a-z?'\xaa\xb5-\xff]{1,20}\.?[ ]){1,3}"
_FOREIGN: Final = rb"(?:[ ]?[.\xaa\xba-]?[ ]?)" + _FOREIGN_WORD + rb"[12][0-9]{3}(?![0-9])"
_ATOM: Final = (
    rb"(?:[A-Z]+|[0-9]{1,2}"
    + _FOREIGN
    + rb"|"
    + _CLOCK
    + rb"|[0-9]{1,2}(?:[ ]?(?:st|nd|rd|th)\b|er\b|[\xba\xaa\xb0])?(?![0-9])"
    rb"|[0-9]{3,4}(?:ern?\b|'?s\b|-w[0-9]{2})?(?![0-9])|[0-9]{6,8}(?![0-9])|(?:bce?|ad|ce)\b)"
)
_TAIL: Final = rb"(?:" + _GAP + _ATOM + rb"){0,40}"
_ORD: Final = rb"(?:[ ]?(?:st|nd|rd|th)\b|er\b|[.\xba\xaa\xb0])?"
_LIST: Final = (
    rb"(?:[ ]?(?:[,&/-]|and|und|or|oder|to|bis)[ ]?(?:(?:the|dem|den)[ ])?[0-9]{1,2}"
    + _ORD
    + rb"){0,6}"
)
_JOIN: Final = rb"[ \t\r\n,.\-/']{0,3}(?:(?:of|the|de|del|di|da|von|van|day of|den)[ ]){0,2}"
_T_CLOCK: Final = rb"(?:t[0-9][0-9:.,]{1,24}(?:z\b|[+-][0-9:]{2,6})?)?"
_BC: Final = rb"(?:bce?\b|ad\b|ce\b|[vn]\.[ ]?(?:chr\.?|u\.|d\.))"

_DIGIT_STARTS: Final = (
    rb"[0-9]?[ ]th\xe1ng[ ][0-9]{1,2},?[ ](?:n\xffm[ ])?[0-9]{4}",  # 11 tháng 4 năm 2021
    # 11/4/2021, 11. 4. 2021, 2021-04-11, 2021-04-11T10:15:00+02:00
    rb"[0-9]{0,3}[ ]?(?P<sep>[./-])[ ]?[0-9]{1,2}[ ]?(?P=sep)[ ]?[0-9]{1,4}(?![0-9])" + _T_CLOCK,
    rb"[0-9]?\.[ ]?[0-9]{1,2}\.(?![0-9])",  # 11.4.
    rb"[0-9]?\.?[ ]?-[ ]?[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}(?![0-9])",  # 8.-10.4.2021
    rb"[0-9]?[ ]?[/.-][ ]?[12][0-9]{3}(?![0-9])",  # 4/2021
    # 2021. gada 11. aprīlis
    rb"(?<=[12])[0-9]{3}(?:e?ko)?(?:[. ]{1,2}|-)(?:[0-9]{1,2}\.?[ ])?"
    + _FOREIGN_WORD
    + rb"[0-9]{1,2}(?![0-9])",
    # 2021, 1990s, 2020-W05
    rb"(?<=[12])[0-9]{3}(?:ern?\b|'?s\b|-?w[0-9]{2}(?:-?[1-7])?)?(?![0-9])",
    rb"[0-9]?(?::[0-9]{2}(?:(?::[0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9])"  # 10:15
    rb"|(?:[.h][0-9]{2})?[ ]?(?:[ap]\.?[ ]?m\b|uhr\b|o'clock\b))" + _CLOCK_END,  # 10.15 Uhr, 10 am
    rb"(?<=[12])[0-9]{7}(?:t[0-9]{4,6}z?)?(?![0-9])",  # 20210411
    rb"0(?:'?s|ern?)\b",  # 90s, 80er
    # 499-493 BC, 44 v. Chr.
    rb"[0-9]{0,3}(?:(?:[ ]?-[ ]?|[ ]to[ ])[0-9]{1,4})?[ ]" + _BC,
    rb"[0-9]?/[0-9]{1,2}[ ](?=[VW]|(?:at|um)[ ][0-9])",  # 7/6 at 10
    # 8th of April, 8, 9 and 10 May, 5 years
    rb"[0-9]{0,3}(?:[.,][0-9]{1,3})?" + _ORD + _LIST + _JOIN + rb"(?:[a-z]{4,11}[ ])?(?=[A-Z])",
    rb"[0-9]?[ ]?(?:st|nd|rd|th)\b",
    rb"[0-9]{0,2}-?j\xe4hrig[a-z]{0,2}",
    rb"[0-9]?" + _FOREIGN,  # 11 de abril de 2021
    rb"[0-9]?[-/](?:[a-z?\xb5-\xff]{2,10})\.?[-/](?:[12][0-9]{3}|[0-9]{2})(?![0-9])",  # 11-abr-2021
    rb"[0-9]?,?[ ](?=[12][0-9]{3}(?![0-9]))",  # the day in "abril 11, 2021"
)
"""What may follow the first digit."""
_CODE_STARTS: Final = (
    rb"(?<=[MWURSEYTFVC-L])[A-Z]*"
    rb"|(?<=[AB])[A-Z]*[ -]?(?=[0-9a-z])"  # aged 45, AD 79, Juche 110
    rb"|(?<=Q)(?=[1-4])"
)


@cache
def chains() -> re.Pattern[bytes]:
    """The pattern, compiled at first use."""
    digits = rb"(?<![0-9a-z_\xb5\xc0-\xff].)(?<![0-9][.,:].)(?:" + b"|".join(_DIGIT_STARTS) + rb")"
    return re.compile(
        rb"[0-9A-Y](?:(?<=[0-9])" + digits + rb"|(?<![A-Z].)(?:" + _CODE_STARTS + rb"))" + _TAIL
    )


@cache
def tail() -> re.Pattern[bytes]:
    """What may follow a word that continues a chain."""
    return re.compile(_TAIL)
