"""The page, its metadata or its record are dated long after the document that they carry.

An old article on a new page is read as news: the page's date, a restamped metadata field or
the record of a collection says one thing, and the article's own byline, dateline, address or
events say that it is much older. It is an error when two independent kinds of evidence give
the older date, else a warning.

Honest causes are republication with a note ("first published …", which is information), an
anniversary piece, a live page and a change of system that stamped everything anew. A date in
the head of a page that looks like its clock (it has a weekday or a time of day, and nothing on
the page is newer) is no claim about the article, and only information.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import frozen

from auditor.model import (
    Channel,
    Claim,
    Confidence,
    FindingKind,
    Kind,
    OwnerKind,
    Reading,
    Relation,
    Severity,
    Zone,
)
from auditor.model.worlds import gap, may_be_same_day, of_verdict, surely_same_day, weigh
from auditor.rule import (
    CAPTURED,
    EVENT,
    HEAD_ZONES,
    MACHINE_CHANNELS,
    MODIFIED,
    MOST,
    PAGE_CHANNELS,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Option,
    Rule,
    Stated,
    called,
    day_of,
    days_between,
    is_loose,
    is_own,
    is_printed,
    is_span,
    opening,
    own_machine,
    own_printed,
    says_first,
)
from auditor.when.wording import in_words

_RECENT: Final = 31
"""Days for which an event is news."""
_LISTED: Final = 3  # a page has one date in its head; more of the same are a list's
_STATED_KINDS: Final = frozenset({"byline", "dateline", "address"})
_COVERED: Final = tuple(f"DOC2{n}" for n in ("01", "04", "05", "06", "08", "13"))
_ASIDE: Final = frozenset({Zone.RELATED, Zone.COMMENT, Zone.FOOTER, Zone.COPYRIGHT})


def check(case: Case) -> Iterator[Finding]:
    """One finding for each later date that the page, metadata or record give."""
    timeline = case.timeline
    published = timeline.published
    if not case.single or published.state not in ("stated", "undecided"):
        return
    old = of_verdict(published)
    threshold: int = case.options["days"]
    late = _of_the_page(timeline.claims)
    kinds = {
        dates: weigh(lambda a, b: gap(a, b) >= threshold, old, dates) for dates in [*late][:MOST]
    }
    if not any(kinds.values()):
        return
    evidence = _evidence(timeline.claims, old)
    if not evidence.stated and not evidence.dated:
        return
    notes = [c for c in evidence.claims if says_first(c)]
    if notes:
        yield from _open(case, notes[0], late, kinds)
        return
    for dates, kind in kinds.items():
        page = all(c.owner.kind is OwnerKind.SITE for c in late[dates])
        if kind is None or not (evidence.stated or page):
            continue
        if not page and _is_anniversary(dates, old, timeline.claims):
            continue
        # An ambiguous date that is the publication in one order is evidence for that order.
        if len(dates) > 1 and _may_be(late[dates][0], old):
            continue
        kept, most = _weighty(late[dates], timeline.claims, dated=evidence.dated)
        if kept:
            yield _found(case, kept, evidence, old, kind, most)


def _weighty(
    late: Sequence[Claim], claims: Sequence[Claim], *, dated: bool
) -> tuple[list[Claim], Severity]:
    """The claims of one later date that say something, and how much that amounts to."""
    site = [c for c in late if c.owner.kind is OwnerKind.SITE]
    own = [c for c in late if c.owner.kind is not OwnerKind.SITE][:MOST]
    found = {c.id: _most(c, claims, dated=dated) for c in site} if len(site) < _LISTED else {}
    most = [s for s in found.values() if s] + [Severity.ERROR] * bool(own)
    heads = [c for c in site if found.get(c.id)]
    return own + heads, max(most, key=lambda severity: severity.rank, default=Severity.INFO)


def _of_the_page(claims: Sequence[Claim]) -> dict[tuple[Reading, ...], list[Claim]]:
    """What dates the page as a whole, by its readings."""
    found: dict[tuple[Reading, ...], list[Claim]] = {}
    for claim in claims:
        if claim.role is PUBLISHED and claim.live and _speaks_for_the_page(claim):
            found.setdefault(claim.live, []).append(claim)
    return found


@frozen
class _Evidence:
    """Own claims of the older date, how many independent kinds, and whether one states it.

    `dated`: a field of the page gives it, which dates the article where the page has another date.
    """

    claims: tuple[Claim, ...]
    kinds: int
    stated: bool
    dated: bool


def _found(
    case: Case,
    late: Sequence[Claim],
    evidence: _Evidence,
    old: Sequence[Reading],
    kind: FindingKind,
    most: Severity,
) -> Finding:
    claims = case.timeline.claims
    sure = evidence.kinds > 1 and kind is FindingKind.FAIL and most is Severity.ERROR
    sure = sure and not _is_open_update(late[0], claims)
    agree = [c for c in own_machine(claims, PUBLISHED) if _may_be(c, old)]
    told = evidence.claims[:1] if most is Severity.INFO else (*evidence.claims, *agree[:MOST])
    ids = dict.fromkeys(c.id for c in (*late, *told))
    return case.finding(
        _message(late[0], old, most),
        *ids,
        kind=kind,
        severity=Severity.ERROR if sure else min(most, Severity.WARNING, key=lambda s: s.rank),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
    )


def _message(late: Claim, old: Sequence[Reading], most: Severity) -> str:
    older = [p for p in old if any(gap(p, reading) > 0 for reading in late.live)]
    date = " or ".join(in_words(reading.date) for reading in older)
    apart, day = days_between(older, late.live), day_of(late)
    if late.owner.kind is not OwnerKind.SITE:
        return f"{opening(called(late))} says {day}, {apart} after the article's own date, {date}."
    if most is Severity.INFO:
        says = f"The head of the page says {day}, {apart} after the article it carries"
        return f"{says}, which is of {date}: that is the clock of the site."
    return f"The page is dated {apart} after the article it carries: {day}, the article {date}."


def _may_be(claim: Claim, old: Sequence[Reading]) -> bool:
    """Whether a field gives the older date: that it differs from the later one is this fault."""
    return weigh(lambda a, b: gap(a, b) == 0, old, claim.live) is not None


def _open(
    case: Case,
    note: Claim,
    late: Mapping[tuple[Reading, ...], Sequence[Claim]],
    kinds: Mapping[tuple[Reading, ...], FindingKind | None],
) -> Iterator[Finding]:
    """The information that the page itself speaks of its first publication."""
    own = [c for dates, kind in kinds.items() if kind is FindingKind.FAIL for c in late[dates]]
    own = [c for c in own if c.owner.kind is not OwnerKind.SITE]
    if own:
        yield case.finding(
            f"The page says openly that it was first published on {day_of(note)}; "
            f"{called(own[0])} dates it {day_of(own[0])}, {days_between(note.live, own[0].live)} "
            "later.",
            *dict.fromkeys(c.id for c in (*own[:MOST], note)),
            severity=Severity.INFO,
        )


def _speaks_for_the_page(claim: Claim) -> bool:
    """Whether it dates the page as a whole: a date in its head, a metadata or record field.

    The article's own visible line is not among them (DOC201), nor is a time element of it.
    """
    if claim.channel is Channel.TEXT:
        if claim.owner.kind is OwnerKind.SITE:
            whole = all("year" in reading.known for reading in claim.live)
            return claim.zone not in _ASIDE and whole and not is_span(claim)
        return is_own(claim) and claim.zone is Zone.MASTHEAD
    machine = claim.channel in MACHINE_CHANNELS and claim.channel is not Channel.TIME
    return machine and is_own(claim) and not is_loose(claim)


def _evidence(claims: Sequence[Claim], old: Sequence[Reading]) -> _Evidence:
    found: list[Claim] = []
    sure: set[str] = set()
    stated = False
    for claim in claims:
        kind = _kind(claim, old)
        if kind is None:
            continue
        found.append(claim)
        stated = stated or kind in _STATED_KINDS
        if kind == "events" or surely_same_day(old, claim.live):
            sure.add(kind)
    fields = (c for c in own_machine(claims, PUBLISHED) if c.channel in PAGE_CHANNELS)
    dated = any(_may_be(c, old) for c in fields)
    return _Evidence(tuple(found), len(sure), stated, dated)


def _kind(claim: Claim, old: Sequence[Reading]) -> str | None:
    """Which kind of evidence for the older date the claim is, if any."""
    if not is_own(claim) or not claim.live or claim.quoted:
        return None
    if claim.role is EVENT and claim.zone is Zone.BODY:
        fits = weigh(lambda p, e: -_RECENT <= gap(p, e) <= 0 and _known(e), old, claim.live)
        return "events" if fits is FindingKind.FAIL else None
    if weigh(lambda a, b: gap(a, b) == 0 and _known(b), old, claim.live) is None:
        return None
    return _stating_kind(claim)


def _stating_kind(claim: Claim) -> str | None:
    """What sort of statement of the document's own day the claim is."""
    if claim.channel is Channel.URL:
        return "address"
    if claim.channel is Channel.TEXT and claim.zone is Zone.DATELINE:
        return "dateline"
    visible = claim.channel is Channel.TIME or (
        is_printed(claim) and (claim.zone in HEAD_ZONES or claim.label is not None)
    )
    return "byline" if visible and claim.role is PUBLISHED else None


