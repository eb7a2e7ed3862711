"""Are republications found out? python -m tests.bench.republish BENCH_DIR [--seed N] [--errors].

Makes 300 republications of bench pages, a hundred of each kind (`republications.py` says which),
and audits them and the pages they were made from. A page is fit where its gold day, as corrected
by `errata.jsonl`, is written in its visible text or its address, and where it has what the kind
takes (a field that gives the day, for `stamped`). Fit pages are taken in the order of a hash of
their identity and the seed, each for the kind that has fewest; none is dropped afterwards.

It prints for each kind how often the original day is found, how often a finding says that the later
date is not the day of the text, and how often the same findings stand on the untouched pages, which
are listed to be read. `CODES` are the rules whose message says this.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from auditor import read
from auditor.model import Audit, Settings, Severity
from auditor.pipeline import audit
from auditor.when.edtf import parse_date
from tests.bench.republications import KINDS, Original, Republication, republish

SETS: Final = ("htmldate", "fundus", "wcxb", "postlight", "newspaper4k", "mcmetadata")
EACH: Final = 100
UNTIL: Final = date(2026, 11, 24)
CODES: Final = ("DOC202", "DOC213", "MET303", "PRV601")
"""They say that a date is not the day of the text, which is older."""
DISAGREE: Final = ("DOC201", "DOC203", "DOC208", "MET301")
"""They say that two dates of the publication differ, and not which is the later life."""
_CHARSET: Final = re.compile(rb'charset=["\']?([\w-]+)')


@frozen
class Case:
    """A republication beside its original, both audited."""

    original: Original
    changed: Republication
    slack: int
    audit: Audit
    twin: Audit


def originals(folder: Path) -> Iterator[tuple[Original, int]]:
    """The pages with a gold day held to be right, and by how many days it may be off."""
    lines = (folder / "errata.jsonl").read_text("utf-8").splitlines()
    errata = {record["id"]: record for record in map(json.loads, lines)}
    for name in SETS:
        with lzma.open(folder / f"html_{name}.jsonl.xz", "rt", encoding="utf-8") as rows:
            for record in map(json.loads, rows):
                gold, slack = _gold(record, errata.get(record["id"]))
                if gold and len(gold) == len("2021-04-11"):
                    day = date.fromisoformat(gold)
                    language = record.get("lang") or ""
                    url = record.get("url") or ""
                    page = _page(record)
                    yield Original(record["id"], url, page, language, day), slack


def _gold(record: Mapping[str, Any], erratum: Mapping[str, Any] | None) -> tuple[str | None, int]:
    """The corrected gold; a set whose golds are days of UTC may be a day off."""
    if erratum is None or erratum["verdict"] == "gold_right":
        instant = record["source_set"] == "postlight" and record.get("gold_instant")
        return record["gold_published"], 1 if instant else 0
    return None if erratum["verdict"] == "undecidable" else erratum["published"], 0


def _page(record: Mapping[str, Any]) -> str:
    if "html" in record:
        return str(record["html"])
    raw = base64.b64decode(record["html_b64"])
    declared = _CHARSET.search(raw[:4096])
    for name in ([declared[1].decode()] if declared else []) + ["cp1252"]:
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("utf-8", "replace")


def chosen(
    pages: Iterable[tuple[Original, int]], seed: int, each: int = EACH
) -> Iterator[tuple[Original, int, Republication]]:
    """Fit pages by the order of their hash, each for the kind that has fewest so far."""
    counts = dict.fromkeys(KINDS, 0)
    ordered = sorted(
        pages, key=lambda pair: hashlib.sha256(f"{seed}:{pair[0].name}".encode()).hexdigest()
    )
    for original, slack in ordered:
        for kind in sorted(KINDS, key=lambda k: counts[k]):
            if counts[kind] == each:
                continue
            made = republish(original, kind, seed, UNTIL)
            if made is not None:
                counts[kind] += 1
                yield original, slack, made
                break
        if min(counts.values()) == each:
            return


def audited(record: Mapping[str, str]) -> Audit:
    """The audit of one record."""
    fields = {key: key for key in record}
    settings = Settings(fields=fields, as_of=parse_date(UNTIL.isoformat()))
    (document,) = read.from_bytes(json.dumps(record).encode(), settings, "republished.jsonl")
    return audit(document, settings)


def cases(folder: Path, seed: int, each: int = EACH) -> Iterator[Case]:
    """All republications with their audits."""
    for original, slack, made in chosen(originals(folder), seed, each):
        untouched = {"id": original.name, "url": original.url, "html": original.html}
        yield Case(original, made, slack, audited(made.record), audited(untouched))


def is_found(case: Case) -> bool:
    """Whether the verdict states the original day."""
    said = case.audit.timeline.published.edtf or ""
    days = (case.original.day + timedelta(days=n) for n in range(-case.slack, case.slack + 1))
    return said in {day.isoformat() for day in days}


def flags(found: Audit, codes: Iterable[str], least: Severity) -> list[str]:
    """The codes among these that are on the document, at that severity or above."""
    wanted = set(codes)
    return sorted(
        {
            f.code
            for f in found.findings
            if f.code in wanted and f.subsumed_by is None and f.severity.rank >= least.rank
        }
    )


def _percent(part: int, whole: int) -> str:
    return f"{part}/{whole} = {100 * part / max(whole, 1):.1f}%"


def report(kind: str, found: list[Case]) -> None:
    """The figures of one kind."""
    states = Counter(case.audit.timeline.published.state for case in found if not is_found(case))
    print(f"{kind}: {len(found)} republications")
    print(f"  original day found: {_percent(sum(map(is_found, found)), len(found))}", end="")
    print("".join(f", {n} {state}" for state, n in sorted(states.items())))
    for title, codes in (("flagged", CODES), ("or dates disagree", (*CODES, *DISAGREE))):
        for least in (Severity.WARNING, Severity.INFO):
            made = [case for case in found if flags(case.audit, codes, least)]
            twins = [case for case in found if flags(case.twin, codes, least)]
            print(
                f"  {title}, {least} or above: {_percent(len(made), len(found))};"
                f" untouched: {_percent(len(twins), len(found))}"
            )
    by_code = Counter(c for case in found for c in flags(case.audit, EVERY, Severity.WARNING))
    print("  codes: " + ", ".join(f"{code} {n}" for code, n in sorted(by_code.items())))


EVERY: Final = (*CODES, *DISAGREE, "DOC205", "DOC206", "DOC217", "MET302", "TMP402", "FMT113")


def show_twins(found: Iterable[Case]) -> None:
    """The untouched pages that are flagged, each with what is said of it."""
    for case in found:
        said = [
            f
            for f in case.twin.findings
            if f.code in (*CODES, *DISAGREE)
            and f.subsumed_by is None
            and f.severity.rank >= Severity.WARNING.rank
        ]
        for finding in said:
            mark = "*" if finding.code in CODES else " "
            day = case.original.day
            print(f"twin {mark} {case.original.name} {day}: {finding.code} {finding.message}")


def show_misses(found: Iterable[Case]) -> None:
    """The republications whose day is not found, or that are not flagged."""
    for case in found:
        told = flags(case.audit, CODES, Severity.WARNING)
        if is_found(case) and told:
            continue
        verdict = case.audit.timeline.published
        print(
            f"miss {case.changed.kind} {case.original.name} day {case.original.day}"
            f" later {case.changed.later}: verdict {verdict.edtf} ({verdict.confidence}),"
            f" flags {' '.join(flags(case.audit, EVERY, Severity.INFO)) or '-'};"
            f" {'; '.join(case.changed.notes)}"
        )


def main() -> None:
    """Make, audit, count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="BENCH_DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    found = list(cases(given.folder, given.seed, given.each))
    for kind in KINDS:
        report(kind, [case for case in found if case.changed.kind == kind])
    report("all", found)
    show_twins(found)
    if given.errors:
        show_misses(found)


if __name__ == "__main__":
    main()
