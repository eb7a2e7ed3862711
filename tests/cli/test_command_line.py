"""The command as people and scripts meet it, in one process."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import auditor
import auditor.judge
from auditor import pipeline
from auditor.cli import app
from auditor.model import Extraction, Finding, Severity
from auditor.rule import Case, Example, Rule

CLEAN = "Published: 3 May 2021\n\nSome text.\n"
Run = Callable[..., Result]


def rule(code: str, name: str, severity: Severity, word: str) -> Rule:
    """A rule that fires on documents with a claim that holds the word."""

    def check(case: Case) -> Iterator[Finding]:
        for claim in case.timeline.claims:
            if word in claim.surface:
                yield case.finding(f"{word} is {severity}", claim.id)

    bad, good = (Example(title=title, source="x") for title in ("bad", "good"))
    return Rule(
        code, name, f"Finds {word}. It is for tests.", severity, "0.1", ("https://example.org",),
        check, (bad,), (good,),
    )  # fmt: skip


RULES = (
    rule("TST101", "may", Severity.INFO, "May"),
    rule("TST102", "june", Severity.WARNING, "June"),
    rule("TST103", "july", Severity.ERROR, "July"),
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command in an empty folder, with three rules of ours and no environment."""
    monkeypatch.setattr(auditor.judge, "load_rules", lambda: RULES)
    monkeypatch.setattr(auditor.judge, "load_notices", tuple)
    for name in (
        "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "TF_BUILD", "COLUMNS",
    ):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def invoke(*args: str, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, args, input=stdin, prog_name="auditor")

    return invoke


