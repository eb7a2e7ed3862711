"""Bad input, as the command meets it: a clear line, the right exit code, and the run goes on.

Every input here is audited three times (text, rich in colour, JSON), and what comes out has to
be safe on a terminal and valid for a strict reader, whatever is in the documents.
"""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

import jsonschema
import pytest
from click.testing import CliRunner

from auditor.cli import app
from auditor.read import stream

OUR_COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")
HARMFUL: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
EVIL: Final = (
    "\x1b]0;title\x07\x1b[2J\x1b]52;c;cm0=\x07\x9b31m\x08\r\u202egnp\u2066\u200b\u2028"
    "[/x][link=javascript:alert(1)]y[/link][bold]:date: ::error::z ##[error]z"
)
"""Titles, clipboards, screens, colours, bidi, markup, emoji and workflow commands."""
GOOD: Final = "Published: 3 April 2021\n"


class Seen(NamedTuple):
    """What came out of three runs, which all had this exit code."""

    code: int
    text: str
    rich: str
    report: dict[str, Any]
    errors: str

    @property
    def told(self) -> str:
        """What people are told, unwrapped; the reason for a usage error is on stderr only."""
        return " ".join((self.text + self.errors).split())

    @property
    def dates(self) -> list[list[str]]:
        """The surfaces of the claims of each document."""
        return [[c["surface"] for c in d["claims"]] for d in self.report["documents"]]


See = Callable[..., Seen]