def _known(reading: Reading) -> bool:
    """Whether day and month are stated; the year of an event may come from the frame."""
    return reading.date.is_day and {"month", "day"}.issubset(reading.known)


def _most(late: Claim, claims: Sequence[Claim], *, dated: bool) -> Severity | None:
    """How much a date in the head of the page may amount to; None where it says nothing.

    It may be that of its delivery. It is where a capture near it is
    stated (DOC213). It may be where it has a weekday or a clock, as mastheads have, unless
    something on the page is newer. Without these marks it is the page's own; a page whose fields
    still date the article is less at fault. Among other words ("Edition of …") it is a menu's.
    """
    captured = [c.live for c in claims if c.role is CAPTURED]
    if any(weigh(lambda a, b: abs(gap(a, b)) <= 1, late.live, dates) for dates in captured):
        return None
    if not _stands_alone(late):
        return None
    if late.weekday is None and late.meaning.clock is None:
        return Severity.WARNING if dated else Severity.ERROR
    newer = any(
        weigh(lambda a, b: gap(a, b) > 0, late.live, c.live) is FindingKind.FAIL
        for c in claims
        if c.zone in _ASIDE
    )
    if newer:
        return Severity.WARNING if dated else Severity.ERROR
    return Severity.INFO


def _stands_alone(late: Claim) -> bool:
    """Whether no words tie a date in the head of the page to something, but perhaps a name."""
    around = late.surroundings
    before = around.before.split()
    tied = bool(before) and (before[-1].islower() or before[-1].endswith(":"))
    return around.own_line and not around.repeated and not tied