def write(name: str, text: str = CLEAN) -> str:
    """A file in the working folder."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_the_version_is_a_constant(run: Run) -> None:
    """And that is all that is printed."""
    assert run("--version").stdout == f"auditor {auditor.__version__}\n"


@pytest.mark.parametrize("args", [["--help"], ["-h"]])
def test_the_help_lists_the_commands(run: Run, args: list[str]) -> None:
    """With one line each."""
    result = run(*args)

    assert result.exit_code == 0
    for word in ("check", "dates", "rules", "explain", "config", "completion", "Example"):
        assert word in result.stdout


@pytest.mark.parametrize("command", ["check", "dates", "rules", "explain", "config", "completion"])
def test_every_command_has_help_with_examples(run: Run, command: str) -> None:
    """Every option says what it does, and examples can be copied."""
    result = run(command, "--help")
    examples = re.findall(r"^  auditor (.*)$", result.stdout, re.MULTILINE)

    assert result.exit_code == 0
    assert examples
    for parameter in app.get_command(None, command).params:  # type: ignore[union-attr, arg-type] # a command
        assert parameter.param_type_name == "argument" or getattr(parameter, "help", None)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["page.html"], ["did you mean `auditor check page.html`?"]),
        (["-"], ["did you mean `auditor check -`?"]),
        (["archive/x"], ["did you mean `auditor check archive/x`?"]),
        (["chekc"], ["did you mean `auditor check`?"]),
        (["rulse"], ["did you mean `auditor rules`?"]),
        (["xyzzy"], ["check, dates, report, rules"]),
        (["https://example.org/a"], ["save the page first"]),
        (["check", "https://example.org/a"], ["save the page first"]),
        (["check"], ["give a file, a folder, or -"]),
        (["check", "--nonsense", "a"], ["--nonsense"]),
        (["check", "--as-of", "soon", "a"], ["--as-of", "'soon'"]),
        (["check", "--fields", "x=y", "a"], ["--fields", "published"]),
        (["check", "--select", "NOP1", "a"], ["NOP1"]),
        (["check", "--format", "xml", "a"], ["xml", "json"]),
        (["check", "-o", "a.pdf", "a"], ["a.pdf", ".json"]),
        (["check", "-o", "json=", "a"], ["a file is needed"]),
        (["check", "-o", "no/where.json", "a"], ["no folder"]),
        (["check", "-o", "a.json", "-o", "json=a.json", "a"], ["two reports"]),
        (["dates", "--select", "TST", "a"], ["--select"]),
        (["explain", "TST999"], ["TST999"]),
        (["explain", "jly"], ["did you mean TST103"]),
    ],
)
def test_wrong_usage_says_what_is_right(run: Run, args: list[str], words: list[str]) -> None:
    """Exit code 2, nothing on stdout, and the way out on stderr."""
    write("a")
    result = run(*args)

    assert result.exit_code == 2
    assert result.stdout == ""
    for word in words:
        assert word in result.stderr


def test_a_wrong_word_cannot_speak_to_the_terminal(run: Run) -> None:
    """What the user pasted is shown, not obeyed."""
    for args in (["\x1b[2J"], ["explain", "\x1b[2J"], ["check", "--as-of", "\x1b[2J", "a"]):
        assert "\x1b" not in run(*args).stderr


def test_a_clean_document_is_quiet(run: Run) -> None:
    """Two lines, exit code 0, nothing on stderr."""
    result = run("check", write("a.txt", "Published: 3 April 2021\n"), "--as-of", "2026-11-24")

    assert result.exit_code == 0
    assert result.stderr == ""
    assert len(result.stdout.splitlines()) == 2
    assert "as of 24 November 2026 (--as-of)" in result.stdout
    assert "3 April 2021" in result.stdout


@pytest.mark.parametrize(
    ("month", "args", "code"),
    [
        ("May", [], 0),
        ("June", [], 0),
        ("July", [], 1),
        ("May", ["--fail-on", "info"], 1),
        ("June", ["--fail-on", "warning"], 1),
        ("June", ["--fail-on", "error"], 0),
        ("July", ["--fail-on", "never"], 0),
        ("July", ["--exit-zero"], 0),
        ("July", ["--ignore", "TST103"], 0),
        ("July", ["--select", "TST101"], 0),
        ("May", ["--persona", "ci", "--fail-on", "info"], 0),
        ("June", ["--severity", "error", "--fail-on", "info"], 0),
    ],
)
def test_exit_codes_of_findings(run: Run, month: str, args: list[str], code: int) -> None:
    """1 for findings at or above --fail-on, unless that is switched off."""
    assert run("check", write("a.txt", f"Published: 3 {month} 2021\n"), *args).exit_code == code


@pytest.mark.parametrize(
    ("month", "args", "code"),
    [
        ("April", [], 3),
        ("July", [], 3),
        ("April", ["--allow-incomplete"], 0),
        ("July", ["--allow-incomplete"], 1),
        ("July", ["--exit-zero"], 3),
        ("July", ["--exit-zero", "--allow-incomplete"], 0),
    ],
)
def test_what_was_not_read_wins_over_findings(
    run: Run, month: str, args: list[str], code: int
) -> None:
    """A named file that is missing is 3, whatever else there is."""
    result = run("check", write("a.txt", f"Published: 3 {month} 2021\n"), "missing.txt", *args)

    assert result.exit_code == code
    assert "missing.txt" in result.stdout + result.stderr


def test_a_missing_file_alone_is_incomplete(run: Run) -> None:
    """Also when it is the only input."""
    assert run("check", "missing.txt").exit_code == 3
    assert run("dates", "missing.txt").exit_code == 3
    assert run("dates", "missing.txt", "--allow-incomplete").exit_code == 0


def test_a_folder_without_documents_is_wrong_usage(run: Run) -> None:
    """2 wins over all."""
    Path("empty").mkdir()

    assert run("check", "empty").exit_code == 2


def test_an_internal_error_is_incomplete(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in one line, and there is no traceback."""

    def broken(*_: object) -> Extraction:
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "extract", broken)
    result = run("check", write("a.txt"))

    assert result.exit_code == 3
    assert "ZeroDivisionError" in result.stdout
    assert "Traceback" not in result.stdout + result.stderr


