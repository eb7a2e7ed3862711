"""The name of the file holds an earlier day than the document that it contains.

People name files after the day of what is in them: `2021-04-11-minutes.pdf`. A document that
says it was published long after that day, and nowhere mentions it, was perhaps filed under
another document's name, exported from a system that stamped it anew, or dated anew itself.

Honest causes are a series that keeps the name of its first issue and a name after the event that
a later text tells of. A later day in the name is the day of saving or of export, and is left
alone. Whoever named the file would know.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Channel, Claim, FindingKind, Reading, Role, Severity
from auditor.model.worlds import gap, of_verdict, weakest, weigh
from auditor.rule import (
    EVENT,
    MODIFIED,
    PUBLISHED,
    Case,
    Example,
    Finding,
    Option,
    Rule,
    Stated,
    day_of,
    days_between,
)
from auditor.when.wording import in_words


def check(case: Case) -> Iterator[Finding]:
    """One finding for the name, where all days in it are earlier than the publication."""
    published = of_verdict(case.timeline.published)
    names = [c for c in case.timeline.claims if c.channel is Channel.FILE and c.live]
    if not case.single or not published or not names:
        return
    days: int = case.options["days"]
    kind = weakest(weigh(lambda n, p: gap(n, p) >= days, c.live, published) for c in names)
    if kind is None or any(_is_mentioned(case, name) for name in names):
        return
    first = names[0]
    date = " or ".join(in_words(r.date) for r in published if r.span is None)
    stated = case.timeline.published.claims[:1]
    text = f"The name of the file says {day_of(first)}"
    if date:
        text += f"; the document was published on {date}"
    yield case.finding(
        f"{text}, {days_between(first.live, published)} later, and mentions no such day.",
        *(c.id for c in names),
        *stated,
        kind=kind,
    )


def _is_mentioned(case: Case, name: Claim) -> bool:
    """Whether the document has the day anywhere, or may have it: a month, an unsettled date."""
    return any(
        weigh(_may_be, name.live, c.live) is not None
        for c in case.timeline.claims
        if c.channel is not Channel.FILE and c.live
    )


def _may_be(name: Reading, told: Reading) -> bool:
    return abs(gap(name, told)) <= 1 and (told.date.month is not None or told.span is not None)


def _name(edtf: str) -> Stated:
    return Stated(edtf=edtf, channel=Channel.FILE, field="file name")


RULE = Rule(
    code="PRV608",
    name="filename-date-mismatch",
    rationale=__doc__,
    severity=Severity.INFO,
    since="0.1",
    references=(
        "https://www.iso.org/iso-8601-date-and-time-format.html",
        "https://www.w3.org/TR/NOTE-datetime",
    ),
    options={"days": Option(int, 7, "days by which the name must be earlier than the document")},
    check=check,
    bad=(
        Example(
            title="filed under a day two years before",
            timeline={PUBLISHED: "2021-04-11", Role.NONE: _name("2019-05-03")},
            at="2019-05-03",
        ),
        Example(
            title="under one day of the publication only",
            timeline={PUBLISHED: "2021-04-11 | 2021-11-04", Role.NONE: _name("2021-04-20")},
            kind=FindingKind.REVIEW,
        ),
        Example(
            title="a text in the file of another one",
            source=(
                "Swimming baths opened\n\nPublished: 11 April 2021\n\n"
                "The baths in Mill Lane were opened by the mayor.\n"
            ),
            name="notices/2019-05-03-baths.txt",
            at="2019-05-03",
        ),
    ),
    good=(
        Example(
            title="named after the day of publication",
            timeline={PUBLISHED: "2021-04-11", Role.NONE: _name("2021-04-11")},
        ),
        Example(
            title="saved later",
            guard="later days: the day of saving or export",
            timeline={PUBLISHED: "2021-04-11", Role.NONE: _name("2023-05-03")},
        ),
        Example(
            title="named after what it tells",
            guard="days that the document has",
            timeline={
                PUBLISHED: "2021-04-11",
                EVENT: "2021-03-03",
                MODIFIED: "2019-05",
                Role.NONE: (_name("2021-03-03"), _name("2019-05-12")),
            },
        ),
        Example(
            title="some days before",
            guard="up to 7 days: a name after the writing",
            timeline={PUBLISHED: "2021-04-11", Role.NONE: _name("2021-04-07")},
        ),
        Example(
            title="a list",
            guard="lists and live pages",
            timeline={PUBLISHED: "2021-04-11", Role.NONE: _name("2019-05-03")},
            page_kind="list",
        ),
        Example(
            title="nobody knows when it was published",
            timeline={Role.NONE: _name("2019-05-03")},
        ),
    ),
)
