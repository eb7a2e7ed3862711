# ruff: noqa: RUF001 - words and marks of other scripts are data
"""Mails that a mail quotes or forwards: where they stand, and which lines state their dates.

Read: lines behind `>`, "On Mon, 3 May 2021 at 10:15, Ann wrote:", "-----Original Message-----",
a block of From, Sent, To and Subject. Not read as a quotation: "He wrote:" in a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from auditor.extract.word_table import words
from auditor.pattern import pattern

_LONGEST: Final = 400
_WRAPPED: Final = 3
_BLOCK: Final = 7
_LEAST: Final = 3
_MARKS: Final = " \t\xa0>|*•_"


class Quoted(NamedTuple):
    """A quoted mail: its span, its number from 1, and the spans of lines that state its date."""

    start: int
    end: int
    number: int
    dated: tuple[tuple[int, int], ...]


class _Open(NamedTuple):
    """A quoted mail whose end is not yet known; `marked`: it ends with the lines behind `>`."""

    line: int
    dated: tuple[int, ...]
    marked: bool


def quoted_mails(text: str, starts: Sequence[int]) -> list[Quoted]:
    """The quoted mails of a text, in order; `starts` are the offsets of its lines."""
    lines = [text[low:high] for low, high in zip(starts, (*starts[1:], len(text)), strict=True)]
    found: list[Quoted] = []
    current: _Open | None = None
    skip = 0
    for index, line in enumerate(lines):
        if current is not None and current.marked and _is_outside(line):
            found.append(_closed(current, starts, index, len(text), len(found) + 1))
            current = None
        if index < skip or not line.strip():
            continue
        dated = _opening(lines, index)
        if dated is None and current is None and _is_marked(line):
            dated = ()
        if dated is None:
            continue
        skip = max((index, *dated)) + 1
        if current is not None and _is_bare(current, lines, index):
            current = current._replace(dated=(*current.dated, *dated))
            continue
        if current is not None:
            found.append(_closed(current, starts, index, len(text), len(found) + 1))
        current = _Open(index, dated, _is_marked(line) or _leads_to_marks(lines, skip))
    if current is not None:
        found.append(_closed(current, starts, len(lines), len(text), len(found) + 1))
    return found


def _closed(one: _Open, starts: Sequence[int], line: int, length: int, number: int) -> Quoted:
    def offset(at: int) -> int:
        return starts[at] if at < len(starts) else length

    dated = tuple((starts[at], offset(at + 1)) for at in one.dated)
    return Quoted(starts[one.line], offset(line), number, dated)


def _is_bare(one: _Open, lines: Sequence[str], line: int) -> bool:
    """Whether a quoted mail consists of its separator as yet: its own header block follows."""
    return not one.dated and not any(lines[at].strip(_BLANK) for at in range(one.line + 1, line))


_BLANK: Final = _MARKS + "\r\n"


def _is_marked(line: str) -> bool:
    return line.lstrip(" \t\xa0").startswith((">", "|>"))


def _is_outside(line: str) -> bool:
    """Whether a line is the mail's own again."""
    return bool(line.strip()) and not _is_marked(line)


def _leads_to_marks(lines: Sequence[str], line: int) -> bool:
    """Whether the next line that holds anything is marked as quoted."""
    for at in range(line, min(line + _WRAPPED, len(lines))):
        if lines[at].strip():
            return _is_marked(lines[at])
    return False


def _opening(lines: Sequence[str], index: int) -> tuple[int, ...] | None:
    """The lines that state the date of a quoted mail that begins at a line; None: none does."""
    plain = lines[index].strip(_BLANK)
    if not plain or len(plain) > _LONGEST:
        return None
    if _SEPARATOR.match(plain):
        return ()
    return _attribution(lines, index, plain) or _block(lines, index, plain)


def _attribution(lines: Sequence[str], index: int, plain: str) -> tuple[int, ...] | None:
    """The lines of "On 3 May 2021, Ann wrote:", which programs wrap."""
    said = plain
    for at in range(index, min(index + _WRAPPED, len(lines))):
        if at > index:
            more = lines[at].strip(_BLANK)
            if not more or not said.lower().startswith(_OPENERS):
                return None
            said = f"{said} {more}"
        if len(said) > _LONGEST:
            return None
        if said.endswith((":", ":*")):
            return tuple(range(index, at + 1)) if _is_attribution(said) else None
    return None


def _is_attribution(said: str) -> bool:
    if not any(character.isdecimal() for character in said):
        return False
    plain = said.lower()
    told = any(word.strip(_TRIM) in _WROTE for word in plain.split()) or "a écrit" in plain
    return told or _SENDER.search(said) is not None


def _block(lines: Sequence[str], index: int, plain: str) -> tuple[int, ...] | None:
    """The lines with the date in a block of From, Sent, To and Subject."""
    kind = _kind(plain)
    if kind is None:
        return None
    kinds, dated = {kind}, [index] if kind == "date" else []
    for at in range(index + 1, min(index + _BLOCK, len(lines))):
        kind = _kind(lines[at].strip(_BLANK))
        if kind is not None:
            kinds.add(kind)
            dated += [at] if kind == "date" and not dated else []
    return tuple(dated) if len(kinds) >= _LEAST and {"from", "date"} <= kinds else None


def _kind(plain: str) -> str | None:
    name, colon, _ = plain[:24].partition(":")
    return _LABELS.get(name.strip(_TRIM).lower()) if colon else None


_TRIM: Final = " \t\xa0*_:,.;"
_SEPARATOR: Final = pattern(
    r"(?:-{2,40}\s?|_{5,80}\s*+)(?:original(?:\smessage|nachricht|-nachricht)?|urspr(?:ü|ue)ngliche"
    r"\snachricht|weitergeleitete\snachricht|forwarded\sby\b|forwarded(?:\smessage)?|message\s"
    r"d['’]origine|message\stransf|message\soriginal|mensaje\s(?:original|reenviado)|messaggio\s"
    r"(?:originale|inoltrato)|oorspronkelijk\sbericht|doorgestuurd\sbericht|mensagem\s(?:original|"
    r"encaminhada)|reply\smessage|urspr(?:u|ü)ngligt\smeddelande|vidarebefordrat)"
    r"|(?:begin\sforwarded\smessage|anfang\sder\sweitergeleiteten|d(?:é|e)but\sdu\smessage|inicio\s"
    r"del\smensaje|inizio\smessaggio)",
    34,  # IGNORECASE | UNICODE
)
_SENDER: Final = pattern(r"<[^<>\s@]{1,80}@[^<>\s@]{1,80}>\s*:?\*?\Z")
_OPENERS: Final = (
    "on ", "am ", "le ", "el ", "il ", "op ", "em ", "den ", "dne ", "w dniu ", "von ", "at ",
)  # fmt: skip
_WROTE: Final = words(
    "wrote writes schrieb schrieben geschrieben escribió escribio scritto scrive schreef "
    "escreveu skrev napisał napsal kirjoitti írta пишет писал написал"
)
_LABELS: Final = {
    **dict.fromkeys(("from", "von", "de", "da", "van", "fra", "från", "od"), "from"),
    **dict.fromkeys(
        ("sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "enviado", "enviado el",
         "fecha", "inviato", "data", "verzonden", "skickat", "sendt", "dato"),
        "date",
    ),
    **dict.fromkeys(("to", "an", "à", "para", "a", "aan", "til", "till"), "to"),
    **dict.fromkeys(
        ("subject", "betreff", "objet", "asunto", "oggetto", "onderwerp", "assunto", "emne",
         "ämne"),
        "subject",
    ),
}  # fmt: skip
