"""Laws that every rule keeps, on generated timelines. Needs `hypothesis`.

Dates are drawn within 90 days of each other, or nothing would ever be compared closely.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from random import Random
from typing import Final, TypeVar

from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.judge.engine import judge
from auditor.model import (
    DEFAULT_SETTINGS,
    Channel,
    Claim,
    Confidence,
    Finding,
    FindingKind,
    OwnerKind,
    Persona,
    Reading,
    Relation,
    Role,
    Settings,
    Status,
    Tense,
    Timeline,
    Zone,
)
from auditor.rule import Rule, Spec, Stated
from auditor.testing.examples import example_timeline, settings_of
from auditor.testing.timelines import document_of, timeline_of
from auditor.when.calendar import day_number
from auditor.when.partial_date import PartialDate

_EXAMPLES: Final = 100
_DAYS: Final = 90
_START: Final = day_number(2021, 2, 20)
_FORENSIC: Final = evolve(
    DEFAULT_SETTINGS, persona=Persona.FORENSIC, as_of=PartialDate.of_day(_START + 60)
)


# -- drawing timelines

# A claim is one day and one number, which holds a choice of each of these as its digits:
# a draw for each choice would take most of the time. The numbers stay below 2**24: of larger
# ranges hypothesis draws small numbers far more often, and the last choices would not vary.
_ROLES: Final = (
    *(Role.PUBLISHED, Role.PUBLISHED, Role.MODIFIED),
    *(Role.CAPTURED, Role.EVENT, Role.NONE),
)
_OWNERS: Final = (
    *(OwnerKind.DOCUMENT, OwnerKind.DOCUMENT, OwnerKind.DOCUMENT),
    *(OwnerKind.SITE, OwnerKind.RELATED, OwnerKind.COMMENT),
)
_CHANNELS: Final = (
    *(Channel.TEXT, Channel.TEXT, Channel.TEXT, Channel.JSON_LD, Channel.META),
    *(Channel.TIME, Channel.URL, Channel.RECORD),
)
_ZONES: Final = (None, None, Zone.BODY, Zone.BYLINE, Zone.DATELINE, Zone.MASTHEAD)
_SHAPES: Final = (
    *("day", "day", "day", "swap", "swap-settled", "month", "clock"),
    *("anniversary", "impossible"),
)
_CLOCKS: Final = (
    *("T00:30Z", "T00:30+02:00", "T09:30"),
    *("T12:30-05:00", "T23:30Z", "T23:30-05:00"),
)
_LABELS: Final = (None, None, "Published")
_WEEKDAYS: Final = (None, None, None, 0, 3)
_TENSES: Final = (None, Tense.PAST, Tense.PAST, Tense.FUTURE)
_YEARS: Final = (1, 2)
_CHOICES: Final = prod(
    map(len, (_ROLES, _OWNERS, _CHANNELS, _ZONES, _SHAPES, _CLOCKS, _LABELS, _WEEKDAYS, _TENSES))
) * len(_YEARS)
T = TypeVar("T")


def _day(number: int) -> str:
    return str(PartialDate.of_day(_START + number))


def _swapped(number: int) -> str | None:
    date = PartialDate.of_day(_START + number)
    if date.day is None or date.day > 12 or date.day == date.month:  # noqa: PLR2004 - months
        return None
    return str(PartialDate(date.year, date.day, date.month))


def _edtf(number: int, shape: str, clock: str) -> str:
    """A day, a month, two rival days, or a day with its clock."""
    day, other = _day(number), _swapped(number)
    if shape == "impossible":
        return ""
    if shape == "month":
        return day[:7]
    if shape == "clock":
        return day + clock
    if shape.startswith("swap") and other is not None:
        return f"{day} | {'!' if shape == 'swap-settled' else ''}{other}"
    return day


def _stated(number: int, choices: int) -> tuple[Role, Stated]:
    """One claim with its role."""

    def pick(options: Sequence[T]) -> T:
        nonlocal choices
        choices, index = divmod(choices, len(options))
        return options[index]

    role, owner, channel, zone = pick(_ROLES), pick(_OWNERS), pick(_CHANNELS), pick(_ZONES)
    shape, clock = pick(_SHAPES), pick(_CLOCKS)
    if shape == "anniversary":
        return Role.NONE, Stated(edtf="", relation=Relation(pick(_YEARS), "c1"))
    return role, Stated(
        edtf=_edtf(number, shape, clock),
        owner=owner,
        channel=channel,
        zone=zone if channel is Channel.TEXT else None,
        label=pick(_LABELS),
        weekday=pick(_WEEKDAYS),
        tense=pick(_TENSES),
        impossible="june has 30 days" if shape == "impossible" else None,
    )


_PAGE_KINDS: Final = ("article", "article", "article", "live", "unknown")
_CLAIMS: Final = st.tuples(st.integers(0, _DAYS), st.integers(0, _CHOICES - 1))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """A timeline of two to seven claims, the verdict now and then another than its first."""
    specs: dict[Role, list[Spec]] = {}
    for number, choices in draw(st.lists(_CLAIMS, min_size=2, max_size=7)):
        role, spec = _stated(number, choices)
        specs.setdefault(role, []).append(spec)
    other = draw(st.integers(-_DAYS, _DAYS))
    verdicts = {Role.PUBLISHED: _day(other)} if other > 0 else {}
    claims = {role: tuple(found) for role, found in specs.items()}
    return timeline_of(claims, verdicts=verdicts, page_kind=draw(st.sampled_from(_PAGE_KINDS)))


# -- knowing less


_BESIDE: Final = (0, 0, 1, -1, 8, -8, 40, -40)


@st.composite
def knowing_less(draw: st.DrawFn, timeline: Timeline) -> Timeline:
    """The timeline with one claim, or the verdict, known less well.

    Coarser, or with one more live reading, or with one more possible publication day.
    """
    # A rival on or beside a day of another claim is where comparisons tip over.
    days = [r.date.number for c in timeline.claims for r in c.live if r.date.is_day] or [_START]
    day = draw(st.sampled_from(sorted(set(days)))) + draw(st.sampled_from(_BESIDE))
    rival = PartialDate.of_day(day)
    if timeline.published.dates and draw(st.integers(0, 4)) == 0:
        return _with_doubt(timeline, rival)
    with_readings = [i for i, claim in enumerate(timeline.claims) if claim.live]
    if not with_readings:
        return timeline
    index = draw(st.sampled_from(with_readings))
    claim = timeline.claims[index]
    blur: Callable[[Claim], Claim] = draw(st.sampled_from((_coarser, _revived)))
    claim = _with_rival(claim, rival) if draw(st.booleans()) else blur(claim)
    claims = (*timeline.claims[:index], claim, *timeline.claims[index + 1 :])
    return evolve(timeline, claims=claims)


def _with_doubt(timeline: Timeline, rival: PartialDate) -> Timeline:
    dates = tuple(dict.fromkeys((*timeline.published.dates, rival)))
    if len(dates) == 1:
        return timeline
    edtf = f"[{','.join(map(str, dates))}]"
    verdict = evolve(timeline.published, state="undecided", dates=dates, edtf=edtf, interval=None)
    return evolve(timeline, published=verdict)


def _open(reading: Reading) -> Reading:
    chosen = reading.status is Status.CHOSEN
    return evolve(reading, status=Status.LIVE) if chosen else reading


def _with_rival(claim: Claim, rival: PartialDate) -> Claim:
    if any(r.date == rival for r in claim.readings):
        return claim
    extra = Reading(rival, known=("year", "month", "day"))
    return evolve(claim, readings=(*map(_open, claim.readings), extra))


def _revived(claim: Claim) -> Claim:
    """Nothing that was ruled out is ruled out any more."""
    if len(claim.readings) == len(claim.live):
        return claim
    return evolve(claim, readings=tuple(evolve(r, status=Status.LIVE) for r in claim.readings))


def _coarser(claim: Claim) -> Claim:
    """Clock and zone unknown first, then the day."""
    if any(r.instant is not None for r in claim.readings):
        return evolve(claim, readings=tuple(evolve(r, instant=None) for r in claim.readings))
    return evolve(
        claim,
        readings=tuple(
            evolve(
                r,
                date=evolve(r.date, day=None) if r.date.is_day else r.date,
                known=tuple(name for name in r.known if name != "day"),
            )
            for r in claim.readings
        ),
    )


# -- laws

Law = Callable[[Rule], None]
_Setting = tuple[Timeline, Settings]
_QUICK: Final = settings(
    max_examples=_EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


def _settings_to_judge(rule: Rule) -> st.SearchStrategy[_Setting]:
    """Timelines by chance, and those of the rule's own examples, where its borders run."""
    own = [
        (example_timeline(example), settings_of(rule, example))
        for example in (*rule.bad, *rule.good)
        if example.timeline is not None
    ]
    chance = timelines().map(lambda timeline: (timeline, _FORENSIC))
    return st.one_of(st.sampled_from(own), st.sampled_from(own), chance) if own else chance


