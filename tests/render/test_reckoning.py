"""The sum behind a verdict: what is printed adds up to the probability that is printed."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import auditor
from auditor.model import Audit
from auditor.render import json as json_report
from auditor.render.lines import Line
from auditor.render.reckoning import reckoning_story
from auditor.render.story import Look
from auditor.render.wording import edtf_in_words, percent

ROOT = Path(__file__).parents[2]
SETTINGS = auditor.load_settings(as_of="2026-11-24")
SAMPLES = sorted(
    path.name for path in (ROOT / "samples").iterdir() if path.is_file() and path.suffix != ".toml"
)
STEP = re.compile(r" *([+-][\d.]+)  (?:strong|clear|some|slight|–) ")  # noqa: RUF001 - its sign for nothing
TOTAL = re.compile(r" *([+-][\d.]+)  in all$")
SHARE = re.compile(r"  (.+?) +([+-][\d.]+) +(?:[\d.,]+|under 0\.01) +(under 0\.1%|[\d.]+%)$")


def audits(name: str) -> tuple[Audit, ...]:
    """The audits of a sample, through the real hops."""
    return auditor.audit(ROOT / "samples" / name, settings=SETTINGS).audits


def of_text(text: str) -> Audit:
    """The audit of a plain text."""
    return auditor.audit(text.encode(), settings=SETTINGS, name="a.txt").audits[0]


def printed(audit: Audit, *, verbose: bool = True, cells: int = 80) -> str:
    """The story as plain text."""
    lines: list[Line] = reckoning_story(audit, Look(cells, verbose=verbose))
    return "".join(line.text + "\n" for line in lines)


def sums_of(text: str) -> dict[str, tuple[list[float], float]]:
    """By heading: the figures that a section lists, and what it says they come to."""
    found: dict[str, tuple[list[float], float]] = {}
    heading, figures = "", list[float]()
    for line in text.splitlines():
        if line.startswith(("For ", "  as ")):
            heading, figures = line.strip().removesuffix(":"), []
        elif match := TOTAL.match(line):
            found[heading] = (figures, float(match[1]))
        elif match := STEP.match(line):
            figures.append(float(match[1]))
    return found


def check_adds_up(audit: Audit) -> None:
    """Everything that the text says of one document, recomputed from the text alone."""
    text = printed(audit)
    for heading, (figures, total) in sums_of(text).items():
        assert sum(figures) == pytest.approx(total, abs=0.006 * (len(figures) + 1)), heading
    rows = [match.groups() for match in map(SHARE.match, text.splitlines()) if match]
    powers = {words: math.exp(float(total)) for words, total, _ in rows}
    whole = sum(powers.values())
    for words, _, share in rows:
        told = 0.0005 if share.startswith("under") else float(share[:-1]) / 100
        assert powers[words] / whole == pytest.approx(told, abs=0.006), words
    check_verdict(audit, {words: share for words, _, share in rows})


def check_verdict(audit: Audit, shares: Mapping[str, str]) -> None:
    """The probability of the sum is the confidence of the verdict, but for its ceiling."""
    verdict = audit.timeline.published
    if verdict.state != "stated" or verdict.edtf is None:
        return
    assert verdict.confidence is not None
    told = float(shares[edtf_in_words(verdict.edtf)[:24]][:-1]) / 100
    assert percent(min(told, 0.995)) == percent(verdict.confidence)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_printed_sum_is_the_printed_probability(name: str) -> None:
    """Of every sample: the figures add up, their powers share out, the verdict is that share."""
    for audit in audits(name):
        check_adds_up(audit)


DATES = st.dates().map(lambda d: d.strftime("%d/%m/%Y"))
LINES = st.lists(
    st.one_of(
        DATES.map(lambda d: f"Date: {d}"),
        DATES.map(lambda d: f"Updated {d}"),
        DATES,
        st.sampled_from(("The fair was held on April 8.", "Posted on 3 May 2021", "Some words.")),
    ),
    min_size=1,
    max_size=6,
)


@given(LINES)
def test_any_sum_adds_up(lines: list[str]) -> None:
    """Whatever dates a text holds."""
    check_adds_up(of_text("A headline\n\n" + "\n\n".join(lines) + "\n"))


def test_the_sum_of_an_ambiguous_date() -> None:
    """Both orders, what tells them apart, and what is made of it."""
    text = printed(of_text("Fair\n\nDate: 11/04/2021\n\nThe fair was held on April 8.\n"))

    for part in (
        "For 11 April 2021\n",
        "line 3: “Date” labels 11/04/2021",
        "Day and month of 11/04/2021, line 3\n  as 11 April 2021, day first:\n   +3.00  strong",
        "“The fair was held on April 8” lies 3 days before 11 April 2021",
        "11 April 2021 comes to 9",
        "from 80% on, one day is stated",
        "Placed by another date\n  line 5: “April 8” is 8 April 2021, counted from the publication",
        "Ruled out\n  line 3: “11/04/2021” as 4 November 2021: another reading fits better",
        "Updated: no claim of the document's own says when it was modified.",
    ):
        assert part in text


def test_an_undecided_sum_says_so() -> None:
    """Both rivals are below 80% and above 5%."""
    text = printed(of_text("Minutes\n\nDate: 02/03/2020\n"))

    assert "nothing for or against it" in text
    assert "No day comes to 80%, so all that come to 5% are stated." in text


def test_no_claim_no_sum() -> None:
    """A text without any date has nothing to weigh, and says that."""
    text = printed(of_text("Nothing is dated here.\n"))

    assert "Nothing in the document claims to be its publication" in text
    assert "“" not in text


def test_a_list_speaks_against_any_day() -> None:
    """What makes "no day" likely is listed like all else."""
    items = "".join(f"\n{day} May 2021\n\nItem {day} with a title\n" for day in range(1, 9))
    audit = of_text(f"More items\n{items}")
    reckoning = audit.timeline.reckoning

    assert reckoning is not None
    if reckoning.nothing.steps:
        assert "For stating no day" in printed(audit)


def test_few_rivals_are_listed_unless_all_are_asked_for() -> None:
    """A page may offer sixty days: those that hardly count are told in one line."""
    lines = "\n\n".join(f"{day} May 2021" for day in range(1, 20))
    audit = of_text(f"Title\n\nPublished: 30 April 2021\n\n{lines}\n")

    assert printed(audit, verbose=False).count("\nFor ") < printed(audit).count("\nFor ")
    assert "more days" in printed(audit, verbose=False)


@pytest.mark.parametrize("cells", [60, 80, 110])
def test_every_line_of_the_sum_fits(cells: int) -> None:
    """At any width."""
    for name in SAMPLES:
        for audit in audits(name):
            for line in printed(audit, cells=cells).splitlines():
                assert len(line) <= cells, line


def test_nothing_is_reckoned_before_it_is_asked() -> None:
    """The sum costs nothing until then, changes no equality, and may be missing."""
    audit = of_text("Date: 3 May 2021\n")
    without = evolve(audit.timeline, reckon=None)

    assert without == audit.timeline
    assert without.reckoning is None
    assert reckoning_story(evolve(audit, timeline=without), Look()) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_json_holds_the_same_sum(name: str) -> None:
    """Where it was asked for only, and as the schema says."""
    schema = json.loads(
        files("auditor.render").joinpath("report.schema.json").read_text(encoding="utf-8")
    )
    for audit in audits(name):
        value = json.loads(json_report.line(audit, findings=False, explain=True))
        part = {"$ref": "#/$defs/document", "$defs": schema["$defs"]}
        jsonschema.Draft202012Validator(part).validate(value)
        sums = [*value["reckoning"]["candidates"], value["reckoning"]["nothing"]]
        whole = math.fsum(math.exp(one["total"]) for one in sums)

        assert "reckoning" not in json.loads(json_report.line(audit))
        for one in sums:
            assert math.fsum(step["adds"] for step in one["steps"]) == pytest.approx(
                one["total"], abs=0.01
            )
            assert math.exp(one["total"]) / whole == pytest.approx(one["probability"], abs=0.001)
