"""Audits made by hand, as the hops would make them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from auditor.model import (
    Alternative,
    Audit,
    Channel,
    Claim,
    Confidence,
    Document,
    Evidence,
    Finding,
    FindingKind,
    Kind,
    Location,
    Meaning,
    Order,
    Owner,
    OwnerKind,
    Part,
    Reading,
    Role,
    Severity,
    Status,
    Timeline,
    Timex,
    Verdict,
    Zone,
)
from auditor.model.claim import THE_DOCUMENT, THE_SITE
from auditor.when.edtf import parse_date
from auditor.when.partial_date import PartialDate

FAIR = """\
November 03, 2025Nov 03, 2025
Orchard Ministry
Harvest fair held

By our correspondent
Date: 11/04/2021 | Source: Ministry of Orchards (EN) | Read original version at source
The harvest fair
was held on April 8 in the hall of the growers.

More from the ministry
October 28, 2025
November 04, 2025
"""


def day(text: str) -> PartialDate:
    """A date from its EDTF text."""
    return parse_date(text)


def reading(
    text: str, status: Status = Status.CHOSEN, order: Order | None = None, because: str = ""
) -> Reading:
    """A reading of a full or partial date."""
    date = parse_date(text)
    known = tuple(
        name
        for name, value in (("year", date.year), ("month", date.month), ("day", date.day))
        if value is not None
    )
    return Reading(date, known, order=order, status=status, because=because)


def document(text: str, uri: str = "fair.txt", media_type: str = "text/plain") -> Document:
    """A document of one part."""
    raw = text.encode("utf-8", "surrogatepass")
    return Document(
        uri=uri,
        media_type=media_type,
        sha256="0" * 64,
        length=len(raw),
        encoding="utf-8",
        parts=(Part("body", text, media_type),),
    )


def claim(
    source: Document,
    surface: str,
    number: int,
    *readings: Reading,
    role: Role = Role.PUBLISHED,
    zone: Zone = Zone.BYLINE,
    owner: Owner = THE_DOCUMENT,
    channel: Channel = Channel.TEXT,
    after: int = 0,
) -> Claim:
    """A claim where the surface first stands in the document."""
    part = source.parts[0]
    start = part.text.index(surface, after)
    value = readings[0].edtf if len(readings) == 1 else None
    return Claim(
        id=f"c{number}",
        role=role,
        owner=owner,
        channel=channel,
        zone=zone,
        surface=surface,
        location=part.locate(start, start + len(surface)),
        meaning=Meaning(Kind.DATE, "numeric"),
        readings=readings,
        timex=Timex("DATE", value),
    )


def finding(
    code: str, name: str, severity: Severity, message: str, *claims: Claim, **more: object
) -> Finding:
    """A finding as the engine stamps it."""
    location: Location | None = claims[0].location if claims else None
    values: dict[str, object] = {
        "confidence": Confidence.HIGH,
        "kind": FindingKind.FAIL,
        "location": location,
        "fingerprint": "f" * 16,
        **more,
    }
    return Finding(
        message=message,
        claims=tuple(c.id for c in claims),
        severity=severity,
        code=code,
        name=name,
        **values,  # type: ignore[arg-type] # tests pass what the fields take
    )


@pytest.fixture
def build() -> SimpleNamespace:
    """The makers above, for tests that need audits of their own."""
    return SimpleNamespace(
        day=day, reading=reading, document=document, claim=claim, finding=finding
    )


@pytest.fixture
def fair() -> Audit:
    """A page that carries an article 1,667 days older than itself."""
    source = document(FAIR)
    related = Owner(OwnerKind.RELATED, "related-1")
    page = claim(
        source, "November 03, 2025", 1, reading("2025-11-03"), role=Role.CAPTURED,
        zone=Zone.MASTHEAD, owner=THE_SITE,
    )  # fmt: skip
    date = claim(
        source,
        "11/04/2021",
        2,
        reading("2021-04-11", Status.CHOSEN, Order.DMY, "three days after the fair"),
        reading("2021-11-04", Status.RULED_OUT, Order.MDY, "210 days after the fair"),
    )
    event = claim(source, "April 8", 3, reading("2021-04-08"), role=Role.EVENT, zone=Zone.BODY)
    one = claim(
        source, "October 28, 2025", 4, reading("2025-10-28"), zone=Zone.RELATED, owner=related
    )
    two = claim(
        source, "November 04, 2025", 5, reading("2025-11-04"), zone=Zone.RELATED, owner=related
    )
    because = (
        Evidence(
            "event-shortly-before",
            ("c2", "c3"),
            "line 8: “was held on April 8” lies 3 days before 11 April 2021; the other reading "
            "would make it 210 days",
        ),
        Evidence("visible-label", ("c2",), "line 6: “Date:” labels 11/04/2021 as the publication"),
    )
    timeline = Timeline(
        (page, date, event, one, two),
        published=Verdict(
            "stated",
            "2021-04-11",
            (day("2021-04-11"),),
            confidence=0.97,
            claims=("c2",),
            alternatives=(Alternative("2021-11-04", 0.02),),
            because=because,
        ),
        captured=Verdict("bounds", "[2025-11-04..]", confidence=0.9, claims=("c5",)),
        language="en",
        page_kind="article",
    )
    findings = (
        finding(
            "DOC202", "republication", Severity.ERROR,
            "the page is dated 1,667 days after the article it carries", page, date,
        ),
        finding(
            "DOC217", "page-newer-than-its-date", Severity.WARNING,
            "related items run to 4 November 2025, a day after the page date: this copy was made "
            "later than it says", two,
        ),
        finding(
            "FMT101", "ambiguous-day-month", Severity.INFO,
            "11/04/2021 is day first here, as the fair of April 8 shows", date,
        ),
        finding(
            "DOC201", "byline-metadata-mismatch", Severity.WARNING,
            "the page date is not the byline's", page, date, subsumed_by="DOC202",
        ),
    )  # fmt: skip
    return Audit(source, timeline, findings)


@pytest.fixture
def minutes() -> Audit:
    """A text whose only date has two readings and nothing to settle them."""
    source = document("Minutes of the choir\nDate: 02/03/2020\n", "minutes.txt")
    date = claim(
        source,
        "02/03/2020",
        1,
        reading("2020-03-02", Status.LIVE, Order.DMY),
        reading("2020-02-03", Status.LIVE, Order.MDY),
    )
    timeline = Timeline(
        (date,),
        published=Verdict(
            "undecided",
            "[2020-02-03,2020-03-02]",
            (day("2020-02-03"), day("2020-03-02")),
            confidence=0.5,
            claims=("c1",),
            alternatives=(Alternative("2020-02-03", 0.5), Alternative("2020-03-02", 0.5)),
            would_settle=(
                "a weekday",
                "a dated event",
                "another date of this source in the same style",
                "--day-month dmy|mdy if you know it",
            ),
        ),
        language="en",
    )
    warning = finding(
        "FMT101", "ambiguous-day-month", Severity.WARNING,
        "02/03/2020 is 2 March or 3 February 2020, and the publication hangs on it", date,
    )  # fmt: skip
    return Audit(source, timeline, (warning,))


@pytest.fixture
def ferry() -> Audit:
    """A page on which all is well."""
    text = "<title>Ferry</title>\n<time>9 March 2022</time>\n<p>2022-03-09\n"
    source = document(text, "ferry.html", "text/html")
    one = claim(source, "9 March 2022", 1, reading("2022-03-09"))
    two = claim(source, "2022-03-09", 2, reading("2022-03-09"), channel=Channel.META)
    verdict = Verdict(
        "stated", "2022-03-09", (day("2022-03-09"),), confidence=0.993, claims=("c1", "c2")
    )
    return Audit(source, Timeline((one, two), published=verdict, language="en"))
