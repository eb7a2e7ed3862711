"""What one short run loads: start-up is most of its time, and is kept short by what is left out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Valley News\n\nPosted: 11 April 2021\n\nThe bridge was opened on 8 April by the mayor.\n"
PAGE = (
    "<!doctype html><title>Bridge</title>"
    '<meta property="article:published_time" content="2021-04-11"><p>Opened on 8 April 2021.'
)
RECORD = '{"text": "The bridge was opened on 8 April.", "published": "2021-04-11"}\n'

NEVER = {
    "rich",
    "dateparser",
    "re2",  # a few pages are read sooner without it
    "importlib.metadata",
    "importlib.resources",
    "email",
    "zipfile",
    "pathlib",
    "difflib",
    "fractions",
    "asyncio",
    "signal",
    "tomllib",
    "click.shell_completion",
    "auditor.cli.report_file",
    "auditor.config.assignment",
    "auditor.config.toml_file",
    "auditor.config.toml_lines",
    "auditor.read.exclusion",
    "auditor.path_pattern",
    "auditor.read.listing",
    "auditor.render.settings_table",
    "multiprocessing",
    "auditor.testing",
    "auditor.library",
    "auditor.render.console",
    "auditor.render.text",
    "auditor.find.long_tail",
    "auditor.find.lexicon_build",
}
PAGES_ONLY = {
    "html.entities",
    "auditor.extract.html_page",
    "auditor.extract.html_meta",
    "auditor.extract.json_ld",
    "auditor.extract.microdata",
    "auditor.extract.zones",
    "auditor.syntax.flow",
    "auditor.syntax.html",
    "auditor.syntax.tokens",
}
RECORDS_ONLY = {"auditor.extract.record_field", "auditor.read.record", "auditor.read.records"}
MACHINE_ONLY = {
    "urllib.parse",
    "auditor.extract.http_header",
    "auditor.extract.machine_claim",
    "auditor.extract.url_path",
    "auditor.find.machine",
    "auditor.syntax.json_places",
}

RUN = """\
import sys
before = set(sys.modules)
from auditor.cli import app
app(sys.argv[1:], standalone_mode=False)
print(*(set(sys.modules) - before), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("name", "content", "absent"),
    [
        ("note.txt", TEXT, NEVER | PAGES_ONLY | RECORDS_ONLY | MACHINE_ONLY),
        ("page.html", PAGE, NEVER | RECORDS_ONLY),
        ("records.jsonl", RECORD, NEVER | PAGES_ONLY),
    ],
)
def test_a_short_run_loads_what_its_document_needs(
    name: str, content: str, absent: set[str], tmp_path: Path
) -> None:
    """Text needs nothing of pages and records, and nobody needs rich or dateparser for JSON."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    command = ("check", name, "--format", "json", "--as-of", "2026-11-24")

    done = subprocess.run(  # noqa: S603 - our own interpreter on our own text
        [sys.executable, "-c", RUN, *command],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )

    loaded = set(done.stderr.split())
    assert {"auditor.pipeline", "auditor_rules"} <= loaded
    assert not loaded & absent


@pytest.mark.parametrize(
    ("name", "text", "read"),
    [
        ("pyproject.toml", '[project]\nname = "auditor"\n[tool.other]\na = 1\n', False),
        ("pyproject.toml", '[tool.auditor]\npersona = "ci"\n', True),
        ("auditor.toml", 'persona = "ci"\n', True),
    ],
)
def test_toml_is_parsed_only_where_there_are_settings(
    name: str, text: str, tmp_path: Path, *, read: bool
) -> None:
    """A pyproject.toml of somebody else costs a look at its bytes."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own text
        [sys.executable, "-c", RUN, "check", "note.txt", "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )

    assert ("tomllib" in done.stderr.split()) is read
