"""The wrapper round dateparser: strict, bounded, and held to a table of answers.

`python tests/find/test_long_tail.py` writes the answers of the installed dateparser into the
table; read the difference before committing it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.find import long_tail
from auditor.model import Kind, Meaning, Order
from auditor.when.partial_date import PartialDate

TABLE = Path(__file__).parent.parent / "data" / "dateparser_canary.json"


def load() -> list[dict[str, Any]]:
    """Probes with the answers that were reviewed."""
    probes: list[dict[str, Any]] = json.loads(TABLE.read_text(encoding="utf-8"))
    return probes


def described(meaning: Meaning | None) -> str | None:
    """An answer in one line."""
    if meaning is None:
        return None
    dates = " | ".join(
        f"{c.date}{f' {c.order}' if c.order else ''}{' short' if c.century_guessed else ''}"
        for c in sorted(meaning.candidates, key=lambda c: c.date.number)
    )
    if meaning.clock is None:
        return dates
    clock = meaning.clock
    parts = [f"{clock.hour:02d}"]
    parts += [f"{part:02d}" for part in (clock.minute, clock.second) if part is not None]
    text = ":".join(parts) + (f".{clock.fraction}" if clock.fraction else "")
    return f"{dates} at {text}" + (f" {clock.offsets}" if clock.offsets else "")


def answered(probe: dict[str, Any]) -> str | None:
    """What the wrapper says now."""
    return described(long_tail.read(probe["surface"], tuple(probe["languages"])))


def test_no_answer_has_drifted() -> None:
    """A dateparser that changes an answer fails here until somebody has looked at it."""
    drifted = {
        (probe["surface"], *probe["languages"]): (probe["answer"], answered(probe))
        for probe in load()
        if answered(probe) != probe["answer"]
    }
    assert drifted == {}, "(probe): (reviewed answer, answer now)"


def test_the_table_is_large_and_has_no_repeats() -> None:
    """Enough probes of every sort to notice a change."""
    probes = [(p["surface"], *p["languages"]) for p in load()]
    assert 150 <= len(set(probes)) == len(probes) <= 315


@pytest.mark.parametrize(
    "surface",
    [
        "20200618T101112Z",
        "2020-W05-3",
        "10,00 2",
        "18-20 June 2020",
        "2020",
        "June 2020",
        "Q2 2020",
        "c. 1850",
        "1850s",
        "3.11",
        "1/2",
        "12",
        "6005",
        "73 20",
        "to",
        "NaN",
        "2.2250738585072011e-308",
        "1592498315",
        "18.VI.2020",
        "yesterday",
        "2 days ago",
        "version 1.2.3",
        "2020-06-18/2020-06-20",
    ],
)
def test_what_dateparser_makes_up_is_refused(surface: str) -> None:
    """Versions, numbers, ranges, partial and relative dates: no answer, not an invented one."""
    assert long_tail.read(surface, ("en",)) is None


def test_an_unstated_order_gives_both_readings() -> None:
    """No language settles the order of day and month."""
    for language in ("en", "fr", "en-GB", "de"):
        meaning = long_tail.read("01/02/2003", (language,))
        assert meaning is not None
        assert {(c.date, c.order) for c in meaning.candidates} == {
            (PartialDate(2003, 2, 1), Order.DMY),
            (PartialDate(2003, 1, 2), Order.MDY),
        }


def test_a_month_by_name_gives_one_reading_and_its_language() -> None:
    """The form and the language tell where it came from."""
    meaning = long_tail.read("Pazartesi, 2 Mart 2020", ("tr",))
    assert meaning is not None
    assert (meaning.kind, meaning.form, meaning.languages) == (Kind.DATE, "dateparser", ("tr",))
    assert [c.date for c in meaning.candidates] == [PartialDate(2020, 3, 2)]
    assert meaning.candidates[0].order is None
    assert meaning.weekday == 0


def test_the_offset_is_read_by_us() -> None:
    """The clock stays as written; an ambiguous zone name keeps all its offsets."""
    meaning = long_tail.read("18 June 2020 10:00 IST", ("en",))
    assert meaning is not None
    assert meaning.clock is not None
    assert (meaning.clock.hour, meaning.clock.minute) == (10, 0)
    assert meaning.clock.offsets == (60, 120, 330)


@pytest.mark.parametrize(
    ("tags", "known"),
    [
        (("en-US",), ("en",)),
        (("EN",), ("en",)),
        (("zh-CN", "zh_TW"), ("zh-Hans", "zh-Hant")),
        (("no", "nn-NO"), ("nb", "nn")),
        (("iw",), ("he",)),
        (("xx", "", "en-", "../etc"), ("en",)),
        (("x" * 5000,), ()),
        ((), ()),
    ],
)
def test_page_languages_are_mapped_to_an_allow_list(
    tags: tuple[str, ...], known: tuple[str, ...]
) -> None:
    """A tag that dateparser does not know makes it raise, so none reaches it."""
    assert long_tail.known_languages(tags) == known


def test_without_a_known_language_nothing_is_asked() -> None:
    """Never all languages at once: a Turkish month would become a zone."""
    assert long_tail.read("18 June 2020", ()) is None
    assert long_tail.read("18 June 2020", ("xx",)) is None


def test_a_long_surface_is_not_passed_on() -> None:
    """64 characters are the most."""
    assert long_tail.read("18 June 2020" + " " * 53, ("en",)) is None


def test_a_break_inside_dateparser_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception there is no statement on the surface, and no crash here."""

    def broken(*_: object) -> None:
        msg = "inner"
        raise RuntimeError(msg)

    monkeypatch.setattr(long_tail, "_parse", broken)
    answer = long_tail.ask("17 June 2019 or so", ("en",))
    assert answer.meaning is None
    assert answer.failure == "RuntimeError: inner"


def test_the_zone_of_the_machine_does_not_matter() -> None:
    """Answers are equal under any TZ."""
    program = (
        "from auditor.find import long_tail as t;"
        "print([t.read(s, ('en',)) for s in ('18 June 2020 23:30', '18 June 2020 00:30 EST')])"
    )
    answers = {
        subprocess.run(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", program],
            env={"TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zone in ("UTC", "Asia/Kolkata", "America/New_York")
    }
    assert len(answers) == 1


@given(st.text(max_size=70), st.sampled_from([("en",), ("de", "fr"), ("fa",), ("zh-CN",)]))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_an_answer_or_none(text: str, languages: tuple[str, ...]) -> None:
    """No exception, and every reading stands in the text."""
    meaning = long_tail.read(text, languages)
    for candidate in meaning.candidates if meaning else ():
        assert f"{(candidate.date.year or 0) % 100:02d}" in text


if __name__ == "__main__":
    rows = [{**probe, "answer": answered(probe)} for probe in load()]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    TABLE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