def _is_anniversary(
    late: Sequence[Reading], old: Sequence[Reading], claims: Sequence[Claim]
) -> bool:
    """Whether the later date is an anniversary of the older one that the text speaks of."""
    years = set()
    for claim in claims:
        if claim.relation is not None:
            years.add(claim.relation.years)
        shift = claim.meaning.shift
        if claim.meaning.kind is Kind.RELATIVE and shift is not None and shift.unit == "year":
            years.add(abs(shift.amount))
    return any(
        weigh(lambda a, b, n=n: abs(gap(a, b) - n * 365.25) <= _RECENT, old, late) is not None
        for n in years
    )


def _is_open_update(late: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the page itself calls the later day an update."""
    return any(
        c.label is not None and may_be_same_day(c, late) for c in own_printed(claims, MODIFIED)
    )


def _field(edtf: str) -> Stated:
    """A meta element of an example."""
    return Stated(edtf=edtf, channel=Channel.META)


_PAGE: Final = Stated(edtf="2025-11-03", owner=OwnerKind.SITE)
_CLOCK: Final = Stated(edtf="2025-11-03", owner=OwnerKind.SITE, weekday=0)

RULE = Rule(
    code="DOC202",
    name="republication",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://www.theguardian.com/help/insideguardian/2019/apr/02/why-were-making-the-age-of-our-journalism-clearer",
        "https://about.fb.com/news/2020/06/more-context-for-news-articles-and-other-content/",
    ),
    options={
        "days": Option(int, 30, "days by which the page must be younger than what it carries")
    },
    subsumes=(*_COVERED, "MET301", "MET303", "MET305"),
    check=check,
    bad=(
        Example(
            title="an old article on a page of today",
            timeline={
                PUBLISHED: (_PAGE, Stated(edtf="2021-04-11 | !2021-11-04", label="Date")),
                EVENT: Stated(edtf="2021-04-08", known=("month", "day")),
            },
            at="3 November 2025",
        ),
        Example(
            title="a restamped field against a time element, a dateline and the address",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-06-14", channel=Channel.TIME),
                    Stated(edtf="2019-06-14", zone=Zone.DATELINE),
                    Stated(edtf="2019-06-14", channel=Channel.URL),
                    _field("2023-01-20"),
                )
            },
            at="2023-01-20",
        ),
        Example(
            title="only the byline is older",
            timeline={PUBLISHED: ("2019-06-14", _field("2023-01-20"))},
            at="2023-01-20",
            severity=Severity.WARNING,
        ),
        Example(
            title="an update that the field gives as publication",
            timeline={
                PUBLISHED: (
                    "2019-06-14",
                    Stated(edtf="2019-06-14", channel=Channel.URL),
                    Stated(edtf="2023-01-20", channel=Channel.JSON_LD),
                ),
                MODIFIED: Stated(edtf="2023-01-20", label="Updated"),
            },
            at="2023-01-20",
            severity=Severity.WARNING,
        ),
        Example(
            title="a date in the page head with a weekday, and newer items",
            timeline={
                PUBLISHED: (
                    _CLOCK,
                    "2021-04-11",
                    Stated(edtf="2025-11-04", owner=OwnerKind.RELATED),
                )
            },
            verdicts={PUBLISHED: "2021-04-11"},
            at="3 November 2025",
            severity=Severity.WARNING,
        ),
        Example(
            title="a page of today whose fields still date the article",
            timeline={
                PUBLISHED: ("2021-04-11", _PAGE, Stated(edtf="2021-04-11", channel=Channel.JSON_LD))
            },
            at="3 November 2025",
            severity=Severity.WARNING,
        ),
        Example(
            title="late in one order of an undecided date only",
            timeline={
                PUBLISHED: (
                    "2021-02-10 | 2021-10-02",
                    Stated(edtf="2021-10-20", channel=Channel.RECORD),
                )
            },
            at="2021-10-20",
            severity=Severity.WARNING,
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a shorter threshold",
            timeline={PUBLISHED: ("2021-04-01", _field("2021-04-12"))},
            options={"days": 7},
            severity=Severity.WARNING,
        ),
        Example(
            title="a scraped page that carries an old report",
            source=(
                "October 20, 2024\n"
                "Harbour Gazette\n\n"
                "Lighthouse Lamp Lit Again After Repairs\n\n"
                "Date: 14/06/2019 | Source: Harbour Gazette\n\n"
                "The lamp of the north pier lighthouse was lit again on June 12 after a winter of "
                "repairs, the harbour office reported to the town council.\n\n"
                "More From Harbour Gazette\n\n"
                "Ferry Timetable\n\nOctober 21, 2024\n\nRegatta\n\nOctober 18, 2024\n"
            ),
            at="October 20, 2024",
        ),
    ),
    good=(
        Example(
            title="a few days of lag", timeline={PUBLISHED: ("2021-04-11", _field("2021-04-20"))}
        ),
        Example(
            title="a note says when it was first published",
            guard="“first published” notes",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2019-06-14", label="First published"),
                    _field("2023-01-20"),
                )
            },
            severity=Severity.INFO,
        ),
        Example(
            title="two years after, to the day, or a look back",
            guard="anniversaries, retrospectives",
            timeline={
                PUBLISHED: ("2011-06-14", _field("2021-06-15"), _field("2013-06-15")),
                EVENT: (Stated(edtf="", relation=Relation(2)), Stated(edtf="", years_ago=10)),
            },
        ),
        Example(
            title="a live page",
            guard="live pages",
            timeline={PUBLISHED: ("2021-04-11", _field("2021-08-20"))},
            page_kind="live",
        ),
        Example(
            title="the clock of the site",
            guard="a masthead date with its weekday, and nothing newer, is information",
            timeline={PUBLISHED: ("2021-04-11", _CLOCK)},
            severity=Severity.INFO,
        ),
        Example(
            title="the day of the capture",
            guard="a stated capture on that day",
            timeline={
                PUBLISHED: ("2021-04-11", _PAGE),
                CAPTURED: Stated(edtf="2025-11-03T10:00:00Z", channel=Channel.RECORD),
            },
        ),
        Example(
            title="the publication itself, in one of two orders",
            guard="an ambiguous date that agrees in one order",
            timeline={PUBLISHED: ("2020-01-03", _field("2020-01-03 | 2020-03-01"))},
        ),
        Example(
            title="only an event is older",
            guard="an older date that only events give",
            timeline={EVENT: "2021-04-08", PUBLISHED: _field("2021-08-03")},
            verdicts={PUBLISHED: "2021-04-08"},
        ),
        Example(
            title="another thing's date",
            guard="dates of other things on the page",
            timeline={
                PUBLISHED: (
                    "2021-04-11",
                    Stated(edtf="2025-11-03", owner=OwnerKind.RELATED),
                    Stated(edtf="2025-11-03", owner=OwnerKind.SITE, zone=Zone.FOOTER),
                )
            },
        ),
    ),
)
