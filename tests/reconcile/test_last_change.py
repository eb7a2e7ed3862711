"""When a document was last changed, by its own statements."""

from __future__ import annotations

import json
from typing import Any

import pytest

import auditor
from auditor.model import Verdict

ARTICLE = "<h1>Bridge opened to walkers</h1><p>The new bridge has been opened by the mayor.</p>"


def modified(source: str, name: str = "x.html", **options: Any) -> Verdict:  # noqa: ANN401 - keywords of load_settings
    """The verdict on the modification of a document."""
    settings = auditor.load_settings(as_of="2026-11-24", **options)
    return (
        auditor.audit(source, settings=settings, name=name, judge=False).audits[0].timeline.modified
    )


def page(head: str = "", body: str = "") -> str:
    """A page with something in its head, and something behind its article."""
    return f"<html><head>{head}</head><body><article>{ARTICLE}{body}</article></body></html>"


def meta(day: str) -> str:
    """The meta element that says when the article was modified."""
    return f'<meta property="article:modified_time" content="{day}">'


def test_the_page_outweighs_its_scripts() -> None:
    """The state of a page holds times of its parts as well."""
    script = '<script>window.updated_at = "2021-09-30T08:00:00Z";</script>'

    found = modified(page(f"{meta('2021-05-03')}{script}"))
    assert found.edtf == "2021-05-03"
    assert found.confidence is not None
    assert found.confidence >= 0.95

    found = modified(page(script))
    assert found.edtf == "2021-09-30"
    assert found.confidence == 0.8
    assert found.because[0].kind == "modified-aside"


def test_a_day_outweighs_a_month_and_a_year() -> None:
    """The year of an edition is none of a change, and a month is no later than its days."""
    edition = "<p>Updated 2022</p>"
    month = "<p>Last updated: May 2021</p>"

    assert modified(page(meta("2021-05-03"), edition)).edtf == "2021-05-03"
    assert modified(page(meta("2021-05-03"), month)).edtf == "2021-05-03"
    assert modified(page("", month)).edtf == "2021-05"


def test_a_later_label_is_a_later_change() -> None:
    """Fields are often those of the first version."""
    found = modified(page(meta("2021-05-03"), "<p>Updated: 9 August 2021</p>"))

    assert found.edtf == "2021-08-09"
    assert [a.edtf for a in found.alternatives] == ["2021-05-03"]


@pytest.mark.parametrize(
    "label", ["Updated 11:22 PM EST, November 29, 2016", "Updated Nov 29, 2016, 11:22 PM"]
)
def test_the_day_is_that_of_the_page_clock(label: str) -> None:
    """A stamp in UTC is of the next day when the page says half past eleven at night."""
    found = modified(page(meta("2016-11-30T04:22:24Z"), f"<p>{label}</p>"))

    assert found.edtf == "2016-11-29"


def test_another_minute_is_another_change() -> None:
    """Half an hour later the article was changed again."""
    label = "<p>Updated 10:51 PM EST, November 29, 2016</p>"

    assert modified(page(meta("2016-11-30T04:22:24Z"), label)).edtf == "2016-11-30"


def record(**headers: str) -> str:
    """A record of a crawl with these headers."""
    return json.dumps({"id": "a", "html": page(), "headers": headers}) + "\n"


def test_what_a_server_makes_on_demand_was_not_changed_then() -> None:
    """Last-Modified that equals Date is the moment of the answer."""
    date = "Sun, 11 Apr 2021 10:15:07 GMT"
    old = "Thu, 01 Apr 2021 06:00:00 GMT"

    assert modified(record(**{"Date": date, "Last-Modified": date}), "x.jsonl").edtf is None
    found = modified(record(**{"Date": date, "Last-Modified": old}), "x.jsonl")
    assert found.edtf == "2021-04-01"
    assert found.confidence == 0.8
