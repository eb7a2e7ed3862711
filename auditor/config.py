"""Builds `Settings` out of what the user gives, and says plainly what it cannot take.

Values come as texts, as a command line or a file has them. There is no clock and no
environment here: whoever calls says what the day is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, NoReturn, TypeVar

from auditor.errors import EdtfError, SettingsError
from auditor.model import Confidence, Order, Persona, Settings, Severity
from auditor.pattern import pattern
from auditor.when.edtf import parse_date
from auditor.when.partial_date import PartialDate

FIELD_KEYS: Final = (
    "id",
    "text",
    "html",
    "url",
    "title",
    "published",
    "modified",
    "retrieved",
    "language",
    "headers",
    "source",
)
"""What a field of a record can be."""

_LANGUAGE: Final = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""The shape of a BCP 47 tag; whether the language exists is nobody's business here."""
_URL: Final = pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/]+\S*")
_CODE: Final = pattern(r"[A-Za-z]{1,3}[0-9]{0,3}|[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
_SHORT: Final = 3
_ORDERS: Final = {"auto": None, "dmy": Order.DMY, "mdy": Order.MDY}

Word = TypeVar("Word", bound=StrEnum)
Codes = str | Iterable[str]


def load_settings(  # noqa: PLR0913 - one keyword for each thing that a user may decide
    *,
    as_of: str | None = None,
    as_of_from: str = "option",
    cutoff: str | None = None,
    day_month: str = "auto",
    language: str | None = None,
    url: str | None = None,
    retrieved: str | None = None,
    fields: str | Mapping[str, str] | None = None,
    stdin_name: str | None = None,
    select: Codes = (),
    ignore: Codes = (),
    extend_select: Codes = (),
    persona: str = "review",
    severity: str | None = None,
    confidence: str | None = None,
) -> Settings:
    """Settings from texts; `SettingsError` names the option, its value and what is allowed.

    `as_of` is a day, `cutoff` a day, month or year, `day_month` one of auto, dmy and mdy.
    `fields` is `KEY=FIELD,…` or a mapping; rule codes may be one text with commas.
    """
    return Settings(
        as_of=None if as_of is None else _day("--as-of", as_of),
        as_of_from=None if as_of is None else as_of_from,
        cutoff=None if cutoff is None else _date("--cutoff", cutoff),
        day_month=_ORDERS[_one_of("--day-month", day_month, _ORDERS)],
        language=None if language is None else _language(language),
        url=None if url is None else _url(url),
        retrieved=None if retrieved is None else _moment("--retrieved", retrieved),
        fields=_fields(fields or {}),
        stdin_name=stdin_name,
        select=_codes("--select", select),
        ignore=_codes("--ignore", ignore),
        extend_select=_codes("--extend-select", extend_select),
        persona=_word("--persona", persona, Persona),
        severity=None if severity is None else _word("--severity", severity, Severity),
        confidence=None if confidence is None else _word("--confidence", confidence, Confidence),
    )


def _refuse(option: str, value: str, allowed: str) -> NoReturn:
    msg = f"{option} {value!r}: {allowed}"
    raise SettingsError(msg) from None


def _date(option: str, text: str) -> PartialDate:
    try:
        date = parse_date(text.strip())
    except EdtfError as error:
        reason = str(error).partition("(")[2].rstrip(")")
        _refuse(option, text, f"no date of EDTF: {reason}")
    if date.is_template:
        _refuse(option, text, "a date with a year is needed, such as 2026-11-24")
    return date


def _day(option: str, text: str) -> PartialDate:
    date = _date(option, text)
    if not date.is_day:
        _refuse(option, text, "a day is needed, such as 2026-11-24")
    return date


def _moment(option: str, text: str) -> str:
    """A date or stamp that some machine wrote; kept as given, for it is a claim."""
    from auditor.find import parse_machine  # noqa: PLC0415 - start-up: the finder is heavy

    if parse_machine(text) is None:
        allowed = "a date or time is needed, such as 2024-10-04 or 2024-10-04T12:00:00Z"
        _refuse(option, text, allowed)
    return text.strip()


def _language(tag: str) -> str:
    if not _LANGUAGE.fullmatch(tag):
        _refuse("--language", tag, "a BCP 47 tag is needed, such as en, pt-BR or zh-Hans")
    return tag


def _url(url: str) -> str:
    if not _URL.fullmatch(url):
        _refuse("--url", url, "a whole address is needed, such as https://example.org/a")
    return url


def _fields(given: str | Mapping[str, str]) -> dict[str, str]:
    pairs = given.items() if isinstance(given, Mapping) else _pairs(given)
    fields: dict[str, str] = {}
    for key, name in pairs:
        _one_of("--fields", key, FIELD_KEYS)
        if key in fields:
            _refuse("--fields", key, "this key is given twice")
        fields[key] = name
    return fields


def _pairs(text: str) -> Iterable[tuple[str, str]]:
    for pair in text.split(","):
        key, equals, name = (part.strip() for part in pair.partition("="))
        if not (key and equals and name):
            _refuse("--fields", pair, "KEY=FIELD is needed, such as published=date_posted")
        yield key, name


def _codes(option: str, given: Codes) -> tuple[str, ...]:
    texts = [given] if isinstance(given, str) else given
    codes = [code.strip() for text in texts for code in text.split(",")]
    for code in codes:
        if not _CODE.fullmatch(code):
            _refuse(option, code, "a rule's code, the beginning of one, or a name: DOC202, DOC")
    return tuple(dict.fromkeys(codes))


def _word(option: str, text: str, kind: type[Word]) -> Word:
    return kind(_one_of(option, text, [member.value for member in kind]))


def _one_of(option: str, value: str, allowed: Iterable[str]) -> str:
    words = list(allowed)
    if value in words:
        return value
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    # Of three letters, any two are close.
    close = get_close_matches(value, words, n=1) if len(value) > _SHORT else []
    hint = f"; did you mean {close[0]!r}?" if close else ""
    _refuse(option, value, f"one of {', '.join(words)} is needed{hint}")
