"""The samples: what is wrong with each is found, and nothing else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import auditor
from auditor.model import Audit, Severity

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (SAMPLES / "expected.toml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def audits() -> dict[str, Audit]:
    """The audit of every sample by its name."""
    settings = auditor.load_settings(as_of="2026-11-24")
    report = auditor.audit_many([SAMPLES], settings=settings)
    return {audit.document.uri.rpartition("samples/")[2]: audit for audit in report}


def test_every_sample_is_expected(audits: dict[str, Audit]) -> None:
    """A sample that nobody described would be checked by nobody."""
    assert set(audits) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_has_its_findings_and_no_others(name: str, audits: dict[str, Audit]) -> None:
    """At warning or above the list is complete; below, what is listed is there."""
    found = {
        f.code: f.severity
        for f in audits[name].findings
        if f.subsumed_by is None and not f.suppressed
    }
    serious = {code for code, severity in found.items() if severity.rank >= Severity.WARNING.rank}

    assert serious == set(EXPECTED[name]["findings"])
    assert set(EXPECTED[name].get("info", ())) <= set(found) - serious


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("verdict", ["published", "modified", "captured"])
def test_a_sample_has_its_verdicts(name: str, verdict: str, audits: dict[str, Audit]) -> None:
    """An empty text stands for nothing that could be said."""
    wanted = EXPECTED[name].get(verdict)
    if wanted is not None:
        assert (getattr(audits[name].timeline, verdict).edtf or "") == wanted
