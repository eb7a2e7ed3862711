"""`auditor dates --profile` counts over documents, `--source-profile` uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import app

NEW = "Valley News\n\nBridge opened\n\nPosted: 11/04/2021\n\nIt was opened by the mayor.\n"
URL = "https://www.valley.example/bridge"


def run(*args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    result = CliRunner().invoke(app, args, prog_name="auditor")
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Earlier records of two sources and of none, and a document of one of the two."""
    monkeypatch.chdir(tmp_path)
    records = [
        *(
            {"url": f"https://valley.example/{day}", "text": f"Weir\n\nPosted: {day}/04/2021\n"}
            for day in range(13, 25)
        ),
        {"url": "https://plain.example/1", "text": "Mill\n\nPosted: 04/13/2021\n"},
        {"source": "The  Town Crier", "text": "Fair\n\nPosted: 13.4.2021\n"},
        {"text": "Nobody\n\nPosted: 2021-04-13\n"},
    ]
    Path("old.jsonl").write_text("".join(json.dumps(r) + "\n" for r in records))
    Path("new.txt").write_text(NEW)


def test_from_earlier_records_to_a_new_document() -> None:
    """Nothing is printed; each source has its own counts; the next document is settled by them."""
    assert run("dates", "old.jsonl", "--profile", "p.json") == (0, "", "")
    profile = json.loads(Path("p.json").read_text())

    assert profile == {
        "auditor-source-profile": 1,
        "sources": {
            "plain.example": {
                "documents": 1,
                "/": {"month-first": {"dates": 1, "documents": 1}},
            },
            "the town crier": {"documents": 1, ".": {"day-first": {"dates": 1, "documents": 1}}},
            "valley.example": {
                "documents": 12,
                "/": {"day-first": {"dates": 12, "documents": 12}},
            },
        },
        "default": {"documents": 1, "-": {"year-first": {"dates": 1, "documents": 1}}},
    }
    code, out, _ = run(
        *("check", "new.txt", "--url", URL, "--source-profile", "p.json"),
        *("--format", "json", "--as-of", "2026-11-24"),
    )
    published = json.loads(out)["documents"][0]["published"]
    assert (code, published["edtf"]) == (0, "2021-04-11")
    assert published["because"][0]["evidence"] == "source-order"


def test_a_report_only_if_it_is_asked_for() -> None:
    """As with -o."""
    _, out, _ = run("dates", "old.jsonl", "--profile", "p.json", "--format", "jsonl")

    assert len(out.splitlines()) == 15
    assert Path("p.json").exists()


def test_equal_documents_give_equal_bytes() -> None:
    """In whatever order they come."""
    for name in ("a", "b", "c"):
        Path(f"{name}.txt").write_text(NEW.replace("11/04", f"2{ord(name) - 96}/04"))
    run("dates", "a.txt", "b.txt", "c.txt", "--profile", "1.json")
    run("dates", "c.txt", "a.txt", "b.txt", "--profile", "2.json")

    assert Path("1.json").read_bytes() == Path("2.json").read_bytes()


def test_names_of_sources_do_no_harm() -> None:
    """The file may be shown on a terminal."""
    text = json.dumps({"source": "\x1b[31mred\u202e", "text": "Posted: 13/4/2021"})
    Path("bad.jsonl").write_text(text + "\n")
    run("dates", "bad.jsonl", "--profile", "p.json")
    written = Path("p.json").read_text()

    assert "\x1b" not in written
    assert "\u202e" not in written
    assert run("check", "new.txt", "--source-profile", "p.json")[0] == 0


def test_the_setting_is_a_path_beside_the_file_of_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wherever the command is run."""
    run("dates", "old.jsonl", "--profile", "p.json")
    Path("auditor.toml").write_text('source-profile = "p.json"\n')
    Path(".git").mkdir()
    Path("below").mkdir()
    monkeypatch.chdir("below")
    _, out, _ = run("dates", "../new.txt", "--url", URL, "--format", "json")

    assert json.loads(out)["documents"][0]["published"]["edtf"] == "2021-04-11"
    assert run("dates", "../new.txt", "--url", URL, "--profile", "q.json")[0] == 0
    settled = json.loads(Path("q.json").read_text())["sources"]["valley.example"]
    assert settled == {"documents": 1}, "a profile does not learn from a profile"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ((), "new.txt tells no source; --url does"),
        (("--url", "https://a.other.example/"), "new.txt is of other.example"),
    ],
)
def test_a_profile_that_is_of_no_use(more: tuple[str, ...], told: str) -> None:
    """It would not show otherwise; a setting in a file is for other runs as well."""
    Path("records.jsonl").write_text(Path("old.jsonl").read_text().splitlines()[0] + "\n")
    run("dates", "records.jsonl", "--profile", "p.json")
    code, _, err = run("check", "new.txt", *more, "--source-profile", "p.json")

    assert (code, err) == (
        0,
        f"warning: --source-profile: it knows the source of no document; {told}\n",
    )
    assert run("check", "new.txt", "old.jsonl", "--source-profile", "p.json")[2] == ""
    Path("auditor.toml").write_text('source-profile = "p.json"\n')
    assert run("check", "new.txt", *more)[2] == ""
    assert told in run("dates", "new.txt", *more, "-v")[2]


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("check", "new.txt", "--source-profile", "none.json"), "error: none.json: "),
        (("check", "new.txt", "--source-profile", "new.txt"), "error: new.txt:1:1: no valid JSON"),
        (
            ("dates", "new.txt", "--source-profile", "new.txt", "--profile", "p.json"),
            "error: --profile learns from the documents",
        ),
        (("dates", "new.txt", "--profile", "-"), "error: --profile '-': a file is needed"),
        (("dates", "new.txt", "--profile", "none/p.json"), "error: --profile 'none/p.json': there"),
    ],
)
def test_what_is_wrong_is_one_line(args: tuple[str, ...], told: str) -> None:
    """And no file is written."""
    code, out, err = run(*args)

    assert (code, out) == (2, "")
    assert err.startswith(told)
    assert len(err.splitlines()) == 1
    assert not Path("p.json").exists()
