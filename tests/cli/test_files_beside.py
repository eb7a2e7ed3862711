"""`--sitemap` and `--copies`: what a site and an archive say of a page, beside the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from auditor.cli import app

URL = "https://weir.example/2021/05/03/fish-pass"
PAGE = (
    "<!doctype html><html><head><title>The fish pass is open</title>"
    f'<link rel="canonical" href="{URL}">'
    '<meta property="article:published_time" content="2021-05-03T10:30:00+01:00">'
    "</head><body><article><h1>The fish pass is open</h1>"
    "<p class=byline>By Ada Holm, 3 May 2021</p>"
    "<p>Salmon were counted from the first hour on.</p></article></body></html>\n"
)
SITEMAP = (
    '<?xml version="1.0"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    "<url><loc>https://weir.example/about</loc><lastmod>2020-01-01</lastmod></url>\n"
    f"<url><loc>{URL}</loc>\n<lastmod>2023-02-07</lastmod></url>\n</urlset>\n"
)
TIMEMAP = (
    f'<{URL}>; rel="original",\n'
    '<https://archive.example/timemap/x>; rel="self"; type="application/link-format";\n'
    ' from="Sun, 12 May 2019 08:30:00 GMT"; until="Sat, 07 Jan 2023 10:00:00 GMT",\n'
    f'<https://archive.example/20190512083000/{URL}>; rel="first memento";\n'
    ' datetime="Sun, 12 May 2019 08:30:00 GMT",\n'
    f'<https://archive.example/20230107100000/{URL}>; rel="last memento";\n'
    ' datetime="Sat, 07 Jan 2023 10:00:00 GMT"\n'
)
TABLE = (
    "url,retrieved\n"
    "https://weir.example/about,2018-01-01\n"
    f"{URL},2023-01-07\n"
    f"{URL},2019-05-12T08:30:00Z\n"
)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, a sitemap, and the copies of an archive in both forms."""
    monkeypatch.chdir(tmp_path)
    Path("pass.html").write_text(PAGE)
    Path("sitemap.xml").write_text(SITEMAP)
    Path("timemap.link").write_text(TIMEMAP)
    Path("copies.csv").write_text(TABLE)


def run(*args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    result = CliRunner().invoke(app, args, prog_name="auditor")
    return result.exit_code, result.stdout, result.stderr


def checked(*args: str) -> dict[str, Any]:
    """The report on the page."""
    _, out, _ = run("check", "pass.html", *args, "--format", "json", "--as-of", "2026-11-24")
    document: dict[str, Any] = json.loads(out)["documents"][0]
    return document


def test_a_sitemap_far_ahead() -> None:
    """Its entry is found by the address of the page, with its line in the sitemap."""
    document = checked("--sitemap", "sitemap.xml")
    beside = [c for c in document["claims"] if c["owner"]["key"] == "sitemap"]

    assert [f["code"] for f in document["findings"]] == ["MET308"]
    assert [(c["role"], c["surface"]) for c in beside] == [("modified", "2023-02-07")]
    assert (beside[0]["location"]["part"], beside[0]["location"]["line"]) == ("sitemap", 5)


@pytest.mark.parametrize("name", ["timemap.link", "copies.csv"])
def test_a_copy_from_before(name: str) -> None:
    """A TimeMap and a table say the same; the page has a copy of two years before."""
    document = checked("--copies", name)
    findings = [f for f in document["findings"] if f["code"] == "PRV602"]
    places = {c["location"]["part"] for c in document["claims"] if c["owner"]["key"] == "copies"}

    assert len(findings) == 1
    assert "12 May 2019" in findings[0]["message"]
    assert places == {"copies"}


@pytest.mark.parametrize("more", [("--sitemap", "sitemap.xml"), ("--copies", "copies.csv")])
def test_what_lies_beside_moves_no_verdict(more: tuple[str, str]) -> None:
    """The verdicts are those of the page alone."""
    plain, beside = checked(), checked(*more)

    for verdict in ("published", "modified", "captured"):
        assert plain[verdict]["edtf"] == beside[verdict]["edtf"]
        assert plain[verdict]["confidence"] == beside[verdict]["confidence"]


def test_another_page() -> None:
    """A page that is in none of the files has nothing beside it."""
    Path("pass.html").write_text(PAGE.replace("fish-pass", "eel-pass"))
    document = checked("--sitemap", "sitemap.xml", "--copies", "copies.csv")

    assert {c["owner"]["key"] for c in document["claims"]}.isdisjoint({"sitemap", "copies"})


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--sitemap", "no sitemap, or no entry has a date"),
        ("--copies", "neither a TimeMap nor a table with the columns url and retrieved"),
    ],
)
def test_a_file_that_is_something_else(option: str, said: str) -> None:
    """Exit code 2, with the option and what it takes."""
    Path("note.txt").write_text("Nothing of the kind.\n")
    code, _, err = run("check", "pass.html", option, "note.txt")

    assert code == 2
    assert option in err
    assert said in " ".join(err.split())
