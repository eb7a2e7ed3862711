"""Claims of addresses: the date that a site wrote into the path of its page.

Reads `/2021/04/11/slug`, `/2023/october/03/`, `/news/slug-20210411.html`; not
`/p/2021045612/`, `/v2.2021.4/` or what follows the question mark.

A web archive's address states a capture, and holds the address of what was captured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from auditor.extract.machine_claim import Stated, claim_at
from auditor.find.machine import parse_machine
from auditor.model import (
    Candidate,
    Channel,
    Claim,
    Clock,
    Kind,
    Location,
    Meaning,
    Order,
    Part,
    Role,
)
from auditor.pattern import pattern
from auditor.when.calendar import days_in_month
from auditor.when.partial_date import PartialDate


class Address(NamedTuple):
    """An address of the document and where it is written; `part` None: it was told."""

    url: str
    part: Part | None
    start: int = 0
    end: int = 0
    pointer: str | None = None


class _Hit(NamedTuple):
    start: int
    end: int
    field: str
    meaning: Meaning
    role: Role = Role.PUBLISHED


_LONGEST: Final = 2_048
_MONTHS: Final = {
    name: month
    for month, names in enumerate(
        (
            "jan january januar janvier enero janeiro gennaio januari",
            "feb february februar fevrier febrero fevereiro febbraio februari",
            "mar march maerz mars marzo marco maart",
            "apr april avril abril aprile",
            "may mai mayo maio maggio mei maj",
            "jun june juni juin junio junho giugno",
            "jul july juli juillet julio julho luglio",
            "aug august aout agosto augustus augusti",
            "sep sept september septembre septiembre setembro settembre",
            "oct october oktober octobre octubre outubro ottobre okt",
            "nov november novembre noviembre novembro",
            "dec december dezember decembre diciembre dezembro dicembre dez",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR: Final = r"(?P<y>(?:19[89]|20[0-9])[0-9])"
_PATHS: Final = pattern(
    rf"""
      (?<=/){_YEAR}
      (?:
        (?P<s>[/-])(?P<m>0?[1-9]|1[0-2]|[a-z]{{3,9}})
        (?:[/-](?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z]))?
      | /(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12][0-9]|3[01])(?=/)
      )
      (?![0-9A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MM: Final = r"(?:0[1-9]|1[0-2])"
_DD: Final = r"(?:0[1-9]|[12][0-9]|3[01])"
_D: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_SLUGS: Final = pattern(
    rf"""
      (?<![0-9A-Za-z.])
      (?:
        {_YEAR}(?P<s>[-_.]?)(?P<m>{_MM})(?P=s)(?P<d>{_DD})
      | (?P<numeric>{_D}(?P<t>[-_.]){_D}(?P=t)(?:19[89]|20[0-9])[0-9])
      | (?<=[/_])(?P<short>[0-4][0-9]{_MM}{_DD})(?=_)
      )
      (?![0-9A-Za-z])
    """,
    re.VERBOSE,
)
_ARCHIVES: Final = pattern(
    r"//(?:[a-z0-9-]{1,40}\.){0,4}(?:web\.archive\.org/web|wayback\.archive-it\.org/[0-9]{1,9}"
    r"|webarchive\.[a-z.]{2,40}(?:/[a-z]{1,20}){0,3}|archive\.(?:today|is|ph|md|li|vn|fo)"
    r"|arquivo\.pt/(?:wayback|noFrame/replay)|perma\.cc/warc|webcitation\.org)/"
    r"(?P<stamp>(?:19[89]|20[0-9])[0-9]"
    r"(?:[0-9]{4}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?)?|\.[0-9]{2}\.[0-9]{2}(?:-[0-9]{6})?)?)"
    r"(?:[a-z]{2}_|\*)?/",
    re.IGNORECASE,
)
_HOST: Final = pattern(r"(?:[a-z][a-z0-9+.-]{0,20}:)?//[^/?#]*+", re.IGNORECASE)


def address_claims(addresses: Iterable[Address]) -> list[Claim]:
    """The claims of all addresses of a document; of several that say the same, the first."""
    claims: list[Claim] = []
    seen: set[tuple[str, tuple[Candidate, ...]]] = set()
    for address in addresses:
        for hit in dates_in(address.url):
            key = (hit.role, hit.meaning.candidates)
            if key not in seen:
                seen.add(key)
                claims.append(_claim(address, hit))
    return claims


def inner_url(url: str) -> str:
    """The address that a web archive's address is a copy of; any other as it is."""
    match = _ARCHIVES.search(url[:_LONGEST])
    return url[match.end() :] if match is not None else url


def dates_in(url: str) -> Sequence[_Hit]:
    """The dates of an address, in order of place; at most one of its path and one of its slug."""
    url = url[:_LONGEST]
    hits = []
    start = 0
    archive = _ARCHIVES.search(url)
    if archive is not None:
        start = archive.end()
        meaning = parse_machine(archive["stamp"].replace(".", "").replace("-", ""))
        if meaning is not None and meaning.candidates:
            hits.append(_Hit(*archive.span("stamp"), "archive", _in_utc(meaning), Role.CAPTURED))
    host = _HOST.match(url, start)
    start = host.end() if host is not None else start
    end = min((at for mark in "?#" if (at := url.find(mark, start)) >= 0), default=len(url))
    path = _path_date(url, start, end)
    hits += [path] if path is not None else []
    slug = _slug_date(url, start if path is None else path.end, end)
    if slug is not None and (path is None or slug.meaning.candidates != path.meaning.candidates):
        hits.append(slug)
    return hits


def _in_utc(meaning: Meaning) -> Meaning:
    """A web archive's stamp is in UTC."""
    clock = meaning.clock
    if clock is None or clock.offsets:
        return meaning
    known = Clock(clock.hour, clock.minute, clock.second, clock.fraction, (0,), clock.zone)
    return Meaning(meaning.kind, meaning.form, meaning.candidates, clock=known)


def _path_date(url: str, start: int, end: int) -> _Hit | None:
    for match in _PATHS.finditer(url, start, end):
        name = (match["m"] or match["mm"]).lower()
        month = int(name) if name.isdigit() else _MONTHS.get(name, 0)
        if not month:
            continue
        year = int(match["y"])
        said = match["d"] or match["dd"]
        day = int(said) if said else None
        if day is not None and day > days_in_month(year, month):
            continue
        if day is None and (
            len(name) == 1 or (match["s"] == "-" and url[match.end() :][:1] != "/")
        ):
            continue
        meaning = _date(PartialDate(year, month, day), match["s"])
        return _Hit(*match.span(), "path" if day is not None else "month-path", meaning)
    return None


def _slug_date(url: str, start: int, end: int) -> _Hit | None:
    """The last date of the rest of the path: slugs put it at an end, ids come before."""
    found = None
    for match in _SLUGS.finditer(url, start, end):
        meaning = _slug_meaning(match)
        if meaning is not None and meaning.candidates:
            found = _Hit(*match.span(), "slug", meaning)
    return found


def _slug_meaning(match: re.Match[str]) -> Meaning | None:
    if match["numeric"]:
        return parse_machine(match["numeric"].replace("_", "-"))
    short = match["short"]
    year, month, day = (
        (2000 + int(short[:2]), int(short[2:4]), int(short[4:]))
        if short
        else (int(match["y"]), int(match["m"]), int(match["d"]))
    )
    if day > days_in_month(year, month):
        return None
    return _date(PartialDate(year, month, day), match["s"] or None, guessed=bool(short))


def _date(date: PartialDate, separator: str | None, *, guessed: bool = False) -> Meaning:
    candidate = Candidate(date, Order.YMD, century_guessed=guessed)
    return Meaning(Kind.DATE, "numeric", (candidate,), separator=separator)


def _claim(address: Address, hit: _Hit) -> Claim:
    url, part = address.url, address.part
    stated = Stated(Channel.URL, hit.field, hit.role)
    surface = url[hit.start : hit.end]
    if part is None:
        location = Location("url", hit.start, hit.end, 1, hit.start + 1)
        return claim_at(url, location, surface, hit.meaning, stated)
    start, end = _place_in(part.text[address.start : address.end], url, hit)
    location = part.locate(address.start + start, address.start + end, address.pointer)
    return claim_at(part.text, location, surface, hit.meaning, stated)


def _place_in(raw: str, url: str, hit: _Hit) -> tuple[int, int]:
    """Where a span of an address stands in its raw text, which may hold references or escapes.

    The date itself holds none of them as a rule; where it does, the place is the whole address.
    """
    if raw == url:
        return hit.start, hit.end
    surface = url[hit.start : hit.end]
    nth = url.count(surface, 0, hit.start)
    at = -1
    for _ in range(nth + 1):
        at = raw.find(surface, at + 1)
        if at < 0:
            return 0, len(raw)
    return at, at + len(surface)
