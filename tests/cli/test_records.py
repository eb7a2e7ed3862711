"""Records go out as they came in: parted at a cutoff, or with what was found in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from auditor.cli.app import app

EARLY = '{"id": "a",  "text": "Fair held\\nPublished: 3 May 2019\\n\\nIt was held on 1 May 2019."}'
LATE = '{"id": "b", "text": "Fair held\\nPublished: 3 May 2023\\n\\nIt was held on 1 May 2023."}'
BROKEN = '{"id": "c", "text": '


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Three records, one of them broken."""
    path = tmp_path / "in.jsonl"
    path.write_text(f"{EARLY}\n{LATE}\n{BROKEN}\n", encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    """Run a check in the process."""
    command = ["check", *arguments, "--as-of", "2026-11-24", "--isolated", "--exit-zero"]
    return CliRunner().invoke(app, command)


def split(lines: Path, *more: str) -> tuple[list[str], list[str], Result]:
    """What is kept and what is dropped."""
    kept, dropped = lines.with_name("kept.jsonl"), lines.with_name("dropped.jsonl")
    result = run(
        str(lines), "--cutoff", "2020", "--split-kept", str(kept), "--split-dropped",
        str(dropped), *more,
    )  # fmt: skip
    return kept.read_text().splitlines(), dropped.read_text().splitlines(), result


def test_a_split_keeps_records_as_they_stood(lines: Path) -> None:
    """To the byte; what could not be read keeps to no cutoff."""
    kept, dropped, result = split(lines)
    assert kept == [EARLY]
    assert dropped[0] == LATE
    assert json.loads(dropped[1])["uri"].endswith("in.jsonl#3")
    assert result.exit_code == 3
    assert "later than" in result.stdout or "cutoff" in result.stdout


@pytest.mark.parametrize(
    "more",
    [
        ("--select", "FMT"),
        ("--ignore", "COR507"),
        ("--persona", "ci"),
        ("--severity", "error", "--confidence", "high"),
        ("--format", "jsonl"),
    ],
)
def test_no_selection_lets_a_late_record_pass(lines: Path, more: tuple[str, ...]) -> None:
    """What is shown has nothing to do with what is parted."""
    kept, dropped, _ = split(lines, *more)
    assert kept == [EARLY]
    assert len(dropped) == 2


def test_a_split_needs_a_cutoff(lines: Path) -> None:
    """Else there is nothing to part at, and all would be kept."""
    result = run(str(lines), "--split-kept", str(lines.with_name("k")))
    assert result.exit_code == 2
    assert "--cutoff DATE" in result.stderr


def test_enriched_records(lines: Path) -> None:
    """The record with a field of ours; each line stays JSON."""
    out = lines.with_name("out.jsonl")
    run(str(lines), "-o", f"enriched={out}")
    first, second, third = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert first["id"] == "a"
    assert first["auditor"]["published"] == {"edtf": "2019-05-03", "confidence": 0.995}
    assert second["auditor"]["published"]["edtf"] == "2023-05-03"
    assert third["auditor"]["incomplete"] is True


def test_an_enriched_list_and_a_field_of_that_name(tmp_path: Path) -> None:
    """A list of objects over many lines becomes lines; an older field of ours makes room."""
    path, out = tmp_path / "in.json", tmp_path / "out.jsonl"
    records = [{"id": "a", "auditor": 1, "text": "Published: 3 May 2019\n"}, {}]
    path.write_text(json.dumps(records, indent=2), encoding="utf-8")
    run(str(path), "-o", f"enriched={out}")
    first, second = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert list(first) == ["id", "text", "auditor"]
    assert list(second) == ["auditor"]


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    """A whole file has no field to add to."""
    path, out = tmp_path / "a.txt", tmp_path / "out.jsonl"
    path.write_text("Published: 3 May 2019\n", encoding="utf-8")
    run(str(path), "-o", f"enriched={out}")
    value = json.loads(out.read_text(encoding="utf-8"))
    assert value["uri"] == str(path)
    assert value["auditor"]["published"]["edtf"] == "2019-05-03"


def test_rows_of_a_table_become_objects(tmp_path: Path) -> None:
    """With the names of their columns; a quoted cell may hold lines."""
    path, out, kept = tmp_path / "in.csv", tmp_path / "out.jsonl", tmp_path / "kept.jsonl"
    path.write_text(
        'id,published,text\na,2019-05-03,"Fair held\nIt was held."\nb,2023-05-03,Late\n',
        encoding="utf-8",
    )
    run(str(path), "-o", f"enriched={out}", "--cutoff", "2020", "--split-kept", str(kept))
    first, _ = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert list(first) == ["id", "published", "text", "auditor"]
    assert [json.loads(line) for line in kept.read_text().splitlines()] == [
        {"id": "a", "published": "2019-05-03", "text": "Fair held\nIt was held."}
    ]
