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


RSS = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>Mill Lane News</title>\n"
    "<item><title>The weir</title><link>https://example.org/weir</link>"
    "<pubDate>Fri, 03 May 2019 08:00:00 GMT</pubDate></item></channel></rss>\n"
)
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>Mill Lane News</title>\n"
    "<entry><title>The weir</title><id>tag:example.org,2019:weir</id>"
    "<link href='https://example.org/weir'/><published>2019-05-03T08:00:00Z</published>"
    "<updated>2021-04-11T08:00:00Z</updated></entry></feed>\n"
)
LINES = (
    '{"url": "https://example.org/weir", "published": "2019-05-03", "text": "The weir."}\n'
    '{"url": "https://example.org/baths", "published":\n'
)


@pytest.mark.parametrize(("name", "text"), [("feed.rss", RSS), ("feed.atom", ATOM)])
def test_feeds_in_xml(name: str, text: str) -> None:
    """RSS and Atom as well."""
    Path(name).write_text(text)
    code, out, _ = run("check", "weir.txt", "--url", "https://example.org/weir", "--feed", name)

    assert code == 0
    assert "The feed dates the entry 3 May 2019" in " ".join(out.split())


def test_an_entry_that_is_broken_costs_no_other() -> None:
    """It is told, and the exit code says that something was not read."""
    Path("feed.jsonl").write_text(LINES)
    code, out, err = run(
        *("check", "weir.txt", "--url", "https://example.org/weir", "--feed", "feed.jsonl")
    )

    assert code == 3
    assert "MET309" in out
    assert "feed.jsonl:2: record 2" in err


@pytest.mark.parametrize("name", ["weir.txt", "missing.xml"])
def test_what_is_no_feed(name: str) -> None:
    """One line, exit code 2: without it the comparison that was asked for is not made."""
    code, out, err = run("check", "weir.txt", "--feed", name)

    assert (code, out) == (2, "")
    assert "--feed" in err
    assert name in err
