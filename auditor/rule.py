"""The rule contract: what a module `rules/<name>.py`, or a third party's, exports as `RULE`.

A rule is a pure generator over a timeline: no clock, no I/O. It never picks a reading; it
looks at those that reconciliation left live, and says `fail` when the discrepancy holds
under every one of them, `review` when under some (`auditor.model.worlds.weigh`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import field, frozen

from auditor.errors import RuleError
from auditor.model import (
    Channel,
    Claim,
    Confidence,
    Finding,
    FindingKind,
    OwnerKind,
    Reading,
    Relation,
    Role,
    Scope,
    Settings,
    Severity,
    Tense,
    Timeline,
    Zone,
)
from auditor.model.claim_words import called_print, called_update, says_first
from auditor.model.worlds import least_days
from auditor.pattern import pattern
from auditor.when.wording import days_in_words, in_words

__all__ = [
    "CAPTURED",
    "CREATED",
    "ENTRY_POINTS",
    "EVENT",
    "HEAD_ZONES",
    "MACHINE_CHANNELS",
    "MODIFIED",
    "MOST",
    "PAGE_CHANNELS",
    "PUBLISHED",
    "REFERENCE",
    "SINGLE_PAGES",
    "Case",
    "Example",
    "Finding",
    "Option",
    "Rule",
    "Spec",
    "Stated",
    "TimelineSpec",
    "called",
    "called_print",
    "called_update",
    "day_of",
    "days_between",
    "distinct",
    "is_loose",
    "is_own",
    "is_printed",
    "is_span",
    "opening",
    "own_machine",
    "own_printed",
    "says_first",
    "states_capture",
]

ENTRY_POINTS: Final = "auditor.rules"
"""Entry point group through which rules enter; the value names a package of rule modules."""

PUBLISHED: Final = Role.PUBLISHED
MODIFIED: Final = Role.MODIFIED
CREATED: Final = Role.CREATED
CAPTURED: Final = Role.CAPTURED
EVENT: Final = Role.EVENT
REFERENCE: Final = Role.REFERENCE

_CODE: Final = pattern(r"[A-Z]{3}[0-9]{3}")
_NAME: Final = pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SINCE: Final = pattern(r"[0-9]+\.[0-9]+(?:\.[0-9]+)?")

PAGE_CHANNELS: Final = frozenset(
    {Channel.META, Channel.JSON_LD, Channel.MICRODATA, Channel.RDFA, Channel.TIME}
)
"""The machine fields that a web page carries in itself."""
MACHINE_CHANNELS: Final = PAGE_CHANNELS | {Channel.RECORD, Channel.FRONT_MATTER, Channel.FEED}
"""Those, and the fields that stand beside a text."""
SINGLE_PAGES: Final = frozenset({"article", "forum", "mail", "product", "unknown"})
"""The kinds of page that are one text of one day; lists and live pages have many days.

