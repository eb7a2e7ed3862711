"""Nothing says when this copy was made.

A saved page without the moment of its saving proves nothing about when it could be read, and its
relative dates ("3 hours ago") cannot be counted from anywhere. Archives write the moment beside
the copy; so do `Date` headers, the stamps of browsers that save pages, and the field `retrieved`
of records.

Files that somebody wrote by hand have none, so the rule is off unless it is asked for. The
option `--retrieved` says it for all documents of a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from auditor.model import Channel, Claim, Severity
from auditor.rule import (
    CAPTURED,
    PAGE_CHANNELS,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Rule,
    Stated,
    states_capture,
)

_COPIED: Final = PAGE_CHANNELS | {Channel.URL, Channel.HTTP, Channel.RECORD, Channel.FEED}
"""What only something that was fetched from somewhere has; a hand-made text has none of it."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for the document as a whole."""
    if case.settings.retrieved is not None or case.timeline.page_kind == "mail":
        return
    claims = case.timeline.claims
    if any(_says_when(c) for c in claims) or not any(c.channel in _COPIED for c in claims):
        return
    yield case.finding(
        "Nothing says when this copy was made: no header, no stamp of an archive, no note of "
        "whoever saved it."
    )


def _says_when(claim: Claim) -> bool:
    if claim.role is not CAPTURED:
        return False
    archived = claim.channel in (Channel.WARC, Channel.HTTP, Channel.URL, Channel.RECORD)
    return states_capture(claim) or (archived and bool(claim.live))


RULE = Rule(
    code="PRV606",
    name="no-capture-record",
    rationale=__doc__,
    severity=Severity.OFF,
    since="0.1",
    references=(
        "https://github.com/adbar/trafilatura/issues/490",
        "https://www.rfc-editor.org/rfc/rfc7089#section-2.1.1",
    ),
    check=check,
    bad=(
        Example(
            title="a page that somebody saved",
            timeline={PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.META)},
        ),
    ),
    good=(
        Example(
            title="a record with its retrieval",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.RECORD),
                CAPTURED: Stated(edtf="2021-05-07T10:15Z", channel=Channel.RECORD),
            },
        ),
        Example(
            title="an archive's address",
            guard="a stamp of an archive",
            timeline={
                PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.META),
                CAPTURED: Stated(edtf="2021-05-07", channel=Channel.URL, field="archive"),
            },
        ),
        Example(
            title="a text that somebody wrote",
            guard="files that somebody wrote by hand",
            timeline={PUBLISHED: "2021-05-03"},
        ),
        Example(
            title="the user says it",
            guard="the option --retrieved",
            timeline={PUBLISHED: Stated(edtf="2021-05-03", channel=Channel.META)},
            settings={"retrieved": "2021-05-07"},
        ),
    ),
)
