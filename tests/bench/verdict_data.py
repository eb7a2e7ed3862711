"""The labelled pages as the verdict meets them: claims, the right day, variants made from them.

Golds are corrected by `errata.jsonl`: where the page contradicts its gold, the day held right
takes its place; a page whose publication cannot be known has none and teaches that nothing is
to be stated, unless it cannot be settled at all.

Real pages hardly show two things that matter: what is stamped anew, and what has no date. So
each page also gives, by the hash of its name, variants with a small weight: `restamped`, where
its fields (or its line) say a later day and the old one stays elsewhere; `undated`, where nothing
says the right day any more; and `bare`, where no field, line or address states any day, as on
pages about a firm, its goods or its opening hours.
"""

from __future__ import annotations

import base64
import hashlib
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from attrs import evolve, frozen

from auditor import read
from auditor.extract import extract
from auditor.model import Channel, Claim, Extraction, Reading, Role, Settings, changed
from auditor.reconcile.candidates import gather
from auditor.reconcile.orders import learn
from auditor.reconcile.published import rank
from auditor.reconcile.weighing import Scene
from auditor.reconcile.witness import OWN_DATE, testimony
from auditor.resolve import resolve
from auditor.when.partial_date import PartialDate
from tests.bench.logit import Case, Row

SETS: Final = ("htmldate", "wcxb", "fundus", "postlight")
_OTHERS: Final = ("newspaper4k", "mcmetadata")
_SETTINGS: Final = Settings(fields={"id": "id", "url": "url", "html": "html"})
_STATING: Final = OWN_DATE | {"url-day", "url-month", "meta-date", "dateline"}
_CHARSET: Final = re.compile(rb'charset=["\']?([\w-]+)')
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_SECOND_LEVEL: Final = frozenset(("ac", "co", "com", "gc", "go", "gov", "ne", "or", "org"))
_FIELDS: Final = frozenset({Channel.JSON_LD, Channel.META, Channel.MICRODATA, Channel.RDFA})
_LINES: Final = frozenset({Channel.TEXT, Channel.TIME})
_ONE_IN: Final = 3
_RESTAMPED: Final = 0.08
_UNDATED: Final = 0.03
_BARE: Final = 0.1
"""How much a variant counts, where a page counts one: the share of such documents among those
that people check is unknown, and small."""
_LEAST, _MOST = 200, 2_000


@frozen
class Labelled:
    """A page, its right day (None: nothing is to be stated), and how much it counts."""

    name: str
    source: str
    site: str
    gold: str | None
    instant: str | None
    extraction: Extraction
    counts: float = 1.0

    def is_right(self, edtf: str | None) -> bool:
        """Whether a stated date is the gold, at the gold's precision."""
        if edtf is None or self.gold is None:
            return edtf is self.gold
        if self.instant is not None and _DAY.fullmatch(edtf):
            gold = datetime.fromisoformat(self.instant).date()
            return abs((date.fromisoformat(edtf) - gold).days) <= 1
        return edtf.startswith(self.gold)


def labelled(folder: Path) -> Iterator[Labelled]:
    """All pages of the bench whose publication is known, or known to be unknown."""
    errata = {entry["id"]: entry for entry in records(folder / "errata.jsonl")}
    for name in (*SETS, *_OTHERS):
        for record in records(folder / f"html_{name}.jsonl.xz"):
            found = _gold(record, errata.get(record["id"]))
            if found is not None:
                yield Labelled(
                    name=record["id"],
                    source=name,
                    site=site_of(record["url"]),
                    gold=found[0],
                    instant=found[1] if name == "postlight" else None,
                    extraction=_extraction(record),
                )


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file of the bench."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)
    else:
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def _gold(
    record: dict[str, Any], erratum: dict[str, Any] | None
) -> tuple[str | None, str | None] | None:
    """The right day and instant; None where the page teaches nothing."""
    if erratum is None or erratum["verdict"] == "gold_right":
        if record["gold_published"] is not None:
            return record["gold_published"], record.get("gold_instant")
        known = str(record["gold_kind"]).endswith("no_date")
        return (None, None) if known else None
    if erratum["verdict"] == "undecidable":
        return None
    if erratum["published"] is None and erratum["verdict"] != "gold_is_modified":
        return None
    return erratum["published"], None


def site_of(url: str) -> str:
    """The registered domain, or near it."""
    labels = (urlsplit(url).hostname or "").split(".")
    length = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 2
    return ".".join(labels[-length:])


def page_source(record: dict[str, Any]) -> str:
    """The page as text; what is not UTF-8 by the encoding that it declares."""
    if "html" in record:
        return str(record["html"])
    raw = base64.b64decode(record["html_b64"])
    declared = _CHARSET.search(raw[:4096])
    for encoding in ([declared[1].decode()] if declared else []) + ["cp1252"]:
        try:
            return raw.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("utf-8", "replace")


