"""What a setting may be: from a text or a value of TOML to what the program uses.

Each function takes one value and refuses what it cannot take with what is allowed; where the
value came from is the business of whoever calls.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, Final, NoReturn

from auditor.errors import EdtfError
from auditor.model import Order
from auditor.pattern import pattern
from auditor.when.edtf import parse_date
from auditor.when.partial_date import PartialDate

Taker = Callable[[object], Any]

_LANGUAGE: Final = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""The shape of a BCP 47 tag; whether the language exists is nobody's business here."""
_URL: Final = pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/]+\S*")
_CODE: Final = pattern(
    r"[A-Za-z]{1,3}[0-9]{0,3}|[a-z][a-z0-9]{3,}+(?:-[a-z0-9]+)*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+"
)
_SHORT: Final = 3
_MOST_SHOWN: Final = 60
_YEARS: Final = range(1, 10_000)
_ORDERS: Final = {"auto": None, "dmy": Order.DMY, "mdy": Order.MDY}
_KINDS: Final[tuple[tuple[type, str], ...]] = (
    (bool, ""),
    (Mapping, "a table"),
    (list, "an array"),
)


class RefusedError(Exception):
    """A value that cannot be taken, as it is shown, and what is allowed."""

    def __init__(self, value: object, allowed: str) -> None:
        super().__init__(allowed)
        self.shown = _shown(value)
        self.allowed = allowed


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    for kind, name in _KINDS:
        if name and isinstance(value, kind):
            return name  # what is inside may be as deep as a hostile file has it
    return short(repr(plain(value)))


def short(text: str) -> str:
    """A text that may be as long as a hostile file has it, cut to what a message needs."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def refuse(value: object, allowed: str) -> NoReturn:
    """Refuse a value."""
    raise RefusedError(value, allowed) from None


def plain(value: object, depth: int = 2) -> object:
    """A date or time of TOML as its text, in entries too; anything else as it is."""
    if depth and isinstance(value, list):
        return [plain(item, depth - 1) for item in value]
    if depth and isinstance(value, Mapping):
        return {key: plain(item, depth - 1) for key, item in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value


def text(value: object) -> str:
    """Any text."""
    if not isinstance(value, str):
        refuse(value, 'a text in quotes is needed, such as "x"')
    return value


def yes_or_no(value: object) -> bool:
    """A switch."""
    if not isinstance(value, bool):
        refuse(value, "true or false is needed")
    return value


def whole_number(value: object) -> int:
    """A limit."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        refuse(value, "a whole number from 1 up is needed")
    return value


def date(value: object) -> PartialDate:
    """A day, a month or a year."""
    if isinstance(value, int) and not isinstance(value, bool) and value in _YEARS:
        value = f"{value:04}"
    value = plain(value)
    if not isinstance(value, str):
        refuse(value, "a date is needed, such as 2026-11-24, 2026-11 or 2026")
    try:
        found = parse_date(value.strip())
    except EdtfError as error:
        reason = str(error).partition("(")[2].rstrip(")")
        refuse(value, f"no date of EDTF: {reason}")
    if found.is_template:
        refuse(value, "a date with a year is needed, such as 2026-11-24")
    return found


def day(value: object) -> PartialDate:
    """A whole day."""
    found = date(value)
    if not found.is_day:
        refuse(value, "a day is needed, such as 2026-11-24")
    return found


def moment(value: object) -> str:
    """A date or stamp that some machine wrote; kept as given, for it is a claim."""
    from auditor.find import parse_machine  # noqa: PLC0415 - start-up: the finder is heavy

    stamp = plain(value)
    if not isinstance(stamp, str) or parse_machine(stamp) is None:
        refuse(value, "a date or time is needed, such as 2024-10-04 or 2024-10-04T12:00:00Z")
    return stamp.strip()


def language(value: object) -> str:
    """A tag of a language."""
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        refuse(value, "a BCP 47 tag is needed, such as en, pt-BR or zh-Hans")
    return value


def url(value: object) -> str:
    """An address."""
    if not isinstance(value, str) or not _URL.fullmatch(value):
        refuse(value, "a whole address is needed, such as https://example.org/a")
    return value


def order(value: object) -> Order | None:
    """An order of day and month, or None to find it out."""
    return _ORDERS[one_of(value, _ORDERS)]


def word_of(kind: type[StrEnum]) -> Taker:
    """A function that takes the words of a vocabulary."""
    return lambda value: kind(one_of(value, [member.value for member in kind]))


def one_of_these(*words: str) -> Taker:
    """A function that takes these words."""
    return lambda value: one_of(value, words)


def texts(value: object) -> tuple[str, ...]:
    """Texts, in an array or alone."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, (list, tuple)) or not all(isinstance(item, str) for item in found):
        refuse(value, 'an array of texts is needed, such as ["a", "b"]')
    return tuple(found)


def codes(value: object) -> tuple[str, ...]:
    """Codes of rules, also several in one text with commas."""
    if isinstance(value, Iterable) and not isinstance(value, (str, Mapping)):
        value = list(value)
    given = texts(value)
    found = [code.strip() for each in given for code in each.split(",")]
    for code in found:
        if not _CODE.fullmatch(code):
            refuse(code, "a rule's code, the beginning of one, or a name: DOC202, DOC")
    return tuple(dict.fromkeys(found))


def one_of(value: object, allowed: Iterable[str]) -> str:
    """One of a few words."""
    words = list(allowed)
    if isinstance(value, str) and value in words:
        return value
    close = closest(value, words) if isinstance(value, str) else None
    hint = f"; did you mean {close!r}?" if close else ""
    refuse(value, f"one of {', '.join(words)} is needed{hint}")


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    words = list(known)
    if len(word) > _MOST_SHOWN:
        return None
    if len(word) > _SHORT:
        return next(iter(get_close_matches(word.lower(), words, n=1)), None)
    # Of three letters any two are close; only what a slip of two fingers explains is offered.
    slips = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    meant = [known for known in words if known in slips or known == word.lower()]
    return meant[0] if len(meant) == 1 else None
