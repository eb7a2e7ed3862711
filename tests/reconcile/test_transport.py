# ruff: noqa: D103 - the name of a test is its sentence
"""The Date of a mail beside the servers that received it."""

import pytest

from auditor.config import load_settings
from auditor.model import Timeline
from auditor.pipeline import audit
from auditor.read import from_bytes

SETTINGS = load_settings(as_of="2026-11-24")
WAY = (
    "Received: from b by c; Mon, 3 May 2021 10:00:09 +0200\n"
    "Received: from a by b; Mon, 3 May 2021 08:00:05 +0000\n"
)


def timeline(head: str, body: str = "hello") -> Timeline:
    (document,) = from_bytes(f"{head}\n{body}\n".encode(), SETTINGS, "a.eml")
    return audit(document, SETTINGS, judge=False).timeline


def kinds(found: Timeline) -> list[str]:
    return [e.kind for e in found.published.because]


@pytest.mark.parametrize(
    ("date", "edtf", "kind"),
    [
        ("Mon, 3 May 2021 10:00:00 +0200", "2021-05-03", "received-then"),
        ("Sun, 2 May 2021 22:00:00 -1000", "2021-05-02", "received-then"),
        ("Sun, 2 May 2021 12:00:00 +0200", "2021-05-02", "received-then"),
        ("Tue, 4 May 2021 09:00:00 +0200", "2021-05-04", "received-then"),
        ("Mon, 3 May 2021", "2021-05-03", "received-then"),
        ("Fri, 30 Apr 2021 10:00:00 +0200", "2021-04-30", None),
        ("Sat, 3 Apr 2021 10:00:00 +0200", "[..2021-05-03]", "received-long-after"),
        ("Sat, 8 May 2021 10:00:00 +0200", "[..2021-05-03]", "received-before"),
    ],
)
def test_the_date_beside_the_way(date: str, edtf: str, kind: str | None) -> None:
    found = timeline(f"{WAY}Date: {date}\n")

    assert found.published.edtf == edtf
    if kind is not None:
        assert kind in kinds(found)
    later = max(edtf.strip("[.]"), "2021-05-03")
    assert found.captured.edtf == f"[{later}..]"


def test_a_late_arrival_makes_the_date_less_sure() -> None:
    prompt = timeline(f"{WAY}Date: Mon, 3 May 2021 10:00:00 +0200\n").published
    late = timeline(f"{WAY}Date: Sat, 1 May 2021 10:00:00 +0200\n").published

    assert (late.confidence or 0) < (prompt.confidence or 0)


@pytest.mark.parametrize("date", ["", "Date: Thu, 32 Foo 2021\n", "Date: soon\n"])
def test_without_a_date_the_way_bounds_the_sending(date: str) -> None:
    found = timeline(WAY + date).published

    assert (found.state, found.edtf) == ("bounds", "[..2021-05-03]")
    assert found.because[0].text == (
        "line 1, Received: a server had it on 3 May 2021, so it was sent by then"
    )


def test_two_dates_are_rivals() -> None:
    found = timeline(
        "Date: Mon, 3 May 2021 10:00:00 +0200\nDate: Fri, 7 May 2021 10:00:00 +0200\n"
    ).published

    assert (found.state, found.edtf) == ("undecided", "[2021-05-03,2021-05-07]")


def test_a_date_in_the_text_adds_nothing_to_the_header() -> None:
    head = f"{WAY}Date: Sat, 3 Apr 2021 10:00:00 +0200\n"

    assert timeline(head, "The tender ends on 3 April 2021.").published.edtf == "[..2021-05-03]"
