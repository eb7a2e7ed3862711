"""PROV: the reference reader takes it, and prints what we print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from prov.model import ProvDocument

from auditor.judge import load_rules
from auditor.model import Audit, Settings
from auditor.pipeline import run
from auditor.render import prov
from auditor.when.edtf import parse_date

SAMPLES = Path(__file__).parents[2] / "samples"
MADE = prov.Made("0.1.0", "5" * 64, 'Jane "J" \\ Doe', "2026-11-24T10:00:00+00:00")


@pytest.fixture(scope="module")
def audits() -> list[Audit]:
    """All samples."""
    settings = Settings(as_of=parse_date("2026-11-24"), as_of_from="option")
    paths = [str(path) for path in sorted(SAMPLES.iterdir()) if path.name != "expected.toml"]
    return list(run(paths, settings, None, judge=True, rules=load_rules()))


def lines(text: str) -> list[str]:
    """The statements, in an order of their own."""
    return sorted(line.strip() for line in text.splitlines() if line.strip())


def test_the_reference_reader_prints_what_we_print(audits: list[Audit]) -> None:
    """PROV-JSON read back and written as PROV-N is our PROV-N."""
    found = prov.statements(audits, MADE)
    document = ProvDocument.deserialize(content=prov.prov_json(found), format="json")
    assert lines(document.get_provn()) == lines(prov.prov_n(found))


def test_verdicts_derive_from_their_claims(fair: Audit) -> None:
    """Published 11 April 2021 rests on its own claim, and on the event that settled it."""
    found = prov.statements([fair], MADE)
    value = json.loads(prov.prov_json(found))
    (verdict,) = (name for name in value["entity"] if name.endswith("-published"))
    sources = {
        one["prov:usedEntity"].rpartition("-")[2]
        for one in value["wasDerivedFrom"].values()
        if one["prov:generatedEntity"] == verdict
    }
    assert sources == {"c2", "c3"}
    assert value["entity"][verdict]["auditor:edtf"] == "2021-04-11"


def test_no_text_of_a_document_is_an_identifier(fair: Audit) -> None:
    """Whatever a file is called."""
    audit = evolve(fair, document=evolve(fair.document, uri='a b"<>\n\u202e::error::\ud800.txt'))
    found = prov.statements([audit], MADE)
    for statement in found:
        assert statement.id.replace("-", "").replace(".", "").isalnum() or not statement.id
    text = prov.prov_json(found)
    assert "::" not in text
    assert "\u202e" not in text
    ProvDocument.deserialize(content=text, format="json")
    assert prov.prov_n(found).replace("\n", "").isprintable()


def test_without_time_and_operator(fair: Audit) -> None:
    """What must be the same every time holds neither."""
    found = prov.statements([fair], prov.Made("0.1.0", "5" * 64))
    text = prov.prov_n(found)
    assert "activity(auditor:extraction-" in text
    assert "Time" not in prov.prov_json(found)
    assert "prov:Person" not in text
