"""Claims: what in a document states a date, with everything that it may mean."""

from __future__ import annotations

from typing import Final, TypedDict, Unpack

from attrs import frozen

from auditor.model.document import Location
from auditor.model.expression import Meaning
from auditor.model.vocabulary import Channel, Order, OwnerKind, Role, Status, Tense, Zone
from auditor.when.interval import Interval
from auditor.when.offset import Instant
from auditor.when.partial_date import PartialDate


@frozen
class Owner:
    """Whose date it is; claims with the same key belong to the same thing."""

    kind: OwnerKind
    key: str


THE_DOCUMENT: Final = Owner(OwnerKind.DOCUMENT, "document")
THE_SITE: Final = Owner(OwnerKind.SITE, "site")


@frozen
class Reading:
    """One date that a claim may mean.

    `known` and `implied` name parts (`year`, `month`, `day`, `hour`, `minute`, `second`,
    `offset`); implied parts come from the claim `source` ("from" in JSON). `because` is the
    reason for the status, a sentence for a person. `span` holds the days of a reading that is
    no calendar unit, such as a week, and `date` then only the unit round it.
    """

    date: PartialDate
    known: tuple[str, ...]
    implied: tuple[str, ...] = ()
    source: str | None = None
    order: Order | None = None
    instant: Instant | None = None
    status: Status = Status.LIVE
    because: str = ""
    span: Interval | None = None

    @property
    def interval(self) -> Interval:
        """The days that it may mean."""
        return self.span or self.date.interval

    @property
    def edtf(self) -> str:
        """The reading as EDTF, a day at most."""
        if self.span is not None and self.span.first is not None and self.span.last is not None:
            first, last = PartialDate.of_day(self.span.first), PartialDate.of_day(self.span.last)
            return f"{first}/{last}"
        return str(self.date)

    def judged(self, status: Status, because: str) -> Reading:
        """The reading with a verdict on it, and the reason for that."""
        return Reading(
            self.date,
            self.known,
            self.implied,
            self.source,
            self.order,
            self.instant,
            status,
            because,
            self.span,
        )


@frozen
class Timex:
    """TIMEX3 type (DATE, TIME, DURATION, SET) and value; None while it is undecided."""

    type: str
    value: str | None


@frozen
class Relation:
    """A claim lies `years` after the date of the claim `after` (its id, or None if not found)."""

    years: int
    after: str | None = None


@frozen(slots=False)
class Surroundings:
    """What stands round a claim; reconciliation weighs it, nobody prints it.

    `before` and `after` are up to 80 characters of the same line or block. `own_line`: the
    claim stands on a short line rather than inside a sentence. `headline_distance` is in
    characters of visible text from the end of the main headline (negative: before it), None
    without a headline. `repeated`: its kind of element carries three or more different days
    on the page, as lists do. `class_role`: what class words of the enclosing elements say.
    `in_headline`: it stands in the title or main headline itself.
    """

    before: str = ""
    after: str = ""
    own_line: bool = False
    headline_distance: int | None = None
    repeated: bool = False
    class_role: Role | None = None
    in_headline: bool = False
    block: int = 0


NO_SURROUNDINGS: Final = Surroundings()


@frozen(slots=False)  # see `changed`
class Claim:
    """Something in the document that states a date.

    `field` is the machine name of what carried it (`article:published_time`,
    `NewsArticle.datePublished`, `Last-Modified`, `published`), None for visible text.
    `label` holds the words that gave the role. `source` is the raw text where the surface,
    which has references decoded and tags dropped, differs from it. `anchor` is the id of the
    claim that anchors a relative expression.
    """

    id: str
    role: Role
    owner: Owner
    channel: Channel
    zone: Zone
    surface: str
    location: Location
    meaning: Meaning
    label: str | None = None
    field: str | None = None
    source: str | None = None
    readings: tuple[Reading, ...] = ()
    impossible: str | None = None
    timex: Timex | None = None
    weekday: int | None = None
    anchor: str | None = None
    relation: Relation | None = None
    tense: Tense | None = None
    quoted: bool = False
    surroundings: Surroundings = NO_SURROUNDINGS

    @property
    def live(self) -> tuple[Reading, ...]:
        """The readings that are not ruled out."""
        for reading in self.readings:
            if reading.status is Status.RULED_OUT:
                return tuple(r for r in self.readings if r.status is not Status.RULED_OUT)
        return self.readings  # asked a dozen times a claim, and nearly always the answer

    @property
    def chosen(self) -> Reading | None:
        """The one chosen reading, if there is one."""
        return next((r for r in self.readings if r.status is Status.CHOSEN), None)


OF_THE_FEED: Final = Owner(OwnerKind.OTHER, "feed")
"""Whose the dates of a feed beside the document are: they are none that the document states.

The key is also the part that places in it are given in.
"""
OF_THE_SITEMAP: Final = Owner(OwnerKind.OTHER, "sitemap")
"""Whose the dates of a sitemap beside the document are."""
OF_THE_COPIES: Final = Owner(OwnerKind.OTHER, "copies")
"""Whose the moments are at which others have copied the document, by a list that is known."""
_BESIDE: Final = frozenset({OF_THE_FEED, OF_THE_SITEMAP, OF_THE_COPIES})


def is_of_feed(claim: Claim) -> bool:
    """Whether a claim is one of a feed that lies beside the document."""
    return claim.owner == OF_THE_FEED


def is_beside(claim: Claim) -> bool:
    """Whether a claim is of a file that the user gave beside the document."""
    return claim.owner.kind is OwnerKind.OTHER and claim.owner in _BESIDE


class ClaimFields(TypedDict, total=False):
    """What of a claim later hops change."""

    id: str
    role: Role
    owner: Owner
    zone: Zone
    field: str | None
    readings: tuple[Reading, ...]
    impossible: str | None
    timex: Timex | None
    weekday: int | None
    anchor: str | None
    relation: Relation | None


def changed(claim: Claim, **fields: Unpack[ClaimFields]) -> Claim:
    """The claim with these fields changed, as `attrs.evolve` gives it.

    Every claim is changed three or four times on its way through the hops. To copy the
    dictionary of its twenty fields takes a sixth of the time of passing them one by one.
    """
    new = object.__new__(Claim)
    values = claim.__dict__.copy()
    values.update(fields)
    object.__setattr__(new, "__dict__", values)
    return new
