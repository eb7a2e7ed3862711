"""How a candidate lies to the other days that the document offers, and to its comments.

Two publication days of one document tell on each other: who stamps a page anew leaves the old
day in a line, in the address or under the comments, so what is later than these is weighed
down, by the distance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from auditor.model import Channel, Claim, OwnerKind, Role
from auditor.reconcile.candidates import Candidate
from auditor.reconcile.weighed import Weighed, hit
from auditor.reconcile.witness import FIELDS, LINES, STANDING, STATING, Witness, is_near
from auditor.when.partial_date import PartialDate

_CROWD: Final = 3
"""So many days of one kind of field are those of many things, not of the document."""
_DAYS: Final = 7
_WEEKS: Final = 60
"""Days: a draft, a correction or a print issue lies some days off, a new stamp for long."""
_FIELD_CHANNELS: Final = frozenset({Channel.JSON_LD, Channel.MICRODATA, Channel.RDFA})
_STAMPED: Final = frozenset({Role.PUBLISHED, Role.CREATED})


class Dated(NamedTuple):
    """A day, and the claim that states it."""

    number: int
    claim: Claim


class Company(NamedTuple):
    """What the document offers beside each candidate.

    `field`, `line` and `address` are the earliest days of its publication fields, its visible
    lines and its address; `crowded` the kinds of field that state many days.
    """

    standing: tuple[Candidate, ...]
    modified: frozenset[PartialDate]
    comment: Dated | None
    field: Dated | None
    line: Dated | None
    address: Dated | None
    crowded: frozenset[str]
    others: frozenset[PartialDate]
    """Days that fields give to events and to reviews."""

    @classmethod
    def of(
        cls, claims: Sequence[Claim], candidates: Sequence[Candidate], page_kind: str
    ) -> Company:
        """Collect it once for all candidates; in a forum the comments are the document."""
        crowded = _crowded(candidates)
        return cls(
            standing=tuple(c for c in candidates if c.support[0].kind in STANDING),
            modified=frozenset(
                r.date
                for c in claims
                if c.role is Role.MODIFIED and c.owner.kind is OwnerKind.DOCUMENT
                for r in c.live
                if r.date.is_day
            ),
            comment=None if page_kind == "forum" else _first_comment(claims),
            field=_earliest(candidates, FIELDS - crowded),
            line=_earliest(candidates, LINES - crowded, beside_headline=True),
            address=_earliest(candidates, frozenset({"url-day"})),
            crowded=crowded,
            others=frozenset(
                c.live[0].date
                for c in claims
                if (c.role is Role.EVENT or c.owner.kind is OwnerKind.COMMENT)
                and c.channel in _FIELD_CHANNELS
                and len(c.live) == 1
            ),
        )

    @property
    def only_modified(self) -> bool:
        """Whether a modification is all that the document states of itself."""
        return bool(self.modified) and not any(
            c.support[0].kind in STATING - self.crowded for c in self.standing
        )

    def beside(self, candidate: Candidate) -> Iterable[Weighed]:
        """The evidence for one candidate."""
        date, first = candidate.date, candidate.support[0]
        if self._is_alone(candidate):
            yield hit("only-claim", first.claim)
        if date.month == 1 and date.day == 1:
            yield hit("new-year", first.claim)
        best = candidate.best
        machine, line = best.get(Witness.MACHINE), best.get(Witness.VISIBLE)
        if machine is not None and machine.kind in self.crowded:
            yield hit("one-of-many", machine.claim)
        if line is not None and line.kind in LINES & self.crowded:
            yield hit("one-of-many-lines", line.claim)
        if not date.is_day:
            yield hit("month-only", first.claim)
            return
        if line is not None and machine is None and date in self.others:
            yield hit("of-another-thing", line.claim)
        yield from self._beside_modification(candidate)
        if self.comment is not None and date.number > self.comment.number + 1:
            gap = date.number - self.comment.number
            kind = "first-comment" if gap <= _WEEKS else "comment-long-before"
            yield hit(kind, first.claim, self.comment.claim, measure=gap)
        if first.kind in STANDING:
            yield from self._later_than_others(candidate)

    def _is_alone(self, candidate: Candidate) -> bool:
        """Whether no other claim of any standing offers another day."""
        first = candidate.support[0]
        if first.claim.owner.kind is not OwnerKind.DOCUMENT or first.kind not in STANDING:
            return False
        own = {s.claim.id for s in candidate.support}
        return not any(
            c is not candidate and c.support[0].claim.id not in own for c in self.standing
        )

    def _beside_modification(self, candidate: Candidate) -> Iterable[Weighed]:
        """A day on which the document was changed too, and whether an older one exists."""
        date, claim = candidate.date, candidate.support[0].claim
        if date not in self.modified:
            return
        own = {s.claim.id for s in candidate.support}
        has_field = any(s.kind in FIELDS for s in candidate.support)
        # Two fields a day apart may be one instant; a line of that day shows the change.
        apart = 1 if has_field else 0
        for older in (self.field, self.line, self.address):
            if older and older.number < date.number - apart and older.claim.id not in own:
                kind = "equals-modified" if has_field else "line-equals-modified"
                yield hit(kind, claim, older.claim)
                return
        yield hit("modified-too", claim)

    def _later_than_others(self, candidate: Candidate) -> Iterable[Weighed]:
        """The other witnesses that state an earlier day, by how much earlier."""
        number, best = candidate.date.number, candidate.best
        own = {s.claim.id for s in candidate.support}
        for name, earliest in (("field", self.field), ("line", self.line)):
            if earliest is not None and earliest.number < number and earliest.claim.id not in own:
                gap = number - earliest.number
                kind = f"{name}-{_span(gap)}-before"
                yield hit(kind, candidate.support[0].claim, earliest.claim, measure=gap)
        address = self.address
        if address is not None and address.number < number - 1 and Witness.ADDRESS not in best:
            gap = number - address.number
            kind = "older-address" if gap <= _WEEKS else "address-long-before"
            yield hit(kind, address.claim, measure=gap)


def _span(gap: int) -> str:
    if gap == 1:
        return "a-day"
    return "days" if gap <= _DAYS else "weeks" if gap <= _WEEKS else "long"


def _crowded(candidates: Iterable[Candidate]) -> frozenset[str]:
    """The kinds of claim that state many days."""
    days: dict[str, set[PartialDate]] = {}
    for candidate in candidates:
        for support in candidate.support:
            days.setdefault(support.kind, set()).add(support.reading.date)
    return frozenset(kind for kind, found in days.items() if len(found) >= _CROWD)


def _earliest(
    candidates: Iterable[Candidate], kinds: frozenset[str], *, beside_headline: bool = False
) -> Dated | None:
    """The earliest day that a claim of these kinds states without doubt."""
    found = [
        Dated(candidate.date.number, support.claim)
        for candidate in candidates
        if candidate.date.is_day
        for support in candidate.support
        if support.kind in kinds and support.reading.date.is_day and len(support.claim.live) == 1
        if not beside_headline or _is_beside(support.claim)
    ]
    return min(found, key=lambda dated: dated.number, default=None)


def _is_beside(claim: Claim) -> bool:
    """Whether a line has a label, or stands by the headline and neither in it nor in a list."""
    around = claim.surroundings
    if around.in_headline or around.repeated:
        return False
    return bool(claim.label) or around.headline_distance is None or is_near(claim)


def _first_comment(claims: Iterable[Claim]) -> Dated | None:
    """The earliest day of two or more comments' own stamps.

    Fields are surer than text, and text with a time of day than text without: in forums the
    day on which a member joined stands beside each of their comments. Reviews are of goods, and
    older than many a page that sells them.
    """
    stamps = [
        Dated(c.live[0].date.number, c)
        for c in claims
        if c.owner.kind in (OwnerKind.COMMENT, OwnerKind.REPLY)
        and c.role in _STAMPED
        and not (c.field or "").startswith("Review")
        and len(c.live) == 1
        and c.live[0].date.is_day
    ]
    fields = [s for s in stamps if s.claim.channel is not Channel.TEXT]
    timed = [s for s in stamps if s.claim.meaning.clock is not None]
    for found in (fields, timed, stamps):
        if len(found) > 1:
            return min(found, key=lambda dated: dated.number)
    return None
