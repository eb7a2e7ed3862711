"""Golden reports over the samples: a change of what people see is reviewed as a diff.

Run this file to write them anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.cli.app import app

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = sorted(p.name for p in (ROOT / "samples").iterdir() if p.suffix != ".toml")
FORMATS = {"txt": "text", "json": "json"}


def report(sample: str, suffix: str, monkeypatch: pytest.MonkeyPatch | None = None) -> str:
    """What `check` prints on a sample, seen from the root of the project."""
    if monkeypatch is not None:
        monkeypatch.chdir(ROOT)
    call = ["check", f"samples/{sample}", "--format", FORMATS[suffix], "--as-of", "2026-11-24"]
    if suffix == "txt":
        call.append("--verbose")
    result = CliRunner().invoke(app, call, catch_exceptions=False)
    if suffix == "json":
        return json.dumps(json.loads(result.stdout), indent=1, ensure_ascii=False) + "\n"
    return result.stdout


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_gives_its_golden_report(
    sample: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Word for word."""
    golden = (GOLDEN / f"{sample}.{suffix}").read_text(encoding="utf-8")

    assert report(sample, suffix, monkeypatch) == golden


def write() -> None:
    """Write all golden reports; call it from the root of the project."""
    GOLDEN.mkdir(exist_ok=True)
    for sample in SAMPLES:
        for suffix in FORMATS:
            path = GOLDEN / f"{sample}.{suffix}"
            path.write_text(report(sample, suffix), encoding="utf-8")


if __name__ == "__main__":
    write()
