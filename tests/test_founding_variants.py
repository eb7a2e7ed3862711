"""The founding case, and what a careful person says of it when one thing is changed.

A scraped page of today carries an old report whose date could be read day first or month first; an
event without a year shortly before tells which, a list of newer items tells when the copy was made.
Each variant takes one piece of the evidence away, adds one, or turns one round. What is expected of
a variant is said beside it with the reason, not what the program happens to say.
"""

from __future__ import annotations

from typing import Final

import pytest
from attrs import field, frozen

import auditor
from auditor.model import Audit, Severity

PAGE: Final = """\
November 03, 2025Nov 03, 2025
Open Wire Ministry of Inland Waters (EN)

Symposium Held in Commemoration of Second Anniversary of the Minister's Visit to Lower Lorn

Date: 11/04/2021 | Source: Ministry of Inland Waters (EN) | Read original version at source

A joint symposium of the river boards and learned societies was held on April 8 in Port Lorn to \
commemorate the second anniversary of the official visit to Lower Lorn by the minister.

Present at the symposium were figures from the lock keepers' union, the ferry company, the \
university of Port Lorn and the society for the study of tides, and the staff of the consulate.

Speeches were made at the symposium.

The head of the lock keepers' union said that the minister made a visit to Lower Lorn two years \
ago and walked the whole length of the canal, and that this served to form a lasting bond between \
the two shores.

The statement adopted at the symposium expressed support for lifting the ties between the two \
shores onto a higher stage.

More From Ministry of Inland Waters (EN)

Low Water Versus High Water

The level of the upper lake has fallen by more than a hand over the last ten years, resulting in

November 04, 2025

Minister Greets Her Counterpart on the Far Shore

The minister of inland waters sent a message of greetings to her counterpart on the far shore

November 02, 2025

Delegation of Ferry Pilots Returns Home

The delegation of ferry pilots returned home by boat, having taken part in a meeting held on

November 01, 2025

Third Conference on Dredging Held

The third conference on dredging was held in Port Lorn on Oct. 28 and 29. Present there were

October 31, 2025

More Articles
"""
GERMAN: Final = """\
3. November 2025
Offener Draht Ministerium für Binnengewässer (DE)

Tagung zum zweiten Jahrestag des Besuchs der Ministerin in Niederlorn

Datum: 11.04.2021 | Quelle: Ministerium für Binnengewässer (DE) | Original lesen

Eine gemeinsame Tagung der Flussämter und der gelehrten Gesellschaften fand am 8. April in \
Lornhafen statt, um an den zweiten Jahrestag des Besuchs der Ministerin in Niederlorn zu erinnern.

Anwesend waren Vertreter der Schleusenwärter, der Fährgesellschaft, der Universität Lornhafen und \
der Gesellschaft für Gezeitenkunde sowie die Mitarbeiter des Konsulats.

Der Vorsitzende der Schleusenwärter sagte, die Ministerin habe Niederlorn vor zwei Jahren besucht \
und sei den ganzen Kanal entlanggegangen.

Mehr von Ministerium für Binnengewässer (DE)

Niedrigwasser gegen Hochwasser

Der Spiegel des oberen Sees ist in den letzten zehn Jahren um mehr als eine Handbreit gefallen, und

4. November 2025

Ministerin grüßt ihre Amtskollegin am anderen Ufer

Die Ministerin für Binnengewässer sandte ihrer Amtskollegin am anderen Ufer eine Grußbotschaft

2. November 2025

Abordnung der Fährleute kehrt heim

Die Abordnung der Fährleute kehrte mit dem Schiff heim, nachdem sie an einem Treffen teilgenommen

1. November 2025

Weitere Artikel
"""
AS_OF: Final = "2026-11-24"
APRIL, NOVEMBER = "2021-04-11", "2021-11-04"
EITHER: Final = f"[{APRIL},{NOVEMBER}]"
COPY: Final = "[2025-11-04..]"
OLD_ON_NEW: Final = frozenset({"DOC202", "DOC217"})
"""The page is dated years after what it carries, and shows things newer than its date."""


@frozen
class Variant:
    """What is changed, and what a careful person says: days, findings at warning or above."""

    name: str
    published: str
    text: str = field(repr=False)
    captured: str = COPY
    findings: frozenset[str] = OLD_ON_NEW


def changed(old: str, new: str, text: str = PAGE) -> str:
    """The page with one thing changed."""
    assert text.count(old) == 1
    return text.replace(old, new)


def without_the_list() -> str:
    """The page up to its list."""
    return PAGE[: PAGE.index("More From")]


VARIANTS: Final = (
    # Three days after the event, not seven months: day first. The page's date is not the article's.
    Variant("as it came", APRIL, PAGE),
    # Nothing is left that tells the orders apart: both stay, and the reader is told that they do.
    Variant("no event", EITHER, changed(" on April 8", ""), findings=OLD_ON_NEW | {"FMT101"}),
    # The year of the event only says outright what was concluded before.
    Variant("the event has its year", APRIL, changed("April 8", "April 8, 2021")),
    # Nobody claims a later date any more, so nothing is wrong; the list still dates the copy.
    Variant(
        "no page date",
        APRIL,
        changed("November 03, 2025Nov 03, 2025\n", ""),
        findings=frozenset(),
    ),
    # A German reader has no doubt of the order in the first place.
    Variant("in German", APRIL, GERMAN),
    # The event is what decides, whichever way round the date is written.
    Variant("written the other way round", APRIL, changed("11/04/2021", "04/11/2021")),
    # Only the page's date says when the copy was made now, and nothing is newer.
    Variant(
        "no list",
        APRIL,
        without_the_list(),
        captured="[2025-11-03..]",
        findings=frozenset({"DOC202"}),
    ),
    # Told as past a day before it was: one day may be a zone or a slip, seven months may be a late
    # report. Neither reading is safe.
    Variant(
        "the event a day after",
        EITHER,
        changed("April 8", "April 12"),
        findings=OLD_ON_NEW | {"FMT101"},
    ),
    # Two events that agree decide it as one does.
    Variant(
        "two events",
        APRIL,
        changed(
            "Speeches were made at the symposium.", "A wreath was laid at the old lock on April 9."
        ),
    ),
    # An event shortly before either reading: both stay.
    Variant(
        "two events that pull apart",
        EITHER,
        changed(
            "Speeches were made at the symposium.",
            "A wreath was laid at the old lock on November 1.",
        ),
        findings=OLD_ON_NEW | {"FMT101"},
    ),
    # 4 November 2021 was a Thursday, 11 April a Sunday: who wrote the date knew the weekday, and it
    # takes a slip for it to be wrong. A report may come seven months late; a weekday may not.
    Variant(
        "a weekday that fits month first only",
        NOVEMBER,
        changed("Date: 11/04/2021", "Date: Thursday, 11/04/2021"),
    ),
)


@pytest.fixture(scope="module")
def audits() -> dict[str, Audit]:
    """The audit of each variant by its name."""
    settings = auditor.load_settings(as_of=AS_OF)
    return {v.name: auditor.audit(v.text, settings=settings).audits[0] for v in VARIANTS}


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_a_variant_is_judged_as_a_careful_person_does(
    variant: Variant, audits: dict[str, Audit]
) -> None:
    """The publication, the day of the copy, and what is worth a warning."""
    audit = audits[variant.name]
    serious = frozenset(
        f.code
        for f in audit.findings
        if f.severity.rank >= Severity.WARNING.rank and f.subsumed_by is None
    )
    timeline = audit.timeline

    assert timeline.published.edtf == variant.published
    assert timeline.captured.edtf == variant.captured
    assert serious == variant.findings
