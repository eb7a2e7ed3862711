"""The day on which a source was looked at, as reference lists give it: "accessed 2 May 2021".

Read: `[accessed 2021-05-02]`, `http://example.org/a. Retrieved 3 May 2021`, `(abgerufen am 3. Mai
2021)`, `Accessed 2 May 2021` under "References". Not read: `Retrieved 3 May 2021` alone on a
line, which a copy of a page prints of itself, and `Printed on`, `Saved on`, `Archived on`.
"""

from __future__ import annotations

from typing import Final

from auditor.extract.lines import Lines
from auditor.extract.word_table import words

_WINDOW: Final = 40
_WORDS: Final = 4
_ABOVE: Final = 2
_HEADING: Final = 40
_STRIP: Final = " \t\xa0.,:;()[]*|–—-"  # noqa: RUF001 - dashes are data
_ACCESSED: Final = words(
    "accessed retrieved abgerufen aufgerufen abruf zugriff zugegriffen viewed cited consulté "
    "consultée consultado consultato geraadpleegd"
)
_FROM_THE_ORIGINAL: Final = ["archived", "from", "the", "original"]
_FILLERS: Final = words("on at am: am vom den le el il op date datum")
_ENDS: Final = _ACCESSED | _FILLERS | {"original"}
_LAST: Final = words("last zuletzt letzter")
_AUXILIARIES: Final = words("was were been be is are being wurde wurden worden ist sind")
_HEADINGS: Final = words(
    "references reference bibliography sources notes footnotes endnotes citations literature "
    "quellen quellenangaben literatur literaturverzeichnis quellenverzeichnis einzelnachweise "
    "fußnoten anmerkungen belege nachweise références bibliographie referencias bibliografía"
) | {"works cited", "further reading", "external links", "sources cited", "weiterführende links"}
_ADDRESS: Final = ("://", "www.", "doi.org", "doi:")


def access_word(head: str) -> int | None:
    """Where the words "accessed on" begin that lead straight to the date behind `head`."""
    near = head[-_WINDOW:]
    end = near.rsplit(None, 1)[-1:]
    if not end or end[0].strip(_STRIP).lower() not in _ENDS:
        return None  # the quick way for nearly every date
    raw = near.split()[-_WORDS - 1 :]
    while raw and raw[-1].strip(_STRIP).lower() in _FILLERS:
        raw.pop()
    if not raw:
        return None
    last = raw[-1].strip(_STRIP).lower()
    if last in _ACCESSED:
        most = len(raw) > 1 and raw[-2].strip(_STRIP).lower() in _LAST
        return head.rfind(raw[-2] if most else raw[-1])
    if last == "original" and [w.strip(_STRIP).lower() for w in raw[-4:]] == _FROM_THE_ORIGINAL:
        return head.rfind(raw[-4])
    return None


class AccessNotes:
    """Tells the access dates of cited sources from that of the copy at hand."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._first: int | None = None

    def cites(self, number: int, head: str, tail: str, *, own: bool) -> bool:
        """Whether the date between `head` and `tail`, of that line, is when a source was seen."""
        at = access_word(head)
        if at is None:
            return False
        before = head[:at].rstrip()
        if head[at] in "[(" or before[-1:] in ("[", "("):
            return True
        if any(mark in head or mark in tail for mark in _ADDRESS):
            return True
        last = before.rsplit(None, 1)[-1:]
        if last and last[0].lower() in _AUXILIARIES:
            return False  # "the wreck was retrieved on" is an event
        if before.strip(_STRIP) or tail.strip(_STRIP) or not own:
            return True
        return self._follows_an_address(number) or number > self._references()

    def _follows_an_address(self, number: int) -> bool:
        """Whether the line above is, or ends with, an address."""
        for above in range(number - 1, max(-1, number - 1 - _ABOVE), -1):
            text = self._lines.line(above).strip()
            if text:
                return any(mark in text for mark in _ADDRESS)
        return False

    def _references(self) -> int:
        """The number of the first line that heads a reference list; behind the end if none."""
        if self._first is None:
            self._first = next(
                (n for n, line in enumerate(self._lines.texts) if _is_heading(line)),
                len(self._lines),
            )
        return self._first


def _is_heading(line: str) -> bool:
    return len(line) <= _HEADING and line.strip(" \t#=*:0123456789.").lower() in _HEADINGS
