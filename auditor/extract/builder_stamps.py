"""The day on which a program built or served the page, as it prints it there.

Read: `Rendered by PID 5 at 2026-03-05`, `Page generated: 5 March 2026`, `Erstellt mit Hugo am 5.
März 2026`. Not read: `Created by Ada Lund on 5 March 2026`, where a person did.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.word_table import words

_STRIP: Final = " \t\xa0.,:;()[]*|–—-"  # noqa: RUF001 - dashes are data
_FIRST: Final = 4
_BUILT: Final = words("rendered generated compiled generiert erzeugt gerendert généré generado")
_GOES_ON: Final = words(
    "by with on at using from in mit von am durch um vom automatically automatisch par le por el"
)
_MADE: Final = words("created built made erstellt gebaut erzeugt")
_WITH: Final = words("with using mit")
_PAGE: Final = words("page site seite website html documentation docs dokumentation")
_DROPPED: Final = words("this the diese die was is wurde ist last zuletzt")
_OPENINGS: Final = _BUILT | _MADE | _PAGE | _DROPPED | {""}


def is_builder_stamp(head: str) -> bool:
    """Whether the words before a date, from the start of its line, are a program's."""
    opening = head.split(None, 1)[:1]
    if not opening or opening[0].strip(_STRIP).lower() not in _OPENINGS:
        return False  # the quick way for nearly every date
    plain = [word.strip(_STRIP).lower() for word in head.split(None, _FIRST)[:_FIRST]]
    plain = [word for word in plain if word and word not in _DROPPED]
    if not plain:
        return False
    first, second = plain[0], plain[1] if len(plain) > 1 else ""
    if first in _PAGE:
        return second in _BUILT
    if first in _BUILT:
        return not second or second in _GOES_ON
    return first in _MADE and second in _WITH
