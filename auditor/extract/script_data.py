r"""Claims of inline scripts: the dates in data layers and page states.

Reads `"datePublished":"2021-04-11"`, `publish_date: '20210411'`, `\"publishedAt\":1618136100`;
not `"startDate":"2021-04-11"`, `"version":"20210411"` or a date without a key.

Dates are found by their digits, the key is read backwards from there: scripts are long, dates
in them few.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from auditor.extract.date_fields import is_bare_date, role_of_name, words_of
from auditor.extract.machine_claim import Stated, Value, machine_claim
from auditor.extract.place import Place
from auditor.model import THE_DOCUMENT, Channel, Claim, Owner, OwnerKind, Part, Role, Zone
from auditor.pattern import pattern

Span = tuple[int, int]

_MOST_OF_LISTS: Final = 100
"""Dates of lists that are claimed: a page's state may hold thousands of other articles."""
_LIST: Final = 3
"""A key with more different days than this fills a list, not the page's own field."""
_EPOCH_LENGTHS: Final = (10, 13)
_KEY_WINDOW: Final = 96
_DATES: Final = pattern(
    r"20[0-9]{2}([-/]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])"
    r"(?:[T ]?[0-9]{1,2}[0-9:.]{0,14}(?: ?(?:Z|[+-][0-9:]{2,6}|UTC|GMT))?)?"
)
_EPOCHS: Final = pattern(r":1[0-9]{9}(?:[0-9]{3})?(?![0-9.])")
_QUOTES: Final = "\"'\\"
_BEFORE_A_KEY: Final = "\"'{,; \n\t(&[\\?"
_SHORTEST_KEY: Final = 3
_CLOSED: Final = pattern(r"""[.0-9]{0,8}(?:\\{0,3}["']|&quot;|[,;})\s])""")
_ROLES: Final = frozenset((Role.PUBLISHED, Role.MODIFIED, Role.CREATED))
_IN_SCRIPT: Final = Place(Zone.HIDDEN)
_IN_LIST: Final = Owner(OwnerKind.RELATED, "related:script")


class _Hit(NamedTuple):
    key: str
    role: Role
    value: Value


def script_claims(part: Part, spans: Iterable[Span], *, stated: bool = False) -> list[Claim]:
    """The claims of the scripts at these spans; each key and value once.

    `stated`: fields of the page say when it was published, so that a key with another day
    beside the page's own is that of a list.
    """
    most = 1 if stated else _LIST
    hits: dict[tuple[str, str], _Hit] = {}
    days: defaultdict[str, set[str]] = defaultdict(set)
    for hit in _hits(part.text, spans):
        days[hit.key].add(_day(hit.value.text))
        hits.setdefault((hit.key, hit.value.text), hit)
    claims = []
    listed = 0
    for hit in hits.values():
        owner = THE_DOCUMENT if len(days[hit.key]) <= most else _IN_LIST
        listed += owner is _IN_LIST
        if owner is THE_DOCUMENT or listed <= _MOST_OF_LISTS:
            said = Stated(Channel.META, f"script:{hit.key}", hit.role, owner, _IN_SCRIPT)
            claims.append(machine_claim(part, hit.value, said, sure=False))
    return [claim for claim in claims if claim is not None]


def _day(value: str) -> str:
    """What is the same for all moments of a day."""
    if len(value) in _EPOCH_LENGTHS and value.isdigit():
        return str(int(value[:10]) // 86400)
    return value[:10].replace("-", "").replace("/", "")[:8]


def _hits(text: str, spans: Iterable[Span]) -> Iterator[_Hit]:
    for start, end in spans:
        for shape, skipped in ((_DATES, 0), (_EPOCHS, 1)):
            for match in shape.finditer(text, start, end):
                hit = _hit(text, start, match.start() + skipped, match.end())
                if hit is not None:
                    yield hit


def _hit(text: str, floor: int, start: int, end: int) -> _Hit | None:
    key = _key_before(text[max(floor, start - _KEY_WINDOW) : start])
    if key is None:
        return None
    role = role_of_name(key)
    if role is None and is_bare_date(key) and len(words_of(key)) > 1:
        role = Role.PUBLISHED
    if role is None or role not in _ROLES or _CLOSED.match(text, end) is None:
        return None
    return _Hit(key, role, Value(text[start:end], start, end))


def _key_before(text: str) -> str | None:
    """The key whose value begins where the text ends."""
    text = text.removesuffix("&quot;").rstrip(_QUOTES).removesuffix("new Date(").rstrip()
    if text[-1:] not in (":", "="):
        return None
    text = text[:-1].rstrip().removesuffix("&quot;").rstrip(_QUOTES)
    start = max(map(text.rfind, _BEFORE_A_KEY)) + 1
    key = text[start:].removeprefix("quot;").strip(".:-$_")
    return key if len(key) >= _SHORTEST_KEY else None
