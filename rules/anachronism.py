"""The text speaks of something that had not happened on the day of its publication.

Some names prove an age: nobody wrote of a disease before it was named, of a firm before it was
founded, of a storm before it blew. What proves it for one's own documents stands in the table
`known-events` of the settings; without a table the rule has nothing to say.

An honest cause is a name that meant something else before, and a text that was changed without
saying so. Where a change is stated that is as late, it is information. The words around the name
would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from auditor.model import Claim, FindingKind, Kind, OwnerKind, Reading, Severity, Zone
from auditor.model.known import KnownEvent
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import (
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    is_own,
    is_printed,
)
from auditor.when.partial_date import PartialDate
from auditor.when.wording import days_in_words, in_words

_ZONE_DAYS: Final = 1
_TOLD: Final = frozenset(
    {Zone.BODY, Zone.QUOTE, Zone.CAPTION, Zone.BYLINE, Zone.DATELINE, Zone.MASTHEAD}
)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each event that is told too early, at its first mention."""
    if not case.settings.known_events or not case.single:
        return
    published = of_verdict(case.timeline.published)
    events = _by_name(case.settings.known_events)
    told: set[KnownEvent] = set()
    for claim in case.timeline.claims:
        event = _event(claim, events)
        if event is None or event in told:
            continue
        happened = (Reading(event.date, known=()),)
        kind = weigh(lambda p, e: gap(p, e) > _ZONE_DAYS, published, happened)
        if kind is None:
            continue
        told.add(event)
        updated = _is_updated(case, event.date)
        dates = " or ".join(in_words(r.date) for r in published if r.span is None)
        apart = days_in_words(min(gap(p, happened[0]) or _FAR for p in published))
        yield case.finding(
            f"The text speaks of “{claim.surface}”, which your table dates "
            f"{in_words(event.date)}, {apart} after the publication"
            f"{f' on {dates}' if dates else ''}{'; it was updated after that' if updated else ''}.",
            claim.id,
            kind=kind,
            severity=Severity.INFO if updated or kind is FindingKind.REVIEW else Severity.WARNING,
        )


_FAR: Final = 10**9


def _by_name(events: tuple[KnownEvent, ...]) -> Mapping[str, KnownEvent]:
    """The events by their names; of two with one name the earlier, which proves less."""
    found: dict[str, KnownEvent] = {}
    for event in sorted(events, key=lambda e: e.date.interval.first or 0, reverse=True):
        found.update((name.casefold(), event) for name in event.names)
    return found


def _event(claim: Claim, events: Mapping[str, KnownEvent]) -> KnownEvent | None:
    if claim.meaning.kind is not Kind.NAME or claim.zone not in _TOLD or not is_printed(claim):
        return None
    if claim.owner.kind not in (OwnerKind.DOCUMENT, OwnerKind.QUOTED):
        return None
    return events.get(" ".join(claim.surface.casefold().split()))


def _is_updated(case: Case, happened: PartialDate) -> bool:
    """Whether a stated change may be as late."""
    event = Reading(happened, known=())
    return any(
        c.role is MODIFIED and is_own(c) and any(gap(r, event) <= _ZONE_DAYS for r in c.live)
        for c in case.timeline.claims
    )


_FLOOD: Final = KnownEvent(("the great flood", "flood of the Aldermoor"), PartialDate(2021, 7, 14))


def _text(published: str, line: str, name: str = "") -> str:
    return f"The weir\n\nPublished: {published}\n{name}\nThe weir was rebuilt {line}.\n"


RULE = Rule(
    code="TMP411",
    name="anachronism",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://arxiv.org/abs/2602.00758",
        "https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html",
    ),
    check=check,
    bad=(
        Example(
            title="a flood that was yet to come",
            source=_text("3 May 2021", "because of the great flood"),
            settings={"known_events": (_FLOOD,)},
            at="the great flood",
        ),
    ),
    good=(
        Example(
            title="after it",
            source=_text("3 August 2021", "because of the great flood"),
            settings={"known_events": (_FLOOD,)},
        ),
        Example(
            title="a part of a longer word",
            guard="parts of longer words",
            source=_text("3 May 2021", "because of the great floodgates"),
            settings={"known_events": (_FLOOD,)},
        ),
        Example(
            title="a stated change",
            guard="a stated change that is as late is information",
            source=_text("3 May 2021", "because of the great flood", "Updated: 1 September 2021\n"),
            settings={"known_events": (_FLOOD,)},
            severity=Severity.INFO,
        ),
        Example(
            title="no table",
            guard="runs without a table",
            source=_text("3 May 2021", "because of the great flood"),
        ),
        Example(title="nothing is told", timeline={PUBLISHED: "2021-05-03"}),
    ),
)
