"""A year of another calendar does not equal the year of ours beside it.

"Juche 110 (2022)", "令和3年 (2020年)": one of the two is wrong. Honest causes are a slip in
counting and a year that was carried over from last year's text. The same happens unseen in
fields: a Buddhist year (543 ahead), a year of the Republic of China or of Juche (1911 behind)
or a Persian date is stored as if it were a year of ours, or converted twice, and the document
is filed in another century.

A year beside another one is compared only where a bracket, a slash or a sign of equality ties
them; fiscal years, which run into the next year, and calendars whose year begins at another
time are given their room. A stored date is compared only where another date of the document is
the same day in the other calendar.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Kind, OwnerKind, Reading, Severity
from auditor.model.worlds import weigh
from auditor.rule import (
    CREATED,
    EVENT,
    HEAD_ZONES,
    MACHINE_CHANNELS,
    MODIFIED,
    MOST,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    day_of,
    is_own,
    opening,
)
from auditor.when import solar_hijri

_ROLES: Final = frozenset({PUBLISHED, MODIFIED, CREATED})
_ERAS: Final = {
    **dict.fromkeys(("令和", "Reiwa"), 2018),
    **dict.fromkeys(("平成", "Heisei"), 1988),
    **dict.fromkeys(("昭和", "Showa", "Shōwa"), 1925),
    **dict.fromkeys(("大正", "Taisho", "Taishō"), 1911),
    **dict.fromkeys(("明治", "Meiji"), 1867),
    **dict.fromkeys(("民國", "民国", "Minguo", "ROC"), 1911),
    **dict.fromkeys(("主体", "主體", "주체", "チュチェ", "Juche"), 1911),
    "พ.ศ.": -543,
}
"""Name -> the year of ours before its year 1."""
_TIES: Final = frozenset("(（[［/／=")  # noqa: RUF001 - brackets of other scripts
_NEAR: Final = 8
_EDGE: Final = 2
_OURS: Final = ("AD", "CE", "ค.ศ.", "西暦", "西元", "公元")
_FISCAL: Final = "度"
_BUDDHIST: Final = frozenset({"BE"})
_LUNAR: Final = frozenset({"AH"})
_SOLAR: Final = frozenset({"SH"})
_RANGES: Final = {"BE": range(2400, 2700), "AH": range(1200, 1600), "SH": range(1200, 1500)}
_LUNAR_YEAR: Final = 354.367
_SOLAR_YEAR: Final = 365.2425
_HIJRA: Final = 622.54
"""The first lunar year began in July 622."""
_SHIFTS: Final = {
    543: "a Buddhist year, stored as one of ours",
    -543: "a year of ours that was converted from the Buddhist one, which it was not",
    -1911: "a year of Minguo or Juche, stored as one of ours",
    1911: "a year of ours that was converted from Minguo or Juche, which it was not",
}
_PERSIAN: Final = "a date of the Persian calendar, stored as one of ours"


def check(case: Case) -> Iterator[Finding]:
    """One finding for each pair of years side by side, and for each stored date."""
    claims = case.timeline.claims
    for index, claim in enumerate(claims):
        if claim.channel is Channel.TEXT and claim.meaning.kind is Kind.DATE and _is_tied(claim):
            yield from _beside(case, claim, claims[max(0, index - 1) : index + 2])
    yield from _stored(case, claims)


# -- years side by side


def _is_tied(claim: Claim) -> bool:
    """Whether a bracket, slash or sign of equality stands near; few dates get further."""
    around = claim.surroundings
    return not (_TIES.isdisjoint(around.before[-_NEAR:]) and _TIES.isdisjoint(around.after[:_EDGE]))


def _beside(case: Case, claim: Claim, near: Sequence[Claim]) -> Iterator[Finding]:
    if not claim.live or any(c.calendar for c in claim.meaning.candidates):
        return
    found = _before(claim) or _after(claim)
    if found is None:
        return
    words, years = found
    kind = weigh(lambda r: r.date.year is not None and r.date.year not in years, claim.live)
    if kind is None or any(r.date.coarse or "year" not in r.known for r in claim.live):
        return
    other = [c.id for c in near if c.id != claim.id and words.startswith(c.surface)]
    meant = " or ".join(map(str, sorted(years)))
    yield case.finding(
        f"“{words}” is the year {meant}; beside it stands “{claim.surface}”.",
        claim.id,
        *other,
        kind=kind,
        severity=Severity.WARNING if is_own(claim) and not claim.quoted else Severity.INFO,
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A year of an era before its number, one with its letters behind it, and letters before."""
    names = "|".join(map(re.escape, _ERAS))
    date = rf"(?P<name>{names})\s?(?P<year>[0-9]{{1,4}}|元)(?:年(?P<fiscal>度)?)?"
    letters = r"(?P<letters>[BAS]\.?[EH]\.?)"
    return (
        re.compile(rf"(?<![A-Za-z]){date}(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?"),
        re.compile(rf"(?<!\w)(?P<year>[0-9]{{4}})\s?{letters}(?!\w)"),
        re.compile(rf"(?<!\w){letters}\s?(?P<year>[0-9]{{4}})(?!\w)"),
    )