def _hold(kept: object, message: str) -> None:
    """An assert that works in a package that pytest does not rewrite."""
    if not kept:
        raise AssertionError(message)


def _findings(rule: Rule, timeline: Timeline, given_: Settings) -> tuple[Finding, ...]:
    findings, notices = judge(timeline, document_of(timeline), given_, (rule,))
    _hold(not notices, notices[0].text if notices else "")
    return findings


def order_does_not_matter(rule: Rule) -> None:
    """The claims in another order give the same findings."""

    @_QUICK
    @given(_settings_to_judge(rule), st.integers(0, 1_000))
    def law(setting: _Setting, seed: int) -> None:
        timeline, given_ = setting
        claims = list(timeline.claims)
        Random(seed).shuffle(claims)  # noqa: S311 - no secret
        document = document_of(timeline)
        mixed = evolve(timeline, claims=tuple(claims))
        one, _ = judge(timeline, document, given_, (rule,))
        other, _ = judge(mixed, document, given_, (rule,))
        _hold(one == other, f"{rule.code} depends on the order of claims: {one} {other}")

    law()


def twice_gives_the_same(rule: Rule) -> None:
    """A rule keeps nothing from one run to the next."""

    @_QUICK
    @given(_settings_to_judge(rule))
    def law(setting: _Setting) -> None:
        one, other = _findings(rule, *setting), _findings(rule, *setting)
        _hold(one == other, f"{rule.code} says something else the second time: {one} {other}")

    law()


