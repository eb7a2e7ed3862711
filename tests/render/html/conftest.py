"""Audits of the samples, which have a whole document behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.judge import load_rules
from auditor.model import Audit, Settings
from auditor.pipeline import run
from auditor.when.edtf import parse_date

SAMPLES = Path(__file__).parents[3] / "samples"


def audits_of(*names: str) -> list[Audit]:
    """The audits of samples, by name."""
    settings = Settings(as_of=parse_date("2026-11-24"), as_of_from="option")
    paths = [str(SAMPLES / name) for name in names]
    return list(run(paths, settings, None, judge=True, rules=load_rules()))


@pytest.fixture(scope="session")
def concert() -> Audit:
    """A republished article: two dates of the page, a numeric one, an event, related items."""
    return audits_of("harbour-concert.txt")[0]


@pytest.fixture(scope="session")
def every() -> list[Audit]:
    """All samples."""
    names = sorted(path.name for path in SAMPLES.iterdir() if path.name != "expected.toml")
    return audits_of(*names)