In a forum that text is the post that opens the thread."""


@frozen
class Option:
    """An option of a rule: its type and default, and one line on what it does."""

    type: type
    default: Any
    help: str


@frozen(kw_only=True)
class Stated:
    """One claim of a `timeline` example.

    `edtf` is a date or several: `"2024-05-02"`, `"2024-04-03 | 2024-03-04"` for rival
    readings, `"2024-04-03 | !2024-03-04"` where the second is ruled out, and
    `"2024-05-02T23:30-05:00"` with a clock. `because` is the reason for that. Two rival
    readings are taken for the two orders of a numeric date. What is left out is filled in
    plainly from the role and the channel.
    """

    edtf: str
    owner: OwnerKind = OwnerKind.DOCUMENT
    key: str | None = None
    channel: Channel = Channel.TEXT
    zone: Zone | None = None
    surface: str | None = None
    label: str | None = None
    field: str | None = None
    known: tuple[str, ...] | None = None
    because: str = ""
    separator: str | None = None
    impossible: str | None = None
    weekday: int | None = None
    relation: Relation | None = None
    years_ago: int | None = None
    tense: Tense | None = None
    quoted: bool = False
    before: str = ""
    after: str = ""


Spec = str | Stated
TimelineSpec = Mapping[Role, "Spec | tuple[Spec, ...]"]
"""EDTF, a `Stated`, or several of them, by role; claims get the ids c1, c2 … in that order."""


@frozen(kw_only=True)
class Example:
    """A small case that a rule must flag (`bad`) or leave alone (`good`).

    Give either `timeline`, or `source`: a few lines that run through the real hops as `name`
    (its suffix tells the kind). `at` is the surface that the finding must point at. `guard`
    names the guard that a good example shows. A good example is silent, or says no more than
    its `severity`; a bad one fires, with just that `severity` and `kind` where they are given.
    `settings` are fields of `Settings`, `options` those of the rule. `verdicts` (EDTF by role),
    `page_kind` and `language` belong to `timeline`; without `verdicts`, the first claim of
    a role that is the document's own is the verdict.
    """

    title: str
    timeline: TimelineSpec | None = None
    source: str | None = None
    name: str = "example.txt"
    at: str | None = None
    guard: str | None = None
    severity: Severity | None = None
    kind: FindingKind | None = None
    settings: Mapping[str, Any] = field(factory=dict)
    options: Mapping[str, Any] = field(factory=dict)
    verdicts: Mapping[Role, str] = field(factory=dict)
    page_kind: str = "article"
    language: str | None = None

    def __attrs_post_init__(self) -> None:
        """Insist on exactly one kind of input."""
        if (self.timeline is None) == (self.source is None):
            msg = f"example {self.title!r}: give either timeline or source"
            raise RuleError(msg)


@frozen
class Case:
    """What a rule looks at: one timeline, and the settings with this rule's options."""

    rule: Rule
    timeline: Timeline
    settings: Settings
    options: Mapping[str, Any] = field(factory=dict)

    @property
    def single(self) -> bool:
        """Whether the page is one text of one day: no list, no live page."""
        return self.timeline.page_kind in SINGLE_PAGES

    def finding(
        self,
        message: str,
        *claims: str,
        kind: FindingKind = FindingKind.FAIL,
        confidence: Confidence | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule; the first claim is its place.

        Severity can only be lowered. What holds under some readings only is never of high
        confidence.
        """
        level = severity or self.rule.severity
        if level.rank > self.rule.severity.rank:
            msg = f"{self.rule.code} must not raise its severity to {level}"
            raise RuleError(msg)
        sure = confidence or self.rule.confidence
        if kind is FindingKind.REVIEW and sure is Confidence.HIGH:
            sure = Confidence.MEDIUM
        return Finding(
            message=message,
            claims=claims,
            severity=level,
            confidence=sure,
            kind=kind,
            code=self.rule.code,
            name=self.rule.name,
        )


@frozen
class Rule:
    """A rule and everything that is known about it; tests and pages come from this."""

    code: str
    name: str
    rationale: str
    severity: Severity
    since: str
    references: tuple[str, ...]
    check: Callable[[Case], Iterator[Finding]]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    confidence: Confidence = Confidence.HIGH
    options: Mapping[str, Option] = field(factory=dict)
    subsumes: tuple[str, ...] = ()
    scope: Scope = Scope.DOCUMENT

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that breaks the contract, at import."""
        problems = list(_problems(self))
        if problems:
            msg = f"rule {self.code} {self.name}: {'; '.join(problems)}"
            raise RuleError(msg)

    @property
    def summary(self) -> str:
        """The first sentence of the rationale."""
        text = " ".join(self.rationale.split())
        return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0]

    @property
    def honest_cause(self) -> str:
        """The sentence of the rationale on what may honestly be behind a finding; may be empty."""
        text = " ".join(self.rationale.split())
        sentences = re.split(r"(?<=[.!?]) (?=[A-Z])", text)
        return next((s for s in sentences if "honest cause" in s.lower()), "")


