"""Faults that were found once: each keeps the smallest input that showed it."""

from __future__ import annotations

import pytest

import auditor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sun 20211104", [("Sun 20211104", "2021-11-04")]),
        ("10:15 on 20211104", [("10:15 on 20211104", "2021-11-04")]),
        ("mid-4/2021", [("mid-4/2021", "2021-04")]),
        ("令和令和0年", []),
        ("平成令和3年4月5日", [("令和3年4月5日", "2021-04-05")]),
        ("11 tháng 4 năm 2021令和", [("11 tháng 4 năm 2021", "2021-04-11")]),
        ("Q1 and Q2 2021", [("Q1", "2021-33"), ("Q2 2021", "2021-34")]),
        ("spring and summer 2021", [("spring", "2021-21"), ("summer 2021", "2021-22")]),
    ],
)
def test_dates_in_odd_company(text: str, expected: list[tuple[str, str]]) -> None:
    """Words that stand together where no sentence would have them so."""
    found = [(e.surface, str(e.meaning.candidates[0].date)) for e in auditor.find_dates(text)]

    assert found == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.html", "il y a 2/4/11", ["2/4/11"]),
        ("a.html", "On 3 April 2021<p>x", ["3 April 2021"]),
        ("a.html", "3 April 2021<head", ["3 April 2021"]),
        ("a.html", "<p>3 April 2021</p><body class='x", ["3 April 2021"]),
    ],
)
def test_odd_documents(name: str, text: str, expected: list[str]) -> None:
    """Pages without elements, and text outside of those that there are."""
    (audit,) = auditor.audit(text.encode(), name=name).audits

    assert audit.notices == ()
    assert [claim.surface for claim in audit.timeline.claims] == expected
