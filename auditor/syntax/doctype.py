"""The document type that a page declares.

Reads `<!DOCTYPE html>`, `<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">`; must not look
beyond the first `>`, which ends it also inside quotes.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from auditor.pattern import pattern
from auditor.syntax.attributes import lower, normal

_KEYWORD: Final = len("<!doctype")
_B: Final = r"[ \t\n\r\f]*+"
_QUOTED: Final = r"""(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))"""
_FORM: Final = pattern(
    rf"{_B}(?P<name>[^ \t\n\r\f]*+){_B}"
    rf"(?:(?P<public>public){_B}(?P<id>{_QUOTED})?+{_B}|(?P<system>system){_B})?+"
    rf"(?P<address>{_QUOTED})?+{_B}(?P<rest>.*+)",
    re.IGNORECASE | re.DOTALL,
)


@frozen
class Doctype:
    """A document type; what is absent is None. `correct`: it does not force quirks by its form."""

    name: str | None
    public: str | None
    system: str | None
    correct: bool


def doctype_at(source: str, start: int) -> Doctype:
    """The document type whose `<` stands there."""
    behind = source.find(">", start)
    closed = behind >= 0
    text = source[start + _KEYWORD : behind if closed else len(source)]
    form = _FORM.match(text)
    if form is None or not form["name"]:
        return Doctype(None, None, None, correct=False)
    name = normal(lower(form["name"]))
    key, public, system = form["public"] or form["system"], form["id"], form["address"]
    if key is None or (form["public"] and public is None):
        plain = closed and key is None and system is None and not form["rest"]
        return Doctype(name, None, None, correct=plain)
    if public is not None and not _is_whole(public):
        return Doctype(name, _unquoted(public), None, correct=False)
    if system is None:
        whole = closed and public is not None and not form["rest"]
    else:
        # What follows a whole address is dropped, even where the input ends in it.
        whole = _is_whole(system) and (closed or bool(form["rest"]))
    return Doctype(
        name,
        None if public is None else _unquoted(public),
        None if system is None else _unquoted(system),
        correct=whole,
    )


def _is_whole(quoted: str) -> bool:
    return len(quoted) > 1 and quoted[-1] == quoted[0]


def _unquoted(quoted: str) -> str:
    return normal(quoted[1:-1] if _is_whole(quoted) else quoted[1:])
