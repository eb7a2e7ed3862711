"""The front door for programs: a few functions, loaded when they are first used."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import auditor
from auditor.model import Settings

TEXT = "Published: 3 May 2021\n\nSome text.\n"


def test_the_public_names() -> None:
    """What is listed is there, and nothing else."""
    assert dir(auditor) == ["__version__", "audit", "audit_many", "find_dates", "load_settings"]
    for name in auditor.__all__:
        assert getattr(auditor, name)
    with pytest.raises(AttributeError, match="nothing_such"):
        auditor.nothing_such  # noqa: B018 - the access is the test


def test_text_bytes_and_paths_are_audited_alike(tmp_path: Path) -> None:
    """A str is text, bytes are a file's, a Path is a file or a folder."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    reports = [auditor.audit(source) for source in (TEXT, TEXT.encode(), path, tmp_path)]

    assert [r.audits[0].timeline.published.edtf for r in reports] == ["2021-05-03"] * 4
    assert len({r.audits[0].timeline for r in reports}) == 1


def test_a_name_tells_the_kind() -> None:
    """The suffix counts as that of a file does."""
    report = auditor.audit("<title>a</title><p>3 May 2021</p>", name="page.html")

    assert report.audits[0].document.media_type == "text/html"
    assert report.audits[0].document.uri == "page.html"


def test_settings_are_kept_in_the_report() -> None:
    """And there is no day but the one that was given."""
    settings = auditor.load_settings(as_of="2026-11-24", day_month="dmy")

    assert auditor.audit(TEXT, settings=settings).settings == settings
    assert auditor.audit(TEXT).settings == Settings()


def test_many_sources_stream() -> None:
    """A source is taken only when its turn has come."""
    taken: list[int] = []

    def sources() -> object:
        for number in range(3):
            taken.append(number)
            yield TEXT

    audits = auditor.audit_many(sources())  # type: ignore[arg-type] # an iterator of texts
    next(iter(audits))

    assert taken == [0]
    assert len(list(audits)) == 2


def test_records_are_sources_too() -> None:
    """A mapping is a record; days may be objects; what is none of these is refused by name."""
    settings = auditor.load_settings(as_of="2026-11-24", fields={"text": "content", "id": "nr"})
    record = {"nr": "a7", "content": TEXT, "published": datetime.date(2021, 5, 3)}
    audits = list(auditor.audit_many([record, record], settings=settings))

    assert [a.document.uri for a in audits] == ["record.json#a7"] * 2
    assert [a.timeline.published.edtf for a in audits] == ["2021-05-03"] * 2
    for bad in (7, None, {"content": b"bytes"}):
        with pytest.raises(TypeError, match=r"not (int|NoneType|bytes)"):
            auditor.audit(bad)  # type: ignore[arg-type] # what a program may hand over by mistake


def test_dates_are_found_in_text_alone() -> None:
    """Without any document."""
    (found,) = auditor.find_dates("It was held on 3 May 2021 at noon.")

    assert found.surface.startswith("3 May 2021")


def test_judging_can_be_left_out() -> None:
    """No finding is there then."""
    assert auditor.audit(TEXT, judge=False).audits[0].findings == ()