def places_lie_inside(rule: Rule) -> None:
    """A finding points at a span of the document, at the surface of its first claim."""

    @_QUICK
    @given(_settings_to_judge(rule))
    def law(setting: _Setting) -> None:
        timeline = setting[0]
        text = document_of(timeline).parts[0].text
        for finding in _findings(rule, *setting):
            where = finding.location
            if where is None:
                _hold(not finding.claims, f"{rule.code} has claims and no place")
                continue
            surface = timeline.claim(finding.claims[0]).surface
            quoted = text[where.start : where.end]
            _hold(quoted == surface, f"{rule.code} points at {quoted!r}, not {surface!r}")

    law()


def less_is_never_stronger(rule: Rule) -> None:
    """Knowing less makes neither kind nor confidence stronger.

    What fails with less knowledge fails with more, as surely. Where more knowledge settles
    the matter, less may leave it for a person to look at, and never with high confidence.
    """

    @settings(_QUICK, max_examples=3 * _EXAMPLES)
    @given(
        _settings_to_judge(rule).flatmap(
            lambda setting: st.tuples(st.just(setting), knowing_less(setting[0]))
        )
    )
    def law(pair: tuple[_Setting, Timeline]) -> None:
        (more, given_), less = pair
        before = _strength(_findings(rule, more, given_))
        after = _strength(_findings(rule, less, given_))
        _hold(after <= max(before, _DOUBT), f"{rule.code} is surer of less: {before} {after}")

    law()


_DOUBT: Final = (0, Confidence.MEDIUM.rank)


def _strength(findings: Sequence[Finding]) -> tuple[int, int]:
    return max(
        ((int(f.kind is FindingKind.FAIL), f.confidence.rank) for f in findings),
        default=(-1, -1),
    )


LAWS: Final[Mapping[str, Law]] = {
    "order-of-claims": order_does_not_matter,
    "twice-the-same": twice_gives_the_same,
    "place-inside": places_lie_inside,
    "less-is-never-stronger": less_is_never_stronger,
}
