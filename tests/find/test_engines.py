"""Both engines give the same shadow and the same chains."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.find import engines
from auditor.find.fold import fold
from auditor.find.shadow import flatten, paint_east

pytest.importorskip("re2", reason="google-re2 is optional")

CASES = Path(__file__).parents[1] / "cases"
PIECES = (
    "8 April 2021",
    "Apr. 8",
    "2021-04-11T10:15:00Z",
    "11/4/2021",
    "8.-10.4.2021",
    "in 2003",
    "1990s",
    "may",
    "March",
    "two years ago",
    "vor 3 Stunden",
    "10:15 am GMT",
    "5 minutes",
    "16h20min",
    "593656ad",
    "Q2 2020",
    "2025Nov 03, 2025",
    "11 de abril de 2021",
    "2021. gada 11. aprīlis",
    "2021年4月11日",
    "主体110年",
    "the 8th of",
    "aged 45",
    "Juche110",
    "übermorgen",
    "20-jährig",
    "7/6 at 10",
    "q3",
    "a",
    "1",
    "20",
    "x",
    "-",
    "/",
    ".",
    ", ",
    " ",
    "\n",
    "_",
    "é",
    "年",
)
texts = st.lists(st.sampled_from(PIECES), max_size=12).flatmap(
    lambda parts: st.sampled_from(("", " ", " and ", ", ")).map(lambda glue: glue.join(parts))
)


def same(text: str) -> None:
    """Assert that both engines agree on a text."""
    folded = fold(text)
    flat = flatten(folded.text, wide=folded.wide)
    east = paint_east(folded.text)
    shadow, spans = engines.with_stdlib(flat, east)
    assert engines.with_re2(flat, east) == (shadow, spans)


@given(texts)
def test_engines_agree_on_pieces_of_dates(text: str) -> None:
    """Dates and parts of dates in any order."""
    same(text)


@given(st.text(max_size=80))
def test_engines_agree_on_any_text(text: str) -> None:
    """Any characters at all."""
    same(text)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_engines_agree_on_the_cases(path: Path) -> None:
    """Every text of the case files."""
    for line in path.read_text(encoding="utf-8").splitlines():
        same(json.loads(line)["text"])


@given(st.one_of(texts, st.text(max_size=80)))
def test_the_short_way_to_re2_gives_what_its_public_way_gives(text: str) -> None:
    """The wrapper is gone round for speed only."""
    flat = flatten(fold(text).text, wide=False)
    assert engines._finder()(flat) == engines.spans_of(engines._pattern(), flat)  # noqa: SLF001


@pytest.mark.parametrize("fault", ["gone", "other spans"])
def test_an_re2_without_the_short_way_is_asked_publicly(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is not public may be gone, or mean something else, in the next release."""

    def quick(_: object) -> Callable[[bytes], list[engines.Span]]:
        if fault == "gone":
            raise AttributeError(fault)
        return lambda _: [(0, 1)]

    monkeypatch.setattr(engines, "_quick_spans", quick)
    find = engines._finder.__wrapped__()  # noqa: SLF001 - past its cache

    assert find(b"on 8 april 2021") == [(3, 15)]


def test_a_few_pages_do_not_start_re2(monkeypatch: pytest.MonkeyPatch) -> None:
    """To start it takes as long as they do; which engine works changes nothing else."""
    monkeypatch.setattr(engines, "_work", engines._Work())  # noqa: SLF001 - a run that begins
    monkeypatch.setattr(engines, "with_re2", lambda *_: (b"by re2", ()))
    line = b"on 8 april 2021 "

    assert engines.find_chains(line, ())[0] == b"on 8 MMMMM 2021 "
    assert engines.find_chains(line * 20_000, ())[0] == b"by re2"
