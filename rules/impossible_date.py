"""A stated date does not exist in the calendar.

30 February, 31 June, month 13, day 0: in a machine field or a labelled date it shows that the
value was typed, joined or converted wrongly, and whatever reads it falls back to a guess or
to nothing. Honest causes are a slip of the hand and a program that counts days on within the
month. Running text is left alone unless a month is named, because version numbers, part codes
and section numbers look like dates; there it is a warning, since writers mention days that do
not exist on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, OwnerKind, Severity, Zone
from auditor.rule import (
    MODIFIED,
    PUBLISHED,
    REFERENCE,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    called,
    opening,
)
from auditor.when.wording import with_capital_month

_HEAD: Final = frozenset({Zone.BYLINE, Zone.MASTHEAD, Zone.DATELINE})
_OWN: Final = frozenset({OwnerKind.DOCUMENT, OwnerKind.SITE})


def check(case: Case) -> Iterator[Finding]:
    """One finding for each impossible date that is meant as one."""
    for claim in case.timeline.claims:
        # What could not be read at all is another matter: no day is stated that could be wrong.
        if claim.impossible is None or claim.meaning.form == "unread":
            continue
        severity = _severity(claim)
        if severity is not None:
            yield case.finding(
                f"{opening(called(claim))} says “{claim.surface}”, a date that does not exist: "
                f"{with_capital_month(claim.impossible)}.",
                claim.id,
                severity=severity,
            )


def _severity(claim: Claim) -> Severity | None:
    """How much it matters; None where it need not be a date at all."""
    if claim.channel is Channel.URL or claim.quoted or claim.zone is Zone.QUOTE:
        return None
    meant = claim.channel is not Channel.TEXT or claim.label is not None or claim.zone in _HEAD
    if not meant and claim.meaning.form != "month-name":
        return None
    if claim.owner.kind not in _OWN:
        return Severity.INFO
    return Severity.ERROR if meant else Severity.WARNING


RULE = Rule(
    code="FMT102",
    name="impossible-date",
    rationale=__doc__,
    severity=Severity.ERROR,
    since="0.1",
    references=(
        "https://github.com/adbar/htmldate/issues/145",
        "https://www.rfc-editor.org/rfc/rfc3339#section-5.7",
    ),
    check=check,
    bad=(
        Example(
            title="a machine field with 31 June",
            timeline={
                PUBLISHED: Stated(
                    edtf="",
                    surface="2021-06-31",
                    impossible="june has 30 days",
                    channel=Channel.META,
                    field="article:published_time",
                ),
            },
            at="2021-06-31",
        ),
        Example(
            title="a labelled date",
            source="Ferry timetable changes\n\nPublished: 31 June 2021\n\nThe winter boat stops.\n",
            at="31 June 2021",
        ),
        Example(
            title="a month named in running text",
            timeline={
                REFERENCE: Stated(
                    edtf="", surface="30 February 2019", impossible="february has 29 days at most"
                ),
            },
            at="30 February 2019",
            severity=Severity.WARNING,
        ),
        Example(
            title="another thing's date",
            timeline={
                MODIFIED: Stated(
                    edtf="",
                    surface="31 June 2021",
                    impossible="june has 30 days",
                    owner=OwnerKind.COMMENT,
                ),
            },
            at="31 June 2021",
            severity=Severity.INFO,
        ),
    ),
    good=(
        Example(
            title="a leap day",
            timeline={PUBLISHED: "2020-02-29"},
        ),
        Example(
            title="a number in running text",
            guard="version, section and part numbers: no label, month name or field",
            timeline={
                REFERENCE: Stated(
                    edtf="", surface="13.13.2020", impossible="there is no month 13", separator="."
                ),
            },
        ),
        Example(
            title="a number in an address",
            guard="slugs and ids",
            timeline={
                PUBLISHED: Stated(
                    edtf="",
                    surface="2021/13/40",
                    impossible="there is no month 13",
                    channel=Channel.URL,
                ),
            },
        ),
        Example(
            title="a field that is no date",
            guard="what cannot be read as a date at all",
            source=(
                "<!doctype html><html><head><title>Dyke walk</title>"
                '<meta property="article:published_time" content="on the day after the storm">'
                "</head><body><article><h1>Dyke walk</h1>"
                "<p>The walk along the new dyke was taken by forty people.</p>"
                "</article></body></html>\n"
            ),
            name="dyke.html",
        ),
        Example(
            title="a proverb in a quotation",
            guard="quotations",
            timeline={
                REFERENCE: Stated(
                    edtf="",
                    surface="30 February",
                    impossible="february has 29 days at most",
                    quoted=True,
                ),
            },
        ),
    ),
)
