"""The one pattern that finds date-like stretches in the shadow of a text.

A stretch ("chain") begins where a date, a length of time or a repetition can begin and takes
in what stands beside it: further dates, clock times, ranges, lists. What in it is an
expression is for the parsers to say; the pattern only has to refuse ordinary text quickly.
It begins with one character set, and every repetition in it is bounded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

BLANK: Final = rb"(?:[ \t]{1,2}|[ \t]?\r?\n[ \t]?)"
"""Between two words of a date; a date may be broken over two lines."""
_MAYBE: Final = rb"[ \t]{0,2}"
_WORDS: Final = (
    rb"(?:(?:of|the|in|on|at|and|or|to|through|thru|until|till|de|del|der|den|dem|des|und|oder|bis"
    rb"|um|von|zum|no|from|since|a|an)[ \t]{1,2}){0,2}"
)
_GAP: Final = rb"(?:[ \t]?\r?\n[ \t]?|[ \t]{0,2}[.,:/+()'@|~-]{0,2}" + BLANK + rb"?)" + _WORDS
_CLOCK_END: Final = (
    rb"(?:[ ]?[ap]\.?[ ]?m\b\.?)?(?:[ ]?(?:uhr|hrs?|o'clock)\b)?"
    rb"(?:[ ]?(?:(?:utc|gmt)?[ ]?[+-][0-9]{1,2}:?[0-9]{0,2}(?![0-9])|\(?(?:[a-z]{3,4}|z|[A-Z]{2,4})\b\)?))?"
)
_CLOCK: Final = (
    rb"[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?![0-9])" + _CLOCK_END
    + rb"|(?:[.h][0-9]{2})?[ ]?(?:[ap]\.?[ ]?m\b|uhr\b|o'clock\b)" + _CLOCK_END + rb")"
)
_ATOM: Final = (
    rb"(?:" + _CLOCK + rb"|[0-9]{1,2}(?:[ ]?(?:st|nd|rd|th)\b|er\b|[\xba\xaa\xb0])?(?![0-9])"
    rb"|[0-9]{3,4}(?:er\b|'?s\b|-w[0-9]{2})?(?![0-9])|[0-9]{6,8}(?![0-9])"
    rb"|[A-Z]+)"
)
_TAIL: Final = rb"(?:" + _GAP + _ATOM + rb"){0,40}"
_ORD: Final = rb"(?:[ ]?(?:st|nd|rd|th)\b|er\b|[.\xba\xaa\xb0])?"
_LIST: Final = rb"(?:[ ]?(?:[,&/-]|and|und|or|oder|to|bis)[ ]?(?:(?:the|dem|den)[ ])?[0-9]{1,2}" + _ORD + rb"){0,6}"
_JOIN: Final = rb"[ \t\r\n,.\-/']{0,3}(?:(?:of|the|de|del|di|da|von|van|day of|den)[ ]){0,2}"

_DIGIT_STARTS: Final = (
    # 11/4/2021, 11. 4. 2021, 2021-04-11, 2021-04-11T10:15:00+02:00
    rb"[0-9]{0,3}[ ]?(?P<sep>[./-])[ ]?[0-9]{1,2}[ ]?(?P=sep)[ ]?[0-9]{1,4}(?![0-9])"
    rb"(?:t[0-9][0-9:.,]{1,24}(?:z\b|[+-][0-9:]{2,6})?)?",
    rb"[0-9]?\.[ ]?[0-9]{1,2}\.(?![0-9])",  # 11.4.
    rb"[0-9]?[ ]?[/.-][ ]?[12][0-9]{3}(?![0-9])",  # 4/2021
    rb"(?<=[12])[0-9]{3}(?:er\b|'?s\b|-?w[0-9]{2}(?:-?[1-7])?)?(?![0-9])",  # 2021, 1990s, 2020-W05
    rb"[0-9]?(?::[0-9]{2}(?:(?::[0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9])|(?:[.h][0-9]{2})?[ ]?(?:[ap]\.?[ ]?m\b|uhr\b|o'clock\b))"
    + _CLOCK_END,  # 10:15, 10.15 Uhr, 10 am
    rb"(?<=[12])[0-9]{7}(?:t[0-9]{4,6}z?)?(?![0-9])",  # 20210411
    rb"0(?:'?s|er)\b",  # 90s, 80er
    rb"[0-9]{0,3}(?:[ ]?-[ ]?|[ ]to[ ])[0-9]{1,4}[ ](?=B)",  # 499-493 BC
    rb"[0-9]?/[0-9]{1,2}[ ](?=[VW]|(?:at|um)[ ][0-9])",  # 7/6 at 10
    rb"[0-9]?[ ]?(?:st|nd|rd|th)\b",
    # 8th of April, 8, 9 and 10 May, 5 years, 8. 10. 2021
    rb"[0-9]{0,3}(?:[.,][0-9]{1,3})?" + _ORD + _LIST + _JOIN + rb"(?=[A-Z])",
)
"""What may follow the first digit."""
_CODE_STARTS: Final = (
    (b"MWRSEYLC", rb"[A-Z]*"),
    (b"VX", rb"[A-Z]*(?=[.,]{0,2}[ ]?(?:[A-Z0-9]|the[ ]|de[ ]|den[ ]))"),
    (b"K", rb"K*[. -]{1,2}(?:(?:of|the|in|this|der|des|dieses)[ ]){0,2}(?=[MWSRUDXO0-9CN])"),
    (b"DJ", rb"[A-Z]*[ ](?:[A-Z0-9]+[ ]|[a-z]{1,10}[ ]){0,2}(?=[UMWSTVN])"),
    (b"N", rb"N*(?:[ -](?:and[ ])?(?:a[ ])?N+){0,4}[ -](?:[a-z]{2,10}[ ])?(?=[UYAO])"),
    (b"O", rb"O*[ -](?:[a-z]{1,9}[ ]){0,2}(?=[UYSMWDKN0-9])"),
    (b"P", rb"P*[ ](?:[a-z]{2,8}[ ])?(?=[N0-9U])"),
    (b"A", rb"A*[ ](?=[0-9N])"),
    (b"B", rb"B*[ .]{0,2}(?=[0-9])"),
    (b"U", rb"(?:(?<=[ \n(]a[ ]U)|(?<=[ \n(]an[ ]U))U*|(?<=U)U*[ ](?=[GA0-9])"),
    (b"Q", rb"(?=[1-4])"),
    (b"F", rb"F*[ ](?=U)"),
)


@cache
def chains() -> re.Pattern[bytes]:
    """The pattern, compiled at first use."""
    digit = (
        rb"(?<![0-9a-z_\xb5\xc0-\xff].)(?<![0-9][.,:].)(?:" + b"|".join(_DIGIT_STARTS) + rb")"
    )
    codes = b"|".join(rb"(?<=[" + first + rb"])" + rest for first, rest in _CODE_STARTS)
    return re.compile(
        rb"[0-9A-Y](?:(?<=[0-9])" + digit + rb"|(?<![A-Z].)(?:" + codes + rb"))" + _TAIL
    )