def _before(claim: Claim) -> tuple[str, frozenset[int]] | None:
    """The year of an era that stands before the claim and is tied to it."""
    text = claim.surroundings.before.rstrip()
    for word in _OURS:
        text = text.removesuffix(word).rstrip()
    if text[-1:] not in _TIES:
        return None
    text = text[:-1].rstrip()
    for pattern in _patterns():
        matches = [m for m in pattern.finditer(text) if m.end() == len(text)]
        if matches:
            return _years(matches[0])
    return None


def _after(claim: Claim) -> tuple[str, frozenset[int]] | None:
    """The year of an era that is tied to the claim from behind."""
    text = claim.surroundings.after.lstrip()
    if text[:1] not in _TIES:
        return None
    text = text[1:].lstrip()
    for pattern in _patterns():
        found = pattern.match(text)
        if found is not None:
            return _years(found)
    return None


def _years(found: re.Match[str]) -> tuple[str, frozenset[int]] | None:
    """The words, and the years of ours that they can mean."""
    groups = found.groupdict()
    year = 1 if groups["year"] == "元" else int(groups["year"])
    name = groups.get("name")
    if name is not None:
        first = _ERAS[name] + year
        return found[0], frozenset({first, first + 1} if groups["fiscal"] else {first})
    letters = groups["letters"].replace(".", "").upper()
    if year not in _RANGES.get(letters, ()):
        return None
    return found[0], _by_letters(letters, year)


def _by_letters(letters: str, year: int) -> frozenset[int]:
    if letters in _BUDDHIST:  # the year of Sri Lanka and Myanmar is one ahead of the Thai one
        return frozenset({year - 544, year - 543})
    if letters in _SOLAR:
        return frozenset({year + 621, year + 622})
    start = _HIJRA + (year - 1) * _LUNAR_YEAR / _SOLAR_YEAR
    return frozenset({int(start), int(start + _LUNAR_YEAR / _SOLAR_YEAR)})


# -- stored dates


def _stored(case: Case, claims: Sequence[Claim]) -> Iterator[Finding]:
    """One finding for each stored day that is another one of the document, taken wrongly."""
    told: dict[tuple[_Day, ...], list[Claim]] = {}
    for claim in claims:
        if claim.channel in MACHINE_CHANNELS and _is_odd(claim) and _is_day(claim):
            told.setdefault(tuple(map(_day, claim.live)), []).append(claim)
    if not told:
        return
    by_day: dict[_Day, list[Claim]] = {}
    for claim in filter(_is_day, claims):
        for reading in claim.live:
            by_day.setdefault(_day(reading), []).append(claim)
    for group in list(told.values())[:MOST]:
        yield from _shifted(case, group, by_day)


def _is_odd(claim: Claim) -> bool:
    """Whether its year is none of those that documents are of: all conversions lead out of them."""
    return any((reading.date.year or _OURS_FIRST) not in _OUR_YEARS for reading in claim.live)


_OURS_FIRST: Final = 1600
_OUR_YEARS: Final = range(_OURS_FIRST, 2300)
_Day = tuple[int, int, int]


def _day(reading: Reading) -> _Day:
    date = reading.date
    return date.year or 0, date.month or 0, date.day or 0


def _is_day(claim: Claim) -> bool:
    """Whether it states a day of the document itself, in a field, the head or the address."""
    if claim.role not in _ROLES or not is_own(claim) or claim.quoted or not claim.live:
        return False
    shown = claim.channel is not Channel.TEXT or claim.zone in HEAD_ZONES
    return shown and all(reading.date.is_day for reading in claim.live)


def _shifted(
    case: Case, group: Sequence[Claim], by_day: dict[_Day, list[Claim]]
) -> Iterator[Finding]:
    stored = group[0]
    for meaning, convert in _CONVERSIONS.items():
        meant = {day for r in stored.live if (day := convert(_day(r))) is not None}
        partners = [c for day in sorted(meant) for c in by_day.get(day, ()) if c not in group]
        if not partners:
            continue
        kind = weigh(lambda s, p, c=convert: c(_day(s)) == _day(p), stored.live, partners[0].live)
        if kind is None:
            continue
        yield case.finding(
            f"{opening(called(stored))} says {day_of(stored)}, {called(partners[0])} "
            f"{day_of(partners[0])}: {meaning}.",
            *dict.fromkeys(c.id for c in (*group, *partners)),
            kind=kind,
        )
        return