def _problems(rule: Rule) -> Iterator[str]:
    titles = [example.title for example in (*rule.bad, *rule.good)]
    demands = {
        f"code {rule.code!r} is not three capitals and three digits": _CODE.fullmatch(rule.code),
        f"name {rule.name!r} is not lower-case words joined by hyphens": _NAME.fullmatch(rule.name),
        "there is no rationale (the module's docstring)": (rule.rationale or "").strip(),
        f"since {rule.since!r} is no version": _SINCE.fullmatch(rule.since),
        "there is no reference": rule.references,
        "check cannot be called": callable(rule.check),
        "it needs at least one bad and one good example": rule.bad and rule.good,
        "two examples have one title": len(set(titles)) == len(titles),
        "it subsumes itself": rule.code not in rule.subsumes,
    }
    yield from (problem for problem, kept in demands.items() if not kept)
    for name, option in rule.options.items():
        if not isinstance(option.default, option.type):
            yield f"option {name!r} has a default that is no {option.type.__name__}"


def is_own(claim: Claim) -> bool:
    """Whether the date is the document's own; only such dates may contradict each other."""
    return claim.owner.kind is OwnerKind.DOCUMENT


def is_printed(claim: Claim) -> bool:
    """Whether a reader of the document sees it."""
    return claim.channel is Channel.TEXT and claim.zone is not Zone.HIDDEN


class _Asked:
    """What was asked of the claims of the last timeline: a dozen rules ask for the same."""

    def __init__(self) -> None:
        self._last: tuple[object, dict[tuple[_Choose, Role], list[Claim]]] = (), {}

    def of(self, claims: Iterable[Claim], role: Role, choose: _Choose) -> list[Claim]:
        """What `choose` finds, a list of the caller's own."""
        if not isinstance(claims, tuple):
            return choose(claims, role)
        last, known = self._last
        if last is not claims:
            known = {}
            self._last = claims, known
        found = known.get((choose, role))
        if found is None:
            found = known[choose, role] = choose(claims, role)
        return found[:]


_Choose = Callable[[Iterable[Claim], Role], list[Claim]]
_ASKED: Final = _Asked()


def own_machine(claims: Iterable[Claim], role: Role) -> list[Claim]:
    """The document's own machine fields of a role that can be compared."""
    return _ASKED.of(claims, role, _own_machine)


def _own_machine(claims: Iterable[Claim], role: Role) -> list[Claim]:
    return [
        c
        for c in claims
        if c.role is role
        and c.channel in MACHINE_CHANNELS
        and c.live
        and is_own(c)
        and not is_loose(c)
    ]


def is_loose(claim: Claim) -> bool:
    """Whether the field is none that states the publication of this version of the document.

    Script data are anybody's, a video's upload is the video's, a first publication is an
    earlier one, and `date` or `DC.date` have no fixed meaning: journals put the day of
    acceptance there. The `date` of front matter and of feeds is that of the post or entry.
    """
    if claim.channel in (Channel.FRONT_MATTER, Channel.FEED):
        return False
    field = (claim.field or "").lower()
    if field.startswith("script:") or field.endswith("uploaddate"):
        return True
    return field.replace(":", ".") in _LOOSE_FIELDS or "first" in field or "original" in field


_LOOSE_FIELDS: Final = frozenset({"date", "dc.date", "dcterms.date", "creation_date"})


def own_printed(claims: Iterable[Claim], role: Role) -> list[Claim]:
    """The document's own visible claims of a role in the head of it that can be compared."""
    return _ASKED.of(claims, role, _own_printed)


def _own_printed(claims: Iterable[Claim], role: Role) -> list[Claim]:
    return [
        c
        for c in claims
        if c.role is role
        and c.zone in HEAD_ZONES
        and c.live
        and is_own(c)
        and is_printed(c)
        and not c.quoted
        and (c.surroundings.headline_distance or 0) <= _HEAD_REACH
    ]


_HEAD_REACH: Final = 1_500
"""Characters from the headline beyond which a date line is not that of the article."""
HEAD_ZONES: Final = frozenset({Zone.BYLINE, Zone.MASTHEAD})


