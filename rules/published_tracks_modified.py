"""The published date was moved along with the modification: both are one, and something is older.

Systems that write one clock into both fields make an old text look new with each change of a
comma. That both fields are equal says nothing by itself, for most texts are never edited; but
where the visible line, the address or a copy shows that the text existed before, the published
field has lost the publication.

An honest cause is a template that fills both fields from the last change, or a change of system
that stamped everything anew. The first copy in an archive, or the entry in an old feed, would
settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from auditor.model import Channel, Claim, Confidence, FindingKind, OwnerKind, Reading, Severity
from auditor.model.worlds import gap, surely_same_day, weakest, weigh
from auditor.rule import (
    CAPTURED,
    MACHINE_CHANNELS,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    called_print,
    day_of,
    days_between,
    distinct,
    is_own,
    opening,
    own_machine,
    own_printed,
    says_first,
    states_capture,
)

_ZONE_DAYS: Final = 1


def check(case: Case) -> Iterator[Finding]:
    """One finding for each carrier whose two fields are one day, later than all that is older."""
    if not case.single:
        return
    claims = case.timeline.claims
    modified = own_machine(claims, MODIFIED)
    older = _older(claims) if modified else []
    if not older:
        return
    published = own_machine(claims, PUBLISHED)
    for channel in sorted(MACHINE_CHANNELS - {Channel.TIME}):
        starts = distinct(c for c in published if c.channel is channel)
        changes = distinct(c for c in modified if c.channel is channel)
        # A carrier that dates several things does not tell which of them is ours.
        if not starts or not all(surely_same_day(c.live, starts[0].live) for c in starts):
            continue
        change = next((c for c in changes if surely_same_day(c.live, starts[0].live)), None)
        if change is not None:
            yield from _found(case, starts[0], change, older)


def _found(
    case: Case, start: Claim, change: Claim, witnesses: Sequence[Sequence[Claim]]
) -> Iterator[Finding]:
    kinds = [weakest(weigh(_is_older, c.live, start.live) for c in same) for same in witnesses]
    kind = FindingKind.FAIL if FindingKind.FAIL in kinds else next(filter(None, kinds), None)
    if kind is None:
        return
    older = [c for same, found in zip(witnesses, kinds, strict=True) if found for c in same]
    first = older[0]
    yield case.finding(
        f"{opening(called(start))} and the modification are both {day_of(start)}; {_what(first)} "
        f"{day_of(first)}, {days_between(first.live, start.live)} earlier.",
        start.id,
        change.id,
        *(c.id for c in older),
        kind=kind,
        confidence=Confidence.MEDIUM,
    )


def _what(older: Claim) -> str:
    if older.role is CAPTURED:
        return f"{called(older)} shows that it was copied on"
    return f"{called(older)} dates it"


def _older(claims: Sequence[Claim]) -> list[list[Claim]]:
    """What may show that the text is older: its visible line, its address, else the copy itself.

    Each of them has to be older as a whole: of two visible dates one is often an event's.
    """
    visible = [c for c in own_printed(claims, PUBLISHED) if not called_print(c)]
    address = [c for c in claims if c.channel is Channel.URL and c.role is PUBLISHED and c.live]
    if any(says_first(c) for c in visible):
        return []
    found = [distinct(visible), distinct(c for c in address if is_own(c))]
    if not any(found):
        found = [distinct(c for c in claims if states_capture(c))]
    return [same for same in found if same]


def _is_older(older: Reading, start: Reading) -> bool:
    return gap(older, start) > _ZONE_DAYS


_META = Stated(edtf="2023-05-10", channel=Channel.META, field="article:published_time")
_CHANGE = Stated(edtf="2023-05-10", channel=Channel.META, field="article:modified_time")

RULE = Rule(
    code="MET303",
    name="published-tracks-modified",
    rationale=__doc__,
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    references=(
        "https://developers.google.com/search/docs/appearance/publication-dates",
        "https://schema.org/datePublished",
    ),
    subsumes=("DOC201", "DOC208", "MET301"),
    check=check,
    bad=(
        Example(
            title="both fields follow the last change, the byline does not",
            timeline={PUBLISHED: (_META, "2021-05-03"), MODIFIED: _CHANGE},
            at="2023-05-10",
        ),
        Example(
            title="the address is older",
            timeline={
                PUBLISHED: (_META, Stated(edtf="2021-05-03", channel=Channel.URL)),
                MODIFIED: _CHANGE,
            },
            at="2023-05-10",
        ),
        Example(
            title="the address alone is older",
            timeline={
                PUBLISHED: (
                    _META,
                    "2023-05-10",
                    Stated(edtf="2021-05", channel=Channel.URL),
                ),
                MODIFIED: _CHANGE,
            },
            at="2023-05-10",
        ),
        Example(
            title="a copy is older",
            timeline={
                PUBLISHED: _META,
                MODIFIED: _CHANGE,
                CAPTURED: Stated(edtf="2022-01-01", channel=Channel.URL),
            },
            at="2023-05-10",
        ),
        Example(
            title="in one order of the byline only",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-05-10", channel=Channel.JSON_LD),
                    Stated(edtf="2023-03-05 | 2023-05-10"),
                ),
                MODIFIED: Stated(edtf="2023-05-10", channel=Channel.JSON_LD),
            },
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a page that is new with every change",
            source=(
                "<!doctype html><html><head><title>Weir rebuilt</title>"
                '<script type="application/ld+json">{"@context": "https://schema.org", '
                '"@type": "NewsArticle", "headline": "Weir rebuilt", '
                '"datePublished": "2023-05-10T08:00:00+02:00", '
                '"dateModified": "2023-05-10T08:00:00+02:00"}</script>'
                "</head><body><article><h1>Weir rebuilt</h1>"
                "<p class=byline>By Ada Holm, 3 May 2021</p>"
                "<p>The old weir below the paper mill has been rebuilt in stone.</p>"
                "</article></body></html>\n"
            ),
            name="weir.html",
            at="2023-05-10T08:00:00+02:00",
        ),
    ),
    good=(
        Example(
            title="never edited",
            guard="texts that were never edited: nothing is older",
            timeline={PUBLISHED: (_META, "2023-05-10"), MODIFIED: _CHANGE},
        ),
        Example(
            title="the fields are two days",
            timeline={
                PUBLISHED: (_META, "2021-05-03"),
                MODIFIED: Stated(edtf="2023-06-11", channel=Channel.META),
            },
        ),
        Example(
            title="one day earlier",
            guard="one day, which may be a zone",
            timeline={PUBLISHED: (_META, "2023-05-09"), MODIFIED: _CHANGE},
        ),
        Example(
            title="published once more, and said so",
            guard="“first published” notes",
            timeline={
                PUBLISHED: (_META, Stated(edtf="2021-05-03", label="First published")),
                MODIFIED: _CHANGE,
            },
        ),
        Example(
            title="one of two visible dates is not older",
            guard="a visible line that agrees with the fields",
            timeline={
                PUBLISHED: (_META, "2021-05-03", Stated(edtf="2023-05-10", label="Published")),
                MODIFIED: _CHANGE,
            },
        ),
        Example(
            title="a month of a printed issue, and other things",
            guard="issue dates and the dates of other things",
            timeline={
                PUBLISHED: (
                    _META,
                    Stated(edtf="2023-03", after=" issue"),
                    Stated(edtf="2021-05-03", owner=OwnerKind.RELATED),
                ),
                MODIFIED: _CHANGE,
            },
        ),
        Example(
            title="two nodes",
            guard="carriers that date several things",
            timeline={
                PUBLISHED: (
                    Stated(edtf="2023-05-10", channel=Channel.JSON_LD),
                    Stated(edtf="2021-05-03", channel=Channel.JSON_LD),
                    "2021-05-03",
                ),
                MODIFIED: Stated(edtf="2023-05-10", channel=Channel.JSON_LD),
            },
        ),
        Example(
            title="a live page",
            guard="live pages and lists",
            timeline={PUBLISHED: (_META, "2021-05-03"), MODIFIED: _CHANGE},
            page_kind="live",
        ),
    ),
)
