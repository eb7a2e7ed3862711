"""What other programs call; `auditor` itself hands these out lazily.

No clock, no environment, no network: the day (`as_of`) and everything else is in `settings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from os import PathLike, fspath
from typing import Any, Final

from auditor import pipeline, read
from auditor.model import DEFAULT_SETTINGS, Audit, Document, Report, Settings

Source = str | bytes | PathLike[str] | Mapping[str, Any]

TEXT_NAME: Final = "text.txt"
BYTES_NAME: Final = "bytes"
RECORD_NAME: Final = "record.json"


def audit(
    source: Source,
    *,
    settings: Settings = DEFAULT_SETTINGS,
    name: str | None = None,
    judge: bool = True,
) -> Report:
    """Audit one source: a `Path` (file or folder), the bytes of a file, text, or a record.

    A `str` is text, never a path: use `pathlib.Path` for that. `name` is what a text or bytes
    are called in the report; its suffix tells their kind, which is else looked up in them.
    A record is a mapping as a line of JSONL holds one; `fields` of the settings name its fields.
    """
    if isinstance(source, PathLike):
        run = pipeline.run([fspath(source)], settings, judge=judge)
        audits = tuple(run)
        return Report(audits, settings, notices=run.notices, skipped=run.skipped)
    audits = tuple(
        pipeline.audit(document, settings, judge=judge)
        for document in _documents(source, settings, name)
    )
    return Report(audits, settings)


def _documents(
    source: str | bytes | Mapping[str, Any], settings: Settings, name: str | None
) -> Iterable[Document]:
    if isinstance(source, bytes):
        return read.from_bytes(source, settings, name or BYTES_NAME)
    if isinstance(source, str):
        return read.from_text(source, settings, name or TEXT_NAME)
    if isinstance(source, Mapping):
        from json import dumps  # noqa: PLC0415 - start-up: few sources are records

        data = dumps(dict(source), default=_written).encode()
        return read.from_bytes(data, settings, name or RECORD_NAME)
    msg = f"a source is a Path, bytes, text or a mapping, not {type(source).__name__}"
    raise TypeError(msg)


def _written(value: object) -> str:
    """A day or a time of a record as JSON has it."""
    if isinstance(value, date | time):
        return value.isoformat()
    msg = f"a record holds text, numbers, days and times, not {type(value).__name__}"
    raise TypeError(msg)


def audit_many(
    sources: Iterable[Source], *, settings: Settings = DEFAULT_SETTINGS, judge: bool = True
) -> Iterator[Audit]:
    """Audit sources one after the other, each read only when its turn has come."""
    for source in sources:
        yield from audit(source, settings=settings, judge=judge).audits
