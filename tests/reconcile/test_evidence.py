"""The closed list of evidence and its weights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor import reconcile
from auditor.reconcile.evidence import KINDS, weights
from auditor.testing.evidence import evidence_page, main

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
WEIGHTS: dict[str, dict[str, Any]] = json.loads(
    Path(reconcile.__file__).with_name("weights.json").read_text(encoding="utf-8")
)["weights"]


def test_every_weight_is_of_a_documented_kind() -> None:
    """`none` is the reference that all others are measured against."""
    assert set(WEIGHTS) - {"none"} <= set(KINDS)
    assert set(weights()) == set(WEIGHTS)


@pytest.mark.parametrize("kind", WEIGHTS)
def test_every_weight_names_its_source(kind: str) -> None:
    """No figure is just there."""
    assert len(WEIGHTS[kind]["source"]) > 10
    assert isinstance(WEIGHTS[kind]["weight"], float)


def test_the_page_is_current() -> None:
    """Regenerate it with `python -m auditor.testing.evidence docs/evidence.md`."""
    assert (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8") == evidence_page()


def test_the_page_is_written(tmp_path: Path) -> None:
    """And a wrong call is told how."""
    assert main([str(tmp_path / "a.md")]) == 0
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == evidence_page()
    assert main([]) == 2


@pytest.mark.parametrize("name", sorted(p.name for p in GOLDEN.glob("*.json")))
def test_reports_use_documented_evidence(name: str) -> None:
    """`because[].evidence` is a contract."""
    report = json.loads((GOLDEN / name).read_text(encoding="utf-8"))
    used = {
        reason["evidence"]
        for document in report["documents"]
        for verdict in ("published", "modified", "captured")
        for reason in document[verdict]["because"]
    }

    assert used <= set(KINDS)
