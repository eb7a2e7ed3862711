# ruff: noqa: RUF001 - words and marks of other scripts are data
"""Mails that a mail quotes or forwards: where they stand, and which lines state their dates.

Read: lines behind `>`, "On Mon, 3 May 2021 at 10:15, Ann wrote:", "-----Original Message-----",
a block of From, Sent, To and Subject. Not read as a quotation: "He wrote:" in a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from auditor.extract.word_table import words
from auditor.pattern import pattern

_LONGEST: Final = 400
_WRAPPED: Final = 3
_BLOCK: Final = 7
_ABOVE: Final = 3
_LEAST: Final = 3
_MARKS: Final = " \t\xa0>|*•_"


class Quoted(NamedTuple):
    """A quoted mail: its span, its number from 1, and the spans of lines that state its date."""

    start: int
    end: int
    number: int
    dated: tuple[tuple[int, int], ...]


class _Open(NamedTuple):
    """A quoted mail that ends where the next begins, or with the text."""

    line: int
    dated: tuple[int, ...]


def quoted_mails(text: str, starts: Sequence[int]) -> list[Quoted]:
    """The quoted mails of a text, in order; `starts` are the offsets of its lines."""
    seen = _Lines(text, starts)
    openings = {**seen.attributions(), **seen.blocks(), **dict.fromkeys(seen.separators(), ())}
    found: list[Quoted] = []
    current: _Open | None = None
    after = 0
    for line in sorted({*openings, *seen.marked}):
        dated = openings.get(line)
        if line < after or (current is not None and dated is None):
            continue
        dated = dated or ()
        after = max((line, *dated)) + 1
        if current is not None and seen.is_bare(current, line):
            current = current._replace(dated=(*current.dated, *dated))
            continue
        if current is not None:
            found.append(seen.quoted(current, line, len(found) + 1))
        current = _Open(line, dated)
        if line in seen.marked or seen.leads_to_marks(after):
            after = seen.end_of_marks(after)
            found.append(seen.quoted(current, after, len(found) + 1))
            current = None
    if current is not None:
        found.append(seen.quoted(current, len(starts), len(found) + 1))
    return found


class _Lines:
    """The lines of a text, of which few are looked at: those that open a quoted mail."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self.text = text
        self.starts = starts
        self.marked = set(self._numbers(_MARKED))

    def _numbers(self, wanted: re.Pattern[str]) -> Iterator[int]:
        for match in wanted.finditer(self.text):
            yield bisect_right(self.starts, match.start()) - 1

    def plain(self, line: int) -> str:
        """A line without what marks it as quoted or bold; one of prose is cut."""
        start = self.starts[line]
        return self.text[start : min(self._offset(line + 1), start + _LONGEST)].strip(_BLANK)

    def _offset(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def quoted(self, one: _Open, end: int, number: int) -> Quoted:
        """The quoted mail that ends before a line."""
        dated = tuple((self.starts[at], self._offset(at + 1)) for at in one.dated)
        return Quoted(self.starts[one.line], self._offset(end), number, dated)

    def is_bare(self, one: _Open, line: int) -> bool:
        """Whether a quoted mail is its separator as yet: its own header block follows."""
        if one.dated or line - one.line > _WRAPPED:
            return False
        return not any(self.plain(at) for at in range(one.line + 1, line))

    def leads_to_marks(self, line: int) -> bool:
        """Whether the next line that holds anything is marked as quoted."""
        for at in range(line, min(line + _WRAPPED, len(self.starts))):
            if at in self.marked:
                return True
            if self.plain(at):
                break
        return False

    def end_of_marks(self, line: int) -> int:
        """The first line from there on that is the mail's own again."""
        while line < len(self.starts) and (line in self.marked or not self.plain(line)):
            line += 1
        return line

    def separators(self) -> Iterator[int]:
        """The lines like "-----Original Message-----"."""
        return self._numbers(_SEPARATOR)

    def attributions(self) -> dict[int, tuple[int, ...]]:
        """The lines of "On 3 May 2021, Ann wrote:", by the first; programs wrap them."""
        found: dict[int, tuple[int, ...]] = {}
        for last in self._numbers(_COLON):
            said = ""
            for first in range(last, max(-1, last - _WRAPPED), -1):
                more = self.plain(first)
                said = f"{more} {said}".strip()
                if not more or len(said) > _LONGEST or not said.endswith((":", ":*")):
                    break
                if (first == last or said.lower().startswith(_OPENERS)) and _is_attribution(said):
                    found[first] = tuple(range(first, last + 1))
        return found

    def blocks(self) -> dict[int, tuple[int, ...]]:
        """The lines with the date in blocks of From, Sent, To and Subject, by the first line."""
        found: dict[int, tuple[int, ...]] = {}
        for line in self._numbers(_FROM):
            first = line
            while first and line - first < _ABOVE and _kind(self.plain(first - 1)):
                first -= 1
            kinds: dict[str, int] = {}
            for at in range(first, min(line + _BLOCK, len(self.starts))):
                kind = _kind(self.plain(at))
                if kind is not None:
                    kinds.setdefault(kind, at)
            if len(kinds) >= _LEAST and "date" in kinds:
                found[first] = (kinds["date"],)
        return found


def _is_attribution(said: str) -> bool:
    if not any(character.isdecimal() for character in said):
        return False
    plain = said.lower()
    told = any(word.strip(_TRIM) in _WROTE for word in plain.split()) or "a écrit" in plain
    return told or _SENDER.search(said) is not None


def _kind(plain: str) -> str | None:
    name, colon, _ = plain[:24].partition(":")
    return _LABELS.get(name.strip(_TRIM).lower()) if colon else None


_BLANK: Final = _MARKS + "\r\n"
_TRIM: Final = " \t\xa0*_:,.;"
_SEPARATOR: Final = pattern(
    r"^[ \t\xa0>|*•]*+(?:(?:-{2,40}[ \t]?|_{5,80}[ \t]*+)"
    r"(?:original(?:\smessage|nachricht|-nachricht)?|urspr(?:ü|ue)ngliche"
    r"\snachricht|weitergeleitete\snachricht|forwarded\sby\b|forwarded(?:\smessage)?|message\s"
    r"d['’]origine|message\stransf|message\soriginal|mensaje\s(?:original|reenviado)|messaggio\s"
    r"(?:originale|inoltrato)|oorspronkelijk\sbericht|doorgestuurd\sbericht|mensagem\s(?:original|"
    r"encaminhada)|reply\smessage|urspr(?:u|ü)ngligt\smeddelande|vidarebefordrat)"
    r"|(?:begin\sforwarded\smessage|anfang\sder\sweitergeleiteten|d(?:é|e)but\sdu\smessage|inicio\s"
    r"del\smensaje|inizio\smessaggio))",
    re.IGNORECASE | re.MULTILINE,
)
_MARKED: Final = pattern(r"^[ \t\xa0]*+\|?>", re.MULTILINE)
_COLON: Final = pattern(r":\*?[^\S\n]*+$", re.MULTILINE)
_SENDER: Final = pattern(r"<[^<>\s@]{1,80}@[^<>\s@]{1,80}>\s*:?\*?\Z")
_OPENERS: Final = (
    "on ", "am ", "le ", "el ", "il ", "op ", "em ", "den ", "dne ", "w dniu ", "von ", "at ",
)  # fmt: skip
_WROTE: Final = words(
    "wrote writes schrieb schrieben geschrieben escribió escribio scritto scrive schreef "
    "escreveu skrev napisał napsal kirjoitti írta пишет писал написал"
)
_SENDERS: Final = ("from", "von", "de", "da", "van", "fra", "från", "od")
_FROM: Final = pattern(
    rf"^[ \t\xa0>|*•_]*+(?:{'|'.join(_SENDERS)})[ \t\xa0*_]*+:", re.IGNORECASE | re.MULTILINE
)
_LABELS: Final = {
    **dict.fromkeys(_SENDERS, "from"),
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
