"""The text refers to a source that was looked at after its own publication.

"Accessed 18 June 2021" under an article of 3 May: whoever wrote the reference cannot have done
so before that day. Either the text was changed after its publication, or the publication is dated
too early.

Where a change is stated that is as late, it is information, and so are a single reference and an
unsettled publication. An honest cause is a reference that was added or checked anew without
saying so. An earlier copy of the text would settle it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, FindingKind, Kind, Reading, Severity, Zone
from auditor.model.worlds import gap, of_verdict, weigh
from auditor.rule import (
    MODIFIED,
    PUBLISHED,
    REFERENCE,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    day_of,
    days_between,
    is_own,
)
from auditor.when.wording import in_words

_LOOKED_AT: Final = (
    *("accessed", "retrieved", "visited", "viewed", "consulted", "last checked", "abgerufen"),
    *("zugriff", "aufgerufen", "consulté", "consultado", "consultato", "geraadpleegd", "access"),
)
_ITSELF: Final = ("cite this", "citation:", "how to cite", "zitieren", "zitation", "cite as")
_HINT: Final = "from http"
"""`(2019, October 22) retrieved 20 January 2020 from http…`: how to cite the page itself."""
_TEXT: Final = frozenset({Zone.BODY, Zone.FOOTER})
_FEWEST: Final = 2
_BESIDE: Final = 40
_ZONE_DAYS: Final = 1
_SHOWN: Final = 8


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document; the first such reference is its place."""
    cited = [c for c in case.timeline.claims if c.role is REFERENCE and _is_looked_at(c)]
    published = of_verdict(case.timeline.published) if cited else ()
    if not published or not case.single:
        return
    late = [(c, kind) for c in cited if (kind := weigh(_is_later, published, c.live)) is not None]
    late = [(c, kind) for c, kind in late if not _is_yet_to_come(case, c)]
    if not late:
        return
    kinds = [kind for _, kind in late]
    kind = FindingKind.FAIL if FindingKind.FAIL in kinds else FindingKind.REVIEW
    found = [c for c, one in late if one is kind]
    first = found[0]
    updated = _is_updated(case, found)
    weak = updated or kind is FindingKind.REVIEW or len(found) < _FEWEST
    dates = " or ".join(in_words(r.date) for r in published if r.span is None)
    more = f" ({len(found)} references in all)" if len(found) > 1 else ""
    yield case.finding(
        f"A reference was looked at on {day_of(first)}{more}, "
        f"{days_between(published, first.live)} after the publication"
        f"{f' on {dates}' if dates else ''}{'; it was updated after that' if updated else ''}.",
        *(claim.id for claim in found[:_SHOWN]),
        kind=kind,
        severity=Severity.INFO if weak else Severity.WARNING,
    )


def _is_looked_at(claim: Claim) -> bool:
    if claim.channel is not Channel.TEXT or claim.zone not in _TEXT or not is_own(claim):
        return False
    if claim.meaning.kind is not Kind.DATE or claim.quoted or not claim.live:
        return False
    around = claim.surroundings
    before = f"{claim.label or ''} {around.before[-_BESIDE:]}".lower()
    words = around.before.lower()
    if _HINT in around.after[:_BESIDE].lower() or any(word in words for word in _ITSELF):
        return False
    return any(word in before for word in _LOOKED_AT)


def _is_later(published: Reading, cited: Reading) -> bool:
    whole = cited.date.is_day and "year" in cited.known
    return whole and gap(published, cited) > _ZONE_DAYS


def _is_yet_to_come(case: Case, claim: Claim) -> bool:
    as_of = case.settings.as_of
    if as_of is None:
        return False
    return any(gap(Reading(as_of, known=()), r) > _ZONE_DAYS for r in claim.live)


def _is_updated(case: Case, found: list[Claim]) -> bool:
    """Whether a stated change may be as late as all of them."""
    changes = [c for c in case.timeline.claims if c.role is MODIFIED and is_own(c) and c.live]
    return all(
        any(gap(m, r) <= _ZONE_DAYS for c in changes for m in c.live for r in claim.live)
        for claim in found[:_SHOWN]
    )


def _cited(edtf: str, after: str = "]") -> Stated:
    return Stated(edtf=edtf, before="Depths of ponds, vol. 3 [accessed ", after=after)


RULE = Rule(
    code="TMP407",
    name="cites-the-future",
    rationale=__doc__,
    severity=Severity.WARNING,
    since="0.1",
    references=(
        "https://arxiv.org/abs/2506.00723",
        "https://apastyle.apa.org/style-grammar-guidelines/references/elements-list-entry",
    ),
    check=check,
    bad=(
        Example(
            title="references of the month after",
            timeline={
                PUBLISHED: "2021-05-03",
                REFERENCE: (_cited("2021-06-18"), _cited("2021-06-20")),
            },
            at="18 June 2021",
        ),
        Example(
            title="one reference",
            timeline={PUBLISHED: "2021-05-03", REFERENCE: _cited("2021-06-18")},
            severity=Severity.INFO,
        ),
    ),
    good=(
        Example(
            title="references of the month before",
            timeline={
                PUBLISHED: "2021-05-03",
                REFERENCE: (_cited("2021-04-18"), _cited("2021-04-20")),
            },
        ),
        Example(
            title="a stated change",
            guard="a stated change that is as late is information",
            timeline={
                PUBLISHED: "2021-05-03",
                MODIFIED: Stated(edtf="2021-06-21", label="Updated"),
                REFERENCE: (_cited("2021-06-18"), _cited("2021-06-20")),
            },
            severity=Severity.INFO,
        ),
        Example(
            title="how to cite the page",
            guard="what the page says of citing itself",
            timeline={
                PUBLISHED: "2021-05-03",
                REFERENCE: (
                    Stated(
                        edtf="2021-06-18",
                        before="Depths of ponds (2021, May 3) retrieved ",
                        after=" from https://ponds.example/depths",
                    ),
                ),
            },
        ),
        Example(
            title="another day of the text",
            guard="dates that do not say when a source was looked at",
            timeline={
                PUBLISHED: "2021-05-03",
                REFERENCE: (Stated(edtf="2021-06-18", before="the conference of "),),
            },
        ),
    ),
)
