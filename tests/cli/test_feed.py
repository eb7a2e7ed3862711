"""`--feed`: the entry of a page, beside the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli import app

PAGE = "Weir rebuilt\n\nPublished: 11 April 2021\n\nThe weir was rebuilt in stone.\n"
FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Mill Lane News", "items": [\n'
    '{"id": "1", "url": "https://example.org/weir", "title": "The weir is rebuilt in stone",\n'
    ' "date_published": "2019-05-03T08:00:00Z", "date_modified": "2019-06-07T08:00:00Z",\n'
    ' "content_text": "The weir was rebuilt in stone."},\n'
    '{"id": "2", "url": "https://example.org/baths", "title": "Swimming baths opened",\n'
    ' "date_published": "2018-05-03T08:00:00Z", "content_text": "The baths were opened."}]}\n'
)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page and a feed."""
    monkeypatch.chdir(tmp_path)
    Path("weir.txt").write_text(PAGE)
    Path("feed.json").write_text(FEED)


def run(*args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr."""
    result = CliRunner().invoke(app, args, prog_name="auditor")
    return result.exit_code, result.stdout, result.stderr


def test_the_entry_is_found_by_the_address() -> None:
    """Its dates become claims, with their lines in the feed; they are not the document's."""
    _, out, _ = run(
        *("check", "weir.txt", "--url", "https://example.org/weir", "--feed", "feed.json"),
        *("--format", "json"),
    )
    document = json.loads(out)["documents"][0]
    fed = [c for c in document["claims"] if c["channel"] == "feed"]

    assert [(c["role"], c["surface"][:10]) for c in fed] == [
        ("published", "2019-05-03"),
        ("modified", "2019-06-07"),
    ]
    assert {(c["location"]["part"], c["location"]["line"]) for c in fed} == {("feed", 3)}
    assert all(c["owner"] == {"kind": "other", "key": "feed"} for c in fed)
    assert [f["code"] for f in document["findings"]] == ["MET309"]
    assert document["published"]["edtf"] == "2021-04-11"


def test_a_feed_moves_no_verdict() -> None:
    """What lies beside the document says nothing of its capture, either."""
    plain = json.loads(run("check", "weir.txt", "--format", "json")[1])["documents"][0]
    fed = json.loads(
        run(
            *("check", "weir.txt", "--url", "https://example.org/weir"),
            *("--feed", "feed.json", "--format", "json"),
        )[1]
    )["documents"][0]

    for verdict in ("published", "modified", "captured"):
        assert fed[verdict] == plain[verdict]


def test_a_page_that_the_feed_does_not_have() -> None:
    """Gets no claims of others."""
    _, out, _ = run(
        *("dates", "weir.txt", "--url", "https://example.org/mill"),
        *("--feed", "feed.json", "--format", "json"),
    )

    assert '"feed"' not in out


@pytest.mark.parametrize("name", ["weir.txt", "missing.xml"])
def test_what_is_no_feed(name: str) -> None:
    """One line, exit code 2: without it the comparison that was asked for is not made."""
    code, out, err = run("check", "weir.txt", "--feed", name)

    assert (code, out) == (2, "")
    assert "--feed" in err
    assert name in err