@pytest.fixture
def see(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> See:
    """Audits in an empty folder, and holds what must hold for every run."""
    for name in ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "GITHUB_ACTIONS", "TF_BUILD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def invoke(*paths: str, stdin: bytes | None = None) -> Seen:
        runs = [
            _run(
                "check", *options, "--as-of", "2026-11-24", "--isolated", "--", *paths, stdin=stdin
            )
            for options in (
                ["--format", "text"],
                ["--format", "rich", "--color", "always", "-v"],
                ["--format", "json"],
            )
        ]
        (code,) = {code for code, _, _ in runs}
        text, rich, report = (output for _, output, _ in runs)
        assert safe(text)
        assert safe(OUR_COLOURS.sub("", rich))
        return Seen(code, text, rich, strict(report) if report else {}, runs[0][2])

    return invoke


def _run(*args: str, stdin: bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, args, input=stdin, prog_name="auditor")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert "please report it" not in result.output
    assert safe(result.stderr)
    return result.exit_code, result.stdout, result.stderr


def safe(text: str) -> bool:
    """Whether a terminal has nothing to obey in it, and nothing can hide in it."""
    return all(c == "\n" or unicodedata.category(c) not in HARMFUL for c in text)


@cache
def schema() -> Any:  # noqa: ANN401 - of a library without types for it
    """The shipped schema of reports."""
    text = files("auditor.render").joinpath("report.schema.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def strict(text: str) -> dict[str, Any]:
    """A report as a strict reader takes it: UTF-8, no NaN, no key twice, and the schema."""

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        value = dict(pairs)
        assert len(value) == len(pairs)
        return value

    assert safe(text)
    data = text.encode("utf-8", "strict")
    value: dict[str, Any] = json.loads(data, parse_constant=pytest.fail, object_pairs_hook=unique)
    schema().validate(value)
    return value


def write(name: str, content: str | bytes = GOOD) -> str:
    """A file in the working folder."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


# --- what cannot be read ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("missing.html", None, "not read no such file or folder; names are looked up from"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "not read PDF is not read yet: save its text as .txt"),
        ("page.html", b"%PDF-1.7\n", "not read PDF is not read yet: save its text as .txt"),
        ("a.docx", b"PK\x03\x04\x14\0", "not read an office document is not read yet: save its"),
        ("a.txt", bytes(range(256)) * 8, "not read it is binary data of no known kind"),
        ("noise", bytes(range(256)) * 8, "not read it is binary data of no known kind"),
        ("a.json", "[1, 2, 3]", "not read it holds a list without any object; a record is"),
        ("b.json", "42", "not read it holds a number; a record is a JSON object"),
        ("c.json", "{", "c.json:1: record 1 is no valid JSON"),
        ("d.json", "[" * 100_000, "d.json:1: record 1 is no valid JSON; it and all behind it"),
        ("e.json", '{"a":' * 300 + "1" + "}" * 300, "is nested deeper than 200 levels and was not"),
        ("n" * 300, None, "not read the name is too long for this system"),
        ("file:///etc/motd", None, "not read it is a file address, not a path: give the path"),
        ("", None, "not read an empty name names no file"),
        ("good.txt/x", None, "not read no such file; a part of the path is a file, not a folder"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_run_goes_on(
    see: See, name: str, content: str | bytes | None, line: str
) -> None:
    """Exit code 3: one line with the name, the reason and the way out; the others are audited."""
    write("good.txt")
    if content is not None:
        write(name, content)
    alone, among = see(name), see(name, "good.txt")

    assert (alone.code, among.code) == (3, 3)
    assert line in alone.told
    assert line in among.told
    assert among.report["documents"][-1]["published"]["edtf"] == "2021-04-03"
    (notice,) = among.report["documents"][0]["notices"]
    assert notice["level"] == "error"
    assert notice["text"].startswith(f"{name}:")


def test_a_file_without_permission(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a missing one; root may read all, so that the system is made to refuse."""
    write("secret.html")
    write("good.txt")
    plain = os.open

    def refusing(path: str, *args: Any, **more: Any) -> int:  # noqa: ANN401 - as the system's own
        if str(path).endswith("secret.html"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return plain(path, *args, **more)

    monkeypatch.setattr("auditor.read.stream.os.open", refusing)
    seen = see("secret.html", "good.txt")

    assert seen.code == 3
    assert "not read permission denied; give read permission" in seen.told
    assert seen.dates == [[], ["3 April 2021"]]


def test_a_disk_that_fails(see: See, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was opened and cannot be read is not read either."""
    write("bad.html")
    write("good.txt")
    plain = stream.Stream.head

    def failing(self: stream.Stream, size: int) -> bytes:
        if plain(self, size) == b"":
            raise OSError(errno.EIO, "Input/output error")
        return plain(self, size)

    monkeypatch.setattr(stream.Stream, "head", failing)
    write("bad.html", "")
    seen = see("bad.html", "good.txt")

    assert seen.code == 3
    assert "not read input/output error" in seen.told


def test_links_that_lead_nowhere(see: See) -> None:
    """A link to nothing, and one to itself, are told apart from a missing file."""
    Path("gone.html").symlink_to("nothing.html")
    Path("self.html").symlink_to("self.html")
    for name in ("gone.html", "self.html"):
        seen = see(name)
        assert seen.code == 3
        assert "a symbolic link that leads nowhere; name the file itself" in seen.told


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("empty", "no document found in empty; what is looked for: ."),
        ("pictures", "no document found in pictures (skipped: 1 pdf, 1 png); what is looked"),
        ("x.html", "no document found in x.html"),
        ("*.nope", "no document found in *.nope"),
        ("https://example.org/a", "auditor reads files only: save the page first"),
    ],
)
def test_nothing_to_audit_is_wrong_usage(see: See, path: str, line: str) -> None:
    """Exit code 2: nothing was found, or no file was meant."""
    for folder in ("empty", "pictures", "x.html"):
        Path(folder).mkdir()
    write("pictures/a.pdf")
    write("pictures/a.png")
    seen = see(path)

    assert seen.code == 2
    assert line in seen.told
    assert seen.text == ""


def test_a_folder_goes_on_behind_each_bad_file(see: See) -> None:
    """Bad and good ones side by side; what is of no kind that is read is counted."""
    write("d/1.html", "")
    write("d/2.jsonl", 'nonsense\n{"text": "Published: 4 April 2021"}\n')
    write("d/3.txt")
    write("d/4.pdf", b"%PDF-")
    write("d/5.txt", bytes(range(256)) * 8)
    Path("d/6.html").symlink_to("nowhere")
    Path("d/7.html").mkdir()
    seen = see("d")

    assert seen.code == 3
    assert [d["uri"] for d in seen.report["documents"]] == [
        "d/1.html", "d/2.jsonl#1", "d/2.jsonl#2", "d/3.txt", "d/5.txt",
    ]  # fmt: skip
    assert seen.dates == [[], [], ["4 April 2021"], ["3 April 2021"], []]
    assert "skipped: 1 link, 1 pdf" in seen.told


@pytest.mark.parametrize(("name", "stdin"), [("a.html", None), ("a.jsonl", None), ("-", b"")])
def test_empty_input_is_no_failure(see: See, name: str, stdin: bytes | None) -> None:
    """It is said that it is empty; there is nothing wrong with that."""
    if stdin is None:
        write(name, "")
    seen = see(name, stdin=stdin)

    assert seen.code == 0
    assert "the file is empty" in seen.told


# --- what is damaged ----------------------------------------------------------------------


def test_broken_html_is_read_as_far_as_it_goes(see: See) -> None:
    """There is no page that is not HTML."""
    page = '<html><body <p class="x"<<<p>3 April 2021</b></i><table><td>5 May 2021<!-- <p>6 May'
    seen = see(write("a.html", page))

    assert seen.code == 0
    assert seen.dates == [["3 April 2021", "5 May 2021"]]


def test_a_broken_block_of_json_ld_costs_only_itself(see: See) -> None:
    """The good one is read, and the broken one up to its fault, whose place is told."""
    good = '{"@type": "NewsArticle", "datePublished": "2021-04-03"}'
    bad = '{"@type": "NewsArticle",\n "dateModified": "2021-04-05",\n %}'
    block = '<script type="application/ld+json">{}</script>\n'
    seen = see(write("a.html", block.format(bad) + block.format(good)))

    assert seen.code == 0
    assert "notice line 3: the JSON-LD is broken (expected a key in double quotes, " in seen.told
    assert seen.dates == [["2021-04-05", "2021-04-03"]]
    (notice,) = seen.report["documents"][0]["notices"]
    assert notice["location"]["line"] == 3


def test_a_line_that_is_no_record_costs_only_itself(see: See) -> None:
    """The others are read; the line is named, and nothing is complete."""
    lines = '{"text": "3 April 2021"}\nno json\n{"text": "5 May 2021"}\n'
    seen = see(write("a.jsonl", lines))

    assert seen.code == 3
    assert seen.dates == [["3 April 2021"], [], ["5 May 2021"]]
    assert "a.jsonl:2: record 2 is no valid JSON and was not read: expecting value" in seen.told


def test_a_deep_line_costs_only_itself(see: See) -> None:
    """However deep it is."""
    lines = '{"text": "3 April 2021"}\n{"a":' + "[" * 100_000 + '\n{"text": "5 May 2021"}\n'
    seen = see(write("a.jsonl", lines))

    assert seen.code == 3
    assert seen.dates == [["3 April 2021"], [], ["5 May 2021"]]
    assert "a.jsonl:2: record 2 is no valid JSON and was not read: nested too deeply" in seen.told


def test_a_field_that_stands_twice(see: See) -> None:
    """Neither of the two dates is hidden, and it is told."""
    record = '{"text": "x", "published": "2021-04-03", "published": "2022-05-05"}'
    seen = see(write("a.json", record))

    assert seen.code == 0
    assert seen.dates == [["2021-04-03", "2022-05-05"]]
    assert "a.json:1: record 1 has fields more than once: published" in seen.told


def test_numbers_that_are_none(see: See) -> None:
    """NaN, infinities and 5,000 digits are no dates, and none of them leaves in a report."""
    values = ("NaN", "-Infinity", "1e999", "9" * 5_000, "-1", "1e30")
    lines = "".join(f'{{"text": "3 April 2021", "published": {v}, "id": {v}}}\n' for v in values)
    seen = see(write("a.jsonl", lines))

    assert seen.code == 0
    assert len(seen.dates) == len(values)
    assert all("3 April 2021" in dates for dates in seen.dates)


# --- sizes --------------------------------------------------------------------------------


def test_a_date_below_and_behind_100_000_tags(tmp_path: Path) -> None:
    """Depth hides nothing."""
    deep = "<div>" * 100_000 + "3 April 2021" + "</div>" * 100_000 + "<p>5 May 2021</p>"
    name = write(str(tmp_path / "a.html"), deep)
    code, output, _ = _run("check", "--format", "json", name)
    (document,) = strict(output)["documents"]

    assert code == 0
    assert [claim["surface"] for claim in document["claims"]] == ["3 April 2021", "5 May 2021"]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_one_line_of_four_megabytes(see: See, name: str) -> None:
    """Length hides nothing; 20 MB differ in time only."""
    text = "word " * 400_000 + "3 April 2021 " + "word " * 400_000
    seen = see(write(name, json.dumps({"text": text}) if name == "a.jsonl" else text))

    assert seen.code == 0
    assert seen.dates == [["3 April 2021"]]


def test_json_ld_that_is_too_deep_is_incomplete(see: See) -> None:
    """200 levels are read; of more it is told that there may be more."""
    for depth, code in ((99, 0), (150, 3), (100_000, 3)):
        deep = (
            '{"a": [' * depth + '{"@type": "Article", "datePublished": "2021-04-03"}' + "]}" * depth
        )
        block = f'<script type="application/ld+json">{deep}</script><p>5 May 2021</p>'
        seen = see(write("a.html", block))

        assert seen.code == code
        assert "5 May 2021" in seen.dates[0]
        assert ("the JSON-LD is nested deeper than 200 levels" in seen.told) is bool(code)


# --- encodings ----------------------------------------------------------------------------


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_wide_encodings_need_no_mark(see: See, codec: str) -> None:
    """UTF-16 shows by its zeros."""
    for name, text in (
        ("a.txt", GOOD),
        ("a.html", f"<html><p>{GOOD}"),
        ("a.json", '{"text":"3 April 2021"}'),
    ):
        seen = see(write(name, text.encode(codec)))
        assert seen.code == 0
        assert seen.dates == [["3 April 2021"]]


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (b"<meta charset=utf-8>caf\xe9 3 April 2021", "the declared encoding utf-8 does not fit"),
        (b"<meta charset=latin-1>caf\xc3\xa9 3 April 2021", "is wrong: the bytes are utf-8"),
        (b"<meta charset=utf-16>caf\xc3\xa9 3 April 2021", "utf-16 is wrong; read as utf-8"),
        (b"<meta charset=klingon>3 April 2021", "the declared encoding 'klingon' is unknown"),
        (b"<meta charset='\x1b[2J'>3 April 2021", "the declared encoding '\\x1b[2j' is unknown"),
    ],
)
def test_a_false_charset_is_told(see: See, page: bytes, line: str) -> None:
    """The bytes are read as what they are."""
    seen = see(write("a.html", page))

    assert seen.code == 0
    assert line in seen.told
    assert seen.dates == [["3 April 2021"]]


def test_zeros_hide_no_date(see: See) -> None:
    """Not in a text, and not in a page."""
    seen = see(
        write("a.txt", "\0\0On 3 April 2021\0 and on 5 May 2021\0"),
        write("a.html", "<p>\0On 3 April 2021\0 and on 5 May 2021\0"),
    )

    assert seen.code == 0
    assert seen.dates == [["3 April 2021", "5 May 2021"]] * 2


def test_lone_surrogates_leave_in_no_report(see: See) -> None:
    """They come in by JSON, and by bytes that are no UTF-8."""
    record = r'{"id": "\udfff", "title": "\ud800", "text": "\udc80 31 June 2021 \ud83d"}'
    seen = see(write("a.json", record), write("b.txt", b"\xed\xa0\x80 3 April 2021"))

    assert seen.code in (0, 1)
    assert seen.dates == [["31 June 2021"], ["3 April 2021"]]


# --- what wants to be obeyed ----------------------------------------------------------------


def test_nothing_in_a_page_is_obeyed(see: See) -> None:
    """Titles, labels, surfaces, attributes, classes, JSON-LD: all are printed literally."""
    page = (
        f"<title>{EVIL}</title><h1 class='{EVIL}'>{EVIL}</h1>"
        f"<p>By {EVIL} on 31 June 2021 [/x] :date: {EVIL}</p>"
        f'<p class="{EVIL} published">{EVIL} Published {EVIL}: 31 April 2021 {EVIL}</p>'
        f'<time datetime="2021-04-03{EVIL}">3 A\u202epril 2021 {EVIL}</time>'
        f'<meta property="article:published_time" content="2021-02-30 {EVIL}">'
        f'<script type="application/ld+json">{{"datePublished": "2021-13-01 {EVIL}", "</script>'
        f"<script type='application/ld+json'>{{{EVIL}</script>"
    )
    seen = see(write("a.html", page))

    assert seen.code in (0, 1)
    for output in (seen.text, OUR_COLOURS.sub("", seen.rich)):
        assert "31 June 2021 [/x] :date:" in output


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_nothing_in_a_text_is_obeyed(see: See, name: str) -> None:
    """Lines of text, and every field of a record."""
    text = f"{EVIL}\n\nPublished {EVIL}: 31 June 2021\n\n{EVIL} 3 A\u200bpril 2021 {EVIL}\n"
    fields = ("id", "title", "url", "published", "retrieved", "language", "source")
    record = {"text": text, **dict.fromkeys(fields, f"2021-02-30 {EVIL}")}
    broken = f'{{"{EVIL}": "{EVIL}'.replace("\r", "")
    seen = see(write(name, text if name == "a.txt" else f"{json.dumps(record)}\n{broken}\n"))

    assert seen.code in (0, 1, 3)
    assert "31 June 2021" in seen.told


@pytest.mark.parametrize(
    "name",
    [
        EVIL.replace("/", "").replace("\x00", "") + ".txt",
        "two\nlines\r.txt",
        "-v.txt",
        "--help",
        "--format=json",
        "[red]x[/red].txt",
        "a:date:b.txt",
        "::error::x.txt",
        "%2e%2e.txt",
        "a#1.jsonl",
        " .txt",
        "\u202etxt.exe.txt",
        "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") + ".txt",
        "é" * 120 + ".txt",
    ],
)
def test_any_name_of_a_file_is_a_name(see: See, name: str) -> None:
    """The file is audited under its own name, and the name is shown, not obeyed."""
    write(f"./{name}", '{"text": "Published: 3 April 2021"}' if "jsonl" in name else GOOD)
    Path("folder").mkdir()
    write(f"folder/{name}", '{"text": "3 April 2021"}' if "jsonl" in name else GOOD)
    alone, walked = see(name), see("folder")

    assert alone.code == 0
    assert alone.report["documents"][0]["uri"].startswith(name.rstrip())
    assert alone.dates == [["3 April 2021"]]
    assert alone.report["documents"][0]["published"]["edtf"] == "2021-04-03"
    if name != "--help" and "json" not in name:
        assert walked.dates == [["3 April 2021"]]


def test_a_missing_file_with_any_name_is_told(see: See) -> None:
    """What a person mistyped, or a script made up, is shown and not obeyed."""
    for name in (EVIL.replace("]", ""), "a\nb", "[/x]", ":date:", "\udcff\udc80"):
        seen = see(name)
        assert seen.code == 3
        assert "not read no such file" in seen.told
        code, _, errors = _run("check", "--format", "jsonl", "--", name)
        assert code == 3
        assert errors.count("no such file") == errors.count("\n") == 1
        assert errors.count(": ") == 2 + name.count(": ")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """It can be read, found in a folder, written of, and found again by its bytes."""
    name = b"\xff\xfe\x80 \xed\xa0\x80\n\x1b[2J.txt"
    (tmp_path / os.fsdecode(name)).write_text(GOOD)
    for arguments in ([name], [b"."]):
        done = subprocess.run(  # noqa: S603 - our own interpreter on our own module
            [
                sys.executable,
                "-m",
                "auditor",
                "check",
                "--format",
                "json",
                "--isolated",
                *arguments,
            ],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            timeout=60,
        )
        (document,) = strict(done.stdout.decode("utf-8"))["documents"]

        assert (done.returncode, done.stderr) == (0, b"")
        assert document["published"]["edtf"] == "2021-04-03"
        assert "\ufffd" in document["uri"]


def test_options_that_are_none_are_not_obeyed() -> None:
    """A name that begins with a dash, put in by a pattern of the shell, is taken for an option."""
    options = (f"-{EVIL}", f"--{EVIL}", f"--format={EVIL}", f"--as-of={EVIL}")
    commands = [["check", option] for option in options]
    for arguments in (*commands, [f"-{EVIL}"], [EVIL], ["rules", EVIL], ["explain", EVIL, EVIL]):
        code, output, errors = _run(*arguments)

        assert (code, output) == (2, "")
        assert errors