_Convert = Callable[[_Day], _Day | None]
_LAST: Final = 9_999


def _by_years(shift: int) -> _Convert:
    def convert(stored: _Day) -> _Day | None:
        year, month, day = stored
        return (year - shift, month, day) if 0 < year - shift < _LAST else None

    return convert


def _from_persian(stored: _Day) -> _Day | None:
    if stored[0] not in solar_hijri.YEARS or solar_hijri.fault(*stored):
        return None
    date = solar_hijri.to_gregorian(*stored)
    return date.year or 0, date.month or 0, date.day or 0


_CONVERSIONS: Final[dict[str, _Convert]] = {
    **{meaning: _by_years(shift) for shift, meaning in _SHIFTS.items()},
    _PERSIAN: _from_persian,
}

RULE = Rule(
    code="FMT109",
    name="calendar-mismatch",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://github.com/opensanctions/poliloom/issues/148",
        "https://github.com/glottolog/glottolog/issues/560",
        "https://www.unicode.org/reports/tr35/tr35-dates.html#Calendar_Data",
    ),
    subsumes=("DOC201", "DOC202", "DOC208", "MET301", "MET302", "MET305", "TMP402"),
    check=check,
    bad=(
        Example(
            title="a year of Juche, one too late",
            source=(
                "Reservoir finished\n\nDate: 8 April 2021\n\n"
                "The reservoir was finished in Juche 110 (2022), the ministry said.\n"
            ),
            at="2022",
        ),
        Example(
            title="a Japanese year",
            source=(
                "橋の開通\n\n公開日: 2021年4月11日\n\n新しい橋は令和3年（2020年）に開通しました。\n"  # noqa: RUF001 - Japanese
            ),
            at="2020年",
        ),
        Example(
            title="a year of the Hijra behind ours",
            source=(
                "Well restored\n\nDate: 8 April 2021\n\n"
                "The well was restored in 2019 (AH 1443) by the families of the quarter.\n"
            ),
            at="2019",
        ),
        Example(
            title="a Thai year in a field",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="2564-04-11", channel=Channel.JSON_LD),
                ),
            },
            at="2564-04-11",
        ),
        Example(
            title="a year of the Republic of China",
            timeline={
                PUBLISHED: (
                    Stated(edtf="0110-04-11", channel=Channel.RECORD),
                    Stated(edtf="2021-04-11", channel=Channel.URL),
                ),
            },
            verdicts={PUBLISHED: "2021-04-11"},
            at="0110-04-11",
        ),
        Example(
            title="a Persian date in a field",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="1400-01-22", channel=Channel.META),
                ),
            },
            at="1400-01-22",
        ),
        Example(
            title="an ambiguous byline",
            timeline={
                PUBLISHED: (
                    "2021-04-11 | 2021-11-04",
                    Stated(edtf="2564-04-11", channel=Channel.META),
                ),
            },
            at="2564-04-11",
            kind=FindingKind.REVIEW,
        ),
    ),
    good=(
        Example(
            title="both years agree",
            source=(
                "Reservoir finished\n\nDate: 8 April 2021\n\n"
                "The reservoir was finished in Juche 110 (2021) and the dam of Heisei 30 (2018) "
                "repaired, in B.E. 2564 (2021) as in AH 1442 (2021).\n"
            ),
        ),
        Example(
            title="a fiscal year that ends in the next one",
            guard="fiscal years",
            source=(
                "決算\n\n公開日: 2019年5月11日\n\n平成30年度（2019年3月）の決算です。\n"  # noqa: RUF001 - Japanese
            ),
        ),
        Example(
            title="two years in one sentence",
            guard="years that no bracket or slash ties",
            source=(
                "Reservoir finished\n\nDate: 8 April 2021\n\n"
                "Begun in Juche 108, 2021 saw the reservoir finished.\n"
            ),
        ),
        Example(
            title="a number with letters",
            guard="numbers that are no year of that calendar",
            source=(
                "Pumps\n\nDate: 8 April 2021\n\n"
                "The pump of type BE 1200 (2019) was taken out and cleaned.\n"
            ),
        ),
        Example(
            title="an old stored date",
            guard="stored dates that equal no other date in any calendar",
            timeline={
                PUBLISHED: ("2021-04-11", Stated(edtf="1478-06-02", channel=Channel.META)),
            },
        ),
        Example(
            title="another thing's date",
            guard="dates of other things",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2021-04-11", owner=OwnerKind.RELATED),
                    Stated(edtf="2564-04-11", channel=Channel.META),
                ),
            },
        ),
        Example(
            title="an event of that day",
            guard="events, which nobody stores",
            timeline={
                PUBLISHED: Stated(edtf="2564-04-11", channel=Channel.META),
                EVENT: "2021-04-11",
            },
        ),
    ),
)
