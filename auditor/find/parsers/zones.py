"""Zone names and offsets at the end of a time: `+02:00`, `GMT+2`, `CEST`, `Z`.

An abbreviation stands for a set of offsets, since many name several zones: IST is India,
Ireland and Israel. Nothing is chosen here. Names and offsets follow the IANA time zone
database (present use) and RFC 5322 section 4.3.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from auditor.pattern import pattern

_HOURS: Final = {
    "ACDT": (10.5,),
    "ACST": (9.5,),
    "ADT": (-3,),
    "AEDT": (11,),
    "AEST": (10,),
    "AFT": (4.5,),
    "AKDT": (-8,),
    "AKST": (-9,),
    "ALMT": (5, 6),
    "AMST": (-3,),
    "AMT": (-4, 4),
    "ART": (-3,),
    "AST": (-4, 3),
    "AWST": (8,),
    "AZOST": (0,),
    "AZOT": (-1,),
    "AZT": (4,),
    "BDT": (6, 8),
    "BNT": (8,),
    "BOT": (-4,),
    "BRST": (-2,),
    "BRT": (-3,),
    "BST": (1, 6, 11),
    "BTT": (6,),
    "CAT": (2,),
    "CDT": (-5, -4),
    "CEST": (2,),
    "CET": (1,),
    "CHADT": (13.75,),
    "CHAST": (12.75,),
    "CHST": (10,),
    "CLST": (-3,),
    "CLT": (-4,),
    "COT": (-5,),
    "CST": (-6, -5, 8),
    "CT": (-6, -5),
    "CVT": (-1,),
    "EAT": (3,),
    "ECT": (-5, -4),
    "EDT": (-4,),
    "EEST": (3,),
    "EET": (2,),
    "EST": (-5, 10),
    "ET": (-5, -4),
    "FET": (3,),
    "FJT": (12,),
    "FKT": (-4,),
    "GALT": (-6,),
    "GET": (4,),
    "GFT": (-3,),
    "GMT": (0,),
    "GST": (-2, 4),
    "GYT": (-4,),
    "HADT": (-9,),
    "HAST": (-10,),
    "HDT": (-9,),
    "HKT": (8,),
    "HOVT": (7,),
    "HST": (-10,),
    "ICT": (7,),
    "IDT": (3,),
    "IRDT": (4.5,),
    "IRKT": (8,),
    "IRST": (3.5,),
    "IST": (1, 2, 5.5),
    "JST": (9,),
    "KGT": (6,),
    "KRAT": (7,),
    "KST": (9,),
    "LHDT": (11,),
    "LHST": (10.5,),
    "MAGT": (11,),
    "MDT": (-6,),
    "MEST": (2,),
    "MESZ": (2,),
    "MET": (1,),
    "MEZ": (1,),
    "MMT": (6.5,),
    "MSD": (4,),
    "MSK": (3,),
    "MST": (-7, 6.5, 8),
    "MT": (-7, -6),
    "MUT": (4,),
    "MVT": (5,),
    "MYT": (8,),
    "NDT": (-2.5,),
    "NOVT": (7,),
    "NPT": (5.75,),
    "NST": (-3.5,),
    "NZDT": (13,),
    "NZST": (12,),
    "OMST": (6,),
    "PDT": (-7,),
    "PETT": (12,),
    "PET": (-5,),
    "PGT": (10,),
    "PHT": (8,),
    "PKT": (5,),
    "PMDT": (-2,),
    "PMST": (-3,),
    "PST": (-8, 8),
    "PT": (-8, -7),
    "PYST": (-3,),
    "PYT": (-4, -3),
    "RET": (4,),
    "SAMT": (4,),
    "SAST": (2,),
    "SBT": (11,),
    "SCT": (4,),
    "SGT": (8,),
    "SRT": (-3,),
    "SST": (-11, 8),
    "TJT": (5,),
    "TLT": (9,),
    "TMT": (5,),
    "TRT": (3,),
    "ULAT": (8,),
    "UT": (0,),
    "UTC": (0,),
    "UYT": (-3,),
    "UZT": (5,),
    "VET": (-4,),
    "VLAT": (10,),
    "WAT": (1,),
    "WEST": (1,),
    "WET": (0,),
    "WIB": (7,),
    "WIT": (9,),
    "WITA": (8,),
    "WST": (8, 13),
    "YAKT": (9,),
    "YEKT": (5,),
    "Z": (0,),
}

ZONES: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {name: tuple(round(hours * 60) for hours in of_name) for name, of_name in _HOURS.items()}
)
"""Zone abbreviation to the offsets that it may mean, in minutes east of UTC, lowest first."""

RFC5322_ZONES: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {
        "UT": (0,),
        "GMT": (0,),
        "Z": (0,),
        "EST": (-300,),
        "EDT": (-240,),
        "CST": (-360,),
        "CDT": (-300,),
        "MST": (-420,),
        "MDT": (-360,),
        "PST": (-480,),
        "PDT": (-420,),
    }
)
"""Zone names that RFC 5322 gives one meaning; they hold in a mail or HTTP date."""

_UTC_NAMES: Final = frozenset({"UTC", "GMT", "UT", "Z"})
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59

_ZONE: Final = pattern(
    r"""(?: (?P<utc>UTC|GMT|UT|Z)? \ ?
            (?P<sign>[+-]) (?P<hour>[0-9]{1,2}) (?: [:.']? (?P<minute>[0-9]{2})
            (?: :? (?P<second>[0-9]{2}) )? '? )?
            (?: \ ? (?: \([^()]{0,80}\) | \[[^\[\]]{0,60}\] | (?P<after>[A-Z]{1,5}) ) )?
          | (?P<name>[A-Za-z]{1,5}) (?: \ ? \([^()]{0,80}\) | \ ?\[[^\[\]]{0,60}\] )?
          | (?P<unsigned>[0-9]{2}:?[0-9]{2})
          | \(? (?P<area>[A-Z][A-Za-z]{1,20} (?: /[A-Za-z0-9_+-]{1,30} ){1,2}) \)?
        )""",
    re.VERBOSE,
)


class Zone(NamedTuple):
    """A zone as it is written, and the offsets that it may mean (none when they are unknown)."""

    offsets: tuple[int, ...]
    name: str = ""


def offsets_of(name: str) -> tuple[int, ...]:
    """Offsets of an abbreviation, in minutes; () for an unknown one.

    Reads CEST, EST and utc; not est, which is a word in many languages.
    """
    known = ZONES.get(name)
    if known is not None:
        return known
    upper = name.upper()
    return ZONES[upper] if upper in _UTC_NAMES else ()


def read_zone(text: str, *, mail: bool = False) -> Zone | None:
    """The zone that a whole text names; `mail` gives RFC 5322 names their one meaning.

    Reads +02:00, GMT+2 (CEST) and Europe/Berlin (no offset known); not a word such as "est".
    """
    found = _ZONE.fullmatch(text)
    if found is None:
        return None
    if found["sign"]:
        return _numeric(found)
    if found["area"] or found["unsigned"]:
        # Where "+" was decoded as a blank, the sign is as good as certain, but not stated.
        return Zone((), found["area"] or found["unsigned"])
    name = found["name"]
    if mail and name.upper() in RFC5322_ZONES:
        return Zone(RFC5322_ZONES[name.upper()], name)
    offsets = offsets_of(name)
    if offsets or (mail and len(name) == 1) or name == "J":
        return Zone(offsets, name)
    return None


def _numeric(found: re.Match[str]) -> Zone:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    name = found["after"] or ""
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        # Nonsense behind a sound clock: the day stays readable, the offset is not guessed.
        return Zone((), found[0])
    minutes = hour * 60 + minute
    if found["sign"] == "-":
        # RFC 3339 and 5322: -00:00 is UTC written where the local zone is unknown.
        return Zone((-minutes,), name or ("-00:00" if minutes == 0 else ""))
    return Zone((minutes,), name)