def _extraction(record: dict[str, Any]) -> Extraction:
    line = json.dumps({"id": record["id"], "url": record["url"], "html": page_source(record)})
    document = next(iter(read.from_bytes(line.encode(), _SETTINGS, "a.jsonl")))
    found = resolve(extract(document, _SETTINGS), _SETTINGS)
    return evolve(found, notices=())


def number_of(text: str) -> int:
    """A number that a text always gives, and that nobody chose."""
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:12], 16)


def variants(page: Labelled, seed: int) -> Iterator[Labelled]:
    """The page restamped, and without its day, where its name draws them."""
    if page.gold is None or not _DAY.fullmatch(page.gold):
        return
    drawn = number_of(f"{seed}:{page.name}")
    days = [
        r.date
        for c in page.extraction.claims
        for r in c.live
        if r.date.is_day and page.is_right(str(r.date))
    ]
    if not days:
        return
    if drawn % _ONE_IN == 0:
        yield evolve(
            page,
            gold=None,
            instant=None,
            extraction=_without(page.extraction, frozenset(days)),
            counts=_UNDATED,
        )
    if drawn % _ONE_IN == 1:
        bare = _without(page.extraction, frozenset(days), stated=True)
        yield evolve(page, gold=None, instant=None, extraction=bare, counts=_BARE)
    later = days[0].number + _LEAST + drawn // _ONE_IN % (_MOST - _LEAST)
    kept = (_LINES | {Channel.URL}, _FIELDS | {Channel.URL}, frozenset({Channel.URL}))
    for channels, others in zip((_FIELDS, _LINES, _FIELDS | _LINES), kept, strict=True):
        stamped = _restamped(page.extraction, frozenset(days), channels, others, later)
        if stamped is not None and drawn // _MOST % _ONE_IN == 0:
            counts = _RESTAMPED if Channel.META in channels else _RESTAMPED / 3
            yield evolve(page, extraction=stamped, counts=counts)


def _without(
    extraction: Extraction, days: frozenset[PartialDate], *, stated: bool = False
) -> Extraction:
    """Without the claims that say one of these days or its month; or whatever states a day."""
    kept = tuple(
        c
        for c in extraction.claims
        if not any(r.date.fits(d) for r in c.live for d in days)
        and not (stated and _states_a_day(c))
    )
    return evolve(extraction, claims=kept)


def _states_a_day(claim: Claim) -> bool:
    said = testimony(claim)
    return said is not None and said.kind in _STATING


def _restamped(
    extraction: Extraction,
    days: frozenset[PartialDate],
    channels: Iterable[Channel],
    others: Iterable[Channel],
    later: int,
) -> Extraction | None:
    """With another day in the claims of some channels; None unless other ones keep the right day.

    A field of a modification is stamped anew as well.
    """
    claims: list[Claim] = []
    done = kept = False
    for claim in extraction.claims:
        says = any(r.date in days for r in claim.live)
        stamp = claim.role in (Role.PUBLISHED, Role.MODIFIED, Role.CREATED, Role.NONE)
        if claim.channel in channels and stamp and (says or claim.role is Role.MODIFIED):
            done = done or says
            claims.append(changed(claim, readings=(Reading(PartialDate.of_day(later), ()),)))
            continue
        kept = kept or (says and claim.channel in others and claim.role is not Role.MODIFIED)
        claims.append(claim)
    return evolve(extraction, claims=tuple(claims)) if done and kept else None


def case_of(page: Labelled) -> tuple[Case, tuple[str | None, ...]]:
    """What the model sees of a page, and the dates of its candidates; the last one is nothing."""
    claims, language = page.extraction.claims, page.extraction.language
    styles = learn(claims, language)
    ranking = rank(
        Scene.of(claims, gather(claims), styles, page.extraction.page_kind), page.extraction
    )
    rows: list[Row] = []
    dates: list[str | None] = []
    for scored in ranking.scored:
        learned = [e.learnable for e in scored.evidence]
        fixed = sum(
            e.adds for e, kind in zip(scored.evidence, learned, strict=True) if kind is None
        )
        rows.append(Row(tuple(kind for kind in learned if kind is not None), fixed))
        dates.append(str(scored.candidate.date))
    rows.append(Row(tuple(e.kind for e in ranking.against_all)))
    dates.append(None)
    right = tuple(number for number, day in enumerate(dates) if page.is_right(day))
    return Case(tuple(rows), right, page.counts), tuple(dates)


def cases(pages: Sequence[Labelled]) -> list[tuple[Labelled, Case, tuple[str | None, ...]]]:
    """Each page with its case."""
    return [(page, *case_of(page)) for page in pages]
