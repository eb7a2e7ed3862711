"""The hop reconcile: claims -> timeline."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from auditor.model import (
    Claim,
    Extraction,
    Kind,
    Reading,
    Role,
    Timeline,
    Verdict,
    changed,
)
from auditor.reconcile.bounds import captured, stated_capture
from auditor.reconcile.candidates import gather
from auditor.reconcile.choice import Choice
from auditor.reconcile.last_change import modified
from auditor.reconcile.orders import learn
from auditor.reconcile.published import Ranking, rank, verdict
from auditor.reconcile.settle import settle
from auditor.reconcile.templates import shifted
from auditor.reconcile.weighing import Scene

if TYPE_CHECKING:
    from auditor.model.reckoning import Reckoning
    from auditor.model.source_profile import SourceHabits

_STAMPS: Final = frozenset({Role.PUBLISHED, Role.MODIFIED})


def reconcile(extraction: Extraction, habits: SourceHabits | None = None) -> Timeline:
    """Weigh the claims of a document against each other and state what is left.

    `habits` is what earlier documents of the same source show, where the user gives a profile.

    What the user or a record told is among the claims by now. Nothing is taken from a clock:
    `as_of` bounds what rules may find, never a verdict, so no setting comes in here.
    """
    claims = tuple(_date_stamps(extraction.claims))
    styles = learn(claims, extraction.language, habits)
    last_change = modified(claims)
    scene = Scene.of(claims, gather(claims), styles, extraction.page_kind)
    ranking = rank(scene, extraction)
    published = verdict(ranking, extraction, last_change)
    copied = captured(claims, published)
    settled = settle(claims, published, copied, Choice(published, styles, scene.orders))
    copied = _newest_of(settled, copied, published)
    return Timeline(
        claims=settled,
        published=published,
        modified=last_change,
        captured=copied,
        language=extraction.language,
        page_kind=extraction.page_kind,
        reckon=partial(_reckon, ranking, scene, last_change, copied),
    )


def _reckon(ranking: Ranking, scene: Scene, modified: Verdict, captured: Verdict) -> Reckoning:
    """The sum laid open, for those who ask: nobody else pays for it."""
    from auditor.reconcile.reckoning import reckoning  # noqa: PLC0415 - see above

    return reckoning(ranking, scene, modified, captured)


def _newest_of(settled: tuple[Claim, ...], copied: Verdict, published: Verdict) -> Verdict:
    """The capture again, now that ambiguous dates are settled."""
    return copied if copied.state == "stated" else captured(settled, published)


def _date_stamps(claims: tuple[Claim, ...]) -> Iterable[Claim]:
    """Stamps such as "posted 2 days ago", which count from a stated capture and nothing else."""
    capture = stated_capture(claims)
    for claim in claims:
        shift = claim.meaning.shift
        if (
            capture is None
            or shift is None
            or claim.meaning.kind is not Kind.RELATIVE
            or claim.role not in _STAMPS
        ):
            yield claim
            continue
        place = shifted(capture[1].date, shift)
        if place is None or place.span is not None:
            yield claim
        else:
            reading = Reading(place.date, known=(), source=capture[0].id)
            yield changed(claim, readings=(reading,), anchor=capture[0].id)