def is_span(claim: Claim) -> bool:
    """Whether it is an end of a range, as events and exhibitions have."""
    around = claim.surroundings
    return around.before.rstrip().endswith(_DASHES) or around.after.lstrip().startswith(_DASHES)


_DASHES: Final = ("-", "\N{EN DASH}", "\N{EM DASH}")


def states_capture(claim: Claim) -> bool:
    """Whether it says when this copy was made; "accessed" in a reference of the text does not."""
    if claim.role is not Role.CAPTURED or not claim.live or claim.quoted:
        return False
    if claim.owner.kind not in (OwnerKind.DOCUMENT, OwnerKind.SITE):
        return False
    if claim.channel is Channel.HTML_COMMENT:
        # Servers and templates write when they generated a part of the page, often years ago.
        return any(word in (claim.label or "").lower() for word in _SAVED_WORDS)
    if claim.channel is not Channel.TEXT:
        return True
    around = claim.surroundings
    near = claim.zone is Zone.FOOTER or (around.headline_distance or 0) <= _HEAD_REACH
    return near and around.own_line and claim.zone not in _RUNNING_TEXT


_SAVED_WORDS: Final = ("saved", "mirror", "archiv", "captur", "snapshot")
_RUNNING_TEXT: Final = frozenset({Zone.BODY, Zone.QUOTE, Zone.CAPTION})


MOST: Final = 40
"""Different dates that one comparison looks at; a document with more of them in one role is
hostile, or a list that is not known for one, and comparing all with all would not end."""


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """The first claim of each date, `MOST` of them at most."""
    claims = list(claims)
    if len(claims) == 1:
        return claims  # to hash readings takes longer than the rest
    found: dict[tuple[Reading, ...], Claim] = {}
    for claim in claims:
        found.setdefault(claim.live, claim)
    return list(found.values())[:MOST]


def day_of(claim: Claim) -> str:
    """The live readings in words: `11 April 2021`, `3 February 2020 or 2 March 2020`."""
    return " or ".join(dict.fromkeys(in_words(reading.date) for reading in claim.live))


def days_between(one: Sequence[Reading], other: Sequence[Reading]) -> str:
    """`3 days`, or `at least 3 days` where it depends on the readings."""
    days, sure = least_days(one, other)
    return days_in_words(days) if sure else f"at least {days_in_words(days)}"


def opening(text: str) -> str:
    """The text with its first letter large, to open a sentence."""
    return text[:1].upper() + text[1:]


def called(claim: Claim) -> str:
    """How a message names a claim: "the byline", "the address", "JSON-LD (datePublished)"."""
    if claim.channel is Channel.TEXT:
        return _ZONE_NAMES.get(claim.zone, "the text")
    name = _CHANNEL_NAMES.get(claim.channel, f"the {claim.channel}")
    return f"{name} ({claim.field})" if claim.field and claim.channel is not Channel.URL else name


_ZONE_NAMES: Final = {
    Zone.MASTHEAD: "the page",
    Zone.BYLINE: "the byline",
    Zone.DATELINE: "the dateline",
    Zone.CAPTION: "a caption",
    Zone.QUOTE: "a quotation",
    Zone.RELATED: "a related item",
    Zone.COMMENT: "a comment",
    Zone.FOOTER: "the footer",
    Zone.COPYRIGHT: "the copyright line",
}
_CHANNEL_NAMES: Final = {
    Channel.META: "the meta element",
    Channel.JSON_LD: "JSON-LD",
    Channel.MICRODATA: "microdata",
    Channel.RDFA: "RDFa",
    Channel.TIME: "the time element",
    Channel.URL: "the address",
    Channel.HTTP: "the HTTP header",
    Channel.MAIL: "the mail header",
    Channel.RECORD: "the record",
    Channel.FRONT_MATTER: "the front matter",
    Channel.FEED: "the feed",
    Channel.WARC: "the archive's record",
}