def test_json_on_stdout_and_nothing_else(run: Run) -> None:
    """What went wrong goes to stderr."""
    result = run(
        "check", write("a.txt"), "missing.txt", "--format", "json", "--as-of", "2026-11-24"
    )
    report = json.loads(result.stdout)

    assert [d["uri"] for d in report["documents"]] == ["a.txt", "missing.txt"]
    assert report["as_of"] == "2026-11-24"
    assert report["as_of_from"] == "option"
    assert report["summary"]["findings"] == {"error": 0, "warning": 0, "info": 1}
    assert "missing.txt" in result.stderr


def test_jsonl_is_a_document_a_line(run: Run) -> None:
    """In input order, for check and dates; dates has no findings."""
    names = [write(f"{name}.txt") for name in "cab"]
    checked = run("check", *names, "--format", "jsonl").stdout.splitlines()
    dated = run("dates", *names, "--format", "jsonl").stdout.splitlines()

    assert [json.loads(line)["uri"] for line in checked] == names
    assert [json.loads(line)["uri"] for line in dated] == names
    assert all("findings" in json.loads(line) for line in checked)
    assert not any("findings" in json.loads(line) for line in dated)


def test_as_of_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is taken where the option is not given, and told."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    report = json.loads(run("check", write("a.txt"), "--format", "json").stdout)

    assert (report["as_of"], report["as_of_from"]) == ("2023-11-14", "SOURCE_DATE_EPOCH")

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert run("check", "a.txt").exit_code == 2
    assert run("check", "a.txt", "--as-of", "2023-01-01").exit_code == 0


def test_the_clock_is_read_where_nothing_is_given(run: Run) -> None:
    """It is said that it was."""
    report = json.loads(run("check", write("a.txt"), "--format", "json").stdout)

    assert re.fullmatch(r"20\d\d-\d\d-\d\d", report["as_of"])
    assert report["as_of_from"] == "clock"


def test_standard_input(run: Run) -> None:
    """It is a document of its own, with the name that it is given."""
    result = run("check", "-", "--stdin-name", "x.txt", "--format", "json", stdin=CLEAN)
    (document,) = json.loads(result.stdout)["documents"]

    assert document["uri"] == "x.txt"
    assert document["published"]["edtf"] == "2021-05-03"


def test_files_are_written_beside_each_other(run: Run) -> None:
    """Formats by suffix or by name; stdout has the format asked for, if no file has it."""
    name = write("a.txt")
    quiet = run("check", name, "-o", "r.json", "-o", "jsonl=r.out", "-o", "r.txt")
    loud = run("check", name, "-o", "r.json", "--format", "jsonl")
    told = run("check", name, "-o", "r", "--format", "json")

    assert (quiet.exit_code, quiet.stdout) == (0, "")
    assert json.loads(Path("r.json").read_text(encoding="utf-8"))["documents"][0]["uri"] == name
    assert json.loads(Path("r.out").read_text(encoding="utf-8"))["uri"] == name
    assert "Published" in Path("r.txt").read_text(encoding="utf-8")
    assert json.loads(loud.stdout)["uri"] == name
    assert told.stdout == ""
    assert Path("r").read_text(encoding="utf-8") == Path("r.json").read_text(encoding="utf-8")
    assert sorted(path.name for path in Path().iterdir()) == [
        "a.txt",
        "r",
        "r.json",
        "r.out",
        "r.txt",
    ]


