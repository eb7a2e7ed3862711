# ruff: noqa: RUF001 - apostrophes of print are data
"""What editors say of their own text in a sentence, before or below it.

Read: "This story has been updated with new information Friday", "We updated this article on 3
May 2020", "This article appears in the May 2020 issue". Not read: "updated to say that it opens
on Friday", and what tells of another article.
"""

from __future__ import annotations

import re
from typing import Final

from auditor.extract.word_table import words
from auditor.model import Role
from auditor.pattern import pattern

_FEW: Final = 5
_AUXILIARIES: Final = 4
_TAIL: Final = 48
_NEAR: Final = 72


def role_of_note(head: str, tail: str) -> Role | None:
    """The role of a date that such a sentence states; None where it is none.

    `head` is all that the line says before the date. The date of an issue in print is only a
    reference: it is often another day than that of the page.
    """
    plain = head.strip().lower().replace("’", "'")
    opening = plain.split(None, 1)[:1]
    if not opening or opening[0].strip("(*[") not in _OPENINGS:
        return None
    if _tells_of_a_change(plain) or _WE_CHANGED.match(plain) or _THEN_CHANGED.match(plain):
        return Role.MODIFIED
    if _FIRST.match(plain):
        return Role.PUBLISHED
    behind = tail[:_TAIL].lower()
    if _PRINTED.match(plain) and not _ISSUES.isdisjoint(_WORD.findall(plain[-_NEAR:] + behind)):
        return Role.REFERENCE
    return None


def _tells_of_a_change(head: str) -> bool:
    """Whether a line reads "This story has been updated with new information Friday".

    What it was changed for may have a date as well: "updated to say that it opens on Friday".
    """
    said = head.lower().split()
    if said[:1] != ["this"] or said[1:2] == [] or said[1] not in _TEXTS:
        return False
    at = next((at for at, word in enumerate(said) if word in _CHANGED), 0)
    behind = said[at + 1 :]
    return 1 < at <= _AUXILIARIES and len(behind) <= _FEW and _REASONS.isdisjoint(behind)


_TEXTS: Final = words("story article post report page piece item")
_CHANGED: Final = words("updated corrected revised amended modified edited")
_REASONS: Final = words("to that because after since for")
_OPENINGS: Final = words("this the a an we editor's editors' editor published dieser")
_ISSUES: Final = words("print issue edition magazine newspaper ausgabe printausgabe heft")
_WORD: Final = pattern(r"\w+")
_TEXT: Final = r"(?:article|story|post|report|page|piece|item|essay|review|guide|list|interview)"
_WE_CHANGED: Final = pattern(
    r"\W?(?:editor'?s?'? notes?[:,.] )?we (?:(?:have|last|recently|also) ){0,2}"
    rf"(?:updated|revised|corrected|edited) (?:this|our) {_TEXT}\b[^.!?:;,]{{0,40}}(?: on| in)?\Z"
)
_FIRST: Final = pattern(
    rf"\W?(?:this|the) {_TEXT} (?:was|has been) (?:originally|first|initially) "
    r"(?:published|posted)(?: online)?(?: on| in)?\Z"
)
_THEN_CHANGED: Final = pattern(
    rf"\W?(?:this|the) {_TEXT} (?:was|has been) (?:originally|first|initially) "
    r"(?:published|posted)\b[^.!?:;]{0,40} (?:and|but) (?:(?:it|was|has|been|since|last) ){0,3}"
    r"(?:updated|revised|corrected|edited)(?: on| in)?\Z"
)
_PRINTED: Final = pattern(
    rf"\W?(?:(?:an? (?:\w+ )?version of )?this {_TEXT} (?:(?:also|first|originally) )?"
    r"(?:appear(?:s|ed)|was published|is published|ran|runs) (?:in|on)\b[^.!?:;]{0,64}"
    r"|published in (?:the|our) (?:print )?(?:edition|issue)\b[^.!?:;]{0,40}"
    r"|dieser (?:artikel|beitrag|text) (?:erschien|erscheint|stammt|ist|wurde)\b[^.!?:;]{0,64})\Z",
    re.IGNORECASE,
)
