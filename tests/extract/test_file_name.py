"""Dates in the names of files: where they stand, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor import pipeline, read
from auditor.extract.file_name import file_name_claims
from auditor.model import DEFAULT_SETTINGS, Channel, Role


@pytest.mark.parametrize(
    ("name", "surfaces"),
    [
        ("2021-04-11-weir.txt", ["2021-04-11"]),
        ("notices/weir_20210411.html", ["20210411"]),
        ("C:\\notices\\2021.04.11.txt", ["2021.04.11"]),
        ("2021_04_11 to 2021_04_12.eml", ["2021_04_11", "2021_04_12"]),
        ("2021-04-11/weir.txt", []),
        ("weir-2021-02-30.txt", []),
        ("03-04-2021.txt", []),
        ("img_202104111530.jpg.html", []),
        ("v1.2021.04.11.txt", []),
        ("2021-04.11.txt", []),
        ("box-2021-04-11.mbox#3", []),
        ("2021-04-11" * 100, []),
        ("", []),
    ],
)
def test_dates_in_names(name: str, surfaces: list[str]) -> None:
    """Year first only: nobody can tell the order of other dates in a name."""
    claims = file_name_claims(name)

    assert [claim.surface for claim in claims] == surfaces
    for claim in claims:
        assert name[claim.location.start : claim.location.end] == claim.surface
        assert (claim.channel, claim.role) == (Channel.FILE, Role.NONE)


@given(st.text(max_size=300))
def test_any_name(name: str) -> None:
    """No name stops the audit, and places lie inside it."""
    for claim in file_name_claims(name):
        assert name[claim.location.start : claim.location.end] == claim.surface


def test_the_name_of_a_file_of_records_is_none_of_the_records() -> None:
    """It is that of the export."""
    text = '{"id": "a", "text": "Weir rebuilt in stone below the mill."}\n'
    document = next(iter(read.from_text(text, DEFAULT_SETTINGS, "2021-04-11.jsonl")))

    assert pipeline.audit(document, DEFAULT_SETTINGS).timeline.claims == ()


def test_the_name_says_nothing_of_the_publication() -> None:
    """It is a claim without a role, the last of the document."""
    text = "Weir rebuilt\n\nPublished: 3 May 2021\n\nThe weir was rebuilt in stone.\n"
    document = next(iter(read.from_text(text, DEFAULT_SETTINGS, "2019-04-11-weir.txt")))
    timeline = pipeline.audit(document, DEFAULT_SETTINGS).timeline

    assert timeline.published.edtf == "2021-05-03"
    assert timeline.claims[-1].surface == "2019-04-11"