def test_a_file_is_replaced_whole_or_not_at_all(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the run breaks down the old file stays, and nothing lies about."""
    Path("r.json").write_text("old", encoding="utf-8")

    def broken(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "audit", broken)
    result = run("check", write("a.txt"), "-o", "r.json")

    assert result.exit_code == 130
    assert Path("r.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["a.txt", "r.json"]


def test_a_link_stays_a_link(run: Run) -> None:
    """The file behind it is replaced."""
    Path("real.json").write_text("old", encoding="utf-8")
    Path("link.json").symlink_to("real.json")
    run("check", write("a.txt"), "-o", "link.json")

    assert Path("link.json").is_symlink()
    assert json.loads(Path("real.json").read_text(encoding="utf-8"))


def test_a_folder_has_a_line_a_document(run: Run) -> None:
    """And details only where there is something to say."""
    write("d/clean.txt", "Published: 3 April 2021\n")
    write("d/june.txt", "Published: 3 June 2021\n")
    write("d/page.bin", "x")
    result = run("check", "d", "--as-of", "2026-11-24")
    lines = result.stdout.splitlines()

    assert re.match(r" +3 Apr 2021 +\d+%  ok +d/clean.txt$", lines[0])
    assert re.match(r" +3 Jun 2021 +\d+%  1 +d/june.txt +TST102$", lines[1])
    assert "warning  TST102  june" in lines
    assert any(line.startswith("2 documents · 1 warning") for line in lines)
    assert max(map(len, lines)) <= 80


def test_quiet_and_verbose(run: Run) -> None:
    """Quiet says only what is wrong; verbose tells infos too."""
    write("d/april.txt", "Published: 3 April 2021\n")
    write("d/may.txt", "Published: 3 May 2021\n")
    write("d/june.txt", "Published: 3 June 2021\n")

    assert run("check", "d/april.txt", "-q").stdout == ""
    assert run("check", "d", "-q").stdout.startswith("d/june.txt")
    assert "TST101" not in run("check", "d").stdout
    assert "info     TST101" in run("check", "d", "-v").stdout
    assert "1 info (--verbose)" in run("check", "d/may.txt").stdout


def test_dates_prints_a_table(run: Run) -> None:
    """Of every document, with a count at the end of several."""
    one = run("dates", write("a.txt"), "--as-of", "2026-11-24").stdout
    two = run("dates", "a.txt", write("b.txt"), "--as-of", "2026-11-24").stdout

    assert "c1     1  published" in one
    assert two.splitlines()[-1] == "2 documents · as of 24 November 2026 (--as-of)"


@pytest.mark.parametrize(
    ("args", "environment", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--format", "rich"], {}, False),
        (["--format", "rich", "--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--format", "text"], {"FORCE_COLOR": "1"}, False),
        (["--format", "text", "--color", "always"], {}, False),
    ],
)
def test_colour(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    args: list[str],
    environment: dict[str, str],
    *,
    colored: bool,
) -> None:
    """The option wins over NO_COLOR, that over FORCE_COLOR; a pipe has none; text has none."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert ("\x1b[" in run("check", write("a.txt"), *args).stdout) is colored


def test_names_of_files_are_not_obeyed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by the terminal nor by the runner of a workflow."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    name = write("::error::x\x1b[2J\n##[error]y.txt", "Published: 3 July 2021 ::warning::x\n")
    for args in ([], ["-v"], ["--format", "json"], ["--format", "jsonl"], ["--format", "rich"]):
        result = run("check", name, "::error::missing", *args)
        for line in (result.stdout + result.stderr).splitlines():
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
            assert "\x1b" not in line


def test_rules_are_listed(run: Run) -> None:
    """As a table, and for programs."""
    table = run("rules").stdout
    listed = json.loads(run("rules", "--format", "json").stdout)["rules"]

    assert "TST103  error    july  Finds July." in table
    assert [rule["code"] for rule in listed] == ["TST101", "TST102", "TST103"]
    assert listed[0]["summary"] == "Finds May."
    assert "\x1b[" in run("rules", "--color", "always").stdout


@pytest.mark.parametrize("word", ["TST103", "tst103", "july"])
def test_a_rule_is_explained_by_code_and_name(run: Run, word: str) -> None:
    """The page holds what is known of it."""
    result = run("explain", word)

    assert result.exit_code == 0
    assert "TST103" in result.stdout
    assert "https://example.org" in result.stdout
