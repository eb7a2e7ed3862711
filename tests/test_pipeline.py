"""The hops in their order; whatever one of them raises costs one document only."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor import pipeline, read
from auditor.errors import SettingsError, UsageError
from auditor.extract import extract
from auditor.model import Document, Extraction, Part, Settings

SETTINGS = Settings()


def document(text: str, uri: str = "a.txt") -> Document:
    """A plain text."""
    return Document(uri, "text/plain", "0" * 64, len(text), "utf-8", (Part("body", text),))


def test_a_document_goes_through_all_hops() -> None:
    """A dated text has a verdict, and its claim is where the date stands."""
    audit = pipeline.audit(document("Published: 3 May 2021\n\nSome text.\n"), SETTINGS)

    assert audit.timeline.published.edtf == "2021-05-03"
    assert [claim.surface for claim in audit.timeline.claims] == ["3 May 2021"]
    assert not audit.incomplete


def test_without_judging_there_are_no_findings() -> None:
    """Claims and verdicts are the same, and no rule runs."""
    text = document("Published: 3 May 2021\nUpdated: 1 May 2021\n")
    judged, told = (
        pipeline.audit(text, SETTINGS),
        pipeline.audit(text, SETTINGS, judge=False),
    )

    assert judged.timeline == told.timeline
    assert told.findings == ()
    assert pipeline.audit(text, SETTINGS, rules=()).findings == ()


@pytest.mark.parametrize("hop", ["extract", "resolve", "reconcile", "judge_timeline"])
def test_an_internal_error_is_a_notice(hop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the document and the place of the error, and makes the audit incomplete."""

    def broken(*_: object) -> Extraction:
        raise KeyError("\x1b[2J")  # noqa: EM101 - what a hop would raise

    monkeypatch.setattr(pipeline, hop, broken)
    audit = pipeline.audit(document("3 May 2021"), SETTINGS)
    (notice,) = audit.notices

    assert audit.incomplete
    assert (notice.level, notice.code, notice.uri) == ("error", "reader-failed", "a.txt")
    assert notice.text.startswith("a.txt: not audited, because of an error of auditor in auditor.")
    assert "KeyError" in notice.text
    assert notice.text.endswith("please report it")


def test_a_wrong_setting_is_no_internal_error() -> None:
    """It concerns the user, and the run stops."""
    with pytest.raises(SettingsError, match="NOP999"):
        pipeline.audit(document("3 May 2021"), Settings(select=("NOP999",)))


def test_a_run_goes_on_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One document of three fails; the other two are audited, in order."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Published: 3 May 2021, {name}", encoding="utf-8")
    whole = extract

    def picky(source: Document, settings: Settings) -> Extraction:
        if source.uri.endswith("b.txt"):
            raise RecursionError
        return whole(source, settings)

    monkeypatch.setattr(pipeline, "extract", picky)
    audits = list(pipeline.run([str(tmp_path)], SETTINGS))

    assert [audit.document.uri[-5:] for audit in audits] == ["a.txt", "b.txt", "c.txt"]
    assert [audit.incomplete for audit in audits] == [False, True, False]


def test_a_reader_that_fails_costs_its_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The notice is on the run, as there is no document to put it on."""
    (tmp_path / "a.txt").write_text("3 May 2021", encoding="utf-8")

    def broken(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(read, "documents", broken)
    run = pipeline.run([str(tmp_path / "a.txt")], SETTINGS)

    assert list(run) == []
    assert [notice.code for notice in run.notices] == ["reader-failed"]


def test_a_run_counts_what_it_passes_over(tmp_path: Path) -> None:
    """Kinds of files that are not read are told."""
    (tmp_path / "a.txt").write_text("3 May 2021", encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    run = pipeline.run([str(tmp_path)], SETTINGS)

    assert len(list(run)) == 1
    assert run.skipped == {"png": 1}
    assert run.notices == ()


def test_a_folder_without_documents_is_a_usage_error(tmp_path: Path) -> None:
    """There is nothing to say about nothing."""
    with pytest.raises(UsageError):
        pipeline.run([str(tmp_path)], SETTINGS)
